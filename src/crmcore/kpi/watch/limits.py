"""The count from which a rise is more than chance: an exact comparison of two Poisson counts, in whole numbers only."""

from __future__ import annotations

from fractions import Fraction


def first_abnormal(history: int, ratio: Fraction, rate: Fraction) -> int:
    """Return the smallest abnormal count for a window, after `history` complaints in comparable windows `1 / ratio` times as long.

    If complaints arrive independently and at a constant rate, so that the rate is all that the two counts share, the count of the window, given the
    history, follows a negative binomial law. The result is the smallest count that this law reaches or exceeds with a chance of at most `rate`; the
    chance of a false alarm is then at most `rate` whatever the true rate of arrival, because that has been eliminated. `ratio` is above 0, `rate`
    between 0 and 1.

    Source: J. Przyborowski and H. Wilenski, Homogeneity of Results in Testing Samples from Poisson Series, Biometrika 31 (1940)
    """
    recent, whole = ratio.numerator, ratio.numerator + ratio.denominator
    # Chances are `below / scale`; after k rounds `below` holds those of all counts under k.
    term = ratio.denominator ** (history + 1)
    below, scale, count = 0, whole ** (history + 1), 0
    while (scale - below) * rate.denominator > rate.numerator * scale:
        below = (below + term) * whole
        scale *= whole
        count += 1
        term = term * recent * (history + count) // count
    return count
