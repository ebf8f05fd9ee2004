"""`crmcore upgrade`: a rulebook with the current names, its comments and layout as they were."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crmcore.cli.check import list_findings
from crmcore.cli.terminal import FOUND_WANTING, Lang, console, plainly, write
from crmcore.decision import finding, reason
from crmcore.errors import RulebookError
from crmcore.messages import Language

if TYPE_CHECKING:
    from crmcore.decision import Finding
    from crmcore.reading.renames import Rename

_MARK = b"\xef\xbb\xbf"  # some editors begin a UTF-8 file with it


def upgrade(
    rulebook: Annotated[Path, typer.Argument(metavar="RULEBOOK.toml", help="The rulebook to rewrite; a file of TOML.", show_default=False)],
    lang: Lang = Language.EN,
) -> None:
    """Rewrite the keys of a rulebook that have been renamed; everything else stays as it is, to the last comment.

    The exit code is 1 if it is not TOML or has a key under both names, 2 if the file cannot be read or written. The edition keeps its id: the rules
    are the same.
    """
    from crmcore.adapters.atomic_write import write_whole
    from crmcore.rulebook.files import read
    from crmcore.rulebook.renames import RENAMES

    with plainly(lang):
        before = ""
        try:
            before = read(rulebook)
            after, changes = upgraded(before, RENAMES)
        except RulebookError as error:
            list_findings(error.findings, rulebook, before, lang)
            raise typer.Exit(FOUND_WANTING) from None
        if not changes:
            write(console(), reason("upgrade_nothing", path=str(rulebook)).text(lang), style="bold green")
            return
        mark = _MARK if rulebook.read_bytes().startswith(_MARK) else b""
        write_whole({rulebook: mark + after.encode()})
        list_findings(changes, rulebook, before, lang)
        write(console(), reason("upgrade_done", path=str(rulebook), count=len(changes)).text(lang), style="bold green")


def upgraded(text: str, renames: Sequence[Rename]) -> tuple[str, tuple[Finding, ...]]:
    """Return a text with each key under its current name, and each change at the path of the old name.

    Raises `RulebookError` if it is not TOML, and for a key that is there under both names.
    """
    from functools import reduce

    from crmcore.reading.parsing import parse
    from crmcore.reading.paths import at
    from crmcore.reading.renames import places

    changes, faults = [], []
    parse(text)  # without a rename nothing else would see that it is no TOML
    for one in renames:
        *_, old = one.steps
        for holder, steps in places(parse(text), one):
            path = reduce(at, (*steps, old), "")
            if one.to in holder:
                faults.append(finding("key_both", path, found=old, to=one.to))
                continue
            text = _written(text, (*steps, old), one.to)
            changes.append(finding("upgrade_key", path, found=old, to=one.to))
    if faults:
        raise RulebookError(*faults)
    return text, tuple(changes)


def _written(text: str, path: tuple[str | int, ...], new: str) -> str:
    """Return a text with a name in place of a key path's last one, wherever it occurs, replaced from the end so that places stay valid."""
    from crmcore.cli.positions import words_of
    from crmcore.reading.paths import written

    raw, word = text.encode(), written(new).encode()
    for begin, end in sorted(words_of(text, path), reverse=True):
        raw = raw[:begin] + word + _spaced(raw, begin, end, len(word))
    return raw.decode()


def _spaced(raw: bytes, begin: int, end: int, length: int) -> bytes:
    """Return what follows a word that is replaced; if equals signs are aligned in a column, this one stays in it as far as there is room."""
    rest = raw[end:].lstrip(b" ")
    gap = len(raw) - end - len(rest)
    if not rest.startswith(b"=") or not _in_column(raw, end + gap):
        return raw[end:]
    return b" " * max(1, gap - (length - (end - begin))) + rest


def _in_column(raw: bytes, sign: int) -> bool:
    """Return whether the line before or after has its equals sign in the same column."""
    first = raw.rfind(b"\n", 0, sign) + 1
    column, last = sign - first, raw.find(b"\n", sign)
    above = raw[raw.rfind(b"\n", 0, max(first - 1, 0)) + 1 : first]
    below = raw[last + 1 :].split(b"\n", 1)[0] if last >= 0 else b""
    return any(line[column : column + 1] == b"=" and b"=" not in line[:column] for line in (above, below))
