"""`crmcore replay` over real logs."""

import csv
import gzip
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crmcore.cli.app import app
from tests.adapters.files.small_mappings import OF_A_LOG
from tests.adapters.files.test_event_logs import BY_CASE
from tests.adapters.files.xes_files import BY_TRACE, LOG

DATA = Path(__file__).parents[3] / "shared" / "data" / "deadlines" / "boston311-100.csv"
MAPPING = f'{OF_A_LOG}dates = ["%Y-%m-%dT%H:%M"]\n'
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
    assert "agrees in 89 of 89" in run(DATA, "boston311", "--at", "2022-06-01")[1], "the caller decides what no deadline counts as"


def test_the_first_step_that_does_not_fit_is_shown(files: tuple[Path, Path]) -> None:
    code, said = run(*files, "--lifecycle", "complaint/standard", "--show", "1")
    assert code == 0, said
    assert "7 events in 3 cases, 1 row refused" in said
    assert "line 8" in said
    assert "0 of 3 cases fit; 2 have a step that does not fit; 0 never closed, 1 has events after the end, 0 were reopened" in said
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
    assert "no lifecycle `zzz`; there are: `complaint/" in run(*files, "--lifecycle", "zzz")[1]
    assert "`help-desk`" in run(*files, "--lifecycle", "zzz")[1]
    assert "`complaint/standard`" in run(*files, "--lifecycle", "complaint/standrad")[1]
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
    known = "`ordinary`, `security` (security of money or data), `severe`, `simple`"
    assert (code, said) == (2, f"crmcore: no complaint class `ordinry`; did you mean `ordinary`? There are: {known}\n")


def test_what_a_case_without_a_deadline_may_count_as_is_told_in_the_words_of_the_option(files: tuple[Path, Path]) -> None:
    code, said = run(*files, "--no-target", "in time")
    assert (code, said.strip().endswith("give `in_time`, `late` or `no_target`")) == (2, True)


DESK = """
name = "desk"
initial = "new"
states = [{ state = "new" }, { state = "open" }, { state = "closed", final = true }]
steps = [
  { from = "new", happened = "registered", to = "open" },
  { from = "open", happened = "explained", to = "open" },
  { from = ["open", "closed"], happened = "closed", to = "closed" },
]
"""


def test_a_log_is_held_against_a_table_in_its_own_words(files: tuple[Path, Path], tmp_path: Path) -> None:
    desk = tmp_path / "desk.toml"
    desk.write_text(DESK)
    code, said = run(*files, "--lifecycle", str(desk))
    assert (code, "0 of 3 cases fit; 2 have a step that does not fit; 0 never closed, 1 has events after the end" in said) == (0, True), said
    assert "`decided` is no event of `desk`; what may follow `open`: `explained`" in said
    desk.write_text(DESK.replace('to = "open"', 'to = "opn"', 1))
    code, said = run(*files, "--lifecycle", str(desk))
    assert (code, "steps[0].to: no state `opn`" in said) == (2, True)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), ["never closed: C-5, C-2", "with events after the end: C-1", "reopened: C-4"]),
        (("--show", "1"), ["never closed: C-5, and 1 more: `--show`", "with events after the end: C-1", "reopened: C-4"]),
        (("--show", "1", "--lang", "zh"), ["从未结束：C-5、另有1个：`--show`", "结束后仍有事件：C-1", "重新处理：C-4"]),
        (("--show", "0"), []),
    ],
)
def test_the_cases_that_never_closed_went_on_or_were_reopened_are_named(tmp_path: Path, options: tuple[str, ...], says: list[str]) -> None:
    mapping, log, desk = tmp_path / "ours.toml", tmp_path / "log.csv", tmp_path / "desk.toml"
    mapping.write_text(MAPPING)
    again = '  { from = "closed", happened = "again", to = "open", reopening = true },\n]'
    desk.write_text(DESK.removesuffix("]\n") + again)
    log.write_text(
        "case,what,when\n"
        "C-5,registered,2026-07-06T09:00\nC-2,registered,2026-07-06T09:00\n"
        "C-1,registered,2026-07-06T09:00\nC-1,closed,2026-07-07T09:00\nC-1,explained,2026-07-08T09:00\n"
        "C-4,registered,2026-07-06T09:00\nC-4,closed,2026-07-07T09:00\nC-4,again,2026-07-08T09:00\nC-4,closed,2026-07-09T09:00\n"
        "C-3,explained,2026-07-06T09:00\n"
    )
    code, said = run(log, mapping, "--lifecycle", str(desk), *options)
    heads = ("never closed:", "with events after", "reopened:", "从未结束：", "结束后仍有事件：", "重新处理：")
    assert (code, [one.strip() for one in said.splitlines() if one.strip().startswith(heads)]) == (0, says), said


