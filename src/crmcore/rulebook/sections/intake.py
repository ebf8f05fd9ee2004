"""`[complaints.entitlement]` and `complaints.coding`: who may complain, and by which classification complaints are coded."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from crmcore.complaints.papers.coding import CodeTable
from crmcore.complaints.papers.entitlement import Capacity, EntitlementRules, Needed, Paper
from crmcore.reading.shape import Reader, at
from crmcore.rulebook.classes import CLASS_TABLES, class_table


@attrs.frozen(kw_only=True)
class NeedsTable:
    """A table `[complaints.entitlement.needs]` of one capacity: the papers that must be on record, and the paragraph that asks for them."""

    papers: tuple[Paper, ...]
    source: str | None = None
    ours: str | None = None


@attrs.frozen(kw_only=True)
class EntitlementTable:
    """The table `[complaints.entitlement]`: how many may speak for a joint complaint made in person, and what each capacity needs.

    Source: CBIRC Order 2020 No. 3, Art. 12, 13, 14
    """

    representatives_at_most: int
    in_person: tuple[str, ...]
    needs: Mapping[str, NeedsTable]
    clause: str | None = None
    source: str | None = None
    ours: str | None = None


def entitlement(table: object, reader: Reader, path: str) -> EntitlementRules | None:
    """Read who may complain; None when it has faults, which are then on the reader's list."""
    read = reader.read(EntitlementTable, table, path)
    if read is None:
        return None
    words = [one.value for one in Capacity if one is not Capacity.NO_STANDING]
    known = [reader.known("unknown_choice", word, words, at(at(path, "needs"), word)) for word in read.needs]
    if not all(known):
        return None
    return reader.build(
        path,
        lambda: EntitlementRules(
            needs={Capacity(word): Needed(papers=one.papers, source=one.source) for word, one in read.needs.items()},
            representatives_at_most=read.representatives_at_most,
            in_person=read.in_person,
            source=read.source,
        ),
    )


def coding(id: str, reader: Reader, path: str) -> CodeTable | None:
    """Find the classification of an id; None where there is none, which is then a fault."""
    return class_table(id) if reader.known("unknown_choice", id, CLASS_TABLES, path) else None
