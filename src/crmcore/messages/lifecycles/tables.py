"""Messages about lifecycles as tables: what is wrong with their lines, and what walking their paths finds."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # what is wrong with the words of a table for logs
    "plain.unknown_state": Text(
        en="no state {found:id} is listed; there are: {known:id}",
        zh="没有列出状态{found:id}；已列出的有：{known:id}",
    ),
    "plain.reserved": Text(
        en="a state cannot be called `{state}`: `stays` and what ends with `/*` have a meaning of their own; give it another name",
        zh="状态不能命名为`{state}`：`stays`和以`/*`结尾的词另有含义；请改用其他名称",
    ),
    # what is wrong with a table
    "duplicate_transition_id": Text(
        en="{times} transition{times:|s} {times:is|are} called `{id}`; give each an id of its own",
        zh="有{times}个流转都叫`{id}`；请为每个流转使用不同的标识",
    ),
    "transition_without_clause": Text(
        en="transition `{id}` names no clause; say which rule it is based on",
        zh="流转`{id}`没有条款；请注明所依据的条款",
    ),
    "event_without_name": Text(
        en="event `{event}` of transition `{id}` has no stored name; give its class a constant `name`",
        zh="流转`{id}`的事件`{event}`没有存储名称；请为其类设置常量`name`",
    ),
    "guard_without_sentence": Text(
        en="guard `{guard}` of transition `{id}` has no docstring; its first line is the sentence that readers see",
        zh="流转`{id}`的守卫条件`{guard}`没有文档字符串；其首行是读者看到的说明",
    ),
    "guard_without_event": Text(
        en="guard `{guard}` of transition `{id}` does not say what it looks at; annotate its second parameter with `Attempt`, or with an event's "
        "class that is imported at run time",
        zh="流转`{id}`的守卫条件`{guard}`没有说明其对象；请将第二个参数注解为`Attempt`，或运行时已导入的事件类",
    ),
    "two_transitions": Text(
        en="`{id}` and `{first}` both answer {event:id} in state `{state}`; keep one, or give them different events",
        zh="`{id}`与`{first}`都对应状态“{state}”中的事件{event:id}；请只保留一个，或使用不同的事件",
    ),
    "final_state_left": Text(
        en="`{id}` leaves the final state `{state}`; mark it `reopening=True`, or take the state out of `final`",
        zh="`{id}`离开了终态“{state}”；请标记`reopening=True`，或不要将该状态设为终态",
    ),
    "unreachable_state": Text(
        en="no transition leads from `{initial}` to `{state}`; add one, or drop the state",
        zh="没有流转能从“{initial}”到达“{state}”；请补充流转，或删除该状态",
    ),
    "no_way_out": Text(
        en="no path leads from `{state}` to a final state ({final}); add a transition, or call the state final",
        zh="从“{state}”无法到达终态（{final}）；请补充流转，或将其设为终态",
    ),
    # what a walk of every path finds
    "verified_wanting": Text(
        en="{said}; faults found: {count}",
        zh="{said}；发现{count}个问题",
    ),
    "verified": Text(
        en="{lifecycle} v{version}: {states} state{states:|s}, {transitions} transition{transitions:|s}, paths from the initial state to a final "
        "one: {paths}; "
        "places checked: {places}",
        zh="{lifecycle} v{version}：{states}个状态，{transitions}个流转，从初始状态到终态共{paths}条路径；已遍历{places}个位置",
    ),
    "verified_many": Text(
        en="{lifecycle} v{version}: {states} state{states:|s}, {transitions} transition{transitions:|s}, paths from the initial state to a final "
        "one: more than {paths}; "
        "places checked: {places}",
        zh="{lifecycle} v{version}：{states}个状态，{transitions}个流转，从初始状态到终态超过{paths}条路径；已遍历{places}个位置",
    ),
    "verify_found": Text(
        en="not every path is as it should be",
        zh="并非每条路径都符合要求",
    ),
    "lifecycle_counted": Text(
        en="{states} state{states:|s}, {transitions} transition{transitions:|s}",
        zh="{states}个状态，{transitions}个流转",
    ),
    "event_name_twice": Text(
        en="two events are stored as `{name}`: {first} and {second}; give one of them another `name`",
        zh="两个事件的存储名都是`{name}`：{first}和{second}；请为其中一个另取`name`",
    ),
    "guard_name_twice": Text(
        en="two guards are called `{name}`: {first} and {second}; give one of the functions another name",
        zh="两个守卫条件都叫`{name}`：{first}和{second}；请为其中一个函数另取名称",
    ),
    "verify.still_owed": Text(
        en="after `{id}` ({state}) `{obligation}` is still owed; shortest path: {way}",
        zh="`{id}`（{state}）之后`{obligation}`仍未履行；最短路径：{way}",
    ),
    "verify.never_met": Text(
        en="nothing here meets the obligation `{obligation}`; add a transition with one of: {known:id}",
        zh="没有流转履行义务`{obligation}`；请添加事件为以下之一的流转：{known:id}",
    ),
    "verify.never_opened": Text(
        en="`{id}` meets the obligation `{obligation}`, which nothing here opens; drop it, or add a transition with one of: {known:id}",
        zh="`{id}`履行义务`{obligation}`，但没有流转产生该义务；请删除，或添加事件为以下之一的流转：{known:id}",
    ),
    "verify.obligation_no_word": Text(
        en="the obligation `{obligation}` names {event:id}, which is in none of the tables; take it out, or give it a transition",
        zh="义务`{obligation}`提到{event:id}，但没有任何流程表包含该事件；请删除，或为其添加流转",
    ),
    "verify.obligation_unopened": Text(
        en="nothing ever opens the obligation `{obligation}`; write `from_start=True`, or name events under `opened_by`",
        zh="没有任何事件产生义务`{obligation}`；请写`from_start=True`，或在`opened_by`中注明事件",
    ),
    "verify.obligation_unmet": Text(
        en="nothing ever meets the obligation `{obligation}`; name events under `met_by`",
        zh="没有任何事件履行义务`{obligation}`；请在`met_by`中注明事件",
    ),
    "verify.owed_at_start": Text(
        en="it may end before anything happened: `{state}` is final, and `{obligation}` is owed from the start; take the state out of `final`",
        zh="尚未发生任何事件即可结束：“{state}”是终态，而义务`{obligation}`自始须履行；请将该状态移出`final`",
    ),
    "verify.too_many_places": Text(
        en="not every path could be walked: there are more than {places} place{places:|s}, and each obligation that guards wait for doubles them; "
        "let guards wait for fewer",
        zh="未能走完所有路径：位置超过{places}个，而守卫条件所等待的每项义务都会使其加倍；请减少守卫条件所等待的义务",
    ),
    "verify.nothing_to_review": Text(
        en="`{id}` (to {state}) may review a document that was never made; shortest path: {way}",
        zh="`{id}`（至“{state}”）可能复核从未形成的文件；最短路径：{way}",
    ),
    "verify.stuck": Text(
        en="in `{state}` it can no longer end: what the remaining steps require cannot happen; shortest path: {way}",
        zh="在“{state}”中已无法结束：其余步骤的条件不可能满足；最短路径：{way}",
    ),
    "verify.never_taken": Text(
        en="`{id}` is never taken in `{state}`: what it requires has not happened there",
        zh="`{id}`在“{state}”中永远不会发生：其条件在此不成立",
    ),
    "verify.cannot_send_back": Text(
        en="whoever reviews in `{state}` (`{id}`) cannot send the document back; add a transition with one of: {known:id}",
        zh="在“{state}”中复核的人（`{id}`）不能退回文件；请添加事件为以下之一的流转：{known:id}",
    ),
    "verify.for_anyone": Text(
        en="`{id}` may be done by anyone; name under `by` who may",
        zh="`{id}`任何人都可执行；请在`by`中注明由谁执行",
    ),
    "verify.no_word": Text(
        en="event `{event}` of `{id}` is not in the vocabulary",
        zh="`{id}`的事件`{event}`不在词汇表中",
    ),
    "verify.not_in_process": Text(
        en="event `{event}` (class `{name}`) of `{id}` is not one of the events of `{kinds}`; add the class to the events of its `Process`",
        zh="`{id}`的事件`{event}`（类`{name}`）不在`{kinds}`的事件之列；请将该类加入其`Process`的事件",
    ),
    "verify.cannot_migrate": Text(
        en="`Migrated` is not one of the events of `{kind}`: a case that is migrated cannot be stored; add the class to the events of its `Process`",
        zh="`Migrated`不在`{kind}`的事件之列：迁移后的案件无法保存；请将该类加入其`Process`的事件",
    ),
    "verify.law_left_out": Text(
        en="`{id}` leaves out `{guard}`, which is law for {event:id}",
        zh="`{id}`缺少`{guard}`，它是“{event}”的法定条件",
    ),
    "verify.not_reopening": Text(
        en="`{id}` reopens, but {event:id} opens nothing again that was owed; events that do: {known:id}",
        zh="`{id}`重新处理，但“{event}”之后没有须重新履行的义务；可重新处理的事件：{known:id}",
    ),
    "verify.other_beginning": Text(
        en="it begins in `{found}`; every case begins in `{wanted}`",
        zh="初始状态为“{found}”；所有案件均从“{wanted}”开始",
    ),
    "verify.begins": Text(
        en="`{id}`: a case leaves `{state}` only by {event:id}, and {event:id} happens only there",
        zh="`{id}`：“{state}”之后只能发生“{event}”，且“{event}”只能在此发生",
    ),
    "verify.paper_elsewhere": Text(
        en="`{id}` reviews what `{paper}` brought, in `{state}`, where it is not under review; it is under review in: {known:id}",
        zh="`{id}`在“{state}”中复核“{paper}”的文件，而该文件此时不在复核人处；可复核的状态：{known:id}",
    ),
    # what is wrong with a table of a firm's own
    "unknown_guard": Text(
        en="no guard {found:id}; did you mean {nearest:id}?",
        zh="没有守卫条件{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_guard_of": Text(
        en="no guard {found:id}; there are: {known:id}",
        zh="没有守卫条件{found:id}；可用守卫条件：{known:id}",
    ),
    "guard_elsewhere": Text(
        en="`{guard}` belongs under `{key}`: `by` holds who may and when, `given` what must hold of the event",
        zh="`{guard}`应写在`{key}`中：`by`写由谁、何时，`given`写事件须满足的条件",
    ),
    "guard_no_law": Text(
        en="`{guard}` is not law for {event:id}; write it under `{key}` (`law` holds what every table has: {known:id})",
        zh="`{guard}`不是{event:id}的法定条件；请写在`{key}`中（`law`只写所有流程表都有的守卫条件：{known:id}）",
    ),
    "guard_of_other_event": Text(
        en="`{guard}` does not look at {event:id}; it looks at: {known:id}",
        zh="`{guard}`不适用于{event:id}；适用于：{known:id}",
    ),
    "lifecycle.shipped": Text(
        en="`{name}` is shipped with crmcore; give a lifecycle of your own another name",
        zh="`{name}`是crmcore自带的流程表；请为自定义流程表另取名称",
    ),
    "lifecycle.bad_version": Text(
        en="{found} is not a version; versions count from 1",
        zh="{found}不是有效版本；版本从1开始",
    ),
    "lifecycle.twice": Text(
        en="version {version} of `{name}` is here already; a change needs a new version",
        zh="`{name}`的版本{version}已存在；修改时请使用新版本",
    ),
    "unknown_state": Text(
        en="a complaint has no state {found:id}; did you mean {nearest:id}?",
        zh="投诉没有状态{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_state_of": Text(
        en="a complaint has no state {found:id}; there are: {known:id}",
        zh="投诉没有状态{found:id}；可用状态：{known:id}",
    ),
    "lifecycle.bad_name": Text(
        en="`{found}` cannot name a lifecycle; write `complaint/` and lower-case letters, digits and hyphens, such as `complaint/our-branch`",
        zh="`{found}`不能作为流程表的名称；请写`complaint/`加小写字母、数字和连字符，例如`complaint/our-branch`",
    ),
}
