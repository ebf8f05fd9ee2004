"""Half days, cut-offs and arrivals outside hours, as a rulebook says them."""

from __future__ import annotations

import tomllib
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.decision import Finding
from crmcore.errors import InvalidValue
from crmcore.messages import Language
from crmcore.reading import values
from crmcore.reading.shape import Reader
from crmcore.rulebook.load import load
from crmcore.rulebook.sections.calendars import calendars, day_lists
from crmcore.worktime.calendars.arrival import CutOff, DayOffArrival, EarlyArrival, LateArrival, OutsideHours
from crmcore.worktime.calendars.calendar import Calendar

OFFICE = """
[calendars.office]
hours = { mon-fri = ["09:00-12:00", "13:30-18:00"] }
days  = "listed"
%s

[days.listed]
source    = "a notice"
first_day = 2026-01-01
last_day  = 2026-12-31
holidays  = [2026-01-01]
workdays  = [2026-01-04]
"""


def read(lines: str) -> tuple[Calendar | None, list[Finding]]:
    tables, reader = tomllib.loads(OFFICE % lines), Reader(currency="CNY")
    found = calendars(tables["calendars"], day_lists(tables["days"], reader), reader, "Asia/Shanghai")
    assert all(one.text(lang) for one in reader.faults for lang in Language)
    return (None if found is None else found["office"]), reader.faults


def test_a_rulebook_says_half_days_and_cut_offs() -> None:
    office, faults = read(
        'special_hours = { 2026-12-24 = ["09:00-12:00"], 2026-02-14 = ["10:00-24:00"] }\n'
        'cut_off       = { after = "17:00", counts_as = "08:30" }\n'
        'outside_hours = "next opening"'
    )
    assert faults == []
    assert office is not None
    assert office.special_hours == ((date(2026, 2, 14), ((time(10), time(0)),)), (date(2026, 12, 24), ((time(9), time(12)),)))
    assert office.cut_off == CutOff(time(17), time(8, 30))
    assert office.outside_hours is OutsideHours.NEXT_OPENING
    assert office.holidays == {date(2026, 1, 1)}
    assert office.workdays == {date(2026, 1, 4)}
    assert office.source == "a notice"


def test_a_rulebook_says_shifts_over_midnight() -> None:
    office, faults = read('special_hours = { 2026-02-14 = ["20:00-01:00", "01:30-04:00"] }')
    assert faults == []
    assert office is not None
    assert str(office.closing(date(2026, 2, 14))) == "2026-02-15 04:00:00+08:00"


def test_a_rulebook_says_what_a_cut_off_means() -> None:
    office, faults = read('cut_off = { after = "17:00", counts_as = "08:30", late = "same day", before_opening = "keep", day_off = "same time" }')
    assert faults == []
    assert office is not None
    choices = {"late": LateArrival.SAME_DAY, "before_opening": EarlyArrival.KEEP, "day_off": DayOffArrival.SAME_TIME}
    assert office.cut_off == CutOff(time(17), time(8, 30), **choices)  # type: ignore[arg-type]


EXCEPTIONS = """exceptions = {
  2026-01-01 = { hours = ["10:00-14:00"], why = "the New Year's market" },
  2026-01-04 = { hours = ["09:00-12:00"], why = "the make-up day ends at noon", clause = "BR-4" },
  2026-08-20 = { hours = [], why = "the town fair" },
}""".replace("\n", " ").replace(", }", " }")


def test_a_rulebook_says_the_exceptions_of_an_office_to_its_list() -> None:
    office, faults = read(EXCEPTIONS)
    assert faults == []
    assert office is not None
    assert [(str(one.day), one.why, one.clause) for one in office.exceptions] == [
        ("2026-01-01", "the New Year's market", None),
        ("2026-01-04", "the make-up day ends at noon", "BR-4"),
        ("2026-08-20", "the town fair", None),
    ]
    assert office.hours_on(date(2026, 1, 1)) == ((time(10), time(14)),)
    assert office.hours_on(date(2026, 1, 4)) == ((time(9), time(12)),)
    assert not office.is_working_day(date(2026, 8, 20))
    assert office.days_id.startswith("listed+office@2026-12-31#")


def test_what_is_left_out_is_not_there() -> None:
    office, _ = read("")
    assert office is not None
    assert (office.special_hours, office.cut_off, office.outside_hours) == ((), None, OutsideHours.KEEP)
    with_opening, _ = read('cut_off = { after = "17:00" }')
    assert with_opening is not None
    assert with_opening.cut_off == CutOff(time(17))


