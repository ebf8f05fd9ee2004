"""Clocks through a change of rules: verdicts stand, what was granted stays, and the rest is counted by what follows."""

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from itertools import permutations
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidValue
from crmcore.reached import ClockReached, ClockState
from crmcore.worktime.calendars.arrival import CutOff
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.clocks.clock_events import (
    CarriedEvent,
    ChangeEvent,
    ClockEvent,
    ExtensionEvent,
    LateEvent,
    MergeEvent,
    PauseEvent,
    ReferenceEvent,
    ResumeEvent,
)
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.pause_rule import PauseRule
from crmcore.worktime.clocks.reading import Reading, read, readings
from crmcore.worktime.clocks.record import reached
from crmcore.worktime.clocks.references import by_reference
from crmcore.worktime.clocks.successor import successor
from crmcore.worktime.clocks.timers import timers, timers_if_known
from tests.worktime.samples import clock, happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")


def july(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 7, 1, hour, minute, tzinfo=SHANGHAI) + timedelta(days=day - 1)


def carried(before: Clock, events: list[ClockEvent], at: datetime, calendar: Calendar | None = None) -> CarriedEvent:
    return CarriedEvent(name="migrated", at=at, reached=reached(before, events, at=at, calendar=calendar))


def after(how: OnReopen | None, within: Duration | None = None, **told: object) -> Clock:
    chosen: dict[str, object] = {} if how is None else {"changes": {"migrated"}, "on_change": how}
    return clock(within, **chosen, **told)


def stood(found: tuple[Reading, ...]) -> list[tuple[str, date | None, int]]:
    return [(one.state.value, one.last_day, one.remaining) for one in found]


STARTED: list[ClockEvent] = list(happened(("start", july(6))))
THIRTY = Duration(30, TimeUnit.DAY)


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(
    ("how", "beside"),
    [
        (None, [("running", date(2026, 8, 5), 15)]),
        (OnReopen.CONTINUE, [("running", date(2026, 8, 5), 15)]),
        (OnReopen.REMAINDER, []),
        (OnReopen.RESTART, [("running", date(2026, 8, 19), 29)]),
        (OnReopen.NEW, [("running", date(2026, 8, 19), 29)]),
    ],
)
def test_what_ran_out_or_was_stopped_keeps_its_verdict(how: OnReopen | None, beside: list[tuple[str, date, int]]) -> None:
    late = carried(clock(), STARTED, july(20))
    assert stood(readings(after(how, THIRTY), [*STARTED, late], at=july(21))) == [("breached", date(2026, 7, 13), -8), *beside]
    assert read(after(how, THIRTY), [*STARTED, late], at=july(21)).state is ClockState.BREACHED
    stopped = [*STARTED, late, *happened(("stop", july(22)))]
    assert readings(after(how, THIRTY), stopped, at=july(25))[0].state is ClockState.MET_LATE
    answered: list[ClockEvent] = [*STARTED, *happened(("stop", july(12)))]
    one = Duration(1, TimeUnit.DAY)
    met = readings(after(how, one), [*answered, carried(clock(), answered, july(20))], at=july(21))
    assert stood(met) == [("met in time", date(2026, 7, 13), 1)]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (None, [("running", date(2026, 8, 5), 25)]),
        (OnReopen.CONTINUE, [("running", date(2026, 8, 5), 25)]),
        (OnReopen.REMAINDER, [("running", date(2026, 7, 13), 2)]),
        (OnReopen.RESTART, [("running", date(2026, 8, 9), 29)]),
        (OnReopen.NEW, [("running", date(2026, 7, 13), 2), ("running", date(2026, 8, 9), 29)]),
    ],
)
def test_what_is_open_goes_on_as_the_new_clock_says(how: OnReopen | None, said: list[tuple[str, date, int]]) -> None:
    events = [*STARTED, carried(clock(), STARTED, july(10))]
    assert stood(readings(after(how, THIRTY), events, at=july(11))) == said


