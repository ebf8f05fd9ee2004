"""By which clock a report times complaints of which only the days are known: that of a class of the rulebook, or the answer that a regime wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crmcore.decision import reason
from crmcore.errors import InvalidValue, NotFound
from crmcore.messages import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crmcore.complaints.record import ComplaintRecord
    from crmcore.decision import Reason
    from crmcore.rulebook.edition import Edition
    from crmcore.worktime.calendars.calendar import Calendar
    from crmcore.worktime.clocks.clock import Clock


class Timing(NamedTuple):
    """A clock with its calendar, and what a report says of it."""

    clock: Clock
    calendar: Calendar | None
    note: Reason

    def over(self, records: Iterable[ComplaintRecord]) -> Iterator[ComplaintRecord]:
        """Return the records with the deadlines of the clock."""
        from crmcore.complaints.timing import timed_by

        return timed_by(records, self.clock, calendar=self.calendar)


def timing_of(edition: Edition, *, complaint_class: str | None, regime: str | None, calendar: str | None) -> Timing | None:
    """Return the clock that was asked for; None where none was. Raises `InvalidValue` and `NotFound`."""
    if complaint_class is not None and regime is not None:
        raise InvalidValue(reason("cli.two_timings"))
    if complaint_class is not None:
        return _of_class(edition, complaint_class)
    return None if regime is None else _of_regime(edition, regime, calendar)


def _of_class(edition: Edition, complaint_class: str) -> Timing:
    rules = edition.complaints
    clock = next(one for one in rules.complaint_class(complaint_class).clocks if one.id == "close")
    found = None if clock.calendar is None else rules.calendars[clock.calendar]
    return Timing(
        clock, found, reason("note.timed_by_class", clock=Term(clock.id), class_id=Term(complaint_class), within=clock.within, edition=rules.edition)
    )


def _of_regime(edition: Edition, id: str, calendar: str | None) -> Timing:
    regime, known = edition.regimes.get(id), edition.calendars if edition.has("calendars") else {}
    if calendar is not None and calendar not in known:
        raise NotFound(reason("regime.no_calendar", found=calendar, known=tuple(known)))
    named = f"{regime.id}.respond"
    clock = next((one for one in regime.clocks(zone=edition.zone, calendar=calendar) if one.id == named), None)
    if clock is None or "received" not in clock.starts:
        raise InvalidValue(reason("cli.no_answer_time", regime=regime.id))
    found = None if clock.calendar is None else known[clock.calendar]
    return Timing(clock, found, reason("note.timed_by_regime", regime=regime.id, within=clock.within, law=clock.clause or regime.id))
