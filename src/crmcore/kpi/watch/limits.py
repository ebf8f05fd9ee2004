"""From which count on a rise is more than chance: an exact comparison of two Poisson counts, in whole numbers only."""

from __future__ import annotations

from fractions import Fraction


def first_abnormal(history: int, ratio: Fraction, rate: Fraction) -> int:
    """Answer from which count on a window is abnormal, after `history` complaints in comparable windows `1 / ratio` times as long.

    Where complaints come independently and at one pace, so that the pace is all that the two counts share, the count of the window, given the
    history, follows a negative binomial law. The answer is the smallest count that this law reaches or exceeds with a chance of at most `rate`; the
    chance of a false alarm is then at most `rate` whatever the pace is, because what nobody knows, the true pace, has been taken out. `ratio` lies
    above 0, `rate` between 0 and 1.

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
