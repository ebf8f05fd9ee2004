"""The samples in the README and in the docs run, in order, sharing names within a page; what they print is what stands behind `#>`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

import pytest
from pytest_examples import CodeExample, EvalExample, find_examples

from tests.house.source import ROOT

PAGES: Final = ("README.md", "docs")
# What the column of a page shows without a bar to move it.
WIDEST: Final = 92


def pages() -> list[tuple[str, list[CodeExample]]]:
    """Return the Python samples of each page."""
    found = (one for one in find_examples(*(ROOT / page for page in PAGES if (ROOT / page).exists())) if one.prefix == "python")
    return [(path.relative_to(ROOT).as_posix(), list(examples)) for path, examples in groupby(found, key=lambda one: one.path)]


def line_of(error: Exception, sample: CodeExample) -> int:
    """Return the line of the page where the sample broke: the deepest one that is its own, or else the line where the sample begins."""
    if isinstance(error, SyntaxError) and error.lineno is not None:
        return sample.start_line + error.lineno
    line, step = sample.start_line, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == str(sample.path):
            line = step.tb_lineno
        step = step.tb_next
    return line


def run(sample: CodeExample, names: dict[str, object], evaluator: EvalExample) -> dict[str, object]:
    """Return the names that a sample leaves; where it raises, fail with the page and the line.

    The error itself goes no further: its frames are made up to stand in the page, and neither pytest nor the standard library can print them.
    """
    try:
        if evaluator.update_examples:
            return evaluator.run_print_update(sample, module_globals=names)
        return evaluator.run_print_check(sample, module_globals=names)
    except Exception as error:  # noqa: BLE001 (a sample may raise anything)
        where = f"{sample.path.relative_to(ROOT).as_posix()}:{line_of(error, sample)}"
        said = f"{type(error).__name__}: {error}"
    pytest.fail(f"{where}: {said}", pytrace=False)


@pytest.mark.parametrize("samples", [pytest.param(samples, id=name) for name, samples in pages()])
def test_the_samples_of_a_page_run(samples: list[CodeExample], eval_example: EvalExample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each block sees the names of those before it on the same page."""
    monkeypatch.chdir(tmp_path)
    eval_example.set_config(line_length=150)
    names: dict[str, object] = {}
    for sample in samples:
        names = run(sample, names, eval_example)


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("kept = 1\n\nkept.missing\n", 13, "AttributeError: 'int' object has no attribute 'missing'"),
        ("def fail():\n    raise ValueError('no')\n\nfail()\n", 12, "ValueError: no"),
        ("from json import missing\n", 11, "ImportError: cannot import name 'missing'"),
        ("kept = 1\nkept = (\n", 12, "SyntaxError: '(' was never closed"),
    ],
)
def test_a_sample_that_raises_is_a_failure_with_page_and_line(source: str, line: int, said: str, eval_example: EvalExample) -> None:
    sample = CodeExample.create(source, path=ROOT / "docs/page.md", start_line=10, prefix="python")
    with pytest.raises(pytest.fail.Exception) as failed:
        run(sample, {}, eval_example)
    assert str(failed.value).startswith(f"docs/page.md:{line}: {said}")


def too_wide(source: str) -> Iterator[str]:
    """Yield the lines of a sample that are wider than the column: not what it prints, which the page wraps, nor text between quotes."""
    texts = [one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    quoted = {line for one in texts for line in range(one.lineno, (one.end_lineno or 0) + 1) if one.end_lineno != one.lineno}
    for number, line in enumerate(source.splitlines(), 1):
        if len(line) > WIDEST and number not in quoted and not line.lstrip().startswith("#>"):
            yield line


@pytest.mark.parametrize("samples", [pytest.param(samples, id=name) for name, samples in pages()])
def test_a_sample_is_no_wider_than_the_page(samples: list[CodeExample]) -> None:
    assert [line for sample in samples for line in too_wide(sample.source)] == []


def test_a_line_that_is_too_wide_is_found() -> None:
    wide = f"call({'x' * WIDEST})"
    assert [*too_wide(f'{wide}\n#> {wide}\nprint(1)\n"""\n{wide}\n"""\n    # {wide}\n')] == [wide, f"    # {wide}"]
