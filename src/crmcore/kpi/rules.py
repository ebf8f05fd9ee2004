"""The KPI section of a rulebook: the numbers that a firm chooses, and its targets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore.decision import Reason, reason
from crmcore.errors import CalendarHorizon, InvalidValue
from crmcore.kpi.watch_rules import WatchRules
from crmcore.messages import NO_NAMES, Names
from crmcore.section import Section
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.roll import Roll, roll_or_none
from crmcore.worktime.period import Period, PeriodKind
from crmcore.worktime.rhythms.kinds import ByDay
from crmcore.worktime.rhythms.occurrences import last_day_for
from crmcore.worktime.rhythms.rhythm import Rhythm

# The baseline that is no period of its own: the same period of the year before the one measured.
A_YEAR_BEFORE: Final = "a_year_before"


def _due_roll(word: Roll | str | None) -> Roll | None:
    return roll_or_none(word, "due_roll")


@typed_fields
@attrs.frozen(kw_only=True)
class Target:
    """One target: a KPI and its bound: `at_least`, `at_most` (both inclusive), or `down_by` a share of a named baseline.

    Bounds are in the KPI's unit (`Fraction(9, 10)` is 90 %; 40 points of NPS are 40). `baseline` is the id of the period that `down_by` starts from
    (`2026-06`), or `a_year_before`: the same period of the year before, so that February is compared with February. Without any bound, or without a
    baseline, the target is reported as not covered: the clause is there, the number is not. Which KPIs there are is up to `judge`.
    Raises `InvalidValue`, with every fault, for two bounds, or a `down_by` that is not above 0 and at most 1.

    Clause: BANK-1.2
    """

    kpi: str
    clause: str | None = None
    at_least: Fraction | None = None
    at_most: Fraction | None = None
    down_by: Fraction | None = None
    baseline: str | None = None
    every: PeriodKind = PeriodKind.MONTH

    def __attrs_post_init__(self) -> None:
        """Check the bound."""
        faults: list[Reason] = []
        if sum(bound is not None for bound in (self.at_least, self.at_most, self.down_by)) > 1:
            faults.append(reason("two_bounds", kpi=self.kpi))
        if self.down_by is not None and not 0 < self.down_by <= 1:
            faults.append(reason("bad_down_by", field="down_by", kpi=self.kpi, found=self.down_by))
        if faults:
            raise InvalidValue(*faults)

    @typed
    def baseline_of(self, period: Period) -> str | None:
        """Return the id of the period whose figure that of `period` is to fall from; None where the target names none.

        Clause: BANK-1.2
        """
        return period.a_year_before().id if self.baseline == A_YEAR_BEFORE else self.baseline


@typed_fields
@attrs.frozen(kw_only=True)
class KpiRules(Section):
    """What a firm decides about its figures: the lowest score that counts as satisfied, the base of the complaint rate, targets, due days.

    `csat_satisfied_from` is on the scale from 1 to 5 (4: the two best scores count as satisfied). `complaint_rate_per` is the base of the
    complaint rate (1,000: complaints per 1,000 customers). The monthly report is due by `report_due_day` of the next month, the complaint
    statistics by `statistics_due_day`; both days still count. `due_roll` moves them off a day that `calendar` does not work, never into the period
    reported on; without it nothing moves them. `summary_top` is how many matters the problem summary names. `age_bands` are the last
    days of the bands of age, in days since receipt, in which open complaints are counted; older ones are in the band after them. `watch` says how
    complaint volume is watched; None if the firm does not watch it. `names` are the firm's own names for words.

    Clause: BANK-1.2, BANK-3.2, BANK-6.2, RULES-4.27
    """

    zone: str
    csat_satisfied_from: int
    complaint_rate_per: int
    targets: tuple[Target, ...] = ()
    report_due_day: int = 5
    statistics_due_day: int = 10
    due_roll: Roll | None = attrs.field(default=None, converter=_due_roll)
    calendar: Calendar | None = None
    summary_top: int = 5
    age_bands: tuple[int, ...] = (7, 15, 30, 60)
    watch: WatchRules | None = None
    names: Names = attrs.field(default=NO_NAMES, repr=False)

    def __attrs_post_init__(self) -> None:
        """Check every number."""
        ranges = {
            "csat_satisfied_from": (self.csat_satisfied_from, 1, 5),
            "complaint_rate_per": (self.complaint_rate_per, 1, 1_000_000),
            "report_due_day": (self.report_due_day, 1, 28),
            "statistics_due_day": (self.statistics_due_day, 1, 28),
            "summary_top": (self.summary_top, 1, 100),
        }
        faults = [
            reason("out_of_range", field=field, found=found, low=low, high=high)
            for field, (found, low, high) in ranges.items()
            if not low <= found <= high
        ]
        if not self.age_bands or any(later <= end for end, later in pairwise((-1, *self.age_bands))):
            faults.append(reason("bad_age_bands", field="age_bands", found=self.age_bands))
        if self.due_roll is not None and self.calendar is None:
            faults.append(reason("roll.without_calendar", field="due_roll", roll=self.due_roll))
        if self.due_roll is None and self.calendar is not None:
            faults.append(reason("kpi.calendar_without_roll", field="calendar", calendar=self.calendar.name))
        if faults:
            raise InvalidValue(*faults)

    def report_rhythm(self, start: date, each: PeriodKind = PeriodKind.MONTH) -> Rhythm:
        """Return the rhythm of the report, from the period that `start` lies in: by a day of the month after each.

        Clause: BANK-3.2
        """
        return self._rhythm("report", self.report_due_day, start, each, "BANK-3.2")

    def statistics_rhythm(self, start: date, each: PeriodKind = PeriodKind.MONTH) -> Rhythm:
        """Return the rhythm of the complaint statistics, from the period that `start` lies in: by a day of the month after each.

        Clause: RULES-4.27
        """
        return self._rhythm("statistics", self.statistics_due_day, start, each, "RULES-4.27")

    def report_due(self, period: Period) -> date:
        """Return the last day for the report on a period. Raises `CalendarHorizon` beyond the days that the calendar covers.

        Clause: BANK-3.2
        """
        return last_day_for(self.report_rhythm(period.first, period.kind), period, calendar=self.calendar)

    def statistics_due(self, period: Period) -> date:
        """Return the last day for the complaint statistics of a period. Raises `CalendarHorizon` beyond the days that the calendar covers.

        Clause: RULES-4.27
        """
        return last_day_for(self.statistics_rhythm(period.first, period.kind), period, calendar=self.calendar)

    def _rhythm(self, name: str, day: int, start: date, each: PeriodKind, clause: str) -> Rhythm:
        calendar = None if self.calendar is None else self.calendar.name
        return Rhythm(id=name, when=ByDay(day, each), start=start, roll=self.due_roll, calendar=calendar, clause=clause)


def due_if_known(due: Callable[[Period], date], period: Period) -> tuple[date | None, tuple[Reason, ...]]:
    """Return the last day for a period; None, and why, where the calendar that may move it does not know the days around it."""
    try:
        return due(period), ()
    except CalendarHorizon as beyond:
        return None, beyond.reasons
