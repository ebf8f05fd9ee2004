"""What one office does otherwise than the list of days that it shares: each exception wins, and nothing else changes."""

from __future__ import annotations

from datetime import date, time, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidValue
from crmcore.messages import Language
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.exceptions import DayException
from crmcore.worktime.calendars.told import DayRule, days_told
from crmcore.worktime.calendars.week import Interval
from tests.worktime.samples import calendars, intervals, office

NOON: tuple[Interval, ...] = ((time(9), time(12)),)


def test_an_exception_wins_over_the_list_and_the_week() -> None:
    own = office(
        exceptions=[
            DayException(day=date(2026, 1, 4), hours=NOON, why="the make-up day ends at noon"),
            DayException(day=date(2026, 1, 1), hours=NOON, why="open half a day"),
            DayException(day=date(2026, 1, 6), why="the fair"),
        ]
    )
    assert [one.day.day for one in own.exceptions] == [1, 4, 6]
    assert [own.hours_on(date(2026, 1, day)) for day in (1, 4, 6)] == [NOON, NOON, ()]
    assert own.closing(date(2026, 1, 1)).hour == 12
    assert own.nth_working_day(date(2026, 1, 5), 1) == date(2026, 1, 7)


def test_exceptions_are_told_with_what_they_stand_in_place_of() -> None:
    own = office(
        special_hours={date(2026, 1, 8): [(time(18), time(0))]},
        exceptions=[DayException(day=date(2026, 1, 1), hours=NOON, why="open half a day"), DayException(day=date(2026, 1, 6), why="the fair")],
    )
    told = days_told(own, first_day=date(2026, 1, 1), last_day=date(2026, 1, 9))
    assert [str(one) for one in told] == [
        "2026-01-01 Thu  09:00-12:00  exception: open half a day (instead of closed)",
        "2026-01-02 Fri  closed  holiday",
        "2026-01-04 Sun  09:00-12:00, 13:30-18:00  make-up working day",
        "2026-01-06 Tue  closed  exception: the fair (instead of 09:00-12:00, 13:30-18:00)",
        "2026-01-08 Thu  18:00-24:00  special hours",
    ]
    assert told[0].text(Language.ZH) == "2026-01-01 周四  09:00-12:00  例外：open half a day（原为休息）"
    assert told[1].text(Language.ZH) == "2026-01-02 周五  休息  节假日"
    assert {one.rule for one in told} == {*DayRule}


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        ([DayException(day=date(2026, 1, 6), why="a"), DayException(day=date(2026, 1, 6), hours=NOON, why="b")], "calendar.exception_twice"),
        ([DayException(day=date(2026, 1, 6), why="")], "calendar.exception_without_reason"),
        ([DayException(day=date(2031, 1, 6), why="a")], "calendar.day_outside"),
        ([DayException(day=date(2026, 1, 6), hours=[(time(9), time(12)), (time(11), time(13))], why="a")], "calendar.overlap"),
        ([DayException(day=date(2026, 1, 6), hours=[(time(20), time(10))], why="a")], "calendar.night_overlaps"),
    ],
)
def test_a_wrong_exception_does_not_build(given_: list[DayException], code: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        office(exceptions=given_)
    assert {one.code for one in refused.value.reasons} == {code}
    assert all(one.text(lang) for one in refused.value.reasons for lang in Language)


def test_the_days_of_an_office_with_exceptions_have_an_identity_of_their_own() -> None:
    shared = office(list_of_days="china")
    own = attrs.evolve(shared, exceptions=[DayException(day=date(2026, 1, 6), why="the fair")])
    other = attrs.evolve(shared, exceptions=[DayException(day=date(2026, 1, 6), hours=NOON, why="the fair")])
    assert shared.days_id.startswith("china@")
    assert own.days_id.startswith("china+office@")
    assert len({shared.days_id, own.days_id, other.days_id}) == 3
    assert office(exceptions=own.exceptions).days_id.startswith("office@")


@given(st.data(), calendars())
def test_exceptions_are_the_list_edited_by_hand(data: st.DataObject, shared: Calendar) -> None:
    every = [shared.first_day + timedelta(days=n) for n in range((shared.last_day - shared.first_day).days + 1)]
    chosen = data.draw(st.sets(st.sampled_from([day for day in every if day not in dict(shared.special_hours)]), min_size=1))
    own = {day: data.draw(st.one_of(st.just(()), intervals())) for day in sorted(chosen)}
    ours = attrs.evolve(shared, exceptions=[DayException(day=day, hours=hours, why="x") for day, hours in own.items()])
    by_hand = attrs.evolve(
        shared,
        holidays=(shared.holidays - chosen) | {day for day, hours in own.items() if not hours},
        workdays=shared.workdays - chosen,
        special_hours=dict(shared.special_hours) | {day: hours for day, hours in own.items() if hours},
    )
    assert [ours.hours_on(day) for day in every] == [by_hand.hours_on(day) for day in every]
    ends = by_hand.beginning(every[0]), by_hand.beginning(every[-1] + timedelta(days=1))
    assert ours.between(*ends) == by_hand.between(*ends)
    assert {one.day: one.hours for one in days_told(ours)}.items() >= own.items()
