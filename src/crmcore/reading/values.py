"""The one closed grammar of values in a rulebook: what a TOML value may be, and how a fault in it is worded.

    7 days · 2 hours · 1 working day · 3 months     a duration: whole number, one space, a unit from the list below
    90 %                                            a share: a decimal number, one space, the sign
    09:00-12:00                                     hours of a day, half-open; a day may end at 24:00
    17:00                                           a time of day, of the local clock
    mon-fri · sat                                   days of the week, in their order
    every 3 months · every fri · every 2nd fri of the month · every last fri of the month
    by the 10th after every month · 25 every quarter · at least every 3 months
                                                    how often something comes; intervals in days, weeks, months, quarters, years
    2026-07-01                                      a day, as TOML's own date; as a key, the same without quotes
    500000 · "199.50"                               money: a TOML integer or a decimal in quotes, never a float

Each reader takes what `tomllib` gives and returns the value, or raises `InvalidValue` saying what was found and what would be right. Nothing else is
understood: no other spelling, no full-width digits, no exponent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from fractions import Fraction
from typing import Final

import attrs

from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.messages import Term
from crmcore.money import Money
from crmcore.rules import facts
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.week import Weekday, is_long_night
from crmcore.worktime.period import PeriodKind
from crmcore.worktime.rhythms.kinds import LAST, ByDay, CountEach, Every, LongestGap, NthWeekday, OnWeekday, RhythmKind, ordinal

# Every unit, in singular and plural.
UNITS: Final = {spelling: unit for unit in TimeUnit for spelling in (unit.value, f"{unit.value}s")}
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_DURATION: Final = re.compile(r"([1-9][0-9]{0,5}) ([a-z]+(?: [a-z]+)?)")
_SHARE: Final = re.compile(r"((?:0|[1-9][0-9]{0,5})(?:\.[0-9]{1,6})?) %")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,6})?")
_TIME: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_HOURS: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])-(?:([01][0-9]|2[0-3]):([0-5][0-9])|24:00)")

_EVERY: Final = re.compile(r"(at least )?every (?:([1-9][0-9]{0,5}) )?([a-z]+)")
_NTH: Final = re.compile(r"every ([1-9][a-z]{2}|last) ([a-z]{3}) of the month")
_BY: Final = re.compile(r"by the ([1-9][0-9]?[a-z]{2}) after every ([a-z]+)")
_COUNT: Final = re.compile(r"([1-9][0-9]{0,5}) every ([a-z]+)")

# Intervals in which something comes again, in singular and plural, as so many of a unit that is counted.
_INTERVALS: Final = {
    "day": (1, TimeUnit.DAY),
    "week": (1, TimeUnit.WEEK),
    "month": (1, TimeUnit.MONTH),
    "quarter": (3, TimeUnit.MONTH),
    "year": (12, TimeUnit.MONTH),
}
_ORDINALS: Final = {ordinal(n): n for n in range(1, 32)}

# The types that `tomllib` returns, by their names in TOML.
_KINDS: Final = {
    bool: "flag",
    int: "integer",
    float: "float",
    str: "text",
    datetime: "datetime",
    date: "date",
    time: "time",
    list: "list",
    dict: "table",
}
_SHOWN: Final = 60  # the most characters of a wrong value that are shown


def kind(value: object) -> str:
    """Return what a TOML value is, in TOML's words, such as `integer` or `table`."""
    return _KINDS.get(type(value), type(value).__name__)


def said(value: object) -> str:
    """Return a found value for a message: short, on one line."""
    text = str(value)
    return text if len(text) <= _SHOWN and text.isprintable() else f"{ascii(text[: _SHOWN - 1])[1:-1]}…"


def unknown(code: str, word: str, known: Iterable[str]) -> Reason:
    """Return the reason for an unknown name: with the nearest known one, or with all known ones (`<code>_of`)."""
    why = facts.unknown(code, word, [one if isinstance(one, Term) else str(one) for one in sorted(known)])
    return Reason(why.code, {**why.facts, "found": said(word)})


def text(value: object) -> str:
    """Read a text that is not empty. Raises `InvalidValue`."""
    if not isinstance(value, str):
        raise wrong(value, "text")
    if not value.strip():
        raise InvalidValue(reason("value_empty"))
    return value


def separator(value: object) -> str:
    """Read a text as it is, blanks and all. Raises `InvalidValue` for anything else."""
    if not isinstance(value, str):
        raise wrong(value, "text")
    return value


