"""Mappings that cannot change, so that rules are values all the way down: read like a dict and as fast, equal to one, hashable, picklable.

`types.MappingProxyType` shows the dict of whoever made it, and can neither be hashed nor pickled.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NoReturn, TypeVar, cast

import attrs

K = TypeVar("K")
V = TypeVar("V")


class FrozenMap(dict[K, V]):
    """A copy of a mapping that refuses to be changed."""

    __slots__ = ("_hash",)
    _hash: int

    def __hash__(self) -> int:  # type: ignore[override]  # a dict has none
        """Return the hash of its items, in whatever order; it is computed once."""
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(frozenset(self.items()))
            return self._hash

    def __reduce__(self) -> tuple[type[FrozenMap[K, V]], tuple[dict[K, V]]]:
        """Return how to pickle and copy it: as a plain dict."""
        return type(self), (dict(self),)

    def _refuse(self, *_args: object, **_kwargs: object) -> NoReturn:
        msg = "rules cannot be changed in place; build new ones, e.g. with `attrs.evolve`"
        raise TypeError(msg)

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse


def frozen_fields(_: type, fields: list[attrs.Attribute[object]]) -> list[attrs.Attribute[object]]:
    """Return the fields of a class, those of mappings, tuples and sets kept as copies that cannot change; for `attrs.frozen(field_transformer=…)`.

    A converter of each field would do the same, but would hide from type checkers what may be given.
    """
    return [_kept(one) for one in fields]


def _kept(field: attrs.Attribute[object]) -> attrs.Attribute[object]:
    kept = next((keep for start, keep in _KEPT.items() if str(field.type).startswith(start)), None)
    return field if kept is None or field.converter is not None or not field.init else field.evolve(converter=kept)


def _map(given: object) -> object:
    return FrozenMap(given) if isinstance(given, Mapping) and not isinstance(given, FrozenMap) else given


def _tuple(given: object) -> object:
    return tuple(given) if isinstance(given, list) else given


def _set(given: object) -> object:
    return frozenset(given) if isinstance(given, set) else given


# By how the annotation of a field begins. What is of another kind is kept as it is: whether it fits, other checks say.
_KEPT: Final = {"Mapping[": _map, "tuple[": _tuple, "frozenset[": _set}


def frozen_tables(tables: Mapping[str, object]) -> Mapping[str, object]:
    """Return tables of TOML as ones that cannot change: lists are tuples in them."""
    return cast("Mapping[str, object]", _frozen(tables))


def _frozen(value: object) -> object:
    if isinstance(value, FrozenMap):
        return value
    if isinstance(value, Mapping):
        return FrozenMap({key: _frozen(one) for key, one in value.items()})
    return tuple(_frozen(one) for one in value) if isinstance(value, list | tuple) else value
