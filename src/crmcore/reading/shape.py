"""How a TOML table becomes one of the classes that define what it may contain, with every fault at its key path.

A class is an attrs class: a field is a key (`from_` is `from`), its type is the grammar of its value (`values`), a default lets the key be left out.
So the classes of the rules are read directly; a table has a class of its own only where TOML writes it in another way. What the text does not
contain, such as the edition, is passed as keywords. If the class refuses what it is given, its faults are reported at the keys that they name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, Generic, TypeAlias, TypeVar, cast

import attrs

from crmcore.decision import Facts, Finding, Reason
from crmcore.errors import InvalidValue, RulebookError
from crmcore.messages import FactValue
from crmcore.reading import values
from crmcore.reading.fields import Field, fields_of
from crmcore.reading.paths import at, inside

T = TypeVar("T")

# How to read a part of a table that its class takes in another form: from its value and its key path to what the class takes. It raises
# `InvalidValue` for a fault of the value itself, and adds other faults to the list.
Part: TypeAlias = Callable[[object, str], object]

# The two texts that any table of a rulebook may have, for human readers: which clause it carries out, and what in it is a choice.
NOTES: Final = ("clause", "ours")


@attrs.define
class Reader:
    """Reads the tables of one text and collects every fault, so that whoever wrote it sees all of them at once.

    `currency` is that of its amounts. `notes` are keys that every table may have beside those of its class; those of a rulebook are `NOTES`.
    `elsewhere` says which keys of the table at a path were read before, and so are known there.
    """

    currency: str
    notes: tuple[str, ...] = ()
    faults: list[Finding] = attrs.field(factory=list)
    elsewhere: Callable[[str], tuple[str, ...]] = attrs.field(default=lambda _: (), kw_only=True)

    def read(
        self,
        shape: type[T],
        table: object,
        path: str,
        *,
        parts: Mapping[str, Part] | None = None,
        must: Sequence[str] = (),
        root: str | None = None,
        **given: object,
    ) -> T | None:
        """Read a table as a class; None where it has faults, which are then on the list.

        `parts` says how to read some of the keys, `must` names keys that may not be left out although the class has a default, `given` are fields
        that are not in the text. Faults that the class itself finds are reported below `root`, by default below `path`.
        """
        return self._read(_Asked(shape, table, path, given, parts or {}, must, root))

    def _read(self, asked: _Asked[T]) -> T | None:
        """Read each key of a table, then any unknown ones; build the class if there is no fault."""
        before, path = len(self.faults), asked.path
        table, found = self.table(asked.table, path), {}
        if len(self.faults) > before:
            return None
        fields = [one for one in fields_of(cast("type", asked.shape)) if one.name not in asked.given]
        for one in fields:
            if one.key in table:
                found[one.name] = self._value(one, table[one.key], asked)
            elif one.needed or one.key in asked.must:
                self.fault("missing_key", at(path, one.key), key=one.key)
        self._others(table, [one.key for one in fields], path)
        if len(self.faults) > before:
            return None
        try:
            return asked.shape(**found, **asked.given)
        except (RulebookError, InvalidValue) as error:
            self.faults.extend(_refused(error, asked.shape, found, path if asked.root is None else asked.root))
            return None

    def _value(self, field: Field, value: object, asked: _Asked[T]) -> object:
        try:
            if (part := asked.parts.get(field.key)) is not None:
                return part(value, at(asked.path, field.key))
            return field.way(self, value, asked.path, field.key)
        except InvalidValue as error:
            self.wrong(error, at(asked.path, field.key))
            return None

    def _others(self, table: Mapping[str, object], keys: list[str], path: str) -> None:
        """Read the notes, and add a fault to the list for every unknown key."""
        notes = [one for one in self.notes if one not in keys]
        for note in notes:
            if note in table:
                self.build(at(path, note), partial(values.text, table[note]))
        for key in sorted(table.keys() - {*keys, *notes}):
            self.wrong(InvalidValue(values.unknown("unknown_key", key, {*keys, *notes, *self.elsewhere(path)})), at(path, key))

    def table(self, raw: object, path: str) -> dict[str, object]:
        """Return a table as it is; for anything else an empty one, and add a fault."""
        return self.build(path, partial(values.table, raw)) or {}

    def array(self, raw: object, path: str) -> Sequence[object]:
        """Return a list as it is; for anything else an empty one, and add a fault."""
        return self.build(path, partial(values.array, raw)) or ()

    def each(self, shape: type[T], tables: Sequence[object], path: str) -> list[tuple[str, T]]:
        """Read a list of tables one by one, each with its key path; those with faults are left out."""
        read = [(at(path, i), self.read(shape, one, at(path, i))) for i, one in enumerate(tables)]
        return [(where, one) for where, one in read if one is not None]

    def keyed(self, shape: type[T], field: str, raw: object, path: str) -> tuple[T, ...]:
        """Read a table of tables whose keys are one of the class's own fields; those with faults are left out."""
        read = [self._read(_Asked(shape, one, at(path, key), {field: key})) for key, one in self.table(raw, path).items()]
        return tuple(one for one in read if one is not None)

    def build(self, path: str, make: Callable[[], T]) -> T | None:
        """Return what `make` builds; None if its own checks fail, whose findings are then on the list at or under `path`."""
        try:
            return make()
        except RulebookError as error:
            self.faults.extend(inside(path, error))
        except InvalidValue as error:
            self.wrong(error, path)
        return None

    def fault(self, code: str, path: str, /, **facts: FactValue) -> None:
        """Add a fault to the list."""
        self.faults.append(Finding(code, path, Facts(facts)))

    def wrong(self, error: InvalidValue, path: str) -> None:
        """Add to the list what is wrong with the value at `path`."""
        self.faults.extend(Finding(why.code, path, why.facts) for why in error.reasons)

    def known(self, code: str, word: str | None, names: Iterable[str], path: str) -> bool:
        """Return whether the name at `path` is a known one, and add a fault to the list if it is not. None names nothing."""
        known = tuple(names)
        if word is None or word in known:
            return True
        why = values.unknown(code, word, known)
        self.faults.append(Finding(why.code, path, why.facts))
        return False

    def words(self, code: str, raw: object, names: Iterable[str], path: str) -> None:
        """Add a fault to the list for each text at a key, alone or in a list, that is not a known name; what is not a text is passed over."""
        known = tuple(names)
        places = [(at(path, i), one) for i, one in enumerate(raw)] if isinstance(raw, list) else [(path, raw)]
        for where, word in places:
            if isinstance(word, str):
                self.known(code, word, known, where)

    def unique(self, key: str, ids: Iterable[tuple[str, str]]) -> None:
        """Add a fault to the list for each id, given with the path of its table, that was used before."""
        seen: set[str] = set()
        for path, id_ in ids:
            if id_ in seen:
                self.fault("stands_twice", at(path, key), id=str(id_), key=key)
            seen.add(id_)


