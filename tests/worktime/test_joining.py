"""What resets, repeats, a change of policy and a merger do to a clock."""

from datetime import date, datetime, time
from fractions import Fraction
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidValue
from crmcore.reached import ClockState
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.clocks.clock_events import ChangeEvent, ClockEvent, MergeEvent, PauseEvent
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.pause_rule import PauseRule
from crmcore.worktime.clocks.precedence import governing
from crmcore.worktime.clocks.reading import read, readings
from crmcore.worktime.clocks.record import reached
from crmcore.worktime.clocks.successor import counts_alike, successor
from crmcore.worktime.clocks.timers import timers
from tests.worktime.samples import clock, happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")


def july(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 7, day, hour, tzinfo=SHANGHAI)


def stand(deadline: Clock, events: list[ClockEvent], day: int) -> list[tuple[str, date | None, int]]:
    """Say how every run stands at noon of a day: state, last day, days elapsed."""
    return [(one.state, one.last_day, one.elapsed) for one in readings(deadline, events, at=july(day))]


def last(day: int) -> date:
    return date(2026, 7, day)


STARTED: list[ClockEvent] = list(happened(("start", july(6))))

# Resets and repeats ------------------------------------------------------------------------------------------------------------------------------

NEW_FACTS = clock(resets={"new_facts"})
REPORTS = clock(Duration(3, TimeUnit.DAY), id="report", repeats={"reported"})


@pytest.mark.clause("RULES-4.26")
def test_new_facts_begin_the_clock_anew() -> None:
    events = [*STARTED, *happened(("new_facts", july(10)))]
    assert stand(NEW_FACTS, events, 12) == [("running", last(17), 2)]


def test_what_had_run_out_stays_beside_the_new_run_until_both_are_stopped() -> None:
    events = [*STARTED, *happened(("new_facts", july(15)))]
    assert stand(NEW_FACTS, events, 16) == [("breached", last(13), 10), ("running", last(22), 1)]
    assert read(NEW_FACTS, events, at=july(16)).state is ClockState.BREACHED
    stopped = [*events, *happened(("stop", july(18)))]
    assert [one.state for one in readings(NEW_FACTS, stopped, at=july(30))] == ["met late", "met in time"]
    assert read(NEW_FACTS, stopped, at=july(30)).state is ClockState.MET_LATE
    assert stand(NEW_FACTS, [*events, *happened(("new_facts", july(17)))], 18) == [("breached", last(13), 12), ("running", last(24), 1)]


def test_new_facts_in_a_pause_leave_it_paused() -> None:
    pause = PauseEvent(name="pause", at=july(8), why="appraisal", until=last(12))
    events = [*STARTED, pause, *happened(("new_facts", july(10)))]
    assert stand(NEW_FACTS, events, 11) == [("paused", last(17), 1)]
    assert stand(NEW_FACTS, events, 14) == [("running", last(19), 2)]
    assert [one.code for one in read(NEW_FACTS, events, at=july(14)).findings] == ["clock.unresumed_pause"]


def test_new_facts_after_the_stop_are_for_reopening_to_say() -> None:
    events = [*STARTED, *happened(("stop", july(8)), ("new_facts", july(10)))]
    assert stand(NEW_FACTS, events, 12) == [("met in time", last(13), 2)]


@pytest.mark.clause("FIN-7.3")
def test_a_report_every_third_day_has_a_verdict_each() -> None:
    events = [*STARTED, *happened(("reported", july(8)), ("reported", july(12)))]
    assert stand(REPORTS, events, 13) == [("met in time", last(9), 2), ("met late", last(11), 4), ("running", last(15), 1)]
    assert read(REPORTS, events, at=july(13)).last_day == last(15)
    assert [one.state for one in readings(REPORTS, [*events, *happened(("stop", july(14)), ("reported", july(15)))], at=july(20))] == [
        "met in time",
        "met late",
        "met in time",
    ]


# A change of policy ------------------------------------------------------------------------------------------------------------------------------


def changed(day: int, before: Clock | None = None) -> ChangeEvent:
    return ChangeEvent(name="migrated", at=july(day), before=before or clock())


def fifteen(how: OnReopen) -> Clock:
    return clock(Duration(15, TimeUnit.DAY), changes={"migrated"}, on_change=how)


