"""The same problem again: what counts as the same, how near, and which actions it proves wrong."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Action, ComplaintRecord, record_of
from crmcore.complaints.supervision import ActionState, ActionStatus, Recurrence, RecurrenceRules, contradicted, recurrences
from crmcore.errors import InvalidValue
from crmcore.messages import Language
from crmcore.worktime import Duration, TimeUnit
from tests.complaints.cases import RULES, about, raised
from tests.oracle.recurring import came_again, proven_wrong

RULES_OF_IT = RecurrenceRules(within=Duration(30, TimeUnit.DAY))
FIRST = date(2026, 1, 1)


def record(id_: str, after: int = 0, cause: str | None = "system", product: str | None = "card", where: str | None = "west") -> ComplaintRecord:
    """Return a complaint received so many days after the first one."""
    return ComplaintRecord(id=id_, received=FIRST + timedelta(days=after), cause=cause, product=product, about=where)


def status(case: str = "C-1", *, done: date | None = date(2026, 1, 10), kind: str = "preventive", state: str = "effective") -> ActionStatus:
    """Return an action of a complaint."""
    action = Action(id=f"A-{case}", kind=kind, owner="hans", due=date(2026, 1, 31), what="one fee table")
    return ActionStatus(case=case, action=action, state=ActionState(state), done=done, due=None)


@pytest.mark.clause("DEPT-1.4", "RULES-4.1")
def test_the_same_cause_product_and_unit_within_the_window_came_again() -> None:
    records = [record("C-3", 60), record("C-1"), record("C-2", 30), record("C-4", 1, cause="staff"), record("C-5", 2, product=None)]
    found = recurrences(records, RULES_OF_IT)
    assert [(one.id, one.earlier, one.same) for one in found.found] == [
        ("C-2", ("C-1",), ("system", "card", "west")),
        ("C-3", ("C-2",), ("system", "card", "west")),
    ]
    assert found.incomparable == ("C-5",)
    assert str(found.found[0]) == "`C-2` of 2026-01-31 is about a problem complained about before (system, card, west): C-1"
    assert found.found[0].text(Language.ZH).startswith("2026-01-31收到的`C-2`是再次发生的问题")


@pytest.mark.parametrize(("after", "again"), [(0, True), (30, True), (31, False)])
def test_the_last_day_of_the_window_counts(after: int, again: bool) -> None:
    assert bool(recurrences([record("C-1"), record("C-2", after)], RULES_OF_IT).found) is again


def test_a_firm_says_what_makes_problems_the_same() -> None:
    loose = RecurrenceRules(within=Duration(6, TimeUnit.MONTH), same=("cause",))
    assert [one.id for one in recurrences([record("C-1"), record("C-2", 5, product=None, where="east")], loose).found] == ["C-2"]
    with pytest.raises(InvalidValue, match="complaints are compared by fields of their records"):
        RecurrenceRules(within=Duration(1, TimeUnit.DAY), same=("postcode",))
    with pytest.raises(InvalidValue):
        RecurrenceRules(within=Duration(1, TimeUnit.DAY), same=())
    with pytest.raises(InvalidValue, match="not counted in local days"):
        RecurrenceRules(within=Duration(1, TimeUnit.HOUR))


def test_a_record_says_which_unit_was_complained_about() -> None:
    case = raised(about(unit="bank/outlets/west"))
    assert record_of(case, at=case.history[-1].event.at, rules=RULES).about == "bank/outlets/west"


@pytest.mark.clause("MAN-4.2", "DEPT-1.4")
def test_an_effective_action_is_contradicted_by_what_came_again_after_it() -> None:
    found = recurrences([record("C-1"), record("C-2", 5), record("C-3", 20), record("C-4", 25)], RULES_OF_IT).found
    (wrong,) = contradicted([status()], found)
    assert wrong.by == ("C-3", "C-4")
    assert str(wrong) == "`C-1`: action `A-C-1`, done on 2026-01-10, was found effective, but the problem recurred: C-3, C-4"
    for other in (status(kind="corrective"), status(state="not_effective"), status(done=None), status("C-9"), status(done=date(2026, 2, 1))):
        assert contradicted([other], found) == ()


word = st.sampled_from(["a", "b", None])
rows = st.lists(st.tuples(st.integers(0, 40), word, word), max_size=12)


@given(rows, st.integers(1, 20))
def test_it_agrees_with_comparing_everything_with_everything(rows: list[tuple[int, str | None, str | None]], days: int) -> None:
    records = [record(f"C-{n:02}", after, cause, product) for n, (after, cause, product) in enumerate(rows)]
    found = recurrences(records, attrs.evolve(RULES_OF_IT, within=Duration(days, TimeUnit.DAY)))
    wanted = came_again([(one.id, one.received, (one.cause, one.product, one.about)) for one in records], days)
    assert {one.id: list(one.earlier) for one in found.found} == wanted
    assert list(found.incomparable) == [one.id for one in records if one.cause is None or one.product is None]
    assert [one.received for one in found.found] == sorted(one.received for one in found.found)


@given(
    st.lists(st.tuples(st.sampled_from(["C-1", "C-2"]), st.booleans(), st.booleans(), st.none() | st.integers(0, 9)), max_size=4),
    st.lists(st.tuples(st.integers(0, 9), st.sets(st.sampled_from(["C-1", "C-2"]), min_size=1)), max_size=4),
)
def test_contradictions_agree_with_asking_every_action(made: list[tuple[str, bool, bool, int | None]], again: list[tuple[int, set[str]]]) -> None:
    actions = []
    for n, (case, prevents, effective, after) in enumerate(made):
        done = None if after is None else FIRST + timedelta(days=after)
        one = status(case, done=done, kind="preventive" if prevents else "corrective", state="effective" if effective else "action_done")
        actions.append(attrs.evolve(one, action=attrs.evolve(one.action, id=f"A-{n}")))
    found = [
        Recurrence(id=f"R-{n}", received=FIRST + timedelta(days=after), earlier=tuple(sorted(earlier)), same=("x",))
        for n, (after, earlier) in enumerate(again)
    ]
    asked = [(one.action.id, one.case, prevents, effective, one.done) for one, (_, prevents, effective, _) in zip(actions, made, strict=True)]
    wanted = proven_wrong(asked, [(one.id, one.received, one.earlier) for one in found])
    assert {one.action.action.id: list(one.by) for one in contradicted(actions, found)} == wanted
