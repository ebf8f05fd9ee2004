"""What a reader is told are words, in either language: no identifier shows where a name exists."""

from __future__ import annotations
