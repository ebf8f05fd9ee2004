"""DEPT 客户关系管理部门工作管理办法: what the customer-relationship department does."""

from __future__ import annotations

from typing import Final

from crmcore.clauses.clause import Document, clause

DEPT: Final = Document(
    code="DEPT",
    title="Working measures of the customer-relationship department",
    title_zh="客户关系管理部门工作管理办法",
    clauses=(
        clause(
            "DEPT-1.1",
            "The department sets the customer-relationship strategy and plan, and carries them out.",
            "部门制定并组织实施客户关系的战略和计划。",
            "战略和计划",
        ),
        clause(
            "DEPT-1.2",
            "Customer information is kept in files that are accurate and complete.",
            "建立客户档案，保证准确、完整。",
            "客户档案 准确性 完整性",
        ),
        clause(
            "DEPT-1.3",
            "Service is timely, accurate and efficient.",
            "服务及时、准确、高效。",
            "客户服务",
        ),
        clause(
            "DEPT-1.4",
            "Complaints are resolved promptly, and the same problem does not come back.",
            "及时解决投诉，避免同类问题再次发生。",
            "客户投诉",
        ),
        clause(
            "DEPT-1.5",
            "Satisfaction is surveyed at intervals, and the results drive improvement.",
            "定期开展满意度调查，并以结果推动改进。",
            "客户满意度调查",
        ),
        clause(
            "DEPT-1.6",
            "Long-term, stable relationships are built and new fields opened.",
            "建立长期稳定的客户关系，开拓新的领域。",
            "客户关系",
        ),
        clause(
            "DEPT-2.1",
            "Four units have separate duties: relationship management, service, complaints, satisfaction.",
            "四个单位各司其职：客户关系管理、客户服务、投诉处理、满意度调查。",
            "组织结构 客户关系管理部 客户服务部 客户投诉部 客户满意度部",
        ),
        clause(
            "DEPT-2.2",
            "Staffing follows duties and need; staff can communicate, serve, handle complaints and analyse data.",
            "按职责和需要配置人员；人员应具备沟通、服务、投诉处理和数据分析能力。",
            "人员配置 沟通能力 服务意识 投诉处理能力 数据分析能力",
        ),
        clause(
            "DEPT-3.1",
            "Work runs from needs analysis over information, service, complaint and survey to the relationship.",
            "工作流程自需求分析起，经信息、服务、投诉、调查，至客户关系维护。",
            "工作流程 客户需求分析 融资方案",
        ),
        clause(
            "DEPT-3.2",
            "Information, service, complaint, survey and relationship each have clear, concrete norms.",
            "信息、服务、投诉、调查和客户关系工作各有明确、具体的规范。",
            "规范 信息泄露",
        ),
        clause(
            "DEPT-4.1",
            "Results are judged by satisfaction and the state of the customer base, with rewards and penalties.",
            "以满意度和客户群状况评估成果，并予以奖惩。",
            "成果评估 奖惩机制",
        ),
    ),
)
