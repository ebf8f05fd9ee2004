"""What must hold of a remedy that the customer was told of: it is owed until it is performed, whole or in parts, or declined."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.remedies import RemedyDeclined, RemedyPerformed
from crmcore.complaints.owed import added, debts_of
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Reason, reason
from crmcore.event import Attempt
from crmcore.messages import Term


def remedy_owed(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """A remedy that the customer was told of is still owed."""
    return None if case.owed else reason("complaint.nothing_owed")


def nothing_owed(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """What the customer was told of was performed, or they declined it; a table of a firm that has no line for it asks for nothing."""
    own = rules.lifecycles.get(case.lifecycle)
    if own is not None and not any(RemedyPerformed in rows for rows in own.table.values()):
        return ()
    return tuple(
        reason("complaint.still_owed", kind=Term(one.kind))
        if one.amount is None
        else reason("complaint.money_still_owed", kind=Term(one.kind), amount=one.amount)
        for one in case.owed
    )


def within_owed(case: CaseFile, event: RemedyPerformed, rules: ComplaintRules, /) -> Reason | None:
    """No more is performed of a kind of remedy than is owed of it to one customer."""
    remedy, known = event.remedy, tuple(card.number for card in case.reporters)
    if event.card is not None and event.card not in known:
        return reason("complaint.not_on_file", found=event.card, known=known)
    theirs = added(one for share in debts_of(case.history).due(remedy.kind, event.card) for one in share.remedies)
    owed = next((one for one in theirs if one.kind == remedy.kind and (one.amount is None) is (remedy.amount is None)), None)
    if owed is None:
        return _not_owed(case, remedy.kind, event.card)
    if remedy.amount is None or owed.amount is None:
        return None
    if remedy.amount.currency != owed.amount.currency:
        return reason("complaint.remedy_currency", found=(remedy.amount.currency,), wanted=owed.amount.currency)
    return reason("complaint.more_than_owed", kind=Term(remedy.kind), found=remedy.amount, owed=owed.amount) if remedy.amount > owed.amount else None


def kind_owed(case: CaseFile, event: RemedyDeclined, rules: ComplaintRules, /) -> Reason | None:
    """What the customer declines is a kind of remedy that is owed to them."""
    card = None if event.statement is None else event.statement.card
    return None if debts_of(case.history).due(event.kind, card) else _not_owed(case, event.kind, card)


def evidence_given(case: CaseFile, event: RemedyPerformed, rules: ComplaintRules, /) -> Reason | None:
    """What shows that it was performed is written down."""
    return None if event.evidence.strip() else reason("empty", field="evidence")


def _not_owed(case: CaseFile, kind: str, card: str | None) -> Reason:
    """Return why nothing of a kind is owed to whoever speaks: to nobody, or not to them."""
    others = tuple(one.card for one in debts_of(case.history).shares if one.card is not None and any(it.kind == kind for it in one.remedies))
    if not others:
        return reason("complaint.not_owed", kind=Term(kind))
    return reason("complaint.owed_to_others", kind=Term(kind), cards=others)
