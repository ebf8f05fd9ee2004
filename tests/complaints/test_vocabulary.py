"""The vocabulary: every event and guard has its line, law stands in every shipped table, and every path of those ends well."""

from __future__ import annotations

import pytest

from crmcore.complaints import LIFECYCLES, STANDARD, VOCABULARY, CaseFile, ComplaintRules, State
from crmcore.complaints.events import EVENTS
from crmcore.complaints.events import procedure as e
from crmcore.complaints.lifecycles.vocabulary import GUARDS
from crmcore.event import Attempt, Event
from crmcore.lifecycles import Lifecycle, Migrated, verify
from crmcore.lifecycles.transitions import name_of, takes

# What each event does to what is owed, and which paper it passes or refuses, in words: `events/review` and `obligations` say the same in code.
MEETS = {
    "answer": {"explained", "reasons_given", "customer_answered", "solved_at_once", "review_decided", "outcome_filed", "turned_away"},
    "grant": {"remedy_approved"},
    "ratification": {"emergency_ratified", "emergency_refused"},
    "feedback": {"reported_back"},
}
WAIVES = {
    "answer": {"withdrawn", "referred", "merged"},
    "grant": {"withdrawn", "referred", "merged", "sent_back", "new_facts"},
    "ratification": set[str](),
    "feedback": {"withdrawn", "referred", "merged"},
}
OPENS = {
    "answer": {"new_facts", "passed_on", "follow_up_unsolved", "reopened", "review_requested"},
    "grant": {"remedy_proposed"},
    "ratification": {"emergency_remedy"},
    "feedback": {"forwarded"},
}
REVIEWS = {
    "complaint_accepted": {"grounds_confirmed"},
    "not_accepted": {"grounds_confirmed"},
    "report_reviewed": {"report_filed"},
    "opinion_submitted": {"report_filed"},
    "opinion_settled": {"report_filed"},
    "decided": {"opinion_submitted"},
    "remedy_approved": {"remedy_proposed"},
}


def law_of(event: str) -> set[str]:
    return {name_of(guard) for guard in VOCABULARY.events[event].law}


def test_every_event_stands_in_a_table_but_those_that_lead_from_one_to_another() -> None:
    assert {one.event for one in VOCABULARY.events.values()} == {one for one in EVENTS if not issubclass(one, Migrated)}
    assert all(name == one.event.name for name, one in VOCABULARY.events.items())


def test_every_guard_may_be_named_by_its_functions_name() -> None:
    assert dict(VOCABULARY.guards) == {name_of(one): one for one in GUARDS}
    assert {guard for one in VOCABULARY.events.values() for guard in one.law} <= set(GUARDS)
    assert len(GUARDS) == 127


def test_every_guard_says_what_it_asks_about_and_law_fits_its_event() -> None:
    assert all(takes(one) for one in GUARDS)
    for rule in VOCABULARY.events.values():
        assert all(issubclass(rule.event, takes(guard)) for guard in rule.law)


def test_who_may_act_is_named_by_the_guards_of_roles() -> None:
    assert {name_of(one) for one in VOCABULARY.who} == {
        "front_line",
        "intake",
        "administration",
        "handler",
        "handler_supervisor",
        "general_manager",
        "customer_service",
        "superior",
        "in_touch",
        "coordinator",
        "desk",
        "convener",
        "group_member",
        "a_party",
        "records_for_regime",
        "in_charge",
        "in_charge_or_owner",
        "in_contact",
        "higher_unit",
    }
    assert all(takes(one) == (Attempt,) for one in VOCABULARY.who)


@pytest.mark.clause("RULES-4.11", "RULES-4.12", "RULES-4.13")
@pytest.mark.parametrize("event", [e.ReportReviewed, e.OpinionSubmitted, e.OpinionSettled, e.Decided, e.RemedyApproved, e.ComplaintAccepted])
def test_four_eyes_are_law_for_every_review(event: type[Event]) -> None:
    assert {"four_eyes", "impartial_decider" if event is e.Decided else "impartial"} <= law_of(event.name)


@pytest.mark.clause("RULES-4.14", "RULES-4.17", "RULES-4.18")
def test_an_answer_before_closure_a_complete_report_and_fitting_grants_are_law() -> None:
    assert "answered" in law_of("closed")
    assert "report_complete" in law_of("report_filed")
    assert "grant_fits_proposal" in law_of("remedy_approved")


@pytest.mark.clause("FIN-7.3", "RULES-4.26")
@pytest.mark.parametrize("event", ["clock_resumed", "mediation_proposed", "public_informed"])
def test_nobody_complained_about_resumes_a_clock_proposes_mediation_or_informs_the_public(event: str) -> None:
    assert "impartial" in law_of(event)


@pytest.mark.clause("BANK-4.1", "RULES-4.1")
def test_who_acts_in_an_emergency_and_who_decides_a_review_is_law() -> None:
    assert "group_member" in law_of("emergency_remedy")
    assert "higher_unit" in law_of("review_decided")


@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=lambda one: one.name)
def test_law_is_the_same_in_every_row_of_an_event(lifecycle: Lifecycle[CaseFile, ComplaintRules]) -> None:
    for one in lifecycle.transitions:
        assert set(map(name_of, one.law)) == law_of(one.event.name), one.id


@pytest.mark.clause("RULES-4.14", "RULES-4.18", "BANK-4.1")
def test_what_a_complaint_owes_is_opened_met_and_waived_by_these_events() -> None:
    assert {one.id: {event.name for event in one.met_by} for one in VOCABULARY.obligations} == MEETS
    assert {one.id: {event.name for event in one.waived_by} for one in VOCABULARY.obligations} == WAIVES
    assert {one.id: {event.name for event in one.opening} for one in VOCABULARY.obligations} == OPENS
    assert [one.id for one in VOCABULARY.obligations if one.from_start] == ["answer"]
    assert {one.id: {event.name for event in one.bars} for one in VOCABULARY.obligations if one.bars} == {"grant": MEETS["answer"]}


@pytest.mark.clause("RULES-4.11", "RULES-4.12", "RULES-4.13")
def test_which_event_passes_or_refuses_which_paper() -> None:
    assert {name: {paper.name for paper in one.reviews} for name, one in VOCABULARY.events.items() if one.reviews} == REVIEWS
    assert {event.name for event in VOCABULARY.returns} == {"sent_back", "new_facts"}


@pytest.mark.clause("RULES-4.14", "RULES-4.18", "RULES-1.5")
@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=lambda one: one.name)
def test_every_path_of_a_shipped_table_ends_well(lifecycle: Lifecycle[CaseFile, ComplaintRules]) -> None:
    assert [str(one) for one in verify(lifecycle, VOCABULARY).findings] == []


def test_the_standard_begins_where_every_complaint_begins() -> None:
    assert STANDARD.initial is State.RAISED
