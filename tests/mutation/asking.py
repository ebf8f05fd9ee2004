"""Which tests look at a change, and in which order: those that were seen to run its line, then those that name it; the slow ones last.

Who runs which line is measured once (`python -m tests.mutation --measure`) with `coverage`, a test a context, and kept in `build/`. It counts for a
file as long as that file is older. A line that runs at import, or in a test that filled a cache for all others, says little by who ran it: what it
decides is looked at by the tests of its own package, as all changes are where nothing was measured.
"""

from __future__ import annotations

import re
import subprocess
import sys
from bisect import bisect
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Final, NamedTuple

from coverage import CoverageData

from tests.mutation.mutants import Mutant

ROOT: Final = Path(__file__).resolve().parents[2]
LIBRARY: Final = "src/crmcore"
ASIDE: Final = Path(__file__).parent
MEASURED: Final = ROOT / "build" / "reached"  # who runs which line, as coverage writes it
LASTED: Final = ROOT / "build" / "lasted"  # how long each test took: seconds and its id, a line each
QUICK, SLOW = "not component and not slow", "slow and not component"
LIKELIEST, ELSEWHERE = 3, 12  # files of tests: those asked first, and those outside of the package
AT_ONCE, IN_ALL = 20.0, 120.0  # seconds of tests that run a line: how many are asked before all others, and how many of them at most
FEW: Final = 30  # a line that fewer tests ran may have filled a cache for others


class Stage(NamedTuple):
    """Tests that look at a change together: files of them, which of the tests in these, and the ids of single ones where only these are asked."""

    files: list[str]
    marked: str = QUICK
    only: tuple[str, ...] = ()


@cache
def words(path: Path) -> frozenset[str]:
    """Return every word of a file."""
    return frozenset(re.findall(r"\w+", path.read_text("utf-8")))


@cache
def defined(name: str) -> frozenset[str]:
    """Return the names that a file of the library defines at its top."""
    found = re.findall(r"^(?:async def|def|class) (\w+)|^(\w+)\s*[:=]", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    return frozenset(one for pair in found for one in pair if one)


def measure() -> None:
    """Run the quick tests once, and keep who ran which line and how long each took."""
    MEASURED.parent.mkdir(exist_ok=True)
    settings = MEASURED.with_name("measuring.ini")  # a name of its own: coverage deletes `reached.*` before it begins
    settings.write_text(f"[run]\nsource_pkgs = crmcore\nparallel = true\nrelative_files = true\ndata_file = {MEASURED}\n", "utf-8")
    LASTED.write_text("", "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-p", "tests.mutation.only", "-p", "no:cacheprovider", "-m", QUICK]
    command += ["--ignore=tests/house", "--hypothesis-profile=mutants", "--cov", f"--cov-config={settings}", "--cov-context=test", "--cov-report="]
    subprocess.run(command, cwd=ROOT, check=False)  # a red test was seen to run lines, too


@cache
def lasted() -> dict[str, float]:
    """Return how many seconds each test took when it was measured."""
    pairs = (line.split(" ", maxsplit=1) for line in LASTED.read_text("utf-8").splitlines())
    return {test: float(seconds) for seconds, test in pairs}


@cache
def who_ran(name: str) -> dict[int, list[str]]:
    """Return the tests that ran each line of a file; none where nothing was measured since the file changed."""
    if not MEASURED.is_file() or not LASTED.is_file() or MEASURED.stat().st_mtime < (ROOT / name).stat().st_mtime:
        return {}
    data = CoverageData(basename=str(MEASURED))
    data.read()
    found = {line: {one.partition("|")[0] for one in tests} & lasted().keys() for line, tests in data.contexts_by_lineno(name).items()}
    return {line: sorted(tests) for line, tests in found.items()}


def running(name: str, mutant: Mutant) -> list[str]:
    """Return the tests that run a change, likeliest first: those in files that name what is around it, then the fastest."""
    by_line, time = who_ran(name), lasted() if who_ran(name) else {}
    tests = {one for line in mutant.lines((ROOT / name).read_bytes()) for one in by_line.get(line, ())}

    def fits(test: str) -> tuple[int, int, float, str]:
        file = words(ROOT / test.partition("::")[0])
        return -len(file & set(mutant.around)), -len(file & defined(name)), time[test], test

    return sorted(tests, key=fits)


def stages(name: str, mutant: Mutant) -> tuple[Stage, ...]:
    """Return what looks at a change, likeliest first; the last is all that is left."""
    ran, by_name = running(name, mutant), _by_name(name, mutant)
    if not ran:
        return by_name
    took = list(accumulate(lasted()[one] for one in ran))
    at_once, in_all = bisect(took, AT_ONCE) + 1, bisect(took, IN_ALL) + 1
    those = (_single(ran[:at_once]), _single(ran[at_once:in_all]))
    if len(ran) < FEW:
        return (*those, *by_name)
    own, more, named, slow, rest = by_name
    return (*those, slow, Stage([*own.files, *more.files, *named.files, *rest.files]))


def _single(tests: list[str]) -> Stage:
    """Return a stage of single tests."""
    return Stage(sorted({one.partition("::")[0] for one in tests}), only=tuple(tests))


def _by_name(name: str, mutant: Mutant) -> tuple[Stage, Stage, Stage, Stage, Stage]:
    """Return the likeliest and the others of its own package, those elsewhere that name it, the slow ones of all these, and all that is left."""
    inside = Path(name).relative_to(LIBRARY)
    own_folder = ROOT / "tests" / inside.parts[0]

    def fits(path: Path) -> tuple[int, int, str]:
        return -len(words(path) & set(mutant.around)), -len(words(path) & defined(name)), str(path)

    every = sorted((one for one in (ROOT / "tests").rglob("test_*.py") if one.parent != ASIDE), key=fits)
    own = [one for one in every if own_folder in one.parents or one == ROOT / "tests" / f"test_{inside.stem}.py"]
    named = [one for one in every if one not in own and fits(one)[:2] != (0, 0)][:ELSEWHERE]
    rest = [one for one in every if one not in own and one not in named]
    slow = [one for one in (*own, *named) if "slow" in words(one) and fits(one)[:2] != (0, 0)]

    def said(paths: list[Path], marked: str = QUICK) -> Stage:
        return Stage([str(one.relative_to(ROOT)) for one in paths], marked)

    return said(own[:LIKELIEST]), said(own[LIKELIEST:]), said(named), said(slow, SLOW), said(rest)
