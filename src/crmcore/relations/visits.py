"""Return visits: who is owed one by when, and who has had one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import attrs

from crmcore._arguments import typed
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.measures.same_id import once
from crmcore.relations.contacts import Contact, ContactKind
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.period import add_months


@attrs.frozen(kw_only=True)
class ReturnVisit:
    """The return visit owed to one customer: the last one made, and the last day on which the next still comes in time.

    `due` is None where none was ever made: a periodic duty never yet done is due now.

    Clause: RULES-1.3, MAN-5.3
    """

    customer: str
    every: Duration
    last: date | None
    due: date | None

    @typed
    def overdue(self, on: date) -> bool:
        """Return whether the visit was still owed when `on` began: its last day is past, or none was ever made."""
        return self.due is None or self.due < on


@typed
def return_visits(owed: Mapping[str, Duration], contacts: Iterable[Contact], *, on: date, zone: str) -> tuple[ReturnVisit, ...]:
    """Return when the last return visit to each customer who is owed regular ones was, and by when the next is due, as of the end of `on`.

    `owed` is what the customer's service level states (`return_visit_every`), by customer id; the answer is sorted by it. Days are local days of
    `zone`. Contacts after `on`, of other kinds, and with other customers count for nothing; one given twice counts once. Raises `InvalidValue` for
    an unknown zone, for an interval that is not in whole days, weeks or months, and for two different contacts with the same id.

    Clause: RULES-1.3, FIN-3.3, MAN-5.3
    """
    local = zone_named(zone)
    last: dict[str, date] = {}
    for contact in once(contacts):
        if contact.kind is ContactKind.RETURN_VISIT and contact.customer in owed:
            day = contact.at.astimezone(local).date()
            if day <= on and day > last.get(contact.customer, date.min):
                last[contact.customer] = day
    return tuple(_visit(customer, every, last.get(customer)) for customer, every in sorted(owed.items()))


def _visit(customer: str, every: Duration, last: date | None) -> ReturnVisit:
    due = _after(last or date.min, every)  # refuses a wrong interval even where no visit was made yet
    return ReturnVisit(customer=customer, every=every, last=last, due=due if last else None)


def _after(day: date, every: Duration) -> date:
    match every.unit:
        case TimeUnit.DAY:
            return day + timedelta(days=every.amount)
        case TimeUnit.WEEK:
            return day + timedelta(weeks=every.amount)
        case TimeUnit.MONTH:
            return add_months(day, every.amount)
        case _:
            raise InvalidValue(reason("not_a_rhythm", found=every))
