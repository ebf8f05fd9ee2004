"""What is wrong with a table of rules, found before anybody is judged by it: all of it at once, each with its key path.

Faults (the table must not be used): a fact that does not exist, a value of the wrong kind or out of range, a comparison that its fact does not allow,
a duplicate id, a row that can never win, no last row for everyone. A remark (`REMARKS`: the table works, and a reader should know):
`negates_missing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar

from crmcore.decision import Finding, finding
from crmcore.rules.boxes import Undecided, boxes
from crmcore.rules.conditions import All, AnyOf, Condition, Everyone, Known, Missing, Not, OneOf
from crmcore.rules.facts import FactSpec, unknown_fact
from crmcore.rules.plain import COMPARISONS, GROUPS
from crmcore.rules.reach import NEVER_WINS, axes_of, sample_of, say_sample, table_faults
from crmcore.rules.tables import Row
from crmcore.rules.values import comparison_fault, value_fault

T = TypeVar("T")

# Findings that are not faults: a table with only these may be used.
REMARKS: Final = frozenset({"negates_missing"})
_NAMES: Final = {kind: key for names in (COMPARISONS, GROUPS) for key, kind in names.items()}


def check_table(rows: Iterable[Row[T]], specs: Mapping[str, FactSpec], path: str = "rows", *, inside: str = "") -> tuple[Finding, ...]:
    """Return everything that is wrong with rows (or a `FirstMatch`) over facts of these specs; nothing found is an empty tuple.

    `path` is the key path of the list of rows, and `inside` the key under which a row keeps its condition, if it is not the row itself.
    """
    listed = tuple(rows)
    found: list[Finding] = []
    wrong_rows = set()
    for i, row in enumerate(listed):
        here = f"{path}[{i}]" + (f".{inside}" if inside else "")
        wrong = list(_wrong_leaves(row.when, specs, here))
        found += wrong
        if wrong:
            wrong_rows.add(f"{path}[{i}]")  # whether it can win is not checked until it is put right
        else:
            found += _negates_missing(row.id, row.when, specs, here)
    faults = table_faults([(row.id, row.when) for row in listed], specs, path)
    return (*found, *(one for one in faults if one.code not in NEVER_WINS or one.path not in wrong_rows))


def _wrong_leaves(condition: Condition, specs: Mapping[str, FactSpec], path: str) -> Iterator[Finding]:
    """Yield conditions on facts that do not exist, and conditions that a fact does not allow."""
    match condition:
        case Everyone():
            return
        case Not(part):
            yield from _wrong_leaves(part, specs, f"{path}.not")
            return
        case All(parts) | AnyOf(parts):
            for i, part in enumerate(parts):
                yield from _wrong_leaves(part, specs, f"{path}.{_NAMES[type(condition)]}[{i}]")
            return
    if condition.fact not in specs:
        said = unknown_fact(str(condition.fact), specs)
        yield Finding(said.code, f"{path}.fact", said.facts)
        return
    spec = specs[condition.fact]
    if isinstance(condition, Known | Missing):
        return
    values = (
        [(f"one_of[{i}]", one) for i, one in enumerate(condition.values)]
        if isinstance(condition, OneOf)
        else [(_NAMES[type(condition)], condition.value)]
    )
    for key, value in values:
        if wrong := comparison_fault(type(condition), key, spec) or value_fault(value, spec):
            yield Finding(wrong.code, f"{path}.{key}", wrong.facts)


def _negates_missing(row: str, when: Condition, specs: Mapping[str, FactSpec], path: str) -> Iterator[Finding]:
    """Yield facts that are compared under `Not`, and for which the row can hold although they are not known."""
    axes = axes_of([when], specs)
    try:
        own = boxes(when, axes)
    except Undecided:
        return
    for fact in dict.fromkeys(_negated(when, negated=False)):
        unknown = axes[fact].cells(Missing(fact))
        box = next((one for one in own if one.get(fact, unknown) & unknown), None)
        if box is not None:
            yield finding("negates_missing", path, id=row, fact=str(fact), sample=say_sample(sample_of({**box, fact: unknown}, axes)))


def _negated(condition: Condition, *, negated: bool) -> Iterator[str]:
    match condition:
        case Everyone() | Known() | Missing():
            return
        case Not(part):
            yield from _negated(part, negated=not negated)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _negated(part, negated=negated)
        case _:
            if negated:
                yield condition.fact
