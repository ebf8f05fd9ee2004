"""What `complaints` says of what may happen at any time: notices, clocks, mediation, mergers, crisis, follow-up."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "complaint.recused": Text(
        en="`{actor}` was recused from this complaint; someone else must act",
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
    "complaint.no_clock": Text(
        en="no clock of this complaint answers to {found:id}; it has: {known:id}",
        zh="本案没有与{found:id}对应的时限；现有：{known:id}",
    ),
    "complaint.own_extension": Text(
        en="`{actor}` both requests the extension and approves it; someone else must approve",
        zh="`{actor}`既申请延期又批准延期；须由他人批准",
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
    "complaint.no_crisis_rules": Text(
        en="the rulebook names no crisis group; add `[complaints.crisis]`",
        zh="规则手册未规定临时小组；请补充`[complaints.crisis]`",
    ),
    "complaint.group_too_small": Text(
        en="a crisis group of {found} is too small; it takes {wanted}",
        zh="{found}人不足以组成临时小组；至少应有{wanted}人",
    ),
    "complaint.not_for_group": Text(
        en="`{actor}` holds none of the positions whose holders may be members: {positions}",
        zh="`{actor}`未担任可参加小组的岗位：{positions}",
    ),
    "complaint.not_in_group": Text(
        en="`{actor}` is not a member of the crisis group",
        zh="`{actor}`不是临时小组成员",
    ),
    "complaint.in_group": Text(
        en="`{actor}` belongs to the crisis group that acted; whoever would have decided before must decide now",
        zh="`{actor}`属于采取行动的临时小组；须由原有权审批人决定",
    ),
    "complaint.no_emergency": Text(
        en="the rulebook does not list {found:id} as an emergency; it lists: {known:id}",
        zh="按规则手册，{found:id}不属于紧急情形；列表为：{known:id}",
    ),
    "complaint.nothing_to_ratify": Text(
        en="no emergency remedy is awaiting approval",
        zh="没有待补办审批的紧急补偿",
    ),
    "complaint.not_ratified": Text(
        en="{times} emergency remedies are awaiting approval; have them approved, or refused on record, first",
        zh="有{times}项紧急补偿待补办审批；请先补办，或记录拒绝",
    ),
    "complaint.no_refusal": Text(
        en="money was paid, and no refusal by whoever would have decided is on record; add it",
        zh="已支付金额，但没有原有权审批人的拒绝记录；请补充",
    ),
    "complaint.other_refusal": Text(
        en="the refusal of `{id}` is for a complaint, kind or amount other than what was paid",
        zh="对`{id}`的拒绝与已支付的投诉、类别或金额不符",
    ),
    "complaint.not_content": Text(
        en="the customer is not content; pass the complaint on to the standard procedure",
        zh="客户不满意；请转入一般处理程序",
    ),
    "complaint.nobody_above": Text(
        en="there is no unit above the one that decided (`{decider}`); only a branch's decisions are reviewed",
        zh="作出决定者（`{decider}`）所在机构没有上级；核查只针对分支机构的决定",
    ),
    "complaint.not_above": Text(
        en="`{actor}` does not belong to a unit above `{unit}`, which decided; its superior unit must review",
        zh="`{actor}`不属于作出决定的`{unit}`的上级机构；须由上级机构核查",
    ),
    "complaint.no_review": Text(
        en="no review upheld the complaint, even in part; give another reason",
        zh="没有认定投诉成立或部分成立的核查；请写明其他原因",
    ),
    "complaint.action_twice": Text(
        en="action `{id}` was already agreed on; give the new one an id of its own",
        zh="整改措施`{id}`已存在；请使用不同的编号",
    ),
    "complaint.no_action": Text(
        en="no action {found:id} was agreed on; there are: {known:id}",
        zh="未确定过整改措施{found:id}；现有：{known:id}",
    ),
    "complaint.action_not_done": Text(
        en="action `{id}` is not done yet; check its effect afterwards",
        zh="整改措施`{id}`尚未完成；请在完成后检查效果",
    ),
    # what guards require (English: their docstrings)
    "guard.in_touch": Text(
        en="the actor deals with this customer: in the outlet that receives complaints, in customer service, or as a handler of this complaint",
        zh="由接待该客户者办理：受理门店、客服或本案经办人",
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
    "guard.pause_allowed": Text(
        en="the rulebook allows these clocks to be paused for this reason and this long, with the notice and the consent that it requires",
        zh="规则手册允许因该原因中止这些时限，且期间、告知和同意均符合要求",
    ),
    "guard.clock_known": Text(
        en="the complaint has the clock that is resumed",
        zh="本案有该时限",
    ),
    "guard.extension_allowed": Text(
        en="the step is the next on the clock's ladder and not too late; condition, approver and notice are those that it requires",
        zh="属于该时限的下一延长步骤且未逾期；条件、批准人和告知均符合要求",
    ),
    "guard.mediation_may_pause": Text(
        en="mediation lasts no longer than the clocks paused for it allow",
        zh="调解期间不超过因此中止的时限所允许的期间",
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
        en="the duplicate is another complaint, with its own card and history, and was not merged in before",
        zh="重复投诉是另一件投诉，有自己的记录卡和经过，且此前未并入",
    ),
    "guard.convener": Text(
        en="the actor may convene a crisis group: the general manager, the administration department, or the supervisor",
        zh="由可召集临时小组者办理：总经理、行政人事部或主管",
    ),
    "guard.group_member": Text(
        en="the actor is a member of the crisis group",
        zh="办理人是临时小组成员",
    ),
    "guard.not_of_the_group": Text(
        en="the actor neither belongs to the crisis group that acted, nor acts for one of its members",
        zh="办理人不是采取行动的临时小组成员，也不是其代理人",
    ),
    "guard.emergency_open": Text(
        en="an emergency remedy is awaiting approval",
        zh="有待补办审批的紧急补偿",
    ),
    "guard.emergency_settled": Text(
        en="no emergency remedy is awaiting approval",
        zh="没有待补办审批的紧急补偿",
    ),
    "guard.group_of_several": Text(
        en="the group has enough members, each holding a position that the rulebook names, and the complaint is about none of them",
        zh="小组人数足够，成员均担任规则手册指定的岗位，且投诉对象不是其中任何人",
    ),
    "guard.group_acts": Text(
        en="enough members of the group decided together, all impartial, for a reason that the rulebook lists as an emergency, in its currency",
        zh="由足够且均无须回避的小组成员共同决定，原因属于规则手册规定的紧急情形，并使用其货币",
    ),
    "guard.public_told": Text(
        en="what the public was told is written down",
        zh="已写明向公众发布的内容",
    ),
    "guard.grants_fit_emergency": Text(
        en="each kind of remedy paid out has one grant, for its whole amount, asked for since it was paid, and signed by nobody in the group",
        zh="每类已支付的金额都有一份批准，覆盖全部金额，在支付之后申请，且签批人不是小组成员",
    ),
    "guard.refusal_on_record": Text(
        en="the refusal of the person who would have decided before is on record, is for money paid out here, and comes from nobody in the group",
        zh="原有权审批人对本案已支付金额的拒绝已记录，且不是由小组成员作出的",
    ),
    "guard.customer_content": Text(
        en="the customer is content with the solution",
        zh="客户对解决结果满意",
    ),
    "guard.grants_fit_solution": Text(
        en="money given at once is in the rulebook's currency and has its grants, signed by another, or decided alone where the limits allow it",
        zh="当场给付的金额使用规则手册的货币，并经他人批准，或在额度允许时由给付人单独决定",
    ),
    "guard.in_charge": Text(
        en="the actor handles complaints, supervises their handling, or belongs to the administration department",
        zh="由经办人、受理部门主管或行政人事部办理",
    ),
    "guard.branch_decided": Text(
        en="the decision is a branch's: there is a unit above the one that decided",
        zh="由分支机构作出处理决定：其上有上级机构",
    ),
    "guard.higher_unit": Text(
        en="the actor belongs to a unit above the one that decided, and holds a higher rank",
        zh="办理人属于作出决定机构的上级机构，且职级更高",
    ),
    "guard.review_bids_it": Text(
        en="a complaint reopened after a review had one, which upheld it at least in part",
        zh="经核查重新处理的，须已核查且投诉至少部分成立",
    ),
    "guard.action_whole": Text(
        en="the action has an id of its own, an owner, and a text of what is to be done",
        zh="整改措施有自己的编号、责任人和内容",
    ),
    "guard.action_known": Text(
        en="the action was agreed on",
        zh="该整改措施已确定",
    ),
    "guard.action_was_done": Text(
        en="the action was done before its effect is checked",
        zh="检查效果之前，该整改措施已完成",
    ),
}
