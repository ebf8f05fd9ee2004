"""By which clocks a report times complaints of which only the days are known: those of their classes, or the answer that a regime wants."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

import attrs

from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.messages import FactValue, Term, WordKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crmcore.complaints.record import ComplaintRecord
    from crmcore.complaints.rules.section import ComplaintRules
    from crmcore.decision import Reason
    from crmcore.rulebook.edition import Edition
    from crmcore.worktime.calendars.calendar import Calendar
    from crmcore.worktime.clocks.clock import Clock
    from crmcore.worktime.period import Period


# A country's holidays are looked up for complaints that came in so many years before the period, and are due so long after it.
_YEARS_BEFORE: Final = 5
_AFTER: Final = timedelta(days=120)
# How many words are named that are no class, and what stands for all others.
_SHOWN: Final = 9
_MORE: Final = "…"


class Timing(Protocol):
    """How complaints are timed, and what a report says of it once all have been."""

    def over(self, records: Iterable[ComplaintRecord]) -> Iterator[ComplaintRecord]:
        """Yield the records with the deadlines of their clocks."""

    def notes(self) -> tuple[Reason, ...]:
        """Return what a report says of the deadlines."""


def timing_of(edition: Edition, *, complaint_class: str | None, regime: str | None, calendar: str | None, period: Period) -> Timing | None:
    """Return the clocks that were asked for; None where none were. Raises `InvalidValue` and `NotFound`."""
    if complaint_class is not None and regime is not None:
        raise InvalidValue(reason("cli.two_timings"))
    if complaint_class is not None:
        edition.complaints.complaint_class(complaint_class)  # a misspelt class is reported before the files are read
        return ByClass(edition.complaints, complaint_class, period)
    return None if regime is None else _of_regime(edition, regime, calendar, period)


@attrs.define
class ByClass:
    """Each complaint by the clock `close` of its own class; one that names none by that of a class."""

    rules: ComplaintRules
    otherwise: str
    period: Period
    _named: Counter[str] = attrs.field(factory=Counter, init=False)
    _strange: Counter[str] = attrs.field(factory=Counter, init=False)

    def over(self, records: Iterable[ComplaintRecord]) -> Iterator[ComplaintRecord]:
        """Yield the records with the deadlines of their clocks."""
        from crmcore.complaints.timing import closing_clocks, timed_by_class

        known = closing_clocks(self.rules)
        self._named.clear()
        self._strange.clear()
        for one in timed_by_class(records, self.rules, otherwise=self.otherwise, period=self.period):
            if (named := one.class_id) is None:
                pass
            elif named in known:
                self._named[named] += 1
            else:  # a wrong column may hold another word in each row
                self._strange[named if named in self._strange or len(self._strange) < _SHOWN else _MORE] += 1
            yield one

    def notes(self) -> tuple[Reason, ...]:
        """Return by which clock complaints of which class were timed, and how many are of a class that the rules do not have."""
        from crmcore.adapters.files.refusing import shown
        from crmcore.complaints.timing import closing_clocks

        clocks, edition = closing_clocks(self.rules), self.rules.edition
        clock, names_some = clocks[self.otherwise], bool(self._named or self._strange)
        code = "note.timed_by_class_else" if names_some else "note.timed_by_class"
        notes = [reason(code, clock=Term(clock.id), class_id=self._called(self.otherwise), within=clock.within, edition=edition)]
        for id_, count in sorted(self._named.items()):
            facts: dict[str, FactValue] = {"clock": Term(clocks[id_].id), "class_id": self._called(id_), "within": clocks[id_].within}
            notes.append(reason("note.timed_by_own_class", count=count, **facts))
        if self._strange:
            found, known = tuple(map(shown, self._strange)), tuple(sorted(clocks))
            notes.append(reason("note.class_unknown", count=self._strange.total(), found=found, edition=edition, known=known))
        return tuple(notes)

    def _called(self, complaint_class: str) -> Term:
        return self.rules.names.term(WordKind.CLASSES, complaint_class)


@attrs.frozen
class ByRegime:
    """All complaints by the clock of one regime, with its calendar."""

    clock: Clock
    calendar: Calendar | None
    note: Reason
    period: Period

    def over(self, records: Iterable[ComplaintRecord]) -> Iterator[ComplaintRecord]:
        """Return the records with the deadlines of the clock."""
        from crmcore.complaints.timing import timed_by

        return timed_by(records, self.clock, calendar=self.calendar, period=self.period)

    def notes(self) -> tuple[Reason, ...]:
        """Return by which law they were timed."""
        return (self.note,)


def _of_regime(edition: Edition, id: str, calendar: str | None, period: Period) -> ByRegime:
    from crmcore.cli.calendars import calendar_named

    regime = edition.regimes.get(id)
    years = (period.first.year - _YEARS_BEFORE, (period.last + _AFTER).year)
    found = None if calendar is None else calendar_named(calendar, edition, zone=regime.zone or edition.zone, years=years)
    named = f"{regime.id}.respond"
    clock = next((one for one in regime.clocks(zone=edition.zone, calendar=calendar) if one.id == named), None)
    if clock is None or "received" not in clock.starts:
        raise InvalidValue(reason("cli.no_answer_time", regime=regime.id))
    note = reason("note.timed_by_regime", regime=regime.id, within=clock.within, law=clock.clause or regime.id)
    return ByRegime(clock, None if clock.calendar is None else found, note, period)
