"""Each of several demands has its outcome, card by card; a complaint may be accepted in part."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Complaint, DeclinedDemand, DemandRuling, Entitlement, RecordCard, ReopenedFor, Ruling, State, merge
from crmcore.complaints.events import (
    CardCorrected,
    Closed,
    ComplaintAccepted,
    Decided,
    Explained,
    GroundsConfirmed,
    HandlerAssigned,
    NewFacts,
    NotAccepted,
    OpinionSettled,
    ReasonsGiven,
    Registered,
    Reopened,
    ReviewDecided,
    ReviewRequested,
    SolvedAtOnce,
    TurnedAway,
)
from crmcore.errors import InvalidValue
from crmcore.event import Event
from crmcore.lifecycles import Step
from crmcore.messages import Language
from crmcore.rulebook import Rulebook
from tests.complaints.cases import (
    ADA,
    ANNA,
    CARD,
    CARL,
    FORWARD,
    GREG,
    NO_ACTION,
    OTTO,
    RULES,
    SAID,
    WRITTEN,
    case_in,
    cny,
    later,
    performed,
    raised,
    walked,
)
from tests.oracle.outcomes import may_rule

SHIPPED = Rulebook.default().editions[0].complaints
THREE = attrs.evolve(CARD, demands=("damages", "return", "criticism"))
UP, PART, NOT = Ruling.UPHELD, Ruling.PARTLY_UPHELD, Ruling.NOT_UPHELD


def ruled(**rulings: Ruling) -> tuple[DemandRuling, ...]:
    """Return the outcomes of some demands."""
    return tuple(DemandRuling(demand=word, ruling=ruling) for word, ruling in rulings.items())


def decided(case: Complaint, ruling: Ruling, *rulings: DemandRuling) -> Decided:
    """Return the general manager's decision."""
    return Decided(at=later(case), by=GREG, ruling=ruling, rulings=rulings)


def codes(case: Complaint, event: object) -> list[str]:
    """Return why an event is refused, as codes."""
    return [one.code for one in case.check(event, rules=RULES).reasons]  # type: ignore[arg-type]


SUBMITTED = case_in(State.SUBMITTED, THREE)
ALL = ruled(damages=UP, **{"return": NOT}, criticism=PART)


@pytest.mark.clause("RULES-4.12", "RULES-4.15")
def test_each_of_several_demands_has_its_outcome_and_the_whole_follows() -> None:
    silent = SUBMITTED.check(decided(SUBMITTED, UP), rules=RULES).reasons
    assert [one.code for one in silent] == ["complaint.demand_not_ruled"] * 3
    assert str(silent[0]) == "the demand `damages` of `C-2026-0417` has no outcome; give each demand one in `rulings`"
    (why,) = SUBMITTED.check(decided(SUBMITTED, UP, *ALL), rules=RULES).reasons
    assert str(why) == "the complaint is upheld, but by the outcomes of its demands it is partly upheld"
    assert why.text(Language.ZH) == "投诉的处理结果为“投诉成立”，而按各项诉求的结果应为“部分成立”"
    case = SUBMITTED.advance(decided(SUBMITTED, PART, *ALL), rules=RULES)
    assert {one.demand: one.ruling for one in case.rulings} == {"damages": UP, "return": NOT, "criticism": PART}
    assert {one.card for one in case.rulings} == {CARD.number}
    assert case.ruling is PART
    assert SUBMITTED.rulings == ()


@pytest.mark.parametrize(
    ("rulings", "code"),
    [
        (ALL[:2], "complaint.demand_not_ruled"),
        ((*ALL, ALL[0]), "complaint.demand_twice"),
        ((*ALL, *ruled(exchange=UP)), "complaint.no_such_demand"),
        ((*ALL, DemandRuling(demand="damages", ruling=UP, card="C-9")), "complaint.no_such_demand"),
    ],
)
def test_no_demand_is_left_out_named_twice_or_made_up(rulings: tuple[DemandRuling, ...], code: str) -> None:
    assert codes(SUBMITTED, decided(SUBMITTED, PART, *rulings)) == [code]


