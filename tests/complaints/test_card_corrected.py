"""A record card is corrected in the course of a complaint: what stands from then on, and what no correction changes."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import Actor
from crmcore.adapters import default_codec
from crmcore.complaints import Complaint, RecordCard, State, merge, record_of
from crmcore.complaints.events import CardCorrected, GroundsConfirmed, Recused
from crmcore.errors import Refused
from crmcore.event import in_utc
from tests.complaints.cases import ADA, ANNA, CARD, CARL, FORWARD, HANS, OTTO, RECEIVED, RULES, case_in, cny, later, raised
from tests.oracle import cards as oracle


def corrected(case: Complaint, by: Actor = ANNA, **fields: object) -> CardCorrected:
    """The correction of some fields."""
    return CardCorrected(at=later(case), by=by, why="a slip of the pen", card=attrs.evolve(case.card, **fields))  # type: ignore[arg-type]  # fields of a card


def correct(case: Complaint, by: Actor = ANNA, **fields: object) -> Complaint:
    return case.advance(corrected(case, by, **fields), rules=RULES)


def refused(case: Complaint, by: Actor = ANNA, **fields: object) -> list[str]:
    """Why a correction is refused, as codes."""
    return [one.code for one in case.check(corrected(case, by, **fields), rules=RULES).reasons]


@pytest.mark.clause("RULES-4.15")
def test_the_corrected_card_stands_and_the_one_before_is_kept() -> None:
    case = correct(case_in(State.ASSIGNED), claimed=cny("15"))
    assert case.card == attrs.evolve(CARD, claimed=cny("15"))
    assert case.cards == (CARD, case.card)
    assert raised().cards == (CARD,)
    assert (case.id, case.state) == (CARD.number, State.ASSIGNED)
    again = correct(case, ADA, claimed=cny("150"), contact="18600000000")
    assert [one.claimed for one in again.cards] == [cny("1500"), cny("15"), cny("150")]
    assert again.record_card.claimed == cny("150")


@pytest.mark.clause("RULES-4.15")
def test_it_is_counted_by_the_card_of_the_day() -> None:
    case = case_in(State.ASSIGNED)
    after = correct(case, matter="staff")
    assert record_of(after, at=after.history[-1].event.at, rules=RULES).matter == "staff"
    assert record_of(after, at=case.history[-1].event.at, rules=RULES).matter == "fees"
    assert after.as_of(case.history[-1].event.at, rules=RULES) == case
    assert after.as_of(RECEIVED - timedelta(days=1), rules=RULES).card == CARD


@pytest.mark.clause("RULES-4.15", "RULES-4.26")
def test_it_was_received_earlier_but_never_later() -> None:
    """A correction gives the firm no more time; that somebody had it before makes the day earlier on which it must be answered."""
    case = case_in(State.ASSIGNED)
    assert refused(case, received_at=RECEIVED + timedelta(seconds=1)) == ["complaint.received_later"]
    due = case.clocks(at=later(case), rules=RULES)["close"].last_day
    after = correct(case, received_at=RECEIVED - timedelta(days=2))
    assert after.clocks(at=later(after), rules=RULES)["close"].last_day == due - timedelta(days=2)  # type: ignore[operator]  # it has a last day


@pytest.mark.clause("RULES-4.11", "RULES-4.15")
def test_nobody_is_cleared_by_a_correction() -> None:
    """Who was named on any card keeps out, and does not take their own name off it; who is named now keeps out from now on."""
    case = raised(attrs.evolve(CARD, person="anna"))
    assert refused(case, person=None) == ["complaint.about_actor"]
    case = correct(case, CARL, person="otto")
    assert [one.code for one in case.check(GroundsConfirmed(at=later(case), by=ANNA), rules=RULES).reasons] == ["complaint.about_actor"]
    assert case.parties.persons == {"anna", "otto"}
    assert refused(case, OTTO, person=None) == ["complaint.about_actor"]


@pytest.mark.clause("RULES-4.11")
def test_who_was_named_on_the_card_of_a_duplicate_keeps_out_too() -> None:
    other = correct(raised(attrs.evolve(CARD, number="C-2", person="hans")), person="nora")
    into, ended = merge(raised(), other, at=later(other), by=CARL, rules={RULES.edition: RULES})
    assert into.parties.persons == {"hans", "nora"}
    assert [card.person for card in into.reporters] == [None, "nora"]
    assert refused(ended, claimed=cny("1")) == ["nothing_follows"]


@pytest.mark.clause("RULES-4.15")
@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"number": "C-9"}, ["complaint.card_of_other"]),
        ({}, ["complaint.nothing_corrected"]),
        ({"channel": "pigeon", "matter": "fee"}, ["complaint.unlisted_near", "complaint.unlisted"]),
        ({"claimed": attrs.evolve(cny("3"), currency="EUR")}, ["complaint.claim_currency"]),
    ],
)
def test_what_no_correction_does(fields: dict[str, object], codes: list[str]) -> None:
    assert refused(case_in(State.ASSIGNED), ANNA, **fields) == codes


@pytest.mark.clause("RULES-4.15", "RULES-4.18")
def test_money_that_was_approved_stays_with_its_customer() -> None:
    assert refused(case_in(State.PROPOSED), customer="K-8") == []
    assert refused(case_in(State.APPROVED), customer="K-8") == ["complaint.other_customer_paid"]
    assert refused(case_in(State.CLOSED), customer="K-8") == ["complaint.other_customer_paid"]
    assert refused(case_in(State.CLOSED), claimed=cny("15")) == []


@pytest.mark.clause("RULES-4.12", "RULES-4.15")
def test_what_was_accepted_is_ruled_on_and_no_correction_takes_it_off_the_card() -> None:
    two = attrs.evolve(CARD, demands=("damages", "criticism"))
    for before in (State.RECEIVED, State.CONFIRMED):
        assert refused(case_in(before, two), demands=("damages",)) == []  # nothing was accepted yet
    for after in (State.ACCEPTED, State.ASSIGNED):
        assert refused(case_in(after, two), demands=("damages",)) == ["complaint.demand_gone"]
    assert refused(case_in(State.CLOSED), demands=("criticism",)) == ["complaint.demand_gone"]
    case = correct(case_in(State.ASSIGNED), demands=("criticism", "damages"))  # a new one may come
    assert refused(case, demands=("damages",)) == ["complaint.demand_gone"]
    reason = case.check(corrected(case, demands=("damages",)), rules=RULES).reasons[0]
    assert str(reason) == (
        "the complaint was accepted with criticism, and the card leaves it out; keep it, and rule on it: what has no grounds is not upheld"
    )


@given(
    before=st.lists(st.sampled_from(["damages", "criticism"]), min_size=1, unique=True).map(tuple),
    after=st.lists(st.sampled_from(["damages", "criticism"]), min_size=1, unique=True).map(tuple),
    state=st.sampled_from([State.RECEIVED, State.CONFIRMED, State.ACCEPTED, State.ASSIGNED]),
)
def test_demands_are_kept_or_dropped_as_the_twin_says(before: tuple[str, ...], after: tuple[str, ...], state: State) -> None:
    case = case_in(state, attrs.evolve(CARD, demands=before))
    fits = oracle.may_demand(before, after, accepted=state in {State.ACCEPTED, State.ASSIGNED})
    assert ("complaint.demand_gone" in refused(case, demands=after)) is not fits


def test_by_the_desk_and_by_nobody_else() -> None:
    case = case_in(State.ASSIGNED)
    for one in (ANNA, CARL, ADA):
        assert refused(case, one, claimed=cny("1")) == []
    assert refused(case, HANS, claimed=cny("1")) == ["complaint.lacks_role"]
    recused = case.advance(Recused(at=later(case), by=ADA, person="anna", why="a cousin"), rules=RULES)
    assert refused(recused, ANNA, claimed=cny("1")) == ["complaint.recused"]
    with pytest.raises(Refused, match="the reason is empty"):
        case.advance(attrs.evolve(corrected(case, claimed=cny("1")), why=" "), rules=RULES)


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "claimed": st.sampled_from([None, cny("1"), cny("150000")]),
        "matter": st.sampled_from(RULES.matters),
        "person": st.sampled_from([None, "nora", "fred"]),
        "unit": st.sampled_from([None, "bank/it"]),
        "received_at": st.integers(-3, 3).map(lambda days: RECEIVED + timedelta(days=days)),
        "number": st.sampled_from([CARD.number, CARD.number, "C-9"]),
    },
)


@pytest.mark.clause("RULES-4.15", "RULES-4.11")
@given(st.lists(st.tuples(FIELDS, st.integers(0, 2)), max_size=5))
def test_any_corrections_agree_with_their_twin(tried: list[tuple[dict[str, object], int]]) -> None:
    """Whatever is corrected on the way, card, cards and parties are those that the twin finds; it saves, replays, rechecks, and stood as it stood."""
    case, stood = raised(), [raised()]
    for fields, steps in tried:
        for _ in range(steps):
            case = case.advance(FORWARD[case.state](case), rules=RULES) if case.state is not State.CLOSED else case
        event = corrected(case, ADA, **fields)
        allowed = oracle.may_correct(case.card, event.card, number=CARD.number, matters=RULES.matters)
        assert case.check(event, rules=RULES).allowed is allowed
        case = case.advance(event, rules=RULES) if allowed else case
        stood.append(case)
    history = [step.event for step in case.history]
    assert list(case.cards) == oracle.cards(history)
    assert case.card == oracle.cards(history)[-1]
    assert case.parties.persons == oracle.persons(history)
    assert min(in_utc(one.received_at) for one in case.cards) == in_utc(case.card.received_at)
    codec = default_codec()
    assert codec.decode(codec.encode(case), Complaint) == case
    assert case.moved(State.RAISED, ()).replay(history, rules=RULES) == case
    assert case.recheck(rules=RULES) == ()
    for before in stood:
        assert case.as_of(before.history[-1].event.at, rules=RULES) == before


def test_what_is_wrong_with_a_card_is_masked() -> None:
    """A correction shows names and free text no more than a card does."""
    event = CardCorrected(at=RECEIVED, by=ANNA, why="段誉 is 段正淳", card=attrs.evolve(CARD, contact="18600000000"))
    assert "段誉" not in repr(event)
    assert "正淳" not in repr(event)
    assert "18600000000" not in repr(event)
    assert isinstance(event.card, RecordCard)
