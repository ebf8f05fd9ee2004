"""Counts that merge: whole numbers only, so that months add up to quarters, and branches to the bank, exactly.

The `result` of each count is a `Measure`. Merging two counts equals counting both sets in one pass, in any order.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Protocol, Self

import attrs

from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.measures.intervals import nps_interval, wilson
from crmcore.measures.measure import Excluded, FigureUnit, Measure, Status, excluded_pairs
from crmcore.measures.whole_numbers import check_whole_numbers


def merged(left: Excluded, right: Excluded) -> Excluded:
    """Return the sum of what two counts left out, reason by reason."""
    return excluded_pairs(Counter(dict(left)) + Counter(dict(right)))


def _status(counted: int, complete: bool) -> Status:  # noqa: FBT001 - read at two places below
    if not counted:
        return Status.NOTHING_COUNTED
    return Status.OK if complete else Status.INCOMPLETE


class Counts(Protocol):
    """Whole numbers that merge and result in a figure: the protocol of every count in this file, and of a firm's own counts."""

    def merge(self, other: Self) -> Self:
        """Add another count of the same thing; this equals counting both sets in one pass."""
        ...

    def result(
        self, definition: str, window: str | None = None, *, complete: bool = True, sampled: bool = True, measurable: bool = True, per: int = 1
    ) -> Measure:
        """Return the figure: final only if `complete`, with an interval only if `sampled`, with a value only if `measurable`.

        A rate is stated for every `per` of its base; shares and points have a base of their own.
        """
        ...


@attrs.frozen
class RatioCount:
    """How many of a whole: `hits` of `total`, and what was left out of both.

    Raises `InvalidValue` unless `0 <= hits <= total`, `InvalidType` for what is no whole number.

    Clause: FIN-8.2
    """

    hits: int = 0
    total: int = 0
    excluded: Excluded = attrs.field(default=(), converter=excluded_pairs)

    def __attrs_post_init__(self) -> None:
        """Check that the part is not larger than the whole."""
        check_whole_numbers(hits=(self.hits,), total=(self.total,))
        if not 0 <= self.hits <= self.total:
            raise InvalidValue(reason("not_a_share", hits=self.hits, total=self.total))

    def merge(self, other: RatioCount) -> RatioCount:
        """Add another count of the same thing."""
        return RatioCount(self.hits + other.hits, self.total + other.total, merged(self.excluded, other.excluded))

    def result(
        self,
        definition: str,
        window: str | None = None,
        *,
        complete: bool = True,
        sampled: bool = True,
        measurable: bool = True,
        per: int = 1,  # noqa: ARG002 - a share is of one
    ) -> Measure:
        """Return the share, with Wilson's interval if the cases are a sample (`sampled`).

        `complete=False` means that the window is not over: status `INCOMPLETE`. `measurable=False` says that what was left out would distort the
        figure: then there is no value, and the status is `NOT_MEASURABLE`. If nothing was counted, there is no value either.
        """
        status = _status(self.total, complete) if measurable else Status.NOT_MEASURABLE
        valued = status in (Status.OK, Status.INCOMPLETE)
        return Measure(
            definition=definition,
            value=Fraction(self.hits, self.total) if valued else None,
            status=status,
            numerator=self.hits,
            denominator=self.total,
            n=self.total,
            interval=wilson(self.hits, self.total) if valued and sampled else None,
            window=window,
            excluded=self.excluded,
        )


@attrs.frozen
class RateCount:
    """How often something happened relative to a base, such as complaints to customers; it may happen more often than the base is large.

    Bases of two windows overlap (the same customers), so rates merge over disjoint parts of one window only: branches, not months. Raises
    `InvalidValue` for a negative count, `InvalidType` for what is no whole number.
    """

    events: int = 0
    base: int = 0
    excluded: Excluded = attrs.field(default=(), converter=excluded_pairs)

    def __attrs_post_init__(self) -> None:
        """Check that no count is negative."""
        check_whole_numbers(events=(self.events,), base=(self.base,))
        if self.events < 0 or self.base < 0:
            raise InvalidValue(reason("negative_count", events=self.events, base=self.base))

    def merge(self, other: RateCount) -> RateCount:
        """Add a disjoint part of the same window."""
        return RateCount(self.events + other.events, self.base + other.base, merged(self.excluded, other.excluded))

    def result(
        self,
        definition: str,
        window: str | None = None,
        *,
        complete: bool = True,
        sampled: bool = False,  # noqa: ARG002 - both sides are counted in full, whatever they stand for
        measurable: bool = True,
        per: int = 1,
    ) -> Measure:
        """Return the events in every `per` of the base, without an interval: both sides are counted in full, nothing is sampled.

        `measurable=False` says that the base is not known: then there is no value and no denominator.
        """
        status = _status(self.base, complete) if measurable else Status.NOT_MEASURABLE
        return Measure(
            definition=definition,
            value=Fraction(self.events * per, self.base) if status in (Status.OK, Status.INCOMPLETE) else None,
            status=status,
            numerator=self.events,
            denominator=self.base if measurable else None,
            n=self.base if measurable else None,
            window=window,
            excluded=self.excluded,
            unit=FigureUnit.RATE,
            per=per,
        )


@attrs.frozen
class NpsCount:
    """How many would recommend us (9–10), would not (0–6), or neither (7–8).

    Raises `InvalidValue` for a negative count, `InvalidType` for what is no whole number.

    Clause: MAN-5.1
    """

    promoters: int = 0
    passives: int = 0
    detractors: int = 0
    excluded: Excluded = attrs.field(default=(), converter=excluded_pairs)

    def __attrs_post_init__(self) -> None:
        """Check that no count is negative."""
        check_whole_numbers(promoters=(self.promoters,), passives=(self.passives,), detractors=(self.detractors,))
        if min(self.promoters, self.passives, self.detractors) < 0:
            raise InvalidValue(reason("negative_count", events=min(self.promoters, self.passives, self.detractors), base=self.answers))

    @property
    def answers(self) -> int:
        """Return how many answered."""
        return self.promoters + self.passives + self.detractors

    def merge(self, other: NpsCount) -> NpsCount:
        """Add another count."""
        return NpsCount(
            self.promoters + other.promoters,
            self.passives + other.passives,
            self.detractors + other.detractors,
            merged(self.excluded, other.excluded),
        )

    def result(
        self,
        definition: str,
        window: str | None = None,
        *,
        complete: bool = True,
        sampled: bool = True,
        measurable: bool = True,
        per: int = 1,  # noqa: ARG002 - points are of a hundred
    ) -> Measure:
        """Return promoters less detractors in points, from -100 to 100, with its interval if the answers are a sample (`sampled`).

        `measurable=False` says that what was left out would distort the figure: then there is no value.
        """
        n, net = self.answers, self.promoters - self.detractors
        status = _status(n, complete) if measurable else Status.NOT_MEASURABLE
        valued = status in (Status.OK, Status.INCOMPLETE)
        return Measure(
            definition=definition,
            value=Fraction(100 * net, n) if valued else None,
            status=status,
            numerator=net,
            denominator=n,
            n=n,
            interval=nps_interval(self.promoters, self.passives, self.detractors) if valued and sampled else None,
            window=window,
            excluded=self.excluded,
            unit=FigureUnit.POINTS,
            per=100,
        )
