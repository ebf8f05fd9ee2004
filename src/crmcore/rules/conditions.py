"""Conditions: what a rule may say about facts. Frozen values that compare, print in two languages, and are written in TOML as plain tables.

A comparison with a fact that is not known does not hold. `Not` negates what it contains, so `Not(AtLeast("score", 85))` *holds* when the score
is not known; a check of the rules points that out (`negates_missing`).
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import plain_date
from crmcore.messages import FactValue, Language, Term, render
from crmcore.money import Money
from crmcore.rules.facts import Value, kind_of

# Values that can be compared by size.
Ordered: TypeAlias = int | Money | date


class _Spoken:
    """What prints: `say` in either language, `str` in English."""

    __slots__ = ()

    @abstractmethod
    def say(self, lang: Language = Language.EN) -> str:
        """Return what must hold, on one line."""

    def __str__(self) -> str:
        """Return it in English."""
        return self.say()


def _ordered(value: Ordered) -> Ordered:
    value = plain_date(value) if isinstance(value, date) else value
    kind = kind_of(value)
    if kind is None or not kind.ordered:
        raise InvalidType(reason("condition.not_ordered", found=type(value).__name__))
    return value


def _plain(value: Value) -> Value:
    value = plain_date(value) if isinstance(value, date) else value
    if kind_of(value) is None:
        raise InvalidType(reason("condition.not_a_value", found=type(value).__name__))
    return value


def shown(value: Value) -> FactValue:
    """Return a value as sentences show it: a text as a term, in the reader's language where there is one."""
    return Term(value) if isinstance(value, str) else value


@attrs.frozen
class _Compared(_Spoken):
    """A fact against a limit of an ordered kind: a whole number, an amount, or a day."""

    fact: str
    value: Ordered = attrs.field(converter=_ordered)

    def say(self, lang: Language = Language.EN) -> str:
        """Return the comparison: `annual_amount ≥ 500,000.00 CNY`."""
        return render("condition.compared", {"fact": Term(self.fact), "sign": SIGNS[type(self)], "value": self.value}, lang)


@attrs.frozen
class AtLeast(_Compared):
    """The fact is the value or more. Raises `InvalidType` for a float, a text or a flag."""


@attrs.frozen
class Above(_Compared):
    """The fact is more than the value. Raises `InvalidType` for a float, a text or a flag."""


@attrs.frozen
class AtMost(_Compared):
    """The fact is the value or less. Raises `InvalidType` for a float, a text or a flag."""


@attrs.frozen
class Below(_Compared):
    """The fact is less than the value. Raises `InvalidType` for a float, a text or a flag."""


SIGNS: Final[dict[type[_Compared], str]] = {AtLeast: "≥", Above: ">", AtMost: "≤", Below: "<"}


@attrs.frozen
class Is(_Spoken):
    """The fact is exactly the value. Raises `InvalidType` for a float."""

    fact: str
    value: Value = attrs.field(converter=_plain)

    def say(self, lang: Language = Language.EN) -> str:
        """Return it as text: `kind = corporate`."""
        return render("condition.compared", {"fact": Term(self.fact), "sign": "=", "value": shown(self.value)}, lang)


def _values(values: tuple[Value, ...]) -> tuple[Value, ...]:
    if not values:
        raise InvalidValue(reason("condition.empty"))
    return tuple(_plain(one) for one in values)


@typed_fields
@attrs.frozen
class OneOf(_Spoken):
    """The fact is one of the values. Raises `InvalidValue` for none, `InvalidType` for a float."""

    fact: str
    values: tuple[Value, ...] = attrs.field(converter=_values)

    def say(self, lang: Language = Language.EN) -> str:
        """Return it as text: `credit_grade is one of A, AA, AAA`."""
        return render("condition.one_of", {"fact": Term(self.fact), "values": tuple(shown(one) for one in self.values)}, lang)


@attrs.frozen
class Known(_Spoken):
    """The fact is known."""

    fact: str

    def say(self, lang: Language = Language.EN) -> str:
        """Return it as text."""
        return render("condition.known", {"fact": Term(self.fact)}, lang)


@attrs.frozen
class Missing(_Spoken):
    """The fact is not known."""

    fact: str

    def say(self, lang: Language = Language.EN) -> str:
        """Return it as text."""
        return render("condition.missing", {"fact": Term(self.fact)}, lang)


def _parts(parts: tuple[Condition, ...]) -> tuple[Condition, ...]:
    if not parts:
        raise InvalidValue(reason("condition.empty"))
    return tuple(parts)


@attrs.frozen
class All(_Spoken):
    """Every part holds. Raises `InvalidValue` for no parts."""

    parts: tuple[Condition, ...] = attrs.field(converter=_parts)

    def say(self, lang: Language = Language.EN) -> str:
        """Return the parts, joined by *and*."""
        return _joined(self.parts, " and ", "且", lang)


@attrs.frozen
class AnyOf(_Spoken):
    """One part at least holds. Raises `InvalidValue` for no parts."""

    parts: tuple[Condition, ...] = attrs.field(converter=_parts)

    def say(self, lang: Language = Language.EN) -> str:
        """Return the parts, joined by *or*."""
        return _joined(self.parts, " or ", "或", lang)


@attrs.frozen
class Not(_Spoken):
    """The part does not hold; so a comparison under it holds when its fact is not known."""

    part: Condition

    def say(self, lang: Language = Language.EN) -> str:
        """Return the part, negated."""
        return render("condition.not", {"part": self.part.say(lang)}, lang)


@attrs.frozen
class Everyone(_Spoken):
    """Holds for everyone: the last rule of a table."""

    def say(self, lang: Language = Language.EN) -> str:
        """Return it as text."""
        return render("condition.everyone", {}, lang)


def _joined(parts: tuple[Condition, ...], en: str, zh: str, lang: Language) -> str:
    said = (f"({one.say(lang)})" if isinstance(one, All | AnyOf) and len(one.parts) > 1 else one.say(lang) for one in parts)
    return (zh if lang == Language.ZH else en).join(said)


Compared: TypeAlias = AtLeast | Above | AtMost | Below
Leaf: TypeAlias = AtLeast | Above | AtMost | Below | Is | OneOf | Known | Missing
Condition: TypeAlias = AtLeast | Above | AtMost | Below | Is | OneOf | Known | Missing | All | AnyOf | Not | Everyone


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Walk everything that a condition says about single facts, in reading order."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case Everyone():
            return
        case _:
            yield condition


def facts_in(condition: Condition) -> frozenset[str]:
    """Return which facts a condition refers to."""
    return frozenset(leaf.fact for leaf in leaves(condition))
