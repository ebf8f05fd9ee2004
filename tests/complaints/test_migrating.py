"""Open complaints move to another edition or table: as a step on record, with every reason where one cannot, and by no way round the law."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import Actor, Rulebook
from crmcore.adapters import default_codec
from crmcore.complaints import LIFECYCLES, STANDARD, Complaint, ComplaintRules, ReopenedFor, State, migrate, migration_plan, record_of
from crmcore.complaints.events import Closed, CustomerAnswered, GroundsConfirmed, PassedOn, Recused, Reopened, SolvedAtOnce
from crmcore.complaints.lifecycles.shipped import lifecycle_of
from crmcore.complaints.lifecycles.vocabulary import VOCABULARY
from crmcore.complaints.supervision import work_list
from crmcore.errors import InvalidValue, NotFound, Refused
from crmcore.lifecycles import Lifecycle, Migrated, MigrationReport
from crmcore.lifecycles.migrating import come_to
from crmcore.messages import Language, Names, Text, WordKind, say_term
from crmcore.rulebook import load_lifecycles
from crmcore.rules import FirstMatch
from tests.complaints.cases import ADA, ANNA, CARD, CARL, FORWARD, NO_ACTION, ORAL, RULES, SAID, SUSI, WRITTEN, case_in, later, sent_back

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
# A superior of `ada`.
LEA = Actor(id="lea", unit="bank/administration", rank=3, roles=frozenset({"administration"}))
TO_SHORT = {"accepted": "returned", "assigned": "returned", "proposed": "returned", "decided": "returned"}


def moved(case: Complaint, **options: object) -> Complaint:
    given_ = {"was": RULES, "rules": NEXT, "at": later(case), "by": ADA, "why": "new process", "approved_by": LEA, **options}
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
    with pytest.raises(InvalidValue, match="is under edition"):
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
    assert why_not(case_in(State.ASSIGNED), lifecycle="complaint/short", states={"assigned": "answered"}) == ["verify.stuck", "migration.too_late"]


def test_a_class_or_a_table_that_the_new_edition_does_not_have_keeps_a_case() -> None:
    assert why_not(case_in(State.ASSIGNED), lifecycle="complaint/nothing") == ["not_found"]
    strange = attrs.evolve(case_in(State.ASSIGNED), class_id="strange")
    assert why_not(strange) == ["unknown_class_of"]
    assert "complaint class" in str(migration_plan([strange], editions={RULES.edition: RULES}, rules=NEXT))


@pytest.mark.clause("RULES-4.28")
def test_the_plan_says_who_can_go_and_who_cannot_and_why() -> None:
    cases = [case_in(state) for state in (State.ASSIGNED, State.PROPOSED, State.CLOSED)]
    plan = migration_plan(cases, editions={RULES.edition: RULES}, rules=NEXT, lifecycle="complaint/short", states=TO_SHORT)
    assert [(one.was, one.state) for one in plan.going] == [(State.ASSIGNED, State.RETURNED)]
    assert [one.state for one in plan.staying] == [State.PROPOSED, State.CLOSED]
    head, goes, *stays = str(plan).splitlines()
    assert head == "to bank@2027: 1 can go, 1 cannot; 1 is over and stays"
    assert goes.strip() == f"goes   {cases[0].id}: handling department named → returned to customer service"
    assert len(stays) == 1
    assert "is finished (closed)" in plan.over[0].reasons[0].text()
    assert "1件可迁移，1件不可迁移；另有1件已结案，不迁移" in plan.text(Language.ZH)


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
    over = sum(case.state is State.CLOSED for case in cases)
    assert [one.state for one in plan.over] == [State.CLOSED] * over
    head, *lines = plan.text().splitlines()
    assert head.endswith(
        f"{len(plan.staying) - over} cannot" + (f"; {over} {'is over and stays' if over == 1 else 'are over and stay'}" if over else "")
    )
    assert len(lines) == len(cases) - over
    assert (f"另有{over}件已结案，不迁移" in plan.text(Language.ZH)) == bool(over)


def test_a_case_never_skips_an_answer_by_its_first_step() -> None:
    fresh = case_in(State.RECEIVED)
    gone = moved(fresh, lifecycle="complaint/short")
    assert isinstance(gone.history[-1].event, Migrated)
    assert gone.history[-1].event.approved_by == LEA
    assert gone.advance(GroundsConfirmed(at=later(gone), by=ANNA), rules=NEXT).state is State.CONFIRMED
    assert set(LIFECYCLES) & {gone.lifecycle} == set()


# No further than it has come ----------------------------------------------------------------------------------------------------------------------

# Tables of a firm without the first states of the usual one; the second knows a way back and a way out, the third sends nothing back.
LATER = """
[[lifecycles]]
name    = "complaint/later"
version = 1
initial = "raised"
final   = ["closed"]
transitions = [
  { id = "register", from = "raised",    event = "registered",        to = "assigned", clause = "RULES-4.15", by = ["front_line"] },
  { id = "report",   from = "assigned",  event = "report_filed",      to = "reported", clause = "RULES-4.11", by = ["handler"] },
  { id = "review",   from = "reported",  event = "report_reviewed",   to = "reviewed", clause = "RULES-4.11", by = ["superior"] },
  { id = "again",    from = "reported",  event = "sent_back",         to = "assigned", clause = "RULES-4.11", by = ["superior"] },
  { id = "answer",   from = "reviewed",  event = "customer_answered", to = "answered", clause = "RULES-4.14", by = ["customer_service"] },
  { id = "finish",   from = "answered",  event = "closed",            to = "closed",   clause = "RULES-4.26", by = ["front_line"] },
]
"""
FURTHER: ComplaintRules = attrs.evolve(NEXT, lifecycles={**OWN, **load_lifecycles(LATER)})


def to_later(case: Complaint, state: str) -> list[str]:
    """Why a case does not go to a state of the firm's later table, as codes; none where it goes."""
    try:
        gone = moved(case, rules=FURTHER, lifecycle="complaint/later", states={case.state.value: state})
    except Refused as no:
        return [one.code for one in no.reasons]
    assert gone.state == state
    return []


