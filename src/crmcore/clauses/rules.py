"""RULES 客户管理制度: four rule sets: the service desk (1), corporate account managers (2), key accounts (3), complaint cases (4)."""

from __future__ import annotations

from typing import Final

from crmcore.clauses.clause import Document, clause

RULES: Final = Document(
    code="RULES",
    title="Customer-management rules",
    title_zh="客户管理制度",
    clauses=(
        # 1: the service desk
        clause(
            "RULES-1.1",
            "Complaints and opinions by telephone are taken politely, patiently and precisely.",
            "礼貌、耐心、准确地受理电话投诉和意见。",
            "礼貌 耐心",
        ),
        clause(
            "RULES-1.2",
            "Every customer issue is passed on promptly and recorded, solved with those concerned, and answered in time.",
            "客户的各类问题均及时反馈并记录，会同有关人员解决，按时回复。",
            "反馈 记录 协同 回复",
        ),
        clause(
            "RULES-1.3",
            "Customer information stays current, return visits are regular, potential value is explored.",
            "保持客户信息最新，定期回访，发掘潜在价值。",
            "定期回访 潜在价值",
        ),
        clause(
            "RULES-1.4",
            "Customers' visits to the firm are registered, and the visitor is received.",
            "客户来访须登记，并予以接待。",
            "来访登记 接待",
        ),
        clause(
            "RULES-1.5",
            "Complaints are classed by content and severity, each class has its process; a severe one is handled at the first moment and tracked.",
            "投诉按内容和严重程度分类，各有处理流程；严重的第一时间处理并跟踪。",
            "严重程度 分类 处理流程 跟踪 安抚",
        ),
        clause(
            "RULES-1.6",
            "Customers' needs are met in time, and the level of service rises.",
            "及时满足客户需求，不断提高服务水平。",
            "服务水平",
        ),
        clause(
            "RULES-1.7",
            "Duties, service process, division of work, and the plan and goals of training are laid down.",
            "规定职责、服务流程、分工以及培训计划和目标。",
            "培训计划 培训目标",
        ),
        # 2: the corporate account manager of a bank
        clause(
            "RULES-2.1",
            "Customers are researched, prospects found and developed, corporate products sold.",
            "开展客户调研，寻找并开发潜在客户，销售公司业务产品。",
            "客户调研 潜在客户 公司业务产品",
        ),
        clause(
            "RULES-2.2",
            "The account manager helps to collect what is overdue and keeps loan risk under control.",
            "客户经理协助催收逾期款项，控制贷款风险。",
            "逾期 催收",
        ),
        clause(
            "RULES-2.3",
            "Corporate credit applications are accepted and reviewed for the basic conditions.",
            "受理公司客户的授信申请，并对基本条件作初步审核。",
            "授信申请 初步审核",
        ),
        clause(
            "RULES-2.4",
            "What meets them is investigated before lending, in an independent report whose author answers for its truth.",
            "符合条件的，贷前进行调查并出具独立报告，由撰写人对其真实性负责。",
            "贷前调查 授信调查报告",
        ),
        clause(
            "RULES-2.5",
            "In daily management needs are found and reported, products introduced, formalities complete and true.",
            "日常管理中发现并上报需求，介绍产品，保证手续完备、真实。",
            "日常管理",
        ),
        clause(
            "RULES-2.6",
            "After lending: irregular visits and periodic monitoring of the use of funds, each with its report.",
            "贷后不定期查访，定期监控资金用途，并分别形成报告。",
            "贷后管理 不定期查访 用途监控 查访报告 监控报告",
        ),
        clause(
            "RULES-2.7",
            "Bad assets are managed first with the risk manager, then handed over and recovered by the rules.",
            "不良资产先与风险经理共同管理，再按规定移交和清收。",
            "风险经理 不良资产移交 清收",
        ),
        clause(
            "RULES-2.8",
            "Customer files are built and tracked, contact is regular, loyalty and contribution rise.",
            "建立并跟踪客户档案，定期联系，提高忠诚度和贡献度。",
            "忠诚度 贡献度",
        ),
        clause(
            "RULES-2.9",
            "Quotas are met: deposits, loans, settlement, customer development, loan quality, interest collection.",
            "完成各项指标：存款、贷款、结算、客户开发、贷款质量、收息。",
            "指标 存款 贷款 结算 客户开发 贷款质量 贷款收息",
        ),
        clause(
            "RULES-2.10",
            "Other tasks that a superior assigns are completed.",
            "完成上级交办的其他工作。",
            "交办工作",
        ),
        # 3: key accounts
        clause(
            "RULES-3.1",
            "End-market key accounts of the manager's region are won and maintained.",
            "开发并维护所辖区域的终端大客户。",
            "终端大客户 招商 区域",
        ),
        clause(
            "RULES-3.2",
            "The manager helps operations with the orders and deliveries of accounts signed, and does them alone in the early phase.",
            "大客户经理协助运营处理已签约客户的订单和配送，前期由其单独办理。",
            "订单 跟单 物流配送 前期",
        ),
        clause(
            "RULES-3.3",
            "Rules and processes for developing and running key accounts improve.",
            "不断完善大客户开发和运营的规则与流程。",
            "运营管理制度",
        ),
        clause(
            "RULES-3.4",
            "Market resources go to key accounts better, at less cost.",
            "以更低的成本更好地为大客户配置市场资源。",
            "资源配置 运营管理成本",
        ),
        clause(
            "RULES-3.5",
            "Key accounts' complaints and after-sales service are handled in time, early on by the manager.",
            "及时处理大客户的投诉和售后服务，前期由客户经理办理。",
            "大客户投诉 售后",
        ),
        clause(
            "RULES-3.6",
            "The manager coordinates technical support and safeguards for key accounts.",
            "大客户经理协调对大客户的技术支持和技术保障。",
            "技术支持 技术保障",
        ),
        clause(
            "RULES-3.7",
            "The manager helps with sales plans and distributor rules, and makes suggestions on the business.",
            "大客户经理协助制定销售计划和经销商规则，并对业务提出建议。",
            "销售计划 经销商管理制度 合理化建议",
        ),
        # 4: complaint cases; articles 3, 5, 6, 8, 10, 16 and 19-24 are missing in the original
        clause(
            "RULES-4.1",
            "One uniform procedure serves complaints of end consumers, agents and franchisees, and prevents their return.",
            "终端消费者、代理商和加盟商的投诉适用统一程序，并防止再次发生。",
            "投诉案件 终端消费者 代理商 加盟商",
        ),
        clause(
            "RULES-4.2",
            "A complaint case has a listed matter and a demand: price reduction, return, exchange, damages, criticism or suggestion.",
            "投诉案件有列明的事项和诉求：减价、退货、换货、损害赔偿、批评或建议。",
            "减价 退货 换货 损害赔偿 批评建议",
        ),
        clause(
            "RULES-4.4",
            "Handling is courteous, quick and thorough; the department complained about prevents recurrence.",
            "处理应礼貌、迅速、彻底；被投诉部门应预防再次发生。",
            "被投诉部门",
        ),
        clause(
            "RULES-4.7",
            "The outlet confirms the grounds, its superior decides on acceptance; a complaint not accepted is tactfully answered.",
            "网点确认投诉理由，由其上级决定是否受理；不予受理的，委婉告知客户。",
            "门店 投诉理由 受理 裁定 谅解",
        ),
        clause(
            "RULES-4.9",
            "On the record card the administration department names the handling department and orders it to investigate.",
            "行政人事部在投诉记录卡上指定承办部门，并责成其调查。",
            "行政人事部 投诉记录卡 受理部门",
        ),
        clause(
            "RULES-4.11",
            "The handling department's report goes to its supervisor for review, then to administration.",
            "承办部门的调查报告经其主管审核后，送行政人事部。",
            "投诉调查报告 原投诉书 主管审核",
        ),
        clause(
            "RULES-4.12",
            "Administration adds its opinion, submits it to the general manager for decision, and replies to the handler.",
            "行政人事部加具意见，呈总经理批阅，并回复承办部门。",
            "整理审核 总经理批阅",
        ),
        clause(
            "RULES-4.13",
            "The handling department forms a concrete handling opinion, which its superior reviews.",
            "承办部门形成具体处理意见，由其上级审核。",
            "处理意见 上级主管",
        ),
        clause(
            "RULES-4.14",
            "Customer service then answers the customer, in writing or orally.",
            "随后由客服以书面或口头方式答复客户。",
            "营运部客服 答复客户 书面 口头",
        ),
        clause(
            "RULES-4.15",
            "The record card states customer, demand, time of acceptance and number, and the handler's opinion.",
            "投诉记录卡载明客户、诉求、受理时间和编号，以及经办人意见。",
            "记录卡 受理时间 编号",
        ),
        clause(
            "RULES-4.17",
            "The investigation report states cause, course of events, person responsible, conclusion, countermeasures, prevention.",
            "调查报告载明发生原因、经过、责任者、结论、对策和防范措施。",
            "发生原因 经过 责任者 结论 对策 防范措施",
        ),
        clause(
            "RULES-4.18",
            "Price reductions and compensation stay within the approval limits of the business concerned.",
            "折价和赔偿不得超出有关业务的审批权限。",
            "折价 赔偿",
        ),
        clause(
            "RULES-4.25",
            "Customer service leads; the administration department inspects, supervises, follows up, coordinates.",
            "客服牵头；行政人事部负责检查、监督、落实和协调。",
            "检查 监督 落实 协调",
        ),
        clause(
            "RULES-4.26",
            "A complaint is closed within seven days of its receipt.",
            "投诉自收到之日起7日内结案。",
            "7天结案 处理期限",
        ),
        clause(
            "RULES-4.27",
            "By the 10th administration submits the month's complaint statistics to the general manager.",
            "行政人事部于每月10日前向总经理提交投诉统计表。",
            "投诉统计表 总经理审核",
        ),
        clause(
            "RULES-4.28",
            "The rules take effect on a date and have an owner who interprets them.",
            "规定自施行之日起生效，并由指定部门负责解释。",
            "执行 最终解释权",
        ),
    ),
)
