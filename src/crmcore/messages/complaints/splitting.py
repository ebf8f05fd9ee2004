"""What `complaints` says of joint complaints that are split."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "complaint.not_joint": Text(
        en="one person alone complains; there is nothing to split",
        zh="仅一人投诉，无须拆分",
    ),
    "complaint.split_twice": Text(
        en="{id:id} cannot be split off: it is the joint complaint or one merged into it, was split off before, or has no number of its own",
        zh="{id:id}不能拆出：其为共同投诉本身或已并入的投诉、此前已拆出，或没有自己的编号",
    ),
    "complaint.parts_not_whole": Text(
        en="{found} of {complainants} cannot go on by themselves; at least one goes, and at least one stays",
        zh="共{complainants}人投诉，不能拆出{found}人；至少拆出一人，且至少保留一人",
    ),
    "complaint.speakers_not_whole": Text(
        en="{found} cannot speak for those who stay; at least 1 and at most {at_most} {at_most:does|do}",
        zh="留在共同投诉中的代表人数不能为{found}；应为1至{at_most}人",
    ),
    "complaint.not_just_registered": Text(
        en="`{id}` is on its way already; only a complaint that was just registered is split from another",
        zh="`{id}`已在办理中；仅刚登记的投诉可以从共同投诉中拆出",
    ),
    "complaint.not_split_from": Text(
        en="joint complaint {id:id} comes without its own card, or does not say that so many were split from it; use `split`",
        zh="共同投诉{id:id}缺少自己的记录卡，或未记载拆出相应人数；请使用`split`",
    ),
    "complaint.other_receipt": Text(
        en="the card was received at {found}, the joint complaint at {wanted}; the receipt of the joint one counts",
        zh="记录卡的收到时间为{found}，共同投诉为{wanted}；以共同投诉的收到时间为准",
    ),
    "guard.several_complain": Text(
        en="several people complain jointly",
        zh="多人共同投诉",
    ),
    "guard.parts_add_up": Text(
        en="the part is another complaint, of fewer people than complain jointly; those who stay have somebody to speak for them, nobody new",
        zh="拆出的是另一件投诉，人数少于共同投诉人数；留下的投诉人仍有代表，且不超过原有代表人数",
    ),
    "guard.just_registered": Text(
        en="nothing has happened to the complaint yet but its registration",
        zh="该投诉仅完成登记，尚未办理",
    ),
    "guard.joint_on_record": Text(
        en="the joint complaint is another one, with its card and history, which says that so many were split from it; its receipt counts",
        zh="共同投诉是另一件投诉，有自己的记录卡和经过，并记载拆出相应人数；以其收到时间为准",
    ),
}
