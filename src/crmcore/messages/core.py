"""Messages of the top modules: errors, events, money, organisation."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "outcome.allowed": Text(
        en="allowed",
        zh="允许",
    ),
    "outcome.needs_approval": Text(
        en="needs approval",
        zh="需要审批",
    ),
    "outcome.refused": Text(
        en="refused",
        zh="拒绝",
    ),
    "outcome.not_covered": Text(
        en="not covered",
        zh="未覆盖",
    ),
    "refused": Text(
        en="step `{step}` refused for {kind:term} `{id}`",
        zh="步骤`{step}`被拒绝（{kind:term}`{id}`）",
    ),
    "not_covered": Text(
        en="no rule covers `{what}`; add one to the rulebook",
        zh="没有规则覆盖`{what}`；请在规则手册中补充",
    ),
    "id_twice": Text(
        en="two different things have the id `{id}`; give each of them once, as it is now",
        zh="两项不同的数据编号均为`{id}`；每项应只提供一次，并以最新内容为准",
    ),
    "missing_extra": Text(
        en="`{feature}` needs an optional dependency; install `crmcore[{extra}]`",
        zh="`{feature}`需要可选依赖；请安装`crmcore[{extra}]`",
    ),
    "stale": Text(
        en="`{id}` was saved as version {found} since version {expected} was read; load it again and repeat the step",
        zh="`{id}`在读取版本{expected}之后已保存为版本{found}；请重新读取后再执行该步骤",
    ),
    "stale.there": Text(
        en="`{id}` is stored already, as version {found}; load it, and repeat the step on what it has",
        zh="`{id}`已存储为版本{found}；请先读取，再在其上执行该步骤",
    ),
    "stale.not_there": Text(
        en="`{id}` was read at version {expected}, but nothing is stored under this id; save it as new with `expected_version=None`",
        zh="`{id}`读取时为版本{expected}，但该编号下没有存储内容；请用`expected_version=None`作为新内容保存",
    ),
    "stale.at_once": Text(
        en="somebody else was writing `{id}` at the same moment; load it again and repeat the step",
        zh="同一时刻另有写入`{id}`的操作；请重新读取后再执行该步骤",
    ),
    "not_published": Text(
        en="`{id}` is stored as version {version}, but other systems were not told (`{why}`); do not repeat the step: `relay` tells them",
        zh="`{id}`已存储为版本{version}，但尚未通知其他系统（`{why}`）；请勿重复该步骤，由`relay`补发通知",
    ),
    "said_of_field": Text(
        en="`{field}` {says}",
        zh="字段`{field}`{says}",
    ),
    "said_by_store": Text(
        en="the store failed: {says}",
        zh="存储失败：{says}",
    ),
    "not_found": Text(
        en="no {kind:term} {id:id}",
        zh="不存在{kind:term}{id:id}",
    ),
    "out_of_dates": Text(
        en="the answer lies outside of the dates that there are, the years 1 to 9999; give another day or length",
        zh="结果超出可用日期范围（公元1年至9999年）；请改用其他日期或期限",
    ),
    "wrong_type": Text(
        en="`{field}` must be of type `{wanted}`, not `{found}`",
        zh="`{field}`的类型应为`{wanted}`，不能是`{found}`",
    ),
    "few_known": Text(
        en="{said} There are: {known:id}",
        zh="{said}可用：{known:id}",
    ),
    "empty": Text(
        en="`{field}` is empty; give a value",
        zh="`{field}`为空；请填写",
    ),
    "control_characters": Text(
        en="`{field}` holds {found}, a character that nobody sees; leave it out",
        zh="`{field}`含有看不见的字符{found}；请去掉",
    ),
    "naive_datetime": Text(
        en="`{field}` has no time zone; give an aware datetime, e.g. `datetime(…, tzinfo=UTC)`",
        zh="`{field}`没有时区；请提供带时区的日期时间，例如`datetime(…, tzinfo=UTC)`",
    ),
    "year_out_of_range": Text(
        en="`{field}` is in the year {found}; give an instant in one of the years {first} to {last}",
        zh="`{field}`的年份为{found}年；应在{first}年至{last}年之间",
    ),
    "unknown_currency": Text(
        en="unknown currency `{found}`; give an ISO 4217 code, e.g. `CNY`",
        zh="未知货币`{found}`；请使用ISO 4217代码，例如`CNY`",
    ),
    "float_money": Text(
        en="an amount of money is never a float; give a Decimal, an int or a decimal string",
        zh="金额不能是浮点数；请使用Decimal、int或十进制字符串",
    ),
    "not_an_amount": Text(
        en="`{found}` is not an amount; give a finite decimal number, e.g. `500.00`",
        zh="`{found}`不是金额；请给出有限的十进制数，例如`500.00`",
    ),
    "too_fine": Text(
        en="{found} has more decimals than {currency} has ({places}); round it first, by a documented rule",
        zh="{found}的小数位多于{currency}的最小单位（{places}位）；请先按明确的规则取整",
    ),
    "too_fine_text": Text(
        en="`{found}` shows more decimals than {currency} has ({places}); write a thousand as `1000`, or drop the decimals",
        zh="`{found}`的小数位多于{currency}的最小单位（{places}位）；一千写作`1000`，或去掉多余的小数位",
    ),
    "too_large": Text(
        en="an amount has more than {digits} digit{digits:|s}; give a smaller one",
        zh="金额超过{digits}位数字；请给出较小的金额",
    ),
    "mixed_currencies": Text(
        en="{left} and {right} are different currencies; convert one with a dated rate first",
        zh="{left}与{right}是不同货币；请先按有日期的汇率换算",
    ),
    "bad_ratios": Text(
        en="cannot allocate by `{found}`; give non-negative whole ratios, at least one above 0",
        zh="无法按`{found}`分配；请给出非负整数比例，且至少一个大于0",
    ),
    "stands_in_for_nobody": Text(
        en="`{actor}` {actor:stands|stand} in for nobody as {role}; the rulebook names who does in `[[organisation.stand_ins]]`",
        zh="`{actor}`不代行“{role}”的职责；代行人由规则手册`[[organisation.stand_ins]]`指定",
    ),
}
