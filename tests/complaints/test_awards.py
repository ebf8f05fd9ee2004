"""A decision that binds the firm and gives the customer something is honoured: taken up, upheld, approved, before the file is closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Complaint, Entitlement, Remedy, State, merge, split
from crmcore.complaints import events as e
from crmcore.complaints.awards import awards_of, last_binding
from crmcore.complaints.supervision import AwardWaiting, awards_waiting, work_list
from crmcore.event import Event
from crmcore.lifecycles import Step
from crmcore.messages import Language
from crmcore.money import Money
from tests.complaints.alongside import grant_of
from tests.complaints.cases import (
    ADA,
    ANNA,
    CARD,
    CARL,
    FORWARD,
    GREG,
    HANS,
    NO_ACTION,
    OTTO,
    RULES,
    SAID,
    SUSI,
    WRITTEN,
    case_in,
    cny,
    later,
    performed,
    walked,
)
from tests.complaints.test_outside import ANSWERED, EDITIONS, SUED, after, codes, decided, taken
from tests.oracle import awarding as oracle


def closing(case: Complaint) -> list[str]:
    return codes(case, e.Closed(at=later(case), by=CARL, no_action=NO_ACTION))


def awarded(case: Complaint, amount: str | None = "300", **more: object) -> e.OutsideDecided:
    """Return a decision for the customer that binds the firm."""
    made = attrs.evolve(decided(case), award=None if amount is None else cny(amount), binding=True)
    return attrs.evolve(made, **more)  # type: ignore[arg-type]


def short(case: Complaint) -> list[Money | None]:
    return [one.short for one in awards_of(case.history, RULES.currency)]


def reopened(case: Complaint) -> Complaint:
    return after(case, e.Reopened(at=later(case), by=CARL, on="outside_decision", why="the decision"))


@pytest.mark.clause("RULES-1.2", "RULES-4.25")
def test_it_waits_for_somebody_to_take_it_up_and_the_file_is_not_closed_before() -> None:
    case = performed(after(SUED, awarded(SUED)), RULES)
    assert closing(case) == ["complaint.award_waits"]
    assert e.Closed in {one.event for one in case.explain(actor=CARL, at=later(case), rules=RULES).blocked}
    (waits,) = work_list([case], at=later(case), rules=EDITIONS).awards
    body = "a body of that kind"
    assert waits == AwardWaiting(case=case.id, forum="court", body=body, reference="C-7/26", decided=later(SUED).date(), short=cny("300"))  # type: ignore[arg-type]
    said = f"`{case.id}`: `C-7/26` (court `{body}`) ended in the customer's favour on {waits.decided}, and that binds the firm; reopen the complaint for that"
    assert str(waits) == said
    assert "有约束力" in waits.text(Language.ZH)
    todo = work_list([case], at=later(case), rules=EDITIONS)
    assert (todo.for_role("customer_service").awards, todo.for_role("handler").awards) == ((waits,), ())
    assert waits.text() in list(todo.lines())
    assert awards_waiting(case, at=SUED.history[-1].event.at, rules=RULES) == ()  # not decided yet
    again = reopened(case)
    assert [(one.taken_up, one.short) for one in awards_waiting(again, at=later(again), rules=RULES)] == [(True, cny("300"))]


@pytest.mark.clause("RULES-1.2", "RULES-4.12")
def test_what_binds_the_firm_is_upheld_at_least_in_part() -> None:
    case = walked(reopened(after(SUED, awarded(SUED))), State.SUBMITTED)

    def ruled(case: Complaint, ruling: str) -> list[str]:
        return codes(case, e.Decided(at=later(case), by=GREG, ruling=ruling))

    assert (ruled(case, "not_upheld"), ruled(case, "partly_upheld"), ruled(case, "upheld")) == (["complaint.award_binds"], [], [])
    free = walked(reopened(after(SUED, awarded(SUED, binding=False))), State.SUBMITTED)
    assert ruled(free, "not_upheld") == []  # what does not bind the firm is a reason to look again, no more


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
@pytest.mark.parametrize(("award", "left"), [(None, None), ("300", None), ("500", None), ("500.01", "0.01"), ("620", "120")])
def test_the_money_that_it_awards_is_approved_before_the_file_is_closed(award: str | None, left: str | None) -> None:
    """The remedies of these cases cost 500."""
    case = reopened(after(SUED, awarded(SUED, award)))
    case = performed(walked(case, State.ANSWERED), RULES)
    assert closing(case) == ([] if left is None else ["complaint.award_not_granted"])
    assert short(case) == [None if left is None else cny(left)]
    waits = awards_waiting(case, at=later(case), rules=RULES)
    assert [(one.short, one.taken_up) for one in waits] == ([] if left is None else [(cny(left), True)])
    if left is not None:
        (why,) = case.check(e.Closed(at=later(case), by=CARL, no_action=NO_ACTION), rules=RULES).reasons
        assert f"{cny(left)} awarded outside is not approved yet" in str(why)
        assert str(waits[0]).endswith(f"and that binds the firm; {cny(left)} of it is not approved yet")
        assert "未获批准" in waits[0].text(Language.ZH)


@pytest.mark.parametrize("result", ["against_customer", "dropped_outside"])
def test_what_gives_the_customer_nothing_asks_for_nothing(result: str) -> None:
    case = performed(after(SUED, awarded(SUED, None, result=result)), RULES)
    assert closing(case) == []


@pytest.mark.clause("RULES-1.2")
def test_no_money_is_asked_for_that_the_firm_cannot_approve() -> None:
    """It approves the rulebook's currency only; what is awarded in another is taken up, and paid outside the remedies."""
    case = after(SUED, awarded(SUED, award=attrs.evolve(cny("300"), currency="EUR")))
    assert closing(performed(case)) == ["complaint.award_waits"]
    case = performed(walked(reopened(case), State.ANSWERED), RULES)
    assert (short(case), closing(case), awards_waiting(case, at=later(case), rules=RULES)) == ([None], [], ())


