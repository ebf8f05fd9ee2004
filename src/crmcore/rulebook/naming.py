"""A firm's names for its own words, read before everything else: each word then carries its name into whatever section reads it.

A table with an id has its name next to it, in one language or in both: `name = { en = "Team lead", zh = "班组长" }`. The name of a bare word in
a list is in `[names.<kind>]`: `mis_selling = { en = "mis-selling", zh = "误导销售" }`. A name changes no rule. A note `ours` may be
written in both languages too: `ours = { en = "the interval", zh = "周期" }`.
"""

from __future__ import annotations

from collections.abc import Iterator
from re import sub
from typing import Final

import attrs

from crmcore.clauses.catalogue import CLAUSES
from crmcore.complaints.rules.supervision import APPROVING, ROLES
from crmcore.messages import Names, Term, Text, WordKind
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader

# The places of words in a rulebook: `[]` is each entry of a list. Clocks are keys, and clauses are everywhere: see below.
PLACES: Final = (
    ("organisation.departments.[].id", WordKind.DEPARTMENTS),
    ("organisation.departments.[].path", WordKind.DEPARTMENTS),
    ("organisation.positions.[].department", WordKind.DEPARTMENTS),
    ("organisation.positions.[].id", WordKind.POSITIONS),
    ("organisation.positions.[].reports_to", WordKind.POSITIONS),
    ("organisation.positions.[].roles.[]", WordKind.ROLES),
    ("organisation.stand_ins.[].role", WordKind.ROLES),
    ("organisation.stand_ins.[].by.[]", WordKind.POSITIONS),
    ("segmentation.tiers.[].tier", WordKind.TIERS),
    ("benefits.[].tier", WordKind.TIERS),
    ("policy.limits.[].action", WordKind.ACTIONS),
    ("policy.limits.[].bands.[].position", WordKind.POSITIONS),
    ("policy.limits.[].bands.[].positions.[]", WordKind.POSITIONS),
    ("policy.limits.[].bands.[].chain.[]", WordKind.POSITIONS),
    ("policy.limits.[].window.together_with.[]", WordKind.ACTIONS),
    ("complaints.matters.[]", WordKind.MATTERS),
    ("complaints.demands.[]", WordKind.DEMANDS),
    ("complaints.channels.[]", WordKind.CHANNELS),
    ("complaints.products.[]", WordKind.PRODUCTS),
    ("complaints.entitlement.in_person.[]", WordKind.CHANNELS),
    ("complaints.crisis.reasons.[]", WordKind.REASONS),
    ("complaints.crisis.positions.[]", WordKind.POSITIONS),
    ("complaints.classes.[].id", WordKind.CLASSES),
    ("complaints.escalation.[].clock", WordKind.CLOCKS),
    ("complaints.escalation.[].tell.[]", WordKind.ROLES),
    ("complaints.follow_up.by", WordKind.ROLES),
)
# The tables with a `name` key for the word of another key.
NAMED: Final = (
    ("organisation.departments.[]", ("id", "path"), WordKind.DEPARTMENTS),
    ("organisation.positions.[]", ("id",), WordKind.POSITIONS),
    ("segmentation.tiers.[]", ("tier",), WordKind.TIERS),
    ("benefits.[]", ("tier",), WordKind.TIERS),
    ("complaints.classes.[]", ("id",), WordKind.CLASSES),
)
# The words that `[names]` may name: those of lists. Without a list of products any word may be one, and any word may be a cause.
LISTED: Final = tuple(one for one in WordKind if one not in {kind for _, _, kind in NAMED})
OPEN: Final = frozenset({WordKind.PRODUCTS, WordKind.CAUSES})
# Words of crmcore's own, which a firm may rename.
SHIPPED: Final[dict[WordKind, frozenset[str]]] = {WordKind.ROLES: APPROVING.union(ROLES), WordKind.CLAUSES: frozenset(CLAUSES)}
# The conditions in the table of classes compare these facts with words of these kinds.
COMPARED: Final = {
    "matter": WordKind.MATTERS,
    "channel": WordKind.CHANNELS,
    "product": WordKind.PRODUCTS,
    "tier": WordKind.TIERS,
}


@attrs.frozen(kw_only=True)
class NameTable:
    """A name: `{ en = "…", zh = "…" }`. A single language is shown to the readers of both."""

    en: str | None = None
    zh: str | None = None


@attrs.frozen
class _Spot:
    """One place of a word or a table: its container, its key there, and its key path."""

    holder: dict[str, object] | list[object]
    key: str | int
    path: str

    @property
    def value(self) -> object:
        return self.holder[self.key]  # type: ignore[index]

    def put(self, value: object) -> None:
        self.holder[self.key] = value  # type: ignore[index]


def naming(tables: dict[str, object], reader: Reader) -> Names:
    """Remove the names from a rulebook's tables, attach each to its words, and return them; what is wrong with one is then on the reader's list.

    The tables themselves are changed: afterwards they have the same content without names. What is wrong with anything else is left to its section.
    """
    _name_notes(tables, reader, "")
    named = [*_beside(tables, reader), *_listed(tables, reader)]
    texts: dict[tuple[WordKind, str], Text] = {}
    for kind, word, text, path in named:
        if texts.setdefault((kind, word), text) != text:
            reader.fault("names.twice", path, word=word)
    names = Names(texts)
    if texts:
        for spot, kind in _words(tables):
            spot.put(names.term(kind, str(spot.value)))
        _name_clocks(tables, names)
        _name_clauses(tables, names)
    return names


