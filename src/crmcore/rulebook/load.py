"""From the text of a rulebook to an edition: every section is read and every fault collected; then all of it loads or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from crmcore.complaints.rules.section import ComplaintRules
from crmcore.customers.facts import CustomerFacts, customer_specs
from crmcore.customers.rules import CustomerRules
from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError
from crmcore.kpi.catalogue import SHIPPED, by_id
from crmcore.kpi.row import AnyKpi
from crmcore.kpi.rules import KpiRules
from crmcore.organisation import OrganisationRules
from crmcore.policy.rules import PolicyRules
from crmcore.reading.parsing import parse
from crmcore.reading.paths import at
from crmcore.reading.renames import Rename, first_names, renamed
from crmcore.reading.shape import NOTES, Reader
from crmcore.rulebook.beside import Beside
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.naming import naming
from crmcore.rulebook.pins import edition_id, section_id
from crmcore.rulebook.provisions import provisions
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.rulebook.renames import RENAMES
from crmcore.rulebook.sections.calendars import calendars, day_lists, sound
from crmcore.rulebook.sections.complaints import complaints
from crmcore.rulebook.sections.customers import customers
from crmcore.rulebook.sections.head import Head, head
from crmcore.rulebook.sections.kpi import kpi
from crmcore.rulebook.sections.lifecycles import Own, lifecycles
from crmcore.rulebook.sections.organisation import organisation
from crmcore.rulebook.sections.policy import policy
from crmcore.rulebook.sections.regimes import regimes
from crmcore.rulebook.sections.segmentation import segmentation
from crmcore.rules.facts import FactSpec, specs_of
from crmcore.section import Section
from crmcore.segmentation.rules import SegmentationRules
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.days import DayList


@attrs.frozen(kw_only=True)
class Parts:
    """What has been read of a rulebook so far: None if a section is not there, or has faults."""

    tables: Mapping[str, object]
    reader: Reader
    beside: Beside
    named: Mapping[str, object]
    zone: str
    facts: type[CustomerFacts]
    kpis: Mapping[str, AnyKpi]
    days: Mapping[str, DayList | None] = attrs.field(factory=dict)
    calendars: Mapping[str, Calendar] | None = None
    organisation: OrganisationRules | None = None
    customers: CustomerRules | None = None
    segmentation: SegmentationRules | None = None
    policy: PolicyRules | None = None
    lifecycles: Own | None = None
    regimes: Regimes | None = None
    complaints: ComplaintRules | None = None
    kpi: KpiRules | None = None

    def id_of(self, section: str) -> str:
        """Return the id of a section."""
        return section_id(self.named, section)


@attrs.frozen(kw_only=True)
class TopTable:
    """A top-level table of a rulebook.

    It needs the tables of `leans_on`. It can do without those of `without`, each with what then holds: for the reader of this file, nothing
    prints it. `read` returns its rules; None if another
    table's function reads it.
    """

    key: str
    leans_on: tuple[str, ...] = ()
    without: Mapping[str, str] = attrs.field(factory=dict)
    read: Callable[[Parts], object] | None = None


# Every section, those that others depend on first. `[rulebook]` is required; a firm leaves out what it does not use.
SECTIONS: Final = (
    TopTable(key="days", leans_on=("calendars",), read=lambda of: {**day_lists(of.tables["days"], of.reader), **of.beside.days}),
    TopTable(key="calendars", leans_on=("days",), read=lambda of: calendars(of.tables["calendars"], of.days, of.reader, of.zone)),
    TopTable(key="organisation", read=lambda of: organisation(of.tables["organisation"], of.reader, of.id_of("organisation"))),
    TopTable(key="customers", read=lambda of: customers(of.tables["customers"], of.reader, of.id_of("customers"), of.zone)),
    TopTable(
        key="segmentation",
        leans_on=("benefits",),
        without={"customers": "a credit grade is any word that a host puts into its facts"},
        read=lambda of: segmentation(of.tables["segmentation"], of.tables.get("benefits", []), of.reader, of.id_of("segmentation"), _facts(of)),
    ),
    TopTable(key="benefits", leans_on=("segmentation",)),
    TopTable(key="policy", leans_on=("organisation",), read=lambda of: policy(of.tables["policy"], of.reader, of.id_of("policy"), of.organisation)),
    TopTable(key="lifecycles", leans_on=("complaints",), read=lambda of: lifecycles(of.tables["lifecycles"], of.reader)),
    TopTable(key="regimes", read=lambda of: regimes(of.tables["regimes"], of.reader, of.beside.law)),
    TopTable(
        key="complaints",
        without={
            "calendars": "a clock counts in elapsed time and in days of the calendar; a key that names a calendar is a fault",
            "organisation": "roles are words that a host puts into `Actor(roles=…)`; a key that names positions is a fault",
            "policy": "a remedy with money is `NOT_COVERED`",
            "lifecycles": "those that crmcore ships are there",
            "regimes": "those that crmcore ships are there, as the law has them",
        },
        read=lambda of: complaints(
            of.tables["complaints"],
            of.reader,
            of.id_of("complaints"),
            zone=of.zone,
            beside=of.tables.keys(),
            # nothing where the table is absent; None where it has faults, so that they are told once
            calendars=of.calendars if "calendars" in of.tables else {},
            own=of.lifecycles if "lifecycles" in of.tables else {},
            law=of.regimes or of.beside.law,
            roles=None if of.organisation is None else frozenset(role for one in of.organisation.positions.values() for role in one.roles),
        ),
    ),
    TopTable(key="kpi", read=lambda of: kpi(of.tables["kpi"], of.reader, of.id_of("kpi"), of.zone, of.kpis)),
)


def _facts(of: Parts) -> Mapping[str, FactSpec]:
    """Return the facts that tier rules may use; without `[customers]`, or if it has faults, a credit grade is any word."""
    declared: type[attrs.AttrsInstance] = of.facts
    return specs_of(declared) if of.customers is None else customer_specs(of.customers, declared)


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
        days=beside.days,
    )
    for section in SECTIONS:
        if section.key in tables:
            parts = _read(section, parts, faults)
    if top is None or faults:
        raise RulebookError(*faults)
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
        calendars=parts.calendars,
        organisation=parts.organisation,
        customers=parts.customers,
        segmentation=parts.segmentation,
        policy=parts.policy,
        complaints=None if parts.complaints is None else attrs.evolve(parts.complaints, names=names),
        kpi=None if parts.kpi is None else attrs.evolve(parts.kpi, names=names),
        regimes=parts.regimes or parts.beside.law,
        law=parts.beside.law,
        days=sound(parts.days),
        tables=tables,
        provisions=tuple(provisions(tables)),
        remarks=remarks,
    )


def _head(tables: Mapping[str, object], faults: list[Finding]) -> Head | None:
    """Read `[rulebook]`; add a fault to the list if it is missing, and for every table that does not belong to a rulebook."""
    reader, keys = Reader("CNY", NOTES), ("rulebook", "names", *(one.key for one in SECTIONS))
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
    parts = attrs.evolve(parts, reader=Reader(parts.reader.currency, NOTES))
    made = section.read(parts)
    faults.extend(parts.reader.faults)
    read: dict[str, Any] = {section.key: attrs.evolve(made, book=edition_id(parts.named)) if isinstance(made, Section) else made}
    return attrs.evolve(parts, **read)


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
