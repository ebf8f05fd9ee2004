"""Does a condition hold, and why: the plain evaluator, which is the reference for every other one.

`holds` returns yes or no. `trace` returns the same with its reasons: what held, or by how much it missed; and, where one change alone would have been
enough, which one. A comparison with a fact that is not known does not hold. Evaluating changes nothing.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, cast

import attrs

from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType
from crmcore.messages import FactValue, Term
from crmcore.money import Money
from crmcore.rules.conditions import (
    Above,
    All,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Compared,
    Condition,
    Everyone,
    Is,
    Known,
    Leaf,
    Missing,
    Not,
    OneOf,
    shown,
)
from crmcore.rules.facts import FactKind, FactSpec, Value, specs_of, value_of

# What a comparison becomes under `Not`, once its fact is known.
_TURNED: Final[dict[type[Compared], type[Compared]]] = {AtLeast: Below, Below: AtLeast, Above: AtMost, AtMost: Above}

# A flag is a whole number to Python, and comes first.
_KINDS: Final = {bool: FactKind.FLAG, int: FactKind.INTEGER, Money: FactKind.MONEY, str: FactKind.TEXT, date: FactKind.DAY}

# Facts and limits are of one kind: `check_table` sees to it in a rulebook, and a comparison in a table made in Python.
_COMPARE: Final[dict[type[Compared], Callable[..., bool]]] = {
    AtLeast: operator.ge,
    Above: operator.gt,
    AtMost: operator.le,
    Below: operator.lt,
}


def leaf_holds(leaf: Leaf, value: Value | None) -> bool:
    """Return whether a condition on one fact holds for its value; None means not known.

    Raises `InvalidType` for a value of another kind than the condition's, and for an amount in another currency: convert it first.
    """
    match leaf:
        case Known():
            return value is not None
        case Missing():
            return value is None
        case Is(_, wanted):
            return value is not None and _equal(leaf.fact, value, wanted)
        case OneOf(_, several):
            return value is not None and any([_equal(leaf.fact, value, one) for one in several])  # noqa: C419 - each of them is of a kind
        case _:
            if value is None:
                return False
            _check_kinds(leaf.fact, value, leaf.value)
            return _COMPARE[type(leaf)](value, leaf.value)


def _equal(fact: str, value: Value, wanted: Value) -> bool:
    _check_kinds(fact, value, wanted)
    if isinstance(value, Money):
        return not value < wanted and not wanted < value  # type: ignore[operator]  # of one kind; it is refused in another currency
    return value == wanted


def _check_kinds(fact: str, value: Value, wanted: Value) -> None:
    if type(value) is not type(wanted) and (found := _kind(value)) is not (other := _kind(wanted)):
        raise InvalidType(reason("rule.other_kind", fact=Term(fact), found=Term(f"fact.{found}"), wanted=Term(f"fact.{other}")))


def _kind(value: Value) -> FactKind:
    """Return which kind a value is, a class of a host's own (a day of pendulum, an enumeration of texts) as what it is made of."""
    return next(kind for type_, kind in _KINDS.items() if isinstance(value, type_))


def holds(condition: Condition, facts: attrs.AttrsInstance) -> bool:
    """Return whether a condition holds for a subject's facts.

    Raises `InvalidValue` for a fact that the subject's class does not declare.
    """
    match condition:
        case Everyone():
            return True
        case All(parts):
            return all(holds(part, facts) for part in parts)
        case AnyOf(parts):
            return any(holds(part, facts) for part in parts)
        case Not(part):
            return not holds(part, facts)
        case _:
            return leaf_holds(condition, value_of(facts, condition.fact))


@attrs.frozen
class Trace:
    """Whether a condition holds, and why.

    `reasons` are true statements about the facts: what made it hold, or everything that made it miss. `enough` is the one of them that alone
    decided a miss: had it been otherwise, the condition would hold; None when it takes more than one change, and when the condition holds.
    """

    holds: bool
    reasons: tuple[Reason, ...]
    enough: Reason | None = None


def trace(condition: Condition, facts: attrs.AttrsInstance) -> Trace:
    """Return whether a condition holds for a subject's facts, with its reasons; personal facts are masked in them.

    Raises `InvalidValue` for a fact that the subject's class does not declare.
    """
    return _trace(condition, facts, wanted=True)


