"""Buttons that work: what `explain` calls open can be pressed with some event of that actor; what it calls blocked can be pressed with none."""
# ruff: noqa: ARG005 - each table entry is given the complaint and the instant, and needs one of them, or none

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import combinations, product
from random import Random
from typing import Final, TypeAlias, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmcore.complaints import Complaint, Entitlement, Notice, RecordCard, Remedy, ReopenedFor, State
from crmcore.complaints.deadlines import clocks_of
from crmcore.complaints.events import EVENTS
from crmcore.complaints.events import after as af
from crmcore.complaints.events import at_any_time as an
from crmcore.complaints.events import card as ca
from crmcore.complaints.events import crisis as cr
from crmcore.complaints.events import escalating as es
from crmcore.complaints.events import forwarding as fo
from crmcore.complaints.events import inspection as ins
from crmcore.complaints.events import outside as out
from crmcore.complaints.events import procedure as pr
from crmcore.complaints.events import remedies as re_
from crmcore.complaints.events import splitting as sp
from crmcore.complaints.events.procedure import Explained
from crmcore.complaints.guards import possible
from crmcore.complaints.guards.law import own_events
from crmcore.complaints.guards.persons import kept_out
from crmcore.complaints.happened import happened_at
from crmcore.complaints.papers.remedy import cost_of
from crmcore.event import Actor, Event
from crmcore.lifecycles import Migrated, Step, explain
from crmcore.lifecycles.explaining import OpenStep
from crmcore.money import Money
from crmcore.policy import Approval, ApprovalRequest, Grant, Refusal, sign
from tests.complaints import alongside as b
from tests.complaints.alongside import LAW, VERA, WILL
from tests.complaints.cases import ANNA, CARD, CARL, CONTAINS, FRED, GREG, HANS, POLICY, SAID, STAFF, WRITTEN, cny, later, raised
from tests.complaints.law_cases import ACTION, FITTING, NAMELESS, UNREACHED, Row, Table, broken
from tests.complaints.test_law import PAIRS

Evidence: TypeAlias = Iterator[Mapping[str, object]]

EVERYBODY: Final = (*STAFF, VERA, WILL)
BOUND: Final = attrs.evolve(CARD, number="C-bound", designated=True)
CARDS: Final = (
    CARD,
    BOUND,
    BOUND,
    b.SEVERE,
    b.SEVERE,
    b.SIMPLE,
    b.EXEMPT,
    attrs.evolve(CARD, person="hans"),
    attrs.evolve(CARD, unit="bank/outlets/west"),
    NAMELESS,
    attrs.evolve(CARD, entitlement=Entitlement(capacity="no_standing")),
)
# What ends a walk too early to be pressed while there is anything else.
ENDS: Final = ("withdrawn", "referred", "merged")
# Every event of a complaint but the one that begins it: before it there is no complaint to press a button of.
BUTTONS: Final = frozenset(one for one in EVENTS if not issubclass(one, Migrated)) - {pr.Registered}
PARTS: Final = (*CONTAINS, "reasons", "result", "number", "why")
TOLD: Final = Notice(channel="telephone", proof="called", content="we are on it", contains=PARTS)
REPLY: Final = attrs.evolve(WRITTEN, contains=PARTS)


ALONE: Final = [(table, row, guard) for table, row, guard in PAIRS if getattr(possible, guard, None) in row.law]


def grants(case: Complaint, at: datetime, costs: Mapping[str, Money]) -> tuple[Grant, ...]:
    """Grants for what a complaint costs, asked for just now and signed by whoever may."""
    given = []
    for kind, amount in costs.items():
        request = ApprovalRequest(
            id=f"{case.id}-{kind}-{case.version}", action=kind, amount=amount, requested_by=HANS, at=at, subject=case.id, customer=case.card.customer
        )
        first = sign(Approval(request), by=FRED, at=at, rules=POLICY)
        given.append(first if first.complete else sign(Approval(request, first), by=GREG, at=at, rules=POLICY))
    return tuple(given)


def paid(case: Complaint) -> Mapping[str, Money]:
    return cost_of(one for emergency in case.unapproved for one in emergency.remedies)


