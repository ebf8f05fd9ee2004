"""One complaint's life through the shipped table of RULES-4 (17 states, 23 lines, 13 events), and that table with one role guard a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from crmcore.complaints import STANDARD, CaseFile, ComplaintRules, InvestigationReport, Manner, RecordCard, Reply, Ruling, State
from crmcore.complaints.events import procedure as happened
from crmcore.decision import Reason, reason
from crmcore.event import Actor, Attempt, Event
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.transitions import transition
from crmcore.rulebook import Rulebook

# Who takes each step, by one role: what all four engines ask for.
ROLES = {
    "register": "intake",
    "confirm": "intake",
    "explain_cause": "intake",
    "accept": "superior",
    "decline": "superior",
    "send_back_grounds": "superior",
    "give_reasons": "intake",
    "assign": "administration",
    "reassign": "administration",
    "file_report": "handler",
    "review_report": "handler_supervisor",
    "send_back_report": "handler_supervisor",
    "submit_opinion": "administration",
    "settle": "administration",
    "return_report": "administration",
    "decide": "general_manager",
    "send_back_opinion": "general_manager",
    "propose_remedy": "handler",
    "approve_remedy": "superior",
    "send_back_proposal": "superior",
    "return_to_service": "handler",
    "answer": "customer_service",
    "close": "customer_service",
}


START = datetime(2026, 7, 6, 9, tzinfo=UTC)

# The rules that are shipped: guards may ask them for whatever they like.
RULES: Final = Rulebook.default().on(START.date()).complaints


def role(name: str) -> Callable[[CaseFile, Attempt, ComplaintRules], Reason | None]:
    """Make a guard that asks for one role."""

    def guard(_case: CaseFile, attempt: Attempt, _rules: ComplaintRules, /) -> Reason | None:
        """The actor holds the role."""  # noqa: D401 - a guard's docstring is what must hold
        return None if name in attempt.by.roles else reason("complaint.lacks_role", actor=attempt.by.id, roles=(name,))

    return guard


# The way of the clauses, to which the other engines are set up too; what may happen beside it at any time is left out.
WAY = tuple(one for one in STANDARD.transitions if one.id in ROLES)
ON_THE_WAY = {State.RAISED, *(one.to for one in WAY)}

OURS: Lifecycle[CaseFile, ComplaintRules] = Lifecycle(
    "complaint/roles",
    tuple(
        transition(one.id, tuple(state for state in one.from_ if state in ON_THE_WAY), one.event, one.to, one.clause, by=(role(ROLES[one.id]),))
        for one in WAY
    ),
    initial=State.RAISED,
    final=frozenset({State.CLOSED}),
)


ANNA = Actor(id="anna", unit="bank/outlet", rank=1, roles=frozenset({"intake", "handler", "customer_service"}))
BORIS = Actor(id="boris", unit="bank", rank=5, roles=frozenset({"superior", "handler_supervisor"}))
ADA = Actor(id="ada", unit="bank/office", rank=2, roles=frozenset({"administration"}))
CEO = Actor(id="ceo", unit="bank", rank=9, roles=frozenset({"general_manager"}))
GUEST = Actor(id="guest")


def story(by: Callable[[Actor], Actor] = lambda actor: actor) -> tuple[RecordCard, list[Event]]:
    """Return a complaint's card and the 13 events of its life."""
    hours = iter(START + timedelta(hours=n) for n in range(13))

    def who(actor: Actor) -> dict[str, object]:
        return {"at": next(hours), "by": by(actor)}

    card = RecordCard(number="C-1", received_at=START, demands=("explanation",), channel="telephone", customer_name="Li")
    paper = InvestigationReport(cause="a", course="b", responsible="c", conclusion="d", countermeasures="e", prevention="f")
    return card, [
        happened.Registered(card=card, **who(ANNA)),
        happened.GroundsConfirmed(**who(ANNA)),
        happened.ComplaintAccepted(**who(BORIS)),
        happened.HandlerAssigned(department="bank/outlet", **who(ADA)),
        happened.ReportFiled(report=paper, **who(ANNA)),
        happened.ReportReviewed(**who(BORIS)),
        happened.OpinionSubmitted(opinion="well founded", **who(ADA)),
        happened.Decided(ruling=Ruling.UPHELD, **who(CEO)),
        happened.RemedyProposed(opinion="apologise", **who(ANNA)),
        happened.RemedyApproved(**who(BORIS)),
        happened.ReturnedToService(**who(ANNA)),
        happened.CustomerAnswered(
            reply=Reply(manner=Manner.WRITTEN, content="sorry", contains=("verification_result", "basis_and_reasons", "remedies")), **who(ANNA)
        ),
        happened.Closed(no_action="one slip of one hand", **who(ANNA)),
    ]
