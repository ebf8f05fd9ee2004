"""What is told of two rulebooks: one difference each, with its place, both values, and the clauses that it cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias, TypeVar

import attrs

from crmcore.messages import TERMS, TEXTS, FactValue, Language, Sayable, Term, Text, render, say

T = TypeVar("T")

# Words that somebody typed as an id, which reads as no word of a sentence.
_ID: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


class Step(NamedTuple):
    """One step to a place: a key, and where the key has several tables, the name of one; the name may be a term."""

    key: str
    name: str | None = None

    def of(self, name: str) -> Step:
        """Return the step into the table with a name."""
        return Step(self.key, name)


Path: TypeAlias = tuple[Step, ...]


@attrs.frozen
class Place:
    """The place of a difference, for a reader: `complaints · class ordinary · deadline close · within`."""

    steps: Path

    @property
    def key(self) -> str:
        """Return it as a key path: `complaints.classes[ordinary].clocks[close]`."""
        return ".".join(one.key if one.name is None else f"{one.key}[{one.name}]" for one in self.steps)

    def say(self, lang: Language) -> str:
        """Return it in one language: keys by their names, a firm's own words by the names that it gave them."""
        tops = (f"table.{self.steps[0].key}", *(f"key.{one.key}" for one in self.steps[1:]))
        return " · ".join(_named(code, one.name, lang) for code, one in zip(tops, self.steps, strict=True))


def _named(code: str, name: str | None, lang: Language) -> str:
    return called(code, lang) if name is None else f"{called(code, lang)} {say(word(name, code.partition('.')[2]), lang)}"


def called(code: str, lang: Language) -> str:
    """Return what a table or a key is called; one without a name, as it is typed."""
    return render(code, {}, lang) if code in TEXTS else f"`{code.partition('.')[2]}`"


# The kinds of words that stand under a key, as the table of terms has them: `priority.first`, `field.name`.
_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "on_change": "choice",
        "on_merge": "choice",
        "on_reopen": "choice",
        "individual": "field",
        "corporate": "field",
        "prospect": "field",
        "papers": "paper",
        "needs": "capacity",
        "stand_ins": "role",
    }
)


def word(found: str, key: str) -> FactValue:
    """Return a word that stands under a key: by the name that the firm gave it, else as the table of terms has it; any other id as it is typed."""
    said, own = Term(found), f"{_KINDS.get(key, key)}.{found}"
    if said.text is not None:
        return said
    if own in TERMS:
        return Term(found, TERMS[own])
    return Code(found) if found not in TERMS and _ID.fullmatch(found) else said


@attrs.frozen
class Code:
    """An id that has no name: a word among words in English, between backticks among Chinese ones."""

    id: str

    def say(self, lang: Language) -> str:
        """Return it in one language."""
        return f"`{self.id}`" if lang == Language.ZH else self.id


@attrs.frozen
class Lines:
    """Several texts as one."""

    each: tuple[Sayable, ...]

    def say(self, lang: Language) -> str:
        """Return them in one language."""
        return ("；" if lang == Language.ZH else "; ").join(one.say(lang) for one in self.each)


@attrs.frozen
class Pair:
    """A key and its value."""

    key: str
    value: FactValue

    def say(self, lang: Language) -> str:
        """Return both in one language."""
        return f"{called(f'key.{self.key}', lang)} {say(self.value, lang)}"


@attrs.frozen
class Correction:
    """A corrected day with its source."""

    day: date
    source: str

    def say(self, lang: Language) -> str:
        """Return it in one language."""
        return f"{self.day}（{self.source}）" if lang == Language.ZH else f"{self.day} ({self.source})"


@attrs.frozen
class Difference:
    """One thing that differs between two rulebooks; `code` says how.

    `was` and `now` are None where that side has nothing, or where a whole table came or went; of a new order only `now` is given.

    Clause: RULES-4.28
    """

    code: str
    place: Place
    was: FactValue
    now: FactValue
    clauses: tuple[str, ...]

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        said = render(self.code, {"place": self.place, "was": self.was, "now": self.now}, lang)
        return render("compare.cited", {"said": said, "clauses": self.clauses}, lang) if self.clauses else said

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


def differs(path: Path, was: FactValue, now: FactValue, clauses: tuple[str, ...] = ()) -> Difference:
    """Return what differs at one place: added where only the newer has it, removed where only the older does, else changed."""
    code = "compare.added_as" if was is None else "compare.removed_as" if now is None else "compare.changed"
    return Difference(code, Place(path), was, now, clauses)


def whole(path: Path, *, added: bool, clauses: tuple[str, ...] = ()) -> Difference:
    """Return a whole table that only the newer has, or only the older, by its name."""
    return Difference("compare.added" if added else "compare.removed", Place(path), None, None, clauses)


def gone_and_come(
    path: Path, was: Collection[T], now: Collection[T], tell: Callable[[tuple[T, ...]], FactValue], clauses: tuple[str, ...] = ()
) -> Iterator[Difference]:
    """Yield the members that only the older has, then those that only the newer has, as `tell` says them."""
    if gone := tuple(one for one in was if one not in now):
        yield differs(path, tell(gone), None, clauses)
    if come := tuple(one for one in now if one not in was):
        yield differs(path, None, tell(come), clauses)


def name_of(found: str) -> Text | None:
    """Return what a word is called, if it carries a name."""
    return found.text if isinstance(found, Term) else None


def of_both(was: Iterable[str], now: Iterable[str]) -> Iterable[str]:
    """Return the words of both, those of the older first, each with the name that the newer gives it, else with that of the older."""
    found: dict[str, str] = {}
    for one in (*was, *now):
        if one not in found or name_of(one) is not None:
            found[one] = one
    return found.values()


def reordered(was: Iterable[object], now: Iterable[object]) -> bool:
    """Return whether what both have stands in another order."""
    before, after = list(was), list(now)
    return [one for one in before if one in after] != [one for one in after if one in before]
