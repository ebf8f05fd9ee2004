"""From the text of a rulebook to an edition: every section read, every fault collected, then all of it or nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import TypeVar

import attrs

from crmcore.customers.facts import CustomerFacts, customer_specs
from crmcore.decision import Finding
from crmcore.errors import RulebookError
from crmcore.messages import NO_NAMES
from crmcore.reading.parsing import parse
from crmcore.reading.shape import Reader
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.naming import naming
from crmcore.rulebook.provisions import provisions
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.rulebook.sections.calendars import calendars
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

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Root:
    """The tables of a rulebook, in the order in which they are read. All of them are needed: what is left out is a fault, never a silent default.

    Only lifecycles of its own, and values of its own in the deadline regimes, a firm need not have.

    Clause: RULES-4.28
    """

    rulebook: object
    calendars: object
    days: object
    organisation: object
    customers: object
    segmentation: object
    benefits: object
    policy: object
    complaints: object
    lifecycles: object = ()
    regimes: object = ()
    kpi: object
    names: object = ()


def load(text: str, *, facts: type[CustomerFacts] = CustomerFacts) -> Edition:
    """Return the edition that a text says. `facts` is the class whose fields the tier rules may name.

    Raises `RulebookError` with every fault and its key path; nothing is half-loaded.

    Clause: RULES-4.28
    """
    tables = parse(text)
    return _Loading(tables).edition(facts)


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


def fingerprint(tables: Mapping[str, object]) -> str:
    """Return eight hex digits that change with the content of a rulebook, and with nothing else.

    They are taken from the tables, not from the bytes: a comment, an empty line, the order of keys, what the firm calls its words may be corrected
    without making another edition of rules that say the same, so that cases recorded under it still find it.
    """
    content = json.dumps(tables, sort_keys=True, ensure_ascii=True, separators=(",", ":"), default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:8]


@attrs.define
class _Loading:
    """One rulebook on its way in: its tables, and the faults found so far."""

    tables: dict[str, object]
    currency: str = "CNY"  # until `[rulebook]` has said which
    faults: list[Finding] = attrs.field(factory=list)

    def edition(self, facts: type[CustomerFacts]) -> Edition:
        """Read every section, those that others lean on first; raise every fault, or give the edition."""
        parts, read = self.tables, self.section
        names = read(lambda reader: naming(parts, reader)) or NO_NAMES
        read(lambda reader: reader.read(Root, parts, ""))
        top = read(lambda reader: head(parts["rulebook"], reader), "rulebook")
        self.currency = self.currency if top is None else top.currency
        id_ = "" if top is None else f"{top.name}@{top.valid_from}#{fingerprint(parts)}"
        zone = "UTC" if top is None else top.zone
        offices = read(lambda reader: calendars(parts["calendars"], parts["days"], reader, zone), "calendars", "days")
        firm = read(lambda reader: organisation(parts["organisation"], reader, id_), "organisation")
        files = read(lambda reader: customers(parts["customers"], reader, id_, zone), "customers")
        declared: type[attrs.AttrsInstance] = facts
        specs = specs_of(declared) if files is None else customer_specs(files, declared)
        tiers = read(lambda reader: segmentation(parts["segmentation"], parts["benefits"], reader, id_, specs), "segmentation", "benefits")
        limits = read(lambda reader: policy(parts["policy"], reader, id_, firm), "policy")
        own = read(lambda reader: lifecycles(parts.get("lifecycles", []), reader))
        roles = None if firm is None else frozenset(role for one in firm.positions.values() for role in one.roles)
        law = read(lambda reader: regimes(parts.get("regimes", {}), reader))
        cases = read(
            lambda reader: complaints(
                parts["complaints"], reader, id_, zone=zone, policy=limits, calendars=offices, own=own, law=law or Regimes.shipped(), roles=roles
            ),
            "complaints",
        )
        figures = read(lambda reader: kpi(parts["kpi"], reader, id_, zone), "kpi")
        if top is None or offices is None or firm is None or files is None or tiers is None or limits is None or cases is None or figures is None:
            raise RulebookError(*self.faults)  # what could not be read has said why
        if self.faults:  # all was read, and a key too many found
            raise RulebookError(*self.faults)
        return Edition(
            id=id_,
            name=top.name,
            valid_from=top.valid_from,
            owner=top.owner,
            clause=top.clause,
            review_by=top.review_by,
            zone=zone,
            currency=top.currency,
            names=names,
            organisation=firm,
            customers=files,
            segmentation=tiers,
            complaints=attrs.evolve(cases, names=names),
            policy=limits,
            kpi=attrs.evolve(figures, names=names),
            calendars=offices,
            regimes=law or Regimes.shipped(),
            provisions=tuple(provisions(parts)),
        )

    def section(self, read: Callable[[Reader], T | None], *keys: str) -> T | None:
        """Read a section with a reader of its own, and keep its faults. A section that is not there is a fault already."""
        if not all(key in self.tables for key in keys):
            return None
        reader = Reader(self.currency)
        made = read(reader)
        self.faults.extend(reader.faults)
        return made
