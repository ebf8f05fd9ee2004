"""What `complaints` says in the procedure from receipt to closure."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # what the functions are handed
    "complaint.not_rules": Text(
        en="`rules` is of type `{found}`; give the `ComplaintRules` of one edition, such as `rulebook.on(day).complaints`",
        zh="`rules`的类型是`{found}`；应为某一版本的`ComplaintRules`，例如`rulebook.on(day).complaints`",
    ),
    # the record card, and the words on it
    "complaint.nobody_complains": Text(
        en="`complainants` is {found}; at least one person complains",
        zh="`complainants`为{found}；至少应有一名投诉人",
    ),
    "complaint.negative_claim": Text(
        en="`claimed` is {found}; give an amount of zero or more",
        zh="`claimed`为{found}；金额不能小于零",
    ),
    "complaint.unknown_word": Text(
        en="`{field}` is {found:id}; give one of {known:id}",
        zh="`{field}`为{found:id}；应为以下之一：{known:id}",
    ),
    "complaint.unlisted": Text(
        en="{found:id} is not on the rulebook's list `{list}`; it has {known:id}",
        zh="{found:id}不在规则手册的列表`{list}`中；列表为：{known:id}",
    ),
    "complaint.unlisted_near": Text(
        en="{found:id} is not on the rulebook's list `{list}`; did you mean {nearest:id}? It has {known:id}",
        zh="{found:id}不在规则手册的列表`{list}`中；是否应为{nearest:id}？列表为：{known:id}",
    ),
    "complaint.claim_currency": Text(
        en="`claimed` is {found}, and the rulebook's currency is {wanted}; convert it with a dated rate first",
        zh="`claimed`为{found}，而规则手册的货币是{wanted}；请先按有日期的汇率换算",
    ),
    # who may not
    "complaint.lacks_role": Text(
        en="`{actor}` {actor:does|do} not have the role: {roles:any}",
        zh="`{actor}`不具有所需角色：{roles:any}",
    ),
    "complaint.other_department": Text(
        en="`{actor}` of `{unit}` does not belong to the department that handles this complaint (`{departments}`)",
        zh="`{actor}`（`{unit}`）不属于本案的承办部门（`{departments}`）",
    ),
    "complaint.no_department": Text(
        en="`{actor}` {actor:belongs|belong} to no department; this complaint is handled by `{departments}`",
        zh="`{actor}`不属于任何部门；本案的承办部门为`{departments}`",
    ),
    "complaint.not_superior": Text(
        en="`{actor}` {actor:is|are} not a superior of `{maker}`, who made the document; it takes somebody in the same unit or one above it, with "
        "a higher rank",
        zh="`{actor}`不是制作该文件的`{maker}`的上级；应由同一或上级单位中职级更高者办理",
    ),
    "complaint.own_paper": Text(
        en="`{actor}` made this document, or {actor:acts|act} for or through whoever did; someone else must review it",
        zh="`{actor}`是该文件的制作人，或与制作人存在代理关系；须由他人审核",
    ),
    "complaint.about_actor": Text(
        en="the complaint is about `{actor}`; someone else must act",
        zh="被投诉人是`{actor}`；须由他人办理",
    ),
    "complaint.own_complaint": Text(
        en="`{actor}` {actor:is|are} the customer who complains, or {actor:acts|act} for them; someone else must act",
        zh="`{actor}`是投诉客户本人或其代理人；须由他人办理",
    ),
    "complaint.made_by_party": Text(
        en="the document was made by `{maker}`, whom the complaint is about, whose own it is, or who was recused since; "
        "send it back, so that someone else makes it",
        zh="文件由`{maker}`制作，其为被投诉人、投诉客户，或此后已回避；请退回，由他人重新制作",
    ),
    "complaint.not_about_actor": Text(
        en="the complaint is not about `{actor}` or their unit; only whom it is about states their side",
        zh="被投诉的不是`{actor}`或其单位；仅被投诉方可作说明",
    ),
    "complaint.not_exempt": Text(
        en="complaints of class `{class_id}` go to the general manager; submit the opinion instead",
        zh="`{class_id}`类投诉须由总经理批阅；请提交意见",
    ),
    "complaint.not_answered": Text(
        en="the customer has not been answered; a complaint is closed after the answer",
        zh="尚未答复客户；答复之后才能结案",
    ),
    "complaint.filed_not_told": Text(
        en="the outcome was put on file, and now somebody can be told; reopen the complaint, and answer them",
        zh="处理结果此前仅存档，现已可告知投诉人；请重新处理投诉并答复投诉人",
    ),
    # what must hold
    "complaint.before_receipt": Text(
        en="{at} is before the receipt ({received}); register it then or later",
        zh="{at}早于收到投诉的时间（{received}）；登记时间不得早于收到时间",
    ),
    "complaint.other_card": Text(
        en="card `{found}` is not the one that file `{wanted}` was opened with; pass the same card",
        zh="记录卡`{found}`与案卷`{wanted}`的记录卡不一致；请使用同一张卡",
    ),
    "complaint.no_reason": Text(
        en="the reason is empty; write down why",
        zh="未填写理由；请写明理由",
    ),
    "complaint.no_opinion": Text(
        en="the opinion is empty; write it down",
        zh="未填写意见；请写明意见",
    ),
    "complaint.left_to_them": Text(
        en="the complaint is about `{unit}`, so `{department}` does not handle it alone; name another department, or one together with it",
        zh="被投诉单位是`{unit}`，不能由`{department}`单独处理；请指定其他部门，或由另一部门共同处理",
    ),
    "complaint.not_escalated": Text(
        en="`{department}` is neither above nor beside `{unit}`, which handles this complaint; name a unit that is",
        zh="`{department}`不是本案承办部门`{unit}`的上级或平级单位；请另行指定",
    ),
    "complaint.report_incomplete": Text(
        en="the report lacks {missing}; a report has all six parts",
        zh="报告缺少：{missing}；报告须包含全部六项内容",
    ),
    "complaint.remedy_currency": Text(
        en="a remedy is in {found}, and the rulebook's currency is {wanted}; offer it in that currency",
        zh="补救措施的金额使用了{found}，而规则手册的货币是{wanted}；请使用该货币",
    ),
    "complaint.no_limits": Text(
        en="the rulebook has no `[policy]`, so nobody may approve money under it; add the section, or offer a remedy without money",
        zh="规则手册没有`[policy]`，未规定任何金额由谁审批；请添加该部分，或提出不涉及金额的补救措施",
    ),
    "complaint.grants_missing": Text(
        en="{kind} of {amount} needs one grant for the whole amount; found {found}",
        zh="{kind}{amount}须有一份覆盖全部金额的审批单；现有{found}份",
    ),
    "complaint.grant_not_needed": Text(
        en="a grant for {kind} was given, but no money of that kind is proposed; leave it out",
        zh="提供了{kind}的审批单，但未提出该类金额；请去掉",
    ),
    "complaint.reply_incomplete": Text(
        en="the {manner} reply is on record without its `{field}`; add it",
        zh="{manner}答复缺少`{field}`；请补充",
    ),
    # the section of a rulebook
    "complaint.word_twice": Text(
        en="{word:id} is listed twice; keep one",
        zh="{word:id}重复；请只保留一个",
    ),
    "complaint.other_lifecycle": Text(
        en="the table of `{wanted}` is listed under `{found}`; list it under its own name and version, `table.ref`",
        zh="`{wanted}`的表列在`{found}`之下；应列在其自身的名称和版本`table.ref`之下",
    ),
    "complaint.no_other": Text(
        en="`other` is missing; the list of matters is open, so add it",
        zh="缺少`other`；投诉事项是开放列表，请补充",
    ),
    "complaint.class_twice": Text(
        en="two classes are called {id:id}; give each an id of its own",
        zh="有两个类别都叫{id:id}；请使用不同的标识",
    ),
    "complaint.clock_twice": Text(
        en="two clocks are called {id:id}; give each an id of its own",
        zh="有两个时限都叫{id:id}；请使用不同的标识",
    ),
    "complaint.no_calendar": Text(
        en="unknown calendar {found:id}; the rulebook has: {known:id}",
        zh="未知日历{found:id}；规则手册中有：{known:id}",
    ),
    # records and lists
    "complaint.closed_before_received": Text(
        en="`{id}` was closed on {closed}, before it was received on {received}; correct one of the days",
        zh="`{id}`的结案日{closed}早于收到日{received}；请更正其中一个日期",
    ),
    "complaint.unreadable": Text(en="`{id}` cannot be read: {why}", zh="无法读取`{id}`：{why}"),
    "complaint.work_item": Text(
        en="`{id}`: {state}; clock `{clock}`: {reading}",
        zh="`{id}`的状态为“{state}”；时限`{clock}`：{reading}",
    ),
    "complaint.clock_unreadable": Text(en="`{id}`: clock `{clock}` is not known: {why}", zh="`{id}`：时限`{clock}`无法确定：{why}"),
    # what guards require (English: their docstrings)
    "guard.front_line": Text(
        en="the actor deals with customers: in the outlet that receives complaints, or in customer service",
        zh="由接待客户者办理：网点或客服",
    ),
    "guard.intake": Text(
        en="the actor belongs to the outlet that receives complaints",
        zh="由网点办理",
    ),
    "guard.administration": Text(
        en="the actor belongs to the administration and HR department",
        zh="由行政人事部办理",
    ),
    "guard.handler": Text(
        en="the actor handles complaints, in the department named for this one",
        zh="由本案指定的承办部门的经办人办理",
    ),
    "guard.handler_supervisor": Text(
        en="the actor supervises the handling department",
        zh="由承办部门主管办理",
    ),
    "guard.general_manager": Text(
        en="the actor is the general manager",
        zh="由总经理办理",
    ),
    "guard.customer_service": Text(
        en="the actor belongs to customer service",
        zh="由营运部客服办理",
    ),
    "guard.superior": Text(
        en="the actor is a superior of whoever made the document: in the same unit or one above it, and of a higher rank",
        zh="由文件制作人的上级办理：同一或上级单位，且职级更高",
    ),
    "guard.four_eyes": Text(
        en="nobody reviews their own work, nor work done for them or by somebody they act for",
        zh="任何人不得审核自己的文件，也不得审核其代理人或被代理人的文件",
    ),
    "guard.impartial": Text(
        en="the complaint is about neither the actor, their unit, nor whom they directly supervise; it is not theirs; they were not recused",
        zh="被投诉的不是办理人或其单位，也不是其直接下属，办理人不是投诉客户本人，也不在本案回避人员之列",
    ),
    "guard.impartial_decider": Text(
        en="the complaint is neither the actor's own nor about them or their unit; they were not recused; a superior of whom it is about may decide",
        zh="被投诉的不是办理人或其单位，办理人不是投诉客户本人，也不在本案回避人员之列；被投诉人的直接上级可以作出决定",
    ),
    "guard.impartial_return": Text(
        en="the actor is impartial; the direct superior of whom the complaint is about sends back only what is submitted for a decision",
        zh="办理人须回避的不得退回；被投诉人的直接上级仅可退回呈其批阅的意见",
    ),
    "guard.made_impartially": Text(
        en="the document was made by somebody whom the complaint is not about, who is not the customer, and who was not recused since",
        zh="文件制作人不是被投诉人或投诉客户，且此后未被要求回避",
    ),
    "guard.a_party": Text(
        en="the complaint is about the actor or their unit, and is not their own",
        zh="由被投诉人或被投诉单位的人员办理，但投诉客户本人除外",
    ),
    "guard.signed_impartially": Text(
        en="nobody whom the complaint is about, no customer of it, and nobody recused signed for the money",
        zh="款项的签批人不是被投诉人或投诉客户，也不在本案回避人员之列",
    ),
    "guard.exempt": Text(
        en="the rulebook exempts this class of complaints from the general manager's decision",
        zh="规则手册规定该类投诉无须总经理批阅",
    ),
    "guard.answered": Text(
        en="the customer has already been answered; the outcome on file stands for it only as long as nobody can be told",
        zh="此前已答复客户；处理结果存档仅在无法告知投诉人期间视同答复",
    ),
    "guard.own_card": Text(
        en="the card put on record is the one that the file was opened with",
        zh="登记的记录卡与案卷一致",
    ),
    "guard.after_receipt": Text(
        en="a complaint is registered when it was received, or later",
        zh="登记时间不早于收到投诉的时间",
    ),
    "guard.reason_given": Text(
        en="the reason is written down",
        zh="已写明理由",
    ),
    "guard.opinion_written": Text(
        en="the opinion is written down",
        zh="已写明意见",
    ),
    "guard.not_left_to_them": Text(
        en="a department is named; the one complained about does not handle it alone",
        zh="已指定承办部门；被投诉部门不得单独处理",
    ),
    "guard.above_or_beside": Text(
        en="the unit that takes over is above the one that handles it, or beside it",
        zh="接办单位是原承办部门的上级或平级单位",
    ),
    "guard.report_complete": Text(
        en="the report has all six parts: cause, course of events, person responsible, conclusion, countermeasures, preventive measures",
        zh="报告包含全部六项：发生原因、经过、责任者、结论、对策、防范措施",
    ),
    "guard.one_currency": Text(
        en="money is offered in the currency of the rulebook",
        zh="金额使用规则手册的货币",
    ),
    "guard.grant_fits_proposal": Text(
        en="each kind of remedy that costs money has one grant for its whole amount, asked for since it was proposed, not signed by the proposer",
        zh="每类涉及金额的补救措施都有一份审批单，覆盖全部金额，在提议之后申请，且签批人不是提议人",
    ),
    "guard.reply_on_record": Text(
        en="the reply is on record with its content, an oral one also with the person spoken to",
        zh="答复内容已记录，口头答复还须记录答复对象",
    ),
    # what a walk of every path finds: a table that leaves something owed
    "verify.no_answer": Text(
        en="`{id}` ends the complaint in `{state}` without an answer to the customer or a stated exception; shortest path: {way}",
        zh="`{id}`在没有答复客户、也没有注明例外的情况下以“{state}”结束；最短路径：{way}",
    ),
    "verify.no_grant": Text(
        en="after `{id}` ({state}) there is money that nobody with authority signed for; shortest path: {way}",
        zh="`{id}`（{state}）之后存在未经有权人签批的款项；最短路径：{way}",
    ),
    "verify_clean": Text(
        en="every path ends with an answer or a stated exception; no money is unapproved at an end, or when the customer is told",
        zh="每条路径都以答复或注明的例外结束；结束时及答复时均无未获批准的款项",
    ),
    # what is wrong with a table of a firm's own
}