def test_without_a_lifecycle_it_says_what_happens(files: tuple[Path, Path]) -> None:
    _, said = run(*files)
    assert "3 cases begin with: registered 2, decided 1\n" in said
    assert "3 cases end with: decided 3\n" in said
    assert "directly following: registered → explained 1, explained → closed 1, closed → decided 1, registered → decided 1\n" in said
    assert "more than once in a case: none\n" in said
    assert "directly following: registered → explained 1, …\n" in run(*files, "--show", "1")[1]


def test_what_was_observed_is_written_as_a_draft_that_every_case_fits(files: tuple[Path, Path], tmp_path: Path) -> None:
    draft = tmp_path / "draft.toml"
    code, said = run(*files, "--discover", str(draft))
    assert (code, "5 states and 4 steps" in " ".join(said.split())) == (0, True), said
    assert draft.read_text().startswith("# Observed: 7 events in 3 cases. Cases end with: decided 3.\n")
    assert "3 of 3 cases fit" in run(*files, "--lifecycle", str(draft))[1]
    code, said = run(*files, "--discover", str(draft))
    assert (code, "exists; give the draft another name" in said) == (2, True)
    code, said = run(*files, "--at", "2026-01-01", "--discover", str(tmp_path / "empty.toml"))
    assert (code, "no case of the log" in said) == (2, True)


def test_one_bad_case_is_listed_once_and_hides_nothing(tmp_path: Path) -> None:
    """It cannot be judged, and no clock of it can be read: that is told once, with line and reason, below what the others say."""
    mapping, log = tmp_path / "ours.toml", tmp_path / "log.csv"
    due = '[due]\ncolumns = ["due"]\nstops = ["customer_answered"]\njudged_by = "each_stop"\n[class]\ncolumns = ["class"]\n'
    mapping.write_text(MAPPING.replace('columns = ["what"]', 'columns = ["what"]\nleave_out = ["note"]') + due)
    log.write_text(
        "case,what,when,due,class\n"
        "A,registered,2026-07-06T09:00,2026-07-13,ordinary\nA,customer_answered,2026-07-07T09:00,,\nA,note,2026-07-07T09:00,,\n"
        "B,registered,2026-07-06T09:00,2026-07-13,ordinary\nB,customer_answered,2026-07-05T09:00,,\n"
        "C,registered,2001-07-06T09:00,,ordinary\nD,registered,2026-07-06T09:00,,\n"
    )
    code, said = run(log, mapping)
    assert code == 0, said
    assert "1 event left out by the mapping" in said
    assert "in time 1, late 0, without a deadline 2" in said
    assert "is in time if each of its stops was" in said
    assert (
        "clock close: breached 1, met in time 1; it heard 1 event of the log\n  its deadline is the log's own in 1 of 1 case; earlier in 0, later in 0"
        in said
    )
    assert "1 case is of no class" in said
    assert said.count("line 6") == 1
    assert "  C" in said
    assert "line 7  clock acknowledgement: calendar" in said
    _, chinese = run(log, mapping, "--lang", "zh", "--show", "1")
    assert "时限" in chinese
    assert "另有" in chinese


