"""Messages of `adapters.files` about event logs: their mappings, XES, and rows that go back in time."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "log_one_kind": Text(
        en="state how the log records events: either `event` and `at` (a row is an event) or `events` (a row is a case), not both",
        zh="请说明事件在日志中的形式：要么用`event`与`at`（一行一事件），要么用`events`（一行一案件），不能兼用",
    ),
    "log_no_formats": Text(
        en="no format is given; times need `dates`, e.g. `%Y-%m-%d %H:%M:%S`",
        zh="没有给出格式；时间按`dates`读取，例如`%Y-%m-%d %H:%M:%S`",
    ),
    "log_nothing_stops": Text(
        en="no event meets the deadline; name those that do, e.g. `closed`",
        zh="没有任何事件可满足期限；请写明哪些事件可以，例如`closed`",
    ),
    "log_verdict_alone": Text(
        en="the log's verdict has no deadline to be compared with; map `[due]` too, or leave `[verdict]` out",
        zh="日志的结论没有可供比较的期限；请同时映射`[due]`，或去掉`[verdict]`",
    ),
    "log_check": Text(
        en="{found:id} is not a time of this mapping; a check compares two of {known:id}",
        zh="{found:id}不是本映射中的时间；检查只能比较{known:id}中的两个",
    ),
    "log_not_now": Text(
        en="{event:id} does not follow {state:id}; what may follow: {following:id}",
        zh="{state:id}之后不能发生{event:id}；可以发生：{following:id}",
    ),
    "log_no_event": Text(
        en="{event:id} is no event of `{lifecycle}`; what may follow {state:id}: {following:id}; say by `values` which the log's words are",
        zh="{event:id}不是`{lifecycle}`的事件；{state:id}之后可以发生：{following:id}；请在`values`中写明日志用语对应哪个事件",
    ),
    "log_event_unknown": Text(
        en="{found:id} is no event of `{lifecycle}`; did you mean {nearest:id}?",
        zh="{found:id}不是`{lifecycle}`的事件；是否应为{nearest:id}？",
    ),
    "log_event_unknown_of": Text(
        en="{found:id} is no event of `{lifecycle}`; it has {known:id}; what does not matter is listed in `leave_out`",
        zh="{found:id}不是`{lifecycle}`的事件；可用的有{known:id}；无关的事件可列入`leave_out`",
    ),
    "log_stops_again": Text(
        en="the case went on after its first stop; say in `[due]` by which it is judged: `judged_by` is {choices:any}",
        zh="案件在首次停止后仍继续；请在`[due]`中用`judged_by`写明以哪次停止为准：{choices:any}",
    ),
    "lifecycle_not_found": Text(
        en="no lifecycle {found:id}: neither a file nor a shipped name; did you mean {nearest:id}?",
        zh="没有流程表{found:id}：既不是文件，也不是自带的名称；是否应为{nearest:id}？",
    ),
    "lifecycle_not_found_of": Text(
        en="no lifecycle {found:id}: neither a file nor a shipped name ({known:id})",
        zh="没有流程表{found:id}：既不是文件，也不是自带的名称（{known:id}）",
    ),
    "log_goes_back": Text(
        en="{at} is before {last}, the time of the case's previous event; sort the log by time",
        zh="{at}早于该案件上一事件的时间{last}；请按时间排序日志",
    ),
    "log_contradicts": Text(
        en="`{field}` is {found} here, and {before} on line {line}; neither is taken: correct the row that is wrong",
        zh="`{field}`在此为{found}，而在第{line}行为{before}；两者均不采用：请更正有误的行",
    ),
    "log_due_moves": Text(
        en="`{field}` is {found} here, and {before} on line {line}; each stands from its row on: correct the row that is wrong, if one is",
        zh="`{field}`在此为{found}，而在第{line}行为{before}；各自从所在行起适用：如有误，请更正有误的行",
    ),
    "file_gzip": Text(
        en="`{file}` is compressed by gzip, and damaged or cut off; get the complete file",
        zh="`{file}`为gzip压缩文件，已损坏或不完整；请取得完整的文件",
    ),
    "xes_empty": Text(
        en="`{file}` is empty; a log in XES has at least `<log>`",
        zh="`{file}`为空；XES日志至少要有`<log>`",
    ),
    "xes_malformed": Text(
        en="`{file}` is not well-formed XML on line {line}: {problem}; get the complete file",
        zh="`{file}`第{line}行不是格式正确的XML：{problem}；请取得完整的文件",
    ),
    "xes_no_log": Text(
        en="`{file}` is XML, but no log in XES: on line {line} it does not begin with `<log>`",
        zh="`{file}`是XML，但不是XES日志：第{line}行不是以`<log>`开头",
    ),
    "xes_doctype": Text(
        en="`{file}` has a document type on line {line}, which no log needs, and which could bring in other files; remove it",
        zh="`{file}`第{line}行有文档类型声明，日志并不需要，且可能引入其他文件；请将其删除",
    ),
    "xes_too_deep": Text(
        en="`{file}` has more than {most} tag{most:|s} inside each other on line {line}; a log needs few",
        zh="`{file}`第{line}行嵌套超过{most}层标签；日志只需少数几层",
    ),
    "xes_tag_too_long": Text(
        en="`{file}` has more than {most} byte{most:|s} without a tag after line {line}; check its quotes, or shorten it",
        zh="`{file}`第{line}行之后有超过{most}字节没有标签；请检查引号，或缩短内容",
    ),
    "xes_late_attribute": Text(
        en="`{file}` has the attribute `{key}` of a trace behind its events, on line {line}; attributes come first",
        zh="`{file}`第{line}行的轨迹属性`{key}`位于事件之后；属性应在前",
    ),
    "xes_events": Text(
        en="`{file}` is a log in XES, in which each event stands by itself; map `event` and `at` instead of `events`",
        zh="`{file}`是XES日志，每个事件单独列出；请映射`event`与`at`，而非`events`",
    ),
    "xes_no_event": Text(
        en="the trace has no event",
        zh="该轨迹没有事件",
    ),
    "row_goes_back": Text(
        en="`{later}` at {at} is before `{than}` at {before}, which comes first in the mapping",
        zh="`{later}`的时间{at}早于`{than}`的时间{before}，而后者在映射中在前",
    ),
}
