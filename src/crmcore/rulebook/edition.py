"""One edition of a rulebook: who owns it, from which day it counts, and its sections. It only holds them; each package defines its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from crmcore.complaints.rules.section import ComplaintRules
from crmcore.customers.rules import CustomerRules
from crmcore.event import plain_date
from crmcore.kpi.rules import KpiRules
from crmcore.organisation import OrganisationRules
from crmcore.policy.rules import PolicyRules
from crmcore.rulebook.provisions import Provision
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.section import Section
from crmcore.segmentation.rules import SegmentationRules
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.days import DayList


@attrs.frozen(kw_only=True)
class Edition:
    """The rules of one firm from one day on; hand its sections to the functions that ask for them.

    `id` is `name@valid_from#` and eight hex digits of the whole content's SHA-256; a section has an id of its own, of what it says. `valid_from` is
    the first day it is in force, a local day of `zone`.
    `owner` has the last word on what a rule means, and looks at the edition again by `review_by`. `regimes` are the
    deadline regimes with the firm's own values. `provisions` says where each rule comes from, `tables` is its text as TOML reads it.

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
    organisation: OrganisationRules = attrs.field(repr=False)
    customers: CustomerRules = attrs.field(repr=False)
    segmentation: SegmentationRules = attrs.field(repr=False)
    complaints: ComplaintRules = attrs.field(repr=False)
    policy: PolicyRules = attrs.field(repr=False)
    kpi: KpiRules = attrs.field(repr=False)
    calendars: Mapping[str, Calendar] = attrs.field(repr=False)
    days: Mapping[str, DayList] = attrs.field(repr=False)
    regimes: Regimes = attrs.field(repr=False)
    provisions: tuple[Provision, ...] = attrs.field(repr=False)
    tables: Mapping[str, object] = attrs.field(repr=False)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return its sections; each knows its own id, which changes with what that section says and with nothing else.

        Clause: RULES-4.28
        """
        return (self.organisation, self.customers, self.segmentation, self.policy, self.complaints, self.kpi)