@pytest.mark.clause("RULES-4.12")
def test_with_one_demand_the_whole_says_it_and_what_is_said_besides_agrees() -> None:
    case = case_in(State.SUBMITTED)
    (one,) = case.advance(decided(case, PART), rules=RULES).rulings
    assert one == DemandRuling(demand="damages", ruling=PART, card=CARD.number)
    assert codes(case, decided(case, UP, *ruled(damages=UP))) == []
    assert codes(case, decided(case, UP, *ruled(damages=NOT))) == ["complaint.whole_differs"]
    with pytest.raises(InvalidValue, match="`ruling`"):
        DemandRuling(demand="damages", ruling="heavenly")


@pytest.mark.clause("RULES-4.7")
def test_a_complaint_is_accepted_in_part_and_what_is_declined_counts_as_not_upheld() -> None:
    case = case_in(State.CONFIRMED, THREE)
    accepted = ComplaintAccepted(at=later(case), by=OTTO, declined=(DeclinedDemand(demand="return", why="a court has decided it"),))
    assert "court" not in repr(accepted)
    case = case.advance(accepted, rules=RULES)
    case = walked(case, State.SUBMITTED)
    both = ruled(damages=UP, criticism=UP)
    assert codes(case, decided(case, UP, *both)) == ["complaint.whole_differs"]
    assert codes(case, decided(case, PART, *both, *ruled(**{"return": UP}))) == ["complaint.no_such_demand"]
    case = case.advance(decided(case, PART, *both), rules=RULES)
    assert {one.demand: one.ruling for one in case.rulings} == {"damages": UP, "return": NOT, "criticism": UP}


def test_what_is_declined_stands_on_the_card_with_its_reason_and_not_all_is() -> None:
    case = case_in(State.CONFIRMED, THREE)

    def against(*declined: DeclinedDemand) -> list[str]:
        return codes(case, ComplaintAccepted(at=later(case), by=OTTO, declined=declined))

    one = DeclinedDemand(demand="return", why="not ours")
    assert against(one) == []
    assert against(attrs.evolve(one, why=" ")) == ["complaint.no_reason"]
    assert against(attrs.evolve(one, demand="exchange")) == ["complaint.no_such_demand"]
    assert against(one, one) == ["complaint.demand_twice"]
    assert against(*(attrs.evolve(one, demand=word) for word in THREE.demands)) == ["complaint.all_declined"]
    single = case_in(State.CONFIRMED)
    event = ComplaintAccepted(at=later(single), by=OTTO, declined=(attrs.evolve(one, demand="damages"),))
    assert codes(single, event) == ["complaint.all_declined"]


@pytest.mark.clause("RULES-1.2", "RULES-4.12")
def test_those_whose_duplicate_was_merged_in_demand_on_their_own() -> None:
    other = case_in(State.CONFIRMED, attrs.evolve(CARD, number="C-2", demands=("damages", "return")))
    declined = DeclinedDemand(demand="return", why="not ours")
    other = other.advance(ComplaintAccepted(at=later(other), by=OTTO, declined=(declined,)), rules=RULES)
    into = case_in(State.SUBMITTED)
    into, _ = merge(into, other, at=max(later(into), later(other)), by=ADA, rules={RULES.edition: RULES})
    assert codes(into, decided(into, UP)) == ["complaint.demand_not_ruled"] * 2
    assert codes(into, decided(into, PART, *ruled(damages=UP))) == []  # of every card that has none of its own
    apart = (*ruled(damages=UP), DemandRuling(demand="damages", ruling=NOT, card="C-2"))
    case = into.advance(decided(into, PART, *apart), rules=RULES)
    assert [(one.card, one.demand, one.ruling) for one in case.rulings] == [
        (CARD.number, "damages", UP),
        ("C-2", "damages", NOT),
        ("C-2", "return", NOT),
    ]