def test_a_log_that_no_clock_could_hear_the_end_of_is_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    log = tmp_path / "other.csv"
    log.write_text("case,what,when\nA,opened,2026-01-05T09:00\nA,done,2026-01-06T09:00\n")
    code, said = run(log, files[1], "--class", "ordinary", "--at", "2026-03-01")
    assert (code, "breached" in said) == (2, False)
    assert "clock close is not read, since nothing in the log could stop it" in said


def test_nothing_of_a_log_moves_the_cursor(files: tuple[Path, Path], tmp_path: Path) -> None:
    """Control characters in names of events are shown as blanks, whatever is told of them; ids that hold some are refused, and not shown."""
    log, draft = tmp_path / "bad.csv", tmp_path / "draft.toml"
    log.write_bytes(
        "case,what,when\nC1,\x1b[31mreceived,2026-07-01T10:00\nC1,\x9bend,2026-06-01T10:00\n\x1b]C3,\x1b]0;x,2026-07-01T10:00\nC4,\x1b]0;x,2026-07-01T10:00\nC2,x,\x1b\x07\n".encode()
    )
    for more in (("--lifecycle", "complaint/standard"), ("--lifecycle", "help-desk"), ("--class", "ordinary"), ("--discover", str(draft))):
        for lang in ("en", "zh"):
            draft.unlink(missing_ok=True)
            _, said = run(log, files[1], *more, "--lang", lang)
            assert "C1" in said
            assert "U+001B" in said
            assert "C3" not in said
            assert said.replace("\n", "").isprintable()
    assert draft.read_text().replace("\n", "").isprintable()
    assert run(log, files[1], "--lifecycle", str(draft))[0] == 0
    printed = CliRunner().invoke(app, ["lifecycles", str(draft)]).output
    assert printed.replace("\n", "").isprintable()


def test_the_lifecycles_of_logs_are_printed_drawn_written_and_walked() -> None:
    def lifecycles(*arguments: str) -> str:
        result = CliRunner().invoke(app, ["lifecycles", *arguments])
        assert result.exit_code == 0, result.output
        return result.output

    assert "| `A_DECLINED` | submitted, pre-accepted, accepted, finalised | A_DECLINED | declined | – |" in lifecycles("loans")
    assert lifecycles("loans", "--mermaid").startswith("stateDiagram-v2\n")
    assert lifecycles("loans", "--toml").startswith('name    = "loans"\n')
    assert lifecycles("incidents", "--verify").startswith("incidents v1: 9 states, 14 transitions")


def test_a_log_in_xes_is_replayed(tmp_path: Path) -> None:
    log = tmp_path / "log.xes.gz"
    log.write_bytes(gzip.compress(LOG.encode()))
    mapping = tmp_path / "xes.toml"
    mapping.write_text(BY_TRACE)
    code, said = run(log, mapping, "--lifecycle", "incidents", "--class", "ordinary")
    assert code == 2, "no clock of complaints hears incidents"
    assert "1 of 1 case fits" in said


def test_a_mapping_whose_words_are_no_events_is_refused_with_every_one(files: tuple[Path, Path]) -> None:
    log, mapping = files
    own = 'values = { "受理" = "accepted", registered = "registered", gone = "clozed", odd = "qqqqqq" }'
    mapping.write_text(MAPPING.replace('columns = ["what"]', f'columns = ["what"]\n{own}'))
    code, said = run(log, mapping, "--lifecycle", "complaint/standard")
    assert code == 2
    lines = said.splitlines()
    assert [line.partition(": event.values.")[2].partition("; it has")[0] for line in lines] == [
        '"受理": `accepted` is no event of `complaint/standard`; did you mean `complaint_accepted`?',
        "gone: `clozed` is no event of `complaint/standard`; did you mean `closed`?",
        "odd: `qqqqqq` is no event of `complaint/standard`",
    ]
    assert "`complaint_accepted`, " in lines[2]  # log_event_unknown_of
    assert "what does not matter is listed in `leave_out`" in lines[2]
    for fault, right in (("accepted", "complaint_accepted"), ("clozed", "closed"), ("qqqqqq", "decided")):
        mapping.write_text(mapping.read_text().replace(f'"{fault}"', f'"{right}"'))
    log.write_text("case,what,when\nC-1,registered,2026-07-06T09:00\n")
    assert run(log, mapping, "--lifecycle", "complaint/standard")[0] == 0
    by_case = '[[events]]\nevent = "opened"\ncolumns = ["when"]\n'
    mapping.write_text(MAPPING.partition("[event]")[0] + by_case)
    code, said = run(log, mapping, "--lifecycle", "complaint/standard")
    assert (code, "events[0].event: `opened` is no event of `complaint/standard`" in said) == (2, True)


