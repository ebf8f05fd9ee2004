"""Who came: nobody who can be told the outcome, so that it is put on file; nobody who may complain, who is told so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters import default_codec
from crmcore.complaints import Complaint, ComplaintRules, Entitlement, RecordCard, State, merge, record_of
from crmcore.complaints.events import (
    Acknowledged,
    AnswerRejected,
    CardCorrected,
    Closed,
    ContactTried,
    CustomerAnswered,
    CustomerContacted,
    GroundsConfirmed,
    NotAccepted,
    OutcomeFiled,
    PassedOn,
    ProgressReported,
    Reopened,
    ReviewRequested,
    TurnedAway,
)
from crmcore.complaints.supervision import follow_up_of, work_list
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import Event
from crmcore.rulebook import Rulebook
from crmcore.worktime import ClockState
from tests.complaints.alongside import CALLED, LAW
from tests.complaints.cases import ANNA, CARD, CARL, OTTO, RULES, SAID, WRITTEN, case_in, cny, later, performed, raised, walked
from tests.complaints.law_cases import NAMELESS
from tests.oracle import intake as oracle

SHIPPED = Rulebook.default().on(date(2026, 7, 6)).complaints
TOLD = attrs.evolve(WRITTEN, contains=("verification_result", "basis_and_reasons", "remedies"))
REACHED = attrs.evolve(NAMELESS, contact="a letter box")


def filed(case: Complaint, why: str = "it came by post, without a name") -> OutcomeFiled:
    """Return the outcome put on file."""
    return OutcomeFiled(at=later(case), by=CARL, why=why)


@pytest.mark.clause("RULES-4.14", "RULES-4.26")
@pytest.mark.parametrize("state", [State.NOT_ACCEPTED, State.RETURNED])
def test_once_somebody_can_be_told_they_are_before_the_file_is_closed(state: State) -> None:
    case = case_in(state, NAMELESS, SHIPPED)
    case = case.advance(attrs.evolve(filed(case), by=CARL), rules=SHIPPED)
    close = Closed(at=later(case), by=CARL, no_action="told of once")
    assert codes(case, close) == []
    card = attrs.evolve(case.card, contact="138")
    case = case.advance(CardCorrected(at=later(case), by=ANNA, why="they rang", card=card), rules=SHIPPED)
    assert (case.nobody_to_tell, case.told) == (False, None)
    assert codes(case, attrs.evolve(close, at=later(case))) == ["complaint.filed_not_told"]
    assert Reopened in {one.event for one in case.explain(actor=CARL, at=later(case), rules=SHIPPED).open}
    case = case.advance(Reopened(at=later(case), by=CARL, why="they rang", on="new_facts"), rules=SHIPPED)
    case = performed(walked(case, State.ANSWERED, SHIPPED), SHIPPED)
    assert case.told is not None
    assert codes(case, attrs.evolve(close, at=later(case))) == []


def codes(case: Complaint, event: Event, rules: ComplaintRules = SHIPPED) -> list[str]:
    return [one.code for one in case.check(event, rules=rules).reasons]


# the card


def test_only_an_anonymous_card_may_leave_the_name_empty_and_it_names_no_customer() -> None:
    assert (NAMELESS.customer_name, NAMELESS.nobody_to_tell) == ("", True)
    with pytest.raises(InvalidValue, match="fill it in, or say `anonymous=True`"):
        RecordCard(number="C-1", received_at=CARD.received_at, demands=("criticism",), channel="mail")
    with pytest.raises(InvalidValue, match="anonymous and names customer `K-7`"):
        attrs.evolve(NAMELESS, customer="K-7")
    with pytest.raises(InvalidType, match="anonymous"):
        attrs.evolve(NAMELESS, anonymous=cast("bool", "no"))
    assert attrs.evolve(NAMELESS, customer_name="a regular").customer_name == "a regular"  # as they signed


@given(anonymous=st.booleans(), name=st.sampled_from(("", "段誉")), contact=st.sampled_from(("", "180")), customer=st.sampled_from((None, "K-7")))
def test_who_can_be_told_and_which_cards_there_are_is_as_the_twin_says(anonymous: bool, name: str, contact: str, customer: str | None) -> None:
    fine, nobody = oracle.comer(anonymous=anonymous, name=name, contact=contact, customer=customer)
    words = {"anonymous": anonymous, "customer_name": name, "contact": contact, "customer": customer}
    if fine:
        assert attrs.evolve(CARD, **words).nobody_to_tell is nobody  # type: ignore[arg-type]
    else:
        with pytest.raises(InvalidValue):
            attrs.evolve(CARD, **words)  # type: ignore[arg-type]


# nobody to tell


@pytest.mark.clause("RULES-4.14", "RULES-4.26")
def test_what_was_decided_is_put_on_file_and_stands_for_the_answer() -> None:
    case = case_in(State.RETURNED, NAMELESS, SHIPPED)
    assert codes(case, Closed(at=later(case), by=CARL)) == ["not_now"]
    done = case.advance(filed(case), rules=SHIPPED)
    assert (done.state, done.told, done.ended) == (State.ANSWERED, None, done.outcome_on_record)
    close = done.clocks(at=later(done), rules=SHIPPED)["close"]
    assert close.state in {ClockState.MET, ClockState.MET_LATE}
    rejected = AnswerRejected(at=later(done), by=CARL, statement=SAID)
    assert codes(done, rejected, SHIPPED) == ["complaint.nobody_told"]
    record = record_of(done, at=later(done), rules=SHIPPED)
    assert (record.outcome, record.is_closed, record.customer) == ("upheld", True, None)
    assert follow_up_of(done, at=later(done) + timedelta(days=60), rules=SHIPPED) is None
    late = work_list([done], at=later(done) + timedelta(days=60), rules={SHIPPED.edition: SHIPPED})
    assert late.follow_ups == ()
    assert done.advance(Closed(at=later(done), by=CARL, no_action="told of once"), rules=SHIPPED).state is State.CLOSED


@pytest.mark.clause("RULES-4.7")
def test_why_it_was_not_accepted_is_put_on_file_too() -> None:
    case = case_in(State.NOT_ACCEPTED, NAMELESS, SHIPPED)
    done = case.advance(attrs.evolve(filed(case), by=ANNA), rules=SHIPPED)
    assert done.state is State.REASONS_GIVEN
    assert record_of(done, at=later(done), rules=SHIPPED).outcome == "not_accepted"
    again = done.advance(Reopened(at=later(done), by=CARL, why="seen once more", on="unsolved"), rules=SHIPPED)
    assert (again.outcome_on_record, again.ended) == (None, None)
    assert record_of(again, at=later(again), rules=SHIPPED).outcome is None


def test_where_there_is_a_contact_it_is_answered_as_others_are() -> None:
    case = case_in(State.RETURNED, REACHED, SHIPPED)
    assert codes(case, filed(case)) == ["complaint.somebody_to_tell"]
    assert [one.event for one in case.explain(actor=CARL, at=later(case), rules=SHIPPED).blocked].count(OutcomeFiled) == 1
    assert case.check(CustomerAnswered(at=later(case), by=CARL, reply=TOLD), rules=SHIPPED).allowed


def test_where_a_duplicate_has_a_name_somebody_is_told() -> None:
    named = raised(attrs.evolve(CARD, number="C-9"), SHIPPED)
    into = case_in(State.ASSIGNED, NAMELESS, SHIPPED)
    joint, _ = merge(into, named, at=later(into), by=CARL, rules={SHIPPED.edition: SHIPPED})
    assert not joint.nobody_to_tell
    assert into.nobody_to_tell


def test_the_reason_is_written_down() -> None:
    case = case_in(State.RETURNED, NAMELESS, SHIPPED)
    assert codes(case, filed(case, " ")) == ["complaint.no_reason"]


@pytest.mark.clause("RULES-1.5")
def test_no_clock_waits_for_a_contact_that_nobody_can_make() -> None:
    case = raised(attrs.evolve(NAMELESS, injury=True), SHIPPED)
    read = case.clocks(at=case.card.received_at + timedelta(days=1), rules=SHIPPED)
    assert read["first_contact"].state is ClockState.MET
    assert read["first_handling"].state is ClockState.BREACHED  # what needs no customer is owed all the same
    tried = ContactTried(at=later(case), by=CARL, notice=attrs.evolve(CALLED, proof="unreachable", content="no name, no address"))
    assert case.advance(tried, rules=SHIPPED).state is State.CONTACTED


def test_a_duplicate_with_a_name_does_not_make_late_what_nobody_could_do_before() -> None:
    case = raised(NAMELESS, SHIPPED)
    other = raised(attrs.evolve(CARD, number="C-2"), SHIPPED)
    into, _ = merge(case, other, at=later(other), by=CARL, rules={SHIPPED.edition: SHIPPED})
    assert not into.nobody_to_tell
    assert "nobody_to_tell" in {one.name for one in into.clock_events}


@pytest.mark.clause("RULES-4.14", "RULES-4.18")
def test_money_for_an_answer_on_file_counts_as_given_and_is_owed_to_nobody() -> None:
    case = case_in(State.RETURNED, NAMELESS, SHIPPED)
    done = case.advance(filed(case), rules=SHIPPED)
    again = done.advance(Reopened(at=later(done), by=CARL, why="seen once more", on="unsolved"), rules=SHIPPED)
    assert case.grants == done.grants == again.grants == again.spent != ()
    assert (case.proposed_since is None, done.proposed_since) == (False, None)
    assert (done.owed, again.owed) == ((), ())


def test_it_is_saved_and_loads_as_it_was_even_without_its_personal_part() -> None:
    case = case_in(State.NOT_ACCEPTED, NAMELESS, RULES)
    case = case.advance(attrs.evolve(filed(case), by=OTTO), rules=RULES)
    codec = default_codec()
    saved = codec.encode(case)
    assert codec.decode(saved, Complaint) == case
    erased = codec.decode(saved.erased(), Complaint)
    assert erased.nobody_to_tell
    assert erased.clock_events == case.clock_events


# nobody who may complain


@pytest.mark.clause("RULES-4.7", "RULES-4.26")
@pytest.mark.parametrize("capacity", ["no_standing", "authorised_agent", "heir"])
def test_who_may_not_complain_is_told_why_and_nothing_is_handled(capacity: str) -> None:
    case = raised(attrs.evolve(CARD, entitlement=Entitlement(capacity=capacity)), SHIPPED)
    if capacity != "no_standing":
        assert codes(case, TurnedAway(at=later(case), by=CARL, reply=WRITTEN), SHIPPED) == ["complaint.papers_not_asked"]
        case = case.advance(CustomerContacted(at=later(case), by=CARL, notice=CALLED), rules=SHIPPED)
    done = case.advance(TurnedAway(at=later(case), by=CARL, reply=WRITTEN), rules=SHIPPED)
    assert (done.state, done.told, done.decider) == (State.REASONS_GIVEN, done.history[-1].event, CARL)
    assert {one.state for one in done.clocks(at=later(done), rules=SHIPPED).values()} == {ClockState.MET, ClockState.NOT_STARTED}
    assert record_of(done, at=later(done), rules=SHIPPED).outcome == "not_accepted"
    assert follow_up_of(done, at=later(done), rules=SHIPPED) is None
    asked = ReviewRequested(at=later(done), by=CARL, why="they disagree", statement=SAID)
    assert done.check(asked, rules=SHIPPED).allowed  # by the superior of the branch that turned them away
    assert done.advance(Closed(at=later(done), by=CARL), rules=SHIPPED).state is State.CLOSED


@pytest.mark.parametrize(
    ("entitlement", "rules"),
    [
        (Entitlement(), SHIPPED),
        (Entitlement(capacity="heir", papers=["proof_of_succession"]), SHIPPED),
        (Entitlement(capacity="no_standing"), attrs.evolve(SHIPPED, entitlement=None)),  # not covered is not refused
        (Entitlement(capacity="legal_representative"), attrs.evolve(RULES)),
        (Entitlement(capacity="group_representative"), SHIPPED),  # one alone is no group: the card is mended
    ],
)
def test_nobody_else_is_turned_away(entitlement: Entitlement, rules: ComplaintRules) -> None:
    case = raised(attrs.evolve(CARD, entitlement=entitlement), rules)
    assert codes(case, TurnedAway(at=later(case), by=CARL, reply=WRITTEN), rules) == ["complaint.may_complain"]
    assert TurnedAway in {one.event for one in case.explain(actor=CARL, at=later(case), rules=rules).blocked}


def test_where_a_duplicate_is_by_somebody_who_may_complain_it_is_handled() -> None:
    stranger = raised(attrs.evolve(CARD, entitlement=Entitlement(capacity="no_standing")), SHIPPED)
    joint, _ = merge(stranger, raised(attrs.evolve(CARD, number="C-9"), SHIPPED), at=later(stranger), by=CARL, rules={SHIPPED.edition: SHIPPED})
    assert codes(joint, TurnedAway(at=later(joint), by=CARL, reply=WRITTEN)) == ["complaint.may_complain"]


AGENT = attrs.evolve(CARD, entitlement=Entitlement(capacity="authorised_agent"))
HEIR = attrs.evolve(CARD, entitlement=Entitlement(capacity="heir"))
STRANGER = attrs.evolve(CARD, entitlement=Entitlement(capacity="no_standing"))
UNREACHED = attrs.evolve(CALLED, proof="unreachable", content="rang twice")


def then(case: Complaint, event: Event) -> Complaint:
    return case.advance(event, rules=SHIPPED)


def asked(case: Complaint) -> Complaint:
    return then(case, CustomerContacted(at=later(case), by=CARL, notice=CALLED))


def corrected(case: Complaint, card: RecordCard) -> Complaint:
    return then(case, CardCorrected(at=later(case), by=ANNA, why="as it turned out", card=card))


def why_not(case: Complaint) -> list[str]:
    return codes(case, TurnedAway(at=later(case), by=CARL, reply=WRITTEN))


@pytest.mark.clause("RULES-4.7")
def test_what_reached_nobody_asked_for_nothing() -> None:
    case = raised(AGENT, SHIPPED)
    tried = then(case, ContactTried(at=later(case), by=CARL, notice=UNREACHED))
    assert why_not(tried) == ["complaint.papers_not_asked"]
    said = then(tried, ProgressReported(at=later(tried), by=CARL, notice=UNREACHED))
    assert why_not(said) == ["complaint.papers_not_asked"]
    assert why_not(then(said, Acknowledged(at=later(said), by=CARL, notice=CALLED))) == []
    assert why_not(then(said, ProgressReported(at=later(said), by=CARL, notice=CALLED))) == []
    assert why_not(then(said, CustomerContacted(at=later(said), by=CARL, notice=CALLED))) == []


@pytest.mark.clause("RULES-4.7", "RULES-4.15")
def test_what_is_lacking_by_a_correction_is_asked_for_anew_and_what_was_lacking_before_is_not() -> None:
    case = asked(raised(AGENT, SHIPPED))
    assert why_not(corrected(case, attrs.evolve(AGENT, claimed=cny("900")))) == []
    signed = Entitlement(capacity="authorised_agent", papers=["signed_authorisation"])
    half = corrected(case, attrs.evolve(AGENT, entitlement=signed))
    assert why_not(half) == []  # the other was asked for with it
    assert why_not(corrected(half, AGENT)) == ["complaint.papers_not_asked"]  # it was there, and is gone
    heir = corrected(case, HEIR)
    assert why_not(heir) == ["complaint.papers_not_asked"]
    assert why_not(asked(heir)) == []


@pytest.mark.clause("RULES-4.7", "RULES-1.2")
def test_each_duplicate_is_asked_for_its_own_papers() -> None:
    rules = {SHIPPED.edition: SHIPPED}
    main, other = asked(raised(STRANGER, SHIPPED)), raised(attrs.evolve(AGENT, number="C-9"), SHIPPED)
    joint, _ = merge(main, other, at=later(main), by=CARL, rules=rules)
    assert why_not(joint) == ["complaint.papers_not_asked"]
    assert why_not(asked(joint)) == []  # asked after it was merged in
    before, _ = merge(main, asked(other), at=later(main), by=CARL, rules=rules)
    assert why_not(before) == []  # or before
    third = raised(attrs.evolve(HEIR, number="C-10"), SHIPPED)
    chained, _ = merge(other, third, at=later(other), by=CARL, rules=rules)
    whole, _ = merge(main, asked(chained), at=later(main) + timedelta(hours=1), by=CARL, rules=rules)
    assert why_not(whole) == []
    deep, _ = merge(main, chained, at=later(main) + timedelta(hours=1), by=CARL, rules=rules)
    assert (why_not(deep), why_not(asked(deep))) == (["complaint.papers_not_asked"], [])  # also one merged into one merged in
    late, _ = merge(asked(other), third, at=later(other) + timedelta(hours=1), by=CARL, rules=rules)
    whole, _ = merge(main, late, at=later(main) + timedelta(hours=3), by=CARL, rules=rules)
    (lack,) = whole.check(TurnedAway(at=later(whole), by=CARL, reply=WRITTEN), rules=SHIPPED).reasons
    assert (lack.code, lack.facts["cards"]) == ("complaint.papers_not_asked", ("C-10",))


@pytest.mark.clause("RULES-4.7", "RULES-4.15")
def test_nobody_loses_their_standing_by_a_correction() -> None:
    """One clerk alone turns away nobody who could complain by a card on record: a superior may decline it."""
    case = corrected(raised(CARD, SHIPPED), STRANGER)
    assert why_not(case) == ["complaint.may_complain"]
    assert why_not(corrected(asked(raised(CARD, SHIPPED)), AGENT)) == ["complaint.may_complain"]
    confirmed = then(case, GroundsConfirmed(at=later(case), by=ANNA))
    assert then(confirmed, NotAccepted(at=later(confirmed), by=OTTO, why="none of theirs")).state is State.NOT_ACCEPTED
    agent = corrected(raised(AGENT, SHIPPED), STRANGER)
    assert why_not(agent) == ["complaint.papers_not_asked"]  # they might have brought them
    assert why_not(asked(agent)) == []
    twin, _ = merge(
        raised(STRANGER, SHIPPED),
        attrs.evolve(case, card=attrs.evolve(case.card, number="C-9"), id="C-9"),
        at=later(case),
        by=CARL,
        rules={SHIPPED.edition: SHIPPED},
    )
    assert why_not(twin) == ["complaint.may_complain"]


def test_a_simple_one_at_once_or_once_passed_on_a_severe_one_after_the_first_contact() -> None:
    stranger = attrs.evolve(CARD, entitlement=Entitlement(capacity="no_standing"))
    simple = raised(attrs.evolve(stranger, claimed=cny("50")), SHIPPED)
    at_once = simple.advance(TurnedAway(at=later(simple), by=CARL, reply=WRITTEN), rules=SHIPPED)
    assert {one.state for one in at_once.clocks(at=later(at_once), rules=SHIPPED).values()} == {ClockState.MET, ClockState.NOT_STARTED}
    passed = simple.advance(PassedOn(at=later(simple), by=CARL, why="who is it?"), rules=SHIPPED)
    assert passed.advance(TurnedAway(at=later(passed), by=CARL, reply=WRITTEN), rules=SHIPPED).state is State.REASONS_GIVEN
    severe = raised(attrs.evolve(stranger, injury=True), SHIPPED)
    assert codes(severe, TurnedAway(at=later(severe), by=CARL, reply=WRITTEN)) == ["not_now"]
    spoken = severe.advance(CustomerContacted(at=later(severe), by=CARL, notice=CALLED), rules=SHIPPED)
    assert spoken.advance(TurnedAway(at=later(spoken), by=CARL, reply=WRITTEN), rules=SHIPPED).state is State.REASONS_GIVEN


def test_the_law_asks_of_the_letter_no_more_than_that_they_are_told() -> None:
    card = attrs.evolve(CARD, entitlement=Entitlement(capacity="no_standing"), designated=True)
    case = raised(card, LAW)
    assert case.class_id == "bound"
    assert codes(case, TurnedAway(at=later(case), by=CARL, reply=WRITTEN), LAW) == []
    assert codes(case, TurnedAway(at=later(case), by=CARL, reply=attrs.evolve(WRITTEN, content=" ")), LAW) == ["complaint.reply_incomplete"]


@pytest.mark.clause("RULES-4.14", "RULES-4.15")
def test_nobody_is_spared_an_answer_by_a_correction() -> None:
    """A desk that strikes out the name still owes the answer, and its clocks run."""
    case = case_in(State.NOT_ACCEPTED, CARD, SHIPPED)
    struck = attrs.evolve(case.card, anonymous=True, customer_name="", contact="", customer=None)
    case = case.advance(CardCorrected(at=later(case), by=ANNA, why="no name after all", card=struck), rules=SHIPPED)
    assert not case.nobody_to_tell
    assert codes(case, attrs.evolve(filed(case), by=ANNA)) == ["complaint.somebody_to_tell"]
    assert "nobody_to_tell" not in {one.name for one in case.clock_events}