@pytest.mark.clause("RULES-4.1")
def test_a_settled_opinion_and_a_review_rule_on_each_demand_too() -> None:
    petty = case_in(State.REVIEWED, attrs.evolve(THREE, claimed=cny("50")))
    settled = OpinionSettled(at=later(petty), by=ADA, opinion="pay", ruling=PART)
    assert codes(petty, settled) == ["complaint.demand_not_ruled"] * 3
    case = petty.advance(attrs.evolve(settled, rulings=ALL), rules=RULES)
    assert len(case.rulings) == 3
    case = walked(case, State.ANSWERED)
    case = case.advance(ReviewRequested(at=later(case), by=CARL, why="no", statement=SAID), rules=RULES)
    review = ReviewDecided(at=later(case), by=attrs.evolve(GREG, unit="bank"), reply=WRITTEN, ruling=UP)
    assert codes(case, review) == ["complaint.demand_not_ruled"] * 3
    every = tuple(attrs.evolve(one, ruling=UP) for one in ALL)
    assert {one.ruling for one in case.advance(attrs.evolve(review, rulings=every), rules=RULES).rulings} == {UP}


def test_what_was_declined_is_decided_with_the_rest_once_it_is_reopened() -> None:
    case = case_in(State.CONFIRMED, THREE)
    declined = DeclinedDemand(demand="return", why="not ours")
    case = case.advance(ComplaintAccepted(at=later(case), by=OTTO, declined=(declined,)), rules=RULES)
    while case.state is not State.ANSWERED:
        event = decided(case, PART, *ruled(damages=UP, criticism=UP)) if case.state is State.SUBMITTED else FORWARD[case.state](case)
        case = case.advance(event, rules=RULES)
    case = case.advance(Reopened(at=later(case), by=ADA, why="a letter", on=ReopenedFor.NEW_FACTS), rules=RULES)
    case = case.advance(HandlerAssigned(at=later(case), by=ADA, department="bank/relations/complaints"), rules=RULES)
    case = walked(case, State.SUBMITTED)
    assert codes(case, decided(case, UP, *ruled(damages=UP, criticism=UP))) == ["complaint.demand_not_ruled"]
    assert codes(case, decided(case, PART, *ALL)) == []


def test_a_decision_of_before_on_several_demands_says_nothing_of_each() -> None:
    old = SUBMITTED.moved(State.DECIDED, (*SUBMITTED.history, Step(99, "decide", decided(SUBMITTED, UP))))
    assert (old.ruling, old.rulings) == (UP, ())


WORDS = ("damages", "return")


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(tuple), min_size=1, max_size=2),
    st.sampled_from([UP, PART, NOT]),
    st.lists(st.tuples(st.sampled_from((*WORDS, "exchange")), st.sampled_from([UP, NOT]), st.sampled_from([None, "C-1", "C-2"])), max_size=4),
    st.sets(st.sampled_from(WORDS), max_size=1),
)
def test_whether_a_decision_is_whole_is_what_its_twin_says(
    demands: list[tuple[str, ...]], whole: Ruling, rulings: list[tuple[str, Ruling, str | None]], declined: set[str]
) -> None:
    first, *more = (attrs.evolve(CARD, number=f"C-{number}", demands=words) for number, words in enumerate(demands, 1))
    case, without = submitted(first, declined)
    for card in more:
        other = raised(card)
        at = max(later(case), later(other))
        case, _ = merge(case, other, at=at, by=ADA, rules={RULES.edition: RULES})
    event = decided(case, whole, *(DemandRuling(demand=word, ruling=ruling, card=card) for word, ruling, card in rulings))
    cards = {f"C-{number}": list(words) for number, words in enumerate(demands, 1)}
    plain = [(word, ruling.value, card) for word, ruling, card in rulings]
    assert (codes(case, event) == []) is may_rule(cards, without, whole.value, plain)


def submitted(card: RecordCard, declined: set[str]) -> tuple[Complaint, set[tuple[str, str]]]:
    """Return a complaint that waits for its decision, with some demands declined if others are left."""
    case = case_in(State.CONFIRMED, card)
    out = {word for word in declined if set(card.demands) - {word} and word in card.demands}
    case = case.advance(ComplaintAccepted(at=later(case), by=OTTO, declined=tuple(DeclinedDemand(demand=one, why="x") for one in out)), rules=RULES)
    case = walked(case, State.SUBMITTED)
    return case, {(card.number, word) for word in out}


# what is demanded once it was decided


def corrected(case: Complaint, *demands: str) -> Complaint:
    card = attrs.evolve(case.card, demands=demands)
    return case.advance(CardCorrected(at=later(case), by=ANNA, why="they want more", card=card), rules=RULES)


