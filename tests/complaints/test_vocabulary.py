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

# What is law about each event, beside that whoever is complained about takes no step. A firm that writes a table of its own gets it from here.
# What is missing here, no bank that wrote its own lifecycle is kept to.
LAW = {
    "registered": "after_receipt own_card",
    "grounds_confirmed": "",
    "explained": "lawful_reply not_bound reply_on_record in_its_time",
    "complaint_accepted": "accepted_in_part four_eyes made_impartially",
    "not_accepted": "four_eyes made_impartially not_bound reason_given",
    "sent_back": "four_eyes impartial_return reason_given",
    "reasons_given": "lawful_reply nothing_undecided reply_on_record in_its_time",
    "handler_assigned": "not_left_to_them",
    "report_filed": "report_complete",
    "report_reviewed": "four_eyes made_impartially",
    "opinion_submitted": "four_eyes made_impartially opinion_written",
    "opinion_settled": "award_binds each_demand_ruled exempt four_eyes made_impartially opinion_written",
    "decided": "award_binds each_demand_ruled four_eyes impartial_decider made_impartially",
    "remedy_proposed": "one_currency opinion_written",
    "remedy_approved": "four_eyes grant_fits_proposal limits_for_money made_impartially signed_impartially",
    "returned_to_service": "",
    "customer_answered": "lawful_reply nothing_undecided reply_on_record in_its_time",
    "closed": "action_or_reason answered answered_since_forwarded award_honoured emergency_settled feedback_settled nothing_owed nothing_undecided",
    "acknowledged": "lawful_acknowledgement notice_on_record in_its_time",
    "customer_contacted": "customer_reached notice_on_record in_its_time",
    "contact_tried": "customer_not_reached notice_on_record in_its_time",
    "progress_reported": "notice_on_record in_its_time",
    "holding_reply_sent": "day_promised lawful_delay nothing_to_wait_for notice_on_record in_its_time",
    "new_facts": "reason_given statement_on_record in_its_time",
    "regulatory_event": "counted_by_regime records_for_regime wait_over in_its_time",
    "clock_paused": "clock_to_pause consent_on_record notice_if_given pause_allowed in_its_time",
    "clock_resumed": "clock_known clock_to_resume in_its_time",
    "clock_extended": "clock_to_extend extension_allowed lawful_delay notice_if_given in_its_time",
    "mediation_proposed": "mediator_named no_mediation",
    "mediation_agreed": "mediation_may_pause mediation_offered notice_on_record statement_on_record in_its_time",
    "mediation_ended": "mediation_begun in_its_time",
    "side_stated": "a_party side_told",
    "recused": "person_named reason_given",
    "withdrawn": "emergency_settled reason_given statement_on_record in_its_time",
    "referred": "body_named emergency_settled not_bound reply_on_record in_its_time",
    "merged_in": "duplicate_on_record",
    "merged": "another_case emergency_settled",
    "follow_up_done": "statement_on_record in_its_time",
    "follow_up_unsolved": "statement_on_record in_its_time",
    "reopened": "forwarding_bids_it outside_bids_it reason_given reopening_fits retraction_on_record review_bids_it in_its_time",
    "review_requested": "branch_decided reason_given review_in_time statement_on_record in_its_time",
    "review_decided": "award_binds each_demand_ruled four_eyes higher_unit impartial_decider lawful_reply reply_on_record in_its_time",
    "outcome_filed": "nobody_to_tell nothing_undecided reason_given",
    "turned_away": "not_bound not_entitled reply_on_record in_its_time",
    "split_off": "parts_add_up several_complain",
    "escalated": "above_or_beside not_left_to_them reason_given",
    "forwarded": "forwarding_on_record",
    "reported_back": "feedback_on_record feedback_owed",
    "inspected": "inspection_whole",
    "action_agreed": "action_whole",
    "action_done": "action_known action_to_do own_action",
    "action_checked": "action_known action_to_check action_was_done not_own_action",
    "card_corrected": "accepted_demands_stay corrects_this_card in_listed_words reason_given received_no_later same_customer_paid",
    "answer_accepted": "no_reaction_yet statement_on_record in_its_time",
    "answer_rejected": "no_reaction_yet statement_on_record in_its_time",
    "remedy_performed": "evidence_given remedy_owed within_owed",
    "remedy_declined": "kind_owed remedy_owed statement_on_record in_its_time",
    "taken_outside": "outside_body_named",
    "outside_decided": "decides_what_it_has outside_decision_whole outside_pending",
    "split_from": "joint_on_record just_registered",
    "solved_at_once": "customer_content grants_fit_solution lawful_reply reply_on_record signed_impartially statement_on_record in_its_time",
    "passed_on": "reason_given",
    "crisis_group_formed": "crisis_foreseen group_of_several",
    "public_informed": "public_told",
    "emergency_remedy": "group_able group_acts group_member",
    "emergency_ratified": "emergency_open grants_fit_emergency limits_for_money not_of_the_group signed_impartially",
    "emergency_refused": "emergency_open not_of_the_group reason_given refusal_on_record",
}
# Those complained about may register a complaint, state their side and do the action given to them; who returns or decides is asked for more.

NOT_IMPARTIAL = {"side_stated", "action_done", "decided", "sent_back", "registered", "review_decided"}


def law_of(event: str) -> set[str]:
    return {name_of(guard) for guard in VOCABULARY.events[event].law}


def test_every_event_stands_in_a_table_but_those_that_lead_from_one_to_another() -> None:
    assert {one.event for one in VOCABULARY.events.values()} == {one for one in EVENTS if not issubclass(one, Migrated)}
    assert all(name == one.event.name for name, one in VOCABULARY.events.items())


def test_every_guard_may_be_named_by_its_functions_name() -> None:
    assert dict(VOCABULARY.guards) == {name_of(one): one for one in GUARDS}
    assert {guard for one in VOCABULARY.events.values() for guard in one.law} <= set(GUARDS)
    assert len(GUARDS) == 128


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


@pytest.mark.clause("RULES-4.4", "RULES-4.7", "RULES-4.11", "RULES-4.12", "RULES-4.13", "RULES-4.14", "RULES-4.17", "RULES-4.18", "BANK-4.1")
def test_the_law_of_each_event_is_whole() -> None:
    """One guard less in every row of an event would load, and no bank with a table of its own would be held to it."""
    assert {event: law_of(event) - {"impartial"} for event in VOCABULARY.events} == {event: set(law.split()) for event, law in LAW.items()}
    assert {event for event in VOCABULARY.events if "impartial" not in law_of(event)} == NOT_IMPARTIAL


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
