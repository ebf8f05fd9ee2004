"""A grant is relied on once: over reopened, sent back, merged and severe complaints, whatever somebody hands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random
from typing import Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmcore.complaints import Complaint, Entitlement, Remedy, State, record_of, split
from crmcore.complaints.events import (
    CustomerContacted,
    EmergencyRatified,
    EmergencyRefused,
    FollowUpUnsolved,
    MergedIn,
    MergedInto,
    NewFacts,
    PassedOn,
    Referred,
    RemedyApproved,
    RemedyProposed,
    Reopened,
    SentBack,
    SolvedAtOnce,
    Withdrawn,
)
from crmcore.errors import InvalidValue
from crmcore.event import Event
from crmcore.lifecycles import Step
from crmcore.money import Money
from crmcore.policy import Aggregation, Approval, ApprovalRequest, Band, Grant, Limit, PolicyRules, Refusal, Signature, decide_alone, refuse, sign
from tests.complaints import alongside as b
from tests.complaints.alongside import LAW, acted, case_at, codes, grant_of, grouped, step, then
from tests.complaints.cases import (
    ADA,
    ANNA,
    CARD,
    CARL,
    FRED,
    HANS,
    POLICY,
    REMEDIES,
    RULES,
    SAID,
    SUSI,
    WRITTEN,
    case_in,
    cny,
    grant_for,
    later,
    raised,
)
from tests.oracle import approvals as oracle

HOUR: Final = timedelta(hours=1)
GROUP: Final = Entitlement(capacity="group_representative")


def approve(case: Complaint, *grants: Grant) -> RemedyApproved:
    return RemedyApproved(at=later(case), by=SUSI, grants=grants)


def until(case: Complaint, state: State) -> Complaint:
    """Return the complaint further on its way, in a state."""
    while case.state is not state:
        case = then(case, step(case))
    return case


def proposing(case: Complaint) -> RemedyProposed:
    event = step(case)
    assert isinstance(event, RemedyProposed)
    return event


def signed(request: ApprovalRequest) -> Grant:
    return sign(Approval(request), by=FRED, at=request.at, rules=POLICY)


# --- each sample that was found --------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.18", "BANK-4.1")
def test_one_approval_does_not_pay_twice_after_reopening() -> None:
    case = case_at(State.PROPOSED)
    grant = grant_for(case)
    answered = until(then(case, approve(case, grant)), State.ANSWERED)
    again = until(then(answered, FollowUpUnsolved(at=later(answered), by=CARL, note="not paid", statement=SAID)), State.PROPOSED)
    assert again.granted == cny("500")
    assert codes(again, approve(again, grant)) == ["grant_asked_too_early", "grant_used"]
    assert then(again, approve(again, grant_for(again))).granted == cny("1000")


@pytest.mark.clause("RULES-4.18", "BANK-4.1")
@pytest.mark.parametrize(
    ("request_", "put", "expected"),
    [
        ({"customer": "K-8"}, {}, ["grant_of_other_customer"]),
        ({"customer": None}, {}, ["grant_of_other_customer"]),
        ({}, {"at": timedelta(days=365)}, ["grant_signed_later"]),
        ({"at": timedelta(days=-6 * 365)}, {"at": timedelta(days=-6 * 365)}, ["grant_asked_too_early"]),
        ({"at": timedelta(days=-1)}, {}, ["grant_asked_too_early"]),
        ({"subject": "C-9"}, {}, ["grant_of_other_subject"]),
    ],
)
def test_a_grant_is_for_this_customer_and_between_proposal_and_use(
    request_: dict[str, object], put: dict[str, timedelta], expected: list[str]
) -> None:
    case = case_in(State.PROPOSED)
    good = grant_for(case)
    moved = {name: good.request.at + value if isinstance(value, timedelta) else value for name, value in request_.items()}
    signature = attrs.evolve(good.signatures[0], at=good.request.at + put.get("at", timedelta()))
    grant = Grant(request=attrs.evolve(good.request, **moved), chain=good.chain, signatures=(signature,), edition="bank@2026")  # type: ignore[arg-type]
    assert [one.code for one in case.check(approve(case, grant), rules=RULES).reasons] == expected
    assert case.check(approve(case, good), rules=RULES).allowed


@pytest.mark.clause("RULES-4.18", "BANK-4.1")
def test_a_customer_who_is_not_known_is_nobody_elses() -> None:
    case = case_in(State.PROPOSED, attrs.evolve(CARD, customer=None))
    named = attrs.evolve(grant_for(case).request, customer="K-7")
    assert [one.code for one in case.check(approve(case, signed(named)), rules=RULES).reasons] == ["grant_of_other_customer"]
    assert case.check(approve(case, grant_for(case)), rules=RULES).allowed


@pytest.mark.clause("RULES-4.18", "BANK-4.1")
def test_who_is_no_customer_yet_is_paid_under_the_number_of_the_complaint() -> None:
    """Where a window adds up per customer, a request must name one; else nobody who is none could ever be paid."""
    case = case_in(State.PROPOSED, attrs.evolve(CARD, customer=None))
    numbered = attrs.evolve(grant_for(case).request, customer=case.id)
    assert case.check(approve(case, signed(numbered)), rules=RULES).allowed
    known = case_in(State.PROPOSED)
    assert [
        one.code for one in known.check(approve(known, signed(attrs.evolve(grant_for(known).request, customer=known.id))), rules=RULES).reasons
    ] == ["grant_of_other_customer"]


@pytest.mark.clause("RULES-4.18", "BANK-4.1")
def test_what_nobody_with_authority_signed_is_no_grant() -> None:
    case = case_in(State.PROPOSED)
    request = grant_for(case).request
    with pytest.raises(InvalidValue, match="has no chain"):
        Grant(request=request, chain=(), signatures=(), edition="nope")
    with pytest.raises(InvalidValue, match="`anna` signs as `janitor` without holding that position"):
        Grant(request=request, chain=("ceo",), signatures=(Signature(by=ANNA, at=later(case), position="janitor", edition="?"),), edition="?")


@pytest.mark.clause("RULES-4.18", "BANK-4.1")
def test_a_grant_past_its_end_pays_nothing() -> None:
    case = case_in(State.PROPOSED)
    grant = attrs.evolve(grant_for(case), good_until=later(case))
    assert [one.code for one in case.check(approve(case, grant), rules=RULES).reasons] == ["grant_over"]
    assert case.check(attrs.evolve(approve(case, grant), at=later(case) - timedelta(microseconds=1)), rules=RULES).allowed


# --- sent back before the customer heard of it -----------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.18", "BANK-4.1")
def test_a_grant_serves_again_where_its_remedy_was_taken_back_before_the_customer_heard_of_it() -> None:
    case = case_at(State.PROPOSED)
    grant = grant_for(case)
    back = then(then(case, approve(case, grant)), NewFacts(at=later(case, hours=2), by=CARL, why="a second letter", statement=SAID))
    assert (back.granted, back.spent) == (None, ())
    again = until(back, State.PROPOSED)
    approved = then(again, approve(again, grant))
    assert [one.id for one in approved.spent] == [grant.id]
    returned = then(case, SentBack(at=later(case), by=SUSI, why="say why"))
    proposed = until(returned, State.PROPOSED)
    assert codes(proposed, approve(proposed, grant)) == []  # never relied on; asked for since it was first proposed


ENDS: Final[Mapping[str, Callable[[Complaint], Event]]] = {
    "withdrawn": lambda case: Withdrawn(at=later(case), by=CARL, why="enough", statement=SAID),
    "referred": lambda case: Referred(at=later(case), by=CARL, reply=WRITTEN, body="the insurer"),
}
BACK: Final[Mapping[str, str]] = {"withdrawn": "withdrawal_retracted", "referred": "referral_returned"}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.clause("RULES-4.18", "BANK-4.1", "RULES-4.26")
def test_money_that_the_customer_never_heard_of_was_not_given_and_its_approval_is_free(end: str) -> None:
    """Approved, and the complaint ends before they are told; it comes back, and the same approval pays once, and never again."""
    case = case_at(State.PROPOSED)
    grant = grant_for(case)
    approved = until(then(case, approve(case, grant)), State.RETURNED)
    assert (approved.granted, record_of(approved, at=later(approved), rules=LAW).remedy) == (cny("500"), cny("500"))  # they are going to be told
    gone = then(approved, ENDS[end](approved))
    assert (gone.granted, gone.grants, gone.spent, gone.owed, record_of(gone, at=later(gone), rules=LAW).remedy) == (None, (), (), (), None)
    assert gone.as_of(approved.history[-1].event.at, rules=LAW) == approved
    back = then(gone, Reopened(at=later(gone), by=CARL, why="they came", on=BACK[end], statement=SAID))
    again = until(back, State.PROPOSED)
    paid = until(then(again, approve(again, grant)), State.ANSWERED)
    assert (paid.granted, [one.id for one in paid.spent], paid.owed) == (cny("500"), [grant.id], REMEDIES)
    last = until(then(paid, FollowUpUnsolved(at=later(paid), by=CARL, note="still", statement=SAID)), State.PROPOSED)
    assert "grant_used" in codes(last, approve(last, grant))


@pytest.mark.clause("RULES-4.18", "RULES-1.2")
def test_of_what_was_approved_in_a_duplicate_only_what_its_customer_heard_of_was_relied_on() -> None:
    """A firm's own table may merge what was approved; nobody is told of it there any more."""
    other = until(case_at(State.PROPOSED, attrs.evolve(CARD, number="C-8")), State.RETURNED)
    assert len(other.grants) == 1
    into = then(case_at(State.ASSIGNED), MergedIn(at=later(other), by=ADA, other=other.id, card=other.card, history=other.history))
    assert (into.spent, into.owed) == ((), ())
    ended = other.moved(State.MERGED, (*other.history, Step(other.version + 1, "merge", MergedInto(at=later(other), by=ADA, into="C-1"))))
    assert (ended.granted, ended.spent) == (None, ())


