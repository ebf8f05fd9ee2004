"""What is wrong with a long table is told at once, whatever it is: in time that grows as its rows do."""

from __future__ import annotations

import cProfile
import random
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

import pytest

from crmcore.messages import Language
from crmcore.rules.conditions import Above, All, AnyOf, AtLeast, AtMost, Below, Condition, Everyone, Is, Known, Missing, Not, OneOf
from crmcore.rules.evaluate import holds
from crmcore.rules.findings import check_table
from crmcore.rules.reach import table_faults
from crmcore.rules.tables import Row
from tests.rules.sample import SPECS, Subject, cny

GRADES: Final = ("AAA", "AA", "A", "B")


def leaf(draw: random.Random) -> Any:  # noqa: ANN401 - built from a drawn class
    kind: Any = draw.choice([AtLeast, Above, AtMost, Below])
    match draw.randrange(8):
        case 0 | 1 | 2:
            return kind("amount", cny(draw.randrange(1_000_000)))
        case 3 | 4:
            return kind("score", draw.randrange(1, 100))
        case 5:
            return kind("age", draw.randrange(1, 90))
        case 6:
            return draw.choice([Known, Missing])("word")
        case _:
            return Is("grade", draw.choice(GRADES)) if draw.random() < 0.5 else OneOf("grade", tuple(draw.sample(GRADES, 2)))


def condition(draw: random.Random, depth: int = 2) -> Condition:
    match draw.randrange(10) if depth else 9:
        case 0 | 1 | 2:
            return All(tuple(condition(draw, depth - 1) for _ in range(draw.randint(1, 3))))
        case 3 | 4:
            return AnyOf(tuple(condition(draw, depth - 1) for _ in range(draw.randint(1, 3))))
        case 5:
            return Not(condition(draw, depth - 1))
    found: Condition = leaf(draw)
    return found


def random_rows(rows: int) -> Sequence[Condition]:
    draw = random.Random(rows)  # noqa: S311 - the same rows each time
    return [condition(draw) for _ in range(rows)]


def narrow_rows(rows: int) -> Sequence[Condition]:
    """Return conditions of which each leaves much to those below."""
    draw = random.Random(rows)  # noqa: S311 - the same rows each time
    return [All((Is("word", f"w{draw.randrange(rows)}"), leaf(draw), leaf(draw))) for _ in range(rows)]


TABLES: Final[dict[str, Callable[[int], Sequence[Condition]]]] = {
    "random": random_rows,
    "narrow": narrow_rows,
    "from the top down": lambda rows: [AtLeast("amount", cny(10 * (rows - i))) for i in range(rows)],
    "each below its better": lambda rows: [AtLeast("amount", cny(10 * (i + 1))) for i in range(rows)],
    "one and the same": lambda rows: [AtLeast("amount", cny(10)) for _ in range(rows)],
    "two sizes": lambda rows: [All((AtLeast("amount", cny(10 * (rows - i))), AtLeast("age", 7 * i % rows))) for i in range(rows)],
    "negated": lambda rows: [Not(All((AtLeast("amount", cny(10 * (i + 1))), Below("age", 7 * i % rows)))) for i in range(rows)],
    "values that are never there": lambda rows: [Above("score", 100 + i) for i in range(rows)],
}


def seconds(conditions: Sequence[Condition]) -> float:
    """Return how long it takes to say what is wrong with a table, in both languages."""
    rows = [*(Row(f"R{i}", one, i) for i, one in enumerate(conditions)), Row("last", Everyone(), -1)]
    begun = time.process_time()
    assert all(one.text(lang) for one in check_table(rows, SPECS, "t") for lang in Language)
    return time.process_time() - begun


@pytest.mark.parametrize("kind", TABLES)
def test_what_is_wrong_with_300_rows_is_told_in_two_seconds(kind: str) -> None:
    assert seconds(TABLES[kind](300)) < 2


def calls(conditions: Sequence[Condition]) -> int:
    """Return how many functions are called for it: what its time grows as, whatever else the machine does."""
    counted = cProfile.Profile()
    counted.runcall(seconds, conditions)
    return sum(one.callcount for one in counted.getstats())


@pytest.mark.parametrize("kind", TABLES)
def test_ten_times_the_rows_take_ten_times_as_long(kind: str) -> None:
    assert calls(TABLES[kind](300)) < 12 * calls(TABLES[kind](30))


def test_a_condition_with_too_many_cases_is_left_alone() -> None:
    sides = [
        AnyOf((AtLeast("amount", cny(i)), AtLeast("score", i), AtLeast("age", i), AtLeast("rating", i), Is("word", f"w{i}"))) for i in (1, 2, 3, 4)
    ]
    tangled = Row("tangled", All((*sides, Not(Is("injury", True)))), 1)
    assert check_table([tangled, Row("same", tangled.when, 2), Row("last", Everyone(), 3)], SPECS) == ()


def test_what_many_ways_lead_to_is_looked_at_once() -> None:
    """Each pair of facts is there twice: in both ways the same rows are left, so that pairs add up instead of doubling what is to be looked at."""
    pairs = [(Is(f"x{i:02}", 2), Is(f"y{i:02}", 2)) for i in range(25)]
    rows: list[Condition] = [one for x, y in pairs for one in (All((Not(x), Not(y))), All((x, y)))]
    rows += [Above("z", 5), Not(Above("z", 5)), Everyone()]
    (found,) = table_faults([(f"R{i}", one) for i, one in enumerate(rows)])
    assert (found.code, found.facts["by"]) == ("shadowed", ("R50", "R51"))


@pytest.mark.parametrize("seed", [3, 12, 33])
def test_a_row_that_is_told_to_be_taken_wins_in_none_of_a_thousand_cases(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - the same rows each time
    table = [Row(f"r{number}", condition(draw), number) for number in range(draw.randrange(3, 40))]
    told = {str(one.facts["id"]) for one in check_table(table, SPECS) if one.code in {"shadowed", "never_holds"}}
    for _ in range(1000):
        facts: dict[str, Any] = {
            "amount": draw.choice([None, cny(draw.randrange(1_000_000))]),
            "score": draw.choice([None, draw.randrange(101)]),
            "age": draw.randrange(1, 90),
            "word": draw.choice([None, "w1"]),
            "grade": draw.choice([None, *GRADES]),
        }
        assert next((row.id for row in table if holds(row.when, Subject(**facts))), None) not in told