def test_what_had_not_started_starts_by_the_new_clock() -> None:
    events: list[ClockEvent] = [*happened(("begun", july(6))), carried(clock(), [], july(10))]
    assert stood(readings(after(OnReopen.REMAINDER, starts={"begun"}), events, at=july(11))) == [("running", date(2026, 7, 13), 2)]
    later: list[ClockEvent] = [carried(clock(), [], july(10)), *happened(("start", july(12)))]
    assert stood(readings(after(OnReopen.NEW), later, at=july(13))) == [("running", date(2026, 7, 19), 6)]
    unknown = CarriedEvent(name="migrated", at=july(10), reached=(ClockReached(clock="other", state=ClockState.RUNNING),))
    assert stood(readings(after(None), [*STARTED, unknown], at=july(11))) == [("running", date(2026, 7, 13), 2)]


def test_a_pause_whose_reason_has_another_word_stays_and_so_does_what_was_granted() -> None:
    ladder: dict[str, object] = {"extends": {"extended"}, "extensions": [Extension(id="long", to=Duration(20, TimeUnit.DAY))]}
    before = clock(None, pause_for=[PauseRule(why="appraisal")], **ladder)
    events: list[ClockEvent] = [
        *STARTED,
        PauseEvent(name="pause", at=july(7), why="appraisal", by="u", until=date(2026, 7, 14)),
        ExtensionEvent(name="extended", at=july(8), clock="close", step="long"),
    ]
    for how in (OnReopen.CONTINUE, OnReopen.REMAINDER):
        new = after(how, pause_for=[PauseRule(why="expertise")], extends={"extended"}, extensions=[Extension(id="more", to=THIRTY)])
        change = carried(before, events, july(10))
        was, now = read(before, events, at=july(10)), read(new, [*events, change], at=july(10))
        assert (now.state, now.last_day, now.remaining, now.extended) == (was.state, was.last_day, was.remaining, "long")
        assert [one.why for one in now.pauses] == ["appraisal"]
        assert read(new, [*events, change], at=july(20)).last_day == read(before, events, at=july(20)).last_day
        ended = [*events, change, ResumeEvent(name="resume", at=july(11), why="appraisal")]
        assert read(new, ended, at=july(12)).state is ClockState.RUNNING


def test_a_save_from_before_is_read_as_before_and_says_so() -> None:
    events = [*STARTED, CarriedEvent(name="migrated", at=july(10), unread=True)]
    reading = read(after(OnReopen.RESTART, THIRTY), events, at=july(11))
    assert (reading.last_day, [one.code for one in reading.findings]) == (date(2026, 8, 5), ["clock.change_unread"])
    assert reading.findings[0].text().startswith("clock `close`: what it had reached when its rules changed at 2026-07-10")


def test_a_verdict_of_days_that_no_calendar_counts_any_more_goes_on_in_days() -> None:
    before = clock(Duration(2, TimeUnit.WORKING_DAY), calendar="office")
    change = carried(before, STARTED, july(20), office())
    assert stood(readings(after(OnReopen.REMAINDER), [*STARTED, change], at=july(21))) == [("breached", date(2026, 7, 8), -13)]
    hours = carried(clock(Duration(2, TimeUnit.HOUR)), STARTED, july(8))
    last = attrs.evolve(after(None), to_the_minute=True)
    assert read(last, [*STARTED, hours], at=july(9)).state is ClockState.BREACHED


def test_what_was_stopped_in_time_and_is_reopened_has_what_was_left() -> None:
    answered: list[ClockEvent] = [*STARTED, *happened(("stop", july(10)))]
    again = [*answered, carried(clock(), answered, july(12)), *happened(("reopen", july(20)))]
    assert stood(readings(after(None, THIRTY), again, at=july(21))) == [("running", date(2026, 7, 23), 2)]
    late: list[ClockEvent] = [*STARTED, *happened(("stop", july(16)))]
    again = [*late, carried(clock(), late, july(17)), *happened(("reopen", july(20)))]
    assert read(after(None, THIRTY), again, at=july(21)).state is ClockState.BREACHED


