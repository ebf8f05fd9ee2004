"""Do real histories fit a lifecycle? A log of what happened, by stored names, is walked through the table: no guard is run, nothing is repaired.

A history fits until the first event for which the table has no line, or that goes back in time; from there on its events are only counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial
from typing import Final, TypeVar

import attrs

from crmcore._arguments import typed
from crmcore.decision import Reason, reason
from crmcore.event import in_utc, plain_date_or_none, plain_instant
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.messages import Term

C = TypeVar("C")
R = TypeVar("R")


@attrs.frozen
class Logged:
    """One event of a log: the case it belongs to, the stored name of what happened, when (aware), and its line in the log. Clocks can read it.

    `day` is the local day where the log gives no more than that; `at` then lies on it.
    """

    case: str
    name: str
    at: datetime = attrs.field(converter=plain_instant)
    line: int
    day: date | None = attrs.field(default=None, converter=plain_date_or_none)


def in_its_day(at: datetime, day: date | None, before: datetime) -> datetime:
    """Return when an event happened, after the one at `before`: of one that tells its day only, nothing shows that it came first on that day."""
    if day is not None and before > at and before.astimezone(at.tzinfo).date() == day:
        return before
    return at


@attrs.frozen
class Misfit:
    """The first event of a case that does not fit: its line in the log, its place in the case (from 1), what it is, and why it does not fit."""

    line: int
    seq: int
    event: str
    reason: Reason


@attrs.frozen(kw_only=True)
class Fit:
    """How one case of a log fits a lifecycle.

    `state` is where the events that fit led to. `events` counts all of the case, `after_end` those that came in a final state, `reopened` the times
    it went from a final state back to one that is not. `misfit` is None where all others fit.
    """

    case: str
    state: StrEnum
    events: int
    after_end: int
    reopened: int
    ended: bool
    misfit: Misfit | None

    @property
    def fits(self) -> bool:
        """Return whether the whole history follows the lifecycle: no misfit, nothing after the end."""
        return self.misfit is None and not self.after_end


_BEFORE_ALL: Final = datetime.min.replace(tzinfo=UTC)


@attrs.define
class _Walk:
    """One case on its way through the log."""

    state: StrEnum
    at: datetime = _BEFORE_ALL
    events: int = 0
    after_end: int = 0
    reopened: int = 0
    misfit: Misfit | None = None


class Fitting:
    """Walks the cases of a log, event by event, in the order of the log; cases may be mixed. It keeps one state per case, so a log may be long."""

    def __init__(self, lifecycle: Lifecycle[C, R]) -> None:
        """Read the table of a lifecycle by its events' stored names."""
        self.lifecycle: str = lifecycle.name
        self._final = lifecycle.final
        # For each state and stored name: where it leads, and whether that reopens the case.
        self._table: Mapping[StrEnum, Mapping[str, tuple[StrEnum, bool]]] = {
            state: {event.name: (row.to, state in self._final and row.to not in self._final) for event, row in rows.items()}
            for state, rows in lifecycle.table.items()
        }
        self._names = {event.name: event.name for rows in lifecycle.table.values() for event in rows}
        self._reasons: dict[tuple[StrEnum, str], Reason] = {}
        self._walks: defaultdict[str, _Walk] = defaultdict(partial(_Walk, lifecycle.initial))

    @property
    def names(self) -> frozenset[str]:
        """Return the stored names of all events that the table has a line for."""
        return frozenset(self._names)

    def leading_to(self, state: str) -> str | None:
        """Return the first event of the table that leads a case into a state from another; None where nothing does, or there is no such state."""
        steps = ((event, before, to) for before, rows in self._table.items() for event, (to, _) in rows.items())
        return next((event for event, before, to in steps if to == state != before), None)

    def take(self, logged: Logged) -> None:
        """Add one line of the log."""
        self.take_all((logged,))

    def take_all(self, log: Iterable[Logged]) -> None:
        """Add lines of the log, in its order."""
        walks, table = self._walks, self._table
        for logged in log:
            walk = walks[logged.case]
            walk.events += 1
            if walk.misfit is not None:
                continue
            step, at = table[walk.state].get(logged.name), logged.at
            # Against an instant in UTC Python compares as they were; two of one zone it compares as the wall shows them. Logs are long.
            if at < walk.at if at.tzinfo is UTC else in_utc(at) < in_utc(walk.at):
                walk.misfit = self._misfit(walk, logged, reason("log_goes_back", at=at, last=walk.at))
            elif step is not None:
                walk.state, reopening = step
                walk.at = at
                if reopening:
                    walk.reopened += 1
            elif walk.state in self._final:
                walk.after_end += 1
                walk.at = at
            else:
                walk.misfit = self._misfit(walk, logged, self._not_now(logged.name, walk.state))

    def _not_now(self, event: str, state: StrEnum) -> Reason:
        """Return why an event may not happen in a state; many cases of a log break at the same place, so it is built once."""
        if (state, event) not in self._reasons:
            # With their ids, which are what a mapping of the log is written with.
            following, where = tuple(map(Term, self._table[state])), Term(state)
            if event in self._names:
                why = reason("log_not_now", event=Term(self._names[event]), state=where, following=following)
            elif (leading := self.leading_to(event)) is not None:
                why = reason("log_event_unknown", found=event, nearest=leading, lifecycle=self.lifecycle)
            else:
                why = reason("log_no_event", event=event, lifecycle=self.lifecycle, state=where, following=following)
            self._reasons[state, event] = why
        return self._reasons[state, event]

    def _misfit(self, walk: _Walk, logged: Logged, why: Reason) -> Misfit:
        return Misfit(logged.line, walk.events, logged.name, why)

    def results(self) -> tuple[Fit, ...]:
        """Return how each case fits, in the order in which the log first names them."""
        return tuple(
            Fit(
                case=case,
                state=walk.state,
                events=walk.events,
                after_end=walk.after_end,
                reopened=walk.reopened,
                ended=walk.state in self._final,
                misfit=walk.misfit,
            )
            for case, walk in self._walks.items()
        )


@typed
def fit(lifecycle: Lifecycle[C, R], log: Iterable[Logged]) -> tuple[Fit, ...]:
    """Return how each case of a log fits a lifecycle; the log is read once, in its order, and may mix cases."""
    fitting = Fitting(lifecycle)
    fitting.take_all(log)
    return fitting.results()
