"""Four times as much on record is about four times the work, whatever is asked: no reading begins anew for each thing that it meets.

Counted in calls of the library, which are the same on every machine: what grows with the square would be sixteen times as much.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from types import FrameType
from typing import Final

import pytest

import crmcore
from crmcore.complaints import Complaint, ComplaintRules, merge, migrate, record_of
from crmcore.complaints.events import ClockPaused, ClockResumed
from crmcore.complaints.papers.notice import Notice
from crmcore.complaints.supervision import escalations, follow_up_of, work_list
from tests.complaints.test_rules_of_its_time import ADA, RULES, at, edition, received

INSIDE: Final = str(crmcore.__file__).removesuffix("__init__.py")
FEW, MOST = 6, 6.0
MINUTE: Final = timedelta(minutes=1)
ASKED: Final = at(20, month=10)
TOLD: Final = Notice(channel="telephone", proof="called")
EIGHT: Final = edition(8)

Many = tuple[list[Complaint], ComplaintRules]
Question = Callable[[list[Complaint], ComplaintRules], object]


def calls(ask: Callable[[], object]) -> int:
    """Return how many functions of the library a question calls, once it was asked before."""
    ask()
    count, others = 0, sys.getprofile()

    def counted(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and frame.f_code.co_filename.startswith(INSIDE)

    sys.setprofile(counted)
    try:
        ask()
    finally:
        sys.setprofile(others)
    return count


def paused(count: int) -> Many:
    """Return a complaint that was paused so often, for a minute each time."""
    case = received()
    (law,) = (one for one in case.clocks(at=at(6), rules=RULES) if one.endswith(".respond"))
    for number in range(count):
        since = at(7) + 10 * number * MINUTE
        why = "external_assessment"
        case = case.advance(ClockPaused(at=since, by=ADA, clock=law, why=why, notice=TOLD, until=at(31, month=12).date()), rules=RULES)
        case = case.advance(ClockResumed(at=since + MINUTE, by=ADA, clock=law, why=why), rules=RULES)
    return [case], RULES


def merged(count: int) -> Many:
    """Return a complaint into which so many duplicates were merged, one after the other."""
    case = received()
    for number in range(1, count + 1):
        other = received(f"C-1-{number}", at(6) + number * MINUTE)
        case, _ = merge(case, other, at=at(7) + number * MINUTE, by=ADA, rules={RULES.edition: RULES})
    return [case], RULES


def moved(count: int) -> Many:
    """Return a complaint that came under other rules so often: a day more, a day less."""
    case, was = received(), RULES
    for number in range(count):
        rules = (EIGHT, RULES)[number % 2]
        case, was = migrate(case, was=was, rules=rules, at=at(7) + number * MINUTE, by=ADA, why="a new edition"), rules
    return [case], was


def side_by_side(count: int) -> Many:
    """Return so many complaints."""
    return [received(f"C-{number}") for number in range(count)], RULES


MUCH: Final = {one.__name__: one for one in (paused, merged, moved, side_by_side)}


def each(ask: Callable[[Complaint, ComplaintRules], object]) -> Question:
    return lambda cases, rules: [ask(case, rules) for case in cases]


QUESTIONS: Final[dict[str, Question]] = {
    "clocks": each(lambda case, rules: case.clocks(at=ASKED, rules=rules)),
    "runs": each(lambda case, rules: case.runs(at=ASKED, rules=rules)),
    "timers": each(lambda case, rules: case.timers(rules=rules)),
    "record_of": each(lambda case, rules: record_of(case, at=ASKED, rules=rules)),
    "escalations": each(lambda case, rules: escalations(case, at=ASKED, rules=rules)),
    "follow_up_of": each(lambda case, rules: follow_up_of(case, at=ASKED, rules=rules)),
    "work_list": lambda cases, rules: work_list(cases, at=ASKED, rules={rules.edition: rules}),
}


@pytest.mark.slow
@pytest.mark.clause("RULES-4.25")
@pytest.mark.parametrize("of", MUCH)
def test_four_times_as_much_is_about_four_times_the_work(of: str) -> None:
    few, many = MUCH[of](FEW), MUCH[of](4 * FEW)
    found = {name: calls(lambda: ask(*many)) / calls(lambda: ask(*few)) for name, ask in QUESTIONS.items()}  # noqa: B023 - called at once
    assert {name: ratio for name, ratio in found.items() if not 1 < ratio < MOST} == {}


def test_what_grows_with_the_square_is_seen() -> None:
    def folded_in_a_fold(cases: list[Complaint], rules: ComplaintRules) -> object:
        return [case.as_of(ASKED, rules=rules) for case in cases for _ in cases]

    few, many = side_by_side(FEW), side_by_side(4 * FEW)
    assert calls(lambda: folded_in_a_fold(*many)) / calls(lambda: folded_in_a_fold(*few)) > MOST
