"""What becomes of a customer's remedies: what was approved, what they were told of, what is owed, and which grants the money rests on.

Nothing is stored twice: it is a fold over the history. What was approved waits until the customer is told; where the complaint goes another way
before that, it is dropped. What was told is owed, by kind, with that of the duplicates merged in, less what was performed or declined. An emergency
remedy is performed when it happens, so it is never owed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

import attrs

from crmcore.complaints.events.at_any_time import MergedIn, MergedInto, Referred, Withdrawn
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.crisis import EmergencyRatified
from crmcore.complaints.events.procedure import RemedyApproved, RemedyProposed
from crmcore.complaints.events.remedies import RemedyDeclined, RemedyPerformed
from crmcore.complaints.events.review import REOPENINGS, RETURNS
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.events.who_came import OutcomeFiled
from crmcore.complaints.papers.remedy import Remedy
from crmcore.event import Event
from crmcore.lifecycles.case import Step
from crmcore.money import Money
from crmcore.policy.grants import Grant

# What clocks hear of it: the customer was told of a remedy, for the first time or again; nothing is owed any more.
OWED: Final = "remedy_owed"
OWED_AGAIN: Final = "remedy_owed_again"
SETTLED: Final = "remedy_settled"

# What was approved before these, the customer was not told of, and is not going to be: it is looked at anew, or ends without an answer to them.
_DROPPED: Final = (*RETURNS, *REOPENINGS, Referred, Withdrawn, OutcomeFiled, MergedInto)

# All that changes anything; whatever else happens is passed over at once.
_HEARD: Final = (RemedyProposed, RemedyApproved, RemedyPerformed, RemedyDeclined, EmergencyRatified, MergedIn, CustomerTold, *_DROPPED)


@attrs.frozen
class Debts:
    """What a customer has to get: `approved` they have not been told of yet, on the grants `pending`; `owed` they know of and have not had.

    `relied_on` are the grants on which money rests that they know of, or had; `proposed` was offered last, and first at `proposed_since` since they
    were told anything. `told` counts how often they were told of a remedy here; `elsewhere`: somebody was in a duplicate.

    Clause: RULES-4.4, RULES-4.13, RULES-4.18
    """

    proposed: tuple[Remedy, ...] = ()
    proposed_since: datetime | None = None
    approved: tuple[Remedy, ...] = ()
    pending: tuple[Grant, ...] = ()
    relied_on: tuple[Grant, ...] = ()
    owed: tuple[Remedy, ...] = ()
    told: int = 0
    elsewhere: bool = False

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
            case RemedyPerformed(remedy=remedy):
                after = attrs.evolve(self, owed=_less(self.owed, remedy))
            case RemedyDeclined(kind=kind):
                after = attrs.evolve(self, owed=tuple(one for one in self.owed if one.kind != kind))
            case MergedIn(history=history):
                other = debts_of(history)
                after = attrs.evolve(self, owed=added((*self.owed, *other.owed)), elsewhere=self.elsewhere or other.told > 0 or other.elsewhere)
            case MergedInto():
                after = attrs.evolve(self, approved=(), pending=(), owed=())
            case _ if isinstance(event, _DROPPED):
                after = attrs.evolve(self, approved=(), pending=())
            case SolvedAtOnce(remedies=remedies, grants=grants):
                after = self._told_of(remedies, grants)
            case _:
                after = self._told_of((), ())
        return after

    def _told_of(self, remedies: tuple[Remedy, ...], grants: tuple[Grant, ...]) -> Debts:
        """Return what there is once the customer was told of what was approved, and of what is given at once."""
        known = (*self.approved, *remedies)
        return attrs.evolve(
            self,
            proposed_since=None,
            approved=(),
            pending=(),
            relied_on=(*self.grants, *grants),
            owed=added((*self.owed, *known)),
            told=self.told + bool(known),
        )


def debts_of(history: Iterable[Step]) -> Debts:
    """Return what a customer has to get after a history.

    Clause: RULES-4.4, RULES-4.13, RULES-4.18
    """
    return Debts().through(history)


def heard(before: Debts, after: Debts) -> Iterator[str]:
    """Yield what clocks hear of what happened between two of them."""
    if after.told > before.told:
        yield OWED_AGAIN if before.told or before.elsewhere else OWED
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


def _less(owed: tuple[Remedy, ...], had: Remedy) -> tuple[Remedy, ...]:
    """Return what is owed once the customer had a remedy, in whole or in part."""
    for number, one in enumerate(owed):
        if one.kind != had.kind or (one.amount is None) is not (had.amount is None):
            continue
        left: tuple[Remedy, ...] = ()
        if one.amount is not None and had.amount is not None:
            if one.amount.currency != had.amount.currency:
                continue
            if one.amount > had.amount:
                left = (Remedy(kind=one.kind, amount=one.amount - had.amount),)
        return (*owed[:number], *left, *owed[number + 1 :])
    return owed
