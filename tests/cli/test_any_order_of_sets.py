"""Python puts the members of a set in another order at each start: every command says the same in the same order all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

pytest.importorskip("jinja2", reason="the report needs the extra `report`")

# What each command is asked, and rulebooks with something changed in them; `OUT` is a folder of its own.
ASKED: Final = """
import random
import sys
from datetime import date
from pathlib import Path
from crmcore.cli import main
from crmcore.errors import RulebookError
from crmcore.rulebook import check_edition
from crmcore.rulebook.files import default
from crmcore.rulebook.load import load
from tests.rulebook.test_fuzz import changed_tree, holders
from tests.rulebook.toml import write
from tests.rulebook.whole import WHOLE

out = Path(OUT)
(out / "whole.toml").write_text(write(WHOLE), "utf-8")
(out / "other.toml").write_text(default().replace('"7 days"', '"9 days"').replace("5_000.00", "4_000.00").replace('"2026-01-01"', '"2026-06-01"'), "utf-8")
words = ["demo --out OUT/demo", "check OUT/demo/rulebook.toml --today 2026-07-06", "check OUT/whole.toml --today 2026-07-06",
    "compare OUT/demo/rulebook.toml OUT/other.toml", "compare OUT/whole.toml OUT/demo/rulebook.toml",
    "impact OUT/demo/rulebook.toml OUT/other.toml --cases OUT/demo/crm.sqlite --at 2026-07-31T12:00:00+08:00", "lifecycles complaint/standard",
    "regimes cn-cbirc-2020-3", "limits OUT/demo/rulebook.toml", "ours OUT/demo/rulebook.toml", "clauses"]
words += [f"explain OUT/demo/crm.sqlite C-2026-{n:04} --at 2026-07-31T12:00:00+08:00" for n in (1, 8, 21)]
for number, line in enumerate(words):
    lang = ("en", "zh")[number % 2]
    print("==", line, lang)
    try:
        sys.argv = ["crmcore", *line.replace("OUT", OUT).split(), "--lang", lang]
        main()
    except SystemExit as end:
        print("ends with", end.code)
books = [changed_tree(random.Random(seed)) for seed in range(20)]
words = [(holder, key) for holder in holders(WHOLE) for key in (holder if isinstance(holder, dict) else range(len(holder))) if isinstance(holder[key], str)]
for some in range(8):
    odd = words[some::8]
    for holder, key in odd:
        holder[key] += " zq"
    books.append(write(WHOLE))
    for holder, key in odd:
        holder[key] = holder[key].removesuffix(" zq")
for number, book in enumerate(books):
    try:
        told = check_edition(load(book), today=date(2026, 7, 6))
    except RulebookError as error:
        told = error.findings
    print("== changed", number, *told, sep="\\n")
"""


def said(seed: int, out: Path, root: Path) -> dict[str, str]:
    """Return what every command says and writes, where sets have one order."""
    out.mkdir()
    env = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(root)}
    run = subprocess.run(
        [sys.executable, "-c", f"OUT = {str(out)!r}\n{ASKED}"], capture_output=True, text=True, encoding="utf-8", check=False, env=env, cwd=root
    )
    assert run.returncode == 0, run.stderr
    files = {path.name: path.read_text("utf-8") for path in sorted(out.rglob("*")) if path.suffix in {".html", ".json", ".toml", ".csv"}}
    return {name: text.replace(str(out), "OUT") for name, text in {**files, "shown": run.stdout, "told": run.stderr}.items()}


@pytest.mark.slow
def test_every_command_says_the_same_in_the_same_order_whatever_order_sets_have(tmp_path: Path, root: Path) -> None:
    first, other = (said(seed, tmp_path / str(seed), root) for seed in (1, 2))
    assert first["shown"].count("ends with 0") > 5
    assert other.keys() == first.keys()
    for name, text in first.items():
        assert other[name].splitlines() == text.splitlines(), name
