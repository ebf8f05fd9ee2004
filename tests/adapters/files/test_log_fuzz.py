"""No bytes of a log end in an uncaught exception, and time grows no faster than the log: seeded, a little in every run, much in one marked `slow`."""

from __future__ import annotations

import gzip
import random
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import pytest

from crmcore.adapters.files import LogMapping, Replay, parse_log_lifecycle, parse_log_mapping, read_log
from crmcore.decision import Reason
from crmcore.errors import CrmCoreError
from crmcore.lifecycles.fitting import Fitting
from crmcore.messages import Language
from tests.adapters.files.test_event_logs import BY_CASE, BY_EVENT
from tests.adapters.files.xes_files import BY_TRACE, LOG, log, trace
from tests.lifecycles.test_plain import DESK

EVENTS: Final = 'case,what,when\nC-1,Start,2026-07-06 09:30\nC-1,End,2026-07-06T09:30+0000\n"C,2",Start,2026-07-07 10:00\n'
CASES: Final = "case,opened,closed,target,ok\nC-1,2026-07-06,2026-07-09,2026-07-08,no\nC-2,2026-07-06,-,,\n"
NASTY: Final = (
    b"\x00",
    b"\x1b[2J",
    b"\xff",
    b"<",
    b"&",
    b'"',
    b"\r",
    b"\n",
    b",",
    b"]]>",
    b"<!DOCTYPE x>",
    b"9" * 400,
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"<x>" * 40,
)
CSV: Final = (
    (".csv", EVENTS.encode(), parse_log_mapping(BY_EVENT.encode())),
    (".csv", CASES.encode(), parse_log_mapping(BY_CASE.encode())),
)
XES: Final = (
    (".xes", LOG.encode(), parse_log_mapping(BY_TRACE.encode())),
    (".xes.gz", gzip.compress(LOG.encode(), mtime=0), parse_log_mapping(BY_TRACE.encode())),
)
QUICK, DEEP = 300, 15_000


def changed(content: bytes, dice: random.Random) -> bytes:
    """Return bytes with a few of them cut, doubled, turned, or put in: also whole tags and lines."""
    for _ in range(dice.randint(1, 4)):
        place, other = sorted((dice.randrange(len(content) + 1), dice.randrange(len(content) + 1)))
        match dice.randrange(6):
            case 0:
                content = content[:place] + content[other:]
            case 1:
                content = content[:place]
            case 2:
                content = content[:place] + dice.choice(NASTY) + content[place:]
            case 3:
                content = content[:other] + content[place:other] + content[other:]
            case 4:
                content = content[:place] + dice.randbytes(1) + content[place + 1 :]
            case _:
                tags = [number for number, byte in enumerate(content) if byte in b"<>,\n"]
                first, last = sorted((dice.choice(tags or [0]), dice.choice(tags or [0])))
                content = content[:first] + content[last:]
    return content


def told(reasons: Iterable[Reason]) -> None:
    """Look that every fault can be told, in both languages, and moves no cursor."""
    assert all(one.text(lang).isprintable() for one in reasons for lang in Language)


def read_through(path: Path, mapping: LogMapping) -> bool:
    """Read a log to its end, judge and observe it, and say all that is wrong with it; return whether it could be read."""
    replay = Replay(mapping, fitting=Fitting(DESK.lifecycle))
    try:
        replay.take_all(read_log(path, mapping))
    except CrmCoreError as fault:
        told(fault.reasons)
        return False
    for row in replay.refused:
        told(row.reasons)
    replay.judge()
    if replay.observe().cases:
        replay.observe().draft("draft")
    return True


def tried(tmp_path: Path, kinds: tuple[tuple[str, bytes, LogMapping], ...], times: int, seed: int) -> int:
    """Return in how many of so many tries the changed log could still be read."""
    dice, read = random.Random(seed), 0  # noqa: S311 - a test that can be run again
    for _ in range(times):
        suffix, content, mapping = dice.choice(kinds)
        path = tmp_path / f"log{suffix}"
        path.write_bytes(changed(content, dice))
        read += read_through(path, mapping)
    return read


