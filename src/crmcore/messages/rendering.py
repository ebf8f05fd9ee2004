"""Rendering a code and its facts as a sentence: values are formatted here, once, per language."""

from __future__ import annotations

from collections.abc import Mapping, Sized
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final
from unicodedata import category

import attrs

from crmcore.messages.catalogue import TERMS, TEXTS
from crmcore.messages.paragraphs import paragraph_in
from crmcore.messages.text import FactValue, Language, Term, TermEnum

# Categories of characters that a terminal, a browser or a spreadsheet obeys, or that stand for nothing, and the two that break a line.
_OBEYED: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

# From here on a fraction is written with all its digits: `12,345.5`, not `1.235e+04`.
_WRITTEN_OUT: Final = 1000


def render(code: str, facts: Mapping[str, FactValue], lang: Language = Language.EN) -> str:
    """Return the message of a code with its facts in one language, on one line.

    `{name:id}` is a word that the reader must type (`say_id`); `{name:term}` is a word of the library, said by its term (`say_term`) if it has one;
    `{name:any}` is a list of which one is enough (`say_any`); `{name:law}` is a paragraph of law as readers cite it; `{name:case|cases}` is the word
    that goes with one or with several.

    If the facts have both `nearest` and `known`, the known words follow the sentence.

    Raises `KeyError` for a code without a text or a text without its fact: both are faults of the library, and a test looks for them.
    """
    text = TEXTS[code].in_(lang)
    said = text.format_map({name: _Fact(value, lang) for name, value in facts.items()})
    if "nearest" in facts and "known" in facts and "{known" not in text:
        return render("few_known", {"said": said, "known": facts["known"]}, lang)
    return said


@attrs.frozen
class _Fact:
    """A fact in a sentence, said as its placeholder asks; a sentence does not break off where a list in it is empty."""

    value: FactValue
    lang: Language

    def __format__(self, how: str) -> str:
        if "|" in how:
            one, _, several = how.partition("|")
            return several if self._several else one
        if self.value == ():
            return "无" if self.lang == Language.ZH else "none"
        if how == "id":
            return say_id(self.value, self.lang)
        if how == "law" and isinstance(self.value, str):
            return say(paragraph_in(self.lang, self.value), self.lang)
        if how == "any" and isinstance(self.value, tuple):
            return say_any(self.value, self.lang)
        return say(Term(self.value) if how == "term" and isinstance(self.value, str) else self.value, self.lang)

    @property
    def _several(self) -> bool:
        """Return whether a count is another than 1, or a list has another number of members."""
        if isinstance(self.value, str):
            return False
        return len(self.value) != 1 if isinstance(self.value, Sized) else self.value != 1


def say(value: FactValue, lang: Language = Language.EN) -> str:  # noqa: C901, PLR0911 - one line per kind of value
    """Return one fact as text for a reader, on one line: dates in ISO form, tuples as a list, terms in the reader's language."""
    match value:
        case None:
            return "未知" if lang == Language.ZH else "unknown"
        case bool():
            return ("是" if value else "否") if lang == Language.ZH else ("yes" if value else "no")
        case StrEnum():
            return _on_one_line(say_term(value, lang))
        case Term():
            return _on_one_line(say_term(value, lang))
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case timedelta():
            return _say_duration(value, lang)
        case Decimal():
            return f"{value:,f}"
        case str() | int():
            return _on_one_line(str(value))
        case Fraction():
            return _say_fraction(value)
        case tuple():
            return ("、" if lang == Language.ZH else ", ").join(say(one, lang) for one in value)
        case _:
            return _on_one_line(value.say(lang))


def say_term(word: str, lang: Language = Language.EN) -> str:
    """Return a word in the reader's language: by its own name, else as the table of terms has it; any other word stays as it is."""
    text = word.text if isinstance(word, Term | TermEnum) and word.text is not None else TERMS.get(word)
    return str(word) if text is None else text.in_(lang)


def say_id(value: FactValue, lang: Language = Language.EN) -> str:
    """Write a fact as it is typed, in backticks, and after it in brackets what it is called: `` `waiting_time` (waiting time) ``."""
    match value:
        case StrEnum():
            return say_id(Term(value), lang)
        case Term():
            id_, name = _on_one_line(str(value)), say(value, lang)
            return f"`{id_}`" if name == id_ else f"`{id_}`（{name}）" if lang == Language.ZH else f"`{id_}` ({name})"
        case tuple():
            return ("、" if lang == Language.ZH else ", ").join(say_id(one, lang) for one in value)
        case _:
            return f"`{say(value, lang)}`"


def say_any(values: tuple[FactValue, ...], lang: Language = Language.EN) -> str:
    """Write a list of which one is enough: `a, b or c`."""
    *others, last = values
    said = say(last, lang)
    return f"{say(tuple(others), lang)}{'或' if lang == Language.ZH else ' or '}{said}" if others else said


def clean(text: str) -> str:
    """Return a text without what a program that shows it would obey; each such character stands as an escape. Line breaks stay.

    These are control characters and letters that turn the direction of writing. What files hold is shown in ids, names of events and keys; an escape
    sequence in one must not steer what shows it.
    """
    if text.isprintable():
        return text
    return "".join(ascii(one)[1:-1] if category(one) in _OBEYED and one != "\n" else one for one in text)


def _on_one_line(said: str) -> str:
    return said if said.isprintable() else "".join(one if one.isprintable() else " " for one in said)


def _say_fraction(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.4g}" if abs(value) < _WRITTEN_OUT else f"{float(value):,.1f}"


def _say_duration(value: timedelta, lang: Language) -> str:
    minutes, zh = abs(value) // timedelta(minutes=1), lang == Language.ZH
    sign = "-" if minutes and value < timedelta(0) else ""
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [(days, " d", "天"), (hours, " h", "小时"), (rest, " min", "分钟")]
    said = [f"{n}{z if zh else e}" for n, e, z in parts if n]
    return sign + ("" if zh else " ").join(said or ["0分钟" if zh else "0 min"])
