"""Adding and counting working hours: one question at a time, 17 years of an English office with a lunch break, against `businesstimedelta`.

The peer gets its rules built once, the bank holidays as a plain set of dates (which it looks through faster than an object of `holidays`), and
instants in UTC, as ours does. It walks from one opening to the next; ours looks its answer up in tables that are made before anything is timed.
"""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from importlib.metadata import version

import businesstimedelta
import holidays
import pytz

from benchmarks.timing import best_of, faster, report
from crmcore.worktime import Calendar

FIRST, LAST, ZONE = date(2010, 1, 1), date(2026, 12, 31), "Europe/London"
OPEN, LUNCH, BACK, SHUT = time(9), time(12, 30), time(13, 30), time(17)
BEGIN, SECOND = datetime(2010, 1, 1, tzinfo=UTC), timedelta(seconds=1)
GOAL = 150  # as against `holidays`, which walks day by day too


def main() -> None:
    """Compare answers, then time."""
    off = frozenset(day for day in holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST.year, LAST.year + 1)) if FIRST <= day <= LAST)
    office = ((OPEN, LUNCH), (BACK, SHUT))
    ours = Calendar(name="bank", zone=ZONE, hours=dict.fromkeys(range(5), office), holidays=off, first_day=FIRST, last_day=LAST)
    there = pytz.timezone(ZONE)
    day = businesstimedelta.WorkDayRule(start_time=OPEN, end_time=SHUT, working_days=[0, 1, 2, 3, 4], tz=there)
    lunch = businesstimedelta.LunchTimeRule(start_time=LUNCH, end_time=BACK, working_days=[0, 1, 2, 3, 4], tz=there)
    theirs = businesstimedelta.Rules([day, lunch, businesstimedelta.HolidayRule(off, tz=there)])

    dice = random.Random(7)
    starts = [BEGIN + dice.randrange(16 * 365 * 86400) * SECOND for _ in range(2000)]
    works = [dice.randrange(1, 40 * 3600) * SECOND for _ in starts]  # up to 40 hours: a week and a day
    spans = [(start, start + dice.randrange(30 * 86400) * SECOND) for start in starts]
    few = 40

    def our_add() -> list[datetime]:
        return [ours.add(start, work) for start, work in zip(starts, works, strict=True)]

    def our_between() -> list[timedelta]:
        return [ours.between(a, b) for a, b in spans]

    def their_add() -> list[datetime]:
        return [start + businesstimedelta.BusinessTimeDelta(theirs, timedelta=work) for start, work in zip(starts[:few], works, strict=False)]

    def their_between() -> list[timedelta]:
        return [theirs.difference(a, b).timedelta for a, b in spans[:few]]

    assert our_add()[:few] == their_add()
    assert our_between()[:few] == their_between()

    jobs = {"add": our_add, "between": our_between, "their add": their_add, "their between": their_between}
    each = {name: seconds / (few if name.startswith("their") else len(starts)) * 1e6 for name, seconds in best_of(jobs).items()}
    note = ", ".join(f"{what} {each[what]:.2f} µs against {each[f'their {what}']:.0f} µs" for what in ("add", "between"))
    report(
        {
            "worktime.hours/businesstimedelta": faster(
                each["add"] + each["between"],
                each["their add"] + each["their between"],
                goal=GOAL,
                against=f"businesstimedelta {version('businesstimedelta')}",
                note=f"{note}; the goal is that against holidays, which walks the days too",
            )
        }
    )


if __name__ == "__main__":
    main()
