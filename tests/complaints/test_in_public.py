"""What is in public spreads: the time to inform the public runs from when the firm knows, not from when a group is formed."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import Rulebook
from crmcore.complaints import Complaint, Notice, merge, reclassify
from crmcore.complaints.events import CardCorrected, CustomerContacted, PublicInformed
from crmcore.worktime import ClockState, Reading
from tests.complaints.cases import ADA, ANNA, CARD, CARL, GREG, later, raised

SHIPPED = Rulebook.default().on(date(2026, 7, 6)).complaints
HURT = attrs.evolve(CARD, injury=True)
CALLED = Notice(channel="telephone", proof="called", content="what happened, and that we are on it")


def public(case: Complaint) -> Reading:
    return case.clocks(at=later(case), rules=SHIPPED)["public"]


def corrected(case: Complaint, *, hours: int = 1, **fields: object) -> Complaint:
    card = attrs.evolve(case.card, **fields)  # type: ignore[arg-type]
    return case.advance(CardCorrected(at=later(case, hours=hours), by=ANNA, why="they told the papers", card=card), rules=SHIPPED)


@pytest.mark.clause("FIN-7.3")
def test_what_comes_with_the_media_is_to_be_told_to_the_public_within_a_day_of_its_receipt() -> None:
    case = raised(attrs.evolve(CARD, media=True), SHIPPED)
    assert (case.class_id, public(case).state, public(case).due) == ("severe", ClockState.RUNNING, CARD.received_at + timedelta(hours=24))
    assert public(raised(HURT, SHIPPED)).state is ClockState.NOT_STARTED
    told = case.advance(CustomerContacted(at=later(case), by=CARL, notice=CALLED), rules=SHIPPED)
    told = told.advance(PublicInformed(at=later(told), by=GREG, channel="press", content="what happened, and what we do"), rules=SHIPPED)
    assert public(told).state is ClockState.MET


@pytest.mark.clause("FIN-7.3", "RULES-1.5")
def test_it_runs_from_when_the_firm_knows() -> None:
    severe = raised(HURT, SHIPPED)
    known = corrected(severe, media=True)
    assert public(known).due == known.history[-1].event.at + timedelta(hours=24)
    again = corrected(known, hours=5, narrative="more of it")
    assert public(again).due == public(known).due  # it is known once
    ordinary = corrected(raised(CARD, SHIPPED), media=True)
    since = ordinary.history[-1].event.at
    for hours, state in ((1, ClockState.RUNNING), (72, ClockState.BREACHED)):  # however late somebody draws the consequence
        moved = reclassify(ordinary, rules=SHIPPED, at=since + timedelta(hours=hours), by=ADA, why="the papers know")
        assert (moved.class_id, public(moved).due, public(moved).state) == ("severe", since + timedelta(hours=24), state)


@pytest.mark.clause("FIN-7.3", "RULES-1.5")
def test_where_the_firm_comes_to_know_of_it_after_the_change_it_runs_from_then() -> None:
    ordinary = raised(CARD, SHIPPED)
    moved = reclassify(ordinary, rules=SHIPPED, at=later(ordinary), by=ADA, why="it will be in the papers", to="severe")
    assert public(moved).state is ClockState.NOT_STARTED
    known = corrected(moved, hours=30, media=True)
    assert public(known).due == known.history[-1].event.at + timedelta(hours=24)


@pytest.mark.clause("FIN-7.3", "RULES-1.2")
def test_what_the_firm_knew_of_a_duplicate_it_did_not_learn_when_that_was_merged_in() -> None:
    first, other = raised(HURT, SHIPPED), raised(attrs.evolve(HURT, number="C-2"), SHIPPED)
    other = corrected(other, media=True)
    since = other.history[-1].event.at
    into, _ = merge(first, other, at=since + timedelta(days=2), by=CARL, rules={SHIPPED.edition: SHIPPED})
    assert (public(into).due, public(into).state) == (since + timedelta(hours=24), ClockState.BREACHED)
    again, _ = merge(raised(attrs.evolve(HURT, number="C-3"), SHIPPED), into, at=later(into), by=CARL, rules={SHIPPED.edition: SHIPPED})
    assert public(again).due == since + timedelta(hours=24)
    told = other.advance(CustomerContacted(at=later(other), by=CARL, notice=CALLED), rules=SHIPPED)
    told = told.advance(PublicInformed(at=later(told), by=GREG, channel="press", content="what happened, and what we do"), rules=SHIPPED)
    into, _ = merge(first, told, at=since + timedelta(days=2), by=CARL, rules={SHIPPED.edition: SHIPPED})
    assert public(into).state is ClockState.MET


@given(st.lists(st.sampled_from((True, False, None)), min_size=1, max_size=6))
def test_only_the_first_word_of_it_counts(media: list[bool | None]) -> None:
    case = raised(attrs.evolve(HURT, media=media[0]), SHIPPED)
    since = [CARD.received_at] if media[0] else []
    for number, known in enumerate(media[1:], 2):
        case = corrected(case, media=known, narrative=f"version {number}")
        since += [case.history[-1].event.at] if known else []
    assert public(case).due == (since[0] + timedelta(hours=24) if since else None)