# --- merged and split ------------------------------------------------------------------------------------------------------------------------


def merged(other: Complaint, into: Complaint | None = None) -> Complaint:
    """What a complaint is once another was merged into it, which the customer said is not solved."""
    other = after(other, e.FollowUpUnsolved(at=later(other), by=CARL, statement=SAID)) if other.state is State.ANSWERED else other
    case = case_in(State.ASSIGNED) if into is None else into
    case, _ = merge(case, other, at=max(later(case), later(other)), by=ADA, rules=EDITIONS)
    return case


def duplicate(state: State = State.ANSWERED) -> Complaint:
    case = case_in(state, attrs.evolve(CARD, number="C-2"))
    return after(case, taken(case))


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
def test_what_a_duplicate_honoured_is_not_paid_again() -> None:
    other = duplicate()
    other = performed(walked(reopened(after(other, awarded(other))), State.ANSWERED))
    case = performed(merged(other))
    assert (short(case), awards_waiting(case, at=later(case), rules=RULES)) == ([None], ())
    case = without_money(case)
    assert closing(case) == []


def without_money(case: Complaint) -> Complaint:
    """The complaint on its way to an answer that comes with an apology only."""
    while case.state is not State.ANSWERED:
        event = FORWARD[State.ACCEPTED if case.state is State.REOPENED else case.state](case)
        if isinstance(event, e.RemedyProposed):
            event = attrs.evolve(event, remedies=event.remedies[1:])
        if isinstance(event, e.RemedyApproved):
            event = attrs.evolve(event, grants=())
        case = after(case, event)
    return performed(case)


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
def test_what_a_duplicate_did_not_pay_is_paid_by_the_complaint_that_it_goes_on_as() -> None:
    other = duplicate()
    case = merged(after(other, awarded(other)))  # taken up there, since the customer said that it was not solved
    assert [(one.taken_up, one.short) for one in awards_of(case.history, "CNY")] == [(True, cny("300"))]
    assert [(one.short, one.taken_up) for one in awards_waiting(case, at=later(case), rules=RULES)] == [(cny("300"), True)]
    assert closing(without_money(case)) == ["complaint.award_not_granted"]
    assert closing(performed(walked(case, State.ANSWERED))) == []
    gone, _ = merged_away(after(other, awarded(other)))
    assert awards_waiting(gone, at=later(gone), rules=RULES) == ()  # it waits on the file that goes on