@pytest.mark.parametrize(
    ("how", "stood"),
    [
        (OnReopen.CONTINUE, [("running", last(21), 6)]),
        (OnReopen.REMAINDER, [("running", last(13), 6)]),
        (OnReopen.RESTART, [("running", last(25), 2)]),
        (OnReopen.NEW, [("running", last(13), 6), ("running", last(25), 2)]),
    ],
)
def test_a_change_of_policy_does_what_the_clock_says(how: OnReopen, stood: list[tuple[str, date, int]]) -> None:
    assert stand(fifteen(how), [*STARTED, changed(10)], 12) == stood
    assert stand(fifteen(how), [*STARTED, changed(10)], 9) == [("running", last(21), 3)]  # asked before the change, by the clock asked with


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(
    ("how", "stood"),
    [
        (OnReopen.CONTINUE, [("breached", last(13), 10), ("running", last(21), 10)]),
        (OnReopen.REMAINDER, [("breached", last(13), 10)]),
        (OnReopen.RESTART, [("breached", last(13), 10), ("running", last(30), 1)]),
        (OnReopen.NEW, [("breached", last(13), 10), ("running", last(30), 1)]),
    ],
)
def test_no_change_of_policy_heals_what_has_run_out(how: OnReopen, stood: list[tuple[str, date, int]]) -> None:
    assert stand(fifteen(how), [*STARTED, changed(15)], 16) == stood


@pytest.mark.parametrize("how", OnReopen)
def test_a_verdict_that_was_given_stands(how: OnReopen) -> None:
    events = [*STARTED, *happened(("stop", july(15))), changed(16)]
    assert stand(fifteen(how), events, 20) == [("met late", last(13), 9)]


@pytest.mark.parametrize("how", OnReopen)
def test_what_had_not_started_starts_by_the_new_clock(how: OnReopen) -> None:
    events: list[ClockEvent] = [changed(5), *STARTED]
    assert stand(fifteen(how), events, 7) == [("running", last(21), 1)]


def test_continuing_keeps_the_pauses_that_were_taken() -> None:
    events = [*STARTED, *happened(("pause", july(7)), ("resume", july(9))), changed(10)]
    assert stand(fifteen(OnReopen.CONTINUE), events, 12) == [("running", last(23), 4)]


@pytest.mark.parametrize("how", [OnReopen.RESTART, OnReopen.NEW])
def test_what_begins_with_a_change_in_a_pause_begins_paused(how: OnReopen) -> None:
    pause = PauseEvent(name="pause", at=july(8), why="appraisal")
    events: list[ClockEvent] = [*STARTED, pause, changed(10)]
    assert {one for one, *_ in stand(fifteen(how), events, 12)} == {"paused"}
    assert stand(fifteen(how), [*events, *happened(("resume", july(13)))], 14)[-1] == ("running", last(27), 2)


def test_a_stop_ends_both_runs_each_with_its_verdict() -> None:
    events = [*STARTED, changed(10), *happened(("stop", july(14)))]
    assert stand(fifteen(OnReopen.NEW), events, 20) == [("met late", last(13), 8), ("met in time", last(25), 4)]


def test_two_changes_each_know_the_clock_before() -> None:
    ten = clock(Duration(10, TimeUnit.DAY), changes={"migrated"}, on_change=OnReopen.NEW)
    events = [*STARTED, changed(8), changed(10, ten)]
    assert stand(fifteen(OnReopen.REMAINDER), events, 11) == [("running", last(13), 5), ("running", last(18), 3)]


def test_a_change_is_for_the_clock_that_it_names_and_needs_its_evidence() -> None:
    other = changed(10, clock(id="acknowledge"))
    assert stand(fifteen(OnReopen.RESTART), [*STARTED, other], 12) == [("running", last(21), 6)]
    assert stand(fifteen(OnReopen.RESTART), [*STARTED, *happened(("migrated", july(10)))], 12) == [("running", last(21), 6)]


