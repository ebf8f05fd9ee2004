"""What must hold of what may happen at any time while a complaint is open."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final, TypeAlias

import attrs

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.deadlines import clocks_of
from crmcore.complaints.events.after import FollowUpDone, FollowUpUnsolved, ReviewRequested
from crmcore.complaints.events.at_any_time import (
    ClockExtended,
    ClockPaused,
    ClockResumed,
    ContactTried,
    CustomerContacted,
    MediationAgreed,
    MediationProposed,
    MergedIn,
    MergedInto,
    NewFacts,
    Recused,
    Referred,
    SideStated,
    Withdrawn,
)
from crmcore.complaints.events.base import WithNotice
from crmcore.complaints.events.reaction import AnswerAccepted, AnswerRejected
from crmcore.complaints.events.remedies import RemedyDeclined
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.guards.persons import kept_out
from crmcore.complaints.guards.possible import goes_on_otherwise, paused, resumed_by_hand
from crmcore.complaints.happened import MEDIATION, happened_at
from crmcore.complaints.joined import cards_of
from crmcore.complaints.papers.notice import Notice
from crmcore.complaints.papers.statement import CustomerStatement
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.rules.supervision import SUPERIOR
from crmcore.complaints.severity import classes_of
from crmcore.complaints.states import Proof
from crmcore.decision import Reason, reason
from crmcore.event import Actor, Attempt, in_utc
from crmcore.messages import Term, WordKind
from crmcore.worktime.clocks.pausing import rule_for
from crmcore.worktime.clocks.permission import against_extension, against_pause

# What the firm records as the customer's own word, and may not without it. A reopening is not here: it needs a statement only where a withdrawal is
# taken back (`retraction_on_record`).
NeedsStatement: TypeAlias = (
    Withdrawn
    | NewFacts
    | MediationAgreed
    | SolvedAtOnce
    | AnswerAccepted
    | AnswerRejected
    | FollowUpDone
    | FollowUpUnsolved
    | ReviewRequested
    | RemedyDeclined
)

# What ends the complaint, or holds it up, or settles it, for everybody on the file: each of them has to say it.
_FOR_ALL: Final = (Withdrawn, MediationAgreed, SolvedAtOnce, AnswerAccepted)


def no_mediation(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """No mediation is proposed or under way."""
    return reason("complaint.mediation_on") if isinstance(case.mediation, MediationProposed | MediationAgreed) else None


def mediation_offered(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Mediation was proposed, and the customer has not answered yet."""
    return None if isinstance(case.mediation, MediationProposed) else reason("complaint.mediation_not_offered")


