"""What must hold of what happens outside the firm: each body is named with its reference, and decides once."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from crmcore.complaints.awards import awards_of, last_binding
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.demands import RulesOnDemands
from crmcore.complaints.events.after import Reopened
from crmcore.complaints.events.outside import OutsideDecided, TakenOutside
from crmcore.complaints.matters import matter_of
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import ReopenedFor, Ruling
from crmcore.decision import Reason, reason
from crmcore.event import Attempt
from crmcore.messages import FactValue, Term
from crmcore.money import Money


def outside_body_named(case: CaseFile, event: TakenOutside, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The outside body is named, with its reference, under which it is not on record yet."""
    why = [reason("empty", field=field) for field in ("body", "reference") if not getattr(event, field).strip()]
    if any(matter_of(one.taken) == matter_of(event) for one in case.outside):
        why.append(reason("complaint.outside_already", forum=Term(event.forum), body=event.body, reference=event.reference))
    return tuple(why)


def outside_pending(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """An outside body has the complaint, and has not decided it."""
    return None if any(one.decided is None for one in case.outside) else reason("complaint.nothing_outside")


def decides_what_it_has(case: CaseFile, event: OutsideDecided, rules: ComplaintRules, /) -> Reason | None:
    """The outside body has the complaint under this reference, and has not decided it yet; where several have it under this one, it is named."""
    facts: dict[str, FactValue] = {"forum": Term(event.forum), "reference": event.reference}
    under = tuple(one for one in case.outside if (one.taken.forum, one.taken.reference) == (event.forum, event.reference))
    if not under:
        known = tuple(dict.fromkeys(one.taken.reference for one in case.outside))
        return reason("complaint.not_outside", forum=Term(event.forum), found=event.reference, known=known)
    meant = tuple(one for one in under if event.body in {None, one.taken.body})
    if not meant:
        return reason("complaint.other_outside_body", found=event.body, known=tuple(one.taken.body for one in under), **facts)
    waiting = tuple(one.taken.body for one in meant if one.decided is None)
    if not waiting:
        return reason("complaint.outside_decided", body=meant[-1].taken.body, **facts)
    return None if len(waiting) == 1 else reason("complaint.which_outside_body", known=waiting, **facts)


def outside_decision_whole(case: CaseFile, event: OutsideDecided, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """What was decided is written down; only what gives the customer something awards money, above zero."""
    why = [] if event.summary.strip() else [reason("empty", field="summary")]
    if event.award is not None and event.award.amount <= 0:
        why.append(reason("amount_not_positive", amount=event.award))
    if event.award is not None and not event.result.gives:
        why.append(reason("complaint.award_for_nothing", result=Term(event.result), award=event.award))
    return tuple(why)


def award_binds(case: CaseFile, event: RulesOnDemands, rules: ComplaintRules, /) -> Reason | None:
    """Where an outside result is in the customer's favour and binds the firm, the complaint is upheld, at least in part."""
    if event.ruling is not Ruling.NOT_UPHELD:
        return None
    return _bound(case)


def not_bound(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """No outside result in the customer's favour binds the firm."""
    return _bound(case)


def _bound(case: CaseFile) -> Reason | None:
    """Return which result in the customer's favour binds the firm, if any does."""
    last = last_binding(case.history)
    return None if last is None else reason("complaint.award_binds", **_which(last))


def _which(decided: OutsideDecided) -> dict[str, FactValue]:
    """Return which decision it is, as reasons say it."""
    return {"forum": Term(decided.forum), "body": decided.body, "reference": decided.reference}


def award_honoured(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """For each outside result that binds the firm the complaint was taken up again, and the money that it awards was approved."""
    awards = awards_of(case.history, rules.currency)
    waiting = tuple(reason("complaint.award_waits", **_which(one.decided)) for one in awards if not one.taken_up)
    short = [one.short for one in awards if one.short is not None]
    if waiting or not short:
        return waiting
    return (reason("complaint.award_not_granted", amount=Money.total(short, rules.currency)),)


def outside_bids_it(case: CaseFile, event: Reopened, rules: ComplaintRules, /) -> Reason | None:
    """What is reopened after an outside decision had one that gives the customer something."""
    if event.on is not ReopenedFor.OUTSIDE or any(one.decided is not None and one.decided.result.gives for one in case.outside):
        return None
    return reason("complaint.no_outside_decision")
