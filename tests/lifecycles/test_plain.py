"""Lifecycles in the words of a log: read, checked, drawn and walked by the same engine as all others; and a log written down as one."""

from __future__ import annotations

import pickle
import tomllib
from datetime import UTC, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters.files.loglifecycle import SHIPPED, load_log_lifecycle, parse_log_lifecycle
from crmcore.errors import NotFound, RulebookError
from crmcore.lifecycles import PlainLifecycle, PlainState, PlainStep, fit, observe, to_markdown, to_mermaid
from crmcore.lifecycles.fitting import Logged
from crmcore.messages import TERMS, Language
from tests.oracle.log_walk import reopenings, walk
from tests.oracle.observed import seen

START = datetime(2026, 7, 6, tzinfo=UTC)
DESK = PlainLifecycle(
    name="desk",
    initial="new",
    states=(
        PlainState(state="new"),
        PlainState(state="accepted/in progress"),
        PlainState(state="accepted/wait"),
        PlainState(state="resolved", final=True),
        PlainState(state="closed", final=True),
    ),
    steps=(
        PlainStep(from_=("new", "accepted/*"), happened="Assigned", to="accepted/in progress"),
        PlainStep(from_=("accepted/in progress",), happened="Wait", to="accepted/wait"),
        PlainStep(from_=("accepted/*",), happened="Comment", to="stays"),
        PlainStep(from_=("accepted/*",), happened="Resolved", to="resolved"),
        PlainStep(from_=("resolved",), happened="Closed", to="closed"),
        PlainStep(from_=("resolved", "closed"), happened="Reopened", to="accepted/wait", reopening=True),
        PlainStep(from_=("accepted/wait",), happened="Closed", to="closed"),
    ),
)


def log_of(*names: str, case: str = "1") -> list[Logged]:
    return [Logged(case, name, START + timedelta(hours=number), number + 2) for number, name in enumerate(names)]


def test_a_history_with_sub_states_fits() -> None:
    (one,) = fit(DESK.lifecycle, log_of("Assigned", "Wait", "Comment", "Assigned", "Resolved", "Closed"))
    assert (one.fits, one.ended, one.state.value, one.reopened) == (True, True, "closed", 0)


def test_only_a_step_from_an_end_back_into_work_is_a_reopening() -> None:
    """Resolved, then closed: both are ends, so that nothing is taken up again, and the line between them needs no mark."""
    (one,) = fit(DESK.lifecycle, log_of("Assigned", "Resolved", "Closed", "Reopened", "Resolved"))
    assert (one.fits, one.reopened) == (True, 1)
    marked = attrs.evolve(DESK, steps=tuple(attrs.evolve(one, reopening=True) if one.from_ == ("resolved",) else one for one in DESK.steps))
    (one,) = fit(marked.lifecycle, log_of("Assigned", "Resolved", "Closed"))
    assert (one.fits, one.reopened) == (True, 0), "whatever a line is marked as"


@pytest.mark.parametrize("lang", list(Language))
def test_a_misfit_is_told_in_the_words_of_the_log(lang: Language) -> None:
    (one,) = fit(DESK.lifecycle, log_of("Assigned", "Closed"))
    assert one.misfit is not None
    assert "Closed" in one.misfit.reason.text(lang)
    assert "accepted/in progress" in one.misfit.reason.text(lang)


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"version": 0}, {"version": "lifecycle.bad_version"}),
        ({"name": " "}, {"name": "empty"}),
        ({"initial": "nwe"}, {"initial": "plain.unknown_state"}),
        ({"steps": ()}, {"steps": "empty"}),
        ({"states": (*DESK.states, PlainState(state="lost"))}, {"states[5]": "unreachable_state"}),
        ({"states": (*DESK.states, DESK.states[0])}, {"states[5].state": "stands_twice"}),
        ({"states": (*DESK.states, PlainState(state=""))}, {"states[5].state": "empty"}),
        ({"states": (*DESK.states, PlainState(state="stays"))}, {"states[5].state": "plain.reserved"}),
        ({"states": (*DESK.states, PlainState(state="a/*"))}, {"states[5].state": "plain.reserved"}),
        (
            {"steps": (*DESK.steps, PlainStep(from_=(), happened=" ", to="gone"))},
            {"steps[7].happened": "empty", "steps[7].to": "plain.unknown_state"},
        ),
        ({"steps": (*DESK.steps, PlainStep(from_=("lost/*",), happened="Found", to="new"))}, {"steps[7].from": "plain.unknown_state"}),
        ({"steps": (*DESK.steps, PlainStep(from_=("new",), happened="Assigned", to="closed"))}, {"steps[7]": "two_transitions"}),
        ({"steps": (*DESK.steps, PlainStep(from_=("closed",), happened="Found", to="new"))}, {"steps[7]": "final_state_left"}),
        ({"states": tuple(PlainState(state=one.state) for one in DESK.states)}, {f"states[{number}]": "no_way_out" for number in range(5)}),
    ],
)
def test_every_fault_of_the_words_has_its_place(changes: dict[str, object], faults: dict[str, str]) -> None:
    with pytest.raises(RulebookError) as caught:
        attrs.evolve(DESK, **changes)  # type: ignore[arg-type]
    found = {one.path: one.code for one in caught.value.findings}
    assert faults.items() <= found.items()
    assert all(one.text(lang) for one in caught.value.findings for lang in Language)


