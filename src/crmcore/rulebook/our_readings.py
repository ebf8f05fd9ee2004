"""What a rulebook decides where its documents are silent (`ours`): the place, the values chosen, their clauses, and why, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from crmcore.messages import Language, Names, Term, WordKind, say
from crmcore.rulebook.comparing import authorities_told, condition_told, value_told
from crmcore.rulebook.differences import Lines, Pair, Path, Place, Step
from crmcore.rulebook.edition import Edition

# What names a table among others; what says where it comes from; neither is a value that was chosen.
_NAMES: Final = ("id", "action", "kpi", "tier", "role", "clock")
# Tables whose keys are the names of the tables in them.
_NAMED: Final = (Step("clocks"), Step("needs"))
_SOURCES: Final = frozenset({"clause", "ours", "source", "owner", "duties", "path"})


@attrs.frozen(kw_only=True)
class OurReading:
    """One choice: where it stands, which values were chosen there, of which clauses, and what is said of it.

    Clause: RULES-4.28
    """

    place: Place
    values: tuple[Pair, ...]
    clauses: tuple[Term, ...]
    why: Term

    def row(self, lang: Language = Language.EN) -> tuple[str, str, str, str]:
        """Return it in one language: its clauses, the place, the values with their units, and why; empty is what it does not have."""
        return say(self.clauses, lang), self.place.say(lang), Lines(self.values).say(lang), say(self.why, lang)


def our_readings(edition: Edition) -> tuple[OurReading, ...]:
    """Return what an edition decides where its documents are silent, in the order of its text.

    Clause: RULES-4.28
    """
    return tuple(_walk(edition.tables, (), edition))


def _walk(node: object, path: Path, edition: Edition) -> Iterator[OurReading]:
    if isinstance(node, Mapping):
        if isinstance(why := node.get("ours"), str):
            yield OurReading(place=Place(path), values=tuple(_values(node, path, edition)), clauses=_clauses(node, edition.names), why=Term(why))
        for key, inner in node.items():
            if isinstance(inner, Mapping) and path and path[-1] in _NAMED:
                yield from _walk(inner, (*path[:-1], path[-1].of(key)), edition)
            elif isinstance(inner, Mapping):
                yield from _walk(inner, (*path, Step(key)), edition)
            elif isinstance(inner, tuple):
                for number, one in enumerate(inner, 1):
                    yield from _walk(one, (*path, Step(key, _name(one) or str(number))), edition)


def _values(table: Mapping[str, object], path: Path, edition: Edition) -> Iterator[Pair]:
    """Yield what was chosen in a table, key by key; tables inside with a note of their own are told by themselves."""
    step = path[-1]
    for key, value in table.items():
        if key in _SOURCES or key in _NAMES or _noted(value):
            continue
        if step.key == "limits" and key == "bands":
            yield Pair(key, authorities_told(edition.policy.limits[str(step.name)]))
        elif step.key == "classes" and key == "when":
            yield Pair(key, condition_told(edition.complaints.classes, step.name))
        elif step.key != "tiers":
            yield Pair(key, value_told(value, key))
    if step.key == "tiers":
        yield Pair("when", condition_told(edition.segmentation.tiers, str(table["id"])))


def _noted(value: object) -> bool:
    """Return whether a value has tables inside that say themselves where they come from."""
    if isinstance(value, Mapping):
        return any(key in value for key in ("ours", "clause")) or any(map(_noted, value.values()))
    return isinstance(value, tuple) and any(map(_noted, value))


def _name(table: object) -> str | None:
    found = [table[key] for key in _NAMES if isinstance(table, Mapping) and key in table]
    return found[0] if found and isinstance(found[0], str) else None


def _clauses(table: Mapping[str, object], names: Names) -> tuple[Term, ...]:
    clause = table.get("clause")
    return names.terms(WordKind.CLAUSES, (one.strip() for one in clause.split(","))) if isinstance(clause, str) else ()
