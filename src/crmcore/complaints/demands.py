"""What is demanded in a complaint, card by card, and the outcome of each demand.

Those who complain in duplicates that were merged in demand on their own: the same word on two cards is two demands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from crmcore.complaints.events.after import ReviewDecided
from crmcore.complaints.events.at_any_time import MergedIn
from crmcore.complaints.events.procedure import ComplaintAccepted, Decided, OpinionSettled
from crmcore.complaints.events.review import REOPENINGS, RULINGS
from crmcore.complaints.joined import cards_of, put_on_record
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.papers.ruling import DeclinedDemand, DemandRuling
from crmcore.complaints.states import Ruling
from crmcore.lifecycles.case import Step

# What gives each demand its outcome.
RulesOnDemands: TypeAlias = Decided | OpinionSettled | ReviewDecided
RULE_ON_DEMANDS: Final = (Decided, OpinionSettled, ReviewDecided)


class Demand(NamedTuple):
    """One demand: the number of the card that it stands on, and its word."""

    card: str
    word: str


def demands_of(card: RecordCard, history: Iterable[Step]) -> tuple[Demand, ...]:
    """Return every demand of a complaint, once each: of its own card, then of the duplicates merged in.

    Clause: RULES-4.15
    """
    return tuple(dict.fromkeys(Demand(one.number, word) for one in cards_of(card, history) for word in one.demands))


def declined_in(card: RecordCard, history: tuple[Step, ...]) -> frozenset[Demand]:
    """Return the demands that were not taken up when a complaint was last accepted, since it was last reopened; and those of duplicates.

    Clause: RULES-4.7
    """
    declined = set[Demand]()
    for number, step in enumerate(history):
        match step.event:
            case ComplaintAccepted(declined=named):
                there = demands_of(card, history[:number])
                declined = {one for each in named for one in meant_by(each, there)}
            case MergedIn() as event:
                declined |= declined_in(event.card, event.history)
            case event if isinstance(event, REOPENINGS):
                declined = set()
            case _:
                pass
    return frozenset(declined)


def meant_by(named: DemandRuling | DeclinedDemand, demands: Iterable[Demand]) -> Iterator[Demand]:
    """Yield the demands that somebody meant: by its word, on every card or on the one that is named."""
    return (one for one in demands if one.word == named.demand and named.card in {None, one.card})


def outcomes(event: RulesOnDemands, demands: Iterable[Demand]) -> Mapping[Demand, Ruling]:
    """Return the outcome that an event gives each demand: what names a card goes before what names none."""
    found: dict[Demand, Ruling] = {}
    for one in sorted(event.rulings, key=lambda one: one.card is not None):
        found |= dict.fromkeys(meant_by(one, demands), one.ruling)
    return found


def rulings_of(card: RecordCard, history: tuple[Step, ...]) -> tuple[DemandRuling, ...]:
    """Return the outcome that the last decision gave each demand; a demand that was not taken up counts as not upheld.

    What is demanded since in other words has none; the same word on the card of a duplicate that came since has the one of that word. Empty where
    nothing was decided yet, and where a decision gives the outcome of the whole only: one made before each demand needed its own.

    Clause: RULES-4.12
    """
    now = demands_of(card, history)
    for number in range(len(history) - 1, -1, -1):
        event, before = history[number].event, history[:number]
        if isinstance(event, RULE_ON_DEMANDS):
            (*_, then) = (card, *put_on_record(before))
            demands, declined = demands_of(then, before), declined_in(then, before)
            found = dict(outcomes(event, now)) | dict.fromkeys(declined, Ruling.NOT_UPHELD)
            if whole_is_enough(event, demands, declined):
                found = {one: event.ruling for one in now if one.word == demands[0].word}
            return tuple(DemandRuling(demand=one.word, ruling=found[one], card=one.card) for one in now if one in found)
    return ()


def not_ruled_on(card: RecordCard, history: tuple[Step, ...]) -> tuple[Demand, ...]:
    """Return what is demanded and was not when it was decided last, so that no outcome is on record; none where nobody decided yet.

    Who did not accept a complaint, explained its cause, solved it at once or turned it away decided on all that was demanded then, by its words; so
    did a decision that gives the outcome of the whole only.

    Clause: RULES-4.12, RULES-4.15, RULES-4.7
    """
    now = demands_of(card, history)
    for number in range(len(history) - 1, -1, -1):
        event, before = history[number].event, history[:number]
        if isinstance(event, RULINGS):
            (*_, then) = (card, *put_on_record(before))
            ruled = {Demand(one.card or "", one.demand) for one in rulings_of(card, history)} if isinstance(event, RULE_ON_DEMANDS) else set[Demand]()
            words = set[str]() if ruled else {one.word for one in demands_of(then, before)}
            return tuple(one for one in now if one not in ruled and one.word not in words)
    return ()


def whole_is_enough(event: RulesOnDemands, demands: Iterable[Demand], declined: Iterable[Demand]) -> bool:
    """Return whether a decision that names no demand rules on all the same: one thing is demanded, on however many cards, and was taken up."""
    return not event.rulings and not declined and len({one.word for one in demands}) == 1
