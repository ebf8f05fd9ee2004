"""The first lines that a reader sees, on the shipped rulebook: tier, complaint, deadline, what may happen next, and a refusal that says why."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from crmcore import Actor, Language, Money, Refused, Rulebook, complaints, customers, segmentation
from crmcore.complaints import RecordCard
from crmcore.complaints.events import GroundsConfirmed
from crmcore.rulebook import Edition


@pytest.fixture(scope="module")
def rules() -> Edition:
    return Rulebook.default().on(date(2026, 7, 1))


ANNA = Actor(id="anna", unit="bank/outlets/west", rank=1, roles=frozenset({"intake"}))
RECEIVED = datetime(2026, 7, 6, 9, 30, tzinfo=UTC)


def card() -> RecordCard:
    return RecordCard(number="C-2026-0417", received_at=RECEIVED, demands=("damages",), matter="fees", channel="outlet", customer_name="段誉")


def cny(amount: str) -> Money:
    return Money(amount, "CNY")


@pytest.mark.clause("FIN-3.2")
def test_a_tier_and_why(rules: Edition) -> None:
    facts = customers.CustomerFacts(kind="individual", annual_amount=cny("812000"))
    standing = segmentation.assign(facts, rules=rules.segmentation, as_of=date(2026, 7, 1))
    assert standing.tier == "premium"
    assert str(standing.why) == "rule T2 holds: amount of the last 12 months 812,000.00 CNY ≥ 500,000.00 CNY; T1 missed by 4,188,000.00 CNY"
    assert standing.why.text(Language.ZH)
    assert standing.edition == rules.segmentation.edition


@pytest.mark.clause("RULES-4.7", "RULES-4.26")
def test_a_complaint_and_its_deadline(rules: Edition) -> None:
    case = complaints.register(card(), at=RECEIVED, by=ANNA, rules=rules.complaints)
    now = RECEIVED + timedelta(days=2)
    said = case.explain(actor=ANNA, at=now, rules=rules.complaints)
    onward = {one.id for one in said.open if one.to != case.state}
    assert onward == {"confirm", "explain_cause", "withdraw"}, "what may happen beside the way leaves the complaint where it is"
    assert all(one.reasons for one in said.blocked)
    case = case.advance(GroundsConfirmed(by=ANNA, at=now), rules=rules.complaints)
    close = case.clocks(at=now, rules=rules.complaints)["close"]
    assert str(close.text()) == "last day 2026-07-13, 5 days left, running"
    assert case.edition == rules.complaints.edition


def test_a_refusal_says_what_and_why_on_one_line(rules: Edition) -> None:
    case = complaints.register(card(), at=RECEIVED, by=ANNA, rules=rules.complaints)
    outsider = Actor(id="otto", unit="bank/outlets/west", rank=2)
    with pytest.raises(Refused) as caught:
        case.advance(GroundsConfirmed(by=outsider, at=RECEIVED), rules=rules.complaints)
    said = str(caught.value)
    assert said.startswith("step `confirm` refused for complaint `C-2026-0417`: ")
    assert "otto" in said
    assert "\n" not in said
    assert "段" not in said
    assert caught.value.decision == case.check(GroundsConfirmed(by=outsider, at=RECEIVED), rules=rules.complaints)


def test_the_door_is_light() -> None:
    """Looking through the door loads nothing behind it."""
    code = "import sys, crmcore; dir(crmcore); print([name for name in ('attrs', 'attr', 'cattrs', 'pendulum', 'tomllib') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
