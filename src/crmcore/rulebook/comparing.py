"""Two rulebooks side by side, in words: what was added, removed, changed, from which value to which, and the clauses that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, TypeVar

import attrs

from crmcore._arguments import typed
from crmcore.decision import Facts
from crmcore.errors import InvalidValue
from crmcore.messages import FactValue, Language, Names, Sayable, WordKind, render
from crmcore.policy.limits import Limit
from crmcore.reading import values
from crmcore.rulebook.comparing_days import day_differences
from crmcore.rulebook.comparing_law import law_differences, moves_at_once
from crmcore.rulebook.comparing_own_law import Sourced, beside_law
from crmcore.rulebook.differences import Difference, Lines, Pair, Path, Place, Step, differs, gone_and_come, of_both, reordered, whole, word
from crmcore.rulebook.edition import Edition, strands
from crmcore.rules.tables import FirstMatch
from crmcore.section import same_section

# Tables whose keys are names that the firm gave.
_NAMED: Final = frozenset({"calendars", "exceptions", "clocks", "regimes", "rules", "required", "needs"})

# What is clearer in words of its own than key by key.
_SAID_WHOLE: Final = frozenset({"when", "bands"})

T = TypeVar("T")

# The key that distinguishes the tables of a list: the first of these that each of them has.
_IDS: Final = ("id", "action", "kpi", "tier", "name")

# The keys of a tier rule besides its condition.
_BESIDE_CONDITION: Final = frozenset({"id", "tier", "clause", "ours"})


@attrs.frozen
class Comparison:
    """All that differs between two rulebooks, in the order of the sections, and whether open complaints continue under the new one.

    `pinned` is the section that open complaints are under; None unless both rulebooks have complaints. `strands` says that the new edition takes it
    away: its section has changed and its first day has not, so that the two cannot be loaded together. `law` are the regimes to which they are bound
    and whose content was changed in place: no section pins it.

    Clause: RULES-4.28
    """

    old: str
    new: str
    pinned: str | None
    same_section: bool
    differences: tuple[Difference, ...]
    strands: bool = False
    law: tuple[str, ...] = ()

    def text(self, lang: Language = Language.EN) -> str:
        """Return all of it, one difference per line."""
        facts = Facts({"old": self.old, "new": self.new, "was": self.pinned or ""})
        said = [one.text(lang) for one in self.differences] or [render("compare.same", {}, lang)]
        code = "compare.stays" if self.same_section else "compare.strands" if self.strands else "compare.pinned"
        last = () if self.pinned is None else (render(code, facts, lang),)
        behind = (render("compare.law_at_once", {"law": self.law}, lang),) if self.law else ()
        return "\n  ".join((render("compare.head", facts, lang), *said, *last, *behind))

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def compare(old: Edition, new: Edition) -> Comparison:
    """Return the differences of two editions in words: things with an id by their id, lists by their members, each with the clauses that it cites.

    Clause: RULES-4.28
    """
    keys = dict.fromkeys((*old.tables, *new.tables))
    told = {key: (old.tables.get(key), new.tables.get(key)) for key in keys if key != "days"}
    if "regimes" in told:
        told["regimes"] = beside_law(old, new, value_told)
    found = [one for key, both in told.items() for one in _Walk(old, new).at((Step(key),), *both, ())]
    found += day_differences(old, new)
    found += law_differences(old.law, new.law)  # what the rulebook itself changes in the law is under `[regimes]`
    was, now = (one.complaints.edition if one.has("complaints") else None for one in (old, new))
    if was is None or now is None:
        return Comparison(old.id, new.id, None, same_section=False, differences=tuple(found))
    return Comparison(old.id, new.id, was, same_section(was, now), tuple(found), strands(old, new), moves_at_once(old, new))


@attrs.frozen
class _Walk:
    """A walk through the tables of both, side by side."""

    old: Edition
    new: Edition

    def cited(self, table: object) -> tuple[str, ...]:
        """Return the clauses of a table, each so that it says what the firm calls it."""
        names = Names({**self.old.names.texts, **self.new.names.texts})
        return names.terms(WordKind.CLAUSES, _clauses(table))

    def at(self, path: Path, was: object, now: object, clauses: tuple[str, ...]) -> Iterator[Difference]:
        """Yield what differs at one place and below it."""
        if was == now:
            return
        clauses = self.cited(now) or self.cited(was) or clauses
        if was is None or now is None:
            yield _one_sided(path, was, now, clauses)
        elif path[-1].key in _SAID_WHOLE:
            yield differs(path, *self._said(path, was, now), clauses)
        elif isinstance(was, dict) and isinstance(now, dict):
            yield from self._tables(path, was, now, clauses)
        elif (ids := _ids(was, now)) is not None:
            yield from self._named(path, *ids, clauses)
        elif isinstance(was, tuple) and isinstance(now, tuple) and not any(isinstance(one, dict) for one in (*was, *now)):
            yield from _members(path, was, now, clauses)
        else:
            yield differs(path, *self._said(path, was, now), clauses)

    def _tables(self, path: Path, was: dict[str, object], now: dict[str, object], clauses: tuple[str, ...]) -> Iterator[Difference]:
        """Compare key by key, but the condition of a rule as a whole."""
        last = path[-1]
        tier = path[0].key == "segmentation" and last.key == "tiers"
        if tier and {k: v for k, v in was.items() if k not in _BESIDE_CONDITION} != {k: v for k, v in now.items() if k not in _BESIDE_CONDITION}:
            before, after = (condition_told(one.segmentation.tiers, last.name) for one in (self.old, self.new))
            yield differs((*path, Step("when")), before, after, clauses)
        for key in of_both(was, now):
            if not tier or key in _BESIDE_CONDITION:
                below = (*path[:-1], last.of(key)) if last.key in _NAMED and last.name is None else (*path, Step(key))
                yield from self.at(below, was.get(key), now.get(key), clauses)

    def _named(self, path: Path, was: dict[str, object], now: dict[str, object], clauses: tuple[str, ...]) -> Iterator[Difference]:
        """Compare tables by their ids, and then their order."""
        for id_ in of_both(was, now):
            yield from self.at((*path[:-1], path[-1].of(id_)), was.get(id_), now.get(id_), clauses)
        if reordered(was, now):
            yield Difference("compare.order", Place(path), None, tuple(word(one, path[-1].key) for one in now), clauses)

    def _said(self, path: Path, was: object, now: object) -> tuple[FactValue, FactValue]:
        """Return both values in words: limits by who may approve how much, conditions as sentences."""
        match path:
            case (*_, Step("limits", str(name)), Step("bands")):
                return authorities_told(self.old.policy.limits[name]), authorities_told(self.new.policy.limits[name])
            case (*_, Step("classes", name), Step("when")):
                return condition_told(self.old.complaints.classes, name), condition_told(self.new.complaints.classes, name)
        return value_told(was, path[-1].key), value_told(now, path[-1].key)


def authorities_told(limit: Limit) -> Lines:
    """Return who may approve how much, band by band."""
    return Lines(tuple(limit.authority(i) for i in range(len(limit.bands))))


def condition_told(rows: FirstMatch[T], id: str | None) -> Sayable:
    """Return when a rule of a table holds."""
    return next(row.when for row in rows.rows if row.id == id)


def _one_sided(path: Path, was: object, now: object, clauses: tuple[str, ...]) -> Difference:
    """Return what only one of them has: a value as such, a whole table by its name."""
    added, one, key = was is None, now if was is None else was, path[-1].key
    if isinstance(one, dict) or (isinstance(one, tuple) and any(isinstance(each, dict) for each in one)):
        return whole(path, added=added, clauses=clauses)
    return differs(path, None if added else value_told(one, key), value_told(one, key) if added else None, clauses)


def _members(path: Path, was: tuple[object, ...], now: tuple[object, ...], clauses: tuple[str, ...]) -> Iterator[Difference]:
    """Compare lists of words by their members, then by the order of those that both have."""
    key = path[-1].key
    yield from gone_and_come(path, was, now, lambda members: value_told(members, key), clauses)
    if reordered(was, now):
        yield Difference("compare.order", Place(path), None, value_told(now, key), clauses)


def _ids(was: object, now: object) -> tuple[dict[str, object], dict[str, object]] | None:
    """Return two lists of tables by the key that distinguishes them; None for lists of anything else."""
    if not isinstance(was, tuple) or not isinstance(now, tuple) or not all(isinstance(one, dict) for one in (*was, *now)):
        return None
    for key in _IDS:
        ids = [[str(one[key]) for one in tables if key in one] for tables in (was, now)]
        if all(len(set(found)) == len(tables) for found, tables in zip(ids, (was, now), strict=True)):
            return {_id_of(one[key]): one for one in was}, {_id_of(one[key]): one for one in now}
    return None


def _id_of(found: object) -> str:
    return found if isinstance(found, str) else str(found)  # a word that carries its name keeps it


def _clauses(table: object) -> tuple[str, ...]:
    clause = table.get("clause") if isinstance(table, Mapping) else None
    return tuple(one.strip() for one in clause.split(",")) if isinstance(clause, str) else ()


def value_told(value: object, key: str = "") -> FactValue:
    """Return the TOML value of a key as a fact of a message: lengths of time in words, terms in the reader's language."""
    match value:
        case bool() | int() | date() | Sourced():
            return value
        case str():
            try:
                return values.duration(value)
            except InvalidValue:
                return word(value, key)
        case tuple():
            return tuple(value_told(one, key) for one in value)
        case dict():
            # `days` is a number where amounts add up, and a list elsewhere.
            keys = {one: "days_within" if one == "days" and isinstance(inner, int) else one for one, inner in value.items()}
            pairs = tuple(Pair(keys[one], value_told(inner, one)) for one, inner in value.items())
            return Lines(pairs) if any(isinstance(inner, tuple) for inner in value.values()) else pairs
        case _:
            return str(value)
