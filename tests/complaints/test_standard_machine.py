"""The standard procedure against its obvious twin, over random walks of random people; and what must hold of every walk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from crmcore.complaints import STANDARD, Complaint, InvestigationReport, RecordCard, Remedy, Reply, Ruling, State
from crmcore.complaints.events import (
    Closed,
    ComplaintAccepted,
    CustomerAnswered,
    Decided,
    Explained,
    GroundsConfirmed,
    HandlerAssigned,
    NotAccepted,
    OpinionSettled,
    OpinionSubmitted,
    ReasonsGiven,
    Registered,
    RemedyApproved,
    RemedyProposed,
    ReportFiled,
    ReportReviewed,
    ReturnedToService,
    SentBack,
)
from crmcore.complaints.lifecycles.standard import MAIN_LINE, REGISTER
from crmcore.errors import Refused
from crmcore.event import Actor, Event
from crmcore.lifecycles import replay
from crmcore.money import Money
from tests.complaints.cases import ADA, ASIDE, CARD, FORWARD, HANS, ORAL, REMEDIES, REPORT, RULES, STAFF, SUSI, WRITTEN, cny, grant_for, later, raised
from tests.oracle.complaint_walk import Walk

pytestmark = pytest.mark.slow

STAND_INS = (
    attrs.evolve(SUSI, on_behalf_of="hans"),
    attrs.evolve(SUSI, id="hans-too", on_behalf_of="hans", rank=5),
    attrs.evolve(ADA, id="adam", roles=frozenset({"administration", "handler"}), unit="bank/relations/complaints/desk"),
    Actor(id="boss", unit="", rank=10, roles=frozenset({"handler_supervisor", "general_manager"})),
)
PEOPLE = st.sampled_from((*STAFF, *STAND_INS))
TEXTS = st.sampled_from(("", "  ", "because"))
REPLIES = st.sampled_from((WRITTEN, ORAL, attrs.evolve(ORAL, person=""), attrs.evolve(WRITTEN, content=" ")))
CARDS = st.builds(
    attrs.evolve,
    st.just(CARD),
    claimed=st.sampled_from((None, cny("50"), cny("1500"), cny("200000"))),
    unit=st.sampled_from((None, "bank/relations/complaints", "bank/relations", "bank/outlets/west")),
    customer=st.sampled_from(("K-7", "K-7", "K-7", "hans", "fred")),
    person=st.sampled_from((None, None, "anna", "hans", "susi", "greg", "ada")),
)
UNITS = st.sampled_from(("bank/relations/complaints", "bank/relations", "bank/outlets", ""))


KINDS = tuple(dict.fromkeys(one.event for one in (REGISTER, *MAIN_LINE)))


class Procedure(RuleBasedStateMachine):
    """One complaint, walked by the library and by its twin."""

    case: Complaint
    twin: Walk

    @initialize(card=CARDS, steps=st.integers(0, 12))
    def begin(self, card: RecordCard, steps: int) -> None:
        """Begin somewhere on the way, as far as this card gets."""
        self.case = raised(card)
        self.twin = Walk(card, exempt=self.case.class_id == "petty", currency="CNY")
        assert self.twin.take(self.case.history[0].event)
        for _ in range(steps):
            if self.case.state in FORWARD:
                self.happen(FORWARD[self.case.state](self.case))

    def happen(self, event: Event) -> None:
        """Ask, explain, act, and compare with the twin."""
        before, decision = self.case, self.case.check(event, rules=RULES)
        said = self.case.explain(actor=event.by, at=event.at, rules=RULES)
        assert decision.allowed == self.twin.take(event), (decision, event)
        if decision.allowed:
            self.case = before.advance(event, rules=RULES)
        else:
            with pytest.raises(Refused) as caught:
                before.advance(event, rules=RULES)
            assert caught.value.decision == decision
        assert type(event) not in {one.event for one in said.blocked} or not decision.allowed
        for step in said.open:
            if step.event is type(event):
                still = STANDARD.table[before.state][step.event].after
                assert decision.allowed == all(not guard(before, event, RULES) for guard in still)

    def soon(self, hours: int) -> datetime:
        return later(self.case, hours=hours)

    @rule(who=PEOPLE, hours=st.integers(-1, 30))
    @precondition(lambda self: self.case.state in FORWARD)
    def somebody_goes_on(self, who: Actor, hours: int) -> None:
        """Take the next step of the way, by anybody, at any hour."""
        self.happen(attrs.evolve(FORWARD[self.case.state](self.case), by=who, at=self.soon(hours)))

    @rule()
    @precondition(lambda self: self.case.state in FORWARD)
    def go_on(self) -> None:
        """Take the next step of the way, by whom it should be."""
        self.happen(FORWARD[self.case.state](self.case))

    @rule(to=st.sampled_from(sorted(ASIDE)), who=st.none() | PEOPLE)
    @precondition(lambda self: self.case.state in {State.RECEIVED, State.CONFIRMED})
    def step_aside(self, to: State, who: Actor | None) -> None:
        """Leave the way: the cause lies with the customer, or the complaint is not accepted."""
        event = ASIDE[to][1](self.case)
        self.happen(event if who is None else attrs.evolve(event, by=who))

    @rule(who=PEOPLE, hours=st.integers(-1, 5), kind=st.sampled_from(KINDS), text=TEXTS, reply=REPLIES, unit=UNITS, other=st.none() | UNITS)
    def something_happens(self, *, who: Actor, hours: int, kind: type[Event], text: str, reply: Reply, unit: str, other: str | None) -> None:
        evidence: dict[type[Event], dict[str, object]] = {
            Registered: {"card": self.case.card},
            Explained: {"reply": reply},
            ReasonsGiven: {"reply": reply},
            CustomerAnswered: {"reply": reply},
            NotAccepted: {"why": text},
            SentBack: {"why": text},
            HandlerAssigned: {"department": unit, "together_with": other},
            ReportFiled: {"report": attrs.evolve(REPORT, prevention=text)},
            OpinionSubmitted: {"opinion": text},
            OpinionSettled: {"opinion": text, "ruling": Ruling.PARTLY_UPHELD},
            Decided: {"ruling": Ruling.NOT_UPHELD},
            RemedyProposed: {"opinion": text, "remedies": REMEDIES},
            Closed: {"no_action": text},
        }
        make = cast("Callable[..., Event]", kind)
        self.happen(make(at=self.soon(hours), by=who, **evidence.get(kind, {})))

    @rule(who=PEOPLE, kinds=st.lists(st.tuples(st.sampled_from(("compensation", "price_reduction", "apology")), st.integers(0, 3)), max_size=3))
    @precondition(lambda self: self.case.state is State.DECIDED)
    def somebody_proposes(self, who: Actor, kinds: list[tuple[str, int]]) -> None:
        costs = (None, cny("90"), cny("180"), Money("5", "EUR"))
        remedies = tuple(Remedy(kind=kind, amount=None if kind == "apology" else costs[cost]) for kind, cost in kinds)
        self.happen(RemedyProposed(at=later(self.case), by=who, opinion="so", remedies=remedies))

    @rule(who=PEOPLE, asker=st.sampled_from((HANS, SUSI)), amount=st.sampled_from((None, cny("90"))), twice=st.booleans())
    @precondition(lambda self: self.case.state is State.PROPOSED)
    def somebody_approves(self, who: Actor, asker: Actor, amount: Money | None, *, twice: bool) -> None:
        grants = tuple(grant_for(self.case, kind, amount if self.case.money.get(kind) else cny("10"), by=asker) for kind in (*self.case.money,))
        self.happen(RemedyApproved(at=later(self.case), by=who, grants=grants * 2 if twice else grants))

    @invariant()
    def stands_where_its_twin_stands(self) -> None:
        if hasattr(self, "case"):
            assert self.case.state.value == self.twin.state
            assert [step.transition for step in self.case.history] == self.twin.log
            assert [step.seq for step in self.case.history] == list(range(1, self.case.version + 1))

    @invariant()
    def replays_and_would_be_allowed_again(self) -> None:
        if hasattr(self, "case"):
            blank = self.case.moved(State.RAISED, ())
            assert replay(STANDARD, blank, [step.event for step in self.case.history]) == self.case
            assert self.case.recheck(rules=RULES) == ()
            assert self.case.as_of(self.case.history[-1].event.at, rules=RULES) == self.case

    @invariant()
    def shows_nothing_personal(self) -> None:
        if hasattr(self, "case"):
            shown = repr(self.case) + str(self.case.explain(actor=HANS, at=later(self.case), rules=RULES))
            for personal in ("段誉", "收费", "18012341999", "200001", "wrong fee", "the clerk", "pay it back", "because", "we are sorry"):
                assert personal not in shown


TestProcedure = Procedure.TestCase
TestProcedure.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_events_in_the_past_are_refused_whoever_sends_them() -> None:
    case = raised()
    early = case.history[-1].event.at - timedelta(seconds=1)
    decision = case.check(GroundsConfirmed(at=early, by=STAFF[0]), rules=RULES)
    assert [one.code for one in decision.reasons] == ["out_of_order"]


def test_the_way_is_walked_by_the_twin_too() -> None:
    case = raised()
    twin = Walk(CARD, exempt=False, currency="CNY")
    assert twin.take(case.history[0].event)
    while case.state in FORWARD:
        event = FORWARD[case.state](case)
        case = case.advance(event, rules=RULES)
        assert twin.take(event)
    assert (case.state, twin.state) == (State.CLOSED, "closed")
    assert {Closed, ComplaintAccepted, ReportReviewed, ReturnedToService} <= {type(step.event) for step in case.history}
    assert InvestigationReport().missing == ("cause", "course", "responsible", "conclusion", "countermeasures", "prevention")
