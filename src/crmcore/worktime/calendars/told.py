"""The days on which a calendar is not as its weekday, for people: the hours, and what says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from crmcore.messages import Language, render
from crmcore.messages.text import TermEnum
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.exceptions import DayException
from crmcore.worktime.calendars.week import Hours


class DayRule(TermEnum):
    """What says how a day is worked, the nearest rule first: an exception of the office, hours of its own, the list of days."""

    EXCEPTION = "exception", "exception", "例外"
    OWN_HOURS = "own hours", "special hours", "特殊工作时间"
    HOLIDAY = "holiday", "holiday", "节假日"
    WORKDAY = "make-up working day", "make-up working day", "调休工作日"


_WEEKDAYS_EN: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAYS_ZH: Final = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


@attrs.frozen(kw_only=True)
class DayTold:
    """A day that is not as its weekday: the hours that hold, the rule that says so, and an exception, with the hours that it stands in place of."""

    day: date
    hours: Hours
    rule: DayRule
    exception: DayException | None = None
    instead_of: Hours = ()

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line: `2026-02-13 Fri  09:00-12:00  exception: the market closes at noon (instead of 09:00-18:00)`."""
        facts = {
            "day": self.day,
            "weekday": (_WEEKDAYS_ZH if lang == Language.ZH else _WEEKDAYS_EN)[self.day.weekday()],
            "hours": _said(self.hours, lang),
            "rule": self.rule,
            "why": "" if self.exception is None else self.exception.why,
            "instead_of": _said(self.instead_of, lang),
        }
        return render("days.told" if self.exception is None else "days.told_exception", facts, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


def days_told(calendar: Calendar, *, first_day: date | None = None, last_day: date | None = None) -> tuple[DayTold, ...]:
    """Return the days of a calendar that are not as their weekday, in order, from `first_day` to `last_day`, both included; by default all known.

    Clause: RULES-4.26
    """
    begins, ends = first_day or calendar.first_day, last_day or calendar.last_day
    return tuple(one for one in sorted(_every(calendar), key=lambda one: one.day) if begins <= one.day <= ends)


def _every(calendar: Calendar) -> Iterator[DayTold]:
    listed = attrs.evolve(calendar, exceptions=()) if calendar.exceptions else calendar
    for one in calendar.exceptions:
        yield DayTold(day=one.day, hours=one.hours, rule=DayRule.EXCEPTION, exception=one, instead_of=listed.hours_on(one.day))
    nearer = {one.day for one in calendar.exceptions}
    lists = ((DayRule.OWN_HOURS, dict(calendar.special_hours)), (DayRule.HOLIDAY, calendar.holidays), (DayRule.WORKDAY, calendar.workdays))
    for rule, days in lists:
        for day in days:
            if day not in nearer and calendar.first_day <= day <= calendar.last_day:
                yield DayTold(day=day, hours=calendar.hours_on(day), rule=rule)


def _said(hours: Hours, lang: Language) -> str:
    if not hours:
        return render("days.closed", {}, lang)
    return ", ".join(f"{start:%H:%M}-{'24:00' if f'{end:%H:%M}' == '00:00' else f'{end:%H:%M}'}" for start, end in hours)
