"""The State Council's notices on China's public holidays, in the JSON form of the project holiday-cn: one file per year."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import attrs

from crmcore.adapters.calendars.json_files import JsonFile, json_of
from crmcore.adapters.calendars.published import day_list, settled_until
from crmcore.adapters.files.refusing import FileRefused
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.worktime.calendars.days import DayList


@attrs.frozen
class Notice:
    """One year's notice: for each day that differs from its weekday, whether it is off."""

    file: str
    year: int
    days: dict[date, bool]


def read_china_notices(*paths: Path | str, confirmed_to: date | None = None) -> DayList:
    """Return the days of the years whose notices are given, in any order: `year`, and `days` each with `date` and `isOffDay`.

    A notice may cover the last days of the year before. So the last year ends a week early, until the next notice is given too; `confirmed_to`
    extends it: a day up to which you know that nothing else was published. Raises `NotFound`; `FileRefused` with file and place for a wrong
    file, all faults of one file at once, and for two notices for one year, a missing year, and days that contradict each other.
    """
    if not paths:
        raise InvalidValue(reason("empty", field="paths"))
    notices = sorted((_notice(Path(path)) for path in paths), key=lambda one: one.year)
    faults = [fault for before, after in pairwise(notices) for fault in _between(before, after)]
    if faults:
        raise FileRefused(*faults)
    first, last = notices[0].year, notices[-1].year
    days = {day: off for notice in notices for day, off in notice.days.items()}
    source = f"State Council of China, notices on the public holidays of {first}" + (f" to {last}" if last > first else "")
    return day_list(
        (day for day, off in days.items() if off),
        (day for day, off in days.items() if not off),
        date(first, 1, 1),
        settled_until(last, last, confirmed_to),
        source,
    )


def _notice(path: Path) -> Notice:
    file, table = JsonFile(path.name), json_of(path)
    year = file.field(table, "year", int, "")
    read = [(where, file.day(item, "date", where), file.field(item, "isOffDay", bool, where)) for where, item in file.each(table, "days")]
    if year is None or not date.min.year < year <= date.max.year:
        file.faults += [] if year is None else [reason("days_file.bad_year", file=path.name, path="year", found=year)]
        raise FileRefused(*file.faults)
    days: dict[date, bool] = {}
    for where, day, off in read:
        if day is None or off is None:
            continue
        if day.year != year and (day.year, day.month) != (year - 1, 12):
            file.fault("days_file.other_year", f"{where}.date", day=day, year=str(year))
        if days.setdefault(day, off) != off:
            file.fault("days_file.two_kinds", where, day=day)
    file.refuse()
    return Notice(path.name, year, days)


def _between(before: Notice, after: Notice) -> list[Reason]:
    if after.year == before.year:
        return [reason("days_file.year_twice", file=after.file, other=before.file, year=str(after.year))]
    if after.year > before.year + 1:
        return [reason("days_file.year_left_out", file=after.file, year=str(before.year + 1))]
    return [
        reason("days_file.contradicts", file=after.file, other=before.file, day=day)
        for day in sorted(before.days.keys() & after.days.keys())
        if before.days[day] != after.days[day]
    ]
