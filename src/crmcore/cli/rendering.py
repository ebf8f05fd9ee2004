"""What `explain` tells: a title, facts with their labels, and blocks of lines under a heading. Built without access to a database or a terminal."""

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
    """Everything to be shown about one complaint or customer, in one language."""

    title: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...] = ()


@attrs.frozen
class Teller:
    """Renders messages in one language, with the firm's own names for its words."""

    lang: Language
    names: Names = NO_NAMES

    def say(self, code: str, **facts: FactValue) -> str:
        """Return one message."""
        return render(code, facts, self.lang)

    def word(self, kind: str, word: str) -> Term:
        """Return a word of the rulebook of some kind: by the firm's name for it, else in the reader's language if it is a known term."""
        said = Term(word)
        return Term(f"{kind}.{word}") if said.text is None and f"{kind}.{word}" in TERMS else said

    def clause(self, said: str | None) -> Term:
        """Return the clauses behind something by the firm's names for them; a dash if there are none."""
        return Term("–") if said is None else self.names.clauses(said)

    def fact(self, label: str, code: str, **facts: FactValue) -> tuple[str, str]:
        """Return one message with its label."""
        return self.say(label), self.say(code, **facts)
