"""What all mappings have in common: their head, and how they are loaded, by a shipped name or a path, with every fault at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, TypeVar

import attrs

from crmcore.adapters.files.encodings import is_encoding
from crmcore.decision import Finding, finding, reason
from crmcore.errors import InvalidValue, NotFound, RulebookError
from crmcore.reading.fields import Separator
from crmcore.reading.parsing import parse
from crmcore.reading.shape import Reader
from crmcore.reading.values import unknown
from crmcore.worktime.calendars.zone import zone_named

T = TypeVar("T")

# The two kinds of mappings by their folders: which is the other one, the command that takes that, and a table that only one of them has.
_OTHERS: Final = {"mappings": ("logs", "crmcore replay"), "logs": ("mappings", "crmcore report")}
_ONLY_IN: Final = {"mappings": re.compile(rb"^\s*\[fields\.", re.MULTILINE), "logs": re.compile(rb"^\s*\[case\]", re.MULTILINE)}

_COMMA: Final = Separator(",")
# Characters that mean something else in a CSV file.
_NO_DELIMITER: Final = '"\r\n\0'


@attrs.frozen(kw_only=True)
class Head:
    """What kind of file this is: its encoding, the zone of its days, and the words (besides an empty cell) that mean no value.

    `title_lines` are the lines with something on them that stand above the header.
    """

    name: str
    zone: str
    title: str | None = None
    source: str | None = None
    encoding: str = "utf-8"
    delimiter: Separator = _COMMA
    title_lines: int = 0
    not_said: tuple[str, ...] = ()


def load(shape: type[T], name_or_path: str | Path, folder: str) -> T:
    """Load a mapping of one shape: one that ships in `folder`, by its name, or one of your own, by its path.

    Raises `NotFound` (with the nearest shipped name, or all) when it is neither, and `RulebookError` with every fault of it and its key path.
    """
    name, path = str(name_or_path), Path(name_or_path)
    shipped = _shipped(folder)
    if name in shipped:
        return parse_as(shape, shipped[name].read_bytes())
    other, used_by = _OTHERS[folder]
    if not path.is_file():
        if name in _shipped(other):
            raise NotFound(reason("mapping_other_kind", found=name, used_by=used_by, shipped=tuple(sorted(shipped))))
        raise NotFound(unknown("mapping_not_found", name, shipped))
    toml = path.read_bytes()
    try:
        return parse_as(shape, toml)
    except RulebookError as error:
        if _ONLY_IN[other].search(toml) is None or _ONLY_IN[folder].search(toml) is not None:
            raise
        raise RulebookError(
            finding("mapping_other_kind", "", found=path.name, used_by=used_by, shipped=tuple(sorted(shipped))), *error.findings
        ) from None


def _shipped(folder: str) -> dict[str, Traversable]:
    return {one.name.removesuffix(".toml"): one for one in (files("crmcore.adapters.files") / folder).iterdir()}


def parse_as(shape: type[T], toml: bytes) -> T:
    """Read a mapping of one shape from the bytes of a TOML file; raises `RulebookError` with every fault at once."""
    reader = Reader(currency="XXX")  # ISO 4217's code for no currency: a mapping holds no amounts
    mapping = reader.read(shape, parse(text_of(toml)), "")
    if mapping is None:
        raise RulebookError(*reader.faults)
    return mapping


def text_of(toml: bytes) -> str:
    """Return the text of a TOML file; raises `RulebookError` with the place where it is not UTF-8."""
    try:
        return toml.decode()
    except UnicodeDecodeError as error:
        raise RulebookError(finding("mapping_not_utf8", "", byte=f"0x{toml[error.start]:02x}", line=toml.count(b"\n", 0, error.start) + 1)) from None


def bad_head(head: Head) -> Iterator[Finding]:
    """Yield what is wrong with a head."""
    try:
        zone_named(head.zone)
    except InvalidValue:
        yield finding("mapping_zone", "mapping.zone", found=head.zone)
    if not is_encoding(head.encoding):
        yield finding("mapping_encoding", "mapping.encoding", found=head.encoding)
    if head.title_lines < 0:
        yield finding("mapping_title_lines", "mapping.title_lines", found=head.title_lines)
    if len(head.delimiter) != 1 or head.delimiter in _NO_DELIMITER:
        yield finding("mapping_delimiter", "mapping.delimiter", found=head.delimiter)
