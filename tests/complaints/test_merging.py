"""Duplicates: neither a reporter nor a clock is lost, and what merging does to a clock is the clock's own choice."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from crmcore.complaints import Complaint, ComplaintClass, ComplaintRules, State, merge, record_of
from crmcore.complaints.events import MergedIn, MergedInto, Recused
from crmcore.errors import NotFound, Refused
from crmcore.rules import Everyone, FirstMatch, Row
from crmcore.worktime import ClockState, MergeEvent, OnReopen, readings
from tests.complaints.alongside import LAW, RESPOND, case_at, codes
from tests.complaints.cases import ADA, CARD, HANS, later, raised

EARLIER = attrs.evolve(CARD, number="C-2", received_at=CARD.received_at - timedelta(days=3), customer_name="虚竹", customer="K-8")
BOTH = {LAW.edition: LAW}


def pair(rules: ComplaintRules = LAW) -> tuple[Complaint, Complaint]:
    """Return a complaint, and an earlier one about the same thing, merged into it."""
    into = case_at(State.ASSIGNED)
    return merge(into, raised(EARLIER, rules), at=later(into), by=ADA, rules={rules.edition: rules})


@pytest.mark.clause("RULES-1.2", "RULES-4.15")
def test_both_files_say_so_and_every_reporter_is_kept() -> None:
    into, other = pair()
    assert (into.state, other.state) == (State.ASSIGNED, State.MERGED)
    assert [card.number for card in into.reporters] == [CARD.number, "C-2"]
    assert record_of(other, at=later(other), rules=LAW).outcome == "merged"
    assert (into.recheck(rules=LAW), other.recheck(rules=LAW)) == ((), ())
    third = raised(attrs.evolve(CARD, number="C-3"), LAW)
    over, _ = merge(third, into, at=later(into), by=ADA, rules=BOTH)
    assert [card.number for card in over.reporters] == ["C-3", CARD.number, "C-2"]


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(
    ("choice", "last_days"),
    [
        (OnReopen.CONTINUE, [date(2026, 7, 18)]),  # the one that started first goes on
        (OnReopen.REMAINDER, [date(2026, 7, 21)]),  # that of the complaint which stays
        (OnReopen.NEW, [date(2026, 7, 18), date(2026, 7, 21)]),  # both, side by side
    ],
)
def test_what_merging_does_to_a_clock_is_its_own_choice(choice: OnReopen, last_days: list[date]) -> None:
    clock = attrs.evolve(RESPOND, on_merge=choice)
    classes = FirstMatch((Row("ordinary", Everyone(), ComplaintClass(id="ordinary", clocks=(clock,)), "RULES-4.26"),))
    rules = attrs.evolve(LAW, classes=classes)
    into, _ = pair(rules)
    found = readings(clock, into.clock_events, at=later(into))
    assert sorted(one.last_day for one in found if one.last_day is not None) == last_days
    assert {one.state for one in found} == {ClockState.RUNNING}
    assert any(isinstance(mark, MergeEvent) and mark.case == "C-2" for mark in into.clock_events)


def test_what_cannot_be_merged_is_refused_whole() -> None:
    into, other = pair()
    again = MergedIn(at=later(into), by=ADA, other="C-2", card=EARLIER, history=other.history)
    assert codes(into, again) == ["complaint.merged_before"]
    assert codes(into, attrs.evolve(again, other=into.id, card=into.card)) == ["complaint.merged_with_itself"]
    assert codes(into, attrs.evolve(again, other="C-9", card=attrs.evolve(CARD, number="C-8"), history=())) == ["complaint.duplicate_incomplete"]
    assert codes(into, MergedInto(at=later(into), by=ADA, into=into.id)) == ["complaint.merged_with_itself"]
    assert codes(into, MergedInto(at=later(into), by=HANS, into="C-9")) == ["complaint.lacks_role"]
    fresh = raised(EARLIER, LAW)
    with pytest.raises(Refused):
        merge(case_at(State.CLOSED), fresh, at=later(case_at(State.CLOSED)), by=ADA, rules=BOTH)
    with pytest.raises(Refused):
        merge(into, case_at(State.RETURNED, attrs.evolve(CARD, number="C-7")), at=later(into) + timedelta(days=1), by=ADA, rules=BOTH)
    with pytest.raises(NotFound, match="no edition `bank@2026`"):
        merge(into, fresh, at=later(into), by=ADA, rules={})


def test_a_recusal_is_no_mark_that_changes_a_clock() -> None:
    case = case_at(State.ASSIGNED)
    out = case.advance(Recused(at=later(case), by=ADA, person="hans", why="his brother"), rules=LAW)
    assert out.clocks(at=later(out), rules=LAW) == case.clocks(at=later(out), rules=LAW)
    assert out.recused == frozenset({"hans"})