def integer(value: object) -> int:
    """Read a whole number. Raises `InvalidValue`."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong(value, "integer")
    return value


def flag(value: object) -> bool:
    """Read `true` or `false`. Raises `InvalidValue`."""
    if not isinstance(value, bool):
        raise wrong(value, "flag")
    return value


def day(value: object) -> date:
    """Read a day: a TOML date without a time and without quotes. Raises `InvalidValue`."""
    if isinstance(value, datetime) or not isinstance(value, date):
        raise wrong(value, "date")
    return value


def duration(value: object) -> Duration:
    """Read a duration: `7 days`, `1 working day`. Raises `InvalidValue`."""
    match = _DURATION.fullmatch(text(value))
    if match is None:
        raise InvalidValue(reason("bad_duration", found=said(value)))
    unit = UNITS.get(match[2])
    if unit is None:
        raise InvalidValue(unknown("unknown_unit", match[2], UNITS))
    return Duration(int(match[1]), unit)


def rhythm_kind(value: object) -> RhythmKind:
    """Read how often something comes: `every fri`, `by the 10th after every month`, `at least every 3 months`. Raises `InvalidValue`."""
    said_as = text(value)
    found = _counted(said_as) or _nth(said_as) or _by(said_as) or _every(said_as)
    if found is None:
        raise InvalidValue(reason("bad_rhythm", found=said(value)))
    return found


def _counted(words: str) -> CountEach | None:
    match = _COUNT.fullmatch(words)
    return CountEach(int(match[1]), PeriodKind(match[2])) if match and match[2] in tuple(PeriodKind) else None


def _nth(words: str) -> NthWeekday | None:
    match = _NTH.fullmatch(words)
    nth = match and (LAST if match[1] == "last" else _ORDINALS.get(match[1]))
    return NthWeekday(nth, Weekday(WEEKDAYS.index(match[2]))) if match and nth and match[2] in WEEKDAYS else None


def _by(words: str) -> ByDay | None:
    match = _BY.fullmatch(words)
    day = match and _ORDINALS.get(match[1])
    return ByDay(day, PeriodKind(match[2])) if match and day and match[2] in tuple(PeriodKind) else None


def _every(words: str) -> Every | OnWeekday | LongestGap | None:
    match = _EVERY.fullmatch(words)
    if match is None:
        return None
    at_least, number, unit = match.groups()
    if unit in WEEKDAYS:
        return None if at_least or number else OnWeekday(Weekday(WEEKDAYS.index(unit)))
    one = _INTERVALS.get(unit.removesuffix("s") if number else unit)
    if one is None:
        return None
    interval = Duration(int(number or 1) * one[0], one[1])
    return LongestGap(interval) if at_least else Every(interval)


def share(value: object) -> Fraction:
    """Read a share: `90 %` is nine tenths. Raises `InvalidValue`."""
    match = _SHARE.fullmatch(text(value))
    if match is None:
        raise InvalidValue(reason("bad_share", found=said(value)))
    return Fraction(match[1]) / 100


@attrs.frozen
class Bound:
    """A bound for a figure, and whether it was written in percent: `90 %` is nine tenths, `40` is 40 points."""

    value: Fraction
    is_share: bool


def bound(value: object) -> Bound:
    """Read a bound of a figure: a share, a whole number, or a decimal in quotes. Raises `InvalidValue`."""
    if isinstance(value, str) and value.endswith("%"):
        return Bound(share(value), is_share=True)
    return Bound(Fraction(_decimal(value)), is_share=False)


def money(value: object, currency: str) -> Money:
    """Read an amount in the rulebook's currency: a TOML integer, or a decimal in quotes.

    Raises `InvalidValue`, for a float too, and for more decimals than the currency has.
    """
    return Money(_decimal(value), currency)


def _decimal(value: object) -> int | str:
    if isinstance(value, float):
        raise InvalidValue(reason("float_amount", found=said(value)))
    if not isinstance(value, str):
        return integer(value)
    if _DECIMAL.fullmatch(value) is None:
        raise InvalidValue(reason("not_an_amount", found=said(value)))
    return value


def hours(value: object) -> tuple[time, time]:
    """Read the hours of a day, half-open: `09:00-12:00`; over midnight, `22:00-06:00`; an end of `24:00` is midnight, `time(0, 0)`.

    Raises `InvalidValue`, also if it ends when it begins, and for one over midnight that lasts more than 16 hours.
    """
    match = _HOURS.fullmatch(text(value))
    if match is None:
        raise InvalidValue(reason("bad_hours", found=said(value)))
    begin = time(int(match[1]), int(match[2]))
    end = time(0, 0) if match[3] is None else time(int(match[3]), int(match[4]))
    if match[3] is not None and (end == begin or is_long_night(begin, end)):
        raise InvalidValue(reason("bad_hours", found=said(value)))
    return begin, end


def time_of_day(value: object) -> time:
    """Read a time of day: `17:00`. Raises `InvalidValue`."""
    match = _TIME.fullmatch(text(value))
    if match is None:
        raise InvalidValue(reason("bad_time", found=said(value)))
    return time(int(match[1]), int(match[2]))


def day_key(key: str) -> date:
    """Read a day that is a key: `2026-12-24`. Raises `InvalidValue`."""
    try:
        found = date.fromisoformat(key)
    except ValueError:
        found = None
    if found is None or found.isoformat() != key:
        raise InvalidValue(reason("bad_day_key", found=said(key)))
    return found


def weekdays(value: object) -> tuple[int, ...]:
    """Read days of the week: `mon-fri` is 0 to 4, `sat` is 5. Raises `InvalidValue`, also for a range that runs backwards."""
    first, dash, last = text(value).partition("-")
    named = (first, last if dash else first)
    span = range(WEEKDAYS.index(named[0]), WEEKDAYS.index(named[1]) + 1) if set(named) <= set(WEEKDAYS) else range(0)
    if not span:
        raise InvalidValue(reason("bad_weekdays", found=said(value)))
    return tuple(span)


def array(value: object) -> list[object]:
    """Read a list. Raises `InvalidValue`."""
    if not isinstance(value, list):
        raise wrong(value, "list")
    return value


def table(value: object) -> dict[str, object]:
    """Read a table. Raises `InvalidValue`."""
    if not isinstance(value, dict):
        raise wrong(value, "table")
    return value


def wrong(value: object, wanted: str) -> InvalidValue:
    """Return the error for a value of the wrong kind."""
    return InvalidValue(reason("wrong_kind", value=said(value), found=Term(f"toml.{kind(value)}"), wanted=Term(f"toml.{wanted}")))
