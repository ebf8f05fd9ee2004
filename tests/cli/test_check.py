"""`crmcore check`."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from crmcore.cli.app import app
from crmcore.rulebook.files import default
from crmcore.rulebook.load import load
from tests.conftest import ROOT
from tests.rulebook.test_sections import HEAD

RUNNER = CliRunner()
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run on a day before the default rulebook's review."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Clock:
            return cls(2026, 7, 20, 12, tzinfo=tz)

    monkeypatch.setattr("crmcore.cli.check.datetime", Clock)


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("bank.toml")


def check(path: Path, *options: str, columns: str | None = None) -> Result:
    return RUNNER.invoke(app, ["check", str(path), *options], env={"FORCE_COLOR": "1", "COLUMNS": columns} if columns else {})


def wrong(*changes: tuple[str, str]) -> str:
    """Return the default rulebook with some places changed, each the first of its kind."""
    text = default()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


MISSPELT = wrong(("owner", "ownr"), ('fact = "annual_amount"', 'fact = "anual_amount"'), ("zone ", "# 说明\nzone "))


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_sound_rulebook_says_as_which_edition_it_loads(bank: Path) -> None:
    bank.write_text(default(), "utf-8")
    result = check(bank)
    assert result.exit_code == 0
    first, *_ = result.stdout.splitlines()
    assert re.fullmatch(r"bank\.toml: no faults; loads as example-city-bank@2026-01-01#[0-9a-f]{8}", first)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["organisation", "customers", "tiers", "approval", "complaints", "KPIs"]),
        ("zh", ["组织", "客户", "客户分级", "审批", "投诉", "指标"]),
    ],
)
@pytest.mark.parametrize("columns", [None, "100"])
def test_the_ids_of_its_sections_stand_below_aligned(bank: Path, lang: str, words: list[str], columns: str | None) -> None:
    bank.write_text(default(), "utf-8")
    edition = load(default())
    ids = [one.edition for one in (edition.organisation, edition.customers, edition.segmentation, edition.policy, edition.complaints, edition.kpi)]
    _, *lines = COLOUR.sub("", check(bank, "--lang", lang, columns=columns).stdout).splitlines()
    assert [tuple(line.split()) for line in lines] == list(zip(words, ids, strict=True))
    assert len({cell_len(line[: line.index("example-city-bank@")]) for line in lines}) == 1


@pytest.mark.parametrize("columns", [None, "100"])
def test_a_rulebook_whose_sections_have_no_ids_says_the_one_line(bank: Path, columns: str | None) -> None:
    bank.write_text(HEAD, "utf-8")
    assert len(COLOUR.sub("", check(bank, columns=columns).stdout).splitlines()) == 1


def test_an_absent_section_has_no_line_unless_its_name_is_misspelt(bank: Path) -> None:
    text = wrong(("[rulebook]", "[rulebok]")).partition("[calendars")[0] + "\n[policy]\nlimits = []\n"
    bank.write_text(text, "utf-8")
    misspelt, *others = [line.split()[:2] for line in check(bank).stdout.splitlines()[:-1]]
    at = f"bank.toml:{line_of(text, '[rulebok]')}:1"
    assert (misspelt, others) == ([at, "rulebok"], [[at, "rulebook"], ["bank.toml", "organisation"]])


def test_every_fault_stands_on_a_line_with_its_place_and_what_would_be_right(bank: Path) -> None:
    bank.write_text(MISSPELT, "utf-8")
    result = check(bank)
    head, ownr, fact = line_of(MISSPELT, "[rulebook]"), line_of(MISSPELT, "ownr"), line_of(MISSPELT, '"anual_amount"')
    column = MISSPELT.splitlines()[fact - 1].index('"anual_amount"') + 1
    places = [f"bank.toml:{head}:1", f"bank.toml:{ownr}:{MISSPELT.splitlines()[ownr - 1].index('=') + 3}", f"bank.toml:{fact}:{column}"]
    width = max(map(len, places)) + 2
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{places[0]:{width}}rulebook.owner                     `owner` is missing; add it",
        f"{places[1]:{width}}rulebook.ownr                      unknown key `ownr`; did you mean `owner`?",
        f"{places[2]:{width}}segmentation.tiers[0].any[0].fact  unknown fact `anual_amount`; did you mean `annual_amount`?",
        "3 faults, nothing loaded",
    ]
    assert result.stderr == ""


def test_faults_are_said_in_chinese(bank: Path) -> None:
    bank.write_text(wrong(("owner", "ownr")), "utf-8")
    *_, unknown, last = check(bank, "--lang", "zh").stdout.splitlines()
    assert unknown.endswith("未知的键`ownr`；是否应为`owner`？")
    assert last == "2处错误，未加载任何内容"


@pytest.mark.parametrize(("columns", "lines"), [("80", 7), ("200", 4)])
def test_a_terminal_shows_them_in_colour_and_within_its_width(bank: Path, columns: str, lines: int) -> None:
    bank.write_text(MISSPELT, "utf-8")
    result = check(bank, columns=columns)
    plain = COLOUR.sub("", result.stdout).splitlines()
    assert plain != result.stdout.splitlines()
    assert len(plain) == lines
    assert max(map(len, plain)) <= int(columns)
    assert plain[-1].rstrip() == "3 faults, nothing loaded"


def test_text_that_is_not_toml_is_one_fault_with_its_place(bank: Path) -> None:
    bank.write_text("[rulebook]\nname = \n", "utf-8")
    result = check(bank)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == ["bank.toml:2:8  not TOML: invalid value (at line 2, column 8)", "1 fault, nothing loaded"]


def test_a_text_that_breaks_off_is_wrong_at_its_end(bank: Path) -> None:
    bank.write_text("a = 1\nb = [", "utf-8")
    assert check(bank).stdout.splitlines()[0].startswith("bank.toml:2:6  not TOML: ")


def test_what_is_not_utf_8_is_a_fault_where_it_begins(bank: Path) -> None:
    bank.write_bytes("a = 1\n# 说明".encode() + "明".encode("gb18030"))
    result = check(bank)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == ["bank.toml:2:5  not UTF-8 at byte 14; save the file as UTF-8", "1 fault, nothing loaded"]


def test_a_mark_at_the_beginning_moves_no_place(bank: Path) -> None:
    bank.write_bytes(b"\xef\xbb\xbf" + "a = 1\n# 说明".encode() + "明".encode("gb18030"))
    assert check(bank).stdout.splitlines()[0] == "bank.toml:2:5  not UTF-8 at byte 17; save the file as UTF-8"
    bank.write_bytes(b"\xef\xbb\xbfa\xff\n")
    assert check(bank).stdout.splitlines()[0] == "bank.toml:1:2  not UTF-8 at byte 4; save the file as UTF-8"


def test_a_file_saved_with_a_mark_at_its_beginning_is_fine(bank: Path) -> None:
    bank.write_text(default(), "utf-8-sig")
    assert check(bank).exit_code == 0


@pytest.mark.parametrize("folder", [True, False])
def test_a_file_that_is_not_there_cannot_be_looked_at(bank: Path, *, folder: bool) -> None:
    if folder:
        bank.mkdir()
    result = check(bank)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "crmcore: no file `bank.toml`; give the path of a rulebook in TOML\n"


def test_a_file_that_cannot_be_read_cannot_be_looked_at(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal is played."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied", "bank.toml")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = check(bank)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "crmcore: cannot read or write `bank.toml`: Permission denied\n"


def test_what_loads_may_still_have_findings(bank: Path) -> None:
    bank.write_text(wrong(("valid_from = 2026-01-01", "valid_from = 2026-01-02")), "utf-8")
    result = check(bank)
    assert result.exit_code == 0
    first, last, *_ = result.stdout.splitlines()
    assert re.match(r"bank\.toml:\d+:\d+  rulebook\.valid_from  \S", first)
    assert re.fullmatch(r"bank\.toml: no faults, 1 finding; loads as example-city-bank@2026-01-02#[0-9a-f]{8}", last)


def test_two_findings_are_counted_so(bank: Path) -> None:
    bank.write_text(wrong(("valid_from = 2026-01-01", "valid_from = 2026-01-02"), ("review_by  = 2027-01-01", "review_by  = 2026-07-19")), "utf-8")
    assert "no faults, 2 findings; loads as" in check(bank).stdout.splitlines()[2]


def test_the_page_shows_what_the_shipped_rulebook_prints(bank: Path) -> None:
    bank.write_text(default(), "utf-8")
    page = (ROOT / "docs/how-to/check.md").read_text("utf-8")
    assert f"```text\n{check(bank).stdout}```" in page
