"""What a clause is: an id, its document, its gist in our own words in both languages, and the Chinese terms to find it by."""

from __future__ import annotations

import attrs


@attrs.frozen
class Clause:
    """One clause of a management document.

    `gist` and `gist_zh` are one sentence in our own words, not a quotation; `terms` are the original's key words, to find it by.
    """

    id: str
    document: str
    gist: str
    terms: tuple[str, ...]
    gist_zh: str


@attrs.frozen(kw_only=True)
class Document:
    """A management document: the code with which its clauses' ids begin, its title in English and in Chinese, its clauses in order."""

    code: str
    title: str
    title_zh: str
    clauses: tuple[Clause, ...]


def clause(id: str, gist: str, gist_zh: str, terms: str) -> Clause:
    """Return a clause from one row of a catalogue; the terms are separated by spaces."""
    return Clause(id, id.partition("-")[0], gist, tuple(terms.split()), gist_zh)
