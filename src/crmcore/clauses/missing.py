"""What crmcore does not do yet, of clauses that it has begun: kept by hand, read by everyone who asks how far a clause is.

A clause that is cited and tested counts as implemented unless it has a row here; so a row goes when the last part of its clause is built.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MISSING: Final[Mapping[str, str]] = MappingProxyType({})
