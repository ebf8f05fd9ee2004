"""The procedure of RULES-4, transition by transition and guard by guard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import attrs
import pytest

from crmcore.complaints import LIFECYCLES, STANDARD, Complaint, Remedy, Ruling, State, register
from crmcore.complaints.events import (
    EVENTS,
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
from crmcore.complaints.lifecycles.shipped import lifecycle_named, lifecycle_of
from crmcore.complaints.lifecycles.standard import MAIN_LINE, REGISTER
from crmcore.complaints.lifecycles.vocabulary import GUARDS
from crmcore.decision import Outcome
from crmcore.errors import NotFound, Refused
from crmcore.event import Actor, Event
from crmcore.lifecycles import Migrated, WhyNot, sentence, to_markdown, to_mermaid
from crmcore.lifecycles.transitions import name_of
from crmcore.messages import TERMS, TEXTS, Language
from crmcore.money import Money
from crmcore.privacy import ERASED
from tests.complaints.cases import (
    ADA,
    ANNA,
    CARD,
    CARL,
    DORA,
    FORWARD,
    FRED,
    GREG,
    HANS,
    NO_ACTION,
    NORA,
    ORAL,
    OTTO,
    REPORT,
    RULES,
    SUSI,
    WRITTEN,
    about,
    case_in,
    cny,
    grant_for,
    later,
    performed,
    raised,
    sent_back,
)


def codes(case: Complaint, event: Event) -> list[str]:
    """Return why an event is refused, as codes."""
    decision = case.check(event, rules=RULES)
    assert decision.outcome in {Outcome.ALLOWED, Outcome.REFUSED}
    return [one.code for one in decision.reasons]


# The way forward ---------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.1", "RULES-4.4", "RULES-1.2", "RULES-4.14", "RULES-4.26")
def test_the_whole_walk_from_the_card_to_the_closed_file() -> None:
    case = case_in(State.CLOSED)

    assert [step.transition for step in case.history] == [
        "register",
        "confirm",
        "accept",
        "assign",
        "file_report",
        "review_report",
        "submit_opinion",
        "decide",
        "propose_remedy",
        "approve_remedy",
        "return_to_service",
        "answer",
        "perform_remedy",
        "perform_remedy",
        "close",
    ]
    assert case.recheck(rules=RULES) == ()


@pytest.mark.clause("RULES-4.1")
@pytest.mark.parametrize("who", ["consumer", "agent", "franchisee"])
def test_one_procedure_for_consumers_agents_and_franchisees(who: str) -> None:
    card = attrs.evolve(CARD, complainant=who)
    assert case_in(State.CLOSED, card).lifecycle == ("complaint/standard", 1)


@pytest.mark.clause("RULES-4.7")
@pytest.mark.parametrize(
    ("state", "event", "to"),
    [
        (State.RECEIVED, GroundsConfirmed(at=later(raised()), by=ANNA), State.CONFIRMED),
        (State.CONFIRMED, ComplaintAccepted(at=later(case_in(State.CONFIRMED)), by=OTTO), State.ACCEPTED),
        (State.CONFIRMED, NotAccepted(at=later(case_in(State.CONFIRMED)), by=OTTO, why="not ours"), State.NOT_ACCEPTED),
        (State.RECEIVED, Explained(at=later(raised()), by=ANNA, reply=ORAL), State.EXPLAINED),
        (State.NOT_ACCEPTED, ReasonsGiven(at=later(case_in(State.NOT_ACCEPTED)), by=CARL, reply=WRITTEN), State.REASONS_GIVEN),
    ],
)
def test_grounds_acceptance_and_the_two_side_ways(state: State, event: Event, to: State) -> None:
    assert case_in(state).advance(event, rules=RULES).state is to


@pytest.mark.clause("RULES-4.26", "RULES-4.7")
@pytest.mark.parametrize("state", [State.ANSWERED, State.EXPLAINED, State.REASONS_GIVEN])
def test_whoever_was_told_is_closed_by_the_front_line(state: State) -> None:
    case = performed(case_in(state))
    assert case.advance(Closed(at=later(case), by=CARL, no_action=NO_ACTION), rules=RULES).state is State.CLOSED
    assert codes(case, Closed(at=later(case), by=HANS, no_action=NO_ACTION)) == ["complaint.lacks_role"]


@pytest.mark.clause("RULES-4.26")
def test_nothing_is_closed_before_the_customer_was_answered() -> None:
    for state in (State.RECEIVED, State.NOT_ACCEPTED, State.APPROVED, State.RETURNED):
        assert codes(case_in(state), Closed(at=later(case_in(state)), by=CARL)) == ["not_now"]
    silent = case_in(State.RETURNED).moved(State.ANSWERED, case_in(State.RETURNED).history)  # as another table might allow
    assert codes(silent, Closed(at=later(silent), by=CARL, no_action=NO_ACTION)) == ["complaint.not_answered"]


# Each reviewer may send the document back -----------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.7", "RULES-4.11", "RULES-4.12", "RULES-4.13")
@pytest.mark.parametrize(
    ("state", "by", "to"),
    [
        (State.CONFIRMED, OTTO, State.RECEIVED),
        (State.REPORTED, SUSI, State.ASSIGNED),
        (State.REVIEWED, ADA, State.ASSIGNED),
        (State.SUBMITTED, GREG, State.REVIEWED),
        (State.PROPOSED, SUSI, State.DECIDED),
    ],
)
def test_each_reviewer_may_send_the_paper_back_with_a_reason(state: State, by: Actor, to: State) -> None:
    case = case_in(state)
    back = sent_back(case, by)

    assert back.state is to
    assert codes(case, SentBack(at=later(case), by=by, why=" ")) == ["complaint.no_reason"]
    assert back.clocks(at=later(back), rules=RULES)["close"].state.value == "running"
    assert back.advance(FORWARD[to](back), rules=RULES).state is state if state is not State.REVIEWED else True


def test_the_paper_that_comes_back_replaces_the_one_sent_back() -> None:
    case = sent_back(case_in(State.PROPOSED), SUSI)
    again = RemedyProposed(at=later(case), by=HANS, opinion="only words", remedies=(Remedy(kind="apology"),))
    case = case.advance(again, rules=RULES)

    assert (case.handling_opinion, case.remedies, dict(case.money)) == ("only words", (Remedy(kind="apology"),), {})
    assert case.check(RemedyApproved(at=later(case), by=SUSI), rules=RULES).allowed


def test_an_opinion_submitted_sent_back_and_settled_is_the_last_one() -> None:
    case = case_in(State.REVIEWED, attrs.evolve(CARD, claimed=cny("50")))
    case = case.advance(OpinionSubmitted(at=later(case), by=ADA, opinion="first"), rules=RULES)
    case = sent_back(case, GREG)
    case = case.advance(OpinionSettled(at=later(case), by=ADA, opinion="second", ruling=Ruling.PARTLY_UPHELD), rules=RULES)

    assert (case.opinion, case.ruling) == ("second", Ruling.PARTLY_UPHELD)


# Who may -----------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.7", "RULES-4.9", "RULES-4.11", "RULES-4.12", "RULES-4.13", "RULES-4.14")
@pytest.mark.parametrize("state", list(FORWARD))
def test_a_bystander_may_take_no_step(state: State) -> None:
    case = case_in(state)
    said = case.explain(actor=attrs.evolve(NORA, unit="elsewhere"), at=later(case), rules=RULES)

    assert said.open == ()
    assert {one.event for one in said.blocked} == set(STANDARD.table[state])
    with pytest.raises(Refused):
        case.advance(attrs.evolve(FORWARD[state](case), by=attrs.evolve(NORA, unit="elsewhere")), rules=RULES)


def test_who_may_register() -> None:
    with pytest.raises(Refused) as caught:
        register(CARD, at=CARD.received_at, by=HANS, rules=RULES)
    assert str(caught.value) == ("step `register` refused for complaint `C-2026-0417`: `hans` does not have the role: intake or customer service")
    assert register(CARD, at=CARD.received_at, by=CARL, rules=RULES).state is State.RECEIVED


@pytest.mark.clause("RULES-4.7", "RULES-4.13")
def test_only_a_superior_accepts_and_approves() -> None:
    confirmed, proposed = case_in(State.CONFIRMED), case_in(State.PROPOSED)
    accept = ComplaintAccepted(at=later(confirmed), by=SUSI)

    assert codes(confirmed, accept) == ["complaint.not_superior"]
    assert codes(confirmed, attrs.evolve(accept, by=attrs.evolve(OTTO, rank=1))) == ["complaint.not_superior"]
    assert codes(proposed, SentBack(at=later(proposed), by=OTTO, why="so")) == ["complaint.not_superior"]
    assert codes(proposed, SentBack(at=later(proposed), by=GREG, why="so")) == []


@pytest.mark.clause("RULES-4.13", "RULES-4.11", "RULES-4.12")
@pytest.mark.parametrize(("state", "maker"), [(State.CONFIRMED, ANNA), (State.REPORTED, HANS), (State.PROPOSED, HANS), (State.SUBMITTED, ADA)])
def test_nobody_reviews_their_own_paper_not_even_through_somebody_else(state: State, maker: Actor) -> None:
    case = case_in(state)
    roles = frozenset({"handler_supervisor", "general_manager", "administration"})
    for who in (
        attrs.evolve(maker, rank=9, roles=roles),
        Actor(id="stand-in", unit="", rank=9, roles=roles, on_behalf_of=maker.id),
    ):
        assert "complaint.own_paper" in codes(case, SentBack(at=later(case), by=who, why="so"))


@pytest.mark.clause("RULES-4.12")
def test_the_administration_adds_no_opinion_to_its_own_report() -> None:
    case = case_in(State.ASSIGNED)
    case = case.advance(HandlerAssigned(at=later(case), by=ADA, department="bank/administration"), rules=RULES)
    both = attrs.evolve(ADA, id="both", rank=1, roles=frozenset({"handler", "administration"}))
    case = case.advance(ReportFiled(at=later(case), by=both, report=REPORT), rules=RULES)
    boss = attrs.evolve(ADA, id="boss", roles=frozenset({"handler_supervisor"}))
    case = case.advance(ReportReviewed(at=later(case), by=boss), rules=RULES)

    assert codes(case, OpinionSubmitted(at=later(case), by=both, opinion="fine")) == ["complaint.own_paper"]
    assert codes(case, OpinionSubmitted(at=later(case), by=ADA, opinion="fine")) == []


@pytest.mark.clause("RULES-4.9", "RULES-4.11")
def test_only_the_department_named_handles_it() -> None:
    case = case_in(State.ASSIGNED)
    elsewhere = attrs.evolve(HANS, id="hugo", unit="bank/relations/complaints-2")

    assert codes(case, ReportFiled(at=later(case), by=elsewhere, report=REPORT)) == ["complaint.other_department"]
    assert codes(case, ReportFiled(at=later(case), by=NORA, report=REPORT)) == ["complaint.lacks_role"]
    assert codes(case, ReportFiled(at=later(case), by=FRED, report=REPORT)) == ["complaint.lacks_role", "complaint.other_department"]
    nowhere = attrs.evolve(HANS, id="hugo", unit="")
    assert codes(case, ReportFiled(at=later(case), by=nowhere, report=REPORT)) == ["complaint.no_department"]
    within = attrs.evolve(HANS, id="hugo", unit="bank/relations/complaints/desk-2")
    assert codes(case, ReportFiled(at=later(case), by=within, report=REPORT)) == []


def test_without_a_department_nobody_handles_it() -> None:
    stray = case_in(State.CONFIRMED).moved(State.ASSIGNED, case_in(State.CONFIRMED).history)  # as another table might allow
    assert codes(stray, ReportFiled(at=later(stray), by=HANS, report=REPORT)) == ["complaint.other_department"]


@pytest.mark.clause("RULES-4.9", "RULES-4.25")
def test_the_administration_may_name_another_department() -> None:
    case = case_in(State.ASSIGNED)
    case = case.advance(HandlerAssigned(at=later(case), by=ADA, department="bank/cards"), rules=RULES)

    assert case.state is State.ASSIGNED
    assert case.assignment is not None
    assert case.assignment.department == "bank/cards"
    assert codes(case, ReportFiled(at=later(case), by=HANS, report=REPORT)) == ["complaint.other_department"]


# Conflicts of interest ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.9")
def test_a_complaint_about_a_department_is_not_handled_by_it_alone() -> None:
    case = case_in(State.ACCEPTED, about(unit="bank/cards"))
    named = HandlerAssigned(at=later(case), by=ADA, department="bank/cards")

    assert codes(case, named) == ["complaint.left_to_them"]
    assert codes(case, attrs.evolve(named, department="bank/cards/issuing")) == ["complaint.left_to_them"]
    assert codes(case, attrs.evolve(named, together_with="bank/cards/issuing")) == ["complaint.left_to_them"]
    assert codes(case, attrs.evolve(named, together_with="bank/relations/complaints")) == []
    assert codes(case, attrs.evolve(named, department="bank/relations/complaints")) == []
    assert codes(case, attrs.evolve(named, department="")) == ["empty"]


@pytest.mark.clause("RULES-4.11")
def test_the_unit_complained_about_neither_reports_nor_reviews() -> None:
    case = case_in(State.ASSIGNED, about(unit="bank/relations/complaints"))
    outsider = attrs.evolve(HANS, id="olaf", unit="bank/administration")

    assert codes(case, ReportFiled(at=later(case), by=HANS, report=REPORT)) == ["recusal.unit"]
    case = case.advance(ReportFiled(at=later(case), by=outsider, report=REPORT), rules=RULES)
    above = attrs.evolve(DORA, unit="bank")
    assert codes(case, ReportReviewed(at=later(case), by=attrs.evolve(above, id="susi", on_behalf_of="hans"))) == []
    assert codes(case, ReportReviewed(at=later(case), by=attrs.evolve(SUSI, rank=3))) == ["complaint.not_superior", "recusal.unit"]
    assert codes(case, ReportReviewed(at=later(case), by=above)) == []


@pytest.mark.clause("RULES-4.7")
@pytest.mark.parametrize(
    ("state", "who"),
    [
        (State.CONFIRMED, OTTO),
        (State.ACCEPTED, ADA),
        (State.ASSIGNED, HANS),
        (State.REPORTED, SUSI),
        (State.REVIEWED, ADA),
        (State.SUBMITTED, GREG),
        (State.DECIDED, HANS),
        (State.PROPOSED, SUSI),
    ],
)
def test_whom_a_complaint_is_about_does_not_act_in_it(state: State, who: Actor) -> None:
    case = case_in(state)
    case = attrs.evolve(case, card=about(person=who.id))

    assert "complaint.about_actor" in codes(case, FORWARD[state](case))
    stand_in = attrs.evolve(who, id="stand-in", on_behalf_of=who.id)
    assert "complaint.about_actor" in codes(case, attrs.evolve(FORWARD[state](case), by=stand_in))


def test_whom_a_complaint_is_about_does_not_explain_it_away() -> None:
    case = raised(about(person="anna"))
    assert codes(case, Explained(at=later(case), by=ANNA, reply=ORAL)) == ["complaint.about_actor"]


# What the papers must hold -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.15")
def test_a_complaint_is_registered_with_its_own_card_when_received_or_later() -> None:
    with pytest.raises(Refused, match="is before the receipt"):
        register(CARD, at=CARD.received_at - timedelta(seconds=1), by=ANNA, rules=RULES)
    blank = raised().moved(State.RAISED, ())
    other = attrs.evolve(CARD, number="C-2")
    assert codes(blank, Registered(at=CARD.received_at, by=ANNA, card=other)) == ["complaint.other_card"]


@pytest.mark.clause("BANK-6.1")
def test_a_card_that_was_erased_in_one_place_only_is_told_as_that() -> None:
    """As a store loads it whose personal part of the file is gone and that of its first step is not, or the other way round."""
    erased, (step,) = attrs.evolve(CARD, customer_name=ERASED, contact=ERASED, narrative=ERASED), raised().history
    file, first = attrs.evolve(raised(), card=erased), step._replace(event=Registered(at=step.event.at, by=step.event.by, card=erased))
    for partly in (file, raised().moved(State.RECEIVED, (first,))):
        (told,) = partly.recheck(rules=RULES)
        assert [one.code for one in told.reasons] == ["complaint.card_erased_in_part"]
        assert told.reasons[0].text() == (
            "the record card of `C-2026-0417` is erased in one place and stands in another; erase every part of it, or restore the one that is missing"
        )
    assert file.moved(State.RECEIVED, (first,)).recheck(rules=RULES) == ()
    assert codes(file.moved(State.RAISED, ()), Registered(at=CARD.received_at, by=ANNA, card=attrs.evolve(CARD, number="C-2"))) == [
        "complaint.other_card"
    ]


@pytest.mark.clause("RULES-4.17")
@pytest.mark.parametrize("part", ["cause", "course", "responsible", "conclusion", "countermeasures", "prevention"])
def test_a_report_that_lacks_a_part_is_refused_by_its_name(part: str) -> None:
    case = case_in(State.ASSIGNED)
    decision = case.check(ReportFiled(at=later(case), by=HANS, report=attrs.evolve(REPORT, **{part: " "})), rules=RULES)

    assert decision.text(Language.EN) == f"the report lacks {TERMS[f'report.{part}'].en}; a report has all six parts"
    assert decision.text(Language.ZH) == f"报告缺少：{TERMS[f'report.{part}'].zh}；报告须包含全部六项内容"


@pytest.mark.clause("RULES-4.17")
def test_a_report_is_refused_by_all_that_it_lacks() -> None:
    case = case_in(State.ASSIGNED)
    decision = case.check(ReportFiled(at=later(case), by=HANS, report=attrs.evolve(REPORT, cause="", prevention="")), rules=RULES)
    assert str(decision) == "the report lacks cause, preventive measures; a report has all six parts"


@pytest.mark.clause("RULES-4.12", "RULES-4.13")
@pytest.mark.parametrize(
    ("state", "event"),
    [
        (State.REVIEWED, OpinionSubmitted(at=later(case_in(State.REVIEWED)), by=ADA, opinion=" ")),
        (State.DECIDED, RemedyProposed(at=later(case_in(State.DECIDED)), by=HANS, opinion="")),
    ],
)
def test_an_opinion_is_written_down(state: State, event: Event) -> None:
    assert codes(case_in(state), event) == ["complaint.no_opinion"]


@pytest.mark.clause("RULES-4.12")
def test_the_general_manager_decides_unless_the_rulebook_exempts_the_class() -> None:
    petty = case_in(State.REVIEWED, attrs.evolve(CARD, claimed=cny("50")))
    settled = OpinionSettled(at=later(petty), by=ADA, opinion="pay", ruling=Ruling.UPHELD)

    assert petty.class_id == "petty"
    assert petty.advance(settled, rules=RULES).state is State.DECIDED
    ordinary = case_in(State.REVIEWED)
    assert codes(ordinary, settled) == ["complaint.not_exempt"]
    decided = case_in(State.SUBMITTED)
    assert codes(decided, Decided(at=later(decided), by=ADA, ruling=Ruling.UPHELD)) == ["complaint.lacks_role", "complaint.own_paper"]


@pytest.mark.clause("RULES-4.7")
def test_not_accepting_needs_a_reason() -> None:
    case = case_in(State.CONFIRMED)
    assert codes(case, NotAccepted(at=later(case), by=OTTO, why="")) == ["complaint.no_reason"]


@pytest.mark.clause("RULES-4.14", "RULES-1.2")
def test_a_reply_is_on_record_with_its_content_and_an_oral_one_with_the_person() -> None:
    case = case_in(State.RETURNED)
    answer = CustomerAnswered(at=later(case), by=CARL, reply=WRITTEN)

    assert codes(case, answer) == []
    assert codes(case, attrs.evolve(answer, reply=ORAL)) == []
    empty = attrs.evolve(ORAL, person="", content=" ")
    assert codes(case, attrs.evolve(answer, reply=empty)) == ["complaint.reply_incomplete"] * 2
    assert codes(case, attrs.evolve(answer, reply=attrs.evolve(WRITTEN, content=""))) == ["complaint.reply_incomplete"]
    assert codes(case, attrs.evolve(answer, by=HANS)) == ["complaint.lacks_role"]


@pytest.mark.clause("RULES-4.14")
def test_the_handling_department_returns_it_to_customer_service() -> None:
    case = case_in(State.APPROVED)
    assert codes(case, ReturnedToService(at=later(case), by=CARL)) == ["complaint.lacks_role", "complaint.other_department"]
    assert case.advance(ReturnedToService(at=later(case), by=SUSI), rules=RULES).state is State.RETURNED


# Remedies and money ------------------------------------------------------------------------------------------------------------------------------


def proposing(*remedies: Remedy) -> Complaint:
    """Return a complaint whose handler proposed these remedies."""
    case = case_in(State.DECIDED)
    return case.advance(RemedyProposed(at=later(case), by=HANS, opinion="so", remedies=remedies), rules=RULES)


@pytest.mark.clause("RULES-4.18", "RULES-4.13")
def test_money_needs_a_grant_that_fits_and_words_need_none() -> None:
    words = proposing(Remedy(kind="apology"))
    money = proposing(Remedy(kind="compensation", amount=cny("500")))
    approve = RemedyApproved(at=later(money), by=SUSI)

    assert codes(words, approve) == []
    assert codes(money, approve) == ["complaint.grants_missing"]
    assert codes(money, attrs.evolve(approve, grants=(grant_for(money),))) == []
    assert codes(money, attrs.evolve(approve, grants=(grant_for(money),) * 2)) == ["complaint.grants_missing", "grant_used"]
    assert codes(words, attrs.evolve(approve, grants=(grant_for(money),))) == ["complaint.grant_not_needed"]


@pytest.mark.clause("RULES-4.18")
def test_every_fault_of_a_grant_is_named() -> None:
    money = proposing(Remedy(kind="compensation", amount=cny("500")))
    other = grant_for(money, amount=cny("6000"))
    half = attrs.evolve(other, request=attrs.evolve(other.request, subject="C-9"), signatures=other.signatures[:1])

    assert codes(money, RemedyApproved(at=later(money), by=SUSI, grants=(half,))) == [
        "grant_incomplete",
        "grant_of_other_amount",
        "grant_of_other_subject",
    ]


@pytest.mark.clause("RULES-4.18")
def test_cutting_an_amount_into_several_remedies_does_not_help() -> None:
    halves = proposing(*(Remedy(kind="compensation", amount=cny("150")) for _ in range(2)))

    assert dict(halves.money) == {"compensation": cny("300")}
    assert codes(halves, RemedyApproved(at=later(halves), by=SUSI, grants=(grant_for(halves, amount=cny("150")),))) != []
    assert codes(halves, RemedyApproved(at=later(halves), by=SUSI, grants=(grant_for(halves),))) == []


@pytest.mark.clause("RULES-4.18")
def test_each_kind_of_money_needs_its_own_grant() -> None:
    two = proposing(Remedy(kind="compensation", amount=cny("300")), Remedy(kind="price_reduction", amount=cny("900")))
    grants = tuple(grant_for(two, kind) for kind in two.money)

    assert codes(two, RemedyApproved(at=later(two), by=SUSI, grants=grants[:1])) == ["complaint.grants_missing"]
    approved = two.advance(RemedyApproved(at=later(two), by=SUSI, grants=grants), rules=RULES)
    assert approved.granted == cny("1200")
    assert approved.grants == grants


@pytest.mark.clause("RULES-4.18")
def test_money_is_offered_in_the_currency_of_the_rulebook() -> None:
    case = case_in(State.DECIDED)
    foreign = RemedyProposed(at=later(case), by=HANS, opinion="so", remedies=(Remedy(kind="compensation", amount=Money("5", "EUR")),))
    assert codes(case, foreign) == ["complaint.remedy_currency"]


# The table itself --------------------------------------------------------------------------------------------------------------------------------


def test_the_tables_use_every_state_every_event_and_every_guard_once_named() -> None:
    tables = tuple(LIFECYCLES.values())
    assert {state for table in tables for state in table.states} == set(State)
    assert {one.event for table in tables for one in table.transitions} == {one for one in EVENTS if not issubclass(one, Migrated)}
    assert {guard for table in tables for one in table.transitions for guard in one.guards} == set(GUARDS)
    assert len({event.name for event in EVENTS}) == len(EVENTS)
    assert len({name_of(guard) for guard in GUARDS}) == len(GUARDS)


@pytest.mark.clause("RULES-4.25")
def test_every_clause_of_the_procedure_stands_in_the_table() -> None:
    clauses = {clause.strip() for one in (REGISTER, *MAIN_LINE) for clause in one.clause.split(",")}
    wanted = {f"RULES-4.{number}" for number in (7, 9, 11, 12, 13, 14, 15, 17, 18, 25, 26)}
    assert clauses == {*wanted, "RULES-1.2"}


@pytest.mark.parametrize("guard", GUARDS, ids=name_of)
def test_every_guard_says_the_same_in_its_docstring_and_in_the_messages(guard: Callable[..., WhyNot]) -> None:
    text = TEXTS[f"guard.{name_of(guard)}"]
    assert sentence(guard) == text.en
    assert sentence(guard, Language.ZH) == text.zh


def test_states_and_events_have_words_in_both_languages() -> None:
    assert {event.name for event in EVENTS} <= set(TERMS)
    assert all(state.text is not None for state in State)


def test_it_is_written_out_as_a_table_and_a_diagram() -> None:
    assert len(to_markdown(STANDARD).splitlines()) == 2 + len(STANDARD.transitions)
    assert "| `approve_remedy` | 已形成处理意见 |" in to_markdown(STANDARD, Language.ZH)
    assert "    s_proposed --> s_approved : approve_remedy\n" in to_mermaid(STANDARD)


def test_lifecycles_are_found_by_name_and_by_reference() -> None:
    assert lifecycle_named("complaint/standard") is STANDARD
    assert lifecycle_of(("complaint/standard", 1)) is STANDARD
    with pytest.raises(NotFound, match="no lifecycle `complaint/none`"):
        lifecycle_named("complaint/none")
    with pytest.raises(NotFound, match="no lifecycle `complaint/standard v2`"):
        lifecycle_of(("complaint/standard", 2))
