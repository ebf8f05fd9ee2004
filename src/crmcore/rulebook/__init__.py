"""One firm's rules as TOML that reads like the paper it comes from: loaded whole or not at all, with every fault at its key path.

Reading order: `data/default.toml` (the rulebook itself) → `values` (the closed grammar) → `sections` (one file a section: its tables, and how they
become rules) → `shape` (how a table is read, and its faults found) → `load` (all sections) → `edition`, `rulebook` (what you use) → `check` (what is
sound, but a reader should know) → `provisions` (clauses and readings of ours) → `classes` (published classifications) → `regimes` (deadline regimes,
and a firm's own values in them) → `files`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.rulebook.check import check_edition as check_edition
    from crmcore.rulebook.classes import CLASS_TABLES as CLASS_TABLES
    from crmcore.rulebook.classes import class_table as class_table
    from crmcore.rulebook.classes import parse_classes as parse_classes
    from crmcore.rulebook.edition import Edition as Edition
    from crmcore.rulebook.load import load_lifecycles as load_lifecycles
    from crmcore.rulebook.provisions import Provision as Provision
    from crmcore.rulebook.regimes import Regimes as Regimes
    from crmcore.rulebook.rulebook import Rulebook as Rulebook
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "CLASS_TABLES": "crmcore.rulebook.classes",
            "Edition": "crmcore.rulebook.edition",
            "Provision": "crmcore.rulebook.provisions",
            "Regimes": "crmcore.rulebook.regimes",
            "Rulebook": "crmcore.rulebook.rulebook",
            "check_edition": "crmcore.rulebook.check",
            "class_table": "crmcore.rulebook.classes",
            "load_lifecycles": "crmcore.rulebook.load",
            "parse_classes": "crmcore.rulebook.classes",
        },
    )

__all__ = [
    "CLASS_TABLES",
    "Edition",
    "Provision",
    "Regimes",
    "Rulebook",
    "check_edition",
    "class_table",
    "load_lifecycles",
    "parse_classes",
]
