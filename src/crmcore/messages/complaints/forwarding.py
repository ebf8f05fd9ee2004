"""What `complaints` says of authorities that forward a complaint and wait for feedback."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "complaint.forwarded_when": Text(
        en="the forwarding arrived at {at}; that must lie between the receipt of the complaint ({received}) and the event ({event})",
        zh="转办件收到时间为{at}；应在收到投诉（{received}）之后、事件（{event}）之前",
    ),
    "complaint.feedback_before": Text(
        en="feedback is due on {due}, before the forwarding arrived on {day}; correct one of the two",
        zh="反馈期限{due}早于转办件收到日{day}；请更正其中之一",
    ),
    "complaint.forwarded_twice": Text(
        en="forwarding `{reference}` is on record already and feedback on it is owed; if the authority urges it, say `kind=urged`",
        zh="转办件`{reference}`已登记，尚待反馈；如系催办，请注明`kind=urged`",
    ),
    "complaint.no_feedback_owed": Text(
        en="no authority is waiting for feedback on this complaint",
        zh="本案没有待反馈的转办件",
    ),
    "complaint.feedback_owed": Text(
        en="feedback to the authority is still owed (`{references}`); give it before the file is closed",
        zh="尚未向监管部门反馈（`{references}`）；反馈之后才能结案",
    ),
    "complaint.other_reference": Text(
        en="no feedback is owed under reference {found:id}; it is owed under: {known:id}",
        zh="编号{found:id}没有待反馈事项；待反馈的编号：{known:id}",
    ),
    "complaint.which_authority": Text(
        en="several authorities wait for feedback under reference {reference:id}; name one as `authority`: {known:id}",
        zh="编号{reference:id}有多个监管部门待反馈；请以`authority`写明其中一个：{known:id}",
    ),
    "complaint.other_authority": Text(
        en="{found:id} waits for no feedback under reference {reference:id}; these do: {known:id}",
        zh="编号{reference:id}没有待向{found:id}反馈的事项；待反馈的监管部门：{known:id}",
    ),
    "complaint.authority_not_told": Text(
        en="an authority that was not reached was not told; write to it",
        zh="未能联系上监管部门，不算已反馈；请书面反馈",
    ),
    "complaint.told_before_letter": Text(
        en="the authority was told at {at}, before its letter arrived ({arrived}); tell it again, or correct one of the two",
        zh="反馈时间{at}早于转办件收到时间（{arrived}）；请重新反馈，或更正其中之一",
    ),
    "complaint.forwarded_since": Text(
        en="an authority forwarded it (`{references}`) after the customer was answered; reopen it for that, and answer anew",
        zh="答复客户之后监管部门又转办本投诉（`{references}`）；请据此重新处理并重新答复",
    ),
    "complaint.not_forwarded_since": Text(
        en="no authority forwarded it since it ended for the customer; give another reason",
        zh="答复、撤回或转送之后没有监管部门转办；请写明其他原因",
    ),
    "guard.answered_since_forwarded": Text(
        en="the customer was answered since an authority last forwarded it: what comes again after the answer is answered anew",
        zh="监管部门最近一次转办之后已答复客户：答复之后再次转办的，重新答复",
    ),
    "guard.forwarding_bids_it": Text(
        en="what is reopened because an authority forwarded it was forwarded after it had ended for the customer",
        zh="因监管部门转办而重新处理的，系在答复、撤回或转送之后转办",
    ),
    "guard.forwarding_on_record": Text(
        en="the authority and its reference are named; it arrived between receipt and now, wants no feedback before that, and is not on record yet",
        zh="已写明监管部门和编号；收到时间在收到投诉之后、登记之前，反馈期限不早于收到日；此前未登记",
    ),
    "guard.feedback_owed": Text(
        en="an authority is waiting for feedback",
        zh="有待反馈的转办件",
    ),
    "guard.feedback_settled": Text(
        en="no authority is waiting for feedback",
        zh="没有待反馈的转办件",
    ),
    "guard.feedback_on_record": Text(
        en="what the authority was told after its letter arrived is on record with its reference, and how: by a channel on the rulebook's list",
        zh="收到转办件之后向监管部门的反馈已记录：写明编号和内容，反馈渠道在规则手册的列表中",
    ),
}