def test_the_clock_before_is_read_by_its_own_calendar() -> None:
    old = clock(Duration(2, TimeUnit.WORKING_DAY), calendar="office")
    event = ChangeEvent(name="migrated", at=july(10), before=old, calendar=office())
    (reading,) = readings(fifteen(OnReopen.REMAINDER), [*happened(("start", july(9))), event], at=july(11))
    assert (reading.last_day, reading.unit) == (last(13), TimeUnit.WORKING_DAY)
    with pytest.raises(InvalidValue, match="needs calendar `office`"):
        readings(fifteen(OnReopen.REMAINDER), [*STARTED, changed(10, old)], at=july(11))
    new = clock(Duration(5, TimeUnit.WORKING_DAY), calendar="office", changes={"migrated"}, on_change=OnReopen.REMAINDER)
    (same,) = readings(new, [*happened(("start", july(9))), changed(10, old)], at=july(11), calendar=office())
    assert same.last_day == last(13)


# A merger ----------------------------------------------------------------------------------------------------------------------------------------


def merging(how: OnReopen, *theirs: ClockEvent, day: int = 10) -> MergeEvent:
    return MergeEvent(name="merged_in", at=july(day), case="C-2", events=theirs or tuple(happened(("start", july(4)))))


def joined(how: OnReopen) -> Clock:
    return clock(merges={"merged_in"}, on_merge=how)


@pytest.mark.parametrize(
    ("how", "stood"),
    [
        (OnReopen.CONTINUE, [("running", last(11), 7)]),
        (OnReopen.REMAINDER, [("running", last(13), 5)]),
        (OnReopen.RESTART, [("running", last(17), 1)]),
        (OnReopen.NEW, [("running", last(13), 5), ("running", last(11), 7)]),
    ],
)
def test_a_merger_does_what_the_clock_says(how: OnReopen, stood: list[tuple[str, date, int]]) -> None:
    events = [*STARTED, merging(how)]
    assert stand(joined(how), events, 11) == stood
    assert read(joined(how), events, at=july(11)).last_day == min(day for _, day, _ in stood)


@pytest.mark.parametrize(
    ("how", "stood"),
    [
        (OnReopen.CONTINUE, ["breached"]),
        (OnReopen.REMAINDER, ["breached", "running"]),
        (OnReopen.RESTART, ["breached", "running"]),
        (OnReopen.NEW, ["running", "breached"]),
    ],
)
def test_no_merger_heals_what_has_run_out(how: OnReopen, stood: list[str]) -> None:
    events = [*STARTED, merging(how, *happened(("start", july(1))))]
    assert [state for state, _, _ in stand(joined(how), events, 11)] == stood


@pytest.mark.parametrize("how", OnReopen)
def test_a_customer_without_an_answer_keeps_the_clock(how: OnReopen) -> None:
    events = [*STARTED, *happened(("stop", july(8))), merging(how)]
    assert stand(joined(how), events, 11) == [("met in time", last(13), 2), ("running", last(11), 7)]
    assert read(joined(how), events, at=july(11)).state is ClockState.RUNNING
    both = [*events, *happened(("stop", july(12)))]
    assert [state for state, _, _ in stand(joined(how), both, 20)] == ["met in time", "met late"]


def test_an_answered_case_brings_its_verdict_only_where_both_are_kept() -> None:
    answered = happened(("start", july(1)), ("stop", july(9)))
    for how in OnReopen:
        events = [*STARTED, merging(how, *answered)]
        kept = [("met late", last(8), 8)] if how is OnReopen.NEW else []
        assert stand(joined(how), events, 11) == [("running", last(13), 5), *kept]


def test_a_merger_without_its_evidence_changes_nothing_and_a_clock_that_has_not_started_takes_theirs() -> None:
    assert stand(joined(OnReopen.RESTART), [*STARTED, *happened(("merged_in", july(10)))], 11) == [("running", last(13), 5)]
    assert stand(joined(OnReopen.REMAINDER), [merging(OnReopen.REMAINDER)], 11) == [("running", last(11), 7)]


@pytest.mark.parametrize("how", OnReopen)
def test_a_verdict_outlasts_another_merger_and_a_change(how: OnReopen) -> None:
    answered = happened(("start", july(3)), ("stop", july(5)))
    first = MergeEvent(name="merged_in", at=july(7), case="C-2", events=tuple(answered))
    both = clock(merges={"merged_in"}, on_merge=OnReopen.NEW, changes={"migrated"}, on_change=how)
    moved: list[ClockEvent] = [*STARTED, first, ChangeEvent(name="migrated", at=july(8), before=attrs.evolve(both, changes=(), on_change=None))]
    assert ("met in time", last(10), 2) in stand(both, moved, 9)
    again = MergeEvent(name="merged_in", at=july(8), case="C-3", events=tuple(happened(("start", july(2)))))
    kept = clock(merges={"merged_in"}, on_merge=how)
    late = [*STARTED, *happened(("stop", july(7))), merging(how, day=8), attrs.evolve(again, at=july(9))]
    assert ("met in time", last(13), 1) in stand(kept, late, 9)


