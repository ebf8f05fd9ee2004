from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crmcore.errors import RulebookError
from crmcore.rules.conditions import AtLeast, Condition, Everyone, Is, Not
from crmcore.rules.evaluate import holds
from crmcore.rules.plain import to_table
from crmcore.rules.reach import table_faults
from crmcore.rules.tables import FirstMatch, Row
from tests.oracle import conditions as oracle
from tests.rules.sample import Subject, cny, conditions, plainly, subjects

TABLE = FirstMatch(
    (
        Row("T1", AtLeast("amount", cny(5)), "vip", "FIN-3.2"),
        Row("T2", AtLeast("amount", cny(2)), "premium"),
        Row("T3", Everyone(), "ordinary"),
    )
)


@pytest.mark.clause("FIN-3.2")
def test_the_first_rule_that_holds_wins_and_those_above_say_what_was_missed() -> None:
    match = TABLE.match(Subject(amount=cny(3)))
    assert match.row == Row("T2", AtLeast("amount", cny(2)), "premium")
    assert [str(one) for one in match.why] == ["amount 3.00 CNY ≥ 2.00 CNY"]
    assert [(one.row, str(one.enough)) for one in match.missed] == [("T1", "amount 3.00 CNY misses ≥ 5.00 CNY by 2.00 CNY")]


@pytest.mark.clause("FIN-3.2")
def test_the_last_row_takes_whoever_is_left() -> None:
    assert TABLE.match(Subject()).row.then == "ordinary"
    assert TABLE.match(Subject(amount=cny(5))).missed == ()


@given(st.lists(conditions, max_size=3), subjects)
def test_every_subject_gets_the_row_that_its_twin_gives(several: list[Condition], subject: Subject) -> None:
    rows = [*(Row(f"R{i}", one, i) for i, one in enumerate(several)), Row("last", Everyone(), -1)]
    assume(not table_faults([(row.id, row.when) for row in rows]))
    table = FirstMatch(rows)
    match = table.match(subject)
    assert match.row.id == oracle.first([(row.id, to_table(row.when)) for row in rows], plainly(subject))
    assert [one.row for one in match.missed] == [row.id for row in rows[: len(match.missed)]]
    assert not any(holds(row.when, subject) for row in rows[: len(match.missed)])


def test_a_wrong_table_does_not_build_and_says_everything_that_is_wrong() -> None:
    with pytest.raises(RulebookError) as wrong:
        FirstMatch(
            (
                Row("T1", AtLeast("amount", cny(2)), "a"),
                Row("T2", AtLeast("amount", cny(5)), "b"),
                Row("T2", Not(Everyone()), "c"),
                Row("T4", Is("score", 3), "d"),
            )
        )
    assert [(one.path, one.code) for one in wrong.value.findings] == [
        ("rows[1]", "shadowed"),
        ("rows[2].id", "duplicate_row"),
        ("rows[2]", "never_holds"),
        ("rows[3]", "no_default"),
    ]


def test_a_table_needs_rows() -> None:
    with pytest.raises(RulebookError, match="at least one row"):
        FirstMatch(())


def test_a_table_can_be_walked() -> None:
    assert [row.id for row in TABLE] == ["T1", "T2", "T3"]
