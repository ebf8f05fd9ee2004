"""Changes the code a little, many times, and sees whether a test notices: `make mutants`, or `python -m tests.mutation --help`.

A sample of all changes, or of those on the lines that differ from an earlier commit (`--changed`). Each is made in a copy of the repository and looked
at by the tests that run its line, as `--measure` saw once (a quarter of an hour, and worth it before 400), or by those of its own package and those
elsewhere that name what its file defines; then by the slow ones among these, then (`--all`) by all others. A change that lives must be in
`equivalents.txt`, with the reason why it changes nothing: else it is printed and the run ends with 1.
"""

from __future__ import annotations

import argparse
import difflib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import Final, NamedTuple

from tests.mutation.asking import LIBRARY, ROOT, Stage, measure, stages
from tests.mutation.mutants import Mutant, mutants_of

LISTED: Final = Path(__file__).parent / "equivalents.txt"
# Doors and hooks hold no rule; messages and clauses are texts, each held by tests of its own.
ASIDE: Final = re.compile(r"/__init__\.py$|/__pyinstaller/|/messages/|/clauses/")
PYTEST: Final = ("-m", "pytest", "-x", "-q", "--tb=no", "--no-header", "-p", "no:cacheprovider")
LIMIT: Final = 300  # seconds for a stage: more than twice what the tests of the largest package take, so what takes longer does not end


class Result(NamedTuple):
    """What became of a mutant: killed (by which test), too slow, alive, or not finished in time."""

    end: str
    by: str = ""


def git(*args: str) -> str | None:
    """Run git here; None where it fails."""
    done = subprocess.run(["git", *args], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def base() -> str | None:
    """Return the commit that a change is compared with: where it left main, or the one before."""
    here = git("rev-parse", "HEAD")
    left = (git("merge-base", "HEAD", one) for one in ("origin/main", "main"))
    return next((one for one in left if one and one != here), None) or git("rev-parse", "--verify", "HEAD~1")


def touched(commit: str) -> dict[str, set[int]]:
    """Return the lines of the library that differ from a commit, by file."""
    lines: dict[str, set[int]] = {}
    name = ""
    for line in (git("diff", "-U0", "--no-ext-diff", commit, "--", LIBRARY) or "").splitlines():
        if line.startswith("+++ "):
            name = line.removeprefix("+++ b/")
        elif found := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line):
            first, count = int(found[1]), int(found[2] or 1)
            lines.setdefault(name, set()).update(range(first, first + count))
    return lines


class Copy:
    """A copy of the repository in which one mutant at a time is tried; the work tree is never touched."""

    clean: dict[str, bool] = {}  # noqa: RUF012 - shared: which test passes where nothing is changed

    def __init__(self, folder: Path, until: float) -> None:
        self.folder, self.until, self.count = folder, until, 0
        for name in (git("ls-files", "-co", "--exclude-standard", "-z") or "").split("\0"):
            if name and (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)
        self.env = {**os.environ, "PYTHONPATH": str(folder / "src"), "CI": ""}
        self.env.pop("PYTHONDONTWRITEBYTECODE", None)  # all but one file is compiled once
        where = subprocess.run(
            [sys.executable, "-c", "import crmcore; print(crmcore.__file__)"], cwd=folder, env=self.env, capture_output=True, text=True, check=True
        )
        assert Path(where.stdout).is_relative_to(folder), f"the tests of the copy would read {where.stdout}"

    def tests(self, stage: Stage) -> Result:
        """Run some files of tests, and say how that ended."""
        if not stage.files:
            return Result("alive")
        limit = min(LIMIT, self.until - time.monotonic())
        command = [sys.executable, *PYTEST, "-m", stage.marked, "--hypothesis-profile=mutants", *stage.files]
        env = self.env
        if stage.only:
            listed = self.folder / "only_tests"
            listed.write_text("\n".join(stage.only), "utf-8")
            command, env = [*command, "-p", "tests.mutation.only"], {**env, "ONLY_TESTS": str(listed)}
        with tempfile.TemporaryFile("w+") as said:
            running = subprocess.Popen(command, cwd=self.folder, env=env, stdout=said, stderr=subprocess.STDOUT, start_new_session=True)
            try:
                code = running.wait(max(limit, 0))
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)
                running.wait()
                return Result("too slow" if limit == LIMIT else "not finished")
            said.seek(0)
            failed = re.search(r"^(?:FAILED|ERROR) (tests/[^\[\s]+)", said.read(), re.MULTILINE)
        return Result("alive") if code in {0, 5} else Result("killed", failed[1] if failed else stage.files[0])

    def tried(self, name: str, mutant: Mutant, *, everything: bool) -> Result:
        """Make a change, let the tests look at it a stage at a time, and take it back."""
        path, old, result = self.folder / name, (self.folder / name).read_bytes(), Result("alive")
        times, self.count = path.stat(), self.count + 1
        path.write_bytes(mutant.on(old))
        os.utime(path, (self.count, self.count))  # no two changes of one second and one length share what Python compiled
        try:
            for stage in stages(name, mutant)[: None if everything else -1]:
                if result.end == "alive":
                    result = self.tests(stage)
        finally:
            path.write_bytes(old)
            os.utime(path, (times.st_atime, times.st_mtime))
        if result.end == "killed" and result.by not in self.clean:
            self.clean[result.by] = self.tests(Stage([result.by], "not component")).end != "killed"
        return result


