"""Sentences about what a case must have before a step is possible at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from crmcore.messages.text import Text

TEXTS: Final[Mapping[str, Text]] = {
    "complaint.no_pause": Text(
        en="no clock of this complaint may be paused now; may be paused while they run: {clocks:id}",
        zh="本案目前没有可暂停的时限；计时期间可暂停的有：{clocks:id}",
    ),
    "complaint.no_pause_for": Text(
        en="no clock of this complaint may be paused for {why:id}; one may be for {known:id}",
        zh="本案没有可因{why:id}暂停的时限；可暂停的事由有{known:id}",
    ),
    "complaint.no_pause_at_all": Text(en="no clock of this complaint may be paused, for whatever reason", zh="本案的时限均不得暂停"),
    "complaint.nothing_paused": Text(en="no clock of this complaint is paused", zh="本案没有处于暂停状态的时限"),
    "complaint.not_paused": Text(en="clock {clock:id} is not paused", zh="时限{clock:id}未处于暂停状态"),
    "complaint.not_paused_for": Text(
        en="nothing is paused for {why:id}; pauses in force are for {known:id}",
        zh="没有因{why:id}而暂停的时限；目前暂停的事由有{known:id}",
    ),
    "complaint.goes_on_otherwise": Text(
        en="clock {clock:id} is paused, and nobody resumes it by a step: it goes on at {events:id}",
        zh="时限{clock:id}处于暂停状态，不能以操作恢复计时；下列事件发生时恢复：{events:id}",
    ),
    "complaint.extended_by_nothing": Text(
        en="clock {clock:id} has steps, and nothing takes them: its `extends` does not name {event:id}",
        zh="时限{clock:id}设有延长档次，但无从采用：其`extends`未写明{event:id}",
    ),
    "complaint.no_extension": Text(
        en="no clock of this complaint may be extended now: none has a step left, or it is too late for it",
        zh="本案目前没有可延长的时限：没有剩余的延长档次，或已过申请时间",
    ),
    "complaint.no_actions": Text(
        en="no action was agreed on, and no inspection found one necessary",
        zh="未确定任何整改措施，检查中也未提出",
    ),
    "complaint.actions_of_others": Text(
        en="the complaint is about `{actor}`, or is their own, or they were recused; they record only an action that they own, and own none",
        zh="`{actor}`是被投诉人、投诉客户或回避人，只能记录由其负责的整改措施，但没有由其负责的整改措施",
    ),
    "complaint.no_action_done": Text(en="no action is done yet; check its effect afterwards", zh="尚无已完成的整改措施；请在完成后检查效果"),
    "complaint.only_own_actions": Text(
        en="every action that was done is owned, or was done, by `{actor}`; someone else must check it",
        zh="已完成的整改措施均由`{actor}`负责或完成；须由他人检查",
    ),
    "complaint.none_in_stage": Text(
        en="what the law counts from here happens at another stage of the complaint",
        zh="法规据以计时的事项发生在本案的其他阶段",
    ),
    # what guards require (English: their docstrings)
    "guard.clock_to_pause": Text(
        en="a clock of the complaint may be paused now, for one reason or another, or since an instant that is put on record late",
        zh="本案现有时限可因某一事由暂停，或可补记自此前某时起暂停",
    ),
    "guard.clock_to_resume": Text(
        en="a clock of the complaint is paused, and goes on when somebody resumes it",
        zh="本案有时限处于暂停状态，且可由人员恢复计时",
    ),
    "guard.clock_to_extend": Text(
        en="a clock of the complaint has a step of its ladder left, and is not too late for it",
        zh="本案有时限尚有延长档次，且未过申请时间",
    ),
    "guard.nothing_to_wait_for": Text(
        en="no wait of the law bars a letter that tells a delay",
        zh="法规没有禁止此时发出延期答复",
    ),
    "guard.review_in_time": Text(
        en="the time within which the law gives the customer a review has not passed",
        zh="法规给予客户的核查申请期限未过",
    ),
    "guard.action_to_do": Text(
        en="an action was agreed on that the actor may record as done",
        zh="有可由办理人记录完成的整改措施",
    ),
    "guard.action_to_check": Text(
        en="an action was done, by others than the actor",
        zh="有他人完成的整改措施",
    ),
    "guard.crisis_foreseen": Text(
        en="the rulebook says what an emergency is, and who then acts",
        zh="规则手册规定了何为紧急情形及由谁处置",
    ),
    "guard.group_able": Text(
        en="enough members of the crisis group may act: none of them is kept out",
        zh="临时小组中无须回避的成员足够",
    ),
    "guard.limits_for_money": Text(
        en="the rulebook has limits for the money that waits to be approved",
        zh="规则手册对待批准的金额规定了审批额度",
    ),
}