@pytest.mark.clause("RULES-4.7", "RULES-4.11", "RULES-4.12", "RULES-4.28")
def test_a_state_that_the_new_table_has_is_not_replaced() -> None:
    case = case_in(State.RECEIVED)
    for state in ("confirmed", "returned", "answered"):
        assert why_not(case, lifecycle="complaint/short", states={"received": state}) == ["migration.has_state"]
        assert why_not(case, states={"received": state}) == ["migration.has_state"]
    assert moved(case, lifecycle="complaint/short", states={"received": "received", "assigned": "returned"}).state is State.RECEIVED


@pytest.mark.clause("RULES-4.7", "RULES-4.11", "RULES-4.12", "RULES-4.28")
def test_what_takes_its_place_lies_no_later_than_what_was_done() -> None:
    """A fresh complaint is not reported on yet; what was reviewed is; whoever stands in between goes back at most."""
    for state in (State.RECEIVED, State.CONFIRMED, State.ACCEPTED):
        assert to_later(case_in(state), "assigned") == []
        assert to_later(case_in(state), "reported") == ["verify.nothing_to_review", "migration.too_late"]
        assert to_later(case_in(state), "reviewed") == ["migration.too_late"]
    decided = case_in(State.DECIDED)
    assert [to_later(decided, state) for state in ("assigned", "reported", "reviewed")] == [[], [], []]
    with pytest.raises(Refused, match=r"C-2026-0417.* has not come to .*what was done leads to: `assigned` \(handling department named\)$"):
        moved(case_in(State.ACCEPTED), rules=FURTHER, lifecycle="complaint/later", states={"accepted": "reported"})


