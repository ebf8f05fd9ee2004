"""What reports say: of their sources, of counts, statistics, the watch on volume, and what is published."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # what a report must state about its sources
    "note.stated": Text(
        en="For {count} complaint{count:|s} received in the period the source states whether the answer was in time; that is a figure of its own, "
        "as stated",
        zh="期内收到的投诉中，有{count}件由来源声明答复是否按时；已按“来源声明”单独统计",
    ),
    "note.stated_compared": Text(
        en="{count} of these {count:has|have} days that show it as well; {count:it counts by its|they count by their} days, and {against} of them "
        "{against:shows|show} the opposite of what is stated",
        zh="其中{count}件的日期亦可判断是否按时，已按日期统计；其中{against}件与来源声明相反",
    ),
    "note.closing_day_unknown": Text(
        en="{count} complaint{count:|s} received in the period {count:is|are} closed, on a day that the source does not state; no figure assumes one",
        zh="期内收到的{count}件投诉已结案，但来源未说明结案日期；任何指标均未作推定",
    ),
    "note.state_unknown": Text(
        en="For {count} complaint{count:|s} received in the period the source does not state whether {count:it is|they are} closed",
        zh="期内收到的{count}件投诉，来源未说明是否已结案",
    ),
    "note.open_unknown": Text(
        en="For {count} complaint{count:|s} received by the end of the period it is not known whether {count:it was|they were} open then, and so "
        "overdue or paused",
        zh="期末前收到的{count}件投诉，期末是否未结不明；其中可能有逾期或暂停计时的投诉",
    ),
    "note.deadline_unknown": Text(
        en="{count} complaint{count:|s} closed in the period {count:has|have} no known deadline, and {count:counts|count} neither as in time nor "
        "as late",
        zh="期内结案的{count}件投诉期限不明，既不计为按时也不计为逾期",
    ),
    "note.endings_unknown": Text(
        en="The source does not say which complaints were withdrawn or merged; they are among the {count} closed in the period",
        zh="来源未说明哪些投诉已撤回或并案；期内结案的{count}件中包含此类投诉",
    ),
    "note.overdue_unknown": Text(
        en="{count} complaint{count:|s} open at the end of the period {count:has|have} no known deadline; whether {count:it was|they were} overdue "
        "is not known",
        zh="期末未结的{count}件投诉期限不明，是否逾期不明",
    ),
    "note.field_unknown": Text(
        en="The source does not state the {field} of {count} of {total} complaint{total:|s} received in the period",
        zh="期内收到的{total}件投诉中有{count}件来源未说明{field}",
    ),
    "note.field_unknown_closed": Text(
        en="The source does not state the {field} of {count} of {total} complaint{total:|s} closed in the period",
        zh="期内结案的{total}件投诉中有{count}件来源未说明{field}",
    ),
    "note.field_unknown_ended": Text(
        en="The source does not state the {field} of {count} of {total} complaint{total:|s} closed in the period, or received in it and closed on "
        "a day "
        "that is not stated",
        zh="期内结案、或期内收到且结案日期不明的{total}件投诉中有{count}件来源未说明{field}",
    ),
    "note.incomplete": Text(
        en="The period was not over when the records were made ({as_of}): figures are not final",
        zh="记录生成时（{as_of}）统计期尚未结束：各项数值非最终值",
    ),
    "note.no_records": Text(
        en="There are no records for {kpi}: it is left out, not zero",
        zh="缺少{kpi}的记录：该指标略去，并非为零",
    ),
    "note.no_source": Text(
        en="There is no source for {section}: the section is left out, not empty",
        zh="缺少{section}的数据来源：该部分略去，并非没有内容",
    ),
    # counts of complaints
    "counts.other": Text(
        en="`{field}` of these counts are {found}, not {wanted}; count both with the same ones",
        zh="该计数的`{field}`为{found}，而不是{wanted}；两者应以相同口径统计",
    ),
    "counts.shared": Text(
        en="{count} complaint{count:|s} {count:is|are} in both parts; count all complaints together, or leave each out of one part",
        zh="有{count}件投诉同时出现在两部分中；请一并统计，或从其中一部分去除",
    ),
    "counts.unknown_dimension": Text(
        en="complaints cannot be broken down by {found:id}; did you mean {nearest:id}?",
        zh="投诉不能按{found:id}细分；是否应为{nearest:id}？",
    ),
    "counts.unknown_dimension_of": Text(
        en="complaints cannot be broken down by {found:id}; choose from {known:id}",
        zh="投诉不能按{found:id}细分；可用维度：{known:id}",
    ),
    # complaint statistics
    "statistics.period_unknown": Text(
        en="the source is complete from {known_from} on, which does not cover {period}; give a period that begins on that day or later",
        zh="来源自{known_from}起才完整，不能覆盖{period}；统计期应始于该日或之后",
    ),
    "note.not_compared": Text(
        en="There is no comparison with {period}: the source is complete only from {known_from} on",
        zh="未与{period}比较：来源自{known_from}起才完整",
    ),
    # watch on complaint volume
    "watch.unknown_dimension": Text(
        en="complaints cannot be grouped by {found}; choose from {known}",
        zh="投诉不能按{found}分组；可用维度：{known}",
    ),
    "watch.alarm": Text(
        en="{group}: {observed} complaint{observed:|s} per window from {first} to {last} ({method}), {expected} expected; {limit} or more are "
        "abnormal",
        zh="{group}：{first}至{last}每期投诉{observed}件（{method}），预期{expected}件；达到{limit}件即为异常",
    ),
    "watch.quiet": Text(
        en="{group}: {observed} complaint{observed:|s} per window from {first} to {last} ({method}), {expected} expected; below the limit of {limit}",
        zh="{group}：{first}至{last}每期投诉{observed}件（{method}），预期{expected}件；低于界限{limit}件",
    ),
    "watch.too_few": Text(
        en="{group}: {observed} complaint{observed:|s} per window from {first} to {last} ({method}), {expected} expected, limit {limit}, "
        "but {count} in total {count:is|are} fewer than the {minimum} needed for an alarm",
        zh="{group}：{first}至{last}每期投诉{observed}件（{method}），预期{expected}件，界限{limit}件，但共{count}件，少于报警所需的{minimum}件",
    ),
    "watch.history_short": Text(
        en="{group}: the windows to compare with begin on {needed}, but the source is complete only from {known_from} on; not measurable yet",
        zh="{group}：用于比较的时段始于{needed}，而来源自{known_from}起才完整；暂无法判断",
    ),
    # summary for publication
    "published.reversed": Text(
        en="the reporting period ends on {last}, before it begins on {first}",
        zh="报告期的结束日{last}早于起始日{first}",
    ),
    "published.no_group": Text(
        en="products without a product group: {found}; give each of them one in `groups`",
        zh="以下产品没有产品组别：{found}；请在`groups`中逐一指定",
    ),
    "published.no_base": Text(
        en="product groups have the base {found}; a base must be above 0",
        zh="产品组别的基数为{found}；基数应大于0",
    ),
}
