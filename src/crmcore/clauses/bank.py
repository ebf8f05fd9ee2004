"""BANK 银行客户关系维护制度: customer-relationship rules of a bank."""

from __future__ import annotations

from typing import Final

from crmcore.clauses.clause import Document, clause

BANK: Final = Document(
    code="BANK",
    title="Customer-relationship rules of a bank",
    title_zh="银行客户关系维护制度",
    clauses=(
        clause(
            "BANK-0.1",
            "Every department that serves customers puts them first, cooperates, complies.",
            "凡服务客户的部门均以客户为先，协同高效，合规经营。",
            "适用范围 客户至上 协同高效 合规经营",
        ),
        clause(
            "BANK-1.1",
            "The department leads on feedback and customer data, not on sales targets.",
            "客户关系部门牵头客户反馈与客户数据工作，不承担销售指标。",
            "职能定位 职责边界",
        ),
        clause(
            "BANK-1.1.1",
            "Departments meet at a fixed rhythm to solve problems of cooperation.",
            "各部门按固定周期沟通，解决协作问题。",
            "定期沟通 每周例会",
        ),
        clause(
            "BANK-1.2",
            "Targets are quantified: satisfaction at least 90 %, complaint rate down 20 %, complete customer data, lifetime value.",
            "目标可量化：满意度不低于90 %、投诉率下降20 %、客户数据完整、提升客户终身价值。",
            "核心目标 满意度 投诉率 完整度 终身价值",
        ),
        clause(
            "BANK-1.2.1",
            "Attainment is measured, and counts in appraisals.",
            "定期衡量目标达成情况，并计入绩效考核。",
            "目标达成 流失率分析 绩效考核",
        ),
        clause(
            "BANK-2.1",
            "Specialists report to managers, managers to the director; duties do not overlap.",
            "专员向经理汇报，经理向总监汇报；职责不交叉。",
            "总监 经理 专员 汇报关系 全员会议",
        ),
        clause(
            "BANK-2.2",
            "Staff are promoted by performance, rotated across lines, trained regularly.",
            "按绩效晋升，跨条线轮岗，定期培训。",
            "晋升 轮岗 合规培训",
        ),
        clause(
            "BANK-2.2.1",
            "Posts are established by number, may be added for a time, and are filled strictly.",
            "岗位按编制设置，可临时增员，严格录用。",
            "编制 临时增员 行为面试",
        ),
        clause(
            "BANK-3.1",
            "Processes have named nodes and owners: three signatures in order for a purchase, kick-off, mid-term review, acceptance.",
            "流程节点与责任人明确：采购须三级依次签批，并有启动会、中期评审和结项验收。",
            "采购审批 三级签字 启动会 中期评审 结项验收 流程变更",
        ),
        clause(
            "BANK-3.1.1",
            "Every node has a person responsible, every process a flow chart.",
            "每个节点都有责任人，每个流程都有流程图。",
            "责任人 流程图",
        ),
        clause(
            "BANK-3.2",
            "Documents have uniform names, access rules, versions and backups; the monthly customer report is due by the 5th.",
            "文档统一命名，规定调阅权限、版本和备份；月度客户报告于5日前提交。",
            "文档管理 命名 加密 调阅 会议纪要 月度客户报告 版本 全量备份",
        ),
        clause(
            "BANK-4.1",
            "Approval limits go by position and amount; in an emergency a group acts and approval follows; changes are recorded.",
            "审批权限按岗位和金额划分；紧急情形由临时小组先行处置、事后补办审批；授权变更须留记录。",
            "授权范围 费用报销 紧急决策 临时小组 补办审批 授权变更 授权清单",
        ),
        clause(
            "BANK-4.2",
            "Meetings are weekly and quarterly; a resolution has an owner within 24 hours, and minutes.",
            "每周和每季度召开会议；决议在24小时内落实责任人，并形成会议纪要。",
            "会议制度 周会 季度战略会 决议 责任人 议题 行动计划",
        ),
        clause(
            "BANK-4.2.1",
            "Who must attend which meeting is laid down, and meetings are recorded.",
            "规定各类会议的必须参加人员，并对会议录音或录像。",
            "参与人员 必须参加 录音 录像",
        ),
        clause(
            "BANK-5.1",
            "Each department has its figures, judged monthly by oneself and quarterly by the superior; three good months may earn an award.",
            "各部门设有考核指标，每月自评，每季度由上级评估；连续三个月表现良好的可获奖励。",
            "考核标准 客户转化率 交付准时率 月度自评 上级评估 解决率 季度奖",
        ),
        clause(
            "BANK-5.2",
            "What exceeds targets is rewarded, what leaks data is penalised, both are published.",
            "超额完成目标的予以奖励，泄露数据的予以处罚，奖惩均公示。",
            "奖惩措施 创新 数据泄露 解除劳动合同 公示 内部通报",
        ),
        clause(
            "BANK-6.1",
            "Customer information is masked unless a named duty needs it; training, audits and rectification keep it so.",
            "除明确的职责需要外，客户信息一律脱敏；以培训、审计和整改予以保障。",
            "脱敏 加密传输 合规培训 反洗钱 第三方审计 整改",
        ),
        clause(
            "BANK-6.2",
            "Contingency plans, sampling audits, risk meetings and a watch on complaint volume limit risk.",
            "以应急预案、抽查、风险会议和投诉量监测控制风险。",
            "应急预案 随机抽查 风险会议 责任险 投诉量异常上升",
        ),
        clause(
            "BANK-7.1",
            "Notices go by the channel that fits their urgency, through named contacts, on record.",
            "通知按紧急程度选择渠道，经指定接口人传达，并存档备查。",
            "企业微信 电话通知 接口人 每周同步 存档备查",
        ),
        clause(
            "BANK-7.1.1",
            "One shared platform holds the data and passes on what other departments need.",
            "以同一信息平台保存数据，并向其他部门传递其所需内容。",
            "信息共享平台 实时更新 客户需求",
        ),
        clause(
            "BANK-7.2",
            "Disputes inside the house go from mediation to arbitration, within a set number of days.",
            "内部争议先调解、后仲裁，各有规定的日数。",
            "冲突解决 调解 见证人 仲裁",
        ),
        clause(
            "BANK-7.2.1",
            "Training across departments prevents friction.",
            "以跨部门培训预防摩擦。",
            "团队建设 跨部门培训",
        ),
        clause(
            "BANK-8.1",
            "Suggestions are invited and rewarded, the rules revised every year, changes trained.",
            "鼓励并奖励建议，每年修订制度，变更后组织培训。",
            "持续改进 匿名问卷 制度修订 全员培训 PDCA",
        ),
    ),
)