@pytest.mark.clause("RULES-4.18", "RULES-1.2")
def test_what_a_joint_complaint_relied_on_serves_none_that_is_split_from_it() -> None:
    joint = until(case_at(State.PROPOSED, attrs.evolve(CARD, complainants=2, entitlement=GROUP)), State.ANSWERED)
    (grant,) = joint.grants
    joint = then(joint, FollowUpUnsolved(at=later(joint), by=CARL, note="still", statement=SAID))
    joint, (part,) = split(joint, (attrs.evolve(CARD, number="C-8"),), at=later(joint), by=CARL, rules=LAW)
    assert (part.granted, part.grants, part.spent) == (None, (), (grant,))
    part = until(part, State.PROPOSED)
    mine = attrs.evolve(grant_for(part).request, id=grant.id)
    assert codes(part, approve(part, signed(mine))) == ["grant_used"]


@pytest.mark.clause("RULES-4.18", "BANK-4.1")
def test_one_approval_for_two_kinds_of_money_is_used_twice() -> None:
    case = case_at(State.DECIDED)
    two = (Remedy(kind="compensation", amount=cny("500")), Remedy(kind="price_reduction", amount=cny("500")))
    case = then(case, attrs.evolve(proposing(case), remedies=two))
    first, second = grant_for(case), grant_for(case, "price_reduction")
    same_id = signed(attrs.evolve(second.request, id=first.id))
    assert codes(case, approve(case, first, same_id)) == ["grant_used"]
    assert codes(case, approve(case, first, second)) == []