@pytest.mark.clause("RULES-4.11", "RULES-4.28")
def test_what_was_gone_back_on_does_not_count() -> None:
    """A report that was sent back leads nowhere; nor does one sent back in a table that has no line for it, or one before the case was reopened."""
    table = load_lifecycles(LATER)["complaint/later", 1]
    back = sent_back(case_in(State.REPORTED), SUSI)
    assert come_to(back, table, VOCABULARY) == (State.ASSIGNED,)
    assert come_to(case_in(State.REPORTED), table, VOCABULARY) == (State.ASSIGNED, State.REPORTED)
    strict = Lifecycle("complaint/strict", tuple(one for one in table.transitions if one.id != "again"), initial=State.RAISED, final=table.final)
    assert come_to(back, strict, VOCABULARY) == (State.ASSIGNED,)
    closed = case_in(State.CLOSED)
    again = closed.advance(Reopened(at=later(closed), by=CARL, why="it came again", on=ReopenedFor.NEW_FACTS), rules=RULES)
    assert come_to(again, table, VOCABULARY) == (State.ASSIGNED,)
    assert come_to(again, STANDARD, VOCABULARY)[-1] is State.REOPENED
    assert to_later(again, "reviewed") == ["migration.too_late"]


@pytest.mark.clause("RULES-4.28")
def test_where_a_migration_led_counts_if_the_table_knows_it() -> None:
    once = moved(case_in(State.DECIDED), rules=FURTHER, lifecycle="complaint/later", states={"decided": "reviewed"})
    assert come_to(once, STANDARD, VOCABULARY)[-1] is State.REVIEWED
    assert come_to(once, OWN[SHORT_REF], VOCABULARY)[-1] is State.RETURNED


@pytest.mark.clause("RULES-4.28", "RULES-1.5")
@given(
    STATES,
    st.dictionaries(STATES.map(str), st.sampled_from(State).map(str), max_size=6),
    st.sampled_from([None, "complaint/short", "complaint/later"]),
)
def test_no_mapping_skips_a_step_of_the_new_table(stand: State, states: dict[str, str], lifecycle: str | None) -> None:
    """Wherever it goes to another state: the table does not have the one that it was in, and it took every step on some way to the new one."""
    case = case_in(stand)
    try:
        gone = moved(case, rules=FURTHER, lifecycle=lifecycle, states=states)
    except Refused:
        return
    if gone.state is not case.state:
        table, done = lifecycle_of(gone.lifecycle, FURTHER), {type(step.event) for step in case.history}
        assert case.state not in set(table.states) - table.final
        there = {table.initial}
        while more := {one.to for one in table.transitions if one.event in done and there & set(one.from_) and one.to is not None} - there:
            there |= more
        assert gone.state in there


# By whom ------------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.28", "RULES-4.11")
def test_whom_it_is_about_does_not_migrate_it() -> None:
    about = [attrs.evolve(CARD, person="ada"), attrs.evolve(CARD, unit="bank/administration"), attrs.evolve(CARD, superior="ada")]
    codes = [why_not(case_in(State.RECEIVED, card)) for card in (*about, attrs.evolve(CARD, customer="ada"))]
    assert codes == [["complaint.about_actor"], ["recusal.unit", "recusal.unit"], ["recusal.superior"], ["complaint.own_complaint"]]
    case = case_in(State.RECEIVED)
    recused = case.advance(Recused(at=later(case), by=LEA, person="ada", why="a cousin"), rules=RULES)
    assert why_not(recused) == ["complaint.recused"]
    assert moved(recused, by=LEA, approved_by=None).edition == NEXT.edition
    assert why_not(case_in(State.RECEIVED, attrs.evolve(CARD, person="lea"))) == ["complaint.about_actor"]  # she approves


