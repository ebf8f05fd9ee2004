"""What must hold of a complaint that an authority forwarded, and of what it is told."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.after import Reopened
from crmcore.complaints.events.forwarding import FeedbackGiven, Forwarded
from crmcore.complaints.forwarding import settled_by
from crmcore.complaints.guards.at_any_time import against_notice
from crmcore.complaints.happened import happened_at
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import Forwarding, Proof, ReopenedFor
from crmcore.decision import Reason, reason
from crmcore.event import Attempt, in_utc
from crmcore.worktime.calendars.zone import local_day, zone_named


def forwarding_on_record(case: CaseFile, event: Forwarded, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The authority and its reference are named; it arrived between receipt and now, wants no feedback before that, and is not on record yet."""
    why = [reason("empty", field=field) for field in ("authority", "reference") if not getattr(event, field).strip()]
    arrived = event.arrived
    if not in_utc(case.card.received_at) <= in_utc(arrived) <= in_utc(event.at):
        why.append(reason("complaint.forwarded_when", at=arrived, received=case.card.received_at, event=event.at))
    day = local_day(arrived, zone_named(rules.zone))
    if event.feedback_due is not None and event.feedback_due < day:
        why.append(reason("complaint.feedback_before", due=event.feedback_due, day=day))
    if event.kind is Forwarding.FORWARDED and (event.authority, event.reference) in {(one.authority, one.reference) for one in case.feedback_owed}:
        why.append(reason("complaint.forwarded_twice", reference=event.reference))
    return tuple(why)


def feedback_owed(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """An authority is waiting for feedback."""
    return None if case.feedback_owed else reason("complaint.no_feedback_owed")


def feedback_settled(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """No authority is waiting for feedback."""
    references = tuple(dict.fromkeys(one.reference for one in case.feedback_owed))
    return reason("complaint.feedback_owed", references=references) if references else None


def answered_since_forwarded(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """The customer was answered since an authority last forwarded it: what comes again after the answer is answered anew."""
    since = case.forwarded_since_told
    return reason("complaint.forwarded_since", references=tuple(dict.fromkeys(one.reference for one in since))) if since else None


def forwarding_bids_it(case: CaseFile, event: Reopened, rules: ComplaintRules, /) -> Reason | None:
    """What is reopened because an authority forwarded it was forwarded after it had ended for the customer."""
    ended = case.ended
    since = () if ended is None else tuple(one for one in case.forwarded if in_utc(one.arrived) > in_utc(happened_at(ended)))
    if event.on is not ReopenedFor.FORWARDED or not all(one.urges for one in since):
        return None
    return reason("complaint.not_forwarded_since")


def feedback_on_record(case: CaseFile, event: FeedbackGiven, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """What the authority was told after its letter arrived is on record with its reference, and how: by a channel on the rulebook's list."""
    why = [*_to_whom(event, case.feedback_owed), *against_notice(event.notice, event.at, rules)]
    if event.notice.proof is Proof.UNREACHABLE:
        why.append(reason("complaint.authority_not_told"))
    elif not event.notice.content.strip():
        why.append(reason("empty", field="notice.content"))
    arrived = max((one.arrived for one in settled_by(event, case.feedback_owed)), key=in_utc, default=None)
    if event.notice.at is not None and arrived is not None and in_utc(event.notice.at) < in_utc(arrived):
        why.append(reason("complaint.told_before_letter", at=event.notice.at, arrived=arrived))
    return tuple(why)


def _to_whom(event: FeedbackGiven, owed: tuple[Forwarded, ...]) -> tuple[Reason, ...]:
    """Return what is wrong with the reference or the authority of feedback: nobody waits there, or several do and none is named."""
    under = tuple(one for one in owed if one.reference == event.reference)
    waiting = tuple(dict.fromkeys(one.authority for one in under))
    if not under:
        return (reason("complaint.other_reference", found=event.reference, known=tuple(dict.fromkeys(one.reference for one in owed))),)
    if event.authority is None and len(waiting) > 1:
        return (reason("complaint.which_authority", reference=event.reference, known=waiting),)
    if not settled_by(event, owed):
        return (reason("complaint.other_authority", reference=event.reference, found=event.authority, known=waiting),)
    return ()
