"""What may happen next, and what not."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue, Refused
from crmcore.event import Event
from crmcore.lifecycles import advance, check, explain, replay, sentence, transitions
from crmcore.messages import Language, Text
from tests.lifecycles.test_walk import events
from tests.lifecycles.toy import GUEST, KEY, KEYS, LINES, NIGHT, NOON, PORTER, RULES, Key, KeyRules, Lent, Place, Returned, awake, short

LENT = advance(KEYS, KEY, Lent(at=NOON, by=PORTER), RULES)


def test_open_steps_say_what_is_still_needed_and_blocked_ones_say_why() -> None:
    said = explain(KEYS, LENT, GUEST, NIGHT, RULES)

    assert [(one.id, one.event, one.to, one.clause) for one in said.open] == [("lose", said.open[0].event, Place.LOST, "RULES-1.4")]
    assert [(one.id, [why.facts["field"] for why in one.reasons]) for one in said.blocked] == [
        ("extend", ["porter"]),
        ("give_back", ["sleep", "light"]),
    ]
    assert [str(one) for one in explain(KEYS, KEY, PORTER, NOON, RULES).open[0].still] == [
        "the key is not lent for longer than the rules say",
    ]
    assert (said.id, said.lifecycle, said.state, said.actor, said.at) == ("K-1", ("key/standard", 1), Place.LENT, "gina", NIGHT)


def test_it_prints_one_step_a_line_in_both_languages() -> None:
    assert str(explain(KEYS, LENT, GUEST, NOON, RULES)) == (
        "`K-1`: lent (key/standard v1); for `gina` at 2026-07-06 12:00+00:00:\n"
        "  may  give_back: brought_back → checked (RULES-1.4)\n"
        "  may  lose: missing → lost (RULES-1.4)\n"
        "  not  extend: lent_out (RULES-1.4): `porter` is empty; give a value"
    )
    assert "\n    尚需  the key is not lent" in explain(KEYS, KEY, PORTER, NOON, RULES).text(Language.ZH)
    assert "\n    still  the key is not lent" in explain(KEYS, KEY, PORTER, NOON, RULES).text()


def test_where_nothing_follows_it_says_so() -> None:
    table = attrs.evolve(KEYS, transitions=LINES[:-1])
    done = attrs.evolve(KEY, state=Place.DONE)
    assert explain(table, done, PORTER, NOON, RULES).text().endswith("\n  nothing more happens to it")


def test_before_the_last_step_everything_is_blocked() -> None:
    said = explain(KEYS, LENT, PORTER, NOON - timedelta(hours=1), RULES)
    assert said.open == ()
    assert {why.code for one in said.blocked for why in one.reasons} == {"out_of_order"}


def test_it_refuses_other_rules_and_naive_times() -> None:
    with pytest.raises(InvalidValue, match="is under edition"):
        explain(KEYS, attrs.evolve(KEY, edition="2025"), PORTER, NOON, RULES)
    with pytest.raises(InvalidType, match="`at` has no time zone"):
        explain(KEYS, KEY, PORTER, NOON.replace(tzinfo=None), RULES)


def test_a_sentence_is_the_first_line_of_the_docstring() -> None:
    assert sentence(awake) == "it is not night"
    assert sentence(short, Language.ZH) == "the key is not lent for longer than the rules say"


def informed(case: Key, event: Event, rules: KeyRules, /) -> None:
    """The owner was told.

    Nobody asks how.

    Chinese: 已告知所有人。
    """


def acknowledged(case: Key, event: Event, rules: KeyRules, /) -> None:
    """It was acknowledged.

    Not in Chinese.
    """


def test_a_sentence_in_chinese_is_the_guards_own_then_that_of_the_tables_then_the_english_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sentence(informed) == "the owner was told"
    assert sentence(informed, Language.ZH) == "已告知所有人"
    assert sentence(acknowledged, Language.ZH) == "it was acknowledged"
    shipped = {"guard.informed": Text(en="-", zh="别人的话"), "guard.acknowledged": Text(en="-", zh="已签收")}
    monkeypatch.setattr(transitions, "TEXTS", shipped)
    assert [sentence(one, Language.ZH) for one in (informed, acknowledged)] == ["已告知所有人", "已签收"]


@given(st.lists(events(), max_size=8), events())
def test_blocked_is_refused_and_open_is_refused_only_by_what_must_hold(tried: list[Event], event: Event) -> None:
    case = KEY
    for one in tried:
        if check(KEYS, case, one, RULES).allowed:
            case = advance(KEYS, case, one, RULES)
    said = explain(KEYS, case, event.by, event.at, RULES)
    decision = check(KEYS, case, event, RULES)
    for blocked in said.blocked:
        if blocked.event is type(event):
            assert set(blocked.reasons) <= set(decision.reasons)
            with pytest.raises(Refused):
                advance(KEYS, case, event, RULES)
    for step in said.open:
        if step.event is type(event):
            row = KEYS.table[case.state][step.event].transition
            assert decision.allowed == all(not guard(case, event, RULES) for guard in (*row.by, *row.law, *row.given))
    if type(event) not in {*(one.event for one in said.open), *(one.event for one in said.blocked)}:
        assert decision.reasons[0].code == "not_now"


def test_a_returned_key_is_checked_by_anybody_awake() -> None:
    case = replay(KEYS, KEY, [Lent(at=NOON, by=PORTER), Returned(at=NOON, by=GUEST)])
    assert [one.id for one in explain(KEYS, case, GUEST, NOON, RULES).open] == ["pass"]


def test_every_guard_that_asks_who_and_when_blocks() -> None:
    said = explain(KEYS, KEY, PORTER, NIGHT, RULES)
    assert [[why.facts["field"] for why in one.reasons] for one in said.blocked] == [["sleep", "light"]]
    assert explain(KEYS, KEY, GUEST, NIGHT, RULES).blocked[0].reasons == (
        reason("empty", field="porter"),
        reason("empty", field="sleep"),
        reason("empty", field="light"),
    )