def test_beyond_the_days_known_the_state_is_on_record_and_nothing_more() -> None:
    before = clock(Duration(5, TimeUnit.WORKING_DAY), calendar="office")
    short = office(last_day=date(2026, 7, 8))
    (found,) = reached(before, STARTED, at=july(7), calendar=short)
    assert (found.state, found.last_day, found.left) == (ClockState.RUNNING, None, "4")
    (unknown,) = reached(before, STARTED, at=july(10), calendar=short)
    assert unknown == ClockReached(clock="close", state=None)


def test_each_reference_keeps_its_own() -> None:
    letters = by_reference(clock(starts={"asked"}, stops={"given"}), given=())
    asked: list[ClockEvent] = [ReferenceEvent(name="asked", at=july(day), reference=f"N-{day}", body="office") for day in (1, 9)]
    assert [one.state for one in reached(letters, asked, at=july(12))] == [ClockState.BREACHED, ClockState.RUNNING]
    assert [one.state for one in reached(letters, [], at=july(12))] == [ClockState.NOT_STARTED]
    change = CarriedEvent(name="migrated", at=july(12), reached=reached(letters, asked, at=july(12)))
    longer = by_reference(clock(THIRTY, starts={"asked"}, stops={"given"}), given=())
    assert stood(readings(longer, [*asked, change], at=july(13))) == [
        ("breached", date(2026, 7, 8), -5),
        ("running", date(2026, 7, 31), 18),
        ("running", date(2026, 8, 8), 26),
    ]
    later = [*asked, change, ReferenceEvent(name="asked", at=july(14), reference="N-14", body="office")]
    assert len(readings(longer, later, at=july(15))) == 4


def test_a_state_on_record_is_one_of_the_words() -> None:
    with pytest.raises(InvalidValue, match="`done`"):
        ClockReached(clock="close", state="done")


def hours(name: str, opens: int, closes: int) -> Calendar:
    day = [(time(opens), time(closes) if closes < 24 else time(0))]
    return Calendar(name=name, zone="Asia/Shanghai", hours=dict.fromkeys(range(7), day), first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))


@pytest.mark.parametrize("recorded", [False, True])
def test_what_was_spent_by_the_old_hours_stays_spent(recorded: bool) -> None:
    """Seven of eight working hours are spent at 16:00, when the case goes to an office that works from 17:00: an hour is left, and ends at 18:00."""
    eight = Duration(8, TimeUnit.WORKING_HOUR)
    day, evening = hours("a", 9, 17), hours("b", 17, 24)
    before = clock(eight, calendar="a")
    started: list[ClockEvent] = [*happened(("start", july(6, 9)))]
    change: ClockEvent = (
        carried(before, started, july(6, 16), day) if recorded else ChangeEvent(name="migrated", at=july(6, 16), before=before, calendar=day)
    )
    reading = read(after(OnReopen.REMAINDER, eight, calendar="b"), [*started, change], at=july(6, 16, 30), calendar=evening)
    assert (reading.due, reading.remaining, reading.elapsed) == (july(6, 18), 1, 7)


@given(
    st.lists(st.tuples(st.sampled_from(["pause", "resume", "stop", "reopen", "extend"]), st.integers(0, 3000)), max_size=6),
    st.integers(1, 12),
    st.integers(1, 12),
    st.sampled_from(OnReopen),
    st.sampled_from([TimeUnit.DAY, TimeUnit.HOUR, TimeUnit.WORKING_DAY, TimeUnit.WORKING_HOUR]),
    st.integers(0, 3000),
    st.integers(0, 9000),
)
def test_on_record_a_change_reads_as_with_the_old_clock_at_hand(
    story: list[tuple[str, int]], budget: int, other: int, how: OnReopen, unit: TimeUnit, wait: int, later: int
) -> None:
    """With the old clock and its calendar in the event, and with what they had reached on record, every run shows the same."""
    ladder: dict[str, object] = {"extends": {"extend"}, "extensions": [Extension(id="long", to=Duration(20, unit))]}
    before = clock(Duration(budget, unit), calendar="office", **ladder)
    new = after(how, Duration(other, unit), calendar="office", **ladder)
    events: list[ClockEvent] = [*STARTED]
    at = july(6).astimezone(UTC)
    for name, minutes in story:
        at += timedelta(minutes=minutes)
        events += [ExtensionEvent(name=name, at=at, clock="close", step="long")] if name == "extend" else happened((name, at))
    at += timedelta(minutes=wait)
    now = at + timedelta(minutes=later)
    handed = [*events, ChangeEvent(name="migrated", at=at, before=before, calendar=office())]
    recorded = [*events, carried(before, events, at, office())]
    found, told = (readings(new, each, at=now, calendar=office()) for each in (recorded, handed))
    assert {*stood(found)} == {*stood(told)}  # what reads alike by both clocks stands once on record, and twice with both at hand
    assert {one.extended for one in found} == {one.extended for one in told} or len(found) > 1


