"""What a code says, in English and in Chinese: the types of the message tables.

A table is a `Texts`: one code a line, its two languages on neighbouring lines, so that a reader of either language finds every word, and a
translator sees at a glance what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Protocol, TypeAlias

import attrs


class Language(StrEnum):
    """The languages that every code speaks."""

    EN = "en"
    ZH = "zh"


@attrs.frozen
class Text:
    """One message in both languages; `{name}` stands for the fact of that name."""

    en: str
    zh: str

    def in_(self, lang: Language) -> str:
        """Return the template in one language."""
        return self.zh if lang == Language.ZH else self.en

    def say(self, lang: Language) -> str:
        """Write it as a fact of another message."""
        return self.in_(lang)


Texts: TypeAlias = Mapping[str, Text]


class Sayable(Protocol):
    """A value that knows how to write itself for a reader, such as `Money`."""

    def say(self, lang: Language) -> str:
        """Write this value for a reader of `lang`."""
        ...


@attrs.frozen
class Term:
    """A word of the field (`vip`, `final response`) that has a Chinese form in the table of terms; unknown words stand for themselves."""

    word: str


# What a fact may be. `StrEnum` members are `str`, and are looked up in the table of terms.
FactValue: TypeAlias = str | int | bool | Decimal | Fraction | date | datetime | timedelta | Term | Sayable | tuple["FactValue", ...] | None
