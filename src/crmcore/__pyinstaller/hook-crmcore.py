"""What PyInstaller must pack with crmcore and cannot see in its code: the packages' stubs, the shipped data, and the modules loaded by name.

What needs an extra is packed as well, together with the extra, if that is installed. The command is left out, since whoever uses it imports it;
so are the tools for tests.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parents[1]
LEFT_OUT: Final = frozenset({"__pyinstaller", "cli", "testing"})


def _name(file: Path) -> str:
    """Return the dotted name of a module of the library."""
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


# The two names that PyInstaller reads.
datas = [
    (str(file), str(file.parent.relative_to(PACKAGE.parent)))
    for file in sorted(PACKAGE.rglob("*"))
    if file.is_file() and file.suffix not in {".py", ".pyc"}
]
hiddenimports = [_name(file) for file in sorted(PACKAGE.rglob("*.py")) if file.relative_to(PACKAGE).parts[0] not in LEFT_OUT]
