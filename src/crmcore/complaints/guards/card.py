"""What must hold of a corrected record card."""
# ruff: noqa: D401 - a guard's docstring is what must hold, not what it does

from __future__ import annotations

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.card import CardCorrected
from crmcore.complaints.intake import unlisted
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Reason, reason
from crmcore.event import in_utc
from crmcore.messages import WordKind


def corrects_this_card(case: CaseFile, event: CardCorrected, _: ComplaintRules, /) -> Reason | None:
    """The card is of this complaint, by its number, and differs from the one before it."""
    if event.card.number != case.id:
        return reason("complaint.card_of_other", found=event.card.number, wanted=case.id)
    return reason("complaint.nothing_corrected") if event.card == case.card else None


def received_no_later(case: CaseFile, event: CardCorrected, _: ComplaintRules, /) -> Reason | None:
    """It was received when the card before says, or earlier: no correction gives the firm more time."""
    found, was = event.card.received_at, case.card.received_at
    return reason("complaint.received_later", found=found, was=was) if in_utc(found) > in_utc(was) else None


def in_listed_words(_: CaseFile, event: CardCorrected, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Its words are on the rulebook's lists, and what it claims is in the rulebook's currency."""
    return tuple(unlisted(event.card, rules))


def same_customer_paid(case: CaseFile, event: CardCorrected, _: ComplaintRules, /) -> Reason | None:
    """Once money was approved for a customer, it names the same one."""
    paid = bool(case.grants or case.unapproved)
    if not paid or event.card.customer == case.card.customer:
        return None
    return reason("complaint.other_customer_paid", found=event.card.customer, was=case.card.customer)


def accepted_demands_stay(case: CaseFile, event: CardCorrected, rules: ComplaintRules, /) -> Reason | None:
    """Once the complaint was accepted, every demand stays on the card, to be ruled on; a new one may come."""
    gone = tuple(one for one in case.card.demands if one not in event.card.demands)
    if case.accepted_at is None or not gone:
        return None
    return reason("complaint.demand_gone", demands=rules.names.terms(WordKind.DEMANDS, gone))