@given(
    st.lists(st.tuples(st.sampled_from(["pause", "resume", "stop", "reopen"]), st.integers(0, 3000)), max_size=5),
    st.integers(1, 8),
    st.integers(1, 8),
    st.sampled_from([OnReopen.CONTINUE, OnReopen.REMAINDER, OnReopen.RESTART]),
    st.sampled_from([TimeUnit.WORKING_DAY, TimeUnit.WORKING_HOUR]),
    st.integers(0, 3000),
    st.integers(0, 9000),
    st.sampled_from(list(permutations(["office", "shop", "nights"], 2))),
)
def test_a_change_of_calendars_leaves_what_was_spent_and_counts_on_by_the_new_one(
    story: list[tuple[str, int]], budget: int, other: int, how: OnReopen, unit: TimeUnit, wait: int, later: int, names: tuple[str, str]
) -> None:
    """Two offices with hours and days off of their own, read on record and with the old clock at hand: every run has the same state and last day.

    How long a run is over that ran out before is told by the hours of now, where only its end is on record; so is what goes on beside a new run.
    """
    old, new = (calendar_called(name) for name in names)
    before, ruled = clock(Duration(budget, unit), calendar=old.name), after(how, Duration(other, unit), calendar=new.name)
    events: list[ClockEvent] = [*STARTED]
    at = july(6).astimezone(UTC)
    for name, minutes in story:
        at += timedelta(minutes=minutes)
        events += happened((name, at))
    at += timedelta(minutes=wait)
    now = at + timedelta(minutes=later)
    handed = [*events, ChangeEvent(name="migrated", at=at, before=before, calendar=old)]
    recorded = [*events, carried(before, events, at, old)]
    found, told = (readings(ruled, each, at=now, calendar=new) for each in (recorded, handed))
    assert {one[:2] for one in stood(found)} == {one[:2] for one in stood(told)}
    was = read(before, events, at=at, calendar=old)
    if was.state is ClockState.BREACHED:  # no change of the days cures it
        assert any(one.late_from == was.late_from for one in found)


def calendar_called(name: str) -> Calendar:
    """Return one of three calendars that agree on neither the days nor the hours worked."""
    if name == "office":
        return office()
    if name == "shop":
        return office(name="shop", hours=dict.fromkeys((1, 2, 3, 4, 5), ((time(11), time(20)),)), holidays={date(2026, 7, 8)}, workdays=())
    return office(name="nights", hours=dict.fromkeys(range(7), ((time(22), time(6)),)), holidays=(), workdays=())


LONGER: dict[str, object] = {"extends": {"extended"}, "extensions": [Extension(id="long", to=Duration(20, TimeUnit.DAY))]}
EXTENDED = ExtensionEvent(name="extended", at=july(11), clock="close", step="long")


def test_what_is_left_can_still_be_extended_from_the_start() -> None:
    """Three days were left on the 10th of seven; twenty in all are thirteen more."""
    change = carried(clock(None, **LONGER), STARTED, july(10))
    assert read(after(OnReopen.REMAINDER, None, **LONGER), [*STARTED, change, EXTENDED], at=july(12)).last_day == date(2026, 7, 26)


def test_an_extension_in_another_unit_is_counted_anew_from_the_start() -> None:
    hours = Duration(400, TimeUnit.HOUR)
    change = carried(clock(hours, **LONGER), STARTED, july(10))
    assert read(after(OnReopen.REMAINDER, hours, **LONGER), [*STARTED, change, EXTENDED], at=july(12)).last_day == date(2026, 7, 26)


