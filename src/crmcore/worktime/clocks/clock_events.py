"""What clocks react to: something that happened, its stored name and when; some events carry the evidence that a clock also needs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

import attrs

from crmcore._arguments import refuse_wrong_fields
from crmcore._every_fault import every_fault
from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import instant, plain_date_or_none, precedes
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


def _recorded(value: datetime) -> datetime:
    return instant(value, "recorded")


def _recorded_or_none(value: datetime | None) -> datetime | None:
    return None if value is None else instant(value, "recorded")


def _by(value: str) -> str:
    if not isinstance(value, str):
        raise InvalidType(reason("wrong_type", field="by", found=type(value).__name__, wanted="str"))
    return value


# These are made by the thousand: what holds just the types that it should is known at once, and all else looked at by its annotations.
def _is_text(value: str | None) -> bool:
    return value is None or type(value) is str


def _is_day(value: date | None) -> bool:
    return value is None or type(value) is date


def _refuse_early(at: datetime, recorded: datetime | None) -> None:
    if recorded is not None and precedes(recorded, at):
        raise InvalidValue(reason("clock.recorded_early", at=at, recorded=recorded))


@every_fault
@attrs.frozen(kw_only=True)
class LateEvent:
    """Something that happened at `at`, and was put on record only later: `recorded`.

    Clocks hear it when it happened. Where the rules changed in between, and what each clock had reached was put on record then, it corrects of that
    what stood only because it was not on record yet.
    """

    name: str
    at: datetime = attrs.field(converter=instant)
    recorded: datetime = attrs.field(converter=_recorded)

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type, and a record of what had not happened yet."""
        if type(self.name) is not str:
            refuse_wrong_fields(self)
        _refuse_early(self.at, self.recorded)


@every_fault
@attrs.frozen(kw_only=True)
class PauseEvent:
    """A pause began: `why` is a word from the rules (not free text), `by` the id of whoever decided it.

    `until` is the last day of the pause, still paused itself; None means no latest end. `clock` names the one clock that it is for; None means every
    clock that this event pauses for this reason. Pauses for different reasons may overlap; another one for the same reason prolongs or shortens
    it. `recorded` is as in `LateEvent`; None where it was at once.
    """

    name: str
    at: datetime = attrs.field(converter=instant)
    why: str = ""
    by: str = attrs.field(default="", converter=_by)
    until: date | None = attrs.field(default=None, converter=plain_date_or_none)
    clock: str | None = None
    recorded: datetime | None = attrs.field(default=None, converter=_recorded_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type, and a record of what had not happened yet."""
        if not (type(self.name) is type(self.why) is str and _is_day(self.until) and _is_text(self.clock)):
            refuse_wrong_fields(self)
        _refuse_early(self.at, self.recorded)


@every_fault
@attrs.frozen(kw_only=True)
class ResumeEvent:
    """A pause ended: the one with this reason; None means every pause. `clock` names the one clock that it is for; None means all.

    `recorded` is as in `LateEvent`; None where it was at once.
    """

    name: str
    at: datetime = attrs.field(converter=instant)
    why: str | None = None
    clock: str | None = None
    recorded: datetime | None = attrs.field(default=None, converter=_recorded_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type, and a record of what had not happened yet."""
        if not (type(self.name) is str and _is_text(self.why) and _is_text(self.clock)):
            refuse_wrong_fields(self)
        _refuse_early(self.at, self.recorded)


@every_fault
@attrs.frozen(kw_only=True)
class ExtensionEvent:
    """A step of a clock's extension ladder was taken: `clock` and `step` are their ids."""

    name: str
    at: datetime = attrs.field(converter=instant)
    clock: str
    step: str

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type."""
        if not (type(self.name) is type(self.clock) is type(self.step) is str):
            refuse_wrong_fields(self)


@every_fault
@attrs.frozen(kw_only=True)
class MergeEvent:
    """Another case was merged into this one: its id, and its own events until then.

    `reached` is what its own clocks had reached, of those that count otherwise than the clock of their name here; without it, they are read by ours.
    """

    name: str
    at: datetime = attrs.field(converter=instant)
    case: str
    events: tuple[ClockEvent, ...]
    reached: tuple[ClockReached, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type."""
        refuse_wrong_fields(self)


@every_fault
@attrs.frozen(kw_only=True)
class ReferenceEvent:
    """Something was asked for, or given, under one of several references; `until` is the last day by which it is wanted, None where none was named.

    `body` is who has that reference: another body's of the same words is another one. `recorded` is as in `LateEvent`; None where it was at once.
    A clock `by_reference` has a run of its own for each time that something was asked for. Any other takes it as something that happened.
    """

    name: str
    at: datetime = attrs.field(converter=instant)
    reference: str
    body: str = ""
    until: date | None = attrs.field(default=None, converter=plain_date_or_none)
    recorded: datetime | None = attrs.field(default=None, converter=_recorded_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type, and a record of what had not happened yet."""
        refuse_wrong_fields(self)
        _refuse_early(self.at, self.recorded)


@every_fault
@attrs.frozen(kw_only=True)
class ChangeEvent:
    """The rules changed for a case that is open: `before` is the clock that applied until then, and `calendar` the one it names.

    One event per clock: it is for the clock with the id of `before`. Read the case by the clock that has applied since.
    """

    name: str
    at: datetime = attrs.field(converter=instant)
    before: Clock
    calendar: Calendar | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type."""
        refuse_wrong_fields(self)


@every_fault
@attrs.frozen(kw_only=True)
class CarriedEvent:
    """The rules changed for a case, and what its clocks had reached was put on record: `reached` is all of it, of every clock.

    `unread` says that it was not, in a save from before: a clock is then read as if its present rules had always held, with a finding that says so.
    """

    name: str
    at: datetime = attrs.field(converter=instant)
    reached: tuple[ClockReached, ...] = ()
    unread: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type."""
        refuse_wrong_fields(self)
