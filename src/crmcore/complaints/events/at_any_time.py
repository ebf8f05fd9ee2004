"""What may happen to a complaint at any time while it is open, alongside the procedure of RULES-4."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

import attrs

from crmcore import privacy
from crmcore.complaints.events.base import CustomerTold, WithNotice, WithReason
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.papers.notice import Notice
from crmcore.complaints.papers.statement import CustomerStatement
from crmcore.complaints.states import MediationResult, as_word
from crmcore.event import Actor, Event, instant_or_none, plain_date_or_none
from crmcore.lifecycles.case import Step
from crmcore.money import Money
from crmcore.reached import ClockReached


def _result(value: str) -> MediationResult:
    return as_word(value, MediationResult, "result")


def _since(value: datetime | None) -> datetime | None:
    return instant_or_none(value, "since")


# The customer is kept informed -------------------------------------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Acknowledged(WithNotice):
    """The customer was told that the complaint has arrived, and its number.

    Clause: FIN-2.3
    """

    name: ClassVar[str] = "acknowledged"


@attrs.frozen(kw_only=True)
class CustomerContacted(WithNotice):
    """Somebody got in touch with the customer: what happened, what they want, and reassurance.

    Clause: RULES-1.5, FIN-7.3
    """

    name: ClassVar[str] = "customer_contacted"


@attrs.frozen(kw_only=True)
class ContactTried(WithNotice):
    """Somebody tried to get in touch with the customer, and could not: what was tried. No clock takes it for a contact.

    Clause: RULES-1.5, FIN-7.3
    """

    name: ClassVar[str] = "contact_tried"


@attrs.frozen(kw_only=True)
class ProgressReported(WithNotice):
    """The customer was told how things stand, and by which day the complaint will be solved (None: not yet known).

    Clause: FIN-2.3, RULES-1.5
    """

    name: ClassVar[str] = "progress_reported"
    expected: date | None = attrs.field(default=None, converter=plain_date_or_none)


@attrs.frozen(kw_only=True)
class HoldingReplySent(WithNotice):
    """The customer was told, before the deadline, why there is no answer yet, by which day to expect it, and where else they can turn.

    Clause: FIN-2.3
    """

    name: ClassVar[str] = "holding_reply_sent"
    expected: date | None = attrs.field(default=None, converter=plain_date_or_none)


# What the law counts from ------------------------------------------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class RegulatoryEvent(Event):
    """Something happened that a regime counts from and that is no step of the procedure: a word of the regime, with what it must carry.

    `notice` is how the customer was told, `amount` how much, `day` the day that it names, such as the end of a billing cycle.

    Clause: RULES-4.26
    """

    name: ClassVar[str] = "regulatory_event"
    happened: str
    notice: Notice | None = None
    amount: Money | None = None
    day: date | None = attrs.field(default=None, converter=plain_date_or_none)


# Clocks ------------------------------------------------------------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class NewFacts(WithReason):
    """The customer brought new facts or reasons, in a statement; clocks that say so start again with their receipt.

    Source: CBIRC Order 2020 No. 3, art. 18 para. 3

    Clause: RULES-4.26
    """

    name: ClassVar[str] = "new_facts"
    statement: CustomerStatement | None = None


@attrs.frozen(kw_only=True)
class ClockPaused(Event):
    """A clock was paused: which one (None: every one that may pause for this), why (a word of the rulebook), until which day at the latest.

    `since` is from when on, where that is not when the event happened, because it was put on record later. `notice` is how the customer was told,
    `agreed` whether they agreed, with the `statement` in which they did: a clock may require either.
    `others` are the statements of the other customers on the file, each with its card.

    Clause: RULES-4.26
    """

    name: ClassVar[str] = "clock_paused"
    clock: str | None = None
    why: str
    until: date | None = attrs.field(default=None, converter=plain_date_or_none)
    notice: Notice | None = None
    agreed: bool = False
    statement: CustomerStatement | None = None
    others: tuple[CustomerStatement, ...] = ()
    since: datetime | None = attrs.field(default=None, converter=_since)


@attrs.frozen(kw_only=True)
class ClockResumed(Event):
    """A paused clock was resumed: which one (None: all), and which pause has ended, by its reason (None: all that are in force).

    `since` is when it ended, where that is not when the event happened, because it was put on record later.

    Clause: RULES-4.26
    """

    name: ClassVar[str] = "clock_resumed"
    clock: str | None = None
    why: str | None = None
    since: datetime | None = attrs.field(default=None, converter=_since)


@attrs.frozen(kw_only=True)
class ClockExtended(Event):
    """A step of a clock's extension ladder was taken: for which condition (a word of the rulebook), approved by whom, and how the customer was told.

    Clause: RULES-4.26
    """

    name: ClassVar[str] = "clock_extended"
    clock: str
    step: str
    why: str
    approved_by: Actor | None = None
    notice: Notice | None = None


# Mediation: proposed by the firm, with the customer's consent ------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class MediationProposed(Event):
    """The firm proposed to the customer to have the dispute mediated, and by which body.

    Source: CBIRC Order 2020 No. 3, arts. 23 and 24

    Clause: FIN-7.3
    """

    name: ClassVar[str] = "mediation_proposed"
    body: str


@attrs.frozen(kw_only=True)
class MediationAgreed(WithNotice):
    """The customer consented to mediation, in a statement; it may last until `until` at the latest.

    `others` are the statements of the other customers on the file, each with its card. `since` is when it began, where that is not when the event
    happened, because it was put on record later.

    Source: CBIRC Order 2020 No. 3, arts. 18 and 23

    Clause: FIN-7.3
    """

    name: ClassVar[str] = "mediation_agreed"
    until: date | None = attrs.field(default=None, converter=plain_date_or_none)
    statement: CustomerStatement | None = None
    others: tuple[CustomerStatement, ...] = ()
    since: datetime | None = attrs.field(default=None, converter=_since)


@attrs.frozen(kw_only=True)
class MediationEnded(Event):
    """Mediation ended, settled or not; the complaint is answered all the same.

    `since` is when it ended, where that is not when the event happened, because it was put on record later.

    Source: CBIRC Order 2020 No. 3, art. 23

    Clause: FIN-7.3
    """

    name: ClassVar[str] = "mediation_ended"
    result: MediationResult = attrs.field(converter=_result)
    since: datetime | None = attrs.field(default=None, converter=_since)


# Recusal, and other ways out ---------------------------------------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Recused(WithReason):
    """Somebody has a direct interest in the matter, and takes no further part in it: a staff id.

    Source: CBIRC Order 2020 No. 3, art. 17

    Clause: RULES-4.11
    """

    name: ClassVar[str] = "recused"
    ids: ClassVar[tuple[str, ...]] = ("person",)
    person: str


@attrs.frozen(kw_only=True)
class SideStated(Event):
    """Somebody whom the complaint is about stated their side, because they were asked to: by whom (a staff id), and what they said.

    Clause: RULES-4.11, RULES-4.17
    """

    name: ClassVar[str] = "side_stated"
    ids: ClassVar[tuple[str, ...]] = ("asked_by",)
    asked_by: str
    statement: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)


@attrs.frozen(kw_only=True)
class Withdrawn(WithReason):
    """The customer withdrew the complaint, in a statement; it ends when the request arrives.

    `others` are the statements of the other customers whose duplicates were merged in, each with its card: it ends for nobody who did not say so.

    Source: CBIRC Order 2020 No. 3, art. 15

    Clause: RULES-1.2
    """

    name: ClassVar[str] = "withdrawn"
    statement: CustomerStatement | None = None
    others: tuple[CustomerStatement, ...] = ()


@attrs.frozen(kw_only=True)
class Referred(CustomerTold):
    """The complaint is a matter for another body, and the customer was told which.

    Clause: RULES-1.2
    """

    name: ClassVar[str] = "referred"
    body: str


@attrs.frozen(kw_only=True)
class MergedIn(Event):
    """A duplicate was merged into this complaint: its id, its card with who complained, and its whole history with its clocks.

    `reached` is what those of its clocks had reached that count otherwise than the ones of the same name here: what its own rules promised, holds.

    Source: CBIRC Order 2020 No. 3, art. 18 para. 3

    Clause: RULES-1.2, RULES-4.26
    """

    name: ClassVar[str] = "merged_in"
    ids: ClassVar[tuple[str, ...]] = ("other",)
    other: str
    card: RecordCard
    history: tuple[Step, ...]
    reached: tuple[ClockReached, ...] = ()


@attrs.frozen(kw_only=True)
class MergedInto(Event):
    """The complaint is a duplicate, and continues as another one: that one's id.

    By itself it only ends this complaint; `merge` makes it together with the `MergedIn` of the other, so that nobody is left without an answer.

    Source: CBIRC Order 2020 No. 3, art. 18 para. 3

    Clause: RULES-1.2
    """

    name: ClassVar[str] = "merged"
    ids: ClassVar[tuple[str, ...]] = ("into",)
    into: str
