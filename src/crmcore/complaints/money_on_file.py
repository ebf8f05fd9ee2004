"""The money on a complaint's file: what is offered, what it rests on, what was paid before anybody approved it; all read from its history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import attrs

from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.crisis import EmergencyRatified, EmergencyRefused, EmergencyRemedy
from crmcore.complaints.events.procedure import RemedyApproved, RemedyProposed
from crmcore.complaints.events.review import REOPENINGS, RETURNS
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.events.who_came import OutcomeFiled
from crmcore.complaints.joined import histories
from crmcore.complaints.papers.remedy import Remedy, cost_of
from crmcore.complaints.states import State
from crmcore.lifecycles.case import CaseData, Step
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
    def money(self) -> Mapping[str, Money]:
        """Return what the proposed remedies cost, added up by kind.

        Clause: RULES-4.18
        """
        return cost_of(self.remedies)

    @property
    def grants(self) -> tuple[Grant, ...]:
        """Return every grant that the customer's money rests on: what was approved and answered, what is approved now, what was ratified afterwards.

        Clause: RULES-4.18, BANK-4.1
        """
        return _relied_on(self.history)

    @property
    def spent(self) -> tuple[Grant, ...]:
        """Return every grant that was relied on, in this complaint or in one merged into it: none of them serves again.

        One whose remedy was sent back before the customer heard of it is free.

        Clause: RULES-4.18, BANK-4.1
        """
        return tuple(one for history in histories(self.history) for one in _relied_on(history))

    @property
    def refused(self) -> frozenset[str]:
        """Return the ids of the approval requests whose refusal is on record, in this complaint or in one merged into it.

        Clause: BANK-4.1
        """
        steps = (step for history in histories(self.history) for step in history)
        return frozenset(one.request.id for step in steps if isinstance(step.event, EmergencyRefused) for one in step.event.refusals)

    @property
    def proposed_since(self) -> datetime | None:
        """Return when a remedy was first proposed since the customer was last told an outcome; None if none was.

        Clause: RULES-4.13
        """
        first: datetime | None = None
        for step in self.history:
            if isinstance(step.event, CustomerTold | OutcomeFiled):
                first = None
            elif isinstance(step.event, RemedyProposed) and first is None:
                first = step.event.at
        return first

    @property
    def granted(self) -> Money | None:
        """Return the money approved for the customer; None for none. Remedies of one complaint are in one currency.

        Clause: RULES-4.18
        """
        return Money.total((one.amount for one in self.grants), self.grants[0].amount.currency) if self.grants else None

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


def _relied_on(history: tuple[Step, ...]) -> tuple[Grant, ...]:
    """Return the grants on which money of one history rests; what was reconsidered before the customer heard of it rests on none."""
    given: list[Grant] = []
    waiting: tuple[Grant, ...] = ()
    for step in history:
        match step.event:
            case RemedyApproved(grants=grants):
                waiting = grants
            case SolvedAtOnce(grants=grants):
                given += (*waiting, *grants)
                waiting = ()
            case EmergencyRatified(grants=grants):
                given += grants
            case CustomerTold() | OutcomeFiled():
                given += waiting
                waiting = ()
            case event if isinstance(event, (*RETURNS, *REOPENINGS)):
                waiting = ()
    return (*given, *waiting)
