"""How a TOML table becomes one of the records that say what it may hold, with every fault at its key path.

A section declares its tables as attrs classes: a field is a key (`from_` is `from`), its type is the grammar of its value (`values`), a default makes
it optional. cattrs
walks table and record together; this file tells it how each type is read, and turns all that it collected into findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Final, NewType, TypeVar, get_args, get_origin

import attrs
from cattrs import AttributeValidationNote, BaseValidationError, Converter, ForbiddenExtraKeysError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from crmcore.decision import Facts, Finding, Reason, finding
from crmcore.errors import InvalidValue, RulebookError
from crmcore.messages import FactValue
from crmcore.money import Money
from crmcore.reading import values
from crmcore.worktime.calendars.duration import Duration

T = TypeVar("T")

# A table that somebody else reads (a condition): kept as it stands.
Untouched = NewType("Untouched", dict[str, object])

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def at(path: str, step: str | int) -> str:
    """Write the key path of something inside: `at("policy.limits", 0)` is `policy.limits[0]`; a key that TOML would quote is quoted."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    key = step if _BARE.fullmatch(step) else '"' + step.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{path}.{key}" if path else key


def inside(path: str, error: RulebookError) -> Iterator[Finding]:
    """Give the findings of a part, with their paths as seen from the whole."""
    for one in error.findings:
        joined = path + one.path if one.path.startswith("[") else f"{path}.{one.path}" if one.path and path else path or one.path
        yield attrs.evolve(one, path=joined)


