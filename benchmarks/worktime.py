"""Adding and counting working days: one question at a time, 17 years of English bank holidays, against numpy's scalar functions and `holidays`.

All three are asked with the dates that Python programs have. numpy gets its calendar object ready made, and its answers may stay numpy's; what it
takes with dates converted beforehand stands in the note. Asked for a whole array at once, it is faster than any Python loop, ours included.
"""

from __future__ import annotations

import random
from datetime import date, time, timedelta

import holidays
import numpy as np

from benchmarks.timing import best_of, faster, report
from crmcore.worktime import Calendar

FIRST, LAST, DAY = date(2010, 1, 1), date(2026, 12, 31), timedelta(days=1)
N = 15


def main() -> None:
    """Compare answers, then time."""
    england = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST.year, LAST.year + 1))
    off = frozenset(day for day in england if FIRST <= day <= LAST)
    office = ((time(9), time(17)),)
    ours = Calendar(name="bank", zone="Europe/London", hours=dict.fromkeys(range(5), office), holidays=off, first_day=FIRST, last_day=LAST)
    theirs = np.busdaycalendar(weekmask="1111100", holidays=sorted(off))

    dice = random.Random(7)
    days = [FIRST + dice.randrange(6000) * DAY for _ in range(2000)]
    spans = [(day, day + dice.randrange(200) * DAY) for day in days]
    # numpy counts [a, b): both ends one day later make it our (a, b].
    np_spans = [(a + DAY, b + DAY) for a, b in spans]
    ready, ready_spans = [np.datetime64(day) for day in days], [(np.datetime64(a), np.datetime64(b)) for a, b in np_spans]
    few = days[:200]

    # "roll backward, then n business days" is the n-th working day strictly after a day.
    def numpy_add() -> list[object]:
        return [np.busday_offset(day, N, roll="backward", busdaycal=theirs) for day in days]

    def numpy_add_ready() -> list[object]:
        return [np.busday_offset(day, N, roll="backward", busdaycal=theirs) for day in ready]

    def numpy_count() -> list[object]:
        return [np.busday_count(a, b, busdaycal=theirs) for a, b in np_spans]

    def numpy_count_ready() -> list[object]:
        return [np.busday_count(a, b, busdaycal=theirs) for a, b in ready_spans]

    def holidays_add() -> list[date]:
        return [england.get_nth_working_day(day, N) for day in few]

    def our_add() -> list[date]:
        return [ours.nth_working_day(day, N) for day in days]

    def our_count() -> list[int]:
        return [ours.count_working_days(a, b) for a, b in spans]

    assert our_add() == [day.astype(date) for day in numpy_add()]
    assert our_count() == [int(count) for count in numpy_count()]
    assert our_add()[: len(few)] == holidays_add()

    jobs = {
        "add": our_add,
        "numpy add": numpy_add,
        "numpy add, ready": numpy_add_ready,
        "count": our_count,
        "numpy count": numpy_count,
        "numpy count, ready": numpy_count_ready,
        "holidays": holidays_add,
    }
    each = {name: seconds / len(few if name == "holidays" else days) * 1e6 for name, seconds in best_of(jobs).items()}
    numpy_name, ready = f"numpy {np.__version__}, scalar", "µs where its dates are converted before"
    note = {
        what: f"{each[what]:.3f} µs against {each[f'numpy {what}']:.2f} µs ({each[f'numpy {what}, ready']:.2f} {ready})" for what in ("add", "count")
    }
    report(
        {
            "worktime.add/numpy": faster(each["add"], each["numpy add"], goal=15, against=f"{numpy_name} busday_offset", note=note["add"]),
            "worktime.add/holidays": faster(
                each["add"],
                each["holidays"],
                goal=150,
                against=f"holidays {holidays.__version__}, get_nth_working_day",
                note=f"{each['add']:.3f} µs against {each['holidays']:.1f} µs",
            ),
            "worktime.count/numpy": faster(each["count"], each["numpy count"], goal=15, against=f"{numpy_name} busday_count", note=note["count"]),
        }
    )


if __name__ == "__main__":
    main()
