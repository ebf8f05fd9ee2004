"""A deadline regime: what a law, a guideline or the firm itself requires of complaint handling, as one frozen value. None of it is legal advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore._frozen import frozen_fields
from crmcore.complaints.clock_events import ENDINGS, RECEIVED
from crmcore.complaints.regimes.digits import digits_of
from crmcore.complaints.regimes.rules import (
    Content,
    Letter,
    NextBody,
    OwnEvent,
    ProofRule,
    RegimeRule,
    Retention,
    RuleKind,
    Source,
    Threshold,
    weakest,
)
from crmcore.complaints.sources import SourceStatus
from crmcore.decision import Finding, Reason, finding, reason
from crmcore.errors import InvalidValue, NotFound
from crmcore.event import plain_date, plain_date_or_none, plain_day
from crmcore.messages.paragraphs import paragraph_in
from crmcore.messages.text import Language, Term, Text
from crmcore.rules.facts import unknown
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.lengths import longer_than
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.spans.early_window import EarlyWindow
from crmcore.worktime.spans.not_before import NotBefore

S = TypeVar("S", EarlyWindow, NotBefore)

# How the events of a complaint stop, resume and extend the clocks of a regime.
_PAUSES, _RESUMES, _EXTENDS, _MERGES = "clock_paused", "clock_resumed", "clock_extended", "merged_in"
_MEDIATION = ("mediation", "mediation_agreed", "mediation_ended")


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class Regime:
    """One edition of a regime, or of a variant of it (`au-rg271/hardship`): for complaints received from `valid_from` to `valid_to`, both inside.

    `dates_status` says how sure we are of these two days. `days` says what counts as a day. `zone` is its IANA zone, None where it has several.
    `applies` says what a variant is for. `own_events` are the events that its rules count from and that are not steps of a complaint, each with who
    may record it and what it carries. `revision` counts the readings of the same law: the last was on `checked_on`, the next is due by `review_by`.
    `supersedes` is the regime that it replaces from its first day on. Nothing in it is legal advice.

    Clause: RULES-4.26
    """

    id: str
    title: Text
    jurisdiction: str
    authority: Text
    applies: Text | None = None
    address: str | None = None
    valid_from: date = attrs.field(converter=plain_date)
    valid_to: date | None = attrs.field(default=None, converter=plain_date_or_none)
    dates_status: SourceStatus
    zone: str | None = None
    revision: int = 1
    checked_on: date | None = attrs.field(default=None, converter=plain_date_or_none)
    review_by: date | None = attrs.field(default=None, converter=plain_date_or_none)
    supersedes: str | None = None
    days: Text
    days_source: Source
    rules: Mapping[str, RegimeRule]
    contents: Mapping[Letter, tuple[Content, ...]]
    proof: ProofRule | None = None
    retention: Retention | None = None
    next_bodies: tuple[NextBody, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    own_events: Mapping[str, OwnEvent]

    @cached_property
    def reading(self) -> str:
        """Return which reading of which law this is: `cn-cbirc-2020-3@2020-03-01#1.1a2b3c4d`; records and reports carry it.

        It says its id, first day and revision, and eight hex digits of what it demands, so that what was changed unsaid is seen all the same.

        Clause: RULES-4.26
        """
        return f"{self.id}@{self.valid_from}#{self.revision}.{digits_of(self)}"

    def cite(self, paragraph: str) -> Term:
        """Return a paragraph of it as a reader is told who does not know of which law: with its title, and in Chinese as a Chinese law is cited.

        Clause: RULES-4.26
        """
        english, title, said = self.title.en.partition(":")[0], self.title.zh.partition("：")[0], paragraph_in(Language.ZH, paragraph)
        chinese = f"{title.partition('》')[0]}》{said}" if title.startswith("《") and said != paragraph else f"{title}，{said}"
        return Term(paragraph, Text(en=f"{english}, {paragraph}", zh=chinese))

    # What it is ----------------------------------------------------------------------------------------------------------------------------------

    @typed
    def covers(self, received: date) -> bool:
        """Return whether it applies to a complaint received on a local day. Raises `InvalidType` for a datetime: the caller says which day it is."""
        plain_day(received, "received")
        return self.valid_from <= received and (self.valid_to is None or received <= self.valid_to)

    @property
    def status(self) -> SourceStatus:
        """Return how sure we are of what it demands: of its rules, their steps and pauses, and the contents of letters, the least sure."""
        rules = (source for rule in self.rules.values() for source in rule.sources)
        letters = (one.source for contents in self.contents.values() for one in contents)
        return weakest(source.status for source in (*rules, *letters))

    @property
    def overridden(self) -> bool:
        """Return whether the firm replaced any of its values by one of its own."""
        return any(rule.changes for rule in self.rules.values())

    @property
    def needs_calendar(self) -> bool:
        """Return whether some of its rules count working days, so that a calendar must say which these are."""
        return any(rule.needs_calendar for rule in self.rules.values())

    @cached_property
    def timed(self) -> Mapping[str, RegimeRule]:
        """Return its rules by the ids that their clocks, windows and waits have; what has another id is none of its own.

        Clause: RULES-4.26
        """
        return {self.timed_id(rule): rule for rule in self.rules.values()}

    def timed_id(self, rule: RegimeRule) -> str:
        """Return the id that the clock, the window or the wait of one of its rules has: `cn-cbirc-2020-3.respond`."""
        return f"{self.id}.{rule.id}"

    # Clocks --------------------------------------------------------------------------------------------------------------------------------------

    @typed
    def clocks(self, *, zone: str, calendar: str | None = None) -> tuple[Clock, ...]:
        """Return its deadlines as clocks (`cn-cbirc-2020-3.respond`), for `worktime.read`.

        A deadline that ends with a day that only the case knows is among them only with its longest time; see `dated`.

        `zone` is the firm's, used where the regime has none of its own; `calendar` names the calendar of what counts in working days: read those
        clocks with it. Raises `InvalidValue` where one is needed and none is named, and where national law must give a value and the firm did not
        give it.

        Clause: RULES-4.26
        """
        return tuple(self.clock(rule, zone=zone, calendar=calendar) for rule in self._counted(RuleKind.DEADLINE, calendar))

    def windows(self, *, zone: str, calendar: str | None = None) -> tuple[EarlyWindow, ...]:
        """Return the times within which something may be done, such as early resolution or going to the ombudsman. As `clocks`."""
        return tuple(self.window(rule, zone=zone, calendar=calendar) for rule in self._counted(RuleKind.WINDOW, calendar))

    def waits(self, *, zone: str, calendar: str | None = None) -> tuple[NotBefore, ...]:
        """Return the times before which something may not be done, such as enforcement. As `clocks`."""
        return tuple(self.wait(rule, zone=zone, calendar=calendar) for rule in self._counted(RuleKind.WAIT, calendar))

    @typed
    def dated(self, *, zone: str, happened: Mapping[str, date], named: Mapping[str, date]) -> tuple[Clock, ...]:
        """Return the deadlines that end with a day that only the case knows, as clocks: the day promised for the answer, the end of a billing cycle.

        `happened` are the local days of what has happened (`received`, `holding_reply_sent`), `named` the days that events named, by the word of
        the rule (`answer_expected`); those without both are left out. A day beyond the longest time allowed gives that time. `zone` is the firm's.
        Raises `InvalidValue` for a day that is not after the one from which it counts.

        Clause: RULES-4.26
        """
        known = {event: plain_day(day, event) for event, day in happened.items()}
        ends = {word: plain_day(day, word) for word, day in named.items()}
        found = []
        for rule in self.rules.values():
            start = next((known[one] for one in rule.starts if one in known), None)
            if rule.until is None or rule.until not in ends or start is None:
                continue
            days = (ends[rule.until] - start).days
            if days < 1:
                raise InvalidValue(reason("regime.day_too_early", day=rule.until, found=ends[rule.until], start=start))
            amount = days if rule.length is None else min(days, rule.length.amount)
            found.append(self.clock(attrs.evolve(rule, length=Duration(amount, TimeUnit.DAY)), zone=zone, calendar=None))
        return tuple(found)

    def clock(self, rule: RegimeRule, *, zone: str, calendar: str | None) -> Clock:
        """Return one of its deadlines as a clock; `calendar` is left out where the rule does not count by it. Raises `InvalidValue` for a duty."""
        mediates = any(one.why == _MEDIATION[0] for one in rule.pauses)
        merges = RECEIVED in rule.starts
        return Clock(
            id=self.timed_id(rule),
            within=_length(rule),
            starts=rule.starts,
            stops=frozenset(rule.ends) - ENDINGS,
            ends=ENDINGS.intersection(rule.ends),
            pauses=_where(rule.pauses, _PAUSES, *_MEDIATION[1:2] * mediates),
            resumes=_where(rule.pauses, _RESUMES, *_MEDIATION[2:] * mediates),
            pause_for=(one.rule() for one in rule.pauses),
            resets=rule.resets,
            extends=_where(rule.steps, _EXTENDS),
            extensions=(one.extension() for one in rule.steps),
            reopens=rule.reopens,
            on_reopen=rule.on_reopen,
            merges=(_MERGES,) * merges,
            on_merge=OnReopen.NEW if merges else None,  # every reporter keeps the time the law gives
            calendar=calendar if rule.needs_calendar else None,
            zone=self.zone or zone,
            clause=rule.source.paragraph,
        )

    def window(self, rule: RegimeRule, *, zone: str, calendar: str | None) -> EarlyWindow:
        """Return one of its windows; `calendar` is left out where the rule does not count by it."""
        return EarlyWindow(
            id=self.timed_id(rule),
            within=_length(rule),
            starts=rule.starts,
            uses=rule.ends,
            calendar=calendar if rule.needs_calendar else None,
            zone=self.zone or zone,
            clause=rule.source.paragraph,
        )

    def wait(self, rule: RegimeRule, *, zone: str, calendar: str | None) -> NotBefore:
        """Return one of its waits; `calendar` is left out where the rule does not count by it."""
        return NotBefore(
            id=self.timed_id(rule),
            wait=_length(rule),
            starts=rule.starts,
            bars=rule.ends,
            calendar=calendar if rule.needs_calendar else None,
            zone=self.zone or zone,
            clause=rule.source.paragraph,
        )

    @property
    def unstated(self) -> tuple[Reason, ...]:
        """Return what national law must give and the firm did not give, each with its key; empty where all is given."""
        rules = (rule for rule in self.rules.values() if rule.national and rule.length is None)
        return tuple(reason("regime.needs_value", regime=self.id, key=f'regimes."{self.id}".{rule.id}.within') for rule in rules)

    @property
    def days_needed(self) -> Mapping[str, RegimeRule]:
        """Return the days that a case must be told before its last day is known, each with the rule that ends then: an account's billing cycle."""
        return {rule.until: rule for rule in self.rules.values() if rule.until is not None and rule.until in self.own_events}

    def _counted(self, kind: RuleKind, calendar: str | None) -> Iterator[RegimeRule]:
        rules = tuple(rule for rule in self.rules.values() if rule.kind is kind and (rule.until is None or rule.length is not None))
        counting = tuple(rule.id for rule in rules if rule.needs_calendar)
        uncounted = (reason("regime.needs_calendar", regime=self.id, rules=counting),) if counting and calendar is None else ()
        if missing := (*self.unstated, *uncounted):
            raise InvalidValue(*missing)
        yield from rules

    # What the firm changed -----------------------------------------------------------------------------------------------------------------------

    def findings(self, path: str) -> Iterator[Finding]:
        """Yield what the firm's own values make weaker than the law: a longer time, or one in another unit that cannot be compared."""
        for rule in self.rules.values():
            for change in rule.changes:
                own, law = change.own, change.law
                if not isinstance(own, Duration) or not isinstance(law, Duration) or own in rule.alternatives:
                    continue
                if (longer := longer_than(own, law)) is None:
                    yield finding("other_unit_than_regime", f"{path}.{change.key}", regime=self.id, own=own, law=law)
                elif longer:
                    yield finding("longer_than_regime", f"{path}.{change.key}", regime=self.id, own=own, law=law, source=rule.source.paragraph)


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class BoundRegime:
    """What one edition of a regime adds to a class of complaints received while it is in force: clocks, windows and waits.

    `uncounted` are the windows and waits that no calendar was named for. Raises nothing: what cannot be counted is a finding of `check`.

    Clause: RULES-4.26
    """

    regime: Regime
    clocks: tuple[Clock, ...]
    windows: tuple[EarlyWindow, ...] = ()
    waits: tuple[NotBefore, ...] = ()
    uncounted: tuple[str, ...] = ()

    @typed
    def on(self, received: date) -> tuple[Clock, ...]:
        """Return the clocks for a complaint received on a local day; none where this edition does not apply to it."""
        return self.clocks if self.regime.covers(received) else ()

    @typed
    def clocks_of(self, received: date, *, zone: str, happened: Mapping[str, date], named: Mapping[str, date]) -> tuple[Clock, ...]:
        """Return the clocks of one complaint: as `on`, but those that end with a day that it knows end with it.

        `happened` are the local days of its events by name, `named` the days that they named; `zone` is the firm's. Raises as `Regime.dated`.

        Clause: RULES-4.26
        """
        if not self.regime.covers(received):
            return ()
        own = {one.id: one for one in self.regime.dated(zone=zone, happened=happened, named=named)}
        bound = tuple(attrs.evolve(own[one.id], warn_at=one.warn_at) if one.id in own else one for one in self.clocks)
        return (*bound, *(one for id_, one in own.items() if all(id_ != each.id for each in self.clocks)))

    @typed
    def windows_of(self, received: date, happened: Iterable[str]) -> tuple[EarlyWindow, ...]:
        """Return the windows of a complaint received on a local day that hold after what has happened, by name of event.

        Clause: RULES-4.26
        """
        return self._holding(self.windows, received, happened)

    @typed
    def waits_of(self, received: date, happened: Iterable[str]) -> tuple[NotBefore, ...]:
        """Return the waits of a complaint received on a local day that hold after what has happened, by name of event.

        Clause: RULES-4.26
        """
        return self._holding(self.waits, received, happened)

    def _holding(self, spans: tuple[S, ...], received: date, happened: Iterable[str]) -> tuple[S, ...]:
        if not self.regime.covers(received):
            return ()
        there, timed = frozenset(happened), self.regime.timed
        return tuple(one for one in spans if timed[one.id].holds(there))


def regime_of(id: str, editions: Iterable[Regime]) -> tuple[Regime, ...]:
    """Return the editions of a regime, the latest first. Raises `NotFound`, naming the nearest id, or all where none is near."""
    every = tuple(editions)
    if found := tuple(sorted((one for one in every if one.id == id), key=lambda one: one.valid_from, reverse=True)):
        return found
    raise NotFound(unknown("regime.unknown", id, sorted({one.id for one in every})))


def _length(rule: RegimeRule) -> Duration:
    if rule.length is None:
        raise InvalidValue(reason("regime.no_number", rule=rule.id))
    return rule.length


def _where(condition: Iterable[object], *events: str) -> tuple[str, ...]:
    return events if tuple(condition) else ()
