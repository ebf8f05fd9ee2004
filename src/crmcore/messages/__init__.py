"""English and Chinese text for every code: `text` (the types) → one file per package (the tables) → `catalogue` (all of them) → `rendering`."""

from crmcore.messages.catalogue import TERMS, TEXTS
from crmcore.messages.names import NO_NAMES, Names, WordKind
from crmcore.messages.rendering import render, say, say_term
from crmcore.messages.text import FactValue, Language, Sayable, Term, TermEnum, Text, Texts

__all__ = [
    "NO_NAMES",
    "TERMS",
    "TEXTS",
    "FactValue",
    "Language",
    "Names",
    "Sayable",
    "Term",
    "TermEnum",
    "Text",
    "Texts",
    "WordKind",
    "render",
    "say",
    "say_term",
]
