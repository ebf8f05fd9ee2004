"""The keys of rulebooks that were renamed, the oldest first. A row stays for good; see `crmcore.reading.renames`."""

from __future__ import annotations

from typing import Final

from crmcore.reading.renames import Rename

RENAMES: Final[tuple[Rename, ...]] = ()
