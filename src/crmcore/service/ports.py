"""Where a host keeps survey answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from crmcore.loaded import Loaded
from crmcore.service.surveys import SurveyAnswer


class SurveyStore(Protocol):
    """Where a host keeps survey answers.

    P1: `answers` returns exactly the answers of local days from `first` to `last`, both included, by day, then id. P2: adding the same id again adds
    nothing. P3: one that cannot be read hides no other: its faults stand beside those that can.
    """

    def add(self, answers: Iterable[SurveyAnswer], /) -> None:
        """Add answers."""
        ...

    def answers(self, first: date, last: date, /) -> Loaded[SurveyAnswer]:
        """Return the answers of some days."""
        ...
