"""One run of a clock: the spells in which it ran, in order. What is between two spells is a pause, or a stop.

A run starts at the instant from which its calendar counts what arrived. The next event may come before that; no spell does.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from crmcore.decision import Finding, Reason, reason
from crmcore.errors import InvalidValue
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.calendars.zone import local_day, zone_named
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import PauseEvent
from crmcore.worktime.clocks.counting import BY_TIME, TICK, Ruler, lay


class Terms(NamedTuple):
    """What a run is counted by: its clock, the calendar that the clock names, and the zone."""

    clock: Clock
    calendar: Calendar | None
    zone: ZoneInfo


def terms_of(clock: Clock, calendar: Calendar | None) -> Terms:
    """Return a clock with its calendar. Raises `InvalidValue` for a calendar that is not the one it names."""
    found = None if calendar is None else calendar.name
    if found != clock.calendar:
        code = "no_calendar" if found is None else "needs_none" if clock.calendar is None else "other_calendar"
        raise InvalidValue(reason(f"clock.{code}", clock=clock.id, wanted=clock.calendar, found=found))
    return Terms(clock, calendar, zone_named(clock.zone if calendar is None else calendar.zone))


class Standstill(NamedTuple):
    """A pause in force: since when (in UTC), its evidence, if it gave some, and the instant at which it lapses unless it ended earlier."""

    since: datetime
    event: PauseEvent | None = None
    lapses: datetime | None = None

    @property
    def why(self) -> str | None:
        """Return its reason; None if it gave none."""
        return None if self.event is None else self.event.why


class Spent(NamedTuple):
    """What a run has used up by an instant, in its ruler's own units: when it is due as of then, and whether it is over, that instant included."""

    units: int
    due: datetime
    over: bool