@pytest.mark.clause("RULES-4.18", "BANK-4.1", "RULES-1.2")
def test_what_a_duplicate_relied_on_is_used_for_the_complaint_that_it_was_merged_into() -> None:
    paid = until(case_at(State.PROPOSED), State.ANSWERED)
    (grant,) = paid.spent
    case = case_at(State.ASSIGNED, attrs.evolve(CARD, number="C-8"))
    case = then(case, MergedIn(at=later(paid), by=ADA, other=paid.id, card=paid.card, history=paid.history))
    assert (case.grants, case.spent) == ((), (grant,))
    case = until(case, State.PROPOSED)
    mine = attrs.evolve(grant_for(case).request, id=grant.id)
    assert codes(case, approve(case, signed(mine))) == ["grant_used"]
    nested = then(
        case_at(State.ASSIGNED, attrs.evolve(CARD, number="C-9")),
        MergedIn(at=later(case), by=ADA, other=case.id, card=case.card, history=case.history),
    )
    assert nested.spent == (grant,)


# --- emergencies -----------------------------------------------------------------------------------------------------------------------------


def emergency(*amounts: str) -> Complaint:
    case = grouped(case_at(State.CONTACTED, b.SEVERE))
    return then(case, acted(case, *amounts))


def ratify(case: Complaint, *grants: Grant) -> EmergencyRatified:
    return EmergencyRatified(at=later(case), by=ADA, grants=grants)


@pytest.mark.clause("BANK-4.1")
def test_two_emergencies_are_not_ratified_by_one_grant() -> None:
    case = emergency("300")
    grant = grant_of(case, "300")
    done = then(case, ratify(case, grant))
    again = then(done, acted(done, "300"))
    assert codes(again, ratify(again, grant)) == ["grant_asked_too_early", "grant_used"]
    assert then(again, ratify(again, grant_of(again, "300"))).granted == cny("600")


