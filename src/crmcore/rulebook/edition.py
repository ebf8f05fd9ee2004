"""One edition of a rulebook, and the tables that it is read from: each section is a row of the table, and a field and a property of the edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeVar

import attrs

from crmcore._frozen import frozen_fields, frozen_tables
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.customers.facts import CustomerFacts, customer_specs
from crmcore.customers.rules import CustomerRules
from crmcore.decision import Finding, reason
from crmcore.errors import NotFound
from crmcore.event import plain_date
from crmcore.kpi.row import AnyKpi
from crmcore.kpi.rules import KpiRules
from crmcore.messages import NO_NAMES, Names
from crmcore.organisation import OrganisationRules
from crmcore.policy.rules import PolicyRules
from crmcore.reading.shape import Reader
from crmcore.rulebook.beside import Beside
from crmcore.rulebook.pins import section_id
from crmcore.rulebook.provisions import Provision
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.rulebook.sections.calendars import calendars, day_lists
from crmcore.rulebook.sections.complaints import complaints
from crmcore.rulebook.sections.customers import customers
from crmcore.rulebook.sections.kpi import kpi
from crmcore.rulebook.sections.lifecycles import Own, lifecycles
from crmcore.rulebook.sections.organisation import organisation
from crmcore.rulebook.sections.policy import policy
from crmcore.rulebook.sections.regimes import regimes
from crmcore.rulebook.sections.segmentation import segmentation
from crmcore.rules.facts import FactSpec, specs_of
from crmcore.section import Section, same_section
from crmcore.segmentation.rules import SegmentationRules
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.days import DayList

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Parts:
    """What has been read of a rulebook so far; of what other tables lean on, None where a table is absent or has faults."""

    tables: Mapping[str, object]
    reader: Reader
    beside: Beside
    named: Mapping[str, object]
    zone: str
    facts: type[CustomerFacts]
    kpis: Mapping[str, AnyKpi]
    names: Names
    days: Mapping[str, DayList | None] = attrs.field(factory=dict)
    calendars: Mapping[str, Calendar] | None = None
    organisation: OrganisationRules | None = None
    customers: CustomerRules | None = None
    lifecycles: Own | None = None
    regimes: Regimes | None = None
    read: Mapping[str, object] = attrs.field(factory=dict)

    @property
    def tiers(self) -> tuple[str, ...]:
        """Return the tiers that its rules give, from the highest down; none where there are no such rules, or they have faults."""
        read = self.read.get("segmentation")
        return read.order if isinstance(read, SegmentationRules) else ()

    def id_of(self, section: str) -> str:
        """Return the id of a section: it is made of its own table, and of those that are read with it."""
        return section_id(self.named, section, [one.key for one in TOP_TABLES if section in {one.key, one.part_of}])


@attrs.frozen(kw_only=True)
class TopTable:
    """A top-level table of a rulebook.

    It needs the tables of `leans_on`. It can do without those of `without`, each with what then holds: for the reader of this file, nothing
    prints it. `read` returns its rules; None if another table's function reads it. `part_of` is the section that it belongs to, if that is another
    one: its id is made of both.
    """

    key: str
    part_of: str | None = None
    leans_on: tuple[str, ...] = ()
    without: Mapping[str, str] = attrs.field(factory=dict)
    read: Callable[[Parts], object] | None = None


# Every section, those that others depend on first. `[rulebook]` is required; a firm leaves out what it does not use.
TOP_TABLES: Final = (
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
    TopTable(key="benefits", part_of="segmentation", leans_on=("segmentation",)),
    TopTable(
        key="policy", leans_on=("organisation",), read=lambda of: policy(of.tables["policy"], of.reader, of.id_of("policy"), of.organisation, of.zone)
    ),
    TopTable(key="lifecycles", part_of="complaints", leans_on=("complaints",), read=lambda of: lifecycles(of.tables["lifecycles"], of.reader)),
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
            names=of.names,
            beside=of.tables.keys(),
            # nothing where the table is absent; None where it has faults, so that they are told once
            calendars=of.calendars if "calendars" in of.tables else {},
            own=of.lifecycles if "lifecycles" in of.tables else {},
            law=of.regimes or of.beside.law,
            roles=None if of.organisation is None else frozenset(role for one in of.organisation.positions.values() for role in one.roles),
            positions=None if of.organisation is None else of.organisation.positions.keys(),
            tiers=of.tiers,
        ),
    ),
    TopTable(
        key="kpi",
        without={"calendars": "the days by which reports are due do not move; a key that names a calendar is a fault"},
        read=lambda of: kpi(
            of.tables["kpi"],
            of.reader,
            of.id_of("kpi"),
            zone=of.zone,
            names=of.names,
            kpis=of.kpis,
            calendars=of.calendars if "calendars" in of.tables else {},
        ),
    ),
)


def _facts(of: Parts) -> Mapping[str, FactSpec]:
    """Return the facts that tier rules may use; without `[customers]`, or if it has faults, a credit grade is any word."""
    declared: type[attrs.AttrsInstance] = of.facts
    return specs_of(declared) if of.customers is None else customer_specs(of.customers, declared)


@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class Edition:
    """The rules of one firm from one day on; pass its sections to the functions that need them.

    `id` is `name@valid_from#` and eight hex digits of the whole content's SHA-256; a section has an id of its own, from its own content. `valid_from`
    is the first day it is in force, a local day of `zone`. `owner` decides what a rule means, and reviews the edition by `review_by`. It has the
    sections that the firm uses (`sections`); any other raises `NotFound`. `regimes` are the deadline regimes with the firm's own values; as law they
    are there whether a section refers to them or not; `law` are the same without the values that the rulebook changes. `names` are the firm's names
    for its own words, `days` its lists of days. `provisions` states the source of each rule, `remarks` what was noticed while reading the text,
    `tables` is the text as parsed TOML.

    Clause: RULES-4.28
    """

    id: str
    name: str
    valid_from: date = attrs.field(converter=plain_date)
    owner: str
    clause: str | None
    review_by: date = attrs.field(converter=plain_date)
    zone: str
    currency: str
    names: Names = attrs.field(default=NO_NAMES, repr=False)
    _calendars: Mapping[str, Calendar] | None = attrs.field(default=None, repr=False)
    _organisation: OrganisationRules | None = attrs.field(default=None, repr=False)
    _customers: CustomerRules | None = attrs.field(default=None, repr=False)
    _segmentation: SegmentationRules | None = attrs.field(default=None, repr=False)
    _policy: PolicyRules | None = attrs.field(default=None, repr=False)
    _complaints: ComplaintRules | None = attrs.field(default=None, repr=False)
    _kpi: KpiRules | None = attrs.field(default=None, repr=False)
    regimes: Regimes = attrs.field(repr=False)
    law: Regimes = attrs.field(factory=Regimes.shipped, repr=False)
    provisions: tuple[Provision, ...] = attrs.field(repr=False)
    remarks: tuple[Finding, ...] = attrs.field(default=(), repr=False)
    days: Mapping[str, DayList] = attrs.field(factory=dict, repr=False)
    tables: Mapping[str, object] = attrs.field(factory=dict, repr=False, converter=frozen_tables)

    @property
    def sections(self) -> tuple[str, ...]:
        """Return the names of its sections, in the order of a rulebook.

        Clause: RULES-4.28
        """
        return tuple(name for name in SECTIONS if getattr(self, f"_{name}") is not None)

    def knows(self, id: str) -> bool:
        """Return whether an id is that of one of its sections, which a case records when it begins.

        Clause: RULES-4.28
        """
        return any(one.knows(id) for one in self._with_ids().values())

    @property
    def section_ids(self) -> Mapping[str, str]:
        """Return the id of each section that has one, by the section's name, in the order of a rulebook: what a case or a decision records.

        Clause: RULES-4.28
        """
        return {name: one.edition for name, one in self._with_ids().items()}

    def _with_ids(self) -> Mapping[str, Section]:
        sections = ((name, getattr(self, f"_{name}")) for name in SECTIONS)
        return {name: one for name, one in sections if isinstance(one, Section)}

    def has(self, section: str) -> bool:
        """Return whether it has a section: `edition.has("complaints")`.

        Clause: RULES-4.28
        """
        return section in self.sections

    @property
    def calendars(self) -> Mapping[str, Calendar]:
        """Return the calendars, by name. Raises `NotFound` if the rulebook has none."""
        return self._present("calendars", self._calendars)

    @property
    def organisation(self) -> OrganisationRules:
        """Return departments and positions. Raises `NotFound` if the rulebook has no such section."""
        return self._present("organisation", self._organisation)

    @property
    def customers(self) -> CustomerRules:
        """Return the rules for customers' files. Raises `NotFound` if the rulebook has no such section."""
        return self._present("customers", self._customers)

    @property
    def segmentation(self) -> SegmentationRules:
        """Return the tier rules and the benefits. Raises `NotFound` if the rulebook has no such section."""
        return self._present("segmentation", self._segmentation)

    @property
    def policy(self) -> PolicyRules:
        """Return the limits for approval. Raises `NotFound` if the rulebook has no such section."""
        return self._present("policy", self._policy)

    @property
    def complaints(self) -> ComplaintRules:
        """Return the rules for complaints. Raises `NotFound` if the rulebook has no such section."""
        return self._present("complaints", self._complaints)

    @property
    def kpi(self) -> KpiRules:
        """Return the numbers that the firm chose for its figures, and its targets. Raises `NotFound` if the rulebook has no such section."""
        return self._present("kpi", self._kpi)

    def _present(self, section: str, held: T | None) -> T:
        if held is None:
            raise NotFound(reason("section_absent", section=section, edition=self.id))
        return held


# The sections that an edition may have, in the order of a rulebook: each is a field of its own.
SECTIONS: Final = tuple(one.name.removeprefix("_") for one in attrs.fields(Edition) if one.name.startswith("_"))


def strands(old: Edition, new: Edition) -> bool:
    """Return whether open complaints under `old` would lose their rules: `new` begins on the same day with other rules for complaints."""
    return new.valid_from == old.valid_from and not same_section(new.complaints.edition, old.complaints.edition)
