"""Messages about the steps of a case: why nothing moves, what may happen next, and how open cases migrate."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # why nothing moves
    "not_now": Text(
        en="`{event}` does not follow `{state}`; what may follow: {following}",
        zh="“{state}”之后不能发生“{event}”；可以发生：{following}",
    ),
    "nothing_follows": Text(
        en="`{event}` does not follow `{state}`; nothing does",
        zh="“{state}”之后不能发生“{event}”；该状态之后没有步骤",
    ),
    "out_of_order": Text(
        en="{at} is before the last step ({last}); time within a case never goes back, and a correction is an event of its own",
        zh="{at}早于上一步骤（{last}）；同一案件的时间不能倒退，更正应作为新的事件",
    ),
    "day_too_far": Text(
        en="`{field}` is {day}, more than a hundred years from the event ({at}); correct it",
        zh="`{field}`为{day}，与事件时间（{at}）相差一百年以上；请更正",
    ),
    "wrong_edition": Text(
        en="`{id}` is under edition `{wanted}`; pass the rules of that edition, not of `{found}`",
        zh="`{id}`适用版本`{wanted}`；请传入该版本的规则，而不是`{found}`",
    ),
    "wrong_edition_then": Text(
        en="`{id}` was under edition `{wanted}` at {at}; pass the rules of that edition, not of `{found}`",
        zh="`{id}`在{at}时适用版本`{wanted}`；请传入该版本的规则，而不是`{found}`",
    ),
    "wrong_lifecycle": Text(
        en="`{id}` follows lifecycle `{wanted}`; pass that one, not `{found}`",
        zh="`{id}`适用流程表`{wanted}`；请传入该流程表，而不是`{found}`",
    ),
    "lacks_role": Text(
        en="`{actor}` {actor:does|do} not have the role: {roles:any}",
        zh="`{actor}`不具有所需角色：{roles:any}",
    ),
    "history_breaks": Text(
        en="the history of `{id}` breaks at step {seq}: `{event}` does not follow `{state}`",
        zh="`{id}`的历史在第{seq}步中断：“{state}”之后不能发生“{event}”",
    ),
    "history_migrates": Text(
        en="the history of `{id}` moves to another lifecycle or edition at step {seq}; replay each part under the table and the rules of its time",
        zh="`{id}`的历史在第{seq}步转入其他流程表或版本；请用当时的流程表和规则分段重放",
    ),
    "other_state": Text(
        en="is in state {found}, its history leads to {wanted}",
        zh="当前状态为“{found}”，而其历史应到达“{wanted}”",
    ),
    "other_transition": Text(
        en="recorded as `{found}`; the table says `{wanted}`",
        zh="记录为`{found}`；流程表中为`{wanted}`",
    ),
    "state_not_here": Text(
        en="`{id}` is in {found:id}, which `{lifecycle}` does not have; its states are: {known:id}",
        zh="`{id}`的状态为{found:id}，但`{lifecycle}`没有该状态；其状态有：{known:id}",
    ),
    "state_no_word": Text(
        en="state `{found}` is of type `{type}`; give a member of the `StrEnum` of the states",
        zh="状态`{found}`的类型是`{type}`；应为状态所在`StrEnum`的成员",
    ),
    "guard_says": Text(
        en="guard `{guard}` returned a `{found}`; it must return a `Reason` or a tuple of them, and `None` where nothing speaks against the step",
        zh="守卫条件`{guard}`返回了`{found}`；应返回`Reason`或由`Reason`组成的元组，没有异议时返回`None`",
    ),
    # what a process forgets
    "process.forgotten": Text(
        en="event `{event}` (class `{name}`) is not one of the events of `{kinds}` and could not be read again; "
        "add the class to those of its `Process`",
        zh="事件`{event}`（类`{name}`）不在`{kinds}`的事件之列，保存后将无法读取；请将该类加入其`Process`的事件",
    ),
    "obligation.no_message": Text(
        en="`finding` of obligation `{id}` is `{found}`, a code that no message has; leave it out, or give that of a message",
        zh="义务`{id}`的`finding`为`{found}`，没有使用该代码的消息；请省略，或填写某条消息的代码",
    ),
    "process.nameless": Text(
        en="event `{event}` of process `{kind}` has no stored name; give its class a constant `name`",
        zh="流程`{kind}`的事件`{event}`没有存储名称；请为其类设置常量`name`",
    ),
    "process.same_name": Text(
        en="two events of process `{kind}` are stored as `{event}`; give each a `name` of its own",
        zh="流程`{kind}`有两个事件的存储名称都是`{event}`；请为每个事件使用不同的`name`",
    ),
    # moving open cases
    "migration.report": Text(
        en="to {edition}: {going} can go, {staying} cannot",
        zh="迁移至{edition}：{going}件可迁移，{staying}件不可迁移",
    ),
    "migration.report_over": Text(
        en="to {edition}: {going} can go, {staying} cannot; {over} {over:is|are} over and {over:stays|stay}",
        zh="迁移至{edition}：{going}件可迁移，{staying}件不可迁移；另有{over}件已结案，不迁移",
    ),
    "migration.goes": Text(
        en="goes   {id}: {was} → {state}",
        zh="可迁移  {id}：{was} → {state}",
    ),
    "migration.stays": Text(
        en="stays  {id} ({state}): {why}",
        zh="不可迁移  {id}（{state}）：{why}",
    ),
    "migration.there_already": Text(
        en="`{id}` is under edition `{edition}` and this lifecycle already",
        zh="`{id}`已适用版本`{edition}`及该流程表",
    ),
    "migration.finished": Text(
        en="`{id}` is finished ({state}); only what is open moves",
        zh="`{id}`已终结（{state}）；只迁移在办案件",
    ),
    "migration.no_state": Text(
        en="no open case can be in `{state}` in `{lifecycle}` v{version}; say which of these takes its place: {known:id}",
        zh="`{lifecycle}` v{version}中的在办案件没有状态“{state}”；请指明由哪个状态代替：{known:id}",
    ),
    "migration.has_state": Text(
        en="`{lifecycle}` v{version} has `{state}` too, so the case stays in it; `{wanted}` takes the place only of a state that it does not have",
        zh="`{lifecycle}` v{version}也有状态“{state}”，案件保持该状态；“{wanted}”只能代替其中没有的状态",
    ),
    "migration.too_late": Text(
        en="`{id}` has not come to `{state}` in `{lifecycle}` v{version}: steps on the way there were not taken; what was done leads to: {known:id}",
        zh="`{id}`在`{lifecycle}` v{version}中尚未到达状态“{state}”：此前的步骤尚未完成；已完成的步骤所到达的状态：{known:id}",
    ),
    "migration.no_reason": Text(
        en="say why the case moves",
        zh="请说明迁移原因",
    ),
    # what may happen next
    "explanation": Text(
        en="`{id}`: {state} ({lifecycle} v{version}); for `{actor}` at {at}:",
        zh="`{id}`的状态为“{state}”（{lifecycle} v{version}）；`{actor}`在{at}：",
    ),
    "open_step": Text(
        en="may  {step}: {event} → {to} ({clause})",
        zh="可以  {step}：{event} → {to}（{clause}）",
    ),
    "open_step_still": Text(
        en="still  {what}",
        zh="尚需  {what}",
    ),
    "blocked_step": Text(
        en="not  {step}: {event} ({clause}): {why}",
        zh="不可  {step}：{event}（{clause}）：{why}",
    ),
    "nothing_to_do": Text(
        en="nothing more happens to it",
        zh="不再有后续步骤",
    ),
    # the columns of a lifecycle's table
    "column.step": Text(en="step", zh="步骤"),
    "column.from": Text(en="from", zh="原状态"),
    "column.event": Text(en="what happened", zh="事件"),
    "stays": Text(en="(stays)", zh="（不变）"),
    "column.to": Text(en="to", zh="新状态"),
    "column.clause": Text(en="clause", zh="条款"),
    "column.by": Text(en="by whom", zh="由谁"),
    "column.law": Text(en="by law", zh="法定条件"),
    "column.given": Text(en="given that", zh="须满足"),
}