@pytest.mark.parametrize("kinds", [CSV, XES], ids=["csv", "xes"])
def test_no_bytes_of_a_log_end_in_a_traceback(tmp_path: Path, kinds: tuple[tuple[str, bytes, LogMapping], ...]) -> None:
    assert 0 < tried(tmp_path, kinds, QUICK, seed=20_260_706) < QUICK, "some are read, some refused"


@pytest.mark.slow
@pytest.mark.parametrize("kinds", [CSV, XES], ids=["csv", "xes"])
def test_no_bytes_of_a_log_end_in_a_traceback_however_many(tmp_path: Path, kinds: tuple[tuple[str, bytes, LogMapping], ...]) -> None:
    assert 0 < tried(tmp_path, kinds, DEEP, seed=1) < DEEP


@pytest.mark.parametrize("parse", [parse_log_mapping, parse_log_lifecycle])
@pytest.mark.parametrize("text", [BY_CASE, BY_EVENT, DESK.to_toml()])
def test_no_bytes_of_a_mapping_or_a_table_end_in_a_traceback(parse: Callable[[bytes], object], text: str) -> None:
    dice = random.Random(7)  # noqa: S311 - a test that can be run again
    for _ in range(100):
        try:
            parse(changed(text.encode(), dice))
        except CrmCoreError as fault:
            told(fault.reasons)


def csv_rows(size: int) -> Iterator[str]:
    yield "case,what,when\n"
    yield from (f"C-{number // 3},Start,2026-07-{1 + number % 3:02} 09:30\n" for number in range(size))


def unknown_words(size: int) -> Iterator[str]:
    yield "case,what,when\n"
    yield from (f"C-{number},Strat{number},2026-07-01 09:30\n" for number in range(size))


def wide_header(size: int) -> Iterator[str]:
    yield ",".join(["case", "what", "when", *(f"c{number}" for number in range(size))]) + "\n"


def traces(size: int) -> Iterator[str]:
    yield log(*(trace(str(number), ("a", "2026-07-06T09:00:00Z"), ("b", "2026-07-06T10:00:00Z")) for number in range(size)))


def attributes(size: int) -> Iterator[str]:
    yield log(
        trace("1", ("a", "2026-07-06T09:00:00Z")) + "<event>" + "".join(f'<string key="k{number}" value="v"/>' for number in range(size)) + "</event>"
    )


def one_case(size: int) -> Iterator[str]:
    yield "case,what,when\n"
    yield from (f"C-1,Start,2026-07-06T{hour // 60:02}:{hour % 60:02}+0000\n" for hour in (number * 1439 // size for number in range(size)))


@pytest.mark.parametrize(
    ("suffix", "made", "toml", "size"),
    [
        (".csv", csv_rows, BY_EVENT, 1_000),
        (".csv", unknown_words, BY_EVENT, 200),
        (".csv", wide_header, BY_EVENT, 4_000),
        (".csv", one_case, BY_EVENT, 1_000),
        (".xes", traces, BY_TRACE.replace("detail ", "# "), 500),
        (".xes", attributes, BY_TRACE.replace("detail ", "# "), 4_000),
    ],
)
def test_ten_times_the_log_takes_about_ten_times_as_long(
    tmp_path: Path, suffix: str, made: Callable[[int], Iterator[str]], toml: str, size: int
) -> None:
    """The best of several runs on each side, so that what else the machine does counts little."""
    mapping, best = parse_log_mapping(toml.encode()), []
    for times in (size, 10 * size):
        path = tmp_path / f"log{times}{suffix}"
        path.write_text("".join(made(times)))
        took = []
        for _ in range(5 if times == size else 3):
            began = time.process_time()
            read_through(path, mapping)
            took.append(time.process_time() - began)
        best.append(min(took))
    assert best[1] <= 20 * best[0] + 0.05  # a square would be 100
