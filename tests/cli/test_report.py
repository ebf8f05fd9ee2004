"""`crmcore report` over somebody else's complaint file."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crmcore.cli.app import app

pytest.importorskip("jinja2", reason="the report needs the extra `report`")

DATA = Path(__file__).parents[3] / "shared" / "data" / "complaints"
MAPPING = """
[mapping]
name = "ours"
zone = "Asia/Shanghai"
[fields.id]
columns = ["number"]
required = true
[fields.received]
columns = ["received"]
dates = ["%Y-%m-%d"]
required = true
[fields.matter]
columns = ["about"]
"""
FILE = "number,received,about\n1,2026-06-30,fees\n2,2026-07-01,fees\n3,2026-07-31,card\n4,sometime,card\n"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "ours.toml").write_text(MAPPING)
    (tmp_path / "complaints.csv").write_text(FILE)
    return {name: str(tmp_path / name) for name in ("ours.toml", "complaints.csv", "out")}


def run(files: dict[str, str], *more: str) -> tuple[int, str]:
    wanted = ["report", "--complaints", files["complaints.csv"], "--mapping", files["ours.toml"], "--out", files["out"], *more]
    result = CliRunner().invoke(app, wanted)
    return result.exit_code, result.output


@pytest.mark.realdata
@pytest.mark.clause("BANK-3.2")
@pytest.mark.parametrize(("name", "accepted", "refused"), [("cfpb-1000", 977, 23), ("cfpb-349", 349, 0), ("cfpb-145", 145, 0)])
def test_the_public_files_are_reported(name: str, accepted: int, refused: int, tmp_path: Path) -> None:
    if not DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    result = CliRunner().invoke(app, ["report", "--complaints", str(DATA / f"{name}.csv"), "--mapping", "cfpb", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"{accepted} accepted, {refused} refused")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "refused.csv").read_text("utf-8-sig"))))
    assert len(rows) == refused
    assert all(int(row["line"]) > 1 and "before it was received" in row["reason"] for row in rows)
    assert "stated" in (tmp_path / "report.html").read_text()
    assert json.loads((tmp_path / "report.json").read_text())


def test_the_month_with_most_complaints_is_reported(files: dict[str, str]) -> None:
    code, said = run(files)
    assert code == 0
    assert "3 accepted, 1 refused" in said
    assert "report of July 2026: 2 complaints received" in said
    assert "not yet in force" not in said
    assert {one.name for one in Path(files["out"]).iterdir()} == {"report.html", "report.json", "refused.csv"}


def test_another_month_can_be_asked_for(files: dict[str, str]) -> None:
    _, said = run(files, "--month", "2026-06", "--lang", "zh", "--bank", "某银行")
    assert "2026年6月报告：收到投诉1件" in said
    assert "某银行" in (Path(files["out"]) / "report.html").read_text()


def test_rules_that_were_not_in_force_are_named(files: dict[str, str]) -> None:
    _, said = run(files, "--month", "2025-06")
    assert re.search(r"`example-city-bank@\S+` were not yet in force \(they begin on 2026-01-01\)", said)


def test_an_own_rulebook_is_read(files: dict[str, str], tmp_path: Path) -> None:
    broken = tmp_path / "rules.toml"
    broken.write_text("[rulebook]\n")
    code, said = run(files, "--rulebook", str(broken))
    assert code == 2
    assert len(said.splitlines()) == 6, "each fault has its line"
    assert all(line.startswith(f"crmcore: {broken}: ") for line in said.splitlines())
    assert "rulebook.currency: `currency` is missing; add it" in said


def test_a_mapping_that_is_no_toml_is_named(files: dict[str, str]) -> None:
    Path(files["ours.toml"]).write_text("not TOML\n")
    code, said = run(files)
    assert code == 2
    assert said.startswith(f"crmcore: {files['ours.toml']}: not TOML")


@pytest.mark.parametrize(("month", "says"), [("2026", "`2026` is not a month"), ("July", "July")])
def test_what_is_not_a_month_is_refused(files: dict[str, str], month: str, says: str) -> None:
    code, said = run(files, "--month", month)
    assert code == 2
    assert says in said
    assert not Path(files["out"]).exists(), "nothing is half-written"


OPEN = (
    MAPPING.split("[fields.matter]", maxsplit=1)[0]
    + "".join(f'[fields.{one}]\ncolumns = ["{one}"]\ndates = ["%Y-%m-%d"]\n' for one in ("closed", "due"))
    + '[fields.is_closed]\ncolumns = ["state"]\nvalues = { "done" = true, "open" = false }\n'
)
STANDING = "number,received,closed,due,state\n1,2026-07-13,,2026-07-18,open\n2,2026-07-20,,2026-07-27,open\n"


@pytest.mark.clause("RULES-4.27")
def test_a_file_counts_as_complete_up_to_its_newest_day_unless_it_is_said_to_be_for_longer(files: dict[str, str], tmp_path: Path) -> None:
    Path(files["ours.toml"]).write_text(OPEN)
    Path(files["complaints.csv"]).write_text(STANDING)

    def overdue(*more: str) -> tuple[str, str, list[str], str]:
        code, said = run(files, *more)
        assert code == 0, said
        written = json.loads((Path(files["out"]) / "report.json").read_text())
        return said, written["as_of"], written["complaints"]["overdue"], written["complaints"]["overdue_on"]

    said, *found = overdue()
    assert found == ["2026-07-20", ["1"], "2026-07-20"]
    assert "the files say nothing after 2026-07-20, so they count as complete up to that day" in said
    assert "Overdue at the end of 2026-07-20" in (Path(files["out"]) / "report.html").read_text()
    assert "如完整至更晚日期，请用`--as-of`" in overdue("--lang", "zh")[0]
    for day, ids, judged_on in (
        ("2026-07-20", ["1"], "2026-07-20"),
        ("2026-07-27", ["1", "2"], "2026-07-27"),
        ("2026-08-15", ["1", "2"], "2026-07-31"),
    ):
        said, *found = overdue("--as-of", day)
        assert found == [day, ids, judged_on]
        assert "count as complete" not in said
    # The newest day is that of all files, refused rows aside, also of one that was received after the month.
    second = tmp_path / "second.csv"
    second.write_text("number,received,closed,due,state\n7,2026-07-01,2026-07-25,,done\n8,2026-07-99,,,open\n")
    assert overdue("--complaints", str(second))[1:] == ("2026-07-25", ["1"], "2026-07-25")
    second.write_text("number,received,closed,due,state\n7,2026-08-02,,,open\n")
    said, *found = overdue("--complaints", str(second))
    assert found == ["2026-08-02", ["1", "2"], "2026-07-31"]
    assert "count as complete" not in said


@pytest.mark.parametrize(
    ("asked", "en", "zh"),
    [
        (
            ("--as-of", "2026-07-19"),
            "`--as-of 2026-07-19` is before the newest day in the files, 2026-07-20",
            "`--as-of 2026-07-19`早于文件中最晚的日期",
        ),
        (("--as-of", "soon", "--max-refused", "x"), "`soon` is not a day; give e.g. `2026-07-20`", "`soon`不是日期"),
        (("--as-of", "2026-07-20T10:00"), "`2026-07-20T10:00` is not a day", "`2026-07-20T10:00`不是日期"),
        (
            ("--as-of", "2026-07-25", "--month", "2026-08"),
            "records made on 2026-07-25 cannot report on a period that begins on 2026-08-01",
            "2026-07-25生成的记录不能用于2026-08-01",
        ),
    ],
)
def test_a_day_up_to_which_files_cannot_be_complete_is_refused(files: dict[str, str], asked: tuple[str, ...], en: str, zh: str) -> None:
    Path(files["ours.toml"]).write_text(OPEN)
    Path(files["complaints.csv"]).write_text(STANDING)
    for lang, says in (("en", en), ("zh", zh)):
        code, said = run(files, *asked, "--lang", lang)
        assert (code, says in said) == (2, True), said  # cli.as_of_too_early
    assert not Path(files["out"]).exists(), "nothing is half-written"


def test_a_file_without_a_single_good_row_has_no_month(files: dict[str, str]) -> None:
    Path(files["complaints.csv"]).write_text("number,received,about\n1,never,fees\n")
    code, said = run(files)
    assert code == 2
    first, second = said.splitlines()
    assert first.startswith("crmcore: no row was accepted and 1 was refused, so there is no month to report")
    assert second == "crmcore: line 2: `received` is written as `aaaaa` (`9` is a digit, `a` a letter), which fits none of %Y-%m-%d"
    assert run(files, "--month", "2026-07")[0] == 0


def test_a_file_cut_off_leaves_nothing(files: dict[str, str]) -> None:
    Path(files["complaints.csv"]).write_text('number,received,about\n1,2026-07-01,"fe')
    code, said = run(files)
    assert code == 2
    assert "ends inside a quoted field" in said
    assert not Path(files["out"]).exists()


def test_too_many_refused_rows_are_an_exit_code_of_their_own(files: dict[str, str]) -> None:
    for limit, code in (("25%", 0), ("24.9 %", 1), ("1", 0), ("0", 1)):
        found, said = run(files, "--max-refused", limit)
        assert found == code, said
        assert (f"1 of 4 rows was refused, more than `--max-refused {limit}` allows" in said) is bool(code)
        assert (Path(files["out"]) / "refused.csv").is_file()
    for limit in ("some", "1.5", "-1", ""):
        found, said = run(files, "--max-refused", limit)
        assert found == 2
        assert "give e.g. `1%` or `20`" in said


def test_refused_rows_are_counted_by_reason(files: dict[str, str]) -> None:
    Path(files["complaints.csv"]).write_text(FILE + "5,sometime,card\n1,2026-07-01,card\n,never,x\n")
    _, said = run(files)
    shown = [line.strip() for line in said.splitlines() if " × " in line]
    assert [line.split(",")[0] for line in shown] == ["3 × date_format", "1 × row_repeats", "1 × row_says_nothing"]
    assert "first on line 5: `received` is written as `aaaaaaaa` (`9` is a digit, `a` a letter)" in shown[0]
    assert "date_format共3行，首见于第5行" in run(files, "--lang", "zh")[1]


def test_whole_rows_of_a_cut_file_are_reported(files: dict[str, str]) -> None:
    Path(files["complaints.csv"]).write_text(FILE + '5,2026-07-02,"ca')
    code, said = run(files)
    assert (code, "or read it with `--keep-whole-rows`" in said) == (2, True)
    code, said = run(files, "--keep-whole-rows")
    assert (code, "3 accepted, 2 refused" in said, "1 × row_cut_off" in said) == (0, True, True)


def test_a_mapping_of_the_other_kind_is_told_so(files: dict[str, str], tmp_path: Path) -> None:
    def told(mapping: str) -> str:
        wanted = ["report", "--complaints", files["complaints.csv"], "--mapping", mapping, "--out", files["out"]]
        result = CliRunner().invoke(app, wanted)
        assert result.exit_code == 2
        return result.output

    assert "`boston311` is a mapping for `crmcore replay`; use that command" in told("boston311")
    log = tmp_path / "log.toml"
    log.write_text('[mapping]\nname = "l"\nzone = "UTC"\n[case]\ncolumns = ["id"]\n')
    assert "`log.toml` is a mapping for `crmcore replay`" in told(str(log))
    log.write_text('[mapping]\nname = "l"\n')
    assert "crmcore replay" not in told(str(log))
    replayed = CliRunner().invoke(app, ["replay", files["complaints.csv"], "--mapping", "cfpb"])
    assert "`cfpb` is a mapping for `crmcore report`; use that command, or name a mapping of the right kind (boston311" in replayed.output
    replayed = CliRunner().invoke(app, ["replay", files["complaints.csv"], "--mapping", files["ours.toml"]])
    assert "`ours.toml` is a mapping for `crmcore report`" in replayed.output


def test_nothing_in_a_file_steers_the_terminal(files: dict[str, str], tmp_path: Path) -> None:
    Path(files["complaints.csv"]).write_text(FILE + "\x1b[2J6,\x1b[31msometime\u202e,card\n")
    said = run(files)[1]
    log = tmp_path / "l.csv"
    log.write_text("id,event,at\n\x1b[2JC1,\x1b[31mreceived,2026-07-01 10:00\n")
    own = tmp_path / "l.toml"
    own.write_text(
        '[mapping]\nname = "l"\nzone = "UTC"\n[case]\ncolumns = ["id"]\n[event]\ncolumns = ["event"]\n[at]\ncolumns = ["at"]\ndates = ["%Y-%m-%d %H:%M"]\n'
    )
    said += CliRunner().invoke(app, ["replay", str(log), "--mapping", str(own), "--lifecycle", "complaint/standard"]).output
    book = tmp_path / "r.toml"
    book.write_text('[rulebook]\n"\\u001b[2Jkey" = 1\n"\\u202e" = 2\n')
    said += CliRunner().invoke(app, ["check", str(book)]).output
    assert r"\x1b[2J" in said
    assert not {one for one in said if one in "\x1b\u202e\x07\x9b"}


def test_a_terminal_without_chinese_shows_escapes(files: dict[str, str]) -> None:
    runner = CliRunner(charset="latin-1")
    wanted = ["report", "--complaints", files["complaints.csv"], "--mapping", files["ours.toml"], "--out", files["out"], "--lang", "zh"]
    result = runner.invoke(app, wanted)
    assert (result.exit_code, r"\u91c7\u7528" in result.output) == (0, True)


MORE = (
    MAPPING
    + """[fields.channel]