def test_a_step_without_a_state_to_come_from_is_a_fault() -> None:
    with pytest.raises(RulebookError) as caught:
        attrs.evolve(DESK, steps=(*DESK.steps, PlainStep(from_=(), happened="Found", to="new")))
    assert [one.path for one in caught.value.findings] == ["steps[7].from"]


def test_it_is_written_as_it_is_read() -> None:
    """Each written table is read again as the same one; so is every shipped one."""
    for one in (DESK, attrs.evolve(DESK, version=3), *map(load_log_lifecycle, SHIPPED)):
        assert parse_log_lifecycle(one.to_toml().encode()) == one
        assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own
        assert one.verify().findings == ()
        assert one.verify().states == len(one.states)


def test_chinese_words_are_written_as_words() -> None:
    """Whoever reviews the written table reads it; escapes nobody reads."""
    steps = (PlainStep(from_=("受理中",), happened="办结", to="已结案"),)
    one = PlainLifecycle(name="投诉", initial="受理中", states=(PlainState(state="受理中"), PlainState(state="已结案", final=True)), steps=steps)
    assert '"受理中"' in one.to_toml()
    assert '"办结"' in one.to_toml()


def test_a_clause_stands_in_the_table_where_there_is_one() -> None:
    own = attrs.evolve(DESK, steps=(attrs.evolve(DESK.steps[0], clause="DESK-1"), *DESK.steps[1:]))
    assert parse_log_lifecycle(own.to_toml().encode()).lifecycle.transitions[0].clause == "DESK-1"


def test_a_case_that_was_fitted_can_be_pickled() -> None:
    found = fit(DESK.lifecycle, log_of("Assigned", "Resolved"))
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own


def test_it_is_drawn_and_printed_as_every_table() -> None:
    assert "| `Closed (2)` | accepted/wait | Closed | closed | – |  |  |  |\n" in to_markdown(DESK.lifecycle, Language.ZH)
    drawn = to_mermaid(DESK.lifecycle)
    assert '    state "accepted/in progress" as s_accepted_in_progress\n' in drawn
    assert "    s_resolved --> s_closed : Closed\n" in drawn


def test_a_drawing_keeps_apart_what_is_written_apart() -> None:
    """Two states whose names differ in a mark only are two, and what would end a name, or move the cursor, is shown as text."""
    odd = PlainLifecycle(
        name="odd",
        initial="a b",
        states=(PlainState(state="a b"), PlainState(state="a/b", final=True)),
        steps=(PlainStep(from_=("a b",), happened='say "no"\x1b[2J', to="a/b"),),
    )
    assert '    state "a/b" as s_a_b_2\n' in to_mermaid(odd.lifecycle)
    assert "    s_a_b --> s_a_b_2 : say #quot;no#quot; [2J\n" in to_mermaid(odd.lifecycle)
    assert "\x1b" not in to_markdown(odd.lifecycle)
    assert odd.to_toml().replace("\n", "").isprintable()
    assert parse_log_lifecycle(odd.to_toml().encode()) == odd


def test_a_table_is_read_from_toml_with_every_fault() -> None:
    text = """
name = "desk"
initial = "new"
[[states]]
state = "new"
[[states]]
state = "done"
final = true
[[steps]]
from = ["new", 3, "new"]
happened = "Done"
to = "done"
[[steps]]
from = 3
happend = "Done"
to = "done"
"""
    with pytest.raises(RulebookError) as caught:
        parse_log_lifecycle(text.encode())
    assert [(one.path, one.code) for one in caught.value.findings] == [
        ("steps[0].from[1]", "wrong_kind"),
        ("steps[1].from", "wrong_kind"),
        ("steps[1].happened", "missing_key"),
        ("steps[1].happend", "unknown_key"),
    ]
    one = parse_log_lifecycle(text.replace(', 3, "new"]', "]")[: text.index("[[steps]]\nfrom = 3") - 10].encode())
    assert one.steps[0].from_ == ("new",)


def test_what_is_neither_shipped_nor_a_file_is_told_with_what_is_shipped() -> None:
    with pytest.raises(NotFound) as caught:
        load_log_lifecycle("helpdesk")
    assert caught.value.reasons[0].code == "lifecycle_not_found"
    assert "help-desk" in caught.value.text(Language.ZH)


def test_the_shipped_ones_are_all_listed() -> None:
    from importlib.resources import files

    folder = files("crmcore.adapters.files") / "lifecycles"
    assert sorted(one.name.removesuffix(".toml") for one in folder.iterdir()) == sorted(SHIPPED)


