"""What `explain` tells: a title, facts with their labels, and blocks of lines under a heading. Made without touching a database or a terminal."""

from __future__ import annotations

import attrs

from crmcore.messages import NO_NAMES, TERMS, FactValue, Language, Names, Term, render


@attrs.frozen
class Block:
    """A heading with its lines."""

    heading: str
    lines: tuple[str, ...] = ()


@attrs.frozen
class Story:
    """Everything that is to be told about one complaint or customer, in one language."""

    title: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...] = ()


@attrs.frozen
class Teller:
    """Says codes in one language, and the firm's own words as the firm calls them."""

    lang: Language
    names: Names = NO_NAMES

    def say(self, code: str, **facts: FactValue) -> str:
        """Say one thing."""
        return render(code, facts, self.lang)

    def word(self, kind: str, word: str) -> Term:
        """Return a rulebook's own word of some kind: as the firm calls it, else in the reader's language where it is a word of the field."""
        said = Term(word)
        return Term(f"{kind}.{word}") if said.text is None and f"{kind}.{word}" in TERMS else said

    def clause(self, said: str | None) -> Term:
        """Return the clauses behind something as the firm calls them; a dash where there is none."""
        return Term("–") if said is None else self.names.clauses(said)

    def fact(self, label: str, code: str, **facts: FactValue) -> tuple[str, str]:
        """Say one thing beside its label."""
        return self.say(label), self.say(code, **facts)
