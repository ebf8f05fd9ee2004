"""What `complaints` says of the outcome and of what follows from it."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "complaint.no_action_why": Text(
        en="the complaint was upheld, and no action was agreed on; agree on one, or give the reason why none is needed as `no_action`",
        zh="投诉成立，但未确定任何整改措施；请确定整改措施，或在`no_action`中写明无须整改措施的理由",
    ),
    "complaint.nothing_owed": Text(
        en="no remedy that the customer was told of is still owed",
        zh="没有已告知客户而尚未兑现的补救措施",
    ),
    "complaint.still_owed": Text(
        en="the customer was told of `{kind}`, which is still owed; record that it was performed, or that they declined it",
        zh="已告知客户的“{kind}”尚未兑现；请记录已兑现，或客户已放弃",
    ),
    "complaint.money_still_owed": Text(
        en="the customer was told of {kind}, and {amount} of it is still owed; record that it was paid, or that they declined it",
        zh="已告知客户的“{kind}”尚有{amount}未兑付；请记录已兑付，或客户已放弃",
    ),
    "complaint.not_owed": Text(
        en="no `{kind}` is owed to the customer; see what is owed in `owed`",
        zh="没有应向客户兑现的“{kind}”；尚欠事项见`owed`",
    ),
    "complaint.owed_to_others": Text(
        en="`{kind}` is owed to the customers on `{cards}`; name the card of whoever it is",
        zh="“{kind}”是欠付记录卡`{cards}`的客户的；请注明是哪位客户的记录卡",
    ),
    "complaint.more_than_owed": Text(
        en="{found} of {kind} is more than the {owed} that is still owed",
        zh="“{kind}”{found}超过尚欠的{owed}",
    ),
    "complaint.demand_undecided": Text(
        en="no outcome was decided for: {demands}; put it on record as new facts, or reopen the complaint, and have it decided",
        zh="以下诉求尚无处理结果：{demands}；请作为新情况登记或重新处理投诉，并作出决定",
    ),
    "complaint.demand_not_ruled": Text(
        en="the demand `{demand}` of `{card}` has no outcome; give each demand one in `rulings`",
        zh="`{card}`的诉求“{demand}”没有处理结果；请在`rulings`中逐项写明",
    ),
    "complaint.demand_twice": Text(
        en="the demand `{demand}` is named twice; name it once",
        zh="诉求“{demand}”出现两次；请只写一次",
    ),
    "complaint.no_such_demand": Text(
        en="no demand {found:id} is open here; there are: {known:id}",
        zh="没有待处理的诉求{found:id}；现有：{known:id}",
    ),
    "complaint.whole_differs": Text(
        en="the complaint is {found}, but by the outcomes of its demands it is {wanted}",
        zh="投诉的处理结果为“{found}”，而按各项诉求的结果应为“{wanted}”",
    ),
    "complaint.all_declined": Text(
        en="every demand is declined; decline the complaint instead, and give the customer the reasons",
        zh="全部诉求均不予受理；请对投诉作不予受理处理，并告知客户原因",
    ),
    "complaint.reacted": Text(
        en="the customer said already what they make of the last answer: {found}",
        zh="客户对最近一次答复已有表示：{found}",
    ),
    "complaint.nobody_told": Text(
        en="nobody was told the outcome yet, so nobody can accept or reject it",
        zh="尚未将处理结果告知任何人，不能登记接受或不接受",
    ),
    "complaint.award_waits": Text(
        en="`{reference}` ({forum} `{body}`) ended in the customer's favour, and that binds the firm; reopen the complaint for that",
        zh="`{reference}`（{forum}`{body}`）的结果对客户有利且对本机构有约束力；请据此重新处理投诉",
    ),
    "complaint.award_not_granted": Text(
        en="{amount} awarded outside is not approved yet; have it proposed and approved, and tell the customer",
        zh="外部机构的结果所定给付{amount}尚未获批准；请提出处理意见并报批，再告知客户",
    ),
    "complaint.award_binds": Text(
        en="`{reference}` ({forum} `{body}`) ended in the customer's favour, and that binds the firm; uphold the complaint, at least in part",
        zh="`{reference}`（{forum}`{body}`）的结果对客户有利且对本机构有约束力；投诉应至少部分成立",
    ),
    "complaint.outside_already": Text(
        en="`{reference}` ({forum} `{body}`) is on record already; give another reference",
        zh="`{reference}`（{forum}`{body}`）已有记录；请使用其他案号",
    ),
    "complaint.nothing_outside": Text(
        en="no outside body has this complaint undecided; record first which one took it up",
        zh="没有外部机构正在处理本投诉；请先记录由哪个机构受理",
    ),
    "complaint.not_outside": Text(
        en="no {forum} has this complaint under {found:id}; on record are: {known:id}",
        zh="没有{forum}以{found:id}受理本投诉；已记录：{known:id}",
    ),
    "complaint.outside_decided": Text(
        en="`{reference}` ({forum} `{body}`) has ended already",
        zh="`{reference}`（{forum}`{body}`）已有结果",
    ),
    "complaint.which_outside_body": Text(
        en="several bodies have this complaint as {forum} {reference:id}; name one as `body`: {known:id}",
        zh="有多家{forum}以{reference:id}受理本投诉；请以`body`写明其中一家：{known:id}",
    ),
    "complaint.other_outside_body": Text(
        en="{found:id} does not have this complaint as {forum} {reference:id}; these do: {known:id}",
        zh="{found:id}并未作为{forum}以{reference:id}受理本投诉；受理的机构：{known:id}",
    ),
    "complaint.award_for_nothing": Text(
        en="{award} is awarded, but the result is: {result}",
        zh="决定给付{award}，但结果为：{result}",
    ),
    "complaint.no_outside_decision": Text(
        en="no outside result is in the customer's favour, even in part; give another reason",
        zh="没有对客户有利或部分有利的外部机构结果；请写明其他原因",
    ),
    # what guards require (English: their docstrings)
    "guard.action_or_reason": Text(
        en="of a complaint upheld, even in part, a corrective or preventive action was agreed on, or the reason is written why none",
        zh="投诉全部或部分成立的，已确定纠正性或预防性的整改措施，或已写明无须整改措施的理由",
    ),
    "guard.nothing_undecided": Text(
        en="nothing is demanded, on the card or by a duplicate, that came after the decision and has no outcome",
        zh="决定之后在记录卡上或因并案新增的诉求，均已有处理结果",
    ),
    "guard.each_demand_ruled": Text(
        en="of several demands each that was taken up has one outcome, and the outcome of the whole follows from them",
        zh="有多项诉求的，已受理的每项各有一个处理结果，整体结果由此得出",
    ),
    "guard.accepted_in_part": Text(
        en="a demand that is not taken up stands on the card, with the reason why not; at least one is taken up",
        zh="不予受理的诉求在记录卡上，并写明理由；至少受理一项",
    ),
    "guard.no_reaction_yet": Text(
        en="the customer was told the outcome, and has neither accepted nor rejected it yet",
        zh="已将处理结果告知客户，客户尚未表示接受或不接受",
    ),
    "guard.inspection_whole": Text(
        en="what was seen is written down; each action that follows has an id of its own, an owner, and a text of what is to be done",
        zh="已写明检查情况；由此提出的每项整改措施有自己的编号、责任人和内容",
    ),
    "guard.outside_body_named": Text(
        en="the outside body is named, with its reference, under which it is not on record yet",
        zh="已写明外部机构及其案号，且该案号尚无记录",
    ),
    "guard.outside_pending": Text(
        en="an outside body has the complaint, and has not decided it",
        zh="有外部机构受理本投诉且尚未作出决定",
    ),
    "guard.decides_what_it_has": Text(
        en="the outside body has the complaint under this reference, and has not decided it yet; where several have it under this one, it is named",
        zh="该外部机构以此案号受理本投诉，且尚未作出决定；多家以同一案号受理的，已写明是哪一家",
    ),
    "guard.award_binds": Text(
        en="where an outside result is in the customer's favour and binds the firm, the complaint is upheld, at least in part",
        zh="外部机构的结果对客户有利且对本机构有约束力的，投诉至少部分成立",
    ),
    "guard.not_bound": Text(
        en="no outside result in the customer's favour binds the firm",
        zh="没有对客户有利且对本机构有约束力的外部机构结果",
    ),
    "guard.award_honoured": Text(
        en="for each outside result that binds the firm the complaint was taken up again, and the money that it awards was approved",
        zh="对每项对客户有利且有约束力的外部机构结果，已重新处理投诉，且其所定给付已获批准",
    ),
    "guard.outside_decision_whole": Text(
        en="what was decided is written down; only what gives the customer something awards money, above zero",
        zh="已写明决定内容；仅对客户有利的结果可有给付，且金额大于零",
    ),
    "guard.outside_bids_it": Text(
        en="what is reopened after an outside decision had one that gives the customer something",
        zh="因外部机构决定重新处理的，须有对客户有利或部分有利的外部机构结果",
    ),
    "guard.remedy_owed": Text(
        en="a remedy that the customer was told of is still owed",
        zh="有已告知客户而尚未兑现的补救措施",
    ),
    "guard.nothing_owed": Text(
        en="what the customer was told of was performed, or they declined it; a table of a firm that has no line for it asks for nothing",
        zh="已告知客户的补救措施均已兑现，或客户已放弃；机构自有流程表未设该流转的，不作要求",
    ),
    "guard.within_owed": Text(
        en="no more is performed of a kind of remedy than is owed of it to one customer",
        zh="每类补救措施的兑现不超过对该客户尚欠的部分",
    ),
    "guard.kind_owed": Text(
        en="what the customer declines is a kind of remedy that is owed to them",
        zh="客户放弃的是尚欠其本人的补救措施",
    ),
    "guard.evidence_given": Text(
        en="what shows that it was performed is written down",
        zh="已写明兑现的凭据",
    ),
    "complaint.closed_and_open": Text(
        en="`{id}` was closed on {closed}, and is said to be open; correct one of them",
        zh="`{id}`的结案日为{closed}，却注明尚未结案；请更正其中一项",
    ),
}