def tell(line: str) -> None:
    """Say something at once."""
    print(line, flush=True)  # noqa: T201 - a script run by hand


def diff(name: str, mutant: Mutant) -> str:
    """Return a change as a patch of few lines."""
    old = (ROOT / name).read_bytes()
    before, after = (one.decode().splitlines() for one in (old, mutant.on(old)))
    return "\n".join([name, *list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]])


def points(lines: dict[str, set[int]] | None, under: list[str]) -> list[tuple[str, Mutant]]:
    """List every change there is: of the whole library, or on some lines."""
    found = []
    for path in sorted((ROOT / LIBRARY).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not ASIDE.search(name) and (lines is None or name in lines) and (not under or any(name.startswith(one) for one in under)):
            old = path.read_bytes()
            found += [(name, one) for one in mutants_of(old) if lines is None or lines[name].intersection(one.lines(old))]
    return found


def sampled(every: list[tuple[str, Mutant]], count: int, seed: int) -> list[tuple[str, Mutant]]:
    """Draw so many changes that are Python, or all where there are fewer: the same ones for the same seed."""
    shuffled = random.Random(seed).sample(every, len(every))  # noqa: S311 - a sample, no secret
    return list(islice((one for one in shuffled if one[1].reads((ROOT / one[0]).read_bytes())), count))


def main() -> int:
    """Try a sample, print what lives, and return 1 where any of it is not on the list."""
    ask = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__.split("\n")[0] if __doc__ else None)
    ask.add_argument("under", nargs="*", help="only files whose path begins so, such as src/crmcore/kpi")
    ask.add_argument("--count", type=int, default=400, help="how many changes to try (400)")
    ask.add_argument("--seed", type=int, default=time.time_ns() // 10**9 % 100_000, help="draws the same sample again")
    ask.add_argument("--changed", action="store_true", help="only on lines that differ from where this branch left main, or from the commit before")
    ask.add_argument("--all", action="store_true", dest="everything", help="what lives meets all other tests, too")
    ask.add_argument("--minutes", type=float, default=600, help="begin nothing after so many")
    ask.add_argument("--workers", type=int, default=2)
    ask.add_argument("--measure", action="store_true", help="see first which tests run which lines")
    given = ask.parse_args()
    if given.measure:
        measure()
    commit = base() if given.changed else None
    if given.changed and commit is None:
        tell("mutants: no earlier commit is here to compare with (a shallow clone?): nothing was tried")
        return 0
    every = points(touched(commit) if commit else None, given.under)
    sample = sampled(every, given.count, given.seed)
    tell(f"mutants: {len(sample)} of {len(every)}{f' on what changed since {commit[:9]}' if commit else ''}, seed {given.seed}")
    listed, until = LISTED.read_text("utf-8").splitlines(), time.monotonic() + given.minutes * 60
    ends: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        copies: SimpleQueue[Copy] = SimpleQueue()
        for number in range(min(given.workers, len(sample))):
            copies.put(Copy(Path(place) / str(number), until))

        def one(point: tuple[str, Mutant]) -> tuple[str, Mutant, Result]:
            copy = copies.get()
            try:
                return *point, copy.tried(*point, everything=given.everything) if time.monotonic() < until else Result("not finished")
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(given.workers) as pool:
            for name, mutant, result in pool.map(one, sample):
                end = result.end
                said = f"{name.removeprefix('src/')}: {mutant.said((ROOT / name).read_bytes())}: "
                if end == "alive" and any(line.startswith(said) for line in listed):
                    end = "equivalent"
                ends[end] = ends.get(end, 0) + 1
                if end in {"alive", "too slow"}:
                    tell(f"\n{end}: {diff(name, mutant)}\n  {said}…")
    red = sorted(name for name, passes in Copy.clean.items() if not passes)
    tell("\nmutants: " + (" · ".join(f"{count} {end}" for end, count in sorted(ends.items())) or "nothing to try"))
    if red:
        tell(f"mutants: these fail where nothing is changed, so nothing above counts: {', '.join(red)}")
    return 1 if red or ends.get("alive") else 0


if __name__ == "__main__":
    sys.exit(main())
