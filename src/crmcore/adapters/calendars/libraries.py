"""Days from the libraries `holidays` (many countries) and `chinesecalendar` (China)."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from crmcore.adapters.calendars.published import day_list, settled_until
from crmcore.decision import reason
from crmcore.errors import InvalidValue, MissingExtra
from crmcore.reading.values import said, unknown
from crmcore.rules.facts import nearest
from crmcore.worktime.calendars.days import DayList

if TYPE_CHECKING:
    from holidays import HolidayBase

# Years that are checked to see whether a country makes up for days off, and up to when the library has its decrees.
_MADE_UP_SINCE: Final = 1990
_MADE_UP_AHEAD: Final = 10


def from_holidays(
    country: str,
    *,
    first_year: int,
    last_year: int,
    subdivision: str | None = None,
    categories: Iterable[str] = ("public",),
    confirmed_to: date | None = None,
) -> DayList:
    """Return a country's days of whole years, both included, by the library `holidays`; `country` and `subdivision` are ISO 3166 codes (`GB`, `ENG`).

    The library computes holidays from the law it has, also for years to come. Where that would be a guess, it is refused: years outside its span;
    a holiday that it calls *estimated*; and, in countries that make up for days off by decree, what comes after the last year with such a day. There
    the list also ends a week before that year does, because the next decree may change that week. `confirmed_to` extends it: a day up to which
    you compared it with what was published. `categories` are the library's: `bank` holidays are not always `public` ones.

    Raises `MissingExtra` without the extra `calendars`, and `InvalidValue` for what the library does not have.
    """
    _check_years(first_year, last_year)
    categories = tuple(categories)
    listed, decreed = _listed(country, subdivision, categories, first_year, last_year)
    estimated = sorted(day for day, name in listed.items() if first_year <= day.year <= last_year and "estimated" in name)
    if estimated:
        raise InvalidValue(reason("days_list.estimated", country=country, day=estimated[0], count=len(estimated)))
    last_day = date(last_year, 12, 31)
    if decreed is not None:
        if last_year > decreed and (confirmed_to is None or confirmed_to < last_day):
            raise InvalidValue(reason("days_list.no_decree", country=country, decreed=decreed, last_year=last_year, last_day=last_day))
        last_day = settled_until(last_year, decreed, confirmed_to)
    place = country if subdivision is None else f"{country}-{subdivision}"
    source = f"holidays {version('holidays')}, {place}, {' and '.join(categories)}"
    return day_list(listed, listed.weekend_workdays, date(first_year, 1, 1), last_day, source)


def from_chinesecalendar(*, first_year: int | None = None, last_year: int | None = None, confirmed_to: date | None = None) -> DayList:
    """Return China's days of whole years, both included, by the library `chinesecalendar`; by default of all years that it has.

    Its last year ends a week early, because the next notice may change that week; `confirmed_to` extends it: a day up to which you compared
    it with the notices. Raises `MissingExtra` without the extra `calendars`, and `InvalidValue` for years that the library does not have.
    """
    try:
        import chinese_calendar
    except ImportError:
        feature = "chinesecalendar"
        raise MissingExtra(feature, "calendars") from None
    holidays: Mapping[date, str] = chinese_calendar.holidays
    workdays: Mapping[date, str] = chinese_calendar.workdays
    known = min(holidays).year, max(holidays).year
    asked = known[0] if first_year is None else first_year, known[1] if last_year is None else last_year
    _check_years(*asked)
    source = f"chinesecalendar {version('chinesecalendar')}"
    _check_known(source, asked, known)
    return day_list(holidays, workdays, date(asked[0], 1, 1), settled_until(asked[1], known[1], confirmed_to), source)


def _listed(country: str, subdivision: str | None, categories: tuple[str, ...], first_year: int, last_year: int) -> tuple[HolidayBase, int | None]:
    """Return the days of some years and of their neighbours, and the last year for which the library has a decree (None: it needs none)."""
    try:
        import holidays
    except ImportError:
        feature = "holidays"
        raise MissingExtra(feature, "calendars") from None
    if country not in (countries := holidays.list_supported_countries()):
        near = nearest(country, countries)
        found = {"found": said(country)}
        raise InvalidValue(reason("days_list.country_of", **found) if near is None else reason("days_list.country", nearest=near, **found))
    if subdivision is not None and subdivision not in (parts := countries[country]):
        raise InvalidValue(unknown("days_list.subdivision", subdivision, parts))

    warned: list[str] = []

    def ask(first: int, last: int, language: str | None = None) -> HolidayBase:
        years = (year for year in range(first, last + 1) if known is None or year in known)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            listed = holidays.country_holidays(country, subdiv=subdivision, years=years, expand=False, categories=categories, language=language)
        warned[:] = [str(one.message) for one in caught]
        return listed

    known: range | None = None
    try:
        plain = ask(1, 0)
    except ValueError as error:
        raise InvalidValue(reason("days_list.categories", country=country, found=categories, says=str(error).rstrip("."))) from None
    known = range(plain.start_year, plain.end_year + 1)
    _check_known(f"holidays {version('holidays')}, {country}", (first_year, last_year), (known[0], known[-1]))
    ask(first_year, last_year)
    if warned:  # some of a country's holidays need tables that cover fewer years
        raise InvalidValue(reason("days_list.incomplete", country=country, says=warned[0].rstrip(".")))
    made_up = ask(_MADE_UP_SINCE, last_year + _MADE_UP_AHEAD).weekend_workdays
    english = "en_US" if "en_US" in plain.supported_languages else None  # the language in which it marks estimated days
    return ask(first_year - 1, last_year + 1, english), max((day.year for day in made_up), default=None)


def _check_years(first_year: int, last_year: int) -> None:
    if last_year < first_year:
        raise InvalidValue(reason("calendar.reversed", field="last_year", start=str(first_year), end=str(last_year)))


def _check_known(source: str, asked: tuple[int, int], known: tuple[int, int]) -> None:
    if asked[0] < known[0] or asked[1] > known[1]:
        years = {"first": known[0], "last": known[1], "asked_first": asked[0], "asked_last": asked[1]}
        raise InvalidValue(reason("days_list.unknown_years", source=source, **years))
