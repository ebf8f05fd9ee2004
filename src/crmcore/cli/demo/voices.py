"""What the customers of the example city bank said in surveys, and how the bank kept in touch with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from crmcore.cli.demo.dice import Dice
from crmcore.customers.profile import Customer
from crmcore.relations.contacts import Contact, ContactKind
from crmcore.service.surveys import SurveyAnswer

_SATISFACTION: Final = ((5, 58), (4, 33), (3, 5), (2, 3), (1, 1))
_RECOMMENDATION: Final = ((10, 26), (9, 27), (8, 21), (7, 12), (6, 6), (5, 4), (3, 3), (0, 1))
_SIDES: Final = ("service_quality", "product_quality", "price_fairness", "communication")
_CHANNELS: Final = (("telephone", 35), ("online", 50), ("outlet", 15))
_OTHER: Final = ((ContactKind.GREETING, 50), (ContactKind.CALL, 35), (ContactKind.VISIT, 10), (ContactKind.INVITATION, 5))

# The bank's own habit: about how many days between return visits in a tier, and how many of those due are made.
_RHYTHMS: Final = {"vip": (30, 0.96), "premium": (90, 0.9), "ordinary": (360, 0.8)}
_LAST_DAY: Final = 30


def answers(dice: Dice, people: tuple[Customer, ...], *, first: date, count: int) -> Iterator[SurveyAnswer]:
    """Yield a month's survey answers; a few leave a question out."""
    for number in range(1, count + 1):
        yield SurveyAnswer(
            id=f"S-{first:%Y-%m}-{number:05}",
            customer=dice.pick(people).id,
            day=first + timedelta(days=dice.whole(0, _LAST_DAY)),
            channel=dice.weighted(_CHANNELS),
            csat=dice.weighted(_SATISFACTION) if dice.chance(0.985) else None,
            nps=dice.weighted(_RECOMMENDATION) if dice.chance(0.96) else None,
            items={side: dice.weighted(_SATISFACTION) for side in _SIDES if dice.chance(0.8)},
        )


def contacts(dice: Dice, people: tuple[Customer, ...], tiers: Mapping[str, str], *, month: datetime) -> Iterator[Contact]:
    """Yield a year of return visits by tier, most of the month's made when they were due, and the month's other contacts."""
    for customer in people:
        rhythm, share = _RHYTHMS[tiers[customer.id]]
        if dice.chance(0.97):
            last = dice.whole(1, rhythm)
            yield _contact(dice, customer, month - timedelta(days=last), ContactKind.RETURN_VISIT)
            due = rhythm - last
            if due <= _LAST_DAY and dice.chance(share):
                yield _contact(dice, customer, month + timedelta(days=dice.whole(0, due)), ContactKind.RETURN_VISIT)
        if dice.chance(0.15):
            yield _contact(dice, customer, month + timedelta(days=dice.whole(0, _LAST_DAY)), dice.weighted(_OTHER))


def _contact(dice: Dice, customer: Customer, day: datetime, kind: ContactKind) -> Contact:
    at = day + timedelta(hours=dice.whole(9, 17), minutes=dice.whole(0, 59))
    return Contact(
        id=f"K-{customer.id}-{at:%y%m%d%H%M}",
        customer=customer.id,
        at=at,
        kind=kind,
        by=dice.pick(("fang", "gao")),
        channel=dice.weighted(_CHANNELS),
    )
