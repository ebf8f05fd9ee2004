"""What a regime consists of: rules with their paragraphs, what letters contain, what proves a notice, what is kept, where a customer can go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore._frozen import frozen_fields
from crmcore.complaints.clock_events import RECEIVED
from crmcore.complaints.sources import SourceStatus
from crmcore.complaints.states import Proof, Ruling
from crmcore.messages import FactValue
from crmcore.messages.text import Text
from crmcore.worktime.calendars.duration import BY_CALENDAR, Duration
from crmcore.worktime.clocks.clock import OnReopen
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.pause_rule import PauseRule
from crmcore.worktime.period import add_months

# The answers: the customer was told the outcome.
ANSWERS: Final = ("customer_answered", "explained", "reasons_given", "solved_at_once")
# What ends the time for an answer, unless a rule says otherwise. A duplicate's time goes on in the complaint that it was merged into.
ANSWERED: Final = (*ANSWERS, "outcome_filed", "turned_away", "referred", "withdrawn", "merged")
# What the rules for the answer are called: `respond`, and those that take its place (`respond_as_promised`).
RESPOND: Final = "respond"
# The day that a holding reply names for the answer: no event, but what one says.
EXPECTED: Final = "answer_expected"


@typed_fields
@attrs.frozen(kw_only=True)
class Source:
    """Where a statement is found: the paragraph, an address to read it at, and how sure we are of it."""

    paragraph: str
    address: str | None = None
    status: SourceStatus


class RuleKind(StrEnum):
    """What a rule is: something must happen within a time, may happen within one, may not happen before one; or must, without a number."""

    DEADLINE = "deadline"
    WINDOW = "window"
    WAIT = "wait"
    DUTY = "duty"


@attrs.frozen(kw_only=True)
class Change:
    """A value of the law that a firm replaced by one of its own: the key, the law's value (None: it leaves it open), the firm's value."""

    key: str
    law: FactValue
    own: FactValue


@attrs.frozen(kw_only=True)
class ExtensionStep:
    """A step of a deadline's extension ladder, as `worktime.Extension`, with its source: `to` is the whole time from then on, from the start."""

    id: str
    to: Duration
    condition: str | None = None
    approvers: tuple[str, ...] = ()
    notice: bool = False
    says: Text
    source: Source

    def extension(self) -> Extension:
        """Return the step as clocks take it."""
        return Extension(id=self.id, to=self.to, condition=self.condition, approvers=self.approvers, notice=self.notice, clause=self.source.paragraph)