def refusals(case: Complaint, at: datetime) -> tuple[Refusal, ...]:
    refused = []
    for kind, amount in paid(case).items():
        request = ApprovalRequest(
            id=f"R-{kind}-{case.version}", action=kind, amount=amount, requested_by=HANS, at=at, subject=case.id, customer=case.card.customer
        )
        refused.append(Refusal(request=request, by=FRED, at=at, reasons=("declined",), edition="bank@2026"))
    return tuple(refused)


def pauses(case: Complaint, _: datetime) -> Evidence:
    """A pause from now on, or one put on record late: since the receipt, or since a step."""
    for clock, _calendar in clocks_of(case, LAW):
        for rule, since in product(clock.pause_for, (None, case.card.received_at, *(happened_at(step.event) for step in case.history))):
            yield {"clock": clock.id, "why": rule.why, "notice": TOLD, "agreed": True, "statement": attrs.evolve(SAID, at=since), "since": since}


def extensions(case: Complaint, _: datetime) -> Evidence:
    for clock, _calendar in clocks_of(case, LAW):
        for step in clock.extensions:
            for approver in (None, GREG):
                yield {"clock": clock.id, "step": step.id, "why": step.condition or "x", "approved_by": approver, "notice": TOLD}


def own_words(case: Complaint, at: datetime) -> Evidence:
    for word in own_events(case, LAW):
        yield {"happened": word, "notice": TOLD, "amount": cny("5"), "day": (at + timedelta(days=20)).date()}


def duplicates(case: Complaint, _: datetime) -> Evidence:
    card = attrs.evolve(CARD, number=f"C-{case.version}")
    yield {"other": card.number, "card": card, "history": raised(card, LAW).history}


def joint(case: Complaint, _: datetime) -> Evidence:
    card = attrs.evolve(case.card, number="C-joint", complainants=case.card.complainants + 3)
    part = sp.SplitOff(at=card.received_at, by=CARL, other=case.id, complainants=case.card.complainants)
    yield {"joint": card.number, "card": card, "history": (Step(1, "split_off", part),)}


def performed(case: Complaint, _: datetime) -> Evidence:
    yield from ({"remedy": one, "evidence": "slip 7", "card": card.number} for card in case.reporters for one in case.owed_to(card.number))


def decided_outside(case: Complaint, _: datetime) -> Evidence:
    for one in case.outside:
        yield {"forum": one.taken.forum, "reference": one.taken.reference, "result": "for_customer", "summary": "pay", "binding": True}


def groups(case: Complaint, _: datetime) -> Evidence:
    members = [one for one in EVERYBODY if not kept_out(case, one) and not one.positions.isdisjoint(("manager", "specialist", "ceo"))]
    yield from ({"members": pair} for pair in combinations(members, 2))


def emergencies(case: Complaint, _: datetime) -> Evidence:
    able = tuple(one for one in case.group if not kept_out(case, one))
    yield {"members": able, "reason": "crisis", "remedies": (Remedy(kind="compensation", amount=cny("50")),)}


