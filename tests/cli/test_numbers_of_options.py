"""Every number that a command takes is one that makes sense, or is refused by its option, with whatever else is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, get_args

import pytest
import typer
from typer.testing import CliRunner

from crmcore.cli.app import app

# What refuses a number that makes no sense, for each option with one: how the command is called, and what is then said.
WRONG: Final = {
    ("replay", "--show"): (("replay", "log.csv", "--mapping", "xes", "--show", "-1"), "`--show -1` is less than none; give 0 or more"),
    ("impact", "--most"): (("impact", "a.toml", "b.toml", "--cases", "c", "--most", "-1"), "`--most -1` is less than none; give 0 or more"),
    ("holidays", "--first-year"): (("days", "holidays", "CN", "--first-year", "-5", "--last-year", "2026"), "not -5 to 2026; choose years inside"),
    ("holidays", "--last-year"): (("days", "holidays", "CN", "--first-year", "2026", "--last-year", "-5"), "`last_year` is -5, before 2026"),
    ("chinesecalendar", "--first-year"): (("days", "chinesecalendar", "--first-year", "-5"), "not -5 to"),
    ("chinesecalendar", "--last-year"): (("days", "chinesecalendar", "--last-year", "-5"), "-5"),
    ("report", "--max-refused"): (
        ("report", "--complaints", "c.csv", "--mapping", "cfpb", "--out", "o", "--max-refused", "100.01%"),
        "`--max-refused 100.01%` is neither a share up to `100%` nor a number of rows",
    ),
    ("limits", "--amount"): (("limits", "--amount", "-5"), "cannot be approved; give an amount above 0"),
}
# Any whole number is a seed; these texts hold an amount or a number.
ANY: Final = frozenset({("demo", "--seed")})
TEXTS: Final = frozenset({("report", "--max-refused"), ("limits", "--amount")})


def kinds(hint: object) -> set[object]:
    return {hint, *get_args(hint)}


def commands(group: Any) -> Iterator[Any]:  # noqa: ANN401 - typer brings a library of its own for commands, whose types are not public
    if hasattr(group, "commands"):
        for one in group.commands.values():
            yield from commands(one)
    else:
        yield group


def test_every_option_with_a_number_is_here() -> None:
    numbers = {
        (one.name, option.opts[0])
        for one in commands(typer.main.get_command(app))
        for option in one.params
        if not {int, float}.isdisjoint(kinds(option.type_descriptor.annotation))
    }
    assert numbers | TEXTS == WRONG.keys() | ANY


@pytest.mark.parametrize("option", sorted(WRONG), ids="-".join)
def test_a_number_that_makes_no_sense_is_refused(option: tuple[str, str]) -> None:
    arguments, says = WRONG[option]
    result = CliRunner().invoke(app, [*arguments])
    assert (result.exit_code in {1, 2}, says in result.output) == (True, True), result.output


def test_all_that_is_wrong_is_told_at_once() -> None:
    said = CliRunner().invoke(app, ["replay", "log.csv", "--mapping", "xes", "--show", "-1", "--no-target", "maybe", "--at", "July"]).output
    assert [line.partition(" is ")[0] for line in said.splitlines()][:2] == ["crmcore: `--show -1`", "crmcore: `maybe`"]
    assert "July" in said.splitlines()[2]
    said = (
        CliRunner()
        .invoke(app, ["report", "--complaints", "c", "--mapping", "cfpb", "--out", "o", "--max-refused", "101%", "--month", "2026", "--lang", "zh"])
        .output
    )
    assert len(said.splitlines()) == 2
    assert "`--max-refused 101%`既不是不超过`100%`的比例，也不是行数" in said


@pytest.mark.parametrize("text", ["case,what,when\n", "case,what,when\n,opened,2026-07-01\n"])
def test_a_log_without_a_case_is_told_and_is_no_success(tmp_path: Path, text: str) -> None:
    (tmp_path / "log.csv").write_text(text)
    (tmp_path / "m.toml").write_text(
        '[mapping]\nname = "m"\nzone = "UTC"\n[case]\ncolumns = ["case"]\n[event]\ncolumns = ["what"]\n[at]\ncolumns = ["when"]\n'
    )
    for lang, says in (("en", "has no row that could be read as an event"), ("zh", "没有任何可读作事件的行")):
        result = CliRunner().invoke(app, ["replay", str(tmp_path / "log.csv"), "--mapping", str(tmp_path / "m.toml"), "--lang", lang])
        assert (result.exit_code, says in result.output) == (2, True), result.output
