"""The command `crmcore`, an extra: `pip install '.[cli]'`.

Reading order: `app` (the sub-commands) → `check`, `explain`, `clauses`, `report`, `demo`, `days` (one file each) → `terminal` (what they have in
common) → `positions` (line and column of a key path) → `traceability` and `citations` (how far each clause is carried out, and who cites it).
"""

from __future__ import annotations

import sys

from crmcore.errors import MissingExtra

__all__ = ["main"]


def main() -> None:
    """Run the command; without its extra, write which one to install, and exit with code 2."""
    try:
        from crmcore.cli.app import app

        app(prog_name="crmcore")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "crmcore":
            raise
        sys.stderr.write(f"{MissingExtra('crmcore', 'cli')}\n")
        sys.exit(2)
