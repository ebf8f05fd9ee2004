"""Messages of the command `demo`."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "demo.tiers_before": Text(
        en="tiers at the beginning of the month",
        zh="月初客户分级",
    ),
    "demo.tiers_after": Text(
        en="tiers at its end",
        zh="月末客户分级",
    ),
    "demo.walking": Text(
        en="complaints, step by step",
        zh="逐步处理投诉",
    ),
    "demo.saving": Text(
        en="report and database",
        zh="报告与数据库",
    ),
    "demo.rulebook": Text(
        en="rulebook {edition}",
        zh="规则手册 {edition}",
    ),
    "demo.customers": Text(
        en="customers {count}",
        zh="客户 {count}",
    ),
    "demo.moves": Text(
        en="moves ▲ {up}  ▼ {down}",
        zh="升降 ▲ {up}  ▼ {down}",
    ),
    "demo.complaints": Text(
        en="complaints {count}",
        zh="投诉 {count}",
    ),
    "demo.closed_in_time": Text(
        en="closed in time {share}",
        zh="按时结案 {share}",
    ),
    "demo.open": Text(
        en="open {open}, overdue {overdue}, paused {paused}",
        zh="未结 {open}，逾期 {overdue}，暂停计时 {paused}",
    ),
    "demo.satisfaction": Text(
        en="satisfaction",
        zh="满意度",
    ),
    "demo.approvals": Text(
        en="approvals {count}",
        zh="审批 {count}",
    ),
    "demo.refused": Text(
        en="refused {refused} ({because})",
        zh="拒绝 {refused}（{because}）",
    ),
    "demo.granted": Text(
        en="granted {granted}",
        zh="批准 {granted}",
    ),
    "demo.written": Text(
        en="report  {report}      data  {data}",
        zh="报告  {report}      数据  {data}",
    ),
    "demo.next": Text(
        en="next",
        zh="接下来",
    ),
    "demo.next_explain": Text(
        en="why it is in this state, what may happen next",
        zh="它为何处于此状态，接下来可以做什么",
    ),
    "demo.next_check": Text(
        en="the rules behind it: change your copy, and see gaps, overlaps, contradictions",
        zh="其所依据的规则：修改您的副本，检查空白、重叠与矛盾",
    ),
}
