"""A rhythm: what comes how often, from when on, and where an occurrence goes that falls on a day not worked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import id_text, plain_date_or_none, plain_day
from crmcore.messages import Language
from crmcore.worktime.calendars.roll import Roll, roll_or_none
from crmcore.worktime.rhythms.kinds import CountEach, LongestGap, RhythmKind

# Outside these years the n-th occurrence could not be counted; nothing that anybody does is there.
FIRST_YEAR: Final = 200
LAST_YEAR: Final = 9799


def countable_day(day: date, field: str) -> date:
    """Return a plain day. Raises `InvalidType` for an instant, `InvalidValue` for a year so far away that nothing could be counted from it."""
    found = plain_day(day, field)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise InvalidValue(reason("year_out_of_range", field=field, found=str(found.year), first=str(FIRST_YEAR), last=str(LAST_YEAR)))
    return found


def _start(value: date | None) -> date | None:
    return None if value is None else countable_day(value, "start")


@typed_fields
@attrs.frozen(kw_only=True)
class Rhythm:
    """What comes how often: `when` is its kind, `start` the day from which it is counted, `until` the last day on which one is planned.

    A longest gap may do without `start`: it then runs from what was first done. `roll` moves an occurrence off a day that the calendar named
    `calendar` does not work: never into the period that it covers, never onto an occurrence before or after; where no such day is left, it stays.
    `purpose` is what it serves, by default its own id: rhythms with one purpose are served by one act. `clause` is what asks for it.

    Raises `InvalidValue` with every fault at once: no start, an end before it, a roll without a calendar or a calendar without a roll, a roll for
    what is counted within a period.

    Clause: RULES-1.3, RULES-4.27, BANK-2.2, BANK-3.2, BANK-4.2
    """

    id: str = attrs.field(converter=id_text)
    when: RhythmKind
    start: date | None = attrs.field(default=None, converter=_start)
    until: date | None = attrs.field(default=None, converter=plain_date_or_none)
    roll: Roll | None = attrs.field(default=None, converter=roll_or_none)
    calendar: str | None = None
    purpose: str = attrs.field()
    clause: str | None = None

    @purpose.default
    def _purpose(self) -> str:
        return self.id

    def __attrs_post_init__(self) -> None:
        """Check it, raising every fault at once."""
        if faults := tuple(_faults(self)):
            raise InvalidValue(*faults)

    def say(self, lang: Language = Language.EN) -> str:
        """Return how often it comes, as text for a reader of `lang`."""
        return self.when.say(lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.say()


def _faults(rhythm: Rhythm) -> Iterator[Reason]:
    if not rhythm.purpose.strip():
        yield reason("empty", field="purpose")
    if rhythm.start is None and not isinstance(rhythm.when, LongestGap):
        yield reason("rhythm.no_start", field="start", rhythm=rhythm.id, when=rhythm.when)
    if rhythm.start is not None and rhythm.until is not None and rhythm.until < rhythm.start:
        yield reason("calendar.reversed", field="until", start=rhythm.start, end=rhythm.until)
    if rhythm.roll is not None and rhythm.calendar is None:
        yield reason("roll.without_calendar", field="roll", roll=rhythm.roll)
    if rhythm.roll is None and rhythm.calendar is not None:
        yield reason("rhythm.calendar_without_roll", field="calendar", rhythm=rhythm.id, calendar=rhythm.calendar)
    if rhythm.roll is not None and isinstance(rhythm.when, CountEach):
        yield reason("rhythm.roll_of_count", field="roll", rhythm=rhythm.id)
