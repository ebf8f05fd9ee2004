"""What must hold of a solution at once, of a review by the superior, of reopening, and of measures against recurrence."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.after import ActionAgreed, ActionChecked, ActionDone, OfAction, Reopened, ReviewDecided
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.guards.procedure import grants_fit, payable
from crmcore.complaints.papers.remedy import cost_of
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import ReopenedFor, Ruling
from crmcore.decision import Reason, reason
from crmcore.event import Attempt


def customer_content(case: CaseFile, event: SolvedAtOnce, rules: ComplaintRules, /) -> Reason | None:
    """The customer is content with the solution."""
    return None if event.content else reason("complaint.not_content")


def grants_fit_solution(case: CaseFile, event: SolvedAtOnce, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Money given at once is in the rulebook's currency and has its grants, signed by another, or decided alone where the limits allow it."""
    money, since = cost_of(event.remedies), case.card.received_at
    return payable(event.remedies, rules) or grants_fit(case, event, money, event.grants, proposers=(event.by,), rules=rules, since=since, alone=True)


def branch_decided(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The decision is a branch's: there is a unit above the one that decided."""
    decider = case.decider
    return None if decider is not None and "/" in decider.unit else reason("complaint.nobody_above", decider=None if decider is None else decider.id)


def review_bids_it(case: CaseFile, event: Reopened, rules: ComplaintRules, /) -> Reason | None:
    """A complaint reopened after a review had one, which upheld it at least in part."""
    if event.on is not ReopenedFor.REVIEW:
        return None
    review = case.last(ReviewDecided)
    return reason("complaint.no_review") if review is None or review.ruling is Ruling.NOT_UPHELD else None


def action_whole(case: CaseFile, event: ActionAgreed, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The action has an id of its own, an owner, and a text of what is to be done."""
    action = event.action
    why = [reason("empty", field=field) for field in ("id", "owner", "what") if not getattr(action, field).strip()]
    if action.id in case.actions:
        why.append(reason("complaint.action_twice", id=action.id))
    return tuple(why)


def action_known(case: CaseFile, event: OfAction, rules: ComplaintRules, /) -> Reason | None:
    """The action was agreed on."""
    if event.action in case.actions:
        return None
    return reason("complaint.no_action", found=event.action, known=tuple(case.actions))


def action_was_done(case: CaseFile, event: ActionChecked, rules: ComplaintRules, /) -> Reason | None:
    """The action was done before its effect is checked."""
    done = {step.event.action for step in case.history if isinstance(step.event, ActionDone)}
    return None if event.action in done else reason("complaint.action_not_done", id=event.action)
