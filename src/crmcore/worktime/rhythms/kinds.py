"""How often something comes: one closed list of kinds, each a frozen value that says itself in both languages.

Five of them have a plan: their n-th occurrence is computed from the start, never from the one before, so that the 31st comes back after February.
The sixth, a longest gap, has none: when it is next due follows from when it was last done.
"""

from __future__ import annotations

from datetime import date
from typing import Final, TypeAlias

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.event import plain_date
from crmcore.messages import Language, Term, render
from crmcore.messages.text import Text
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.calendars.week import Weekday
from crmcore.worktime.calendars.zone import DAY
from crmcore.worktime.period import Period, PeriodKind, add_months
from crmcore.worktime.rhythms.intervals import after, comes_again

LONGEST_MONTH: Final = 31
LAST: Final = -1  # the last weekday of a month
NTH: Final = (1, 2, 3, 4, LAST)  # a fifth is not in every month
_MOST: Final = 1_000_000

# Days of the week as rulebooks write them, and as readers read them.
_WEEKDAYS: Final = {
    Weekday.MON: Term("mon", Text(en="Monday", zh="星期一")),
    Weekday.TUE: Term("tue", Text(en="Tuesday", zh="星期二")),
    Weekday.WED: Term("wed", Text(en="Wednesday", zh="星期三")),
    Weekday.THU: Term("thu", Text(en="Thursday", zh="星期四")),
    Weekday.FRI: Term("fri", Text(en="Friday", zh="星期五")),
    Weekday.SAT: Term("sat", Text(en="Saturday", zh="星期六")),
    Weekday.SUN: Term("sun", Text(en="Sunday", zh="星期日")),
}
_MONTHS: Final = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}