def test_marks_of_the_other_case_come_in_order_too() -> None:
    with pytest.raises(InvalidValue, match="comes after one"):
        readings(joined(OnReopen.NEW), [merging(OnReopen.NEW, *happened(("start", july(4)), ("pause", july(3))))], at=july(11))


def test_reopening_after_a_merger_reopens_both() -> None:
    events = [*STARTED, merging(OnReopen.NEW), *happened(("stop", july(11)), ("reopen", july(15)))]
    assert stand(joined(OnReopen.NEW), events, 15) == [("running", last(17), 5), ("running", last(15), 7)]
    assert [(one.kind, one.at) for one in timers(joined(OnReopen.NEW), events)] == [("breach", july(16, 0)), ("breach", july(18, 0))]


def test_pauses_are_for_both_and_only_for_what_still_runs() -> None:
    theirs = happened(("start", july(4)), ("pause", july(9)))
    events = [*STARTED, merging(OnReopen.NEW, *theirs), *happened(("pause", july(11)), ("resume", july(12)))]
    assert stand(joined(OnReopen.NEW), events, 13) == [("running", last(14), 6), ("running", last(14), 6)]
    answered = happened(("start", july(5)), ("stop", july(8)))
    mixed = [*STARTED, merging(OnReopen.NEW, *answered), *happened(("pause", july(11)), ("resume", july(12)))]
    assert stand(joined(OnReopen.NEW), mixed, 13) == [("running", last(14), 6), ("met in time", last(12), 3)]


@given(st.integers(1, 12), st.integers(1, 12), st.sampled_from(OnReopen), st.integers(12, 30))
def test_after_a_merger_the_case_is_never_due_later_than_what_ran_out_first(ours: int, theirs: int, how: OnReopen, day: int) -> None:
    events: list[ClockEvent] = [*happened(("start", july(ours))), merging(how, *happened(("start", july(theirs))), day=12)]
    had_run_out = [start + 7 for start in (ours, theirs) if start + 7 < 12]
    reading = governing(readings(joined(how), events, at=july(day))).reading
    assert reading is not None
    assert reading == read(joined(how), events, at=july(day))
    if had_run_out:
        assert (reading.last_day, reading.state) == (last(min(had_run_out)), ClockState.BREACHED)


def test_a_pause_that_lapses_touches_only_the_run_that_it_holds() -> None:
    both = clock(Duration(30, TimeUnit.DAY), merges={"merged_in"}, on_merge=OnReopen.NEW)
    paused = PauseEvent(name="pause", at=july(4), why="papers", until=last(9))
    theirs: tuple[ClockEvent, ...] = (*happened(("start", july(1))), paused)
    events = [*STARTED, MergeEvent(name="merged_in", at=july(7), case="C-2", events=theirs)]
    ours, other = readings(both, events, at=july(12))
    assert (ours.state, ours.elapsed, ours.findings) == (ClockState.RUNNING, 6, ())
    assert (other.state, other.elapsed) == (ClockState.RUNNING, 5)
    assert [one.code for one in other.findings] == ["clock.unresumed_pause"]


def merged_by_record(theirs: Clock, *events: ClockEvent, day: int = 10) -> MergeEvent:
    """Return a merger of a case whose clock counts otherwise than ours: what it had reached is on record."""
    return MergeEvent(name="merged_in", at=july(day), case="C-2", events=events, reached=reached(theirs, events, at=july(day)))


OF_FIFTEEN = clock(Duration(15, TimeUnit.DAY))


