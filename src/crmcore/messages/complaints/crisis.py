"""What `complaints` says of a crisis: the group that acts, the public, and the approval made up afterwards."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "complaint.no_crisis_rules": Text(
        en="the rulebook names no crisis group; add `[complaints.crisis]`",
        zh="规则手册未规定临时小组；请补充`[complaints.crisis]`",
    ),
    "complaint.no_group": Text(
        en="no crisis group was formed; form one first",
        zh="尚未成立临时小组；请先成立",
    ),
    "complaint.group_too_small": Text(
        en="a crisis group of {found} is too small; it takes {wanted}",
        zh="{found}人不足以组成临时小组；至少应有{wanted}人",
    ),
    "complaint.not_for_group": Text(
        en="`{actor}` {actor:holds|hold} none of the positions whose holders may be members: {positions:any}",
        zh="`{actor}`未担任可参加小组的岗位：{positions:any}",
    ),
    "complaint.not_in_group": Text(
        en="`{actor}` {actor:is|are} not a member of the crisis group",
        zh="`{actor}`不是临时小组成员",
    ),
    "complaint.in_group": Text(
        en="`{actor}` {actor:belongs|belong} to the crisis group that acted; whoever would have decided before must decide now",
        zh="`{actor}`属于采取行动的临时小组；须由原有权审批人决定",
    ),
    "complaint.no_emergency": Text(
        en="the rulebook does not list {found:id} as an emergency; it lists: {known:id}",
        zh="按规则手册，{found:id}不属于紧急情形；列表为：{known:id}",
    ),
    "complaint.nothing_to_ratify": Text(
        en="no emergency remedy is awaiting approval",
        zh="没有待补办审批的紧急补救",
    ),
    "complaint.not_ratified": Text(
        en="{times} emergency {times:remedy is|remedies are} awaiting approval; have {times:it|them} approved, or refused on record, first",
        zh="有{times}项紧急补救待补办审批；请先补办，或记录不予批准",
    ),
    "complaint.no_refusal": Text(
        en="money was paid, and no refusal by whoever would have decided is on record; add it",
        zh="已支付金额，但没有原有权审批人不予批准的记录；请补充",
    ),
    "complaint.other_refusal": Text(
        en="the refusal of `{id}` is for a complaint, kind or amount other than what was paid",
        zh="对`{id}`的不予批准与已支付的投诉、类别或金额不符",
    ),
    # what guards require (English: their docstrings)
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
        zh="有待补办审批的紧急补救",
    ),
    "guard.emergency_settled": Text(
        en="no emergency remedy is awaiting approval",
        zh="没有待补办审批的紧急补救",
    ),
    "guard.group_of_several": Text(
        en="the group has enough members, each holding a position that the rulebook names, all impartial",
        zh="小组人数足够，成员均担任规则手册指定的岗位，且均无须回避",
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
        zh="每类已支付的金额都有一份审批单，覆盖全部金额，在支付之后申请，且签批人不是小组成员",
    ),
    "guard.refusal_on_record": Text(
        en="the refusal of the person who would have decided before is on record, is for money paid out here, and comes from nobody in the group",
        zh="原有权审批人对本案已支付金额不予批准的决定已记录，且不是由小组成员作出的",
    ),
}
