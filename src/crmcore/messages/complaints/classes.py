"""What `complaints` says of the class of a complaint once it was registered: why it changes, and why not."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "unknown_class": Text(
        en="no complaint class {found:id}; did you mean {nearest:id}?",
        zh="没有投诉类别{found:id}；是否应为{nearest:id}？",
    ),
    "unknown_class_of": Text(
        en="no complaint class {found:id}; there are: {known:id}",
        zh="没有投诉类别{found:id}；可用类别：{known:id}",
    ),
    "class.there_already": Text(
        en="the complaint is in class {was} already; name another",
        zh="该投诉已属于类别{was}；请写明其他类别",
    ),
    "class.known_as_higher": Text(
        en="what is known of the complaint puts it in class {found}, above {wanted}; if that is wrong, correct its card first",
        zh="按已知情况，该投诉属于类别{found}，高于{wanted}；如有误，请先更正记录卡",
    ),
    "class.takes_two": Text(
        en="class {wanted} is no higher than {was}, and `{actor}` {actor:does|do} not decide that alone; a superior of theirs must approve it",
        zh="类别{wanted}不高于{was}，`{actor}`不能单独决定；须由其上级批准",
    ),
    "class.not_superior": Text(
        en="`{actor}` {actor:is|are} not a superior of `{other}`; a superior must approve a lower class",
        zh="`{actor}`不是`{other}`的上级；调低类别须由上级批准",
    ),
    "class.other_process": Text(
        en="`{lifecycle}` is the process of class {others:any}, not of {was}; put the complaint in that class with `reclassify`",
        zh="`{lifecycle}`是类别{others:any}的流程，不是类别{was}的流程；请用`reclassify`调整该投诉的类别",
    ),
    "class.process_takes_two": Text(
        en="`{lifecycle}` is not the process of class {was}, and `{actor}` {actor:does|do} not choose it alone; a superior of theirs must approve it",
        zh="`{lifecycle}`不是类别{was}的流程，`{actor}`不能单独选用；须由其上级批准",
    ),
    "class.process_not_superior": Text(
        en="`{actor}` {actor:is|are} not a superior of `{other}`; a superior must approve a process that is not that of the class",
        zh="`{actor}`不是`{other}`的上级；选用非本类别的流程须由上级批准",
    ),
    "class.other": Text(
        en="`{id}` is in class {was}; what is known of it puts it in class {found}: {why}",
        zh="`{id}`属于类别{was}；按已知情况属于类别{found}：{why}",
    ),
    "complaint.other_class": Text(
        en="is in class {found}, its history leads to {wanted:any}",
        zh="当前类别为“{found}”，而其历史应为“{wanted:any}”",
    ),
    "complaint.not_its_lifecycle": Text(
        en="is under `{found}`, its history leads to {wanted:any}",
        zh="当前适用流程`{found}`，而其历史应为{wanted:any}",
    ),
    "complaint.class_unranked": Text(
        en="other classes have a `rank`, this one has none; give one to every class or to none",
        zh="其他类别有`rank`，该类别没有；请为所有类别设置，或全部不设置",
    ),
}
