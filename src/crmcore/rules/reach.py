"""Can this row ever win? An exact answer for conditions over single facts, with an example; or none at all, never a false alarm.

Every comparison divides the values of its fact into cells: one value of each is found here, and which rows take every case of another in `covering`.
Where a table is too tangled for the number of steps allowed, nothing is reported of that row.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, TypeAlias

from crmcore.decision import Finding, finding
from crmcore.messages import say
from crmcore.money import Money
from crmcore.rules.boxes import Axis, Box, Undecided, boxes
from crmcore.rules.conditions import Condition, Everyone, Known, Missing, OneOf, facts_in, leaves
from crmcore.rules.covering import Space
from crmcore.rules.facts import FactSpec, Value, kind_of

Sample: TypeAlias = Mapping[str, Value | None]
STEPS: Final = 5_000

# What is reported of a row that never wins: the rows above take all of its cases, or it has none.
NEVER_WINS: Final = frozenset({"shadowed", "never_holds"})


def table_faults(rows: Sequence[tuple[str, Condition]], specs: Mapping[str, FactSpec] | None = None, path: str = "rows") -> tuple[Finding, ...]:
    """Return what is wrong with a table of (id, condition), read from the top: duplicate ids, rows that never win, no last row for everyone.

    With `specs`, ranges and choices of the facts count too: a row that only impossible facts would reach is reported.
    """
    if not rows:
        return (finding("no_rows", path),)
    found: list[Finding] = []
    seen, reached = set[str](), _Reached(rows, specs or {})
    for i, (row, _) in enumerate(rows):
        if row in seen:
            found.append(finding("duplicate_row", f"{path}[{i}].id", id=str(row)))  # two names may be meant by it
        seen.add(row)
        found += reached.never_wins(i, f"{path}[{i}]")
    if not isinstance(rows[-1][1], Everyone):
        found.append(finding("no_default", f"{path}[{len(rows) - 1}]", id=rows[-1][0]))
    return tuple(found)


class _Reached:
    """A table, and the boxes of each of its rows; None for a row that is too tangled, or about values that do not compare."""

    def __init__(self, rows: Sequence[tuple[str, Condition]], specs: Mapping[str, FactSpec]) -> None:
        self._rows = rows
        self._axes = axes_of([when for _, when in rows], specs)
        self._boxes = [_boxes(when, self._axes) for _, when in rows]
        self._space = Space(self._boxes, self._axes)

    def never_wins(self, i: int, path: str) -> Iterator[Finding]:
        """Yield a finding on a row if those above leave nothing to it."""
        (row, when), own = self._rows[i], self._boxes[i]
        if own is None:
            return
        if not own:
            yield finding("never_holds", path, id=row, condition=when)
            return
        with contextlib.suppress(Undecided):
            if takers := self._space.takers(i, own, STEPS):
                sample = say_sample(sample_of(own[0], self._axes)) or None
                yield finding("shadowed", path, id=row, by=tuple(self._rows[one][0] for one in takers), sample=sample)


def _boxes(when: Condition, axes: Mapping[str, Axis]) -> Sequence[Box] | None:
    try:
        return boxes(when, axes)
    except Undecided:
        return None


def say_sample(sample: Sample) -> str:
    """Return facts on one line: `claimed_amount = 100,000.00 CNY, score not known`."""
    return ", ".join(f"{name} not known" if value is None else f"{name} = {say(value)}" for name, value in sorted(sample.items()))


def axes_of(conditions: Sequence[Condition], specs: Mapping[str, FactSpec]) -> Mapping[str, Axis]:
    """Return the cells of each fact that the conditions refer to.

    Left out are facts whose values are not of one kind and currency, or not of the kind their spec states.
    """
    found = {}
    for name, said in _values_by_fact(conditions).items():
        with contextlib.suppress(Undecided):
            found[name] = Axis(_cells(said, specs.get(name)))
    return found


def sample_of(box: Box, axes: Mapping[str, Axis]) -> Sample:
    """Return facts that are in a box: one value of each that it restricts."""
    return {fact: axes[fact].value_in(cells) for fact, cells in box.items()}


def _values_by_fact(conditions: Sequence[Condition]) -> Mapping[str, Sequence[Value]]:
    values: dict[str, list[Value]] = {name: [] for one in conditions for name in facts_in(one)}
    for leaf in (leaf for one in conditions for leaf in leaves(one)):
        if not isinstance(leaf, Known | Missing):
            values[leaf.fact] += leaf.values if isinstance(leaf, OneOf) else [leaf.value]
    return values


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
