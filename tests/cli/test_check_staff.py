"""`crmcore check --staff`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from crmcore.cli.app import app
from crmcore.rulebook.files import default

STAFF = "".join(
    f'[[staff]]\nid = "{id_}"\nunit = "{unit}"\npositions = ["{post}"]\n'
    for id_, unit, post in (("anna", "bank/outlets/east", "outlet_clerk"), ("otto", "bank/outlets/east", "outlet_manager"), ("greg", "bank", "ceo"))
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("bank.toml").write_text(default(), "utf-8")
    return tmp_path


def check(staff: str, *options: str) -> Result:
    Path("staff.toml").write_text(staff, "utf-8")
    return CliRunner().invoke(app, ["check", "bank.toml", "--staff", "staff.toml", "--today", "2026-07-20", *options])


@pytest.mark.parametrize(("lang", "words"), [("en", "nobody could take `assign`"), ("zh", "无人可以执行`assign`")])
def test_a_step_that_nobody_could_take_is_listed_and_fails(folder: Path, lang: str, words: str) -> None:
    result = check(STAFF, "--lang", lang)
    assert result.exit_code == 1
    assert words in result.stdout
    assert "complaints.classes[0]" in result.stdout
    ends = {
        "en": "exit code 1 for 10 of them, at the top: steps of complaints that nobody in `staff.toml` could take",
        "zh": "退出代码为1：列在最前的提示中有10处",
    }
    assert result.stdout.splitlines()[-1].startswith(ends[lang])
    assert words in result.stdout.splitlines()[0]


def test_faults_of_the_file_are_listed_with_their_places(folder: Path) -> None:
    result = check(STAFF.replace('"ceo"', '"ceoo"'))
    assert result.exit_code == 1
    assert result.stdout.startswith("staff.toml:12:14  staff[2].positions[0]  the organisation has no position `ceoo`; did you mean `ceo` (CEO)?")
    assert result.stdout.endswith("1 fault, nothing loaded\n")


def test_a_file_that_is_not_toml_is_refused_with_its_place(folder: Path) -> None:
    result = check("[[staff\n")
    assert result.exit_code == 1
    assert result.stdout.startswith("staff.toml:1:")


def test_who_is_away_must_be_on_the_staff(folder: Path) -> None:
    result = check(STAFF, "--away", "greg", "--away", "nobody")
    assert result.exit_code == 2
    assert "no staff `nobody`" in result.stderr


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "`CEO` → `CEO` approve any amount, in this order, but 2 of these signatures (`ceo` (CEO)) take 2 persons, and the staff has 1"),
        ("zh", "须由2名不同的人员作出，现有人员仅1名"),
    ],
)
def test_a_chain_that_takes_more_people_than_there_are_is_listed_at_its_band(folder: Path, lang: str, says: str) -> None:
    Path("bank.toml").write_text(
        default().replace('bands  = [ { chain = ["department_head", "finance", "ceo"] } ]', 'bands = [ { chain = ["ceo", "ceo"] } ]')
    )
    (line,) = (one for one in check(STAFF, "--lang", lang).stdout.splitlines() if "policy.limits[3].bands[0]" in one)
    assert line.startswith("bank.toml:")
    assert says in line
    assert "policy.limits[3]" not in check(STAFF + '[[staff]]\nid = "gina"\nunit = "bank"\npositions = ["ceo"]\n').stdout