@pytest.mark.clause("RULES-4.26", "RULES-1.2")
@pytest.mark.parametrize(
    ("how", "stood"),
    [
        (OnReopen.CONTINUE, [("running", last(13), 5), ("running", last(18), 8)]),  # they do not count as one: both go on
        (OnReopen.REMAINDER, [("running", last(13), 5)]),
        (OnReopen.RESTART, [("running", last(17), 1)]),
        (OnReopen.NEW, [("running", last(13), 5), ("running", last(18), 8)]),
    ],
)
def test_a_case_whose_clock_counted_otherwise_is_read_by_its_own(how: OnReopen, stood: list[tuple[str, date, int]]) -> None:
    """By ours, of seven days, it would have run out on 10 July, before the merger."""
    events = [*STARTED, merged_by_record(OF_FIFTEEN, *happened(("start", july(3))))]
    assert stand(joined(how), events, 11) == stood
    by_ours = stand(joined(how), [*STARTED, merging(how, *happened(("start", july(3))), day=11)], 12)
    assert ("breached", last(10), 9) in by_ours


def test_what_another_clock_had_reached_says_nothing_of_ours_where_it_is_not_known() -> None:
    theirs = clock(Duration(2, TimeUnit.WORKING_DAY), calendar="office")
    known = reached(theirs, happened(("start", july(4))), at=july(10), calendar=office(last_day=last(5)))
    assert [one.state for one in known] == [None]
    unknown = attrs.evolve(merging(OnReopen.NEW), reached=known)
    other = attrs.evolve(merging(OnReopen.NEW), reached=reached(clock(id="report"), happened(("start", july(4))), at=july(10)))
    for event in (unknown, other):
        assert stand(joined(OnReopen.NEW), [*STARTED, event], 11) == [("running", last(13), 5), ("running", last(11), 7)]


def test_pauses_of_a_case_read_by_its_own_clock_hold_it_and_what_stopped_it_stands() -> None:
    theirs = happened(("start", july(3)), ("pause", july(9)))
    events = [*STARTED, merged_by_record(OF_FIFTEEN, *theirs), *happened(("resume", july(12)))]
    assert stand(joined(OnReopen.CONTINUE), events, 13) == [("running", last(13), 7), ("running", last(21), 7)]
    gone = [*STARTED, merged_by_record(OF_FIFTEEN, *happened(("start", july(3)), ("stop", july(8))))]
    assert stand(joined(OnReopen.NEW), gone, 11) == [("running", last(13), 5), ("met in time", last(18), 5)]


@given(st.integers(1, 20), st.integers(1, 20), st.integers(1, 9), st.integers(1, 9), st.none() | st.integers(1, 9), st.integers(10, 30))
def test_a_merger_of_two_that_count_otherwise_moves_neither_end(ours: int, its: int, began: int, other: int, paused: int | None, day: int) -> None:
    """Each ends as it would have ended alone: by the clocks of two cases that were never merged."""
    mine, theirs = attrs.evolve(joined(OnReopen.CONTINUE), within=Duration(ours, TimeUnit.DAY)), clock(Duration(its, TimeUnit.DAY))
    begun: list[ClockEvent] = [*happened(("start", july(began)))]
    events: list[ClockEvent] = [
        *happened(("start", july(other))),
        *([] if paused is None or paused < other else happened(("pause", july(paused, 13)), ("resume", july(9, 14)))),
    ]
    both = [*begun, merged_by_record(theirs, *events)]
    alone = [*stand(mine, begun, day), *stand(theirs, events, day)]
    assert [(state, end) for state, end, _ in stand(mine, both, day)] == [(state, end) for state, end, _ in alone]


# A clock in another's place ------------------------------------------------------------------------------------------------------------------------


def test_in_the_place_of_another_that_goes_on_it_begins_with_what_starts_it() -> None:
    before = attrs.evolve(clock(), starts={"received"})
    now = successor(clock(Duration(2, TimeUnit.DAY)), since=july(8), before=before, days=None, from_start=True)
    events = happened(("received", july(6)), ("start", july(10)), ("start", july(11)))
    assert stand(now, [*events], 9) == [("running", last(13), 3)]
    assert stand(now, [*events], 11) == [("running", last(13), 5), ("running", last(12), 1)]
    known = happened(("received", july(6)), ("start", july(7)))
    assert stand(now, [*known], 9) == [("running", last(13), 3), ("running", last(9), 2)]  # it began before the change
    ended = happened(("received", july(6)), ("stop", july(7)), ("start", july(10)))
    assert stand(now, [*ended], 11) == [("met in time", last(13), 1)]  # what was stopped begins again by no change
    gone = happened(("received", july(6)), ("stop", july(9)), ("start", july(10)))
    assert stand(now, [*gone], 11) == [("met in time", last(13), 3)]


