"""Arguments of a wrong type: where a function fails because of one, the caller is told which it is, and what would be right.

A type checker finds them before anything runs; whoever has none would see an error of our insides. What is right is read from the annotations, and
only once something has failed: a call that succeeds costs nothing more. What a host builds once, and uses later, is checked when it is built. The
libraries that check types would be one more dependency of every host, for the few words of `typing` that our annotations use.
"""

from __future__ import annotations

import inspect
from collections import abc
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, wraps
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, ParamSpec, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from crmcore.decision import Reason, reason
from crmcore.errors import CrmCoreError, InvalidType, InvalidValue

P = ParamSpec("P")
T = TypeVar("T")

# What Python raises where a value cannot do what is asked of it.
MISUSE_ERRORS: Final = (AttributeError, TypeError, KeyError, ValueError, IndexError)

# How a value is known to be of a type.
Test: TypeAlias = Callable[[object], bool]

# A bool is an int to Python, and a datetime a date: nobody means the one by the other.
_BUT_NOT: Final[Mapping[object, type]] = MappingProxyType({int: bool, date: datetime})

# Two values of each plain type, where it has them.
_VALUES: Final[Mapping[object, tuple[object, ...]]] = MappingProxyType(
    {
        bool: (False, True),
        int: (1, 1000),
        str: ("CNY", "USD"),  # words, and currencies
        datetime: (datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)),
        date: (date(2000, 1, 1), date(2100, 1, 1)),
        Decimal: (Decimal(1), Decimal(1000)),
        time: (time(8), time(20)),
        Fraction: (Fraction(1, 4), Fraction(3, 4)),
        abc.Mapping: (MappingProxyType({}),),
    }
)

_MANY: Final = frozenset({tuple, list, set, frozenset, abc.Iterable, abc.Collection, abc.Sequence, abc.Set})


def typed(function: Callable[P, T]) -> Callable[P, T]:
    """Return the function, which raises `InvalidType` where it fails because of an argument of another type than its annotation says.

    Where an answer would leave the range of dates, the years 1 to 9999, it raises `InvalidValue`.
    """

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except (CrmCoreError, *MISUSE_ERRORS) as error:
            if not _has_words(error):
                refuse_wrong_types(function, *args, **kwargs)
            raise
        except OverflowError:  # of dates and instants: nothing else that we count ends
            raise InvalidValue(reason("out_of_dates")) from None

    return call


def typed_fields(kind: type[T]) -> type[T]:
    """Return the attrs class, which raises `InvalidType` where it is built with a field of another type than its annotation says."""
    build = kind.__init__

    @wraps(build)
    def init(self: T, *args: object, **kwargs: object) -> None:
        try:
            build(self, *args, **kwargs)
        except (CrmCoreError, *MISUSE_ERRORS) as error:
            if not _has_words(error) or not isinstance(error, InvalidValue):
                try:
                    _refuse(build, _init_types(cast("Hashable", kind)), (self, *args), kwargs)
                except InvalidType as wrong:
                    raise _with_others(wrong, kind, build, args, kwargs) from None
            else:
                raise _with_others(error, kind, build, args, kwargs) from None
            raise
        _refuse_fields(self, kind)

    kind.__init__ = init  # type: ignore[assignment]
    return kind


def every_fault(kind: type[T]) -> type[T]:
    """Return the class, which says all that is wrong with what it is built with: each field by itself, and then what fields say together.

    A class with `typed_fields` does so without it.
    """
    build = kind.__init__

    @wraps(build)
    def init(self: T, *args: object, **kwargs: object) -> None:
        try:
            build(self, *args, **kwargs)
        except InvalidValue as error:
            raise _with_others(error, kind, build, args, kwargs) from None

    kind.__init__ = init  # type: ignore[assignment]
    return kind


def refuse_wrong_types(function: Callable[..., object], *args: object, **kwargs: object) -> None:
    """Raise `InvalidType`, naming each, where arguments of a function are of another type than its annotations say."""
    _refuse(function, _hints(function), args, kwargs)


def refuse_wrong_fields(value: object) -> None:
    """Raise `InvalidType`, naming each, where fields of an event hold what is of another type than their annotations say.

    Who did it and when is checked where an event is built. A class whose types are known to type checkers only is taken as it is.
    """
    for name, _, _, test in _evidence(type(value)):  # type: ignore[arg-type]
        if not test(getattr(value, name)):
            _refuse_fields(value, type(value))