@attrs.frozen
class _Asked(Generic[T]):
    """A table to be read: its class, its path, and how its keys are to be read."""

    shape: type[T]
    table: object
    path: str
    given: Mapping[str, object]
    parts: Mapping[str, Part] = attrs.field(factory=dict)
    must: Sequence[str] = ()
    root: str | None = None


def _refused(error: RulebookError | InvalidValue, shape: type, found: Mapping[str, object], path: str) -> Iterator[Finding]:
    """Yield the faults that a class finds in the values it was given, each at the key that it is about."""
    if isinstance(error, RulebookError):
        yield from inside(path, error)
        return
    keys = {one.name: one.key for one in fields_of(shape) if one.name in found}
    of_one = tuple(_of_one_field(shape, found, keys, path))
    yield from of_one or (Finding(why.code, _place(why, keys, path), why.facts) for why in error.reasons)


def _of_one_field(shape: type, found: Mapping[str, object], keys: Mapping[str, str], path: str) -> Iterator[Finding]:
    """Yield the faults of each field's own converter: a class stops at the first that refuses its value."""
    for field in attrs.fields(shape):
        if field.alias in keys and field.converter is not None:
            try:
                field.converter(found[field.alias])
            except InvalidValue as error:
                yield from (Finding(why.code, at(path, keys[field.alias]), why.facts) for why in error.reasons)


def _place(why: Reason, keys: Mapping[str, str], path: str) -> str:
    """Return the path of the key itself if a fault names its field."""
    field = why.facts.get("field")
    return at(path, keys[field]) if isinstance(field, str) and field in keys else path
