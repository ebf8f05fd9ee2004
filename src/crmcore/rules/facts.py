"""Facts: what a rule may refer to. They are the fields of a frozen attrs class, each with its meaning, unit and range.

    @attrs.frozen(kw_only=True)
    class CustomerFacts:
        annual_amount: Money | None = attrs.field(default=None, metadata=about(en="transactions of 12 months", zh="近12个月交易额", low=0))

The kind of a fact follows from its annotation, so the two cannot disagree; `None` always means *not known*. A field without `about` is not a fact:
no rule can name it. A host adds its own facts in a subclass.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs

from crmcore import privacy
from crmcore.decision import Facts, Reason, reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import FactValue, Term, Text
from crmcore.money import Money

_FEW: Final = 6  # so many words are listed behind the one that was probably meant

# What a fact's value may be, when it is known; text, flags, whole numbers, days and money, and nothing else: no float, no rounding, no pattern.
Value: TypeAlias = int | str | bool | date | Money


class FactKind(StrEnum):
    """What sort of value a fact has."""

    INTEGER = "integer"
    MONEY = "money"
    TEXT = "text"
    FLAG = "flag"
    DAY = "day"

    @property
    def ordered(self) -> bool:
        """Return whether values of this kind can be compared by size."""
        return self in (FactKind.INTEGER, FactKind.MONEY, FactKind.DAY)


_KINDS: Final = {int: FactKind.INTEGER, Money: FactKind.MONEY, str: FactKind.TEXT, bool: FactKind.FLAG, date: FactKind.DAY}
_KEY: Final = "crmcore.fact"


def kind_of(value: object) -> FactKind | None:
    """Return which kind a value is; None for a float, a datetime, and anything else that no fact can be."""
    return FactKind.TEXT if isinstance(value, Term) else _KINDS.get(type(value))


@attrs.frozen
class _About:
    """What `about` leaves in a field's metadata."""

    meaning: Text
    unit: str | None
    low: int | None
    high: int | None
    choices: tuple[str, ...]


def about(
    *, en: str, zh: str, unit: str | None = None, low: int | None = None, high: int | None = None, choices: tuple[str, ...] = ()
) -> Mapping[str, object]:
    """Return the metadata that makes a field a fact: what it is called in both languages, its unit, and what values it can have.

    The texts are what an answer says before the value (`credit grade A`): short, and a noun.

    `low` and `high` are inclusive, in whole units (for money: of the currency, not cents); `choices` lists every text that is allowed, and is empty
    where any is. Join it with a sensitivity mark by `{**about(…), **privacy.C2}`.
    """
    return MappingProxyType({_KEY: _About(Text(en=en, zh=zh), unit, low, high, tuple(choices))})


def _hidden(value: object) -> str:
    return privacy.mask_text(value is not None)


@attrs.frozen(kw_only=True)
class FactSpec:
    """What is known about one fact before any value is: kind, meaning, range, choices, whether it may be missing, and how it is masked.

    `mask` is None for a fact that is not personal.
    """

    name: str
    kind: FactKind
    meaning: Text
    unit: str | None = None
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()
    optional: bool = True
    mask: Callable[[object], str] | None = attrs.field(default=None, repr=False)

    @property
    def term(self) -> Term:
        """Return the fact's name as a term that reads as what the fact is called in either language."""
        return Term(self.name, self.meaning)

    def show(self, value: Value | None) -> FactValue:
        """Return the value as an answer may contain it: masked where the fact is personal."""
        return value if self.mask is None or value is None else self.mask(value)


@cache
def specs_of(facts: type[attrs.AttrsInstance]) -> Mapping[str, FactSpec]:
    """Return which facts a class declares, by name, in the order of its fields.

    Raises `InvalidType` naming every fact whose annotation is not `int`, `Money`, `str`, `bool` or `date`, each with or without `| None`.
    """
    hints = get_type_hints(facts)
    specs: dict[str, FactSpec] = {}
    faults = []
    for field in attrs.fields(facts):
        said = field.metadata.get(_KEY)
        if not isinstance(said, _About):
            continue
        types_of, optional = _split(hints[field.name])
        kind = _KINDS.get(types_of[0]) if len(types_of) == 1 else None
        if kind is None:
            faults.append(reason("fact.kind", fact=field.name, found=str(field.type)))
            continue
        specs[field.name] = FactSpec(
            name=field.name,
            kind=kind,
            meaning=said.meaning,
            unit=said.unit,
            low=said.low,
            high=said.high,
            choices=said.choices,
            optional=optional,
            mask=None if privacy.sensitivity(field.metadata) is None else field.repr if callable(field.repr) else _hidden,
        )
    if faults:
        raise InvalidType(*faults)
    return MappingProxyType(specs)


def _split(hint: object) -> tuple[list[type], bool]:
    """Return the types in an annotation without `None`, and whether it has `| None`."""
    parts = list(get_args(hint)) if get_origin(hint) in (Union, types.UnionType) else [hint]
    return [one for one in parts if isinstance(one, type) and one is not types.NoneType], types.NoneType in parts


def nearest(name: str, names: Mapping[str, object] | tuple[str, ...]) -> str | None:
    """Return the right name that a wrong one was probably meant to be; None when none is near."""
    near = get_close_matches(name, list(names), n=1)
    return near[0] if near else None


def unknown(code: str, word: str, known: Iterable[str], **facts: FactValue) -> Reason:
    """Return the reason for a name that is not known: with the nearest one, or with all there are (`<code>_of`).

    Where there are only a few, all of them stand behind the nearest.
    """
    names = tuple(known)
    near = nearest(word, names)
    if near is None:
        return reason(f"{code}_of", found=word, known=names, **facts)
    few: dict[str, FactValue] = {"known": names} if 1 < len(names) <= _FEW else {}
    return reason(code, found=word, nearest=near, **few, **facts)


def value_of(facts: attrs.AttrsInstance, name: str) -> Value | None:
    """Return one fact of a subject; None when it is not known.

    Raises `InvalidValue` for a name that is not a fact of this class, naming the nearest right one.
    """
    specs = specs_of(type(facts))
    if name not in specs:
        raise InvalidValue(unknown_fact(name, specs))
    value: Value | None = getattr(facts, name)
    return value


def unknown_fact(name: str, specs: Mapping[str, object]) -> Reason:
    """Return the reason that says a fact does not exist, with the nearest right name or else all of them."""
    return unknown("unknown_fact", name, specs)


def used_facts(facts: attrs.AttrsInstance, names: frozenset[str]) -> Facts:
    """Return the facts of these names as an answer keeps them: masked where personal, in the order of their names."""
    specs = specs_of(type(facts))
    return Facts({name: specs[name].show(value_of(facts, name)) for name in names})
