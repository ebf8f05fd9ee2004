"""A log read as of an instant: what a row after it says is not known yet, so that the answer is that of the log cut off there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from crmcore.adapters.files import Kept, Replay, parse_log_lifecycle, parse_log_mapping, read_clocks, read_log
from crmcore.cli.app import app
from crmcore.lifecycles.fitting import Fitting
from crmcore.rulebook import Rulebook
from tests.adapters.files.small_mappings import HEAD, OF_A_LOG

SAID: Final = """
[due]
columns = ["due"]
stops   = ["closed"]
judged_by = "last_stop"
optional = true
[verdict]
columns = ["ok"]
values  = { yes = "in_time", no = "late" }
optional = true
[class]
columns = ["class"]
optional = true
"""
BY_EVENT: Final = OF_A_LOG.replace('["case"]', '["case", "case:case"]') + SAID
BY_CASE: Final = f'{HEAD}[case]\ncolumns = ["case"]\n[[events]]\nevent = "opened"\ncolumns = ["opened"]\n[[events]]\nevent = "closed"\ncolumns = ["closed"]\n{SAID}'
LIFECYCLE: Final = b"""
name = "short"
initial = "new"
[[states]]
state = "new"
[[states]]
state = "done"
final = true
[[steps]]
from = "new"
happened = "opened"
to = "stays"
[[steps]]
from = "new"
happened = "closed"
to = "done"
"""
# By hand, as of the end of 20 January: case 1 is open, and was due on the 10th; case 2 does not exist; 3 was closed before the 10th of March;
# 4 was due on the 10th of December.
LOG: Final = """case,what,when,due
1,opened,2026-01-01T09:00,2026-01-10
1,extended,2026-02-01T09:00,2026-03-01
2,opened,2026-06-01T09:00,2026-07-01
3,opened,2026-01-01T09:00,2026-03-10
3,closed,2026-01-05T09:00,
4,opened,2025-12-01T09:00,2025-12-10
4,extended,2026-02-01T09:00,2026-03-01
4,closed,2026-02-02T09:00,
"""
RULES: Final = Rulebook.default().editions[0].complaints
START: Final = datetime(2026, 7, 1, tzinfo=UTC)


def replayed(path: Path, mapping: str, at: datetime) -> Replay:
    how = parse_log_mapping(mapping.encode())
    log = Replay(how, at=at, fitting=Fitting(parse_log_lifecycle(LIFECYCLE).lifecycle))
    log.take_all(read_log(path, how))
    return log


def test_a_deadline_that_moves_later_has_not_moved_yet(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG)
    log = replayed(tmp_path / "log.csv", BY_EVENT, datetime(2026, 1, 20, tzinfo=UTC))
    assert (log.events, sorted(log.cases), log.later) == (4, ["1", "3", "4"], 4)
    assert log.judge().counts == {Kept.IN_TIME: 1, Kept.LATE: 2}
    assert log.contradictions == ()


def test_the_command_says_how_many_events_had_not_happened_yet(tmp_path: Path) -> None:
    log, mapping = tmp_path / "log.csv", tmp_path / "ours.toml"
    log.write_text(LOG)
    mapping.write_text(BY_EVENT)
    result = CliRunner().invoke(app, ["replay", str(log), "--mapping", str(mapping), "--at", "2026-01-20"])
    assert result.output.startswith("4 events in 3 cases, 0 rows refused\n4 events had not happened yet\n3 cases begin with: opened 3\n")
    assert "in time 1, late 2, without a deadline 0" in result.output
    result = CliRunner().invoke(app, ["replay", str(log), "--mapping", str(mapping), "--at", "2025-01-20", "--lang", "zh"])
    assert (result.exit_code, result.output.splitlines()[:2]) == (0, ["0个案件共0个事件，未采用0行", "8个事件尚未发生"])


@pytest.mark.parametrize(("at", "same"), [("2026-07-10", (0, 0)), ("2026-07-20", (1, 1))])
def test_a_verdict_is_given_when_all_of_its_row_has_happened(tmp_path: Path, at: str, same: tuple[int, int]) -> None:
    """What a row of a whole case says of its end is not known before it; its deadline is that of the case from its first event."""
    (tmp_path / "log.csv").write_text(
        "case,opened,closed,due,ok\n1,2026-07-01,2026-07-20,2026-07-11,no\n2,2026-07-21,,2026-07-22,yes\n3,,,2026-07-01,\n"
    )
    log = replayed(tmp_path / "log.csv", BY_CASE, datetime.fromisoformat(f"{at}T00:00Z"))
    assert sorted(log.cases) == ["1", "3"], "a row without any event says nothing of when"
    judged = log.judge()
    assert (judged.compared, judged.same) == same
    assert judged.counts == {Kept.IN_TIME: 1, Kept.LATE: 1} if at == "2026-07-10" else {Kept.LATE: 2}


class Row(NamedTuple):
    """A row of a log: its case, what happened and when (hours from the start), and what it says beside that."""

    case: str
    happened: tuple[tuple[str, int], ...]
    due: int | None
    ok: str
    class_: str


def hour(number: int) -> str:
    return (START + timedelta(hours=number)).isoformat()


def cut(rows: list[Row], at: int) -> list[Row | None]:
    """Return what stands in the log on the hour `at`; None for a row that does not stand there yet."""
    found: list[Row | None] = []
    for row in rows:
        then = tuple(one for one in row.happened if one[1] <= at)
        found.append(None if row.happened and not then else row._replace(happened=then, ok=row.ok if then == row.happened else ""))
    return found


def said(row: Row) -> tuple[str, str, str]:
    return ("" if row.due is None else hour(row.due), row.ok, row.class_)


def by_event(rows: list[Row | None]) -> str:
    lines = (",".join((row.case, row.happened[0][0], hour(row.happened[0][1]), *said(row))) if row else "" for row in rows)
    return "\n".join(["case,what,when,due,ok,class", *lines, ""])


def by_case(rows: list[Row | None]) -> str:
    lines = []
    for row in rows:
        times = {} if row is None else {name: hour(at) for name, at in row.happened}
        lines.append("" if row is None else ",".join((row.case, times.get("opened", ""), times.get("closed", ""), *said(row))))
    return "\n".join(["case,opened,closed,due,ok,class", *lines, ""])


def xes(rows: list[Row], left: list[Row | None]) -> str:
    """Return a log with a trace for each case; a row that is not left leaves its lines empty, and so does a case of which none is."""
    lines = ["<log>"]
    for case in dict.fromkeys(row.case for row in rows):
        events = []
        for row, then in zip(rows, left, strict=True):
            if row.case == case:
                events.append("" if then is None else event(then))
        there = any(events)
        lines += [f'<trace><string key="case" value="{case}"/>' if there else "", *events, "</trace>" if there else ""]
    return "\n".join([*lines, "</log>", ""])


def event(row: Row) -> str:
    words = "".join(f'<string key="{key}" value="{value}"/>' for key, value in zip(("due", "ok", "class"), said(row), strict=True) if value)
    ((name, at),) = row.happened
    return f'<event><string key="what" value="{name}"/><date key="when" value="{hour(at)}"/>{words}</event>'


beside = (st.none() | st.integers(0, 40), st.sampled_from(["", "", "yes", "no"]), st.sampled_from(["", "ordinary", "ordinary", "severe"]))
hours = st.integers(0, 30)
one_event = st.tuples(st.tuples(st.sampled_from(["opened", "note", "closed"]), hours))
rows_of_events = st.lists(st.builds(Row, st.sampled_from("123"), one_event, *beside), min_size=1, max_size=8).map(
    lambda rows: sorted(rows, key=lambda row: row.happened[0][1])
) | st.lists(st.builds(Row, st.sampled_from("123"), one_event, *beside), min_size=1, max_size=8)
whole_case = st.lists(hours, max_size=2).map(sorted).map(lambda found: tuple(zip(("opened", "closed"), found, strict=False)))
rows_of_cases = st.lists(st.builds(Row, st.sampled_from("12345"), whole_case, *beside), min_size=1, max_size=5, unique_by=lambda row: row.case)


def same(tmp_path: Path, kind: str, mapping: str, whole: str, then: str, at: int) -> None:
    """Check that a log read as of an hour is the log that stood there then, in all that is told of it but which words it has."""
    found = []
    for text in (whole, then):
        path = tmp_path / f"log.{kind}"
        path.write_text(text)
        found.append(replayed(path, mapping, START + timedelta(hours=at)))
    one, other = found
    assert one.cases == other.cases
    assert (one.events, one.as_of, one.judge(), one.observe()) == (other.events, other.as_of, other.judge(), other.observe())
    assert (one.contradictions, one.out_of_order()) == (other.contradictions, other.out_of_order())
    assert one.fitting is not None
    assert other.fitting is not None
    assert one.fitting.results() == other.fitting.results()
    assert one.names >= other.names
    other._names.update(one.names)  # which words the log has at any time, so that a clock that it can stop is not called unstopped before
    assert read_clocks(one, RULES, complaint_class="ordinary") == read_clocks(other, RULES, complaint_class="ordinary")


fast = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)


@fast
@given(rows_of_events, hours)
def test_a_log_of_events_read_as_of_an_hour_is_the_log_cut_off_there(tmp_path: Path, rows: list[Row], at: int) -> None:
    same(tmp_path, "csv", BY_EVENT, by_event([*rows]), by_event(cut(rows, at)), at)


@fast
@given(rows_of_cases, hours)
def test_a_log_of_cases_read_as_of_an_hour_is_the_log_cut_off_there(tmp_path: Path, rows: list[Row], at: int) -> None:
    same(tmp_path, "csv", BY_CASE, by_case([*rows]), by_case(cut(rows, at)), at)


@fast
@given(rows_of_events, hours)
def test_a_log_in_xes_read_as_of_an_hour_is_the_log_cut_off_there(tmp_path: Path, rows: list[Row], at: int) -> None:
    same(tmp_path, "xes", BY_EVENT, xes(rows, [*rows]), xes(rows, cut(rows, at)), at)
