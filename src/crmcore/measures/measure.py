"""A figure with what it was computed from: value, status, counts, interval, window, and the definition it follows.

Nothing counted is `None` with a status, never 0 and never NaN: a month without an answer is not a month of 0 % satisfaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.measures.whole_numbers import check_whole_numbers
from crmcore.messages import Language, say_term

# How many rows were left out of a count, by the code of the reason; sorted, without zeros.
Excluded: TypeAlias = tuple[tuple[str, int], ...]

_MOST_PLACES: Final = 6  # more decimals would not help a reader


def excluded_pairs(value: Mapping[str, int] | Iterable[tuple[str, int]]) -> Excluded:
    """Return what was left out as sorted pairs without zeros, so that equal exclusions are equal values.

    Raises `InvalidType` for what is no counts by code, and for a count that is no whole number.
    """
    try:
        pairs = [(code, count) for code, count in (value.items() if isinstance(value, Mapping) else value)]
    except (TypeError, ValueError):
        raise InvalidType(reason("wrong_type", field="excluded", found=type(value).__name__, wanted="Mapping[str, int]")) from None
    check_whole_numbers(excluded=(count for _, count in pairs))
    return tuple(sorted(one for one in pairs if one[1]))


class Status(StrEnum):
    """How far a figure can be relied on; only `OK` and `INCOMPLETE` have a value."""

    OK = "ok"
    NOTHING_COUNTED = "nothing_counted"
    SUPPRESSED = "suppressed"
    INCOMPLETE = "incomplete"
    NOT_MEASURABLE = "not_measurable"


class FigureUnit(StrEnum):
    """The unit of a value: a share of a whole (shown in percent), points, or so many in every `per`."""

    SHARE = "share"
    POINTS = "points"
    RATE = "rate"


@attrs.frozen
class Interval:
    """The range of the true value at the given confidence: both ends included, in the unit of the value, rounded to 12 places."""

    low: Decimal
    high: Decimal
    level: Decimal = Decimal("0.95")


def rounded(value: Fraction | Decimal, places: int) -> str:
    """Return a number with fixed decimals: exact arithmetic, half to even, never through a float; no minus before a zero."""
    units = round(Fraction(value) * 10**places)
    digits = f"{abs(units):0{places + 1}d}"
    whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    return f"{'-' if units < 0 else ''}{int(whole):,}{'.' if places else ''}{decimals}"


@attrs.frozen
class Figure:
    """A number in its unit, ready to be written: `94.3 %`, `38.4`, `0.88 per 1,000`.

    `places` None writes one decimal (two for a rate). Shares are written in percent.
    """

    value: Fraction
    unit: FigureUnit = FigureUnit.SHARE
    per: int = 1
    places: int | None = None

    def say(self, lang: Language = Language.EN) -> str:
        """Return it as text for a reader."""
        places = (2 if self.unit is FigureUnit.RATE else 1) if self.places is None else self.places
        if self.unit is FigureUnit.SHARE:
            return f"{rounded(self.value * 100, places)} %"
        said = rounded(self.value, places)
        if self.unit is FigureUnit.POINTS:
            return said
        return f"{said}（每{self.per:,}）" if lang == Language.ZH else f"{said} per {self.per:,}"

    def apart_from(self, other: Fraction) -> Figure:
        """Return the same figure with enough decimals to tell it from another: 89.96 % is not written as the 90.0 % it misses."""
        places = 2 if self.unit is FigureUnit.RATE else 1
        times = 100 if self.unit is FigureUnit.SHARE else 1
        while self.value != other and places < _MOST_PLACES and rounded(self.value * times, places) == rounded(other * times, places):
            places += 1
        return Figure(self.value, self.unit, self.per, places)


@attrs.frozen(kw_only=True)
class Measure:
    """One figure, stated in its unit: `value == numerator * per / denominator`, exactly.

    `definition` is the id and version of what was counted (`satisfaction.csat/1`). `n` is the number of cases behind the figure; `window` the id of
    the period it covers. `value` is None unless `status` is `OK` or `INCOMPLETE`; a suppressed measure carries no counts either. Raises
    `InvalidValue`, with every fault at once, for a measure that contradicts itself.

    Clause: FIN-8.1, FIN-8.2
    """

    definition: str
    value: Fraction | None
    status: Status
    numerator: int | None
    denominator: int | None
    n: int | None
    interval: Interval | None = None
    window: str | None = None
    excluded: Excluded = attrs.field(default=(), converter=excluded_pairs)
    unit: FigureUnit = FigureUnit.SHARE
    per: int = 1

    def __attrs_post_init__(self) -> None:
        """Check that value, status and counts fit each other."""
        faults: list[Reason] = []
        valued = self.status in (Status.OK, Status.INCOMPLETE)
        if valued is (self.value is None):
            faults.append(reason("measure_value", definition=self.definition, status=self.status))
        if self.status is Status.SUPPRESSED and (self.numerator, self.denominator, self.n, self.excluded) != (None, None, None, ()):
            faults.append(reason("measure_leaks", definition=self.definition))
        if self.value is not None and self.numerator is not None and self.denominator is not None:
            exact = None if self.denominator == 0 else Fraction(self.numerator * self.per, self.denominator)
            if self.value != exact:
                faults.append(reason("measure_counts", definition=self.definition, value=self.value))
        if faults:
            raise InvalidValue(*faults)

    def percent(self, places: int = 1) -> str:
        """Return a share in percent (`94.3 %`), exact and half to even; `–` if there is no value."""
        return "–" if self.value is None else Figure(self.value, FigureUnit.SHARE, 1, places).say()

    @property
    def figure(self) -> Figure | None:
        """Return the value with its unit; None if there is no value."""
        return None if self.value is None else Figure(self.value, self.unit, self.per)

    def range(self) -> str | None:
        """Return the interval in the unit of the value (`90.8–96.5`; percent for a share); None if there is none."""
        if self.interval is None:
            return None
        times = 100 if self.unit is FigureUnit.SHARE else 1
        low, high = (rounded(Fraction(end) * times, 1) for end in (self.interval.low, self.interval.high))
        return f"{low} to {high}" if low.startswith("-") else f"{low}–{high}"

    def say(self, lang: Language = Language.EN) -> str:
        """Return figure, n and interval on one line: `94.3 % (n 263; 90.8–96.5)`; the status if there is no value."""
        figure = self.figure
        if figure is None:
            return say_term(self.status, lang)
        parts = [f"n {self.n:,}"] if self.n is not None else []
        parts += [said] if (said := self.range()) else []
        return f"{figure.say(lang)} ({'; '.join(parts)})" if parts else figure.say(lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.say()