@attrs.define
class Reader:
    """Reads the tables of one section, and collects every fault on the way, so that a firm sees all of them at once."""

    currency: str
    faults: list[Finding] = attrs.field(factory=list)
    _converter: Converter = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Tell cattrs how each type of the grammar is read."""
        self._converter = _converter(self.currency)

    def read(self, shape: type[T], table: object, path: str) -> T | None:
        """Read a table as one of the records; None where it has faults, which are then on the list."""
        return self.build(path, lambda: self._converter.structure(table, shape))

    def table(self, raw: object, path: str) -> dict[str, object]:
        """Return a table as it is; an empty one where it is none, which is then a fault."""
        return self.build(path, lambda: _table(raw)) or {}

    def tables(self, raw: object, path: str) -> Sequence[object]:
        """Return a list as it is; an empty one where it is none, which is then a fault."""
        return self.build(path, lambda: _list(raw)) or ()

    def each(self, shape: type[T], tables: Sequence[object], path: str) -> list[tuple[str, T]]:
        """Read a list of tables one by one, each with its key path; those with faults are left out."""
        read = [(at(path, i), self.read(shape, one, at(path, i))) for i, one in enumerate(tables)]
        return [(where, one) for where, one in read if one is not None]

    def build(self, path: str, make: Callable[[], T]) -> T | None:
        """Make something of what was read; None where its own checks fail, whose findings are then on the list at or under `path`."""
        try:
            return make()
        except (BaseValidationError, RulebookError, InvalidValue) as error:
            self.faults.extend(_findings(error, path))
            return None

    def fault(self, code: str, path: str, /, **facts: FactValue) -> None:
        """Put a fault on the list."""
        self.faults.append(Finding(code, path, Facts(facts)))

    def known(self, code: str, word: str | None, names: Iterable[str], path: str) -> bool:
        """Answer whether a name that stands at `path` is one of the known ones; put a fault on the list where it is not. None names nothing."""
        known = tuple(names)
        if word is None or word in known:
            return True
        why = values.unknown(code, word, known)
        self.faults.append(Finding(why.code, path, why.facts))
        return False

    def unique(self, key: str, ids: Iterable[tuple[str, str]]) -> None:
        """Put a fault on the list for each id, given with the path of its table, that stood before."""
        seen: set[str] = set()
        for path, id_ in ids:
            if id_ in seen:
                self.fault("stands_twice", at(path, key), id=id_, key=key)
            seen.add(id_)


@cache
def _converter(currency: str) -> Converter:
    """Tell cattrs how each type of the grammar is read; once per currency, because it writes code for every record."""
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)

    def plain(type_: type[T], read: Callable[[object], T]) -> None:
        converter.register_structure_hook(type_, lambda value, _: read(value))

    @cache  # cattrs forgets what it was told whenever it learns of another type
    def record(type_: type[T]) -> Callable[[object, type[T]], T]:
        read = make_dict_structure_fn(type_, converter, from_=override(rename="from"))
        return lambda value, _: read(_table(value), type_)

    def many(value: object, type_: object) -> object:
        make, item = get_origin(type_), get_args(type_)[0]
        return make(converter.structure(_list(value), list[item]))  # type: ignore[misc, valid-type]

    def mapping(value: object, type_: object) -> object:
        _, item = get_args(type_)
        return converter.structure(_table(value), dict[str, item])  # type: ignore[valid-type]

    converter.register_structure_hook(str, lambda value, type_: values.text(value) if type_ is str else _choice(value, type_))
    plain(int, values.integer)
    plain(bool, values.flag)
    plain(date, values.day)
    plain(time, values.time_of_day)
    plain(Fraction, values.share)
    plain(Duration, values.duration)
    plain(values.Bound, values.bound)
    plain(Money, lambda value: values.money(value, currency))
    converter.register_structure_hook_factory(_is_record, record)
    converter.register_structure_hook_func(_is_many, many)
    converter.register_structure_hook_func(_is_mapping, mapping)
    converter.register_structure_hook_func(_is_untouched, lambda value, _: _table(value))
    converter.register_structure_hook_func(_is_anything, lambda value, _: value)
    return converter


def _is_record(type_: object) -> bool:
    return isinstance(type_, type) and attrs.has(type_) and type_ not in (Duration, Money, values.Bound)


def _is_many(type_: object) -> bool:
    return get_origin(type_) is tuple


def _is_mapping(type_: object) -> bool:
    return get_origin(type_) is Mapping


def _is_untouched(type_: object) -> bool:
    return type_ is Untouched


def _is_anything(type_: object) -> bool:
    return type_ is object


def _key(name: str) -> str:
    """Return the key that a field stands for: a word that Python keeps for itself has an underscore behind it."""
    return name.removesuffix("_")


def _choice(value: object, type_: type[StrEnum]) -> StrEnum:
    word = values.text(value)
    choices = {one.value: one for one in type_}
    if word not in choices:
        raise InvalidValue(values.unknown("unknown_choice", word, choices))
    return choices[word]


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise values.wrong(value, "list")
    return value


def _table(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise values.wrong(value, "table")
    return value


def _findings(error: Exception, path: str) -> Iterator[Finding]:
    """Walk what cattrs collected: its groups name the attribute or the index they stand at in a note."""
    match error:
        case BaseValidationError():
            for one in error.exceptions:
                yield from _findings(one, _step(one, path))
        case ForbiddenExtraKeysError():
            known = [_key(field.alias) for field in attrs.fields(error.cl)]
            for key in sorted(error.extra_fields):
                why = values.unknown("unknown_key", key, known)
                yield Finding(why.code, at(path, key), why.facts)
        case KeyError():
            yield finding("missing_key", path, key=str(error.args[0]))
        case RulebookError():
            yield from inside(path, error)
        case InvalidValue():
            yield from (Finding(why.code, _field(why, path), why.facts) for why in error.reasons)
        case _:
            raise error


def _field(why: Reason, path: str) -> str:
    """Point at the key itself, where the error of a section's own class names the field and that field is a key of the table."""
    field = why.facts.get("field")
    return at(path, field) if isinstance(field, str) and why.code == "out_of_range" else path


def _step(error: Exception, path: str) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return at(path, _key(note.name))
        if isinstance(note, IterableValidationNote):
            return at(path, note.index)
    return path
