"""From the text of a rulebook to an edition: every section is read and every fault collected; then all of it loads or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from crmcore._arguments import typed
from crmcore.customers.facts import CustomerFacts
from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError
from crmcore.kpi.catalogue import SHIPPED, by_id
from crmcore.kpi.row import AnyKpi
from crmcore.messages import Names
from crmcore.reading.parsing import parse
from crmcore.reading.paths import at
from crmcore.reading.renames import Rename, first_names, renamed
from crmcore.reading.shape import NOTES, Reader
from crmcore.rulebook.beside import Beside
from crmcore.rulebook.edition import SECTIONS, TOP_TABLES, Edition, Parts, TopTable
from crmcore.rulebook.naming import name_key, naming
from crmcore.rulebook.pins import edition_id
from crmcore.rulebook.provisions import provisions
from crmcore.rulebook.renames import RENAMES
from crmcore.rulebook.sections.calendars import sound
from crmcore.rulebook.sections.head import Head, head
from crmcore.rulebook.sections.lifecycles import Own, lifecycles
from crmcore.section import Section

# What other tables read of what was read before them.
_LEANED_ON: Final = frozenset(one.name for one in attrs.fields(Parts)) & {one.key for one in TOP_TABLES}


def load(
    text: str,
    *,
    facts: type[CustomerFacts] = CustomerFacts,
    kpis: Iterable[AnyKpi] = SHIPPED,
    beside: Beside | None = None,
    renames: Sequence[Rename] = RENAMES,
) -> Edition:
    """Return the edition that a text contains. `facts` is the class whose fields the tier rules may use, `kpis` the rows that targets may name.

    `beside` is what is passed in alongside it: lists of days, each replacing the list of that name in the text, and law. `renames` are the keys
    that had other names before. Raises `RulebookError` with every fault and its key path; nothing is half-loaded.

    Clause: RULES-4.28
    """
    told, remarks, gone = renamed(parse(text), renames)
    tables = dict(told)
    faults, namer = list(gone), Reader("")
    names = naming(tables, namer)
    faults.extend(namer.faults)
    top = _head(tables, faults)
    beside = beside or Beside()
    parts = Parts(
        tables=tables,
        reader=Reader("CNY" if top is None else top.currency, NOTES),
        beside=beside,
        named=first_names(tables, renames),
        zone="UTC" if top is None else top.zone,
        facts=facts,
        kpis=by_id(kpis),
        names=names,
        days=beside.days,
    )
    for section in TOP_TABLES:
        if section.key in tables:
            parts = _read(section, parts, faults)
    if top is None or faults:
        raise RulebookError(*faults)
    held: dict[str, Any] = {name: one for name, one in parts.read.items() if name in SECTIONS}
    return Edition(
        id=edition_id(parts.named),
        name=top.name,
        valid_from=top.valid_from,
        owner=top.owner,
        clause=top.clause,
        review_by=top.review_by,
        zone=top.zone,
        currency=top.currency,
        names=names,
        regimes=parts.regimes or parts.beside.law,
        law=parts.beside.law,
        days=sound(parts.days),
        tables=tables,
        provisions=tuple(provisions(tables)),
        remarks=remarks,
        **held,
    )


def _head(tables: Mapping[str, object], faults: list[Finding]) -> Head | None:
    """Read `[rulebook]`; add a fault to the list if it is missing, and for every table that does not belong to a rulebook."""
    reader, keys = Reader("CNY", NOTES), ("rulebook", "names", *(one.key for one in TOP_TABLES))
    for key in sorted(tables.keys() - {*keys}):
        reader.known("unknown_key", key, keys, at("", key))
    top = None
    if "rulebook" in tables:
        top = head(tables["rulebook"], reader)
    else:
        reader.fault("missing_key", "rulebook", key="rulebook")
    faults.extend(reader.faults)
    return top


def _read(section: TopTable, parts: Parts, faults: list[Finding]) -> Parts:
    """Return what has been read so far and one more section, read with a reader of its own; its faults go on the list."""
    missing = [one for one in section.leans_on if one not in parts.tables and not (one == "days" and parts.beside.days)]
    faults.extend(finding("section_leaned_on", other, section=other, by=section.key) for other in missing)
    if section.read is None:
        return parts
    parts = attrs.evolve(parts, reader=Reader(parts.reader.currency, NOTES, elsewhere=name_key))
    made = section.read(parts)
    faults.extend(parts.reader.faults)
    if isinstance(made, Section):
        made = attrs.evolve(made, book=edition_id(parts.named))
    leaned_on: dict[str, Any] = {section.key: made} if section.key in _LEANED_ON else {}
    return attrs.evolve(parts, read={**parts.read, section.key: made}, **leaned_on)


@typed
def names_in(text: str) -> Names:
    """Return the names that a text gives to its words and to clauses; what is wrong with them is told where a whole rulebook is loaded.

    Clause: RULES-4.28
    """
    return naming(parse(text), Reader("", NOTES))


@typed
def load_lifecycles(text: str) -> Own:
    """Return the lifecycles that a text has under `[[lifecycles]]`, by name and version; everything else in it is ignored.

    This way a table can be tried on its own. Raises `RulebookError` with every fault and its key path.

    Clause: RULES-1.5
    """
    reader = Reader("", NOTES)
    found = lifecycles(parse(text).get("lifecycles", []), reader)
    if found is None:
        raise RulebookError(*reader.faults)
    return found
