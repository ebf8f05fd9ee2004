"""Who did what, when: `Actor`, `Attempt` (who and when, enough to ask a guard), and `Event` (what happened).

Time arrives with the event: nothing here reads a clock. An event is identified by (case id, seq); its stored name is a constant, not its class.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timezone
from types import MappingProxyType, ModuleType
from typing import ClassVar, Final
from zoneinfo import ZoneInfo

import attrs

from crmcore._arguments import refuse_wrong_fields
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType, InvalidValue

_ZONES: Final = frozenset({timezone, ZoneInfo})

# Instants in other years are slips of the hand: a time of a hundred years could not be counted from one of them, nor its day told in every zone.
FIRST_YEAR: Final = 200
LAST_YEAR: Final = 9799


def instant(value: datetime, field: str = "at") -> datetime:
    """Return an aware datetime as a plain one.

    A subclass (pendulum's) becomes the standard class in the standard zone of the same name, as by `plain_instant`. Raises `InvalidType` for a
    naive datetime and for anything else, `InvalidValue` for one so near the ends of the calendar that no time could be counted from it.
    """
    if not isinstance(value, datetime):
        raise InvalidType(reason("wrong_type", field=field, found=type(value).__name__, wanted="datetime"))
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise InvalidValue(reason("year_out_of_range", field=field, found=str(value.year), first=str(FIRST_YEAR), last=str(LAST_YEAR)))
    if value.utcoffset() is None:
        raise InvalidType(reason("naive_datetime", field=field))
    return plain_instant(value)


def instant_or_none(value: datetime | None, field: str = "at") -> datetime | None:
    """Return what `instant` returns; None for None. Raises as `instant` does."""
    return None if value is None else instant(value, field)


def plain_day(value: date, field: str) -> date:
    """Return a date as a plain one; an instant is refused, since the day on which it falls depends on the zone.

    Raises `InvalidType` for a datetime and for anything that is not a date.
    """
    if not isinstance(value, date) or isinstance(value, datetime):
        raise InvalidType(reason("wrong_type", field=field, found=type(value).__name__, wanted="date"))
    return plain_date(value)


def plain_instant(value: datetime) -> datetime:
    """Return a datetime of another class (pendulum's) as the standard library's, and its zone too; anything else as it is.

    A `pendulum.DateTime` in a zone of the standard library loses that zone in arithmetic. And in the hour that a clock shows twice, Python treats
    two datetimes as unequal if their zones are two objects, even where both are `Europe/Berlin`.
    """
    if not isinstance(value, datetime):
        return value
    zone = value.tzinfo
    if type(value) is datetime and (zone is None or type(zone) in _ZONES):
        return value
    if isinstance(zone, ZoneInfo) and zone.key:
        zone = ZoneInfo(zone.key)
    return datetime(value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond, zone, fold=value.fold)


def plain_instant_or_none(value: datetime | None) -> datetime | None:
    """Return what `plain_instant` returns; None for None."""
    return None if value is None else plain_instant(value)


def plain_date(value: date) -> date:
    """Return a date of another class (pendulum's) as the standard library's; anything else as it is, even an instant."""
    if type(value) is date or not isinstance(value, date) or isinstance(value, datetime):
        return value
    return date(value.year, value.month, value.day)


def plain_date_or_none(value: date | None) -> date | None:
    """Return what `plain_date` returns; None for None."""
    return None if value is None else plain_date(value)


def in_utc(value: datetime) -> datetime:
    """Return an aware datetime as a plain one in UTC. Raises as `instant` does."""
    if type(value) is datetime and value.tzinfo is UTC:  # the usual case in a system's records: nothing to check, nothing to convert
        return value
    return instant(value).astimezone(UTC)


def instant_in_utc(value: datetime, field: str = "at") -> datetime:
    """Return an instant that a host gives as a plain one in UTC. Raises as `instant` does, also for a year that `in_utc` lets pass."""
    if type(value) is datetime and value.tzinfo is UTC and FIRST_YEAR <= value.year <= LAST_YEAR:
        return value
    return instant(value, field).astimezone(UTC)


def in_time(at: datetime, last: datetime) -> bool:
    """Return whether what happened at `at` is in time, where `last` is the last instant that is: at that very instant it still is.

    Clocks of hours, cut-offs and the deadlines of logs all say it so.
    """
    return not precedes(last, at)


def precedes(one: datetime, other: datetime) -> bool:
    """Return whether one aware datetime lies before another, compared in UTC: in the hour that a clock shows twice, what it shows says nothing.

    Raises as `instant` does.
    """
    if one.tzinfo is UTC is other.tzinfo:  # the usual case again, without a call for each
        return one < other
    return in_utc(one) < in_utc(other)


def id_text(value: str, field: str = "id") -> str:
    """Return an id that a host gives. Raises `InvalidType` for what is no text, `InvalidValue` for an empty one or one with what nobody sees."""
    if not isinstance(value, str):
        raise InvalidType(reason("wrong_type", field=field, found=type(value).__name__, wanted="str"))
    if not value.strip():
        raise InvalidValue(reason("empty", field=field))
    if (found := unseen(value)) is not None:
        raise InvalidValue(reason("control_characters", field=field, found=found))
    return value


# Categories of what nobody sees, or what looks like a blank and is none; and what belongs to other categories, and shows nothing all the same.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_SHOWS_NOTHING: Final = frozenset(
    map(
        chr,
        (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, 0x3164, *range(0xFE00, 0xFE10), 0xFFA0, *range(0xE0100, 0xE01F0)),
    )
)


def unseen(value: str) -> str | None:
    """Return the first character of a text that nobody sees, by its code point (`U+202E`); None where all are seen. The plain blank is."""
    if value.isascii() and value.isprintable():
        return None
    return next((f"U+{ord(one):04X}" for one in value if one in _SHOWS_NOTHING or (one != " " and unicodedata.category(one) in _UNSEEN)), None)


def unseen_in(one: object, *fields: str) -> Iterator[Reason]:
    """Yield a fault for each field that is a text with a character that nobody sees: two ids that look the same would be two."""
    for field in fields:
        value = getattr(one, field)
        if isinstance(value, str) and (found := unseen(value)) is not None:
            yield reason("control_characters", field=field, found=found)


def refuse_unseen(one: object, *fields: str) -> None:
    """Raise `InvalidValue` with every fault that `unseen_in` yields."""
    if faults := tuple(unseen_in(one, *fields)):
        raise InvalidValue(*faults)


def customer_text(value: str) -> str:
    """Return the id of a customer, as `id_text` does."""
    return id_text(value, "customer")


def customer_text_or_none(value: str | None) -> str | None:
    """Return what `customer_text` returns; None for None."""
    return None if value is None else id_text(value, "customer")


def _at(value: datetime) -> datetime:
    return instant(value, "at")


def unit_path(value: str) -> str:
    """Return the path of a unit without the slashes that say nothing, so that `bank/outlets/` is the unit `bank/outlets`; anything else as it is."""
    return "/".join(filter(None, value.split("/"))) if isinstance(value, str) and "/" in value else value


def unit_path_or_none(value: str | None) -> str | None:
    """Return what `unit_path` returns; None for None."""
    return None if value is None else unit_path(value)


def within(unit: str, path: str) -> bool:
    """Return whether a unit is the one that `path` names, or is below it."""
    return unit == path or unit.startswith(f"{path}/")


@attrs.frozen(kw_only=True)
class Actor:
    """A member of staff as of one instant: id, unit, rank, positions held, procedural roles, to whom they report, and for whom they act.

    `unit` is a path (`bank/branch-3/service`). `reports_to` are the positions above those held, wherever they are; `reports_in_line` those that are
    above only in the same unit or one that contains it: who is a superior follows them, and without them unit and rank. `stands_in_for` are the
    procedural roles in which they act instead of whoever usually does, because nobody who does can: see `standing_in`. `on_behalf_of` is a person:
    what that one may not do, whoever acts for them may not do either. Ids are the host's; they must not be a natural person's numbers, because ids
    appear in logs and errors. Raises `InvalidType` for a value of another type, such as a text for a set of roles, `InvalidValue` for an id that is
    empty or holds characters that nobody sees.

    Clause: BANK-2.1, BANK-3.1
    """

    id: str
    unit: str = attrs.field(default="", converter=unit_path)
    rank: int = 0
    positions: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    on_behalf_of: str | None = None
    reports_to: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    reports_in_line: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    stands_in_for: frozenset[str] = frozenset()

    def __attrs_post_init__(self) -> None:
        """Refuse what would later be compared wrongly without an error: a role is not in a text because its letters are."""
        refuse_wrong_fields(self)
        id_text(self.id)
        if self.on_behalf_of is not None:
            id_text(self.on_behalf_of, "on_behalf_of")
        refuse_unseen(self, "unit")

    @property
    def persons(self) -> frozenset[str]:
        """Return every id that counts as this actor: their own, and that of the person they act for.

        Clause: BANK-4.1
        """
        return frozenset({self.id} if self.on_behalf_of is None else {self.id, self.on_behalf_of})

    @property
    def acts_as(self) -> frozenset[str]:
        """Return the procedural roles in which this actor may act: their own, and those in which they stand in for others.

        Clause: BANK-2.1
        """
        return self.roles | self.stands_in_for if self.stands_in_for else self.roles

    def is_superior_of(self, other: Actor) -> bool:
        """Return whether this actor is a superior of another: by the lines of reporting that the other has, else by unit and rank.

        By lines of reporting, the actor holds a position that the other's position reports to, directly or further up. Without them the actor is in
        the same unit or one that contains it, and of a higher rank. Nobody is a superior of themselves, or of whom they act for.

        Clause: BANK-2.1
        """
        if not self.persons.isdisjoint(other.persons):
            return False
        if not other.reports_to and not other.reports_in_line:
            return self.ranks_above(other)
        above = other.reports_to | other.reports_in_line if self._in_line_with(other) else other.reports_to
        return not self.positions.isdisjoint(above)

    def ranks_above(self, other: Actor) -> bool:
        """Return whether this actor is in the same unit as another or in one that contains it, and of a higher rank.

        Clause: BANK-2.1
        """
        return self._in_line_with(other) and self.rank > other.rank and self.persons.isdisjoint(other.persons)

    def _in_line_with(self, other: Actor) -> bool:
        return not self.unit or within(other.unit, self.unit)


@attrs.frozen(kw_only=True)
class Attempt:
    """Who wants to do something, and when: all that a `by=` guard needs.

    `at` is when it happened, aware, in any zone. Raises `InvalidType` for a naive datetime, and for a `by` that is no `Actor`, such as a bare id.
    """

    at: datetime = attrs.field(converter=_at)
    by: Actor = attrs.field()

    @by.validator
    def _check_by(self, _: object, value: object) -> None:
        if not isinstance(value, Actor):
            raise InvalidType(reason("wrong_type", field="by", found=type(value).__name__, wanted="Actor"))


@attrs.frozen(kw_only=True)
class Event(Attempt):
    """What happened. Subclasses add their evidence as fields, and their stored `name` and `version` as constants.

    `came_with` names fields that were added later, each with the version that brought it: read from an older save they have their default. Without it
    a personal field that is not in a save counts as erased. `ids` names the fields that hold ids.

    Raises `InvalidType` for a field of another type than its annotation says, naming each: so nothing is put on record that cannot be read again;
    `InvalidValue` for an id that holds characters that nobody sees.
    """

    name: ClassVar[str] = ""
    version: ClassVar[int] = 1
    came_with: ClassVar[Mapping[str, int]] = MappingProxyType({})
    ids: ClassVar[tuple[str, ...]] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse evidence of a wrong type, and ids that look like others."""
        refuse_wrong_fields(self)
        if self.ids:
            refuse_unseen(self, *self.ids)


def events_in(*modules: ModuleType) -> tuple[type[Event], ...]:
    """Return the events that some modules define, in the order of their definition; a base class has no stored name and is left out."""
    return tuple(
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Event) and one.name and one.__module__ == module.__name__
    )