# With which evidence each event may pass; what is not here passes as in the examples of the law.
EVIDENCE: Final[Mapping[type[Event], Callable[[Complaint, datetime], Evidence]]] = {
    pr.HandlerAssigned: lambda case, at: iter(
        {"department": "bank/relations/complaints", "together_with": other} for other in (None, "bank/administration")
    ),
    pr.SentBack: lambda case, at: iter([{"why": "unclear"}]),
    pr.RemedyApproved: lambda case, at: iter([{"grants": grants(case, at, case.money)}]),
    an.ClockPaused: pauses,
    an.ClockResumed: lambda case, at: iter([{}]),
    an.ClockExtended: extensions,
    an.RegulatoryEvent: own_words,
    an.HoldingReplySent: lambda case, at: iter([{"notice": TOLD, "expected": (at + timedelta(days=20)).date()}]),
    an.SideStated: lambda case, at: iter([{"asked_by": "ada2", "statement": "it was not so"}]),
    an.MediationAgreed: lambda case, at: iter([{"notice": TOLD, "statement": SAID}]),
    an.MergedIn: duplicates,
    ca.CardCorrected: lambda case, at: iter([{"why": "the story", "card": attrs.evolve(case.card, narrative=f"as of {case.version}")}]),
    sp.SplitFrom: joint,
    sp.SplitOff: lambda case, at: iter([{"other": f"C-{case.version}", "complainants": 1}]),
    fo.Forwarded: lambda case, at: iter([{"authority": "NFRA", "reference": f"N-{case.version}"}]),
    fo.FeedbackGiven: lambda case, at: iter({"reference": one.reference, "authority": one.authority, "notice": TOLD} for one in case.feedback_owed),
    es.Escalated: lambda case, at: iter({"why": "head office decides", "department": one} for one in ("bank/relations", "bank/administration")),
    re_.RemedyPerformed: performed,
    re_.RemedyDeclined: lambda case, at: iter(
        {"kind": one.kind, "statement": attrs.evolve(SAID, card=card.number)} for card in case.reporters for one in case.owed_to(card.number)
    ),
    out.TakenOutside: lambda case, at: iter([{"forum": "court", "body": "the district court", "reference": f"C-{case.version}"}]),
    out.OutsideDecided: decided_outside,
    ins.Inspected: lambda case, at: iter([{"note": "the file is in order", "found": ()}]),
    cr.CrisisGroupFormed: groups,
    cr.EmergencyRemedy: emergencies,
    cr.EmergencyRatified: lambda case, at: iter([{"grants": grants(case, at, paid(case))}]),
    cr.EmergencyRefused: lambda case, at: iter([{"why": "too much", "refusals": refusals(case, at)}]),
    af.Reopened: lambda case, at: iter({"on": on, "why": "again", "statement": SAID} for on in ReopenedFor),
    af.ActionAgreed: lambda case, at: iter([{"action": attrs.evolve(ACTION, id=f"A-{case.version}")}]),
    af.ActionDone: lambda case, at: iter({"action": id} for id in case.actions),
    af.ActionChecked: lambda case, at: iter({"action": id, "effective": True} for id in case.actions),
}


def presses(case: Complaint, kind: type[Event], by: Actor, at: datetime) -> Iterator[Event]:
    """Every event of a kind that somebody might come with; what counts for all, with the word of each customer on the file."""
    for event in alone(case, kind, by, at):
        spoken = getattr(event, "statement", None) if hasattr(event, "others") else None
        others = tuple(attrs.evolve(spoken, card=card) for card in case.unheard({case.card.number})) if spoken else ()
        yield cast("Callable[..., Event]", attrs.evolve)(event, others=others) if others else event


def alone(case: Complaint, kind: type[Event], by: Actor, at: datetime) -> Iterator[Event]:
    """Every event of a kind that somebody might come with, with the word of the file's own customer."""
    if kind in EVIDENCE:
        for evidence in EVIDENCE[kind](case, at):
            yield cast("Callable[..., Event]", kind)(at=at, by=by, **evidence)
        return
    given = {"at": at, "by": by}
    fields = {one.name for one in attrs.fields(kind)}
    given |= {"notice": UNREACHED if kind is an.ContactTried else TOLD} if "notice" in fields else {}
    given |= {"reply": REPLY} if "reply" in fields else {}
    yield cast("Callable[..., Event]", attrs.evolve)(FITTING[kind](case), **given)


def passes(case: Complaint, kind: type[Event], by: Actor, at: datetime) -> Event | None:
    """An event of a kind by somebody that the complaint takes; None where it takes none of those tried."""
    return next((one for one in presses(case, kind, by, at) if case.check(one, rules=LAW).allowed), None)


def pressed(case: Complaint, step: OpenStep, who: Actor, at: datetime) -> Event:
    """An event with which an open button is pressed; there is one, or the button lies."""
    event = passes(case, step.event, who, at)
    assert event is not None, (step.id, who.id, [str(one) for one in case.check(next(presses(case, step.event, who, at)), rules=LAW).reasons])
    return event


