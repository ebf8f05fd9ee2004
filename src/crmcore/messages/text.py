"""The text of a code, in English and in Chinese: the types of the message tables.

A table is a `Texts`: one entry per code, its two languages on neighbouring lines, so that a reader of either language finds every word, and a
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
    """The languages of every message."""

    EN = "en"
    ZH = "zh"


@attrs.frozen
class Text:
    """One message in both languages; `{name}` is replaced by the fact of that name.

    `{name:id}` is replaced by a word that the reader must type: its id, then its name; `{name:term}` by what the table of terms calls the word;
    `{name:any}` by a list of which one is enough: `a, b or c`; `{name:case|cases}` by the word that goes with one or with several.
    """

    en: str
    zh: str

    def in_(self, lang: Language) -> str:
        """Return the template in one language."""
        return self.zh if lang == Language.ZH else self.en

    def say(self, lang: Language) -> str:
        """Return it as a fact of another message."""
        return self.in_(lang)


Texts: TypeAlias = Mapping[str, Text]


class Sayable(Protocol):
    """A value with a text for readers, such as `Money`."""

    def say(self, lang: Language) -> str:
        """Return this value as text for a reader of `lang`."""
        ...


class TermEnum(StrEnum):
    """A fixed list of words, such as the states of a process, each named in both languages.

    Write a member as word, English, Chinese: `DRAFTED = "drafted", "drafted", "已起草"`. A member is its word, as in any `StrEnum`, and is stored as
    it; one written as its word alone is shown like a `Term` without a text.
    """

    text: Text | None

    def __new__(cls, word: str, en: str = "", zh: str = "") -> Self:
        """Return a member with its name; one in a single language is told to the readers of both."""
        made = str.__new__(cls, word)
        made._value_ = word
        made.text = Text(en=en or zh, zh=zh or en) if en or zh else None
        return made


class Term(str):
    """A word that is shown in the reader's language: by its own `text`, if it has one, otherwise as the table of terms has it.

    It is the word, and compares, hashes and sorts as the word alone: a firm's name for a word changes no result. A word without a name stays as it
    is.
    """

    __slots__ = ("text",)
    text: Text | None

    def __new__(cls, word: str, text: Text | None = None) -> Self:
        """Return a word with a name; a term that is given again keeps its name, and so does a member of a `TermEnum`."""
        made = super().__new__(cls, word)
        made.text = word.text if text is None and isinstance(word, Term | TermEnum) else text
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[str, Text | None]]:
        """Return how to pickle and copy it: as the word and its text."""
        return type(self), (str(self), self.text)


# What a fact may be. Members of a `StrEnum` and `Term`s are `str`: those are shown in the reader's language, any other text as it is.
FactValue: TypeAlias = str | int | bool | Decimal | Fraction | date | datetime | timedelta | Sayable | tuple["FactValue", ...] | None
