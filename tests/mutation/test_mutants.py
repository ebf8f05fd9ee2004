"""The sample of small changes: what is changed and what is left alone, on which lines; and every change that is known to change nothing is one of the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage import CoverageData

from tests.mutation import __main__ as run
from tests.mutation import asking
from tests.mutation.mutants import Mutant, mutants_of


def changed(text: str) -> set[str]:
    """Return what a text becomes, a change a line."""
    old = text.encode()
    return {one.on(old).decode() for one in mutants_of(old) if one.reads(old)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("f(a < b)", {"f(a <= b)", "pass"}),
        ("x = a >= 7", {"x = a > 7", "x = a >= 8"}),
        ("x = a not in b", {"x = a in b"}),
        ("x = a is None", {"x = a is not None"}),
        ("x = (a) == (b)", {"x = (a) != (b)"}),
        ("x = a and b or c", {"x = a or b or c", "x = a and b and c"}),
        ("x = not a", {"x =  a"}),
        ("x = a + b - c", {"x = a - b - c", "x = a + b + c"}),
        ("x = a // b", {"x = a * b"}),
        ("x: bool = True", {"x: bool = False"}),
        ("x = min(a, b)", {"x = max(a, b)"}),
        ("x = sorted(a)", {"x = list(a)"}),
        ("x = a if b else c", {"x = (a)", "x = (c)"}),
        ("if a:\n    pass", {"if False:\n    pass"}),
        ("x = [a for a in b if c]", {"x = [a for a in b if True]"}),
        ("def f(): yield a", {"def f(): pass"}),
        ("def f(): return a", {"def f(): return None"}),
        ("x = (a, b)", {"x = (a,)", "x = (b,)"}),
        ("x = (a, b, c)", {"x = (b, c)", "x = (a, c)", "x = (a, b)"}),
        ("x = {'退款': a, **b}", {"x = {'退款': a}", "x = {**b}"}),
    ],
)
def test_what_is_changed(text: str, wanted: set[str]) -> None:
    assert changed(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        '"""Within 7 days."""',
        "def f(a: tuple[int, str] | None) -> dict[str, int]: ...",
        "X: TypeAlias = tuple[int, str]",
        "class P(Protocol):\n    def f(self, a=1): ...",
        "def __repr__(self): return self.a + 1",
        "x = reason('late', days=a + 1)",
        "x = attrs.frozen(kw_only=True)",
        "x = zip(a, b, strict=True)",
        "if TYPE_CHECKING:\n    from a import b",
        "assert a < b",
    ],
)
def test_what_decides_nothing_is_left_alone(text: str) -> None:
    assert changed(text) == set()


def test_a_change_says_its_line_its_names_and_the_line_before_and_after() -> None:
    old = "客户 = 1\n\n\nclass C:\n    def f(self):\n        return (\n            a\n            < b\n        )\n".encode()
    one = next(one for one in mutants_of(old) if one.kind == "comparison")
    assert (list(one.lines(old)), one.around, one.said(old)) == ([8], ("C", "f"), "< b → <= b")


def test_the_lines_that_a_change_touches_are_those_of_git(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "--- a/src/crmcore/a.py\n+++ b/src/crmcore/a.py\n@@ -3 +3 @@ def f\n-a\n+b\n@@ -7,0 +8,2 @@\n+c\n+d\n@@ -9,2 +11,0 @@\n-e\n-f\n"
    monkeypatch.setattr(run, "git", lambda *_: said)
    assert run.touched("abc") == {"src/crmcore/a.py": {3, 8, 9}}


def test_where_there_is_no_earlier_commit_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "git", lambda *_: None)
    monkeypatch.setattr("sys.argv", ["mutants", "--changed"])
    assert run.main() == 0
    assert "no earlier commit" in capsys.readouterr().out


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return where a measurement of this test alone is kept; nothing was measured yet."""
    monkeypatch.setattr(asking, "MEASURED", tmp_path / "reached")
    monkeypatch.setattr(asking, "LASTED", tmp_path / "lasted")
    asking.who_ran.cache_clear()
    asking.lasted.cache_clear()
    yield tmp_path / "reached"
    asking.who_ran.cache_clear()
    asking.lasted.cache_clear()


