"""Splitting a joint complaint: some go on with complaints of their own, and neither a complainant, a day nor a recusal is lost."""

from __future__ import annotations

from datetime import datetime

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint, register
from crmcore.complaints.events.splitting import SplitFrom, SplitOff
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.event import Actor


@typed
def split(
    case: Complaint, cards: tuple[RecordCard, ...], *, at: datetime, by: Actor, rules: ComplaintRules, representatives: int | None = None
) -> tuple[Complaint, tuple[Complaint, ...]]:
    """Return the joint complaint, which goes on for those who stay, and the new ones, one for each of `cards`, registered and split from it.

    Each card says how many complain on it; together they are fewer than complain jointly. Each has the receipt of the joint card, and its clocks have
    heard what those of the joint one have; whom the joint one is about, and who was recused from it, keep out of the new ones too.
    `representatives` is how many speak for those who stay; by default as many as did, and no more than they are. What the joint one owes stays with
    it: feedback to an authority, remedies that were promised, the approval of an emergency remedy; so does mediation. Raises `InvalidValue` where
    there is no card, or two have one number, `Refused` where it may not be split so; save all or none.

    Clause: RULES-1.2, RULES-4.15
    """
    numbers = [card.number for card in cards]
    if not cards:
        raise InvalidValue(reason("empty", field="cards"))
    if twice := tuple(sorted({one for one in numbers if numbers.count(one) > 1})):
        raise InvalidValue(*(reason("complaint.split_twice", id=one) for one in twice))
    joint, stay = case, case.complainants
    for card in cards:
        stay -= card.complainants
        speak = min(case.representatives, stay) if representatives is None or card is not cards[-1] else representatives
        off = SplitOff(at=at, by=by, other=card.number, complainants=card.complainants, representatives=speak, customer=card.customer)
        joint = joint.advance(off, rules=rules)
    said = SplitFrom(at=at, by=by, joint=case.id, card=case.card, history=joint.history)
    return joint, tuple(register(card, at=at, by=by, rules=rules).advance(said, rules=rules) for card in cards)