def merged_away(other: Complaint) -> tuple[Complaint, Complaint]:
    other = after(other, e.FollowUpUnsolved(at=later(other), by=CARL, statement=SAID))
    into, gone = merge(case_in(State.ASSIGNED), other, at=later(other), by=ADA, rules=EDITIONS)
    return gone, into


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
def test_the_same_decision_on_two_files_counts_once_and_what_either_did_for_it() -> None:
    other = duplicate()
    main = after(case_in(State.ASSIGNED), taken(case_in(State.ASSIGNED)))
    main = after(main, awarded(main))
    paid = performed(walked(reopened(after(other, awarded(other))), State.ANSWERED))
    assert short(merged(after(other, awarded(other)), main)) == [cny("300")]
    both = without_money(merged(paid, main))
    assert (short(both), closing(both)) == ([None], [])

    def part(amount: int) -> tuple[Any, ...]:
        return ("take", 0, "1"), ("award", 3, "1", "for_customer", True), ("approve", amount), ("tell",)

    paid_by = {(mine, theirs): history_of((*part(mine), ("merge", part(theirs)))) for mine, theirs in ((0, 1), (1, 0), (1, 1), (2, 1), (2, 2))}
    left = {key: [one.short for one in awards_of(history, "CNY")] for key, history in paid_by.items()}
    assert left == {(0, 1): [cny("2")], (1, 0): [cny("2")], (1, 1): [cny("1")], (2, 1): [None], (2, 2): [None]}


@pytest.mark.clause("RULES-1.2")
def test_the_last_decision_that_binds_is_the_one_that_counts() -> None:
    """An arbitrator's 300, a court's 500 after it; then a higher court gives the customer nothing. An appeal that was dropped leaves it as it was."""
    case = after(SUED, taken(SUED, "arbitration", "A-1"), taken(SUED, "court", "H-1"))
    case = after(case, awarded(case, "300", forum="arbitration", reference="A-1"))
    assert short(case) == [cny("300")]
    case = after(case, awarded(case, "500"))
    assert [(one.decided.reference, one.short) for one in awards_of(case.history, "CNY")] == [("C-7/26", cny("500"))]
    dropped = after(case, awarded(case, None, reference="H-1", result="dropped_outside"))
    assert short(dropped) == [cny("500")]
    advised = after(case, awarded(case, None, reference="H-1", result="against_customer", binding=False))
    assert short(advised) == [cny("500")]
    case = after(case, awarded(case, None, reference="H-1", result="against_customer"))
    assert (awards_of(case.history, "CNY"), last_binding(case.history), closing(performed(case))) == ((), None, [])


@pytest.mark.clause("RULES-1.2")
def test_two_complaints_that_became_one_keep_both_decisions_until_somebody_decides_on_the_whole() -> None:
    other = duplicate()
    main = case_in(State.ASSIGNED)
    main = after(main, taken(main, "court", "C-1"), taken(main, "court", "C-3"))
    main = merged(after(other, awarded(other)), after(main, awarded(main, "200", reference="C-1")))
    assert short(main) == [cny("200"), cny("300")]
    mine = after(main, awarded(main, "100", reference="C-3"))  # it had my complaint only
    assert sorted(str(one) for one in short(mine)) == sorted([str(cny("100")), str(cny("300"))])
    main = after(main, taken(main, "court", "H-1"))
    main = after(main, awarded(main, "250", reference="H-1"))
    assert short(main) == [cny("250")]


@pytest.mark.clause("RULES-1.2", "RULES-4.12")
def test_what_binds_the_joint_complaint_binds_whoever_was_split_off_and_is_paid_on_the_joint_one() -> None:
    card = attrs.evolve(CARD, complainants=3, customer_name="段誉", entitlement=Entitlement(capacity="group_representative", representatives=2))
    joint = case_in(State.ASSIGNED, card)
    joint = after(joint, taken(joint))
    joint = after(joint, awarded(joint))
    joint, (part,) = split(
        joint, (attrs.evolve(card, number="C-2", complainants=1, entitlement=Entitlement()),), at=later(joint), by=CARL, rules=RULES
    )
    assert (short(joint), short(part)) == ([cny("300")], [None])
    assert last_binding(part.history) is not None
    part = walked(part, State.SUBMITTED)
    assert codes(part, e.Decided(at=later(part), by=GREG, ruling="not_upheld")) == ["complaint.award_binds"]
    assert closing(without_money(part)) == []


