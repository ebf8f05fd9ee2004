"""What `complaints` says of what may happen at any time: notices, statements, clocks, mediation, mergers."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "complaint.recused": Text(
        en="`{actor}` {actor:was|were} recused from this complaint; someone else must act",
        zh="`{actor}`已回避本案；须由他人办理",
    ),
    "complaint.mediation_on": Text(
        en="mediation is proposed or under way already; end it first",
        zh="调解已提议或正在进行；请先结束",
    ),
    "complaint.mediation_not_offered": Text(
        en="no mediation is awaiting the customer's answer; propose one first",
        zh="没有等待客户答复的调解提议；请先提议",
    ),
    "complaint.mediation_not_begun": Text(
        en="no mediation is proposed or under way",
        zh="没有已提议或正在进行的调解",
    ),
    "complaint.nothing_tried": Text(
        en="nobody could be reached, and what was tried is not on record; write it down",
        zh="无法联系客户，但未记录联系经过；请补充",
    ),
    "complaint.notice_later": Text(
        en="the notice is of {at}, after the event ({event}); an event can only report what happened by then",
        zh="告知时间{at}晚于事件时间（{event}）；事件只能记录此前发生的事",
    ),
    "complaint.told_later": Text(
        en="`{field}` is {at}, after the step that puts it on record ({event}); a step can only report what happened by then",
        zh="`{field}`为{at}，晚于记录该事项的步骤（{event}）；步骤只能记录此前发生的事",
    ),
    "complaint.told_too_early": Text(
        en="`{field}` is {at}, before {since} ({after}); what this step tells of could not happen earlier: give that time or a later one",
        zh="`{field}`为{at}，早于{since}（{after}）；本步骤所记事项此前不可能发生，请填写该时间或更晚的时间",
    ),
    "complaint.late_unproved": Text(
        en="told at {told}, put on record at {at}: what is recorded later needs proof; give `reply.proof`",
        zh="告知客户的时间为{told}，记录时间为{at}；补录的告知须有证明，请填写`reply.proof`",
    ),
    "complaint.attempt_proves_nothing": Text(
        en="`{field}` says that the customer could not be reached: that proves neither an oral reply nor what was told before it was put on record; "
        "give what proves that they were told",
        zh="`{field}`为无法联系，不能证明口头答复，也不能证明补录的告知；请填写告知证明",
    ),
    "complaint.paused_before_told": Text(
        en="`since` is {since}, before `{field}` ({at}); a pause begins no earlier than the customer was told of it, or agreed",
        zh="`since`为{since}，早于`{field}`（{at}）；暂停不得早于告知客户或者客户同意之时",
    ),
    "complaint.late_pause_unproved": Text(
        en="paused since {since}, put on record at {at}: a pause that is recorded later needs proof; give the `notice` or the customer's `statement`",
        zh="自{since}起暂停，记录时间为{at}；补录的暂停须有证明，请填写`notice`或者客户的`statement`",
    ),
    "complaint.late_consent_undated": Text(
        en="paused since {since}, put on record at {at}, without when the customer agreed; give `{field}`",
        zh="自{since}起暂停，记录时间为{at}，但未注明客户同意的时间；请填写`{field}`",
    ),
    "complaint.not_reached": Text(
        en="the customer could not be reached; put on record that contact was tried",
        zh="未能联系到客户；请记录为尝试联系",
    ),
    "complaint.was_reached": Text(
        en="the customer was reached ({proof}); put on record that they were contacted",
        zh="已联系到客户（{proof}）；请记录为联系客户",
    ),
    "complaint.no_statement": Text(
        en="the customer's own statement is not on record; add what they said, by which channel, and what proves it",
        zh="没有客户本人陈述的记录；请补充陈述内容、渠道和证明",
    ),
    "complaint.not_on_file": Text(
        en="this complaint has no card {found:id}; it has: {known:id}",
        zh="本投诉没有记录卡{found:id}；现有：{known:id}",
    ),
    "complaint.not_said_by_all": Text(
        en="the customers on `{cards}` have not said so; add their own statements, split them off, or go on with the complaint for them",
        zh="记录卡`{cards}`的客户尚无陈述；请补充其本人陈述、将其拆分为单独投诉，或继续为其办理",
    ),
    "complaint.statement_when": Text(
        en="the statement is of {at}; it must lie between the receipt of the complaint ({received}) and the event ({event})",
        zh="陈述时间为{at}；应在收到投诉（{received}）之后、事件（{event}）之前",
    ),
    "complaint.asked_oneself": Text(
        en="`{actor}` cannot have asked themselves; name who asked for their side",
        zh="`{actor}`不能由自己要求说明；请写明要求说明者",
    ),
    "complaint.no_clock": Text(
        en="this complaint has no clock {found:id}; it has: {known:id}",
        zh="本案没有时限{found:id}；现有：{known:id}",
    ),
    "complaint.own_extension": Text(
        en="`{actor}` both {actor:requests|request} the extension and {actor:approves|approve} it; someone else must approve",
        zh="`{actor}`既申请延长又批准延长；须由他人批准",
    ),
    "complaint.merged_with_itself": Text(
        en="`{id}` cannot be merged with itself; name the other complaint",
        zh="`{id}`不能与自身合并；请写明另一件投诉",
    ),
    "complaint.duplicate_incomplete": Text(
        en="duplicate `{id}` comes without its own card or history; pass both",
        zh="重复投诉`{id}`缺少自己的记录卡或经过；请一并提供",
    ),
    "complaint.merged_before": Text(
        en="`{id}` was already merged in",
        zh="`{id}`此前已并入",
    ),
    "complaint.merged_into_lower": Text(
        en="`{id}` belongs in class {found}, `{other}` is in {was}, below it; merge `{other}` into `{id}`, or put `{other}` in class {found} first",
        zh="`{id}`属于类别{found}，高于`{other}`所属类别{was}；请改将`{other}`并入`{id}`，或先将`{other}`调整为类别{found}",
    ),
    # what guards require (English: their docstrings)
    "guard.in_its_time": Text(
        en="an instant that a step states is not later than the step, and not before what it tells of or answers; a late answer or pause is proved",
        zh="步骤所载的时间不晚于该步骤，且不早于其所告知或所答复的事项；补录的告知和暂停有证明",
    ),
    "guard.in_touch": Text(
        en="the actor deals with this customer: in the outlet that receives complaints, in customer service, or as a handler of this complaint",
        zh="由接待该客户者办理：网点、客服或本案经办人",
    ),
    "guard.in_contact": Text(
        en="the actor deals with this customer, or leads: the supervisor, the general manager, a member of the crisis group",
        zh="由接待该客户者或牵头人办理：主管、总经理或临时小组成员",
    ),
    "guard.coordinator": Text(
        en="the actor leads or coordinates complaint handling: in customer service, or in the administration and HR department",
        zh="由牵头或协调投诉处理者办理：客服或行政人事部",
    ),
    "guard.no_mediation": Text(
        en="no mediation is proposed or under way",
        zh="没有已提议或正在进行的调解",
    ),
    "guard.mediation_offered": Text(
        en="mediation was proposed, and the customer has not answered yet",
        zh="已提议调解，客户尚未答复",
    ),
    "guard.mediation_begun": Text(
        en="mediation was proposed, and has not ended",
        zh="已提议调解，且尚未结束",
    ),
    "guard.notice_on_record": Text(
        en="how the customer was told is on record: by a channel on the rulebook's list, or, if nobody could be reached, what was tried",
        zh="告知方式已记录：渠道在规则手册的列表中；无法联系时已记录联系经过",
    ),
    "guard.customer_reached": Text(
        en="somebody spoke or wrote to the customer, who was reached",
        zh="已联系到客户",
    ),
    "guard.customer_not_reached": Text(
        en="the customer could not be reached",
        zh="未能联系到客户",
    ),
    "guard.statement_on_record": Text(
        en="what the customer said is on record in words, by a listed channel, with its proof; what counts for all, each customer on the file said",
        zh="客户本人的陈述已记录：写明内容，渠道在规则手册的列表中，并有证明；对案卷内全体客户有效的事项，由每位客户分别陈述",
    ),
    "guard.consent_on_record": Text(
        en="where the customer agreed, what they said is on record, and so did each customer on the file",
        zh="客户同意的，其陈述和案卷内其他各位客户的陈述均已记录",
    ),
    "guard.notice_if_given": Text(
        en="where the customer was told of it, how is on record",
        zh="已告知客户的，告知方式已记录",
    ),
    "guard.side_told": Text(
        en="who asked for it is named, another than who answers, and what was said is written down",
        zh="已写明要求说明者（非说明人本人）和说明内容",
    ),
    "guard.pause_allowed": Text(
        en="the rulebook allows these clocks to be paused for this reason and this long, with the notice and the consent that it requires",
        zh="规则手册允许因该事由暂停这些时限，且期间、告知和同意均符合要求",
    ),
    "guard.clock_known": Text(
        en="the clock that is resumed is one of the complaint's, is paused, and goes on when somebody resumes it",
        zh="恢复计时的是本案时限，处于暂停状态，且可由人员恢复计时",
    ),
    "guard.extension_allowed": Text(
        en="the step is the next on the clock's ladder and not too late; condition, approver and notice are those that it requires",
        zh="属于该时限的下一延长档次，且未过申请时间；条件、批准人和告知均符合要求",
    ),
    "guard.mediation_may_pause": Text(
        en="mediation lasts no longer than the clocks paused for it allow",
        zh="调解期间不超过因此暂停的时限所允许的期间",
    ),
    "guard.mediator_named": Text(
        en="the mediating body is named",
        zh="已写明调解机构",
    ),
    "guard.body_named": Text(
        en="the body that the complaint is referred to is named",
        zh="已写明转送的机构",
    ),
    "guard.person_named": Text(
        en="the person recused is named",
        zh="已写明回避人",
    ),
    "guard.another_case": Text(
        en="the complaint is merged into another one, not into itself",
        zh="并入的是另一件投诉",
    ),
    "guard.duplicate_on_record": Text(
        en="the duplicate is another complaint, of no higher class, with its own card and history, and was not merged in before",
        zh="重复投诉是另一件投诉，类别不高于本投诉，有自己的记录卡和经过，且此前未并入",
    ),
}
