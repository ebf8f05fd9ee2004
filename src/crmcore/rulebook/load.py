"""From the text of a rulebook to an edition: every section read, every fault collected, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

import attrs

from crmcore.customers.facts import CustomerFacts, customer_specs
from crmcore.decision import Finding
from crmcore.errors import RulebookError
from crmcore.kpi.catalogue import SHIPPED, by_id
from crmcore.kpi.row import AnyKpi
from crmcore.reading.parsing import parse
from crmcore.reading.shape import Reader
from crmcore.rulebook.beside import Beside
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.pins import edition_id, section_id
from crmcore.rulebook.provisions import provisions
from crmcore.rulebook.sections.calendars import calendars, day_lists, sound
from crmcore.rulebook.sections.complaints import complaints
from crmcore.rulebook.sections.customers import customers
from crmcore.rulebook.sections.head import head
from crmcore.rulebook.sections.kpi import kpi
from crmcore.rulebook.sections.lifecycles import Own, lifecycles
from crmcore.rulebook.sections.organisation import organisation
from crmcore.rulebook.sections.policy import policy
from crmcore.rulebook.sections.regimes import regimes
from crmcore.rulebook.sections.segmentation import segmentation
from crmcore.rules.facts import specs_of
from crmcore.section import Section

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Root:
    """The tables of a rulebook, in the order in which they are read. All of them are needed: what is left out is a fault, never a silent default.

    Only lifecycles of its own, and values of its own in the deadline regimes, a firm need not have.

    Clause: RULES-4.28
    """

    rulebook: object
    calendars: object
    days: object = ()
    organisation: object
    customers: object
    segmentation: object
    benefits: object
    policy: object
    complaints: object
    lifecycles: object = ()
    regimes: object = ()
    kpi: object


def load(text: str, *, facts: type[CustomerFacts] = CustomerFacts, kpis: Iterable[AnyKpi] = SHIPPED, beside: Beside | None = None) -> Edition:
    """Return the edition that a text says. `facts` is the class whose fields the tier rules may name, `kpis` the rows that targets may.

    `beside` is what is handed in beside it: lists of days, each in the place of the list of that name in the text, and law. Raises `RulebookError`
    with every fault and its key path; nothing is half-loaded.

    Clause: RULES-4.28
    """
    tables = parse(text)
    return _Loading(tables, beside or Beside()).edition(facts, by_id(kpis))


def load_lifecycles(text: str) -> Own:
    """Return the lifecycles that a text has under `[[lifecycles]]`, by name and version; whatever else it says is not looked at.

    So a table can be tried on its own. Raises `RulebookError` with every fault and its key path.

    Clause: RULES-1.5
    """
    reader = Reader("")
    found = lifecycles(parse(text).get("lifecycles", []), reader)
    if found is None:
        raise RulebookError(*reader.faults)
    return found


@attrs.define
class _Loading:
    """One rulebook on its way in: its tables, and the faults found so far."""

    tables: dict[str, object]
    beside: Beside
    id: str = attrs.field(init=False)
    currency: str = "CNY"  # until `[rulebook]` has said which
    faults: list[Finding] = attrs.field(factory=list)

    def __attrs_post_init__(self) -> None:
        """Name the edition."""
        self.id = edition_id(self.tables)

    def edition(self, facts: type[CustomerFacts], kpis: Mapping[str, AnyKpi]) -> Edition:
        """Read every section, those that others lean on first; raise every fault, or give the edition."""
        parts, read, own_id = self.tables, self.section, partial(section_id, self.tables)
        read(lambda reader: reader.read(Root, parts, ""))
        top = read(lambda reader: head(parts["rulebook"], reader), "rulebook")
        self.currency = self.currency if top is None else top.currency
        zone = "UTC" if top is None else top.zone
        listed = (read(lambda reader: day_lists(parts.get("days", {}), reader)) or {}) | dict(self.beside.days)
        offices = read(lambda reader: calendars(parts["calendars"], listed, reader, zone), "calendars")
        firm = read(lambda reader: organisation(parts["organisation"], reader, own_id("organisation")), "organisation")
        files = read(lambda reader: customers(parts["customers"], reader, own_id("customers"), zone), "customers")
        declared: type[attrs.AttrsInstance] = facts
        specs = specs_of(declared) if files is None else customer_specs(files, declared)
        tiers = read(
            lambda reader: segmentation(parts["segmentation"], parts["benefits"], reader, own_id("segmentation"), specs), "segmentation", "benefits"
        )
        limits = read(lambda reader: policy(parts["policy"], reader, own_id("policy"), firm), "policy")
        own = read(lambda reader: lifecycles(parts.get("lifecycles", []), reader))
        roles = None if firm is None else frozenset(role for one in firm.positions.values() for role in one.roles)
        law = read(lambda reader: regimes(parts.get("regimes", {}), reader, self.beside.law))
        cases = read(
            lambda reader: complaints(
                parts["complaints"],
                reader,
                own_id("complaints"),
                zone=zone,
                policy=limits,
                calendars=offices,
                own=own,
                law=law or self.beside.law,
                roles=roles,
            ),
            "complaints",
        )
        figures = read(lambda reader: kpi(parts["kpi"], reader, own_id("kpi"), zone, kpis), "kpi")
        if top is None or offices is None or firm is None or files is None or tiers is None or limits is None or cases is None or figures is None:
            raise RulebookError(*self.faults)  # what could not be read has said why
        if self.faults:  # all was read, and a key too many found
            raise RulebookError(*self.faults)
        return Edition(
            id=self.id,
            name=top.name,
            valid_from=top.valid_from,
            owner=top.owner,
            clause=top.clause,
            review_by=top.review_by,
            zone=zone,
            currency=top.currency,
            organisation=firm,
            customers=files,
            segmentation=tiers,
            complaints=cases,
            policy=limits,
            kpi=figures,
            calendars=offices,
            days=sound(listed),
            regimes=law or self.beside.law,
            provisions=tuple(provisions(parts)),
            tables=parts,
        )

    def section(self, read: Callable[[Reader], T | None], *keys: str) -> T | None:
        """Read a section with a reader of its own, and keep its faults. A section that is not there is a fault already."""
        if not all(key in self.tables for key in keys):
            return None
        reader = Reader(self.currency)
        made = read(reader)
        self.faults.extend(reader.faults)
        return attrs.evolve(made, book=self.id) if isinstance(made, Section) else made
