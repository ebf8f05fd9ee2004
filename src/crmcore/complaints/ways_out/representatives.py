"""A firm of thousands as a small one: of those who differ in nothing but their id, and of units that are built alike, a few stand for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Final, TypeAlias

import attrs

from crmcore.organisation import Staff

# So many of one kind are kept. No step asks for more persons than these who are not the same; three units are the one complained about, another, and
# one more beside both.
PERSONS: Final = 4
UNITS: Final = 3

# What people have in common who are told apart by their id alone: their positions, and whether they are there.
_Post: TypeAlias = tuple[frozenset[str], bool]


@attrs.define
class _Unit:
    """A unit of the tree: who works in it, by what they have in common, and the units directly below it."""

    posts: dict[_Post, list[Staff]] = attrs.field(factory=lambda: defaultdict(list))
    below: dict[str, _Unit] = attrs.field(factory=lambda: defaultdict(_Unit))


def representatives(staff: Iterable[Staff], away: Collection[str] = ()) -> tuple[Staff, ...]:
    """Return a part of the staff in which everybody can do what somebody can do in the whole, and nobody more.

    Of people in one unit with the same positions four are kept, of units below the same one that are built alike three; who is away is another kind.
    """
    return _folded(_tree(staff, away), {})[1]


def kinds_of_units(staff: Iterable[Staff], away: Collection[str] = ()) -> Mapping[str, Hashable]:
    """Return the kind of each unit that has staff in it or below it, by path, from the top down: the same for units below the same that are alike."""
    found: dict[str, Hashable] = {}
    shapes: dict[Hashable, int] = {}
    todo: list[tuple[str, Hashable, _Unit]] = [("", (), _tree(staff, away))]
    for path, kind, unit in todo:  # it grows while it is walked
        for name, one in unit.below.items():
            below = f"{path}/{name}".removeprefix("/")
            found[below] = (kind, _folded(one, shapes)[0])
            todo.append((below, found[below], one))
    return found


def _tree(staff: Iterable[Staff], away: Collection[str]) -> _Unit:
    top, absent = _Unit(), frozenset(away)
    for one in staff:
        unit = top
        for name in filter(None, one.unit.split("/")):
            unit = unit.below[name]
        if len(same := unit.posts[frozenset(one.positions), one.id in absent]) < PERSONS:
            same.append(one)
    return top


def _folded(unit: _Unit, shapes: dict[Hashable, int]) -> tuple[int, tuple[Staff, ...]]:
    """Return the number of a unit's shape, which units built alike share, and whom of it to keep."""
    kept = [one for same in unit.posts.values() for one in same]
    alike: Mapping[int, list[tuple[Staff, ...]]] = defaultdict(list)
    for one in unit.below.values():
        shape, people = _folded(one, shapes)
        if len(alike[shape]) < UNITS:
            alike[shape].append(people)
    kept += [one for units in alike.values() for people in units for one in people]
    posts = frozenset((post, len(same)) for post, same in unit.posts.items())
    built = (posts, frozenset((below, len(units)) for below, units in alike.items()))
    return shapes.setdefault(built, len(shapes)), tuple(kept)
