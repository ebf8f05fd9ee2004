"""What turns out after a change of rules to have been before it: it counts as if it had been on record, and no change of rules makes a case unreadable."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import attrs
import pytest

from crmcore import Rulebook
from crmcore.complaints import Complaint, ComplaintRules, Notice, RecordCard, Reply, Timeliness, migrate, record_of, register
from crmcore.complaints.events import Acknowledged, CardCorrected, Explained, Forwarded
from crmcore.complaints.supervision import work_list
from crmcore.event import Actor, Event
from crmcore.lifecycles import Step
from crmcore.reached import ClockState
from crmcore.rulebook import files

TEXT = files.default()
SHANGHAI = ZoneInfo("Asia/Shanghai")
HOLDS = pytest.mark.clause("RULES-4.26", "RULES-4.28")
CONTAINS = ("verification_result", "basis_and_reasons", "remedies")


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


def member(id_: str, *roles: str, unit: str = "bank/outlets/west") -> Actor:
    return Actor(id=id_, unit=unit, roles=frozenset(roles))


ANNA = member("anna", "intake", "customer_service")
CARL = member("carl", "customer_service", unit="bank/customer-relations/service")
ADA = member("ada", "administration", unit="bank/administration")


def rules(old: str = "", new: str = "", *, book: str = TEXT) -> ComplaintRules:
    return Rulebook.parse(book.replace(old, new)).editions[0].complaints


RULES = rules()
# From August on by another edition, which warns once less: with the same times, or with a longer one.
NEXT = TEXT.replace("valid_from = 2026-01-01", "valid_from = 2026-08-01", 1).replace('"75 %", "90 %"]', '"75 %"]')
SAME, LONGER = rules(book=NEXT), rules('within    = "7 days"', 'within    = "9 days"', book=NEXT)


def received(when: datetime, matter: str = "fees", number: str = "C-1") -> Complaint:
    card = RecordCard(number=number, received_at=when, demands=("criticism",), matter=matter, channel="outlet", customer_name="W. Li")
    return register(card, at=when, by=ANNA, rules=RULES)


def moved(case: Complaint, when: datetime, to: ComplaintRules = SAME) -> Complaint:
    return migrate(case, was=RULES, rules=to, at=when, by=ADA, why="a new edition")


def answered(when: datetime, told: datetime | None = None) -> Explained:
    return Explained(at=when, by=ANNA, reply=Reply(manner="oral", content="x", contains=CONTAINS, person="W. Li", told_at=told, proof="called"))


def shown(case: Complaint, when: datetime, by: ComplaintRules) -> dict[str, set[str]]:
    return {name: {str(one) for one in runs} for name, runs in case.runs(at=when, rules=by).items()}


@HOLDS
def test_a_receipt_that_turns_out_to_be_earlier_counts_behind_a_change_too() -> None:
    """Received on the 29th, as the card says until the 3rd of August, when a letter of the 24th is found: answered on the 4th, it is late."""
    case = received(at(7, 29))
    found = CardCorrected(at=at(8, 3, 11), by=ANNA, why="a letter of the 24th", card=attrs.evolve(case.card, received_at=at(7, 24)))
    before, after = case.advance(found, rules=RULES), moved(case, at(8, 3, 10)).advance(found, rules=SAME)
    assert shown(after, at(8, 3, 12), SAME) == shown(before, at(8, 3, 12), RULES)
    assert (after.clocks(at=at(8, 3, 12), rules=SAME)["close"].last_day) == date(2026, 7, 31)
    closed = after.advance(answered(at(8, 4)), rules=SAME)
    assert record_of(closed, at=at(8, 5), rules=SAME).timeliness is Timeliness.LATE
    longer = moved(case, at(8, 3, 10), LONGER).advance(found, rules=LONGER)
    runs = longer.runs(at=at(8, 3, 12), rules=LONGER)["close"]
    assert [(one.state, one.last_day) for one in runs] == [(ClockState.BREACHED, date(2026, 7, 31)), (ClockState.BREACHED, date(2026, 8, 2))]
    first = CardCorrected(at=at(7, 30), by=ANNA, why="a call of the 27th", card=attrs.evolve(case.card, received_at=at(7, 27)))
    twice = moved(case.advance(first, rules=RULES), at(8, 3, 10)).advance(found, rules=SAME)
    assert shown(twice, at(8, 3, 12), SAME)["close"] == shown(after, at(8, 3, 12), SAME)["close"]
    done = moved(case.advance(answered(at(8, 1)), rules=RULES), at(8, 3, 10), LONGER).advance(found, rules=LONGER)
    assert record_of(done, at=at(8, 5), rules=LONGER).timeliness is Timeliness.LATE


@HOLDS
def test_a_card_that_no_guard_let_through_hides_no_clock() -> None:
    """Corrected to a receipt still to come, as a history may say that another system wrote: time counts from it."""
    case = received(at(7, 29))
    card = attrs.evolve(case.card, received_at=at(8, 5))
    found = CardCorrected(at=at(7, 30), by=ANNA, why="a slip", card=card)
    wrong = attrs.evolve(case.moved(case.state, (*case.history, Step(2, "correct_card", found))), card=card)
    assert {one.code for one in case.check(found, rules=RULES).reasons} == {"complaint.received_later"}
    assert wrong.clocks(at=at(8, 6), rules=RULES)["close"].last_day == received(at(8, 5)).clocks(at=at(8, 6), rules=RULES)["close"].last_day


def _letter(when: datetime) -> Event:
    return Forwarded(at=when, by=CARL, authority="NFRA", reference="1", received_at=at(7, 30))


def _acknowledged(when: datetime) -> Event:
    return Acknowledged(at=when, by=CARL, notice=Notice(channel="telephone", content="x", proof="called", at=at(7, 30)))


@HOLDS
@pytest.mark.parametrize("late", [_letter, _acknowledged], ids=["letter", "acknowledged"])
@pytest.mark.parametrize("to", [SAME, LONGER], ids=["same", "longer"])
def test_what_came_before_the_answer_opens_nothing_that_was_answered_since(late: Callable[[datetime], Event], to: ComplaintRules) -> None:
    case = received(at(7, 29)).advance(answered(at(7, 31)), rules=RULES)
    if late is _acknowledged:
        case = received(at(7, 29))
    plain, changed = case.advance(late(at(8, 3, 12)), rules=RULES), moved(case, at(8, 3, 10), to).advance(late(at(8, 3, 12)), rules=to)
    names = [name for name in plain.runs(at=at(8, 4), rules=RULES) if name not in {"close", "feedback"} or to is SAME]
    was, now = shown(plain, at(8, 4), RULES), shown(changed, at(8, 4), to)
    assert {name: now[name] for name in names} == {name: was[name] for name in names}


@HOLDS
def test_an_answer_of_before_a_change_is_met_late_where_its_hours_had_run_out() -> None:
    """Money in danger: four working hours from the 30th of July at nine; told on the 3rd of August, before the change, and put on record behind it."""
    case = moved(received(at(7, 30), "fund_safety"), at(8, 3, 12)).advance(answered(at(8, 3, 14), at(8, 3, 10)), rules=SAME)
    first = case.clocks(at=at(8, 5), rules=SAME)["first_handling"]
    assert (first.state, first.stopped_at, first.due) == (ClockState.MET_LATE, at(8, 3, 10), datetime(2026, 7, 30, 14, 30, tzinfo=SHANGHAI))
    assert record_of(case, at=at(8, 5), rules=SAME).timeliness is Timeliness.IN_TIME


@HOLDS
@pytest.mark.parametrize("within", ["2 hours", "1 day"])
@pytest.mark.parametrize("how", ["", '\nchanges = ["migrated"]\non_change = "remainder"'])
def test_a_clock_that_lost_its_calendar_is_read_and_hides_no_other(within: str, how: str) -> None:
    new = rules('within    = "4 working hours"\ncalendar  = "office"', f'within    = "{within}"{how}', book=NEXT)
    case = moved(received(at(8, 3), "fund_safety"), at(8, 3, 10), new)
    due = case.clocks(at=at(8, 3, 11), rules=new)["first_handling"].due
    told = datetime(2026, 8, 3, 14, 30, tzinfo=SHANGHAI)
    assert due == (told if how else {"2 hours": at(8, 3, 11), "1 day": datetime(2026, 8, 5, tzinfo=SHANGHAI)}[within])
    other = received(at(8, 3), number="C-2")
    listed = work_list([case, other], at=at(8, 20), rules={new.edition: new, RULES.edition: RULES})
    assert {one.id for one in listed.overdue} == {"C-1", "C-2"}
