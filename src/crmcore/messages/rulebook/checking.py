"""Messages of a check about a rulebook that loads."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # findings: it loads, but a reader should know
    "review_overdue": Text(
        en="the review of this edition was due by {review_by}; today is {today}",
        zh="本版本最迟应于{review_by}复审；今天是{today}",
    ),
    "review_before_start": Text(
        en="the review is due by {review_by}, which is not after {valid_from}, the first day; set a later day",
        zh="复审期限{review_by}不晚于生效日{valid_from}；请设定更晚的日期",
    ),
    "not_first_of_month": Text(
        en="the edition begins on {valid_from}; rules take effect on the first of a month",
        zh="本版本从{valid_from}起生效；制度应从某月1日起执行",
    ),
    "calendar_ends_early": Text(
        en="calendar `{calendar}` covers days only up to {last_day}, but the edition runs to its review on {review_by}; add the days between",
        zh="日历`{calendar}`只到{last_day}，而本版本要用到{review_by}复审；请补充其间的日期",
    ),
    "calendar_begins_late": Text(
        en="calendar `{calendar}` begins on {first_day}, after the edition's first day {valid_from}; add the days between",
        zh="日历`{calendar}`从{first_day}开始，晚于本版本生效日{valid_from}；请补充其间的日期",
    ),
    "exception_changes_nothing": Text(
        en="the exception of calendar `{calendar}` for {day} changes nothing: by its list `{days}` it has the same hours; leave the exception out",
        zh="日历`{calendar}`对{day}的例外没有改变任何内容：依日期表`{days}`，该日工作时间相同；请删去该例外",
    ),
    "days_end_soon": Text(
        en="the days of `{days}` end on {last_day}: a clock of {length} that begins on {today} could not be counted to its end; add later days",
        zh="`{days}`的日期到{last_day}为止：{today}起算的{length}时限无法算完；请补充其后的日期",
    ),
    "law_review_overdue": Text(
        en="the reading `{regime}` of the law was to be reviewed by {review_by}; today is {today}",
        zh="对法规`{regime}`的解读最迟应于{review_by}复核；今天是{today}",
    ),
    "law_superseded": Text(
        en="`{regime}` is superseded by `{new}` for complaints received from {first} on; bind that one as well",
        zh="自{first}起收到的投诉，`{regime}`由`{new}`取代；请一并绑定后者",
    ),
    "day_rewritten": Text(
        en="{day}: {was} in the list `{before}`, {now} in this one; restore it, or name each day under `corrected` with its source",
        zh="{day}：在日期表`{before}`中为{was}，现为{now}；请恢复，或在`corrected`中逐日注明来源",
    ),
    "day_dropped": Text(
        en="{day}: the list `{before}` covers it, this list does not; extend the list, don't start a new one",
        zh="{day}：日期表`{before}`包含该期间，现日期表未包含；请续写日期表，不要另起",
    ),
    "days_gone": Text(
        en="the list `{before}` is no longer here; keep it, deadlines were announced by it",
        zh="日期表`{before}`已不存在；请保留，曾据此告知期限",
    ),
    "section_edited": Text(
        en="the section `{section}` changed and `valid_from` did not: open cases that began under `{was}` will not find it; "
        "give the edition a new first day, after {valid_from}, and load both",
        zh="`{section}`部分已改变，而`valid_from`未变：依`{was}`开始的在办案件将找不到该部分；请为新版本另定晚于{valid_from}的生效日，并一并加载两个版本",
    ),
    "end_unheard": Text(
        en="a complaint that ends by {events:id} leaves {clock:id} running for ever, and is overdue for ever; add these events to its `stops`, "
        "or to its `ends` where they fulfil nothing",
        zh="以{events:id}结束的投诉，时限{clock:id}将一直计时，永远显示逾期；请将这些事件加入`stops`，不算完成的则加入`ends`",
    ),
    "close_unanswered": Text(
        en="the clock {clock:id} stops by {events:id}, which tells the customer no result: the complaint would count as closed in time without an "
        "answer; leave these events out of its `stops`",
        zh="时限{clock:id}以{events:id}完成，而客户未被告知处理结果：未答复的投诉将计为按时结案；请将这些事件移出`stops`",
    ),
    "close_deaf": Text(
        en="the clock {clock:id} does not run again after {events:id}: a complaint that was opened again would count as closed; "
        "add these events to its `reopens`",
        zh="{events:id}之后，时限{clock:id}不再计时：重新处理的投诉将计为已结案；请将这些事件加入`reopens`",
    ),
    "clock_unsaid": Text(
        en="the clock {clock:id} does not say what `{key}` it; it is taken to be {events:id}; write them out",
        zh="时限{clock:id}没有写明`{key}`；按{events:id}处理；请逐一写明",
    ),
    "calendar_unused": Text(
        en="calendar `{calendar}` is named by nothing; name it in a clock or a rhythm, or leave it out",
        zh="没有时限或周期采用日历`{calendar}`；请在其中写明，或将其删去",
    ),
    "longer_by_calendar": Text(
        en="{own} by calendar `{calendar}` can be longer than the {law} of `{regime}`: received {received}, until {until}, the law {law_until}; "
        "shorten it",
        zh="按日历`{calendar}`计算的{own}可能长于`{regime}`规定的{law}：{received}收到的，至{until}，规定为{law_until}；请缩短",
    ),
    "pause_without_end": Text(
        en="{clock:id} is paused at {event:id}, and does not go on at {wanted:id}: it may be paused for ever; add {wanted:id} to its `resumes`",
        zh="{event:id}使时限{clock:id}暂停，而{wanted:id}不使其恢复计时，可能一直暂停；请将{wanted:id}加入其`resumes`",
    ),
    "end_without_pause": Text(
        en="{clock:id} goes on at {event:id}, and is not paused at {wanted:id}; add {wanted:id} to its `pauses`, or leave {event:id} out",
        zh="{event:id}使时限{clock:id}恢复计时，而{wanted:id}不使其暂停；请将{wanted:id}加入其`pauses`，或删去{event:id}",
    ),
    "pause_without_reason": Text(
        en="{event:id} does not pause {clock:id}: that one is paused for the reasons in its `pause_for` alone, and this gives none of them; "
        "list its reason, or leave it out of `pauses`",
        zh="{event:id}不会使时限{clock:id}暂停：该时限仅因`pause_for`所列事由暂停，而该事件不属于其中任何一项；请列入其事由，或从`pauses`中删去",
    ),
    "reason_unheard": Text(
        en="{clock:id} may be paused for {why:id}, and {event:id}, which gives that reason, does not pause it; "
        "add it to its `pauses`, or leave the reason out",
        zh="时限{clock:id}可因{why:id}暂停，而提出该事由的{event:id}不使其暂停；请将该事件加入其`pauses`，或删去该事由",
    ),
    "event_does_nothing": Text(
        en="{event:id} does nothing under `{key}` of {clock:id}: only {only:id} can; leave it out",
        zh="{event:id}列在时限{clock:id}的`{key}`之下不起作用：只有{only:id}起作用；请删去",
    ),
    "event_too_early": Text(
        en="{event:id} is the first thing that happens: under `{key}` of {clock:id} it comes too early to do anything; leave it out",
        zh="{event:id}最先发生：列在时限{clock:id}的`{key}`之下为时过早，不起作用；请删去",
    ),
    "choice_unused": Text(
        en="{clock:id} has `{key}`, and no event in its `{events}`: it is never asked; name the events, or leave `{key}` out",
        zh="时限{clock:id}有`{key}`，而`{events}`没有任何事件，该项不起作用；请写明事件，或删去`{key}`",
    ),
    "extension_not_longer": Text(
        en="extension {step:id} of {clock:id} is {found}, which is no longer than the {before} before it; give the whole time from the start",
        zh="时限{clock:id}的延长{step:id}为{found}，不长于此前的{before}；请写明自起算之日起的全部时间",
    ),
    "warning_never": Text(
        en="{clock:id} runs {longest} at most: a warning {found} before its end never comes; warn nearer to the end, or leave it out",
        zh="时限{clock:id}最长为{longest}：届满前{found}的预警不会发出；请缩短该时间，或将其删去",
    ),
    "warn_days_unused": Text(
        en="{clock:id} has no warning that `warn_on_working_days` could move; add `warn_at` or `warn_before`, or leave it out",
        zh="时限{clock:id}没有可由`warn_on_working_days`调整的预警；请添加`warn_at`或`warn_before`，或将其删去",
    ),
    "nothing_to_roll": Text(
        en="{clock:id} counts working days, so that it ends on one: `roll` moves nothing; leave it out",
        zh="时限{clock:id}以工作日计，最后一日必为工作日，`roll`不起作用；请删去",
    ),
    "calendar_counts_nothing": Text(
        en="{clock:id} counts {within}, which are no working time: calendar `{calendar}` changes nothing; count in working days or working hours, "
        "or leave `calendar` out",
        zh="时限{clock:id}为{within}，不按工作时间计算，日历`{calendar}`不起作用；请改以工作日或工作小时计，或删去`calendar`",
    ),
    "law_calendar_unused": Text(
        en="`{regime}` counts nothing in working time: calendar `{calendar}` changes nothing; leave `calendar` out",
        zh="`{regime}`没有按工作时间计算的时限，日历`{calendar}`不起作用；请删去`calendar`",
    ),
    "step_tells_nobody_new": Text(
        en="step {id:id} tells nobody whom {other:id} does not tell at the same moment; leave it out",
        zh="步骤{id:id}通知的对象，{other:id}已在同一时点全部通知；请删去",
    ),
    "baseline_unused": Text(
        en="the target of {kpi:id} is a level, to which `baseline` means nothing; say `down_by` in place of the level, or leave `baseline` out",
        zh="{kpi:id}的目标为固定水平，`baseline`不起作用；请改用`down_by`，或删去`baseline`",
    ),
    "target_always_met": Text(
        en="every figure of {kpi:id} meets this target; set a bound that can be missed",
        zh="{kpi:id}的任何数值都达到该目标；请设定可能未达到的界限",
    ),
    "target_twice": Text(
        en="the target of {kpi:id} stands here a second time; leave one out",
        zh="{kpi:id}的目标重复；请删去其一",
    ),
    "counted_already": Text(
        en="{found:id} counts with {action:id} already; leave it out of `together_with`",
        zh="{found:id}已与{action:id}合并计算；请从`together_with`中删去",
    ),
    "days_unused": Text(
        en="no calendar counts by the list of days `{days}`; name it in a calendar's `days`, or leave it out",
        zh="没有日历采用日期表`{days}`；请在某个日历的`days`中写明，或将其删去",
    ),
    "group_small": Text(
        en="a group needs {wanted} member{wanted:|s}, and {positions:id} may sit in it, {count} in all; unless several people hold one of them, "
        "no group can be formed",
        zh="小组须有{wanted}名成员，而可担任成员的岗位只有{positions:id}，共{count}个；除非有岗位由多人担任，否则无法成立小组",
    ),
    "role_unheld": Text(
        en="no position has the role {role:id}; complaints will get stuck there",
        zh="没有岗位承担{role:id}；投诉将在该环节停滞",
    ),
    "approver_unheld": Text(
        en="extension {step:id} of clock {clock:id} takes the approval of one of {approvers:id}, and no position is or has one; "
        "add it to the `roles` of those who may approve it",
        zh="时限{clock:id}的延长档次{step:id}须经{approvers:id}之一批准，而没有岗位具备该角色；请将其加入有权批准者的`roles`",
    ),
    "role_misspelt": Text(
        en="{found:id} is a role of your own; did you mean {nearest:id}, a role that no position has? Complaints will get stuck there",
        zh="{found:id}是自定义角色；是否应为{nearest:id}？没有岗位承担后者，投诉将在该环节停滞",
    ),
    "role_unasked": Text(
        en="{found:id} is a role of your own that nothing here asks for; did you mean {nearest:id}?",
        zh="{found:id}是自定义角色，本规则手册没有任何环节用到；是否应为{nearest:id}？",
    ),
    "role_unasked_of": Text(
        en="{found:id} is a role of your own that nothing here asks for; name it where it acts, or use one of: {known:id}",
        zh="{found:id}是自定义角色，本规则手册没有任何环节用到；请在其履职之处写明，或使用：{known:id}",
    ),
    "approver_unknown": Text(
        en="extension {step:id}: no position and no role {found:id}; did you mean {nearest:id}?",
        zh="延长档次{step:id}：没有岗位或角色{found:id}；是否应为{nearest:id}？",
    ),
    "approver_unknown_of": Text(
        en="extension {step:id}: no position and no role {found:id}; name one of: {known:id}",
        zh="延长档次{step:id}：没有岗位或角色{found:id}；请使用：{known:id}",
    ),
    "action_misspelt": Text(
        en="{found:id} is an action of your own; did you mean {nearest:id}, which has no limits?",
        zh="{found:id}是自定义申请事项；是否应为{nearest:id}？后者没有审批额度",
    ),
    "priority_unknown": Text(
        en="no tier has the priority {found:id}; did you mean {nearest:id}?",
        zh="没有任何等级使用优先级{found:id}；是否应为{nearest:id}？",
    ),
    "priority_unknown_of": Text(
        en="no tier has the priority {found:id}; those of the tiers are: {known:id}",
        zh="没有任何等级使用优先级{found:id}；各等级的优先级为：{known:id}",
    ),
    "product_unlisted": Text(
        en="{products:id} cannot be checked: the rulebook has no list of products; list them under `complaints.products`",
        zh="{products:id}无法核对：规则手册没有产品清单；请在`complaints.products`中列出",
    ),
    "action_without_limit": Text(
        en="{action:id} has no limits, so nobody may approve it; add a table of limits",
        zh="{action:id}没有审批额度，无人可批；请添加额度表",
    ),
    "splittable": Text(
        en="{action:id} has no window: split into parts, any amount stays where {edge}; add a `window`",
        zh="{action:id}没有设定累计期间：拆分后任何金额都可停留在“{edge}”；请添加`window`",
    ),
    "alone_for_oneself_possible": Text(
        en="{action:id}: {authority}, though the money can come to whoever decides; leave out `decides_alone`",
        zh="{action:id}：{authority}，而款项可能归决定人本人；请去掉`decides_alone`",
    ),
    "authority_falls": Text(
        en="{action:id}: {lower}, but {upper}, who has a lower rank; larger amounts must not need less authority",
        zh="{action:id}：{lower}，但{upper}，其职级更低；金额越大，权限不应越低",
    ),
    "target_without_bound": Text(
        en="the target of {kpi:id} has no number; it will be reported as not covered",
        zh="{kpi:id}的目标没有数值；将报告为未覆盖",
    ),
    "target_without_baseline": Text(
        en="the target of {kpi:id} names no `baseline` to fall from, a period or `a_year_before`; it will be reported as not covered",
        zh="{kpi:id}的目标没有写明下降的基准期`baseline`（某一期，或`a_year_before`）；将报告为未覆盖",
    ),
    "unknown_clause": Text(
        en="no clause {found:id}; did you mean {nearest:id}?",
        zh="没有条款{found:id}；是否应为{nearest:id}？",
    ),
    "clause_not_found": Text(
        en="no clause `{found}` in the documents; give an existing one",
        zh="文件中没有条款`{found}`；请写现有的条款",
    ),
}
