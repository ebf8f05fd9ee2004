"""Counts of complaints merge: any partition, in any order, gives the report that all of them give in one pass."""

from __future__ import annotations

import pickle
from datetime import date
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints.record import ComplaintRecord
from crmcore.errors import InvalidType, InvalidValue
from crmcore.kpi import ComplaintCounts, complaint_counts, monthly_report
from crmcore.messages import Language
from crmcore.worktime.period import Period
from tests.kpi.rows import COMPLAINTS, JULY, complaint, customer, rules

D = date(2026, 7, 10)
BY = ("channel", "outcome")


def counted(rows: list[ComplaintRecord], period: Period = JULY, by: tuple[str, ...] = BY) -> ComplaintCounts:
    return complaint_counts(rows, period=period, rules=rules(), by=by)


@given(COMPLAINTS, st.data())
@pytest.mark.clause("RULES-4.27", "BANK-3.2")
def test_any_partition_in_any_order_gives_the_same_report(rows: list[ComplaintRecord], data: st.DataObject) -> None:
    as_of = data.draw(st.dates(JULY.first, date(2026, 8, 20)))
    places = data.draw(st.lists(st.integers(0, 3), min_size=len(rows), max_size=len(rows)))
    parts = [counted([one for one, place in zip(rows, places, strict=True) if place == part]) for part in data.draw(st.permutations(range(4)))]
    whole = counted(rows)
    merged = reduce(lambda left, right: left.merge(right), parts)
    assert merged == whole == counted(list(reversed(rows)))
    assert len(merged) == len(rows)
    people = [customer() for _ in range(3)]

    def made(complaints: object, **more: object) -> object:
        given = {"period": JULY, "bank": "Bank", "as_of": as_of, "rules": rules(), "customers": people, "complaints": complaints}
        return monthly_report(**{**given, **more})  # type: ignore[arg-type]

    assert made(merged) == made(rows, by=BY) == made(iter(rows), by=BY)


def test_counts_travel() -> None:
    found = counted([complaint("C-1", D, D, events=("closed",)), complaint("C-2", D)])
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own
    assert (found.number("received"), found.number("nothing of the kind"), found.last_day) == (2, 0, D)
    assert counted([]).last_day is None
    assert counted([complaint("C-1", D, law=("b", "a"), days="china@2026-12-31#1a2b3c4d"), complaint("C-2", D, law=("a",))]).law == ("a", "b")


@pytest.mark.clause("RULES-4.27")
def test_a_complaint_given_twice_counts_once_and_two_with_one_id_are_refused() -> None:
    one = complaint("C-1", D)
    assert counted([one, one]) == counted([one])
    with pytest.raises(InvalidValue, match="two different things have the id `C-1`"):
        counted([one, complaint("C-1", D, D)])


def test_parts_that_cannot_be_added_are_refused_with_every_reason() -> None:
    one = counted([complaint("C-1", D), complaint("C-2", D)])
    with pytest.raises(InvalidValue) as refused:
        one.merge(complaint_counts([complaint("C-1", D)], period=JULY.previous(), rules=rules(), kpis=()))
    assert [one.code for one in refused.value.reasons] == ["counts.other"] * 3 + ["counts.shared"]
    assert str(refused.value.reasons[-1]).startswith("1 complaint is in both parts")
    assert all(one.text(lang) for one in refused.value.reasons for lang in Language)
    with pytest.raises(InvalidValue, match="`period` of these counts are 2026-07, not 2026-06"):
        monthly_report(period=JULY.previous(), bank="Bank", as_of=D, rules=rules(), complaints=one)


@pytest.mark.parametrize(
    ("by", "says"), [("chanel", "broken down by `chanel`; did you mean `channel`"), ("xyz", "broken down by `xyz`; choose from `about`")]
)
def test_a_dimension_that_is_none_is_named(by: str, says: str) -> None:
    with pytest.raises(InvalidValue, match=says) as refused:
        counted([], by=(by,))
    assert refused.value.text(Language.ZH)


def test_what_is_no_period_and_no_rules_is_refused() -> None:
    with pytest.raises(InvalidType, match="`period` must be of type `Period`, not `str` · `rules` must be of type `KpiRules`, not `int`"):
        complaint_counts([], period="2026-07", rules=3)  # type: ignore[arg-type]
