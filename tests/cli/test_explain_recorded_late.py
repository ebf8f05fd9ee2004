"""What was put on record late is told with both instants."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from crmcore import Actor, Rulebook
from crmcore.cli.complaint_story import complaint_story
from crmcore.complaints import RecordCard, Reply, register
from crmcore.complaints.events import Explained
from crmcore.messages import Language

START = datetime(2026, 7, 6, 1, tzinfo=UTC)
ANNA = Actor(id="anna", unit="bank/outlets/west", rank=1, roles=frozenset({"intake"}))
PARTS = ("verification_result", "basis_and_reasons", "remedies")


def test_the_last_step_says_when_it_happened_and_when_it_was_put_on_record() -> None:
    edition = Rulebook.default().on(date(2026, 7, 6))
    card = RecordCard(number="C-1", received_at=START, demands=("criticism",), matter="fees", channel="mail", customer_name="W. Li")
    case = register(card, at=START, by=ANNA, rules=edition.complaints)
    reply = Reply(manner="oral", content="x", person="W. Li", contains=PARTS, proof="called", told_at=START + timedelta(days=1))
    case = case.advance(Explained(at=START + timedelta(days=2), by=ANNA, reply=reply), rules=edition.complaints)
    at = START + timedelta(days=3)
    english, chinese = (dict(complaint_story(case, edition=edition, at=at, lang=lang).facts) for lang in (Language.EN, Language.ZH))
    assert any("2026-07-07 09:00+08:00, put on record 2026-07-08 09:00+08:00" in str(one) for one in english.values())
    assert any("补录于" in str(one) for one in chinese.values())
