"""What the rules that class complaints may speak of."""

from __future__ import annotations

import attrs

from crmcore import privacy
from crmcore.complaints.papers.card import RecordCard
from crmcore.money import Money
from crmcore.rules.facts import about


@attrs.frozen(kw_only=True)
class ComplaintFacts:
    """The facts of a complaint on the day it is registered, by content and severity; None is not known.

    Clause: RULES-1.5, FIN-7.2
    """

    claimed_amount: Money | None = attrs.field(default=None, metadata=about(en="amount the customer claims", zh="客户主张金额", unit="money", low=0))
    injury: bool | None = attrs.field(default=None, metadata=about(en="somebody was hurt", zh="有人受伤"))
    complainants: int | None = attrs.field(default=None, metadata=about(en="how many people complain", zh="投诉人数", unit="people", low=1))
    vulnerable: bool | None = attrs.field(
        default=None,
        repr=privacy.mask_text,
        metadata={**about(en="the customer is in special care (elderly, disabled)", zh="特殊关怀客户（老年、残疾等）"), **privacy.C2},
    )
    media: bool | None = attrs.field(default=None, metadata=about(en="the media report it, or are about to", zh="媒体已报道或即将报道"))
    regulator: bool | None = attrs.field(default=None, metadata=about(en="a supervisory authority forwarded it", zh="监管部门转办"))
    designated: bool | None = attrs.field(default=None, metadata=about(en="a supervisory authority calls it major", zh="监管部门认定为重大"))
    repeat: bool | None = attrs.field(default=None, metadata=about(en="the same complaint was made before", zh="重复投诉"))
    public_event: bool | None = attrs.field(
        default=None, metadata=about(en="caused by a disaster, an accident or a matter of public health", zh="自然灾害、安全事故、公共卫生事件等引发")
    )
    matter: str | None = attrs.field(default=None, metadata=about(en="the matter complained about", zh="投诉事项"))
    channel: str | None = attrs.field(default=None, metadata=about(en="how the complaint came in", zh="投诉渠道"))
    product: str | None = attrs.field(default=None, metadata=about(en="the product complained about", zh="投诉产品"))
    complainant: str | None = attrs.field(
        default=None, metadata=about(en="who complains", zh="投诉人类别", choices=("consumer", "agent", "franchisee"))
    )
    tier: str | None = attrs.field(default=None, metadata=about(en="the customer's tier", zh="客户等级"))


def facts_of(card: RecordCard) -> ComplaintFacts:
    """Return what a record card says as facts for the table of classes.

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
        matter=card.matter,
        channel=card.channel,
        product=card.product,
        complainant=card.complainant.value,
        tier=card.tier,
    )
