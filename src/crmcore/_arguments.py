"""Arguments of a wrong type: where a function fails because of one, the caller is told which it is, and what would be right.

A type checker finds them before anything runs; whoever has none would see an error of our insides. What is right is read from the annotations, and
only once something has failed: a call that succeeds costs nothing more. What a host builds once, and uses later, is checked when it is built.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cache, wraps
from typing import ParamSpec, TypeVar, cast

from crmcore._every_fault import has_words, with_others
from crmcore._types import MISUSE_ERRORS, Test, checked_fields, hints_of, init_types, type_faults, wrong_type
from crmcore.decision import reason
from crmcore.errors import CrmCoreError, InvalidType, InvalidValue

P = ParamSpec("P")

T = TypeVar("T")


def typed(function: Callable[P, T]) -> Callable[P, T]:
    """Return the function, which raises `InvalidType` where it fails because of an argument of another type than its annotation says.

    Where an answer would leave the range of dates, the years 1 to 9999, it raises `InvalidValue`.
    """

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except (CrmCoreError, *MISUSE_ERRORS) as error:
            if not has_words(error):
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
            if not has_words(error) or not isinstance(error, InvalidValue):
                try:
                    _refuse(build, init_types(cast("Hashable", kind)), (self, *args), kwargs)
                except InvalidType as wrong:
                    raise with_others(wrong, kind, build, args, kwargs) from None
            else:
                raise with_others(error, kind, build, args, kwargs) from None
            raise
        _refuse_fields(self, kind)

    kind.__init__ = init  # type: ignore[assignment]
    return kind


def refuse_wrong_types(function: Callable[..., object], *args: object, **kwargs: object) -> None:
    """Raise `InvalidType`, naming each, where arguments of a function are of another type than its annotations say."""
    _refuse(function, hints_of(function), args, kwargs)


def refuse_wrong_fields(value: object) -> None:
    """Raise `InvalidType`, naming each, where fields of an event hold what is of another type than their annotations say.

    Who did it and when is checked where an event is built. A class whose types are known to type checkers only is taken as it is.
    """
    for name, _, _, test in _evidence(type(value)):  # type: ignore[arg-type]
        if not test(getattr(value, name)):
            _refuse_fields(value, type(value))


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
        wrong_type(alias, given, wanted)
        for name, alias, wanted, test in checked_fields(cast("Hashable", kind))
        if not test(given := getattr(value, name))
    )
    if found:
        raise InvalidType(*found)


@cache
def _evidence(kind: Hashable) -> tuple[tuple[str, str, object, Test], ...]:
    """Return the fields of an event but for who and when; none where its types are known to type checkers only."""
    try:
        return tuple(one for one in checked_fields(kind) if one[0] not in {"at", "by"})
    except NameError:
        return ()


def _each(parameter: inspect.Parameter, value: object) -> Iterable[object]:
    """Return the values of a parameter: each of those of `*name`."""
    return value if parameter.kind is parameter.VAR_POSITIONAL and isinstance(value, tuple) else (value,)
