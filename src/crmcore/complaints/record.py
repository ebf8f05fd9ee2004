"""One complaint as statistics see it: flat, frozen, without names or texts; made from a case, or from a file by a mapping."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Self

import attrs

from crmcore import privacy
from crmcore._arguments import refuse_wrong_fields, typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.events.procedure import NotAccepted
from crmcore.complaints.events.reaction import AnswerRejected
from crmcore.complaints.events.review import RULINGS
from crmcore.complaints.events.who_came import OutcomeFiled
from crmcore.complaints.happened import happened_at
from crmcore.complaints.recorded_late import ever_too_late
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import State, as_word
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.event import Event, customer_text_or_none, id_text, instant_or_none, plain_date, plain_date_or_none, plain_day, precedes
from crmcore.messages import Names, Term, WordKind
from crmcore.money import Money
from crmcore.reached import ClockState
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.clocks.reading import Reading


class Timeliness(StrEnum):
    """Whether a complaint was closed in time, and how we know: by its clock, or because the source states it.

    `ENDED`: withdrawn or merged before its deadline, so that no answer was due any more.

    Clause: RULES-4.26
    """

    IN_TIME = "in_time"
    LATE = "late"
    ENDED = "ended"
    OPEN = "open"
    UNKNOWN = "unknown"
    STATED_IN_TIME = "stated_in_time"
    STATED_LATE = "stated_late"


# What fields usually hold, asked of all at once, since a file has a million rows; where one holds something else, each is looked at.
_FLAGS: Final = frozenset({bool, type(None)})
_TEXTS: Final = frozenset({str, Term, type(None)})
_SEVERAL: Final = frozenset({tuple})
_MONEY: Final = frozenset({Money, type(None)})


def _timeliness(value: str) -> Timeliness:
    return value if type(value) is Timeliness else as_word(value, Timeliness, "timeliness")


def _received_at(value: datetime | None) -> datetime | None:
    return instant_or_none(value, "received_at")


def _closed_at(value: datetime | None) -> datetime | None:
    return instant_or_none(value, "closed_at")


def _due_at(value: datetime | None) -> datetime | None:
    return instant_or_none(value, "due_at")


@attrs.frozen(kw_only=True)
class ComplaintRecord:
    """What KPIs and reports read of one complaint; None means not stated, and `unknown` names the fields that the source never states.

    Days are local days of the firm; `received_at`, `closed_at` and `due_at` are the instants, where the source has them. `closed` is the day it ended
    for the customer: answered, explained, told why it was not accepted, withdrawn, referred, merged; `is_closed` is None where the source states
    neither. `due` is the last day in time. `customer` is the host's id. `unit` is the department that handles it, `about` the unit complained about.
    `remedy` is the money approved that the customer was told of, or is going to be. `disputed`: the customer rejected the last answer (None: they
    have not said). `days` is the list of days by which its deadline was counted, `law` are the readings of the law that apply to it
    (`cn-cbirc-2020-3@2020-03-01#1.1a2b3c4d`). `events` are what happened to it, by stored names, each once, in the order in which it happened first.
    `recorded_late`: something was put on record later than the rulebook allows.

    Raises `InvalidValue` for an empty id, an unknown word of timeliness, a day of closure before receipt or of what is said to be open, and
    `InvalidType` for a day that is not a plain date, and where no yes or no, no tuple or no money stands for one.

    Clause: RULES-4.26, RULES-4.27
    """

    id: str = attrs.field(converter=id_text)
    received: date = attrs.field(converter=plain_date)
    closed: date | None = attrs.field(default=None, converter=plain_date_or_none)
    is_closed: bool | None = None
    state: str = "unknown"
    class_id: str | None = None
    matter: str | None = None
    product: str | None = None
    channel: str | None = None
    demand: tuple[str, ...] = ()
    outcome: str | None = None
    customer: str | None = attrs.field(default=None, converter=customer_text_or_none)
    tier: str | None = None
    unit: str | None = None
    about: str | None = None
    timeliness: Timeliness = attrs.field(default=Timeliness.UNKNOWN, converter=_timeliness)
    due: date | None = attrs.field(default=None, converter=plain_date_or_none)
    received_at: datetime | None = attrs.field(default=None, converter=_received_at)
    closed_at: datetime | None = attrs.field(default=None, converter=_closed_at)
    due_at: datetime | None = attrs.field(default=None, converter=_due_at)
    paused: bool = False
    overdue: bool | None = None
    remedy: Money | None = None
    cause: str | None = None
    disputed: bool | None = None
    postcode: str | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)
    unknown: frozenset[str] = frozenset()
    days: str | None = None
    law: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    recorded_late: bool | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a record that contradicts itself, or holds what cannot be counted."""
        flags, several = (self.is_closed, self.paused, self.overdue, self.disputed, self.recorded_late), (self.demand, self.law, self.events)
        texts = (
            self.state, self.class_id, self.matter, self.product, self.channel, self.outcome, self.tier, self.unit, self.about, self.cause,
            self.postcode, self.days,
        )  # fmt: skip
        usual = _FLAGS.issuperset(map(type, flags)) and _TEXTS.issuperset(map(type, texts)) and _SEVERAL.issuperset(map(type, several))
        if not (usual and type(self.unknown) is frozenset and type(self.remedy) in _MONEY):
            refuse_wrong_fields(self)
        if type(self.received) is not date:
            plain_day(self.received, "received")
        for field, day in (("closed", self.closed), ("due", self.due)):
            if day is not None and type(day) is not date:
                plain_day(day, field)
        faults = []
        if self.closed is not None and self.closed < self.received:
            faults.append(reason("complaint.closed_before_received", id=self.id, closed=self.closed, received=self.received))
        elif self.closed_at is not None and self.received_at is not None and precedes(self.closed_at, self.received_at):
            faults.append(reason("complaint.closed_before_received", id=self.id, closed=self.closed_at, received=self.received_at))
        if self.closed is not None and self.is_closed is False:
            faults.append(reason("complaint.closed_and_open", id=self.id, closed=self.closed))
        if faults:
            raise InvalidValue(*faults)

    def called(self, names: Names) -> Self:
        """Return the record with its words shown by the firm's own names for them; every value is unchanged.

        Clause: RULES-4.27
        """
        if not names.texts:
            return self

        def term(kind: WordKind, word: str | None) -> Term | None:
            return None if word is None else names.term(kind, word)

        return attrs.evolve(
            self,
            class_id=term(WordKind.CLASSES, self.class_id),
            matter=term(WordKind.MATTERS, self.matter),
            product=term(WordKind.PRODUCTS, self.product),
            channel=term(WordKind.CHANNELS, self.channel),
            demand=names.terms(WordKind.DEMANDS, self.demand),
            tier=term(WordKind.TIERS, self.tier),
            unit=term(WordKind.DEPARTMENTS, self.unit),
            about=term(WordKind.DEPARTMENTS, self.about),
            cause=term(WordKind.CAUSES, self.cause),
        )


