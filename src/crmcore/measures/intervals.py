"""Confidence intervals, computed in a decimal context of their own: the same digits on every machine and under every caller's settings."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from typing import Final

from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.measures.measure import Interval

Z95: Final = Decimal("1.959963984540054")  # the 97.5 % point of the normal distribution, for a two-sided level of 95 %
_EXACT: Final = Context(prec=28, rounding=ROUND_HALF_EVEN)
_PLACES: Final = Decimal("1e-12")


def wilson(hits: int, n: int, z: Decimal = Z95, level: Decimal = Decimal("0.95")) -> Interval:
    """Return the interval of the true share when `hits` of `n` were counted (Wilson's score interval).

    Ends are shares from 0 to 1, computed with 28 digits and rounded to 12 places. `z` belongs to `level`; give both or neither. Raises
    `InvalidValue` when nothing was counted or `hits` is not between 0 and `n`.

    Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927)
    """
    if not 0 <= hits <= n or n == 0:
        raise InvalidValue(reason("not_a_share", hits=hits, total=n))
    with localcontext(_EXACT):
        share, z2 = Decimal(hits) / n, z * z
        centre = share + z2 / (2 * n)
        reach = z * (share * (1 - share) / n + z2 / (4 * n * n)).sqrt()
        low, high = (centre - reach) / (1 + z2 / n), (centre + reach) / (1 + z2 / n)
        return _interval(low, high, Decimal(0), Decimal(1), level)


def nps_interval(promoters: int, passives: int, detractors: int, z: Decimal = Z95, level: Decimal = Decimal("0.95")) -> Interval:
    """Return the interval of the true net promoter score, from the variance of the difference of two shares of one sample.

    Ends are points from -100 to 100 (never beyond), computed with 28 digits and rounded to 12 places. Raises `InvalidValue` when nobody answered or
    a count is negative.

    Clause: MAN-5.1
    """
    n = promoters + passives + detractors
    if n == 0 or min(promoters, passives, detractors) < 0:
        raise InvalidValue(reason("not_a_share", hits=promoters - detractors, total=n))
    with localcontext(_EXACT):
        p, d = Decimal(promoters) / n, Decimal(detractors) / n
        score = 100 * (p - d)
        # Rounding may bring a variance of zero just below 0.
        reach = z * 100 * (max(p + d - (p - d) * (p - d), Decimal(0)) / n).sqrt()
        return _interval(score - reach, score + reach, Decimal(-100), Decimal(100), level)


def _interval(low: Decimal, high: Decimal, least: Decimal, most: Decimal, level: Decimal) -> Interval:
    return Interval(max(low, least).quantize(_PLACES), min(high, most).quantize(_PLACES), level)
