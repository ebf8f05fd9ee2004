"""What a firm calls the words of its own rulebook, in both languages: a word of a kind, and its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs

from crmcore.messages.text import Term, Text


class WordKind(StrEnum):
    """The kinds of words that a firm chooses itself; `[names.<kind>]` of a rulebook names those that are no tables."""

    DEPARTMENTS = "departments"
    POSITIONS = "positions"
    TIERS = "tiers"
    CLASSES = "classes"
    ROLES = "roles"
    ACTIONS = "actions"
    MATTERS = "matters"
    DEMANDS = "demands"
    CHANNELS = "channels"
    PRODUCTS = "products"
    CAUSES = "causes"
    REASONS = "reasons"
    CLOCKS = "clocks"
    CLAUSES = "clauses"


def _frozen(texts: Mapping[tuple[WordKind, str], Text]) -> Mapping[tuple[WordKind, str], Text]:
    return MappingProxyType(dict(texts))


@attrs.frozen
class Names:
    """What a firm calls its own words. The same word may be called otherwise in another kind: the matter `service` and the department `service`.

    Clause: RULES-4.28
    """

    texts: Mapping[tuple[WordKind, str], Text] = attrs.field(factory=dict, converter=_frozen)

    def __reduce__(self) -> tuple[type[Names], tuple[dict[tuple[WordKind, str], Text]]]:
        """Pickle and copy as a plain dict."""
        return type(self), (dict(self.texts),)

    def term(self, kind: WordKind, word: str) -> Term:
        """Return a word of a kind so that it says what the firm calls it; one without a name is said as before."""
        return Term(word, self.texts.get((kind, word)))

    def terms(self, kind: WordKind, words: Iterable[str]) -> tuple[Term, ...]:
        """Return several words of a kind, in their order."""
        return tuple(self.term(kind, word) for word in words)

    def clauses(self, said: str) -> Term:
        """Return what a rulebook writes under `clause`, which may be several with commas between them, each said as the firm calls it.

        Clause: RULES-4.28
        """
        each = self.terms(WordKind.CLAUSES, (one.strip() for one in said.split(",")))
        if all(one.text is None for one in each):
            return Term(said)
        texts = [one.text or Text(en=one, zh=one) for one in each]
        return Term(said, Text(en=", ".join(one.en for one in texts), zh="、".join(one.zh for one in texts)))


# The firm has named nothing.
NO_NAMES: Final = Names()
