"""What the default rulebook takes to load, against `tomllib` on the same file; and the first load of a process, against what a start may take.

`tomllib` answers tables of texts and numbers; ours also answers typed sections, checked against each other, with every fault at its key path. In
a fresh interpreter the readers of all tables are written first, once; the imports, which every program pays for that uses the library, do not count.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib

from benchmarks.timing import best_of, costs, report, rounds_of
from crmcore.rulebook import Rulebook
from crmcore.rulebook.files import default

START = 0.150  # seconds
COLD = """
import time
from crmcore.rulebook import Rulebook
load = Rulebook.default
started = time.process_time()
load()
print(time.process_time() - started)
"""
ROUNDS = 15


def cold() -> float:
    """Return what the first load takes in a fresh, isolated interpreter, in seconds."""
    return float(subprocess.run([sys.executable, "-I", "-c", COLD], check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Compare answers, then time; the first fresh interpreter writes the byte code and does not count."""
    tables, edition = tomllib.loads(default()), Rulebook.default().editions[-1]
    head, classes = tables["rulebook"], edition.complaints.classes.rows
    assert (edition.name, edition.valid_from, edition.owner) == (head["name"], head["valid_from"], head["owner"])
    assert [row.then.id for row in classes] == [row["id"] for row in tables["complaints"]["classes"]]
    assert edition.calendars.keys() == tables["calendars"].keys()

    took = best_of({"ours": Rulebook.default, "tomllib": lambda: tomllib.loads(default())}, rounds=30)
    first = min([cold() for _ in range(rounds_of(ROUNDS) + 1)][1:])
    report(
        {
            "rulebook.load/tomllib": costs(
                took["ours"],
                took["tomllib"],
                goal=8,
                against="tomllib on the same file",
                note=f"{took['ours'] * 1e3:.1f} ms against {took['tomllib'] * 1e3:.1f} ms",
            ),
            "rulebook.load/first": costs(
                first,
                START,
                goal=1,
                against=f"{START * 1e3:.0f} ms",
                note=f"{first * 1e3:.0f} ms for the first load of a process, without its imports; it depends on the machine",
            ),
        }
    )


if __name__ == "__main__":
    main()