@pytest.mark.slow
@pytest.mark.clause("RULES-4.4", "RULES-4.25")
@settings(max_examples=30, deadline=None)
@given(card=st.sampled_from(CARDS), dice=st.randoms(use_true_random=False), steps=st.integers(0, 20), hours=st.sampled_from((1, 1, 1, 30, 200)))
def test_every_open_button_can_be_pressed_and_no_other(card: RecordCard, dice: Random, steps: int, hours: int) -> None:
    case = raised(card, LAW)
    for _ in range(steps + 1):
        at, ways = later(case, hours=hours if dice.random() < 0.2 else 1), []
        for who in dice.sample(EVERYBODY, 5):
            said = case.explain(actor=who, at=at, rules=LAW)
            ways += [pressed(case, step, who, at) for step in said.open]
            for grey in said.blocked:
                assert passes(case, grey.event, who, at) is None
        if not ways:
            break
        names = sorted({one.name for one in ways})
        name = dice.choice([one for one in names if one not in ENDS] or names)
        case = case.advance(dice.choice([one for one in ways if one.name == name]), rules=LAW)


@pytest.mark.slow
@pytest.mark.clause("RULES-4.4", "RULES-4.25")
def test_every_button_there_is_was_pressed_once() -> None:
    """Walks that press what was pressed least: what no walk reaches would be held by nothing here."""
    dice, times = Random(0), Counter[type[Event]]()  # noqa: S311 - the same walks each time
    for start in (*(raised(card, LAW) for card in 3 * (*dict.fromkeys(CARDS),)), b.case_at(State.REVIEWED, b.EXEMPT)):
        case = start
        for _ in range(30):
            at = later(case)
            ways = [pressed(case, step, who, at) for who in EVERYBODY for step in case.explain(actor=who, at=at, rules=LAW).open]
            going = {type(one) for one in ways if one.name not in ENDS}
            times.update({type(one) for one in ways} - going - times.keys())  # that it can be pressed is seen above
            if not going:
                break
            kind = min(going, key=lambda one: (times[one], one.name))
            times[kind] += 1
            case = case.advance(dice.choice([one for one in ways if type(one) is kind]), rules=LAW)
    assert times.keys() == BUTTONS


@pytest.mark.parametrize(("table", "row", "guard"), ALONE, ids=[f"{one.name} {row.id} {guard}" for one, row, guard in ALONE])
def test_what_the_case_alone_rules_out_greys_the_button(table: Table, row: Row, guard: str) -> None:
    case, event, wanted, rules = broken(table, row, guard)
    (blocked,) = (one for one in explain(table, case, event.by, event.at, rules).blocked if one.event is row.event)
    assert set(wanted) & {one.code for one in blocked.reasons}


def test_every_event_has_an_example_to_be_pressed_with() -> None:
    assert set(FITTING) == BUTTONS | {pr.Registered}


def test_what_the_law_counts_from_belongs_to_its_stage() -> None:
    case = raised(BOUND, LAW)
    told = case.advance(Explained(at=later(case), by=ANNA, reply=REPLY), rules=LAW)
    late = attrs.evolve(told, class_id="bound")
    stages = {one.id: one for one in late.explain(actor=CARL, at=later(late), rules=LAW).blocked}
    assert {one.code for one in stages["record_for_regime"].reasons} == {"complaint.lacks_role"}


def test_a_clock_that_only_mediation_pauses_is_paused_by_nothing_else() -> None:
    clock = attrs.evolve(b.RESPOND, pauses=frozenset({"mediation_agreed"}))
    rows = tuple(attrs.evolve(row, then=attrs.evolve(row.then, clocks=(clock,))) for row in LAW.classes.rows)
    rules = attrs.evolve(LAW, classes=attrs.evolve(LAW.classes, rows=rows))
    case = raised(CARD, rules)
    pause = an.ClockPaused(at=later(case), by=CARL, clock="respond", why="appraisal", notice=TOLD)
    assert [one.code for one in case.check(pause, rules=rules).reasons] == ["complaint.no_pause", "clock.pause_nothing"]
