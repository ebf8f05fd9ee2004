"""Return visits: who is owed one by when, and who has had one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.measures.same_id import once
from crmcore.relations.contacts import Contact, ContactKind
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.rhythms.done import Done, Suspension
from crmcore.worktime.rhythms.kinds import LongestGap
from crmcore.worktime.rhythms.reading import read_rhythm
from crmcore.worktime.rhythms.rhythm import Rhythm
from crmcore.worktime.rhythms.states import RhythmReading, RhythmState

_NOBODY: Final[Mapping[str, tuple[Suspension, ...]]] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class ReturnVisit:
    """The return visit owed to one customer: the interval, and how it stands, with each visit and how late it was.

    Clause: RULES-1.3, MAN-5.3
    """

    customer: str
    every: Duration
    reading: RhythmReading

    @property
    def last(self) -> date | None:
        """Return the day of the last visit; None if none was ever made."""
        return self.reading.last

    @property
    def due(self) -> date | None:
        """Return the last day on which the next one is in time; None where none was ever made, which is due now, or nothing is owed."""
        return self.reading.due

    @typed
    def overdue(self, on: date) -> bool:
        """Return whether the visit was still owed when `on` began: its last day is past, or none was ever made. In a suspension none is owed."""
        if self.reading.state is RhythmState.SUSPENDED:
            return False
        return self.due is None or self.due < on


@typed
def return_visits(
    owed: Mapping[str, Duration],
    contacts: Iterable[Contact],
    *,
    on: date,
    zone: str,
    suspended: Mapping[str, tuple[Suspension, ...]] = _NOBODY,
) -> tuple[ReturnVisit, ...]:
    """Return when the last return visit to each customer who is owed regular ones was, and by when the next is due, as of the end of `on`.

    `owed` is what the customer's service level states (`return_visit_every`), by customer id; the answer is sorted by it. Days are local days of
    `zone`. Contacts after `on`, of other kinds, and with other customers count for nothing; one given twice counts once. `suspended` are the days on
    which a customer was owed nothing (abroad, dormant), by customer id. Raises `InvalidValue` for an unknown zone, for an interval that is not in
    whole days, weeks or months, and for two different contacts with the same id.

    Clause: RULES-1.3, FIN-3.3, MAN-5.3
    """
    local = zone_named(zone)
    made: dict[str, list[Done]] = {customer: [] for customer in owed}
    for contact in once(contacts):
        if contact.kind is ContactKind.RETURN_VISIT and contact.customer in made:
            made[contact.customer].append(Done(id=contact.id, on=contact.at.astimezone(local).date()))
    return tuple(
        ReturnVisit(
            customer=customer,
            every=every,
            reading=read_rhythm(Rhythm(id="return_visit", when=LongestGap(every)), made[customer], today=on, suspended=suspended.get(customer, ())),
        )
        for customer, every in sorted(owed.items())
    )
