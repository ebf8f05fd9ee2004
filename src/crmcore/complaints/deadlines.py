"""Which clocks, windows and waits a complaint has, each with the calendar it is read by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.class_clocks import class_clocks
from crmcore.complaints.events.at_any_time import HoldingReplySent, RegulatoryEvent
from crmcore.complaints.forwarding import by_each_reference
from crmcore.complaints.happened import happened_at
from crmcore.complaints.joined import histories
from crmcore.complaints.regimes.regime import BoundRegime
from crmcore.complaints.rules.section import ComplaintRules, own_rules
from crmcore.decision import reason
from crmcore.errors import InvalidValue, NotFound
from crmcore.event import Event, in_utc
from crmcore.lifecycles.case import Step
from crmcore.reached import ClockReached
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.zone import local_day, zone_named
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.record import reached
from crmcore.worktime.spans.early_window import EarlyWindow
from crmcore.worktime.spans.not_before import NotBefore

# The word of regimes for the day by which a holding reply promised the answer.
PROMISED: Final = "answer_expected"


def clocks_of(case: CaseFile, rules: ComplaintRules) -> Iterator[tuple[Clock, Calendar | None]]:
    """Yield the clocks of a complaint's class, and of the law on its day of receipt, with their calendars.

    Raises `InvalidValue` for rules of another edition, `InvalidType` for anything but the rules for complaints.

    Clause: RULES-1.5, RULES-4.26
    """
    known_to(rules, case)
    yield from _read(class_clocks(case, rules), rules)
    for law in law_of(case, rules):
        yield from clocks_of_law(law, case, rules)


def known_to(rules: ComplaintRules, case: CaseFile) -> None:
    """Raise `InvalidValue` for rules of another edition than a complaint's, `InvalidType` for anything but the rules for complaints.

    Clause: RULES-1.5
    """
    if not own_rules(rules).knows(case.edition):
        raise InvalidValue(reason("wrong_edition", id=case.id, wanted=case.edition, found=rules.edition))


def law_of(case: CaseFile, rules: ComplaintRules) -> tuple[BoundRegime, ...]:
    """Return the regimes that bind a complaint: those of its class that were in force on its day of receipt.

    Clause: RULES-4.26
    """
    bound = rules.complaint_class(case.class_id).regulator
    if not bound:
        return ()
    received = _received(case, rules)
    return tuple(one for one in bound if one.regime.covers(received))


def clocks_of_law(law: BoundRegime, case: CaseFile, rules: ComplaintRules) -> Iterator[tuple[Clock, Calendar | None]]:
    """Yield the clocks of one of the regimes that bind a complaint, with their calendars.

    Clause: RULES-4.26
    """
    own = law.clocks_of(_received(case, rules), zone=rules.zone, happened=days_happened(law, case, rules), named=days_named(case))
    yield from _read(own, rules)


def _read(clocks: Iterable[Clock], rules: ComplaintRules) -> Iterator[tuple[Clock, Calendar | None]]:
    for one in clocks:
        read = by_each_reference(one)
        yield read, calendar_of(read, rules)


def reached_by(case: CaseFile, at: datetime, rules: ComplaintRules) -> tuple[ClockReached, ...]:
    """Return what every clock of a complaint had reached at an instant, run by run, to be put on record when its rules or its class change then.

    Clause: RULES-4.26, RULES-1.5
    """
    try:
        clocks = tuple(clocks_of(case, rules))
    except NotFound:  # its class is gone
        return ()
    return tuple(one for clock, days in clocks for one in reached(clock, case.clock_events, at=at, calendar=days))


def days_happened(law: BoundRegime, case: CaseFile, rules: ComplaintRules) -> Mapping[str, date]:
    """Return on which local day of a regime what happened to a complaint happened last, by the names that its clocks have for it.

    Clause: RULES-4.26
    """
    zone = zone_named(law.regime.zone or rules.zone)
    return {one.name: local_day(one.at, zone) for one in case.clock_events}


def days_named(case: CaseFile) -> Mapping[str, date]:
    """Return the days that a complaint's events named, by the words that regimes have for them: by when an answer was promised, a cycle ends.

    What was named of a duplicate that was merged in counts as long as the complaint itself names no other day.

    Clause: RULES-4.26
    """
    named: dict[str, date] = {}
    said: Iterator[Event] = (event for history in reversed(tuple(histories(case.history))) for event in _as_it_happened(history))
    for event in said:
        match event:
            case HoldingReplySent(expected=date() as day):
                named[PROMISED] = day
            case RegulatoryEvent(happened=word, day=date() as day):
                named[word] = day
    return named


def _as_it_happened(history: tuple[Step, ...]) -> list[Event]:
    """Return what happened, in the order in which it did: a letter that was put on record late was sent before a later one."""
    return sorted((step.event for step in history), key=lambda one: in_utc(happened_at(one)))


def windows_of(case: CaseFile, rules: ComplaintRules) -> Iterator[EarlyWindow]:
    """Yield the windows of the law that hold for a complaint after what has happened.

    Clause: RULES-4.26
    """
    for law in law_of(case, rules):
        yield from law.windows_of(_received(case, rules), (one.name for one in case.clock_events))


def waits_of(case: CaseFile, rules: ComplaintRules) -> Iterator[NotBefore]:
    """Yield the waits of the law that hold for a complaint after what has happened.

    Clause: RULES-4.26
    """
    for law in law_of(case, rules):
        yield from law.waits_of(_received(case, rules), (one.name for one in case.clock_events))


def calendar_of(one: Clock | EarlyWindow | NotBefore, rules: ComplaintRules) -> Calendar | None:
    """Return the calendar by which a time is read; None where it counts by none."""
    return None if one.calendar is None else rules.calendars[one.calendar]


def _received(case: CaseFile, rules: ComplaintRules) -> date:
    return local_day(case.card.received_at, zone_named(rules.zone))
