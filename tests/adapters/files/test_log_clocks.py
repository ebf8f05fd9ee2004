"""The clocks of a class over the cases of a log: what they heard, what they say, and how their deadlines compare with the log's own."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import Rulebook
from crmcore.adapters.files import Against, ClockOverLog, ClocksOverLog, Promised, Replay, parse_log_mapping, read_clocks, read_log
from crmcore.adapters.files.logclocks import compared
from crmcore.errors import NotFound
from crmcore.reached import ClockState
from crmcore.rulebook import files
from crmcore.worktime.calendars.duration import TimeUnit
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.clocks.reading import Reading
from tests.adapters.files.small_mappings import OF_A_LOG

RULES = Rulebook.default().editions[0].complaints
ANEW = Rulebook.parse(files.default().replace('on_reopen = "continue"', 'on_reopen = "new"')).editions[0].complaints
SHANGHAI = zone_named("Asia/Shanghai")
MAPPING = OF_A_LOG
DUE = '[due]\ncolumns = ["due"]\nstops = ["customer_answered"]\n'
CLASS = '[class]\ncolumns = ["class"]\n'
ANSWERED = "case,what,when\n1,registered,2026-07-06T09:00\n1,customer_answered,2026-07-08T09:00\n2,registered,2026-07-06T09:00\n"


def told(tmp_path: Path, text: str, more: str = "", *, complaint_class: str | None = "ordinary", at: datetime | None = None) -> ClocksOverLog:
    path = tmp_path / "log.csv"
    path.write_text(text)
    mapping = parse_log_mapping((MAPPING + more).encode())
    log = Replay(mapping, at=at)
    log.take_all(read_log(path, mapping))
    return read_clocks(log, RULES, complaint_class=complaint_class)


def of(told: ClocksOverLog, clock: str) -> ClockOverLog:
    (one,) = (one for one in told.clocks if one.id == clock)
    return one


def test_each_clock_says_how_much_of_the_log_it_heard(tmp_path: Path) -> None:
    close = of(told(tmp_path, ANSWERED), "close")
    assert (close.heard, close.unstopped, close.states) == (1, False, {ClockState.MET: 1, ClockState.RUNNING: 1})
    assert not close.says_nothing


def test_the_clocks_of_the_law_are_read_too(tmp_path: Path) -> None:
    (law,) = (one for one in told(tmp_path, ANSWERED).clocks if one.id == "cn-cbirc-2020-3.respond")
    assert law.states == {ClockState.MET: 1, ClockState.RUNNING: 1}


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        (8, 22, ClockState.MET),
        (20, 22, ClockState.MET_LATE),  # seven days until the 13th; from the reopening on the 21st seven more
        (8, 30, ClockState.MET_LATE),
        (20, 30, ClockState.MET_LATE),
        (20, None, ClockState.RUNNING),
    ],
)
def test_what_was_late_once_stays_late_where_a_reopening_gave_the_whole_time_anew(
    tmp_path: Path, first: int, second: int | None, state: ClockState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.adapters.files.test_log_clocks.RULES", ANEW)
    text = f"case,what,when\n1,registered,2026-07-06T09:00\n1,customer_answered,2026-07-{first:02}T09:00\n1,reopened,2026-07-21T09:00\n"
    again = "" if second is None else f"1,customer_answered,2026-07-{second}T09:00\n"
    close = of(told(tmp_path, text + again, at=datetime(2026, 7, 22 if second is None else 31, tzinfo=SHANGHAI)), "close")
    assert close.states == {state: 1}
    assert close.late == ({state: ["1"]} if state is ClockState.MET_LATE else {})


def test_a_clock_that_nothing_could_stop_is_not_read(tmp_path: Path) -> None:
    """Every case would be called late, because the log calls its end by another name."""
    text = "case,what,when\nA,opened,2026-01-05T09:00\nA,closed,2026-01-06T09:00\n"
    late = told(tmp_path, text, at=datetime(2026, 3, 1, tzinfo=SHANGHAI))
    assert (of(late, "close").unstopped, of(late, "close").says_nothing, of(late, "close").states) == (True, True, {})
    assert "customer_answered" in of(late, "close").stops
    assert of(late, "remedy").states == {ClockState.NOT_STARTED: 1}, "what never starts calls nothing late"
    named = MAPPING.replace('columns = ["what"]', 'columns = ["what"]\nvalues = { opened = "registered", closed = "customer_answered" }')
    mapping = parse_log_mapping(named.encode())
    log = Replay(mapping)
    (tmp_path / "log.csv").write_text("case,what,when\nA,opened,2026-01-05T09:00\n")
    log.take_all(read_log(tmp_path / "log.csv", mapping))
    assert not of(read_clocks(log, RULES, complaint_class="ordinary"), "close").unstopped, "it could be there, by the mapping"


def test_one_bad_case_hides_none_of_the_others(tmp_path: Path) -> None:
    """One before the calendar's first day, one against the order of time, one of an unknown class, one without a class."""
    text = (
        "case,what,when,class\n"
        "1,registered,2026-07-06T09:00,ordinary\n1,customer_answered,2026-07-08T09:00,\n"
        "2,registered,2026-07-06T09:00,ordinary\n2,customer_answered,2026-07-05T09:00,\n"
        "3,registered,2001-07-06T09:00,ordinary\n"
        "4,registered,2026-07-06T09:00,ordinry\n"
        "5,registered,2026-07-06T09:00,\n"
    )
    found = told(tmp_path, text, CLASS, complaint_class=None)
    assert of(found, "close").states[ClockState.MET] == 1
    assert found.without_class == 1
    assert {(one.case, one.line, one.reasons[0].code) for one in found.unread if one.case != "3"} == {
        ("2", 5, "log_goes_back"),
        ("4", 7, "word_unknown"),
    }
    early = [(one.clock, one.line, one.reasons[0]) for one in found.unread if one.case == "3"]
    assert {(line, why.code) for _, line, why in early} == {(6, "calendar.day_before")}
    assert all("add" not in why.text() for _, _, why in early), "no later holiday helps"


