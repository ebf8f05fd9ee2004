"""What statistics read of an approval."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from crmcore.policy import Approval, ApprovalOutcome, ApprovalRecord, PolicyRules, record_of, refuse, sign
from tests.policy.conftest import MONDAY, MakeRequest, person


@pytest.mark.clause("BANK-4.1", "BANK-3.2")
def test_a_record_says_how_a_request_ended(rules: PolicyRules, ask: MakeRequest) -> None:
    manager, head = person("mei", "manager"), person("hong", "department_head")
    late = ask(at=datetime(2026, 7, 31, 17, tzinfo=UTC))  # the first of August in Shanghai
    granted = record_of(late, sign(Approval(late), by=manager, at=late.at, rules=rules), zone="Asia/Shanghai")
    assert granted == ApprovalRecord(
        id="A-1", action="expense_claim", amount=late.amount, at=date(2026, 8, 1), outcome=ApprovalOutcome.GRANTED, signers=1
    )
    half = record_of(ask(action="purchase"), sign(Approval(ask(action="purchase")), by=head, at=MONDAY, rules=rules), zone="UTC")
    assert (half.outcome, half.signers) == (ApprovalOutcome.PENDING, 1)
    assert record_of(ask(), None, zone="UTC").outcome is ApprovalOutcome.PENDING
    no = record_of(ask(), refuse(Approval(ask()), by=manager, at=MONDAY, rules=rules), zone="UTC")
    assert (no.outcome, no.reasons, no.signers, no.emergency, no.ratified_in_time) == (ApprovalOutcome.REFUSED, ("declined",), 0, False, None)
