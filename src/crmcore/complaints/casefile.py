"""A complaint's file: what was put on record, where it stands, and everything that follows from its history.

Guards are written against it. Nothing here is stored twice: report, opinion, decision, remedies and reply are read from the steps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, Self, TypeVar, cast

import attrs

from crmcore.complaints.card import RecordCard
from crmcore.complaints.events import (
    Decided,
    GroundsConfirmed,
    HandlerAssigned,
    OpinionSettled,
    OpinionSubmitted,
    RemedyApproved,
    RemedyProposed,
    ReportFiled,
)
from crmcore.complaints.events_base import CustomerTold, WithOpinion
from crmcore.complaints.remedy import Remedy
from crmcore.complaints.reply import Reply
from crmcore.complaints.report import InvestigationReport
from crmcore.complaints.states import Ruling, State
from crmcore.event import Actor, Event
from crmcore.lifecycles.cases import LifecycleRef, Step
from crmcore.money import Money
from crmcore.policy.grants import Grant

E = TypeVar("E", bound=Event)

# Which papers lie before a reviewer in a state: nobody who made one of them reviews it.
PAPERS: Final[Mapping[State, tuple[type[Event], ...]]] = {
    State.CONFIRMED: (GroundsConfirmed,),
    State.REPORTED: (ReportFiled,),
    State.REVIEWED: (ReportFiled,),
    State.SUBMITTED: (ReportFiled, OpinionSubmitted),
    State.PROPOSED: (RemedyProposed,),
}


@attrs.frozen
class CaseFile:
    """The file of one complaint, frozen; `id` is the card's number, `edition` and `lifecycle` govern it as long as it lives.

    Clause: RULES-4.15, RULES-1.2
    """

    id: str
    edition: str
    lifecycle: LifecycleRef
    state: State
    class_id: str
    card: RecordCard
    history: tuple[Step, ...] = ()

    def moved(self, state: StrEnum, history: tuple[Step, ...], /) -> Self:
        """Return the same file in another state, with another history."""
        # The tables of this package name no state but those of `State`.
        return self.__class__(self.id, self.edition, self.lifecycle, cast("State", state), self.class_id, self.card, history)

    def under(self, edition: str, lifecycle: LifecycleRef, state: StrEnum, history: tuple[Step, ...], /) -> Self:
        """Return the same file under another edition and lifecycle: what a migration does."""
        return self.__class__(self.id, edition, lifecycle, cast("State", state), self.class_id, self.card, history)

    @property
    def version(self) -> int:
        """Return how many steps are on record: what a store compares before it saves."""
        return len(self.history)

    def last(self, *kinds: type[E]) -> E | None:
        """Return the latest event of these kinds; None where there is none."""
        for step in reversed(self.history):
            if isinstance(step.event, kinds):
                return step.event
        return None

    @property
    def makers(self) -> tuple[Actor, ...]:
        """Return who made the papers that are now before a reviewer.

        Clause: RULES-4.11, RULES-4.12, RULES-4.13
        """
        papers = (self.last(kind) for kind in PAPERS.get(self.state, ()))
        return tuple(one.by for one in papers if one is not None)

    @property
    def assignment(self) -> HandlerAssigned | None:
        """Return which department handles the complaint, and which one with it.

        Clause: RULES-4.9
        """
        return self.last(HandlerAssigned)

    @property
    def report(self) -> InvestigationReport | None:
        """Return the latest investigation report; one that was sent back stays until the next is filed.

        Clause: RULES-4.17
        """
        filed = self.last(ReportFiled)
        return None if filed is None else filed.report

    @property
    def opinion(self) -> str | None:
        """Return the administration department's latest opinion.

        Clause: RULES-4.12
        """
        given: WithOpinion | None = self.last(OpinionSubmitted, OpinionSettled)
        return None if given is None else given.opinion

    @property
    def ruling(self) -> Ruling | None:
        """Return what was decided: by the general manager, or by the administration's opinion where the class is exempt.

        Clause: RULES-4.12
        """
        decided = self.last(Decided) or self.last(OpinionSettled)
        return None if decided is None else decided.ruling

    @property
    def handling_opinion(self) -> str | None:
        """Return the handling department's latest opinion.

        Clause: RULES-4.13
        """
        proposed = self.last(RemedyProposed)
        return None if proposed is None else proposed.opinion

    @property
    def record_card(self) -> RecordCard:
        """Return the record card as it stands now: with the handling department's opinion, once there is one.

        Clause: RULES-4.15
        """
        return attrs.evolve(self.card, handling_opinion=self.handling_opinion or "")

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """Return the remedies proposed last.

        Clause: RULES-4.13
        """
        proposed = self.last(RemedyProposed)
        return () if proposed is None else proposed.remedies

    @property
    def money(self) -> Mapping[str, Money]:
        """Return what the proposed remedies cost, added up by kind: cutting one remedy into several needs no less authority.

        Clause: RULES-4.18
        """
        total: defaultdict[str, list[Money]] = defaultdict(list)
        for remedy in self.remedies:
            if remedy.amount is not None:
                total[remedy.kind].append(remedy.amount)
        return {kind: Money.total(amounts, amounts[0].currency) for kind, amounts in total.items()}

    @property
    def grants(self) -> tuple[Grant, ...]:
        """Return the grants that the approved remedies rest on.

        Clause: RULES-4.18
        """
        approved = self.last(RemedyApproved)
        return () if approved is None else approved.grants

    @property
    def granted(self) -> Money | None:
        """Return the money approved for the customer; None for none. Remedies of one complaint are in one currency.

        Clause: RULES-4.18
        """
        return Money.total((one.amount for one in self.grants), self.grants[0].amount.currency) if self.grants else None

    @property
    def told(self) -> CustomerTold | None:
        """Return the event with which the customer was told how the complaint ends: when, by whom, and the reply.

        Clause: RULES-4.14, RULES-4.26
        """
        return self.last(CustomerTold)

    @property
    def reply(self) -> Reply | None:
        """Return the reply to the customer.

        Clause: RULES-4.14
        """
        return None if self.told is None else self.told.reply
