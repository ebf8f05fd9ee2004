"""Takes each guard of law away, one at a time, and counts how often the checks of `tests/complaints/test_law` notice: `python -m tests.house.drop_law`.

From each row of each shipped table; and from the law of each event as a table in TOML gets it. It ends with 1 where a drop goes unseen.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import MappingProxyType
from unittest.mock import patch

import attrs

from crmcore.complaints import LIFECYCLES, VOCABULARY
from crmcore.errors import RulebookError
from crmcore.lifecycles import explain
from crmcore.lifecycles.transitions import name_of
from crmcore.rulebook import load_lifecycles
from tests.complaints.law_cases import Row, Table, broken, codes, lawless


def noticed(table: Table, row: Row, guard: str, whole: Table | None = None) -> bool:
    """Answer whether the check of one guard on one row fails.

    Or, where another guard says the same of the event, whether a button that was blocked is now open: against the `whole` table, which has the guard.
    """
    case, event, wanted, rules = broken(table, row, guard)
    if codes(table, case, event, rules) != wanted:
        return True
    buttons = [explain(one, case, event.by, event.at, rules) for one in (table, whole or table)]
    return buttons[0] != buttons[1]


def from_shipped() -> Iterator[tuple[str, bool]]:
    """Take each guard from each row of the shipped tables."""
    for table in LIFECYCLES.values():
        for number, row in enumerate(table.transitions):
            for guard in row.law:
                less = attrs.evolve(row, law=tuple(one for one in row.law if one is not guard))
                patched = attrs.evolve(table, transitions=(*table.transitions[:number], less, *table.transitions[number + 1 :]))
                yield f"{table.name} {row.id} {name_of(guard)}", noticed(patched, less, name_of(guard), table)


def from_toml() -> Iterator[tuple[str, bool]]:
    """Take each guard from what is law about an event, and read the tables again as a firm writes them."""
    text = "\n".join(map(lawless, LIFECYCLES.values()))
    for name, rule in VOCABULARY.events.items():
        for guard in rule.law:
            less = attrs.evolve(rule, law=tuple(one for one in rule.law if one is not guard))
            events = MappingProxyType({**VOCABULARY.events, name: less})
            with patch("crmcore.rulebook.sections.lifecycles.VOCABULARY", attrs.evolve(VOCABULARY, events=events)):
                try:
                    tables = tuple(load_lifecycles(text).values())
                except RulebookError:  # some law keeps what is owed: without it the tables do not even load
                    yield f"{name} {name_of(guard)}", True
                    continue
            for table in tables:
                for row in table.transitions:
                    if row.event is rule.event:
                        yield f"{table.name} {row.id} {name_of(guard)}", noticed(table, row, name_of(guard))


def main() -> int:
    """Print how many drops were noticed, and each that was not."""
    unseen = 0
    for where, drops in (("shipped tables", from_shipped()), ("tables in TOML", from_toml())):
        found = list(drops)
        missed = [one for one, seen in found if not seen]
        print(f"{where}: {len(found) - len(missed)} of {len(found)} drops noticed")  # noqa: T201 - a script run by hand
        for one in missed:
            print(f"  not noticed: {one}")  # noqa: T201
        unseen += len(missed)
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main())
