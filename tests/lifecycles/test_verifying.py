"""Every path is walked: each fault is found with the shortest history that shows it, and nothing else is found."""

from __future__ import annotations

from functools import partial
from typing import cast
from unittest.mock import Mock

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crmcore.complaints import STANDARD, VOCABULARY, CaseFile, ComplaintRules, State
from crmcore.complaints.events import procedure as e
from crmcore.complaints.guards import persons, roles
from crmcore.decision import Finding
from crmcore.errors import InvalidValue, RulebookError
from crmcore.event import Attempt, Event
from crmcore.lifecycles import Lifecycle, Obligation, Transition, Verification, Vocabulary, places, transition, verify, verifying, vocabulary_of
from crmcore.lifecycles.vocabulary import Guard
from crmcore.messages import Language, Term
from tests.lifecycles.toy import KEYS, LINES, Key, KeyRules, Lent, Missing, Passed, Place, Returned, porter, short
from tests.oracle import owed_walk, path_walk
from tests.oracle.path_walk import Line

Row = Transition[CaseFile, ComplaintRules]
END = frozenset({State.CLOSED})


def row(id: str, from_: State | tuple[State, ...], event: type[Event], to: State, *, reopening: bool = False, law: bool = True) -> Row:
    """Write a line as a rulebook does: somebody is named, and what is law comes with the event."""
    known = VOCABULARY.events[event.name]
    made: Row = transition(id, from_, event, to, "RULES-4.15", by=(roles.front_line,), law=known.law if law else (), reopening=reopening)
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
    assert said(found) == ["verify.never_met transitions", "verify.no_answer transitions[1] register → drop"]
    assert "nothing here meets the obligation `answer`; add a transition with one of: " in str(found.findings[0])


def test_a_first_step_may_be_the_fault() -> None:
    found = verify(table(row("register", State.RAISED, e.Registered, State.CLOSED)), VOCABULARY)
    assert said(found) == ["verify.never_met transitions", "verify.no_answer transitions[0] register"]


