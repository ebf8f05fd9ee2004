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
from typing import Protocol, Self, TypeAlias

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


class Term(str):
    """A word that is said in the reader's language: as its own `text` has it where it carries one, otherwise as the table of terms does.

    It is the word, and compares, hashes and sorts as the word alone: what a firm calls its word changes no answer. A word that nobody named stands
    for itself.
    """

    __slots__ = ("text",)
    text: Text | None

    def __new__(cls, word: str, text: Text | None = None) -> Self:
        """Take a word and what it is called; a term that is taken again keeps what it was called."""
        made = super().__new__(cls, word)
        made.text = word.text if text is None and isinstance(word, Term) else text
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[str, Text | None]]:
        """Pickle and copy as the word and its text."""
        return type(self), (str(self), self.text)


# What a fact may be. Members of a `StrEnum` and `Term`s are `str`: those are said in the reader's language, any other text as it stands.
FactValue: TypeAlias = str | int | bool | Decimal | Fraction | date | datetime | timedelta | Sayable | tuple["FactValue", ...] | None
