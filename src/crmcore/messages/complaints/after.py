"""What `complaints` says once there is a solution or an answer: contentment, review, reopening, measures against recurrence."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "complaint.reopened_for": Text(
        en="a complaint in `{state}` is not reopened for `{found}`; reasons are: {wanted}",
        zh="状态为“{state}”的投诉不能因“{found}”重新处理；可用原因：{wanted}",
    ),
    "complaint.action_of_other": Text(
        en="the complaint is about `{actor}`, or is their own, or they were recused, and action `{id}` is another's; "
        "its owner or somebody impartial must record it",
        zh="`{actor}`是被投诉人、投诉客户或回避人，而整改措施`{id}`由他人负责；须由责任人或无须回避者记录",
    ),
    "complaint.own_action": Text(
        en="`{actor}` {actor:owns|own} action `{id}` or recorded it as done; someone else must check it",
        zh="`{actor}`是整改措施`{id}`的责任人或完成记录人；须由他人检查",
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
        en="`{actor}` {actor:does|do} not belong to a unit above `{unit}`, which decided; its superior unit must review",
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
    "guard.retraction_on_record": Text(
        en="where the customer retracted the withdrawal, what they said is on record",
        zh="客户取消撤回的，其陈述已记录",
    ),
    "guard.reopening_fits": Text(
        en="what is withdrawn or referred is reopened for its own return, an outside decision or a forwarding; the rest for any reason but a return",
        zh="已撤回的因取消撤回、已转送的因被退回，或因外部机构决定、监管部门转办而重新处理；其他投诉不得以取消撤回或被退回为由重新处理",
    ),
    "guard.own_action": Text(
        en="whoever the complaint is about, whose own it is, or who was recused, records only an action that they own",
        zh="被投诉人、投诉客户和回避人只能记录由其负责的整改措施",
    ),
    "guard.not_own_action": Text(
        en="nobody checks an action that they own, or recorded as done",
        zh="任何人不得检查由自己负责或由自己记录完成的整改措施",
    ),
    "guard.in_charge_or_owner": Text(
        en="the actor owns an action agreed on, or handles complaints, supervises their handling, or belongs to the administration department",
        zh="由整改措施的责任人、经办人、承办部门主管或行政人事部办理",
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
        zh="由经办人、承办部门主管或行政人事部办理",
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
