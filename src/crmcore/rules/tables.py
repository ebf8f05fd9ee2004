"""First-match tables: the first row that holds wins, and the last holds for everyone, or the table is not built.

The answer names its row with what held, and every row above it with what it missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import attrs

from crmcore.decision import Reason
from crmcore.errors import RulebookError
from crmcore.rules.conditions import Condition
from crmcore.rules.evaluate import trace
from crmcore.rules.reach import table_faults

T = TypeVar("T")


@attrs.frozen
class Row(Generic[T]):
    """One rule: its id, when it holds, what it then gives, and the clause behind it."""

    id: str
    when: Condition
    then: T
    clause: str | None = None


@attrs.frozen
class Missed:
    """A row above the winning one: what it missed, and `enough`, the one change that alone would have been enough (None: it takes more)."""

    row: str
    reasons: tuple[Reason, ...]
    enough: Reason | None = None


@attrs.frozen
class Match(Generic[T]):
    """The row that won, why it holds, and the rows above it that were missed, from the top."""

    row: Row[T]
    why: tuple[Reason, ...]
    missed: tuple[Missed, ...] = ()


def _rows(rows: Iterable[Row[T]]) -> tuple[Row[T], ...]:
    return tuple(rows)


@attrs.frozen
class FirstMatch(Generic[T]):
    """A table of rules, read from the top; every subject gets exactly one row.

    Checked when built: raises `RulebookError` with every finding for duplicate ids, for a row that can never win (`shadowed`, `never_holds`),
    and for a table whose last row does not hold for everyone.
    """

    rows: tuple[Row[T], ...] = attrs.field(converter=_rows)

    def __attrs_post_init__(self) -> None:
        """Check the table."""
        if faults := table_faults([(row.id, row.when) for row in self.rows]):
            raise RulebookError(*faults)

    def __iter__(self) -> Iterator[Row[T]]:
        """Walk the rows from the top."""
        return iter(self.rows)

    def match(self, facts: attrs.AttrsInstance) -> Match[T]:
        """Return which row wins for a subject's facts, and why.

        Raises `InvalidValue` for a rule that names a fact which the subject's class does not declare.

        Clause: FIN-3.2
        """
        *above, last = self.rows
        missed: list[Missed] = []
        for row in above:
            found = trace(row.when, facts)
            if found.holds:
                return Match(row, found.reasons, tuple(missed))
            missed.append(Missed(row.id, found.reasons, found.enough))
        return Match(last, trace(last.when, facts).reasons, tuple(missed))  # it holds for everyone: checked when built