@pytest.mark.parametrize(
    ("lines", "code", "path", "said"),
    [
        ('special_hours = { xmas = ["09:00-12:00"] }', "bad_day_key", "special_hours.xmas", "`xmas` is not a day; write e.g. `2026-12-24`, without"),
        ('special_hours = { 20261224 = ["09:00-12:00"] }', "bad_day_key", "special_hours.20261224", ""),
        ('special_hours = { 2026-12-24 = ["09:00"] }', "bad_hours", "special_hours.2026-12-24[0]", "`09:00` is not a span"),
        ('special_hours = { 2026-12-24 = "09:00-12:00" }', "wrong_kind", "special_hours.2026-12-24", "write a list"),
        (
            "special_hours = { 2026-12-24 = [] }",
            "calendar.special_without_hours",
            "special_hours",
            "2026-12-24 has hours of its own, but no interval",
        ),
        ('special_hours = { 2027-12-24 = ["09:00-12:00"] }', "calendar.day_outside", "special_hours", "2027-12-24 is outside the days known"),
        ('special_hours = { 2026-01-01 = ["09:00-12:00"] }', "calendar.special_and_listed", "special_hours", "is also a holiday or a make-up"),
        ('special_hours = { 2026-12-24 = ["09:00-12:00", "11:00-13:00"] }', "calendar.overlap", "special_hours", "`special_hours` of `2026-12-24`"),
        ('special_hours = { 2026-02-15 = ["20:00-10:00"] }', "calendar.night_overlaps", "special_hours", "but `2026-02-16` begins at 09:00"),
        ('special_hours = { 2026-02-15 = ["20:00-13:00"] }', "bad_hours", "special_hours.2026-02-15[0]", "at most 16 hours"),
        (
            'exceptions = { 2027-05-01 = { hours = [], why = "x" } }',
            "calendar.day_outside",
            "exceptions",
            "2027-05-01 is outside the days known",
        ),
        ("exceptions = { 2026-05-01 = { hours = [] } }", "missing_key", "exceptions.2026-05-01.why", "`why` is missing"),
        ('exceptions = { 2026-05-01 = { hours = ["9-12"], why = "x" } }', "bad_hours", "exceptions.2026-05-01.hours[0]", "not a span of hours"),
        ('exceptions = { may = { hours = [], why = "x" } }', "bad_day_key", "exceptions.may", ""),
        (
            'special_hours = { 2026-12-24 = ["09:00-12:00"] }\nexceptions = { 2026-12-24 = { hours = [], why = "x" } }',
            "calendar.exception_twice",
            "exceptions",
            "2026-12-24 has two sets of hours of its own",
        ),
        ('cut_off = "17:00"', "wrong_kind", "cut_off", "is a text; write a table"),
        ("cut_off = {}", "missing_key", "cut_off.after", "`after` is missing"),
        ('cut_off = { after = "5 pm" }', "bad_time", "cut_off.after", "`5 pm` is not a time of day; write hour and minute, e.g. `17:00`"),
        ("cut_off = { after = 17:00:00 }", "wrong_kind", "cut_off.after", "is a time of day; write a text"),
        ('cut_off = { after = "17:00", counts_as = "17:00" }', "calendar.bad_cut_off", "cut_off", "give a time before 17:00"),
        ('cut_off = { after = "09:00" }', "calendar.cut_off_before_opening", "cut_off", "`mon` opens at 09:00, after the cut-off at 09:00"),
        ('cut_off = { count_as = "09:00", after = "17:00" }', "unknown_key", "cut_off.count_as", "did you mean `counts_as`?"),
        ('cut_off = { after = "17:00", late = "some day" }', "unknown_choice", "cut_off.late", "did you mean `same day`?"),
        ('cut_off = { after = "17:00", before_opening = "open" }', "unknown_choice", "cut_off.before_opening", "`opening`"),
        ('cut_off = { after = "17:00", day_off = "same" }', "unknown_choice", "cut_off.day_off", "`same time`"),
        ('outside_hours = "next openings"', "unknown_choice", "outside_hours", "did you mean `next opening`?"),
    ],
)
def test_a_fault_stands_at_its_key(lines: str, code: str, path: str, said: str) -> None:
    office, faults = read(lines)
    assert office is None
    assert (code, f"calendars.office.{path}") in [(one.code, one.path) for one in faults]
    assert any(said in one.text() for one in faults if one.code == code)


def test_every_fault_at_once() -> None:
    _, faults = read('special_hours = { xmas = ["9-5"] }\ncut_off = { after = "17:00", counts_as = "18:00" }')
    assert [one.code for one in faults] == ["bad_day_key", "bad_hours", "calendar.bad_cut_off"]


@given(st.times() | st.text(max_size=6))
def test_a_time_of_day_is_hour_and_minute_and_nothing_else(value: time | str) -> None:
    written = value if isinstance(value, str) else f"{value:%H:%M}"
    try:
        found = values.time_of_day(written)
    except InvalidValue as refused:
        assert isinstance(value, str)
        assert refused.code in {"bad_time", "value_empty"}  # noqa: PT017
    else:
        assert f"{found:%H:%M}" == written


@given(st.dates() | st.text(max_size=10))
def test_a_day_as_a_key_is_written_one_way(value: date | str) -> None:
    try:
        assert str(values.day_key(str(value))) == str(value)
    except InvalidValue as refused:
        assert refused.code == "bad_day_key"  # noqa: PT017 - either is right
        assert isinstance(value, str)


def test_the_default_rulebook_loads_with_them(text: str) -> None:
    text = text.replace('days  = "china"\n', 'days  = "china"\ncut_off = { after = "17:00", counts_as = "08:30" }\n', 1)
    assert load(text).calendars["office"].cut_off == CutOff(time(17), time(8, 30))
