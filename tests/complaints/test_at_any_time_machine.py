"""All three classes against their obvious twin, over random walks of random people; and what must hold of every walk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import cast

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crmcore.adapters import default_codec
from crmcore.complaints import Action, Complaint, Entitlement, Notice, RecordCard, State
from crmcore.complaints.events import EVENTS, Recused, SplitOff
from crmcore.complaints.lifecycles.shipped import lifecycle_of
from crmcore.errors import Refused
from crmcore.event import Actor, Event
from crmcore.lifecycles import Migrated, Step, replay
from crmcore.policy import ApprovalRequest, Grant, Refusal
from crmcore.rules import FirstMatch, Row
from tests.complaints import alongside as b
from tests.complaints.alongside import CALLED, LAW, NEXT, VERA, WILL, grant_of, step
from tests.complaints.cases import CARD, CLOSE, ORAL, REMEDIES, REPORT, SAID, STAFF, WRITTEN, cny, grant_for, later, raised
from tests.oracle import intake as oracle
from tests.oracle.awaiting import waiting
from tests.oracle.beside_walk import WholeWalk

pytestmark = pytest.mark.slow

PLAIN = attrs.evolve(
    LAW, classes=FirstMatch(tuple(Row(row.id, row.when, attrs.evolve(row.then, clocks=(CLOSE,)), row.clause) for row in LAW.classes.rows))
)
WEI = Actor(id="wei", unit="bank/branch/desk", rank=1, roles=frozenset({"intake", "customer_service", "administration"}))
BOSS = Actor(
    id="boss", unit="bank", rank=10, roles=frozenset({"administration", "general_manager"}), positions=frozenset({"ceo"}), on_behalf_of="vera"
)
EVERYBODY = (*STAFF, VERA, WILL, WEI, BOSS)
NAMELESS = attrs.evolve(CARD, anonymous=True, customer_name="", contact="", customer=None)
OF_STAFF = attrs.evolve(CARD, customer="hans")
CARDS = (
    CARD,
    b.SEVERE,
    b.SEVERE,
    b.SIMPLE,
    b.EXEMPT,
    NAMELESS,
    attrs.evolve(NAMELESS, contact="a letter box"),
    attrs.evolve(CARD, complainants=5),
    OF_STAFF,
)
CAPACITIES = (*6 * ("self",), "no_standing", "no_standing", "heir", "legal_representative")
TEXTS = ("because", "because", "because", " ")
STATEMENTS = (SAID, SAID, SAID, None, attrs.evolve(SAID, content=" "), attrs.evolve(SAID, channel="pigeon"), attrs.evolve(SAID, card="C-8"))
UNITS = (None, None, None, "bank", "bank/outlets/west", "bank/relations/service")
NOTICES = (
    CALLED,
    CALLED,
    CALLED,
    attrs.evolve(CALLED, proof="unreachable", content="rang twice"),
    Notice(channel="pigeon", proof="sent"),
    Notice(channel="letter", proof="unreachable"),
)
MEMBERS = ((VERA, WILL), (VERA, WILL), (VERA,), (), (BOSS, VERA), (STAFF[0], WILL))
TOLD = (WRITTEN, ORAL, attrs.evolve(WRITTEN, content=" "))
KINDS = tuple(one for one in EVENTS if not issubclass(one, Migrated))
ENDINGS = {"withdrawn", "referred", "merged"}
RARE = {
    "crisis_group_formed",
    "emergency_remedy",
    "emergency_ratified",
    "emergency_refused",
    "solved_at_once",
    "review_decided",
    "outcome_filed",
    "turned_away",
    "reported_back",
}


def lacks(card: RecordCard) -> set[str]:
    """Return by the twin why whoever complains has no standing."""
    rules, said = PLAIN.entitlement, card.entitlement
    assert rules is not None
    needs = {str(one): [str(paper) for paper in needed.papers] for one, needed in rules.needs.items()}
    _, why = oracle.against(
        said.capacity, set(said.papers), said.representatives, card.complainants, card.channel,
        needs=needs, at_most=rules.representatives_at_most, in_person=[*rules.in_person],
    )  # fmt: skip
    return {
        "no_standing" if word == "no_standing" else f"{said.capacity} {paper}" for word, *paper in why if word in {"no_standing", "paper_missing"}
    }


class Pair:
    """One complaint of any class, walked by the library and by its twin."""

    def __init__(self, card: RecordCard) -> None:
        self.case = raised(card, PLAIN)
        assert PLAIN.crisis is not None
        self.twin = WholeWalk(
            card,
            kind=self.case.class_id,
            currency="CNY",
            channels=set(PLAIN.channels),
            reasons=set(PLAIN.crisis.reasons),
            positions=set(PLAIN.crisis.positions),
            lacks=lacks,
        )
        assert self.twin.take(self.case.history[0].event)

    def happen(self, event: Event) -> None:
        """Ask, explain, act, and compare with the twin."""
        before, decision = self.case, self.case.check(event, rules=PLAIN)
        said = before.explain(actor=event.by, at=event.at, rules=PLAIN)
        assert decision.allowed == self.twin.take(event), (decision, event)
        if decision.allowed:
            self.case = before.advance(event, rules=PLAIN)
        else:
            with pytest.raises(Refused) as caught:
                before.advance(event, rules=PLAIN)
            assert caught.value.decision == decision
        assert type(event) not in {one.event for one in said.blocked} or not decision.allowed
        assert (self.case.state.value, [one.transition for one in self.case.history]) == (self.twin.state, self.twin.log)
        assert (len(self.case.unapproved), set(self.case.actions)) == (len(self.twin.waiting), self.twin.actions)
        assert (self.case.complainants, self.case.representatives) == (len(self.twin.crowd), min(len(self.twin.speakers), len(self.twin.crowd)))
        waits = [] if self.case.state.value == "merged" else waiting(self.twin.post)
        # As they arrived; which of two that came at one instant was first nobody knows.
        owed = [(one.arrived, one.authority, one.reference) for one in self.case.feedback_owed]
        assert [one[0] for one in owed] == [one.moment for one in waits]
        assert sorted(owed) == sorted((one.moment, one.body, one.reference) for one in waits)
        if self.case.state in lifecycle_of(self.case.lifecycle).final:
            assert self.case.ended is not None
            assert not self.case.unapproved

    def go_on(self) -> None:
        """Take the next step of the way, by whom it should be."""
        if self.case.state in {*NEXT, State.RECEIVED}:
            self.happen(step(self.case))

    def something(self, dice: Random) -> None:
        """Whatever it is, by whomever: mostly what is open to somebody."""
        at = later(self.case)
        kind, who = dice.choice(KINDS), dice.choice(EVERYBODY)
        if dice.random() < 0.8:
            fit = [(one.event, who) for who in EVERYBODY for one in self.case.explain(actor=who, at=at, rules=PLAIN).open]
            kinds = [one for one in KINDS if any(one is other for other, _ in fit)]
            if kinds:
                kind = dice.choice(kinds + 6 * [one for one in kinds if one.name in RARE])
                who = dice.choice([who for one, who in fit if one is kind])
        if kind.name not in ENDINGS or dice.random() < 0.1:
            self.happen(self.event(kind, who, dice))

    def event(self, kind: type[Event], who: Actor, dice: Random) -> Event:
        """Make an event of a kind with evidence that fits, or does not."""
        action, sure, text = dice.choice(("A1", "A2")), dice.random() < 0.7, dice.choice(TEXTS)
        evidence: dict[str, object] = {
            "card": self.case.card,
            "reply": dice.choice(TOLD),
            "why": text,
            "no_action": text,
            "forum": dice.choice(("court", "ombudsman")),
            "reference": dice.choice(("1", "2", " ")),
            "summary": text,
            "binding": sure,
            "evidence": text,
            "remedy": dice.choice((*self.case.owed, *REMEDIES)),
            "kind": dice.choice(("compensation", "apology", "exchange")),
            "opinion": text,
            "notice": dice.choice(NOTICES),
            "statement": dice.choice(STATEMENTS),
            "others": tuple(attrs.evolve(SAID, card=one) for one in dice.choice(((), (), ("C-8",), ("C-9",), (self.case.id, "C-8")))),
            "asked_by": dice.choice(("ada", "hans", " ")),
            "department": "bank/relations/complaints",
            "report": REPORT,
            "ruling": "upheld" if sure else "not_upheld",
            "remedies": REMEDIES,
            "clock": "close" if sure else None,
            "step": "complex",
            "body": text,
            "result": "settled",
            "person": "hans" if sure else "",
            "into": "C-9" if sure else self.case.id,
            "other": "C-8",
            "members": dice.choice(MEMBERS),
            "reason": dice.choice(("crisis", "crisis", "hurry")),
            "channel": "press",
            "content": text,
            "on": dice.choice(("unsolved", "review", "withdrawal_retracted", "referral_returned", "outside_decision")),
            "effective": sure,
            "happened": "credited",
            "action": action,
            "complainants": dice.choice((1, 1, 2, 0, 9)),
            "representatives": dice.choice((1, 1, 1, 2, 0)),
            "joint": "C-7" if sure else self.case.id,
            "authority": text,
            "received_at": dice.choice((None, None, later(self.case, hours=-3), CARD.received_at)),
            "feedback_due": dice.choice((None, date(2026, 7, 1), date(2026, 7, 20))),
        }
        special: dict[str, dict[str, object]] = {
            "side_stated": {"statement": text},
            "remedy_performed": {"card": dice.choice((None, None, self.case.id, "C-8", "C-9"))},
            "card_corrected": {
                "card": attrs.evolve(
                    self.case.card,
                    claimed=cny(dice.choice(("1", "2", "3"))),
                    person=dice.choice((self.case.card.person, None, "susi")),
                    entitlement=dice.choice((*3 * (self.case.card.entitlement,), Entitlement(capacity="heir"), Entitlement(capacity="no_standing"))),
                    received_at=self.case.card.received_at + timedelta(minutes=dice.choice((0, 0, -1, 1))),
                    number=self.case.id if sure else dice.choice((self.case.id, "C-9")),
                )
            },
            "outside_decided": {"result": dice.choice(("for_customer", "against_customer")), "award": cny("5") if sure else None},
            "inspected": {"note": text, "found": self.found(dice, text)},
            "merged_in": {
                "card": attrs.evolve(
                    dice.choice((CARD, NAMELESS, OF_STAFF)),
                    entitlement=Entitlement(capacity=dice.choice(CAPACITIES[5:])),
                    number="C-8",
                    person=dice.choice((None, "susi")),
                    unit=dice.choice(UNITS),
                ),
                "history": self.case.history if sure else (),
            },
            "solved_at_once": {"content": sure, "remedies": ()},
            "action_agreed": {"action": Action(id=action, kind="preventive", owner="susi", due=date(2026, 9, 1), what=text)},
            "emergency_refused": {"refusals": self.refusals(who) if sure else ()},
            "emergency_ratified": {"grants": self.paid(dice)},
            "remedy_approved": {"grants": tuple(grant_for(self.case, one) for one in self.case.money) if sure else ()},
            "clock_extended": {"clock": "close"},
            "split_off": {"other": dice.choice(("C-8", "C-9", self.case.id, "")), "customer": dice.choice((None, "K-7", "hans"))},
            "split_from": {"card": attrs.evolve(CARD, number="C-7", person=dice.choice((None, "susi"))), "history": self.joint(dice)},
            "forwarded": {
                "reference": dice.choice(("R-1", "R-1", "R-2")),
                "kind": dice.choice(("forwarded", "urged", "supervised")),
                "authority": dice.choice(("NFRA", "NFRA", "PBoC", text)),
            },
            "reported_back": {"reference": dice.choice(("R-1", "R-1", "R-2")), "authority": dice.choice((None, None, "NFRA", "PBoC"))},
            "escalated": {"department": dice.choice(("bank/relations", "bank/outlets/west", "bank/relations/complaints", "bank/it/desk/2", ""))},
        }
        fields = {field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", kind)) if field.init}
        given = {name: value for name, value in {**evidence, **special.get(kind.name, {})}.items() if name in fields}
        make = cast("Callable[..., Event]", kind)
        return make(at=later(self.case, hours=dice.choice((0, 0, 1, 5, -1))), by=who, **given)

    def found(self, dice: Random, what: str) -> tuple[Action, ...]:
        """Return what an inspection may find."""
        ids = dice.choice(((), ("A1",), ("A2",), ("A1", "A2"), ("A2", "A2")))
        return tuple(Action(id=one, kind="corrective", owner="hans", due=date(2026, 9, 1), what=what) for one in ids)

    def paid(self, dice: Random) -> tuple[Grant, ...]:
        """Return a grant for what the crisis group paid, or for something else."""
        return (grant_of(self.case, str(500 * dice.choice((1, len(self.case.unapproved) or 1)))),)

    def joint(self, dice: Random) -> tuple[Step, ...]:
        """Return the history of a joint complaint from which this one was split, or another."""
        off = SplitOff(at=CARD.received_at, by=BOSS, other=dice.choice((self.case.id, self.case.id, "C-5")), complainants=dice.choice((1, 1, 5)))
        return (Step(1, "recuse", Recused(at=CARD.received_at, by=BOSS, person="dora", why="a relative")), Step(2, "split_off", off))

    def refusals(self, who: Actor) -> tuple[Refusal, ...]:
        """Return a refusal of what the crisis group paid, by somebody."""
        at = self.case.history[-1].event.at
        amount = cny(str(500 * len(self.case.unapproved) or 1))
        request = ApprovalRequest(
            id=f"R-{self.case.version}", action="compensation", amount=amount, requested_by=VERA, at=at, subject=self.case.id, customer="K-7"
        )
        return (Refusal(request=request, by=who, at=at, reasons=("declined",), edition=LAW.edition),)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
@example(27611)  # letters of the file and of its duplicate that came at one instant
def test_every_walk_is_the_twins_walk(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - a walk to be walked again
    card = dice.choice(CARDS)
    person, superior = dice.choice((None, None, None, "vera", "hans")), dice.choice((None, None, "ada", "greg"))
    card = attrs.evolve(card, entitlement=Entitlement(capacity=dice.choice(CAPACITIES)))
    pair = Pair(attrs.evolve(card, person=person, superior=superior, unit=dice.choice(UNITS)))
    for _ in range(60):
        if dice.random() < 0.4:
            pair.go_on()
        else:
            pair.something(dice)
    case = pair.case
    assert replay(lifecycle_of(case.lifecycle), case.moved(State.RAISED, ()), [one.event for one in case.history]) == case
    assert case.recheck(rules=PLAIN) == ()
    codec = default_codec()
    assert codec.decode(codec.encode(case), Complaint) == case
