"""The firm's own values in the law, `[regimes]`: where only one of two rulebooks has one, it is compared with what the law says in the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, cast

import attrs

from crmcore.messages import FactValue, Language, Term, render
from crmcore.rulebook.edition import Edition

Leaf: TypeAlias = tuple[str, ...]
Tables: TypeAlias = dict[str, object]


@attrs.frozen
class Sourced:
    """A value with whose it is: the law's, or the firm's own."""

    value: FactValue
    own: bool

    def say(self, lang: Language) -> str:
        """Return it in one language."""
        return render("compare.own_value" if self.own else "compare.law_value", {"value": self.value}, lang)


def beside_law(old: Edition, new: Edition, tell: Callable[[object], FactValue]) -> tuple[Tables, Tables]:
    """Return what both rulebooks say instead of the law, as tables by regime and rule; where one says nothing, with what the law says.

    `tell` makes a fact of a value as it is typed.
    """
    was, now = (dict(_leaves(one.tables.get("regimes", {}), ())) for one in (old, new))
    filled: tuple[Tables, Tables] = {}, {}
    for leaf in dict.fromkeys((*was, *now)):
        both = [was.get(leaf), now.get(leaf)]
        if None in both:
            laws = _law(old, leaf), _law(new, leaf)
            both = [law if one is None else one if law is None else Sourced(tell(one), own=True) for one, law in zip(both, laws, strict=True)]
        for tables, value in zip(filled, both, strict=True):
            _put(tables, leaf, value)
    return filled


def _leaves(table: object, path: Leaf) -> Iterator[tuple[Leaf, object]]:
    """Yield every value with its path; a rule stands under `rules` of its regime, as the law has it."""
    if not isinstance(table, Mapping):
        yield path, table
        return
    for key, inner in table.items():
        yield from _leaves(inner, (*path, "rules", key) if len(path) == 1 else (*path, key))


def _put(tables: Tables, leaf: Leaf, value: object) -> None:
    """Insert a value in its place, in tables that are made where they are not there yet; of None there are the tables only."""
    key, *below = leaf
    if below:
        inner = tables.setdefault(key, {})
        _put(cast("Tables", inner), tuple(below), value)
    elif value is not None:
        tables[key] = value


def _law(edition: Edition, leaf: Leaf) -> Sourced | None:
    """Return what the law says in a place where a firm may say something else; None where the law says nothing there."""
    regime, _, rule, *below = leaf
    found = edition.law.get(regime).rules.get(rule) if regime in edition.law.ids else None
    if found is None:
        return None
    steps: dict[str, FactValue] = {f"extensions.{one.id}.to": one.to for one in found.steps}
    steps |= {f"extensions.{one.id}.approvers": tuple(map(Term, one.approvers)) for one in found.steps}
    value = {"within": found.length, **steps}.get(".".join(below))
    return None if value is None else Sourced(value, own=False)
