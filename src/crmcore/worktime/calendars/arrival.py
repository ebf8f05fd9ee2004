"""From when time counts for something that arrives late in the day, or outside working hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.messages.text import TermEnum
from crmcore.worktime.calendars.week import Hours, Stretch, within


class OutsideHours(TermEnum):
    """What arriving outside working hours means.

    `KEEP`: time counts from that very instant. `NEXT_OPENING`: it counts from the next opening of the office.
    """

    KEEP = "keep", "from that instant", "自到达之时起算"
    NEXT_OPENING = "next opening", "from the next opening", "自下一次营业起算"


class LateArrival(TermEnum):
    """From when time counts for what arrives on a working day after its cut-off.

    `NEXT_WORKING_DAY`: from the beginning of the next working day. `NEXT_OPENING`: from the next time that the office opens, also on the same day.
    `SAME_DAY`: from that very instant, whatever `OutsideHours` says.
    """

    NEXT_WORKING_DAY = "next working day", "from the next working day", "自下一工作日起算"
    NEXT_OPENING = "next opening", "from the next opening", "自下一次营业起算"
    SAME_DAY = "same day", "on the same day", "按当日起算"


class EarlyArrival(TermEnum):
    """From when time counts for what arrives on a working day before its beginning.

    `OPENING`: from that beginning. `KEEP`: from that very instant, whatever `OutsideHours` says.
    """

    OPENING = "opening", "from the opening", "自开始营业时起算"
    KEEP = "keep", "from that instant", "自到达之时起算"


class DayOffArrival(TermEnum):
    """From when time counts for what arrives on a day not worked.

    `OPENING`: from the beginning of the next working day. `SAME_TIME`: as if it had arrived on that day at the same time of day.
    """

    OPENING = "opening", "from the opening of the next working day", "自下一工作日开始营业时起算"
    SAME_TIME = "same time", "from the same time of the next working day", "自下一工作日同一时刻起算"


@typed_fields
@attrs.frozen
class CutOff:
    """What is received after `after` counts as received on the next working day, at `counts_as`; without it, at that day's opening.

    Local times of the calendar. What arrives at `after` itself is in time, also where the office closes at that hour. What arrives on a working day
    before `counts_as`, and on a day not worked, counts as of the next `counts_as` too: it came after the previous working day's cut-off. `late`,
    `before_opening` and `day_off` choose otherwise for each of the three. Raises `InvalidValue` for a `counts_as` that is not before `after`, and
    for times with a zone.
    """

    after: time
    counts_as: time | None = None
    late: LateArrival = attrs.field(default=LateArrival.NEXT_WORKING_DAY, kw_only=True)
    before_opening: EarlyArrival = attrs.field(default=EarlyArrival.OPENING, kw_only=True)
    day_off: DayOffArrival = attrs.field(default=DayOffArrival.OPENING, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse times that leave no time of day to arrive in."""
        faults = tuple(_faults(self.after, self.counts_as))
        if faults:
            raise InvalidValue(*faults)

    def window(self, hours: Hours) -> Stretch:
        """Return from when to when arrivals count on the day on which they come, for a day with these hours; at the end itself they still do.

        Where the hours last over midnight, a time up to their end is one of the night.
        """
        after = within(hours, self.after)
        if self.counts_as is None:
            return (0, hours[0][0]), after
        return within(hours, self.counts_as) if after[0] else (0, self.counts_as), after


def _faults(after: time, counts_as: time | None) -> Iterator[Reason]:
    named = {"after": after} | ({} if counts_as is None else {"counts_as": counts_as})
    strange = [reason("calendar.not_local_time", field=field) for field, one in named.items() if not isinstance(one, time) or one.tzinfo]
    yield from strange
    if not strange and counts_as is not None and counts_as >= after:
        yield reason("calendar.bad_cut_off", after=f"{after:%H:%M}", counts_as=f"{counts_as:%H:%M}")
