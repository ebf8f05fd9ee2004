"""Runs the Python samples of a Markdown file and compares what they print with `#>`, in a Python that has nothing but crmcore."""

from __future__ import annotations

import contextlib
import io
import re
import sys
from pathlib import Path

BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What a sample prints stands behind it: on a line with `#>`, or, where it is long, as a text of its own.
EXPECTED = re.compile(r'^[ ]*(?:#> ?([^\n]*)|"""\n(.*?)\n[ ]*""")$', re.MULTILINE | re.DOTALL)


def main(path: Path) -> int:
    """Run the samples in order, sharing names; return 1 where what is printed is not what the page says."""
    names: dict[str, object] = {"__name__": "__main__"}
    blocks = BLOCK.findall(path.read_text("utf-8"))
    for block in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block, str(path), "exec"), names)  # noqa: S102 - the page's own samples
        said, wanted = printed.getvalue().split(), " ".join(line or text for line, text in EXPECTED.findall(block)).split()
        if said != wanted:
            sys.stderr.write(f"{path}: printed {' '.join(said)!r}, the page says {' '.join(wanted)!r}\n")
            return 1
    sys.stdout.write(f"{path}: {len(blocks)} samples ran\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
