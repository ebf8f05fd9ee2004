"""The tables of supervision in a rulebook: what they say, and every fault at its key path."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from crmcore.complaints import RecordCard, register
from crmcore.complaints.supervision import FollowUpRules, SupervisionRules, escalations
from crmcore.errors import RulebookError
from crmcore.event import Actor
from crmcore.messages import Language
from crmcore.reading.shape import Reader
from crmcore.rulebook.load import load
from crmcore.rulebook.sections.supervision import supervision
from crmcore.worktime import Duration, TimeUnit

FAULTS = [
    ('share  = "75 %"', 'share  = "120 %"', "supervision.bad_share", "complaints.escalation[0].share"),
    ('share  = "75 %"', 'share  = "75"', "bad_share", "complaints.escalation[0].share"),
    ('share  = "75 %"', "", "supervision.one_of_two", "complaints.escalation[0]"),
    ('past_due = "2 days"', 'past_due = "2 working days"', "supervision.working_time", "complaints.escalation[2].past_due"),
    ('id     = "due"', 'id     = "three_quarters"', "stands_twice", "complaints.escalation[1].id"),
    ('tell   = ["handler_supervisor"]', 'tell   = ["handler_superviser"]', "unknown_choice", "complaints.escalation[0].tell[0]"),
    ('tell   = ["handler_supervisor"]', "tell   = []", "supervision.nobody_told", "complaints.escalation[0].tell"),
    ('share  = "75 %"', 'clock = "clos"\nshare  = "75 %"', "supervision.no_such_clock", "complaints.escalation[0].clock"),
    ('within = "7 days"\nby ', 'within = "7 hours"\nby ', "supervision.not_in_days", "complaints.follow_up"),
    ('by     = "customer_service"', 'by     = "sales_team"', "unknown_choice_of", "complaints.follow_up.by"),
    ('by     = "customer_service"', "", "missing_key", "complaints.follow_up.by"),
    ('check_within = "30 days"', 'check_within = "30 working days"', "supervision.not_in_days", "complaints.actions"),
    ('check_within = "30 days"', "check_within = 30", "wrong_kind", "complaints.actions.check_within"),
    ('same   = ["cause", "product", "about"]', 'same   = ["customer_name"]', "supervision.not_compared", "complaints.recurrence.same"),
    ('within = "6 months"', 'within = "6 month-ends"', "bad_duration", "complaints.recurrence.within"),
]


@pytest.mark.parametrize(("old", "new", "code", "path"), FAULTS, ids=[f"{path} {code}" for _, _, code, path in FAULTS])
def test_a_fault_is_said_where_it_stands(text: str, old: str, new: str, code: str, path: str) -> None:
    assert old in text
    with pytest.raises(RulebookError) as caught:
        load(text.replace(old, new, 1))
    assert [(one.code, one.path) for one in caught.value.findings] == [(code, path)]
    assert all(one.text(lang) for one in caught.value.findings for lang in Language)


@pytest.mark.clause("RULES-4.25", "FIN-5.2", "MAN-4.2", "DEPT-1.4")
def test_the_default_rulebook_watches_all_four(text: str) -> None:
    rules = load(text).complaints.supervision
    assert [(one.id, one.share, one.past_due) for one in rules.escalation] == [
        ("three_quarters", Fraction(3, 4), None),
        ("due", Fraction(1), None),
        ("two_days_late", None, Duration(2, TimeUnit.DAY)),
        ("severe_without_contact", Fraction(1), None),
    ]
    assert rules.follow_up == FollowUpRules(within=Duration(7, TimeUnit.DAY), by="customer_service")
    assert rules.check_within == Duration(30, TimeUnit.DAY)
    assert rules.recurrence is not None
    assert rules.recurrence.same == ("cause", "product", "about")


def test_a_firm_may_leave_all_of_it_out(text: str) -> None:
    without = re.sub(r"\[\[complaints\.escalation\]\].*?(?=# -{40})", "", text, count=1, flags=re.DOTALL)
    assert load(without).complaints.supervision == SupervisionRules()


def test_roles_are_not_judged_where_the_positions_have_faults(text: str) -> None:
    broken = text.replace("rank       = 1", 'rank       = "low"', 1).replace('by     = "customer_service"', 'by     = "sales_team"', 1)
    with pytest.raises(RulebookError) as caught:
        load(broken)
    assert {one.path.split(".")[0].split("[")[0] for one in caught.value.findings} == {"organisation"}


@pytest.mark.clause("RULES-1.5", "RULES-4.25")
def test_a_severe_complaint_without_contact_goes_to_the_general_manager_at_once(text: str) -> None:
    rules = load(text).complaints
    start = datetime(2026, 7, 6, 22, tzinfo=ZoneInfo(rules.zone))
    card = RecordCard(
        number="C-1", received_at=start, demands=("damages",), matter="service", channel="telephone", customer_name="段小姐", injury=True
    )
    case = register(card, at=start, by=Actor(id="anna", unit="bank/outlets", roles=frozenset({"intake"})), rules=rules)
    assert escalations(case, at=start, rules=rules).next == start + timedelta(hours=2, microseconds=1)
    (due,) = escalations(case, at=start + timedelta(hours=2, microseconds=1), rules=rules).due
    assert (due.clock, due.tell) == ("first_contact", ("administration", "general_manager"))


def test_what_is_no_table_is_a_fault_at_its_place() -> None:
    reader = Reader("CNY")
    assert supervision(([1], 1, None, None), reader, None) is None
    assert {one.path for one in reader.faults} == {"complaints.escalation[0]", "complaints.follow_up"}
