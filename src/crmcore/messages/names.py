"""A firm's names for the words of its own rulebook, in both languages: by kind and word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

import attrs

from crmcore._frozen import frozen_fields
from crmcore.messages.paragraphs import paragraph_in
from crmcore.messages.text import Language, Term, Text

# Several ids of clauses of management documents: `MAN-4.2, FIN-2.3`.
_SEVERAL: Final = re.compile(", ?")
_IDS: Final = re.compile(r"[A-Z]+-[\d.]+(?:, ?[A-Z]+-[\d.]+)+")


class WordKind(StrEnum):
    """The kinds of words that a firm chooses itself; `[names.<kind>]` in a rulebook names those that are not tables."""

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


@attrs.frozen(field_transformer=frozen_fields)
class Names:
    """A firm's names for its own words. The same word may have another name in another kind: the matter `service` and the department `service`.

    Clause: RULES-4.28
    """

    texts: Mapping[tuple[WordKind, str], Text] = attrs.field(factory=dict)

    def term(self, kind: WordKind, word: str) -> Term:
        """Return a word of a kind as a term with the firm's name for it; one without a name stays as it is."""
        text = self.texts.get((kind, word))
        return Term(word, _cited(word) if text is None and kind is WordKind.CLAUSES else text)

    def of(self, kind: WordKind) -> tuple[str, ...]:
        """Return the words of a kind that have a name, in the order in which they were named."""
        return tuple(word for named, word in self.texts if named is kind)

    def terms(self, kind: WordKind, words: Iterable[str]) -> tuple[Term, ...]:
        """Return several words of a kind, in their order."""
        return tuple(self.term(kind, word) for word in words)

    def clauses(self, said: str) -> Term:
        """Return the content of a rulebook's `clause`, which may be several separated by commas, each by the firm's name for it.

        What is named already stays as it is.

        Clause: RULES-4.28
        """
        if isinstance(said, Term) and said.text is not None:
            return said
        words = tuple(one.strip() for one in said.split(","))
        if not any((WordKind.CLAUSES, one) in self.texts for one in words):
            return Term(said, _cited(said))
        each = self.terms(WordKind.CLAUSES, words)
        texts = [one.text or Text(en=one, zh=one) for one in each]
        return Term(said, Text(en=", ".join(one.en for one in texts), zh="、".join(one.zh for one in texts)))


def _cited(paragraph: str) -> Text | None:
    """Return how a Chinese law is cited, or several clauses, which Chinese does not separate by commas; None for a single clause."""
    said = _SEVERAL.sub("、", paragraph) if _IDS.fullmatch(paragraph) else paragraph_in(Language.ZH, paragraph)
    return None if said == paragraph else Text(en=paragraph, zh=said)


# A firm without names of its own.
NO_NAMES: Final = Names()
