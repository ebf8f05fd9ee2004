"""Words that load and change nothing, and pairs of words of which a clock hears one only: whoever wrote them believes that they do something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from crmcore.complaints.clock_events import RECEIVED
from crmcore.complaints.events.at_any_time import ClockExtended, ClockPaused, ClockResumed, MediationAgreed, MediationEnded, MergedIn
from crmcore.complaints.forwarding import waits_for_feedback
from crmcore.complaints.happened import MEDIATION
from crmcore.complaints.regimes.regime import regime_of
from crmcore.complaints.rules.supervision import EscalationStep
from crmcore.decision import Finding, finding
from crmcore.kpi.catalogue import ends_of
from crmcore.kpi.rules import Target
from crmcore.lifecycles.history import Migrated
from crmcore.messages import Term
from crmcore.reading.paths import at
from crmcore.rulebook.edition import Edition
from crmcore.worktime.calendars.arrival import OutsideHours
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_CALENDAR, TimeUnit
from crmcore.worktime.calendars.lengths import never_longer
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.clocks.clock import Clock

# What begins a pause, and what ends just that one.
PAIRS: Final[Mapping[str, str]] = {ClockPaused.name: ClockResumed.name, MediationAgreed.name: MediationEnded.name}
# What alone carries what it takes to extend a clock, to take another case in, to change the rules.
ONLY: Final[Mapping[str, str]] = {"extends": ClockExtended.name, "merges": MergedIn.name, "changes": Migrated.name}
# Where the receipt comes to nothing: all else happens after it.
_TOO_EARLY: Final = ("stops", "ends", "resumes", "resets", "repeats", "reopens")
_CHOICES: Final[Mapping[str, str]] = {"on_merge": "merges", "on_change": "changes"}


def clocks_without_effect(edition: Edition) -> Iterator[Finding]:
    """Yield what a clock of a class, or of the law that it is bound to, says and does not do.

    Clause: RULES-4.26
    """
    calendars = edition.complaints.calendars
    told: dict[tuple[str, str], None] = {}
    for i, row in enumerate(edition.complaints.classes.rows):
        where = at(at("complaints.classes", i), "clocks")
        yield from (one for clock in row.then.clocks for one in idle_words(clock, at(where, clock.id), calendars))
        yield from _unneeded_calendars(edition, i, where)
        for law in row.then.regulator:
            of_law = at("regimes", law.regime.id)
            for clock in law.clocks:
                for one in idle_words(clock, at(of_law, clock.id.removeprefix(f"{law.regime.id}.")), calendars):
                    if (one.code, one.path) not in told:  # several classes are bound to one law
                        told[one.code, one.path] = None
                        yield one


def idle_words(clock: Clock, path: str, calendars: Mapping[str, Calendar]) -> Iterator[Finding]:
    """Yield what one clock says and does not do.

    Clause: RULES-4.26
    """
    yield from _pauses(clock, path)
    yield from _reasons(clock, path)
    for key, only in ONLY.items():
        for event in sorted(getattr(clock, key) - {only}):
            yield finding("event_does_nothing", at(path, key), clock=Term(clock.id), key=key, event=Term(event), only=Term(only))
    for key in _TOO_EARLY:
        if RECEIVED in getattr(clock, key):
            yield finding("event_too_early", at(path, key), clock=Term(clock.id), key=key, event=Term(RECEIVED))
    for key, events in _CHOICES.items():
        if getattr(clock, key) is not None and not getattr(clock, events):
            yield finding("choice_unused", at(path, key), clock=Term(clock.id), key=key, events=events)
    yield from _steps(clock, path)
    yield from _warnings(clock, path)
    yield from _days(clock, path, calendars)


def _pauses(clock: Clock, path: str) -> Iterator[Finding]:
    """Report what pauses a clock that does not hear the end of it; and the end of mediation where mediation does not pause."""
    for begins, ends in PAIRS.items():
        if begins in clock.pauses and ends not in clock.resumes:
            yield finding("pause_without_end", at(path, "resumes"), clock=Term(clock.id), event=Term(begins), wanted=Term(ends))
    if MediationEnded.name in clock.resumes and MediationAgreed.name not in clock.pauses:  # somebody who resumes a clock ends every pause
        heard, wanted = Term(MediationEnded.name), Term(MediationAgreed.name)
        yield finding("end_without_pause", at(path, "resumes"), clock=Term(clock.id), event=heard, wanted=wanted)


def _reasons(clock: Clock, path: str) -> Iterator[Finding]:
    """Report what pauses a clock in name, and gives none of its reasons; and reasons that are given by what the clock does not hear."""
    reasons = [one.why for one in clock.pause_for]
    giving = {ClockPaused.name} | ({MediationAgreed.name} if MEDIATION in reasons else set())
    for event in sorted(clock.pauses - giving) if reasons else ():
        yield finding("pause_without_reason", at(path, "pauses"), clock=Term(clock.id), event=Term(event))
    for why in reasons:
        event = MediationAgreed.name if why == MEDIATION else ClockPaused.name
        if event not in clock.pauses:
            yield finding("reason_unheard", at(at(path, "pause_for"), why), clock=Term(clock.id), why=Term(why), event=Term(event))


def _steps(clock: Clock, path: str) -> Iterator[Finding]:
    """Report a step of the ladder that gives no more time than what it extends."""
    ladder = (clock.within, *(step.to for step in clock.extensions))
    for step, (before, to) in zip(clock.extensions, pairwise(ladder), strict=True):
        if never_longer(to, before):
            where = at(at(at(path, "extensions"), step.id), "to")
            yield finding("extension_not_longer", where, clock=Term(clock.id), step=Term(step.id), found=to, before=before)


def _warnings(clock: Clock, path: str) -> Iterator[Finding]:
    """Report a warning that would come before the clock begins; a day that rolls later, or that an authority names, may leave room for it."""
    if clock.warn_on_working_days and not (clock.warn_at or clock.warn_before):
        yield finding("warn_days_unused", at(path, "warn_on_working_days"), clock=Term(clock.id))
    last = clock.last_day
    if waits_for_feedback(clock) or (last is not None and (last.on is not None or last.roll in {Roll.FOLLOWING, Roll.MODIFIED_FOLLOWING})):
        return
    budgets = (clock.within, *(step.to for step in clock.extensions))
    for before in clock.warn_before:
        if all(never_longer(one, before) for one in budgets):
            yield finding("warning_never", at(path, "warn_before"), clock=Term(clock.id), found=before, longest=budgets[-1])


def _days(clock: Clock, path: str, calendars: Mapping[str, Calendar]) -> Iterator[Finding]:
    """Report a roll off days on which a clock never ends, and a calendar by which nothing of it is counted."""
    last, units = clock.last_day, {clock.within.unit, *(step.to.unit for step in clock.extensions)}
    rolls = last is not None and last.roll is not None
    if last is not None and rolls and last.on is None and units == {TimeUnit.WORKING_DAY} and not waits_for_feedback(clock):
        yield finding("nothing_to_roll", at(at(path, "last_day"), "roll"), clock=Term(clock.id))
    if clock.calendar is None or rolls or (last is not None and last.closing) or clock.warn_on_working_days:
        return
    units |= {one.at_most.unit for one in clock.pause_for if one.at_most is not None} | {one.unit for one in clock.warn_before}
    if units.isdisjoint(BY_CALENDAR) and _changes_no_start(calendars[clock.calendar], clock.zone):
        yield finding("calendar_counts_nothing", at(path, "calendar"), clock=Term(clock.id), calendar=clock.calendar, within=clock.within)


def _changes_no_start(calendar: Calendar, zone: str) -> bool:
    return calendar.zone == zone and calendar.cut_off is None and calendar.outside_hours == OutsideHours.KEEP


def _unneeded_calendars(edition: Edition, number: int, path: str) -> Iterator[Finding]:
    """Report a calendar named for law that counts nothing in working days."""
    complaints: Any = edition.tables["complaints"]  # it loaded, so that it has the form of its tables
    for name, table in complaints["classes"][number]["clocks"].items():
        if "regime" in table and "calendar" in table:
            law = regime_of(table["regime"], edition.regimes.editions)
            if not any(one.needs_calendar for one in law):
                yield finding("law_calendar_unused", at(at(path, name), "calendar"), regime=table["regime"], calendar=table["calendar"])


def steps_without_effect(edition: Edition) -> Iterator[Finding]:
    """Yield each step of the ladder that tells nobody whom another step does not tell at the same moment.

    Clause: RULES-4.25
    """
    steps = edition.complaints.supervision.escalation
    for i, one in enumerate(steps):
        for j, other in enumerate(steps):
            same = i != j and _moment(one) == _moment(other) and set(one.tell) <= set(other.tell)
            if same and (set(one.tell) < set(other.tell) or j < i):
                yield finding("step_tells_nobody_new", at("complaints.escalation", i), id=Term(one.id), other=Term(other.id))
                break


def _moment(step: EscalationStep) -> tuple[object, ...]:
    return step.clock, step.share, step.past_due


def targets_without_effect(edition: Edition) -> Iterator[Finding]:
    """Yield what a target says and is not judged by: a baseline without a fall, a bound that every figure meets, the same target again.

    Clause: BANK-1.2
    """
    seen: list[tuple[object, ...]] = []
    for i, target in enumerate(edition.kpi.targets):
        path, kpi = at("kpi.targets", i), Term(target.kpi)
        if target.baseline is not None and not (target.at_least is None and target.at_most is None):
            yield finding("baseline_unused", at(path, "baseline"), kpi=kpi)
        if _always_met(target):
            yield finding("target_always_met", path, kpi=kpi)
        said = (target.kpi, target.every, target.at_least, target.at_most, target.down_by, target.baseline)
        if said in seen:
            yield finding("target_twice", path, kpi=kpi)
        seen.append(said)


def _always_met(target: Target) -> bool:
    lowest, highest = ends_of(target.kpi)
    if target.at_least is not None and lowest is not None and target.at_least <= lowest:
        return True
    return target.at_most is not None and highest is not None and target.at_most >= highest


def limits_without_effect(edition: Edition) -> Iterator[Finding]:
    """Yield the actions that a window names twice; its own would not load.

    Clause: BANK-4.1
    """
    for i, limit in enumerate(edition.policy.limits.values()):
        beside = () if limit.window is None else limit.window.together_with
        for n, action in enumerate(beside):
            if action in beside[:n]:
                path = at(at(at(at("policy.limits", i), "window"), "together_with"), n)
                yield finding("counted_already", path, action=Term(limit.action), found=Term(action))