@attrs.frozen(kw_only=True)
class PauseGround:
    """A ground on which a deadline is paused. As `worktime.PauseRule`, with its source."""

    why: str
    at_most: Duration | None = None
    notice: bool = False
    consent: bool = False
    says: Text
    source: Source

    def rule(self) -> PauseRule:
        """Return the ground as clocks take it."""
        return PauseRule(why=self.why, at_most=self.at_most, notice=self.notice, consent=self.consent, clause=self.source.paragraph)


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class RegimeRule:
    """One rule of a regime, with its paragraph.

    `length` is None for a duty without a number, and where `national` law must give it first. `starts` are the events from which it counts; `ends`
    those that end a deadline, make use of a window, or that a wait bars. `alternatives` are times that the same paragraph also allows.
    `until` is the word for a day that only the case knows (`answer_expected`, or an event of the regime's own): the deadline ends with that day, and
    no later than `length` says. A window or a wait holds `when` one of these events has happened, and not once one of `unless` has.
    `changes` are the values that the firm replaced.
    """

    id: str
    kind: RuleKind
    says: Text
    source: Source
    length: Duration | None = None
    alternatives: tuple[Duration, ...] = ()
    national: bool = False
    until: str | None = None
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    starts: tuple[str, ...] = (RECEIVED,)
    ends: tuple[str, ...] = ()
    resets: tuple[str, ...] = ()
    reopens: tuple[str, ...] = ()
    on_reopen: OnReopen = OnReopen.NEW
    steps: tuple[ExtensionStep, ...] = ()
    pauses: tuple[PauseGround, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def durations(self) -> tuple[Duration, ...]:
        """Return every time it names: its own, then those of its steps."""
        return (*(() if self.length is None else (self.length,)), *(step.to for step in self.steps))

    @property
    def answers(self) -> bool:
        """Return whether it is the time for an answer: a deadline that an answer ends, called `respond` or `respond_…`.

        An answer ends other times too, such as the one for an acknowledgement.
        """
        return self.kind is RuleKind.DEADLINE and self.id.partition("_")[0] == RESPOND and not frozenset(ANSWERS).isdisjoint(self.ends)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return its source, then those of its steps and pauses."""
        return (self.source, *(step.source for step in self.steps), *(one.source for one in self.pauses))

    @typed
    def holds(self, happened: Iterable[str]) -> bool:
        """Return whether it holds, given the names of what has happened: it may hold only after some event, or no longer after another."""
        there = frozenset(happened)
        return not there.intersection(self.unless) and (not self.when or not there.isdisjoint(self.when))

    @property
    def needs_calendar(self) -> bool:
        """Return whether it counts working days or hours, so that a calendar must say which these are."""
        return any(one.unit in BY_CALENDAR for one in self.durations)


class Stage(StrEnum):
    """In which part of a complaint's life an event may be recorded: before the answer, after it, or at any time."""

    OPEN = "open"
    ANSWERED = "answered"
    ANY = "any"


class Carried(StrEnum):
    """What an event must carry: a notice to the customer with its proof, an amount of money, a day."""

    NOTICE = "notice"
    AMOUNT = "amount"
    DAY = "day"


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class OwnEvent:
    """An event that a regime counts from and that is no step of a complaint.

    `by` are the procedural roles of those who may record it; `carries` is what it must carry; `stage` says in which part of the complaint's life.

    Clause: RULES-4.26
    """

    says: Text
    by: tuple[str, ...]
    carries: tuple[Carried, ...] = ()
    stage: Stage = Stage.ANY


class Letter(StrEnum):
    """The letters for which a regime says what they must contain."""

    ACKNOWLEDGEMENT = "acknowledgement"
    HOLDING_REPLY = "holding_reply"
    REPLY = "reply"


class OnFile(StrEnum):
    """What a part of a letter takes from the file of a complaint.

    The report's conclusion, the reasons of the decision, the outcome, the demands, the outcome of each demand, the remedies; `offer` is the outcome
    with the remedies, `decision` that with the reasons. The last day that the law gives for the answer, and the day promised for it.

    Clause: RULES-4.14
    """

    CONCLUSION = "conclusion"
    REASONS = "reasons"
    OUTCOME = "outcome"
    DEMANDS = "demands"
    RULINGS = "rulings"
    REMEDIES = "remedies"
    OFFER = "offer"
    DECISION = "decision"
    LAST_DAY = "last_day"
    PROMISED_DAY = "promised_day"


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class Content:
    """Something that a letter must contain; `rulings` names the outcomes for which it must, empty: always.

    `writes` is how a letter puts it: a whole sentence, or a heading below which the facts of the case stand. `on_file` is what a complaint's file
    says of it; None: nothing, people write it. `at_the_top` is how the letter puts it where nobody stands above whoever decided; None: the same.
    """

    code: str
    says: Text
    source: Source
    rulings: tuple[Ruling, ...] = ()
    writes: Text
    on_file: OnFile | None = None
    at_the_top: Text | None = None

    @typed
    def needed(self, ruling: Ruling | None) -> bool:
        """Return whether a letter must contain it for an outcome; without one, whether it must for any."""
        return ruling is None or not self.rulings or ruling in self.rulings

    @property
    def complete(self) -> bool:
        """Return whether it is a whole sentence, to which the case adds nothing."""
        return self.writes.en.endswith(".")


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class ProofRule:
    """What counts as proof that the customer was told in time; `written` requires the answer itself to be in writing."""

    accepts: tuple[Proof, ...] = ()
    written: bool = False
    says: Text
    source: Source


@attrs.frozen(kw_only=True)
class Retention:
    """What must be kept; `keep` is for how long from `starts` (None: the regime gives no number)."""

    keep: Duration | None
    starts: str
    says: Text
    source: Source

    def until(self, day: date) -> date | None:
        """Return the last day on which it must still be kept, where it counts from `day`; None without a number."""
        return None if self.keep is None else add_months(day, self.keep.amount)


@attrs.frozen(kw_only=True)
class NextBody:
    """Where the customer can go next; `until` is the id of the rule that says by when, None where no number is given."""

    id: str
    body: Text
    says: Text
    source: Source
    until: str | None = None


@attrs.frozen(kw_only=True)
class Threshold:
    """A number at which something else applies; the number itself is included (20 or more, at most 5)."""

    id: str
    at_least: int | None = None
    at_most: int | None = None
    says: Text
    source: Source


def weakest(statuses: Iterable[SourceStatus]) -> SourceStatus:
    """Return the weakest of some statuses: a regime is as sure as the least sure of its rules. Raises `ValueError` for none."""
    return max(statuses, key=tuple(SourceStatus).index)
