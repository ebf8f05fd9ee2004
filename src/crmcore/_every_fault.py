"""All that is wrong with what a class is built with: each field by itself, and then what fields say together.

What is read field by field stops at the first that cannot be read. So the class is built again, with sound values in place of those that are not, and
what it then says of the others is told too.
"""

from __future__ import annotations

import inspect
from collections import abc
from collections.abc import Callable, Collection, Hashable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import wraps
from types import MappingProxyType, UnionType
from typing import Final, TypeVar, Union, cast, get_args, get_origin

import attrs

from crmcore._types import MISUSE_ERRORS, Test, checked_fields, init_types, test_of, wrong_type
from crmcore.decision import Reason
from crmcore.errors import CrmCoreError, InvalidType, InvalidValue

T = TypeVar("T")

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
            raise with_others(error, kind, build, args, kwargs) from None

    kind.__init__ = init  # type: ignore[assignment]
    return kind


def with_others(
    error: InvalidValue, kind: type[object], build: Callable[..., None], args: tuple[object, ...], kwargs: Mapping[str, object]
) -> InvalidValue:
    """Return the error with all other faults of the same values: what is read field by field stops at the first that cannot be read."""
    given = {**dict(zip(inspect.signature(kind).parameters, args, strict=False)), **kwargs}
    fields = {alias: (name, wanted, test) for name, alias, wanted, test in checked_fields(cast("Hashable", kind)) if alias in given}
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
        taken = init_types(cast("Hashable", kind))[alias]
        return InvalidType(wrong_type(alias, value, wanted if test_of(taken)(value) else taken))
    return None if test(read) else InvalidType(wrong_type(alias, read, wanted))


def _faults_told(kind: type[object], build: Callable[..., None], given: Mapping[str, object]) -> tuple[Reason, ...]:
    """Return the class's own reasons against these values; none where it takes them, or fails without words for it."""
    try:
        build(kind.__new__(kind), **given)
    except InvalidValue as error:
        return error.reasons if has_words(error) else ()
    except (CrmCoreError, *MISUSE_ERRORS):
        pass
    return ()


def _stand_ins(kind: object, *, deep: int = 2) -> tuple[object, ...]:
    """Return sample values of a type, of which callers take the first and the last; None where none can be made from nothing.

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
    must = {alias: wanted for name, alias, wanted, _ in checked_fields(kind) if fields[name].default is attrs.NOTHING}
    try:
        return kind(**{alias: _stand_ins(wanted, deep=deep)[which] for alias, wanted in must.items()})
    except (CrmCoreError, *MISUSE_ERRORS):
        return None


def has_words(error: Exception) -> bool:
    """Return whether an error is one of ours that has words: not where it quotes a value of which messages can say nothing."""
    if not isinstance(error, CrmCoreError):
        return False
    try:
        error.text()
    except MISUSE_ERRORS:
        return False
    return True
