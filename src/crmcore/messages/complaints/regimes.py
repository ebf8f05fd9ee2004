"""What the deadline regimes say: what they need before they can count, what a letter lacks, what a firm changed, and how one is printed."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # which regime
    "regime.unknown": Text(
        en="no regime {found:id}; did you mean {nearest:id}?",
        zh="没有时限规定{found:id}；是否应为{nearest:id}？",
    ),
    "regime.unknown_of": Text(
        en="no regime {found:id}; there are {known:id}",
        zh="没有时限规定{found:id}；可用：{known:id}",
    ),
    "regime.not_on": Text(
        en="`{regime}` does not apply to a complaint received on {day}: its editions run from {first} to {last}",
        zh="`{regime}`不适用于{day}收到的投诉：其版本自{first}起至{last}止",
    ),
    # what it needs
    "regime.needs_value": Text(
        en="`{regime}` leaves the time to national law; give it as `{key}`, with its `source`",
        zh="`{regime}`的时限由各国法律规定；请填写`{key}`及其`source`",
    ),
    "regime.needs_calendar": Text(
        en="`{regime}` counts working days in {rules}; name a calendar",
        zh="`{regime}`的{rules}按工作日计算；请指定日历",
    ),
    "regime.no_number": Text(
        en="rule `{rule}` gives no number of days, so no clock can be made of it",
        zh="规则`{rule}`未规定天数，不能据以计时",
    ),
    "regime.day_too_early": Text(
        en="`{day}` is {found}, but the time counts from {start}; it ends on a later day",
        zh="`{day}`为{found}，而时限自{start}起算；最后一日应晚于起算日",
    ),
    "regime.day_of_case": Text(
        en="rule `{rule}` of `{regime}` ends with a day that each case must be told: {says}; record `{event}`, or only the longest time runs",
        zh="`{regime}`的规则`{rule}`于个案才知的日期届满：{says}；请记录`{event}`，否则仅按最长期限计时",
    ),
    "regime.uncounted": Text(
        en="`{regime}` counts working days in {rules}, and its binding names no calendar: these are not watched; add `calendar`",
        zh="`{regime}`的{rules}按工作日计算，而绑定时未指定日历，故不予监测；请补充`calendar`",
    ),
    # its file
    "regime.two_times": Text(
        en="one rule has {times}; keep one of them",
        zh="同一规则同时写有{times}；请只保留一项",
    ),
    "regime.steps_without_time": Text(
        en="extensions and pauses need a rule with `within`; add it, or remove them",
        zh="延长和暂停仅适用于有`within`的规则；请补充或删去",
    ),
    "regime.until_in_days": Text(
        en="`until` belongs to a deadline, alone or with `within` in days; found it beside another time",
        zh="`until`仅用于期限，可单独使用或与以日计的`within`并用；此处与其他时间并列",
    ),
    "regime.event_taken": Text(
        en="{event:id} is a step of a complaint; give the event of the regime a name of its own",
        zh="{event:id}是投诉流程的步骤；请为该时限规定的事项另取名称",
    ),
    "regime.only_spans": Text(
        en="only a `window` or a `wait` may hold on a condition; a deadline has its `starts` and `stops`",
        zh="只有`window`或`wait`可附条件；期限请用`starts`和`stops`",
    ),
    "regime.keep_in_months": Text(
        en="records are kept for months, such as `36 months`; found {found}",
        zh="保存期限以月计，例如`36 months`；此处为{found}",
    ),
    # what the firm changed
    "regime.unknown_rule": Text(
        en="the regime has no rule {found:id}; did you mean {nearest:id}?",
        zh="该时限规定没有规则{found:id}；是否应为{nearest:id}？",
    ),
    "regime.unknown_rule_of": Text(
        en="the regime has no rule {found:id}; it has {known:id}",
        zh="该时限规定没有规则{found:id}；其规则为：{known:id}",
    ),
    "regime.unknown_step": Text(
        en="the rule has no extension {found:id}; did you mean {nearest:id}?",
        zh="该规则没有延长档次{found:id}；是否应为{nearest:id}？",
    ),
    "regime.unknown_step_of": Text(
        en="the rule has no extension {found:id}; it has {known:id}",
        zh="该规则没有延长档次{found:id}；可用：{known:id}",
    ),
    "regime.not_a_deadline": Text(
        en="rule `{rule}` is not a deadline of the firm's; only deadlines can have a time of your own",
        zh="规则`{rule}`不是本机构须遵守的期限；只有期限可以另行规定时间",
    ),
    "regime.source_stays": Text(
        en="rule `{rule}` is from {source:law}, and a value of your own does not change that; leave the key out",
        zh="规则`{rule}`的依据为{source:law}，自定数值不改变其依据；请删去该项",
    ),
    "longer_than_regime": Text(
        en="{own} is longer than `{regime}` allows ({law}, {source:law}); keep to the law, or shorten it",
        zh="{own}长于`{regime}`的规定（{law}，{source:law}）；请遵守规定或缩短",
    ),
    "other_unit_than_regime": Text(
        en="{own} and the {law} of `{regime}` cannot be compared without a calendar; count in the same unit",
        zh="{own}与`{regime}`的{law}单位不同，没有日历无法比较；请使用相同单位",
    ),
    # letters and proof
    "regime.reply_lacks": Text(
        en="`{code}` is missing: {says} ({source})",
        zh="缺少`{code}`：{says}（{source}）",
    ),
    "regime.reply_in_writing": Text(
        en="`{regime}` requires the answer in writing",
        zh="`{regime}`要求书面答复",
    ),
    "regime.no_proof": Text(
        en="{found} does not count as proof under `{regime}`; {accepts} {accepts:does|do} ({source})",
        zh="按`{regime}`，“{found}”不作为告知证明；可作为告知证明的有：{accepts}（{source}）",
    ),
    # letters, drafted
    "regime.draft_heading": Text(en="{heading}:", zh="{heading}："),
    "regime.draft_ruling": Text(en="{demand}: {ruling}", zh="{demand}：{ruling}"),
    "regime.draft_remedy": Text(en="{kind}: {amount}", zh="{kind}：{amount}"),
    "regime.draft_gap": Text(en="[to fill in: {heading}]", zh="【待填写：{heading}】"),
    "regime.unknown_part": Text(
        en="the letter has no part {found:id}; did you mean {nearest:id}?",
        zh="该函件没有{found:id}部分；是否应为{nearest:id}？",
    ),
    "regime.unknown_part_of": Text(
        en="the letter has no part {found:id}; it has {known:id}",
        zh="该函件没有{found:id}部分；其各部分为：{known:id}",
    ),
    "regime.no_part": Text(
        en="`{regime}` demands nothing of this letter, so nothing can be put under `{found}`",
        zh="`{regime}`对该函件没有要求，不能填写`{found}`",
    ),
    # what the command line needs
    "regime.bad_day": Text(
        en="`{field}` is not a day: {found}; write it as `2026-01-05`",
        zh="`{field}`不是日期：{found}；请写作`2026-01-05`",
    ),
    "regime.bad_event": Text(
        en="{found} is not an event with its day; write it as `answered=2026-01-20`",
        zh="{found}不是事件及其日期；请写作`answered=2026-01-20`",
    ),
    "regime.no_calendar": Text(
        en="no calendar {found:id}; did you mean {nearest:id}? A country is named by its code, such as `GB-ENG`",
        zh="没有日历{found:id}；是否应为{nearest:id}？国家请用代码，例如`GB-ENG`",
    ),
    "regime.no_calendar_of": Text(
        en="no calendar {found:id}; the rulebook has {known:id}, or name a country, such as `GB-ENG`",
        zh="没有日历{found:id}；规则手册中有{known:id}，也可写国家代码，例如`GB-ENG`",
    ),
    # how one is printed
    "regime.not_advice": Text(
        en="nothing here is legal advice; read the sources, and ask your counsel",
        zh="以上内容不构成法律意见；请查阅原文并咨询法律顾问",
    ),
    "regime.says_from": Text(en="for complaints received from {first}", zh="适用于{first}起收到的投诉"),
    "regime.says_from_to": Text(
        en="for complaints received from {first} to {last}",
        zh="适用于{first}至{last}收到的投诉",
    ),
    "regime.says_revision": Text(en="revision {revision}", zh="修订号{revision}"),
    "regime.says_checked": Text(
        en="revision {revision}, checked on {checked_on}, to be reviewed by {review_by}",
        zh="修订号{revision}，核对日期{checked_on}，最迟应于{review_by}复核",
    ),
    "regime.says_supersedes": Text(en="replaces `{regime}` from {first} on", zh="自{first}起取代`{regime}`"),
    "regime.supersedes_later": Text(
        en="`{regime}` begins on {first} and supersedes `{superseded}`, which begins on {begun}; a new order begins after the old one",
        zh="`{regime}`从{first}开始，却取代从{begun}开始的`{superseded}`；新规应晚于旧规",
    ),
    "regime.says_days": Text(en="days: {says}", zh="日的含义：{says}"),
    "regime.says_received": Text(en="received on {day}", zh="{day}收到"),
    "regime.says_until": Text(en="to {last_day}", zh="至{last_day}"),
    "regime.says_until_instant": Text(en="to {due}", zh="至{due}"),
    "regime.says_latest": Text(en="to {last_day} at the latest; earlier if so named: {day}", zh="最迟至{last_day}；以下日期更早的从其日期：{day}"),
    "regime.says_named": Text(en="to the day that is named: {day}", zh="至所定之日：{day}"),
    "regime.says_assumed": Text(en="{end}, if the answer goes out on its last day, {day}", zh="{end}（假定于答复期限最后一日{day}作出答复）"),
    "regime.says_ended": Text(en="{end}; ended on {day}: {event}", zh="{end}；已于{day}终止：{event}"),
    "regime.says_holds_when": Text(en="only once: {events:any}", zh="仅在以下情形后适用：{events:any}"),
    "regime.says_holds_no_more": Text(en="no longer, since: {events:any}", zh="以下情形发生后不再适用：{events:any}"),
    "regime.says_listed": Text(en="{rules}; first day {dates}", zh="{rules}；施行日{dates}"),
    "regime.says_status": Text(en="rules and letters: {rules}; first day: {dates}", zh="规则与函件：{rules}；施行日：{dates}"),
    "regime.says_recorded": Text(en="recorded by {by:any}; {stage}", zh="由{by:any}记录；{stage}"),
    "regime.says_recorded_with": Text(en="recorded by {by:any}; {stage}; with {carries}", zh="由{by:any}记录；{stage}；须附{carries}"),
    "regime.stage_open": Text(en="before the answer", zh="答复之前"),
    "regime.stage_answered": Text(en="after the answer", zh="答复之后"),
    "regime.stage_any": Text(en="at any time", zh="任何时候"),
    "regime.carries_notice": Text(en="the notice and its proof", zh="告知及告知证明"),
    "regime.carries_amount": Text(en="the amount", zh="金额"),
    "regime.carries_day": Text(en="the day", zh="日期"),
    "regime.heading_events": Text(en="events of its own", zh="本时限规定自有的事件"),
    "regime.says_not_before": Text(en="not before {day} has ended", zh="{day}结束前不得"),
    "regime.says_counts_from": Text(en="counts from: {events:any}", zh="起算：{events:any}"),
    "regime.says_no_calendar": Text(en="name a calendar", zh="请指定日历"),
    "regime.which_calendar": Text(
        en="working days need a calendar: `--calendar` with one of the rulebook's ({known:id}), or with a country, e.g. `--calendar GB-ENG`",
        zh="工作日须指定日历：`--calendar`后为规则手册中的日历（{known:id}），或国家、地区，例如`--calendar GB-ENG`",
    ),
    "regime.says_no_number": Text(en="no number", zh="未规定天数"),
    "regime.says_national": Text(en="by national law", zh="依各国法律"),
    "regime.says_own": Text(en="{own}: the firm's own; the law says {law}", zh="{own}：本机构自定；规定为{law}"),
    "regime.says_condition": Text(en="if {condition}", zh="条件：{condition}"),
    "regime.says_approvers": Text(en="approved by {approvers:any}", zh="{approvers:any}批准"),
    "regime.says_notice": Text(en="the customer told", zh="告知客户"),
    "regime.says_consent": Text(en="with the customer's consent", zh="经客户同意"),
    "regime.says_at_least": Text(en="{number} or more", zh="{number}及以上"),
    "regime.says_at_most": Text(en="at most {number}", zh="不超过{number}"),
    "regime.says_rulings": Text(en="where {rulings:any}", zh="适用于：{rulings:any}"),
    "regime.heading_rules": Text(en="rules", zh="规则"),
    "regime.heading_pauses": Text(en="paused for", zh="暂停计时的事由"),
    "regime.heading_acknowledgement": Text(en="the acknowledgement must contain", zh="收件确认函须载明"),
    "regime.heading_holding_reply": Text(en="a holding reply must contain", zh="延期答复须载明"),
    "regime.heading_reply": Text(en="the reply must contain", zh="答复须载明"),
    "regime.heading_proof": Text(en="proof of notice", zh="告知证明"),
    "regime.heading_retention": Text(en="to be kept", zh="保存"),
    "regime.heading_next": Text(en="where the customer can go next", zh="客户的后续途径"),
    "regime.heading_thresholds": Text(en="thresholds", zh="数量标准"),
    # what the law that binds a complaint demands of its events
    "complaint.no_day_promised": Text(
        en="no day is promised for the answer, and under {regime:id} the time runs to that day; name it",
        zh="未写明预计答复日，而{regime:id}的期限计至该日；请写明",
    ),
    "complaint.promised_behind": Text(
        en="the answer is promised for {day}, which is not after the day of the letter ({at}); name a later day",
        zh="预计答复日{day}不晚于发函之日（{at}）；请写明更晚的日期",
    ),
    "complaint.window_passed": Text(
        en="the time for this ({window:id}) ended with {day}",
        zh="该事项的期限（{window:id}）已于{day}届满",
    ),
    "complaint.binds_none": Text(
        en="no regime that binds this complaint counts from anything but its own steps",
        zh="适用于本案的时限规定只从案件自身的步骤起算",
    ),
    "complaint.no_own_event": Text(
        en="no regime that binds this complaint counts from {found:id}; they count from: {known:id}",
        zh="适用于本案的时限规定不从{found:id}起算；可用：{known:id}",
    ),
    "complaint.other_stage": Text(
        en="{event:id} is put on record {stage} only",
        zh="{event:id}只能在{stage}记录",
    ),
    "guard.lawful_reply": Text(
        en="a letter that tells the outcome contains what the law for this complaint requires, in the form and with the proof that it requires",
        zh="告知处理结果的答复包含本案适用的时限规定要求的内容，形式和证明符合要求",
    ),
    "guard.lawful_acknowledgement": Text(
        en="a letter that acknowledges the complaint contains what the law for this complaint requires",
        zh="收件确认函包含本案适用的时限规定要求的内容",
    ),
    "guard.lawful_delay": Text(
        en="a letter that tells a delay contains what the law for this complaint requires",
        zh="延期答复包含本案适用的时限规定要求的内容",
    ),
    "guard.day_promised": Text(
        en="the day promised for the answer lies ahead; where the law counts to it, it is given",
        zh="预计答复日在发函之后；法规计至该日的，已写明",
    ),
    "guard.wait_over": Text(
        en="no wait of the law bars it",
        zh="法规规定的等待期已满",
    ),
    "guard.records_for_regime": Text(
        en="the actor may now record something that the law for this complaint counts from",
        zh="由本案适用的时限规定指定的人员在此时记录",
    ),
    "guard.counted_by_regime": Text(
        en="it is a word of the regime, recorded by whom the regime names and in its stage, with what it must carry; a day that it names is ahead",
        zh="属于该时限规定的事项，由其指定的人员在其规定的阶段记录，并附有要求的内容；写明的日期在其起算日之后",
    ),
}
