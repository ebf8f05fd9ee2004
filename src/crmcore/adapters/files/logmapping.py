"""A mapping of an event log states how somebody else's log is read: which column names the case, and which cells are events.

Two kinds of logs are common, and both are read. A row is one event: `[event]` and `[at]` name its columns. Or a row is one case: each table
`[[events]]` takes one event from one column of times; a cell without a value is an event that did not happen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeAlias

import attrs

from crmcore._frozen import frozen_fields
from crmcore.adapters.files.dates import bad_formats
from crmcore.adapters.files.heads import Head, bad_head, load, parse_as
from crmcore.adapters.files.times import ISO, ISO_DAY
from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError
from crmcore.reading.fields import Untouched
from crmcore.reading.paths import at

# What the log's own verdict on a deadline may be.
VERDICTS: Final = ("in_time", "late")
# What a check of a log whose rows are events may compare; where rows are cases, it is their events.
ROW_TIMES: Final = ("at", "due")


class JudgedBy(StrEnum):
    """By which stop the log's own deadline is judged in a case with several: the first, the last, or each, which must then all be in time."""

    FIRST_STOP = "first_stop"
    LAST_STOP = "last_stop"
    EACH_STOP = "each_stop"


@attrs.frozen(kw_only=True)
class TimeColumn:
    """A column of times: its spellings, and the `strptime` formats tried strictly in order; `iso` is any form of ISO 8601.

    A time without a zone is in the mapping's zone.
    """

    columns: tuple[str, ...]
    dates: tuple[str, ...] = (ISO,)
    optional: bool = False


@attrs.frozen(kw_only=True)
class WordColumn:
    """A column of words: its spellings, and what each of the file's words means; without `values` the file's words are taken as they are."""

    columns: tuple[str, ...]
    values: Untouched = attrs.field(factory=lambda: Untouched({}))
    optional: bool = False


@attrs.frozen(kw_only=True)
class HappenedColumn:
    """A column that says what happened, in one row of each event.

    `detail` are the spellings of a second column that is put behind it: `Accepted` and `In Progress` are `Accepted/In Progress`. `leave_out` are
    events that are no concern of the reader, counted and passed over; `W_*` are all that begin so.
    """

    columns: tuple[str, ...]
    detail: tuple[str, ...] = ()
    values: Untouched = attrs.field(factory=lambda: Untouched({}))
    leave_out: tuple[str, ...] = ()
    optional: bool = False

    def leaves_out(self, word: str) -> bool:
        """Return whether an event is no concern of the reader."""
        return any(word.startswith(one[:-1]) if one.endswith("*") else word == one for one in self.leave_out)


@attrs.frozen(kw_only=True)
class EventColumn:
    """A column with the times at which one event happened to the row's case."""

    event: str
    columns: tuple[str, ...]
    dates: tuple[str, ...] = (ISO,)
    optional: bool = False


@attrs.frozen(kw_only=True)
class DueColumn:
    """A column of deadlines that the log itself gives, and the events that meet one: `stops`.

    After an event that `reopens` a case, it is open until it is stopped again. `judged_by` says which stop counts where there are several.
    """

    columns: tuple[str, ...]
    dates: tuple[str, ...] = (ISO,)
    stops: tuple[str, ...]
    reopens: tuple[str, ...] = ()
    judged_by: JudgedBy | None = None
    optional: bool = False


@attrs.frozen(kw_only=True)
class LogCheck:
    """A contradiction that refuses a row: the time `later` is before the time `than`; `says` is told of it."""

    id: str
    later: str
    than: str
    says: str


Times: TypeAlias = TimeColumn | EventColumn | DueColumn
Words: TypeAlias = WordColumn | HappenedColumn
Column: TypeAlias = Times | Words


@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class LogMapping:
    """How one kind of event log is read; the TOML file's tables are the fields.

    `due` is a deadline that the log itself gives, `verdict` the log's own verdict on it (`in_time`, `late`), for comparison; `class_` the class of
    complaints by whose clocks a case is read. `checks` name contradictions that refuse a row. Raises `RulebookError` with every fault when built.
    """

    mapping: Head
    case: WordColumn
    event: HappenedColumn | None = None
    at: TimeColumn | None = None
    events: tuple[EventColumn, ...] = ()
    due: DueColumn | None = None
    verdict: WordColumn | None = None
    class_: WordColumn | None = None
    checks: tuple[LogCheck, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check what no single value shows."""
        if faults := (*bad_head(self.mapping), *self._faults()):
            raise RulebookError(*faults)

    @property
    def columns(self) -> Mapping[str, Column]:
        """Return every column that is looked for, by the key path of its table."""
        named = {"case": self.case, "event": self.event, "at": self.at, "due": self.due, "verdict": self.verdict, "class": self.class_}
        found: dict[str, Column] = {name: one for name, one in named.items() if one is not None}
        if self.event is not None and self.event.detail:
            found["event.detail"] = WordColumn(columns=self.event.detail)
        return found | {f"events[{number}]": one for number, one in enumerate(self.events)}

    @property
    def names(self) -> frozenset[str]:
        """Return the names of the events that it says a log may have, also where a log has none of them; empty where the log's words are taken."""
        said = () if self.event is None else map(str, self.event.values.values())
        return frozenset((*said, *(one.event for one in self.events)))

    @property
    def compared(self) -> tuple[str, ...]:
        """Return what a check may compare."""
        if self.event is not None:
            return ROW_TIMES if self.due is not None else ROW_TIMES[:1]
        return (*dict.fromkeys(one.event for one in self.events), *(("due",) if self.due is not None else ()))

    def _faults(self) -> Iterator[Finding]:
        by_row = self.event is not None and self.at is not None
        if by_row == bool(self.events) or (self.event is None) != (self.at is None):
            yield finding("log_one_kind", "events")
        for path, one in self.columns.items():
            yield from _bad_column(path, one)
        yield from self._faults_of_deadlines()
        for number, check in enumerate(self.checks):
            for key, name in (("later", check.later), ("than", check.than)):
                if name not in self.compared:
                    yield finding("log_check", f"checks[{number}].{key}", found=name, known=self.compared)

    def _faults_of_deadlines(self) -> Iterator[Finding]:
        if self.due is not None and not self.due.stops:
            yield finding("log_nothing_stops", "due.stops")
        if self.verdict is not None:
            if self.due is None:
                yield finding("log_verdict_alone", "verdict")
            for word, means in self.verdict.values.items():
                if means not in VERDICTS:
                    yield finding("mapping_word", at("verdict.values", word), found=str(means), wanted=VERDICTS)


def _bad_column(path: str, one: Column) -> Iterator[Finding]:
    if not one.columns:
        yield finding("mapping_no_columns", at(path, "columns"), field=path)
    if isinstance(one, WordColumn | HappenedColumn):
        return
    if not one.dates:
        yield finding("log_no_formats", at(path, "dates"))
    yield from bad_formats(tuple(ISO_DAY if format_ == ISO else format_ for format_ in one.dates), at(path, "dates"))


def load_log_mapping(name_or_path: str | Path) -> LogMapping:
    """Load a shipped mapping of event logs by its name (`boston311`), or one of your own by its path.

    Raises `NotFound` (with the shipped names) when it is neither, and `RulebookError` with every fault of the mapping and its key path.
    """
    return load(LogMapping, name_or_path, "logs")


def parse_log_mapping(toml: bytes) -> LogMapping:
    """Read a mapping of event logs from the bytes of a TOML file; raises `RulebookError` with every fault at once."""
    return parse_as(LogMapping, toml)
