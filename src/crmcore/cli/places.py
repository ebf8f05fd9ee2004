"""The place of a finding in the files that a command was given: file, line and column.

Functions import what they need when they run: every command loads this file, and `crmcore --help` loads neither the rulebook nor a parser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import attrs

from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError

if TYPE_CHECKING:
    from crmcore.cli.positions import Place, Positions
    from crmcore.rulebook.beside import Beside

# What a text says: by key path, and the id of what stands there where the path does not say it.
Said: TypeAlias = Mapping[tuple[str, str], object]


def beside_of(days: Iterable[Path] | None, law: Iterable[Path] | None) -> Beside:
    """Return the contents of files beside a rulebook.

    Raises `NotFound` if a file does not exist, `RulebookError` with every fault, each after its file, line and column (`order.toml:3:1: regime`);
    a file that says nothing is one, and so are two that say different things of one list, regime or value.
    """
    from crmcore.rulebook.beside import Beside

    texts: dict[Path, str] = {}
    of_days, of_law = ([(path, texts.setdefault(path, _read(path))) for path in paths or ()] for paths in (days, law))
    try:
        beside = Beside.named(*([(f"{path}: ", text) for path, text in named] for named in (of_days, of_law)))
    except RulebookError as error:
        raise RulebookError(*(_placed(one, texts) for one in error.findings)) from None
    if unclear := [*_unclear(of_days, _days_said, ("[days.NAME]",)), *_unclear(of_law, _law_said, ("[regime]", "[regimes.ID]"))]:
        raise RulebookError(*(_placed(one, texts) for one in unclear))
    return beside


def place_of(one: Finding, path: Path, positions: Positions | None) -> Place | None:
    """Return line and column of a finding in a file: those of its key path, or of what can't be read; None if the file has nothing of it.

    For an absent section it is the table whose name looks like it misspelt, if there is one.
    """
    from crmcore.rulebook.edition import TOP_TABLES

    if positions is not None and one.path:
        return positions.place(one.path) or positions.misspelt(one.path, {"rulebook", "names", *(table.key for table in TOP_TABLES)})
    # `rulebook.files` gives a byte where the file isn't UTF-8, `reading.parsing` a line and column where it isn't TOML.
    if isinstance(byte := one.facts.get("byte"), int):
        return _place_of_byte(path.read_bytes()[:byte])
    line, column = one.facts.get("line"), one.facts.get("column")
    return (line, column) if isinstance(line, int) and isinstance(column, int) else None


def in_file(path: Path, place: Place | None) -> str:
    """Return file, line and column as editors read them: `bank.toml:3:1`; the file alone if there is no place in it."""
    return str(path) if place is None else "{}:{}:{}".format(path, *place)


def law_file(one: Finding, law: Iterable[Path]) -> tuple[Path, str] | None:
    """Return the file with the regime of a finding (`regimes."au-rg271/hardship"`), and the key path in it; None if no file has it."""
    from crmcore.cli.positions import steps
    from crmcore.reading.parsing import parse
    from crmcore.rulebook.files import read

    id_ = str(steps(one.path)[1])
    for path in law:
        tables = parse(read(path))
        head, changes = tables.get("regime"), tables.get("regimes")
        if isinstance(head, dict) and head["id"] == id_.partition("/")[0]:
            return path, "regime"
        if isinstance(changes, dict) and id_ in changes:
            return path, one.path
    return None


def _unclear(named: Iterable[tuple[Path, str]], said: Callable[[str], Said], wanted: tuple[str, ...]) -> Iterator[Finding]:
    """Yield each file that says nothing, and what a file says that an earlier one says differently: which of them counts is not to be guessed."""
    first: dict[tuple[str, str], tuple[Path, object]] = {}
    for path, text in named:
        found = said(text)
        if not found:
            yield finding("cli.file_says_nothing", str(path), wanted=wanted)
        for key, value in found.items():
            other, before = first.setdefault(key, (path, value))
            if before != value:
                yield finding("cli.files_disagree", f"{path}: {key[0]}", other=str(other))


def _days_said(text: str) -> Said:
    """Return the days of each list of a text; who published them does not matter."""
    from crmcore.reading.paths import at
    from crmcore.rulebook.sections.calendars import parse_days

    return {(at("days", name), ""): (one.holidays, one.workdays, one.first_day, one.last_day) for name, one in parse_days(text).items()}


def _law_said(text: str) -> Said:
    """Return what a text says of regimes: the whole of one of its own, or each value that it changes."""
    from crmcore.reading.parsing import parse

    tables = parse(text)
    if isinstance(head := tables.get("regime"), dict):
        return {("regime", str(head["id"])): tables}
    return {(path, ""): value for path, value in _values(tables.get("regimes"), "regimes")}


def _values(raw: object, path: str) -> Iterator[tuple[str, object]]:
    """Yield each value of a table and of the tables in it, with its key path."""
    from crmcore.reading.paths import at

    if isinstance(raw, dict):
        for key, value in raw.items():
            yield from _values(value, at(path, key))
    elif raw is not None:
        yield path, raw


def _read(path: Path) -> str:
    from crmcore.rulebook.files import read

    try:
        return read(path)
    except RulebookError as error:
        raise RulebookError(*(_at(one, path, place_of(one, path, None)) for one in error.findings)) from None


def _placed(one: Finding, texts: dict[Path, str]) -> Finding:
    """Return a fault, whose path begins with its file, with line and column in the path."""
    from crmcore.cli.positions import Positions

    path = next(path for path in texts if f"{one.path}: ".startswith(f"{path}: "))
    inside = attrs.evolve(one, path=one.path.removeprefix(str(path)).removeprefix(": "))
    return _at(inside, path, place_of(inside, path, Positions.of(texts[path]) if inside.path else None))


def _at(one: Finding, path: Path, place: Place | None) -> Finding:
    return attrs.evolve(one, path=f"{in_file(path, place)}: {one.path}".removesuffix(": "))


def _place_of_byte(before: bytes) -> Place:
    """Return the place of a byte, given all bytes before it, which are UTF-8."""
    text = before.decode("utf-8-sig")
    return text.count("\n") + 1, len(text) - text.rfind("\n")
