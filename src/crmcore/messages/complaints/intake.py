"""What `complaints` says when a complaint comes in: who may complain, how it is coded, how severe it is, who must be recused."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # who complains
    "entitlement.nobody_speaks": Text(
        en="`{field}` is {found}; at least one person speaks for a complaint",
        zh="`{field}`为{found}；至少应有一人代表投诉",
    ),
    "entitlement.more_than_complain": Text(
        en="{found} {found:person speaks|people speak} for {complainants} who {complainants:complains|complain}; correct one of the two",
        zh="代表人数为{found}，多于投诉人数{complainants}；请更正其中之一",
    ),
    "entitlement.not_in_person": Text(
        en="{found:id} is not on the rulebook's list `channels`; it has {known:id}",
        zh="{found:id}不在规则手册的列表`channels`中；列表为：{known:id}",
    ),
    "entitlement.no_rules": Text(
        en="the rulebook does not say who may complain; add `[complaints.entitlement]`",
        zh="规则手册未规定谁可以投诉；请补充`[complaints.entitlement]`",
    ),
    "entitlement.capacity_not_covered": Text(
        en="the rulebook does not say what a complaint by {capacity} needs; add it to `[complaints.entitlement.needs]`",
        zh="规则手册未规定以{capacity}身份投诉所需的材料；请在`[complaints.entitlement.needs]`中补充",
    ),
    "entitlement.no_standing": Text(
        en="whoever submitted this is neither the person concerned nor entitled to act for them; it may be closed without handling; tell them so",
        zh="提交人既非当事人，也无权代当事人投诉；可不予办理而结案，并应告知提交人",
    ),
    "entitlement.paper_missing": Text(
        en="{capacity} needs this on record: {paper}; ask for it. Without it the complaint may be closed without handling; tell them so",
        zh="以{capacity}身份投诉须提供：{paper}；请补充。未提供的，可不予办理而结案，并应告知提交人",
    ),
    "entitlement.no_group": Text(
        en="one person alone is not a group; record how many complain, or that they complain for themselves",
        zh="仅一人投诉，不构成共同投诉；请登记投诉人数，或登记为本人投诉",
    ),
    "entitlement.too_many_speak": Text(
        en="{found} {found:person speaks|people speak} for a joint complaint made in person; ask them to choose at most {at_most}",
        zh="共同来访投诉的代表为{found}人；请其推选代表，不超过{at_most}人",
    ),
    # codes
    "coding.no_rules": Text(
        en="the rulebook names no classification for `coding`; add `coding` to `[complaints]`, or leave the codes out",
        zh="规则手册未指定`coding`所用的分类；请在`[complaints]`中补充`coding`，或不填编码",
    ),
    "coding.no_table": Text(
        en="no classification {found:id}; there are {known:id}",
        zh="没有分类{found:id}；可用：{known:id}",
    ),
    "coding.other_table": Text(
        en="the codes are those of `{found}`; give those of `{wanted}`",
        zh="编码属于`{found}`，而此处应为`{wanted}`",
    ),
    "coding.no_axis": Text(
        en="`{table}` has no axis {found:id}; it has {known:id}",
        zh="`{table}`没有{found:id}这一维度；其维度为：{known:id}",
    ),
    "coding.unknown": Text(
        en="`{table}` has no code {found:id} on the axis `{axis}`; did you mean {nearest:id}?",
        zh="`{table}`的`{axis}`维度没有编码{found:id}；是否应为{nearest:id}？",
    ),
    "coding.unknown_of": Text(
        en="`{table}` has no code {found:id} on the axis `{axis}`; it has {known:id}",
        zh="`{table}`的`{axis}`维度没有编码{found:id}；可用：{known:id}",
    ),
    "coding.too_coarse": Text(
        en="`{found}` on the axis `{axis}` has finer codes; give one of {finer}",
        zh="`{axis}`维度的`{found}`下还有更细的编码；请给出以下之一：{finer}",
    ),
    "coding.id_twice": Text(
        en="code `{id}` is used twice on the axis `{axis}`; keep one",
        zh="编码`{id}`在`{axis}`维度重复；请只保留一个",
    ),
    "coding.no_parent": Text(
        en="the parent `{found}` is not a code of the axis `{axis}`; name one that is",
        zh="`{axis}`维度没有上级编码`{found}`；请使用该维度已有的编码",
    ),
    "coding.word_twice": Text(
        en="`{word}` means two codes of the axis `{axis}`; keep it at one",
        zh="`{word}`在`{axis}`维度对应两个编码；请只保留一处",
    ),
    "coding.to_or_why_not": Text(
        en="code `{id}` must give either `to`, the code that it corresponds to, or `unmapped`, why there is none",
        zh="编码`{id}`须说明`to`（对应的编码）或`unmapped`（没有对应的原因），二者取一",
    ),
    "coding.maps_to_nothing": Text(
        en="code `{id}` has `to` or `unmapped`, but the table has no `maps_to`; name the other table",
        zh="编码`{id}`写有`to`或`unmapped`，但该表未写`maps_to`；请指明另一张表",
    ),
    # how severe
    "severity.holds": Text(
        en="class {class_id}: {reasons}",
        zh="投诉类别{class_id}：{reasons}",
    ),
    # who must be recused
    "recusal.superior": Text(
        en="`{actor}` {actor:is|are} the direct superior of the person complained about; someone else must act",
        zh="`{actor}`是被投诉人的直接上级；须由他人办理",
    ),
    "recusal.interest": Text(
        en="`{actor}` declared a direct interest in the matter; someone else must act",
        zh="`{actor}`已申明与投诉事项有直接利益关系；须由他人办理",
    ),
    "recusal.unit": Text(
        en="`{actor}` {actor:belongs|belong} to `{unit}`, which the complaint is about; someone outside it must act",
        zh="`{actor}`属于被投诉单位`{unit}`；须由该单位以外的人办理",
    ),
}
