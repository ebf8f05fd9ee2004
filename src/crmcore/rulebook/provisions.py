"""The source of each rule in a rulebook: the clauses it carries out, and what in it is our own reading of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from crmcore.reading.paths import at


@attrs.frozen(kw_only=True)
class Provision:
    """One place in a rulebook that names its clauses, or states what in it is a choice that the clauses leave open (`ours`).

    Clause: RULES-4.28
    """

    path: str
    clauses: tuple[str, ...]
    ours: str | None


def provisions(table: object, path: str = "") -> Iterator[Provision]:
    """Walk a rulebook as `tomllib` reads it, and yield every table that has a `clause` or an `ours`, in the order of the text."""
    if isinstance(table, Mapping):
        clause, ours = table.get("clause"), table.get("ours")
        if isinstance(clause, str) or isinstance(ours, str):
            clauses = tuple(one.strip() for one in clause.split(",")) if isinstance(clause, str) else ()
            yield Provision(path=path, clauses=clauses, ours=ours if isinstance(ours, str) else None)
        for key, inner in table.items():
            yield from provisions(inner, at(path, key))
    elif isinstance(table, list):
        for i, inner in enumerate(table):
            yield from provisions(inner, at(path, i))
