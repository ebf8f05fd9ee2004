"""The completeness of customer files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from crmcore.customers.record import CustomerRecord
from crmcore.kpi.row import AnyKpi, Better, Kpi, Scope
from crmcore.measures.counts import RatioCount
from crmcore.measures.measure import FigureUnit
from crmcore.messages.text import Text


def completeness_count(customers: Iterable[CustomerRecord], _scope: Scope) -> RatioCount:
    """Count filled fields among the required ones, over all customers.

    Clause: BANK-1.2, FIN-1.1, DEPT-1.2
    """
    filled = required = 0
    for customer in customers:
        filled += customer.filled
        required += customer.required
    return RatioCount(filled, required)


COMPLETENESS: Final[Kpi[CustomerRecord, RatioCount]] = Kpi(
    id="customers.completeness",
    name=Text(en="Completeness of customer files", zh="客户档案完整度"),
    formula=Text(en="required fields filled ÷ required fields", zh="已填必填项÷必填项"),
    numerator=Text(en="required fields that are filled, over all customers", zh="全部客户已填写的必填项"),
    denominator=Text(en="fields that the rulebook requires for each kind of customer", zh="规则手册按客户类别规定的必填项"),
    unit=FigureUnit.SHARE,
    better=Better.HIGHER,
    clause="BANK-1.2",
    reads=CustomerRecord,
    count=completeness_count,
    sampled=False,  # every field of every file is counted
)

KPIS: Final[tuple[AnyKpi, ...]] = (COMPLETENESS,)
