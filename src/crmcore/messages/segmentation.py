"""What `segmentation` says."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "tier.holds": Text(
        en="rule {rule} holds: {reasons}",
        zh="规则{rule}成立：{reasons}",
    ),
    "tier.missed_by": Text(
        en="{rule} missed by {gap}",
        zh="{rule}差{gap}",
    ),
    "tier.missed_by_of": Text(
        en="{rule} missed by {gap} ({fact})",
        zh="{rule}的{fact}差{gap}",
    ),
    "tier.missed": Text(
        en="{rule} missed: {reasons}",
        zh="{rule}未达：{reasons}",
    ),
    "tier.other_edition": Text(
        en="the standing was made in edition `{found}`; give the rules of that one, not of `{wanted}`",
        zh="该等级依规则版本`{found}`评定；请使用该版本的规则，而不是`{wanted}`",
    ),
    "tier.twice": Text(
        en="tier {tier:id} is twice in the order; leave one out",
        zh="等级{tier:id}在顺序中重复；请删去一个",
    ),
    "tier.never_given": Text(
        en="no rule gives tier {tier:id}; add a rule or leave the tier out",
        zh="没有规则给出等级{tier:id}；请增加规则或删去该等级",
    ),
    "tier.no_benefits": Text(
        en="nothing is said about what tier {tier:id} is owed; add its benefits",
        zh="没有规定等级{tier:id}的权益；请补充",
    ),
    "tier.unknown": Text(
        en="unknown tier {tier:id}; the tiers are: {known:id}",
        zh="未知等级{tier:id}；可用的等级：{known:id}",
    ),
    "tier.other_benefits": Text(
        en="the benefits of tier {tier:id} are those of {found:id}; give its own",
        zh="等级{tier:id}的权益属于{found:id}；请给出其自身的权益",
    ),
}
