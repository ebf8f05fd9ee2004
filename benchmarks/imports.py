"""What an import costs, in fresh interpreters, against `import attrs, cattrs`.

The door of a package loads nothing until it is asked, so `import crmcore.complaints` alone would be a flattering figure: every public name is asked
for; what asking for `Complaint` alone takes, with its events, tables and rules, stands in the note. Neither side pays for starting Python, nor for
what other programs take of the processor meanwhile.
"""

from __future__ import annotations

import subprocess
import sys

from benchmarks.timing import costs, report, rounds_of

BASE = "import attrs, cattrs"
DOOR = "import crmcore"
COMPLAINTS = "import crmcore.complaints as door\nfor name in door.__all__: getattr(door, name)"
COMPLAINT = "from crmcore.complaints import Complaint"
ROUNDS = 30


def seconds(statements: str) -> float:
    """Return what the statements take in a fresh, isolated interpreter."""
    code = f"import time\nstarted = time.process_time()\n{statements}\nprint(time.process_time() - started)"
    return float(subprocess.run([sys.executable, "-I", "-c", code], check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Time the four in turn; the first round writes the byte code and does not count."""
    jobs = (BASE, DOOR, COMPLAINTS, COMPLAINT)
    rounds = [[seconds(job) for job in jobs] for _ in range(rounds_of(ROUNDS) + 1)][1:]
    base, door, complaints, complaint = (min(times) * 1e3 for times in zip(*rounds, strict=True))
    report(
        {
            "import/door": costs(door, base, goal=1.15, against=BASE, note=f"{door:.1f} ms against {base:.1f} ms; nothing else is loaded yet"),
            "import/complaints": costs(
                complaints,
                base,
                goal=4.5,
                against=BASE,
                note=f"{complaints:.0f} ms against {base:.0f} ms; every public name asked for ({complaint:.0f} ms for `Complaint` alone)",
            ),
        }
    )


if __name__ == "__main__":
    main()
