"""Calendars for the worked examples: Mondays to Fridays of 2026 and the first half of 2027, without the days off listed here."""

from __future__ import annotations

from datetime import date, time

from crmcore.worktime.calendars.calendar import Calendar


def _calendar(name: str, zone: str, *days: str) -> Calendar:
    hours = dict.fromkeys(range(5), ((time(9), time(17)),))
    holidays = frozenset(map(date.fromisoformat, days))
    return Calendar(name=name, zone=zone, hours=hours, holidays=holidays, first_day=date(2026, 1, 1), last_day=date(2027, 6, 30))


ENGLAND = _calendar(
    "england", "Europe/London", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
    "2027-01-01", "2027-03-26", "2027-03-29",
)  # fmt: skip
# A bank that closes on the federal holidays: the regulation asks for the days that it is open.
NEW_YORK = _calendar(
    "new-york", "America/New_York", "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07",
    "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25", "2027-01-01", "2027-01-18", "2027-02-15",
)  # fmt: skip
SYDNEY = _calendar("sydney", "Australia/Sydney", "2026-01-01", "2026-01-26", "2026-04-03", "2026-04-06", "2026-06-08", "2026-10-05", "2026-12-25")
TARGET = _calendar(
    "target", "Europe/Berlin", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-12-25", "2027-01-01", "2027-03-26", "2027-03-29"
)

CALENDARS = {"GB": ENGLAND, "US": NEW_YORK, "AU": SYDNEY, "EU": TARGET}