def _trace(condition: Condition, facts: attrs.AttrsInstance, *, wanted: bool) -> Trace:
    """Return whether the condition's answer is the `wanted` one, and why; under `Not`, the wanted answer is no."""
    match condition:
        case Everyone():
            said = reason("rule.everyone")
            return Trace(wanted, (said,), None if wanted else said)
        case Not(part):
            return _trace(part, facts, wanted=not wanted)
        case All(parts) | AnyOf(parts):
            traces = [_trace(part, facts, wanted=wanted) for part in parts]
            return _every(traces) if isinstance(condition, All) is wanted else _some(traces)
        case _:
            return _trace_leaf(condition, facts, wanted=wanted)


def _every(traces: list[Trace]) -> Trace:
    """Return the trace of parts that must all hold: the reasons are those of all, or of all that missed."""
    missed = [one for one in traces if not one.holds]
    return Trace(not missed, _reasons(missed or traces), missed[0].enough if len(missed) == 1 else None)


def _some(traces: list[Trace]) -> Trace:
    """Return the trace of parts of which one must hold: the reasons are those of all that held, or of all; the first single change is enough."""
    held = [one for one in traces if one.holds]
    enough = [one.enough for one in traces if one.enough is not None]
    return Trace(bool(held), _reasons(held or traces), enough[0] if enough and not held else None)


def _reasons(traces: list[Trace]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(one for each in traces for one in each.reasons))


def _trace_leaf(leaf: Leaf, facts: attrs.AttrsInstance, *, wanted: bool) -> Trace:
    value = value_of(facts, leaf.fact)
    right = leaf_holds(leaf, value) is wanted
    said = _say_leaf(leaf, value, specs_of(type(facts))[leaf.fact], wanted=wanted)
    return Trace(right, (said,), None if right else said)


def _say_leaf(leaf: Leaf, value: Value | None, spec: FactSpec, *, wanted: bool) -> Reason:
    """Return what is true of one fact, as an answer to what was wanted."""
    fact = spec.term
    if isinstance(leaf, Known | Missing):
        return reason("rule.missing" if value is None else "rule.known", fact=fact)
    if value is None:
        return reason("rule.not_known", fact=fact, condition=attrs.evolve(leaf, fact=fact))
    is_value = spec.show(value) if spec.mask is not None else shown(value)
    if isinstance(leaf, Is):
        return reason("rule.is" if leaf_holds(leaf, value) else "rule.is.not", fact=fact, value=is_value, wanted=shown(leaf.value))
    if isinstance(leaf, OneOf):
        several = tuple(shown(one) for one in leaf.values)
        return reason("rule.one_of" if leaf_holds(leaf, value) else "rule.one_of.not", fact=fact, value=is_value, wanted=several)
    test = leaf if wanted else _TURNED[type(leaf)](leaf.fact, leaf.value)
    if leaf_holds(test, value):
        return reason(_HELD[type(test)], fact=fact, value=is_value, limit=test.value)
    return reason(_MISSED[type(test)], fact=fact, value=is_value, limit=test.value, gap="***" if spec.mask else _gap(test, value))


_HELD: Final[dict[type[Compared], str]] = {
    AtLeast: "rule.at_least",
    Above: "rule.above",
    AtMost: "rule.at_most",
    Below: "rule.below",
}
_MISSED: Final[dict[type[Compared], str]] = {
    AtLeast: "rule.at_least.missed",
    Above: "rule.above.missed",
    AtMost: "rule.at_most.missed",
    Below: "rule.below.missed",
}


def _gap(test: Compared, value: Value) -> FactValue:
    """Return the least change that would do: beyond an excluded limit by one whole unit, cent or day."""
    limit, beyond = test.value, isinstance(test, Above | Below)
    if isinstance(limit, Money) and isinstance(value, Money):
        return Money.of_minor(abs(limit.minor - value.minor) + beyond, limit.currency)
    if isinstance(limit, date) and isinstance(value, date):
        return abs(limit - value) + timedelta(days=beyond)
    return abs(cast("int", limit) - cast("int", value)) + beyond  # the two were compared before
