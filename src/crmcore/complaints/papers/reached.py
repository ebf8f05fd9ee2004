"""What a clock had reached at some instant, put on record for whoever asks later what it said then."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from crmcore.complaints.states import as_word
from crmcore.event import instant_or_none, plain_date_or_none
from crmcore.worktime.clocks.reading import ClockState


def _state(value: str | None) -> ClockState | None:
    return None if value is None else as_word(value, ClockState, "state")


def _stopped_at(value: datetime | None) -> datetime | None:
    return instant_or_none(value, "stopped_at")


@attrs.frozen(kw_only=True)
class ClockReached:
    """What one run of a clock had reached: its state, its last day, and when it was stopped; None where it had not started or still ran.

    No state is one that was not known: the clock reached beyond the days that its calendar covers. Nothing is computed from it: clocks are read from
    what happened, also those of the class before, and say more.

    Clause: RULES-4.26, RULES-1.5
    """

    clock: str
    state: ClockState | None = attrs.field(converter=_state)
    last_day: date | None = attrs.field(default=None, converter=plain_date_or_none)
    stopped_at: datetime | None = attrs.field(default=None, converter=_stopped_at)
