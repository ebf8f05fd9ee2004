"""Which edition is in force on a day: day by day from the beginning, the obvious way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta


def in_force(starts: Sequence[date], day: date) -> date | None:
    """Walk back from `day` until a day on which an edition begins; None after a thousand years."""
    for back in range(4000):
        if day - timedelta(days=back) in starts:
            return day - timedelta(days=back)
    return None