@pytest.mark.parametrize(
    ("name", "history", "fits"),
    [
        ("help-desk", ("Assign seriousness", "Take in charge ticket", "Wait", "Resolve ticket", "Closed"), True),
        ("help-desk", ("Assign seriousness", "Closed"), False),
        ("incidents", ("Accepted/In Progress", "Queued/Awaiting Assignment", "Accepted/Wait - User", "Completed/Resolved", "Completed/Closed"), True),
        ("incidents", ("Accepted/In Progress", "Completed/Resolved", "Accepted/In Progress", "Completed/Closed"), True),
        ("incidents", ("Completed/Resolved",), False),
        ("loans", ("A_SUBMITTED", "A_PARTLYSUBMITTED", "A_DECLINED"), True),
        ("loans", ("A_SUBMITTED", "A_PARTLYSUBMITTED", "A_DECLINED", "A_CANCELLED"), False),
        ("permits", ("Permit SUBMITTED by EMPLOYEE", "Permit APPROVED by ADMINISTRATION", "Permit FINAL_APPROVED by SUPERVISOR"), True),
        ("permits", ("Permit SUBMITTED by EMPLOYEE", "Permit FINAL_APPROVED by DIRECTOR"), False),
    ],
)
def test_what_public_logs_show_fits_the_shipped_ones(name: str, history: tuple[str, ...], *, fits: bool) -> None:
    (one,) = fit(load_log_lifecycle(name).lifecycle, log_of(*history))
    assert one.fits is fits
    assert one.ended or not fits


LINES = [(state.value, event.name, row.to.value) for state, rows in DESK.lifecycle.table.items() for event, row in rows.items()]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([*{one.happened for one in DESK.steps}, "Lost"])), max_size=14))
def test_it_is_walked_as_by_hand(events: list[tuple[str, str]]) -> None:
    log = [Logged(case, name, START + timedelta(hours=line), line) for line, (case, name) in enumerate(events)]
    found = {
        one.case: (one.state.value, one.events, one.after_end, None if one.misfit is None else one.misfit.seq) for one in fit(DESK.lifecycle, log)
    }
    assert found == walk(LINES, "new", {"resolved", "closed"}, [(one.case, one.name, one.at) for one in log])


@given(st.lists(st.sampled_from(sorted({one.happened for one in DESK.steps})), min_size=1, max_size=14))
def test_reopenings_are_counted_as_by_hand(events: list[str]) -> None:
    (one,) = fit(DESK.lifecycle, log_of(*events))
    if one.fits:
        assert one.reopened == reopenings(LINES, "new", {"resolved", "closed"}, events)


words = st.one_of(st.sampled_from(["stays", "a/*", "begin", "a", "b", "a (2)", 'say "no"', "\x1b"]), st.text(min_size=1).filter(str.strip))
histories = st.lists(st.tuples(st.sampled_from("xyz"), words), min_size=1, max_size=20)


@given(histories)
def test_what_a_log_shows_is_what_a_count_by_hand_shows(events: list[tuple[str, str]]) -> None:
    one = observe(Logged(case, name, START, line) for line, (case, name) in enumerate(events))
    assert {"starts": one.starts, "ends": one.ends, "pairs": one.pairs, "repeats": one.repeats} == seen(events)
    assert (one.cases, one.events) == (len({case for case, _ in events}), len(events))


@given(histories)
def test_every_case_of_a_log_fits_the_draft_that_was_made_of_it(events: list[tuple[str, str]]) -> None:
    log = [Logged(case, name, START, line) for line, (case, name) in enumerate(events)]
    draft = observe(log).draft("draft")
    again = parse_log_lifecycle(draft.to_toml().encode())
    assert again == draft
    assert all(one.fits and one.ended for one in fit(again.lifecycle, log))
    assert tomllib.loads(draft.to_toml())["initial"] == draft.initial


def test_a_log_without_cases_makes_no_draft() -> None:
    with pytest.raises(RulebookError):
        observe(()).draft("draft")


@pytest.mark.parametrize("word", ["decided", "closed", "received", "withdrawn"])
def test_a_logs_own_word_is_told_as_the_log_writes_it(word: str) -> None:
    """Also where a word of ours is spelt alike and has another name."""
    assert word in TERMS
    plain = PlainLifecycle(
        name="own",
        initial="new",
        states=(PlainState(state="new"), PlainState(state=word), PlainState(state="over", final=True)),
        steps=(PlainStep(from_=("new",), happened=word, to=word), PlainStep(from_=(word,), happened="over", to="over")),
    )
    others = {text for lang in Language if (text := TERMS[word].in_(lang)) != word}
    for names in ((word, word), ("over",), (word, "lost")):
        (found,) = fit(plain.lifecycle, log_of(*names))
        assert found.misfit is not None
        for lang in Language:
            said = found.misfit.reason.text(lang)
            assert f"`{word}`" in said
            assert not any(f"`{one}`" in said or f"({one})" in said or f"（{one}）" in said for one in others)
