"""Which clocks a complaint has, each with the calendar it is read by."""

from __future__ import annotations

from collections.abc import Iterator

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.rules.section import ComplaintRules, own_rules
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.zone import local_day, zone_named
from crmcore.worktime.clocks.clock import Clock


def clocks_of(case: CaseFile, rules: ComplaintRules) -> Iterator[tuple[Clock, Calendar | None]]:
    """Yield the clocks of a complaint's class, and of the law on its day of receipt, with their calendars.

    Raises `InvalidValue` for rules of another edition, `InvalidType` for anything but the rules for complaints.

    Clause: RULES-1.5, RULES-4.26
    """
    if not own_rules(rules).knows(case.edition):
        raise InvalidValue(reason("wrong_edition", id=case.id, wanted=case.edition, found=rules.edition))
    received = local_day(case.card.received_at, zone_named(rules.zone))
    for one in rules.complaint_class(case.class_id).clocks_on(received):
        yield one, None if one.calendar is None else rules.calendars[one.calendar]
