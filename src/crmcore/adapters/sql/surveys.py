"""Survey answers in SQL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from crmcore.adapters.codec import Codec
from crmcore.adapters.sql.connecting import Bind
from crmcore.adapters.sql.entries import add_entries, entries
from crmcore.adapters.sql.schema import ENTRIES
from crmcore.event import plain_day
from crmcore.loaded import Loaded
from crmcore.service.surveys import SurveyAnswer


class SqlSurveys:
    """Survey answers in SQL; an adapter given a connection never commits."""

    def __init__(self, bind: Bind, codec: Codec) -> None:
        """Keep the database to use, and the codec."""
        self._bind, self._codec = bind, codec

    def add(self, answers: Iterable[SurveyAnswer], /) -> None:
        """Add answers, in one transaction; an id that is there already stays as it is."""
        rows = [(one.id, one.customer, one.day.isoformat(), one) for one in answers]
        add_entries(self._bind, self._codec, rows)

    def answers(self, first: date, last: date, /) -> Loaded[SurveyAnswer]:
        """Return the answers of the days from `first` to `last`, both included; of one that is broken, its faults.

        Raises `InvalidType` for what is no plain date.
        """
        first, last = plain_day(first, "first"), plain_day(last, "last")
        which = ENTRIES.c.at.between(first.isoformat(), last.isoformat())
        return entries(self._bind, self._codec, SurveyAnswer, lambda one: (one.id, one.customer, one.day.isoformat()), which)
