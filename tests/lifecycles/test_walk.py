"""Ask and act: `check`, `advance`, `replay`, `recheck`."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.decision import Outcome, reason
from crmcore.errors import InvalidType, InvalidValue, Refused
from crmcore.event import Attempt, Event
from crmcore.lifecycles import Difference, Lifecycle, Migrated, Step, WhyNot, advance, check, explain, recheck, replay, transition
from crmcore.lifecycles.transitions import reasons_of
from crmcore.messages import Language
from tests.lifecycles.toy import GUEST, KEY, KEYS, NIGHT, NOON, PORTER, RULES, Key, KeyRules, Lent, Missing, Passed, Place, Returned

LENT = advance(KEYS, KEY, Lent(at=NOON, by=PORTER), RULES)


def test_a_step_moves_the_case_and_is_on_record() -> None:
    event = Lent(at=NOON, by=PORTER, days=2)
    case = advance(KEYS, KEY, event, RULES)

    assert case == Key("K-1", "2026", ("key/standard", 1), Place.LENT, (Step(1, "lend", event),))
    assert KEY.state is Place.BOARD


def test_asking_answers_with_rule_clause_and_edition() -> None:
    decision = check(KEYS, KEY, Lent(at=NOON, by=PORTER), RULES)

    assert (decision.outcome, decision.rule, decision.clause, decision.edition) == (Outcome.ALLOWED, "lend", "RULES-1.4", "2026")
    assert decision is check(KEYS, KEY, Lent(at=NOON, by=PORTER), RULES)


def test_every_guard_that_fails_is_collected() -> None:
    decision = check(KEYS, KEY, Lent(at=NIGHT, by=GUEST, days=9), RULES)

    assert [one.facts["field"] for one in decision.reasons] == ["porter", "sleep", "light", "days"]
    assert (decision.outcome, decision.rule, decision.clause, decision.edition) == (Outcome.REFUSED, "lend", "RULES-1.4", "2026")


def test_a_guard_may_give_several_reasons_or_an_empty_tuple() -> None:
    assert check(KEYS, LENT, Lent(at=NOON, by=attrs.evolve(PORTER, rank=0)), RULES).reasons == (
        reason("empty", field="rank"),
        reason("empty", field="unit"),
    )
    assert check(KEYS, LENT, Lent(at=NOON, by=PORTER), RULES).allowed


def test_a_refusal_carries_the_decision_and_says_step_and_case() -> None:
    event = Lent(at=NOON, by=GUEST)
    with pytest.raises(Refused) as caught:
        advance(KEYS, KEY, event, RULES)

    assert caught.value.decision == check(KEYS, KEY, event, RULES)
    assert str(caught.value) == "step `lend` refused for key `K-1`: `porter` is empty; give a value"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own


def test_what_does_not_follow_is_refused_with_what_may() -> None:
    decision = check(KEYS, LENT, Passed(at=NOON, by=PORTER), RULES)

    assert str(decision) == "`passed` does not follow `lent`; what may follow: lent_out, brought_back, missing"
    assert (decision.rule, decision.clause) == ("passed", None)
    with pytest.raises(Refused, match="step `passed` refused for key `K-1`"):
        advance(KEYS, LENT, Passed(at=NOON, by=PORTER), RULES)


def test_time_never_goes_back() -> None:
    decision = check(KEYS, LENT, Missing(at=NOON - timedelta(minutes=1), by=GUEST), RULES)

    assert [one.code for one in decision.reasons] == ["out_of_order"]
    assert check(KEYS, LENT, Missing(at=NOON, by=GUEST), RULES).allowed
    assert "2026-07-06 11:59" in decision.text(Language.ZH)


def test_what_neither_follows_nor_comes_in_order_says_both() -> None:
    decision = check(KEYS, LENT, Passed(at=NOON - timedelta(minutes=1), by=GUEST), RULES)

    assert [one.code for one in decision.reasons] == ["not_now", "out_of_order"]


def test_rules_and_lifecycle_must_be_those_the_case_began_under() -> None:
    """Both faults are named at once."""
    foreign = attrs.evolve(KEY, edition="2025", lifecycle=("key/standard", 2))
    for act in (check, advance):
        with pytest.raises(InvalidValue) as caught:
            act(KEYS, foreign, Lent(at=NOON, by=PORTER), RULES)
        assert [one.code for one in caught.value.reasons] == ["wrong_edition", "wrong_lifecycle"]
    with pytest.raises(InvalidValue, match="`K-1` is under edition `2026`; pass the rules of that edition, not of `2030`"):
        check(KEYS, KEY, Lent(at=NOON, by=PORTER), KeyRules("2030"))
    with pytest.raises(InvalidValue, match="`K-1` follows lifecycle `key/quick v1`; pass that one, not `key/standard v1`"):
        check(KEYS, attrs.evolve(KEY, lifecycle=("key/quick", 1)), Lent(at=NOON, by=PORTER), RULES)


def test_something_that_is_no_event_is_of_the_wrong_type() -> None:
    with pytest.raises(InvalidType, match="`event` must be of type `Event`, not `str`"):
        check(KEYS, KEY, cast("Event", "lent"), RULES)


def test_a_final_state_that_nothing_leaves_says_so() -> None:
    from tests.lifecycles.toy import LINES

    short = attrs.evolve(KEYS, transitions=LINES[:-1])
    done = attrs.evolve(KEY, state=Place.DONE)
    decision = check(short, done, Returned(at=NOON, by=PORTER), RULES)
    assert str(decision) == "`brought_back` does not follow `done`; nothing does"


def test_replay_asks_no_guard() -> None:
    case = replay(KEYS, KEY, [Lent(at=NIGHT, by=GUEST, days=99), Returned(at=NOON, by=GUEST)])

    assert (case.state, [step.transition for step in case.history], [step.seq for step in case.history]) == (
        Place.CHECKED,
        ["lend", "give_back"],
        [1, 2],
    )


def test_replay_goes_on_from_the_history_there_is() -> None:
    case = replay(KEYS, LENT, [Missing(at=NOON, by=GUEST), Returned(at=NOON, by=GUEST)])

    assert [(step.seq, step.transition) for step in case.history] == [(1, "lend"), (2, "lose"), (3, "give_back")]


def test_a_migration_is_not_where_a_history_breaks() -> None:
    moved = Migrated(
        at=NOON, by=PORTER, was_edition="a", was_lifecycle=KEYS.ref, was_state="board", edition="b", lifecycle=KEYS.ref, state="board", why="new"
    )
    with pytest.raises(InvalidValue, match="the history of `K-1` moves to another lifecycle or edition at step 1; replay each part"):
        replay(KEYS, KEY, [moved])


def test_replay_names_the_event_at_which_a_history_breaks() -> None:
    with pytest.raises(InvalidValue, match="the history of `K-1` breaks at step 2: `passed` does not follow `lent`"):
        replay(KEYS, KEY, [Lent(at=NOON, by=PORTER), Passed(at=NOON, by=PORTER)])


def test_recheck_reports_what_the_rules_would_not_allow() -> None:
    events = [Lent(at=NOON, by=GUEST), Returned(at=NOON - timedelta(hours=1), by=PORTER), Passed(at=NOON, by=GUEST)]
    found = recheck(KEYS, replay(KEYS, KEY, events), RULES)

    assert found[0] == Difference(1, "lend", (reason("empty", field="porter"),))
    assert [(one.seq, one.reasons[0].code) for one in found] == [(1, "empty"), (2, "out_of_order")]


def test_recheck_reports_another_transition_and_stops_where_the_table_has_no_line() -> None:
    history = (
        Step(1, "borrow", Lent(at=NOON, by=PORTER)),
        Step(2, "pass", Passed(at=NOON, by=PORTER)),
        Step(3, "give_back", Returned(at=NOON, by=PORTER)),
    )
    found = recheck(KEYS, attrs.evolve(KEY, state=Place.CHECKED, history=history), RULES)

    assert [(one.seq, [why.code for why in one.reasons]) for one in found] == [(1, ["other_transition"]), (2, ["not_now"])]
    assert str(found[0].reasons[0]) == "recorded as `borrow`; the table says `lend`"


def test_recheck_reports_a_state_that_does_not_follow() -> None:
    (found,) = recheck(KEYS, attrs.evolve(LENT, state=Place.CHECKED), RULES)
    assert (found.seq, found.transition) == (1, "lend")
    assert [str(one) for one in found.reasons] == ["is in state checked, its history leads to lent"]
    (found,) = recheck(KEYS, attrs.evolve(KEY, state=Place.CHECKED), RULES)  # and without any step
    assert (found.seq, found.transition, found.reasons[0].code) == (0, "", "other_state")


def events() -> st.SearchStrategy[Event]:
    """Any event of the toy, by anybody, at any hour of a week."""
    attempt = {"at": st.integers(0, 24 * 7).map(lambda hours: NOON + timedelta(hours=hours)), "by": st.sampled_from((PORTER, GUEST))}
    return st.one_of(
        st.builds(Lent, days=st.integers(1, 5), **attempt),
        st.builds(Returned, **attempt),
        st.builds(Missing, **attempt),
        st.builds(Passed, **attempt),
    )


@given(st.lists(events(), max_size=12))
def test_asking_and_acting_agree_and_histories_replay(tried: list[Event]) -> None:
    case = KEY
    for event in tried:
        decision = check(KEYS, case, event, RULES)
        before = case
        if decision.allowed:
            case = advance(KEYS, case, event, RULES)
        else:
            with pytest.raises(Refused) as caught:
                advance(KEYS, case, event, RULES)
            assert caught.value.decision == decision
        assert before.history == case.history[: len(before.history)]
    assert replay(KEYS, KEY, [step.event for step in case.history]) == case
    assert recheck(KEYS, case, RULES) == ()
    for other in {*Place} - {case.state}:
        assert [one.reasons[-1].code for one in recheck(KEYS, attrs.evolve(case, state=other), RULES)] == ["other_state"]


SAYS = st.one_of(
    st.text(min_size=1),
    st.booleans(),
    st.integers(0),
    st.just(""),
    st.just({}),
    st.lists(st.just(reason("empty", field="x"))),
    st.just(("no", reason("empty"))),
)


@pytest.mark.parametrize("early", [True, False])
@given(said=SAYS)
def test_a_guard_that_says_anything_but_reasons_is_named(said: object, early: bool) -> None:
    def strange(_case: Key, _attempt: Attempt, _rules: KeyRules, /) -> WhyNot:
        """The guard says something."""
        return cast("WhyNot", said)

    line = transition("lend", Place.BOARD, Lent, Place.DONE, "RULES-1.4", by=(strange,) if early else (), given=() if early else (strange,))
    table = Lifecycle("key/standard", (line,), initial=Place.BOARD, final=frozenset({Place.DONE}))
    asked: list[Callable[[], object]] = [
        lambda: check(table, KEY, Lent(at=NOON, by=PORTER), RULES),
        lambda: advance(table, KEY, Lent(at=NOON, by=PORTER), RULES),
    ]
    if early:
        asked.append(lambda: explain(table, KEY, PORTER, NOON, RULES))
    for ask in asked:
        with pytest.raises(InvalidType) as refused:
            ask()
        assert refused.value.facts["guard"] == f"{__name__}.{strange.__qualname__}"
        assert str(refused.value).endswith("it must return a `Reason` or a tuple of them, and `None` where nothing speaks against the step")
        assert "应返回`Reason`" in refused.value.text(Language.ZH)


@pytest.mark.parametrize(
    ("said", "found"),
    [("no", "str"), (True, "bool"), (False, "bool"), ([reason("empty", field="x")], "list"), (("no", reason("empty"), "no"), "tuple of str, Reason")],
)
def test_what_a_guard_said_is_named_by_its_type_never_by_its_value(said: object, found: str) -> None:
    with pytest.raises(InvalidType, match=f"returned a `{found}`"):
        reasons_of(partial(lambda _: None), cast("WhyNot", said))


def test_what_is_no_function_is_named_by_its_class() -> None:
    with pytest.raises(InvalidType, match=r"guard `functools\.partial`"):
        reasons_of(partial(lambda _: None), cast("WhyNot", "no"))