def _with_others(
    error: InvalidValue, kind: type[object], build: Callable[..., None], args: tuple[object, ...], kwargs: Mapping[str, object]
) -> InvalidValue:
    """Return the error with all other faults of the same values: what is read field by field stops at the first that cannot be read."""
    given = {**dict(zip(inspect.signature(kind).parameters, args, strict=False)), **kwargs}
    fields = {alias: (name, wanted, test) for name, alias, wanted, test in _checked_fields(cast("Hashable", kind)) if alias in given}
    alone = {alias: fault for alias, one in fields.items() if (fault := _own_fault(kind, alias, given[alias], one)) is not None}
    if not alone:
        return error
    stand_ins = {alias: _stand_ins(fields[alias][1]) for alias in alone}
    sound = {**given, **{alias: values[0] for alias, values in stand_ins.items()}}
    sound_too = {**given, **{alias: values[-1] for alias, values in stand_ins.items()}}
    with_one, with_other = _faults_told(kind, build, sound), _faults_told(kind, build, sound_too)
    # What is said with a sound value in each faulty field is said of the others only if it is said with another sound value too.
    always = set(map(_gist, with_one)) & set(map(_gist, with_other))
    found = list[Reason]()
    for alias, fault in alone.items():  # the class may have words of its own for what does not fit, also for a value of another kind
        beside = _faults_told(kind, build, {**sound, alias: given[alias]})
        beside_other = _faults_told(kind, build, {**sound_too, alias: given[alias]})
        words = [why for why in beside if why in beside_other and why not in with_one]
        found += [why for why in words if why.facts.get("field") == alias or not (_of(why, alone) or _gist(why) in always)] or fault.reasons
    found += [why for why in error.reasons if not _of(why, alone) and (_gist(why) in always or why.code == "wrong_type")]
    found += [why for why in with_one if not _of(why, alone) and why in with_other]
    wrong = any(isinstance(one, InvalidType) for one in (error, *alone.values()))
    return (InvalidType if wrong else InvalidValue)(*dict.fromkeys(found))


def _gist(why: Reason) -> tuple[str, object]:
    """Return what a reason says of which field, without the values that it quotes."""
    return why.code, why.facts.get("field")


def _of(why: Reason, fields: Collection[str]) -> bool:
    """Return whether a reason names one of these fields."""
    return why.facts.get("field") in fields


def _own_fault(kind: type[object], alias: str, value: object, field: tuple[str, object, Test]) -> InvalidValue | None:
    """Return what is wrong with one field by itself."""
    name, wanted, test = field
    convert = cast("Callable[[object], object] | None", attrs.fields_dict(cast("type[attrs.AttrsInstance]", kind))[name].converter)
    try:
        read = value if convert is None else convert(value)
    except InvalidValue as error:
        return error
    except MISUSE_ERRORS:
        taken = _init_types(cast("Hashable", kind))[alias]
        return InvalidType(_wrong_type(alias, value, wanted if _test(taken)(value) else taken))
    return None if test(read) else InvalidType(_wrong_type(alias, read, wanted))


def _faults_told(kind: type[object], build: Callable[..., None], given: Mapping[str, object]) -> tuple[Reason, ...]:
    """Return what is wrong with values that can all be read."""
    try:
        build(kind.__new__(kind), **given)
    except InvalidValue as error:
        return error.reasons if _has_words(error) else ()
    except (CrmCoreError, *MISUSE_ERRORS):
        pass
    return ()


def _stand_ins(kind: object, *, deep: int = 2) -> tuple[object, ...]:
    """Return values of a type, two where it has them; None for a type of which a value cannot be made from nothing.

    Classes are made of others no more than so `deep`: conditions have no end.
    """
    origin, inner = get_origin(kind) or kind, get_args(kind)
    if origin in (Union, UnionType):
        return tuple(one for part in inner for one in _stand_ins(part, deep=deep))
    if isinstance(origin, type) and issubclass(origin, Enum):
        return tuple(origin) or (None,)
    if isinstance(origin, type) and attrs.has(origin):
        return (_made(origin, 0, deep - 1), _made(origin, -1, deep - 1)) if deep else (None,)
    if origin is tuple and inner[-1] is not Ellipsis:
        parts = [_stand_ins(part, deep=deep) for part in inner]
        return tuple(one[0] for one in parts), tuple(one[-1] for one in parts)
    if origin in (tuple, frozenset):
        return tuple(cast("Callable[[object], object]", origin)((one,)) for one in _stand_ins(inner[0], deep=deep))
    return _VALUES.get(origin, (None,))


