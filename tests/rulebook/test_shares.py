"""Every share of a rulebook that nothing can meet is told where it stands: a walk over all keys that hold one."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final, get_args, get_type_hints

import attrs
import pytest

from crmcore.complaints.regimes.rules import Change
from crmcore.complaints.rules.supervision import EscalationStep
from crmcore.errors import RulebookError
from crmcore.kpi import Target
from crmcore.kpi.watch_rules import WatchRules
from crmcore.reading.fields import fields_of
from crmcore.reading.paths import at
from crmcore.rulebook.check import check_edition
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.load import load
from crmcore.rulebook.sections.regimes import BindTable
from crmcore.worktime.clocks.clock import Clock
from tests.rulebook.toml import write
from tests.rulebook.whole import WHOLE

# Where each class with a share stands in the whole rulebook, and what stands there for the same in another form.
PLACES: Final[dict[type, tuple[tuple[str | int, ...], tuple[str, ...]]]] = {
    Clock: (("complaints", "classes", 0, "clocks", "close"), ()),
    BindTable: (("complaints", "classes", len(WHOLE["complaints"]["classes"]) - 1, "clocks", "regulator"), ()),  # type: ignore[index]
    EscalationStep: (("complaints", "escalation", 0), ("past_due",)),
    WatchRules: (("kpi", "watch"), ()),
    Target: (("kpi", "targets", 0), ("at_least", "at_most", "down_by", "baseline")),
}
# What is said of a share above the whole, and of none at all; None where that can be met.
SAID: Final = {
    (Clock, "warn_at"): ("clock.bad_warning", "clock.bad_warning"),
    (BindTable, "warn_at"): ("clock.bad_warning", "clock.bad_warning"),
    (EscalationStep, "share"): ("supervision.bad_share", "supervision.bad_share"),
    (WatchRules, "false_alarm"): ("watch.bad_rate", "watch.bad_rate"),
    (WatchRules, "ewma_weight"): ("watch.bad_weight", "watch.bad_weight"),
    (Target, "at_least"): ("target.never_so_high", "target_always_met"),
    (Target, "at_most"): ("target_always_met", None),
    (Target, "down_by"): ("bad_down_by", "bad_down_by"),
}


def holds_a_share(hint: object) -> bool:
    return hint is Fraction or any(map(holds_a_share, get_args(hint)))


def classes(hint: object, seen: set[object]) -> Iterator[type]:
    """Yield the classes in a type, and those of their fields."""
    for part in get_args(hint):
        yield from classes(part, seen)
    if isinstance(hint, type) and attrs.has(hint) and hint not in seen:
        seen.add(hint)
        yield hint
        for one in get_type_hints(hint).values():
            yield from classes(one, seen)


def shares() -> dict[tuple[type, str], bool]:
    """Return every key that holds shares, and whether it holds several."""
    seen, sections = set[object](), [one.fget for one in vars(Edition).values() if isinstance(one, property)]
    kinds = {BindTable, *(kind for one in sections for kind in classes(get_type_hints(one)["return"], seen))} - {Change}  # what was read of the law
    return {(kind, one.key): get_args(one.type)[-1:] == (...,) for kind in kinds for one in fields_of(kind) if holds_a_share(one.type)}


def told(kind: type, key: str, said: object) -> list[tuple[str, str]]:
    """Return the codes of what is told of the whole rulebook with this at one key, and where."""
    tables, (place, others) = copy.deepcopy(WHOLE), PLACES[kind]
    table: Any = tables
    for step in place:
        table = table[step]
    for other in others:
        table.pop(other, None)
    table[key] = said
    try:
        found = check_edition(load(write(tables)))
    except RulebookError as error:
        found = error.findings
    return [(one.code, one.path) for one in found]


def test_every_key_with_a_share_is_here() -> None:
    assert SAID.keys() == shares().keys()


@pytest.mark.parametrize(("kind", "key"), sorted(SAID, key=str), ids=str)
def test_a_share_that_nothing_meets_is_told_where_it_stands(kind: type, key: str) -> None:
    above, none = SAID[kind, key]
    several, path = shares()[kind, key], ""
    for step in PLACES[kind][0]:
        path = at(path, step)
    for said, code in (("100.000001 %", above), ("0 %", none)):
        here = [what for what, where in told(kind, key, [said] if several else said) if where in (path, at(path, key))]
        assert here == ([] if code is None else [code])


@pytest.mark.parametrize("said", ["-1 %", "101", "1 %%", "１ %"])
@pytest.mark.parametrize(("kind", "key"), sorted(SAID, key=str), ids=str)
def test_what_is_no_share_is_no_share_anywhere(kind: type, key: str, said: str) -> None:
    codes = {code for code, where in told(kind, key, [said] if shares()[kind, key] else said) if key in where}
    assert codes
    assert codes <= {"bad_share", "not_an_amount", "bound_not_in_percent"}
