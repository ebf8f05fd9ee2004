"""`crmcore days SOURCE`: holidays and make-up working days from elsewhere, as a table for a rulebook; `crmcore days calendar`: what holds in one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

import typer

from crmcore.cli.arguments import ListsOfDays, rulebook_of
from crmcore.cli.terminal import Lang, console, plainly, write, write_whole_text
from crmcore.errors import InvalidValue
from crmcore.messages import Language, render

if TYPE_CHECKING:
    from crmcore.worktime.calendars.days import DayList

_File: TypeAlias = Annotated[Path, typer.Argument(metavar="FILE")]
_Name: TypeAlias = Annotated[str, typer.Option(help="The name of the list: calendars name it in `days`.")]
_Day: TypeAlias = datetime | None  # typer has no plain dates
_FORMATS: Final = ["%Y-%m-%d"]
_Confirmed: TypeAlias = Annotated[_Day, typer.Option(formats=_FORMATS, help="A day up to which you compared the list with what was published.")]

days: Final = typer.Typer(help="Print a list of days for a rulebook, no further than its source really covers.", no_args_is_help=True)


@days.command()
def holidays(
    country: Annotated[str, typer.Argument(help="A country's code, such as GB.")],
    *,
    first_year: Annotated[int, typer.Option()],
    last_year: Annotated[int, typer.Option()],
    subdivision: Annotated[str | None, typer.Option(help="A part of the country, such as ENG.")] = None,
    category: Annotated[list[str] | None, typer.Option(help="A kind of holidays, such as bank; may be repeated; by default public ones.")] = None,
    confirmed_to: _Confirmed = None,
    name: _Name = "listed",
    lang: Lang = Language.EN,
) -> None:
    """Print the days of many countries from the library `holidays`."""

    def listed() -> DayList:
        from crmcore.adapters.calendars import from_holidays

        return from_holidays(
            country,
            first_year=first_year,
            last_year=last_year,
            subdivision=subdivision,
            categories=category or ("public",),
            confirmed_to=_date(confirmed_to),
        )

    _print(listed, name, lang)


@days.command()
def chinesecalendar(
    *,
    first_year: Annotated[int | None, typer.Option()] = None,
    last_year: Annotated[int | None, typer.Option()] = None,
    confirmed_to: _Confirmed = None,
    name: _Name = "listed",
    lang: Lang = Language.EN,
) -> None:
    """Print China's days from the library `chinesecalendar`."""

    def listed() -> DayList:
        from crmcore.adapters.calendars import from_chinesecalendar

        return from_chinesecalendar(first_year=first_year, last_year=last_year, confirmed_to=_date(confirmed_to))

    _print(listed, name, lang)


@days.command()
def china_notices(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    *,
    confirmed_to: _Confirmed = None,
    name: _Name = "listed",
    lang: Lang = Language.EN,
) -> None:
    """Print China's days from the State Council's notices as JSON (holiday-cn), one file per year."""

    def listed() -> DayList:
        from crmcore.adapters.calendars import read_china_notices

        return read_china_notices(*files, confirmed_to=_date(confirmed_to))

    _print(listed, name, lang)


@days.command()
def gov_uk(
    file: _File,
    *,
    division: Annotated[str, typer.Option(help="england-and-wales, scotland or northern-ireland.")],
    name: _Name = "listed",
    lang: Lang = Language.EN,
) -> None:
    """Print the bank holidays of the United Kingdom from gov.uk's JSON."""

    def listed() -> DayList:
        from crmcore.adapters.calendars import read_gov_uk

        return read_gov_uk(file, division=division)

    _print(listed, name, lang)


@days.command()
def icalendar(
    file: _File,
    *,
    first_day: Annotated[_Day, typer.Option(formats=_FORMATS, help="The first day that the file covers; by default its first listed one.")] = None,
    last_day: Annotated[_Day, typer.Option(formats=_FORMATS, help="The last day that the file covers; by default its last listed one.")] = None,
    workday_category: Annotated[str | None, typer.Option(help="Events of this category are make-up working days.")] = None,
    name: _Name = "listed",
    lang: Lang = Language.EN,
) -> None:
    """Print the all-day events of an iCalendar file."""

    def listed() -> DayList:
        from crmcore.adapters.calendars import read_icalendar

        return read_icalendar(file, first_day=_date(first_day), last_day=_date(last_day), workday_category=workday_category)

    _print(listed, name, lang)


@days.command()
def calendar(
    rulebook: Annotated[Path, typer.Argument(metavar="RULEBOOK.toml", show_default=False)],
    name: Annotated[str, typer.Argument(metavar="CALENDAR", help="The calendar's name in the rulebook.", show_default=False)],
    *,
    first_day: Annotated[_Day, typer.Option(formats=_FORMATS, help="The first day to show; by default the first one known.")] = None,
    last_day: Annotated[_Day, typer.Option(formats=_FORMATS, help="The last day to show; by default the last one known.")] = None,
    lists: ListsOfDays = None,
    lang: Lang = Language.EN,
) -> None:
    """Print the days on which a calendar of a rulebook is not as its weekday, and what says so: its list, its own hours, an exception."""
    with plainly(lang):
        from crmcore.reading.values import unknown
        from crmcore.worktime.calendars.told import days_told

        edition = rulebook_of(rulebook, days=lists, law=None).editions[-1]
        found = edition.calendars.get(name)
        if found is None:
            raise InvalidValue(unknown("unknown_calendar", name, edition.calendars))
        told = days_told(found, first_day=_date(first_day), last_day=_date(last_day))
        said = [one.text(lang) for one in told] or [render("days.none_told", {"calendar": name}, lang)]
        out = console()
        for line in said:
            write(out, line)


def _print(listed: Callable[[], DayList], name: str, lang: Language) -> None:
    with plainly(lang):
        from crmcore.adapters.calendars import days_toml

        write_whole_text(days_toml(listed(), name))


def _date(day: datetime | None) -> date | None:
    return None if day is None else day.date()
