"""`[complaints.entitlement]` and `complaints.coding`: who may complain, and by which classification complaints are coded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from crmcore.complaints.papers.coding import CodeTable
from crmcore.complaints.papers.entitlement import Capacity, EntitlementRules, Needed
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader
from crmcore.rulebook.classes import CLASS_TABLES, class_table

# The capacities in which somebody can be entitled to complain.
ENTITLED: Final = tuple(one.value for one in Capacity if one is not Capacity.NO_STANDING)


def entitlement(table: object, reader: Reader, path: str) -> EntitlementRules | None:
    """Read who may complain; None when it has faults, which are then on the reader's list."""

    def needs(raw: object, where: str) -> Mapping[Capacity, Needed | None]:
        return {
            Capacity(word): reader.read(Needed, one, at(where, word), must=("papers",))
            for word, one in reader.table(raw, where).items()
            if reader.known("unknown_choice", word, ENTITLED, at(where, word))
        }

    return reader.read(EntitlementRules, table, path, parts={"needs": needs}, must=("in_person",))


def coding(id: str, reader: Reader, path: str) -> CodeTable | None:
    """Return the classification with an id; None if there is none, which is then a fault."""
    return class_table(id) if reader.known("unknown_choice", id, CLASS_TABLES, path) else None
