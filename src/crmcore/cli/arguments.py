"""Arguments of several commands: a time (an instant, or a day, which means its end), and what is passed in alongside a rulebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from crmcore.cli.places import beside_of
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue

if TYPE_CHECKING:
    from crmcore.rulebook.rulebook import Rulebook

# Lists of days and law, each in files of their own.
ListsOfDays: TypeAlias = Annotated[list[Path] | None, typer.Option("--days", metavar="FILE", help="A file with lists of days; may be repeated.")]
Law: TypeAlias = Annotated[list[Path] | None, typer.Option("--law", metavar="FILE", help="A file with a regime of the firm's own; may be repeated.")]
# The same for the first of two rulebooks, where it was used with others.
OldDays: TypeAlias = Annotated[list[Path] | None, typer.Option("--old-days", metavar="FILE", help="As --days, for OLD; without it OLD has those.")]
OldLaw: TypeAlias = Annotated[list[Path] | None, typer.Option("--old-law", metavar="FILE", help="As --law, for OLD; without it OLD has those.")]


def all_right(*options: Callable[[], object]) -> None:
    """Read what several options say. Raises one `InvalidValue` with every fault of each."""
    faults: list[Reason] = []
    for one in options:
        try:
            one()
        except InvalidValue as error:
            faults += error.reasons
    if faults:
        raise InvalidValue(*faults)


def count_of(option: str, said: int) -> int:
    """Return how many of something an option asks for. Raises `InvalidValue` for less than none."""
    if said < 0:
        raise InvalidValue(reason("cli.bad_count", option=option, found=said))
    return said


def no_such_beginning(code: str, found: str, ids: Iterable[str], *, ends: str) -> Reason:
    """Return the reason for a beginning that none of these ids has, with the nearest that some have; it goes as far as one of `ends`, or the id."""
    from crmcore.reading.values import unknown

    return unknown(code, found, {id_[:i] for id_ in ids for i in range(1, len(id_) + 1) if i == len(id_) or id_[i] in ends})


def day_of(found: str) -> date:
    """Return a plain day. Raises `InvalidValue` for anything else."""
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise InvalidValue(reason("cli.bad_day", found=found)) from None


def when(at: str) -> date | datetime:
    """Read a day or an instant in ISO form. Raises `InvalidValue` for anything else."""
    for kind in (date, datetime):
        try:
            return kind.fromisoformat(at)
        except ValueError:
            continue
    raise InvalidValue(reason("cli.bad_time", found=at))


def instant_of(at: date | datetime, zone: str) -> datetime:
    """Return an instant in a zone; for a day, its last one. Raises `InvalidValue` at the ends of the calendar, from where no time can be counted."""
    from crmcore.event import instant
    from crmcore.worktime.calendars.zone import zone_named

    local = zone_named(zone)
    if not isinstance(at, datetime):
        return instant(datetime.combine(at, time.max, local))
    return instant(at.replace(tzinfo=local) if at.tzinfo is None else at).astimezone(local)


def rulebook_of(*paths: Path | None, days: Iterable[Path] | None, law: Iterable[Path] | None) -> Rulebook:
    """Return the rulebook of these files, or the shipped one if there are none, with what is passed in alongside it.

    Raises `NotFound` where there is no such file, `RulebookError` with every fault, each after the name of its file.
    """
    from crmcore.rulebook import Rulebook, files
    from crmcore.rulebook.beside import every
    from crmcore.rulebook.load import load

    beside = beside_of(days, law)
    given = [(f"{path}: ", path) for path in paths if path is not None]
    if not given:
        return Rulebook((load(files.default(), beside=beside),))
    return Rulebook(every(given, lambda path: load(files.read(path), beside=beside)))
