from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidValue
from crmcore.measures import Histogram, Tally
from tests.oracle import measures as oracle

KEYS = st.lists(st.one_of(st.none(), st.sampled_from("abcde")), max_size=60)
VALUES = st.lists(st.integers(-5, 40), max_size=60)


def test_a_tally_stands_most_first_and_keeps_what_is_unknown_apart() -> None:
    found = Tally.of(["fees", "delay", None, "fees", "conduct"])
    assert found == Tally((("fees", 2), ("conduct", 1), ("delay", 1)), unknown=1)
    assert (found["fees"], found["loans"], found.known, found.total) == (2, 0, 4, 5)


@given(KEYS)
def test_a_tally_counts_what_a_list_counts(keys: list[str | None]) -> None:
    found = Tally.of(keys)
    assert dict(found.rows) == {key: keys.count(key) for key in keys if key is not None}
    assert (found.unknown, found.total) == (keys.count(None), len(keys))


@given(st.lists(KEYS, min_size=1, max_size=5))
def test_tallies_merge_to_the_tally_of_all(parts: list[list[str | None]]) -> None:
    merged = Tally()
    for part in reversed(parts):
        merged = Tally.of(part).merge(merged)
    assert merged == Tally.of(key for part in parts for key in part)


@given(VALUES, st.fractions(min_value=0, max_value=1).filter(bool))
def test_a_percentile_is_the_nearest_rank(values: list[int], share: Fraction) -> None:
    found = Histogram.of(values)
    assert found.percentile(share) == oracle.percentile(values, share)
    assert found.n == len(values)
    assert found.mean == (Fraction(sum(values), len(values)) if values else None)


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_histograms_merge_to_the_histogram_of_all(parts: list[list[int]]) -> None:
    merged = Histogram()
    for part in parts:
        merged = merged.merge(Histogram.of(part))
    assert merged == Histogram.of(value for part in parts for value in part)


def test_the_median_of_an_even_number_is_the_lower_one() -> None:
    assert Histogram.of([1, 2, 3, 4]).percentile(Fraction(1, 2)) == 2
    assert Histogram.of([1, 2, 3, 4]).percentile(Fraction(1)) == 4


def test_nothing_counted_has_no_percentile_and_no_mean() -> None:
    assert Histogram().percentile(Fraction(1, 2)) is None
    assert Histogram().mean is None


@pytest.mark.parametrize("share", [Fraction(0), Fraction(-1, 2), Fraction(3, 2)])
def test_no_percentile_outside_its_range(share: Fraction) -> None:
    with pytest.raises(InvalidValue, match="is not a percentile; give a share above 0 and at most 1"):
        Histogram.of([1]).percentile(share)