class Run(NamedTuple):
    """One run: its spells of running, each from and to (open while it runs), and when it was stopped. All instants in UTC.

    `step` counts the extensions taken. `pauses` are those in force: it resumes when the last of them has ended.
    """

    terms: Terms
    spells: tuple[tuple[datetime, datetime | None], ...]
    stopped: datetime | None = None
    step: int = 0
    pauses: tuple[Standstill, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def started(self) -> datetime:
        """Return the instant from which its time counts."""
        return self.spells[0][0]

    @property
    def running(self) -> bool:
        """Return whether its time is running: it is neither paused nor stopped."""
        return self.spells[-1][1] is None

    @property
    def within(self) -> Duration:
        """Return its budget, with the extensions taken."""
        return self.terms.clock.extensions[self.step - 1].to if self.step else self.terms.clock.within

    @property
    def ruler(self) -> Ruler:
        """Return how its time counts, from its start."""
        terms = self.terms
        return lay(self.within, self.started, zone=terms.zone, calendar=terms.calendar, to_the_minute=terms.clock.to_the_minute)

    def ended(self, at: datetime) -> Run:
        """Return this run stopped at an instant; one that is stopped already stays as it is."""
        return self if self.stopped else Run(self.terms, self._closed(at), at, self.step, (), self.findings)

    def paused(self, at: datetime, pause: Standstill) -> Run:
        """Return this run paused at an instant, in addition to pauses for other reasons, in place of one for the same."""
        pauses = (*(one for one in self.pauses if one.why != pause.why), pause) if self.pauses else (pause,)
        return Run(self.terms, self._closed(at), None, self.step, pauses, self.findings)

    def resumed(self, at: datetime) -> Run:
        """Return this run with a spell that begins at an instant, or at its start if that is later: every pause has ended."""
        return Run(self.terms, (*self.spells, (max(at, self.started), None)), None, self.step, (), self.findings)

    def without(self, why: str, at: datetime) -> Run:
        """Return this run after the pause for one reason has ended."""
        left = tuple(one for one in self.pauses if one.why != why)
        return self._left(left) if left else self.resumed(at)

    def lapsed(self, now: datetime) -> Run:
        """Return this run as of an instant: a pause past its latest end counts as ended then, and is a finding."""
        ended = self.ended_pauses(now)
        if not ended:
            return self
        last = max(end for _, end in ended)
        # The last day of a pause is still paused: a day-clock resumes on that day, an hour-clock after it.
        again = last if self.within.unit in BY_TIME else last - TICK
        left = tuple(one for one in self.pauses if one.lapses is None or one.lapses > now)
        run = self._left(left) if left else self.resumed(max(again, self.spells[-1][1] or again))
        findings = [self._unresumed(one.event, one.since, end) for one, end in ended if one.event is not None]
        return run._replace(findings=(*run.findings, *findings))

    def ended_pauses(self, now: datetime) -> list[tuple[Standstill, datetime]]:
        """Return the pauses that are past their latest end at an instant, each with that end."""
        return [(one, one.lapses) for one in self.pauses if one.lapses is not None and one.lapses <= now]

    def paused_since(self, why: str | None, at: datetime) -> datetime:
        """Return since when it has been paused for a reason; `at` if it is not yet."""
        for one in self.pauses:
            if one.why == why:
                return one.since
        return at

    def extended(self) -> Run:
        """Return this run with the next step of its clock's ladder."""
        return Run(self.terms, self.spells, self.stopped, self.step + 1, self.pauses, self.findings)

    def noted(self, found: Finding) -> Run:
        """Return this run with one more finding."""
        return Run(self.terms, self.spells, self.stopped, self.step, self.pauses, (*self.findings, found))

    def why_not_extended(self, step: str, at: datetime) -> Reason | None:
        """Return the reason against taking a step of the ladder at an instant: it is unknown, not the next, or too late."""
        clock = self.terms.clock
        ids = [one.id for one in clock.extensions]
        if step not in ids:
            return reason("clock.extension_unknown", clock=clock.id, step=step, known=tuple(ids))
        if ids.index(step) < self.step:
            return reason("clock.extension_used", clock=clock.id, step=step)
        if step != ids[self.step]:
            return reason("clock.extension_order", clock=clock.id, step=step, next=ids[self.step])
        if self.stopped is not None:
            return reason("clock.extension_not_open", clock=clock.id, step=step)
        spent = self.spend(at)
        if spent.over:
            return reason("clock.extension_late", clock=clock.id, step=step, last_day=local_day(spent.due - TICK, self.terms.zone))
        return None

    def spend(self, now: datetime, ruler: Ruler | None = None) -> Spent:
        """Return what was spent by `now`, the due instant as of then, and whether it has passed; `ruler` is the run's, if available."""
        ruler = ruler or self.ruler
        left, spent, due, over = ruler.budget, 0, now, False
        for since, until in self.spells:
            end = now if until is None else until
            here = ruler.spent(since, end) if since < end else 0
            spent += here
            if not over and (here >= left or until is None):  # it cannot have run out in a spell that spent less than was left
                due = ruler.due(since, left)
                over = due <= end
            left -= here
        if not over and not self.running:
            due = ruler.due(max(self.started, self.stopped or now), left)
        return Spent(spent, due, over)

    def over(self, now: datetime) -> bool:
        """Return whether it has run out."""
        return self.spend(now).over

    def _left(self, pauses: tuple[Standstill, ...]) -> Run:
        return Run(self.terms, self.spells, self.stopped, self.step, pauses, self.findings)

    def _unresumed(self, event: PauseEvent, since: datetime, ended: datetime) -> Finding:
        clock, zone = self.terms.clock.id, self.terms.zone
        told = {"since": since.astimezone(zone), "ended": ended.astimezone(zone)}
        return Finding("clock.unresumed_pause", f"clocks.{clock}", {"clock": clock, "why": event.why, "by": event.by, **told})

    def _closed(self, at: datetime) -> tuple[tuple[datetime, datetime | None], ...]:
        *closed, (since, until) = self.spells
        return (*closed, (since, at)) if until is None else self.spells


def begun(at: datetime, terms: Terms) -> Run:
    """Return a run that begins with what happened at an instant, as the calendar counts arrivals."""
    return Run(terms, ((at if terms.calendar is None else terms.calendar.counts_from(at).astimezone(UTC), None),))
