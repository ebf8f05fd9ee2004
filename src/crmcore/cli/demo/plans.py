"""What will happen to each complaint of the month: a card, and its course through the procedure. Chance decides here, the rules later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import cycle
from typing import Final

import attrs

from crmcore.cli.demo.dice import Dice
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.papers.entitlement import Entitlement
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.severity import severity_of
from crmcore.complaints.states import Complainant
from crmcore.customers.profile import Customer
from crmcore.money import Money

_MATTERS: Final = (
    ("fees", 22),
    ("service", 18),
    ("waiting_time", 14),
    ("card", 13),
    ("payment", 10),
    ("system_failure", 7),
    ("lending", 6),
    ("disclosure", 5),
    ("privacy", 3),
    ("other", 2),
)
_CHANNELS: Final = (("outlet", 30), ("telephone", 34), ("online_service", 22), ("mail", 5), ("email", 9))
_CAUSES: Final = (("process", 30), ("staff", 25), ("system", 20), ("information", 15), ("third_party", 10))
_COMPLAINANTS: Final = ((Complainant.CONSUMER, 94), (Complainant.AGENT, 4), (Complainant.FRANCHISEE, 2))
OUTLETS: Final = ("east", "west", "harbour", "station", "university")

# Days from receipt to the answer: most in time, a few late.
_PACE: Final = ((1, 14), (2, 22), (3, 22), (4, 17), (5, 11), (6, 8), (9, 4), (13, 2))


class Way(StrEnum):
    """The course of a complaint: the whole procedure, or one of the two short ones."""

    FULL = "full"
    CAUSE_LIES_WITH_CUSTOMER = "cause lies with the customer"
    NOT_ACCEPTED = "not accepted"
    TURNED_AWAY = "turned away"


@attrs.frozen(kw_only=True)
class Plan:
    """One complaint's course, if there is enough time; `money` is the compensation that will be proposed, `sent_back` a report done twice.

    `episodes` are what comes up on the way, by name.
    """

    card: RecordCard
    outlet: str
    handler: str
    way: Way
    takes: timedelta
    upheld: bool
    money: Money | None
    sent_back: bool
    category: str
    episodes: tuple[str, ...] = ()


@attrs.frozen
class _Who:
    """Which complaint of the month, when it was received, and whose it is."""

    number: int
    at: datetime
    customer: Customer
    tier: str


def plans(
    dice: Dice, people: tuple[Customer, ...], tiers: dict[str, str], *, month: datetime, complaints: int, remedies: int, rules: ComplaintRules
) -> tuple[Plan, ...]:
    """Return the month's complaints in the order of their receipt; the first `remedies` that go through the whole procedure end with money."""
    received = sorted(month + timedelta(minutes=dice.whole(0, 31 * 24 * 60 - 1)) for _ in range(complaints))
    made: list[Plan] = []
    paid = 0
    for number, at in enumerate(received, start=1):
        customer = dice.pick(people)
        way = dice.weighted(((Way.FULL, 80), (Way.CAUSE_LIES_WITH_CUSTOMER, 14), (Way.NOT_ACCEPTED, 6)))
        pays = way is Way.FULL and paid < remedies and dice.chance(0.5)
        paid += pays
        made.append(_plan(dice, _Who(number, at, customer, tiers[customer.id]), way, pays=pays))
    return tuple(_with_episodes(dice, made, rules))


# What comes up, by the course that a complaint takes: dealt in turn, so that each comes up in some.
_ON_THE_WAY: Final = (
    "tried to call", "told how it stands", "more came to light", "took longer", "was assessed outside", "was mediated", "about a clerk", "kept out",
    "came from the authority", "went to head office", "was corrected", "was withdrawn", "was another's matter", "was accepted", "went outside",
    "made us better", "was inspected", "was followed up", "was not solved", "was looked at again", "came without a name", "was turned away",
    "came twice", "came jointly", "turned severe", "wanted nothing",
)  # fmt: skip
_HOW_OFTEN: Final = 0.5


def _with_episodes(dice: Dice, made: list[Plan], rules: ComplaintRules) -> Iterator[Plan]:
    """Yield the plans with what comes up in them: in about half of those that go the whole way, and in each crisis and explanation one kind."""
    turn = cycle(_ON_THE_WAY)
    for plan in made:
        class_id = severity_of(plan.card, rules).class_id
        if class_id == "severe":
            yield attrs.evolve(plan, episodes=("was a crisis",))
        elif plan.way is Way.CAUSE_LIES_WITH_CUSTOMER and dice.chance(_HOW_OFTEN / 5):
            yield attrs.evolve(plan, episodes=("was reviewed",))
        elif plan.way is Way.FULL and class_id == "ordinary" and dice.chance(_HOW_OFTEN):
            yield _fitting(plan, next(turn))
        else:
            yield plan


def _fitting(plan: Plan, episode: str) -> Plan:
    """Return a plan with an episode, and the card that goes with it."""
    card = plan.card
    match episode:
        case "about a clerk":
            card = attrs.evolve(card, person=f"clerk-{next(one for one in OUTLETS if one != plan.outlet)}")
        case "came without a name":
            card = attrs.evolve(card, anonymous=True, customer_name="", customer=None, channel="mail", claimed=None)
            return attrs.evolve(plan, card=card, money=None, episodes=(episode,))
        case "was turned away":
            card = attrs.evolve(card, entitlement=Entitlement(capacity="no_standing"))
            return attrs.evolve(plan, card=card, money=None, way=Way.TURNED_AWAY)
        case "came jointly":
            card = attrs.evolve(card, complainants=3, entitlement=Entitlement(capacity="group_representative"))
        case "kept out":
            return attrs.evolve(plan, handler="anna" if plan.handler == "bo" else plan.handler, episodes=(episode,))
        case _:
            pass
    return attrs.evolve(plan, card=card, episodes=(episode,))


def _plan(dice: Dice, who: _Who, way: Way, *, pays: bool) -> Plan:
    money = Money(dice.weighted(((dice.whole(30, 190), 45), (dice.whole(200, 4800), 47), (dice.whole(5200, 20000), 8))), "CNY") if pays else None
    severe = dice.chance(0.02)
    card = RecordCard(
        number=f"C-{who.at.year}-{who.number:04}",
        received_at=who.at.astimezone(UTC),
        demands=("damages",) if pays else (dice.pick(("explanation", "criticism", "suggestion", "price_reduction")),),
        matter=dice.weighted(_MATTERS),
        channel=dice.weighted(_CHANNELS),
        complainant=dice.weighted(_COMPLAINANTS),
        customer_name=who.customer.name or "unnamed",
        narrative="What the customer told us, in the customer's own words.",
        customer=who.customer.id,
        tier=who.tier,
        product=dice.pick(("savings", "card", "transfer", "loan", "fund")),
        claimed=Money(120_000, "CNY") if severe else money,
    )
    return Plan(
        card=card,
        outlet=dice.pick(OUTLETS),
        handler=dice.pick(("anna", "bo", "chen")),
        way=way,
        takes=timedelta(days=dice.weighted(_PACE), minutes=-dice.whole(60, 1400)),
        upheld=pays or dice.chance(0.4),
        money=money,
        sent_back=dice.chance(0.08),
        category=dice.weighted(_CAUSES),
    )
