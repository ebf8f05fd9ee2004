from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidType, InvalidValue
from crmcore.measures import FigureUnit, Histogram, NpsCount, RateCount, RatioCount, Status, Tally
from crmcore.messages import Language
from tests.oracle import measures as oracle

Count = TypeVar("Count", RatioCount, RateCount, NpsCount)

CODES = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.integers(0, 5))
RATIOS = st.builds(lambda hits, missed, out: RatioCount(hits, hits + missed, out), st.integers(0, 50), st.integers(0, 50), CODES)
RATES = st.builds(RateCount, st.integers(0, 50), st.integers(0, 50), CODES)
SCORES = st.builds(NpsCount, st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), CODES)


def test_a_ratio_gives_its_share_with_interval_and_counts() -> None:
    found = RatioCount(25, 100, {"not_answered": 3}).result("x/1", "2026-07")
    assert (found.value, found.numerator, found.denominator, found.n) == (Fraction(1, 4), 25, 100, 100)
    assert (found.status, found.window, found.excluded, found.unit) == (Status.OK, "2026-07", (("not_answered", 3),), FigureUnit.SHARE)
    assert found.interval is not None
    assert RatioCount(1, 2).result("x/1", sampled=False).interval is None


@pytest.mark.clause("FIN-8.2")
def test_nothing_counted_is_none_with_a_status_and_keeps_what_was_left_out() -> None:
    for nothing in (
        RatioCount(0, 0, {"a": 2}).result("x/1"),
        NpsCount(excluded={"a": 2}).result("x/1"),
        RateCount(5, 0, {"a": 2}).result("x/1", per=1000),
    ):
        assert (nothing.value, nothing.status, nothing.interval, nothing.excluded) == (None, Status.NOTHING_COUNTED, None, (("a", 2),))


def test_a_window_that_is_not_over_is_incomplete() -> None:
    assert RatioCount(1, 2).result("x/1", complete=False).status is Status.INCOMPLETE
    assert NpsCount(1).result("x/1", complete=False).status is Status.INCOMPLETE
    assert RateCount(1, 2).result("x/1", per=1, complete=False).status is Status.INCOMPLETE


@pytest.mark.parametrize(
    ("received", "customers", "said"), [(1, 1138, "0.88"), (138, 911_505, "0.15"), (158, 40_235, "3.93"), (274, 332_213, "0.82")]
)
@pytest.mark.clause("BANK-1.2")
def test_published_complaint_rates(received: int, customers: int, said: str) -> None:
    """A friendly society's published figures, per 1,000."""
    found = RateCount(received, customers).result("complaints.rate/1", per=1000)
    assert str(found).startswith(f"{said} per 1,000")
    assert found.interval is None


@pytest.mark.clause("MAN-5.1")
def test_a_net_promoter_score_is_in_points() -> None:
    found = NpsCount(200, 120, 80).result("satisfaction.nps/1")
    assert found.value == 30
    assert (found.numerator, found.denominator, found.n) == (120, 400, 400)


@given(st.lists(st.integers(0, 10), min_size=1, max_size=100))
def test_a_net_promoter_score_is_that_of_the_list_of_answers(scores: list[int]) -> None:
    count = NpsCount(sum(s >= 9 for s in scores), sum(7 <= s <= 8 for s in scores), sum(s <= 6 for s in scores))
    assert count.result("x/1").value == oracle.nps(scores)


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (lambda: RatioCount(3, 2), "3 of 2 is not a share"),
        (lambda: RatioCount(-1, 2), "-1 of 2 is not a share"),
        (lambda: RateCount(-1, 2), "-1 over 2 has a negative count; counts must be at least 0"),
        (lambda: RateCount(1, -2), "1 over -2 has a negative count"),
        (lambda: NpsCount(1, -1, 0), "-1 over 0 has a negative count"),
    ],
)
def test_impossible_counts_are_refused(bad: Callable[[], object], says: str) -> None:
    with pytest.raises(InvalidValue, match=f"^{says}"):
        bad()


@given(st.lists(RATIOS, min_size=1), st.randoms(use_true_random=False))
def test_ratios_merge_in_any_order_and_grouping(counts: list[RatioCount], shuffle: Random) -> None:
    whole = RatioCount(sum(one.hits for one in counts), sum(one.total for one in counts), _out([one.excluded for one in counts]))
    assert reduce(RatioCount.merge, counts) == whole
    assert _shuffled(counts, shuffle, RatioCount.merge) == whole


@given(st.lists(RATES, min_size=1), st.randoms(use_true_random=False))
def test_rates_merge_in_any_order_and_grouping(counts: list[RateCount], shuffle: Random) -> None:
    whole = RateCount(sum(one.events for one in counts), sum(one.base for one in counts), _out([one.excluded for one in counts]))
    assert reduce(RateCount.merge, counts) == whole
    assert _shuffled(counts, shuffle, RateCount.merge) == whole


@given(st.lists(SCORES, min_size=1), st.randoms(use_true_random=False))
def test_scores_merge_in_any_order_and_grouping(counts: list[NpsCount], shuffle: Random) -> None:
    whole = NpsCount(
        sum(one.promoters for one in counts),
        sum(one.passives for one in counts),
        sum(one.detractors for one in counts),
        _out([one.excluded for one in counts]),
    )
    assert reduce(NpsCount.merge, counts) == whole
    assert _shuffled(counts, shuffle, NpsCount.merge) == whole


def _out(parts: list[tuple[tuple[str, int], ...]]) -> dict[str, int]:
    return {code: sum(count for part in parts for name, count in part if name == code) for part in parts for code, _ in part}


def _shuffled(counts: list[Count], shuffle: Random, merge: Callable[[Count, Count], Count]) -> Count:
    """Merge neighbours at random until one is left."""
    left = list(counts)
    shuffle.shuffle(left)
    while len(left) > 1:
        at = shuffle.randrange(len(left) - 1)
        left[at : at + 2] = [merge(left[at], left[at + 1])]
    return left[0]


PARTS = st.one_of(st.floats(), st.decimals(allow_nan=False), st.fractions(), st.text(), st.none())


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (lambda part: RatioCount(part, 1), ["hits"]),
        (lambda part: RatioCount(part, part), ["hits", "total"]),
        (lambda part: RatioCount(1, 1, {"a": part}), ["excluded"]),
        (lambda part: RateCount(part, part), ["events", "base"]),
        (lambda part: NpsCount(1, part, part), ["passives", "detractors"]),
        (lambda part: Tally((("a", 1), ("b", part)), part), ["rows", "unknown"]),
        (lambda part: Histogram(((1, part),)), ["bins"]),
        (lambda part: Histogram.of([part]), ["bins"]),
    ],
)
@given(part=PARTS)
def test_what_is_counted_is_counted_in_whole_numbers(make: Callable[[object], object], fields: list[str], part: object) -> None:
    with pytest.raises(InvalidType) as refused:
        make(part)
    assert [(why.facts["field"], why.facts["found"], why.facts["wanted"]) for why in refused.value.reasons] == [
        (field, type(part).__name__, "int") for field in fields
    ]
    assert all(str(why) and why.text(Language.ZH) for why in refused.value.reasons)


@pytest.mark.parametrize("excluded", [5, "ab", ["ab", "c"], [("a", 1, 2)]])
def test_what_was_left_out_is_counts_by_code(excluded: object) -> None:
    with pytest.raises(InvalidType) as refused:
        RatioCount(1, 1, excluded)  # type: ignore[arg-type]
    assert {(one.facts["field"], one.facts["wanted"]) for one in refused.value.reasons} == {("excluded", "Mapping[str, int]")}
