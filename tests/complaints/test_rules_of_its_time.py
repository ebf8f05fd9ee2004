"""A case is read by the rules of its time: what was reached stands, one clock that is not known hides no other, and an ending is no answer."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest

from crmcore import Rulebook
from crmcore.adapters import default_codec
from crmcore.complaints import Complaint, ComplaintRules, CustomerStatement, RecordCard, Timeliness, migrate, record_of, register
from crmcore.complaints.events import Withdrawn
from crmcore.complaints.supervision import work_list
from crmcore.errors import InvalidValue
from crmcore.event import Actor
from crmcore.kpi.figures.complaints import CLOSED_IN_TIME
from crmcore.kpi.row import Scope
from crmcore.lifecycles.history import Migrated
from crmcore.messages import Language
from crmcore.reached import ClockState
from crmcore.rulebook import files
from crmcore.worktime import Period

TEXT = files.default()
EDITION = Rulebook.parse(TEXT).editions[0]
RULES = EDITION.complaints
SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int = 9, month: int = 7) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


def member(id_: str, *roles: str, unit: str = "bank/outlets/west") -> Actor:
    return Actor(id=id_, unit=unit, roles=frozenset(roles))


ANNA, ADA = member("anna", "intake", "customer_service"), member("ada", "administration", unit="bank/administration")


def received(number: str = "C-1", when: datetime | None = None, rules: ComplaintRules = RULES) -> Complaint:
    received_at = when or at(6)
    card = RecordCard(number=number, received_at=received_at, demands=("explanation",), matter="fees", channel="outlet", customer_name="W. Li")
    return register(card, at=received_at, by=ANNA, rules=rules)


def edition(days: int, extra: str = "", *, valid_from: str = "2026-08-01") -> ComplaintRules:
    text = TEXT.replace("valid_from = 2026-01-01", f"valid_from = {valid_from}", 1)
    return Rulebook.parse(text.replace('within    = "7 days"', f'within    = "{days} days"{extra}')).editions[0].complaints


def moved(case: Complaint, rules: ComplaintRules, when: datetime) -> Complaint:
    return migrate(case, was=RULES, rules=rules, at=when, by=ADA, why="a new edition")


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("how", ["continue", "remainder", "restart", "new", ""])
def test_no_migration_heals_what_ran_out(how: str) -> None:
    extra = f'\nchanges = ["migrated"]\non_change = "{how}"' if how else ""
    rules = edition(30, extra)
    case = moved(received(), rules, at(20))
    reading = case.clocks(at=at(20, 10), rules=rules)["close"]
    assert (reading.state, reading.last_day, reading.remaining) == (ClockState.BREACHED, date(2026, 7, 13), -7)
    loaded = default_codec().decode(default_codec().encode(case), Complaint)
    assert loaded == case
    assert loaded.runs(at=at(20, 10), rules=rules) == case.runs(at=at(20, 10), rules=rules)


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(
    ("how", "days"),
    [
        ("continue", [date(2026, 8, 5)]),
        ("remainder", [date(2026, 7, 13)]),
        ("restart", [date(2026, 8, 9)]),
        ("new", [date(2026, 7, 13), date(2026, 8, 9)]),
    ],
)
def test_the_four_words_of_a_rulebook_differ(how: str, days: list[date]) -> None:
    rules = edition(30, f'\nchanges = ["migrated"]\non_change = "{how}"')
    case = moved(received(), rules, at(10))
    assert [one.last_day for one in case.runs(at=at(10, 10), rules=rules)["close"]] == days


@pytest.mark.clause("RULES-4.27")
def test_a_record_of_an_earlier_day_takes_the_rules_of_that_day() -> None:
    rules = edition(9)
    case = moved(received(), rules, at(1, month=8))
    assert record_of(case, at=at(31), rules=RULES).due == date(2026, 7, 13)
    assert record_of(case, at=at(2, month=8), rules=rules).due == date(2026, 7, 13)
    with pytest.raises(InvalidValue, match="pass the rules of that edition"):
        record_of(case, at=at(31), rules=rules)


def test_a_save_from_before_says_that_its_change_is_not_on_record() -> None:
    rules = edition(30)
    case = moved(received(), rules, at(10))
    *others, last = case.history
    assert isinstance(last.event, Migrated)
    old = case.under(case.edition, case.lifecycle, case.state, (*others, last._replace(event=attrs.evolve(last.event, reached=()))))
    reading = old.clocks(at=at(10, 10), rules=rules)["close"]
    assert (reading.last_day, [one.code for one in reading.findings]) == (date(2026, 8, 5), ["clock.change_unread"])


@pytest.mark.clause("RULES-4.25", "RULES-4.26")
def test_one_clock_that_is_not_known_hides_no_other_and_no_other_complaint() -> None:
    """The shipped days end with 2026: on the last of them a working day more can't be counted, seven plain days can."""
    new_year = datetime(2026, 12, 31, 10, tzinfo=SHANGHAI)
    case, other = received("C-9", new_year), received("C-2", datetime(2026, 12, 1, 10, tzinfo=SHANGHAI))
    now = new_year + timedelta(hours=2)
    clocks = case.clocks(at=now, rules=RULES)
    assert (clocks["close"].last_day, clocks["acknowledgement"].state) == (date(2027, 1, 7), ClockState.UNKNOWN)
    assert [one.code for one in clocks["acknowledgement"].findings] == ["calendar.too_few_days"]
    assert str(clocks["acknowledgement"]) == "not known"
    assert [one.state for one in case.runs(at=now, rules=RULES)["acknowledgement"]] == [ClockState.UNKNOWN]
    assert [one.at.date() for one in case.timers(rules=RULES) if one.kind == "days end"] == [date(2027, 1, 1)] * 2
    found = work_list([other, case], at=now, rules={RULES.edition: RULES})
    assert {one.id for one in found.overdue} == {"C-2"}
    assert [(one.case, one.clock) for one in found.unreadable] == [("C-9", "acknowledgement"), ("C-9", "first_handling")]
    assert "is not known" in next(found.lines())
    assert "无法确定" in found.unreadable[0].text(Language.ZH)
    assert str(found.unreadable[0]) == found.unreadable[0].text()
    assert record_of(case, at=now, rules=RULES).due == date(2027, 1, 7)


