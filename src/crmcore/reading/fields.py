"""Which keys a class has, and how the value of each is read: its type is the grammar. Determined once per class."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Final, NewType, Protocol, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from crmcore.errors import InvalidValue
from crmcore.money import Money
from crmcore.reading import values
from crmcore.reading.paths import at
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.rhythms.kinds import RhythmKind
from crmcore.worktime.rhythms.rhythm import Rhythm

T = TypeVar("T")

# A table that is read elsewhere (a condition): kept as it is.
Untouched = NewType("Untouched", dict[str, object])
# One character that separates: a tab is one too, though as a text it would say nothing.
Separator = NewType("Separator", str)


class Reads(Protocol):
    """What nested values need of a reader: the currency of its amounts, and its list of faults."""

    currency: str

    def read(
        self,
        shape: type[T],
        table: object,
        path: str,
        *,
        parts: Mapping[str, Callable[[object, str], object]] | None = None,
        must: Sequence[str] = (),
        root: str | None = None,
        **given: object,
    ) -> T | None:
        """Read a table as a class; None where it has faults, which are then on the list."""
        ...

    def wrong(self, error: InvalidValue, path: str) -> None:
        """Add to the list what is wrong with a value."""
        ...


# How a value of one type is read: the reader, the value, the path of its table and its key. It raises `InvalidValue` for a fault of the value itself;
# faults of nested values go on the reader's list.
Way: TypeAlias = Callable[[Reads, object, str, str | int], object]


@attrs.frozen
class Field:
    """One field of a class as a key of a table: both names, whether it may be left out, and how its value is read."""

    name: str
    key: str
    needed: bool
    type: object = attrs.field(eq=False, repr=False)

    @property
    def way(self) -> Way:
        """Return how its value is read; determined on first use, since many fields are never read from a text."""
        return _way(self.type)


@cache
def fields_of(shape: type) -> tuple[Field, ...]:
    """Return the keys of the table that a class is read from; a reserved word of Python has a trailing underscore in the class (`from_`).

    A field with a leading underscore is no key: whoever makes the value fills it.
    """
    types = get_type_hints(shape)
    public = (one for one in attrs.fields(shape) if one.init and not one.name.startswith("_"))
    return tuple(Field(one.alias, one.alias.removesuffix("_"), one.default is attrs.NOTHING, types[one.name]) for one in public)


_PLAIN: Final[Mapping[object, Callable[[object], object]]] = {
    str: values.text,
    int: values.integer,
    bool: values.flag,
    date: values.day,
    time: values.time_of_day,
    Fraction: values.share,
    Duration: values.duration,
    RhythmKind: values.rhythm_kind,
    Untouched: values.table,
    Separator: values.separator,
    object: lambda value: value,
}


@cache
def _way(type_: object) -> Way:
    """Return how a value of a type is read: a plain value, a container, or a class of its own."""
    origin, args = get_origin(type_), get_args(type_)
    if type_ in _PLAIN:
        return _plain(_PLAIN[type_])
    if origin in {Union, UnionType}:  # `… | None`: TOML has no word for None
        return _way(args[0])
    if origin in {tuple, frozenset}:
        return _many(origin, _way(args[0]))
    if origin is Mapping:
        return _mapping(_way(args[0]), _way(args[1]))
    return _of_class(cast("type", type_))


def _of_class(type_: type) -> Way:
    if type_ is Money:
        return lambda reader, value, _path, _key: values.money(value, reader.currency)
    if type_ is Rhythm:
        return _rhythm
    if issubclass(type_, StrEnum):
        return _plain(_choice(type_))
    return lambda reader, value, path, key: reader.read(type_, value, at(path, key))


def _rhythm(reader: Reads, value: object, path: str, key: str | int) -> object:
    """Read a rhythm, which is called as its key: how often, in words, or a table that says it under `when`, with its start and its roll."""
    if isinstance(value, str):
        return Rhythm(id=str(key), when=values.rhythm_kind(value))
    return reader.read(Rhythm, value, at(path, key), id=str(key))


def _plain(read: Callable[[object], object]) -> Way:
    return lambda _reader, value, _path, _key: read(value)


def _many(make: Callable[[Iterable[object]], object], way: Way) -> Way:
    def read(reader: Reads, value: object, path: str, key: str | int) -> object:
        where, items = at(path, key), []
        for i, one in enumerate(values.array(value)):
            try:
                items.append(way(reader, one, where, i))
            except InvalidValue as error:
                reader.wrong(error, at(where, i))
        return make(items)

    return read


def _mapping(word: Way, way: Way) -> Way:
    def read(reader: Reads, value: object, path: str, key: str | int) -> object:
        where, items = at(path, key), {}
        for name, one in values.table(value).items():
            try:
                items[word(reader, name, where, name)] = way(reader, one, where, name)
            except InvalidValue as error:
                reader.wrong(error, at(where, name))
        return items

    return read


def _choice(type_: type[StrEnum]) -> Callable[[object], StrEnum]:
    choices = {one.value: one for one in type_}

    def read(value: object) -> StrEnum:
        word = values.text(value)
        if word not in choices:
            raise InvalidValue(values.unknown("unknown_choice", word, choices))
        return choices[word]

    return read