def counted_by(records: Iterable[ComplaintRecord]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lists of days and the readings of the law that records were computed by, each once, in order.

    Clause: RULES-4.26, RULES-4.27
    """
    days, law = set[str](), set[str]()
    for one in records:
        if one.days is not None:
            days.add(one.days)
        law.update(one.law)
    return tuple(sorted(days)), tuple(sorted(law))


# Outcomes with which a complaint ends without an answer: by its deadline, none is due any more.
UNANSWERED: Final = frozenset({State.WITHDRAWN.value, State.MERGED.value})

_TIMELINESS: Final = {
    ClockState.MET: Timeliness.IN_TIME,
    ClockState.MET_LATE: Timeliness.LATE,
    ClockState.ENDED: Timeliness.ENDED,
    ClockState.ENDED_LATE: Timeliness.LATE,
    ClockState.RUNNING: Timeliness.OPEN,
    ClockState.PAUSED: Timeliness.OPEN,
    ClockState.BREACHED: Timeliness.OPEN,
}
_TIMELY: Final = frozenset({Timeliness.IN_TIME, Timeliness.ENDED})
_LATE: Final = frozenset({ClockState.MET_LATE, ClockState.ENDED_LATE, ClockState.BREACHED})


@typed
def record_of(case: Complaint, *, at: datetime, rules: ComplaintRules) -> ComplaintRecord:
    """Return the record of a complaint at `at`, timed by its clock called `close`; answered late once, it stays late, reopened or not.

    Raises `InvalidValue` where `rules` are not those of the edition that governed the case then (`edition_at`).

    Clause: RULES-4.26, RULES-4.27
    """
    case = case.as_of(at, rules=rules)
    reading: Reading | None = case.clocks(at=at, rules=rules).get("close")
    timeliness = Timeliness.UNKNOWN if reading is None else _TIMELINESS.get(reading.state, Timeliness.UNKNOWN)
    if timeliness in _TIMELY and _ever_late(case, at, rules):
        timeliness = Timeliness.LATE
    ended = case.ended
    zone = zone_named(rules.zone)
    assigned = case.assignment
    return ComplaintRecord(
        id=case.id,
        received=case.card.received_at.astimezone(zone).date(),
        received_at=case.card.received_at,
        closed_at=None if ended is None else happened_at(ended),
        closed=None if ended is None else happened_at(ended).astimezone(zone).date(),
        is_closed=ended is not None,
        state=case.state.value,
        class_id=case.class_id,
        matter=case.card.matter,
        product=case.card.product,
        channel=case.card.channel,
        demand=case.card.demands,
        outcome=_outcome(case),
        customer=case.card.customer,
        tier=case.card.tier,
        unit=None if assigned is None else assigned.department,
        about=case.card.unit,
        timeliness=timeliness,
        due=None if reading is None else reading.last_day,
        paused=reading is not None and reading.state is ClockState.PAUSED,
        overdue=None if reading is None else reading.overdue,
        remedy=case.granted,
        cause=None if case.report is None else case.report.category,
        postcode=case.card.postcode,
        disputed=None if case.reaction is None else isinstance(case.reaction, AnswerRejected),
        days=None if reading is None else reading.days,
        law=rules.complaint_class(case.class_id).law_on(case.card.received_at.astimezone(zone).date()),
        events=tuple(dict.fromkeys(step.event.name for step in case.history)),
        recorded_late=ever_too_late(case, rules),
    ).called(rules.names)


def _ever_late(case: Complaint, at: datetime, rules: ComplaintRules) -> bool:
    """Return whether any of the times that the clock called `close` gave, before a reopening or since, was overrun."""
    return any(run.state in _LATE for run in case.runs(at=at, rules=rules).get("close", ()))


def _outcome(case: Complaint) -> str | None:
    """Return how a complaint ended for the customer: by whatever ended it, or else by what was ruled last; None while it is open."""
    ended: Event | None = case.ended
    if ended is None:
        return None
    refused = isinstance(ended, OutcomeFiled) and isinstance(case.last(*RULINGS), NotAccepted)
    return State.NOT_ACCEPTED.value if refused else _SIDE.get(ended.name, case.ruling)


# The outcome of a complaint that nobody ruled on.
_SIDE: Final = {
    "explained": State.EXPLAINED.value,
    "reasons_given": State.NOT_ACCEPTED.value,
    "turned_away": State.NOT_ACCEPTED.value,
    "solved_at_once": State.SOLVED.value,
    "withdrawn": State.WITHDRAWN.value,
    "referred": State.REFERRED.value,
    "merged": State.MERGED.value,
}