def test_a_class_that_the_mapping_or_the_caller_means_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        told(tmp_path, ANSWERED, complaint_class="ordinry")
    with pytest.raises(NotFound):
        told(tmp_path, "case,what,when,class\n", f'{CLASS}values = {{ a = "ordinry" }}\n', complaint_class=None)


def test_a_log_without_events_has_its_clocks(tmp_path: Path) -> None:
    assert of(told(tmp_path, "case,what,when\n"), "close").states == {}
    after = told(tmp_path, ANSWERED, at=datetime(2026, 7, 1, tzinfo=SHANGHAI))
    assert (of(after, "close").states, of(after, "close").unstopped) == ({}, False)


def test_the_computed_deadline_is_held_against_the_logs_own(tmp_path: Path) -> None:
    days = {"same": "2026-07-13", "earlier": "2026-12-31", "later": "2026-07-07"}
    lines = [f"{case},registered,2026-07-06T09:00,{day}" for case, day in days.items()]
    lines += ["none,registered,2026-07-06T09:00,", "same,customer_answered,2026-07-07T09:00,"]
    close = of(told(tmp_path, "\n".join(["case,what,when,due", *lines]), DUE), "close")
    assert close.against == {Against.SAME: 1, Against.EARLIER: 1, Against.LATER: 1}


READING = Reading(clock="c", state=ClockState.RUNNING, remaining=1, budget=1, unit=TimeUnit.DAY)
days = st.dates(date(2026, 1, 1), date(2026, 1, 6))
instants = st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 6), timezones=st.just(SHANGHAI))


@given(days, days, instants)
def test_days_are_compared_with_days(ours: date, theirs: date, at: datetime) -> None:
    midnight = datetime(ours.year, ours.month, ours.day + 1, tzinfo=SHANGHAI)
    reading = attrs.evolve(READING, last_day=ours, due=midnight)
    wanted = "same" if ours == theirs else "earlier" if ours < theirs else "later"
    assert compared(reading, midnight, Promised(at, theirs)) == wanted
    wanted = "same" if ours == at.date() else "earlier" if ours < at.date() else "later"
    assert compared(reading, midnight, Promised(at)) == wanted


@given(instants, instants)
def test_instants_are_compared_with_instants(ours: datetime, theirs: datetime) -> None:
    ours = ours.replace(minute=30)
    reading = attrs.evolve(READING, last_day=ours.date(), due=ours)
    assert compared(reading, ours, Promised(theirs)) == ("same" if ours == theirs else "earlier" if ours < theirs else "later")