def mediation_begun(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Mediation was proposed, and has not ended."""
    return None if isinstance(case.mediation, MediationProposed | MediationAgreed) else reason("complaint.mediation_not_begun")


def notice_on_record(case: CaseFile, event: WithNotice, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """How the customer was told is on record: by a channel on the rulebook's list, or, if nobody could be reached, what was tried."""
    return against_notice(event.notice, event.at, rules)


def notice_if_given(case: CaseFile, event: ClockPaused | ClockExtended, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Where the customer was told of it, how is on record."""
    return () if event.notice is None else against_notice(event.notice, event.at, rules)


def customer_reached(case: CaseFile, event: CustomerContacted, rules: ComplaintRules, /) -> Reason | None:
    """Somebody spoke or wrote to the customer, who was reached."""
    return reason("complaint.not_reached") if event.notice.proof is Proof.UNREACHABLE else None


def customer_not_reached(case: CaseFile, event: ContactTried, rules: ComplaintRules, /) -> Reason | None:
    """The customer could not be reached."""
    return None if event.notice.proof is Proof.UNREACHABLE else reason("complaint.was_reached", proof=Term(event.notice.proof))


def statement_on_record(case: CaseFile, event: NeedsStatement, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """What the customer said is on record in words, by a listed channel, with its proof; what counts for all, each customer on the file said."""
    if isinstance(event, _FOR_ALL):
        return said_by_all(case, event.statement, event.others, event.at, rules)
    return said(case, event.statement, event.at, rules)


def consent_on_record(case: CaseFile, event: ClockPaused, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Where the customer agreed, what they said is on record, and so did each customer on the file."""
    return said_by_all(case, event.statement, event.others, event.at, rules) if event.agreed else ()


def side_told(case: CaseFile, event: SideStated, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Who asked for it is named, another than who answers, and what was said is written down."""
    why = [reason("empty", field=field) for field in ("asked_by", "statement") if not getattr(event, field).strip()]
    return (*why, reason("complaint.asked_oneself", actor=event.by.id)) if event.asked_by in event.by.persons else tuple(why)


def pause_allowed(case: CaseFile, event: ClockPaused, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The rulebook allows these clocks to be paused for this reason and this long, with the notice and the consent that it requires."""
    named = [(clock, calendar) for clock, calendar in clocks_of(case, rules) if event.clock in {None, clock.id}]
    if event.clock is None:
        named = [(clock, calendar) for clock, calendar in named if event.name in clock.pauses and (not clock.pause_for or rule_for(clock, event.why))]
    if not named:
        return (_no_clock(case, rules, event.clock) if event.clock is not None else _no_pause(case, rules, event.why),)
    if any(event.name not in clock.pauses for clock, _ in named):
        return tuple(reason("clock.pause_nothing", clock=clock.id) for clock, _ in named)
    told, clock_events, since = event.notice is not None, case.clock_events, happened_at(event)
    faults = [
        fault
        for clock, calendar in named
        for fault in against_pause(
            clock, clock_events, at=since, why=event.why, until=event.until, notified=told, agreed=event.agreed, calendar=calendar
        )
    ]
    still = [one for one in faults if one.code == "clock.pause_not_running"]
    # Of several, one that does not run has nothing to pause; where none runs, there is no pause.
    return tuple(one for one in faults if one not in still or len(still) == len(named))


def clock_known(case: CaseFile, event: ClockResumed, rules: ComplaintRules, /) -> Reason | None:
    """The clock that is resumed is one of the complaint's, is paused, and goes on when somebody resumes it."""
    every = [*paused(case, Attempt(at=event.at, by=event.by), rules)]
    standing = {clock.id: whys for clock, whys in every if resumed_by_hand(clock)}
    if not standing:
        return None  # that is said already
    if silent := [clock for clock, _ in every if clock.id == event.clock and clock.id not in standing]:
        return goes_on_otherwise(silent[0])
    if event.clock is None or event.clock in standing:
        known = tuple(dict.fromkeys(why for id_, whys in standing.items() if event.clock in {None, id_} for why in whys))
        return (
            None
            if event.why is None or event.why in known
            else reason("complaint.not_paused_for", why=Term(event.why), known=tuple(map(Term, known)))
        )
    if all(clock.id != event.clock for clock, _ in clocks_of(case, rules)):
        return _no_clock(case, rules, event.clock)
    return reason("complaint.not_paused", clock=Term(event.clock))


def extension_allowed(case: CaseFile, event: ClockExtended, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The step is the next on the clock's ladder and not too late; condition, approver and notice are those that it requires."""
    signer = event.approved_by
    held = frozenset[str]() if signer is None else signer.acts_as | signer.positions | _above(signer, event.by)
    own: tuple[Reason, ...] = ()
    if signer is not None:
        own = kept_out(case, signer)
        own += () if signer.persons.isdisjoint(event.by.persons) else (reason("complaint.own_extension", actor=signer.id),)
    for clock, calendar in clocks_of(case, rules):
        if clock.id == event.clock:
            if clock.extends and event.name not in clock.extends:
                return (reason("complaint.extended_by_nothing", clock=Term(clock.id), event=Term(event.name)), *own)
            told = event.notice is not None
            clock_events, at = case.clock_events, event.at
            asked = against_extension(clock, clock_events, event.step, at=at, condition=event.why, approved_by=held, notified=told, calendar=calendar)
            return (*asked, *own)
    return (_no_clock(case, rules, event.clock), *own)


def mediation_may_pause(case: CaseFile, event: MediationAgreed, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Mediation lasts no longer than the clocks paused for it allow."""
    faults = (
        fault
        for clock, calendar in clocks_of(case, rules)
        if event.name in clock.pauses and rule_for(clock, MEDIATION) is not None
        for fault in against_pause(
            clock, case.clock_events, at=happened_at(event), why=MEDIATION, until=event.until, notified=True, agreed=True, calendar=calendar
        )
        if fault.code != "clock.pause_not_running"  # one that has run out, or not begun, bars no mediation
    )
    return tuple(faults)


def mediator_named(case: CaseFile, event: MediationProposed, rules: ComplaintRules, /) -> Reason | None:
    """The mediating body is named."""
    return None if event.body.strip() else reason("empty", field="body")


def body_named(case: CaseFile, event: Referred, rules: ComplaintRules, /) -> Reason | None:
    """The body that the complaint is referred to is named."""
    return None if event.body.strip() else reason("empty", field="body")


def person_named(case: CaseFile, event: Recused, rules: ComplaintRules, /) -> Reason | None:
    """The person recused is named."""
    return None if event.person else reason("empty", field="person")


def another_case(case: CaseFile, event: MergedInto, rules: ComplaintRules, /) -> Reason | None:
    """The complaint is merged into another one, not into itself."""
    return reason("complaint.merged_with_itself", id=case.id) if event.into in {"", case.id} else None


def duplicate_on_record(case: CaseFile, event: MergedIn, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The duplicate is another complaint, of no higher class, with its own card and history, and was not merged in before."""
    came, here = cards_of(event.card, event.history), {card.number for card in case.reporters[1:]}
    why = []
    if event.other == case.id:
        why.append(reason("complaint.merged_with_itself", id=case.id))
    if event.card.number != event.other or not event.history:
        why.append(reason("complaint.duplicate_incomplete", id=event.other))
    if any(card.number == case.id for card in came[1:]):
        why.append(reason("complaint.merged_with_itself", id=case.id))
    why += [reason("complaint.merged_before", id=one) for one in dict.fromkeys(card.number for card in came) if one in here]
    ranks = {row.then.id: rules.rank_of(row.then.id) for row in rules.classes.rows}
    theirs = classes_of(attrs.evolve(case, id=event.other, card=event.card, history=event.history), rules)
    higher = [one for one in theirs if case.class_id in ranks and one in ranks and ranks[one] > ranks[case.class_id]]
    if higher:
        found = max(higher, key=ranks.__getitem__)
        called = {name: rules.names.term(WordKind.CLASSES, id) for name, id in (("was", case.class_id), ("found", found))}
        why.append(reason("complaint.merged_into_lower", id=event.other, other=case.id, **called))
    return tuple(why)


def said(case: CaseFile, statement: CustomerStatement | None, at: datetime, rules: ComplaintRules) -> tuple[Reason, ...]:
    """Return what is missing from the record of what a customer said at an event, or wrong with it."""
    if statement is None:
        return (reason("complaint.no_statement"),)
    why = [*_channel(statement.channel, rules)]
    if not statement.content.strip():
        why.append(reason("empty", field="statement.content"))
    cards = {card.number: card for card in case.reporters}
    card = cards.get(case.card.number if statement.card is None else statement.card)
    if card is None:
        return (*why, reason("complaint.not_on_file", found=statement.card, known=tuple(cards)))
    if statement.at is not None and not in_utc(card.received_at) <= in_utc(statement.at) <= in_utc(at):
        why.append(reason("complaint.statement_when", at=statement.at, received=card.received_at, event=at))
    return tuple(why)


def said_by_all(
    case: CaseFile, statement: CustomerStatement | None, others: Iterable[CustomerStatement], at: datetime, rules: ComplaintRules
) -> tuple[Reason, ...]:
    """Return what is missing where something counts for everybody on the file: what each said, and who can be asked and said nothing."""
    theirs = tuple(others)
    why = [fault for one in (statement, *theirs) for fault in said(case, one, at, rules)]
    spoke = {case.card.number if one.card is None else one.card for one in (statement, *theirs) if one is not None}
    unheard = case.unheard(spoke)
    if statement is not None and unheard:
        why.append(reason("complaint.not_said_by_all", cards=unheard))
    return tuple(why)


def against_notice(notice: Notice, at: datetime, rules: ComplaintRules) -> tuple[Reason, ...]:
    """Return what is missing of a notice on record at an instant: a listed channel, what was tried, or that it was sent by then."""
    why = [*_channel(notice.channel, rules)]
    if notice.proof is Proof.UNREACHABLE and not notice.content.strip():
        why.append(reason("complaint.nothing_tried"))
    if notice.at is not None and in_utc(notice.at) > in_utc(at):
        why.append(reason("complaint.notice_later", at=notice.at, event=at))
    return tuple(why)


def _channel(found: str, rules: ComplaintRules) -> tuple[Reason, ...]:
    return () if found in rules.channels else (reason("complaint.unlisted", list="channels", found=found, known=rules.channels),)


def _above(signer: Actor, recorder: Actor) -> frozenset[str]:
    """Return the word for the superior institution where a signer leads a unit above the one in which an extension is recorded."""
    return frozenset({SUPERIOR} if signer.unit != recorder.unit and signer.ranks_above(recorder) else ())


def _no_pause(case: CaseFile, rules: ComplaintRules, wanted: str) -> Reason:
    """Return the reason that no clock is paused for that, with what some are paused for."""
    known = dict.fromkeys(one.why for clock, _ in clocks_of(case, rules) if ClockPaused.name in clock.pauses for one in clock.pause_for)
    if not known:
        return reason("complaint.no_pause_at_all")
    return reason("complaint.no_pause_for", why=Term(wanted), known=tuple(map(Term, known)))


def _no_clock(case: CaseFile, rules: ComplaintRules, wanted: str) -> Reason:
    return reason("complaint.no_clock", found=wanted, known=tuple(Term(clock.id) for clock, _ in clocks_of(case, rules)))
