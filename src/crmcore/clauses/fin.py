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
            "自首笔业务起建立完整的客户档案，潜在客户亦然；收集合法、安全。",
            "客户信息收集 开户 潜在客户",
        ),
        clause(
            "FIN-1.2",
            "Frequency, amount and products show activity and loyalty; complaints show faults of service.",
            "以交易频率、金额和产品反映活跃度与忠诚度；以投诉反映服务缺陷。",
            "活跃度 忠诚度 偏好",
        ),
        clause(
            "FIN-1.3",
            "Information is checked and updated at intervals, protected from leaks, its systems examined.",
            "定期核对和更新信息，防止泄露，并检查信息系统。",
            "更新机制 核对 安全检查",
        ),
        clause(
            "FIN-2.1",
            "Customers reach the firm by several channels, one of them in real time, and meet it at intervals.",
            "客户可通过多种渠道联系公司，其中一种为实时渠道，并定期举行交流会。",
            "沟通渠道 社交媒体 在线客服 交流会",
        ),
        clause(
            "FIN-2.2",
            "Customers are invited to lectures, contests, receptions, draws and quizzes.",
            "邀请客户参加讲座、大赛、答谢会、抽奖和问答。",
            "互动活动 讲座 大赛 答谢会 抽奖 问答",
        ),
        clause(
            "FIN-2.3",
            "Feedback is classified: solved at once where it can be, else the customer hears how it stands and by when.",
            "分类处理反馈：能当场解决的当场解决，否则告知客户进度和完成时间。",
            "客户反馈处理 分类处理 进度",
        ),
        clause(
            "FIN-3.1",
            "Customers are classed as individual or corporate, and further by traits of each.",
            "客户分为个人客户与企业客户，并按各自特征进一步细分。",
            "客户分类 个人客户 企业客户 风险偏好",
        ),
        clause(
            "FIN-3.2",
            "Customers are graded by amount, frequency, loyalty and credit standing into tiers such as VIP, premium, ordinary.",
            "按金额、频率、忠诚度和信用状况将客户分为VIP、优质、普通等等级。",
            "客户分级 综合评估 信用状况 VIP 优质 普通",
        ),
        clause(
            "FIN-3.3",
            "Class and tier decide on marketing, on the service given, and on risk control.",
            "按类别和等级决定营销、服务和风险控制。",
            "分级应用 优先办理 专属客服 风险控制",
        ),
        clause(
            "FIN-4.1",
            "Service standards lay down process, attitude and efficiency for every step.",
            "服务标准规定每一环节的流程、态度和效率。",
            "服务标准 服务流程 服务态度 服务效率",
        ),
        clause(
            "FIN-4.2",
            "Quality is watched by survey, mystery shopping and internal audit.",
            "以调查、神秘客户和内部审计监控服务质量。",
            "服务质量监控 神秘客户 内部审计 考核",
        ),
        clause(
            "FIN-4.3",
            "What monitoring finds is traced to its root cause and improved.",
            "对监控发现的问题查明根源并加以改进。",
            "质量改进 改进措施",
        ),
        clause(
            "FIN-5.1",
            "Satisfaction surveys cover service, product, price and communication, on several channels.",
            "满意度调查涵盖服务、产品、价格和沟通，并采用多种渠道。",
            "满意度调查 价格合理性 沟通效果",
        ),
        clause(
            "FIN-5.2",
            "A dissatisfied customer is heard, the matter verified and mended, and followed until solved for good.",
            "听取不满意客户的意见，核实并补救，跟踪至彻底解决。",
            "不满意客户处理 道歉 赔偿 回访",
        ),
        clause(
            "FIN-5.3",
            "Satisfaction rises by training, better products and more contact.",
            "以培训、改进产品和加强联系提升满意度。",
            "满意度提升策略",
        ),
        clause(
            "FIN-6.1",
            "A customer's value is current value and potential value.",
            "客户价值由当前价值和潜在价值构成。",
            "客户价值评估 当前价值 潜在价值 利润贡献",
        ),
        clause(
            "FIN-6.2",
            "High-value customers get better service, potential ones contact that draws their needs out.",
            "为高价值客户提供更好的服务，以沟通激发潜在客户的需求。",
            "客户价值提升 高价值客户",
        ),
        clause(
            "FIN-6.3",
            "Falling frequency and more complaints warn of churn, and are acted on promptly.",
            "交易频率下降、投诉增多预示客户流失，应及时干预。",
            "流失预警 异常行为 干预 挽留",
        ),
        clause(
            "FIN-7.1",
            "Customers are greeted, informed and invited at regular intervals.",
            "定期问候客户、告知信息并邀请客户参加活动。",
            "日常关系维护 问候",
        ),
        clause(
            "FIN-7.2",
            "Elderly and disabled customers get easier access and regular return visits.",
            "为老年客户和残疾客户提供便利，并定期回访。",
            "特殊客户关怀 老年客户 残疾客户 上门服务",
        ),
        clause(
            "FIN-7.3",
            "In a crisis the customer is contacted at the first moment, the matter solved, the public informed.",
            "发生危机时，第一时间联系客户，解决问题，并向公众发布信息。",
            "危机公关 纠纷 发布信息",
        ),
        clause(
            "FIN-8.1",
            "Indicators: satisfaction, loyalty, churn rate, value uplift rate.",
            "评估指标：满意度、忠诚度、流失率、价值提升率。",
            "评估指标 客户流失率 客户价值提升率",
        ),
        clause(
            "FIN-8.2",
            "Evaluation data are collected so that results are accurate and reliable.",
            "收集评估数据，保证结果准确、可靠。",
            "数据收集 准确性 可靠性",
        ),
        clause(
            "FIN-8.3",
            "The results of evaluation are put to use.",
            "评估结果应予应用。",
            "评估结果应用",
        ),
    ),
)