@typed_fields
@attrs.frozen
class Every:
    """Every so many days, weeks or months from the start: on the start itself, then one interval later, and so on.

    What is done counts for the nearer occurrence, halfway for the later one. Raises `InvalidValue` for another unit.

    Clause: BANK-2.2
    """

    interval: Duration = attrs.field(converter=comes_again)

    @typed
    def day(self, start: date, n: int) -> date:
        """Return the day of the n-th: 31 January, 28 February, 31 March."""
        return after(start, self.interval, n - 1)

    @typed
    def period(self, start: date, n: int) -> None:  # noqa: ARG002
        """Return None: it covers no period."""
        return

    @typed
    def opens(self, start: date, n: int) -> date:
        """Return the first day that is nearer to the n-th than to the one before, or as near."""
        before, day = self.day(start, n - 1), self.day(start, n)
        return before + ((day - before).days + 1) // 2 * DAY

    def say(self, lang: Language = Language.EN) -> str:
        """Return it as text for a reader: `every 3 months`; `每3个月`."""
        return _each("rhythm.every", self.interval, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.say()


@typed_fields
@attrs.frozen
class OnWeekday:
    """On one day of every week. What is done counts for its own week, Monday to Sunday.

    Clause: BANK-4.2
    """

    weekday: Weekday = attrs.field(converter=Weekday)

    @typed
    def day(self, start: date, n: int) -> date:
        """Return the day of the n-th: the first is on the start or after it."""
        # A plain day, whatever kind of day the start is, as those that periods and intervals give.
        return plain_date(start) + ((self.weekday - start.weekday()) % 7 + 7 * (n - 1)) * DAY

    @typed
    def period(self, start: date, n: int) -> None:  # noqa: ARG002
        """Return None: a week is no period that is counted."""
        return

    @typed
    def opens(self, start: date, n: int) -> date:
        """Return the Monday of its week."""
        return self.day(start, n) - self.weekday * DAY

    def say(self, lang: Language = Language.EN) -> str:
        """Return it as text for a reader: `every Friday`; `每星期五`."""
        return render("rhythm.on_weekday", {"weekday": _WEEKDAYS[self.weekday]}, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.say()


@typed_fields
@attrs.frozen
class NthWeekday:
    """On the n-th weekday of every month, 1 to 4, or its last one (-1). What is done counts for its own month.

    Raises `InvalidValue` for another number: not every month has a fifth Friday.

    Clause: BANK-2.1
    """

    nth: int
    weekday: Weekday = attrs.field(converter=Weekday)

    def __attrs_post_init__(self) -> None:
        """Check which of a month it is."""
        if self.nth not in NTH:
            raise InvalidValue(reason("rhythm.no_such_weekday", field="nth", found=self.nth))

    @typed
    def day(self, start: date, n: int) -> date:
        """Return the day of the n-th: the first is on the start or after it."""
        first = self._in(start)
        return self._in(add_months(start.replace(day=1), n - 1 if first >= start else n))

    def _in(self, month: date) -> date:
        whole = Period.containing(PeriodKind.MONTH, month)
        if self.nth == LAST:
            return whole.last - (whole.last.weekday() - self.weekday) % 7 * DAY
        return whole.first + ((self.weekday - whole.first.weekday()) % 7 + 7 * (self.nth - 1)) * DAY

    @typed
    def period(self, start: date, n: int) -> Period:
        """Return its month."""
        return Period.containing(PeriodKind.MONTH, self.day(start, n))

    @typed
    def opens(self, start: date, n: int) -> date:
        """Return the first day of its month."""
        return self.period(start, n).first

    def say(self, lang: Language = Language.EN) -> str:
        """Return it as text for a reader: `every 2nd Friday of the month`; `每月第2个星期五`."""
        code = "rhythm.last_weekday" if self.nth == LAST else "rhythm.nth_weekday"
        return render(code, {"nth": _Ordinal(self.nth), "weekday": _WEEKDAYS[self.weekday]}, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.say()


@typed_fields
@attrs.frozen
class ByDay:
    """By a day of the month after every month, quarter or year: what is owed covers that period, and the day itself still counts.

    A day which that month does not have becomes its last. What is done counts for the period that ended last. Raises `InvalidValue` for a day
    outside 1 to 31.

    Clause: BANK-3.2, RULES-4.27
    """

    number: int
    each: PeriodKind = attrs.field(default=PeriodKind.MONTH, converter=PeriodKind)

    def __attrs_post_init__(self) -> None:
        """Check that a month may have the day."""
        if not 1 <= self.number <= LONGEST_MONTH:
            raise InvalidValue(reason("rhythm.no_such_day", field="number", found=self.number))

    @typed
    def day_after(self, period: Period) -> date:
        """Return the day for what covers a period."""
        month = Period.containing(PeriodKind.MONTH, period.last + DAY)
        return min(month.first + (self.number - 1) * DAY, month.last)

    @typed
    def day(self, start: date, n: int) -> date:
        """Return the day for what covers the n-th period; the start is in the first."""
        return self.day_after(self.period(start, n))

    @typed
    def period(self, start: date, n: int) -> Period:
        """Return the n-th period; the start is in the first."""
        return _nth(self.each, start, n)

    @typed
    def opens(self, start: date, n: int) -> date:
        """Return the first day after the period."""
        return self.period(start, n).last + DAY

    def say(self, lang: Language = Language.EN) -> str:
        """Return it as text for a reader: `by the 10th after every month`; `每月结束后次月10日（含）之前`."""
        code = "rhythm.by_day_of_year" if self.each is PeriodKind.YEAR else "rhythm.by_day"
        return render(code, {"day": _Ordinal(self.number), "each": self.each}, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.say()


@typed_fields
@attrs.frozen
class CountEach:
    """So many within every month, quarter or year: samples, surveys, trainings. It is owed by the period's last day, and nothing rolls that.

    Raises `InvalidValue` for fewer than one.

    Clause: BANK-6.2
    """

    count: int
    each: PeriodKind = attrs.field(converter=PeriodKind)

    def __attrs_post_init__(self) -> None:
        """Check the number."""
        if not 1 <= self.count <= _MOST:
            raise InvalidValue(reason("out_of_range", field="count", found=self.count, low=1, high=_MOST))

    @typed
    def day(self, start: date, n: int) -> date:
        """Return the last day of the n-th period."""
        return self.period(start, n).last

    @typed
    def period(self, start: date, n: int) -> Period:
        """Return the n-th period; the start is in the first."""
        return _nth(self.each, start, n)

    @typed
    def opens(self, start: date, n: int) -> date:
        """Return the first day of the period."""
        return self.period(start, n).first

    def say(self, lang: Language = Language.EN) -> str:
        """Return it as text for a reader: `25 every quarter`; `每季度25次`."""
        return render("rhythm.count", {"count": self.count, "each": self.each}, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.say()


@typed_fields
@attrs.frozen
class LongestGap:
    """At least every so many days, weeks or months since it was last done. Never yet done, it is due now.

    Raises `InvalidValue` for another unit.

    Clause: RULES-1.3, RULES-2.6, MAN-5.3
    """

    interval: Duration = attrs.field(converter=comes_again)

    def say(self, lang: Language = Language.EN) -> str:
        """Return it as text for a reader: `at least every 3 months`; `至少每3个月一次`."""
        return _each("rhythm.gap", self.interval, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.say()


# Every kind with a plan says, counted from the start of its rhythm, where the first is 1 and 0 is the one that would have come before: the `day` of
# the n-th before it is rolled; the `period` that it covers, or in which it counts, None where there is none; and the day on which it `opens`, from
# which on what is done is done for it.
PlannedKind: TypeAlias = Every | OnWeekday | NthWeekday | ByDay | CountEach
RhythmKind: TypeAlias = PlannedKind | LongestGap


def _each(code: str, interval: Duration, lang: Language) -> str:
    """Return how often something comes: `every 3 months`, and of one month `every month`."""
    if interval.amount == 1:
        return render(f"{code}_one", {"unit": interval.unit}, lang)
    return render(code, {"interval": interval}, lang)


def ordinal(n: int) -> str:
    """Return a number as English counts it: `1st`, `2nd`, `11th`."""
    teens = 10 < n % 100 < 14  # noqa: PLR2004 - 11th, 12th, 13th
    return f"{n}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


@attrs.frozen
class _Ordinal:
    """A number in a sentence: English counts it as an ordinal, Chinese as it is."""

    n: int

    def say(self, lang: Language) -> str:
        """Return it as text for a reader."""
        return str(self.n) if lang == Language.ZH else ordinal(self.n)


def _nth(kind: PeriodKind, start: date, n: int) -> Period:
    first = Period.containing(kind, start).first
    return Period(kind, add_months(first, _MONTHS[kind] * (n - 1)))
