"""Which cells a spreadsheet would take for formulas: whatever we write is text to it."""

from __future__ import annotations

from typing import Final

# A cell that begins like this is a formula, in full-width signs too, which some spreadsheets read as the narrow ones.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
