"""What becomes of a customer's remedies: what was approved, what they were told of, what is owed, and which grants the money rests on.

Nothing is stored twice: it is a fold over the history. What was approved waits until the customer is told, or the outcome is put on file where nobody
can be; where the complaint goes another way before that, it is dropped. What was told is owed, by kind, with that of the duplicates merged in, less
what was performed or declined: each customer has their own, and the word of one takes nothing away from another. An emergency
remedy is performed when it happens, so it is never owed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

import attrs

from crmcore.complaints.events.at_any_time import MergedIn, MergedInto, Referred, Withdrawn
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.card import CardCorrected
from crmcore.complaints.events.crisis import EmergencyRatified
from crmcore.complaints.events.procedure import Registered, RemedyApproved, RemedyProposed
from crmcore.complaints.events.remedies import RemedyDeclined, RemedyPerformed
from crmcore.complaints.events.review import REOPENINGS, RETURNS
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.events.who_came import OutcomeFiled
from crmcore.complaints.joined import CARDS
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.papers.remedy import Remedy
from crmcore.event import Event
from crmcore.lifecycles.case import Step
from crmcore.money import Money
from crmcore.policy.grants import Grant

# What clocks hear of it: the customer was told of a remedy; nothing is owed any more.
OWED: Final = "remedy_owed"
SETTLED: Final = "remedy_settled"

# What was approved before these, the customer was not told of, and is not going to be: it is looked at anew, or ends without an answer to them.
_DROPPED: Final = (*RETURNS, *REOPENINGS, Referred, Withdrawn, MergedInto)

# All that changes anything; whatever else happens is passed over at once.
_HEARD: Final = (
    *CARDS,
    RemedyProposed,
    RemedyApproved,
    RemedyPerformed,
    RemedyDeclined,
    EmergencyRatified,
    MergedIn,
    CustomerTold,
    OutcomeFiled,
    *_DROPPED,
)


class Share(NamedTuple):
    """What is owed to whoever complained on one card: its number (None: the file's own), their id, and the remedies."""

    card: str | None = None
    customer: str | None = None
    remedies: tuple[Remedy, ...] = ()

    def same(self, other: Share) -> bool:
        """Return whether one customer complained on both cards."""
        return self.card == other.card or (self.customer is not None and self.customer == other.customer)


@attrs.frozen
class Debts:
    """What a customer has to get: `approved` they have not been told of yet, on the grants `pending`; `owed` they know of and have not had.

    `shares` are what is owed on each card, the file's own first.

    `relied_on` are the grants on which money rests that they know of or had, or that stands on file for them; `proposed` was offered last, and first
    at `proposed_since` since they were told anything. `told` counts how often they were told of a remedy.

    Clause: RULES-4.4, RULES-4.13, RULES-4.18
    """

    proposed: tuple[Remedy, ...] = ()
    proposed_since: datetime | None = None
    approved: tuple[Remedy, ...] = ()
    pending: tuple[Grant, ...] = ()
    relied_on: tuple[Grant, ...] = ()
    shares: tuple[Share, ...] = (Share(),)
    told: int = 0

    @property
    def owed(self) -> tuple[Remedy, ...]:
        """Return what is owed to everybody on the file, in one sum a kind.

        Clause: RULES-4.4, RULES-4.13
        """
        return added(one for share in self.shares for one in share.remedies)

    def due(self, kind: str, card: str | None) -> tuple[Share, ...]:
        """Return the shares in which a kind of remedy is owed to the customer of a card, on whichever of theirs.

        None: to the customer of the file's own card, or, where they are owed none of it, to the only other one; none where there are several.

        Clause: RULES-4.4, RULES-1.2
        """
        owing = tuple(one for one in self.shares if any(remedy.kind == kind for remedy in one.remedies))
        whose = next((one for one in self.shares if card is not None and one.card == card), self.shares[0])
        due = tuple(one for one in owing if one.same(whose))
        if due or card is not None:
            return due
        return owing if all(one.same(owing[0]) for one in owing) else ()

    @property
    def grants(self) -> tuple[Grant, ...]:
        """Return every grant that the customer's money rests on, or will when they are told of it.

        Clause: RULES-4.18, BANK-4.1
        """
        return (*self.relied_on, *self.pending)

    def through(self, history: Iterable[Step]) -> Debts:
        """Return what there is after what happened next."""
        found = self
        for step in history:
            if isinstance(step.event, _HEARD):
                found = found._after(step.event)
        return found

    def _after(self, event: Event) -> Debts:
        match event:
            case RemedyProposed(remedies=remedies, at=at):
                after = attrs.evolve(self, proposed=remedies, proposed_since=self.proposed_since or at)
            case RemedyApproved(grants=grants):
                after = attrs.evolve(self, approved=self.proposed, pending=grants)
            case EmergencyRatified(grants=grants):
                after = attrs.evolve(self, relied_on=(*self.relied_on, *grants))
            case Registered(card=card) | CardCorrected(card=card):
                after = self._sharing(self.shares[0]._replace(customer=card.customer), *self.shares[1:])
            case RemedyPerformed() | RemedyDeclined():
                after = self._less(event)
            case MergedIn(card=card, history=history):
                after = self._sharing(*self.shares, *_brought(card, history))
            case _ if isinstance(event, _DROPPED):
                # What was owed is owed by the complaint that it continues as.
                after = attrs.evolve(self, approved=(), pending=())
                after = attrs.evolve(after, shares=(self.shares[0]._replace(remedies=()),)) if isinstance(event, MergedInto) else after
            case OutcomeFiled():
                # It stands for the answer, so the money stands as it was approved; but there is nobody to whom it is owed.
                after = attrs.evolve(self, proposed_since=None, approved=(), pending=(), relied_on=self.grants)
            case SolvedAtOnce(remedies=remedies, grants=grants):
                after = self._told_of(remedies, grants)
            case _:
                after = self._told_of((), ())
        return after

    def _told_of(self, remedies: tuple[Remedy, ...], grants: tuple[Grant, ...]) -> Debts:
        """Return what there is once the customer was told of what was approved, and of what is given at once."""
        known, own = (*self.approved, *remedies), self.shares[0]
        return attrs.evolve(
            self,
            proposed_since=None,
            approved=(),
            pending=(),
            relied_on=(*self.grants, *grants),
            shares=(own._replace(remedies=added((*own.remedies, *known))), *self.shares[1:]),
            told=self.told + bool(known),
        )

    def _sharing(self, *shares: Share) -> Debts:
        return attrs.evolve(self, shares=shares)

    def _less(self, event: RemedyPerformed | RemedyDeclined) -> Debts:
        """Return what there is once a customer had a remedy, or declined a kind of it; what is left to them of it stands on one card."""
        if isinstance(event, RemedyPerformed):
            due = self.due(event.remedy.kind, event.card)
        else:
            due = self.due(event.kind, None if event.statement is None else event.statement.card)
        left = _left(added(one for share in due for one in share.remedies), event)
        return self._sharing(*(one._replace(remedies=left if one is due[0] else ()) if one in due else one for one in self.shares))


def _brought(card: RecordCard, history: Iterable[Step]) -> Iterator[Share]:
    """Yield what a duplicate brings: what is owed on its own card, and on those of its own duplicates."""
    own, *others = debts_of(history).shares
    yield own._replace(card=card.number, customer=card.customer)
    yield from others


def debts_of(history: Iterable[Step]) -> Debts:
    """Return what a customer has to get after a history.

    Clause: RULES-4.4, RULES-4.13, RULES-4.18
    """
    return Debts().through(history)


def heard_of(before: Debts, after: Debts) -> Iterator[str]:
    """Yield what clocks hear of what happened between two of them."""
    if after.told > before.told:
        yield OWED
    elif before.owed and not after.owed:
        yield SETTLED


def added(remedies: Iterable[Remedy]) -> tuple[Remedy, ...]:
    """Return remedies with their money in one sum a kind and currency, then each remedy without money by itself."""
    money: dict[tuple[str, str], Money] = {}
    others: list[Remedy] = []
    for one in remedies:
        if one.amount is None:
            others.append(one)
        else:
            key = one.kind, one.amount.currency
            money[key] = money[key] + one.amount if key in money else one.amount
    return (*(Remedy(kind=kind, amount=amount) for (kind, _), amount in money.items()), *others)


def _left(owed: tuple[Remedy, ...], event: RemedyPerformed | RemedyDeclined) -> tuple[Remedy, ...]:
    """Return what is still owed once the customer had a remedy, in whole or in part, or declined a kind of it."""
    if isinstance(event, RemedyDeclined):
        return tuple(one for one in owed if one.kind != event.kind)
    had = event.remedy
    for number, one in enumerate(owed):
        if (one.kind, _currency(one)) == (had.kind, _currency(had)):
            rest: tuple[Remedy, ...] = ()
            if one.amount is not None and had.amount is not None and one.amount > had.amount:
                rest = (Remedy(kind=one.kind, amount=one.amount - had.amount),)
            return (*owed[:number], *rest, *owed[number + 1 :])
    return owed


def _currency(remedy: Remedy) -> str | None:
    return None if remedy.amount is None else remedy.amount.currency
