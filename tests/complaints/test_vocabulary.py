"""The vocabulary: every event and guard has its line, law stands in every shipped table, and every path of those ends well."""

from __future__ import annotations

import pytest

from crmcore.complaints import LIFECYCLES, STANDARD, VOCABULARY, CaseFile, ComplaintRules, State
from crmcore.complaints.events import EVENTS
from crmcore.complaints.events import procedure as e
from crmcore.complaints.lifecycles.vocabulary import GUARDS
from crmcore.event import Event
from crmcore.lifecycles import Lifecycle, Mark, Migrated, verify
from crmcore.lifecycles.transitions import name_of


def test_every_event_has_its_line_but_migration_which_no_table_names() -> None:
    assert [one.event for one in VOCABULARY.words] == [one for one in EVENTS if one is not Migrated]
    assert list(VOCABULARY.events) == [one.name for one in EVENTS if one is not Migrated]


def test_every_guard_that_is_law_may_be_named_too() -> None:
    law = {guard for one in VOCABULARY.words for guard in (*one.by, *one.given)}
    assert law <= set(GUARDS)
    assert {name: {one.guard for one in lines} for name, lines in VOCABULARY.guards.items()} == {name_of(one): {one} for one in GUARDS}


def test_a_guard_that_is_law_takes_the_event_that_it_is_law_for() -> None:
    asked = {guard: tuple(one.event for one in VOCABULARY.asks if one.guard is guard) for guard in GUARDS}
    for word in VOCABULARY.words:
        assert all(asked[guard] == (None,) for guard in word.by)
        for guard in word.given:
            assert any(event is not None and issubclass(word.event, event) for event in asked[guard]), (word.event, guard)


@pytest.mark.clause("RULES-4.11", "RULES-4.12", "RULES-4.13")
@pytest.mark.parametrize("event", [e.ReportReviewed, e.OpinionSubmitted, e.OpinionSettled, e.Decided, e.RemedyApproved, e.ComplaintAccepted])
def test_four_eyes_are_law_for_every_review(event: type[Event]) -> None:
    assert {"four_eyes", "impartial"} <= {name_of(guard) for guard in VOCABULARY.events[event.name].by}


@pytest.mark.clause("RULES-4.14", "RULES-4.17", "RULES-4.18")
def test_an_answer_before_closure_a_complete_report_and_fitting_grants_are_law() -> None:
    law = {name: {name_of(guard) for guard in (*one.by, *one.given)} for name, one in VOCABULARY.events.items()}
    assert "answered" in law["closed"]
    assert "report_complete" in law["report_filed"]
    assert "grant_fits_proposal" in law["remedy_approved"]


def test_telling_the_customer_how_it_ends_answers() -> None:
    assert {"explained", "reasons_given", "customer_answered"} <= {one.event.name for one in VOCABULARY.words if Mark.ANSWERS in one.marks}


@pytest.mark.clause("RULES-4.14", "RULES-4.18", "RULES-1.5")
@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=lambda one: one.name)
def test_every_path_of_a_shipped_table_ends_well(lifecycle: Lifecycle[CaseFile, ComplaintRules]) -> None:
    assert [str(one) for one in verify(lifecycle, VOCABULARY).findings] == []


def test_the_standard_begins_where_every_complaint_begins() -> None:
    assert STANDARD.initial is State.RAISED
