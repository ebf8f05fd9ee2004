"""What a clock had reached when the rules of its case changed, put on record: from then on it is read from here, and by the new rules alone.

So a verdict stands whatever the new rules say, and no old rulebook or calendar is needed to read a case, to advance it or to replay it.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.event import instant_or_none, plain_date_or_none, plain_instant, plain_instant_or_none


class ClockState(StrEnum):
    """The state of a clock. `BREACHED` runs past its due instant, or was paused after it; `MET_LATE` was stopped after it.

    `ENDED` and `ENDED_LATE` were neither: what ended them (the customer withdrew, the complaint was merged) fulfilled nothing. `UNKNOWN` reaches
    beyond the days that its calendar knows.
    """

    NOT_STARTED = "not started"
    RUNNING = "running"
    PAUSED = "paused"
    MET = "met in time"
    BREACHED = "breached"
    MET_LATE = "met late"
    ENDED = "ended"
    ENDED_LATE = "ended late"
    UNKNOWN = "not known"


def _state(value: str | None) -> ClockState | None:
    known = tuple(one.value for one in ClockState)
    if value is not None and value not in known:
        raise InvalidValue(reason("complaint.unknown_word", field="state", found=str(value), known=known))
    return None if value is None else ClockState(value)


def _stopped_at(value: datetime | None) -> datetime | None:
    return instant_or_none(value, "stopped_at")


@typed_fields
@attrs.frozen(kw_only=True)
class StoodStill:
    """A stretch in which a clock stood still: since when, and until when; `why` is the reason of a pause, if it had one."""

    since: datetime = attrs.field(converter=plain_instant)
    until: datetime = attrs.field(converter=plain_instant)
    why: str | None = None


@typed_fields
@attrs.frozen(kw_only=True)
class PauseReached:
    """A pause that was in force: its event, by whom and why, and the latest end that it then had; None where nobody said."""

    name: str
    since: datetime = attrs.field(converter=plain_instant)
    lapses: datetime | None = attrs.field(default=None, converter=plain_instant_or_none)
    why: str | None = None
    by: str = ""
    until: date | None = attrs.field(default=None, converter=plain_date_or_none)


@typed_fields
@attrs.frozen(kw_only=True)
class GrantReached:
    """An extension that was granted: its step, when it was taken, and the whole time that it gave."""

    step: str
    at: datetime = attrs.field(converter=plain_instant)
    amount: int
    unit: str


@typed_fields
@attrs.frozen(kw_only=True)
class ClockReached:
    """What one run of a clock had reached: its state, its last day, and when it was stopped; None where it had not started or still ran.

    No state is one that was not known: the clock reached beyond the days that its calendar covers. `amount` and `unit` are the time that its rules
    gave it, `budget` that time in whole units with what was granted, `left` what was left of it as a fraction of days, or in microseconds. `past` is
    a run that another had followed; one that counts `apart` came from a duplicate whose clock counted otherwise. `pauses` are those in force,
    `rested` the pauses of the case that had ended, `gaps` where this run stood still; `own` are the pauses in which it stands still, `since` when,
    where these are not those of the case: after a merger each run has those of the case that it came from. `reference`, `body` and `asked` say for a
    clock by reference what had been asked for, where and when. A save from before they were put on record has none of these: then the clock is read
    as if its present rules had always held.

    Clause: RULES-4.26, RULES-1.5
    """

    clock: str
    state: ClockState | None = attrs.field(converter=_state)
    last_day: date | None = attrs.field(default=None, converter=plain_date_or_none)
    stopped_at: datetime | None = attrs.field(default=None, converter=_stopped_at)
    started: datetime | None = attrs.field(default=None, converter=plain_instant_or_none)
    due: datetime | None = attrs.field(default=None, converter=plain_instant_or_none)
    late_from: datetime | None = attrs.field(default=None, converter=plain_instant_or_none)
    amount: int | None = None
    unit: str | None = None
    budget: int | None = None
    left: str | None = None
    past: bool = False
    apart: bool = False
    gaps: tuple[StoodStill, ...] = ()
    granted: tuple[GrantReached, ...] = ()
    pauses: tuple[PauseReached, ...] = ()
    rested: tuple[StoodStill, ...] = ()
    own: tuple[PauseReached, ...] | None = None
    since: datetime | None = attrs.field(default=None, converter=plain_instant_or_none)
    reference: str | None = None
    body: str | None = None
    asked: datetime | None = attrs.field(default=None, converter=plain_instant_or_none)
