"""How a rhythm stands on a day: kept, due, overdue, missed, late, early, suspended; and one act that serves several."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import CalendarHorizon, InvalidType, InvalidValue
from crmcore.messages import Language
from crmcore.worktime import (
    ByDay,
    CountEach,
    Done,
    Duration,
    Every,
    LongestGap,
    NthWeekday,
    OccurrenceState,
    OnWeekday,
    Period,
    PeriodKind,
    Rhythm,
    RhythmReading,
    RhythmState,
    Roll,
    Suspension,
    TimeUnit,
    Weekday,
    occurrence,
    read_rhythm,
    serving_several,
)
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.rhythms.kinds import PlannedKind
from tests.oracle import rhythms
from tests.worktime.rhythm_samples import PLANS, ROLLING, STARTS, Told, rhythm
from tests.worktime.samples import calendars, office

DAY = timedelta(days=1)
FRIDAY = rhythm(OnWeekday(Weekday.FRI), date(2026, 7, 3))
REPORT = rhythm(ByDay(5), date(2026, 5, 1))
VISITS = Rhythm(id="visits", when=LongestGap(Duration(1, TimeUnit.MONTH)), clause="RULES-1.3")
K, S = OccurrenceState, RhythmState


def did(*days: date, **more: object) -> list[Done]:
    return [Done(id=f"{day} {n}", on=day, **more) for n, day in enumerate(days)]  # type: ignore[arg-type]


def became(reading: RhythmReading) -> list[tuple[OccurrenceState, date | None, int, int]]:
    return [(one.state, one.done_on, one.days_late, one.days_early) for one in reading.occurrences]


# With a plan ---------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("BANK-4.2")
def test_a_weekly_meeting_kept_early_late_and_missed() -> None:
    held = did(date(2026, 7, 2), date(2026, 7, 11), date(2026, 7, 24))
    reading = read_rhythm(FRIDAY, held, today=date(2026, 7, 26))
    assert became(reading) == [
        (K.KEPT, date(2026, 7, 2), 0, 1),  # on the Thursday
        (K.LATE, date(2026, 7, 11), 1, 0),  # on the Saturday of the same week
        (K.MISSED, None, 9, 0),
        (K.KEPT, date(2026, 7, 24), 0, 0),
    ]
    assert (reading.state, reading.last, reading.due, reading.days_left) == (S.KEPT, date(2026, 7, 24), date(2026, 7, 31), 5)
    assert [one.planned for one in reading.missed] == [date(2026, 7, 17)]
    assert [(one.planned, one.days_late) for one in reading.late] == [(date(2026, 7, 10), 1)]
    assert [(one.planned, one.days_early) for one in reading.early] == [(date(2026, 7, 3), 1)]
    assert str(reading) == "done, last on 2026-07-24, next by 2026-07-31"


@pytest.mark.clause("BANK-3.2")
def test_a_report_is_due_from_the_end_of_its_period_and_overdue_until_the_next() -> None:
    def on(day: date, *done: Done) -> tuple[RhythmState, date | None]:
        reading = read_rhythm(REPORT, done, today=day)
        return reading.state, reading.due

    assert on(date(2026, 5, 31)) == (S.NOT_YET, date(2026, 6, 5))
    assert on(date(2026, 6, 1)) == on(date(2026, 6, 5)) == (S.DUE, date(2026, 6, 5))
    assert on(date(2026, 6, 6)) == on(date(2026, 6, 30)) == (S.OVERDUE, date(2026, 6, 5))
    assert on(date(2026, 6, 30), *did(date(2026, 6, 8))) == (S.KEPT, date(2026, 7, 5))
    assert str(read_rhythm(REPORT, [], today=date(2026, 6, 2))) == "due by 2026-06-05, 3 days left"
    assert str(read_rhythm(REPORT, [], today=date(2026, 6, 8))) == "overdue: was due by 2026-06-05, 3 days late"
    assert read_rhythm(REPORT, [], today=date(2026, 6, 8)).text(Language.ZH) == "逾期：最迟应于2026-06-05完成，已逾期3日"
    assert read_rhythm(REPORT, [], today=date(2026, 6, 8)).overdue
    assert str(read_rhythm(REPORT, [], today=date(2026, 5, 8))) == "not begun: first due by 2026-06-05, 28 days left"


def test_an_act_may_say_for_which_occurrence_it_was_done() -> None:
    late = Done(id="may", on=date(2026, 7, 2), of=Period.month(2026, 5))
    reading = read_rhythm(REPORT, [late, *did(date(2026, 7, 3))], today=date(2026, 7, 4))
    assert became(reading) == [(K.LATE, date(2026, 7, 2), 27, 0), (K.KEPT, date(2026, 7, 3), 0, 2)]
    made_up = read_rhythm(FRIDAY, [Done(id="m", on=date(2026, 7, 8), of=date(2026, 7, 3))], today=date(2026, 7, 9))
    assert became(made_up) == [(K.LATE, date(2026, 7, 8), 5, 0), (K.DUE, None, 0, 0)]


@pytest.mark.parametrize("of", [Period.month(2026, 6), Period.quarter(2026, 2), date(2026, 6, 4), Period.month(2025, 5)])
def test_an_act_for_what_had_not_begun_or_is_not_there_is_a_finding(of: Period | date) -> None:
    reading = read_rhythm(REPORT, [Done(id="soon", on=date(2026, 6, 2), of=of)], today=date(2026, 7, 2))
    assert [one.code for one in reading.findings] == ["rhythm.serves_nothing"]
    assert reading.last is None


@pytest.mark.clause("BANK-6.2")
def test_so_many_are_counted_within_each_quarter() -> None:
    sample = rhythm(CountEach(25, PeriodKind.QUARTER), date(2026, 1, 1))
    drawn = [Done(id="a", on=date(2026, 2, 1), count=20), Done(id="b", on=date(2026, 3, 31), count=5), Done(id="c", on=date(2026, 4, 1), count=24)]
    reading = read_rhythm(sample, drawn, today=date(2026, 7, 1))
    assert [(one.state, one.counted, one.wanted, one.done_by) for one in reading.occurrences] == [
        (K.KEPT, 25, 25, ("a", "b")),
        (K.MISSED, 24, 25, ()),
        (K.DUE, 0, 25, ()),
    ]
    assert (reading.state, reading.due) == (S.DUE, date(2026, 9, 30))


def test_what_ends_is_owed_until_its_last_occurrence() -> None:
    ended = rhythm(OnWeekday(Weekday.FRI), date(2026, 7, 3), until=date(2026, 7, 16))
    kept = did(date(2026, 7, 3), date(2026, 7, 10))
    assert read_rhythm(ended, kept[:1], today=date(2026, 7, 12)).state is S.OVERDUE
    over = read_rhythm(ended, kept, today=date(2026, 7, 12))
    assert (over.state, over.due, over.days_left, str(over)) == (S.ENDED, None, None, "ended")
    never = rhythm(OnWeekday(Weekday.FRI), date(2026, 7, 4), until=date(2026, 7, 5))
    assert read_rhythm(never, [], today=date(2026, 7, 20)).state is S.ENDED


def test_what_is_due_in_a_suspension_is_not_due_and_not_kept() -> None:
    away = [Suspension(since=date(2026, 7, 10), until=date(2026, 7, 10), why="office closed")]
    reading = read_rhythm(FRIDAY, did(date(2026, 7, 3)), today=date(2026, 7, 12), suspended=away)
    assert became(reading)[-1] == (K.SUSPENDED, None, 0, 0)
    assert (reading.state, reading.due, str(reading)) == (S.SUSPENDED, date(2026, 7, 17), "suspended, not due")
    after = read_rhythm(FRIDAY, did(date(2026, 7, 3), date(2026, 7, 9)), today=date(2026, 7, 12), suspended=away)
    assert became(after)[-1] == (K.KEPT, date(2026, 7, 9), 0, 1)
    assert read_rhythm(FRIDAY, [], today=date(2026, 7, 12), suspended=[Suspension(since=date(2026, 7, 1))]).state is S.SUSPENDED


def test_a_day_that_the_calendar_does_not_know_is_named_and_hides_no_other() -> None:
    rolled = rhythm(ByDay(10), date(2026, 10, 1), Roll.PRECEDING, office())
    reading = read_rhythm(rolled, did(date(2026, 11, 9), date(2027, 1, 8)), today=date(2027, 2, 1), calendar=office())
    assert [(one.state, one.last_day) for one in reading.occurrences] == [
        (K.KEPT, date(2026, 11, 10)),
        (K.MISSED, date(2026, 12, 10)),
        (K.UNKNOWN, None),
        (K.UNKNOWN, None),
    ]
    assert (reading.state, reading.due, str(reading)) == (S.UNKNOWN, None, "not known")
    assert [one.code for one in reading.findings] == ["calendar.unknown_day"] * 2
    assert reading.findings[0].path == "rhythms.r"
    assert reading.days == office().days_id
    assert reading.occurrences[2].done_on == date(2027, 1, 8)


def test_before_it_opens_no_act_counts() -> None:
    reading = read_rhythm(REPORT, did(date(2026, 5, 20)), today=date(2026, 6, 2))
    assert (reading.last, reading.never_done, reading.state) == (None, True, S.DUE)


@given(PLANS, STARTS, st.lists(st.tuples(st.integers(-20, 300), st.integers(1, 3)), max_size=12), st.integers(0, 300), st.booleans())
def test_reading_is_watching_day_by_day(plan: tuple[PlannedKind, Told], start: date, acts: list[tuple[int, int]], later: int, away: bool) -> None:
    kind, told = plan
    today, off = start + later * DAY, Suspension(since=start + 60 * DAY, until=start + 90 * DAY)
    done = [Done(id=str(n), on=start + day * DAY, count=count) for n, (day, count) in enumerate(acts)]
    reading = read_rhythm(rhythm(kind, start), done, today=today, suspended=[off] if away else [])
    known = [(one.on, one.count) for one in done if one.on <= today]
    assert [(one.state.value, *rest) for one, rest in zip(reading.occurrences, [one[1:] for one in became(reading)], strict=True)] == rhythms.watched(
        told, start, known, today, lambda day: away and off.since <= day <= start + 90 * DAY
    )


@given(st.data(), ROLLING, calendars(), st.sampled_from(Roll))
def test_reading_a_rolled_rhythm_is_watching_it_day_by_day(
    data: st.DataObject, plan: tuple[PlannedKind, Told], calendar: Calendar, roll: Roll
) -> None:
    start = data.draw(st.dates(calendar.first_day - 20 * DAY, calendar.last_day))
    today = start + data.draw(st.integers(0, 60)) * DAY
    days = data.draw(st.lists(st.integers(-20, 60), max_size=8))
    done = [Done(id=str(n), on=start + day * DAY) for n, day in enumerate(days)]

    def works(one: date) -> bool | None:
        return calendar.is_working_day(one) if calendar.first_day <= one <= calendar.last_day else None

    reading = read_rhythm(rhythm(plan[0], start, roll, calendar), done, today=today, calendar=calendar)
    known = [(one.on, 1) for one in done if one.on <= today]
    assert [(one.state.value, *rest) for one, rest in zip(reading.occurrences, [one[1:] for one in became(reading)], strict=True)] == rhythms.watched(
        plan[1], start, known, today, lambda _: False, roll.value, works
    )


@given(st.data(), ROLLING, calendars(), st.sampled_from([None, *Roll]))
def test_what_is_done_on_each_last_day_is_never_missed(
    data: st.DataObject, plan: tuple[PlannedKind, Told], calendar: Calendar, roll: Roll | None
) -> None:
    start = data.draw(st.dates(calendar.first_day, calendar.last_day))
    one, given_calendar = rhythm(plan[0], start, roll, calendar), calendar if roll else None
    days = []
    for n in range(1, 8):
        try:
            found = occurrence(one, n, calendar=given_calendar)
        except CalendarHorizon:
            continue
        assert found is not None
        days.append(found.last_day)
    if not days:
        return
    reading = read_rhythm(one, did(*days), today=days[-1], calendar=given_calendar)
    assert {each.state for each in reading.occurrences} <= {K.KEPT, K.UNKNOWN}
    assert not reading.overdue


_WORSE = [K.KEPT, K.LATE, K.DUE, K.SUSPENDED, K.MISSED]


@given(PLANS, STARTS, st.lists(st.integers(-20, 200), max_size=8), st.integers(-20, 200), st.integers(0, 200))
def test_doing_more_makes_nothing_worse(plan: tuple[PlannedKind, Told], start: date, days: list[int], more: int, later: int) -> None:
    one, today = rhythm(plan[0], start), start + later * DAY
    acts = did(*(start + day * DAY for day in days))
    before = read_rhythm(one, acts, today=today)
    after = read_rhythm(one, [*acts, Done(id="more", on=start + more * DAY)], today=today)
    for was, is_ in zip(before.occurrences, after.occurrences, strict=True):
        assert _WORSE.index(is_.state) <= _WORSE.index(was.state)
        assert is_.days_late <= was.days_late


@given(PLANS, STARTS, st.lists(st.integers(-20, 200), max_size=8), st.integers(0, 150), st.integers(0, 50))
def test_what_a_later_reading_says_of_the_past_is_what_was_said_then(
    plan: tuple[PlannedKind, Told], start: date, days: list[int], then: int, later: int
) -> None:
    """What was done is as it was; what was missed may since have been done late."""
    one, acts = rhythm(plan[0], start), did(*(start + day * DAY for day in days))
    early, late = (read_rhythm(one, acts, today=start + day * DAY) for day in (then, then + later))
    for was, is_ in zip(early.occurrences, late.occurrences, strict=False):
        if was.done_on is not None:
            assert (is_.state, is_.done_on, is_.days_late) == (was.state, was.done_on, was.days_late)


# The longest gap -----------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-1.3", "RULES-2.6")
def test_never_yet_done_it_is_due_now() -> None:
    reading = read_rhythm(VISITS, [], today=date(2026, 7, 31))
    assert (reading.state, reading.due, reading.last, reading.never_done) == (S.DUE, None, None, True)
    assert (str(reading), reading.text(Language.ZH), reading.clause) == ("never yet done: due now", "从未完成：现即应完成", "RULES-1.3")
    begins = Rhythm(id="visits", when=VISITS.when, start=date(2026, 8, 2), until=date(2026, 9, 1))
    assert [read_rhythm(begins, [], today=date(2026, month, 2)).state for month in (7, 8, 10)] == [S.NOT_YET, S.DUE, S.ENDED]
    assert read_rhythm(begins, [], today=date(2026, 7, 2)).due == date(2026, 8, 2)


@pytest.mark.clause("RULES-1.3", "MAN-5.3")
def test_it_is_due_again_from_the_day_on_which_it_was_last_done() -> None:
    made = did(date(2026, 1, 31), date(2026, 1, 31), date(2026, 3, 10), date(2026, 4, 1))
    reading = read_rhythm(VISITS, made, today=date(2026, 5, 1))
    assert became(reading) == [
        (K.KEPT, date(2026, 1, 31), 0, 0),
        (K.LATE, date(2026, 3, 10), 10, 0),
        (K.KEPT, date(2026, 4, 1), 0, 9),
        (K.DUE, None, 0, 0),
    ]
    assert (reading.state, reading.due, reading.days_left) == (S.DUE, date(2026, 5, 1), 0)
    assert read_rhythm(VISITS, made, today=date(2026, 4, 30)).state is S.KEPT
    over = read_rhythm(VISITS, made, today=date(2026, 5, 4))
    assert (over.state, over.days_left, over.occurrences[-1].days_late) == (S.OVERDUE, -3, 3)
    assert len(over.missed) == 1


@pytest.mark.clause("RULES-1.3")
@pytest.mark.parametrize(("day", "late"), [(9, 0), (10, 0), (11, 1), (12, 2)])
def test_a_gap_is_kept_up_to_the_day_by_which_it_is_owed_and_late_from_the_next(day: int, late: int) -> None:
    last, now = date(2026, 2, 10), date(2026, 3, day)
    done = read_rhythm(VISITS, did(last, now), today=now).occurrences[1]
    assert (done.state, done.days_late, done.days_early) == (K.LATE if late else K.KEPT, late, max(10 - day, 0))
    still_open = read_rhythm(VISITS, did(last), today=now).occurrences[1]
    assert (still_open.state, still_open.days_late) == (K.MISSED if late else K.DUE, late)


def test_a_longest_gap_rolls_between_the_last_time_and_the_next() -> None:
    rolled = Rhythm(id="v", when=LongestGap(Duration(5, TimeUnit.DAY)), roll=Roll.PRECEDING, calendar="office")
    assert read_rhythm(rolled, did(date(2026, 1, 5)), today=date(2026, 1, 6), calendar=office()).due == date(2026, 1, 9)
    closed = office(holidays={date(2026, 1, day) for day in (1, 2, 6, 7, 8, 9)})
    assert read_rhythm(rolled, did(date(2026, 1, 5)), today=date(2026, 1, 6), calendar=closed).due == date(2026, 1, 12)
    beyond = read_rhythm(rolled, did(date(2026, 12, 20), date(2026, 12, 29), date(2027, 1, 5)), today=date(2027, 1, 6), calendar=office())
    assert (beyond.state, beyond.due) == (S.UNKNOWN, None)
    assert [one.state for one in beyond.occurrences] == [K.KEPT, K.LATE, K.UNKNOWN, K.UNKNOWN]
    assert [one.code for one in beyond.findings] == ["calendar.unknown_day"] * 2


def test_what_was_done_before_a_rhythm_began_and_lasts_until_it_ends_leaves_nothing_due() -> None:
    """Two months from 1 August reach beyond 5 September; without that visit the first one is due on the day on which it begins."""
    season = Rhythm(id="v", when=LongestGap(Duration(2, TimeUnit.MONTH)), start=date(2026, 9, 1), until=date(2026, 9, 5))
    early = read_rhythm(season, did(date(2026, 8, 1)), today=date(2026, 8, 15))
    assert (early.due, early.last) == (None, date(2026, 8, 1))
    assert read_rhythm(season, [], today=date(2026, 8, 15)).due == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("until", "covered"),
    [(date(2026, 7, 3), [2, 3]), (date(2026, 7, 2), [2]), (None, [2, 3, 4])],
)
def test_a_suspension_covers_its_days_with_both_ends_and_none_before_or_behind_them(until: date | None, covered: list[int]) -> None:
    away = Suspension(since=date(2026, 7, 2), until=until)
    assert [day for day in (1, 2, 3, 4) if away.covers(date(2026, 7, day))] == covered


def test_a_gap_that_ends_in_a_suspension_is_due_when_that_is_over() -> None:
    def on(day: date, *off: Suspension, made: date = date(2026, 1, 1)) -> tuple[RhythmState, date | None]:
        reading = read_rhythm(VISITS, did(made), today=day, suspended=off)
        return reading.state, reading.due

    away, ill = Suspension(since=date(2026, 1, 20), until=date(2026, 2, 10)), Suspension(since=date(2026, 2, 11), until=date(2026, 2, 20))
    assert on(date(2026, 1, 25), away) == (S.SUSPENDED, date(2026, 2, 11))
    assert on(date(2026, 2, 11), away) == (S.DUE, date(2026, 2, 11))
    assert on(date(2026, 2, 12), away) == (S.OVERDUE, date(2026, 2, 11))
    assert on(date(2026, 2, 12), ill, away) == (S.SUSPENDED, date(2026, 2, 21))
    dormant = Suspension(since=date(2026, 1, 20))
    assert on(date(2026, 3, 1), dormant) == (S.SUSPENDED, None)
    assert on(date(2026, 1, 10), dormant) == (S.KEPT, None)
    assert read_rhythm(VISITS, [], today=date(2026, 3, 1), suspended=[dormant]).state is S.SUSPENDED
    woken = read_rhythm(VISITS, did(date(2026, 1, 1), date(2026, 6, 1)), today=date(2026, 6, 2), suspended=[dormant])
    assert [one.state for one in woken.occurrences] == [K.KEPT, K.KEPT, K.SUSPENDED]
    sleeping = read_rhythm(VISITS, did(date(2026, 1, 1)), today=date(2026, 3, 2), suspended=[dormant])
    assert sleeping.occurrences[-1].state is K.SUSPENDED


@pytest.mark.clause("RULES-1.3")
@pytest.mark.parametrize("roll", Roll)
def test_a_rolled_gap_that_ends_in_a_suspension_is_due_on_a_working_day_behind_it(roll: Roll) -> None:
    """A month from 3 June is Friday, 3 July, the last day of a suspension: the day after it is a Saturday, so it is owed on Monday."""
    rhythm = Rhythm(id="v", when=LongestGap(Duration(1, TimeUnit.MONTH)), roll=roll, calendar="office")
    off = Suspension(since=date(2026, 7, 1), until=date(2026, 7, 3))
    reading = read_rhythm(rhythm, did(date(2026, 6, 3)), today=date(2026, 7, 2), calendar=office(), suspended=[off])
    assert (reading.state, reading.due) == (S.SUSPENDED, date(2026, 7, 6))
    short = read_rhythm(rhythm, did(date(2026, 6, 3)), today=date(2026, 7, 2), calendar=office(last_day=date(2026, 7, 3)), suspended=[off])
    assert ([one.code for one in short.findings], short.due) == (["calendar.unknown_day"], None)


@given(st.integers(1, 40), st.integers(0, 60), st.lists(st.tuples(st.integers(0, 120), st.integers(0, 30)), max_size=4), st.sampled_from(Roll))
def test_a_rolled_gap_is_owed_on_the_first_working_day_on_which_something_is(amount: int, start: int, off: list[tuple[int, int]], roll: Roll) -> None:
    rhythm = Rhythm(id="v", when=LongestGap(Duration(amount, TimeUnit.DAY)), roll=roll, calendar="office")
    last = date(2026, 1, 5) + start * DAY
    away = [Suspension(since=last + since * DAY, until=last + (since + lasts) * DAY) for since, lasts in off]
    day = read_rhythm(rhythm, did(last), today=last, calendar=office()).due
    assert day is not None
    moved = any(one.covers(day) for one in away)
    while moved and (not office().is_working_day(day) or any(one.covers(day) for one in away)):
        day += DAY
    assert read_rhythm(rhythm, did(last), today=last, calendar=office(), suspended=away).due == day


def test_what_was_due_before_a_gap_ended_stays_due() -> None:
    ended = Rhythm(id="v", when=VISITS.when, until=date(2026, 3, 31))
    assert read_rhythm(ended, did(date(2026, 1, 1)), today=date(2026, 5, 1)).state is S.OVERDUE
    over = read_rhythm(ended, did(date(2026, 3, 5)), today=date(2026, 5, 1))
    assert (over.state, over.due, len(over.occurrences)) == (S.ENDED, None, 1)


@given(
    STARTS,
    st.integers(1, 9),
    st.sampled_from([TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH]),
    st.lists(st.integers(0, 200), max_size=6),
    st.integers(0, 250),
    st.booleans(),
)
def test_a_gap_is_overdue_on_the_days_on_which_watching_it_says_so(
    start: date, amount: int, unit: TimeUnit, days: list[int], later: int, away: bool
) -> None:
    gap, today = Rhythm(id="v", when=LongestGap(Duration(amount, unit))), start + later * DAY
    off = [Suspension(since=start + 30 * DAY, until=start + 60 * DAY)] if away else []
    acts = [start + day * DAY for day in days]

    def is_off(day: date) -> bool:
        return away and start + 30 * DAY <= day <= start + 60 * DAY

    reading = read_rhythm(gap, did(*acts), today=today, suspended=off)
    assert reading.overdue == rhythms.gap_overdue(amount, unit.value, acts, today, is_off)


@given(STARTS, st.lists(st.integers(0, 200), min_size=1, max_size=6), st.integers(0, 200), st.integers(0, 250))
def test_a_visit_more_makes_no_day_overdue(start: date, days: list[int], more: int, later: int) -> None:
    acts, today = did(*(start + day * DAY for day in days)), start + later * DAY
    before = read_rhythm(VISITS, acts, today=today)
    after = read_rhythm(VISITS, [*acts, Done(id="more", on=start + more * DAY)], today=today)
    assert after.overdue <= before.overdue or before.never_done
    if not before.never_done and more >= min(days):
        assert sum(one.days_late for one in after.occurrences) <= sum(one.days_late for one in before.occurrences)


# One act for several -------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("BANK-2.2", "BANK-6.1")
def test_a_training_for_two_duties_serves_both_only_if_it_is_said_to() -> None:
    monthly = Rhythm(id="monthly", when=CountEach(1, PeriodKind.MONTH), start=date(2026, 7, 1), clause="BANK-2.2")
    quarterly = Rhythm(id="quarterly", when=CountEach(1, PeriodKind.QUARTER), start=date(2026, 7, 1), clause="BANK-6.1")

    def readings(*purposes: str) -> list[RhythmReading]:
        held = Done(id="T-7", on=date(2026, 7, 20), purposes=purposes)
        return [read_rhythm(one, [held], today=date(2026, 7, 31)) for one in (monthly, quarterly)]

    assert [one.state for one in readings("monthly")] == [S.KEPT, S.DUE]
    assert serving_several(readings("monthly")) == ()
    both = readings("monthly", "quarterly")
    assert [one.state for one in both] == [S.KEPT, S.KEPT]
    (served,) = serving_several(both)
    assert (served.act, served.rhythms, served.occurrences) == ("T-7", ("monthly", "quarterly"), (("monthly", 1), ("quarterly", 1)))


@pytest.mark.clause("RULES-1.3", "FIN-7.2")
def test_one_visit_pays_two_intervals_of_one_purpose() -> None:
    tier = Rhythm(id="tier", when=LongestGap(Duration(12, TimeUnit.MONTH)), purpose="visit")
    care = Rhythm(id="care", when=LongestGap(Duration(3, TimeUnit.MONTH)), purpose="visit")
    made = [Done(id="V-1", on=date(2026, 2, 1), purposes={"visit"}), Done(id="C-1", on=date(2026, 3, 1), purposes={"collection"})]
    read = [read_rhythm(one, made, today=date(2026, 6, 1)) for one in (tier, care)]
    assert [(one.state, one.due) for one in read] == [(S.KEPT, date(2027, 2, 1)), (S.OVERDUE, date(2026, 5, 1))]
    assert [one.rhythms for one in serving_several(read)] == [("tier", "care")]


# What is refused -----------------------------------------------------------------------------------------------------------------------------------


def test_acts_are_told_apart_by_their_ids() -> None:
    one = Done(id="a", on=date(2026, 7, 3))
    assert became(read_rhythm(FRIDAY, [one, one], today=date(2026, 7, 3))) == [(K.KEPT, date(2026, 7, 3), 0, 0)]
    with pytest.raises(InvalidValue, match="two different things have the id `a`"):
        read_rhythm(FRIDAY, [one, Done(id="a", on=date(2026, 7, 4))], today=date(2026, 7, 3))


@pytest.mark.parametrize(
    ("build", "error", "why"),
    [
        (lambda: Done(id="", on=date(2026, 7, 3)), InvalidValue, "`id` is empty"),
        (lambda: Done(id="a", on=datetime(2026, 7, 3, tzinfo=UTC)), InvalidType, "`on` must be of type `date`, not `datetime`"),
        (lambda: Done(id="a", on=date(2026, 7, 3), count=0), InvalidValue, "an act that counts 0 is none; give 1 or more"),
        (lambda: Done(id="a", on=date(2026, 7, 3), count="2"), InvalidType, "`count` must be of type `int`, not `str`"),  # type: ignore[arg-type]
        (lambda: Done(id="a", on=date(2026, 7, 3), purposes="visit"), InvalidType, "`purposes` must be of type `set of str`, not `str`"),
        (lambda: Done(id="a", on=date(2026, 7, 3), of="2026-07"), InvalidType, "`of` must be of type `date`, not `str`"),  # type: ignore[arg-type]
        (lambda: Suspension(since=date(2026, 7, 3), until=date(2026, 7, 2)), InvalidValue, "`until` is 2026-07-02, before 2026-07-03"),
        (lambda: Suspension(since=datetime(2026, 7, 3, tzinfo=UTC)), InvalidType, "`since` must be of type `date`, not `datetime`"),
        (lambda: read_rhythm(FRIDAY, [], today=date(9800, 1, 1)), InvalidValue, "`today` is in the year 9800"),
        (lambda: read_rhythm(FRIDAY, [], today=date(2026, 7, 3), calendar=office()), InvalidValue, "does without a calendar; leave out `office`"),
    ],
)
def test_what_cannot_be_read_is_refused(build: object, error: type[Exception], why: str) -> None:
    with pytest.raises(error, match=why):
        build()  # type: ignore[operator]


def test_monthly_meetings_count_for_their_own_month() -> None:
    meeting = rhythm(NthWeekday(1, Weekday.MON), date(2026, 7, 1))
    assert became(read_rhythm(meeting, did(date(2026, 7, 31), date(2026, 8, 1)), today=date(2026, 8, 3))) == [
        (K.LATE, date(2026, 7, 31), 25, 0),
        (K.KEPT, date(2026, 8, 1), 0, 2),
    ]


def test_what_comes_from_an_anchor_counts_for_the_nearer_day() -> None:
    backup = rhythm(Every(Duration(3, TimeUnit.MONTH)), date(2026, 3, 31))
    assert became(read_rhythm(backup, did(date(2026, 4, 10), date(2026, 6, 20)), today=date(2026, 7, 1))) == [
        (K.LATE, date(2026, 4, 10), 10, 0),
        (K.KEPT, date(2026, 6, 20), 0, 10),
    ]


def test_each_gap_names_the_act_that_ended_it() -> None:
    visits = Rhythm(id="v", when=LongestGap(Duration(30, TimeUnit.DAY)), start=date(2026, 6, 1))
    reading = read_rhythm(visits, did(date(2026, 6, 10), date(2026, 7, 1), date(2026, 8, 20)), today=date(2026, 8, 21))
    named = [(one.state, one.done_by) for one in reading.occurrences]
    assert named[-3:] == [(K.KEPT, ("2026-07-01 1",)), (K.LATE, ("2026-08-20 2",)), (K.DUE, ())]