columns = ["channel"]
[fields.closed]
columns = ["closed"]
dates = ["%Y-%m-%d"]
optional = true
[fields.due]
columns = ["due"]
dates = ["%Y-%m-%d"]
optional = true
[fields.timeliness]
columns = ["said"]
optional = true
values = { yes = "stated_in_time", no = "stated_late" }
"""
)
HEAD = "number,received,about,channel,closed,due\n"
JULY = (
    HEAD + "1,2026-07-01,fees,online,2026-07-03,2026-07-08\n2,2026-07-02,fees,mail,2026-07-20,2026-07-09\n3,2026-07-03,card,,2026-07-05,2026-07-10\n"
)
AUGUST = HEAD + "4,2026-08-01,fees,online,,\n2,2026-07-02,fees,mail,2026-07-20,2026-07-09\n5,2026-07-30,card,mail,2026-07-31,2026-08-06\n6,x\n"


@pytest.fixture
def two(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "ours.toml").write_text(MORE)
    (tmp_path / "july.csv").write_text(JULY)
    (tmp_path / "august.csv").write_text(AUGUST)
    return {name: str(tmp_path / name) for name in ("ours.toml", "july.csv", "august.csv", "out")}


def run_two(two: dict[str, str], *more: str) -> tuple[str, str]:
    files = ["--complaints", two["july.csv"], "--complaints", two["august.csv"]]
    result = CliRunner().invoke(app, ["report", *files, "--mapping", two["ours.toml"], "--out", two["out"], *more])
    assert result.exit_code == 0, result.output
    return result.output, (Path(two["out"]) / "report.json").read_text()


@pytest.mark.clause("RULES-4.27")
def test_several_files_make_the_report_that_one_file_of_all_rows_makes(two: dict[str, str]) -> None:
    said, written = run_two(two)
    assert said.startswith(f"5 accepted, 2 refused\n  1 × row_in_other_file, first on line 3 of {two['august.csv']}: ")
    assert "\nreport of July 2026: 4 complaints received" in said
    rows = list(csv.DictReader(io.StringIO((Path(two["out"]) / "refused.csv").read_text("utf-8-sig"))))
    assert [(Path(row["file"]).name, row["line"], row["codes"]) for row in rows] == [
        ("august.csv", "3", "row_in_other_file"),
        ("august.csv", "5", "row_width"),
    ]
    assert rows[0]["reason"] == f"the same `id` is already in `{two['july.csv']}`"
    Path(two["july.csv"]).write_text(JULY + AUGUST.removeprefix(HEAD))
    result = CliRunner().invoke(app, ["report", "--complaints", two["july.csv"], "--mapping", two["ours.toml"], "--out", two["out"]])
    assert result.output.startswith("5 accepted, 2 refused")
    assert (Path(two["out"]) / "report.json").read_text() == written


@pytest.mark.clause("RULES-4.26")
def test_shares_in_time_by_any_column(two: dict[str, str]) -> None:
    said, written = run_two(two, "--by", "channel", "--by", "matter", "--lang", "en")
    assert "closed in time by channel, of those closed in the period that had to be answered by a known day:\n  mail: 50.0 % (n 2" in said
    assert "  online: 100.0 % (n 1" in said
    assert "  not stated: 100.0 % (n 1" in said
    shares = json.loads(written)["complaints"]["shares"]
    assert [(one["dimension"], [(line["key"], line["in_time"]["value"]) for line in one["lines"]]) for one in shares] == [
        ("channel", [("mail", [1, 2]), ("online", [1, 1]), (None, [1, 1])]),
        ("matter", [("card", [1, 1]), ("fees", [1, 2])]),
    ]
    page = (Path(two["out"]) / "report.html").read_text()
    assert page.count('data-table="in_time channel"') == page.count('data-table="in_time matter"') == 2
    assert "按渠道" in run_two(two, "--by", "channel", "--lang", "zh")[0]


def test_shares_that_are_only_stated_or_not_known_say_so(two: dict[str, str]) -> None:
    Path(two["july.csv"]).write_text("number,received,about,channel,said\n1,2026-07-01,fees,online,yes\n2,2026-07-01,fees,online,no\n")
    Path(two["august.csv"]).write_text(HEAD + "9,2026-07-01,fees,mail,,\n")
    said, _ = run_two(two, "--by", "channel")
    assert "stated to be in time by channel, of those received in the period of which the source states it:\n  online: 50.0 % (n 2" in said
    Path(two["july.csv"]).write_text(HEAD + "1,2026-07-01,fees,online,,\n")
    said, _ = run_two(two, "--by", "channel")
    assert "by channel there is no share in time: no deadline is known, and nothing is stated" in said
    assert "By channel: of no complaint closed in the period is the deadline known" in (Path(two["out"]) / "report.html").read_text()


CLOSING = MAPPING + '[fields.closed]\ncolumns = ["closed"]\ndates = ["%Y-%m-%d"]\n'
CLOSED = (
    "number,received,about,closed\n1,2026-07-01,fees,2026-07-03\n2,2026-07-01,fees,2026-07-14\n3,2026-07-20,card,2026-07-31\n4,2026-07-30,card,\n"
)


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(
    ("asked", "in_time", "says"),
    [
        (("--class", "ordinary"), [1, 3], "Deadlines are those of the clock `close` of class `ordinary` (7 days from receipt"),
        (("--regime", "cn-cbirc-2020-3"), [1, 1], "Deadlines are those of `cn-cbirc-2020-3` for the answer (15 days from receipt, Art. 18 para. 1)"),
        (("--regime", "eu-psd2", "--calendar", "office"), [1, 1], "(15 working days from receipt, Art. 101(2))"),
        (("--regime", "cn-cbirc-2020-3", "--lang", "zh"), [1, 1], "自收到起15日"),
        ((), None, "4 complaints received"),
    ],
)
def test_complaints_are_timed_by_a_class_or_a_regime(files: dict[str, str], asked: tuple[str, ...], in_time: list[int] | None, says: str) -> None:
    Path(files["ours.toml"]).write_text(CLOSING)
    Path(files["complaints.csv"]).write_text(CLOSED)
    code, said = run(files, *asked)
    assert (code, says in said) == (0, True), said
    figures = json.loads((Path(files["out"]) / "report.json").read_text())["figures"]
    assert figures["complaints.closed_in_time"]["value"] == in_time
    assert ("Deadlines are those" in (Path(files["out"]) / "report.html").read_text()) is bool(asked)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("--class", "ordinary", "--regime", "eu-psd2"), "leave one of them out"),
        (("--class", "x"), "no complaint class `x`"),
        (("--regime", "eu-psd2"), "name a calendar"),
        (("--regime", "eu-psd2", "--calendar", "x"), "`x`"),
        (("--regime", "iso-10002"), "`iso-10002` gives no time for the answer that counts from the receipt"),
        (("--regime", "au-rg271/death-benefit"), "`au-rg271/death-benefit` gives no time for the answer that counts from the receipt"),
    ],
)
def test_a_time_that_cannot_be_had_is_refused_by_name(files: dict[str, str], asked: tuple[str, ...], says: str) -> None:
    code, said = run(files, *asked)
    assert (code, says in " ".join(said.split())) == (2, True), said


def test_a_column_that_is_none_is_refused(two: dict[str, str]) -> None:
    files = ["--complaints", two["july.csv"], "--mapping", two["ours.toml"], "--out", two["out"]]
    result = CliRunner().invoke(app, ["report", *files, "--by", "chanel"])
    assert (result.exit_code, result.output.strip()) == (2, "crmcore: complaints cannot be broken down by `chanel`; did you mean `channel`?")


def test_the_days_are_those_of_the_mapping(files: dict[str, str]) -> None:
    Path(files["ours.toml"]).write_text(MAPPING.replace("Asia/Shanghai", "America/New_York"))
    run(files)
    assert json.loads((Path(files["out"]) / "report.json").read_text())["zone"] == "America/New_York"
    assert "America/New_York" in (Path(files["out"]) / "report.html").read_text()


def test_lines_of_several_files_are_no_ids(two: dict[str, str]) -> None:
    Path(two["ours.toml"]).write_text(
        MORE.replace('[fields.id]\ncolumns = ["number"]\nrequired = true\n', "[fields.id]\nis_line = true\nrequired = true\n")
    )
    files = ["--complaints", two["july.csv"], "--complaints", two["august.csv"]]
    result = CliRunner().invoke(app, ["report", *files, "--mapping", two["ours.toml"], "--out", two["out"]])
    assert result.exit_code == 2
    assert "rows of several files have the same ids; report each file by itself" in result.output  # cli.lines_of_several_files


CLASSED = (
    CLOSING
    + '[fields.class_id]\ncolumns = ["kind"]\n[fields.outcome]\ncolumns = ["result"]\nvalues = { "已撤诉" = "withdrawn", "done" = "not said" }\n'
)
KINDS = (
    "number,received,about,closed,kind,result\n1,2026-07-01,fees,2026-07-07,security,done\n2,2026-07-01,fees,2026-07-07,,done\n"
    "3,2026-07-01,fees,2026-07-07,ordinary,已撤诉\n4,2026-07-01,card,2026-07-03,big,done\n5,2026-07-01,card,2026-07-03,odd,done\n"
)


def figure(files: dict[str, str]) -> dict[str, object]:
    figures: dict[str, dict[str, object]] = json.loads((Path(files["out"]) / "report.json").read_text())["figures"]
    return figures["complaints.closed_in_time"]


@pytest.mark.clause("RULES-4.26")
def test_each_row_is_timed_by_its_own_class_and_one_of_no_known_class_is_said(files: dict[str, str]) -> None:
    Path(files["ours.toml"]).write_text(CLASSED)
    Path(files["complaints.csv"]).write_text(KINDS)
    code, said = run(files, "--class", "ordinary", "--by", "class")
    assert code == 0
    assert (figure(files)["value"], figure(files)["excluded"]) == ([1, 2], [["deadline_unknown", 2], ["no_answer_due", 1]])
    assert re.search(r"security.*: 0\.0 % \(n 1", said)
    assert "Deadlines of complaints that name no class are those of the clock `close` of class `ordinary` (7 days from receipt" in said
    assert "Complaints of class `security of money or data` (1 read): deadlines are those of its own clock `close` (5 days from receipt)" in said
    assert "Complaints of a class that the rules for complaints `example-city-bank@2026-01-01" in said
    assert "do not have (2 read): `big`, `odd`; no clock times them" in said  # note.class_unknown
    page = (Path(files["out"]) / "report.html").read_text()
    assert page.count("no clock times them") == page.count("未计算其期限") == 1
    Path(files["complaints.csv"]).write_text(
        KINDS.replace(",security,", ",,").replace(",big,", ",,").replace(",odd,", ",,").replace(",ordinary,", ",,")
    )
    assert "Deadlines are those of the clock `close` of class `ordinary`" in run(files, "--class", "ordinary")[1]
    assert (figure(files)["numerator"], figure(files)["denominator"]) == (4, 4)


def test_words_of_a_wrong_column_are_counted_not_kept(files: dict[str, str]) -> None:
    Path(files["ours.toml"]).write_text(CLASSED)
    rows = "".join(f"{n},2026-07-01,fees,2026-07-07,word {n},done\n" for n in range(1, 13))
    Path(files["complaints.csv"]).write_text(KINDS.splitlines()[0] + "\n" + rows)
    _, said = run(files, "--class", "ordinary", "--month", "2026-07")
    assert "do not have (12 read): `word 1`" in said
    assert "`word 9`, `…`; no clock times them" in said
    assert "word 10" not in said


@pytest.mark.clause("RULES-4.27")
def test_a_file_that_does_not_say_which_were_withdrawn_is_told_so(files: dict[str, str]) -> None:
    Path(files["ours.toml"]).write_text(CLOSING)
    Path(files["complaints.csv"]).write_text(CLOSED)
    assert "does not say which complaints were withdrawn or merged; they are among the 3 closed in the period" in run(files)[1]
    Path(files["ours.toml"]).write_text(CLASSED)
    Path(files["complaints.csv"]).write_text(KINDS)
    assert "withdrawn or merged" not in run(files)[1]


@pytest.mark.clause("RULES-4.26")
def test_working_days_may_be_those_of_a_country(files: dict[str, str]) -> None:
    pytest.importorskip("holidays", reason="a country's days need the extra `calendars`")
    Path(files["ours.toml"]).write_text(CLOSING)
    # Good Friday and Easter Monday of 2026 are no working days: the 15th after the Thursday before is Monday, 27 April.
    Path(files["complaints.csv"]).write_text("number,received,about,closed\n1,2026-04-02,fees,2026-04-27\n2,2026-04-02,fees,2026-04-28\n")
    assert (run(files, "--regime", "eu-psd2", "--calendar", "GB-ENG")[0], figure(files)["value"]) == (0, [1, 2])
    code, said = run(files, "--regime", "eu-psd2", "--calendar", "gb")
    assert (code, "or name a country, such as `GB-ENG`" in " ".join(said.split())) == (2, True)
