"""What must hold of a solution at once, of a review by the superior, of reopening, and of measures against recurrence."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.after import ActionAgreed, ActionChecked, ActionDone, OfAction, Reopened, ReviewDecided
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.guards.at_any_time import said
from crmcore.complaints.guards.persons import ties_to
from crmcore.complaints.guards.possible import doers_of
from crmcore.complaints.guards.procedure import grants_fit, payable
from crmcore.complaints.papers.action import Action
from crmcore.complaints.papers.remedy import cost_of
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import ReopenedFor, Ruling, State
from crmcore.decision import Reason, reason
from crmcore.event import Attempt
from crmcore.messages import Term

# What comes back to the firm, and for which reason it is then reopened.
_COMES_BACK: Final[Mapping[State, ReopenedFor]] = {State.WITHDRAWN: ReopenedFor.RETRACTED, State.REFERRED: ReopenedFor.RETURNED}


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
    return None if case.decided_by_branch else reason("complaint.nobody_above", decider=None if decider is None else decider.id)


def review_bids_it(case: CaseFile, event: Reopened, rules: ComplaintRules, /) -> Reason | None:
    """A complaint reopened after a review had one, which upheld it at least in part."""
    if event.on is not ReopenedFor.REVIEW:
        return None
    review = case.last(ReviewDecided)
    return reason("complaint.no_review") if review is None or review.ruling is Ruling.NOT_UPHELD else None


def reopening_fits(case: CaseFile, event: Reopened, rules: ComplaintRules, /) -> Reason | None:
    """What is withdrawn or referred is reopened for its own return, an outside decision or a forwarding; the rest for any reason but a return."""
    if (back := _COMES_BACK.get(case.state)) is None:
        wanted = tuple(one for one in ReopenedFor if one not in _COMES_BACK.values())
    else:
        wanted = (back, ReopenedFor.OUTSIDE, ReopenedFor.FORWARDED)
    if event.on in wanted:
        return None
    return reason("complaint.reopened_for", found=Term(event.on), state=Term(case.state), wanted=tuple(Term(one) for one in wanted))


def retraction_on_record(case: CaseFile, event: Reopened, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Where the customer retracted the withdrawal, what they said is on record."""
    return said(case, event.statement, event.at, rules) if event.on is ReopenedFor.RETRACTED else ()


def action_whole(case: CaseFile, event: ActionAgreed, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The action has an id of its own, an owner, and a text of what is to be done."""
    return against_action(case, event.action)


def against_action(case: CaseFile, action: Action) -> tuple[Reason, ...]:
    """Return what is missing from an action, and whether another has its id."""
    why = [reason("empty", field=field) for field in ("id", "owner", "what") if not getattr(action, field).strip()]
    if action.id in case.actions:
        why.append(reason("complaint.action_twice", id=action.id))
    return tuple(why)


def action_known(case: CaseFile, event: OfAction, rules: ComplaintRules, /) -> Reason | None:
    """The action was agreed on."""
    if event.action in case.actions or not case.actions:
        return None  # that none was agreed on at all is said already
    return reason("complaint.no_action", found=event.action, known=tuple(case.actions))


def own_action(case: CaseFile, event: ActionDone, rules: ComplaintRules, /) -> Reason | None:
    """Whoever the complaint is about, whose own it is, or who was recused, records only an action that they own."""
    action = case.actions.get(event.action)
    mine = [one.owner in event.by.persons for one in case.actions.values()]
    if action is None or not any(mine) or action.owner in event.by.persons or not ties_to(case, event.by):
        return None
    return reason("complaint.action_of_other", actor=event.by.id, id=action.id)


def action_was_done(case: CaseFile, event: ActionChecked, rules: ComplaintRules, /) -> Reason | None:
    """The action was done before its effect is checked."""
    done = {step.event.action for step in case.history if isinstance(step.event, ActionDone)}
    return None if event.action in done or not done else reason("complaint.action_not_done", id=event.action)


def not_own_action(case: CaseFile, event: ActionChecked, rules: ComplaintRules, /) -> Reason | None:
    """Nobody checks an action that they own, or recorded as done."""
    did = doers_of(case)
    mine = {id for id, persons in did.items() if not persons.isdisjoint(event.by.persons)}
    if event.action not in mine or len(mine) == len(did):
        return None  # that every one of them is the actor's own is said already
    return reason("complaint.own_action", actor=event.by.id, id=event.action)
