"""The fold itself: a clock's history as runs, each a row of spells in which it ran. A pause is what lies between two spells, and so is a stop.

A run starts from when its calendar counts an arrival, which may lie after what happened next: no spell begins before that instant.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import assert_never

import attrs

from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.event import instant
from crmcore.worktime.calendar import Calendar
from crmcore.worktime.clock import Clock, Mark, OnReopen
from crmcore.worktime.ruler import Ruler


@attrs.frozen
class Run:
    """One run: its spells of running, each from and to (open while it runs), and when it was stopped. All instants in UTC."""

    spells: tuple[tuple[datetime, datetime | None], ...]
    stopped: datetime | None = None

    @property
    def started(self) -> datetime:
        """Return the instant from which its time counts."""
        return self.spells[0][0]

    @property
    def runs(self) -> bool:
        """Answer whether time goes by: it neither stands still nor was stopped."""
        return self.spells[-1][1] is None

    def ended(self, at: datetime, *, stopped: bool) -> Run:
        """Return this run paused, or stopped, at an instant."""
        spells = (*self.spells[:-1], (self.spells[-1][0], at)) if self.runs else self.spells
        return Run(spells, at if stopped else None)

    def resumed(self, at: datetime) -> Run:
        """Return this run with a spell that begins at an instant, or at its start if that is later."""
        return Run((*self.spells, (max(at, self.started), None)))


def begun(at: datetime, calendar: Calendar | None) -> Run:
    """Return a run that begins with what happened at an instant, as the calendar counts arrivals."""
    return Run(((at if calendar is None else calendar.counts_from(at).astimezone(UTC), None),))


def runs_of(clock: Clock, marks: Iterable[Mark], calendar: Calendar | None = None) -> tuple[Run, ...]:
    """Fold marks into the runs of a clock, the earliest first. Raises `InvalidValue` for marks that are not in order, `CalendarHorizon`."""
    runs: tuple[Run, ...] = ()
    before: datetime | None = None
    for mark in marks:
        at = instant(mark.at).astimezone(UTC)
        if before is not None and at < before:
            raise InvalidValue(reason("clock.out_of_order", event=mark.name, at=at, before=before))
        before = at
        *done, run = runs or (None,)
        if run is None:
            if mark.name in clock.starts:
                runs = (begun(at, calendar),)
        elif run.stopped is not None:
            if mark.name in clock.reopens:
                runs = (*done, *_reopened(run, run.stopped, at, clock.on_reopen, calendar))
        elif mark.name in clock.stops:
            runs = (*done, run.ended(at, stopped=True))
        elif run.runs and mark.name in clock.pauses:
            runs = (*done, run.ended(at, stopped=False))
        elif not run.runs and mark.name in clock.resumes:
            runs = (*done, run.resumed(at))
    return runs


def _reopened(run: Run, stopped: datetime, at: datetime, how: OnReopen, calendar: Calendar | None) -> tuple[Run, ...]:
    match how:
        case OnReopen.CONTINUE:
            return (run.resumed(stopped),)
        case OnReopen.REMAINDER:
            return (run.resumed(at),)
        case OnReopen.RESTART:
            return (begun(at, calendar),)
        case OnReopen.NEW:
            return (run, begun(at, calendar))
        case _:
            assert_never(how)


def spend(run: Run, ruler: Ruler, now: datetime) -> tuple[int, datetime, bool]:
    """Return what was spent by `now`, the due instant as things stand, and whether it has passed."""
    left, spent, due, over = ruler.budget, 0, now, False
    for since, until in run.spells:
        end = max(since, until or now)
        here = ruler.spent(since, end)
        spent += here
        if not over:
            due = ruler.due(since, left)
            over = due <= end
            left -= here
    if not over and not run.runs:
        due = ruler.due(max(run.started, run.stopped or now), left)
    return spent, due, over
