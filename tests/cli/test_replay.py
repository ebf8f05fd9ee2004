"""`crmcore replay` over real logs."""

import csv
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crmcore.cli.app import app
from tests.adapters.files.test_event_logs import BY_CASE

DATA = Path(__file__).parents[3] / "shared" / "data" / "deadlines" / "boston311-100.csv"
MAPPING = """
[mapping]
name = "ours"
zone = "Asia/Shanghai"
[case]
columns = ["case"]
[event]
columns = ["what"]
[at]
columns = ["when"]
dates = ["%Y-%m-%dT%H:%M"]
"""
WAY = ("registered", "explained", "closed")


def run(log: Path, mapping: Path | str, *more: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["replay", str(log), "--mapping", str(mapping), *more])
    return result.exit_code, result.output


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    mapping, log = tmp_path / "ours.toml", tmp_path / "log.csv"
    mapping.write_text(MAPPING)
    rows = [("C-1", name, f"2026-07-06T{hour:02}:00") for hour, name in enumerate(WAY)]
    rows += [("C-2", "registered", "2026-07-06T09:00"), ("C-2", "decided", "2026-07-07T09:00"), ("C-3", "decided", "2026-07-08T09:00")]
    rows += [("C-4", "registered", "never"), ("C-1", "decided", "2026-07-09T09:00")]
    with log.open("w", newline="") as file:
        csv.writer(file).writerows([("case", "what", "when"), *rows])
    return log, mapping


@pytest.mark.realdata
def test_a_citys_own_verdicts_come_out() -> None:
    if not DATA.is_file():
        pytest.skip("the shared data folder is not here")
    code, said = run(DATA, "boston311", "--at", "2022-06-01", "--no-target", "in_time")
    assert code == 0, said
    assert "185 events in 100 cases, 0 rows refused" in said
    assert "the log's own verdict agrees in 100 of 100 cases" in said
    assert "without a deadline 11 (counted as in time)" in said
    assert "11 (counted as no target)" in run(DATA, "boston311")[1]
    assert "agrees in 89 of 100" in run(DATA, "boston311", "--at", "2022-06-01")[1], "the caller decides what no deadline counts as"


def test_the_first_step_that_does_not_fit_is_shown(files: tuple[Path, Path]) -> None:
    code, said = run(*files, "--lifecycle", "complaint/standard", "--show", "1")
    assert code == 0, said
    assert "7 events in 3 cases, 1 rows refused" in said
    assert "line 8" in said
    assert "0 of 3 cases fit; 2 have a step that does not fit; 0 never closed, 1 have events after the end, 0 were reopened" in said
    assert "C-2" in said
    assert "line 6, event 2" in said
    assert "C-3" not in said
    assert "and 1 more" in said


def test_clocks_are_read_again(files: tuple[Path, Path]) -> None:
    _, said = run(*files, "--class", "ordinary", "--at", "2026-07-20T12:00", "--lifecycle", "complaint/standard")
    assert "clock close: breached 2, met in time 1" in said
    assert "time limit" not in said
    _, earlier = run(*files, "--class", "ordinary", "--at", "2026-07-05", "--lang", "zh")
    assert "时限结案：–" in earlier, "nothing had happened yet"


def test_a_log_may_give_deadlines_without_a_verdict(tmp_path: Path) -> None:
    mapping, log = tmp_path / "ours.toml", tmp_path / "log.csv"
    mapping.write_text(
        '[mapping]\nname = "ours"\nzone = "Asia/Shanghai"\n[case]\ncolumns = ["case"]\n[[events]]\nevent = "closed"\ncolumns = ["closed"]\n'
        'dates = ["%Y-%m-%d"]\n[due]\ncolumns = ["due"]\ndates = ["%Y-%m-%d"]\nstops = ["closed"]\n'
    )
    log.write_text("case,closed,due\n1,2026-07-06,2026-07-06\n2,2026-07-07,2026-07-06\n3,,2026-07-06\n4,,2026-07-08\n5,,\n")
    _, said = run(log, mapping)
    assert "in time 2, late 2, without a deadline 1" in said, "read as of the last event, 2026-07-07: the open case 3 is late, case 4 is not"
    assert "verdict" not in said


def test_the_logs_own_verdict_is_compared(tmp_path: Path) -> None:
    mapping, log = tmp_path / "requests.toml", tmp_path / "log.csv"
    mapping.write_text(BY_CASE)
    log.write_text(
        "case,opened,closed,target,ok\n"
        "R-1,2026-07-01,2026-07-03,2026-07-06,yes\n"
        "R-2,2026-07-01,2026-07-09,2026-07-06,yes\n"
        "R-3,2026-07-01,2026-07-09,2026-07-06,no\n"
    )
    code, said = run(log, mapping)
    assert code == 0, said
    assert "the log's own verdict agrees in 2 of 3 cases" in said, "the second was closed three days late, whatever the log says"


def test_what_is_asked_for_wrongly_is_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    assert run(*files, "--at", "July")[0] == 2
    assert "`maybe` is not a way" in run(*files, "--no-target", "maybe")[1]
    assert "no lifecycle" in run(*files, "--lifecycle", "complaint/none")[1]
    empty = tmp_path / "rules.toml"
    empty.write_text("")
    assert run(*files, "--rulebook", str(empty))[0] == 2


def test_a_hundred_thousand_events_take_seconds(tmp_path: Path) -> None:
    """The limit is ten seconds on two idle cores; here it is only seen that nothing grows faster than the log."""
    mapping, log = tmp_path / "ours.toml", tmp_path / "log.csv"
    mapping.write_text(MAPPING)
    with log.open("w", newline="") as file:
        csv.writer(file).writerows(
            [
                ("case", "what", "when"),
                *((f"C-{n}", name, f"2026-07-{1 + n % 28:02}T{hour:02}:00") for n in range(7_000) for hour, name in enumerate(WAY)),
            ]
        )
    began = time.process_time()
    code, said = run(log, mapping, "--lifecycle", "complaint/standard")
    assert code == 0, said
    assert "7000 of 7000 cases fit" in said
    assert time.process_time() - began < 10


def test_a_misspelt_class_is_told_before_anything_else(files: tuple[Path, Path]) -> None:
    code, said = run(*files, "--class", "ordinry")
    assert (code, said) == (2, "crmcore: no complaint class `ordinry`\n")


def test_what_a_case_without_a_deadline_may_count_as_is_told_in_the_words_of_the_option(files: tuple[Path, Path]) -> None:
    code, said = run(*files, "--no-target", "in time")
    assert (code, said.strip().endswith("give `in_time`, `late` or `no_target`")) == (2, True)
