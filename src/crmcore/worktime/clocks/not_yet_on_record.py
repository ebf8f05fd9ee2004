"""What had happened when the rules changed, and was put on record only later: no record of what the clocks had reached knew of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import dropwhile, takewhile
from typing import Final, NamedTuple, TypeAlias

from crmcore.event import in_utc
from crmcore.worktime.clocks.clock import Clock, Role
from crmcore.worktime.clocks.clock_events import ClockEvent, LateEvent, PauseEvent, ReferenceEvent, ResumeEvent
from crmcore.worktime.clocks.runs_on_record import Missing

# Something that happened, and when (in UTC).
Heard: TypeAlias = tuple[ClockEvent, datetime]
# What begins a run or puts an end to it: it can have been missing where a verdict was.
_DECIDING: Final = frozenset({Role.STARTS, Role.STOPS, Role.ENDS, Role.REPEATS})
_PAUSING: Final = frozenset({Role.PAUSES, Role.RESUMES})
# A clock that had already ended, as far as anybody knew, may have been begun again by these.
_RESTARTS: Final = frozenset({Role.REOPENS, Role.RESETS})


def missing_at(clock: Clock, heard: tuple[Heard, ...], at: datetime) -> Iterator[Missing]:
    """Yield what had started or stopped a clock when the rules changed at an instant, up to what had begun it again."""
    yield from (Missing(one.at, one.role) for one in _up_to_a_restart(clock, heard, at) if one.role in _DECIDING)


def pauses_missing_at(clock: Clock, heard: tuple[Heard, ...], at: datetime) -> tuple[Heard, ...]:
    """Return what had paused or resumed a clock when the rules changed at an instant, up to what had begun it again."""
    return tuple((one.event, one.at) for one in _up_to_a_restart(clock, heard, at) if one.role in _PAUSING)


def restarts_missing_at(clock: Clock, heard: tuple[Heard, ...], at: datetime) -> tuple[Heard, ...]:
    """Return what had begun a clock again when the rules changed at an instant, new facts or that a customer came back; and all that followed."""
    since = dropwhile(lambda one: one.role not in _RESTARTS, _unrecorded_at(clock, heard, at))
    return tuple((one.event, one.at) for one in since)


def on_record_at(heard: tuple[Heard, ...], at: datetime) -> tuple[Heard, ...]:
    """Return what of some events had been put on record before an instant."""
    return tuple(one for one in heard if not _is_late(one[0], at))


def _is_late(event: ClockEvent, at: datetime) -> bool:
    """Return whether an event was put on record at an instant or after it, and not when it happened."""
    return isinstance(event, LateEvent | PauseEvent | ReferenceEvent | ResumeEvent) and event.recorded is not None and in_utc(event.recorded) >= at


class _Unrecorded(NamedTuple):
    event: ClockEvent
    at: datetime
    role: Role


def _up_to_a_restart(clock: Clock, heard: tuple[Heard, ...], at: datetime) -> Iterator[_Unrecorded]:
    return takewhile(lambda one: one.role not in _RESTARTS, _unrecorded_at(clock, heard, at))


def _unrecorded_at(clock: Clock, heard: tuple[Heard, ...], at: datetime) -> Iterator[_Unrecorded]:
    """Yield what was put on record at an instant or after it, and says something to a clock, in the order in which it happened."""
    for event, when in heard:
        role = clock.roles.get(event.name) if _is_late(event, at) else None
        if role is not None:
            yield _Unrecorded(event, when, role)
