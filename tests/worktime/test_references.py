"""What is owed under several references at once: each time that it is asked for, it has a run of its own."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.reached import ClockState
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.clocks.clock_events import ClockEvent, MergeEvent, PauseEvent, ReferenceEvent
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.reading import read, readings
from crmcore.worktime.clocks.references import by_reference
from crmcore.worktime.clocks.successor import successor
from crmcore.worktime.clocks.timers import timers
from tests.worktime.samples import clock, happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")
PLAIN = clock(merges={"merged_in"}, on_merge=OnReopen.CONTINUE, on_reopen=OnReopen.NEW)
EACH = by_reference(PLAIN, given=("stop_in_part",))


def july(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 7, day, hour, tzinfo=SHANGHAI)


def last(day: int) -> date:
    return date(2026, 7, day)


def asked(day: int, reference: str = "N-1", until: int | None = None) -> ReferenceEvent:
    return ReferenceEvent(name="start", at=july(day), reference=reference, until=None if until is None else last(until))


def given_on(day: int, reference: str = "N-1", name: str = "stop") -> ReferenceEvent:
    return ReferenceEvent(name=name, at=july(day), reference=reference)


def stand(deadline: Clock, events: list[ClockEvent], day: int) -> list[tuple[str, date | None]]:
    """Say how every run stands at noon of a day."""
    return [(one.state, one.last_day) for one in readings(deadline, events, at=july(day), calendar=office() if deadline.calendar else None)]


@pytest.mark.clause("RULES-4.26")
def test_each_reference_runs_until_its_own_day_or_the_clocks_own_time() -> None:
    events: list[ClockEvent] = [asked(6, until=9), asked(6, "N-2", until=20), asked(7, "N-3")]
    assert stand(EACH, events, 5) == [("not started", None)]
    assert stand(EACH, events, 8) == [("running", last(9)), ("running", last(20)), ("running", last(14))]
    assert read(EACH, events, at=july(8)).last_day == last(9)
    events += [given_on(10, name="stop_in_part")]
    assert stand(EACH, events, 12) == [("met late", last(9)), ("running", last(20)), ("running", last(14))]
    assert read(EACH, events, at=july(12)).last_day == last(14)
    assert [one.at for one in timers(EACH, events)] == [july(15, 0), july(21, 0)]
    events += [given_on(13, "N-3"), given_on(14, "N-2")]
    assert (read(EACH, events, at=july(30)).state, read(EACH, events, at=july(30)).last_day) == (ClockState.MET, last(20))
    assert read(EACH, [*events, asked(15)], at=july(16)).last_day == last(22)  # asked for again, and nothing reopens what was given
    assert stand(EACH, [*events, *happened(("reopen", july(15)))], 30)[-1] == ("met in time", last(20))


def test_what_was_asked_for_of_a_duplicate_goes_on_and_what_ends_it_all_ends_all() -> None:
    theirs = (asked(6, "N-1", until=9), asked(6, "N-2"), given_on(7, "N-2"))
    events: list[ClockEvent] = [asked(7, "N-3"), MergeEvent(name="merged_in", at=july(8), case="C-2", events=theirs)]
    assert stand(EACH, events, 8) == [("running", last(9)), ("running", last(14))]
    assert stand(EACH, [*events, given_on(9)], 9) == [("met in time", last(9)), ("running", last(14))]
    ended = [*events, *happened(("stop", july(10)))]
    assert stand(EACH, ended, 11) == [("met late", last(9)), ("met in time", last(14))]
    assert read(EACH, ended, at=july(11)).state is ClockState.MET_LATE


def test_a_day_that_was_named_is_that_day_whatever_pauses_extends_or_counts_the_clocks_own_time() -> None:
    slow = clock(
        Duration(5, TimeUnit.WORKING_DAY),
        calendar="office",
        extends={"extended"},
        extensions=(Extension(id="more", to=Duration(9, TimeUnit.WORKING_DAY)),),
    )
    each = by_reference(slow, given=())
    pause = PauseEvent(name="pause", at=july(8), why="appraisal")
    assert stand(each, [asked(6), asked(6, "N-2", until=12)], 6) == [("running", last(13)), ("running", last(12))]
    assert [one for one, _ in stand(each, [asked(6), asked(6, "N-2", until=12), pause], 13)] == ["paused", "breached"]
    assert stand(each, [asked(6, until=6)], 6) == [("running", last(6))]  # by the day on which it arrived
    assert stand(each, [asked(6, until=6)], 7) == [("breached", last(6))]


def test_two_letters_of_one_hour_are_two() -> None:
    events: list[ClockEvent] = [asked(6, until=9), asked(6, "N-2", until=9)]
    assert stand(EACH, events, 7) == [("running", last(9))] * 2
    assert stand(EACH, [*events, given_on(8)], 8) == [("met in time", last(9)), ("running", last(9))]


def test_what_is_asked_for_under_no_reference_is_none_of_its() -> None:
    plain: list[ClockEvent] = [*happened(("start", july(4)), ("reopen", july(5)))]
    assert stand(EACH, plain, 11) == stand(EACH, [], 11)
    assert stand(EACH, [*plain, asked(6)], 11) == stand(EACH, [asked(6)], 11)


def test_its_warnings_are_its_own() -> None:
    warned = attrs.evolve(EACH, warn_at=(Fraction(1, 2),))
    assert [(one.kind, one.at) for one in timers(warned, [asked(6, until=10)])] == [("warn 50 %", july(8, 0)), ("breach", july(11, 0))]


def test_beside_the_clock_before_a_change_each_runs_as_both_would() -> None:
    """The one before gives ten days, this one seven; a day that was named is the same by both; one that began otherwise stands once."""
    ten = attrs.evolve(PLAIN, within=Duration(10, TimeUnit.DAY))
    after = by_reference(successor(PLAIN, since=july(8), before=ten, days=None, from_start=True), given=())
    assert stand(after, [asked(6), asked(6, "N-2", until=30)], 9) == [
        *(("running", last(day)) for day in (16, 13)),
        *[("running", last(30))] * 2,
    ]
    office_days = clock(Duration(3, TimeUnit.WORKING_DAY), calendar="office")
    named = by_reference(successor(PLAIN, since=july(8), before=office_days, days=office(), from_start=True), given=())
    assert stand(named, [asked(6, until=20)], 9) == [("running", last(20))] * 2
    assert stand(named, [asked(6)], 9) == [("running", last(9)), ("running", last(13))]
    other = by_reference(successor(PLAIN, since=july(8), before=attrs.evolve(ten, starts={"received"}), days=None, from_start=True), given=())
    events: list[ClockEvent] = [*happened(("received", july(1))), asked(6), asked(7, "N-2")]
    assert stand(other, events, 9) == [("running", last(11)), ("running", last(13)), ("running", last(14))]


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("how", OnReopen)
@pytest.mark.parametrize("name", ["stop", "stop_in_part"])
def test_what_was_given_in_a_duplicate_for_what_it_was_asked_ends_nothing_that_had_begun_here(how: OnReopen, name: str) -> None:
    ours = attrs.evolve(PLAIN, on_merge=how)
    before = attrs.evolve(ours, within=Duration(10, TimeUnit.DAY), starts={"received"}, stops={"stop", "stop_in_part"})
    after = by_reference(successor(ours, since=july(8), before=before, days=None, from_start=True), given=("stop_in_part",))
    duplicate = MergeEvent(name="merged_in", at=july(7), case="C-2", events=(asked(5, until=9), given_on(6, name=name)))
    assert stand(after, [*happened(("received", july(3))), duplicate], 9) == [("running", last(13))]


LETTERS = st.lists(st.tuples(st.integers(1, 3), st.sampled_from(("N-1", "N-2", "N-3")), st.booleans(), st.none() | st.integers(0, 9)), max_size=8)


@given(LETTERS, st.integers(0, 12))
def test_the_runs_are_those_of_a_clock_for_each_alone(drawn: list[tuple[int, str, bool, int | None]], later_by: int) -> None:
    """Each letter, alone with the answers to its reference that came after it, read by a clock of its own length."""
    day, events = 1, list[ReferenceEvent]()
    for days, reference, answers, ahead in drawn:
        day += days
        until = None if ahead is None else day + 1 + ahead
        at = datetime(2026, 7, 1, 12, tzinfo=SHANGHAI) + timedelta(days=day)
        wanted = None if until is None else date(2026, 7, 1) + timedelta(days=until)
        events.append(ReferenceEvent(name="stop" if answers else "start", at=at, reference=reference, until=None if answers else wanted))
    now = datetime(2026, 7, 1, 12, tzinfo=SHANGHAI) + timedelta(days=day + later_by)
    alone = []
    for number, one in enumerate(events):
        if one.name == "start":
            answers_to_it = [("stop", other.at) for other in events[number + 1 :] if (other.name, other.reference) == ("stop", one.reference)]
            within = 7 if one.until is None else (one.until - one.at.date()).days
            alone.append(read(clock(Duration(within, TimeUnit.DAY)), happened(("start", one.at), *answers_to_it), at=now))
    found = [one for one in readings(EACH, events, at=now) if one.state is not ClockState.NOT_STARTED]
    told = [(one.started, one.last_day, one.state, one.stopped_at) for one in found]
    assert sorted(told, key=str) == sorted(((one.started, one.last_day, one.state, one.stopped_at) for one in alone), key=str)
    if any(one.stopped_at is None for one in alone):
        assert read(EACH, events, at=now).last_day == min(one.last_day for one in alone if one.stopped_at is None and one.last_day is not None)
