"""`crmcore regimes`: the deadline regimes that may apply to a bank, and the deadlines of one of them for a day of receipt."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from crmcore.cli.arguments import Law, ListsOfDays, rulebook_of
from crmcore.cli.calendars import calendar_named, calendars_of
from crmcore.cli.terminal import Lang, console, plainly, write, write_rows
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.messages import TERMS, Language, render, say_term

if TYPE_CHECKING:
    from crmcore.complaints.regimes.regime import Regime
    from crmcore.worktime.calendars.calendar import Calendar

# What one says for short.
_SHORT: Final = {"answered": "customer_answered"}


def regimes(  # noqa: PLR0917 - the signature of a command
    id: Annotated[str, typer.Argument(metavar="[ID]", help="A regime or a variant, such as `au-rg271/hardship`; without it, all are listed.")] = "",
    received: Annotated[str, typer.Option(help="The local day of receipt, for the dates of all deadlines.", show_default=False)] = "",
    calendar: Annotated[
        str, typer.Option(help="The calendar for working days: one of the rulebook, or a country such as `GB-ENG`.", show_default=False)
    ] = "",
    on: Annotated[list[str] | None, typer.Option(metavar="EVENT=DAY", help="The day of another event, such as `answered=2026-01-20`.")] = None,
    zone: Annotated[str, typer.Option(help="The zone of the firm, where the regime has several; by default the rulebook's.")] = "",
    rulebook: Annotated[Path | None, typer.Option(help="A rulebook whose calendars and own values apply; by default the shipped one.")] = None,
    days: ListsOfDays = None,
    law: Law = None,
    lang: Lang = Language.EN,
) -> None:
    """List the deadline regimes, or show what one requires: every rule with its paragraph, and how certain we are of it."""
    with plainly(lang):
        edition = rulebook_of(rulebook, days=days, law=law).editions[-1]
        out = console()
        if not id:
            known = [edition.regimes.get(one) for one in edition.regimes.ids]
            write_rows(out, [(one.id, _sure(one, lang), _where(one, lang), one.title.in_(lang)) for one in known], styles=("bold", "cyan"))
        else:
            day = _day("received", received) if received else None
            regime = edition.regimes.get(id) if day is None else edition.regimes.on(id, day)
            events = dict(_event(one) for one in on or ())
            counted = None
            if calendar and day is not None:
                counted = calendar_named(calendar, edition, zone=regime.zone or edition.zone, years=(day.year, day.year + 1))
            _write(regime, day=day, events=events, calendar=counted, zone=zone or edition.zone, lang=lang)
            if day is not None and counted is None and regime.needs_calendar:
                write(out, render("regime.which_calendar", {"known": tuple(calendars_of(edition))}, lang))
        write(out, render("regime.not_advice", {}, lang), style="dim")


def _write(regime: Regime, *, day: date | None, events: dict[str, date], calendar: Calendar | None, zone: str, lang: Language) -> None:
    from crmcore.cli.regime_story import head, regime_rows, sections
    from crmcore.complaints.regimes.timeline import timeline

    rows = regime_rows(regime) if day is None else timeline(regime, received=day, zone=zone, calendar=calendar, events=events)
    out = console()
    write(out, f"{regime.id}: {regime.title.in_(lang)}", style="bold")
    for line in head(regime, lang):
        write(out, line, indent=2)
    if day is not None:
        write(out, render("regime.says_received", {"day": day}, lang), style="bold")
    for part in sections(regime, rows, lang):
        write(out, part.heading, style="bold")
        write_rows(out, part.rows, styles=("cyan",), indent=2)


def _sure(regime: Regime, lang: Language) -> str:
    """Return how sure we are of what it demands, and of its first day, in words."""
    return render("regime.says_listed", {"rules": regime.status, "dates": regime.dates_status}, lang)


def _where(regime: Regime, lang: Language) -> str:
    """Return where it applies: a country by its code, the house and the world in words."""
    word = f"jurisdiction.{regime.jurisdiction}"
    return say_term(word, lang) if word in TERMS else regime.jurisdiction


def _day(field: str, found: str) -> date:
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise InvalidValue(reason("regime.bad_day", field=field, found=found)) from None


def _event(found: str) -> tuple[str, date]:
    name, equals, day = found.partition("=")
    if not name or not equals:
        raise InvalidValue(reason("regime.bad_event", found=found))
    return _SHORT.get(name, name), _day(name, day)