def test_a_case_that_lost_a_row_is_counted_apart(files: tuple[Path, Path]) -> None:
    log, mapping = files
    good = "case,what,when\nA,registered,2026-07-01T09:00\nA,explained,2026-07-02T09:00\nB,registered,2026-07-01T09:00\nB,closed,2026-07-01T10:00\n"
    log.write_text(good)
    wanted = ("--lifecycle", "complaint/standard")
    assert "lost a row" not in run(log, mapping, *wanted)[1]
    log.write_text(good + "A,closed,never\n")
    assert "\n1 of those that fit, and 0 of the others, lost a row that was refused" in run(log, mapping, *wanted)[1]
    log.write_text(good + "B,explained,never\n,explained,2026-07-01T09:00\n")
    assert "符合的案件中有0个、其他案件中有1个有行未采用" in run(log, mapping, *wanted, "--lang", "zh")[1]


def test_a_clock_says_which_cases_it_ran_out_for(files: tuple[Path, Path]) -> None:
    log, mapping = files
    rows = [f"C-{n},registered,2026-07-01T09:00" for n in range(4)] + ["C-3,explained,2026-07-20T09:00", "C-0,explained,2026-07-02T09:00"]
    log.write_text("\n".join(["case,what,when", *rows]) + "\n")
    said = run(log, mapping, "--class", "ordinary", "--at", "2026-08-20")[1]
    _, _, close = said.partition("clock close: ")
    assert close.splitlines()[1:3] == ["  breached: C-1, C-2", "  met late: C-3"]
    close = run(log, mapping, "--class", "ordinary", "--at", "2026-08-20", "--show", "1")[1].partition("clock close: ")[2]
    assert close.splitlines()[1:3] == ["  breached: C-1, …", "  met late: C-3"]
    assert "\n  已逾期：C-1、C-2\n  逾期完成：C-3\n" in run(log, mapping, "--class", "ordinary", "--at", "2026-08-20", "--lang", "zh")[1]


def test_a_log_that_is_cut_off_is_refused_or_read_without_its_last_row(files: tuple[Path, Path]) -> None:
    log, _ = files
    whole = log.read_text().removesuffix("\n")
    for text in (whole.removesuffix("0").removesuffix("\r"), whole[: whole.rindex(",")] + ',"2026'):
        log.write_text(text.removesuffix("0"))
        code, said = run(*files)
        assert (code, "--keep-whole-rows" in said) == (2, True), said
        code, said = run(*files, "--keep-whole-rows")
        assert (code, "the file ends in the middle of this row" in said) == (0, True), said


def test_pairs_that_read_alike_are_counted_each_by_itself(tmp_path: Path) -> None:
    mapping, log = tmp_path / "ours.toml", tmp_path / "log.csv"
    mapping.write_text(MAPPING)
    times = [f"2026-07-06T{hour:02}:00" for hour in range(6)]
    rows = [
        ("1", "a → b", times[0]),
        ("1", "c", times[1]),
        *((case, what, at) for case in "23" for what, at in (("a", times[2]), ("b → c", times[3]))),
    ]
    with log.open("w", newline="") as file:
        csv.writer(file).writerows([("case", "what", "when"), *rows])
    assert "directly following: a → b → c 2, a → b → c 1\n" in run(log, mapping)[1]
