"""Whether a value is of the type that an annotation says, and how both are called where it is not.

What is right is read from the annotations. The libraries that check types would be one more dependency of every host, for the few words of `typing`
that our annotations use.
"""

from __future__ import annotations

import inspect
from collections import abc
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from crmcore.decision import Reason, reason

# What Python raises where a value cannot do what is asked of it.
MISUSE_ERRORS: Final = (AttributeError, TypeError, KeyError, ValueError, IndexError)

# How a value is known to be of a type.
Test: TypeAlias = Callable[[object], bool]

# A bool is an int to Python, and a datetime a date: nobody means the one by the other.
_BUT_NOT: Final[Mapping[object, type]] = MappingProxyType({int: bool, date: datetime})

_MANY: Final = frozenset({tuple, list, set, frozenset, abc.Iterable, abc.Collection, abc.Sequence, abc.Set})


def type_faults(field: str, value: object, kind: object) -> Iterator[Reason]:
    """Yield why a value is not of a type, if it is not; of a collection, with the types of its members."""
    if not test_of(kind)(value):
        yield wrong_type(field, value, kind)


def wrong_type(field: str, value: object, kind: object) -> Reason:
    """Return the reason for a value of another type, with both types by name."""
    return reason("wrong_type", field=field, found=_value_type_name(value, kind), wanted=_type_name(kind))


@cache
def checked_fields(kind: Hashable) -> tuple[tuple[str, str, object, Test], ...]:
    """Return the fields of a class that a host fills: name, name when it is built, type, and how values of that type are known."""
    kinds, fields = hints_of(kind), attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    return tuple((one.name, one.alias, kinds[one.name], test_of(kinds[one.name])) for one in fields if one.init)


@cache
def init_types(kind: type[object]) -> Mapping[str, object]:
    """Return what the fields of a class are given: what its converter takes, where it has one."""
    kinds, fields = hints_of(cast("Hashable", kind)), attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    return MappingProxyType({one.alias: _taken(one.converter, kinds[one.name]) for one in fields if one.init})


def _taken(converter: object, kind: object) -> object:
    taken = next(iter(hints_of(converter).values())) if inspect.isfunction(converter) else object
    return kind if taken is object else taken


@cache
def hints_of(one: Hashable) -> Mapping[str, object]:
    """Return the types that the annotations of a class or a function name, read once."""
    return MappingProxyType(get_type_hints(one))


@cache
def test_of(kind: Hashable) -> Test:
    """Return how values of a type are known; whatever the type does not say of a value passes."""
    origin, inner = get_origin(kind) or kind, get_args(kind)
    if isinstance(origin, TypeVar):
        return test_of(origin.__bound__ or object)
    if origin in (Union, UnionType):
        tests = tuple(map(test_of, inner))
        return lambda value: any(test(value) for test in tests)
    if origin is type:
        above = _class(inner[0])
        return lambda value: isinstance(value, type) and issubclass(value, above)
    if isinstance(origin, type) and origin in _BUT_NOT:
        return lambda value: isinstance(value, origin) and not isinstance(value, _BUT_NOT[origin])
    if not isinstance(origin, type):
        return lambda _: True
    is_one, holds = _instance(origin), _members_of(origin, inner)
    return is_one if holds is None else lambda value: is_one(value) and holds(value)


def _instance(kind: type) -> Test:
    """Return how instances of a class are known; of one of our protocols, by what it describes."""
    if not (getattr(kind, "_is_protocol", False) and kind.__module__.startswith("crmcore")):
        return lambda value: isinstance(value, kind)
    names = _described(kind)
    return lambda value: not isinstance(value, type) and all(hasattr(value, name) for name in names)


def _members_of(origin: type, inner: tuple[Hashable, ...]) -> Callable[[Any], bool] | None:
    """Return how collections are known by their members; a stream is not read. None where the type says nothing of members."""
    if inner and issubclass(origin, Mapping):
        of_key, of_value = map(test_of, inner)
        return lambda value: all(of_key(key) and of_value(one) for key, one in value.items())
    if not inner or origin not in _MANY:
        return None
    if origin is tuple and inner[-1] is not Ellipsis:
        tests = tuple(map(test_of, inner))
        return lambda value: len(value) == len(tests) and all(test(one) for test, one in zip(tests, value, strict=True))
    member = test_of(inner[0])
    return lambda value: not isinstance(value, str) and (not isinstance(value, Collection) or all(map(member, value)))


def _class(kind: object) -> type:
    if isinstance(kind, TypeVar):
        return _class(kind.__bound__)
    found = get_origin(kind) or kind
    return found if isinstance(found, type) and not getattr(found, "_is_protocol", False) else object


def _described(protocol: type) -> frozenset[str]:
    """Return what a value must have to be what a protocol describes."""
    return frozenset(
        name
        for base in protocol.__mro__
        if getattr(base, "_is_protocol", False)
        for name in (*inspect.get_annotations(base), *vars(base))
        if not name.startswith("_")
    )


def _type_name(kind: object) -> str:
    """Return the name of a type as an annotation would have it."""
    origin, inner = get_origin(kind) or kind, get_args(kind)
    if origin in (Union, UnionType):
        return " | ".join(map(_type_name, inner))
    if isinstance(origin, TypeVar):
        return _type_name(origin.__bound__ or object)
    if kind is NoneType or kind is Ellipsis:
        return "None" if kind is NoneType else "..."
    name = getattr(origin, "__name__", str(origin))
    return f"{name}[{', '.join(map(_type_name, inner))}]" if inner and (origin in _MANY or origin in (type, abc.Mapping)) else name


def _value_type_name(value: object, kind: object) -> str:
    """Return the name of a value's type; of a collection that holds something else, the types that it holds."""
    if isinstance(value, type):
        return f"type[{value.__name__}]"
    if isinstance(value, str) or not isinstance(value, Collection) or not get_args(kind):
        return type(value).__name__
    held = [*value.keys(), *value.values()] if isinstance(value, Mapping) else value
    kinds = ", ".join(dict.fromkeys(type(one).__name__ for one in held))
    return f"{type(value).__name__}[{kinds}]" if kinds else type(value).__name__