@pytest.mark.clause("RULES-4.18")
def test_money_that_is_told_to_the_customer_unsigned_is_found() -> None:
    propose = row("propose", State.RECEIVED, e.RemedyProposed, State.RETURNED)
    found = verify(table(REGISTER, propose, ANSWER, CLOSE), VOCABULARY)
    assert said(found) == [
        "verify.never_met transitions[1]",
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
        "verify.never_met transitions",
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
def test_a_review_of_a_document_not_under_review_is_found() -> None:
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
    assert "it is under review in: `proposed`" in str(found.findings[0])


def test_law_left_out_of_a_table_in_python_is_found() -> None:
    rows = (
        REGISTER,
        row("answer", State.RECEIVED, e.CustomerAnswered, State.ANSWERED, law=False),
        row("close", State.ANSWERED, e.Closed, State.CLOSED),
    )
    found = verify(table(*rows), VOCABULARY)
    assert said(found) == 5 * ["verify.law_left_out transitions[1]"]
    assert "leaves out `impartial`" in str(found.findings[0])
    assert "leaves out `reply_on_record`" in str(found.findings[2])


def test_a_line_that_anyone_may_take_is_found() -> None:
    known = VOCABULARY.events["customer_answered"]
    anyone: Row = transition("answer", State.RECEIVED, e.CustomerAnswered, State.ANSWERED, "RULES-4.14", by=(persons.impartial,), law=known.law)
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


# What keys owe: to come back, and to be looked for.
BACK = Obligation(id="back", from_start=True, met_by=(Returned,), reopened_by=(Lent,))
EXCUSED = Obligation(id="back", from_start=True, waived_by=(Returned,), reopened_by=(Lent,))
SEARCH = Obligation(id="search", opened_by=(Lent,), met_by=(Missing,))


def keys(*owed: Obligation) -> Vocabulary[Key, KeyRules]:
    """Return the vocabulary of the lines that keys are lent by, but for the last: `pass` is no word of it."""
    lend, _, give_back, lose, *_ = LINES
    lines = (lend, attrs.evolve(give_back, from_=(Place.LENT,), to=Place.DONE), attrs.evolve(lose, to=Place.DONE))
    known: Lifecycle[Key, KeyRules] = Lifecycle("key/known", lines, initial=Place.BOARD, final=frozenset({Place.DONE}))
    return vocabulary_of((known,), who=(porter,), obligations=owed or (BACK,))


def codes(found: Verification) -> dict[str, list[str]]:
    return {code: [str(one.facts.get("id")) for one in found.findings if one.code == code] for code in sorted({one.code for one in found.findings})}


def test_a_word_that_nobody_knows_is_found_and_its_path_still_walked() -> None:
    assert codes(verify(KEYS, keys())) == {
        "verify.begins": ["extend", "lend_again"],
        "verify.for_anyone": ["give_back", "lose", "pass"],
        "verify.law_left_out": ["extend", "lend_again"],
        "verify.no_word": ["pass"],
    }


def test_each_obligation_must_be_met_or_waived_before_the_end() -> None:
    (found,) = (one for one in verify(KEYS, keys(SEARCH, EXCUSED)).findings if one.code == "verify.still_owed")
    assert str(found) == "lifecycles.key/standard.transitions[4]  after `pass` (done) `search` is still owed; shortest path: lend → give_back → pass"


def test_what_may_wait_in_an_end_may_be_owed_there_and_in_no_other() -> None:
    for end, faults in ((Place.DONE, 0), (Place.LENT, 1)):
        found = verify(KEYS, keys(attrs.evolve(SEARCH, may_wait_in=(end,)), EXCUSED)).findings
        assert [one.code for one in found].count("verify.still_owed") == faults


def test_what_is_reopened_is_owed_again() -> None:
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
    found = {one.facts["id"]: one for one in verify(silent, keys(), path="lifecycles[0]").findings if one.code == "verify.still_owed"}
    assert list(found) == ["pass"]
    assert found["pass"].path == "lifecycles[0].transitions[3]"
    assert found["pass"].facts["way"] == "lend → give_back → lend_again → pass"


def test_an_obligation_is_told_with_a_message_that_there_is() -> None:
    with pytest.raises(InvalidValue, match="`finding` of obligation `search` is `still_lost`, a code that no message has"):
        attrs.evolve(SEARCH, finding="still_lost")


@pytest.mark.parametrize(
    ("owed", "code", "said"),
    [
        (
            Obligation(id="search", opened_by=(Lent,), met_by=(Passed,)),
            "verify.obligation_no_word",
            "names `passed`, which is in none of the tables",
        ),
        (Obligation(id="search", met_by=(Missing,)), "verify.obligation_unopened", "write `from_start=True`, or name events under `opened_by`"),
        (Obligation(id="search", opened_by=(Lent,)), "verify.obligation_unmet", "name events under `met_by`"),
        (Obligation(id="search", from_start=True, met_by=(Passed,)), "verify.obligation_no_word", "give it a transition"),
    ],
)
def test_an_obligation_that_nothing_can_open_or_meet_is_found_with_its_remedy(owed: Obligation, code: str, said: str) -> None:
    found = [one for one in verify(KEYS, keys(owed)).findings if one.code == code]
    assert len(found) == 1
    assert said in str(found[0])
    assert all(one.text(lang) for one in found for lang in Language)


def test_a_process_whose_obligation_is_never_met_is_told_what_would_meet_it() -> None:
    lend, _, give_back, *_ = LINES
    lines = (lend, attrs.evolve(give_back, from_=(Place.LENT,), to=Place.DONE))
    never: Lifecycle[Key, KeyRules] = Lifecycle("key/never", lines, initial=Place.BOARD, final=frozenset({Place.DONE}))
    verified = verify(never, keys(SEARCH))
    found = {one.code: one for one in verified.findings}
    assert verified.text().endswith(f"; faults found: {len(found)}")
    assert verified.text(Language.ZH).endswith(f"；发现{len(found)}个问题")
    assert str(found["verify.never_met"]) == (
        "lifecycles.key/never.transitions[0]  nothing here meets the obligation `search`; add a transition with one of: `missing`"
    )
    assert "verify.still_owed" in found


def test_what_meets_an_obligation_that_nothing_opens_is_told() -> None:
    rows = (
        REGISTER,
        row("approve", State.RECEIVED, e.RemedyApproved, State.PROPOSED),
        row("answer", State.PROPOSED, e.CustomerAnswered, State.ANSWERED),
        CLOSE,
    )
    (found,) = (one for one in verify(table(*rows), VOCABULARY).findings if one.code == "verify.never_opened")
    assert found.path.endswith("transitions[1]")
    assert "meets the obligation `grant`, which nothing here opens" in str(found)


def test_too_many_paths_are_not_counted_to_the_end() -> None:
    states = [one for one in State if one not in (State.RAISED, State.CLOSED)][:11]
    events = [one.event for one in VOCABULARY.events.values() if one.event not in (e.Registered, e.Closed)][: len(states)]
    rows = [REGISTER]
    rows += [row(f"{a}_{b}", a, event, b) for a in states for b, event in zip(states, events, strict=True) if a != b]
    rows += [row("close", tuple(states), e.Closed, State.CLOSED)]
    found = verify(table(*rows), VOCABULARY)
    assert found.many
    assert "more than" in found.text()


BARRED = Obligation(id="search", opened_by=(Lent,), met_by=(Missing,), bars=(Missing,))


def test_what_is_barred_while_something_is_owed_is_so_even_where_it_meets_it() -> None:
    found = [one for one in verify(KEYS, keys(BARRED)).findings if one.code == "verify.still_owed"]
    assert [one.facts["id"] for one in found] == ["lose", "pass"]
    opening = Obligation(id="search", opened_by=(Lent,), met_by=(Returned,), bars=(Lent,))
    again = [one for one in verify(KEYS, keys(opening)).findings if one.code == "verify.still_owed"]
    assert [(one.facts["id"], one.facts["way"]) for one in again] == [("extend", "lend → extend")]  # not the first time


def test_what_closes_an_obligation_and_opens_it_at_once_leaves_it_closed() -> None:
    both = Obligation(id="back", from_start=True, opened_by=(Returned,), met_by=(Returned,))
    assert "verify.still_owed" not in codes(verify(KEYS, keys(both)))


def line(id: str, from_: Place, event: type[Event], to: Place, *given: Guard, reopening: bool = False) -> Transition[Key, KeyRules]:
    made: Transition[Key, KeyRules] = transition(id, from_, event, to, "RULES-1.4", by=(porter, *given), reopening=reopening)
    return made


def lifecycle(*lines: Transition[Key, KeyRules], final: tuple[Place, ...] = (Place.DONE,)) -> Lifecycle[Key, KeyRules]:
    return Lifecycle("key/tried", lines, initial=Place.BOARD, final=frozenset(final))


def test_a_table_that_leads_back_to_its_beginning_is_walked_once() -> None:
    opened = lifecycle(
        line("lend", Place.BOARD, Lent, Place.LENT), line("back", Place.LENT, Returned, Place.BOARD, reopening=True), final=(Place.LENT,)
    )
    assert verify(opened, vocabulary_of((opened,), who=(porter,))).places == 2


def test_a_path_ends_at_an_end_though_a_case_may_be_opened_again() -> None:
    table = lifecycle(
        line("lend", Place.BOARD, Lent, Place.LENT),
        line("lose", Place.LENT, Missing, Place.LOST),
        line("find", Place.LOST, Returned, Place.DONE, reopening=True),
        final=(Place.LOST, Place.DONE),
    )
    assert verify(table, vocabulary_of((table,), who=(porter,))).paths == 1


def test_a_case_that_may_end_where_it_begins_owes_nothing_from_the_start() -> None:
    table = lifecycle(
        line("lend", Place.BOARD, Lent, Place.LENT, reopening=True),
        line("back", Place.LENT, Returned, Place.BOARD),
        final=(Place.BOARD,),
    )
    (found,) = verify(table, vocabulary_of((table,), who=(porter,), obligations=(BACK,))).findings
    assert (found.code, found.path, found.facts["obligation"]) == ("verify.owed_at_start", "lifecycles.key/tried.initial", "back")
    assert "`board` is final, and `back` is owed from the start; take the state out of `final`" in str(found)
    assert "自始须履行" in found.text(Language.ZH)
    assert verify(table, vocabulary_of((table,), who=(porter,), obligations=(attrs.evolve(BACK, from_start=False),))).findings == ()


def happening(number: int) -> type[Event]:
    """Make an event of its own."""
    return cast("type[Event]", type(f"Event{number}", (Event,), {"name": f"event_{number}"}))


def asked(number: int | str) -> Guard:
    """Make a guard of its own."""

    def guard(case: Key, attempt: Attempt, rules: KeyRules, /) -> None:
        """Something is settled."""

    guard.__name__ = f"settled_{number}"
    return guard


def many(number: int, *, waiting: bool) -> Verification:
    """Walk a table with as many obligations, which the last line waits for, or does not."""
    events = [happening(i) for i in range(2 * number)]
    owed = [Obligation(id=f"debt_{i}", opened_by=(events[2 * i],), met_by=(events[2 * i + 1],)) for i in range(number)]
    guards = [asked(i) for i in range(number)]
    table = lifecycle(
        line("lend", Place.BOARD, Lent, Place.LENT),
        *(line(event.name, Place.LENT, event, Place.LENT) for event in events),
        line("back", Place.LENT, Returned, Place.DONE, *(guards if waiting else ())),
    )
    waits = dict(zip(guards, owed, strict=True)) if waiting else {}
    return verify(table, vocabulary_of((table,), who=(porter,), obligations=tuple(owed), needs_closed=waits))


def test_obligations_that_no_guard_waits_for_are_each_walked_alone() -> None:
    few, found = many(2, waiting=False), many(40, waiting=False)
    assert (few.places, found.places) == (3 + 2 * 5, 3 + 40 * 5)
    assert [one.facts["obligation"] for one in found.findings] == [f"debt_{i}" for i in range(40)]
    assert found.findings[39].facts["way"] == "lend → event_78 → back"


def test_obligations_that_guards_wait_for_are_walked_together() -> None:
    found = many(5, waiting=True)
    assert (found.places, found.findings) == (2**5 + 2, ())


def test_what_is_walked_alone_is_walked_with_what_guards_wait_for() -> None:
    found_, settled = Obligation(id="found", opened_by=(Missing,), met_by=(Passed,)), asked("settled")
    table = lifecycle(
        line("lend", Place.BOARD, Lent, Place.LENT),
        line("lose", Place.LENT, Missing, Place.LENT),
        line("back", Place.LENT, Returned, Place.DONE, settled),
    )
    late = attrs.evolve(SEARCH, id="late", met_by=(Passed,))
    third = vocabulary_of((table,), who=(porter,), obligations=(late, found_), needs_open={settled: found_})
    said = [(one.facts["obligation"], one.facts["way"]) for one in verify(table, third).findings if one.code == "verify.still_owed"]
    assert said == [("late", "lend → lose → back"), ("found", "lend → lose → back")]


def test_of_two_ways_to_a_line_the_shortest_is_told() -> None:
    table = lifecycle(
        line("lend", Place.BOARD, Lent, Place.LENT),
        line("lose", Place.LENT, Passed, Place.LOST),
        attrs.evolve(line("back", Place.LENT, Returned, Place.DONE), from_=(Place.LENT, Place.LOST)),
    )
    owed = attrs.evolve(BACK, met_by=(Missing,), reopened_by=())
    found = [one for one in verify(table, vocabulary_of((table,), who=(porter,), obligations=(owed,))).findings if one.code == "verify.still_owed"]
    assert [one.facts["way"] for one in found] == ["lend → back"]


def test_a_review_of_two_documents_is_one_finding() -> None:
    table = lifecycle(line("lend", Place.BOARD, Lent, Place.LENT), line("back", Place.LENT, Returned, Place.DONE))
    known = vocabulary_of((table,), who=(porter,), reviews={Returned: (Missing, Passed)})
    assert [one.facts["way"] for one in verify(table, known).findings if one.code == "verify.nothing_to_review"] == ["lend → back"]


def test_a_walk_that_would_not_end_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (places, verifying):
        monkeypatch.setattr(module, "MOST_PLACES", 30)
    (found,) = many(5, waiting=True).findings
    assert (found.code, found.path) == ("verify.too_many_places", "lifecycles.key/tried")
    assert "there are more than 30 places" in str(found)
    assert "位置超过30个" in found.text(Language.ZH)
    assert many(40, waiting=False).findings[39].code == "verify.still_owed"  # each walk for itself
    for module in (places, verifying):
        monkeypatch.setattr(module, "MOST_PLACES", 1)
    assert codes(many(5, waiting=True)).keys() == {"verify.too_many_places"}  # nothing is said of lines that the walk never came to


def test_what_cannot_be_walked_is_not_walked_again_for_each_obligation(monkeypatch: pytest.MonkeyPatch) -> None:
    walk = Mock(wraps=places.walk_from)
    monkeypatch.setattr(places, "walk_from", walk)
    many(5, waiting=False)
    assert walk.call_count == 1 + 5
    monkeypatch.setattr(places, "MOST_PLACES", 1)
    many(5, waiting=False)
    assert walk.call_count == 1 + 5 + 1


def two(first: type[Event], second: type[Event], *guards: Guard) -> tuple[Lifecycle[Key, KeyRules], ...]:
    return tuple(
        lifecycle(line("lend", Place.BOARD, event, Place.LENT, *guards[i : i + 1]), line("back", Place.LENT, Returned, Place.DONE))
        for i, event in enumerate((first, second))
    )


class LentAgain(Lent):
    """Another event under a stored name that was given before."""


def test_two_events_of_one_stored_name_are_no_vocabulary() -> None:
    with pytest.raises(InvalidValue) as caught:
        vocabulary_of(two(Lent, LentAgain, asked(1), asked(1)), who=(porter,))
    assert [one.code for one in caught.value.reasons] == ["event_name_twice", "guard_name_twice"]
    here = "tests.lifecycles"
    event, guard = caught.value.reasons
    assert str(event.text()) == (
        f"two events are stored as `lent_out`: {here}.toy.Lent and {here}.test_verifying.LentAgain; give one of them another `name`"
    )
    made = f"{here}.test_verifying.asked.<locals>.guard"
    assert guard.text() == f"two guards are called `settled_1`: {made} and {made}; give one of the functions another name"
    assert [one.text(Language.ZH)[:5] for one in (event, guard)] == ["两个事件的", "两个守卫条"]


def test_a_guard_that_is_no_function_is_named_by_its_class() -> None:
    one, other = partial(porter), partial(porter)
    with pytest.raises(InvalidValue, match=r"two guards are called `partial`: functools\.partial and functools\.partial"):
        vocabulary_of(two(Lent, Lent, one, other), who=(porter,))


def test_law_is_taken_from_every_table() -> None:
    first, *_ = LINES
    with_law: Lifecycle[Key, KeyRules] = lifecycle(first, line("back", Place.LENT, Returned, Place.DONE))
    without = lifecycle(line("lend", Place.BOARD, Lent, Place.LENT), line("back", Place.LENT, Returned, Place.DONE))
    for tables in ((with_law, without), (without, with_law)):
        assert vocabulary_of(tables, who=(porter,)).events["lent_out"].law == first.law


# Random tables against slow twins --------------------------------------------------------------------------------------------------------------

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
    looked = {"stuck", "no_answer", "no_grant", "nothing_to_review", "never_taken"}
    said = ((one.code.removeprefix("verify."), one) for one in found.findings)
    ours = {(code, named(one)) for code, one in said if code in looked}
    theirs = path_walk.faults(lines, State.RAISED, final)
    assert ours == {one for one in theirs if one[0] != "stuck" or one in ours}
    assert ("stuck" in dict(ours)) == ("stuck" in dict(theirs))
    assert found.paths == path_walk.ways(lines, State.RAISED, final)


NAMED = {one.name: one for one in map(happening, range(6))}
WORDS = st.frozensets(st.sampled_from(sorted(NAMED)), max_size=2)
PLACES = tuple(Place)
DEBTS = ("one", "two", "three")


@st.composite
def owing(draw: st.DrawFn) -> tuple[tuple[owed_walk.Line, ...], tuple[owed_walk.Debt, ...], dict[str, set[str]], set[str]]:
    """Draw a table, what it owes, what reviews what, and where it ends; guards wait for some of the debts."""
    count = draw(st.integers(0, 3))
    debts = tuple(owed_walk.Debt(id_, draw(st.booleans()), draw(WORDS), draw(WORDS), draw(WORDS)) for id_ in DEBTS[:count])
    waits = st.frozensets(st.sampled_from(DEBTS[:count]), max_size=1) if count else st.just(frozenset[str]())
    drawn = draw(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(sorted(NAMED))), unique=True, min_size=3, max_size=9))
    lines = tuple(
        owed_walk.Line(f"line_{i}", state, event, draw(st.sampled_from(PLACES)), draw(waits), draw(waits)) for i, (state, event) in enumerate(drawn)
    )
    lines, final = owed_walk.sound(lines, Place.BOARD, set(draw(st.sets(st.sampled_from(PLACES), min_size=1, max_size=2))))
    assume(any(one.state == Place.BOARD for one in lines) and final)
    return lines, debts, {event: set(draw(WORDS)) for event in sorted(NAMED)[:3]}, set(map(str, final))


