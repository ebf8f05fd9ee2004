"""The values in rules: read from TOML by the kind of their fact, and checked against its range and choices.

A whole number is a TOML integer, yes or no a boolean, a day a TOML date, a text a string; money is an integer or a decimal string in the rulebook's
currency. A float is none of them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.messages import Term
from crmcore.money import Money
from crmcore.rules.conditions import Above, AtLeast, AtMost, Below, Leaf
from crmcore.rules.facts import FactKind, FactSpec, Value, kind_of, unknown


def read_value(raw: object, spec: FactSpec, currency: str) -> Value | Reason:
    """Return a TOML value as a value of its fact, or the reason why it cannot be one: the wrong kind, out of range, not among the choices."""
    if spec.kind is FactKind.MONEY and type(raw) in (int, str):
        try:
            value: Value = Money(raw, currency)  # type: ignore[arg-type]  # int or str
        except InvalidValue as wrong:
            return wrong.reasons[0] if wrong.code != "not_an_amount" else _wrong(raw, spec)
    elif isinstance(raw, int | str | date) and kind_of(raw) is spec.kind:
        value = raw
    else:
        return _wrong(raw, spec)
    return value_fault(value, spec) or value


def _wrong(raw: object, spec: FactSpec) -> Reason:
    return reason("fact.wrong_value", fact=spec.name, wanted=Term(f"fact.{spec.kind.value}"), found=write(raw))


def write(raw: object) -> str:
    """Return a TOML value of a rulebook as an error shows it, shortened."""
    said = repr(raw) if not isinstance(raw, date) else str(raw)
    return said if len(said) <= 60 else said[:59] + "…"  # noqa: PLR2004 - one line


def value_fault(value: Value, spec: FactSpec) -> Reason | None:
    """Return what is wrong with a value that a rule compares a fact with: its kind, its range, or that it is not a choice; None when nothing is."""
    if kind_of(value) is not spec.kind:
        return reason("fact.wrong_value", fact=spec.name, wanted=Term(f"fact.{spec.kind.value}"), found=str(value))
    if isinstance(value, str) and spec.choices and value not in spec.choices:
        return unknown("fact.not_a_choice", value, spec.choices, fact=spec.name)
    size = value.amount if isinstance(value, Money) else value
    return None if isinstance(size, str | bool | date) else _range_fault(value, size, spec)


def _range_fault(value: Value, size: Decimal | int, spec: FactSpec) -> Reason | None:
    if (spec.low is None or size >= spec.low) and (spec.high is None or size <= spec.high):
        return None
    if spec.low is None:
        return reason("fact.above_range", fact=spec.name, found=value, high=spec.high)
    if spec.high is None:
        return reason("fact.below_range", fact=spec.name, found=value, low=spec.low)
    return reason("fact.out_of_range", fact=spec.name, found=value, low=spec.low, high=spec.high)


def comparison_fault(compared: type[Leaf], key: str, spec: FactSpec) -> Reason | None:
    """Return what is wrong with a comparison by size: its fact has no order; None when nothing is."""
    if spec.kind.ordered or compared not in (AtLeast, Above, AtMost, Below):
        return None
    return reason("fact.wrong_comparison", fact=spec.name, kind=Term(f"fact.{spec.kind.value}"), key=key)
