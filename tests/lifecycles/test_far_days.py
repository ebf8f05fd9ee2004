"""A day on an event that lies more than a hundred years from it is a slip: refused before any clock has to lay it out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import RecordCard, State, register
from crmcore.complaints.events import EVENTS, ActionAgreed, Forwarded, HoldingReplySent, Inspected, MediationAgreed, Registered
from crmcore.complaints.papers.action import Action
from crmcore.errors import Refused
from crmcore.event import Event
from crmcore.lifecycles.far_days import FAR, far_days
from crmcore.messages import Language
from crmcore.testing.strategies import values
from tests.complaints.alongside import CALLED
from tests.complaints.cases import ADA, ANNA, CARD, CARL, RULES, SAID, case_in, later

if TYPE_CHECKING:
    from decimal import Decimal as Unknown

FORWARDED = Forwarded(at=CARD.received_at, by=CARL, authority="NFRA", reference="N-1")
FAR_AWAY = date(2206, 7, 10)


def fields(event: Event) -> list[object]:
    return [one.facts["field"] for one in far_days(event)]


@pytest.mark.clause("RULES-4.26")
def test_a_mistyped_day_is_refused_and_no_clock_has_to_lay_it_out() -> None:
    case = case_in(State.ASSIGNED)
    wrong = attrs.evolve(FORWARDED, at=later(case), feedback_due=FAR_AWAY)
    with pytest.raises(Refused) as caught:
        case.advance(wrong, rules=RULES)
    (why,) = caught.value.decision.reasons
    assert (why.code, why.facts["field"]) == ("day_too_far", "feedback_due")
    assert str(why).startswith("`feedback_due` is 2206-07-10, more than a hundred years from the event (")
    assert "相差一百年以上" in why.text(Language.ZH)


def test_it_is_named_where_it_stands_on_an_event_on_its_papers_and_on_each_of_several() -> None:
    at = CARD.received_at
    action = Action(id="1", kind="preventive", owner="hans", due=FAR_AWAY, what="x")
    assert fields(attrs.evolve(FORWARDED, feedback_due=date.max)) == ["feedback_due"]
    assert fields(HoldingReplySent(at=at, by=CARL, notice=CALLED, expected=date.min)) == ["expected"]
    assert fields(MediationAgreed(at=at, by=CARL, notice=CALLED, until=date.max, statement=SAID)) == ["until"]
    assert fields(ActionAgreed(at=at, by=ADA, action=action)) == ["action.due"]
    near = attrs.evolve(action, id="2", due=date(2026, 8, 1))
    assert fields(Inspected(at=at, by=ADA, note="x", found=(action, near, attrs.evolve(action, id="3")))) == ["found.due"] * 2
    card = attrs.evolve(CARD, received_at=datetime(1026, 7, 2, tzinfo=at.tzinfo))
    assert fields(Registered(at=at, by=ANNA, card=card)) == ["card.received_at"]
    with pytest.raises(Refused, match=r"`card\.received_at` is 1026-07-02"):
        register(card, at=at, by=ANNA, rules=RULES)


@given(st.integers(-40_000, 40_000))
def test_a_hundred_years_are_not_too_far(days: int) -> None:
    day = FORWARDED.at.date() + timedelta(days=days)
    assert fields(attrs.evolve(FORWARDED, feedback_due=day)) == (["feedback_due"] if abs(days) > 36_600 else [])
    assert timedelta(days=36_600) == FAR


@given(st.sampled_from(EVENTS).flatmap(values))
def test_any_event_can_be_looked_at(event: Event) -> None:
    assert all(one.code == "day_too_far" for one in far_days(event))


def test_an_event_of_a_host_whose_types_only_type_checkers_know_is_left_alone() -> None:
    @attrs.frozen(kw_only=True)
    class Odd(Event):
        name: ClassVar[str] = "odd"
        amount: Unknown
        day: date

    assert fields(Odd(at=CARD.received_at, by=ANNA, amount="5", day=FAR_AWAY)) == []  # type: ignore[arg-type]
    assert isinstance(CARD, RecordCard)
