"""What must hold where a joint complaint is split."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.splitting import SplitFrom, SplitOff
from crmcore.complaints.joined import events_of
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Reason, reason
from crmcore.event import Attempt, in_utc


def several_complain(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Several people complain jointly."""
    return None if case.complainants > 1 else reason("complaint.not_joint")


def parts_add_up(case: CaseFile, event: SplitOff, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The part is another complaint, of fewer people than complain jointly; those who stay have somebody to speak for them, nobody new."""
    why = []
    if event.other in {"", *(card.number for card in case.reporters), *(one.other for one in case.split_off)}:
        why.append(reason("complaint.split_twice", id=event.other))
    stay, speak = case.complainants - event.complainants, case.representatives
    if event.complainants < 1 or stay < 1:
        why.append(reason("complaint.parts_not_whole", found=event.complainants, complainants=case.complainants))
    elif not 1 <= event.representatives <= min(stay, speak):
        why.append(reason("complaint.speakers_not_whole", found=event.representatives, at_most=min(stay, speak)))
    return tuple(why)


def just_registered(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Nothing has happened to the complaint yet but its registration."""
    return None if len(case.history) == 1 else reason("complaint.not_just_registered", id=case.id)


def joint_on_record(case: CaseFile, event: SplitFrom, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The joint complaint is another one, with its card and history, which says that so many were split from it; its receipt counts."""
    why = []
    parts = {one.other: one.complainants for one in events_of([event.history], SplitOff)}
    if event.joint == case.id or event.card.number != event.joint or parts.get(case.id) != case.card.complainants:
        why.append(reason("complaint.not_split_from", id=event.joint))
    if in_utc(case.card.received_at) != in_utc(event.card.received_at):
        why.append(reason("complaint.other_receipt", found=case.card.received_at, wanted=event.card.received_at))
    return tuple(why)