def apart(joint: Complaint) -> tuple[Complaint, Complaint]:
    """What a joint complaint of three and one of them are, once that one goes on alone."""
    card = attrs.evolve(joint.card, number="C-2", customer="K-9", complainants=1, entitlement=Entitlement())
    joint, (part,) = split(joint, (card,), at=later(joint), by=CARL, rules=RULES)
    return joint, part


def together(one: Complaint, other: Complaint) -> Complaint:
    """One complaint, once the other was merged into it."""
    into, _ = merge(one, other, at=max(later(one), later(other)), by=ADA, rules=EDITIONS)
    return into


def joint_one(state: State = State.ASSIGNED) -> Complaint:
    """Three who complain jointly, and sued."""
    card = attrs.evolve(CARD, complainants=3, customer_name="段誉", entitlement=Entitlement(capacity="group_representative", representatives=2))
    case = case_in(state, card)
    return after(case, taken(case))


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
def test_what_the_joint_complaint_pays_it_pays_still_once_who_left_is_back() -> None:
    joint = joint_one()
    joint, part = apart(after(joint, awarded(joint)))
    for back in (together(joint, part), together(part, joint)):
        assert short(back) == [cny("300")]
        assert closing(without_money(back)) == ["complaint.award_not_granted"]
        assert closing(performed(walked(back, State.ANSWERED))) == []


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
def test_what_the_joint_complaint_paid_in_part_lacks_the_rest_once_who_left_is_back() -> None:
    joint = joint_one()
    joint = reopened(performed(walked(after(joint, awarded(joint, "620")), State.ANSWERED)))  # 500 were approved
    joint, part = apart(joint)
    assert (short(joint), short(part)) == ([cny("120")], [None])
    assert (short(together(joint, part)), short(together(part, joint))) == ([cny("120")], [cny("120")])


@pytest.mark.clause("RULES-1.2", "RULES-4.14")
def test_who_stayed_and_who_left_are_each_told_what_binds_the_firm() -> None:
    """What the part was told of, those who stayed were not; nor the other way round."""
    joint, part = apart(joint_one())
    joint, part = after(joint, awarded(joint, None)), after(part, awarded(part, None))
    answered = without_money(part)
    assert [one.taken_up for one in awards_of(answered.history, "CNY")] == [True]
    answered = after(answered, e.FollowUpUnsolved(at=later(answered), by=CARL, statement=SAID))
    for back in (together(joint, answered), together(answered, joint)):
        assert [one.taken_up for one in awards_of(back.history, "CNY")] == [False]


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
@pytest.mark.parametrize(("result", "amount"), [("against_customer", None), ("for_customer", "50")])
def test_what_who_left_took_elsewhere_replaces_nothing_of_those_who_stayed(result: str, amount: str | None) -> None:
    joint = joint_one()
    joint, part = apart(after(joint, awarded(joint)))
    part = after(part, taken(part, reference="Y-1", body="another court"))
    undecided = together(joint, part)
    part = after(part, awarded(part, amount, reference="Y-1", result=result))
    own = [] if amount is None else [cny(amount)]
    assert short(part) == own  # for who left it does
    for back in (together(joint, part), after(undecided, awarded(undecided, amount, reference="Y-1", result=result))):
        assert short(back) == [cny("300"), *own]
        assert last_binding(back.history) is not None
    assert sorted(map(str, short(together(part, joint)))) == sorted(map(str, [cny("300"), *own]))
    whole = together(joint, part)
    whole = after(whole, taken(whole, reference="Z-1", body="the high court"))
    assert short(after(whole, awarded(whole, "70", reference="Z-1"))) == [cny("70")]  # it has them all


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
def test_what_a_file_took_elsewhere_that_has_one_who_left_replaces_nothing_of_those_who_stayed() -> None:
    """Who left was merged into another complaint, and that sued; then those who stayed were merged into it too."""
    joint = joint_one()
    joint, part = apart(after(joint, awarded(joint)))
    third = together(case_in(State.ASSIGNED, attrs.evolve(CARD, number="C-3")), part)
    third = after(third, taken(third, reference="Y-1"))
    third = after(third, awarded(third, "50", reference="Y-1"))
    assert short(third) == [cny("50")]
    assert sorted(map(str, short(together(third, joint)))) == sorted(map(str, [cny("300"), cny("50")]))


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
def test_what_is_decided_after_the_split_binds_who_left_and_is_paid_on_the_joint_one_only() -> None:
    joint, part = apart(joint_one())
    part = after(part, awarded(part))
    assert (short(part), [one.taken_up for one in awards_waiting(part, at=later(part), rules=RULES)]) == ([None], [])
    ruled = e.Decided(at=later(walked(part, State.SUBMITTED)), by=GREG, ruling="not_upheld")
    assert codes(walked(part, State.SUBMITTED), ruled) == ["complaint.award_binds"]
    assert closing(without_money(part)) == []
    known = after(joint, awarded(joint))
    assert short(known) == [cny("300")]
    for back in (together(known, part), together(part, known), together(joint, part), together(part, joint)):
        assert short(back) == [cny("300")]  # also where it was put on the part only: all are one file now
    paid = reopened(performed(walked(known, State.ANSWERED)))
    assert (short(together(paid, part)), short(together(part, paid))) == ([None], [None])


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
def test_two_bodies_of_one_reference_decided_two_things() -> None:
    other = case_in(State.ANSWERED, attrs.evolve(CARD, number="C-2"))
    other = after(other, taken(other, body="court of Haidian"))
    main = after(case_in(State.ASSIGNED), taken(case_in(State.ASSIGNED)))
    main = merged(after(other, awarded(other, "500")), after(main, awarded(main)))
    assert short(main) == [cny("300"), cny("500")]
    waits = awards_waiting(main, at=later(main), rules=RULES)
    assert [(one.body, one.short) for one in waits] == [("a body of that kind", cny("300")), ("court of Haidian", cny("500"))]


