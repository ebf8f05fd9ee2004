"""What supervision says: the ladder, actions and their effect, follow-ups, and problems that recur."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # what needs attention
    "supervision.escalation": Text(
        en="`{case}`: clock `{clock}` reached step `{step}` at {at}; tell {tell}",
        zh="`{case}`：时限`{clock}`于{at}到达升级步骤`{step}`；应通知：{tell}",
    ),
    "supervision.action": Text(
        en="`{case}`: {kind} action `{id}` of `{owner}`: {state}",
        zh="`{case}`：整改措施`{id}`（{kind}，责任人`{owner}`）：{state}",
    ),
    "supervision.action_due": Text(
        en="`{case}`: {kind} action `{id}` of `{owner}`: {state}; what comes next is due by {due}",
        zh="`{case}`：整改措施`{id}`（{kind}，责任人`{owner}`）：{state}；下一步最迟于{due}完成",
    ),
    "supervision.action_needs_new": Text(
        en="`{case}`: {kind} action `{id}` of `{owner}`: {state}; agree on another one",
        zh="`{case}`：整改措施`{id}`（{kind}，责任人`{owner}`）：{state}；请另行确定整改措施",
    ),
    "supervision.follow_up_due": Text(
        en="`{case}`: answered on {answered}, {by} follows up by {due}; found unsolved {unsolved} time{unsolved:|s}",
        zh="`{case}`：{answered}答复，由{by}最迟于{due}回访；已有{unsolved}次回访未解决",
    ),
    "supervision.follow_up_solved": Text(
        en="`{case}`: solved for good on {solved}; found unsolved {unsolved} time{unsolved:|s}",
        zh="`{case}`：{solved}确认已彻底解决；此前{unsolved}次回访未解决",
    ),
    "supervision.inspected": Text(
        en="`{case}`: inspected on {inspected} by `{by}`; {found} found, {mended} mended, {late} late",
        zh="`{case}`：`{by}`于{inspected}检查；发现{found}项，已整改{mended}项，逾期{late}项",
    ),
    "complaint.recorded_late": Text(
        en="`{case}`: {event}, {happened}: put on record only at {recorded}, later than the rulebook allows",
        zh="`{case}`：{happened}的事项（{event}）迟至{recorded}才记录，超过规则手册规定的时间",
    ),
    "complaint.recorded_behind": Text(
        en="`{case}`: {event}, {happened}: put on record at {recorded}",
        zh="`{case}`：{happened}的事项（{event}）于{recorded}补录",
    ),
    "complaint.record_working_time": Text(
        en="what happened is put on record within {found}; give minutes, hours, days, weeks or months",
        zh="补录时限为{found}；应以分钟、小时、日、周或月为单位",
    ),
    "supervision.rejected": Text(
        en="`{case}`: the customer rejected the answer on {rejected}; reopen it, have it reviewed, or record which outside body took it up",
        zh="`{case}`：客户于{rejected}表示不接受答复；请重新处理、申请核查，或记录受理该争议的外部机构",
    ),
    "supervision.award_waits": Text(
        en="`{case}`: `{reference}` ({forum} `{body}`) ended in the customer's favour on {decided}, and that binds the firm; "
        "reopen the complaint for that",
        zh="`{case}`：`{reference}`（{forum}`{body}`）{decided}的结果对客户有利且对本机构有约束力；请据此重新处理投诉",
    ),
    "supervision.award_short": Text(
        en="`{case}`: `{reference}` ({forum} `{body}`) ended in the customer's favour on {decided}, and that binds the firm; "
        "{short} of it is not approved yet",
        zh="`{case}`：`{reference}`（{forum}`{body}`）{decided}的结果对客户有利且对本机构有约束力；尚有{short}未获批准，请提出处理意见并报批",
    ),
    "supervision.recurrence": Text(
        en="`{id}` of {received} is about a problem complained about before ({same}): {earlier}",
        zh="{received}收到的`{id}`是再次发生的问题（{same}）；此前：{earlier}",
    ),
    "supervision.contradicted": Text(
        en="`{case}`: action `{id}`, done on {done}, was found effective, but the problem recurred: {by}",
        zh="`{case}`：整改措施`{id}`于{done}完成并被认定有效，但问题再次发生：{by}",
    ),
    # the rules of supervision
    "supervision.nobody_told": Text(
        en="step {id:id} tells nobody; name a role",
        zh="升级步骤{id:id}未指定通知对象；请指定角色",
    ),
    "supervision.one_of_two": Text(
        en="step `{id}` needs either `share` or `past_due`; give one of them",
        zh="升级步骤`{id}`须且仅须给出`share`或`past_due`之一",
    ),
    "supervision.bad_share": Text(
        en="the share of step `{id}` is {found}; give one above 0 and up to 100 %",
        zh="升级步骤`{id}`的比例为{found}；应大于0且不超过100%",
    ),
    "supervision.working_time": Text(
        en="step `{id}` waits {found} past the due instant; give minutes, hours, days, weeks or months",
        zh="升级步骤`{id}`在届满后{found}触发；应以分钟、小时、日、周或月为单位",
    ),
    "supervision.step_twice": Text(
        en="two steps of the ladder are called {id:id}; give each an id of its own",
        zh="有两个升级步骤都叫{id:id}；请使用不同的标识",
    ),
    "supervision.not_in_days": Text(
        en="{found} is not counted in local days; give days, weeks or months",
        zh="“{found}”不是按自然日计算的期限；应以日、周或月为单位",
    ),
    "supervision.not_compared": Text(
        en="complaints are compared by fields of their records: {known:id}; found {found:id}",
        zh="投诉按记录字段比较：{known:id}；现为{found:id}",
    ),
    "supervision.no_such_clock": Text(
        en="no class of complaints has a clock {found:id}; the rulebook has: {known:id}",
        zh="没有任何投诉类别设有时限{found:id}；规则手册中有：{known:id}",
    ),
}
