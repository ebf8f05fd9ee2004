"""Survey answers in memory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from crmcore.event import plain_day
from crmcore.loaded import Loaded
from crmcore.service.surveys import SurveyAnswer


class MemorySurveys:
    """Survey answers, in memory."""

    def __init__(self) -> None:
        """Start empty."""
        self._answers: dict[str, SurveyAnswer] = {}

    def add(self, answers: Iterable[SurveyAnswer], /) -> None:
        """Add answers; an id that is there already stays as it is."""
        for one in answers:
            self._answers.setdefault(one.id, one)

    def answers(self, first: date, last: date, /) -> Loaded[SurveyAnswer]:
        """Return the answers of the days from `first` to `last`, both included. Raises `InvalidType` for what is no plain date."""
        first, last = plain_day(first, "first"), plain_day(last, "last")
        within = [one for one in tuple(self._answers.values()) if first <= one.day <= last]
        return Loaded(tuple(sorted(within, key=lambda one: (one.day, one.id))))