# --- while it is handled, and once it ended otherwise ------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-1.2", "RULES-4.14")
def test_what_comes_while_the_complaint_is_handled_is_taken_up_by_the_answer() -> None:
    case = case_in(State.ASSIGNED)
    case = after(case, taken(case))
    case = after(case, awarded(case, None))
    assert awards_waiting(case, at=later(case), rules=RULES) == ()  # nothing to reopen, and no money
    assert closing(without_money(case)) == []


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
def test_money_approved_before_it_counts_where_the_customer_is_told_of_it_after_it() -> None:
    case = case_in(State.APPROVED)
    case = after(case, taken(case))
    case = after(case, awarded(case, "520"))
    assert short(case) == [cny("20")]
    reconsidered = after(case, e.NewFacts(at=later(case), by=CARL, why="x", statement=SAID))
    assert short(reconsidered) == [cny("520")]  # nobody was told of it, and nobody will be
    case = performed(walked(case, State.ANSWERED))
    assert (short(case), closing(case)) == ([cny("20")], ["complaint.award_not_granted"])


@pytest.mark.clause("RULES-1.2", "RULES-4.12")
def test_a_refusal_that_was_decided_before_it_is_no_answer_to_it() -> None:
    case = case_in(State.SUBMITTED)
    case = after(case, e.Decided(at=later(case), by=GREG, ruling="not_upheld"), taken(case_in(State.PROPOSED)))
    case = without_money(after(case, awarded(case, None)))
    assert closing(case) == ["complaint.award_waits"]
    assert closing(without_money(reopened(case))) == []
    case = case_in(State.NOT_ACCEPTED)
    case = after(case, taken(case))
    case = after(case, awarded(case, None), FORWARD[State.NOT_ACCEPTED](case_in(State.ASSIGNED)))
    assert closing(case) == ["complaint.award_waits"]
    assert closing(without_money(reopened(case))) == []


@pytest.mark.clause("RULES-1.2", "RULES-4.12")
def test_a_duplicate_that_brings_it_along_is_not_answered_by_a_refusal_decided_before_the_merger() -> None:
    other = duplicate()
    case = case_in(State.SUBMITTED)
    case = after(case, e.Decided(at=later(case), by=GREG, ruling="not_upheld"))
    case = merged(after(other, awarded(other, None)), case)  # taken up there, since the customer said that it was not solved
    assert closing(without_money(case)) == ["complaint.award_waits"]
    assert closing(without_money(reopened(without_money(case)))) == []


