"""The hooks for PyInstaller, which finds this folder by the entry point `pyinstaller40`; nothing in the library imports it."""

from __future__ import annotations

from pathlib import Path


def get_hook_dirs() -> list[str]:
    """Return the folders that hold hooks: this one."""
    return [str(Path(__file__).parent)]
