"""What clocks look at: something that happened, its stored name and when; some events carry the evidence that a clock needs beside it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

import attrs

from crmcore.event import plain_date_or_none, plain_instant
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.clocks.clock import Clock


class ClockEvent(Protocol):
    """Something that happened: its stored name, and when. Every event of the library is one."""

    @property
    def name(self) -> str:
        """Return the stored name, by which clocks know it."""
        ...

    @property
    def at(self) -> datetime:
        """Return when it happened, aware."""
        ...


@attrs.frozen(kw_only=True)
class PauseEvent:
    """A pause began: `why` is a word of the rules (not free text), `by` the id of who decided it.

    `until` is the last day of the pause, still paused itself; None names no latest end. `clock` names the one clock that it is for; None is for every
    clock that pauses by this name and for this reason. Pauses for different reasons may overlap; another one for the same reason prolongs it or cuts
    it short.
    """

    name: str
    at: datetime = attrs.field(converter=plain_instant)
    why: str = ""
    by: str = ""
    until: date | None = attrs.field(default=None, converter=plain_date_or_none)
    clock: str | None = None


@attrs.frozen(kw_only=True)
class ResumeEvent:
    """A pause ended: the one with this reason, or with None every one. `clock` names the one clock that it is for, None is for all."""

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
    """Another case was merged into this one: its id, and its own events until then."""

    name: str
    at: datetime = attrs.field(converter=plain_instant)
    case: str
    events: tuple[ClockEvent, ...]


@attrs.frozen(kw_only=True)
class ChangeEvent:
    """The rules changed for a case that is open: `before` is the clock that applied until then, and `calendar` the one it names.

    One event a clock: it is for the clock with the id of `before`. Read the case by the clock that applies since.
    """

    name: str
    at: datetime = attrs.field(converter=plain_instant)
    before: Clock
    calendar: Calendar | None = None
