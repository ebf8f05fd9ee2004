"""The words of the field in both languages: outcomes, states, roles, positions, tiers, demands; the glossary page is made from this table."""

from typing import Final

from crmcore.messages.text import Text, Texts

TERMS: Final[Texts] = {
    # outcomes of a decision
    "allowed": Text(en="allowed", zh="允许"),
    "needs_approval": Text(en="needs approval", zh="需要审批"),
    "refused": Text(en="refused", zh="拒绝"),
    "not_covered": Text(en="not covered", zh="未覆盖"),
    # positions and roles
    "specialist": Text(en="specialist", zh="专员"),
    "manager": Text(en="manager", zh="经理"),
    "director": Text(en="director", zh="总监"),
    "department_head": Text(en="department head", zh="部门负责人"),
    "finance": Text(en="finance", zh="财务"),
    "ceo": Text(en="CEO", zh="总经理（CEO）"),
    "intake": Text(en="intake", zh="受理门店"),
    "superior": Text(en="superior", zh="上级"),
    "administration": Text(en="administration and HR department", zh="行政人事部"),
    "handler": Text(en="handling department", zh="受理部门"),
    "handler_supervisor": Text(en="handling department's supervisor", zh="受理部门主管"),
    "general_manager": Text(en="general manager", zh="总经理"),
    "customer_service": Text(en="customer service", zh="营运部客服"),
    # policy: what is approved
    "expense_claim": Text(en="expense claim", zh="费用报销"),
    "purchase": Text(en="purchase", zh="采购"),
    "compensation": Text(en="compensation", zh="赔偿"),
    "price_reduction": Text(en="price reduction", zh="折价"),
    "requester": Text(en="requester", zh="申请人"),
    "customer": Text(en="customer", zh="客户"),
    # customers and tiers
    "individual": Text(en="individual", zh="个人客户"),
    "corporate": Text(en="corporate", zh="企业客户"),
    "prospect": Text(en="prospect", zh="潜在客户"),
    "vip": Text(en="VIP", zh="VIP客户"),
    "premium": Text(en="premium", zh="优质客户"),
    "ordinary": Text(en="ordinary", zh="普通客户"),
}