@pytest.mark.clause("RULES-1.2", "FIN-5.2")
@pytest.mark.parametrize("ending", ["withdrawn", "referred"])
def test_what_ended_without_an_answer_is_reopened_for_it(ending: str) -> None:
    case = case_in(State.ASSIGNED)
    ends = {
        "withdrawn": e.Withdrawn(at=later(case), by=CARL, why="x", statement=SAID),
        "referred": e.Referred(at=later(case), by=ADA, reply=WRITTEN, body="the ombudsman"),
    }
    case = after(case, ends[ending])
    assert codes(case, e.Reopened(at=later(case), by=CARL, on="outside_decision", why="x")) == ["complaint.no_outside_decision"]
    case = after(case, taken(case))
    case = after(case, awarded(case))
    assert [one.taken_up for one in awards_waiting(case, at=later(case), rules=RULES)] == [False]
    assert codes(case, e.Reopened(at=later(case), by=CARL, on="unsolved", why="x")) == ["complaint.reopened_for"]
    assert closing(performed(walked(reopened(case), State.ANSWERED))) == []


# --- no way round ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-1.2", "RULES-4.7")
def test_nobody_is_refused_what_binds_the_firm() -> None:
    new, confirmed = (after(case_in(one), taken(case_in(one))) for one in (State.RECEIVED, State.CONFIRMED))
    explained = e.Explained(at=later(new, hours=2), by=ANNA, reply=WRITTEN)
    declined = e.NotAccepted(at=later(confirmed, hours=2), by=OTTO, why="x")
    referred = e.Referred(at=later(new, hours=2), by=ADA, reply=WRITTEN, body="the ombudsman")
    away = e.TurnedAway(at=later(new, hours=2), by=ANNA, reply=WRITTEN)
    for case, event in ((new, explained), (confirmed, declined), (new, referred), (new, away)):
        assert "complaint.award_binds" not in codes(case, event)
        assert "complaint.award_binds" in codes(after(case, awarded(case)), event)
        assert "complaint.award_binds" not in codes(after(case, awarded(case, binding=False)), event)


@pytest.mark.clause("RULES-1.2", "BANK-4.1")
def test_emergency_money_counts_from_when_it_was_paid_and_only_once_it_was_ratified() -> None:
    case = case_in(State.ASSIGNED)
    paid = [e.EmergencyRemedy(at=later(case), by=CARL, reason="crisis", members=(), remedies=gives(one)) for one in ("100", "40")]
    ratified, refused = (
        e.EmergencyRatified(at=later(case), by=ADA, grants=(grant_of(case, "140"),)),
        e.EmergencyRefused(at=later(case), by=ADA, why="x", refusals=()),
    )
    decision = awarded(case)

    def lacks(*events: Event) -> list[Money | None]:
        return [one.short for one in awards_of(tuple(Step(number, one.name, one) for number, one in enumerate(events, 1)), "CNY")]

    assert lacks(paid[0], decision, paid[1], ratified) == [cny("260")]
    assert lacks(paid[0], decision, ratified) == [cny("300")]
    assert lacks(decision, paid[0], refused, ratified) == [cny("300")]
    assert lacks(decision, *paid) == [cny("300")]


def gives(amount: str) -> tuple[Remedy, ...]:
    return Remedy(kind="compensation", amount=cny(amount)), Remedy(kind="apology")


# --- its twin ----------------------------------------------------------------------------------------------------------------------------------

KINDS = (
    "award",
    "award",
    "award",
    "take",
    "approve",
    "tell",
    "reopen",
    "send back",
    "not upheld",
    "upheld",
    "decline",
    "reasons",
    "emergency",
    "ratify",
    "refuse",
)
RESULTS = ("for_customer", "for_customer", "settled_outside", "against_customer", "dropped_outside")
WORDS = st.tuples(
    st.sampled_from(KINDS),
    st.integers(0, 4),
    st.sampled_from(("1", "2", "3")),
    st.sampled_from(RESULTS),
    st.sampled_from((True, True, False)),
    st.sampled_from((None, None, None, "the one", "the other")),
)
FILES = st.recursive(
    st.lists(WORDS, max_size=8),
    lambda inner: st.lists(WORDS | st.tuples(st.sampled_from(("merge", "merge", "split")), inner), max_size=9),
    max_leaves=5,
)


