"""What had happened when the rules changed, and was put on record only later: no record of what the clocks had reached knew of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import dropwhile, takewhile
from typing import Final, NamedTuple, TypeAlias

from crmcore.event import in_utc
from crmcore.worktime.clocks.carried import Missing
from crmcore.worktime.clocks.clock import Clock, Role
from crmcore.worktime.clocks.clock_events import ClockEvent, LateEvent, ReferenceEvent
from crmcore.worktime.clocks.line import Gap, joined
from crmcore.worktime.clocks.pausing import Pauses
from crmcore.worktime.clocks.runs import Run

# Something that happened, and when (in UTC).
Heard: TypeAlias = tuple[ClockEvent, datetime]
# What puts an end to a run: it can have been missing where a verdict was.
_STOPPING: Final = frozenset({Role.STOPS, Role.ENDS, Role.REPEATS})
# What begins a run again, or anew: it can have been missing where nothing went on.
_AGAIN: Final = frozenset({Role.REOPENS, Role.RESETS})


def stopped_before(clock: Clock, known: tuple[Heard, ...], at: datetime) -> Iterator[Missing]:
    """Yield what had stopped a clock when the rules changed at an instant, up to what had begun it again."""
    later = takewhile(lambda one: one.role not in _AGAIN, _later(clock, known, at))
    yield from (Missing(one.at, one.role) for one in later if one.role in _STOPPING)


def begun_before(clock: Clock, known: tuple[Heard, ...], at: datetime) -> tuple[Heard, ...]:
    """Return what had begun a clock again when the rules changed at an instant, new facts or that a customer came back; and all that followed."""
    later = dropwhile(lambda one: one.role not in _AGAIN, _later(clock, known, at))
    return tuple((one.event, one.at) for one in later)


class _Later(NamedTuple):
    event: ClockEvent
    at: datetime
    role: Role


def _later(clock: Clock, known: tuple[Heard, ...], at: datetime) -> Iterator[_Later]:
    """Yield what was put on record after an instant, and says something to a clock, in the order in which it happened."""
    for event, when in known:
        if isinstance(event, LateEvent | ReferenceEvent) and event.recorded is not None and in_utc(event.recorded) >= at:
            role = clock.roles.get(event.name)
            if role is not None:
                yield _Later(event, when, role)


def with_pauses_since(runs: tuple[Run, ...], pauses: Pauses) -> tuple[Run, ...]:
    """Return runs that stood still in the pauses that have begun and ended since they began; what is left of one that went on knew them."""
    return tuple(run._replace(gaps=joined((*run.gaps, *_since(run, pauses)))) for run in runs)


def _since(run: Run, pauses: Pauses) -> Iterator[Gap]:
    """Yield the stretches of a run that lay in pauses that have ended."""
    for _, (begins, ends) in pauses.over:
        since, until = max(begins, run.started), ends if run.stopped is None else min(ends, run.stopped)
        if since < until:
            yield since, until
