"""Days without times in logs, and logs whose days and months stand in the other order."""

from __future__ import annotations

import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crmcore.adapters.files import FileRefused, Replay, read_log
from crmcore.adapters.files.logmapping import parse_log_mapping
from crmcore.lifecycles.fitting import Fitting
from crmcore.lifecycles.plain import PlainLifecycle
from tests.adapters.files.small_mappings import OF_A_LOG
from tests.lifecycles.test_plain import DESK

SHANGHAI = ZoneInfo("Asia/Shanghai")
MAPPING = f"""{OF_A_LOG}dates = ["%d/%m/%Y %H:%M", "%d/%m/%Y"]
"""
BY_CASE = """
[mapping]
name = "ours"
zone = "Asia/Shanghai"
[case]
columns = ["case"]
[[events]]
event = "opened"
columns = ["opened"]
dates = ["%d/%m/%Y %H:%M", "%d/%m/%Y"]
[[events]]
event = "closed"
columns = ["closed"]
dates = ["%d/%m/%Y %H:%M", "%d/%m/%Y"]
"""


def replayed(text: str, mapping: str = MAPPING, *, desk: PlainLifecycle | None = None) -> Replay:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.csv"
        path.write_text(text)
        how = parse_log_mapping(mapping.encode())
        log = Replay(how, fitting=None if desk is None else Fitting(desk.lifecycle))
        log.take_all(read_log(path, how))
    return log


def test_an_event_of_a_day_without_a_time_is_not_before_what_comes_first_on_that_day() -> None:
    text = "case,what,when\nA,Assigned,13/07/2026 09:00\nA,Wait,13/07/2026\nA,Assigned,13/07/2026 10:00\nA,Resolved,13/07/2026\nA,Closed,13/07/2026\n"
    log = replayed(text, desk=DESK)
    assert log.fitting is not None
    (fit,) = log.fitting.results()
    assert (fit.fits, log.out_of_order()) == (True, ())
    assert [one.at.time() for one in log.cases["A"].events] == [time(9), time(9), time(10), time(10), time(10)]
    back = replayed(text.replace("A,Closed,13/07/2026", "A,Closed,12/07/2026"), desk=DESK)
    assert back.fitting is not None
    assert (back.fitting.results()[0].fits, [one.line for one in back.out_of_order()]) == (False, [6])


def test_within_a_row_it_is_the_same() -> None:
    log = replayed("case,opened,closed\nA,13/07/2026 09:00,13/07/2026\nB,13/07/2026 09:00,12/07/2026\n", BY_CASE)
    assert [(row.id, [one.code for one in row.reasons]) for row in log.refused] == [("B", ["row_goes_back"])]
    assert [one.at.time() for one in log.cases["A"].events] == [time(9), time(9)]


@st.composite
def _told(draw: st.DrawFn) -> tuple[date, int | None]:
    return date(2026, 7, 13) + timedelta(days=draw(st.integers(0, 2))), draw(st.none() | st.integers(0, 23))


@given(st.lists(_told(), max_size=8))
@example([(date(2026, 7, 13), 9), (date(2026, 7, 13), None), (date(2026, 7, 13), 8)])
def test_a_case_goes_back_where_no_times_of_its_days_put_it_in_order(told: list[tuple[date, int | None]]) -> None:
    """The twin: give each day without a time any hour; the log goes back if no choice of hours goes forward."""
    lines = [f"A,x,{day:%d/%m/%Y}" + ("" if hour is None else f" {hour:02}:00") for day, hour in told]
    log = replayed("\n".join(["case,what,when", *lines]) + "\n")
    least: tuple[date, int] = (date.min, 0)
    goes_back = None
    for line, (day, hour) in enumerate(told, 2):
        earliest = (day, hour) if hour is not None else max(least, (day, 0))
        if goes_back is None and (earliest < least or earliest[0] != day):
            goes_back = line
        least = earliest
    assert [one.line for one in log.out_of_order()] == ([] if goes_back is None else [goes_back])


@pytest.mark.parametrize("mapping", [MAPPING, BY_CASE])
def test_a_log_in_the_other_order_of_day_and_month_is_refused_at_its_end(mapping: str) -> None:
    head = "case,what,when" if mapping == MAPPING else "case,opened,closed"
    rows = ("A,x,02/07/2026\nB,x,07/13/2026\n", "A,02/07/2026,\nB,07/13/2026,\n")[mapping == BY_CASE]
    with pytest.raises(FileRefused, match="seems to have day and month in the other order: `07/13/2026`") as caught:
        replayed(f"{head}\n{rows}", mapping)
    assert "if so, put %d/%m/%Y %H:%M, %m/%d/%Y into the mapping" in str(caught.value)
    # Where another day proves the order, only that row is refused.
    proof = ("C,x,31/07/2026\n", "C,31/07/2026,\n")[mapping == BY_CASE]
    log = replayed(f"{head}\n{rows}{proof}", mapping)
    assert [[one.code for one in row.reasons] for row in log.refused] == [["date_other_order"]]
    other = mapping.replace("%d/%m/%Y", "%m/%d/%Y")
    assert replayed(f"{head}\n{rows}", other).refused == []


def test_a_day_is_that_of_its_zone() -> None:
    log = replayed("case,what,when\nA,x,13/07/2026 23:00\nA,y,13/07/2026\nA,z,14/07/2026\n")
    assert [one.at for one in log.cases["A"].events] == [
        datetime(2026, 7, 13, 23, tzinfo=SHANGHAI),
        datetime(2026, 7, 13, 23, tzinfo=SHANGHAI),
        datetime(2026, 7, 14, tzinfo=SHANGHAI),
    ]