def test_a_change_is_looked_at_first_by_tests_that_ran_its_line_and_name_it_then_by_the_fastest(measured: Path) -> None:
    name, line = "src/crmcore/measures/spread.py", 3
    mutant = Mutant(*(len(b"".join((asking.ROOT / name).read_bytes().splitlines(keepends=True)[: line - 1])),) * 2, b"", "", ("Tally",))
    ran = {
        "tests/test_money.py::test_slow": 150,
        "tests/test_money.py::test_fast": 1,
        "tests/measures/test_spread.py::test_it[a b]": 15,
        "tests/gone.py::test_x": None,
    }
    data = CoverageData(basename=str(measured))
    for test in ran:
        data.set_context(f"{test}|run")
        data.add_lines({name: {line}})
    data.set_context("tests/test_event.py::test_other|run")
    data.add_lines({name: {line + 1}})
    data.write()
    measured.with_name("lasted").write_text("".join(f"{seconds} {test}\n" for test, seconds in ran.items() if seconds), "utf-8")
    first, then, own, *_ = asking.stages(name, mutant)
    assert first == asking.Stage(
        ["tests/measures/test_spread.py", "tests/test_money.py"],
        only=("tests/measures/test_spread.py::test_it[a b]", "tests/test_money.py::test_fast", "tests/test_money.py::test_slow"),
    )
    assert then == asking.Stage([])
    assert own.files[0].startswith("tests/measures/")


def test_of_tests_in_a_stage_only_those_are_asked_that_it_lists(tmp_path: Path) -> None:
    tests = "tests/mutation/test_mutants.py"
    copy = run.Copy(tmp_path, until=float("inf"))
    wrong = f"{tests}::test_what_decides_nothing_is_left_alone[assert a < b]"
    (tmp_path / tests).write_text((tmp_path / tests).read_text("utf-8").replace('"assert a < b",', '"x = a < b", "assert a < b",'), "utf-8")
    assert copy.tests(asking.Stage([tests], only=(wrong,))) == run.Result("alive")
    assert copy.tests(asking.Stage([tests], only=(wrong.replace("assert", "x ="),))).end == "killed"


def test_a_change_is_looked_at_first_by_tests_of_its_own_package_that_name_it(measured: Path) -> None:
    assert not measured.exists()
    name = "src/crmcore/measures/spread.py"
    likeliest, own, elsewhere, slow, rest = (one.files for one in asking.stages(name, Mutant(0, 0, b"", "", ("Tally",))))
    assert all(one.startswith("tests/measures/") for one in (*likeliest, *own))
    assert "Tally" in (asking.ROOT / likeliest[0]).read_text("utf-8")
    found = [*likeliest, *own, *elsewhere, *rest]
    assert sorted(found) == sorted(
        str(one.relative_to(asking.ROOT)) for one in (asking.ROOT / "tests").rglob("test_*.py") if "mutation" not in one.parts
    )
    assert set(slow) <= {*likeliest, *own, *elsewhere}


def test_slow_tests_that_name_it_are_asked_last(measured: Path) -> None:
    assert not measured.exists()
    name = "src/crmcore/complaints/ways_out/walking.py"
    _, _, _, slow, _ = asking.stages(name, Mutant(0, 0, b"", "", ("stuck",)))
    assert "tests/complaints/test_dead_ends.py" in slow.files
    assert slow.marked == asking.SLOW


def test_a_change_is_tried_in_a_copy_and_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, tests = "src/crmcore/fingerprint.py", "tests/rulebook/test_rulebook.py"
    old = (asking.ROOT / name).read_bytes()
    mutant = next(one for one in mutants_of(old) if one.kind == "return")
    copy = run.Copy(tmp_path, until=float("inf"))
    monkeypatch.setattr(run, "stages", lambda *_: (asking.Stage([tests]), asking.Stage([])))
    monkeypatch.setattr(run.Copy, "clean", {})
    result = copy.tried(name, mutant, everything=False)
    assert (result.end, result.by.partition("::")[0], copy.clean) == ("killed", tests, {result.by: True})
    assert (asking.ROOT / name).read_bytes() == (tmp_path / name).read_bytes() == old


def test_every_change_that_is_known_to_change_nothing_is_one_of_the_code() -> None:
    for line in run.LISTED.read_text("utf-8").splitlines():
        name, said = re.split(r": ", line, maxsplit=1)
        old = (asking.ROOT / "src" / name).read_bytes()
        here = [one.said(old) for one in mutants_of(old)]
        assert any(said.startswith(f"{one}: ") and len(said) > len(one) + 20 for one in here), line
