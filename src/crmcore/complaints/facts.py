"""What the rules that class complaints may refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from crmcore import privacy
from crmcore._arguments import typed
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.at_any_time import MergedIn
from crmcore.complaints.events.forwarding import Forwarded
from crmcore.complaints.events.splitting import SplitFrom
from crmcore.complaints.joined import CARDS
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.states import Complainant
from crmcore.event import Event
from crmcore.messages import NO_NAMES, Names, WordKind
from crmcore.money import Money
from crmcore.rules.facts import FactSpec, about, specs_of


@attrs.frozen(kw_only=True)
class ComplaintFacts:
    """The facts of a complaint on the day it is registered, by content and severity; None is not known.

    `injury`: somebody was hurt. `vulnerable`: the customer is in special care, elderly or disabled. `media`: they report it, or are about to.
    `regulator` and `designated`: a supervisory authority forwarded it, or calls it major. `repeat`: the same complaint was made before.
    `public_event`: a disaster, an accident or a matter of public health caused it.

    Clause: RULES-1.5, FIN-7.2
    """

    claimed_amount: Money | None = attrs.field(default=None, metadata=about(en="amount claimed", zh="主张金额", unit="money", low=0))
    injury: bool | None = attrs.field(default=None, metadata=about(en="injury to a person", zh="人身伤害"))
    complainants: int | None = attrs.field(default=None, metadata=about(en="number of complainants", zh="投诉人数", unit="people", low=1))
    vulnerable: bool | None = attrs.field(
        default=None,
        repr=privacy.mask_text,
        metadata={**about(en="customer in special care", zh="特殊关怀客户"), **privacy.C2},
    )
    media: bool | None = attrs.field(default=None, metadata=about(en="attention of the media", zh="媒体关注"))
    regulator: bool | None = attrs.field(default=None, metadata=about(en="forwarded by a supervisory authority", zh="监管部门转办"))
    designated: bool | None = attrs.field(default=None, metadata=about(en="called major by a supervisory authority", zh="监管部门认定为重大"))
    repeat: bool | None = attrs.field(default=None, metadata=about(en="repeated complaint", zh="重复投诉"))
    public_event: bool | None = attrs.field(default=None, metadata=about(en="public event as the cause", zh="公共事件引发"))
    matter: str | None = attrs.field(default=None, metadata=about(en="matter of the complaint", zh="投诉事项"))
    channel: str | None = attrs.field(default=None, metadata=about(en="channel of the complaint", zh="投诉渠道"))
    product: str | None = attrs.field(default=None, metadata=about(en="product complained about", zh="投诉产品"))
    complainant: str | None = attrs.field(
        default=None, metadata=about(en="kind of complainant", zh="投诉人类别", choices=tuple(one.value for one in Complainant))
    )
    tier: str | None = attrs.field(default=None, metadata=about(en="tier of the customer", zh="客户等级"))


def complaint_specs(
    *, matters: Iterable[str] = (), channels: Iterable[str] = (), products: Iterable[str] = (), tiers: Iterable[str] = ()
) -> Mapping[str, FactSpec]:
    """Return what the table of classes may say of a complaint's facts, with a firm's own words as choices; a list that it does not have allows any.

    Clause: RULES-1.5, RULES-4.2
    """
    listed = {"matter": matters, "channel": channels, "product": products, "tier": tiers}
    words = {name: tuple(dict.fromkeys(given)) for name, given in listed.items()}
    return {name: attrs.evolve(spec, choices=words.get(name) or spec.choices) for name, spec in specs_of(ComplaintFacts).items()}


@typed
def facts_of_case(case: CaseFile, names: Names = NO_NAMES) -> ComplaintFacts:
    """Return what is known of a complaint by now: what its present card states, and what the cards of the duplicates merged into it add.

    Complainants add up, but the same customer counts once, and those who were split off no more; the amount is the highest that anybody claims, since
    it is one loss; of a question that is answered yes or no, one yes is a yes, and what an authority forwarded since is forwarded. What was known of
    the matter where this complaint was split from a joint one is known of it too, until its own card is corrected to no: whether the media attend to
    it, an authority forwarded it or calls it major, it was made before, a public event caused it; and what it is about, where its own card says
    `other`. All else is what its own card says. `names` are what the firm calls its words.

    Clause: RULES-1.5, FIN-7.3
    """
    cards, events = case.reporters, tuple(step.event for step in case.history)
    claims = [card.claimed for card in cards if card.claimed is not None]
    return attrs.evolve(
        _with_matter(case.card, events, names),
        claimed_amount=max(claims, default=None, key=lambda one: one.amount),
        complainants=case.complainants,
        injury=_answered(card.injury for card in cards),
        vulnerable=_answered(card.vulnerable for card in cards),
    )


def facts_of_part(card: RecordCard, joint: SplitFrom) -> ComplaintFacts:
    """Return the facts of a complaint that is split from a joint one, on the day it is registered: of its card, and what was known of the matter.

    Clause: RULES-1.5, RULES-4.15
    """
    return _with_matter(card, (joint,), NO_NAMES)


def _with_matter(card: RecordCard, events: tuple[Event, ...], names: Names) -> ComplaintFacts:
    """Return the facts of a card, and with them what is true of the matter, whoever complains of it: of each part of a joint complaint too."""
    return attrs.evolve(
        facts_of(attrs.evolve(card, matter=_about(card, events)), names),
        media=_of_matter("media", card, events),
        regulator=_of_matter("regulator", card, events),
        designated=_of_matter("designated", card, events),
        repeat=_of_matter("repeat", card, events),
        public_event=_of_matter("public_event", card, events),
    )


def _about(card: RecordCard, events: Iterable[Event]) -> str:
    """Return what a complaint is about: where its card says `other`, what the joint one was about from which it was split."""
    joint = next((one for one in events if isinstance(one, SplitFrom)), None)
    if joint is None or card.matter != "other":
        return card.matter
    return _about(joint.card, (step.event for step in joint.history))


def _of_matter(field: str, card: RecordCard, events: tuple[Event, ...]) -> bool | None:
    """Return what is known of the matter by a card and what happened, here, to duplicates, and to the joint complaint before."""
    return _answered(_said_of_matter(field, card, events))


def _said_of_matter(field: str, card: RecordCard, events: tuple[Event, ...]) -> Iterator[bool | None]:
    yield getattr(card, field)
    corrected_to_no = getattr(card, field) is False and any(isinstance(one, CARDS) and getattr(one.card, field) is not False for one in events)
    for event in events:
        if isinstance(event, Forwarded) and field == "regulator":
            yield True
        elif isinstance(event, MergedIn) or (isinstance(event, SplitFrom) and not corrected_to_no):
            yield _of_matter(field, event.card, tuple(step.event for step in event.history))


def _answered(found: Iterable[bool | None]) -> bool | None:
    """Return what several answers to one question come to: yes if one is, unknown if nobody knows."""
    known = [one for one in found if one is not None]
    return any(known) if known else None


@typed
def facts_of(card: RecordCard, names: Names = NO_NAMES) -> ComplaintFacts:
    """Return what a record card states as facts for the table of classes; `names` are what the firm calls its words.

    Clause: RULES-1.5
    """
    return ComplaintFacts(
        claimed_amount=card.claimed,
        injury=card.injury,
        complainants=card.complainants,
        vulnerable=card.vulnerable,
        media=card.media,
        regulator=card.regulator,
        designated=card.designated,
        repeat=card.repeat,
        public_event=card.public_event,
        matter=names.term(WordKind.MATTERS, card.matter),
        channel=names.term(WordKind.CHANNELS, card.channel),
        product=None if card.product is None else names.term(WordKind.PRODUCTS, card.product),
        complainant=card.complainant.value,
        tier=None if card.tier is None else names.term(WordKind.TIERS, card.tier),
    )
