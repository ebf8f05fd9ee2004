"""Event logs in XES (IEEE 1849), the standard form of event logs, event by event, so that a log may be long; compressed by gzip or not.

Attributes of an event are columns by their keys (`concept:name`, `time:timestamp`), those of its trace with `case:` in front (`case:concept:name`),
and one inside another behind it (`cost/currency`). Only the standard library's parser is used, and a document type is refused where it begins:
there are no entities, and nothing outside the file is looked at.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final, NoReturn, cast
from xml.parsers import expat

import attrs

from crmcore.adapters.files.refusing import FileRefused
from crmcore.decision import Reason, reason

_GZIP: Final = b"\x1f\x8b"
_CHUNK: Final = 1 << 16
# What no log needs, and what would fill memory: a tag of a million bytes, attributes inside each other without end.
MOST_BYTES: Final = 1 << 20
MOST_DEEP: Final = 32

# How much of a key is shown.
_SHOWN: Final = 60

# What a tag is to us: an attribute of a trace or an event, or nothing.
_ATTRIBUTE: Final = "attribute"
_OTHER: Final = ""
_ATTRIBUTES: Final = frozenset({"string", "date", "int", "float", "boolean", "id", "list", "container"})


@attrs.frozen
class XesEvent:
    """One event of a log: the line it begins on, that of its trace, and the attributes that were asked for; or why it cannot be read."""

    line: int
    trace: int
    attributes: Mapping[str, str] = attrs.field(repr=False)
    faults: tuple[Reason, ...] = ()
    empty_trace: bool = False


def is_xes(path: Path) -> bool:
    """Return whether a file is a log in XES, by its first bytes or, where they say nothing, by its name; one compressed by gzip is looked into."""
    if any(one.lower() == ".xes" for one in path.suffixes):
        return True
    try:
        with _opened(path) as file:
            head = file.read(64)
    except (OSError, EOFError, zlib.error):
        return False
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def read_xes(path: Path, wanted: Collection[str]) -> Iterator[XesEvent]:
    """Yield the events of a log in XES in the order of the file, each with those of its attributes that are wanted.

    A trace without an event is yielded once, as `empty_trace`. Raises `FileRefused`, with the line, for what is not well-formed XML or no log, for a
    document type, for a tag of enormous length, and for attributes that stand behind the events of their trace, or thirty-three deep.
    """
    reader = _Parser(path.name, frozenset(wanted))
    try:
        with _opened(path) as file:
            while chunk := file.read(_CHUNK):
                yield from reader.feed(chunk)
            yield from reader.close()
    except expat.ExpatError as error:
        problem = expat.ErrorString(error.code) or "not well-formed"
        raise FileRefused(reason("xes_malformed", file=path.name, line=error.lineno, problem=problem)) from None
    except (LookupError, UnicodeError, ValueError) as error:
        if isinstance(error, FileRefused):
            raise
        raise FileRefused(reason("xes_malformed", file=path.name, line=reader.line, problem="unknown encoding")) from None
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise FileRefused(reason("file_gzip", file=path.name)) from None


def _opened(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        packed = file.read(2) == _GZIP
    return cast("BinaryIO", gzip.open(path)) if packed else path.open("rb")


class _Parser:
    """What stands open while a log is read: its trace, an event, and the attributes around the one that is being read."""

    def __init__(self, file: str, wanted: frozenset[str]) -> None:
        self._file, self._wanted = file, wanted
        self._fed = self._seen = 0
        self._open: list[str] = []
        self._path: list[str] = []
        self._trace: dict[str, str] = {}
        self._trace_line = self._trace_events = self._event_line = 0
        self._event: dict[str, str] | None = None
        self._trace_faults: list[Reason] = []
        self._faults: list[Reason] = []
        self._ready: list[XesEvent] = []
        parser = expat.ParserCreate()
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype
        self._parser = parser

    @property
    def line(self) -> int:
        """Return the line that is being read."""
        return self._parser.CurrentLineNumber

    def feed(self, chunk: bytes) -> Iterator[XesEvent]:
        """Read a piece of the file, and yield the events that end in it."""
        self._parser.Parse(chunk)
        self._fed += len(chunk)
        if self._fed - self._seen > MOST_BYTES:
            self._refuse("xes_tag_too_long", most=MOST_BYTES)
        yield from self._taken()

    def close(self) -> Iterator[XesEvent]:
        """Read to the end of the file."""
        if not self._fed:
            raise FileRefused(reason("xes_empty", file=self._file))
        self._parser.Parse(b"", True)  # noqa: FBT003 - the name of this argument is its place
        yield from self._taken()

    def _taken(self) -> Iterator[XesEvent]:
        ready, self._ready = self._ready, []
        return iter(ready)

    def _refuse(self, code: str, **facts: str | int) -> NoReturn:
        raise FileRefused(reason(code, file=self._file, line=self.line, **facts))

    def _doctype(self, *_: object) -> None:
        self._refuse("xes_doctype")

    def _start(self, tag: str, given: Mapping[str, str]) -> None:
        self._seen = self._parser.CurrentByteIndex
        name = tag.rpartition(":")[2]
        if not self._open and name != "log":
            self._refuse("xes_no_log")
        if len(self._open) > MOST_DEEP:
            self._refuse("xes_too_deep", most=MOST_DEEP)
        place = self._open[-1] if self._open else ""
        if (place, name) == ("log", "trace"):
            self._trace, self._trace_line, self._trace_events, self._trace_faults = {}, self.line, 0, []
        elif (place, name) == ("trace", "event"):
            self._event, self._event_line, self._faults = {}, self.line, []
        elif name in _ATTRIBUTES and "trace" in self._open:
            self._attribute(given.get("key", ""), given.get("value"))
            name = _ATTRIBUTE
        elif self._open:
            name = _OTHER
        self._open.append(name)

    def _attribute(self, key: str, value: str | None) -> None:
        self._path.append(key)
        within = "/".join(self._path)
        in_event = self._event is not None
        if not in_event and self._trace_events:
            self._refuse("xes_late_attribute", key=within[:_SHOWN])
        name = within if in_event else f"case:{within}"
        if value is None or name not in self._wanted:
            return
        held = self._trace if self._event is None else self._event
        if held.setdefault(name, value) != value:
            (self._faults if in_event else self._trace_faults).append(reason("column_twice", file=self._file, column=name))

    def _end(self, _: str) -> None:
        self._seen = self._parser.CurrentByteIndex
        name = self._open.pop()
        if name == _ATTRIBUTE:
            self._path.pop()
        elif name == "event":
            faults = (*self._trace_faults, *self._faults)
            self._ready.append(XesEvent(self._event_line, self._trace_line, {**self._trace, **(self._event or {})}, faults))
            self._event = None
            self._trace_events += 1
        elif name == "trace" and not self._trace_events:
            self._ready.append(XesEvent(self._trace_line, self._trace_line, self._trace, tuple(self._trace_faults), empty_trace=True))
