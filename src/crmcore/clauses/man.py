"""MAN 银行客户关系维护优化手册: a bank's manual for maintaining relationships. Its introductions require nothing and are left out."""

from __future__ import annotations

from typing import Final

from crmcore.clauses.clause import Document, clause

MAN: Final = Document(
    code="MAN",
    title="Relationship-maintenance manual of a bank",
    title_zh="银行客户关系维护优化手册",
    clauses=(
        clause(
            "MAN-1.2",
            "Goals are satisfaction, growth, brand and lower churn; principles put the customer first and weigh results against cost.",
            "目标为提升满意度、促进增长、塑造品牌、减少流失；坚持客户优先，权衡投入与产出。",
            "以客户为中心 诚信为本 持续优化 注重实效 协同合作 投入产出比",
        ),
        clause(
            "MAN-2.1",
            "Information is legal, true, comprehensive, timely; cleaned of duplicates and errors.",
            "信息合法、真实、全面、及时，并清除重复和错误。",
            "合法 真实 全面 及时 归档 客户信息数据库 数据清洗 数据挖掘",
        ),
        clause(
            "MAN-2.2",
            "Information is analysed by description, association, prediction and cluster.",
            "以描述、关联、预测和聚类方法分析信息。",
            "描述 关联 预测 聚类 客户细分 精准营销 客户关怀",
        ),
        clause(
            "MAN-2.3",
            "Secrecy has a scope, a term and someone responsible.",
            "保密有范围、期限和责任人。",
            "保密范围 保密期限 保密责任 保密协议",
        ),
        clause(
            "MAN-3.1",
            "Service processes are mapped, simplified and redesigned.",
            "梳理、简化并再造服务流程。",
            "梳理 简化 优化 服务流程",
        ),
        clause(
            "MAN-3.2",
            "Service goals follow from strategy and need; standards form one system.",
            "服务目标依据战略和需求确定；服务标准自成体系。",
            "服务目标 服务时效 服务态度 服务效果 服务标准体系",
        ),
        clause(
            "MAN-3.3",
            "A unit of its own watches quality, and follows up whether measures help.",
            "设专门单位监控质量，并跟踪改进措施是否有效。",
            "质量监控部门 服务过程跟踪 改进措施",
        ),
        clause(
            "MAN-4.1",
            "A survey has a representative sample, a questionnaire on every side, an analysis, and a use.",
            "调查应有代表性样本、涵盖各方面的问卷、分析和结果应用。",
            "调查对象 代表性 调查问卷 结果应用",
        ),
        clause(
            "MAN-4.2",
            "Complaints are easy to make, promptly answered, traced to the root, and followed up.",
            "投诉便利，响应及时，查明根源，跟踪改进。",
            "投诉渠道 及时响应 改进措施 跟进",
        ),
        clause(
            "MAN-4.3",
            "Better products, skills, after-sales service and contact raise satisfaction.",
            "以更好的产品、技能、售后服务和沟通提升满意度。",
            "满意度提升 售后服务 客户沟通",
        ),
        clause(
            "MAN-5.1",
            "Loyalty is measured by repeat purchases, satisfaction, net promoter score and retention.",
            "以重复购买率、满意度、净推荐值和留存率衡量忠诚度。",
            "重复购买率 满意度 净推荐值 留存率",
        ),
        clause(
            "MAN-5.2",
            "Care, membership, experience and word of mouth raise loyalty.",
            "以关怀、会员、体验和口碑提升忠诚度。",
            "忠诚度提升 会员制度 口碑营销",
        ),
        clause(
            "MAN-5.3",
            "Regular return visits, a feedback channel, care and offers keep loyalty.",
            "以定期回访、反馈渠道、关怀和优惠保持忠诚度。",
            "定期回访 反馈机制 关怀活动 优惠活动 跨界合作",
        ),
        clause(
            "MAN-6.1",
            "A campaign fits strategy, has a clear audience, is new, feasible, worth its cost.",
            "活动应符合战略、受众明确、有新意、可行、投入产出合理。",
            "目标受众 创新性 可行性 成本效益 可持续性",
        ),
        clause(
            "MAN-6.2",
            "A campaign is planned, resourced, promoted, run, monitored, summed up, in this order.",
            "活动依次经过策划、资源整合、宣传、实施、监控和总结。",
            "活动策划 资源整合 活动宣传 活动实施 活动监控 活动总结",
        ),
        clause(
            "MAN-6.3",
            "Campaigns are judged in figures against past ones and the industry.",
            "以量化指标评估活动效果，并与历史活动和行业水平比较。",
            "效果评估 量化指标 历史活动 行业平均水平 改进建议",
        ),
        clause(
            "MAN-7.1",
            "A team has a leader, relationship, service and marketing specialists, and a data analyst.",
            "团队设负责人，客户关系、客户服务和市场营销专员，以及数据分析专员。",
            "团队领导 客户关系管理专员 客户服务专员 市场营销专员 数据分析专员",
        ),
        clause(
            "MAN-7.2",
            "Training follows duty, is evaluated, and opens a way to promotion.",
            "培训按职责安排，评估效果，并为晋升提供通道。",
            "培训计划 内训 外训 效果评估 个人发展规划",
        ),
        clause(
            "MAN-7.3",
            "The team communicates by a clear process, meets, and works with other departments.",
            "团队按明确的机制沟通、召开会议，并与其他部门协作。",
            "沟通机制 团队会议 跨部门协作",
        ),
        clause(
            "MAN-8.1",
            "A system holds customers, sales, service and campaigns, automates and supports decisions.",
            "系统管理客户、销售、服务和营销活动，实现自动化并支持决策。",
            "客户信息管理 销售管理 服务支持 营销活动管理",
        ),
        clause(
            "MAN-8.2",
            "Data are mined for rules, clusters and predictions, and what is mined is confirmed.",
            "从数据中发掘规则、聚类和预测，并对发掘结果加以验证。",
            "关联规则 聚类分析 预测模型 探索性分析 验证性分析",
        ),
        clause(
            "MAN-8.3",
            "Technology in use: internet, social media, artificial intelligence, big data, cloud.",
            "运用互联网、社交媒体、人工智能、大数据和云计算。",
            "互联网营销 社交媒体 人工智能 大数据 云计算",
        ),
        clause(
            "MAN-9.1",
            "Several channels join departments, so that each knows the others' progress and needs.",
            "以多种渠道连接各部门，使其了解彼此的进展和需要。",
            "部门间沟通 工作汇报 即时通讯 跨部门项目",
        ),
        clause(
            "MAN-9.2",
            "Staff, money and technology are pooled across departments.",
            "跨部门统筹人力、资金和技术资源。",
            "人力资源 资金资源 技术资源",
        ),
        clause(
            "MAN-9.3",
            "Departments are evaluated on their duties by themselves, peers and superiors, each period.",
            "各部门按考核周期就其职责接受自评、互评和上级评价。",
            "工作完成度 协作效果 资源利用率 自评 互评 上级评价 考核周期 整改",
        ),
        clause(
            "MAN-10.2",
            "Complete rules, training, shorter waiting, incentives, and safety of customers' money.",
            "健全制度、加强培训、缩短等候时间、完善激励，并保障客户资金安全。",
            "客户等待时间 激励机制 资金安全",
        ),
        clause(
            "MAN-10.3",
            "Relations are kept with customers, partners, supervisors, the public and the staff.",
            "维护与客户、合作伙伴、监管部门、公众和员工的关系。",
            "合作伙伴 监管部门 社会舆论 员工满意度",
        ),
        clause(
            "MAN-11.1",
            "Risks: changing demand, falling satisfaction and loyalty, competition, law.",
            "风险：需求变化、满意度和忠诚度下降、竞争、法律。",
            "风险识别 客户流失",
        ),
        clause(
            "MAN-11.2",
            "Prevention: demand is watched, satisfaction surveyed, competitors analysed, law followed.",
            "防范：监测需求，调查满意度，分析竞争对手，遵守法律法规。",
            "需求监测 竞争分析 法律法规",
        ),
        clause(
            "MAN-11.3",
            "Every risk has a response and somebody who answers for it.",
            "每项风险都有应对策略和责任人。",
            "风险应对策略",
        ),
    ),
)
