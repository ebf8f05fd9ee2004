"""One edition of a rulebook: its owner, its first day in force, and its sections, each of which is defined by its own package."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

import attrs

from crmcore.complaints.rules.section import ComplaintRules
from crmcore.customers.rules import CustomerRules
from crmcore.decision import Finding, reason
from crmcore.errors import NotFound
from crmcore.event import plain_date
from crmcore.kpi.rules import KpiRules
from crmcore.messages import NO_NAMES, Names
from crmcore.organisation import OrganisationRules
from crmcore.policy.rules import PolicyRules
from crmcore.rulebook.provisions import Provision
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.section import same_section
from crmcore.segmentation.rules import SegmentationRules
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.days import DayList

T = TypeVar("T")


@attrs.frozen(kw_only=True)
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
    tables: Mapping[str, object] = attrs.field(factory=dict, repr=False)

    @property
    def sections(self) -> tuple[str, ...]:
        """Return the names of its sections, in the order of a rulebook.

        Clause: RULES-4.28
        """
        held = {
            "calendars": self._calendars,
            "organisation": self._organisation,
            "customers": self._customers,
            "segmentation": self._segmentation,
            "policy": self._policy,
            "complaints": self._complaints,
            "kpi": self._kpi,
        }
        return tuple(name for name, one in held.items() if one is not None)

    def holds(self, id: str) -> bool:
        """Return whether an id is that of one of its sections, which a case records when it begins.

        Clause: RULES-4.28
        """
        held = (self._organisation, self._customers, self._segmentation, self._policy, self._complaints, self._kpi)
        return any(one is not None and one.knows(id) for one in held)

    def has(self, section: str) -> bool:
        """Return whether it has a section: `edition.has("complaints")`.

        Clause: RULES-4.28
        """
        return section in self.sections

    @property
    def calendars(self) -> Mapping[str, Calendar]:
        """Return the calendars, by name. Raises `NotFound` if the rulebook has none."""
        return self._there("calendars", self._calendars)

    @property
    def organisation(self) -> OrganisationRules:
        """Return departments and positions. Raises `NotFound` if the rulebook has no such section."""
        return self._there("organisation", self._organisation)

    @property
    def customers(self) -> CustomerRules:
        """Return the rules for customers' files. Raises `NotFound` if the rulebook has no such section."""
        return self._there("customers", self._customers)

    @property
    def segmentation(self) -> SegmentationRules:
        """Return the tier rules and the benefits. Raises `NotFound` if the rulebook has no such section."""
        return self._there("segmentation", self._segmentation)

    @property
    def policy(self) -> PolicyRules:
        """Return the limits for approval. Raises `NotFound` if the rulebook has no such section."""
        return self._there("policy", self._policy)

    @property
    def complaints(self) -> ComplaintRules:
        """Return the rules for complaints. Raises `NotFound` if the rulebook has no such section."""
        return self._there("complaints", self._complaints)

    @property
    def kpi(self) -> KpiRules:
        """Return the numbers that the firm chose for its figures, and its targets. Raises `NotFound` if the rulebook has no such section."""
        return self._there("kpi", self._kpi)

    def _there(self, section: str, held: T | None) -> T:
        if held is None:
            raise NotFound(reason("section_absent", section=section, edition=self.id))
        return held


def strands(new: Edition, old: Edition) -> bool:
    """Return whether complaints under one edition lose their rules to another: it has other rules for complaints, from the same first day."""
    return new.valid_from == old.valid_from and not same_section(new.complaints.edition, old.complaints.edition)
