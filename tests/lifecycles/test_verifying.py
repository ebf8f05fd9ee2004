"""Every path is walked: each fault is found with the shortest history that shows it, and nothing else is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import STANDARD, VOCABULARY, CaseFile, ComplaintRules, State
from crmcore.complaints.events import procedure as e
from crmcore.complaints.guards import persons, roles
from crmcore.decision import Finding
from crmcore.errors import RulebookError
from crmcore.event import Event
from crmcore.lifecycles import Lifecycle, Mark, Transition, Verification, Vocabulary, asks, transition, verify, word
from crmcore.lifecycles.vocabulary import asks_of
from crmcore.messages import Language, Term
from tests.lifecycles.toy import KEYS, Key, KeyRules, Lent, Missing, Passed, Place, Returned, awake, porter, short
from tests.oracle import path_walk
from tests.oracle.path_walk import Line

Row = Transition[CaseFile, ComplaintRules]
END = frozenset({State.CLOSED})


def row(id: str, from_: State | tuple[State, ...], event: type[Event], to: State, *, reopening: bool = False, law: bool = True) -> Row:
    """Write a line as a rulebook does: somebody is named, and what is law comes with the event."""
    known = VOCABULARY.events[event.name]
    by = (roles.front_line, *(known.by if law else ()))
    made: Row = transition(id, from_, event, to, "RULES-4.15", by=by, given=known.given if law else (), reopening=reopening)
    return made


def table(*rows: Row, final: frozenset[State] = END, initial: State = State.RAISED) -> Lifecycle[CaseFile, ComplaintRules]:
    return Lifecycle("complaint/tried", rows, initial=initial, final=final)


def said(found: Verification) -> list[str]:
    assert all(one.text(lang) for one in found.findings for lang in Language)
    return [f"{one.code} {one.path.removeprefix('lifecycles.complaint/tried.')} {one.facts.get('way', '')}".strip() for one in found.findings]


REGISTER = row("register", State.RAISED, e.Registered, State.RECEIVED)
ANSWER = row("answer", State.RETURNED, e.CustomerAnswered, State.ANSWERED)
CLOSE = row("close", State.ANSWERED, e.Closed, State.CLOSED)


@pytest.mark.clause("RULES-4.14", "RULES-4.18")
def test_the_standard_is_clean_and_its_walk_is_counted() -> None:
    found = verify(STANDARD, VOCABULARY)
    assert found.findings == ()
    assert found.lifecycle == STANDARD.ref
    assert (found.states, found.transitions) == (len(STANDARD.states), len(STANDARD.transitions))
    assert f"{found.paths}" in found.text()
    assert "条路径" in found.text(Language.ZH)


@pytest.mark.clause("RULES-4.14")
def test_an_end_without_an_answer_is_found_with_its_shortest_way() -> None:
    found = verify(table(REGISTER, row("drop", State.RECEIVED, e.GroundsConfirmed, State.CLOSED)), VOCABULARY)
    assert said(found) == ["verify.no_answer transitions[1] register → drop"]


def test_a_first_step_may_be_the_fault() -> None:
    found = verify(table(row("register", State.RAISED, e.Registered, State.CLOSED)), VOCABULARY)
    assert said(found) == ["verify.no_answer transitions[0] register"]


@pytest.mark.clause("RULES-4.18")
def test_money_that_is_told_to_the_customer_unsigned_is_found() -> None:
    propose = row("propose", State.RECEIVED, e.RemedyProposed, State.RETURNED)
    found = verify(table(REGISTER, propose, ANSWER, CLOSE), VOCABULARY)
    assert said(found) == [
        "verify.no_grant transitions[2] register → propose → answer",
        "verify.no_grant transitions[3] register → propose → answer → close",
    ]


@pytest.mark.clause("RULES-4.18", "RULES-4.13")
def test_a_grant_or_a_return_of_the_paper_settles_what_was_proposed() -> None:
    rows = (
        REGISTER,
        row("propose", State.RECEIVED, e.RemedyProposed, State.PROPOSED),
        row("approve", State.PROPOSED, e.RemedyApproved, State.RETURNED),
        row("return", State.PROPOSED, e.SentBack, State.RETURNED),
        ANSWER,
        CLOSE,
    )
    assert said(verify(table(*rows), VOCABULARY)) == []


def test_a_closure_that_can_never_be_answered_is_stuck() -> None:
    rows = (REGISTER, row("wait", State.RECEIVED, e.GroundsConfirmed, State.ANSWERED), CLOSE)
    assert said(verify(table(*rows), VOCABULARY)) == [
        "verify.stuck states.answered register → wait",
        "verify.never_taken transitions[2]",
    ]


@pytest.mark.clause("RULES-4.11")
def test_a_review_of_nothing_and_one_that_cannot_send_back_are_found() -> None:
    rows = (
        REGISTER,
        row("leap", State.RECEIVED, e.GroundsConfirmed, State.REPORTED),
        row("review", State.REPORTED, e.ReportReviewed, State.RETURNED),
        ANSWER,
        CLOSE,
    )
    assert said(verify(table(*rows), VOCABULARY)) == [
        "verify.cannot_send_back transitions[2]",
        "verify.nothing_to_review transitions[2] register → leap → review",
    ]


@pytest.mark.clause("RULES-4.13")
def test_a_review_where_its_paper_does_not_lie_is_found() -> None:
    rows = (
        REGISTER,
        row("propose", State.RECEIVED, e.RemedyProposed, State.DECIDED),
        row("approve", State.DECIDED, e.RemedyApproved, State.RETURNED),
        row("send_back", State.DECIDED, e.SentBack, State.RECEIVED),
        ANSWER,
        CLOSE,
    )
    found = verify(table(*rows), VOCABULARY)
    assert said(found) == ["verify.paper_elsewhere transitions[2]"]
    assert "it lies there in: proposed" in str(found.findings[0])


def test_law_left_out_of_a_table_in_python_is_found() -> None:
    rows = (
        REGISTER,
        row("answer", State.RECEIVED, e.CustomerAnswered, State.ANSWERED, law=False),
        row("close", State.ANSWERED, e.Closed, State.CLOSED),
    )
    found = verify(table(*rows), VOCABULARY)
    assert said(found) == ["verify.law_left_out transitions[1]"]
    assert "leaves out `reply_on_record`" in str(found.findings[0])


def test_a_line_that_anyone_may_take_is_found() -> None:
    known = VOCABULARY.events["customer_answered"]
    anyone: Row = transition("answer", State.RECEIVED, e.CustomerAnswered, State.ANSWERED, "RULES-4.14", by=(persons.impartial,), given=known.given)
    assert said(verify(table(REGISTER, anyone, CLOSE), VOCABULARY)) == ["verify.for_anyone transitions[1]"]


def test_a_case_begins_with_its_registration_and_nowhere_else() -> None:
    twice = row("again", State.RECEIVED, e.Registered, State.RETURNED)
    assert said(verify(table(REGISTER, twice, ANSWER, CLOSE), VOCABULARY)) == ["verify.begins transitions[1]"]
    other = (row("answer", State.RECEIVED, e.CustomerAnswered, State.ANSWERED), CLOSE)
    assert said(verify(table(*other, initial=State.RECEIVED), VOCABULARY)) == ["verify.other_beginning initial"]


def test_only_events_that_reopen_reopen() -> None:
    again = row("again", State.CLOSED, e.CustomerAnswered, State.ANSWERED, reopening=True)
    direct = row("answer", State.RECEIVED, e.CustomerAnswered, State.ANSWERED)
    assert said(verify(table(REGISTER, direct, CLOSE, again), VOCABULARY)) == ["verify.not_reopening transitions[3]"]


# A vocabulary of keys: what is proposed, paid, excused and reopened, without a bank around it.
def keys(*, paid: bool = False, excused: bool = False) -> Vocabulary[Key, KeyRules]:
    return Vocabulary(
        states=Place,
        initial=Place.BOARD,
        begins=Lent,
        words=(
            word(Lent, *([Mark.PAYS] if paid else []), Mark.REOPENS, given=(short,)),
            word(Returned, Mark.EXCEPTS if excused else Mark.ANSWERS),
            word(Missing, Mark.SETTLES),
        ),
        asks=(asks(porter, who=True), asks(awake), asks_of(Lent, short)),
        papers=(),
    )


def codes(found: Verification) -> dict[str, list[str]]:
    return {code: [str(one.facts.get("id")) for one in found.findings if one.code == code] for code in sorted({one.code for one in found.findings})}


def test_a_word_that_nobody_knows_is_found_and_its_path_still_walked() -> None:
    assert codes(verify(KEYS, keys())) == {
        "verify.begins": ["extend", "lend_again"],
        "verify.for_anyone": ["give_back", "lose", "pass"],
        "verify.no_word": ["pass"],
    }


def test_money_paid_at_once_must_be_settled_before_the_end_even_with_an_exception() -> None:
    found = codes(verify(KEYS, keys(paid=True, excused=True)))
    assert found["verify.no_grant"] == ["pass"]
    assert "verify.no_answer" not in found


def test_what_is_reopened_must_be_answered_again() -> None:
    silent = Lifecycle[Key, KeyRules](
        "key/silent",
        (
            transition("lend", Place.BOARD, Lent, Place.LENT, "RULES-1.4", by=(porter,), given=(short,)),
            transition("give_back", Place.LENT, Returned, Place.DONE, "RULES-1.4", by=(porter,)),
            transition("lend_again", Place.DONE, Lent, Place.LOST, "RULES-1.4", by=(porter,), given=(short,), reopening=True),
            transition("pass", Place.LOST, Passed, Place.DONE, "RULES-1.4", by=(porter,)),
        ),
        initial=Place.BOARD,
        final=frozenset({Place.DONE}),
    )
    found = {one.facts["id"]: one for one in verify(silent, keys(), path="lifecycles[0]").findings if one.code == "verify.no_answer"}
    assert list(found) == ["pass"]
    assert found["pass"].path == "lifecycles[0].transitions[3]"
    assert found["pass"].facts["way"] == "lend → give_back → lend_again → pass"


def test_too_many_paths_are_not_counted_to_the_end() -> None:
    states = [one for one in State if one not in (State.RAISED, State.CLOSED)][:11]
    events = [one.event for one in VOCABULARY.words if one.event not in (e.Registered, e.Closed)][: len(states)]
    rows = [REGISTER]
    rows += [row(f"{a}_{b}", a, event, b) for a in states for b, event in zip(states, events, strict=True) if a != b]
    rows += [row("close", tuple(states), e.Closed, State.CLOSED)]
    found = verify(table(*rows), VOCABULARY)
    assert found.many
    assert "more than" in found.text()


# Random tables against the slow twin --------------------------------------------------------------------------------------------------------------

STATES = (State.RECEIVED, State.REPORTED, State.PROPOSED, State.ANSWERED)
KNOWN = ("grounds_confirmed", "report_filed", "report_reviewed", "remedy_proposed", "remedy_approved", "sent_back", "customer_answered", "closed")


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[Line, ...], set[str]]:
    """Draw the lines of a table, most of them sound."""
    final = set(map(str, draw(st.sets(st.sampled_from([State.CLOSED, State.ANSWERED]), min_size=1))))
    lines = [Line("register", (State.RAISED,), "registered", draw(st.sampled_from(STATES)))]
    asked = draw(st.lists(st.tuples(st.sampled_from(STATES), st.sampled_from(KNOWN)), unique=True, max_size=9))
    lines += [Line(f"{state}_{event}", (state,), event, draw(st.sampled_from((*STATES, *final)))) for state, event in asked]
    if draw(st.integers(0, 9)):  # leave out what would keep it from being built
        lines = [one for one in lines if not final & set(one.states) and path_walk.path(tuple(lines), State.RAISED, set(one.states))]
        lines = [one for one in lines if one.id == "register" or path_walk.path(tuple(lines), one.to, final)]
    return tuple(lines), final


def named(one: Finding) -> str:
    """Return what a finding is about: the line, or the state."""
    state = one.facts["state"]
    return str(state) if one.code == "verify.stuck" and isinstance(state, Term) else str(one.facts["id"])


@given(tables())
def test_the_walk_finds_what_the_slow_twin_finds(drawn: tuple[tuple[Line, ...], set[str]]) -> None:
    lines, final = drawn
    rows = tuple(row(one.id, tuple(map(State, one.states)), VOCABULARY.events[one.event].event, State(one.to)) for one in lines)
    ends = frozenset(map(State, final))
    if not path_walk.sound(lines, State.RAISED, final):
        with pytest.raises(RulebookError):
            table(*rows, final=ends)
        return
    found = verify(table(*rows, final=ends), VOCABULARY)
    ours = {(one.code.removeprefix("verify."), named(one)) for one in found.findings}
    looked = {"stuck", "no_answer", "no_grant", "nothing_to_review", "never_taken"}
    theirs = path_walk.faults(lines, State.RAISED, final)
    assert {one for one in ours if one[0] in looked} == {one for one in theirs if one[0] != "stuck" or one in ours}
    assert ("stuck" in dict(ours)) == ("stuck" in dict(theirs))
    assert found.paths == path_walk.ways(lines, State.RAISED, final)
