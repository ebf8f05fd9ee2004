"""Days of iCalendar files: plain all-day events count, anything else is refused with its line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmcore.adapters.calendars import read_icalendar
from crmcore.adapters.files import FileRefused
from crmcore.errors import CrmCoreError, InvalidValue, MissingExtra, NotFound
from crmcore.messages import Language

icalendar = pytest.importorskip("icalendar", reason="the extra `calendars` is not installed")

Put = Callable[[str, object], Path]
HEAD, FOOT = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//a bank//EN\n", "END:VCALENDAR\n"
NEW_YEAR = "DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260103"


def event(lines: str, uid: str = "UID:1@bank\n") -> str:
    return f"BEGIN:VEVENT\n{uid}{lines}\nEND:VEVENT\n"


def file(*events: str, desk: str = "bank") -> str:
    """Return a file of different events."""
    return (HEAD + "".join(event(one, f"UID:{number}@{desk}\n") for number, one in enumerate(events)) + FOOT).replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        ("DTSTART;VALUE=DATE:20260101", 1),
        ("DTSTART:20260101", 1),
        (NEW_YEAR, 2),
        ("DTSTART;VALUE=DATE:20260101\nDURATION:P3D", 3),
        ("DTSTART;VALUE=DATE:20260101\nDURATION:P1W", 7),
        ("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20270102", 366),
        (f"{NEW_YEAR}\nTRANSP:TRANSPARENT", 2),
        (f"{NEW_YEAR}\nSUMMARY:New\n  Year\\, folded", 2),
        (f"{NEW_YEAR}\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nDESCRIPTION:x\nEND:VALARM", 2),
    ],
)
def test_an_all_day_event_counts_from_its_first_day_to_before_its_end(put: Put, lines: str, days: int) -> None:
    read = read_icalendar(put("closed.ics", file(lines)))
    first = date(2026, 1, 1)
    assert read.holidays == {first + timedelta(days=n) for n in range(days)}
    assert (read.first_day, read.last_day) == (first, first + timedelta(days=days - 1))
    assert (read.workdays, read.source) == (frozenset(), "iCalendar file closed.ics")


def test_what_does_not_count(put: Put) -> None:
    todo = "BEGIN:VTODO\nUID:2\nDTSTART;VALUE=DATE:20260505\nEND:VTODO\n"
    text = HEAD + event(NEW_YEAR) + event("DTSTART;VALUE=DATE:20260303\nSTATUS:CANCELLED\nRRULE:FREQ=DAILY", "UID:2@bank\n") + todo + FOOT
    assert read_icalendar(put("c.ics", text)).holidays == {date(2026, 1, 1), date(2026, 1, 2)}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("newer", "days"),
    [
        ("DTSTART;VALUE=DATE:20260504\nSEQUENCE:1", {4}),
        ("DTSTART;VALUE=DATE:20260504\nSEQUENCE:12\nSTATUS:CANCELLED", set()),
    ],
)
def test_an_event_that_was_moved_counts_where_it_is_now(put: Put, newer: str, days: set[int], turned: bool) -> None:
    events = ["DTSTART;VALUE=DATE:20260501", newer]
    others = event("DTSTART;VALUE=DATE:20260506").replace("1@bank", "2@bank")
    text = HEAD + "".join(map(event, reversed(events) if turned else events)) + others + FOOT
    assert read_icalendar(put("c.ics", text)).holidays == {date(2026, 5, day) for day in {*days, 6}}


MAY: Final = "DTSTART;VALUE=DATE:20260501"


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    "other", ["DTSTART;VALUE=DATE:20260504", f"{MAY}\nSTATUS:CANCELLED", f"{MAY}\nSEQUENCE:0\nDURATION:P2D", f"{MAY}\nCATEGORIES:work"]
)
def test_two_events_that_are_one_and_say_different_things_contradict_each_other(put: Put, other: str, turned: bool) -> None:
    """Whoever changes an event, or cancels it, has to raise its `SEQUENCE`."""
    both = "".join(map(event, [other, MAY] if turned else [MAY, other]))
    with pytest.raises(FileRefused) as refused:
        read_icalendar(put("c.ics", HEAD + both + FOOT), workday_category="work")
    (why,) = refused.value.reasons
    assert (why.code, why.facts["before"]) == ("days_file.ical_versions", 4)
    assert "give a changed one a higher `SEQUENCE`, and another one a `UID` of its own" in why.text()
    assert read_icalendar(put("c.ics", HEAD + event(MAY) * 2 + FOOT)).holidays == {date(2026, 5, 1)}, "the same twice is no contradiction"


@pytest.mark.parametrize("uid", ["", "UID:\n"])
def test_events_without_an_id_are_none_of_each_other(put: Put, uid: str) -> None:
    text = event("DTSTART;VALUE=DATE:20260101", uid) + event(f"{MAY}\nSEQUENCE:1", uid) + event(f"{MAY}\nSEQUENCE:3\nSTATUS:CANCELLED", uid)
    assert read_icalendar(put("c.ics", HEAD + text + FOOT)).holidays == {date(2026, 1, 1), date(2026, 5, 1)}


def test_a_version_with_a_line_that_cannot_be_read_is_not_passed_over(put: Put) -> None:
    text = event(f"{MAY}\nSEQUENCE:1") + event("DTSTART;VALUE=DATE:20260504\nSEQUENCE 2")
    with pytest.raises(FileRefused, match="the event on line 9 has a line that cannot be read"):
        read_icalendar(put("c.ics", HEAD + text + FOOT))


def test_one_day_of_those_that_repeat_is_no_version_of_another(put: Put) -> None:
    days = ["RECURRENCE-ID;VALUE=DATE:20260501\nSEQUENCE:1\nSTATUS:CANCELLED", "RECURRENCE-ID;VALUE=DATE:20260502"]
    with pytest.raises(FileRefused, match="the event on line 11 repeats"):
        read_icalendar(put("c.ics", HEAD + "".join(event(f"{MAY}\n{one}") for one in days) + FOOT))


@pytest.mark.parametrize("sign", ["\u2028", "\x0c", "\x0b", "\x85", "\x1c"])
def test_only_line_feeds_end_lines(put: Put, sign: str) -> None:
    text = file(f"{MAY}\nSUMMARY:x{sign}END:VEVENT", "DTSTART:20260101T090000Z")
    with pytest.raises(FileRefused) as refused:
        read_icalendar(put("c.ics", text))
    assert [(why.code, why.facts["line"]) for why in refused.value.reasons] == [("days_file.ical_no_day", 9)]
    assert read_icalendar(put("c.ics", file(f"{MAY}\nSUMMARY:x{sign}BEGIN:VEVENT"))).holidays == {date(2026, 5, 1)}


UIDS, WHENS = st.sampled_from(["", "UID:a\n", "UID:b\n"]), st.integers(1, 3)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(UIDS, WHENS, st.integers(-1, 2), st.booleans()), min_size=1, max_size=5))
def test_no_event_is_lost_without_a_word(put: Put, drawn: list[tuple[str, int, int, bool]]) -> None:
    """The days, by looking at each event alone: one counts unless it was cancelled, or another of its id is newer; else the file is refused."""
    said = [(uid or str(place), day, number, cancelled) for place, (uid, day, number, cancelled) in enumerate(drawn)]
    newest = [one for one in said if not any(other[0] == one[0] and other[2] > one[2] for other in said)]
    clash = any(one[0] == other[0] and (one[3] != other[3] or (one[1] != other[1] and not one[3])) for one in newest for other in newest)
    days = {date(2026, 5, day) for _, day, _, cancelled in newest if not cancelled}
    text = "".join(
        event(f"DTSTART;VALUE=DATE:2026050{day}\nSEQUENCE:{number}" + "\nSTATUS:CANCELLED" * cancelled, uid) for uid, day, number, cancelled in drawn
    )
    path = put("c.ics", HEAD + text + FOOT)
    if clash or not days or any(number < 0 for _, _, number, _ in drawn):
        with pytest.raises(FileRefused):
            read_icalendar(path)
    else:
        assert read_icalendar(path).holidays == days


@pytest.mark.parametrize("method", ["CANCEL", "cancel", "REPLY", "COUNTER", "CANCEL\nMETHOD:PUBLISH"])
def test_a_file_that_cancels_what_another_published_is_refused(put: Put, method: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_icalendar(put("c.ics", f"{HEAD}METHOD:{method}\n{event(NEW_YEAR)}{FOOT}"))
    assert refused.value.code == "days_file.ical_method"
    assert "取消或答复" in refused.value.text(Language.ZH)
    assert read_icalendar(put("c.ics", f"{HEAD}METHOD:PUBLISH\n{event(NEW_YEAR)}{FOOT}")).holidays


def test_a_category_makes_working_days(put: Put) -> None:
    text = file(NEW_YEAR, "DTSTART;VALUE=DATE:20260104\nCATEGORIES:Bank,Make-up day")
    days = read_icalendar(put("c.ics", text), workday_category="make-up DAY")
    assert days.workdays == {date(2026, 1, 4)}
    assert days.holidays == {date(2026, 1, 1), date(2026, 1, 2)}
    assert read_icalendar(put("c.ics", text)).workdays == frozenset()


def test_you_say_for_which_days_it_speaks(put: Put) -> None:
    path = put("c.ics", "\ufeff" + file(NEW_YEAR) + file("DTSTART;VALUE=DATE:20270101", desk="shop"))
    whole = read_icalendar(path, first_day=date(2026, 1, 2), last_day=date(2026, 12, 31))
    assert (whole.first_day, whole.last_day) == (date(2026, 1, 2), date(2026, 12, 31))
    assert whole.holidays == {date(2026, 1, 2)}
    assert read_icalendar(path).last_day == date(2027, 1, 1)
    with pytest.raises(InvalidValue, match="`last_day` is 2025-12-31, before 2026-01-01"):
        read_icalendar(path, last_day=date(2025, 12, 31))


REFUSED = [
    ("DTSTART:20260101T090000Z", "ical_no_day | `c.ics`: the event on line 4 does not begin with one plain day; make it an all-day event"),
    ("DTSTART;TZID=Europe/London:20260101T000000", "ical_no_day"),
    ("SUMMARY:no start", "ical_no_day"),
    ("DTSTART;VALUE=DATE:2026-01-01", "ical_no_day"),
    ("DTSTART;VALUE=DATE:20260230", "ical_no_day"),
    ("DTSTART;VALUE=DATE:20260101\nDTSTART;VALUE=DATE:20260102", "ical_no_day"),
    ("DTSTART;VALUE=DATE:20260101\nDTEND:20260102T120000Z", "ical_no_end | `c.ics`: the event on line 4 has no clear end; give one `DTEND`"),
    ("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260101", "ical_no_end"),
    ("DTSTART;VALUE=DATE:20260102\nDTEND;VALUE=DATE:20260101", "ical_no_end"),
    ("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:x", "ical_no_end"),
    ("DTSTART;VALUE=DATE:20260101\nDURATION:PT2H", "ical_no_end"),
    ("DTSTART;VALUE=DATE:20260101\nDURATION:-P1D", "ical_no_end"),
    ("DTSTART;VALUE=DATE:20260101\nDURATION:soon", "ical_no_end"),
    (f"{NEW_YEAR}\nDURATION:P2D", "ical_no_end"),
    ("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:99990101", "ical_too_long | `c.ics`: the event on line 4 lasts 2912078 days; correct its end"),
    (f"{NEW_YEAR}\nRRULE:FREQ=YEARLY", "ical_repeats | `c.ics`: the event on line 4 repeats by a rule (`RRULE`); list each of its days"),
    (f"{NEW_YEAR}\nRDATE;VALUE=DATE:20270101", "ical_repeats"),
    (f"{NEW_YEAR}\nRECURRENCE-ID;VALUE=DATE:20260101", "ical_repeats"),
    (f"{NEW_YEAR}\nSEQUENCE:1\nSEQUENCE:2", "ical_twice | `c.ics`: the event on line 4 has `SEQUENCE` more than once; keep one"),
    (f"{NEW_YEAR}\nSTATUS:CANCELLED\nSTATUS:CONFIRMED", "ical_twice | `c.ics`: the event on line 4 has `STATUS` more than once"),
    (f"{NEW_YEAR}\nUID:other", "ical_twice | `c.ics`: the event on line 4 has `UID` more than once"),
    (f"{NEW_YEAR}\nSEQUENCE:last", "ical_broken"),
    (f"{NEW_YEAR}\nSEQUENCE:last\nSTATUS:CANCELLED", "ical_broken"),
    (f"{NEW_YEAR}\nSEQUENCE:-1", "ical_broken"),
    (f"{NEW_YEAR}\nSEQUENCE:-1\nSTATUS:CANCELLED", "ical_broken"),
    (
        f"{NEW_YEAR}\nSTATUS: CANCELLED ",
        "ical_status | `c.ics`: the `STATUS` of the event on line 4 is ` CANCELLED `; the standard has CANCELLED, CONFIRMED, TENTATIVE, without blanks",
    ),
    (f"{NEW_YEAR}\nSTATUS:CANCELED", "ical_status"),
    (f"{NEW_YEAR}\nno line of a calendar", "ical_broken | `c.ics`: the event on line 4 has a line that cannot be read"),
]


@pytest.mark.parametrize(("lines", "said"), REFUSED)
def test_an_event_that_is_no_plain_day_is_refused_with_its_line(put: Put, lines: str, said: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_icalendar(put("c.ics", file(lines)))
    assert said in f"{refused.value.code} | {refused.value}"
    assert refused.value.text(Language.ZH)


def test_every_wrong_event_is_told_at_once(put: Put) -> None:
    with pytest.raises(FileRefused) as refused:
        read_icalendar(put("c.ics", file(NEW_YEAR, "SUMMARY:x\nRRULE:FREQ=DAILY", NEW_YEAR, "DTSTART:20260101T090000Z")))
    assert [(one.code, one.facts["line"]) for one in refused.value.reasons] == [
        ("days_file.ical_repeats", 9),
        ("days_file.ical_no_day", 9),
        ("days_file.ical_no_day", 19),
    ]


def test_a_day_of_both_kinds_is_refused(put: Put) -> None:
    text = file(NEW_YEAR, "DTSTART;VALUE=DATE:20260102\nCATEGORIES:work")
    with pytest.raises(FileRefused, match="the event on line 9 and an earlier one make 2026-01-02 both a holiday and a working day"):
        read_icalendar(put("c.ics", text), workday_category="work")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ical_structure | `c.ics` is not a complete iCalendar file: line 1 does not fit"),
        (b"hello", "ical_structure"),
        (HEAD + event(NEW_YEAR), "ical_structure | `c.ics` is not a complete iCalendar file: line 8 does not fit between its BEGIN and END lines"),
        (HEAD + event(NEW_YEAR).replace("END:VEVENT\n", "") + FOOT, "line 8"),
        (event(NEW_YEAR), "line 1"),
        (HEAD + HEAD + FOOT + FOOT, "line 4"),
        (HEAD + FOOT + FOOT, "line 5"),
        (HEAD + FOOT + "X-STRAY:1\n", "line 5"),
        (HEAD + FOOT, "ical_empty | `c.ics` has no usable event; give a file with all-day events"),
        (HEAD + event(f"{NEW_YEAR}\nSTATUS:CANCELLED") + FOOT, "ical_empty"),
        (HEAD + "no line of a calendar\n" + event(NEW_YEAR) + FOOT, "ical_unreadable | `c.ics` is not an iCalendar file"),
        (HEAD.encode() + b"X-NAME:\xe4\n" + FOOT.encode(), "encoding | `c.ics` is not UTF-8: byte 0xe4 on line 4; save it as UTF-8"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(put: Put, content: object, said: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_icalendar(put("c.ics", content))
    assert said in f"{refused.value.code} | {refused.value}"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_icalendar(tmp_path / "c.ics")


def test_without_the_extra_it_is_named(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtra, match=r"`icalendar` needs an optional dependency; install `crmcore\[calendars\]`"):
        read_icalendar(put("c.ics", file(NEW_YEAR)))


PIECES = [
    *HEAD.splitlines(),
    *FOOT.splitlines(),
    *event(NEW_YEAR).splitlines(),
    *(line for lines, _ in REFUSED for line in lines.splitlines()),
    " x",
    "",
]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=14), st.integers(0, 3))
def test_no_file_at_all_gives_anything_but_days_or_a_refusal(put: Put, lines: list[str], wrap: int) -> None:
    text = "\n".join(lines) if wrap == 0 else HEAD + event("\n".join(lines)) * wrap + FOOT
    try:
        days = read_icalendar(put("c.ics", text.encode("utf-8", "replace")))
    except CrmCoreError as refused:
        assert refused.text(Language.ZH)  # noqa: PT017 - either is right
    else:
        assert days.holidays


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 20)), min_size=1, max_size=8))
def test_what_the_library_writes_is_read(put: Put, spans: list[tuple[date, int]]) -> None:
    """Events made by `icalendar` itself, and the same days walked through one by one."""
    calendar = icalendar.Calendar()
    listed: set[date] = set()
    for first, length in spans:
        one = icalendar.Event()
        one.start, one.end = first, first + timedelta(days=length)
        calendar.add_component(one)
        listed.update(first + timedelta(days=n) for n in range(length))
    assert read_icalendar(put("c.ics", calendar.to_ical())).holidays == listed


def test_what_only_one_of_two_readers_takes_for_an_event_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "days.ics"
    path.write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT \nDTSTART;VALUE=DATE:20260101\nEND:VEVENT \nEND:VCALENDAR\n")
    with pytest.raises(FileRefused) as refused:
        read_icalendar(path)
    assert refused.value.code == "days_file.ical_unreadable"


def test_an_event_that_ends_beyond_the_last_year_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "days.ics"
    path.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:99991231\nDURATION:P2D\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    with pytest.raises(FileRefused) as refused:
        read_icalendar(path)
    assert refused.value.code == "days_file.ical_no_end"


def test_a_file_that_the_library_stumbles_over_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "days.ics"
    path.write_text("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE,DATE:20260101\nEND:VEVENT\nEND:VCALENDAR\n")
    with pytest.raises(FileRefused) as refused:
        read_icalendar(path)
    assert refused.value.code == "days_file.ical_unreadable"
