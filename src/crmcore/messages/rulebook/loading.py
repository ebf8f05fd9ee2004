"""Messages about a rulebook that does not load."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # the text of a rulebook
    "toml_syntax": Text(
        en="not TOML: {problem}",
        zh="不是有效的TOML：{problem}",
    ),
    "not_utf8": Text(
        en="not UTF-8 at byte {byte}; save the file as UTF-8",
        zh="第{byte}字节不是UTF-8编码；请将文件另存为UTF-8",
    ),
    "no_rulebook_file": Text(
        en="no file `{path}`; give the path of a rulebook in TOML",
        zh="找不到文件`{path}`；请给出TOML规则手册的路径",
    ),
    "no_rulebook": Text(
        en="no edition given; give at least one file",
        zh="没有给出任何版本；请至少提供一个文件",
    ),
    # keys
    "unknown_key": Text(
        en="unknown key {found:id}; did you mean {nearest:id}?",
        zh="未知的键{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_key_of": Text(
        en="unknown key {found:id}; known here: {known:id}",
        zh="未知的键{found:id}；此处可用：{known:id}",
    ),
    "missing_key": Text(
        en="`{key}` is missing; add it",
        zh="缺少`{key}`；请补充",
    ),
    "key_renamed": Text(
        en="`{found}` has been called `{to}` since {since}; it can still be read; `crmcore upgrade` rewrites it",
        zh="自{since}版起`{found}`改称`{to}`；目前仍可读取，`crmcore upgrade`可改写",
    ),
    "key_gone": Text(
        en="`{found}` has been called `{to}` since {since}, and is no longer read; `crmcore upgrade` rewrites it",
        zh="自{since}版起`{found}`改称`{to}`，旧名已不再读取；`crmcore upgrade`可改写",
    ),
    "key_both": Text(
        en="`{found}` and `{to}` are two names of one key; keep `{to}`",
        zh="`{found}`和`{to}`是同一个键的两个名称；请保留`{to}`",
    ),
    # sections
    "section_absent": Text(
        en="edition `{edition}` has no section `[{section}]`; add it to the rulebook",
        zh="版本`{edition}`没有`[{section}]`部分；请在规则手册中添加",
    ),
    "section_leaned_on": Text(
        en="`[{section}]` is missing, but `[{by}]` needs it; add it, or leave `[{by}]` out",
        zh="缺少`[{section}]`，而`[{by}]`以它为依据；请补充，或删去`[{by}]`",
    ),
    "section_needed": Text(
        en="`{key}` needs the section `[{section}]`, which this rulebook does not have; add it, or leave `{key}` out",
        zh="`{key}`需要`[{section}]`部分，而本规则手册没有该部分；请添加，或删去`{key}`",
    ),
    "unknown_format": Text(
        en="rulebooks in format {found} are not supported; this version reads format {known}",
        zh="不支持格式{found}的规则手册；本版本读取格式{known}",
    ),
    # values
    "wrong_kind": Text(
        en="`{value}` is {found}; write {wanted}",
        zh="`{value}`是{found}；应写成{wanted}",
    ),
    "value_empty": Text(
        en="the text is empty; write something or leave the key out",
        zh="文本为空；请填写，或删去该键",
    ),
    "bad_duration": Text(
        en="`{found}` is not a duration; write a whole number (at least 1) and a unit, e.g. `7 days` or `1 working day`",
        zh="`{found}`不是期限；请写从1起的整数和单位，例如`7 days`或`1 working day`",
    ),
    "unknown_unit": Text(
        en="unknown unit {found:id}; did you mean {nearest:id}?",
        zh="未知的单位{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_unit_of": Text(
        en="unknown unit {found:id}; units are: {known:id}",
        zh="未知的单位{found:id}；可用单位：{known:id}",
    ),
    "bad_share": Text(
        en="`{found}` is not a share; write a decimal number, a space and the percent sign, e.g. `90 %`",
        zh="`{found}`不是百分比；请写十进制数、空格和百分号，例如`90 %`",
    ),
    "float_amount": Text(
        en='`{found}` is a float; write an amount as a whole number or in quotes, e.g. `"199.50"`',
        zh='`{found}`是浮点数；金额请写整数，或加引号，例如`"199.50"`',
    ),
    "bad_hours": Text(
        en="`{found}` is not a span of hours; write its start and its end, e.g. `09:00-12:00` (over midnight `22:00-06:00`, at most 16 hours)",
        zh="`{found}`不是时间段；请写开始和结束时间，例如`09:00-12:00`（跨越午夜的写`22:00-06:00`，最多16小时）",
    ),
    "bad_time": Text(
        en="`{found}` is not a time of day; write hour and minute, e.g. `17:00`",
        zh="`{found}`不是时刻；请写小时和分钟，例如`17:00`",
    ),
    "bad_day_key": Text(
        en="`{found}` is not a day; write e.g. `2026-12-24`, without quotes",
        zh="`{found}`不是日期；请写例如`2026-12-24`，不加引号",
    ),
    "bad_rhythm": Text(
        en="`{found}` does not say how often; write e.g. `every 3 months`, `every fri`, `every 2nd fri of the month`, "
        "`by the 10th after every month`, `25 every quarter` or `at least every 3 months`",
        zh="`{found}`没有说明周期；请写例如`every 3 months`、`every fri`、`every 2nd fri of the month`、`by the 10th after every month`、"
        "`25 every quarter`或`at least every 3 months`",
    ),
    "bad_weekdays": Text(
        en="`{found}` is not a day of the week or a span of days; write e.g. `mon-fri` or `sat`",
        zh="`{found}`不是星期几或其范围；请写例如`mon-fri`或`sat`",
    ),
    "unknown_choice": Text(
        en="unknown word {found:id}; did you mean {nearest:id}?",
        zh="未知的词{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_choice_of": Text(
        en="unknown word {found:id}; choose one of: {known:id}",
        zh="未知的词{found:id}；可选：{known:id}",
    ),
    # references from one place to another
    "unknown_days": Text(
        en="no list of days {found:id}; did you mean {nearest:id}?",
        zh="没有名为{found:id}的日期表；是否应为{nearest:id}？",
    ),
    "unknown_days_of": Text(
        en="no list of days {found:id}; add [days.{found}], or name one of: {known:id}",
        zh="没有名为{found:id}的日期表；请添加[days.{found}]，或使用：{known:id}",
    ),
    "unknown_calendar": Text(
        en="no calendar {found:id}; did you mean {nearest:id}?",
        zh="没有日历{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_calendar_of": Text(
        en="no calendar {found:id}; add [calendars.{found}], or name one of: {known:id}",
        zh="没有日历{found:id}；请添加[calendars.{found}]，或使用：{known:id}",
    ),
    "unknown_event": Text(
        en="complaints have no event {found:id}; did you mean {nearest:id}?",
        zh="投诉没有名为{found:id}的事件；是否应为{nearest:id}？",
    ),
    "unknown_event_of": Text(
        en="complaints have no event {found:id}; there are: {known:id}",
        zh="投诉没有名为{found:id}的事件；可用事件：{known:id}",
    ),
    "unknown_lifecycle": Text(
        en="no lifecycle {found:id}; did you mean {nearest:id}?",
        zh="没有流程表{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_lifecycle_of": Text(
        en="no lifecycle {found:id}; there are: {known:id}",
        zh="没有流程表{found:id}；可用流程表：{known:id}",
    ),
    "unknown_tier": Text(
        en="no rule assigns the tier {found:id}; did you mean {nearest:id}?",
        zh="没有规则产生等级{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_tier_of": Text(
        en="no rule assigns the tier {found:id}; the rules assign: {known:id}",
        zh="没有规则产生等级{found:id}；现有等级：{known:id}",
    ),
    "unknown_position": Text(
        en="the organisation has no position {found:id}; did you mean {nearest:id}?",
        zh="组织中没有岗位{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_position_of": Text(
        en="the organisation has no position {found:id}; add it, or name one of: {known:id}",
        zh="组织中没有岗位{found:id}；请添加，或使用：{known:id}",
    ),
    "unknown_role": Text(
        en="nobody has the role {found:id}; did you mean {nearest:id}?",
        zh="没有角色{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_role_of": Text(
        en="nobody has the role {found:id}; name one of: {known:id}",
        zh="没有角色{found:id}；请使用：{known:id}",
    ),
    "unknown_department": Text(
        en="the organisation has no department {found:id}; did you mean {nearest:id}?",
        zh="组织中没有部门{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_department_of": Text(
        en="the organisation has no department {found:id}; add it, or name one of: {known:id}",
        zh="组织中没有部门{found:id}；请添加，或使用：{known:id}",
    ),
    "bad_edition_name": Text(
        en="`{found}` cannot name an edition; write a name without spaces, `@` or `#`, e.g. `example-city-bank`",
        zh="`{found}`不能作为名称；请使用不含空格、`@`和`#`的名称，例如`example-city-bank`",
    ),
    "weekday_twice": Text(
        en="`{weekday}` has hours already; name each day of the week once",
        zh="`{weekday}`已有时间段；每个星期几只写一次",
    ),
    "days_backwards": Text(
        en="the last day {last_day} is before the first day {first_day}; change one of them",
        zh="最后一日{last_day}早于第一日{first_day}；请更正",
    ),
    "day_outside": Text(
        en="{day} is outside the days of this list, {first_day} to {last_day}; move the ends or remove the day",
        zh="{day}不在该日期表的范围{first_day}至{last_day}内；请调整范围或删去该日",
    ),
    "day_twice": Text(
        en="{day} is in this list twice; remove one",
        zh="{day}在日期表中重复；请删去一处",
    ),
    "day_both": Text(
        en="{day} is both a holiday and a working day; keep one",
        zh="{day}既是假日又是工作日；请只保留一种",
    ),
    "unknown_figure": Text(
        en="no figure {found:id} in the catalogue; did you mean {nearest:id}?",
        zh="指标目录中没有{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_figure_of": Text(
        en="no figure {found:id} in the catalogue; there are: {known:id}",
        zh="指标目录中没有{found:id}；可用指标：{known:id}",
    ),
    "bound_in_percent": Text(
        en="{kpi} is not a share; write its bound as a number, e.g. `40`",
        zh="{kpi}不是百分比指标；界限请写数字，例如`40`",
    ),
    "bound_not_in_percent": Text(
        en="{kpi} is a share; write its bound in percent, e.g. `90 %`",
        zh="{kpi}是百分比指标；界限请写百分比，例如`90 %`",
    ),
    "band_edges": Text(
        en="a band has one of `below`, `up_to` or `above`; keep one",
        zh="每一档只能写`below`、`up_to`、`above`之一；请保留一个",
    ),
    "stands_twice": Text(
        en="{id:id} is used twice here; give each its own `{key}`",
        zh="{id:id}重复出现；请为每一项使用各自的`{key}`",
    ),
    "duplicate_edition": Text(
        en="two editions are valid from {valid_from}: `{first}` and `{second}`; keep one",
        zh="有两个版本都从{valid_from}起生效：`{first}`和`{second}`；请只保留一个",
    ),
    "rank_not_above": Text(
        en="{position:id} (rank {rank}) reports to {superior:id} (rank {above}); a superior needs a higher rank",
        zh="{position:id}（职级{rank}）向{superior:id}（职级{above}）汇报；上级的职级应更高",
    ),
    # lookup of an edition
    "no_edition_on": Text(
        en="no edition is in force on {day}; the first begins on {first}",
        zh="{day}没有生效的版本；第一个版本从{first}起生效",
    ),
    "edition_not_found": Text(
        en="no edition `{id}`, and none with a section of this id; also load the rulebook with that id; there are: {known:id}",
        zh="没有版本`{id}`，也没有含该编号部分的版本；请一并加载产生该编号的规则手册；现有：{known:id}",
    ),
}
