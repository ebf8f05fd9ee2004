"""The samples in the README and in the docs run, in order, sharing names within a page; what they print is what stands behind `#>`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Final

import pytest
from pytest_examples import CodeExample, EvalExample, find_examples

from tests.house.source import ROOT

PAGES: Final = ("README.md", "docs")


def pages() -> list[tuple[str, list[CodeExample]]]:
    """Return the Python samples of each page."""
    found = (one for one in find_examples(*(ROOT / page for page in PAGES if (ROOT / page).exists())) if one.prefix == "python")
    return [(path.relative_to(ROOT).as_posix(), list(examples)) for path, examples in groupby(found, key=lambda one: one.path)]


@pytest.mark.parametrize("samples", [pytest.param(samples, id=name) for name, samples in pages()])
def test_the_samples_of_a_page_run(samples: list[CodeExample], eval_example: EvalExample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each block sees the names of those before it on the same page."""
    monkeypatch.chdir(tmp_path)
    eval_example.set_config(line_length=150)
    names: dict[str, object] = {}
    for sample in samples:
        if eval_example.update_examples:
            names = eval_example.run_print_update(sample, module_globals=names)
        else:
            names = eval_example.run_print_check(sample, module_globals=names)
