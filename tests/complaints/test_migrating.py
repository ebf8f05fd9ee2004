"""Open complaints move to another edition or table: as a step on record, with every reason where one cannot, and by no way round the law."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters import default_codec
from crmcore.complaints import LIFECYCLES, STANDARD, Complaint, ComplaintRules, State, migrate, migration_plan, record_of
from crmcore.complaints.events import Closed, CustomerAnswered, GroundsConfirmed
from crmcore.complaints.lifecycles.shipped import lifecycle_of
from crmcore.complaints.supervision import work_list
from crmcore.errors import InvalidValue, NotFound, Refused
from crmcore.lifecycles import Migrated, MigrationReport
from crmcore.messages import Language, Names, Text, WordKind, say_term
from crmcore.rulebook import load_lifecycles
from tests.complaints.cases import ADA, ANNA, CARL, FORWARD, NO_ACTION, RULES, WRITTEN, case_in, later

SHORT = """
[[lifecycles]]
name    = "complaint/short"
version = 1
initial = "raised"
final   = ["closed"]
transitions = [
  { id = "register",  from = "raised",    event = "registered",         to = "received",  clause = "RULES-4.15", by = ["front_line"] },
  { id = "confirm",   from = "received",  event = "grounds_confirmed",  to = "confirmed", clause = "RULES-4.7",  by = ["intake"] },
  { id = "accept",    from = "confirmed", event = "complaint_accepted", to = "returned",  clause = "RULES-4.7",  by = ["superior"] },
  { id = "send_back", from = "confirmed", event = "sent_back",          to = "received",  clause = "RULES-4.7",  by = ["superior"] },
  { id = "answer",    from = "returned",  event = "customer_answered",  to = "answered",  clause = "RULES-4.14", by = ["customer_service"] },
  { id = "finish",    from = "answered",  event = "closed",             to = "closed",    clause = "RULES-4.26", by = ["front_line"] },
]
"""
OWN = load_lifecycles(SHORT)
NEXT: ComplaintRules = attrs.evolve(RULES, edition="bank@2027", lifecycles=OWN)
SHORT_REF = ("complaint/short", 1)
TO_SHORT = {"accepted": "returned", "assigned": "returned", "proposed": "returned", "decided": "returned"}


def moved(case: Complaint, **options: object) -> Complaint:
    given_ = {"was": RULES, "rules": NEXT, "at": later(case), "by": ADA, "why": "new process", **options}
    return migrate(case, **given_)  # type: ignore[arg-type]


def why_not(case: Complaint, **options: object) -> list[str]:
    with pytest.raises(Refused) as caught:
        moved(case, **options)
    decision = caught.value.decision
    assert all(one.text(lang) for one in decision.reasons for lang in Language)
    assert (decision.rule, decision.clause, decision.edition) == ("migrate", "RULES-4.28", NEXT.edition)
    return [one.code for one in decision.reasons]


@pytest.mark.clause("RULES-4.28")
def test_a_case_goes_to_the_new_edition_as_a_step_on_record() -> None:
    case = case_in(State.CONFIRMED)
    gone = moved(case)
    assert (gone.edition, gone.lifecycle, gone.state) == (NEXT.edition, STANDARD.ref, State.CONFIRMED)
    assert gone.history[:-1] == case.history
    step = gone.history[-1]
    assert (step.seq, step.transition) == (len(case.history) + 1, "migrate")
    assert isinstance(step.event, Migrated)
    assert (step.event.was_edition, step.event.was_lifecycle, step.event.was_state) == (RULES.edition, STANDARD.ref, "confirmed")
    assert "new process" not in repr(gone)


@pytest.mark.clause("RULES-4.28")
def test_afterwards_the_new_rules_govern_and_the_old_are_refused() -> None:
    gone = moved(case_in(State.CONFIRMED))
    event = FORWARD[State.CONFIRMED](gone)
    assert gone.advance(event, rules=NEXT).state is State.ACCEPTED
    with pytest.raises(InvalidValue, match="began under edition"):
        gone.check(event, rules=RULES)


@pytest.mark.clause("RULES-1.5", "RULES-4.28")
def test_a_case_goes_to_another_table_and_through_it_to_its_end() -> None:
    gone = moved(case_in(State.ASSIGNED), lifecycle="complaint/short", states=TO_SHORT)
    assert (gone.lifecycle, gone.state) == (SHORT_REF, State.RETURNED)
    answered = gone.advance(CustomerAnswered(reply=WRITTEN, at=later(gone), by=CARL), rules=NEXT)
    closed = answered.advance(Closed(at=later(answered), by=ANNA, no_action=NO_ACTION), rules=NEXT)
    assert closed.state is State.CLOSED
    assert closed.history[-1].transition == "finish"
    assert closed.recheck(rules=NEXT) == ()


def test_the_history_before_and_after_is_told_by_the_rules_of_its_time() -> None:
    case = case_in(State.ASSIGNED)
    gone = moved(case, lifecycle="complaint/short", states=TO_SHORT)
    before, after = case.history[-1].event.at, gone.history[-1].event.at
    assert gone.as_of(before, rules=RULES) == case
    assert gone.as_of(after, rules=NEXT) == gone
    assert (gone.edition_at(before), gone.edition_at(after)) == (RULES.edition, NEXT.edition)
    assert gone.as_of(case.card.received_at, rules=RULES) == case.moved(State.RAISED, ())
    with pytest.raises(InvalidValue, match="pass the rules of that edition"):
        gone.as_of(before, rules=NEXT)
    assert record_of(gone, at=after, rules=NEXT).state == "returned"
    assert work_list([gone], at=before, rules={RULES.edition: RULES}).at == before


def test_a_case_may_be_migrated_twice() -> None:
    third = attrs.evolve(NEXT, edition="bank@2028")
    case = case_in(State.ASSIGNED)
    once = moved(case, lifecycle="complaint/short", states=TO_SHORT)
    twice = moved(once, was=NEXT, rules=third, at=later(once), lifecycle="complaint/short")
    assert [twice.edition_at(step.event.at) for step in twice.history[-2:]] == [NEXT.edition, third.edition]
    assert twice.as_of(once.history[-1].event.at, rules=NEXT) == once
    assert twice.recheck(rules=third) == ()


def test_a_migrated_case_is_saved_and_loaded() -> None:
    gone = moved(case_in(State.ASSIGNED), lifecycle="complaint/short", states=TO_SHORT)
    saved = default_codec().encode(gone)
    assert default_codec().decode(saved, Complaint) == gone
    assert "new process" not in saved.body


@pytest.mark.clause("RULES-4.28")
def test_only_the_administration_moves_cases_and_says_why_in_order() -> None:
    case = case_in(State.CONFIRMED)
    assert why_not(case, by=ANNA) == ["complaint.lacks_role"]
    assert why_not(case, why=" ") == ["migration.no_reason"]
    assert why_not(case, at=case.card.received_at - timedelta(days=1), by=ANNA) == ["out_of_order", "complaint.lacks_role"]


@pytest.mark.parametrize("options", [{"by": ANNA}, {"lifecycle": "complaint/none"}])
def test_a_refusal_cites_the_firm_s_own_name_for_the_clause(options: dict[str, object]) -> None:
    own = attrs.evolve(NEXT, names=Names({(WordKind.CLAUSES, "RULES-4.28"): Text(en="COMP-9", zh="制度第9条")}))
    with pytest.raises(Refused) as caught:
        moved(case_in(State.CONFIRMED), rules=own, **options)
    clause = caught.value.decision.clause
    assert clause == "RULES-4.28"
    assert say_term(str(clause) if clause is None else clause) == "COMP-9"


def test_what_is_there_already_or_finished_stays() -> None:
    assert why_not(moved(case_in(State.CONFIRMED)), was=NEXT) == ["migration.there_already"]
    assert why_not(case_in(State.CLOSED)) == ["migration.finished"]


def test_a_state_that_the_new_table_does_not_have_needs_another() -> None:
    assert why_not(case_in(State.ASSIGNED), lifecycle="complaint/short") == ["migration.no_state"]
    for end in ("raised", "closed", "nowhere"):
        assert why_not(case_in(State.ASSIGNED), lifecycle="complaint/short", states={"assigned": end}) == ["migration.no_state"]


@pytest.mark.clause("RULES-4.18", "RULES-4.14")
def test_migration_is_no_way_round_the_law() -> None:
    """Money on the table may not be answered unsigned, and nothing closes unanswered."""
    assert "verify.no_grant" in why_not(case_in(State.PROPOSED), lifecycle="complaint/short", states=TO_SHORT)
    assert why_not(case_in(State.ASSIGNED), lifecycle="complaint/short", states={"assigned": "answered"}) == ["verify.stuck"]


def test_a_class_or_a_table_that_the_new_edition_does_not_have_keeps_a_case() -> None:
    assert why_not(case_in(State.ASSIGNED), lifecycle="complaint/nothing") == ["not_found"]
    strange = attrs.evolve(case_in(State.ASSIGNED), class_id="strange")
    assert why_not(strange) == ["not_found"]
    assert "complaint class" in str(migration_plan([strange], editions={RULES.edition: RULES}, rules=NEXT))


@pytest.mark.clause("RULES-4.28")
def test_the_plan_says_who_can_go_and_who_cannot_and_why() -> None:
    cases = [case_in(state) for state in (State.ASSIGNED, State.PROPOSED, State.CLOSED)]
    plan = migration_plan(cases, editions={RULES.edition: RULES}, rules=NEXT, lifecycle="complaint/short", states=TO_SHORT)
    assert [(one.was, one.state) for one in plan.going] == [(State.ASSIGNED, State.RETURNED)]
    assert [one.state for one in plan.staying] == [State.PROPOSED, State.CLOSED]
    head, goes, *stays = str(plan).splitlines()
    assert head == "to bank@2027: 1 can go, 2 cannot"
    assert goes.strip() == f"goes   {cases[0].id}: assigned → returned to customer service"
    assert "is finished (closed)" in stays[-1]
    assert "1件可迁移，2件不可迁移" in plan.text(Language.ZH)


def test_an_edition_that_is_missing_is_named() -> None:
    with pytest.raises(NotFound, match="bank@2026"):
        migration_plan([case_in(State.ASSIGNED)], editions={}, rules=NEXT)


STATES = st.sampled_from([*FORWARD, State.CLOSED])


@given(st.lists(STATES, max_size=4), st.dictionaries(STATES.map(str), st.sampled_from(State).map(str), max_size=3), st.booleans())
def test_plan_and_migration_agree_and_nothing_is_half_done(stand: list[State], states: dict[str, str], short: bool) -> None:
    cases = [case_in(one) for one in stand]
    lifecycle = "complaint/short" if short else None
    plan: MigrationReport = migration_plan(cases, editions={RULES.edition: RULES}, rules=NEXT, lifecycle=lifecycle, states=states)
    going, staying = list(plan.going), list(plan.staying)
    for case in cases:
        before = attrs.evolve(case)
        if staying and staying[0].state is case.state and (not going or going[0].was is not case.state):
            found = staying.pop(0)
            assert why_not(case, lifecycle=lifecycle, states=states) == [one.code for one in found.reasons]
        else:
            gone, planned = moved(case, lifecycle=lifecycle, states=states), going.pop(0)
            assert (planned.was, planned.state) == (case.state, gone.state)
            assert gone.state in lifecycle_of(gone.lifecycle, NEXT).states
        assert case == before
    assert not going
    assert not staying


def test_a_case_never_skips_an_answer_by_its_first_step() -> None:
    fresh = case_in(State.RECEIVED)
    gone = moved(fresh, lifecycle="complaint/short")
    assert gone.advance(GroundsConfirmed(at=later(gone), by=ANNA), rules=NEXT).state is State.CONFIRMED
    assert set(LIFECYCLES) & {gone.lifecycle} == set()
