"""A complaint's file: what was put on record, its state, and everything that follows from its history.

Guards are written against it. Nothing here is stored twice: report, opinion, decision, remedies and reply are read from the steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Final, Self

import attrs

from crmcore.complaints.clock_events import clock_events_of
from crmcore.complaints.demands import RULE_ON_DEMANDS, rulings_of
from crmcore.complaints.events.after import ActionAgreed, ReviewDecided
from crmcore.complaints.events.at_any_time import MediationAgreed, MediationEnded, MediationProposed, MergedInto, Withdrawn
from crmcore.complaints.events.base import CustomerTold, WithOpinion
from crmcore.complaints.events.card import CardCorrected
from crmcore.complaints.events.classes import Reclassified
from crmcore.complaints.events.crisis import CrisisGroupFormed
from crmcore.complaints.events.escalating import Escalated
from crmcore.complaints.events.forwarding import Forwarded
from crmcore.complaints.events.inspection import Inspected
from crmcore.complaints.events.outside import OutsideMatter
from crmcore.complaints.events.procedure import (
    ComplaintAccepted,
    Decided,
    HandlerAssigned,
    NotAccepted,
    OpinionSettled,
    OpinionSubmitted,
    RemedyProposed,
    ReportFiled,
)
from crmcore.complaints.events.reaction import AnswerAccepted, AnswerRejected
from crmcore.complaints.events.review import REOPENINGS, RULINGS, UNDER_REVIEW
from crmcore.complaints.events.who_came import OutcomeFiled
from crmcore.complaints.forwarding import letters_and_feedback, owed_feedback
from crmcore.complaints.happened import happened_at
from crmcore.complaints.joined import put_on_record
from crmcore.complaints.matters import matters_of
from crmcore.complaints.papers.action import Action
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.papers.reply import Reply
from crmcore.complaints.papers.report import InvestigationReport
from crmcore.complaints.papers.ruling import DemandRuling
from crmcore.complaints.people_on_file import PeopleOnFile
from crmcore.complaints.states import Ruling, State
from crmcore.event import Actor, Event, in_utc
from crmcore.lifecycles.case import LifecycleRef, Step
from crmcore.worktime.clocks.clock_events import ClockEvent

# What changes more of a file than its state: its card, its class.
_CHANGES: Final = (CardCorrected, Reclassified)


@attrs.frozen
class CaseFile(PeopleOnFile):
    """The file of one complaint, frozen; `id` is the card's number, `edition` and `lifecycle` govern it until it is migrated.

    Clause: RULES-4.15, RULES-1.2
    """

    def under(self, edition: str, lifecycle: LifecycleRef, state: StrEnum, history: tuple[Step, ...], /) -> Self:
        """Return the same file under another edition and lifecycle, with the card and the class that it has after that history.

        Made by its constructor, which takes a third of the time of a copy by field.
        """
        card, class_id, known = self.card, self.class_id, len(self.history)
        if len(history) < known:
            (card, class_id), known = self._first, 0
        for step in history[known:]:
            event = step.event
            if isinstance(event, _CHANGES):
                card, class_id = (event.card, class_id) if isinstance(event, CardCorrected) else (card, event.class_id)
        # The tables of this package name no states but those of `State`; `cast` would be one more call at each step.
        return self.__class__(self.id, edition, lifecycle, state, class_id, card, history)  # type: ignore[arg-type]

    @property
    def _first(self) -> tuple[RecordCard, str]:
        """Return the card that it was registered with, and the class that this gave it."""
        corrected = any(isinstance(step.event, CardCorrected) for step in self.history)
        put = iter(put_on_record(self.history) if corrected else ())
        was = (step.event.was_class for step in self.history if isinstance(step.event, Reclassified))
        return next(put, self.card), next(was, self.class_id)

    @property
    def makers(self) -> tuple[Actor, ...]:
        """Return who made the documents that are now under review.

        Clause: RULES-4.11, RULES-4.12, RULES-4.13
        """
        papers = tuple(one for kind in UNDER_REVIEW.get(self.state, ()) if (one := self.last(kind)) is not None)
        last: Event | None = self.last(*RULINGS) if self.state is State.UNDER_REVIEW else None
        return tuple(one.by for one in (*papers, last if isinstance(last, ReviewDecided) else None) if one is not None)

    @property
    def assignment(self) -> HandlerAssigned | Escalated | None:
        """Return which department handles the complaint, and which one with it: the one named last, or that took it over since.

        Clause: RULES-4.9
        """
        named: Event | None = self.last(HandlerAssigned, Escalated)
        return named if isinstance(named, HandlerAssigned | Escalated) else None

    @property
    def accepted_at(self) -> datetime | None:
        """Return when the superior accepted it, for the last time; None where nobody did.

        Clause: RULES-4.15, RULES-4.7
        """
        accepted = self.last(ComplaintAccepted)
        return None if accepted is None else accepted.at

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
        """Return what was decided last: by the general manager, by the administration's opinion where the class is exempt, or by a review.

        Clause: RULES-4.12
        """
        decided: Event | None = self.last(*RULE_ON_DEMANDS)
        return decided.ruling if isinstance(decided, RULE_ON_DEMANDS) else None

    @property
    def rulings(self) -> tuple[DemandRuling, ...]:
        """Return the outcome of each demand on each card, by what was decided last; a demand that was not taken up counts as not upheld.

        Clause: RULES-4.12, RULES-4.15
        """
        return rulings_of(self.card, self.history)

    @property
    def decider(self) -> Actor | None:
        """Return who decided it last: by a ruling, a refusal to accept it, an explanation, a solution at once, or a review of any of these.

        Clause: RULES-4.12, RULES-4.7
        """
        decision: Event | None = self.last(*RULINGS)
        return None if decision is None else decision.by

    @property
    def decided_by_branch(self) -> bool:
        """Return whether a unit stands above that of whoever decided it last, which may review the decision; False where nobody decided yet.

        Source: CBIRC Order 2020 No. 3, art. 20
        """
        return self.decider is not None and "/" in self.decider.unit

    @property
    def decided_because(self) -> str:
        """Return why whoever decided it last decided so, in their own words; empty where they wrote nothing, and once it was reopened since.

        Clause: RULES-4.12, RULES-4.7, RULES-4.14
        """
        match self.last(*RULINGS, *REOPENINGS):
            case Decided(remarks=said) | OpinionSettled(opinion=said) | NotAccepted(why=said):
                return said
            case _:
                return ""

    @property
    def handling_opinion(self) -> str | None:
        """Return the handling department's latest opinion.

        Clause: RULES-4.13
        """
        proposed = self.last(RemedyProposed)
        return None if proposed is None else proposed.opinion

    @property
    def record_card(self) -> RecordCard:
        """Return the record card as it stands now: with the time of acceptance and the handling department's opinion, once there are any.

        Clause: RULES-4.15
        """
        return attrs.evolve(self.card, accepted_at=self.accepted_at, handling_opinion=self.handling_opinion or "")

    @property
    def told(self) -> CustomerTold | None:
        """Return the last event with which the customer was told how the complaint ends; None before the first, and once it was reopened since.

        Clause: RULES-4.14, RULES-4.26, FIN-5.2
        """
        latest: Event | None = self.last(CustomerTold, *REOPENINGS)
        return latest if isinstance(latest, CustomerTold) else None

    @property
    def outcome_on_record(self) -> CustomerTold | OutcomeFiled | None:
        """Return what stands for the answer: the customer was told the outcome, or it was put on file where nobody can be; None once reopened.

        Clause: RULES-4.14, RULES-4.26
        """
        latest: Event | None = self.last(CustomerTold, OutcomeFiled, *REOPENINGS)
        return latest if isinstance(latest, CustomerTold | OutcomeFiled) else None

    @property
    def ended(self) -> Event | None:
        """Return what ended it for the customer: an answer or the outcome on file, a withdrawal, or a merger; None while open, and once reopened.

        Clause: RULES-4.26
        """
        latest: Event | None = self.last(CustomerTold, OutcomeFiled, *REOPENINGS, Withdrawn, MergedInto)
        return None if isinstance(latest, REOPENINGS) else latest

    @property
    def reaction(self) -> AnswerAccepted | AnswerRejected | None:
        """Return what the customer made of the last answer: they accepted or rejected it; None where they have not said.

        Clause: RULES-4.14, FIN-5.2
        """
        latest: Event | None = self.last(CustomerTold, AnswerAccepted, AnswerRejected)
        return latest if isinstance(latest, AnswerAccepted | AnswerRejected) else None

    @property
    def reply(self) -> Reply | None:
        """Return the letter or talk with which the customer was told how the complaint ends; None where `told` is.

        Clause: RULES-4.14
        """
        return None if self.told is None else self.told.reply

    @cached_property
    def clock_events(self) -> tuple[ClockEvent, ...]:
        """Return what clocks read: when anyone in the firm first received the complaint, then every event.

        Clause: RULES-4.26
        """
        return clock_events_of(self.card, self.history)

    @property
    def forwarded(self) -> tuple[Forwarded, ...]:
        """Return each time that an authority forwarded this complaint, or one merged into it, in the order in which it arrived.

        Clause: RULES-4.26
        """
        return tuple(one for one in letters_and_feedback(self.history) if isinstance(one, Forwarded))

    @property
    def feedback_owed(self) -> tuple[Forwarded, ...]:
        """Return the forwardings on which an authority waits for feedback: owed for each of its references, until it is given.

        Feedback settles all of its reference that had arrived by then, whichever was put on record first. What was owed on a duplicate is owed by the
        complaint that it continues as.

        Clause: RULES-4.26
        """
        return () if self.last(MergedInto) else owed_feedback(self.history)

    @property
    def forwarded_since_told(self) -> tuple[Forwarded, ...]:
        """Return what authorities forwarded after the customer was last told the outcome, or it was put on file; none while that is still to come.

        Who urges asks to hear what became of it, not for another answer.

        Clause: RULES-4.26
        """
        told = self.outcome_on_record
        letters = () if told is None else (one for one in self.forwarded if in_utc(one.arrived) > in_utc(happened_at(told)))
        return tuple(one for one in letters if not one.urges)

    @property
    def outside(self) -> tuple[OutsideMatter, ...]:
        """Return the outside bodies that took the complaint up, or one merged into it or before it, each with what came of it.

        What took up the joint complaint took up what everybody in it complained of, also of those who were split off since.

        Source: CBIRC Order 2020 No. 3, arts. 19, 23

        Clause: RULES-1.2
        """
        return matters_of(self.history)

    @property
    def mediation(self) -> Event | None:
        """Return how far mediation has got: its latest event.

        Source: CBIRC Order 2020 No. 3, art. 23
        """
        latest: Event | None = self.last(MediationProposed, MediationAgreed, MediationEnded)
        return latest

    @property
    def group(self) -> tuple[Actor, ...]:
        """Return the members of the crisis group formed last.

        Clause: BANK-4.1, FIN-7.3
        """
        formed = self.last(CrisisGroupFormed)
        return () if formed is None else formed.members

    @property
    def actions(self) -> Mapping[str, Action]:
        """Return the corrective and preventive actions agreed on, and those found necessary in inspections, by id.

        Clause: RULES-4.4, DEPT-1.4, MAN-4.2, RULES-4.25
        """
        found: dict[str, Action] = {}
        for step in self.history:
            match step.event:
                case ActionAgreed(action=action):
                    found[action.id] = action
                case Inspected(found=actions):
                    found |= {one.id: one for one in actions}
                case _:
                    pass
        return found
