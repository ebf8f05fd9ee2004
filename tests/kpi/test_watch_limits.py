"""From which count on a rise is abnormal: the definition, and what it promises."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.kpi.watch.limits import first_abnormal
from tests.oracle import watch as twin

RATIOS = st.fractions(Fraction(1, 20), Fraction(2), max_denominator=20)
RATES = st.sampled_from([Fraction(1, 10), Fraction(1, 100), Fraction(1, 1000)])


@pytest.mark.clause("BANK-6.2")
@pytest.mark.parametrize(
    ("history", "windows", "rate", "limit"),
    [(0, 8, Fraction(1, 1000), 4), (16, 8, Fraction(1, 1000), 9), (80, 8, Fraction(1, 1000), 23), (80, 8, Fraction(1, 100), 20)],
)
def test_the_limit_over_so_many_windows(history: int, windows: int, rate: Fraction, limit: int) -> None:
    assert first_abnormal(history, Fraction(1, windows), rate) == limit


@given(st.integers(0, 60), RATIOS, RATES)
def test_as_the_twin_says(history: int, ratio: Fraction, rate: Fraction) -> None:
    assert first_abnormal(history, ratio, rate) == twin.first_abnormal(history, ratio, rate)


@given(st.integers(0, 200), RATIOS, RATES)
def test_more_history_or_a_longer_window_never_lowers_the_limit(history: int, ratio: Fraction, rate: Fraction) -> None:
    limit = first_abnormal(history, ratio, rate)
    assert limit >= 1
    assert first_abnormal(history + 1, ratio, rate) >= limit
    assert first_abnormal(history, 2 * ratio, rate) >= limit
    assert first_abnormal(history, ratio, rate / 10) >= limit
