"""Ten times as much to read takes about ten times as long, whatever is read: files of complaints, logs, lists of days, lists of staff, rulebooks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from json import dumps
from pathlib import Path
from typing import Final

import pytest

from crmcore.adapters.calendars import read_china_notices, read_gov_uk, read_icalendar
from crmcore.adapters.files import load_staff, read_complaints, read_log, refused_csv
from crmcore.adapters.files.logmapping import parse_log_mapping
from crmcore.adapters.files.mapping import parse_mapping
from crmcore.rulebook import Rulebook
from tests.adapters.files.small_mappings import OF_A_LOG, OF_COMPLAINTS
from tests.adapters.files.xes_files import log, trace
from tests.adapters.test_saves_fuzzed import seconds

pytest.importorskip("icalendar", reason="lists of days need the extra `calendars`")

COMPLAINTS, LOG = parse_mapping(OF_COMPLAINTS.encode()), parse_log_mapping(OF_A_LOG.encode())
XES = parse_log_mapping(OF_A_LOG.replace("what", "concept:name").replace("when", "time:timestamp").replace('"case"', '"case:concept:name"').encode())
ORGANISATION: Final = Rulebook.default().editions[0].organisation
UNITS: Final = """
[rulebook]
name = "units"
owner = "bank"
valid_from = 2026-01-01
review_by = 2027-01-01
zone = "Asia/Shanghai"
currency = "CNY"
[[organisation.positions]]
id = "clerk"
rank = 1
roles = ["intake"]
clause = "DEPT-2.1"
"""
MOST: Final = 20  # times: it is about ten, and what grows with the square would take a hundred


def days(count: int) -> Iterable[date]:
    return (date(1990, 1, 1) + timedelta(days=3 * number) for number in range(count))


def complaints(size: int, path: Path) -> Callable[[], object]:
    path.write_text("id,received\n" + "".join(f"C-{number},2026-07-0{number % 9 + 1}\n" for number in range(size)))
    return lambda: read_complaints(path, COMPLAINTS)


def refusals(size: int, path: Path) -> Callable[[], object]:
    path.write_text("id,received\n" + "".join(f"C-{number},sometime\n" for number in range(size)))
    return lambda: refused_csv(read_complaints(path, COMPLAINTS).refused)


def logs(size: int, path: Path) -> Callable[[], object]:
    path.write_text("case,what,when\n" + "".join(f"C-{number // 5},closed,2026-07-01T09:{number % 60:02}\n" for number in range(size)))
    return lambda: list(read_log(path, LOG))


def xes(size: int, path: Path) -> Callable[[], object]:
    path.write_text(log(*(trace(f"C-{number}", ("Accepted", "2010-03-31T15:59:42+01:00")) for number in range(size))))
    return lambda: list(read_log(path, XES))


def icalendar(size: int, path: Path) -> Callable[[], object]:
    events = "".join(f"BEGIN:VEVENT\r\nUID:{day}\r\nDTSTART;VALUE=DATE:{day:%Y%m%d}\r\nSUMMARY:x\r\nEND:VEVENT\r\n" for day in days(size))
    path.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n{events}END:VCALENDAR\r\n")
    return lambda: read_icalendar(path)


def bank_holidays(size: int, path: Path) -> Callable[[], object]:
    events = [{"title": "x", "date": str(day), "notes": "", "bunting": True} for day in days(size)]
    path.write_text(dumps({"england-and-wales": {"division": "england-and-wales", "events": events}}))
    return lambda: read_gov_uk(path, division="england-and-wales")


def notices(size: int, path: Path) -> Callable[[], object]:
    of_the_year = [date(2026, 1, 1) + timedelta(days=number) for number in range(size)]
    path.write_text(dumps({"year": 2026, "papers": ["x"], "days": [{"name": "x", "date": str(day), "isOffDay": True} for day in of_the_year]}))
    return lambda: read_china_notices(path)


def staff(size: int, path: Path) -> Callable[[], object]:
    path.write_text("".join(f'[[staff]]\nid = "clerk-{n}"\nunit = "bank/outlets"\npositions = ["outlet_clerk"]\n' for n in range(size)))
    return lambda: load_staff(path, ORGANISATION)


def rulebooks(size: int, path: Path) -> Callable[[], object]:
    path.write_text(
        UNITS
        + "".join(
            f'[[organisation.departments]]\nid = "d{n}"\nname = {{ en = "D {n}", zh = "部门{n}" }}\npath = "bank/d{n}"\nduties = "x"\nclause = "DEPT-2.1"\n'
            for n in range(size)
        )
    )
    return lambda: Rulebook.load(path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "size"),
    [
        (complaints, 300),
        (refusals, 300),
        (logs, 300),
        (xes, 100),
        (icalendar, 20),
        (bank_holidays, 200),
        (notices, 36),
        (staff, 60),
        (rulebooks, 30),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_ten_times_the_size_takes_ten_times_the_time(make: Callable[[int, Path], Callable[[], object]], size: int, tmp_path: Path) -> None:
    small, large = make(size, tmp_path / "small.csv"), make(10 * size, tmp_path / "large.csv")
    ratio = min(seconds(large) / seconds(small) for _ in range(3))
    print(f"{getattr(make, '__name__', '')}: 10 x the size, {ratio:.1f} x the time")  # noqa: T201 - figures for `-s`
    assert ratio <= MOST, ratio
