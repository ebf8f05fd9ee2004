"""What comes before a clock begins: a pause in force holds it, everything else has no effect, and that is a finding."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.messages import Language
from crmcore.worktime.clocks.clock_events import ClockEvent, PauseEvent
from crmcore.worktime.clocks.reading import Reading, read, readings
from crmcore.worktime.clocks.successor import successor
from tests.worktime.samples import clock, happened


def july(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 7, 1, hour, tzinfo=ZoneInfo("Asia/Shanghai")) + timedelta(days=day - 1)


def early(reading: Reading) -> list[tuple[object, object]]:
    return [(one.facts["event"], one.facts["at"]) for one in reading.findings if one.code == "clock.before_start"]


@pytest.mark.clause("RULES-4.26")
def test_a_stop_and_the_end_of_a_pause_before_the_start_are_findings() -> None:
    events: list[ClockEvent] = [*happened(("pause", july(1)), ("resume", july(2)), ("stop", july(3)), ("start", july(6)))]
    reading = read(clock(), events, at=july(8))
    assert early(reading) == [("resume", july(2)), ("stop", july(3))]
    assert (reading.last_day, reading.remaining) == (date(2026, 7, 13), 5)
    assert str(reading.findings[0]) == "clocks.close  `resume` of 2026-07-02 09:00+08:00 came before clock `close` began, and changes nothing"
    assert "早于" in reading.findings[0].text(Language.ZH)
    waiting = read(clock(), events[:-1], at=july(5))
    assert early(waiting) == early(readings(clock(), events[:-1], at=july(5))[0]) == early(reading)


def test_a_pause_that_was_over_is_one_and_a_pause_in_force_is_none() -> None:
    over = PauseEvent(name="pause", at=july(1), why="appraisal", by="u", until=date(2026, 7, 3))
    events: list[ClockEvent] = [over, *happened(("start", july(6)))]
    assert early(read(clock(), events, at=july(8))) == [("pause", july(1))]
    assert early(read(clock(), [over], at=july(3))) == []
    held: list[ClockEvent] = [*happened(("pause", july(1)), ("start", july(6)))]
    reading = read(clock(), held, at=july(8))
    assert (early(reading), reading.state.value) == ([], "paused")


def test_what_stops_it_at_the_very_instant_or_ends_it_is_none() -> None:
    assert early(read(clock(), happened(("stop", july(6)), ("start", july(6))), at=july(8))) == []
    assert early(read(clock(ends={"end"}), happened(("end", july(3)), ("start", july(6))), at=july(8))) == []
    assert early(read(clock(), happened(("start", july(6)), ("stop", july(7)), ("resume", july(8))), at=july(8))) == []


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(("first", "state"), [("stop", "met in time"), ("end", "ended")])
@pytest.mark.parametrize("second", [None, "stop", "end"])
def test_what_closes_it_at_the_instant_of_its_start_closes_it_alike_in_any_order(first: str, state: str, second: str | None) -> None:
    """What came first counts, as it does behind the start: what was stopped already stays as it is."""
    closing = (first,) if second is None else (first, second)
    for place in range(len(closing) + 1):
        names = (*closing[:place], "start", *closing[place:])
        reading = read(clock(ends={"end"}), happened(*((name, july(6)) for name in names)), at=july(8))
        assert (reading.state.value, reading.stopped_at, early(reading)) == (state, july(6), [])
    late = read(clock(ends={"end"}), happened((first, july(5)), ("end", july(6)), ("start", july(6))), at=july(8))
    assert late.state.value == "ended"  # only what came at that very instant


@given(st.lists(st.tuples(st.sampled_from(["start", "stop", "resume", "pause", "other"]), st.integers(1, 12)), max_size=8))
def test_the_findings_are_the_stops_and_ends_of_pauses_before_the_first_start(told: list[tuple[str, int]]) -> None:
    story = sorted(told, key=lambda one: one[1])
    starts = next((n for n, (name, _) in enumerate(story) if name == "start"), len(story))
    first = story[starts][1] if starts < len(story) else None
    wanted = [(name, july(day)) for name, day in story[:starts] if name in {"stop", "resume"} and day != first]
    assert early(read(clock(), happened(*((name, july(day)) for name, day in story)), at=july(20))) == wanted


# Beside another clock that goes on it begins with what starts it.


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("pause", [None, PauseEvent(name="pause", at=july(5), why="appraisal", by="u", until=date(2026, 7, 6))])
def test_a_pause_that_is_over_hides_nothing_that_came_before_the_start(pause: PauseEvent | None) -> None:
    events: list[ClockEvent] = [
        *happened(("received", july(1)), ("stop", july(3))),
        *([] if pause is None else [pause]),
        *happened(("start", july(8))),
    ]
    before = clock(starts={"received"}, stops={"answered"})
    now = successor(clock(), since=july(4), before=before, days=None, from_start=True)
    assert [early(one) for one in readings(now, events, at=july(9))] == [[], [("stop", july(3))]]


@given(
    st.lists(st.tuples(st.sampled_from(["stop", "resume", "end"]), st.integers(1, 3)), max_size=3),
    st.lists(st.tuples(st.integers(4, 9), st.integers(0, 4)), max_size=3),
)
def test_what_came_before_a_start_is_told_whatever_pauses_there_were(told: list[tuple[str, int]], pauses: list[tuple[int, int]]) -> None:
    """The clock before was paused and went on again, or was held to the end: that it stood still says nothing of the one beside it."""
    before = clock(starts={"received"}, stops={"answered"}, resumes={"on"})
    now = successor(clock(ends={"end"}), since=july(4), before=before, days=None, from_start=True)
    story = happened(*((name, july(day)) for name, day in sorted(told, key=lambda one: one[1])))
    held = [PauseEvent(name="pause", at=july(day), why="appraisal", until=july(day + n).date()) for day, n in sorted(pauses)]
    events: list[ClockEvent] = [*happened(("received", july(1))), *story, *held, *happened(("start", july(10)))]
    wanted = [(one.name, one.at) for one in story if one.name != "end"]
    assert [early(one) for one in readings(now, events, at=july(11))] == [[], wanted]
