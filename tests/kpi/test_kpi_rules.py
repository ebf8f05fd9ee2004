from __future__ import annotations

from fractions import Fraction

import pytest

from crmcore.errors import InvalidValue
from crmcore.kpi import Target
from tests.kpi.rows import rules


def test_every_number_out_of_range_is_named() -> None:
    with pytest.raises(InvalidValue) as refused:
        rules(csat_satisfied_from=6, complaint_rate_per=0, report_due_day=29, statistics_due_day=0, summary_top=0)
    fields = [one.facts["field"] for one in refused.value.reasons]
    assert fields == ["csat_satisfied_from", "complaint_rate_per", "report_due_day", "statistics_due_day", "summary_top"]


def test_every_fault_of_a_target_is_named() -> None:
    with pytest.raises(InvalidValue) as refused:
        Target(kpi="satisfaction.csat", at_least=Fraction(1), down_by=Fraction(2))
    assert [one.code for one in refused.value.reasons] == ["two_bounds", "bad_down_by"]


@pytest.mark.clause("BANK-1.2")
def test_a_target_may_stand_without_its_number() -> None:
    assert Target(kpi="customers.completeness", clause="BANK-1.2").at_least is None
