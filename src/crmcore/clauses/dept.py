"""DEPT 客户关系管理部门工作管理办法: what the customer-relationship department does."""

from __future__ import annotations

from typing import Final

from crmcore.clauses.clause import Document, clause

DEPT: Final = Document(
    code="DEPT",
    title="Working measures of the customer-relationship department",
    title_zh="客户关系管理部门工作管理办法",
    clauses=(
        clause("DEPT-1.1", "The department sets the customer-relationship strategy and plan, and carries them out.", "战略和计划"),
        clause("DEPT-1.2", "Customer information is kept in files that are accurate and complete.", "客户档案 准确性 完整性"),
        clause("DEPT-1.3", "Service is timely, accurate and efficient.", "客户服务"),
        clause("DEPT-1.4", "Complaints are resolved promptly, and the same problem does not come back.", "客户投诉"),
        clause("DEPT-1.5", "Satisfaction is surveyed at intervals, and the results drive improvement.", "客户满意度调查"),
        clause("DEPT-1.6", "Long-term, stable relationships are built and new fields opened.", "客户关系"),
        clause(
            "DEPT-2.1",
            "Four units have separate duties: relationship management, service, complaints, satisfaction.",
            "组织结构 客户关系管理部 客户服务部 客户投诉部 客户满意度部",
        ),
        clause(
            "DEPT-2.2",
            "Staffing follows duties and need; staff can communicate, serve, handle complaints and analyse data.",
            "人员配置 沟通能力 服务意识 投诉处理能力 数据分析能力",
        ),
        clause(
            "DEPT-3.1",
            "Work runs from needs analysis over information, service, complaint and survey to the relationship.",
            "工作流程 客户需求分析 融资方案",
        ),
        clause("DEPT-3.2", "Information, service, complaint, survey and relationship each have clear, concrete norms.", "规范 信息泄露"),
        clause("DEPT-4.1", "Results are judged by satisfaction and the state of the customer base, with rewards and penalties.", "成果评估 奖惩机制"),
    ),
)
