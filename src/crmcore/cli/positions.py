"""The position of a key path in a TOML text: line and column, both counted from 1, in characters.

For a number, a text, a date it is where the value begins; for a list or an inline table its key; for a `[table]` its line; for an item of a list
where it begins. For a path that the text does not have, such as that of a missing key, it is that of the nearest part above it. A section that is
absent is nowhere, unless a table looks like its name misspelt.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from crmcore.rules.facts import nearest

if TYPE_CHECKING:
    from tree_sitter import Node

Step: TypeAlias = str | int
Place: TypeAlias = tuple[int, int]

_STEP: Final = re.compile(r'"(?P<quoted>(?:[^"\\]|\\.)*)"|\[(?P<index>\d+)\]|(?P<bare>[^."\[\]]+)')
_CONTAINERS: Final = frozenset({"array", "inline_table"})


def steps(path: str) -> tuple[Step, ...]:
    """Return the steps of a key path: `segmentation.tiers[1]."the fact"` is `("segmentation", "tiers", 1, "the fact")`."""
    return tuple(
        int(one["index"]) if one["index"] is not None else one["bare"] or re.sub(r"\\(.)", r"\1", one["quoted"]) for one in _STEP.finditer(path)
    )


@attrs.frozen
class Positions:
    """The places of every key path of one text."""

    places: Mapping[tuple[Step, ...], Place]

    @classmethod
    def of(cls, text: str) -> Positions:
        """Return the places of a text that `tomllib` has read."""
        return cls(_Finder.of(text).places)

    def place(self, path: str) -> Place | None:
        """Return the place of a key path, or of the nearest part above it; None if the text has no part of it."""
        whole = steps(path)
        return next((self.places[whole[:n]] for n in range(len(whole), 0, -1) if whole[:n] in self.places), None)

    def misspelt(self, path: str, known: Container[str]) -> Place | None:
        """Return the place of the top-level key, none of `known`, that the first step of a path was probably misspelt as; None if none is near."""
        top = tuple(key for key, *below in self.places if not below and isinstance(key, str) and key not in known)
        near = next((near for one in steps(path)[:1] if (near := nearest(str(one), top)) is not None), None)
        return None if near is None else self.places[near,]


def words_of(text: str, path: tuple[Step, ...]) -> tuple[tuple[int, int], ...]:
    """Return every occurrence of a key path's last name, as start and end byte in the UTF-8 text: a table's name may be in several headers."""
    finder = _Finder.of(text)
    return tuple((word.start_byte, word.end_byte) for found, word in finder.names if found == path)


@attrs.frozen
class _Finder:
    lines: list[bytes]
    places: dict[tuple[Step, ...], Place] = attrs.field(factory=dict)
    lengths: dict[tuple[Step, ...], int] = attrs.field(factory=dict)
    names: list[tuple[tuple[Step, ...], Node]] = attrs.field(factory=list)

    @classmethod
    def of(cls, text: str) -> _Finder:
        """Walk a whole text."""
        import tree_sitter
        import tree_sitter_toml

        raw = text.encode()
        tree = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language())).parse(raw)
        made = cls(raw.split(b"\n"))
        for one in tree.root_node.named_children:
            if one.type == "pair":
                made.pair(one, ())
            elif one.type in {"table", "table_array_element"}:
                made.table(one)
        return made

    def table(self, node: Node) -> None:
        key, *rest = (one for one in node.named_children if one.type != "comment")
        path: tuple[Step, ...] = ()
        *above, last = _names(key)
        for name, word in above:
            path = (*path, name)
            self.names.append((path, word))
            self.put(path, node)
            path = self.latest(path)
        path = (*path, last[0])
        self.names.append((path, last[1]))
        self.put(path, node)
        if node.type == "table_array_element":
            self.lengths[path] = self.lengths.get(path, 0) + 1
        path = self.latest(path)
        self.put(path, node)
        for one in rest:
            self.pair(one, path)

    def latest(self, path: tuple[Step, ...]) -> tuple[Step, ...]:
        """Return the last table of a list of tables, so that `[tiers.x]` belongs to the `[[tiers]]` above it."""
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def pair(self, node: Node, path: tuple[Step, ...]) -> None:
        parts = [one for one in node.named_children if one.type != "comment"]
        key, value = parts
        for name, word in _names(key):
            path = (*path, name)
            self.names.append((path, word))
            self.put(path, key)
        if value.type in _CONTAINERS:
            self.inside(value, path)
        else:
            self.places[path] = self.at(value)

    def inside(self, value: Node, path: tuple[Step, ...]) -> None:
        items = [one for one in value.named_children if one.type != "comment"]
        if value.type == "inline_table":
            for one in items:
                self.pair(one, path)
        else:
            for i, one in enumerate(items):
                self.put((*path, i), one)
                if one.type in _CONTAINERS:
                    self.inside(one, (*path, i))

    def put(self, path: tuple[Step, ...], node: Node) -> None:
        self.places.setdefault(path, self.at(node))

    def at(self, node: Node) -> Place:
        row, column = node.start_point
        return row + 1, len(self.lines[row][:column].decode()) + 1


def _names(key: Node) -> Iterator[tuple[str, Node]]:
    """Walk the names of a key, dotted or not, as `tomllib` reads them, each with its node in the text."""
    if key.type == "dotted_key":
        for one in key.named_children:
            yield from _names(one)
        return
    ((name, _),) = tomllib.loads(f"{(key.text or b'').decode()} = 0").items()
    yield name, key
