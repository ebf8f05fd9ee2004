"""By when reports are due: a rhythm of the KPI rules, moved by the firm's roll, never into the period reported on."""

from __future__ import annotations

from datetime import date

import pytest

from crmcore.errors import InvalidValue, RulebookError
from crmcore.kpi import KpiRules, complaint_statistics, monthly_report
from crmcore.rulebook import files
from crmcore.rulebook.load import load
from crmcore.worktime import Done, Period, PeriodKind, RhythmState, Roll, read_rhythm
from tests.kpi.rows import JULY, rules
from tests.worktime.samples import office

CHINA = office(holidays={date(2026, 5, day) for day in range(1, 6)}, workdays={date(2026, 5, 9)})
KPI = "age_bands           = [7, 15, 30, 60]"


def moved(roll: Roll) -> KpiRules:
    return rules(due_roll=roll, calendar=CHINA)  # type: ignore[arg-type]


@pytest.mark.clause("BANK-3.2", "RULES-4.27")
def test_the_days_themselves_count_and_nothing_moves_them_unless_the_firm_says_so() -> None:
    assert [rules().report_due(Period.month(2026, month)) for month in (6, 12)] == [date(2026, 7, 5), date(2027, 1, 5)]
    assert rules().statistics_due(Period.quarter(2026, 2)) == date(2026, 7, 10)


@pytest.mark.clause("BANK-3.2", "RULES-4.27")
def test_a_firm_that_moves_them_moves_them_earlier_and_never_into_the_month_reported_on() -> None:
    earlier, later = moved(Roll.PRECEDING), moved(Roll.FOLLOWING)
    june, april = Period.month(2026, 6), Period.month(2026, 4)
    assert (earlier.report_due(june), later.report_due(june)) == (date(2026, 7, 3), date(2026, 7, 6))
    assert (earlier.report_due(april), later.report_due(april)) == (date(2026, 5, 6), date(2026, 5, 6))  # 30 April is April's own
    assert earlier.statistics_due(april) == date(2026, 5, 9)  # a Saturday made up for


@pytest.mark.clause("BANK-3.2", "RULES-4.27")
def test_whether_a_report_came_in_time_is_read_from_the_same_rules() -> None:
    made = [Done(id="report-2026-06", on=date(2026, 7, 4))]
    asked = rules().report_rhythm(date(2026, 6, 1))
    assert read_rhythm(asked, made, today=date(2026, 7, 31)).state is RhythmState.KEPT
    earlier = moved(Roll.PRECEDING)
    late = read_rhythm(earlier.report_rhythm(date(2026, 6, 1)), made, today=date(2026, 7, 31), calendar=CHINA)
    assert [one.days_late for one in late.late] == [1]
    assert (asked.clause, earlier.statistics_rhythm(date(2026, 6, 1), PeriodKind.QUARTER).clause) == ("BANK-3.2", "RULES-4.27")


def test_a_day_beyond_the_calendar_is_not_known_and_the_report_says_why() -> None:
    december, asked = Period.month(2026, 12), moved(Roll.PRECEDING)
    report = monthly_report(period=december, bank="Bank", as_of=december.last, rules=asked)
    assert (report.due, report.statistics_due) == (None, None)
    assert [one.code for one in report.notes if one.code.startswith("calendar.")] == ["calendar.unknown_day"] * 2
    figures = complaint_statistics([], period=december, as_of=december.last, known_from=date(2025, 1, 1), rules=asked)
    assert (figures.due, [one.code for one in figures.notes][-1]) == (None, "calendar.unknown_day")
    known = complaint_statistics([], period=JULY, as_of=JULY.last, known_from=date(2025, 1, 1), rules=asked)
    assert (known.due, known.notes[-1].code) == (date(2026, 8, 10), "note.not_compared") if known.notes else (date(2026, 8, 10), None)


def test_a_roll_and_its_calendar_come_together() -> None:
    for changes, code in (({"due_roll": Roll.PRECEDING}, "roll.without_calendar"), ({"calendar": CHINA}, "kpi.calendar_without_roll")):
        with pytest.raises(InvalidValue) as refused:
            rules(**changes)
        assert refused.value.code == code


@pytest.mark.clause("BANK-3.2")
def test_a_rulebook_says_how_they_move() -> None:
    text = files.default().replace(KPI, f'due_roll = "preceding"\ncalendar = "office"\n{KPI}')
    edition = load(text)
    assert edition.kpi.report_due(Period.month(2026, 4)) == date(2026, 5, 6)
    assert edition.kpi.calendar == edition.calendars["office"]
    assert load(files.default()).kpi.report_due(Period.month(2026, 4)) == date(2026, 5, 5)


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ('due_roll = "preceding"', [("roll.without_calendar", "kpi.due_roll")]),
        ('calendar = "office"', [("kpi.calendar_without_roll", "kpi.calendar")]),
        ('due_roll = "preceding"\ncalendar = "ofice"', [("unknown_calendar", "kpi.calendar")]),
        ('due_roll = "backwards"\ncalendar = "office"', [("unknown_choice_of", "kpi.due_roll")]),
        ("calendar = 3", [("wrong_kind", "kpi.calendar")]),
    ],
)
def test_each_fault_stands_at_its_key(said: str, faults: list[tuple[str, str]]) -> None:
    with pytest.raises(RulebookError) as refused:
        load(files.default().replace(KPI, f"{said}\n{KPI}"))
    assert [(one.code, one.path) for one in refused.value.findings] == faults


def test_faults_of_the_calendars_are_told_where_they_stand() -> None:
    text = files.default().replace(KPI, f'due_roll = "preceding"\ncalendar = "office"\n{KPI}')
    with pytest.raises(RulebookError) as refused:
        load(text.replace('mon-fri = ["', 'mon-fry = ["', 1))
    assert all(not one.path.startswith("kpi") for one in refused.value.findings)


def test_a_rulebook_without_calendars_is_told_what_the_key_needs() -> None:
    head, kpi = files.default().partition("\n[calendars")[0].partition("\n[days")[0], files.default().partition("[kpi]")[2].partition("\n[")[0]
    text = f'{head}\n[kpi]{kpi}\ndue_roll = "preceding"\ncalendar = "office"\n'
    with pytest.raises(RulebookError) as refused:
        load(text)
    assert [(one.code, one.path) for one in refused.value.findings] == [("section_needed", "kpi.calendar")]
