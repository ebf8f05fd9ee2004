"""What `customers` says."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "customer.no_required": Text(
        en="no required fields for `{kind}`; list at least one",
        zh="没有`{kind}`的必填字段；请至少列出一个",
    ),
    "customer.unknown_kind": Text(
        en="unknown kind of customer {found:id}; the kinds are: {known:id}",
        zh="未知客户分类{found:id}；可用的分类：{known:id}",
    ),
    "customer.unknown_field": Text(
        en="unknown field {found:id}; did you mean {nearest:id}?",
        zh="未知字段{found:id}；是否应为{nearest:id}？",
    ),
    "customer.unknown_field_of": Text(
        en="unknown field {found:id}; the fields are: {known:id}",
        zh="未知字段{found:id}；可用的字段：{known:id}",
    ),
    "customer.field_twice": Text(
        en="field `{field}` is listed twice; leave one out",
        zh="字段`{field}`重复；请删去一个",
    ),
    "customer.negative_amount": Text(
        en="{found} is below zero; give the size of the transaction, and leave out what was reversed",
        zh="{found}小于零；请给出交易金额的大小，并剔除已冲正的交易",
    ),
    "customer.foreign_amount": Text(
        en="transaction `{id}` of {found} is not in {currency}; convert it first, at a dated rate",
        zh="交易`{id}`的金额{found}不是{currency}；请先按有日期的汇率换算",
    ),
    "customer.months": Text(
        en="`{found}` is not a number of months; give a whole number of at least 1",
        zh="`{found}`不是月数；请给出不小于1的整数",
    ),
    "customer.other_activity": Text(
        en="the activity's `{field}` is `{found}`; give the one whose `{field}` is `{wanted}`",
        zh="活动的`{field}`为`{found}`；请提供`{field}`为`{wanted}`的活动",
    ),
    "customer.opened_later": Text(
        en="customer `{id}` began on {opened}, after {as_of}; ask for a later day",
        zh="客户`{id}`于{opened}建立关系，晚于{as_of}；请查询更晚的日期",
    ),
    "customer.unknown_grade": Text(
        en="customer `{id}` has a credit grade that is not in the rulebook; the grades are: {known:id}",
        zh="客户`{id}`的信用等级不在规则手册中；可用的等级：{known:id}",
    ),
}