def event_of(word: tuple[Any, ...]) -> Event:  # noqa: C901, PLR0911, PLR0912 - one line a word
    at = later(ANSWERED)
    match word:
        case ("merge", inner):
            return e.MergedIn(at=at, by=ADA, other="C-2", card=CARD, history=history_of(inner))
        case ("split", inner):
            return e.SplitFrom(at=at, by=CARL, joint="C-2", card=CARD, history=history_of(inner))
        case ("award", amount, number, result, binding, *body):
            award = attrs.evolve(cny(str(amount)), currency="CNY" if amount != 4 else "EUR") if amount else None
            return awarded(ANSWERED, None, reference=number, result=result, award=award, binding=binding, body=body[0] if body else None)
        case ("take", _, number, *more):
            return attrs.evolve(taken(ANSWERED, "court", number), body="the other" if more[2:] == ["the other"] else "the one")
        case ("approve", amount, *_):
            return e.RemedyApproved(at=at, by=SUSI, grants=(grant_of(ANSWERED, str(amount)),) if amount else ())
        case ("tell", *_):
            return e.CustomerAnswered(at=at, by=CARL, reply=WRITTEN)
        case ("reopen", *_):
            return e.Reopened(at=at, by=CARL, on="unsolved", why="x")
        case ("send back", *_):
            return e.SentBack(at=at, by=SUSI, why="x")
        case ("no" | "yes" as ruling, *_):
            return e.Decided(at=at, by=GREG, ruling="not_upheld" if ruling == "no" else "partly_upheld")
        case ("decline", *_):
            return e.NotAccepted(at=at, by=OTTO, why="x")
        case ("reasons", amount, *_):
            given = e.ReasonsGiven(at=at, by=ANNA, reply=WRITTEN), e.SolvedAtOnce(at=at, by=ANNA, reply=WRITTEN, statement=SAID, content=True)
            return given[amount % 2]
        case ("emergency", amount, *_):
            return e.EmergencyRemedy(at=at, by=CARL, reason="crisis", members=(), remedies=gives(str(amount)) if amount else ())
        case ("ratify", *_):
            return e.EmergencyRatified(at=at, by=ADA, grants=())
        case _:
            return e.EmergencyRefused(at=at, by=ADA, why="x", refusals=())


def history_of(words: Iterable[tuple[Any, ...]]) -> tuple[Step, ...]:
    return tuple(Step(number, str(word[0]), event_of(word)) for number, word in enumerate(words, 1))


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
@given(FILES)
def test_what_counts_was_taken_up_and_lacks_money_is_what_its_twin_says(words: list[tuple[Any, ...]]) -> None:
    history = history_of(words)
    found = awards_of(history, "CNY")
    told = [step.event for step in history]
    assert {oracle.key_of(one.decided): (one.taken_up, one.short.amount if one.short else 0) for one in found} == oracle.awards(told, "CNY")
    last = last_binding(history)
    assert ([] if last is None else [oracle.key_of(last)]) == list(oracle.standing(told))[-1:]


@pytest.mark.clause("RULES-1.2", "RULES-4.18")
def test_money_that_a_duplicate_had_approved_and_told_nobody_of_went_with_its_merger() -> None:
    theirs = (("take", 0, "2"), ("award", 3, "2", "for_customer", True), ("approve", 3))
    assert [one.short for one in awards_of(history_of((("take", 0, "1"), ("merge", theirs))), "CNY")] == [cny("3")]
    assert [one.short for one in awards_of(history_of(theirs), "CNY")] == [None]
    assert [one.short for one in awards_of(history_of((("merge", (*theirs, ("tell",))),)), "CNY")] == [None]


@pytest.mark.clause("RULES-1.2")
def test_a_decision_that_is_put_on_record_twice_gives_what_it_gave_first() -> None:
    first, other = ("award", 3, "2", "for_customer", True), ("award", 0, "2", "for_customer", True)
    assert [one.short for one in awards_of(history_of((first, other)), "CNY")] == [cny("3")]
    assert [one.short for one in awards_of(history_of((first, ("merge", (other,)))), "CNY")] == [cny("3")]


def test_nobody_but_who_may_take_it_up() -> None:
    case = after(SUED, awarded(SUED))
    assert codes(case, e.Reopened(at=later(case), by=HANS, on="outside_decision", why="x")) == ["complaint.lacks_role"]