@pytest.mark.clause("RULES-1.5", "RULES-4.26")
@pytest.mark.parametrize("before", [None, clock(starts={"received"}, repeats={"reported"})])
@pytest.mark.parametrize(
    ("deadline", "then", "runs"),
    [
        (REPORTS, [("reported", july(7))], [("met in time", last(9), 1), ("running", last(10), 2)]),
        (clock(on_reopen=OnReopen.NEW), [("stop", july(7)), ("reopen", july(7, 13))], [("met in time", last(13), 1), ("running", last(14), 2)]),
    ],
)
def test_in_the_place_of_none_that_had_begun_it_has_all_that_it_would_have_had_from_the_start(
    before: Clock | None, deadline: Clock, then: list[tuple[str, datetime]], runs: list[tuple[str, date | None, int]]
) -> None:
    now = successor(deadline, since=july(8), before=before, days=None, from_start=True)
    assert stand(now, [*STARTED, *happened(*then)], 9) == runs


@pytest.mark.clause("RULES-1.5", "RULES-4.26")
@pytest.mark.parametrize(
    ("then", "state"),
    [
        ([("stop", 7)], ClockState.MET),
        ([("end", 7)], ClockState.ENDED),
        ([("stop", 7), ("end", 7)], ClockState.MET),
        ([("end", 7), ("stop", 7)], ClockState.ENDED),
        ([("end", 7), ("reopen", 8), ("stop", 8)], ClockState.MET),
    ],
)
def test_where_there_was_none_it_is_over_at_once_as_what_it_would_have_been(then: list[tuple[str, int]], state: ClockState) -> None:
    now = successor(clock(ends={"end"}), since=july(9), before=None, days=None, from_start=False)
    (reading,) = readings(now, [*STARTED, *happened(*((name, july(day)) for name, day in then))], at=july(10))
    assert (reading.state, reading.stopped_at) == (state, july(9))


@pytest.mark.clause("RULES-1.5", "RULES-4.26")
def test_where_two_complaints_would_have_been_answered_and_withdrawn_it_was_met() -> None:
    joint = clock(ends={"end"}, merges={"merged"}, on_merge=OnReopen.NEW)
    now = successor(joint, since=july(9), before=None, days=None, from_start=False)
    theirs = tuple(happened(("start", july(5)), ("end", july(6))))
    events = [*STARTED, *happened(("stop", july(7))), MergeEvent(name="merged", at=july(8), case="D", events=theirs)]
    assert [one.state for one in readings(now, events, at=july(10))] == [ClockState.MET]


LADDER = clock(
    calendar="office",
    extends={"extend"},
    extensions=(Extension(id="hard", to=Duration(9, TimeUnit.DAY)),),
    merges={"merge"},
    on_merge=OnReopen.NEW,
    changes={"change"},
    on_change=OnReopen.NEW,
)
WARNS: dict[str, object] = {
    "warn_at": (Fraction(1, 2),),
    "warn_before": (Duration(1, TimeUnit.DAY),),
    "warn_on_working_days": True,
    "clause": "Art. 9",
}
COUNTS: dict[str, object] = {
    "id": "reply",
    "within": Duration(8, TimeUnit.DAY),
    "calendar": "night",
    "zone": "Europe/Berlin",
    "to_the_minute": True,
    "last_day": LastDay(by=time(17)),
    "pause_for": (PauseRule(why="mediation"),),
    "extensions": (Extension(id="hard", to=Duration(10, TimeUnit.DAY)),),
    **{key: {"other"} for key in ("starts", "stops", "ends", "pauses", "resumes", "resets", "repeats", "extends", "reopens", "merges", "changes")},
    **dict.fromkeys(("on_reopen", "on_merge", "on_change"), OnReopen.CONTINUE),
}


@pytest.mark.clause("RULES-1.5", "RULES-4.26")
@pytest.mark.parametrize("field", [one.name for one in attrs.fields(Clock) if one.init])
def test_clocks_count_alike_whatever_they_warn_and_cite_and_in_nothing_else(field: str) -> None:
    other = attrs.evolve(LADDER, **{field: {**WARNS, **COUNTS}[field]})  # type: ignore[arg-type]
    assert other != LADDER
    assert counts_alike(LADDER, other) is (field in WARNS)