@pytest.mark.parametrize("at", [july(8, 9), july(8, 15)])
def test_to_the_minute_what_is_left_ends_at_the_minute_of_the_start(at: datetime) -> None:
    exact = clock(to_the_minute=True)
    new = attrs.evolve(after(OnReopen.REMAINDER), to_the_minute=True)
    for change in (carried(exact, STARTED, at), ChangeEvent(name="migrated", at=at, before=exact)):
        assert read(new, [*STARTED, change], at=july(9)).due == july(13)
        paused = [*STARTED, change, *happened(("pause", july(9)), ("resume", july(10)))]
        assert read(new, paused, at=july(11)).due == july(14)


def test_of_working_days_without_a_calendar_the_old_clock_keeps_what_is_left() -> None:
    before = clock(Duration(5, TimeUnit.WORKING_DAY), calendar="office")
    change = ChangeEvent(name="migrated", at=july(8), before=before, calendar=office())
    assert read(after(OnReopen.REMAINDER), [*STARTED, change], at=july(9)).last_day == date(2026, 7, 13)


def test_a_pause_on_the_day_of_a_change_counts_from_that_day() -> None:
    change = carried(clock(), STARTED, july(8))
    events = [*STARTED, change, *happened(("pause", july(8, 15)), ("resume", july(10, 9)))]
    assert (
        read(after(OnReopen.REMAINDER), events, at=july(11)).last_day
        == read(clock(), [one for one in events if one is not change], at=july(11)).last_day
    )


def test_a_share_that_had_gone_by_the_change_warns_no_more() -> None:
    new = attrs.evolve(after(OnReopen.REMAINDER), warn_at=(Fraction(1, 4), Fraction(9, 10)))
    assert [one.kind for one in timers(new, [*STARTED, carried(clock(), STARTED, july(11))])] == ["warn 90 %", "breach"]


def test_a_change_that_the_new_clock_does_not_hear_leaves_it_as_if_it_had_always_applied() -> None:
    unheard = ChangeEvent(name="renamed", at=july(10), before=clock())
    assert read(after(OnReopen.RESTART, THIRTY), [*STARTED, unheard], at=july(11)).last_day == date(2026, 8, 5)
    over = ChangeEvent(name="renamed", at=july(15), before=clock())
    assert stood(readings(after(OnReopen.RESTART, THIRTY), [*STARTED, over], at=july(16))) == [
        ("breached", date(2026, 7, 13), -3),
        ("running", date(2026, 8, 5), 20),
    ]


def test_two_runs_that_are_open_go_on_as_the_new_clock_would_have_had_them() -> None:
    merging: dict[str, object] = {"merges": {"merged"}, "on_merge": OnReopen.NEW}
    merged = MergeEvent(name="merged", at=july(8), case="X", events=tuple(happened(("start", july(5)))))
    change = ChangeEvent(name="migrated", at=july(9), before=clock(None, **merging, **LONGER))
    events = [*STARTED, merged, ExtensionEvent(name="extended", at=july(8), clock="close", step="long"), change]
    found = readings(after(OnReopen.CONTINUE, THIRTY, **merging), events, at=july(10))
    assert [(one.last_day, one.extended) for one in found] == [(date(2026, 7, 26), "long"), (date(2026, 7, 25), "long")]


def test_what_ended_says_so_and_what_was_met_beyond_the_days_known_too() -> None:
    ended = read(clock(ends={"withdrawn"}), [*STARTED, *happened(("withdrawn", july(8)))], at=july(9))
    assert (ended.state, str(ended)) == (ClockState.ENDED, "ended, nothing was due any more (2026-07-08)")
    late = read(clock(ends={"withdrawn"}), [*STARTED, *happened(("withdrawn", july(18)))], at=july(19))
    assert (late.state, late.overdue) == (ClockState.ENDED_LATE, False)
    short = office(last_day=date(2026, 7, 8))
    for within in (Duration(5, TimeUnit.WORKING_DAY), Duration(60, TimeUnit.WORKING_HOUR)):
        met = read(clock(within, calendar="office"), [*STARTED, *happened(("stop", july(7)))], at=july(30), calendar=short)
        assert (met.state, met.due, str(met).endswith("its last day is not known yet")) == (ClockState.MET, None, True)


