"""The complaint statistics of a month, against the month before and a year before."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.errors import InvalidValue
from crmcore.kpi import ComplaintStatistics, complaint_statistics, monthly_report
from crmcore.kpi.figures.breakdowns import Population
from crmcore.messages import Language
from crmcore.worktime.period import Period
from tests.kpi.rows import COMPLAINTS, JULY, complaint, rules
from tests.oracle import statistics as twin

LONG_AGO = date(2020, 1, 1)
AFTER = date(2026, 8, 3)


def made(*rows: ComplaintRecord, period: Period = JULY, as_of: date = AFTER, known_from: date = LONG_AGO) -> ComplaintStatistics:
    return complaint_statistics(rows, period=period, as_of=as_of, known_from=known_from, rules=rules())


def table(found: ComplaintStatistics, by: str) -> dict[str | None, tuple[int | None, int | None, int | None]]:
    chosen = found.by(by)
    return {} if chosen is None else {line.key: (line.count, line.before, line.year_before) for line in chosen.lines}


ROWS = (
    complaint("A", date(2026, 7, 1), date(2026, 7, 3), matter="fees", unit="bank/cards", class_id="ordinary", outcome="upheld", channel="online"),
    complaint("B", date(2026, 7, 2), matter="fees", unit="bank/cards", class_id="severe", channel="telephone"),
    complaint("C", date(2026, 6, 20), date(2026, 7, 9), matter="card", outcome="not_upheld", cause="system", timeliness=Timeliness.LATE),
    complaint("D", date(2026, 6, 1), date(2026, 6, 2), matter="card", unit="bank/loans", outcome="upheld"),
    complaint("E", date(2025, 7, 31), date(2025, 8, 1), matter="card"),
    complaint("F", date(2026, 7, 31)),
)


@pytest.mark.clause("RULES-4.27")
def test_by_content_severity_department_and_channel() -> None:
    found = made(*ROWS)
    assert table(found, "matter") == {"fees": (2, 0, 0), "card": (0, 2, 1), None: (1, 0, 0)}
    assert table(found, "class") == {"ordinary": (1, 0, 0), "severe": (1, 0, 0), None: (1, 2, 1)}
    assert table(found, "unit") == {"bank/cards": (2, 0, 0), "bank/loans": (0, 1, 0), None: (1, 1, 1)}
    assert table(found, "channel") == {"online": (1, 0, 0), "telephone": (1, 0, 0), None: (1, 2, 1)}


@pytest.mark.clause("RULES-4.27")
def test_by_outcome_cause_and_timeliness_over_those_closed() -> None:
    found = made(*ROWS)
    assert table(found, "outcome") == {"not_upheld": (1, 0, 0), "upheld": (1, 1, 0)}
    assert table(found, "cause") == {"system": (1, 0, 0), None: (1, 1, 0)}
    assert table(found, "timeliness") == {"in_time": (1, 1, 0), "late": (1, 0, 0)}
    outcome = found.by("outcome")
    assert outcome is not None
    assert outcome.population is Population.CLOSED


@pytest.mark.clause("RULES-4.27")
def test_the_age_of_what_is_open_stands_in_the_rulebook_s_bands() -> None:
    found = made(*ROWS)
    assert table(found, "age") == {"0-7": (1, 0, 1), "8-15": (0, 1, 0), "16-30": (1, 0, 0), "31-60": (0, 0, 0), "61-": (0, 0, 0)}


@pytest.mark.parametrize(("days", "band"), [(0, "0-7"), (7, "0-7"), (8, "8-15"), (60, "31-60"), (61, "61-")])
def test_a_band_ends_with_its_last_day(days: int, band: str) -> None:
    age = made(complaint("A", JULY.last - timedelta(days=days))).by("age")
    assert age is not None
    assert [line.key for line in age.lines if line.count] == [band]


@pytest.mark.clause("RULES-4.27")
def test_totals_and_their_changes() -> None:
    found = made(*ROWS)
    totals = [(one.key, one.count, one.change, one.change_on_year) for one in (found.received, found.closed, found.open)]
    assert totals == [("received", 3, 1, 2), ("closed", 2, 1, 2), ("open", 2, 1, 1)]
    fees = found.by("matter")
    assert fees is not None
    line = fees.line("card")
    assert line is not None
    assert (line.change, line.change_on_year) == (-2, -1)
    assert fees.line("system_failure") is None


@pytest.mark.clause("RULES-4.27")
def test_they_are_due_by_the_tenth_of_the_next_month() -> None:
    assert made(*ROWS).due == date(2026, 8, 10)


def test_a_month_that_the_source_does_not_cover_is_not_known() -> None:
    found = made(*ROWS, known_from=date(2026, 6, 2))
    assert table(found, "matter") == {"fees": (2, None, None), None: (1, None, None)}
    assert [(one.before, one.change, one.change_on_year) for one in (found.received, found.closed, found.open)] == [(None, None, None)] * 3
    assert [str(one) for one in found.notes] == [
        "There is no comparison with June 2026: the source is complete only from 2026-06-02 on",
        "There is no comparison with July 2025: the source is complete only from 2026-06-02 on",
    ]
    assert found.notes[0].text(Language.ZH) == "未与2026年6月比较：来源自2026-06-02起才完整"
    assert made(*ROWS, known_from=date(2026, 6, 1)).received.before == 2


def test_without_complaints_there_are_zeros_and_no_tables() -> None:
    found = made()
    assert (found.received.count, found.closed.count, found.open.count, found.tables, found.notes) == (0, 0, 0, (), ())


def test_what_is_open_is_not_known_where_the_end_of_one_is_in_the_dark() -> None:
    dark = complaint("X", date(2026, 6, 30), is_closed=None)
    found = made(*ROWS, dark)
    assert (found.open.count, found.open.before, found.open.change, found.open.year_before) == (None, None, None, 1)
    assert found.by("age") is not None
    assert table(found, "age")["0-7"] == (None, None, 1)
    in_july = made(complaint("X", date(2026, 7, 1), is_closed=None), complaint("Y", date(2026, 7, 1), is_closed=True))
    assert [one.code for one in in_july.notes] == ["note.closing_day_unknown", "note.state_unknown"]


def test_a_source_that_never_gives_a_closing_day_is_asked_about_those_received() -> None:
    found = made(
        complaint("A", date(2026, 7, 1), outcome="relief", is_closed=True, timeliness=Timeliness.STATED_IN_TIME),
        complaint("B", date(2026, 7, 2), outcome="relief", is_closed=False),
        complaint("C", date(2026, 6, 2), outcome="relief", is_closed=True, timeliness=Timeliness.STATED_IN_TIME),
    )
    assert (found.closed.count, found.open.count) == (None, None)
    assert table(found, "outcome") == {"relief": (1, 1, 0)}
    assert table(found, "timeliness") == {"stated": (1, 1, 0)}
    assert table(found, "stated_timeliness") == {"stated_in_time": (1, 1, 0), None: (1, 0, 0)}
    assert {one.by: one.population for one in found.tables} == {
        "outcome": Population.ENDED,
        "timeliness": Population.ENDED,
        "stated_timeliness": Population.RECEIVED,
    }


def test_a_month_that_is_not_over_is_said_to_be_incomplete() -> None:
    assert [one.code for one in made(as_of=date(2026, 7, 30)).notes] == ["note.incomplete"]


@pytest.mark.clause("RULES-4.27")
def test_in_a_month_that_is_not_over_what_is_open_is_as_old_as_on_the_day_of_the_records() -> None:
    for as_of, band in ((date(2026, 7, 12), "0-7"), (date(2026, 7, 18), "8-15"), (date(2026, 7, 31), "16-30"), (AFTER, "16-30")):
        ages = table(made(complaint("A", date(2026, 7, 10)), as_of=as_of), "age")
        assert {key for key, (now, *_) in ages.items() if now} == {band}


def test_a_period_out_of_reach_is_refused_with_every_reason() -> None:
    with pytest.raises(InvalidValue) as refused:
        made(as_of=date(2026, 6, 30), known_from=date(2026, 7, 2))
    assert [one.code for one in refused.value.reasons] == ["report_before_period", "statistics.period_unknown"]
    assert "July 2026" in str(refused.value)
    assert "2026年7月" in refused.value.text(Language.ZH)


def test_bands_of_age_ascend() -> None:
    for bands in ((), (7, 7), (-1, 7), (15, 7)):
        with pytest.raises(InvalidValue, match="ascending"):
            rules(age_bands=bands)
    assert rules(age_bands=(0,)).age_bands == (0,)


def days_of(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]


@pytest.mark.clause("RULES-4.27")
def test_what_was_withdrawn_in_time_is_not_unknown() -> None:
    gone = [
        complaint("A", date(2026, 7, 1), date(2026, 7, 3), timeliness=Timeliness.ENDED),
        complaint("B", date(2026, 7, 1), date(2026, 7, 3), timeliness=Timeliness.UNKNOWN, due=date(2026, 7, 8), outcome="withdrawn"),
        complaint("C", date(2026, 7, 1), date(2026, 7, 9), timeliness=Timeliness.UNKNOWN, due=date(2026, 7, 8), outcome="withdrawn"),
        complaint("D", date(2026, 7, 1), date(2026, 7, 9), timeliness=Timeliness.UNKNOWN),
    ]
    assert {key: line[0] for key, line in table(made(*gone), "timeliness").items()} == {"ended": 2, "late": 1, None: 1}


@given(COMPLAINTS, st.dates(JULY.first, AFTER))
def test_every_count_is_that_of_the_twin(rows: list[ComplaintRecord], as_of: date) -> None:
    found = made(*rows, as_of=as_of)
    months = [days_of(2026, 7), days_of(2026, 6), days_of(2025, 7)]
    for matter in ("fees", "card", "service", None):
        expected = tuple(twin.received(rows, days, matter) for days in months)
        assert table(found, "matter").get(matter, expected if any(expected) is (not found.by("matter")) else (0, 0, 0)) == expected
    assert (found.closed.count, found.closed.before, found.closed.year_before) == tuple(twin.closed(rows, days) for days in months)
    for one in found.tables:
        if one.by in ("outcome", "cause", "timeliness"):
            assert one.population is (Population.ENDED if any(twin.undated(rows, days) for days in months) else Population.CLOSED)
            counts = [[getattr(line, name) for line in one.lines] for name in ("count", "before", "year_before")]
            assert [sum(lines) for lines in counts] == [len(twin.ended(rows, days)) for days in months]
    for band, least, most in (("0-7", 0, 7), ("8-15", 8, 15), ("16-30", 16, 30), ("31-60", 31, 60), ("61-", 61, 9999)):
        if found.by("age") is not None:
            assert table(found, "age")[band] == tuple(twin.open_for(rows, days, as_of, least, most) for days in months)


@pytest.mark.clause("RULES-4.27", "BANK-3.2")
@given(COMPLAINTS, st.dates(JULY.first, AFTER))
def test_the_statistics_and_the_report_of_a_month_say_the_same_of_the_same_records(rows: list[ComplaintRecord], as_of: date) -> None:
    found = made(*rows, as_of=as_of)
    section = monthly_report(period=JULY, bank="Bank", as_of=as_of, rules=rules(), complaints=rows).complaints
    assert section is not None
    assert (found.received.count, found.closed.count) == (section.received, section.closed)
    if found.open.count is not None:  # one closing day that nobody knows is enough to leave this open, for it may lie in any of the three periods
        assert (found.open.count, section.open_unknown) == (len(section.open or ()), 0)
    for one in section.breakdowns:
        lines = table(found, one.dimension)
        assert {key: lines[key][0] for key in lines if key is not None and lines[key][0]} == {key: count for key, count in one.tally.rows if count}


@given(COMPLAINTS, st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing_and_totals_add_up(rows: list[ComplaintRecord], dice: object) -> None:
    found = made(*rows)
    assert made(*reversed(rows)) == found
    for one in found.tables:
        if one.population in (Population.CLOSED, Population.ENDED):
            continue
        total = {Population.RECEIVED: found.received, Population.OPEN: found.open}[one.population]
        counts = [line.count for line in one.lines]
        if one.by in {"matter", "age"} and None not in counts:
            assert sum(count or 0 for count in counts) == total.count
