"""Published days read one by one, as they stand in the file: no spans, no merging of sets."""

from datetime import date
from typing import Any


def notice_kinds(notices: list[dict[str, Any]]) -> dict[date, bool] | None:
    """Return for each day listed whether it is off; None where a notice speaks of days it should not, or two contradict each other."""
    kinds: dict[date, bool] = {}
    for one in notices:
        for entry in one["days"]:
            year, month, day = (int(part) for part in entry["date"].split("-"))
            when = date(year, month, day)
            if year != one["year"] and not (month == 12 and year + 1 == one["year"]):
                return None
            if when in kinds and kinds[when] != entry["isOffDay"]:
                return None
            kinds[when] = entry["isOffDay"]
    return kinds


def gov_uk_holidays(content: dict[str, Any], division: str) -> set[date]:
    return {date(*(int(part) for part in event["date"].split("-"))) for event in content[division]["events"]}


def is_worked(day: date, kinds: dict[date, bool]) -> bool:
    """Answer whether an office with a week of Monday to Friday works on a day."""
    off = kinds.get(day)
    return day.isoweekday() < 6 if off is None else not off