def test_the_rest_of_a_working_day_is_left_behind_a_pause() -> None:
    """Two pauses over the close of a day give one day; what the second took off its end, half an hour, is left when it ends."""
    one = clock(Duration(1, TimeUnit.WORKING_DAY), calendar="office")
    pauses = (("pause", july(7, 17, 30)), ("resume", july(8, 9, 15)), ("pause", july(8, 17, 30)), ("resume", july(9, 9, 15)))
    reading = read(one, [*STARTED, *happened(*pauses)], at=july(9), calendar=office())
    assert (reading.due, reading.last_day, reading.state) == (july(9, 9, 45), date(2026, 7, 9), ClockState.BREACHED)


def test_where_not_even_the_start_is_known_nothing_is_on_record() -> None:
    late = office(last_day=date(2026, 7, 6), cut_off=CutOff(time(16)))
    (found,) = reached(clock(Duration(2, TimeUnit.WORKING_DAY), calendar="office"), happened(("start", july(6, 17))), at=july(6, 18), calendar=late)
    assert found == ClockReached(clock="close", state=None)


def test_a_clock_in_the_place_of_one_that_is_not_known_is_not_hidden_by_it() -> None:
    before = clock(Duration(5, TimeUnit.WORKING_DAY), calendar="office")
    now = successor(clock(THIRTY), since=july(8), before=before, days=office(last_day=date(2026, 7, 8)), from_start=False)
    found = timers_if_known(now, [*STARTED, *happened(("else", july(9)))])
    assert [(one.kind, one.at) for one in found] == [("breach", datetime(2026, 8, 8, tzinfo=SHANGHAI))]


# What was put on record after the rules had changed -----------------------------------------------------------------------------------------------


def late(name: str, at: datetime, recorded: datetime) -> LateEvent:
    return LateEvent(name=name, at=at, recorded=recorded)


PAUSE = st.tuples(st.integers(6 * 24 + 10, 25 * 24), st.integers(1, 96))
HOWS = (None, *OnReopen)


@pytest.mark.clause("RULES-4.26")
@given(
    stopped=st.integers(6 * 24 + 12, 25 * 24),
    after_stop=st.integers(0, 200),
    pauses=st.lists(PAUSE, max_size=3),
    unit=st.sampled_from([Duration(7, TimeUnit.DAY), Duration(100, TimeUnit.HOUR), Duration(5, TimeUnit.WORKING_DAY)]),
    how=st.sampled_from(HOWS),
    role=st.sampled_from(["stop", "end"]),
)
def test_the_verdict_is_that_of_what_happened_whenever_it_was_put_on_record(
    stopped: int, after_stop: int, pauses: list[tuple[int, int]], unit: Duration, how: OnReopen | None, role: str
) -> None:
    """A stop that was put on record after a change of rules, against one that was on record when the rules changed."""
    start, calendar = july(1, 0), office() if unit.unit is TimeUnit.WORKING_DAY else None
    named = None if calendar is None else "office"
    at, change = start + timedelta(hours=stopped), start + timedelta(hours=stopped + after_stop)
    spells = sorted((start + timedelta(hours=first), start + timedelta(hours=first + length)) for first, length in pauses)
    told = sorted((event for a, b in spells for event in happened(("pause", a), ("resume", b))), key=lambda one: one.at)
    before = clock(unit, ends={"end"}, calendar=named)
    new = after(how, attrs.evolve(unit, amount=2 * unit.amount), ends={"end"}, calendar=named)

    def read_with(stop: list[ClockEvent], on_record: list[ClockEvent]) -> tuple[Reading, ...]:
        def up_to(more: list[ClockEvent], end: datetime) -> list[ClockEvent]:
            return sorted((one for one in (*STARTED, *told, *more) if one.at <= end), key=lambda one: one.at)

        known = [*up_to(on_record, change)]
        whole = sorted([*up_to(stop, change), carried(before, known, change, calendar)], key=lambda one: one.at)
        return readings(new, whole, at=change + timedelta(days=30), calendar=calendar)

    stop: list[ClockEvent] = [*happened((role, at))]
    then = read_with(stop, stop)
    now = read_with([late(role, at, change + timedelta(days=1))], [])
    assert [(one.state, one.stopped_at) for one in now] == [(one.state, one.stopped_at) for one in then]
    if all(b <= at for _, b in spells):
        assert stood(now) == stood(then)
        assert [(one.elapsed, one.budget, one.due) for one in now] == [(one.elapsed, one.budget, one.due) for one in then]


