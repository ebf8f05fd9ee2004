"""Reading other people's JSON: every fault with the file and the place in it, and nothing of a wrong file is used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

import attrs

from crmcore.adapters.files.refusing import FileRefused
from crmcore.decision import Reason, reason
from crmcore.errors import NotFound
from crmcore.messages import FactValue, Term
from crmcore.reading.values import said

T = TypeVar("T", str, int, bool, list[object], dict[str, object])

_KINDS: Final = {
    str: Term("toml.text"),
    int: Term("toml.integer"),
    bool: Term("toml.flag"),
    float: Term("toml.float"),
    list: Term("toml.list"),
    dict: Term("json.object"),
    type(None): Term("json.null"),
}


def text_of(path: Path) -> str:
    """Return a file's text, which is UTF-8, with or without a byte order mark. Raises `NotFound`, and `FileRefused` with the place of a bad byte."""
    if not path.is_file():
        raise NotFound(reason("file_not_found", path=str(path)))
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, byte = raw.count(b"\n", 0, error.start) + 1, f"0x{raw[error.start]:02x}"
        raise FileRefused(reason("days_file.encoding", file=path.name, line=line, byte=byte)) from None


def json_of(path: Path) -> object:
    """Return the content of a JSON file. Raises `NotFound`, and `FileRefused` for what is not JSON, or has a key twice."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        table = dict(pairs)
        if len(table) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise FileRefused(reason("days_file.key_twice", file=path.name, key=said(twice)))
        return table

    try:
        found: object = json.loads(text_of(path), object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise FileRefused(reason("days_file.not_json", file=path.name, line=error.lineno, column=error.colno)) from None
    except FileRefused:
        raise
    except (RecursionError, ValueError):  # nested too deep, or a number of thousands of digits
        raise FileRefused(reason("days_file.not_json", file=path.name, line=1, column=1)) from None
    return found


@attrs.define
class JsonFile:
    """Reads the JSON of one file, and collects every fault."""

    file: str
    faults: list[Reason] = attrs.field(factory=list)

    def fault(self, code: str, path: str, /, **facts: FactValue) -> None:
        """Add a fault to the list, with the file and the place in it."""
        self.faults.append(reason(code, file=self.file, path=path, **facts))

    def field(self, table: object, key: str, kind: type[T], path: str) -> T | None:
        """Return a field of a table; None, and a fault on the list, if it is missing or of another kind."""
        where = f"{path}.{key}" if path else key
        if not isinstance(table, dict):
            self._wrong(path or "$", table, dict)
        elif key not in table:
            self.fault("days_file.missing", where)
        elif type(table[key]) is not kind:
            self._wrong(where, table[key], kind)
        else:
            found: T = table[key]
            return found
        return None

    def each(self, table: object, key: str, path: str = "") -> Iterator[tuple[str, object]]:
        """Yield the items of a list in a table, each with its place."""
        where = f"{path}.{key}" if path else key
        for i, item in enumerate(self.field(table, key, list, path) or ()):
            yield f"{where}[{i}]", item

    def day(self, table: object, key: str, path: str) -> date | None:
        """Return a field that is a day, `2026-07-01`."""
        written = self.field(table, key, str, path)
        if written is None:
            return None
        try:
            day = date.fromisoformat(written)
        except ValueError:
            day = None
        if day is None or day.isoformat() != written:  # `20260701` and `2026-W27-3` are ISO too, but not how these files write dates
            self.fault("days_file.bad_date", f"{path}.{key}", found=said(written))
            return None
        return day

    def refuse(self) -> None:
        """Raise `FileRefused` with every fault on the list, if there is one."""
        if self.faults:
            raise FileRefused(*self.faults)

    def _wrong(self, path: str, found: object, wanted: type) -> None:
        self.fault("days_file.wrong_kind", path, found=_KINDS[type(found)], wanted=_KINDS[wanted])
