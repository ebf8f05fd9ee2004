"""Which of several clocks governs, and why."""

from datetime import datetime
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest

from crmcore.messages import Language
from crmcore.reached import ClockState
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock_events import ClockEvent
from crmcore.worktime.clocks.precedence import governing
from crmcore.worktime.clocks.reading import Reading, read
from tests.worktime.samples import clock, happened


def july(day: int) -> datetime:
    return datetime(2026, 7, day, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


def reading(id: str, days: int, events: list[ClockEvent], at: int = 10) -> Reading:
    return read(clock(Duration(days, TimeUnit.DAY), id=id, ends={"end"}), events, at=july(at))


STARTED: list[ClockEvent] = list(happened(("start", july(1))))
PAUSED = [*STARTED, *happened(("pause", july(2)))]
STOPPED = [*STARTED, *happened(("stop", july(6)))]
BREACHED, OVER_LONGER = reading("acknowledge", 6, STARTED), reading("contact", 3, STARTED)
HOUSE, LAW, ON_HOLD = reading("house", 12, STARTED), reading("law", 15, STARTED), reading("opinion", 2, PAUSED)
MET, MET_LATER, MET_LATE = reading("met", 6, STOPPED), reading("slack", 9, STOPPED), reading("late", 4, STOPPED)
ENDED = [*STARTED, *happened(("end", july(6)))]
GONE, GONE_LATE = reading("withdrawn", 7, ENDED), reading("merged", 3, ENDED)
NOT_YET = reading("report", 1, [])


@pytest.mark.parametrize(
    ("given", "first", "said"),
    [
        ([HOUSE, LAW, BREACHED, OVER_LONGER, ON_HOLD, MET_LATE], OVER_LONGER, "`contact` has run out: its last day was 2026-07-04"),
        ([HOUSE, LAW, ON_HOLD, MET_LATE, NOT_YET], HOUSE, "of the running clocks, `house` ends first: its last day is 2026-07-13"),
        ([ON_HOLD, MET_LATE, MET], ON_HOLD, "no clock is running; of the paused ones, `opinion` would end first"),
        ([MET, MET_LATE, MET_LATER, NOT_YET], MET_LATE, "all clocks have stopped; `late` stopped late, its last day was 2026-07-05"),
        ([MET, MET_LATER], MET, "all clocks have stopped in time; `met` was due first"),
        ([MET, GONE, GONE_LATE], GONE_LATE, "all clocks have stopped; `merged` stopped late, its last day was 2026-07-04"),
        ([GONE, MET_LATER], GONE, "all clocks have stopped in time; `withdrawn` was due first"),
    ],
)
def test_the_one_to_look_at_first_governs(given: list[Reading], first: Reading, said: str) -> None:
    for order in permutations(given):
        found = governing(order)
        assert (found.reading, str(found)) == (first, said)
    assert found.text(Language.ZH) != said
    assert found.on_time(no_target=False) is (first.state not in {ClockState.BREACHED, ClockState.MET_LATE, ClockState.ENDED_LATE})


@pytest.mark.parametrize("given", [[], [NOT_YET]])
def test_without_a_deadline_there_is_no_target_and_whoever_asks_decides(given: list[Reading]) -> None:
    found = governing(given)
    assert (found.reading, str(found), found.text(Language.ZH)) == (None, "no target", "没有时限")
    assert found.on_time(no_target=True)
    assert not found.on_time(no_target=False)


@pytest.mark.clause("RULES-4.25", "RULES-4.26")
def test_of_equals_the_first_given_governs() -> None:
    same = reading("regulator", 12, STARTED)
    assert governing([HOUSE, same]).reading == HOUSE
    assert governing([same, HOUSE]).reading == same
