"""Working time as a table: every interval that a calendar knows, in UTC, and how much was worked before each.

Half-open intervals of the local clock, measured as time really elapsed, so both clock changes are counted as they were. Time between two
instants is the difference of what was worked by each; adding is its inverse.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

import attrs

from crmcore._frozen import frozen_fields
from crmcore.worktime.calendars.week import Hours, LocalTime, overhang, stretches
from crmcore.worktime.calendars.zone import DAY, MIDNIGHT, first_instant

NOTHING: Final = timedelta(0)


@attrs.frozen(slots=False, eq=False, field_transformer=frozen_fields)  # so that the tables, which take time to build, wait until hours are needed
class WorkingHours:
    """The working hours of the days from `first_day` to `last_day`: `worked` lists those that have any, in order. All instants in UTC.

    `eve` is how long into the first day a shift may last that began on the day before, which is not known.
    """

    zone: ZoneInfo
    first_day: date
    last_day: date
    worked: Mapping[date, Hours]
    eve: time = MIDNIGHT

    @cached_property
    def ends(self) -> tuple[datetime, datetime]:
        """Return the first instant known, and the first one after the last day and its hours."""
        return first_instant(self.first_day, self.zone, self.eve), self.beginning_of(self.last_day + DAY)

    @cached_property
    def nights(self) -> Mapping[date, datetime]:
        """Return, for each day on which a shift of the day before ends, the end of that shift."""
        return {day + DAY: self.closing_of(day) for day, hours in self.worked.items() if overhang(hours) > MIDNIGHT}

    def beginning_of(self, day: date) -> datetime:
        """Return the first instant that belongs to a day: its midnight, or the end of a shift that began on the day before."""
        return self.nights.get(day) or first_instant(day, self.zone)

    def instant_of(self, day: date, at: LocalTime) -> datetime:
        """Return the first instant at which the local clock has reached a time of a day or of the night after it."""
        return first_instant(day + at[0] * DAY, self.zone, at[1])

    def open_at(self, moment: datetime) -> bool:
        """Return whether an instant lies in an interval."""
        now = bisect_right(self._openings, moment)
        return now > 0 and moment < self._closings[now - 1]

    def opening_after(self, moment: datetime) -> datetime | None:
        """Return the first opening after an instant; None if no more is known."""
        after = bisect_right(self._openings, moment)
        return self._openings[after] if after < len(self._openings) else None

    def opening_from(self, moment: datetime) -> datetime | None:
        """Return the first opening at or after an instant; None if no more is known."""
        at = bisect_left(self._openings, moment)
        return self._openings[at] if at < len(self._openings) else None

    def closes_at(self, moment: datetime) -> bool:
        """Return whether an interval ends at an instant."""
        at = bisect_left(self._closings, moment)
        return at < len(self._closings) and self._closings[at] == moment

    def worked_by(self, moment: datetime) -> timedelta:
        """Return all working time from the first day known to an instant."""
        now = bisect_right(self._openings, moment) - 1
        return NOTHING if now < 0 else self._before[now] + min(moment, self._closings[now]) - self._openings[now]

    def reached(self, work: timedelta) -> datetime | None:
        """Return the earliest instant by which so much was worked since the first day known; None if that is more than is known."""
        last = bisect_left(self._before, work) - 1  # the interval in which the last of the work is done
        if last < 0:
            return None
        rest = work - self._before[last]
        return self._openings[last] + rest if rest <= self._closings[last] - self._openings[last] else None

    def closing_of(self, day: date) -> datetime:
        """Return the end of the last interval of a day that is worked."""
        return self.instant_of(day, stretches(self.worked[day])[-1][1])

    @cached_property
    def _intervals(self) -> tuple[tuple[datetime, datetime], ...]:
        """Return every interval worked. One that the clock skips entirely is left out."""
        found = (
            (self.instant_of(day, begins), self.instant_of(day, ends)) for day, hours in self.worked.items() for begins, ends in stretches(hours)
        )
        return tuple((opening, closing) for opening, closing in found if opening < closing)

    @cached_property
    def _openings(self) -> tuple[datetime, ...]:
        return tuple(opening for opening, _ in self._intervals)

    @cached_property
    def _closings(self) -> tuple[datetime, ...]:
        return tuple(closing for _, closing in self._intervals)

    @cached_property
    def _before(self) -> tuple[timedelta, ...]:
        """Return, for each interval, the working time that has elapsed before it opens."""
        total, before = NOTHING, []
        for opening, closing in self._intervals:
            before.append(total)
            total += closing - opening
        return tuple(before)