def test_a_complaint_that_cannot_be_read_at_all_stands_on_the_list_with_its_reason() -> None:
    broken = attrs.evolve(received("C-3"), class_id="gone")
    found = work_list([received("C-1"), broken], at=at(20), rules={RULES.edition: RULES})
    assert ({one.id for one in found.overdue}, [one.case for one in found.unreadable]) == ({"C-1"}, ["C-3"])
    known = "`ordinary`, `security` (security of money or data), `severe`, `simple`"
    assert found.unreadable[0].text() == f"`C-3` cannot be read: no complaint class `gone`; there are: {known}"


@pytest.mark.clause("RULES-4.26", "RULES-4.27")
def test_what_was_withdrawn_in_time_is_not_counted_as_answered_in_time() -> None:
    """Its days alone would say so: it was closed before its deadline, and nobody was answered."""
    said = CustomerStatement(channel="telephone", content="never mind", proof="recorded")
    early, late = received("C-1"), received("C-2")
    withdrawn = [
        record_of(case.advance(Withdrawn(at=when, by=ANNA, why="content", statement=said), rules=RULES), at=at(30), rules=RULES)
        for case, when in ((early, at(8)), (late, at(20)))
    ]
    assert [(one.timeliness, one.due) for one in withdrawn] == [(Timeliness.ENDED, date(2026, 7, 13)), (Timeliness.LATE, date(2026, 7, 13))]
    counts = CLOSED_IN_TIME.count(withdrawn, Scope(period=Period.month(2026, 7)))
    assert (counts.hits, counts.total, dict(counts.excluded)["no_answer_due"]) == (0, 1, 1)