def test_a_report_given_before_the_rules_changed_ends_the_run_of_then() -> None:
    before, new = clock(repeats={"report"}), after(None, THIRTY, repeats={"report"})
    change = carried(before, STARTED, july(20))
    told = readings(new, [*STARTED, late("report", july(10), july(21)), change], at=july(22))
    assert stood(told) == [("met in time", date(2026, 7, 13), 3), ("breached", date(2026, 7, 17), -5), ("running", date(2026, 8, 9), 18)]
    twice = [*STARTED, late("report", july(10), july(21)), late("stop", july(12), july(21)), change]
    assert stood(readings(new, twice, at=july(22))) == [("met in time", date(2026, 7, 13), 3), ("met in time", date(2026, 7, 17), 5)]
    # One of the day before another, which was known: each ends a run.
    known: list[ClockEvent] = [*STARTED, *happened(("report", july(8)))]
    later = [known[0], late("report", july(7), july(21)), *known[1:], carried(before, known, july(20))]
    *reported, over, goes_on = stood(readings(new, later, at=july(22)))
    assert reported == [("met in time", date(2026, 7, 13), 6), ("met in time", date(2026, 7, 14), 6)]
    assert (over, goes_on) == (("breached", date(2026, 7, 15), -7), ("running", date(2026, 8, 7), 16))


def test_a_report_of_then_begins_a_run_that_stood_still_in_the_pauses_since() -> None:
    before, new = clock(repeats={"report"}), after(None, repeats={"report"})
    told: list[ClockEvent] = [*STARTED, *happened(("pause", july(9)), ("resume", july(11)), ("pause", july(12)))]
    events = [told[0], told[1], late("report", july(10), july(21)), *told[2:], carried(before, told, july(20))]
    assert stood(readings(new, events, at=july(20))) == [("met in time", date(2026, 7, 14), 4), ("paused", date(2026, 7, 25), 5)]
    assert readings(new, events, at=july(20))[0].stopped_at == july(10)


def test_a_stop_of_then_ends_the_pauses_of_then_and_leaves_those_since() -> None:
    before, new = clock(), after(None)
    paused: list[ClockEvent] = [*STARTED, *happened(("pause", july(8)))]
    events = [*paused, late("stop", july(10), july(21)), carried(before, paused, july(20)), *happened(("reopen", july(22)))]
    assert stood(readings(new, events[:-1], at=july(22)))[0][0] == "met in time"
    assert read(new, events, at=july(23)).state is ClockState.RUNNING
    since: list[ClockEvent] = [*STARTED, *happened(("pause", july(12)))]
    later = [STARTED[0], late("stop", july(10), july(21)), *since[1:], carried(before, since, july(20)), *happened(("reopen", july(22)))]
    assert read(new, later, at=july(23)).state is ClockState.PAUSED


def test_what_was_put_on_record_before_the_rules_changed_or_stops_nothing_is_passed_over() -> None:
    change = carried(clock(), STARTED, july(20))
    for event in (late("stop", july(8), july(19)), late("other", july(8), july(21))):
        found, without = (readings(after(None, THIRTY), [*STARTED, *one, change], at=july(21)) for one in ((event,), ()))
        assert found == without