@pytest.mark.clause("RULES-4.12", "RULES-4.15")
@pytest.mark.parametrize("state", [State.DECIDED, State.PROPOSED, State.APPROVED, State.RETURNED])
def test_a_demand_that_comes_after_the_decision_is_decided_before_the_customer_is_told(state: State) -> None:
    case = corrected(case_in(state), "damages", "exchange")
    assert [(one.demand, one.ruling) for one in case.rulings] == [("damages", Ruling.UPHELD)]  # what was decided stays decided
    case = walked(case, State.RETURNED)
    answer = FORWARD[State.RETURNED](case)
    (why,) = case.check(answer, rules=RULES).reasons
    assert (why.code, str(why)) == (
        "complaint.demand_undecided",
        "no outcome was decided for: exchange; put it on record as new facts, or reopen the complaint, and have it decided",
    )
    assert type(answer) in {one.event for one in case.explain(actor=CARL, at=later(case), rules=RULES).blocked}
    case = case.advance(NewFacts(at=later(case), by=CARL, why="they want more", statement=SAID), rules=RULES)
    case = walked(case, State.SUBMITTED)
    rulings = (DemandRuling(demand="damages", ruling="upheld"), DemandRuling(demand="exchange", ruling="not_upheld"))
    case = case.advance(Decided(at=later(case), by=GREG, ruling="partly_upheld", rulings=rulings), rules=RULES)
    case = walked(case, State.RETURNED)
    assert case.check(FORWARD[State.RETURNED](case), rules=RULES).allowed


@pytest.mark.clause("RULES-4.12", "RULES-1.2")
def test_the_word_of_a_duplicate_that_came_after_the_decision_has_its_outcome_another_word_has_none() -> None:
    for word, ruled in (("damages", True), ("exchange", False)):
        other = raised(attrs.evolve(CARD, number="C-2", demands=(word,)), RULES)
        case, _ = merge(case_in(State.RETURNED), other, at=later(case_in(State.RETURNED)), by=ADA, rules={RULES.edition: RULES})
        assert len(case.rulings) == 1 + ruled
        assert case.check(FORWARD[State.RETURNED](case), rules=RULES).allowed is ruled


@pytest.mark.clause("RULES-4.12")
def test_what_is_demanded_once_it_was_answered_is_decided_before_the_file_is_closed() -> None:
    case = performed(corrected(case_in(State.ANSWERED), "damages", "exchange"), RULES)
    assert [one.code for one in case.check(Closed(at=later(case), by=CARL, no_action=NO_ACTION), rules=RULES).reasons] == [
        "complaint.demand_undecided"
    ]


# what is demanded once it was declined


def against_reasons(case: Complaint) -> list[str]:
    return codes(case, ReasonsGiven(at=later(case), by=CARL, reply=WRITTEN))


@pytest.mark.clause("RULES-4.7", "RULES-1.2")
@pytest.mark.parametrize("joins", [False, True])
def test_a_demand_that_comes_once_it_was_not_accepted_is_declined_or_taken_up_by_the_superior_too(joins: bool) -> None:
    case = case_in(State.NOT_ACCEPTED)
    assert against_reasons(case) == []
    if joins:
        other = raised(attrs.evolve(CARD, number="C-2", customer="K-8", demands=("exchange",)))
        case, _ = merge(case, other, at=later(case), by=ADA, rules={RULES.edition: RULES})
    else:
        case = corrected(case, "damages", "exchange")
    assert against_reasons(case) == ["complaint.demand_undecided"]
    explained = case.explain(actor=CARL, at=later(case), rules=RULES)
    assert ReasonsGiven in {one.event for one in explained.blocked}
    assert NewFacts in {one.event for one in explained.open}  # the way out
    case = case.advance(NewFacts(at=later(case), by=CARL, why="they want more", statement=SAID), rules=RULES)
    case = case.advance(GroundsConfirmed(at=later(case), by=ANNA), rules=RULES)
    case = case.advance(NotAccepted(at=later(case), by=OTTO, why="not ours either"), rules=RULES)
    case = case.advance(ReasonsGiven(at=later(case), by=CARL, reply=WRITTEN), rules=RULES)
    assert codes(case, Closed(at=later(case), by=CARL)) == []


