"""Each remedy that a message about a file of days tells is done: the sample has the fault, then the remedy, and then its days are read."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from crmcore.adapters.calendars import read_china_notices, read_gov_uk, read_icalendar
from crmcore.errors import CrmCoreError
from crmcore.messages.adapters.calendars import TEXTS
from tests.adapters.calendars.test_icalendar_days import FOOT, HEAD, NEW_YEAR, event, file
from tests.adapters.calendars.test_json_days import events, notice

pytest.importorskip("icalendar", reason="the extra `calendars` is not installed")

Put = Callable[[str, object], Path]
Reads = Callable[..., object]


class Sample(NamedTuple):
    """How files are read, and what stands in them."""

    reads: Reads
    files: tuple[bytes, ...]

    def with_(self, old: str, new: str) -> Sample:
        assert any(old.encode() in one for one in self.files)
        return self._replace(files=tuple(one.replace(old.encode(), new.encode()) for one in self.files))

    def only(self, *files: object) -> Sample:
        return self._replace(files=tuple(map(written, files)))


def written(content: object) -> bytes:
    if isinstance(content, bytes):
        return content
    return (content if isinstance(content, str) else json.dumps(content)).encode()


def notices(*contents: object) -> Sample:
    return Sample(read_china_notices, tuple(map(written, contents)))


def gov_uk(*days: str, division: str = "scotland") -> Sample:
    return Sample(partial(read_gov_uk, division=division), (written(events(*days)),))


def ical(text: str, workday_category: str | None = None) -> Sample:
    return Sample(partial(read_icalendar, workday_category=workday_category), (written(text),))


OFF: Final = notice(2026, ("2026-01-01", True))
WHOLE: Final = written(OFF)
ONE_DAY: Final = "DTSTART;VALUE=DATE:20260101"

# By the code of the message: the sample that has the fault, and each remedy that the message names.
REMEDIES: Final[dict[str, tuple[Sample, tuple[Callable[[Sample], Sample], ...]]]] = {
    "encoding": (
        notices('{"year": 2026, "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": true}]}'.encode("gb18030")),
        (lambda one: one.only(*(text.decode("gb18030") for text in one.files)),),
    ),
    "not_json": (notices(WHOLE[:-5]), (lambda one: one.only(WHOLE),)),
    "key_twice": (notices(WHOLE.replace(b'"year"', b'"year": 2026, "year"')), (lambda one: one.with_('"year": 2026, "year"', '"year"'),)),
    "missing": (notices({"days": OFF["days"]}), (lambda one: one.with_('{"days"', '{"year": 2026, "days"'),)),
    "wrong_kind": (notices(OFF | {"year": "2026"}), (lambda one: one.with_('"2026"', "2026"),)),
    "bad_date": (notices(notice(2026, ("1 January", True))), (lambda one: one.with_("1 January", "2026-07-01"),)),
    "bad_year": (notices(OFF | {"year": 0}), (lambda one: one.with_('"year": 0', '"year": 2026'),)),
    "other_year": (
        notices(notice(2026, ("2026-01-01", True), ("2027-01-01", True))),
        (lambda one: one.only(OFF, notice(2027, ("2027-01-01", True))),),
    ),
    "two_kinds": (notices(notice(2026, ("2026-01-01", True), ("2026-01-01", False))), (lambda one: one.only(OFF),)),
    "year_twice": (notices(OFF, OFF), (lambda one: one.only(OFF),)),
    "year_left_out": (
        notices(notice(2024, ("2024-01-01", True)), OFF),
        (
            lambda one: one._replace(files=(*one.files, written(notice(2025, ("2025-01-01", True))))),
            lambda one: one.only(OFF),
        ),
    ),
    "contradicts": (
        notices(notice(2025, ("2025-12-29", True)), notice(2026, ("2025-12-29", False))),
        (lambda one: one.with_('"isOffDay": false', '"isOffDay": true'),),
    ),
    "division": (gov_uk("2026-01-01", division="scotlnd"), (lambda one: one._replace(reads=partial(read_gov_uk, division="scotland")),)),
    "division_of": (gov_uk("2026-01-01", division="mars"), (lambda one: one._replace(reads=partial(read_gov_uk, division="scotland")),)),
    "no_days": (gov_uk(), (lambda one: one.only(events("2026-01-01")),)),
    "empty_year": (gov_uk("2024-01-01", "2026-01-01"), (lambda one: one.only(events("2024-01-01", "2025-01-01", "2026-01-01")),)),
    "ical_unreadable": (ical(HEAD + "no line of a calendar\n" + event(NEW_YEAR) + FOOT), (lambda one: one.with_("no line of a calendar\n", ""),)),
    "ical_structure": (ical(HEAD + event(NEW_YEAR)), (lambda one: one.only(file(NEW_YEAR)),)),
    "ical_empty": (ical(HEAD + FOOT), (lambda one: one.only(file(NEW_YEAR)),)),
    "ical_method": (ical(f"{HEAD}METHOD:CANCEL\n{event(NEW_YEAR)}{FOOT}"), (lambda one: one.with_("METHOD:CANCEL", "METHOD:PUBLISH"),)),
    "ical_broken": (
        ical(file(f"{NEW_YEAR}\nno line")),
        (
            lambda one: one.with_("no line\r\n", ""),
            lambda one: one.with_("no line", "SUMMARY:New Year"),
        ),
    ),
    "ical_twice": (ical(file(f"{ONE_DAY}\nSEQUENCE:1\nSEQUENCE:2")), (lambda one: one.with_("SEQUENCE:1\r\n", ""),)),
    "ical_status": (ical(file(f"{ONE_DAY}\nSTATUS:CONFIRMED ")), (lambda one: one.with_("CONFIRMED ", "CONFIRMED"),)),
    "ical_versions": (
        ical(HEAD + event(ONE_DAY) + event(f"{NEW_YEAR}\nSEQUENCE:0") + FOOT),
        (
            lambda one: one.with_("SEQUENCE:0", "SEQUENCE:1"),
            lambda one: one.only(file(ONE_DAY, f"{NEW_YEAR}\nSEQUENCE:0")),
        ),
    ),
    "ical_repeats": (ical(file(f"{ONE_DAY}\nRRULE:FREQ=YEARLY;COUNT=2")), (lambda one: one.only(file(ONE_DAY, ONE_DAY.replace("2026", "2027"))),)),
    "ical_no_day": (ical(file("DTSTART:20260701T090000Z")), (lambda one: one.with_("DTSTART:20260701T090000Z", "DTSTART;VALUE=DATE:20260701"),)),
    "ical_no_end": (
        ical(file(f"{ONE_DAY}\nDTEND;VALUE=DATE:20260101")),
        (
            lambda one: one.with_("DTEND;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20260102"),
            lambda one: one.with_("DTEND;VALUE=DATE:20260101", "DURATION:P1D"),
        ),
    ),
    "ical_too_long": (ical(file(f"{ONE_DAY}\nDTEND;VALUE=DATE:20360102")), (lambda one: one.with_("20360102", "20260102"),)),
    "ical_two_kinds": (
        ical(file(NEW_YEAR, "DTSTART;VALUE=DATE:20260102\nCATEGORIES:work"), workday_category="work"),
        (
            lambda one: one.only(file(NEW_YEAR)),
            lambda one: one.only(file(ONE_DAY, "DTSTART;VALUE=DATE:20260102\nCATEGORIES:work")),
        ),
    ),
}


def faults(one: Sample, put: Put) -> set[str]:
    """Return the codes of all faults of the files of a sample."""
    paths = [put(f"{number}.days", content) for number, content in enumerate(one.files)]
    try:
        one.reads(*paths)
    except CrmCoreError as error:
        return {why.code.removeprefix("days_file.") for why in error.reasons}
    return set()


@pytest.mark.parametrize("code", REMEDIES)
def test_a_remedy_heals(code: str, put: Put) -> None:
    sample, remedies = REMEDIES[code]
    assert faults(sample, put) == {code}
    for remedy in remedies:
        assert faults(remedy(sample), put) == set()


def test_each_message_about_a_file_of_days_is_here() -> None:
    assert {code.removeprefix("days_file.") for code in TEXTS if code.startswith("days_file.")} == REMEDIES.keys()
