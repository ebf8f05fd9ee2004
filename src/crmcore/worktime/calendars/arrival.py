"""From when time counts for something that arrives late in the day, or outside working hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from enum import StrEnum

import attrs

from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.worktime.calendars.week import Hours, Stretch, within


class OutsideHours(StrEnum):
    """What arriving outside working hours means.

    `KEEP`: time counts from that very instant. `NEXT_OPENING`: it counts from the next opening of the office.
    """

    KEEP = "keep"
    NEXT_OPENING = "next opening"


@attrs.frozen
class CutOff:
    """What is received after `after` counts as received on the next working day, at `counts_as`; without it, at that day's opening.

    Local times of the calendar. What arrives at `after` itself is in time. What arrives on a working day before `counts_as`, and on a day not
    worked, counts as of the next `counts_as` too: it came after the previous working day's cut-off. Raises `InvalidValue` for a `counts_as` that
    is not before `after`, and for times with a zone.
    """

    after: time
    counts_as: time | None = None

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
