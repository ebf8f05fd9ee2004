"""Which classes a codec takes: those that it reads again equal to what it wrote. Asked when the codec is made, not when a case is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Final, Literal, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType
from crmcore.event import Event
from crmcore.money import Money

_PLAIN: Final = frozenset({str, int, bool, date, datetime, Decimal, Fraction, Money, NoneType, Event})
# A frozenset is written in the order of what is written of its members.
_SORTED: Final = frozenset({str, int, date})
_MAPPINGS: Final = frozenset({dict, Mapping})


def refuse_unreadable(kinds: Iterable[type]) -> None:
    """Raise `InvalidType`, naming each field and its type, for classes that could not be read again as they were written."""
    seen: set[object] = set()
    faults = tuple(dict.fromkeys(fault for kind in kinds for fault in _of_class(kind, seen)))
    if faults:
        raise InvalidType(*faults)


def _of_class(kind: type, seen: set[object]) -> Iterator[Reason]:
    """Yield what is wrong with a class of ours or of a host, and with the classes of its fields; each class is looked at once."""
    if kind in seen:
        return
    seen.add(kind)
    if all("__eq__" not in vars(one) for one in kind.__mro__[:-1]) or not (attrs.has(kind) or hasattr(kind, "_fields")):
        yield _fault(kind.__name__, kind)
        return
    try:
        hints = get_type_hints(kind)
    except NameError as error:
        yield reason("codec.unknown_type", field=kind.__name__, found=str(error.name))
        return
    variables = _variables(kind)
    for name in names_of(kind):
        yield from _of_type(f"{kind.__name__}.{name}", variables.get(hints[name], hints[name]), seen)


def names_of(kind: type) -> tuple[str, ...]:
    """Return the fields of an attrs class or a named tuple that are written; none of any other class."""
    return tuple(one.name for one in attrs.fields(kind) if one.init) if attrs.has(kind) else getattr(kind, "_fields", ())


def _of_type(field: str, kind: object, seen: set[object]) -> Iterator[Reason]:
    """Yield what is wrong with the type of a field."""
    if isinstance(kind, NewType):
        kind = kind.__supertype__
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = tuple(one for one in inner if one is not NoneType)
        origin = "one" if len(inner) == 1 else None
    if kind in _PLAIN or (origin is Literal and all(type(one) is str for one in inner)):
        return
    if isinstance(kind, type) and origin is None and issubclass(kind, Enum):
        if not list(kind) or not all(isinstance(one.value, str) for one in kind):
            yield _fault(field, kind)
    elif isinstance(kind, type) and origin is None and (attrs.has(kind) or hasattr(kind, "_fields")):
        yield from _of_class(kind, seen)
    elif _takes(origin, inner):
        for one in inner:
            yield from _of_type(field, one, seen) if one is not Ellipsis else ()
    else:
        yield _fault(field, kind)


def _takes(origin: object, inner: tuple[object, ...]) -> bool:
    """Return whether a type of many, or one that may be missing, is written and read as a whole; its members are looked at by themselves."""
    if origin in _MAPPINGS:
        return _is_word(inner[0])
    if origin is frozenset:
        return inner[0] in _SORTED or _is_word(inner[0])
    return origin in ("one", tuple) and inner != ()


def _is_word(kind: object) -> bool:
    return kind is str or (isinstance(kind, type) and issubclass(kind, Enum))


def _variables(kind: type) -> Mapping[object, object]:
    """Return what the type variables of the classes above a class stand for in it."""
    found: dict[object, object] = {}
    for base in kind.__mro__:
        for generic in vars(base).get("__orig_bases__", ()):
            for variable, given in zip(getattr(get_origin(generic), "__parameters__", ()), get_args(generic), strict=False):
                found.setdefault(variable, found.get(given, given))
    return {variable: given for variable, given in found.items() if not isinstance(given, TypeVar)}


def _fault(field: str, kind: object) -> Reason:
    return reason("codec.unreadable", field=field, found=kind.__name__ if isinstance(kind, type) and not get_args(kind) else str(kind))
