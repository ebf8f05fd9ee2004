"""What clocks react to: something that happened, its stored name and when; some events carry the evidence that a clock also needs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

import attrs

from crmcore.event import plain_date_or_none, plain_instant, plain_instant_or_none
from crmcore.reached import ClockReached
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.clocks.clock import Clock


class ClockEvent(Protocol):
    """Something that happened: its stored name, and when. Every event of the library is one."""

    @property
    def name(self) -> str:
        """Return the stored name, by which clocks recognise it."""
        ...

    @property
    def at(self) -> datetime:
        """Return when it happened, aware."""
        ...


@attrs.frozen(kw_only=True)
class LateEvent:
    """Something that happened at `at`, and was put on record only later: `recorded`.

    Clocks hear it when it happened. Where the rules changed in between, and what each clock had reached was put on record then, it corrects of that
    what stood only because it was not on record yet.
    """

    name: str
    at: datetime = attrs.field(converter=plain_instant)
    recorded: datetime = attrs.field(converter=plain_instant)


@attrs.frozen(kw_only=True)
class PauseEvent:
    """A pause began: `why` is a word from the rules (not free text), `by` the id of whoever decided it.

    `until` is the last day of the pause, still paused itself; None means no latest end. `clock` names the one clock that it is for; None means every
    clock that this event pauses for this reason. Pauses for different reasons may overlap; another one for the same reason prolongs or shortens
    it.
    """

    name: str
    at: datetime = attrs.field(converter=plain_instant)
    why: str = ""
    by: str = ""
    until: date | None = attrs.field(default=None, converter=plain_date_or_none)
    clock: str | None = None


@attrs.frozen(kw_only=True)
class ResumeEvent:
    """A pause ended: the one with this reason; None means every pause. `clock` names the one clock that it is for; None means all."""

    name: str
    at: datetime = attrs.field(converter=plain_instant)
    why: str | None = None
    clock: str | None = None


@attrs.frozen(kw_only=True)
class ExtensionEvent:
    """A step of a clock's extension ladder was taken: `clock` and `step` are their ids."""

    name: str
    at: datetime = attrs.field(converter=plain_instant)
    clock: str
    step: str


@attrs.frozen(kw_only=True)
class MergeEvent:
    """Another case was merged into this one: its id, and its own events until then.

    `reached` is what its own clocks had reached, of those that count otherwise than the clock of their name here; without it, they are read by ours.
    """

    name: str
    at: datetime = attrs.field(converter=plain_instant)
    case: str
    events: tuple[ClockEvent, ...]
    reached: tuple[ClockReached, ...] = ()


@attrs.frozen(kw_only=True)
class ReferenceEvent:
    """Something was asked for, or given, under one of several references; `until` is the last day by which it is wanted, None where none was named.

    `body` is who has that reference: another body's of the same words is another one. `recorded` is as in `LateEvent`; None where it was at once.
    A clock `by_reference` has a run of its own for each time that something was asked for. Any other takes it as something that happened.
    """

    name: str
    at: datetime = attrs.field(converter=plain_instant)
    reference: str
    body: str = ""
    until: date | None = attrs.field(default=None, converter=plain_date_or_none)
    recorded: datetime | None = attrs.field(default=None, converter=plain_instant_or_none)


@attrs.frozen(kw_only=True)
class ChangeEvent:
    """The rules changed for a case that is open: `before` is the clock that applied until then, and `calendar` the one it names.

    One event per clock: it is for the clock with the id of `before`. Read the case by the clock that has applied since.
    """

    name: str
    at: datetime = attrs.field(converter=plain_instant)
    before: Clock
    calendar: Calendar | None = None


@attrs.frozen(kw_only=True)
class CarriedEvent:
    """The rules changed for a case, and what its clocks had reached was put on record: `reached` is all of it, of every clock.

    `unread` says that it was not, in a save from before: a clock is then read as if its present rules had always held, with a finding that says so.
    """

    name: str
    at: datetime = attrs.field(converter=plain_instant)
    reached: tuple[ClockReached, ...] = ()
    unread: bool = False
