"""The bank holidays of the United Kingdom, in the JSON that gov.uk publishes (https://www.gov.uk/bank-holidays.json)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from crmcore.adapters.calendars.json_files import JsonFile, json_of
from crmcore.adapters.calendars.published import day_list
from crmcore.errors import InvalidValue
from crmcore.reading.values import unknown
from crmcore.worktime.calendars.days import DayList

# No bank holiday of any division, and no substitute for one on a weekend, is before the first or after the last of these.
_NEW_YEAR: Final = (1, 4)
_CHRISTMAS: Final = (12, 25)


def read_gov_uk(path: Path | str, *, division: str) -> DayList:
    """Return the bank holidays of a division: `england-and-wales`, `scotland` or `northern-ireland`.

    The list covers whole years if it begins with a New Year's holiday and ends with a Christmas one; otherwise it begins or ends with the first or
    last holiday listed. Raises `NotFound`; `InvalidValue` for an unknown division; `FileRefused` with the place of every fault, also for an
    empty list, and for a year in between that has no holiday.
    """
    file, divisions = JsonFile(Path(path).name), json_of(Path(path))
    if isinstance(divisions, dict) and division not in divisions:
        raise InvalidValue(unknown("days_file.division", division, divisions))
    table = file.field(divisions, division, dict, "")
    days = [] if table is None else [file.day(item, "date", where) for where, item in file.each(table, "events", division)]
    file.refuse()
    found = sorted({day for day in days if day is not None})
    if not found:
        file.fault("days_file.no_days", f"{division}.events")
    else:
        for year in sorted({*range(found[0].year, found[-1].year)} - {day.year for day in found}):
            file.fault("days_file.empty_year", f"{division}.events", year=str(year))
    file.refuse()
    first, last = found[0], found[-1]
    if (first.month, first.day) <= _NEW_YEAR:
        first = date(first.year, 1, 1)
    if (last.month, last.day) >= _CHRISTMAS:
        last = date(last.year, 12, 31)
    return day_list(found, (), first, last, f"gov.uk, bank holidays, {division}")