@pytest.mark.clause("RULES-4.7", "RULES-1.2")
def test_a_duplicate_that_demands_the_same_is_declined_with_it() -> None:
    case = case_in(State.NOT_ACCEPTED)
    case, _ = merge(case, raised(attrs.evolve(CARD, number="C-2", customer="K-8")), at=later(case), by=ADA, rules={RULES.edition: RULES})
    assert against_reasons(case) == []


def ended(how: str) -> Complaint:
    """Return a complaint that ended without a decision on each demand."""
    if how == "solved":
        case = raised(attrs.evolve(CARD, claimed=cny("50")), SHIPPED)
        return case.advance(SolvedAtOnce(at=later(case), by=CARL, reply=WRITTEN, content=True, statement=SAID), rules=SHIPPED)
    if how == "turned_away":
        case = raised(attrs.evolve(CARD, entitlement=Entitlement(capacity="no_standing")), SHIPPED)
        return case.advance(TurnedAway(at=later(case), by=CARL, reply=WRITTEN), rules=SHIPPED)
    if how == "reasons":
        case = case_in(State.NOT_ACCEPTED, CARD, SHIPPED)
        return case.advance(ReasonsGiven(at=later(case), by=CARL, reply=WRITTEN), rules=SHIPPED)
    case = case_in(State.RECEIVED, CARD, SHIPPED)
    return case.advance(Explained(at=later(case), by=ANNA, reply=WRITTEN), rules=SHIPPED)


@pytest.mark.clause("RULES-4.7", "RULES-4.26")
@pytest.mark.parametrize("how", ["explained", "reasons", "solved", "turned_away"])
def test_a_demand_that_comes_once_the_customer_heard_keeps_the_file_open_until_it_is_reopened(how: str) -> None:
    def codes(case: Complaint, event: Event) -> list[str]:
        return [one.code for one in case.check(event, rules=SHIPPED).reasons]

    case = ended(how)
    closed = Closed(at=later(case), by=CARL)
    assert codes(case, closed) == []
    card = attrs.evolve(case.card, demands=("damages", "exchange"))
    case = case.advance(CardCorrected(at=later(case), by=ANNA, why="they want more", card=card), rules=SHIPPED)
    assert codes(case, attrs.evolve(closed, at=later(case))) == ["complaint.demand_undecided"]
    assert case.rulings == ()
    assert Reopened in {one.event for one in case.explain(actor=CARL, at=later(case), rules=SHIPPED).open}
    assert codes(case, Reopened(at=later(case), by=CARL, why="they want more", on=ReopenedFor.NEW_FACTS)) == []


@pytest.mark.clause("RULES-4.12")
def test_what_comes_after_a_decision_on_the_whole_only_has_no_outcome_what_was_demanded_then_has_its_own() -> None:
    case = SUBMITTED.moved(State.DECIDED, (*SUBMITTED.history, Step(len(SUBMITTED.history) + 1, "decide", decided(SUBMITTED, UP))))
    case = walked(case, State.RETURNED)
    answer = FORWARD[State.RETURNED](case)
    assert (case.rulings, codes(case, answer)) == ((), [])
    more = corrected(case, *THREE.demands, "exchange")
    assert codes(more, FORWARD[State.RETURNED](more)) == ["complaint.demand_undecided"]


@pytest.mark.clause("RULES-4.12", "RULES-4.15")
def test_a_history_that_an_older_system_began_has_the_outcomes_of_the_card_that_it_has() -> None:
    """Who brings a complaint along may know its steps from a decision on only: no registration, and no card of before, stands in front of it."""
    whole = walked(SUBMITTED.advance(decided(SUBMITTED, PART, *ALL), rules=RULES), State.RETURNED)
    kept = tuple(step for step in whole.history if not isinstance(step.event, Registered))
    part = whole.moved(whole.state, kept)
    assert {one.demand: one.ruling for one in part.rulings} == {"damages": UP, "return": NOT, "criticism": PART}
    assert codes(part, FORWARD[State.RETURNED](part)) == []
