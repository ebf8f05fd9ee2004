"""Days from iCalendar files (RFC 5545), such as those that offices export and authorities publish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from crmcore.adapters.calendars.json_files import text_of
from crmcore.adapters.calendars.published import day_list
from crmcore.adapters.files.refusing import FileRefused, shown
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue, MissingExtra
from crmcore.event import plain_date
from crmcore.worktime.calendars.days import DayList
from crmcore.worktime.calendars.zone import DAY

if TYPE_CHECKING:
    from icalendar import Event

_REPEATS: Final = ("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")
# What the standard allows once in an event, and says which version of which event it is. More than one makes it unclear.
_ONCE: Final = ("UID", "RECURRENCE-ID", "SEQUENCE", "STATUS")
_CANCELLED: Final = "CANCELLED"
_STATUS: Final = frozenset({"", "TENTATIVE", "CONFIRMED", _CANCELLED})
# What an event says: its days, and whether they are days off; none where it was cancelled. Whoever changes that has to raise its `SEQUENCE`.
_Says: TypeAlias = tuple[tuple[date, ...], bool]
# No other character ends a line of the file, though a text may hold some that end lines elsewhere.
_LINE_END: Final = re.compile(r"\r?\n")
_PUBLISHES: Final = frozenset({"", "PUBLISH", "REQUEST", "ADD"})  # any other method takes back what was published, or answers it
_LONGEST: Final = 366 * DAY  # anything longer is an error: no office is closed for a year


def read_icalendar(path: Path | str, *, first_day: date | None = None, last_day: date | None = None, workday_category: str | None = None) -> DayList:
    """Return the days of a file's all-day events: holidays, and make-up working days where an event is of `workday_category`.

    Such a file does not say which days it covers: without `first_day` and `last_day`, both included, from its first listed day to its last; give
    them if you know better, and events outside are left out. `DTEND` is exclusive. Cancelled events do not count; *transparent* ones do, because
    that is how holidays are published. Of events with one `UID` that differ in `SEQUENCE` the highest counts: it was moved, or cancelled; events
    without a `UID` are all different ones. Raises `MissingExtra` without the extra `calendars`, `NotFound`, and `FileRefused` with the line of every
    fault: an event with a time of day, one that repeats by a rule, one that ends before it begins, a day of both kinds, two of one `UID` and
    `SEQUENCE` that are not the same, a `STATUS` that the standard does not have, a truncated file, one that cancels others (`METHOD`).
    """
    name, text = Path(path).name, text_of(Path(path))
    lines, broken = _structure(text)
    if broken is not None:
        raise FileRefused(reason("days_file.ical_structure", file=name, line=broken))
    events = list(_events(name, text))
    if len(events) != len(lines):  # the library and we take something else for an event: a blank behind its name is enough
        raise FileRefused(reason("days_file.ical_unreadable", file=name))
    kinds: dict[date, bool] = {}
    faults: list[Reason] = []
    versions: dict[tuple[str, str], tuple[int, _Says]] = {}
    for line, event in _current(name, zip(lines, events, strict=True), faults):
        cancelled = _status(event) == _CANCELLED and not event.errors
        if wrong := [] if cancelled else list(_faults(name, line, event)):
            faults += wrong
            continue
        off = workday_category is None or workday_category.casefold() not in {str(one).casefold() for one in event.categories}
        days = () if cancelled else tuple(_days(event))
        says = (days, off or cancelled)
        before, said = versions.setdefault(_moved(event) or ("", str(line)), (line, says))
        if said != says:
            faults.append(reason("days_file.ical_versions", file=name, line=line, before=before))
            continue
        twice = next((day for day in days if kinds.setdefault(day, off) != off), None)
        if twice is not None:
            faults.append(reason("days_file.ical_two_kinds", file=name, line=line, day=twice))
    faults.sort(key=lambda why: int(str(why.facts["line"])))
    if not kinds and not faults:
        faults.append(reason("days_file.ical_empty", file=name))
    if faults:
        raise FileRefused(*faults)
    first, last = plain_date(first_day or min(kinds)), plain_date(last_day or max(kinds))
    if last < first:
        raise InvalidValue(reason("calendar.reversed", field="last_day", start=first, end=last))
    return day_list((day for day, off in kinds.items() if off), (day for day, off in kinds.items() if not off), first, last, f"iCalendar file {name}")


def _structure(text: str) -> tuple[list[int], int | None]:
    """Return the line on which each event begins, and the line at which the nesting breaks: the library ignores a truncated part."""
    lines: list[int] = []
    open_: list[str] = []
    number = 0
    for number, line in enumerate(_LINE_END.split(text.removesuffix("\n")) if text else (), start=1):
        what, _, name = line.strip().upper().partition(":")
        if line.startswith((" ", "\t")):
            continue  # a folded line continues
        if what == "BEGIN":
            if (name == "VCALENDAR") is bool(open_):
                return lines, number
            open_.append(name)
            lines += [number] if name == "VEVENT" else []
        elif (what == "END" and (not open_ or open_.pop() != name)) or (line.strip() and not open_ and what != "END"):
            return lines, number
    return lines, (number or 1) if open_ or not number else None


def _events(name: str, text: str) -> Iterator[Event]:
    try:
        from icalendar import Calendar, Event
    except ImportError:
        feature = "icalendar"
        raise MissingExtra(feature, "calendars") from None
    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except (ValueError, TypeError, AttributeError, LookupError):  # the library does not expect each of the things that a file may hold
        raise FileRefused(reason("days_file.ical_unreadable", file=name)) from None
    if any(str(one.get("METHOD", "")).upper() not in _PUBLISHES for one in calendars):
        raise FileRefused(reason("days_file.ical_method", file=name))
    for calendar in calendars:
        yield from (one for one in calendar.walk("VEVENT") if isinstance(one, Event))


def _current(name: str, events: Iterable[tuple[int, Event]], faults: list[Reason]) -> Iterator[tuple[int, Event]]:
    """Yield the events that no newer version replaces, with their lines; one that does not say clearly which version it is, is a fault."""
    clear: list[tuple[int, Event]] = []
    newest: dict[tuple[str, str], int] = {}
    for line, event in events:
        if (why := _unclear(name, line, event)) is not None:
            faults.append(why)
            continue
        clear.append((line, event))
        if (key := _moved(event)) is not None:
            newest[key] = max(newest.get(key, 0), _sequence(event))
    for line, event in clear:
        key = _moved(event)
        if key is None or event.errors or _sequence(event) == newest[key]:  # a line that cannot be read may be its `SEQUENCE`
            yield line, event


def _unclear(name: str, line: int, event: Event) -> Reason | None:
    """Return why nobody can say which version of which event it is, or whether that was cancelled."""
    if (twice := next((one for one in _ONCE if isinstance(event.get(one), list)), None)) is not None:
        return reason("days_file.ical_twice", file=name, line=line, found=twice)
    if _sequence(event) < 0:
        return reason("days_file.ical_broken", file=name, line=line)
    if (status := _status(event)) not in _STATUS:
        return reason("days_file.ical_status", file=name, line=line, found=shown(status), known=tuple(sorted(_STATUS - {""})))
    return None


def _status(event: Event) -> str:
    return str(event.get("STATUS", "")).upper()


def _moved(event: Event) -> tuple[str, str] | None:
    """Return what the versions of an event have in common: its `UID`, and which of those that repeat it is; None where it has no `UID`."""
    uid, repeated = str(event.get("UID", "")), event.get("RECURRENCE-ID")
    return (uid, "" if repeated is None else repeated.to_ical().decode()) if uid else None


def _sequence(event: Event) -> int:
    number = event.get("SEQUENCE", 0)
    return number if isinstance(number, int) else 0


def _faults(name: str, line: int, event: Event) -> Iterator[Reason]:
    if repeats := [one for one in _REPEATS if one in event]:
        yield reason("days_file.ical_repeats", file=name, line=line, found=repeats[0])
    start = _day(event.get("DTSTART"))
    if start is None:
        yield reason("days_file.ical_no_day", file=name, line=line)
    elif (length := _length(event, start)) is None:
        yield reason("days_file.ical_no_end", file=name, line=line)
    elif length > _LONGEST:
        yield reason("days_file.ical_too_long", file=name, line=line, days=length.days)
    elif event.errors or not isinstance(event.get("SEQUENCE", 0), int):
        yield reason("days_file.ical_broken", file=name, line=line)


def _days(event: Event) -> list[date]:
    start = event.start
    return [start + n * DAY for n in range((_length(event, start) or DAY).days)]


def _length(event: Event, start: date) -> timedelta | None:
    """Return how long an event lasts, in whole days; None if that is not clear."""
    match event.get("DTEND"), event.get("DURATION"):
        case None, None:
            return DAY
        case end, None if (day := _day(end)) is not None and day > start:
            return day - start
        case None, duration if isinstance(length := _dt(duration), timedelta) and timedelta(0) < length <= date.max - start and not length % DAY:
            return length
        case _:
            return None


def _day(value: object) -> date | None:
    day = _dt(value)
    return day if type(day) is date else None


def _dt(value: object) -> object:
    """Return the value of a property; None if it is there twice or cannot be read."""
    try:
        return getattr(value, "dt", None)
    except ValueError:
        return None
