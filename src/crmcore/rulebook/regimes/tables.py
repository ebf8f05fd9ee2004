"""The tables of a regime's file, as records: the keys of each, and their types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from crmcore.complaints.clock_events import RECEIVED
from crmcore.complaints.regimes.rules import Carried, OnFile, Stage
from crmcore.complaints.sources import SourceStatus
from crmcore.complaints.states import Proof, Ruling
from crmcore.messages.text import Text
from crmcore.reading.fields import Untouched
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.clocks.clock import OnReopen


@attrs.frozen(kw_only=True)
class Cited:
    """What every statement has: its text in both languages, its paragraph, and how certain we are of it (by default as in the head)."""

    says: Text
    source: str
    address: str | None = None
    status: SourceStatus | None = None


@attrs.frozen(kw_only=True)
class HeadTable:
    """The table `[regime]`: which regime this is, whose, from when to when, and how certain we are of it unless a rule states otherwise.

    `revision` counts the readings of the same law, `checked_on` is the day of the last one, `review_by` the day by which it is read again. A new
    order is a regime of its own that `supersedes` another from its first day, never an edit.

    Clause: RULES-4.26
    """

    id: str
    title: Text
    jurisdiction: str
    authority: Text
    applies: Text | None = None
    address: str | None = None
    status: SourceStatus
    valid_from: date
    valid_to: date | None = None
    dates_status: SourceStatus
    zone: str | None = None
    revision: int = 1
    checked_on: date | None = None
    review_by: date | None = None
    supersedes: str | None = None


@attrs.frozen(kw_only=True)
class StepTable(Cited):
    """A table `[rules.….extensions.…]`: a step by which a time is extended, in the order of the file."""

    to: Duration
    condition: str | None = None
    approvers: tuple[str, ...] = ()
    notice: bool = False


@attrs.frozen(kw_only=True)
class PauseTable(Cited):
    """A table `[rules.….pauses.…]`: a ground on which a time is paused."""

    at_most: Duration | None = None
    notice: bool = False
    consent: bool = False


@attrs.frozen(kw_only=True)
class RuleTable(Cited):
    """A table `[rules.…]`: `within` makes it a deadline, `window` a time in which something may be done, `wait` one before which it may not be.

    `stops`, `uses` and `bars` are the events that belong to each. `until` names a day that only the case knows, with which a deadline ends: after
    `within` days at the latest, if both are there. A window or a wait may hold only `when` something has happened, or `unless` it has. Without a
    time a rule is a duty without a number, or one that waits for a `national` value. The rules for the answer are called `respond` or `respond_…`.

    Clause: RULES-4.26
    """

    within: Duration | None = None
    window: Duration | None = None
    wait: Duration | None = None
    alternatives: tuple[Duration, ...] = ()
    national: bool = False
    until: str | None = None
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    starts: tuple[str, ...] = (RECEIVED,)
    stops: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    resets: tuple[str, ...] = ()
    reopens: tuple[str, ...] = ()
    on_reopen: OnReopen = OnReopen.NEW
    extensions: Mapping[str, StepTable] = attrs.field(factory=dict)
    pauses: Mapping[str, PauseTable] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class ContentTable(Cited):
    """A table `[contents.reply.…]`: something that a letter must contain, for some outcomes or for all.

    `writes` is how a letter puts it, if not as `says` does: a sentence that ends in a full stop is complete, a heading wants the facts of the case.
    `on_file` is what the complaint's file says of it. `at_the_top` is how the letter puts it where nobody stands above whoever decided.
    """

    rulings: tuple[Ruling, ...] = ()
    writes: Text | None = None
    on_file: OnFile | None = None
    at_the_top: Text | None = None


@attrs.frozen(kw_only=True)
class ProofTable(Cited):
    """The table `[proof]`: what proves that the customer was told, and whether the answer must be in writing."""

    accepts: tuple[Proof, ...] = ()
    written: bool = False


@attrs.frozen(kw_only=True)
class RetentionTable(Cited):
    """The table `[retention]`: what is kept, for how many months from which event."""

    keep: Duration | None = None
    starts: str = "closed"


@attrs.frozen(kw_only=True)
class NextTable(Cited):
    """A table `[next.…]`: where the customer can go next, and the rule that says until when."""

    body: Text
    until: str | None = None


@attrs.frozen(kw_only=True)
class ThresholdTable(Cited):
    """A table `[thresholds.…]`: a number from which (inclusive) something else holds."""

    at_least: int | None = None
    at_most: int | None = None


@attrs.frozen(kw_only=True)
class EventTable:
    """A table `[events.…]`: an event that no step of a complaint records: who may record it, what it must carry, before or after the answer.

    Clause: RULES-4.26
    """

    says: Text
    by: tuple[str, ...]
    carries: tuple[Carried, ...] = ()
    stage: Stage = Stage.ANY


@attrs.frozen(kw_only=True)
class RegimeFile:
    """A whole file: the edition in force, earlier `editions` and `variants` as their differences; `false` removes a table.

    Clause: RULES-4.26
    """

    regime: HeadTable
    days: Cited
    rules: Mapping[str, RuleTable]
    contents: Mapping[str, Mapping[str, ContentTable]] = attrs.field(factory=dict)
    proof: ProofTable | None = None
    retention: RetentionTable | None = None
    next: Mapping[str, NextTable] = attrs.field(factory=dict)
    thresholds: Mapping[str, ThresholdTable] = attrs.field(factory=dict)
    events: Mapping[str, EventTable] = attrs.field(factory=dict)
    editions: tuple[Untouched, ...] = ()
    variants: Mapping[str, Untouched] = attrs.field(factory=dict)
