"""What `rules` says."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # conditions, as a rule shows them
    "condition.compared": Text(
        en="{fact} {sign} {value}",
        zh="{fact} {sign} {value}",
    ),
    "condition.one_of": Text(
        en="{fact} is one of {values}",
        zh="{fact}为{values}之一",
    ),
    "condition.known": Text(
        en="{fact} is known",
        zh="{fact}已知",
    ),
    "condition.missing": Text(
        en="{fact} is not known",
        zh="{fact}未知",
    ),
    "condition.not": Text(
        en="not ({part})",
        zh="并非（{part}）",
    ),
    "condition.everyone": Text(
        en="everyone",
        zh="所有对象",
    ),
    "rule.other_kind": Text(
        en="{fact:id} is {found}, but the rule compares it with {wanted}; write the rule's value as the fact is",
        zh="{fact:id}是{found}，规则却与{wanted}比较；规则中的值应与该事实同类",
    ),
    # what held, and by how much something missed
    "rule.everyone": Text(
        en="it holds for everyone",
        zh="适用于所有对象",
    ),
    "rule.at_least": Text(
        en="{fact} {value} ≥ {limit}",
        zh="{fact} {value} ≥ {limit}",
    ),
    "rule.above": Text(
        en="{fact} {value} > {limit}",
        zh="{fact} {value} > {limit}",
    ),
    "rule.at_most": Text(
        en="{fact} {value} ≤ {limit}",
        zh="{fact} {value} ≤ {limit}",
    ),
    "rule.below": Text(
        en="{fact} {value} < {limit}",
        zh="{fact} {value} < {limit}",
    ),
    "rule.at_least.missed": Text(
        en="{fact} {value} misses ≥ {limit} by {gap}",
        zh="{fact} {value} 未达 ≥ {limit}，差{gap}",
    ),
    "rule.above.missed": Text(
        en="{fact} {value} misses > {limit} by {gap}",
        zh="{fact} {value} 未达 > {limit}，差{gap}",
    ),
    "rule.at_most.missed": Text(
        en="{fact} {value} misses ≤ {limit} by {gap}",
        zh="{fact} {value} 未达 ≤ {limit}，超出{gap}",
    ),
    "rule.below.missed": Text(
        en="{fact} {value} misses < {limit} by {gap}",
        zh="{fact} {value} 未达 < {limit}，超出{gap}",
    ),
    "rule.is": Text(
        en="{fact} is {value}",
        zh="{fact}为{value}",
    ),
    "rule.is.not": Text(
        en="{fact} is {value}, not {wanted}",
        zh="{fact}为{value}，不是{wanted}",
    ),
    "rule.one_of": Text(
        en="{fact} {value} is one of {wanted}",
        zh="{fact} {value} 属于{wanted}",
    ),
    "rule.one_of.not": Text(
        en="{fact} {value} is none of {wanted}",
        zh="{fact} {value} 不属于{wanted}",
    ),
    "rule.known": Text(
        en="{fact} is known",
        zh="{fact}已知",
    ),
    "rule.missing": Text(
        en="{fact} is not known",
        zh="{fact}未知",
    ),
    "rule.not_known": Text(
        en="{condition}: not known",
        zh="{condition}：未知",
    ),
    # facts and values that cannot be
    "fact.kind": Text(
        en="fact {fact:id} is declared as `{found}`; declare it as `int`, `Money`, `str`, `bool` or `date`, with or without `| None`",
        zh="事实{fact:id}声明为`{found}`；请声明为`int`、`Money`、`str`、`bool`或`date`（可加`| None`）",
    ),
    "unknown_fact": Text(
        en="unknown fact {found:id}; did you mean {nearest:id}?",
        zh="未知事实{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_fact_of": Text(
        en="unknown fact {found:id}; the facts are: {known:id}",
        zh="未知事实{found:id}；可用的事实：{known:id}",
    ),
    "condition.not_ordered": Text(
        en="a `{found}` cannot be compared by size; give a whole number, an amount or a date",
        zh="`{found}`不能比较大小；请给出整数、金额或日期",
    ),
    "condition.not_a_value": Text(
        en="a `{found}` cannot be used in a rule; give a whole number, an amount, a text, yes/no or a date (never a float)",
        zh="规则中不能使用`{found}`；请给出整数、金额、文本、是/否或日期（不能是浮点数）",
    ),
    "condition.empty": Text(
        en="an empty list says nothing; give at least one entry",
        zh="空列表没有意义；请至少给出一项",
    ),
    # faults of a condition's table
    "condition.not_a_table": Text(
        en="a condition is a table, e.g. `{example}`; found `{found}`",
        zh="条件应为表，例如`{example}`；实际为`{found}`",
    ),
    "condition.not_a_list": Text(
        en="`{key}` takes a list with at least one entry; found `{found}`",
        zh="`{key}`应为至少含一项的列表；实际为`{found}`",
    ),
    "condition.no_form": Text(
        en="says nothing; give a `fact` with a comparison, or one of `any`, `all`, `not`, `everyone = true`",
        zh="没有内容；请给出`fact`及比较，或`any`、`all`、`not`、`everyone = true`之一",
    ),
    "condition.two_forms": Text(
        en="`{keys}` cannot be in one table; put them under `all` or `any`",
        zh="`{keys}`不能并列；请放在`all`或`any`之下",
    ),
    "condition.no_comparison": Text(
        en="{fact:id} is compared with nothing; add one of {known:id}",
        zh="{fact:id}没有比较；请加上{known:id}之一",
    ),
    "condition.only_true": Text(
        en="`{key}` can only be `true`; found `{found}`",
        zh="`{key}`只能为`true`；实际为`{found}`",
    ),
    "condition.unknown_key": Text(
        en="unknown key {found:id}; did you mean {nearest:id}?",
        zh="未知键{found:id}；是否应为{nearest:id}？",
    ),
    "condition.unknown_key_of": Text(
        en="unknown key {found:id}; the keys are: {known:id}",
        zh="未知键{found:id}；可用的键：{known:id}",
    ),
    "fact.wrong_value": Text(
        en="{fact:id} takes {wanted}; found `{found}`",
        zh="{fact:id}应为{wanted}；实际为`{found}`",
    ),
    "fact.wrong_comparison": Text(
        en="{fact:id} is {kind}, which has no order; use `is` or `one_of` instead of `{key}`",
        zh="{fact:id}是{kind}，没有大小；请用`is`或`one_of`代替`{key}`",
    ),
    "fact.out_of_range": Text(
        en="{fact:id} is never {found}: it is between {low} and {high}",
        zh="{fact:id}不可能是{found}：其范围为{low}至{high}",
    ),
    "fact.below_range": Text(
        en="{fact:id} is never {found}: it is at least {low}",
        zh="{fact:id}不可能是{found}：其最小值为{low}",
    ),
    "fact.above_range": Text(
        en="{fact:id} is never {found}: it is at most {high}",
        zh="{fact:id}不可能是{found}：其最大值为{high}",
    ),
    "fact.not_a_choice": Text(
        en="{fact:id} is never {found:id}; did you mean {nearest:id}?",
        zh="{fact:id}不可能是{found:id}；是否应为{nearest:id}？",
    ),
    "fact.impossible": Text(
        en="{fact:id} has a value that it can never have; see its range and choices",
        zh="{fact:id}的值不可能出现；请查看其范围与可选值",
    ),
    "fact.not_a_choice_of": Text(
        en="{fact:id} is never {found:id}; it is one of {known:id}",
        zh="{fact:id}不可能是{found:id}；可选值：{known:id}",
    ),
    # faults of a table of rules
    "no_rows": Text(
        en="a table of rules needs at least one row, the last with `everyone = true`",
        zh="规则表至少需要一行，且最后一行为`everyone = true`",
    ),
    "duplicate_row": Text(
        en="id {id:id} is used twice; give every row an id of its own",
        zh="编号{id:id}重复；每行应有唯一编号",
    ),
    "no_default": Text(
        en="the last row, {id:id}, does not hold for everyone; add a last row with `everyone = true`",
        zh="最后一行{id:id}并非适用于所有对象；请在最后加一行`everyone = true`",
    ),
    "shadowed": Text(
        en="shadowed: {id:id} never applies, {by:id} takes all of its cases",
        zh="被遮蔽：{id:id}永远不会适用，其情形全部由{by:id}取得",
    ),
    "never_holds": Text(
        en="{id:id} can never hold: no facts satisfy `{condition}`",
        zh="{id:id}永远不成立：没有事实满足“{condition}”",
    ),
    "negates_missing": Text(
        en='{id:id} holds when {fact:id} is not known, as `not` negates a comparison; if not meant, add `{{ fact = "{fact}", known = true }}`',
        zh='当{fact:id}未知时{id:id}成立，因为`not`会反转比较；如非本意，请加上`{{ fact = "{fact}", known = true }}`',
    ),
}
