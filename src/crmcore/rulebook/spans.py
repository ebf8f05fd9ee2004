"""Days for a reader: consecutive ones as a span."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import attrs

from crmcore.messages import Language, say


@attrs.frozen
class Days:
    """Days for a reader, consecutive ones as a span: `2027-01-01 … 2027-01-03`."""

    days: tuple[date, ...]

    def say(self, lang: Language) -> str:
        """Return them in one language."""
        return say(tuple(_span(one.days) for one in runs(self.days)), lang)


def runs(days: tuple[date, ...]) -> Iterator[Days]:
    """Yield the days, in their order, cut where one does not follow the other."""
    breaks = [0, *(i for i, (one, other) in enumerate(pairwise(days), 1) if other - one != timedelta(days=1)), len(days)]
    yield from (Days(days[a:b]) for a, b in pairwise(breaks) if a < b)


def _span(days: tuple[date, ...]) -> str:
    return str(days[0]) if len(days) == 1 else f"{days[0]} … {days[-1]}"