def _made(kind: type[attrs.AttrsInstance], which: int, deep: int) -> object:
    """Return what a class is with no more than it must be told; None where it cannot be made of that."""
    fields = attrs.fields_dict(kind)
    must = {alias: wanted for name, alias, wanted, _ in _checked_fields(kind) if fields[name].default is attrs.NOTHING}
    try:
        return kind(**{alias: _stand_ins(wanted, deep=deep)[which] for alias, wanted in must.items()})
    except (CrmCoreError, *MISUSE_ERRORS):
        return None


def _has_words(error: Exception) -> bool:
    """Return whether an error is one of ours that has words: not where it quotes a value of which messages can say nothing."""
    if not isinstance(error, CrmCoreError):
        return False
    try:
        error.text()
    except MISUSE_ERRORS:
        return False
    return True


def _refuse(function: Callable[..., object], kinds: Mapping[str, object], args: tuple[object, ...], kwargs: Mapping[str, object]) -> None:
    try:
        bound = inspect.signature(function).bind_partial(*args, **kwargs)
        found = tuple(
            why
            for name, given in bound.arguments.items()
            if name in kinds
            for value in _each(bound.signature.parameters[name], given)
            for why in type_faults(name, value, kinds[name])
        )
    except Exception:  # noqa: BLE001 - too many arguments, or a value of the host that fails when it is looked at: the first error counts
        return
    if found:
        raise InvalidType(*dict.fromkeys(found))


def _refuse_fields(value: object, kind: type[object]) -> None:
    """Raise `InvalidType` for fields of a class; those that a host's own class adds are the host's."""
    found = tuple(
        _wrong_type(alias, given, wanted)
        for name, alias, wanted, test in _checked_fields(cast("Hashable", kind))
        if not test(given := getattr(value, name))
    )
    if found:
        raise InvalidType(*found)


@cache
def _checked_fields(kind: Hashable) -> tuple[tuple[str, str, object, Test], ...]:
    """Return the fields of a class that a host fills: name, name when it is built, type, and how values of that type are known."""
    kinds, fields = _hints(kind), attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    return tuple((one.name, _alias(one), kinds[one.name], _test(kinds[one.name])) for one in fields if one.init)


@cache
def _evidence(kind: Hashable) -> tuple[tuple[str, str, object, Test], ...]:
    """Return the fields of an event but for who and when; none where its types are known to type checkers only."""
    try:
        return tuple(one for one in _checked_fields(kind) if one[0] not in {"at", "by"})
    except NameError:
        return ()


@cache
def _init_types(kind: type[object]) -> Mapping[str, object]:
    """Return what the fields of a class are given: what its converter takes, where it has one."""
    kinds, fields = _hints(cast("Hashable", kind)), attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    return MappingProxyType({_alias(one): _taken(one.converter, kinds[one.name]) for one in fields if one.init})


def _taken(converter: object, kind: object) -> object:
    taken = next(iter(_hints(converter).values())) if inspect.isfunction(converter) else object
    return kind if taken is object else taken


def _alias(field: attrs.Attribute[object]) -> str:
    return field.alias or field.name


def type_faults(field: str, value: object, kind: object) -> Iterator[Reason]:
    """Yield why a value is not of a type, if it is not; of a collection, with the types of its members."""
    if not _test(kind)(value):
        yield _wrong_type(field, value, kind)


def _wrong_type(field: str, value: object, kind: object) -> Reason:
    return reason("wrong_type", field=field, found=_value_type_name(value, kind), wanted=_type_name(kind))


@cache
def _hints(one: Hashable) -> Mapping[str, object]:
    return MappingProxyType(get_type_hints(one))


def _each(parameter: inspect.Parameter, value: object) -> Iterable[object]:
    """Return the values of a parameter: each of those of `*name`."""
    return value if parameter.kind is parameter.VAR_POSITIONAL and isinstance(value, tuple) else (value,)


@cache
def _test(kind: Hashable) -> Test:
    """Return how values of a type are known; whatever the type does not say of a value passes."""
    origin, inner = get_origin(kind) or kind, get_args(kind)
    if isinstance(origin, TypeVar):
        return _test(origin.__bound__ or object)
    if origin in (Union, UnionType):
        tests = tuple(map(_test, inner))
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
        of_key, of_value = map(_test, inner)
        return lambda value: all(of_key(key) and of_value(one) for key, one in value.items())
    if not inner or origin not in _MANY:
        return None
    if origin is tuple and inner[-1] is not Ellipsis:
        tests = tuple(map(_test, inner))
        return lambda value: len(value) == len(tests) and all(test(one) for test, one in zip(tests, value, strict=True))
    member = _test(inner[0])
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
