"""`crmcore compare`, `crmcore impact`, `crmcore check --against`: before a rulebook goes live."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crmcore.cli.app import app
from crmcore.rulebook.files import default

TEXT = default()
RAISED = TEXT.replace("valid_from = 2026-01-01", "valid_from = 2026-08-01").replace(
    'roles      = ["handler_supervisor"]', 'roles      = ["administration"]'
)


@pytest.fixture
def rulebooks(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_text(TEXT, "utf-8")
    new.write_text(RAISED.replace('at_least = "90 %"', 'at_least = "91 %"'), "utf-8")
    return old, new


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    return result.exit_code, result.output


@pytest.mark.clause("RULES-4.28")
def test_what_two_rulebooks_say_differently_is_told(rulebooks: tuple[Path, Path]) -> None:
    code, said = run("compare", *rulebooks)
    assert code == 0
    assert "KPIs · target of satisfaction.csat · at least: 90 % → 91 % (BANK-1.2)" in said
    assert said.rstrip().endswith("complaints: the section is unchanged; open cases continue")
    code, zh = run("compare", *rulebooks, "--lang", "zh")
    assert "指标 · 目标 satisfaction.csat · 至少：90 % → 91 %" in zh


def test_what_cannot_be_read_is_named(rulebooks: tuple[Path, Path], tmp_path: Path) -> None:
    assert run("compare", rulebooks[0], tmp_path / "none.toml")[0] == 2
    code, said = run("impact", *rulebooks, "--cases", tmp_path / "none.sqlite")
    assert (code, "none.sqlite" in said) == (2, True)
    code, said = run("impact", *rulebooks, "--cases", rulebooks[0])
    assert (code, "is not a database that crmcore wrote" in said) == (2, True)


@pytest.mark.clause("RULES-4.28")
def test_what_changes_for_open_complaints_is_told(rulebooks: tuple[Path, Path], database: Path) -> None:
    code, said = run("impact", *rulebooks, "--cases", database, "--at", "2026-07-20")
    assert code == 0
    assert "C-1  investigation report filed  review of the report: complaint supervisor → nobody" in said
    assert "1 of 1 open case changes in class, deadlines, next actor or approval; the others do not" in said
    code, said = run("impact", rulebooks[0], rulebooks[0], "--cases", database)
    assert (code, said.startswith("0 of 1 open case")) == (0, True)
    code, said = run("impact", *rulebooks, "--cases", database, "--lang", "zh", "--earlier", rulebooks[0])
    assert code == 2  # the same edition twice


def test_a_broken_complaint_hides_no_other(rulebooks: tuple[Path, Path], database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "crm.sqlite"
    copy.write_bytes(database.read_bytes())
    with sqlite3.connect(copy) as connection:
        connection.execute("DELETE FROM steps WHERE \"case\" = 'C-2' AND seq = 1")
    connection.close()
    code, said = run("impact", *rulebooks, "--cases", copy, "--at", "2026-07-20T12:00")
    assert code == 1
    assert "C-1  investigation report filed" in said
    assert "C-2  cannot be read: " in said


# --- check --against ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.28")
def test_days_that_changed_behind_are_named_with_the_remedy(rulebooks: tuple[Path, Path], tmp_path: Path) -> None:
    old, _ = rulebooks
    longer = tmp_path / "longer.toml"
    longer.write_text(TEXT.replace("last_day  = 2026-12-31", "last_day  = 2027-12-31"), "utf-8")
    code, said = run("check", longer, "--against", old, "--today", "2026-07-01")
    assert (code, "no faults; loads as" in said) == (0, True)
    behind = tmp_path / "behind.toml"
    behind.write_text(TEXT.replace("2026-10-07, ", ""), "utf-8")
    code, said = run("check", behind, "--against", old, "--today", "2026-07-01")
    assert code == 1
    line = 1 + next(n for n, text in enumerate(TEXT.splitlines()) if text.startswith("[days.china]"))
    assert f"behind.toml:{line}:1  days.china  2026-10-07: a day off in the list `china@2026-12-31#" in said
    assert "a day by the weekly hours in this one; restore it, or name each day under `corrected` with its source" in said
    assert said.splitlines()[-1] == f"exit code 1 for 1 of them, at the top: what was counted and promised by `{old}` would change behind it"


@pytest.mark.clause("RULES-4.28")
def test_what_makes_the_exit_code_1_stands_first_and_is_counted_apart_from_all_else(rulebooks: tuple[Path, Path], tmp_path: Path) -> None:
    old, _ = rulebooks
    edited = tmp_path / "edited.toml"
    text = TEXT.replace("2026-10-07, ", "").replace('within    = "7 days"', 'within    = "10 days"', 1)
    edited.write_text(text.replace('at_least = "90 %" ', 'at_least = "0 %" '), "utf-8")
    for lang, counted, says in (("en", "3 findings", "exit code 1 for 2 of them"), ("zh", "3处提示", "退出代码为1：列在最前的提示中有2处表明")):
        code, said = run("check", edited, "--against", old, "--today", "2026-07-01", "--lang", lang)
        rows = said.splitlines()
        assert (code, [row.split()[1] for row in rows[:3]]) == (1, ["rulebook.valid_from", "days.china", "kpi.targets[0]"])
        assert (len(rows), counted in rows[3], rows[4].startswith(says), str(old) in rows[4]) == (5, True, True, True)
    code, said = run("check", edited, "--today", "2026-07-01")
    assert (code, "exit code" in said) == (0, False)


@pytest.mark.clause("RULES-4.28")
def test_rules_for_complaints_that_changed_in_place_are_a_fault(rulebooks: tuple[Path, Path], tmp_path: Path) -> None:
    old, _ = rulebooks
    edited = tmp_path / "edited.toml"
    edited.write_text(TEXT.replace('within    = "7 days"', 'within    = "10 days"', 1), "utf-8")
    code, said = run("check", edited, "--against", old, "--today", "2026-07-01")
    assert code == 1
    assert "rulebook.valid_from  the section `complaints` changed and `valid_from` did not" in said


def test_lists_of_days_in_files_of_their_own(tmp_path: Path) -> None:
    before, _, rest = TEXT.partition("[days.china]")
    days, bar, after = rest.partition("# ------")
    bank, old, new, wrong = (tmp_path / f"{one}.toml" for one in ("bank", "old", "new", "wrong"))
    bank.write_text(before + bar + after, "utf-8")
    old.write_text(f"[days.china]{days}", "utf-8")
    new.write_text(f"[days.china]{days}".replace("2026-12-31", "2027-12-31"), "utf-8")
    wrong.write_text("[days.china]\n", "utf-8")
    assert run("check", bank, "--days", new, "--against", bank, "--against-days", old, "--today", "2026-07-01")[0] == 0
    assert run("check", bank, "--days", old, "--against", bank, "--against-days", new, "--today", "2026-07-01")[0] == 1
    code, said = run("check", bank, "--days", wrong)
    assert code == 2
    assert f"crmcore: {wrong}:1:1: days.china.first_day: `first_day` is missing; add it" in said
    code, said = run("check", bank, "--days", old, "--against", bank)
    assert (code, f"crmcore: {bank}: calendars.office.days" in said) == (2, True)
    assert run("check", bank)[0] == 1


def test_the_day_it_is_asked_on_may_be_given(rulebooks: tuple[Path, Path]) -> None:
    _, said = run("check", rulebooks[0], "--today", "2026-12-31")
    assert "the days of `china@2026-12-31#" in said
    code, said = run("check", rulebooks[0], "--today", "tomorrow")
    assert (code, "`tomorrow` is not a day; give e.g. `2026-07-20`" in said) == (2, True)


def test_law_of_the_firm_is_handed_in_beside_it(tmp_path: Path) -> None:
    order = tmp_path / "order.toml"
    order.write_text(
        """
