from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidValue
from crmcore.measures import nps_interval, wilson
from tests.oracle import measures as oracle


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(25, 100, "0.1754509400", "0.3430464637"), (0, 100, "0", "0.0369948075"), (1, 11, "0.0162317523", "0.3773646255")],
)
@pytest.mark.clause("FIN-8.2")
def test_published_vectors_of_wilsons_interval(hits: int, n: int, low: str, high: str) -> None:
    """Published for z = 1.96."""
    found = wilson(hits, n, Decimal("1.96"))
    assert (round(found.low, 10), round(found.high, 10)) == (Decimal(low), Decimal(high))


@pytest.mark.clause("MAN-5.1")
def test_the_interval_of_a_net_promoter_score() -> None:
    """Of 400 answers half promote and a fifth detract: 30 points, 22.346 to 37.654."""
    found = nps_interval(200, 120, 80)
    assert (round(found.low, 3), round(found.high, 3)) == (Decimal("22.346"), Decimal("37.654"))


def test_ends_are_rounded_to_twelve_places_whatever_the_callers_decimal_settings() -> None:
    expected = wilson(1, 3), nps_interval(5, 3, 1)
    with localcontext() as context:
        context.prec = 3
        assert (wilson(1, 3), nps_interval(5, 3, 1)) == expected
    assert all(end.as_tuple().exponent == -12 for interval in expected for end in (interval.low, interval.high))


@pytest.mark.parametrize(("hits", "n"), [(0, 0), (-1, 3), (4, 3)])
def test_what_is_no_share_has_no_interval(hits: int, n: int) -> None:
    with pytest.raises(InvalidValue, match="is not a share"):
        wilson(hits, n)


@pytest.mark.parametrize("counts", [(0, 0, 0), (3, -1, 2)])
def test_answers_that_nobody_gave_have_no_interval(counts: tuple[int, int, int]) -> None:
    with pytest.raises(InvalidValue, match="is not a share"):
        nps_interval(*counts)


@given(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilsons_interval_is_that_of_the_formula_and_holds_the_share(counted: tuple[int, int]) -> None:
    hits, n = counted
    found = wilson(hits, n)
    low, high = oracle.wilson(hits, n)
    assert float(found.low) == pytest.approx(low, abs=1e-9)
    assert float(found.high) == pytest.approx(high, abs=1e-9)
    share = (Decimal(hits) / n).quantize(Decimal("1e-12"))
    assert 0 <= found.low <= share <= found.high <= 1


@given(st.lists(st.integers(0, 10), min_size=1, max_size=200))
def test_the_interval_of_a_score_is_that_of_the_list_of_answers(scores: list[int]) -> None:
    found = nps_interval(sum(s >= 9 for s in scores), sum(7 <= s <= 8 for s in scores), sum(s <= 6 for s in scores))
    low, high = oracle.nps_interval(scores)
    assert float(found.low) == pytest.approx(low, abs=1e-6)
    assert float(found.high) == pytest.approx(high, abs=1e-6)
