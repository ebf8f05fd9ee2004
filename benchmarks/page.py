"""The table of ratios as a page of the docs."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from datetime import UTC, datetime

from benchmarks.timing import Result

HEAD = """\
# Benchmarks

How fast the library is, as ratios against other libraries and against code written by hand. Measured on {day}, CPython {python}, {machine}.
This page is written by `python -m benchmarks --page docs/reference/benchmarks.md`; `make bench` measures on your machine and writes
`build/bench.json`.

| job | ratio | goal | met | against | note |
| --- | ---: | ---: | :---: | --- | --- |
"""

CAVEATS = """
## How to read this

- Each group runs in one process. Its jobs take turns over several rounds; the best round of each counts. Before anything is timed, all sides are
  seen to give equal answers. Times are those of the processor, so that other programs count little; they do not count for nothing, since caches and
  cores are shared. Ratios hold between two sides of one line, on one machine; microseconds in the notes are for orientation only.
- "≥" means so many times faster than the other side; "≤" means so many times what the other side takes.
- **lifecycle.step**: all engines walk one complaint through the shipped table of RULES-4, ask one role at each step and keep one record of it. The
  peers run in their documented fast shape (machine built once, a model for each complaint), and offer what ours does not: nesting, queues, async.
- **lifecycle.replay**: a fold into one frozen case against an object that is changed in place. Immutable values cost something; this is how much.
- **worktime.add, count**: one question at a time, with Python dates. Asked for a whole array at once, numpy is faster than any loop in Python, ours
  included.
- **worktime.hours**: an addition of up to 40 working hours, and a difference over up to 30 days. The peer walks from one opening to the next, where
  ours looks up tables that were made before; so its time grows with the stretch, and ours does not.
- **clock.read**: the fold by hand knows one clock of calendar days, and trusts its input. It leaves out the order of events, working time, latest
  ends of pauses, extensions, resets, reopening, mergers, changes of policy and findings; `read` looks for all of them, and makes a frozen value
  at each event.
- **once**: the time for one mark (a change of the rules, a pause) in a case with ten times as many, as a multiple of that in the short case.
- **replay.log**: lines that are in memory already. The loop by hand leaves out lines that go back in time, reopening, and why a line does not fit.
- **kpi.objects**: the hand-written loops count the figure alone; ours also count what they leave out, by reason.
- **rulebook.load**: `tomllib` reads the text; ours also checks every value and every section against the others. The first load of a process also
  writes the readers of all tables; it is held to a time, not to another side.
- **import**: in fresh interpreters, without the start of Python itself. Most of it is `attrs`, which writes the methods of each class as it is
  defined: it grows with the number of classes.
"""


def page(results: Mapping[str, Result]) -> str:
    """Write the page. Goals that are missed are shown as missed."""
    head = HEAD.format(day=datetime.now(UTC).date(), python=platform.python_version(), machine=f"{platform.system()} {platform.machine()}")
    return head + "".join(line(name, one) for name, one in results.items()) + CAVEATS


def line(name: str, one: Result) -> str:
    """Write one line of the table."""
    higher = one["better"] == "higher"
    met = one["ratio"] >= one["goal"] if higher else one["ratio"] <= one["goal"]
    sign = "≥" if higher else "≤"
    return f"| `{name}` | {one['ratio']:g} × | {sign} {one['goal']:g} × | {'yes' if met else '**missed**'} | {one['against']} | {one['note']} |\n"
