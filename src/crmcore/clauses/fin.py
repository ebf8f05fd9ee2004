"""FIN 金融服务公司客户关系管理办法: customer-relationship measures of a financial-services company."""

from __future__ import annotations

from typing import Final

from crmcore.clauses.clause import Document, clause

FIN: Final = Document(
    code="FIN",
    title="Customer-relationship measures of a financial-services company",
    title_zh="金融服务公司客户关系管理办法",
    clauses=(
        clause(
            "FIN-1.1",
            "Customers' files are complete from the first business on, prospects' too, legally and safely gathered.",
            "客户信息收集 开户 潜在客户",
        ),
        clause("FIN-1.2", "Frequency, amount and products show activity and loyalty; complaints show faults of service.", "活跃度 忠诚度 偏好"),
        clause("FIN-1.3", "Information is checked and updated at intervals, protected from leaks, its systems examined.", "更新机制 核对 安全检查"),
        clause(
            "FIN-2.1",
            "Customers reach the firm by several channels, one of them in real time, and meet it at intervals.",
            "沟通渠道 社交媒体 在线客服 交流会",
        ),
        clause("FIN-2.2", "Customers are invited to lectures, contests, receptions, draws and quizzes.", "互动活动 讲座 大赛 答谢会 抽奖 问答"),
        clause(
            "FIN-2.3",
            "Feedback is classified: solved at once where it can be, else the customer hears how it stands and by when.",
            "客户反馈处理 分类处理 进度",
        ),
        clause("FIN-3.1", "Customers are classed as individual or corporate, and further by traits of each.", "客户分类 个人客户 企业客户 风险偏好"),
        clause(
            "FIN-3.2",
            "Customers are graded by amount, frequency, loyalty and credit standing into tiers such as VIP, premium, ordinary.",
            "客户分级 综合评估 信用状况 VIP 优质 普通",
        ),
        clause("FIN-3.3", "Class and tier decide on marketing, on the service given, and on risk control.", "分级应用 优先办理 专属客服 风险控制"),
        clause("FIN-4.1", "Service standards lay down process, attitude and efficiency for every step.", "服务标准 服务流程 服务态度 服务效率"),
        clause("FIN-4.2", "Quality is watched by survey, mystery shopping and internal audit.", "服务质量监控 神秘客户 内部审计 考核"),
        clause("FIN-4.3", "What monitoring finds is traced to its root cause and improved.", "质量改进 改进措施"),
        clause(
            "FIN-5.1", "Satisfaction surveys cover service, product, price and communication, on several channels.", "满意度调查 价格合理性 沟通效果"
        ),
        clause(
            "FIN-5.2",
            "A dissatisfied customer is heard, the matter verified and mended, and followed until solved for good.",
            "不满意客户处理 道歉 赔偿 回访",
        ),
        clause("FIN-5.3", "Satisfaction rises by training, better products and more contact.", "满意度提升策略"),
        clause("FIN-6.1", "A customer's value is current value and potential value.", "客户价值评估 当前价值 潜在价值 利润贡献"),
        clause("FIN-6.2", "High-value customers get better service, potential ones contact that draws their needs out.", "客户价值提升 高价值客户"),
        clause("FIN-6.3", "Falling frequency and more complaints warn of churn, and are acted on promptly.", "流失预警 异常行为 干预 挽留"),
        clause("FIN-7.1", "Customers are greeted, informed and invited at regular intervals.", "日常关系维护 问候"),
        clause("FIN-7.2", "Elderly and disabled customers get easier access and regular return visits.", "特殊客户关怀 老年客户 残疾客户 上门服务"),
        clause(
            "FIN-7.3", "In a crisis the customer is contacted at the first moment, the matter solved, the public informed.", "危机公关 纠纷 发布信息"
        ),
        clause("FIN-8.1", "Indicators: satisfaction, loyalty, churn rate, value uplift rate.", "评估指标 客户流失率 客户价值提升率"),
        clause("FIN-8.2", "Evaluation data are collected so that results are accurate and reliable.", "数据收集 准确性 可靠性"),
        clause("FIN-8.3", "The results of evaluation are put to use.", "评估结果应用"),
    ),
)