@given(owing())
def test_whatever_is_owed_the_walk_finds_what_the_slow_twin_finds(
    drawn: tuple[tuple[owed_walk.Line, ...], tuple[owed_walk.Debt, ...], dict[str, set[str]], set[str]],
) -> None:
    lines, debts, reviews, final = drawn
    wanted, unwanted = {one: asked(f"wants_{one}") for one in DEBTS}, {one: asked(f"forbids_{one}") for one in DEBTS}
    rows = [
        line(
            one.id,
            Place(one.state),
            NAMED[one.event],
            Place(one.to),
            *(wanted[debt] for debt in sorted(one.wants)),
            *(unwanted[debt] for debt in sorted(one.forbids)),
            reopening=True,
        )
        for one in lines
    ]
    table = lifecycle(*rows, final=tuple(map(Place, sorted(final))))
    owed = {
        one.id: Obligation(
            id=one.id,
            from_start=one.first,
            opened_by=tuple(NAMED[event] for event in sorted(one.opens)),
            met_by=tuple(NAMED[event] for event in sorted(one.closes)),
            bars=tuple(NAMED[event] for event in sorted(one.bars)),
        )
        for one in debts
    }
    known = vocabulary_of(
        (table,),
        who=(porter,),
        obligations=tuple(owed.values()),
        needs_open={wanted[id_]: one for id_, one in owed.items()},
        needs_closed={unwanted[id_]: one for id_, one in owed.items()},
        reviews={NAMED[event]: tuple(NAMED[paper] for paper in sorted(papers)) for event, papers in reviews.items()},
    )
    theirs = owed_walk.faults(lines, Place.BOARD, final, debts, reviews)
    ours: set[tuple[str, ...]] = set()
    for one in verify(table, known).findings:
        code, about = one.code.removeprefix("verify."), str(one.facts.get("obligation", ""))
        if code == "stuck":
            ours.add((code, one.path.rpartition(".")[2]))
        elif code == "owed_at_start":
            ours.add((code, about))
        elif code in {"still_owed", "nothing_to_review", "never_taken"}:
            ours.add((code, str(one.facts["id"]), about)[: 3 if about else 2])
    assert {one for one in ours if one[0] != "stuck"} == {one for one in theirs if one[0] != "stuck"}
    assert {one for one in ours if one[0] == "stuck"} <= theirs
    assert ("stuck" in {one[0] for one in ours}) == ("stuck" in {one[0] for one in theirs})


def test_a_vocabulary_of_no_tables_is_refused() -> None:
    with pytest.raises(InvalidValue, match="`tables` is empty"):
        vocabulary_of((), who=())
