"""The money on a complaint's file: what is offered, what it rests on, what is owed, what was paid before anybody approved it; from its history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import attrs

from crmcore.complaints.events.crisis import EmergencyRatified, EmergencyRefused, EmergencyRemedy
from crmcore.complaints.events.procedure import RemedyProposed
from crmcore.complaints.joined import events_of, histories
from crmcore.complaints.owed import added, debts_of
from crmcore.complaints.papers.remedy import Remedy, cost_of
from crmcore.complaints.states import State
from crmcore.lifecycles.case import CaseData
from crmcore.money import Money
from crmcore.policy.grants import Grant


@attrs.frozen
class MoneyOnFile(CaseData[State]):
    """What a complaint's history says of money.

    Clause: RULES-4.18, BANK-4.1
    """

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """Return the remedies proposed last.

        Clause: RULES-4.13
        """
        proposed = self.last(RemedyProposed)
        return () if proposed is None else proposed.remedies

    @property
    def offered(self) -> tuple[Remedy, ...]:
        """Return the remedies approved that the customer is still to hear of, or heard of and has not had: what a letter may promise.

        Clause: RULES-4.13, RULES-4.14
        """
        debts = debts_of(self.history)
        return debts.approved or debts.owed

    @property
    def money(self) -> Mapping[str, Money]:
        """Return what the proposed remedies cost, added up by kind.

        Clause: RULES-4.18
        """
        return cost_of(self.remedies)

    @property
    def grants(self) -> tuple[Grant, ...]:
        """Return every grant that the customer's money rests on: what was approved and answered, what is approved now, what was ratified afterwards.

        What was approved and dropped before the customer heard of it rests on none: it was reconsidered, withdrawn, referred, or merged into another
        complaint. Where nobody can be told, the outcome on file stands for the answer.

        Clause: RULES-4.18, BANK-4.1
        """
        return debts_of(self.history).grants

    @property
    def spent(self) -> tuple[Grant, ...]:
        """Return every grant that was relied on, in this complaint, in one merged into it, or the joint one before it: none of them serves again.

        One whose remedy was dropped before the customer heard of it is free.

        Clause: RULES-4.18, BANK-4.1
        """
        _, *others = histories(self.history)
        return (*self.grants, *(one for history in others for one in debts_of(history).relied_on))

    @property
    def refused(self) -> frozenset[str]:
        """Return the ids of the approval requests whose refusal is on record, in this complaint, in one merged into it, or the joint one before it.

        Clause: BANK-4.1
        """
        return frozenset(one.request.id for event in events_of(histories(self.history), EmergencyRefused) for one in event.refusals)

    @property
    def proposed_since(self) -> datetime | None:
        """Return when a remedy was first proposed since the customer was last told an outcome; None if none was.

        Clause: RULES-4.13
        """
        return debts_of(self.history).proposed_since

    @property
    def owed(self) -> tuple[Remedy, ...]:
        """Return the remedies that the customer was told of and has not had yet, with those of duplicates merged in: money in one sum a kind.

        Clause: RULES-4.4, RULES-4.13
        """
        return debts_of(self.history).owed

    def owed_to(self, card: str) -> tuple[Remedy, ...]:
        """Return what is owed to the customer who complained on a card of this file, by its number, on whichever of theirs.

        Clause: RULES-4.4, RULES-1.2
        """
        shares = debts_of(self.history).shares
        whose = next((one for one in shares if one.card == card), shares[0])
        return added(remedy for one in shares if one.same(whose) for remedy in one.remedies)

    @property
    def granted(self) -> Money | None:
        """Return the money approved for the customer, who was told of it or is going to be; None for none. It is all in one currency.

        Clause: RULES-4.18
        """
        grants = self.grants
        return Money.total((one.amount for one in grants), grants[0].amount.currency) if grants else None

    @property
    def unapproved(self) -> tuple[EmergencyRemedy, ...]:
        """Return the emergency remedies that still have to be approved.

        Clause: BANK-4.1
        """
        waiting: list[EmergencyRemedy] = []
        for step in self.history:
            if isinstance(step.event, EmergencyRemedy):
                waiting.append(step.event)
            elif isinstance(step.event, EmergencyRatified | EmergencyRefused):
                waiting.clear()
        return tuple(waiting)
