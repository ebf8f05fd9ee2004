from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.messages import Language
from crmcore.money import Money
from crmcore.rules import reach
from crmcore.rules.conditions import Above, All, AnyOf, AtLeast, AtMost, Below, Condition, Everyone, Is, Known, Missing, Not, OneOf
from crmcore.rules.findings import REMARKS, check_table
from crmcore.rules.plain import to_table
from crmcore.rules.tables import FirstMatch, Row
from tests.oracle import conditions as oracle
from tests.rules.sample import SPECS, cny


def rows(*conditions: Condition) -> list[Row[int]]:
    return [*(Row(f"R{i}", one, i) for i, one in enumerate(conditions)), Row("last", Everyone(), -1)]


def found(*conditions: Condition) -> list[str]:
    return [str(one) for one in check_table(rows(*conditions), SPECS, "t")]


def test_a_good_table_has_no_findings() -> None:
    assert found(AtLeast("amount", cny(5)), All((AtLeast("score", 85), Is("grade", "A"))), Known("word"), Missing("since")) == []
    assert check_table(FirstMatch(rows(Is("score", 1))), SPECS) == ()


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Is("scor", 1), "t[0].fact  unknown fact `scor`; did you mean `score`?"),
        (Not(AnyOf((Known("score"), All((Known("gradee"),))))), "t[0].not.any[1].all[0].fact  unknown fact `gradee`; did you mean `grade`?"),
        (AtLeast("score", cny(5)), "t[0].at_least  `score` takes a whole number; found `5.00 CNY`"),
        (Is("score", True), "t[0].is  `score` takes a whole number; found `True`"),
        (AtLeast("grade", 5), "t[0].at_least  `grade` is a text, which has no order; use `is` or `one_of` instead of `at_least`"),
        (Above("score", 101), "t[0].above  `score` is never 101: it is between 0 and 100"),
        (AtLeast("score", -1), "t[0].at_least  `score` is never -1: it is between 0 and 100"),
        (OneOf("score", (0, 101)), "t[0].one_of[1]  `score` is never 101: it is between 0 and 100"),
        (AtLeast("amount", cny(-1)), "t[0].at_least  `amount` is never -1.00 CNY: it is at least 0"),
        (AtMost("rating", 6), "t[0].at_most  `rating` is never 6: it is at most 5"),
        (OneOf("grade", ("A", "AAAA")), "t[0].one_of[1]  `grade` is never `AAAA`; did you mean `AAA`? There are: `AAA`, `AA`, `A`, `B`"),
    ],
)
def test_what_is_wrong_in_a_condition_is_named_with_its_path(condition: Condition, said: str) -> None:
    assert found(condition) == [said]


def test_the_condition_may_stand_under_a_key() -> None:
    (one,) = check_table(rows(Is("scor", 1)), SPECS, "complaints.classes", inside="when")
    assert one.path == "complaints.classes[0].when.fact"


@pytest.mark.parametrize(
    ("above", "below", "said"),
    [
        (AtLeast("amount", cny(5)), AtLeast("amount", cny(9)), "shadowed: `R1` never applies, `R0` takes all of its cases; e.g. amount = 9.00 CNY"),
        (Above("score", 4), AtLeast("score", 5), "shadowed: `R1` never applies, `R0` takes all of its cases; e.g. score = 5"),
        (AtMost("since", date(2026, 1, 5)), Below("since", date(2026, 1, 6)), "e.g. since = 2026-01-05"),
        (Known("word"), Is("word", "x"), "e.g. word = x"),
        (Missing("score"), Not(Known("score")), "e.g. score not known"),
        (OneOf("grade", ("A", "AA", "AAA", "B")), Known("grade"), "e.g. grade = A"),
        (Everyone(), Is("score", 1), "e.g. score = 1"),
        (AnyOf((Is("injury", True), Is("injury", False))), Known("injury"), "e.g. injury = yes"),
    ],
)
def test_a_row_that_never_wins_is_found_with_an_example(above: Condition, below: Condition, said: str) -> None:
    (one, *rest) = found(above, below)
    assert said in one
    assert one.startswith("t[1]  shadowed: `R1`")
    assert all("`last`" in each for each in rest)  # where R0 holds for everyone


def test_several_rows_can_shadow_one_together() -> None:
    (one,) = check_table(rows(Below("score", 50), AtLeast("score", 50), Is("word", "q"), Known("score")), SPECS, "t")
    assert (one.path, one.facts["by"]) == ("t[3]", ("R0", "R1"))
    assert one.text(Language.ZH).startswith("被遮蔽：`R3`永远不会适用")


@pytest.mark.parametrize(
    "condition",
    [All((AtLeast("score", 9), Below("score", 9))), All((Known("word"), Missing("word"))), Missing("kind"), Not(Everyone()), Above("score", 100)],
)
def test_a_row_that_contradicts_itself_is_found(condition: Condition) -> None:
    (one,) = found(condition)
    assert one.startswith("t[0]  `R0` can never hold")


