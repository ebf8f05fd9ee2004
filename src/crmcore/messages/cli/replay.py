"""Messages of the command `replay`."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "replay.read": Text(
        en="{events} event{events:|s} in {cases} case{cases:|s}, {refused} row{refused:|s} refused",
        zh="{cases}个案件共{events}个事件，未采用{refused}行",
    ),
    "replay.no_case": Text(
        en="`{file}` has no row that could be read as an event, and {refused} that {refused:was|were} refused; check the file and its mapping",
        zh="`{file}`没有任何可读作事件的行，未采用{refused}行；请检查文件及其映射",
    ),
    "replay.line": Text(
        en="line {line}",
        zh="第{line}行",
    ),
    "replay.fits": Text(
        en="{fit} of {cases} case{cases:|s} {fit:fits|fit}; {misfits} {misfits:has|have} a step that does not fit; "
        "{open} never closed, {after_end} {after_end:has|have} events after the end, {reopened} {reopened:was|were} reopened",
        zh="{cases}个案件中{fit}个符合；{misfits}个有不符合的步骤；{open}个从未结束，{after_end}个结束后仍有事件，{reopened}个重新处理",
    ),
    "replay.never_closed": Text(
        en="never closed: {cases}",
        zh="从未结束：{cases}",
    ),
    "replay.after_end": Text(
        en="with events after the end: {cases}",
        zh="结束后仍有事件：{cases}",
    ),
    "replay.reopened": Text(
        en="reopened: {cases}",
        zh="重新处理：{cases}",
    ),
    "replay.step": Text(
        en="line {line}, event {seq}",
        zh="第{line}行，第{seq}个事件",
    ),
    "replay.more": Text(
        en="and {count} more: `--show`",
        zh="另有{count}个：`--show`",
    ),
    "replay.left_out": Text(
        en="{count} event{count:|s} left out by the mapping",
        zh="映射略去{count}个事件",
    ),
    "replay.later": Text(
        en="{count} event{count:|s} had not happened yet",
        zh="{count}个事件尚未发生",
    ),
    "replay.starts": Text(
        en="{cases} case{cases:|s} {cases:begins|begin} with: {counted}",
        zh="{cases}个案件始于：{counted}",
    ),
    "replay.ends": Text(
        en="{cases} case{cases:|s} {cases:ends|end} with: {counted}",
        zh="{cases}个案件止于：{counted}",
    ),
    "replay.pairs": Text(
        en="directly following: {counted}",
        zh="直接相继：{counted}",
    ),
    "replay.repeats": Text(
        en="more than once in a case: {counted}",
        zh="同一案件中多次发生：{counted}",
    ),
    "replay.discovered": Text(
        en="{states} state{states:|s} and {steps} step{steps:|s} written to {path}: a first draft, which says what happened, not what should",
        zh="已将{states}个状态、{steps}个步骤写入{path}：仅为初稿，只反映已发生的事，不表示应当如此",
    ),
    "replay.nothing_observed": Text(
        en="no case of the log has events that go forward in time, so that there is nothing to make a draft of; check the log's order and `--at`",
        zh="日志中没有任何案件的事件按时间先后排列，无从生成初稿；请检查日志的顺序与`--at`",
    ),
    "replay.draft_exists": Text(
        en="`{path}` exists; give the draft another name, or remove the file",
        zh="`{path}`已存在；请为初稿另起文件名，或删除该文件",
    ),
    "replay.deadlines": Text(
        en="deadlines of the log, as of {as_of}: in time {in_time}, late {late}, without a deadline {no_target} (counted as {counts_as})",
        zh="日志所载期限，截至{as_of}：按时{in_time}，逾期{late}，无期限{no_target}（计为{counts_as}）",
    ),
    "replay.judged_by.first_stop": Text(
        en="a case that was stopped more than once is judged by its first stop",
        zh="多次停止的案件以首次停止为准",
    ),
    "replay.judged_by.last_stop": Text(
        en="a case that was stopped more than once is judged by its last stop",
        zh="多次停止的案件以最后一次停止为准",
    ),
    "replay.judged_by.each_stop": Text(
        en="a case that was stopped more than once is in time if each of its stops was",
        zh="多次停止的案件，每次均按时方为按时",
    ),
    "replay.stated": Text(
        en="the log's own verdict agrees in {same} of {judged} case{judged:|s} that {judged:has|have} both",
        zh="两者皆有的{judged}个案件中，与日志自身结论一致的有{same}个",
    ),
    "replay.contradictions": Text(
        en="{count} case{count:|s} whose rows contradict each other:",
        zh="{count}个案件的各行相互矛盾：",
    ),
    "replay.unread": Text(
        en="{count} could not be read:",
        zh="{count}项无法读取：",
    ),
    "replay.unread_clock": Text(
        en="clock {clock}: {why}",
        zh="时限{clock}：{why}",
    ),
    "replay.clock": Text(
        en="clock {clock}: {counted}; it heard {heard} event{heard:|s} of the log",
        zh="时限{clock}：{counted}；听取日志中{heard}个事件",
    ),
    "replay.clock_late": Text(
        en="{state:term}: {cases}",
        zh="{state:term}：{cases}",
    ),
    "replay.lost": Text(
        en="{fit} of those that fit, and {others} of the others, lost a row that was refused: what fits is what is left of them",
        zh="符合的案件中有{fit}个、其他案件中有{others}个有行未采用：上述结论只按其余各行得出",
    ),
    "replay.clock_unstopped": Text(
        en="clock {clock} is not read, since nothing in the log could stop it: it is stopped by {stops}; give events these names in the mapping",
        zh="时限{clock}未读取，因为日志中没有事件能使其停止：使其停止的有{stops}；请在映射中为事件使用这些名称",
    ),
    "replay.clock_due": Text(
        en="its deadline is the log's own in {same} of {both} case{both:|s}; earlier in {earlier}, later in {later}",
        zh="其期限在{both}个案件中有{same}个与日志所载相同；{earlier}个较早，{later}个较晚",
    ),
    "replay.no_class": Text(
        en="{count} case{count:|s} {count:is|are} of no class, and no clock is read for {count:it|them}; `--class` gives {count:it|them} one",
        zh="{count}个案件没有类别，未读取时限；可用`--class`指定",
    ),
    "replay.no_target": Text(
        en="`{found}` is not a way to count a case without a deadline; give `in_time`, `late` or `no_target`",
        zh="`{found}`不能作为无期限案件的计法；可为`in_time`、`late`或`no_target`",
    ),
}
