"""Puts the Mermaid bundle beside the pages, so that diagrams need no network: `python docs/mermaid.py`; where npm is missing, nothing happens."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Final

VERSION: Final = "11.17.2"
BUNDLE: Final = Path(__file__).parent / "js" / "mermaid.min.js"


def main() -> int:
    """Take the bundle out of the npm package, once."""
    stamp = BUNDLE.with_suffix(".version")
    npm = shutil.which("npm")
    if BUNDLE.exists() and stamp.exists() and stamp.read_text("utf-8") == VERSION:
        return 0
    if npm is None:
        print("no npm: the site loads Mermaid from the network")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([npm, "pack", f"mermaid@{VERSION}", "--json"], cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"npm has no mermaid {VERSION}: the site loads Mermaid from the network")
            return 0
        package = Path(folder) / json.loads(done.stdout)[0]["filename"]
        with tarfile.open(package) as archive:
            source = archive.extractfile("package/dist/mermaid.min.js")
            assert source is not None
            BUNDLE.parent.mkdir(parents=True, exist_ok=True)
            # Whole or not at all: two workers of the tests may want it at the same time.
            beside = BUNDLE.with_suffix(f".{os.getpid()}")
            beside.write_bytes(source.read())
            beside.replace(BUNDLE)
    stamp.write_text(VERSION, "utf-8")
    print(f"wrote {BUNDLE} (Mermaid {VERSION})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