def test_the_range_of_a_fact_counts() -> None:
    assert "shadowed" in found(AtLeast("score", 0), Known("score"))[0]
    assert found(Above("score", 0), Known("score")) == []
    assert "shadowed" in found(OneOf("kind", ("individual", "corporate")), Known("score"))[0]
    assert found(OneOf("word", ("x", "y")), Known("word")) == []


def test_ids_stand_once_and_the_last_row_is_for_everyone() -> None:
    twice = [Row("a", Is("score", 1), 1), Row("a", Is("score", 2), 2)]
    assert [str(one) for one in check_table(twice, SPECS, "t")] == [
        "t[1].id  id `a` is used twice; give every row an id of its own",
        "t[1]  the last row, `a`, does not hold for everyone; add a last row with `everyone = true`",
    ]
    assert [one.code for one in check_table([], SPECS)] == ["no_rows"]


def test_not_over_what_may_be_missing_is_remarked() -> None:
    (one,) = check_table(rows(Not(AtLeast("score", 85))), SPECS, "t")
    assert (one.code, one.path, one.sample) == ("negates_missing", "t[0]", "score not known")
    assert one.code in REMARKS
    assert 'add `{ fact = "score", known = true }`' in one.text()
    FirstMatch(rows(Not(AtLeast("score", 85))))  # a remark, not a fault


@pytest.mark.parametrize(
    "condition",
    [
        All((Known("score"), Not(AtLeast("score", 85)))),
        Not(Not(AtLeast("score", 85))),
        Not(Missing("score")),
        Not(Is("kind", "corporate")),
        Not(All((Not(AnyOf((AtLeast("score", 85), Known("word")))), Missing("word")))),
    ],
)
def test_not_over_what_is_known_is_not_remarked(condition: Condition) -> None:
    assert found(condition) == []


def test_values_that_do_not_compare_are_left_alone() -> None:
    dollars = Money(5, "USD")
    mixed: list[tuple[str, Condition]] = [("a", AtLeast("amount", cny(5))), ("b", AtLeast("amount", dollars)), ("c", Everyone())]
    assert reach.table_faults(mixed) == ()
    kinds: list[tuple[str, Condition]] = [("a", Is("score", 5)), ("b", Is("score", "x")), ("c", Everyone())]
    assert reach.table_faults(kinds) == ()
    assert check_table([Row("a", All((AtLeast("amount", cny(5)), Not(Below("amount", dollars)))), 1), Row("c", Everyone(), 2)], SPECS) == ()


def test_a_table_too_tangled_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    shadowed: list[tuple[str, Condition]] = [("a", AtLeast("score", 1)), ("b", AtLeast("score", 2)), ("c", Everyone())]
    assert reach.table_faults(shadowed) != ()
    beside: list[tuple[str, Condition]] = [("a", Below("score", 5)), ("b", AtLeast("score", 5)), ("c", Known("score")), ("d", Everyone())]
    assert [one.facts["id"] for one in reach.table_faults(beside)] == ["c"]
    monkeypatch.setattr(reach, "STEPS", 0)
    assert reach.table_faults(beside) == ()


# --- no false alarm, and no row missed: against all facts there are ----------------------------------------------------------------------------

_SMALL: Final[dict[str, list[Any]]] = {"score": [None, 0, 1, 2, 3, 4], "grade": [None, "AAA", "AA", "A", "B"], "injury": [None, True, False]}


@st.composite
def small(draw: st.DrawFn) -> Any:  # noqa: ANN401 - built from a drawn class
    name = draw(st.sampled_from(sorted(_SMALL)))
    known = [one for one in _SMALL[name] if one is not None]
    kind: Any = draw(st.sampled_from([AtLeast, Above, AtMost, Below] * (name == "score") + [Is, OneOf, Known, Missing]))
    if kind in (Known, Missing):
        return kind(name)
    if kind is OneOf:
        return OneOf(name, tuple(draw(st.lists(st.sampled_from(known), min_size=1, max_size=3))))
    return kind(name, draw(st.sampled_from(known[1:-1] if name == "score" else known)))


def _deeper(part: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(part, min_size=1, max_size=3).map(tuple)
    return st.builds(Not, part) | st.builds(All, parts) | st.builds(AnyOf, parts)


@given(st.lists(st.recursive(small(), _deeper, max_leaves=4), min_size=1, max_size=4))
def test_a_row_is_reported_exactly_when_no_facts_reach_it(several: Sequence[Condition]) -> None:
    table = rows(*several)
    reported = {one.facts["id"] for one in check_table(table, SPECS) if one.code not in REMARKS}
    winners = oracle.winners([(row.id, to_table(row.when)) for row in table], {**_SMALL, "score": [None, *range(101)]})
    assert reported == {row.id for row in table} - winners
    for one in check_table(table, SPECS):
        if one.code == "shadowed":
            taken = oracle.takers([(row.id, to_table(row.when)) for row in table], str(one.facts["id"]), {**_SMALL, "score": [None, *range(101)]})
            assert set(one.facts["by"]) == taken  # type: ignore[arg-type]
