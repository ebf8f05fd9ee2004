"""Messages of `worktime` about clocks beyond running: pauses, extensions, mergers and changes, waits, windows, and which clock governs."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # when they are built
    "clock.recorded_early": Text(
        en="`recorded` is {recorded}, before `at` ({at}); what happens is put on record then, or later",
        zh="`recorded`为{recorded}，早于`at`（{at}）；事项只能在发生之时或之后记录",
    ),
    "clock.choice_missing": Text(
        en="clock `{clock}`: {events} without `{field}`; choose one of {known:id}",
        zh="时限`{clock}`：有{events}而没有`{field}`；请从{known:id}中选择",
    ),
    "clock.half_a_ladder": Text(
        en="clock `{clock}` has `extensions` without `extends`, or the reverse; name both the steps and the event that takes one",
        zh="时限`{clock}`的`extensions`与`extends`缺少其一；请同时指定延长档次和延长事件",
    ),
    "clock.reasons_without_pause": Text(
        en="clock `{clock}` has `pause_for` but no `pauses`; name the event that begins a pause",
        zh="时限`{clock}`有`pause_for`而没有`pauses`；请指定开始暂停的事件",
    ),
    "clock.word_twice": Text(
        en="clock `{clock}` names `{word}` twice among its extensions and reasons to pause; name each once",
        zh="时限`{clock}`的延长档次和暂停事由中`{word}`出现两次；每项只能出现一次",
    ),
    "clock.last_day_of_hours": Text(
        en="clock `{clock}` counts {unit} and ends at an instant; `last_day` is for days, weeks and months",
        zh="时限`{clock}`以{unit}计，于某一时刻届满；`last_day`只用于日、周、月",
    ),
    "clock.last_day_of_minutes": Text(
        en="clock `{clock}` ends at the time of day at which it started (`to_the_minute`); leave out the hour of `last_day`",
        zh="时限`{clock}`于起算时的同一时刻届满（`to_the_minute`）；请省略`last_day`中的时刻",
    ),
    "clock.last_day_needs_calendar": Text(
        en="clock `{clock}` rolls its last day, or ends it at closing time, by the days that are worked; name its `calendar`",
        zh="时限`{clock}`的最后一日须按工作日调整或以下班时间为准；请指定`calendar`",
    ),
    "clock.closing_on_a_day_off": Text(
        en="clock `{clock}` may end on a day that is not worked and has no closing time; add `roll`, or count working days",
        zh="时限`{clock}`的最后一日可能是非工作日，没有下班时间；请加上`roll`，或以工作日计",
    ),
    "clock.warning_needs_calendar": Text(
        en="clock `{clock}` warns by working time or on working days; name its `calendar`",
        zh="时限`{clock}`按工作时间或只在工作日预警；请指定`calendar`",
    ),
    "last_day.unknown_roll": Text(
        en="`{field}` is {found:id}, which is no way to move a day; choose one of {known:id}",
        zh="`{field}`没有{found:id}这种调整方式；请从{known:id}中选择",
    ),
    "last_day.two_hours": Text(
        en="the last day ends by {by} and at closing time; choose one",
        zh="最后一日既定于{by}又定于下班时间届满；请选择其一",
    ),
    "last_day.says_nothing": Text(
        en="the last day says nothing; give `roll`, `by` or `closing`, or leave it out",
        zh="最后一日没有任何规定；请给出`roll`、`by`或`closing`，或省略",
    ),
    "clock.step_not_longer": Text(
        en="clock `{clock}`: extension `{step}` is {found}, not longer than {before}; give the whole time from the start, longer than before",
        zh="时限`{clock}`：延长档次`{step}`为{found}，未超过{before}；应自起算之日计算，且长于前一档",
    ),
    "clock.change_unread": Text(
        en="clock `{clock}`: what it had reached when its rules changed at {at} is not on record; it is read as if its present rules had always held",
        zh="时限`{clock}`：规则于{at}变更时的进度没有记录；按现行规则自始适用读取",
    ),
    "clock.before_start": Text(
        en="`{event}` of {at} came before clock `{clock}` began, and changes nothing",
        zh="`{event}`（{at}）早于时限`{clock}`开始计时，不产生影响",
    ),
    # pauses
    "clock.unresumed_pause": Text(
        en="clock `{clock}` has been running again since {ended}: the pause of {since} (`{why}`, by `{by}`) ended by itself on its last day",
        zh="时限`{clock}`自{ended}起已恢复计时：{since}的暂停（事由：{why}，决定人：{by}）于其最后一日自行终止",
    ),
    "clock.open_ended_pause": Text(
        en="clock `{clock}` has been paused since {since} (`{why}`, by `{by}`), without a latest end",
        zh="时限`{clock}`自{since}起暂停（事由：{why}，决定人：{by}），没有最迟结束日",
    ),
    "clock.pause_not_running": Text(
        en="clock `{clock}` is `{state}`; only a running clock can be paused",
        zh="时限`{clock}`为“{state}”；只有计时中的时限才能暂停",
    ),
    "clock.pause_reason": Text(
        en="clock `{clock}` cannot be paused for `{why}`; only for {known:id}",
        zh="时限`{clock}`不能因“{why}”暂停；只能因{known:id}暂停",
    ),
    "clock.pause_nothing": Text(
        en="clock `{clock}` cannot be paused",
        zh="时限`{clock}`不得暂停",
    ),
    "clock.pause_past": Text(
        en="the latest end of the pause, {until}, is before {day}; name a later day",
        zh="暂停的最迟结束日{until}早于{day}；请给出较晚的日期",
    ),
    "clock.pause_too_long": Text(
        en="a pause for `{why}` may last at most {most}, to {last_day}; {until} is later",
        zh="因“{why}”暂停最长{most}，即至{last_day}；{until}更晚",
    ),
    "clock.pause_used_up": Text(
        en="pauses for `{why}` may last {most} in all; that was used up on {last_day}",
        zh="因“{why}”暂停累计最长{most}，已于{last_day}用完",
    ),
    "clock.pause_untold": Text(
        en="a pause for `{why}` requires notice to the customer",
        zh="因“{why}”暂停须告知客户",
    ),
    "clock.pause_unagreed": Text(
        en="a pause for `{why}` requires the customer's consent",
        zh="因“{why}”暂停须经客户同意",
    ),
    # extensions
    "clock.extension_unknown": Text(
        en="clock `{clock}` has no extension `{step}`; there are: {known:id}",
        zh="时限`{clock}`没有延长档次`{step}`；已知的有：{known:id}",
    ),
    "clock.extension_order": Text(
        en="extension `{step}` of clock `{clock}` is not the next step; `{next}` is",
        zh="时限`{clock}`的延长档次`{step}`不是下一档；下一档为`{next}`",
    ),
    "clock.extension_used": Text(
        en="extension `{step}` of clock `{clock}` has already been used",
        zh="时限`{clock}`的延长档次`{step}`已经使用",
    ),
    "clock.extension_not_open": Text(
        en="clock `{clock}` is not open, so extension `{step}` has no effect; extend it between its start and its stop",
        zh="时限`{clock}`未起算或已结束，延长档次`{step}`无效；延长须在起算之后、结束之前",
    ),
    "clock.extension_late": Text(
        en="clock `{clock}` ran out: its last day was {last_day}; extension `{step}` had to be taken before that",
        zh="时限`{clock}`已届满，最后一日为{last_day}；延长档次`{step}`须在届满之前申请",
    ),
    "clock.extension_condition": Text(
        en="extension `{step}` is for `{wanted}`; `{found}` was given",
        zh="延长档次`{step}`仅适用于“{wanted}”；给出的是“{found}”",
    ),
    "clock.extension_unapproved": Text(
        en="extension `{step}` requires approval by {approvers:any}",
        zh="延长档次`{step}`须经{approvers:any}批准",
    ),
    "clock.extension_untold": Text(
        en="extension `{step}` requires notice to the customer",
        zh="延长档次`{step}`须告知客户",
    ),
    # which clock governs
    "clock.no_target": Text(en="no target", zh="没有时限"),
    "clock.governs_breached": Text(
        en="`{clock}` has run out: its last day was {last_day}",
        zh="“{clock}”已届满：最后一日为{last_day}",
    ),
    "clock.governs_first": Text(
        en="of the running clocks, `{clock}` ends first: its last day is {last_day}",
        zh="计时中的时限里“{clock}”最先届满：最后一日为{last_day}",
    ),
    "clock.governs_paused": Text(
        en="no clock is running; of the paused ones, `{clock}` would end first",
        zh="没有计时中的时限；已暂停的时限里“{clock}”最先届满",
    ),
    "clock.governs_late": Text(
        en="all clocks have stopped; `{clock}` stopped late, its last day was {last_day}",
        zh="全部已结束；“{clock}”逾期，最后一日为{last_day}",
    ),
    "clock.governs_met": Text(
        en="all clocks have stopped in time; `{clock}` was due first",
        zh="全部按时结束；其中“{clock}”最先届满",
    ),
    "clock.governs_unknown": Text(
        en="no other clock has started; `{clock}` reaches beyond the days that are known",
        zh="没有其他已起算的时限；“{clock}”超出已知日期范围",
    ),
    # waits
    "wait.bars_nothing": Text(
        en="wait `{rule}` bars nothing; name an event in `bars`",
        zh="等待期`{rule}`没有限制任何事件；请在`bars`中指定",
    ),
    "wait.nothing_starts_it": Text(
        en="nothing starts `{rule}`; name an event in `starts`",
        zh="`{rule}`没有起算事件；请在`starts`中指定",
    ),
    "wait.two_roles": Text(
        en="`{rule}`: `{event}` both starts it and is an event it waits for; an event has only one effect",
        zh="`{rule}`：`{event}`既是起算事件又是所等事件；一个事件只能有一种作用",
    ),
    "wait.needs_calendar": Text(
        en="`{rule}` counts {unit}; name its `calendar`",
        zh="`{rule}`以{unit}计；请指定`calendar`",
    ),
    "wait.minute_of_hours": Text(
        en="`{rule}` counts {unit}, which is exact anyway; `to_the_minute` is for days, weeks and months",
        zh="`{rule}`的单位{unit}本身就是精确的；`to_the_minute`只用于日、周、月",
    ),
    "wait.no_calendar": Text(
        en="`{rule}` needs calendar `{wanted}`; none was given",
        zh="`{rule}`应使用日历`{wanted}`；但未给出日历",
    ),
    "wait.needs_none": Text(
        en="`{rule}` counts without a calendar; leave out `{found}`",
        zh="`{rule}`不使用日历；请省略`{found}`",
    ),
    "wait.other_calendar": Text(
        en="`{rule}` needs calendar `{wanted}`; `{found}` was given",
        zh="`{rule}`应使用日历`{wanted}`；给出的是`{found}`",
    ),
    "wait.too_early": Text(
        en="`{event}` at {at} is too early: `{rule}` waits {wait} after {since}, until {opens}",
        zh="`{event}`（{at}）过早：`{rule}`要求自{since}起等待{wait}，至{opens}",
    ),
    "wait.not_begun": Text(
        en="`{event}` at {at} is too early: `{rule}` waits {wait}, and has not started",
        zh="`{event}`（{at}）过早：`{rule}`要求等待{wait}，尚未起算",
    ),
    "window.uses_nothing": Text(
        en="nothing can use window `{rule}`; name an event in `uses`",
        zh="窗口期`{rule}`没有可用事件；请在`uses`中指定",
    ),
}
