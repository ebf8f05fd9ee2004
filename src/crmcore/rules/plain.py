"""Conditions as plain TOML tables, both ways. There is no expression language: nothing to inject into, nothing to half-parse.

    { fact = "annual_amount", at_least = "500000" }          { fact = "credit_grade", one_of = ["A", "AA"] }
    { any = [ … ] }     { all = [ … ] }     { not = { … } }     { everyone = true }     { fact = "score", known = true }

Several comparisons in one table all hold: `{ fact = "score", at_least = 60, below = 85 }`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from crmcore.decision import Finding, Reason, finding
from crmcore.money import Money
from crmcore.rules.conditions import Above, All, AnyOf, AtLeast, AtMost, Below, Condition, Everyone, Is, Known, Missing, Not, OneOf
from crmcore.rules.facts import FactSpec, Value, unknown, unknown_fact
from crmcore.rules.values import comparison_fault, read_value, write

COMPARISONS: Final[Mapping[str, type[AtLeast | Above | AtMost | Below | Is]]] = {
    "at_least": AtLeast,
    "above": Above,
    "at_most": AtMost,
    "below": Below,
    "is": Is,
}
PRESENCE: Final[Mapping[str, type[Known | Missing]]] = {"known": Known, "missing": Missing}
GROUPS: Final[Mapping[str, type[All | AnyOf]]] = {"any": AnyOf, "all": All}
OPERATORS: Final = (*COMPARISONS, "one_of", *PRESENCE)
FORMS: Final = ("fact", *GROUPS, "not", "everyone")

# Every key that a condition's table may have: a row of rules that has other keys beside its condition picks these out of itself.
KEYS: Final = frozenset((*FORMS, *OPERATORS))

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")

Plain: TypeAlias = int | str | bool | date | list["Plain"] | dict[str, "Plain"]
_NAMES: Final = {kind: key for names in (COMPARISONS, PRESENCE, GROUPS) for key, kind in names.items()}


def to_table(condition: Condition) -> dict[str, Plain]:
    """Return a condition as the TOML table that `from_table` reads back to an equal one; money as a decimal string."""
    match condition:
        case Everyone():
            return {"everyone": True}
        case Not(part):
            return {"not": to_table(part)}
        case All(parts) | AnyOf(parts):
            return {_NAMES[type(condition)]: [to_table(part) for part in parts]}
        case Known(fact) | Missing(fact):
            return {"fact": fact, _NAMES[type(condition)]: True}
        case OneOf(fact, values):
            return {"fact": fact, "one_of": [_to_plain(one) for one in values]}
        case _:
            return {"fact": condition.fact, _NAMES[type(condition)]: _to_plain(condition.value)}


def _to_plain(value: Value) -> Plain:
    return f"{value.amount:f}" if isinstance(value, Money) else value


def from_table(table: object, specs: Mapping[str, FactSpec], currency: str, *, path: str = "") -> tuple[Condition | None, tuple[Finding, ...]]:
    """Return the condition that a TOML table states, and every fault in it with its key path below `path`; None with at least one fault.

    Values are read by the kind of their fact; an amount is in `currency`. Nothing is raised for a wrong table.
    """
    reader = _Reader(specs, currency)
    condition = reader.read(table, path)
    return (None if reader.faults else condition), tuple(reader.faults)


class _Reader:
    """Reads tables and collects faults; a part with a fault reads as None."""

    def __init__(self, specs: Mapping[str, FactSpec], currency: str) -> None:
        self.specs, self.currency = specs, currency
        self.faults: list[Finding] = []

    def fault(self, path: str, said: Reason) -> None:
        self.faults.append(Finding(said.code, path, said.facts))

    def read(self, table: object, path: str) -> Condition | None:
        if not isinstance(table, Mapping):
            example = '{ fact = "…", at_least = … }'
            self.faults.append(finding("condition.not_a_table", path, example=example, found=write(table)))
            return None
        forms = [key for key in FORMS if key in table]
        for key in table:
            if key not in KEYS:
                self.fault(_at(path, str(key)), _unknown_key(str(key)))
            elif key in OPERATORS and "fact" not in forms:
                self.faults.append(finding("condition.no_form", _at(path, key)))
        if len(forms) > 1:
            self.faults.append(finding("condition.two_forms", path, keys=tuple(forms)))
        elif not forms and not any(key in OPERATORS for key in table):
            self.faults.append(finding("condition.no_form", path))
        return self.form(forms[0], table, path) if len(forms) == 1 else None

    def form(self, form: str, table: Mapping[str, object], path: str) -> Condition | None:
        here = _at(path, form)
        match form:
            case "everyone":
                return Everyone() if self.true(table[form], form, here) else None
            case "not":
                part = self.read(table[form], here)
                return None if part is None else Not(part)
            case "fact":
                return self.fact(table, path)
        entries = self.entries(table[form], form, here)
        parts = [self.read(one, f"{here}[{i}]") for i, one in enumerate(entries)]
        read = tuple(one for one in parts if one is not None)
        return GROUPS[form](read) if read and len(read) == len(parts) else None

    def fact(self, table: Mapping[str, object], path: str) -> Condition | None:
        """Read everything that is said of one fact."""
        name = table["fact"]
        said = [key for key in OPERATORS if key in table]
        if not isinstance(name, str) or name not in self.specs:
            self.fault(_at(path, "fact"), unknown_fact(str(name), self.specs))
            return None
        if not said and all(key in KEYS for key in table):  # an unknown key was meant to compare it
            self.faults.append(finding("condition.no_comparison", path, fact=name, known=OPERATORS))
        parts = [self.operator(key, table[key], self.specs[name], _at(path, key)) for key in said]
        read = tuple(one for one in parts if one is not None)
        return read[0] if len(read) == 1 else All(read) if read else None

    def operator(self, key: str, raw: object, spec: FactSpec, path: str) -> Condition | None:
        if key in PRESENCE:
            return PRESENCE[key](spec.term) if self.true(raw, key, path) else None
        if key == "one_of":
            values = [self.value(one, spec, f"{path}[{i}]") for i, one in enumerate(self.entries(raw, key, path))]
            read = tuple(one for one in values if one is not None)
            return OneOf(spec.term, read) if read else None
        compared = COMPARISONS[key]
        if wrong := comparison_fault(compared, key, spec):
            self.fault(path, wrong)
            return None
        value = self.value(raw, spec, path)
        return None if value is None else compared(spec.term, value)  # type: ignore[arg-type]  # ordered: checked above

    def value(self, raw: object, spec: FactSpec, path: str) -> Value | None:
        value = read_value(raw, spec, self.currency)
        if isinstance(value, Reason):
            self.fault(path, value)
            return None
        return value

    def entries(self, raw: object, key: str, path: str) -> Sequence[object]:
        if isinstance(raw, list | tuple) and raw:
            return raw
        self.faults.append(finding("condition.not_a_list", path, key=key, found=write(raw)))
        return ()

    def true(self, raw: object, key: str, path: str) -> bool:
        if raw is not True:
            self.faults.append(finding("condition.only_true", path, key=key, found=write(raw)))
        return raw is True


def _at(path: str, key: str) -> str:
    """Return the key path of a key; one that TOML would quote is quoted."""
    said = key if _BARE.fullmatch(key) else '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{path}.{said}" if path else said


def _unknown_key(key: str) -> Reason:
    return unknown("condition.unknown_key", key, (*FORMS, *OPERATORS))
