"""A mapping of an event log states how somebody else's log is read: which column names the case, and which cells are events.

Two kinds of logs are common, and both are read. A row is one event: `[event]` and `[at]` name its columns. Or a row is one case: each table
`[[events]]` takes one event from one column of times; a cell without a value is an event that did not happen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import attrs

from crmcore._frozen import frozen_fields
from crmcore.adapters.files.heads import Head, bad_head, is_format, load, parse_as
from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError
from crmcore.reading.fields import Untouched
from crmcore.reading.paths import at

# What the log's own verdict on a deadline may be.
VERDICTS: Final = ("in_time", "late")


@attrs.frozen(kw_only=True)
class TimeColumn:
    """A column of times: its spellings, and the `strptime` formats tried strictly in order; a time without a zone is in the mapping's zone."""

    columns: tuple[str, ...]
    dates: tuple[str, ...]


@attrs.frozen(kw_only=True)
class WordColumn:
    """A column of words: its spellings, and what each of the file's words means; without `values` the file's words are taken as they are."""

    columns: tuple[str, ...]
    values: Untouched = attrs.field(factory=lambda: Untouched({}))


@attrs.frozen(kw_only=True)
class EventColumn:
    """A column with the times at which one event happened to the row's case."""

    event: str
    columns: tuple[str, ...]
    dates: tuple[str, ...]


@attrs.frozen(kw_only=True)
class DueColumn:
    """A column of deadlines that the log itself gives, and the events that meet one: `stops`."""

    columns: tuple[str, ...]
    dates: tuple[str, ...]
    stops: tuple[str, ...]


Times: TypeAlias = TimeColumn | EventColumn | DueColumn


@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class LogMapping:
    """How one kind of event log is read; the TOML file's tables are the fields.

    `due` is a deadline that the log itself gives, `verdict` the log's own verdict on it (`in_time`, `late`), for comparison. Raises `RulebookError`
    with every fault when built.
    """

    mapping: Head
    case: WordColumn
    event: WordColumn | None = None
    at: TimeColumn | None = None
    events: tuple[EventColumn, ...] = ()
    due: DueColumn | None = None
    verdict: WordColumn | None = None

    def __attrs_post_init__(self) -> None:
        """Check what no single value shows."""
        if faults := (*bad_head(self.mapping), *self._faults()):
            raise RulebookError(*faults)

    def _faults(self) -> Iterator[Finding]:
        by_row = self.event is not None and self.at is not None
        if by_row == bool(self.events) or (self.event is None) != (self.at is None):
            yield finding("log_one_kind", "events")
        times: Mapping[str, Times | None] = {
            "at": self.at,
            "due": self.due,
            **{f"events[{number}]": one for number, one in enumerate(self.events)},
        }
        for path, one in times.items():
            if one is not None:
                yield from _bad_times(path, one)
        if self.due is not None and not self.due.stops:
            yield finding("log_nothing_stops", "due.stops")
        if self.verdict is not None:
            for word, means in self.verdict.values.items():
                if means not in VERDICTS:
                    yield finding("mapping_word", at("verdict.values", word), found=str(means), wanted=VERDICTS)


def _bad_times(path: str, one: Times) -> Iterator[Finding]:
    if not one.dates:
        yield finding("log_no_formats", at(path, "dates"))
    for number, format_ in enumerate(one.dates):
        if not is_format(format_):
            yield finding("mapping_format", f"{at(path, 'dates')}[{number}]", found=format_)


def load_log_mapping(name_or_path: str | Path) -> LogMapping:
    """Load a shipped mapping of event logs by its name (`boston311`), or one of your own by its path.

    Raises `NotFound` (with the shipped names) when it is neither, and `RulebookError` with every fault of the mapping and its key path.
    """
    return load(LogMapping, name_or_path, "logs")


def parse_log_mapping(toml: bytes) -> LogMapping:
    """Read a mapping of event logs from the bytes of a TOML file; raises `RulebookError` with every fault at once."""
    return parse_as(LogMapping, toml)