@pytest.mark.clause("BANK-4.1")
def test_approval_is_made_up_for_what_was_paid_and_not_before() -> None:
    case = emergency("300")
    before = attrs.evolve(grant_of(case, "300").request, at=case.history[-1].event.at - HOUR)
    assert codes(case, ratify(case, signed(before))) == ["grant_asked_too_early"]


@pytest.mark.clause("BANK-4.1")
def test_what_was_refused_afterwards_is_not_granted_after_all_and_no_refusal_serves_twice() -> None:
    case = emergency("300")
    asked = grant_of(case, "300").request
    no = refuse(Approval(asked), by=FRED, at=asked.at, rules=POLICY)

    def refused(on: Complaint, *refusals: Refusal) -> EmergencyRefused:
        return EmergencyRefused(at=later(on), by=ADA, why="too much", refusals=refusals)

    done = then(case, refused(case, no))
    assert done.refused == {asked.id}
    again = then(done, acted(done, "300"))
    assert codes(again, ratify(again, signed(attrs.evolve(asked, at=again.history[-1].event.at)))) == ["grant_refused"]
    assert codes(again, refused(again, no)) == ["complaint.other_refusal"]
    at = again.history[-1].event.at
    same_id = attrs.evolve(no, request=attrs.evolve(asked, at=at), at=at)
    assert codes(again, refused(again, same_id)) == ["complaint.other_refusal"]
    assert codes(again, refused(again, attrs.evolve(same_id, request=attrs.evolve(same_id.request, id="R-2")))) == []
    for other in (
        attrs.evolve(no, by_rules=True),
        attrs.evolve(no, at=later(case, hours=9)),
        attrs.evolve(no, request=attrs.evolve(asked, customer="K-8")),
        attrs.evolve(no, request=attrs.evolve(asked, at=asked.at - HOUR)),
    ):
        assert codes(case, refused(case, other)) == ["complaint.other_refusal"]


# --- decided alone ---------------------------------------------------------------------------------------------------------------------------

BAND: Final = Band(upper=cny("200"), positions=("outlet_clerk", "specialist"), decides_alone=True)
SMALL: Final = PolicyRules(
    edition="bank@2026",
    currency="CNY",
    limits={
        "compensation": Limit(action="compensation", bands=(BAND, Band(above=cny("199.99"), position="manager")), window=Aggregation(14, "customer"))
    },
)
CLERK: Final = attrs.evolve(ANNA, positions=ANNA.positions | {"outlet_clerk"})


def at_once(case: Complaint, amount: str = "50") -> SolvedAtOnce:
    """Return a solution at once with money that the clerk decided alone."""
    asked = ApprovalRequest(
        id="A-1", action="compensation", amount=cny(amount), requested_by=CLERK, at=later(case), subject=case.id, customer=case.card.customer
    )
    grant = decide_alone(Approval(asked), by=CLERK, at=asked.at, rules=SMALL, related=())
    remedies = (Remedy(kind="compensation", amount=cny(amount)),)
    return SolvedAtOnce(at=later(case), by=CLERK, reply=WRITTEN, content=True, remedies=remedies, grants=(grant,), statement=SAID)


@pytest.mark.clause("BANK-4.1", "FIN-2.3")
def test_a_clerk_gives_fifty_yuan_on_the_spot() -> None:
    case = raised(b.SIMPLE, LAW)
    assert then(case, at_once(case)).granted == cny("50")
    assert codes(case, attrs.evolve(at_once(case), by=CARL)) == ["alone_for_another"]
    assert codes(case, attrs.evolve(at_once(case), by=attrs.evolve(CLERK, on_behalf_of="carl"))) == ["alone_for_another"]
    about_her = raised(attrs.evolve(b.SIMPLE, person="anna"), LAW)
    assert "complaint.about_actor" in codes(about_her, at_once(about_her))


@pytest.mark.clause("RULES-4.13", "RULES-4.18")
def test_a_decision_alone_never_stands_for_a_review() -> None:
    case = case_at(State.DECIDED)
    case = then(case, attrs.evolve(proposing(case), remedies=(Remedy(kind="compensation", amount=cny("50")),)))
    handler = attrs.evolve(HANS, positions=frozenset({"specialist"}))
    asked = attrs.evolve(grant_for(case).request, requested_by=handler)
    grant = decide_alone(Approval(asked), by=handler, at=asked.at, rules=SMALL, related=())
    assert codes(case, approve(case, grant)) == ["grant_alone"]


