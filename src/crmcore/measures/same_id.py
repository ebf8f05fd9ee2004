"""The same id twice: what has an id is counted once where it is equal, and refused where two different things share it."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from itertools import chain, islice
from typing import TypeVar

import attrs

from crmcore.decision import reason
from crmcore.errors import InvalidValue

T = TypeVar("T")


def once(things: Iterable[T]) -> Iterator[T]:
    """Return each of many things once, in their order: of equal ones with the same id the first; what has no id is passed on as it is.

    A stream is never kept: of each thing 16 bytes stay. Raises `InvalidValue` naming each id that two different things share; in a stream the first,
    when it comes.
    """
    if isinstance(things, Collection):
        return _of_all(things)
    rows = iter(things)
    first = list(islice(rows, 1))
    if first and type(first[0]).__hash__ is None:
        return _of_all([*first, *rows])  # what cannot be told apart by a number has to be kept
    return _one_by_one(chain(first, rows))


def _id(thing: object) -> object:
    return getattr(thing, "id", None)


def _of_all(things: Collection[T]) -> Iterator[T]:
    if len({_id(one) for one in things}) == len(things):
        return iter(things)
    found: dict[object, T] = {}
    # What has no id is told apart by its place.
    keys = [place if (id_ := _id(one)) is None else (id_,) for place, one in enumerate(things)]
    twice = {_id(one): None for key, one in zip(keys, things, strict=True) if found.setdefault(key, one) != one}
    if twice:
        raise InvalidValue(*(reason("id_twice", id=str(id_)) for id_ in twice))
    return iter(found.values())


def _one_by_one(things: Iterable[T]) -> Iterator[T]:
    seen = Seen()
    for one in things:
        id_ = _id(one)
        before = None if id_ is None else seen.add(id_, mark := hash(one))
        if before is None:
            yield one
        elif before != mark:
            raise InvalidValue(reason("id_twice", id=str(id_)))


def digest(id: object) -> int:
    """Return an id as a whole number of 64 bits, the same in every process; never 0."""
    return int.from_bytes(blake2b(str(id).encode(), digest_size=8).digest(), "big") or 1


class Seen:
    """Which ids have been there, with a whole number for each: 16 bytes an id, in a table that is never more than half full."""

    __slots__ = ("_keys", "_marks", "_size")

    def __init__(self) -> None:
        """Create room for a few."""
        self._keys = array("Q", bytes(8 << 10))
        self._marks = array("q", bytes(8 << 10))
        self._size = 0

    def add(self, id: object, mark: int) -> int | None:
        """Return the number that an id came with before; None for a new id, which is added with this one."""
        return self._put(digest(id), mark)

    def _put(self, key: int, mark: int) -> int | None:
        keys, most = self._keys, len(self._keys) - 1
        place = key & most
        while found := keys[place]:
            if found == key:
                return self._marks[place]
            place = place + 1 & most
        keys[place], self._marks[place] = key, mark
        self._size += 1
        if self._size * 2 > most:
            self._grow()
        return None

    def _grow(self) -> None:
        keys, marks = self._keys, self._marks
        self._keys, self._marks, self._size = array("Q", bytes(16 * len(keys))), array("q", bytes(16 * len(keys))), 0
        for key, mark in zip(keys, marks, strict=True):
            if key:
                self._put(key, mark)

    def ids(self) -> Ids:
        """Return which ids they are."""
        return _packed(key for key in self._keys if key)


@attrs.frozen
class Ids:
    """Which ids were counted, as ascending whole numbers of 64 bits: 8 bytes an id, from which nobody's id can be read."""

    packed: bytes = attrs.field(default=b"", repr=False)

    def __len__(self) -> int:
        """Return how many they are."""
        return len(self.packed) // 8

    def shared(self, other: Ids) -> int:
        """Return how many ids are in both."""
        few, many = sorted((self, other), key=len)
        return len(set(_unpacked(few)).intersection(_unpacked(many)))

    def merge(self, other: Ids) -> Ids:
        """Return the ids of both."""
        return _packed({*_unpacked(self), *_unpacked(other)})


def _unpacked(ids: Ids) -> array[int]:
    found = array("Q")
    found.frombytes(ids.packed)
    return found


def _packed(numbers: Iterable[int]) -> Ids:
    return Ids(array("Q", sorted(numbers)).tobytes())
