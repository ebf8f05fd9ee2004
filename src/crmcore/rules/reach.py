"""Can this row ever win? An exact answer for conditions over single facts, with an example; or none at all, never a false alarm.

Every comparison divides the values of its fact into a few cells (below the limit, at it, above it, not known …) within which no rule of the table
changes its mind. So one value of each cell is enough, and the search tries those, giving up a branch as soon as it is decided. Where a table is too
tangled for the number of steps allowed, nothing is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, TypeAlias

import attrs

from crmcore.decision import Finding, finding
from crmcore.messages import say
from crmcore.money import Money
from crmcore.rules.conditions import All, AnyOf, Condition, Everyone, Known, Missing, Not, OneOf, facts_in, leaves
from crmcore.rules.evaluate import leaf_holds
from crmcore.rules.facts import FactSpec, Value, kind_of

Sample: TypeAlias = Mapping[str, Value | None]
STEPS: Final = 5_000

# What is reported of a row that never wins: the rows above take all of its cases, or it has none.
NEVER_WINS: Final = frozenset({"shadowed", "never_holds"})


class Undecided(Exception):
    """The search was given up, or the values do not compare."""


def table_faults(rows: Sequence[tuple[str, Condition]], specs: Mapping[str, FactSpec] | None = None, path: str = "rows") -> tuple[Finding, ...]:
    """Return what is wrong with a table of (id, condition), read from the top: duplicate ids, rows that never win, no last row for everyone.

    With `specs`, ranges and choices of the facts count too: a row that only impossible facts would reach is reported.
    """
    if not rows:
        return (finding("no_rows", path),)
    found = []
    for i, (row, _) in enumerate(rows):
        if row in [one for one, _ in rows[:i]]:
            found.append(finding("duplicate_row", f"{path}[{i}].id", id=str(row)))  # two names may be meant by it
        found += _never_wins(rows[: i + 1], specs or {}, f"{path}[{i}]")
    if not isinstance(rows[-1][1], Everyone):
        found.append(finding("no_default", f"{path}[{len(rows) - 1}]", id=rows[-1][0]))
    return tuple(found)


def _never_wins(rows: Sequence[tuple[str, Condition]], specs: Mapping[str, FactSpec], path: str) -> Iterator[Finding]:
    """Yield a finding on the last of these rows if the others leave nothing to it."""
    *above, (row, when) = rows
    try:
        cells = cells_of([one for _, one in rows], specs)
        if satisfy(when, [one for _, one in above], cells) is not None:
            return
        sample = satisfy(when, [], cells)
        if sample is None:
            yield finding("never_holds", path, id=row, condition=when)
            return
        takers = [i for i, (_, one) in enumerate(above) if satisfy(All((when, one)), [each for _, each in above[:i]], cells) is not None]
    except Undecided:
        return
    yield finding("shadowed", path, id=row, by=tuple(above[i][0] for i in takers), sample=say_sample(sample) or None)


def say_sample(sample: Sample) -> str:
    """Return facts on one line: `claimed_amount = 100,000.00 CNY, score not known`."""
    return ", ".join(f"{name} not known" if value is None else f"{name} = {say(value)}" for name, value in sorted(sample.items()))


@attrs.define
class _Steps:
    """How many steps are left."""

    left: int

    def take(self) -> None:
        if self.left == 0:
            raise Undecided
        self.left -= 1


def satisfy(true: Condition, false: Sequence[Condition], cells: Mapping[str, Sequence[Value | None]], given: Sample | None = None) -> Sample | None:
    """Return facts for which one condition holds and none of the others does; None when there are none.

    `cells` has the values to try for each fact; `given` fixes some. The sample holds only the facts that mattered. Raises `Undecided` when the
    search takes too many steps.
    """
    return _satisfy(true, false, cells, dict(given or {}), _Steps(STEPS))


def _satisfy(
    true: Condition, false: Sequence[Condition], cells: Mapping[str, Sequence[Value | None]], so_far: Sample, steps: _Steps
) -> Sample | None:
    steps.take()
    answer, others = _so_far(true, so_far), [(one, _so_far(one, so_far)) for one in false]
    if answer is False or any(each is True for _, each in others):
        return None
    undecided = true if answer is None else next((one for one, each in others if each is None), None)
    if undecided is None:
        return so_far
    fact = next(leaf.fact for leaf in leaves(undecided) if leaf.fact not in so_far)
    for value in cells[fact]:
        if (sample := _satisfy(true, false, cells, {**so_far, fact: value}, steps)) is not None:
            return sample
    return None


def _so_far(condition: Condition, known: Sample) -> bool | None:
    """Return whether a condition holds, from some of the facts; None while it depends on the others."""
    match condition:
        case Everyone():
            return True
        case Not(part):
            answer = _so_far(part, known)
            return None if answer is None else not answer
        case All(parts) | AnyOf(parts):
            answers = {_so_far(part, known) for part in parts}
            decides = isinstance(condition, AnyOf)
            return decides if decides in answers else None if None in answers else not decides
        case _:
            return leaf_holds(condition, known[condition.fact]) if condition.fact in known else None


def cells_of(conditions: Sequence[Condition], specs: Mapping[str, FactSpec]) -> Mapping[str, Sequence[Value | None]]:
    """Return one value out of each cell of each fact that the conditions refer to; None means not known.

    Raises `Undecided` where the values of one fact are not of one kind and currency, or not of the kind its spec states.
    """
    values: dict[str, list[Value]] = {name: [] for one in conditions for name in facts_in(one)}
    for leaf in (leaf for one in conditions for leaf in leaves(one)):
        if not isinstance(leaf, Known | Missing):
            values[leaf.fact] += leaf.values if isinstance(leaf, OneOf) else [leaf.value]
    return {name: _cells(said, specs.get(name)) for name, said in values.items()}


def _cells(values: Sequence[Value], spec: FactSpec | None) -> Sequence[Value | None]:
    missing: tuple[None, ...] = (None,) if spec is None or spec.optional else ()
    kinds = {kind_of(value) for value in values} | ({spec.kind} if spec else set())
    if not values:
        return ("anything", *missing)  # only whether it is known matters
    if len(kinds) != 1:
        raise Undecided
    match values[0]:
        case bool():
            return (True, False, *missing)
        case str():
            choices = spec.choices if spec else ()
            others = [one for one in choices if one not in values][:1] if choices else ["".join(str(one) for one in values) + "…"]
            return (*dict.fromkeys(values), *others, *missing)
        case Money(_, currency):
            if len({one.currency for one in values if isinstance(one, Money)}) != 1:
                raise Undecided
            low, high = ((None if one is None else Money(one, currency).minor) for one in (_low(spec), _high(spec)))
            minors = [one.minor for one in values if isinstance(one, Money)]
            return (*(Money.of_minor(one, currency) for one in _points(minors, low, high)), *missing)
        case date():
            days = [one.toordinal() for one in values if isinstance(one, date)]
            return (*(date.fromordinal(one) for one in _points(days, 1, date.max.toordinal())), *missing)
    return (*_points([one for one in values if isinstance(one, int)], _low(spec), _high(spec)), *missing)


def _low(spec: FactSpec | None) -> int | None:
    return spec.low if spec else None


def _high(spec: FactSpec | None) -> int | None:
    return spec.high if spec else None


def _points(limits: Sequence[int], low: int | None, high: int | None) -> list[int]:
    """Return each limit, and one whole number of each gap before, between and after them, as far as they are within the range."""
    ordered = sorted(set(limits))
    below = [ordered[0] - 1]
    gaps = [(one + 1, following - 1) for one, following in pairwise(ordered)]
    last = ordered[-1] + 1
    bottom, top = (min(low, below[0]) if low is not None else below[0]), (max(high, last) if high is not None else last)
    cells = [*((one, one) for one in ordered), *gaps, (last, top), (bottom, below[0])]
    clipped = ((a if low is None else max(a, low), b if high is None else min(b, high)) for a, b in cells)
    return [a for a, b in clipped if a <= b]