# --- by no walk is a grant relied on twice ---------------------------------------------------------------------------------------------------


def story(case: Complaint) -> list[tuple[str, list[str]]]:
    return [(one.event.name, [grant.id for grant in getattr(one.event, "grants", ())]) for one in case.history]


def joined(case: Complaint) -> MergedIn:
    """Return a merger with a duplicate that was paid."""
    paid = until(case_at(State.PROPOSED, attrs.evolve(CARD, number=f"D-{case.version}")), State.ANSWERED)
    return MergedIn(at=max(later(case), later(paid)), by=ADA, other=paid.id, card=paid.card, history=paid.history)


def all_relied_on(case: Complaint) -> list[str]:
    """Return what the money of a complaint and of its duplicates rests on."""
    merged = [step.event for step in case.history if isinstance(step.event, MergedIn)]
    told = [[(one.event.name, [grant.id for grant in getattr(one.event, "grants", ())]) for one in each.history] for each in merged]
    return [id for each in (story(case), *told) for id in oracle.relied_on(each)]


Make = Callable[[Complaint, Random], Event]

BESIDE: Final[tuple[Make, ...]] = (
    lambda case, _: NewFacts(at=later(case), by=CARL, why="more", statement=SAID),
    lambda case, _: SentBack(at=later(case), by=SUSI, why="again"),
    lambda case, _: FollowUpUnsolved(at=later(case), by=CARL, note="still", statement=SAID),
    lambda case, _: Reopened(at=later(case), by=CARL, why="not paid", on="unsolved"),
    lambda case, _: PassedOn(at=later(case), by=ANNA, why="more than that"),
    lambda case, _: joined(case),
    lambda case, _: CustomerContacted(at=later(case), by=CARL, notice=b.CALLED),
    lambda case, dice: ENDS[dice.choice(tuple(ENDS))](case),
    lambda case, dice: Reopened(at=later(case), by=CARL, why="back", on=dice.choice(tuple(BACK.values())), statement=SAID),
)


CRISIS: Final[tuple[Make, ...]] = (
    lambda case, dice: acted(case, dice.choice(("300", "500"))) if case.group else grouped(case).history[-1].event,
    lambda case, _: ratify(case, *(grant_of(case, str(total.amount)) for total in _waiting(case))),
)


def _waiting(case: Complaint) -> list[Money]:
    amounts = [remedy.amount for one in case.unapproved for remedy in one.remedies if remedy.amount is not None]
    return [Money.total(amounts, "CNY")] if amounts else []


def happens(case: Complaint, dice: Random) -> Event | None:
    """Return something that may happen: mostly the next step, now and then something beside it; nothing where none is known."""
    if dice.random() < 0.65 and (case.state in b.NEXT or case.state is State.RECEIVED):
        if case.state is State.RECEIVED and case.class_id == "simple":
            back = Remedy(kind="compensation", amount=cny("300"))
            return SolvedAtOnce(
                at=later(case), by=ANNA, reply=WRITTEN, content=True, remedies=(back,), grants=(grant_of(case, "300", by=ANNA),), statement=SAID
            )
        return step(case)
    try:
        return dice.choice(CRISIS if case.class_id == "severe" and dice.random() < 0.5 else BESIDE)(case, dice)
    except Exception:  # noqa: BLE001 - it cannot happen here
        return None


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**9))
def test_by_no_walk_is_a_grant_relied_on_twice(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - a walk to be walked again
    case = raised(dice.choice((CARD, b.SIMPLE, b.SEVERE)), LAW)
    given_out: list[Grant] = []
    for _ in range(70):
        event = happens(case, dice)
        if event is None:
            continue
        own = list(getattr(event, "grants", ()))
        if own and given_out and dice.random() < 0.5:
            own = [dice.choice(given_out) for _ in own]
            event = attrs.evolve(event, grants=tuple(own))  # type: ignore[call-arg]
        used, ids = all_relied_on(case), [one.id for one in own]
        decision = case.check(event, rules=LAW)
        found = [one.code for one in decision.reasons]
        if set(ids) & set(used) and "not_now" not in found:
            assert not decision.allowed
        if "grant_used" in found:
            assert set(ids) & set(used)
        if decision.allowed:
            case, given_out = then(case, event), [*given_out, *own]
            used = all_relied_on(case)
            assert len(used) == len(set(used))
            assert sorted(one.id for one in case.grants) == sorted(oracle.relied_on(story(case)))
            assert sorted(one.id for one in case.spent) == sorted(used)
