"""What is still missing of clauses that crmcore implements in part: kept by hand, for everyone who asks how far a clause is.

A clause that is cited and tested counts as implemented unless it has a row here; so a row is removed when the last part of its clause is built. Each
states what is missing, after the word "missing:".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs


@attrs.frozen
class Gap:
    """What is missing of a clause, in both languages."""

    en: str
    zh: str

    def say(self, lang: str) -> str:
        """Return it in one language."""
        return self.zh if lang == "zh" else self.en


MISSING: Final[Mapping[str, Gap]] = MappingProxyType(
    {
        "DEPT-1.2": Gap(
            en="accuracy is not checked, only completeness is measured",
            zh="准确性未作检查，仅衡量完整性",
        ),
        "DEPT-2.1": Gap(
            en="nothing checks that the duties of the four units do not overlap",
            zh="未检查四个单位的职责是否交叉",
        ),
        "RULES-1.2": Gap(
            en="issues other than complaints",
            zh="投诉以外的问题",
        ),
        "RULES-1.3": Gap(
            en="keeping information up to date, and exploring potential value",
            zh="保持信息最新，以及发掘潜在价值",
        ),
        "RULES-2.6": Gap(
            en="visits, monitoring of funds and their reports after lending; only how long a gap may be is read",
            zh="贷后走访、资金监控及其报告；仅能判定最长间隔",
        ),
        "RULES-4.4": Gap(
            en="whether handling is courteous",
            zh="处理是否礼貌",
        ),
        "RULES-4.18": Gap(
            en="rules of each line of business; limits stand per action",
            zh="各业务条线的规则；权限按事项规定",
        ),
        "RULES-4.27": Gap(
            en="submission of the statistics, and the general manager's review",
            zh="统计表的提交，以及总经理的审核",
        ),
        "FIN-1.1": Gap(
            en="channels of collection, consent and purpose of what is collected, and the periodic refreshing of files",
            zh="收集渠道、同意与收集目的，以及档案的定期更新",
        ),
        "FIN-1.2": Gap(
            en="preference, and faults of service drawn from complaints",
            zh="偏好，以及由投诉归纳的服务缺陷",
        ),
        "FIN-2.1": Gap(
            en="reachability of channels, and exchange meetings",
            zh="渠道能否接通，以及交流会",
        ),
        "FIN-2.3": Gap(
            en="feedback that is no complaint; telling every customer by when their complaint will be solved",
            zh="不构成投诉的反馈；告知每位客户其投诉何时解决",
        ),
        "FIN-3.1": Gap(
            en="finer classes, by age, income and risk preference, by size, industry and stage",
            zh="更细的分类：按年龄、收入和风险偏好，按规模、行业和阶段",
        ),
        "FIN-3.3": Gap(
            en="marketing and risk control by class and tier",
            zh="按类别和等级的营销与风险控制",
        ),
        "FIN-5.1": Gap(
            en="the rhythm of surveys, and what follows from their results",
            zh="调查的周期，以及调查结果的后续处理",
        ),
        "FIN-5.2": Gap(
            en="a dissatisfied answer in a survey leads to no follow-up; only complaints do",
            zh="调查中的不满意答复没有后续处理；仅投诉有",
        ),
        "FIN-7.1": Gap(
            en="greetings and invitations at regular intervals",
            zh="定期的问候和邀请",
        ),
        "FIN-7.2": Gap(
            en="a watch on what was done for special customers; only what they are owed is answered",
            zh="对特殊客户已办事项的监督；目前仅说明应办事项",
        ),
        "FIN-8.1": Gap(
            en="loyalty, churn rate and value uplift rate",
            zh="忠诚度、流失率和价值提升率",
        ),
        "FIN-8.2": Gap(
            en="checks of the sources that figures come from, beyond refusing what contradicts itself",
            zh="对数据来源的检查；目前仅拒绝自相矛盾的数据",
        ),
        "BANK-1.2": Gap(
            en="lifetime value and a loyal customer base, the long-term targets",
            zh="终身价值和忠诚客户群这两项长期目标",
        ),
        "BANK-2.1": Gap(
            en="reporting at intervals, the monthly meeting of the whole department, and that duties do not overlap",
            zh="定期汇报、部门每月全员会议，以及职责不交叉",
        ),
        "BANK-2.2": Gap(
            en="promotion and rotation, and the trainings themselves; only their rhythm is read",
            zh="晋升与轮岗，以及培训本身；仅能判定其周期",
        ),
        "BANK-3.1": Gap(
            en="kick-off, mid-term review, acceptance, and changes of a process",
            zh="启动会、中期评审、验收，以及流程变更",
        ),
        "BANK-3.2": Gap(
            en="names, access, minutes, versions and backups of documents, submission of the monthly report; only the report stands",
            zh="文档的命名、调阅权限、纪要、版本和备份，以及月度报告的提交；目前仅有报告本身",
        ),
        "BANK-4.1": Gap(
            en="changes of authority on record, the list of authorities, and emergencies outside complaints",
            zh="授权变更记录、授权清单，以及投诉以外的紧急情形",
        ),
        "BANK-4.2": Gap(
            en="meetings, resolutions and minutes; only the rhythm of meetings is read",
            zh="会议、决议与纪要；仅能判定会议周期",
        ),
        "BANK-5.1": Gap(
            en="a rate of problems solved, not of complaints closed; conversion and delivery rates, the two evaluations, the award",
            zh="按问题是否解决而非投诉是否结案计算的比率；转化率和交付率、两种评估、奖励",
        ),
        "BANK-6.1": Gap(
            en="showing in clear to a named duty, encryption and passwords, training, audits, rectification; only masking stands",
            zh="向明确的职责显示明文、加密和密码、培训、审计、整改；目前仅有脱敏",
        ),
        "BANK-6.2": Gap(
            en="contingency plans, process audits, risk meetings and insurance; only the watch on complaint volume stands",
            zh="应急预案、流程审计、风险会议和保险；目前仅有投诉量监测",
        ),
        "MAN-2.1": Gap(
            en="duplicates, wrong data, archiving; only completeness is measured",
            zh="重复、错误数据、归档；目前仅衡量完整性",
        ),
        "MAN-4.1": Gap(
            en="representative samples, questionnaires, use of the results",
            zh="有代表性的样本、问卷、结果的应用",
        ),
        "MAN-5.1": Gap(
            en="repeat purchases and retention",
            zh="重复购买和留存",
        ),
        "MAN-5.3": Gap(
            en="feedback channel, care, offers; only return visits stand",
            zh="反馈渠道、关怀、优惠；目前仅有回访",
        ),
        "MAN-7.1": Gap(
            en="the duties of each position",
            zh="各岗位的职责",
        ),
    }
)