def _name_notes(node: object, reader: Reader, path: str) -> None:
    """Rewrite each note `ours` in two languages as a text that says both; one that is a lone text stays as it is."""
    if isinstance(node, dict):
        for key, inner in node.items():
            if key == "ours" and isinstance(inner, dict):
                text = _text(inner, reader, at(path, key))
                node[key] = "" if text is None else Term(text.en, text)
            else:
                _name_notes(inner, reader, at(path, key))
    elif isinstance(node, list):
        for i, inner in enumerate(node):
            _name_notes(inner, reader, at(path, i))


def name_key(path: str) -> tuple[str, ...]:
    """Return the key that names the table at a path, which is read before all others; none where a table has no name of its own."""
    return ("name",) if sub(r"\[\d+\]", ".[]", path) in {place for place, _, _ in NAMED} else ()


def _beside(tables: dict[str, object], reader: Reader) -> Iterator[tuple[WordKind, str, Text, str]]:
    """Yield the names of tables with an id, and remove them."""
    for place, keys, kind in NAMED:
        for spot in _spots(tables, place):
            if isinstance(table := spot.value, dict) and "name" in table:
                path = at(spot.path, "name")
                text = _text(table.pop("name"), reader, path)
                for word in (table.get(key) for key in keys):
                    if text is not None and isinstance(word, str):
                        yield kind, word, text, path


def _listed(tables: dict[str, object], reader: Reader) -> Iterator[tuple[WordKind, str, Text, str]]:
    """Yield the names in `[names]`, and remove them."""
    for kind, raw in reader.table(tables.pop("names", {}), "names").items():
        where = at("names", kind)
        if not reader.known("unknown_key", kind, LISTED, where):
            continue
        listed = [*_spots(tables, f"complaints.{kind}.[]")]
        used, free = _used(tables, WordKind(kind)), SHIPPED.get(WordKind(kind), frozenset())
        for word, said in reader.table(raw, where).items():
            text = _text(said, reader, at(where, word))
            fits = (WordKind(kind) in OPEN and not listed) or word in free or reader.known("names.unknown_word", word, used, at(where, word))
            if fits and text is not None:
                yield WordKind(kind), word, text, at(where, word)


def _text(raw: object, reader: Reader, path: str) -> Text | None:
    read = reader.read(NameTable, raw, path)
    if read is None:
        return None
    en, zh = read.en or read.zh, read.zh or read.en
    if en is None or zh is None:
        reader.fault("names.empty", path)
        return None
    return Text(en=en, zh=zh)


def _used(tables: dict[str, object], kind: WordKind) -> frozenset[str]:
    """Return the words of a kind in the rulebook."""
    if kind is WordKind.CLAUSES:
        return frozenset(one.strip() for spot in _clauses(tables, "") for one in str(spot.value).split(","))
    if kind is WordKind.CLOCKS:
        return frozenset(key for spot in _clocks(tables) for key in _keys(spot.value))
    return frozenset(str(spot.value) for spot, other in _words(tables) if other is kind)


def _words(tables: dict[str, object]) -> Iterator[tuple[_Spot, WordKind]]:
    """Walk every word of a rulebook with its kind; clocks are keys, and handled separately."""
    for place, kind in PLACES:
        yield from ((spot, kind) for spot in _spots(tables, place) if isinstance(spot.value, str))
    for when in _spots(tables, "complaints.classes.[].when"):
        yield from _compared(when.value, when.path)


def _spots(node: object, place: str, path: str = "") -> Iterator[_Spot]:
    """Walk the places of a pattern as far as the tables have them."""
    step, _, rest = place.partition(".")
    if step == "[]":
        found = [_Spot(node, i, at(path, i)) for i in range(len(node))] if isinstance(node, list) else []
    else:
        found = [_Spot(node, step, at(path, step))] if isinstance(node, dict) and step in node else []
    for spot in found:
        if rest:
            yield from _spots(spot.value, rest, spot.path)
        else:
            yield spot


def _compared(node: object, path: str) -> Iterator[tuple[_Spot, WordKind]]:
    """Walk the words that a condition compares a fact with."""
    if not isinstance(node, dict):
        return
    kind = COMPARED.get(str(node.get("fact")))
    if kind is not None:
        spots = [*_spots(node, "is", path), *_spots(node, "one_of.[]", path)]
        yield from ((spot, kind) for spot in spots if isinstance(spot.value, str))
    for place in ("any.[]", "all.[]", "not"):
        for inner in _spots(node, place, path):
            yield from _compared(inner.value, inner.path)


def _clocks(tables: dict[str, object]) -> Iterator[_Spot]:
    return _spots(tables, "complaints.classes.[].clocks")


def _keys(table: object) -> list[str]:
    return list(table) if isinstance(table, dict) else []


def _name_clocks(tables: dict[str, object], names: Names) -> None:
    for spot in _clocks(tables):
        if isinstance(table := spot.value, dict):
            spot.put({names.term(WordKind.CLOCKS, key): clock for key, clock in table.items()})


def _name_clauses(tables: dict[str, object], names: Names) -> None:
    if names.of(WordKind.CLAUSES):
        for spot in _clauses(tables, ""):
            spot.put(names.clauses(str(spot.value)))


def _clauses(node: object, path: str) -> Iterator[_Spot]:
    """Walk every `clause` of a rulebook."""
    if isinstance(node, dict):
        if isinstance(node.get("clause"), str):
            yield _Spot(node, "clause", at(path, "clause"))
        for key, inner in node.items():
            yield from _clauses(inner, at(path, key))
    elif isinstance(node, list):
        for i, inner in enumerate(node):
            yield from _clauses(inner, at(path, i))
