"""Messages of `crmcore explain` about a complaint or a customer."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "explain.not_a_database": Text(
        en="`{path}` is not a database that crmcore wrote; `crmcore demo` writes one",
        zh="`{path}`不是crmcore写入的数据库；可用`crmcore demo`生成",
    ),
    "database.bad_url": Text(
        en="what begins with `{kind}:` is not the URL of a database; give e.g. `postgresql+psycopg://user@host:5432/name`, or the path of a file",
        zh="以`{kind}:`开头的内容不是数据库的URL；例如`postgresql+psycopg://user@host:5432/name`，或给出文件路径",
    ),
    "database.unknown_kind": Text(
        en="`{found}` is not a kind of database that is known here; give e.g. `postgresql+psycopg` or `sqlite`, or install its SQLAlchemy dialect",
        zh="`{found}`不是此处已知的数据库类型；例如`postgresql+psycopg`或`sqlite`，或安装其SQLAlchemy方言",
    ),
    "database.no_driver": Text(
        en="`{found}` needs the Python package `{package}`, which is not installed; install it, or name another driver",
        zh="`{found}`需要Python包`{package}`，但尚未安装；请安装，或指定其他驱动",
    ),
    "database.async_driver": Text(
        en="`{found}` is an asynchronous driver, which a command cannot use; name another, e.g. `postgresql+psycopg` or `sqlite`",
        zh="`{found}`是异步驱动，命令无法使用；请指定其他驱动，例如`postgresql+psycopg`或`sqlite`",
    ),
    "explain.unknown_id": Text(
        en="neither a complaint nor a customer is called `{id}`",
        zh="没有编号为`{id}`的投诉或客户",
    ),
    "explain.not_yet": Text(
        en="`{id}` was not on record yet at {at}; it was registered at {since}",
        zh="`{id}`在{at}尚未登记；登记时间为{since}",
    ),
    "explain.complaint": Text(
        en="complaint {id}: {state}, {at}",
        zh="投诉{id}：{state}，{at}",
    ),
    "explain.class": Text(en="class", zh="类别"),
    "explain.classed": Text(
        en="{class_id}, in the lifecycle {lifecycle} v{version}",
        zh="{class_id}，流程表{lifecycle} v{version}",
    ),
    "explain.rules": Text(en="rules", zh="规则版本"),
    "explain.edition": Text(en="{edition}", zh="{edition}"),
    "explain.edition_complaints": Text(en="{edition} (rules for complaints)", zh="{edition}（投诉规则）"),
    "explain.edition_whole": Text(en="{edition} (the whole edition)", zh="{edition}（整个版本）"),
    "explain.received": Text(en="received", zh="收到"),
    "explain.when": Text(en="{at}", zh="{at}"),
    "explain.last": Text(en="last step", zh="最近步骤"),
    "explain.step_taken": Text(
        en="{step}: {event}, by `{by}`, {at} ({clause})",
        zh="{step}：{event}，`{by}`，{at}（{clause}）",
    ),
    "explain.step_recorded": Text(
        en="{step}: {event}, by `{by}`, {happened}, put on record {at} ({clause})",
        zh="{step}：{event}，`{by}`，{happened}，补录于{at}（{clause}）",
    ),
    "explain.clock": Text(en="clock {clock}", zh="时限：{clock}"),
    "explain.clock_of_law": Text(en="clock {what} ({clock})", zh="时限：{what}（{clock}）"),
    "explain.reading": Text(en="{text} ({clause})", zh="{text}（{clause}）"),
    "explain.reading_ours": Text(en="{text} ({clause}; reading of this rulebook)", zh="{text}（{clause}；本规则手册的解释）"),
    "explain.counted": Text(en="counted", zh="计时"),
    "explain.counted_as": Text(en="{text}", zh="{text}"),
    "explain.noted": Text(en="note", zh="提示"),
    "explain.ends_first": Text(en="{said}; ends first", zh="{said}；最先届满"),
    "explain.step": Text(
        en="{step}: {event} → {to} ({clause})",
        zh="{step}：{event} → {to}（{clause}）",
    ),
    "explain.positions": Text(en="{who}", zh="{who}"),
    "explain.and_superiors": Text(
        en="{who}, and as superiors by lines of reporting: {superiors}",
        zh="{who}，以及作为上级（按汇报关系）的{superiors}",
    ),
    "explain.superiors": Text(
        en="superiors by lines of reporting: {superiors}",
        zh="作为上级（按汇报关系）的{superiors}",
    ),
    "explain.may": Text(en="may  {who}", zh="可以  {who}"),
    "explain.not": Text(en="not  {why}", zh="不可  {why}"),
    "explain.beside": Text(en="at any time; the state is still “{state}”:", zh="流程之外，状态仍为{state}："),
    "explain.beside_may": Text(en="{step}: {event} ({clause}); may: {who}", zh="{step}：{event}（{clause}）；可办理：{who}"),
    "explain.anybody": Text(en="whoever asks", zh="任何岗位"),
    "explain.beside_not": Text(en="{step}: {event} ({clause}); nobody: {why}", zh="{step}：{event}（{clause}）；无人可办理：{why}"),
    "explain.customer": Text(
        en="customer {id} ({kind}) is {tier}, {at}",
        zh="客户{id}（{kind}）：{tier}，{at}",
    ),
    "explain.prospect": Text(
        en="prospect {id}, {at}",
        zh="潜在客户{id}，{at}",
    ),
    "explain.not_tiered": Text(en="none: only customers are graded", zh="无：只对客户分级"),
    "explain.tier": Text(en="tier", zh="等级"),
    "explain.tiered": Text(
        en="{tier} by rule {rule} ({clause}), as of {on}",
        zh="{tier}，规则{rule}（{clause}），截至{on}",
    ),
    "explain.why": Text(en="why", zh="理由"),
    "explain.by_now": Text(en="by now", zh="现应归为"),
    "explain.before": Text(en="before", zh="此前"),
    "explain.stood": Text(
        en="{tier} as of {on}, under the rules for tiers {edition}",
        zh="{on}为{tier}，分级规则{edition}",
    ),
    "explain.owed": Text(en="entitled to", zh="应享服务"),
    "explain.owed_nothing": Text(en="the ordinary service", zh="普通服务"),
    "explain.priority": Text(en="priority: {what}", zh="优先级：{what}"),
    "explain.manager": Text(en="manager: {what}", zh="客户经理：{what}"),
    "explain.visits": Text(en="interval of return visits: {what}", zh="回访周期：{what}"),
    "explain.home_service": Text(en="home service: {what}", zh="上门服务：{what}"),
    "explain.terms": Text(en="terms: {what}", zh="优惠：{what}"),
    "explain.risk": Text(en="risk strategy: {what}", zh="风险策略：{what}"),
    "explain.return_visit": Text(en="return visit", zh="回访"),
    "explain.visit_never": Text(
        en="never made; due now",
        zh="尚未回访；现应回访",
    ),
    "explain.visit_due": Text(
        en="last {last}, next by {due}",
        zh="上次{last}，下次不迟于{due}",
    ),
    "explain.visit_overdue": Text(
        en="last {last}, the next was due by {due}: overdue",
        zh="上次{last}，最迟应于{due}回访：已逾期",
    ),
    "explain.file": Text(en="file", zh="档案"),
    "explain.filled": Text(
        en="{filled} of {required} required field{required:|s} {filled:is|are} filled",
        zh="必填项{required}项，已填{filled}项",
    ),
    "explain.file_missing": Text(en="missing", zh="缺少"),
    "explain.listed": Text(en="{words}", zh="{words}"),
    "explain.unreadable": Text(en="complaints that cannot be read, of whichever customer", zh="无法读取的投诉（客户未知）"),
    "explain.own_unreadable": Text(en="of this customer, what cannot be read", zh="该客户无法读取的记录"),
    "explain.complaints": Text(en="complaints", zh="投诉"),
    "explain.own_complaint": Text(en="{id}  {state}", zh="{id}  {state}"),
}
