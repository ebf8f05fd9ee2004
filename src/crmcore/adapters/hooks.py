"""The hooks for cattrs: strict values, events by their stored names, and personal fields separated under one key."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter
from cattrs.cols import is_namedtuple, namedtuple_dict_structure_factory, namedtuple_dict_unstructure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import Event
from crmcore.lifecycles.process import forgotten
from crmcore.money import DECIMALS, Money
from crmcore.privacy import ERASED, sensitivity
from crmcore.worktime.calendars.zone import zone_named

# The key of an object's personal fields between the hooks and the codec; no field can have this name.
PERSONAL: Final = "~"

# Stands in a path for what nobody knows: whoever changed a save may have written a person's name there.
HIDDEN: Final = "…"
_OURS: Final = re.compile(r"[A-Za-z0-9_]{1,40}")

# Texts as the writers below write them: no blanks, underscores or digits of other scripts, which Python would take.
_DECIMAL: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]{1,9})?|-?Infinity")


def shown(word: object) -> str:
    """Return a key or a name from a save as it may be told: as it is where it could be one of ours."""
    return str(word) if _OURS.fullmatch(str(word)[:41]) else HIDDEN


class WrongType(Exception):
    """A JSON value is of a type that does not belong there; holds type names only, never the value."""

    found: str
    wanted: str

    def __init__(self, found: object, wanted: str) -> None:
        """Keep the names."""
        super().__init__(type(found).__name__, wanted)
        self.found, self.wanted = type(found).__name__, wanted


def converter(events: tuple[type[Event], ...], *, of: tuple[str, ...], detailed: bool) -> Converter:
    """Return a converter with all hooks; `detailed` collects every fault with its path, and is slower. `of` are the cases whose events these are."""
    made = Converter(detailed_validation=detailed, forbid_extra_keys=True)
    made.register_unstructure_hook_factory(attrs.has, lambda kind: _writer(made, kind))
    made.register_structure_hook_factory(attrs.has, lambda kind: _reader(made, kind))
    for kind, write, read in _VALUES:
        made.register_unstructure_hook_func(_exactly(kind), write)
        made.register_structure_hook(kind, read)
    made.register_unstructure_hook(str, _write_text)  # cattrs has a hook for it too, which would come first
    for kind in (Enum, StrEnum):  # by name, because cattrs has a hook for `str` that takes its subclasses too
        made.register_structure_hook(kind, _read_enum)
    made.register_unstructure_hook_func(_is_set, lambda value: sorted(made.unstructure(one) for one in value))
    made.register_structure_hook_factory(_is_sequence, lambda kind: _sequence(made, kind))
    made.register_unstructure_hook_func(_exactly(Event), _event_writer(made, frozenset(events), of))
    made.register_unstructure_hook_factory(is_namedtuple, lambda kind: namedtuple_dict_unstructure_factory(kind, made))
    made.register_structure_hook_factory(is_namedtuple, lambda kind: _named(made, kind))
    known = {one.name: one for one in events}
    made.register_structure_hook_func(_exactly(Event), lambda value, _: _read_event(made, known, value))
    return made


def _exactly(kind: type) -> Callable[[object], bool]:
    return lambda found: found is kind


def _is_set(kind: object) -> bool:
    return get_origin(kind) is frozenset


def _is_sequence(kind: object) -> bool:
    return get_origin(kind) in (tuple, frozenset)


# --- attrs classes: personal fields apart, events with name and version ------------------------------------------------------------------------


def _marked(kind: type[attrs.AttrsInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(kind) if sensitivity(field.metadata) is not None)


def _writer(made: Converter, kind: type[attrs.AttrsInstance]) -> Callable[[attrs.AttrsInstance], dict[str, object]]:
    plain = make_dict_unstructure_fn(kind, made)
    marked = _marked(kind)
    head = {"event": kind.name, "version": kind.version} if issubclass(kind, Event) else {}
    if not marked and not head:
        return plain

    def write(value: attrs.AttrsInstance) -> dict[str, object]:
        data = {**head, **plain(value)}
        # An empty value says nothing about anybody and stays, so that absent means erased.
        if personal := {name: data.pop(name) for name in marked if data[name] not in (None, "", [], {})}:
            data[PERSONAL] = personal
        return data

    return write


def _reader(made: Converter, kind: type[attrs.AttrsInstance]) -> Callable[[object, object], object]:
    plain = make_dict_structure_fn(kind, made, _cattrs_forbid_extra_keys=True)
    hints = get_type_hints(kind)
    erased = {name: _erased(hints[name]) for name in _marked(kind)}

    def read(value: object, _: object) -> object:
        data = _mapping(value, kind.__name__)
        if erased:
            data = {**erased, **data}
            personal = _mapping(data.pop(PERSONAL, {}), "dict")
            if not personal.keys() <= erased.keys():
                raise InvalidValue(reason("save.unknown_keys", path=HIDDEN))
            data |= personal
        return plain(data, kind)

    return read


def _erased(kind: object) -> object:
    """Return the JSON for an erased value of a type: the word where text is allowed, else nothing."""
    if kind is str or str in get_args(kind):
        return [ERASED] if get_origin(kind) is tuple else ERASED
    return [] if get_origin(kind) in (tuple, frozenset) else None


def _event_writer(made: Converter, known: frozenset[type[Event]], of: tuple[str, ...]) -> Callable[[Event], object]:
    """Write an event as its class says, and no event that could not be read again."""

    def write(event: Event) -> object:
        kind = type(event)
        if kind not in known:
            raise InvalidType(forgotten(kind, of))
        return made.unstructure(event, kind)

    return write


def _read_event(made: Converter, known: dict[str, type[Event]], value: object) -> Event:
    data = dict(_mapping(value, "Event"))
    name, version = data.pop("event", None), data.pop("version", None)
    kind = known.get(name) if isinstance(name, str) else None
    if kind is None:
        raise InvalidValue(reason("save.unknown_event", path="event", found=shown(name)))
    if type(version) is not int or not 1 <= version <= kind.version:
        raise InvalidValue(reason("save.version", path="event", found=shown(version), known=kind.version))
    if later := [field for field, came in kind.came_with.items() if version < came]:
        fields = attrs.fields_dict(kind)
        data |= {field: made.unstructure(fields[field].default) for field in later}
    return made.structure(data, kind)


# --- single values: strict both ways -------------------------------------------------------------------------------------------------------------


def _strictly(kind: type) -> Callable[[object, object], object]:
    def read(value: object, _: object) -> object:
        if type(value) is not kind:
            raise WrongType(value, kind.__name__)
        return value

    return read


def _same(kind: type) -> Callable[[object], object]:
    """Return how a value is written that JSON has too: as it is, where it is what it will be read as."""

    def write(value: object) -> object:
        if type(value) is not kind:
            raise WrongType(value, kind.__name__)
        return value

    return write


def _write_text(value: str) -> str:
    """Return a text as it is; a word of an enumeration is its text, and equal to it."""
    if not isinstance(value, str):
        raise WrongType(value, "str")
    return value


def _write_date(value: date) -> str:
    if type(value) is not date:
        raise WrongType(value, "date")
    return value.isoformat()


def _read_enum(value: object, kind: type[Enum]) -> object:
    try:
        return kind(_text(value, kind.__name__))
    except ValueError:
        raise WrongType(value, " | ".join(str(one.value) for one in kind)) from None


def _text(value: object, wanted: str) -> str:
    if type(value) is not str:
        raise WrongType(value, wanted)
    return value


def _read_decimal(value: object, _: object = None) -> Decimal:
    if not _DECIMAL.fullmatch(_text(value, "decimal string")):
        raise WrongType(value, "decimal string")
    return Decimal(str(value))


def _write_decimal(value: Decimal) -> str:
    if type(value) is not Decimal or value.is_nan():
        raise WrongType(value, "Decimal")
    return str(value)


def _write_money(value: Money) -> dict[str, str]:
    if type(value) is not Money:
        raise WrongType(value, "Money")
    return {"amount": f"{value.amount:.{DECIMALS[value.currency]}f}", "currency": value.currency}


def _read_money(value: object, _: object) -> Money:
    if not isinstance(value, dict) or set(value) != {"amount", "currency"}:
        raise WrongType(value, "Money of `amount` and `currency`")
    _read_decimal(amount := value["amount"])
    return Money(amount, _text(value["currency"], "currency code"))


def _read_date(value: object, _: object) -> date:
    try:
        return date.fromisoformat(_text(value, "date"))
    except ValueError:
        raise WrongType(value, "date, e.g. 2026-07-06") from None


def write_instant(value: datetime) -> str:
    """Return an instant as text with its offset, and with the name of its zone if it has one: `2026-07-06T09:30:00+08:00[Asia/Shanghai]`.

    Raises `InvalidValue` for a local time that its zone leaves out: it would be read as another; `InvalidType` for one without a zone.
    """
    zone = getattr(value.tzinfo, "key", None)
    if zone is None:
        return value.isoformat()
    # Where clocks go forward, what they do not show would be later by one reading than by the other; where they go back, it is the reverse.
    before, after = value.replace(fold=0).utcoffset(), value.replace(fold=1).utcoffset()
    if before is not None and after is not None and before < after:
        raise InvalidValue(reason("save.no_such_time", path="at", zone=zone))
    return f"{value.isoformat()}[{zone}]"


def _write_datetime(value: datetime) -> str:
    if type(value) is not datetime or value.tzinfo is None:
        raise WrongType(value, "datetime with a zone")
    return write_instant(value)


def read_instant(text: str) -> datetime:
    """Read an instant that `write_instant` wrote. Raises `ValueError` for anything else, and for a zone that this machine does not have."""
    plain, bracket, zone = text.partition("[")
    found = datetime.fromisoformat(plain)
    if found.tzinfo is None or (bracket and not zone.endswith("]")):
        raise ValueError
    try:
        return found.astimezone(zone_named(zone[:-1])) if bracket else found
    except InvalidValue:
        raise ValueError from None


def _read_datetime(value: object, _: object) -> datetime:
    try:
        return read_instant(_text(value, "instant"))
    except ValueError:
        raise WrongType(value, "instant with its zone") from None


def _read_fraction(value: object, _: object) -> Fraction:
    if not isinstance(value, list) or [type(one) for one in value] != [int, int] or value[1] <= 0:
        raise WrongType(value, "numerator and denominator")
    return Fraction(*value)


_VALUES: Final[tuple[tuple[type, Callable[[Any], Any], Callable[[object, object], object]], ...]] = (
    (str, _write_text, _strictly(str)),
    (int, _same(int), _strictly(int)),
    (bool, _same(bool), _strictly(bool)),
    (date, _write_date, _read_date),
    (datetime, _write_datetime, _read_datetime),
    (Decimal, _write_decimal, _read_decimal),
    (Fraction, lambda value: [value.numerator, value.denominator], _read_fraction),
    (Money, _write_money, _read_money),
)


def _named(made: Converter, kind: type[tuple[object, ...]]) -> Callable[[object, object], object]:
    """Return the hook that reads a named tuple, such as a step, strictly."""
    read = namedtuple_dict_structure_factory(kind, made, "from_converter", True)  # noqa: FBT003 - cattrs takes it by place
    return lambda value, _: read(_mapping(value, kind.__name__), kind)


def _mapping(value: object, wanted: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise WrongType(value, wanted)
    return value


def _sequence(made: Converter, kind: object) -> Callable[[object, object], object]:
    """Return the hook that reads a list strictly; cattrs alone would take a text for a sequence of letters."""
    container, args = tuple if get_origin(kind) is tuple else frozenset, get_args(kind)
    if container is tuple and args[-1] is not Ellipsis:
        return lambda value, _: tuple(made.structure(one, wanted) for one, wanted in zip(_list(value, len(args)), args, strict=True))
    inner = list.__class_getitem__(args[0])
    hook = made.get_structure_hook(inner)
    return lambda value, _: container(hook(_list(value), inner))


def _list(value: object, length: int | None = None) -> list[object]:
    if type(value) is not list or length not in (None, len(value)):
        raise WrongType(value, "list" if length is None else f"list of {length}")
    return value