def test_what_was_given_under_a_reference_before_the_rules_changed() -> None:
    plain = clock(starts={"asked"}, stops={"given"}, reopens=frozenset())
    before, new = by_reference(plain, given=()), by_reference(attrs.evolve(plain, within=THIRTY), given=())
    asked = [ReferenceEvent(name="asked", at=july(6), reference=one) for one in ("118", "119")]
    given_ = ReferenceEvent(name="given", at=july(10), reference="118", recorded=july(21))
    events: list[ClockEvent] = [*asked, given_, carried(before, [*asked], july(20))]
    assert stood(readings(new, events, at=july(22))) == [
        ("met in time", date(2026, 7, 13), 3),
        ("breached", date(2026, 7, 13), -9),
        ("running", date(2026, 8, 5), 14),
    ]


AGAIN = {"reopen": [*happened(("stop", july(8)))], "facts": []}


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
@pytest.mark.parametrize("role", AGAIN)
@given(
    at=st.integers(8 * 24 + 13, 20 * 24),
    more=st.integers(0, 200),
    pauses=st.lists(PAUSE, max_size=2),
    stopped=st.none() | st.integers(1, 100),
    again=st.sampled_from(OnReopen),
)
def test_what_began_again_before_the_rules_changed_goes_on_whenever_it_was_put_on_record(
    role: str, at: int, more: int, pauses: list[tuple[int, int]], stopped: int | None, again: OnReopen
) -> None:
    """With the same clock before and after, a change of rules is none: what is put on record only after it reads as if there had been no change."""
    start = july(1, 0)
    began = start + timedelta(hours=at)
    change = began + timedelta(hours=more + (stopped or 0))
    same = after(None, Duration(9, TimeUnit.DAY), resets={"facts"}, on_reopen=again)
    spells = [(start + timedelta(hours=a), start + timedelta(hours=a + b)) for a, b in pauses]
    told = [event for a, b in spells if role == "facts" and b < change for event in happened(("pause", a), ("resume", b))]
    before = sorted((*STARTED, *AGAIN[role], *told), key=lambda one: one.at)
    later = [late(role, began, change + timedelta(hours=1))]
    if stopped is not None:
        later.append(late("stop", began + timedelta(hours=stopped), change + timedelta(hours=1)))
    change_ = carried(same, [one for one in before if one.at <= change], change)
    whole = sorted((*before, *later), key=lambda one: one.at)
    now = readings(same, [*whole, change_], at=change + timedelta(days=30))
    plain = readings(same, whole, at=change + timedelta(days=30))
    # What had run out by the change stands beside what goes on under the new rules, which are the same here: it counts once.
    assert {(one.state, one.last_day, one.stopped_at) for one in now} == {(one.state, one.last_day, one.stopped_at) for one in plain}


@pytest.mark.parametrize("how", [None, *OnReopen])
def test_a_second_start_begins_nothing_behind_a_change_either(how: OnReopen | None) -> None:
    change = carried(clock(), STARTED, july(10))
    once, twice = ([*STARTED, change, *happened(*(("start", july(day)) for day in days))] for days in ((), (11,)))
    assert stood(readings(after(how, THIRTY), twice, at=july(12))) == stood(readings(after(how, THIRTY), once, at=july(12)))


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("how", [OnReopen.CONTINUE, OnReopen.REMAINDER])
def test_a_pause_that_began_before_the_wrong_day_of_receipt_holds_from_its_beginning(how: OnReopen) -> None:
    """Received on the 1st, paused on the 3rd; the record of the change counted from the 6th, and the 1st was put on record behind it."""
    day = clock(Duration(100, TimeUnit.HOUR))
    paused: list[ClockEvent] = [PauseEvent(name="pause", at=july(3), why="appraisal", by="u")]
    wrong, change = [*paused, *happened(("start", july(6)))], july(10)
    told = [late("start", july(1), july(12)), *paused, carried(day, wrong, change)]
    in_time = [*happened(("start", july(1))), *paused]
    new = after(how, Duration(100, TimeUnit.HOUR))
    for end in (july(12), july(20)):
        resumed: list[ClockEvent] = [ResumeEvent(name="resume", at=july(11))]
        was, now = read(day, [*in_time, *resumed], at=end), read(new, [*told, *resumed], at=end)
        assert (now.state, now.due, now.remaining) == (was.state, was.due, was.remaining)
    assert read(new, [*told, *resumed], at=july(12)).remaining == 28  # of a hundred hours 48 before the pause and 24 behind it