[regime]
id = "cn-new-order"
title = { en = "A new order", zh = "新规" }
jurisdiction = "CN"
authority = { en = "the authority", zh = "监管部门" }
status = "unverified"
valid_from = 2027-01-01
dates_status = "unverified"
supersedes = "cn-cbirc-2020-3"
[days]
says = { en = "days", zh = "日" }
source = "Art. 1"
[rules.respond]
says = { en = "answer", zh = "答复" }
source = "Art. 2"
within = "10 days"
""",
        "utf-8",
    )
    bank = tmp_path / "bank.toml"
    bank.write_text(TEXT, "utf-8")
    code, said = run("check", bank, "--law", order, "--today", "2026-07-01")
    assert "`cn-cbirc-2020-3` is superseded by `cn-new-order` for complaints received from 2027-01-01 on; bind that one as well" in said
    code, said = run("check", bank, "--today", "2027-12-01")
    assert "the reading `cn-cbirc-2020-3@2020-03-01#5." in said
    assert "of the law was to be reviewed by 2027-11-27; today is 2027-12-01" in said
    assert code == 0


ORDER = """
[regime]
id = "cn-order"
title = { en = "An order", zh = "新规" }
jurisdiction = "CN"
authority = { en = "the authority", zh = "监管部门" }
status = "unverified"
valid_from = 2026-06-01
dates_status = "unverified"
[days]
says = { en = "days", zh = "日" }
source = "Art. 1"
[rules.respond]
says = { en = "answer", zh = "答复" }
source = "Art. 2"
within = "10 days"
"""


@pytest.fixture
def orders(tmp_path: Path) -> tuple[Path, Path, Path]:
    bank, order, longer = (tmp_path / f"{one}.toml" for one in ("bank", "order", "longer"))
    bound = '[complaints.classes.clocks.order]\nregime = "cn-order"\n# What the administration'
    bank.write_text(TEXT.replace("# What the administration", bound, 1), "utf-8")
    order.write_text(ORDER, "utf-8")
    longer.write_text(ORDER.replace("10 days", "30 days"), "utf-8")
    return bank, order, longer


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
def test_law_that_was_rewritten_is_named_at_its_own_file(orders: tuple[Path, Path, Path], tmp_path: Path) -> None:
    bank, order, longer = orders
    check = ("check", bank, "--against", bank, "--against-law", order, "--today", "2026-07-01")
    assert run(*check, "--law", order)[0] == 0
    code, said = run(*check, "--law", longer)
    assert (code, f"{longer}:2:1  regime  `cn-order@2026-06-01#1." in said) == (1, True)
    longer.write_text(longer.read_text("utf-8").replace("[days]", "revision = 2\n[days]"), "utf-8")
    assert run(*check, "--law", longer)[0] == 0
    own = tmp_path / "own.toml"
    own.write_text('\n[regimes.cn-order.respond]\nwithin = "9 days"\n', "utf-8")
    code, said = run(*check, "--law", order, "--law", own, "--lang", "zh")
    assert (code, f"{order}:2:1  regime" in said) == (1, True)
    code, said = run("check", rulebook_without(bank), "--against", bank, "--against-law", order, "--law", own)
    assert (code, "no regime `cn-order`" in said) == (2, True)
    other = tmp_path / "other.toml"
    other.write_text('[regimes."house-7-days".respond]\nwithin = "6 days"\n', "utf-8")
    code, said = run(*check, "--law", order, "--law", other)
    assert (code, f"{other}:1:1  regimes.house-7-days  `house-7-days@2026-01-01#5." in said) == (1, True)
    code, said = run("check", rulebook_without(bank), "--against", bank, "--against-law", order, "--today", "2026-07-01")
    assert (code, re.search(r"plain\.toml +regimes", said) is not None, "is not here any more" in said) == (1, True, True)


def rulebook_without(bank: Path) -> Path:
    """The same rulebook, bound to no order."""
    plain = bank.with_name("plain.toml")
    plain.write_text(TEXT, "utf-8")
    return plain


@pytest.mark.clause("RULES-4.28")
def test_each_of_two_rulebooks_has_its_own_law_and_days(orders: tuple[Path, Path, Path], database: Path, tmp_path: Path) -> None:
    bank, order, longer = orders
    assert "no differences" in run("compare", bank, bank, "--law", order)[1]
    code, said = run("compare", bank, bank, "--law", longer, "--old-law", order)
    assert (code, "regime cn-order · rule respond · time: 10 days → 30 days (Art. 2)" in said) == (0, True)
    assert said.rstrip().endswith("law: the reading of cn-order changed, which no section pins; deadlines of open cases may move at once")
    more = tmp_path / "days.toml"
    more.write_text('[days.more]\nsource = "a notice"\nfirst_day = 2026-01-01\nlast_day = 2026-12-31\nholidays = []\n', "utf-8")
    less, plain = tmp_path / "less.toml", rulebook_without(bank)
    less.write_text(more.read_text("utf-8").replace("2026-12-31", "2026-11-30"), "utf-8")
    code, said = run("compare", bank, bank, "--law", order, "--days", more, "--old-days", less)
    assert (code, "days more · last day: 2026-11-30 → 2026-12-31" in said) == (0, True)
    assert run("impact", plain, plain, "--cases", database, "--law", longer, "--old-law", order, "--days", more, "--old-days", less)[0] == 0


def test_a_fault_of_a_file_beside_is_told_with_its_line(orders: tuple[Path, Path, Path], tmp_path: Path) -> None:
    bank, order, _ = orders
    for text, place in (
        (ORDER.replace('"10 days"', '"ten days"'), "16:10: rules.respond.within: "),
        ("[regime\n", "1:8: not TOML: "),
        (TEXT, f"{1 + TEXT[: TEXT.index('[rulebook]')].count(chr(10))}:1: rulebook: this is a rulebook, not a regime; "),
        (ORDER.replace("[regime]", "[regimes]"), "2:1: regimes: a regime of its own begins with `[regime]`; "),
    ):
        order.write_text(text, "utf-8")
        code, said = run("compare", bank, bank, "--law", order)
        assert (code, f"crmcore: {order}:{place}" in said) == (2, True), said
        assert len(said.splitlines()) == 1
    order.write_bytes("a = '中'\n".encode("gbk"))
    code, said = run("check", bank, "--law", order)
    assert (code, f"crmcore: {order}:1:6: not UTF-8 at byte 5" in said) == (2, True), said