@pytest.mark.clause("RULES-1.5", "RULES-4.28")
def test_to_the_process_of_another_class_nothing_migrates() -> None:
    """That is another class, for which two persons and the facts are asked: `reclassify`."""
    shipped = Rulebook.default().on(date(2026, 7, 6)).complaints
    severe = case_in(State.RECEIVED, attrs.evolve(CARD, media=True), shipped)
    assert severe.lifecycle == ("complaint/severe", 1)
    later_on = attrs.evolve(shipped, edition="bank@2027", lifecycles=OWN)
    for rules in (shipped, later_on):
        for lifecycle in ("complaint/simple", "complaint/standard"):
            with pytest.raises(Refused) as caught:
                moved(severe, was=shipped, rules=rules, lifecycle=lifecycle)
            assert [one.code for one in caught.value.reasons] == ["class.other_process"]
            plan = migration_plan([severe], editions={shipped.edition: shipped}, rules=rules, lifecycle=lifecycle)
            assert [[one.code for one in stays.reasons] for stays in plan.staying] == [["class.other_process"]]
    assert moved(severe, was=shipped, rules=later_on, lifecycle="complaint/severe", approved_by=None).lifecycle == ("complaint/severe", 1)


@pytest.mark.clause("RULES-1.5", "RULES-4.28")
def test_a_process_that_no_class_follows_takes_two() -> None:
    case = case_in(State.RECEIVED)
    assert why_not(case, lifecycle="complaint/short", approved_by=None) == ["class.process_takes_two"]
    assert why_not(case, lifecycle="complaint/short", approved_by=ANNA) == ["class.process_not_superior"]
    assert why_not(case, lifecycle="complaint/short", approved_by=attrs.evolve(LEA, on_behalf_of="ada")) == ["class.process_not_superior"]
    short = moved(case, lifecycle="complaint/short")
    newer = attrs.evolve(NEXT, edition="bank@2028", lifecycles=load_lifecycles(SHORT + SHORT.replace("version = 1", "version = 2")))
    again = moved(short, was=NEXT, rules=newer, at=later(short), lifecycle="complaint/short", approved_by=None)  # the process that it follows
    assert again.lifecycle == ("complaint/short", 2)


@pytest.mark.clause("RULES-1.5", "RULES-4.28")
def test_of_a_class_that_is_gone_the_process_is_that_of_what_is_known() -> None:
    shipped = Rulebook.default().on(date(2026, 7, 6)).complaints
    strange = attrs.evolve(case_in(State.RECEIVED, attrs.evolve(CARD, media=True), shipped), class_id="strange", lifecycle=STANDARD.ref)
    later_on = attrs.evolve(shipped, edition="bank@2027")
    with pytest.raises(Refused) as caught:
        moved(strange, was=shipped, rules=later_on, lifecycle="complaint/simple")
    assert [one.code for one in caught.value.reasons] == ["class.other_process"]
    assert moved(strange, was=shipped, rules=later_on, lifecycle="complaint/severe", approved_by=None).state is State.RECEIVED


@pytest.mark.clause("FIN-2.3", "RULES-4.28")
def test_states_that_only_one_table_has_have_their_place_in_another() -> None:
    """What was solved at once is answered: `states` may say so, and no more than that."""
    shipped = Rulebook.default().on(date(2026, 7, 6)).complaints
    *others, last = (attrs.evolve(row, then=attrs.evolve(row.then, lifecycle="complaint/standard")) for row in shipped.classes.rows)
    usual = attrs.evolve(shipped, edition="bank@2027", classes=FirstMatch((*others, last)))
    fresh = case_in(State.RECEIVED, attrs.evolve(CARD, claimed=None, product=None, matter="service"), shipped)
    assert fresh.lifecycle == ("complaint/simple", 1)
    solved = fresh.advance(SolvedAtOnce(at=later(fresh), by=ANNA, reply=ORAL, content=True, statement=SAID), rules=shipped)
    assert moved(solved, was=shipped, rules=usual, states={"solved": "answered"}).state is State.ANSWERED
    passed_on = fresh.advance(PassedOn(at=later(fresh), by=ANNA, why="more than that"), rules=shipped)
    assert moved(passed_on, was=shipped, rules=usual, states={"passed_on": "received"}).state is State.RECEIVED
    for state in ("confirmed", "assigned", "returned"):
        with pytest.raises(Refused) as caught:
            moved(passed_on, was=shipped, rules=usual, states={"passed_on": state})
        assert [one.code for one in caught.value.reasons][-1] == "migration.too_late"
