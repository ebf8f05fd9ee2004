"""Messages about steps that nobody on the staff could take."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "dead_end": Text(
        en="once {state:id}, a complaint {about} would never be answered: nobody could take {steps}; "
        "this keeps {times} of the kinds of complaints walked, in {lifecycles}; what would help: {helps}",
        zh="{about}处于{state:id}后将永远得不到答复：无人可以执行{steps}；所查各类投诉中有{times}类如此（{lifecycles}）；可行的办法：{helps}",
    ),
    "dead_end.step": Text(
        en="`{step}` ({why})",
        zh="`{step}`（{why}）",
    ),
    "dead_end.about_nobody": Text(
        en="about nobody in particular",
        zh="不涉及具体人员或部门的投诉",
    ),
    "dead_end.about_unit": Text(
        en="about `{unit}`",
        zh="关于`{unit}`的投诉",
    ),
    "dead_end.about_person": Text(
        en="about `{person}`",
        zh="关于`{person}`的投诉",
    ),
    "dead_end.about_superior": Text(
        en="{said} that names `{superior}` as their direct superior",
        zh="{said}（写明直接上级为`{superior}`）",
    ),
    "dead_end.stand_in": Text(
        en="{by:id} standing in as {role:id}",
        zh="由{by:id}代行{role:id}的职责",
    ),
    "dead_end.position": Text(
        en="one more {position:id} in `{unit}`",
        zh="在`{unit}`增设一名{position:id}",
    ),
    "sole_holder": Text(
        en="`{person}` alone is {roles:id}: were they away, nobody could take {steps:id}, and no complaint would be answered; "
        "name who stands in for them in `[[organisation.stand_ins]]`",
        zh="只有`{person}`一人承担{roles:id}：其缺勤时无人可以执行{steps:id}，投诉将得不到答复；请在`[[organisation.stand_ins]]`中指定代行人",
    ),
}
