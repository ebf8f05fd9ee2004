"""What the law that binds a complaint demands of its letters and events: contents, windows, waits, and who records what it counts from."""
# ruff: noqa: D401 - a guard's docstring is what must hold, not what it does

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.deadlines import PROMISED, days_happened, law_of
from crmcore.complaints.events.after import ReviewDecided
from crmcore.complaints.events.at_any_time import Acknowledged, ClockExtended, HoldingReplySent, Referred, RegulatoryEvent
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.procedure import Explained, ReasonsGiven
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.events.who_came import TurnedAway
from crmcore.complaints.guards.possible import barred
from crmcore.complaints.happened import happened_at
from crmcore.complaints.papers.notice import Notice
from crmcore.complaints.regimes.replies import against_proof, missing_from_reply
from crmcore.complaints.regimes.rules import Letter, OwnEvent, Stage
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import Ruling
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import Attempt
from crmcore.lifecycles.transitions import WhyNot
from crmcore.messages import Term, WordKind
from crmcore.worktime.calendars.zone import local_day, zone_named

# Whoever explains that the cause lies with the customer, or why a complaint is not accepted, rejects it; what is solved at once is upheld.
_OUTCOMES: Final[Mapping[type[CustomerTold], Ruling]] = {
    Explained: Ruling.NOT_UPHELD,
    ReasonsGiven: Ruling.NOT_UPHELD,
    SolvedAtOnce: Ruling.UPHELD,
}


def lawful_reply(case: CaseFile, event: CustomerTold, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """A letter that tells the outcome contains what the law for this complaint requires, in the form and with the proof that it requires."""
    return () if isinstance(event, Referred | TurnedAway) else tuple(_against_reply(case, event, rules))


def _against_reply(case: CaseFile, event: CustomerTold, rules: ComplaintRules) -> Iterator[Reason]:
    reply = event.reply
    ruling = event.ruling if isinstance(event, ReviewDecided) else _OUTCOMES.get(type(event), case.ruling)
    for one in law_of(case, rules):
        yield from missing_from_reply(one.regime, reply.contains, manner=reply.manner, ruling=ruling)
        if reply.proof is not None:
            yield from against_proof(one.regime, reply.proof)


def lawful_acknowledgement(case: CaseFile, event: Acknowledged, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """A letter that acknowledges the complaint contains what the law for this complaint requires."""
    return tuple(why for one in law_of(case, rules) for why in missing_from_reply(one.regime, event.notice.contains, letter=Letter.ACKNOWLEDGEMENT))


def lawful_delay(case: CaseFile, event: HoldingReplySent | ClockExtended, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """A letter that tells a delay contains what the law for this complaint requires."""
    return () if event.notice is None else tuple(_against_delay(case, event, event.notice, rules))


def _against_delay(case: CaseFile, event: HoldingReplySent | ClockExtended, notice: Notice, rules: ComplaintRules) -> Iterator[Reason]:
    for one in law_of(case, rules):
        if isinstance(event, HoldingReplySent) or event.clock in one.regime.timed:
            yield from missing_from_reply(one.regime, notice.contains, letter=Letter.HOLDING_REPLY)


def day_promised(case: CaseFile, event: HoldingReplySent, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """The day promised for the answer lies ahead; where the law counts to it, it is given."""
    wanted = [one.regime for one in law_of(case, rules) if any(rule.until == PROMISED for rule in one.regime.rules.values())]
    if event.expected is None:
        return tuple(reason("complaint.no_day_promised", regime=one.id) for one in wanted)
    zones = {rules.zone, *(one.zone for one in wanted if one.zone is not None)}
    told = happened_at(event)
    today = max(local_day(told, zone_named(zone)) for zone in zones)
    return () if event.expected > today else (reason("complaint.promised_behind", day=event.expected, at=told),)


def wait_over(case: CaseFile, event: RegulatoryEvent, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """No wait of the law bars it."""
    return tuple(barred(case, Attempt(at=happened_at(event), by=event.by), event.happened, rules))


def records_for_regime(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> WhyNot:
    """The actor may now record something that the law for this complaint counts from."""
    known = own_events(case, rules)
    if not known:
        return reason("complaint.binds_none")
    timely = {word: owned for word, owned in known.items() if all(_in_stage(case, one) for one in owned)}
    if not timely:
        return reason("complaint.none_in_stage")
    held = attempt.by.acts_as
    mine = [word for word, owned in timely.items() if not any(held.isdisjoint(one.by) for one in owned)]
    if not mine:
        roles = sorted({role for owned in timely.values() for one in owned for role in one.by})
        return reason("complaint.lacks_role", actor=attempt.by.id, roles=rules.names.terms(WordKind.ROLES, roles))
    bars = [tuple(barred(case, attempt, word, rules)) for word in mine]
    return bars[0] if all(bars) else None


def counted_by_regime(case: CaseFile, event: RegulatoryEvent, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """It is a word of the regime, recorded by whom the regime names and in its stage, with what it must carry; a day that it names is ahead."""
    known = own_events(case, rules)
    if event.happened not in known:
        return (reason("complaint.no_own_event", found=event.happened, known=tuple(known)),)
    why: list[Reason] = []
    for own in known[event.happened]:
        why += [reason("empty", field=one.value) for one in own.carries if getattr(event, one.value) is None]
        if event.by.acts_as.isdisjoint(own.by):
            why.append(reason("complaint.lacks_role", actor=event.by.id, roles=rules.names.terms(WordKind.ROLES, own.by)))
        if not _in_stage(case, own):
            why.append(reason("complaint.other_stage", event=event.happened, stage=Term(f"stage.{own.stage}")))
    return tuple(dict.fromkeys((*why, *_against_day(case, event, rules))))


def _against_day(case: CaseFile, event: RegulatoryEvent, rules: ComplaintRules) -> Iterator[Reason]:
    """Yield why a time can't end with the day that an event names: it is not after the day from which that time counts."""
    named = {} if event.day is None else {event.happened: event.day}
    for one in law_of(case, rules):
        try:
            one.regime.dated(zone=rules.zone, happened=days_happened(one, case, rules), named=named)
        except InvalidValue as error:
            yield from error.reasons


def own_events(case: CaseFile, rules: ComplaintRules) -> Mapping[str, tuple[OwnEvent, ...]]:
    """Return what the regimes that bind a complaint count from and no step of the procedure records, by its word: of each regime that has it."""
    bound = [one.regime.own_events for one in law_of(case, rules)]
    return {word: tuple(each[word] for each in bound if word in each) for word in dict.fromkeys(word for each in bound for word in each)}


def _in_stage(case: CaseFile, own: OwnEvent) -> bool:
    return own.stage is Stage.ANY or (own.stage is Stage.ANSWERED) is (case.outcome_on_record is not None)
