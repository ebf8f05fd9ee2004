"""Set up the peers in an environment of their own, run every group in a process of its own, and write the ratios.

python -m benchmarks --out build/bench.json [--quick | --page docs/reference/benchmarks.md] [GROUP …]

The quick form runs every group with few rounds: it shows that each runs and that all sides give equal answers. Its ratios are rough.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

from benchmarks.page import page
from benchmarks.timing import QUICK, Result

ROOT = Path(__file__).parents[1]
ENVIRONMENT = ROOT / "build" / "bench-venv"
PYTHON = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin") / "python"
REQUIREMENTS, CONSTRAINTS = ROOT / "benchmarks" / "requirements.txt", ROOT / "constraints.txt"
GROUPS = ("worktime", "hours", "clock", "lifecycle", "growing", "log", "kpi", "rulebook", "imports")


def set_up() -> None:
    """Make the environment, unless it holds what is asked for already."""
    wanted = hashlib.sha256(b"".join(path.read_bytes() for path in (REQUIREMENTS, CONSTRAINTS, ROOT / "pyproject.toml"))).hexdigest()
    stamp = ENVIRONMENT / ".installed"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    print(f"setting up {ENVIRONMENT.relative_to(ROOT)} with the peers (once)")
    venv.create(ENVIRONMENT, clear=True, with_pip=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-qq", "--no-warn-script-location"]
    subprocess.run([*pip, "-r", str(REQUIREMENTS), "-c", str(CONSTRAINTS), "-e", str(ROOT)], check=True)
    stamp.write_text(wanted, encoding="ascii")


def run(group: str, *, quick: bool) -> dict[str, Result]:
    """Run one group with the peers' interpreter. Raises `CalledProcessError` where it fails: it has said why, on its way."""
    command = [str(PYTHON), "-m", f"benchmarks.{group}", *((QUICK,) if quick else ())]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    results: dict[str, Result] = json.loads(done.stdout)
    return results


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.part")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def main() -> int:
    """Run the groups and print what came of them. A goal that is missed is only shown; a group that raises, or whose sides differ, fails the run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"only these of {', '.join(GROUPS)}")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench.json")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--page", type=Path, help="also write the table of the docs")
    form.add_argument(QUICK, action="store_true", help="few rounds: seconds, not minutes")
    asked = parser.parse_args()
    if unknown := set(asked.groups) - set(GROUPS):
        parser.error(f"unknown group {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}")
    set_up()
    results: dict[str, Result] = {}
    failed: list[str] = []
    for group in asked.groups or GROUPS:
        print(f"{group} …", flush=True)
        try:
            found = run(group, quick=asked.quick)
        except subprocess.CalledProcessError:
            failed.append(group)
            continue
        for name, one in found.items():
            results[name] = one
            met = one["ratio"] >= one["goal"] if one["better"] == "higher" else one["ratio"] <= one["goal"]
            sign = "≥" if one["better"] == "higher" else "≤"
            print(f"  {'✓' if met else '✗ missed'} {name:<36} {one['ratio']:>8g} ×   goal {sign} {one['goal']:g} ×   {one['against']}", flush=True)
    write(asked.out, json.dumps(results, ensure_ascii=False, indent=2) + "\n")
    print(f"written: {asked.out}")
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
        return 1
    if asked.page:
        write(asked.page, page(results))
        print(f"written: {asked.page}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
