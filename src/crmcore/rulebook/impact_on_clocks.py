"""What a new rulebook does to the deadlines of an open complaint: each clock under both rules, and how many complaints of which class it moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Final, cast

import attrs

from crmcore.complaints.case import Complaint
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Reason, reason
from crmcore.event import in_utc
from crmcore.messages import Language, Term, WordKind, render
from crmcore.reached import ClockState
from crmcore.worktime.clocks.reading import Reading

# The states in which somebody waits for what stops a clock.
_OPEN: Final = frozenset({ClockState.RUNNING, ClockState.PAUSED, ClockState.BREACHED})


@attrs.frozen
class ClockImpact:
    """One clock of one complaint under the rules that it has and under the new ones, at one instant; None where those have no such clock.

    Clause: RULES-4.28, RULES-4.26
    """

    clock: Term
    was: Reading | None
    now: Reading | None

    @property
    def moves(self) -> bool:
        """Return whether its last day, its end or its state changes; a clock that starts under neither rules has none of them yet."""
        states = {one.state for one in (self.was, self.now) if one is not None}
        return states != {ClockState.NOT_STARTED} and _shown(self.was) != _shown(self.now)

    @property
    def overdue(self) -> bool:
        """Return whether it has run out under the new rules, and has not under those that the complaint has."""
        return self.now is not None and self.now.overdue and (self.was is None or not self.was.overdue)


def _shown(one: Reading | None) -> tuple[object, ...]:
    return () if one is None else (one.state, one.last_day, one.due)


@attrs.frozen
class Due:
    """The open clock of a complaint that is first due: its name, its last day, the instant at which it ends, and whether that is at an hour."""

    clock: Term
    last_day: date
    due: datetime
    at_hour: bool = False

    def say(self, lang: Language) -> str:
        """Return it in one language: by its last day, or by its instant where it ends at an hour."""
        if self.at_hour:
            return render("impact.due_at", {"clock": self.clock, "due": self.due}, lang)
        return render("impact.due", {"clock": self.clock, "last_day": self.last_day}, lang)


@attrs.frozen
class Told:
    """What is said of a clock, or of what is first due, as a fact of a message."""

    what: Reading | Due | None

    def say(self, lang: Language) -> str:
        """Return it in one language."""
        if self.what is None:
            return render("impact.nothing", {}, lang)
        return self.what.say(lang) if isinstance(self.what, Due) else self.what.text(lang)


@attrs.frozen
class DeadlineImpact:
    """The clocks of one complaint that move, and of all its open clocks the one that is first due, before and after.

    Clause: RULES-4.28, RULES-4.26
    """

    clocks: tuple[ClockImpact, ...] = ()
    first_was: Due | None = None
    first_now: Due | None = None

    @property
    def earlier(self) -> bool:
        """Return whether the first due is earlier; so it is where there was none."""
        return _before(self.first_now, self.first_was)

    @property
    def later(self) -> bool:
        """Return whether the first due is later; so it is where there is none any more."""
        return _before(self.first_was, self.first_now)

    def reasons(self) -> Iterator[Reason]:
        """Yield each clock that moves, before and after, and what is first due if that changes."""
        for one in self.clocks:
            yield reason("impact.clock", clock=one.clock, was=Told(one.was), now=Told(one.now))
        if self.earlier or self.later:
            yield reason("impact.first_due", was=Told(self.first_was), now=Told(self.first_now))


def _before(one: Due | None, other: Due | None) -> bool:
    return one is not None and (other is None or in_utc(one.due) < in_utc(other.due))


def deadlines(case: Complaint, was: ComplaintRules, moved: Complaint, now: ComplaintRules, *, at: datetime) -> DeadlineImpact:
    """Return what becomes of the deadlines of a complaint that under the rules `now` is `moved`.

    Clause: RULES-4.28, RULES-4.26
    """
    before, after = case.clocks(at=at, rules=was), moved.clocks(at=at, rules=now)
    names = {one: (now if one in after else was).names.term(WordKind.CLOCKS, one) for one in (*before, *after)}
    moving = (one for one in (ClockImpact(name, before.get(id_), after.get(id_)) for id_, name in names.items()) if one.moves)
    return DeadlineImpact(tuple(moving), _first(before, names), _first(after, names))


def first_due(readings: Mapping[str, Reading]) -> str | None:
    """Return the open clock that is first due, by its id; None where none is open.

    Clause: RULES-4.26
    """
    due = {id_: in_utc(one.due) for id_, one in readings.items() if one.state in _OPEN and one.due is not None}
    return min(due, key=lambda id_: due[id_], default=None)


def _first(readings: Mapping[str, Reading], names: Mapping[str, Term]) -> Due | None:
    id_ = first_due(readings)
    if id_ is None:
        return None
    first = readings[id_]
    return Due(names[id_], cast("date", first.last_day), cast("datetime", first.due), first.ends_at_hour)


@attrs.frozen
class ClassImpact:
    """Of one class: how many complaints are open, of how many a deadline moves, is the first due earlier or later, is a clock overdue at once.

    Clause: RULES-4.28, RULES-4.26
    """

    class_id: Term
    open: int
    moved: int
    earlier: int
    later: int
    overdue: int

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        return render("impact.by_class", attrs.asdict(self), lang)


def by_class(found: Iterable[tuple[Term, DeadlineImpact]]) -> tuple[ClassImpact, ...]:
    """Return the counts of each class of which a deadline moves, in the order in which they come."""
    seen: dict[Term, list[DeadlineImpact]] = {}
    for class_id, one in found:
        seen.setdefault(class_id, []).append(one)
    counted = (
        ClassImpact(
            class_id,
            len(all_),
            sum(bool(one.clocks) for one in all_),
            sum(one.earlier for one in all_),
            sum(one.later for one in all_),
            sum(any(clock.overdue for clock in one.clocks) for one in all_),
        )
        for class_id, all_ in seen.items()
    )
    return tuple(one for one in counted if one.moved)
