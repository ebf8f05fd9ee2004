"""Every Chinese text that a reader is told: where it stands, and what it says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Final

import attrs

from crmcore.clauses import DOCUMENTS
from tests.house.source import PACKAGE, ROOT

HAN: Final = re.compile(r"[\u4e00-\u9fff]")
TERMS_FILE: Final = ROOT / "tests" / "house" / "chinese_terms.toml"
SOURCES: Final = (".py", ".pyi", ".toml", ".j2", ".css")
# Of the reference all other pages are generated from the package.
BY_HAND: Final = ("reference/our-words.md",)
# What the clauses' originals say, word by word: to find them by, not to speak with.
QUOTED: Final = frozenset(word for document in DOCUMENTS for one in document.clauses for word in one.terms)


@attrs.frozen(kw_only=True)
class ChineseTerm:
    """One thing, its word, and the words that are not used for it."""

    thing: str
    en: str
    zh: str
    never: tuple[str, ...]
    exceptions: tuple[str, ...]
    quoted: tuple[str, ...]
    why: str

    def wrong_in(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that are not used for this thing."""
        for one in self.exceptions:
            text = text.replace(one, "")
        return tuple(one for one in self.never if one in text)


def chinese_terms() -> tuple[ChineseTerm, ...]:
    """Read the table of terms."""
    return tuple(
        ChineseTerm(
            thing=one["thing"],
            en=one["en"],
            zh=one["zh"],
            never=tuple(one["never"]),
            exceptions=tuple(one.get("except", ())),
            quoted=tuple(one.get("quoted", ())),
            why=one["why"],
        )
        for one in tomllib.loads(TERMS_FILE.read_text("utf-8"))["terms"]
    )


def lines() -> Iterator[tuple[str, str]]:
    """Walk the lines with Chinese in the package and in the pages written by hand: place and text, without the key words of the originals."""
    folders = ((PACKAGE, SOURCES), (ROOT / "docs", (".md", ".py")))
    for folder, suffixes in folders:
        for path in sorted(folder.rglob("*")):
            place = path.relative_to(folder).as_posix()
            if path.suffix in suffixes and path.is_file() and (not place.startswith("reference/") or place in BY_HAND):
                for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                    if HAN.search(line):
                        yield f"{place}:{number}", _without_quotes(line, place)


def _without_quotes(line: str, place: str) -> str:
    if place.startswith("clauses/"):
        for one in sorted(QUOTED, key=len, reverse=True):
            line = line.replace(one, "")
    return line
