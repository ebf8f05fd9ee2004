"""The ladder: which steps are reached, once each, and when to ask again."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Complaint, ComplaintClass, ComplaintRules, ReopenedFor, State, register
from crmcore.complaints.events import (
    ClockExtended,
    ClockPaused,
    ClockResumed,
    Explained,
    FeedbackGiven,
    Forwarded,
    GroundsConfirmed,
    MergedIn,
    Reopened,
)
from crmcore.complaints.supervision import EscalationStep, SupervisionRules, escalations
from crmcore.errors import InvalidValue, RulebookError
from crmcore.event import Event
from crmcore.messages import Language
from crmcore.rules import Everyone, FirstMatch, Row
from crmcore.worktime import Clock, Duration, Extension, LastDay, OnReopen, Roll, TimeUnit
from tests.complaints.alongside import CALLED
from tests.complaints.cases import ADA, ANNA, CARD, CARL, CLOSE, RULES, WRITTEN, case_in, raised
from tests.oracle.ladder import day_reached

SHANGHAI = ZoneInfo("Asia/Shanghai")
LADDER = (
    EscalationStep(id="half", share=Fraction(1, 2), tell=("handler_supervisor",), clause="RULES-4.25"),
    EscalationStep(id="due", share=Fraction(1), tell=("handler_supervisor", "administration")),
    EscalationStep(id="late", past_due=Duration(2, TimeUnit.DAY), tell=("general_manager",)),
)


def rules_with(clock: Clock, *ladder: EscalationStep) -> ComplaintRules:
    """Return the bank's rules with one class, which has one clock, and a ladder."""
    classes = FirstMatch((Row("all", Everyone(), ComplaintClass(id="all", clocks=(clock,))),))
    return attrs.evolve(RULES, classes=classes, supervision=SupervisionRules(escalation=ladder or LADDER))


PAUSING = attrs.evolve(
    CLOSE,
    within=Duration(8, TimeUnit.DAY),
    pauses={"clock_paused"},
    resumes={"clock_resumed"},
    extends={"clock_extended"},
    extensions=(Extension(id="complex", to=Duration(16, TimeUnit.DAY), condition="complex"),),
    reopens={"reopened"},
    on_reopen=OnReopen.RESTART,
)
BY_DAYS = rules_with(PAUSING)


def local(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """Return an instant of 2026 in Shanghai."""
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def after(case: Complaint, *events: Event, rules: ComplaintRules = BY_DAYS) -> Complaint:
    """Return a complaint after some events."""
    for event in events:
        case = case.advance(event, rules=rules)
    return case


def steps(case: Complaint, at: datetime, rules: ComplaintRules = BY_DAYS) -> list[tuple[str, datetime]]:
    """Return the steps due, and when each was reached."""
    return [(one.step, one.at) for one in escalations(case, at=at, rules=rules).due]


@pytest.mark.clause("RULES-4.25")
def test_each_step_is_due_from_its_instant_on_and_says_who_is_told() -> None:
    """Received on 6 July, eight days: half is over on the 10th, the time on the 14th, and two days more on the 16th."""
    case = raised(rules=BY_DAYS)
    early = escalations(case, at=local(7, 9, 23, 59), rules=BY_DAYS)
    assert (early.due, early.next) == ((), local(7, 10))

    half = escalations(case, at=local(7, 10), rules=BY_DAYS)
    assert [(one.step, one.tell, one.clause) for one in half.due] == [("half", ("handler_supervisor",), "RULES-4.25")]
    assert half.next == local(7, 15)

    all_of_it = escalations(case, at=local(7, 20), rules=BY_DAYS)
    assert [(one.step, one.at) for one in all_of_it.due] == [("half", local(7, 10)), ("due", local(7, 15)), ("late", local(7, 17))]
    assert all_of_it.next is None
    assert str(all_of_it.due[2]) == "`C-2026-0417`: clock `close` reached step `late` at 2026-07-17 00:00+08:00; tell general manager"
    assert all_of_it.due[2].text(Language.ZH).endswith("到达升级步骤`late`；应通知：总经理")


@pytest.mark.clause("RULES-4.25")
def test_what_was_told_is_not_told_again() -> None:
    case = raised(rules=BY_DAYS)
    first = escalations(case, at=local(7, 10), rules=BY_DAYS).due
    keys = {one.key for one in first}
    assert keys == {"C-2026-0417/close/half/2026-07-06T01:30:00+00:00"}
    assert escalations(case, at=local(7, 14), rules=BY_DAYS, told=keys).due == ()
    assert [one.step for one in escalations(case, at=local(7, 15), rules=BY_DAYS, told=keys).due] == ["due"]


def test_a_step_reached_as_a_pause_begins_was_reached() -> None:
    case = after(raised(rules=BY_DAYS), ClockPaused(at=local(7, 10), by=ADA, clock="close", why="appraisal"))
    assert steps(case, local(7, 12)) == [("half", local(7, 10))]


def test_the_next_step_of_a_pause_with_a_latest_end_comes_behind_it() -> None:
    """Two of eight days had closed when the pause began, which holds the closes of three; half are over with the fourth that counts."""
    case = after(raised(rules=BY_DAYS), ClockPaused(at=local(7, 9), by=ADA, clock="close", why="appraisal", until=date(2026, 7, 11)))
    assert escalations(case, at=local(7, 10), rules=BY_DAYS).next == local(7, 13)
    open_ended = after(raised(rules=BY_DAYS), ClockPaused(at=local(7, 9), by=ADA, clock="close", why="appraisal"))
    assert escalations(open_ended, at=local(7, 10), rules=BY_DAYS).next is None


def test_a_complaint_put_on_record_late_is_told_at_once() -> None:
    """It was received days before anybody wrote it down: the steps passed since are due when it is registered."""
    rules = rules_with(CLOSE)
    case = register(attrs.evolve(CARD, received_at=local(7, 1)), at=local(7, 6, 9), by=ANNA, rules=rules)
    assert steps(case, local(7, 6, 9), rules) == [("half", local(7, 5))]


def test_a_clock_that_had_run_out_before_a_merger_is_told() -> None:
    """The duplicate is older: its time is over when it comes here."""
    rules = rules_with(attrs.evolve(PAUSING, merges={"merged_in"}, on_merge=OnReopen.CONTINUE))
    older = raised(attrs.evolve(CARD, number="C-0", received_at=local(6, 1)), rules)
    merged = MergedIn(at=local(7, 6, 12), by=ADA, other="C-0", card=older.card, history=older.history)
    case = after(raised(rules=rules), merged, rules=rules)
    assert steps(case, local(7, 6, 12), rules) == [("due", local(6, 10)), ("late", local(6, 12))]


def merged_too_late(how: OnReopen, *, hours: tuple[int, int], confirmed: datetime | None = None) -> tuple[Complaint, ComplaintRules]:
    """Return a complaint of 6 July with a duplicate of that day, received at these hours and merged in on the 16th: the time of both was over."""
    rules = rules_with(attrs.evolve(PAUSING, stops={"grounds_confirmed"}, merges={"merged_in"}, on_merge=how))
    ours, theirs = (raised(attrs.evolve(CARD, number=f"C-{hour}", received_at=local(7, 6, hour)), rules) for hour in hours)
    if confirmed is not None:
        ours = after(ours, GroundsConfirmed(at=confirmed, by=ANNA), rules=rules)
    merged = MergedIn(at=local(7, 16, 12), by=ADA, other=theirs.id, card=theirs.card, history=theirs.history)
    return after(ours, merged, rules=rules), rules


@pytest.mark.parametrize("how", OnReopen)
@pytest.mark.parametrize("hours", [(9, 10), (10, 9)])
def test_of_two_that_ran_out_at_one_instant_one_is_told(how: OnReopen, hours: tuple[int, int]) -> None:
    """Whoever was told before the merger is not told again because the duplicate has another start."""
    case, rules = merged_too_late(how, hours=hours)
    told = {one.key for one in escalations(case, at=local(7, 16), rules=rules).due}
    assert [(one.step, one.at) for one in escalations(case, at=local(7, 16, 13), rules=rules).due] == [("half", local(7, 10)), ("due", local(7, 15))]
    assert escalations(case, at=local(7, 16, 13), rules=rules, told=told).due == ()


@pytest.mark.clause("RULES-4.25")
@pytest.mark.parametrize("how", OnReopen)
def test_a_duplicate_is_told_though_the_clock_that_ran_out_with_it_was_stopped(how: OnReopen) -> None:
    case, rules = merged_too_late(how, hours=(9, 10), confirmed=local(7, 15, 12))
    told = {one.key for one in escalations(case, at=local(7, 15, 11), rules=rules).due}
    assert len(told) == 2
    found = escalations(case, at=local(7, 16, 13), rules=rules, told=told)
    assert [(one.step, one.at, one.started) for one in found.due] == [("due", local(7, 15), local(7, 6, 10))]


def test_a_clock_that_had_run_out_when_it_was_reopened_is_told() -> None:
    """It goes on as if it had never stopped: its time was over while nobody looked."""
    rules = rules_with(attrs.evolve(PAUSING, on_reopen=OnReopen.CONTINUE))
    closed = case_in(State.CLOSED, rules=rules)
    again = after(closed, Reopened(at=local(8, 1, 9), by=ADA, why="new facts", on=ReopenedFor.NEW_FACTS), rules=rules)
    assert steps(again, local(8, 1, 9), rules)[-2:] == [("due", local(7, 15)), ("late", local(7, 17))]


@pytest.mark.clause("RULES-4.25")
def test_nobody_is_told_of_a_clock_that_was_stopped_or_has_not_begun() -> None:
    rules = rules_with(PAUSING)
    explained = after(raised(rules=rules), Explained(at=local(7, 12), by=ANNA, reply=WRITTEN), rules=rules)
    assert [one.step for one in escalations(explained, at=local(7, 11), rules=rules).due] == ["half"]
    for at in (local(7, 12), local(7, 1)):
        found = escalations(explained, at=at, rules=rules)
        assert (found.due, found.next) == ((), None)


def test_a_class_without_ladder_escalates_nothing() -> None:
    rules = rules_with(CLOSE, attrs.evolve(LADDER[0], clock="close"))
    quiet = attrs.evolve(rules, supervision=SupervisionRules())
    assert escalations(raised(rules=quiet), at=local(9, 1), rules=quiet).due == ()


@pytest.mark.clause("RULES-4.25")
def test_a_clock_begun_anew_climbs_anew() -> None:
    closed = case_in(State.CLOSED, rules=BY_DAYS)
    again = after(closed, Reopened(at=local(8, 1, 9), by=ADA, why="new facts", on=ReopenedFor.NEW_FACTS))
    found = escalations(again, at=local(8, 5), rules=BY_DAYS)
    assert [(one.step, one.at, one.started) for one in found.due] == [("half", local(8, 5), local(8, 1, 9))]


def test_a_clock_extended_climbs_anew_with_its_new_time() -> None:
    case = raised(rules=BY_DAYS)
    told = {one.key for one in escalations(case, at=local(7, 11), rules=BY_DAYS).due}
    longer = after(case, ClockExtended(at=local(7, 11), by=ADA, clock="close", step="complex", why="complex"))
    found = escalations(longer, at=local(7, 15), rules=BY_DAYS, told=told)
    assert [(one.step, one.at, one.extended) for one in found.due] == [("half", local(7, 14), "complex")]
    assert found.due[0].key.endswith("/complex")


@pytest.mark.parametrize(
    ("late", "clock", "wanted"),
    [
        (Duration(1, TimeUnit.MONTH), CLOSE, local(8, 14)),
        (Duration(3, TimeUnit.HOUR), CLOSE, local(7, 14, 3)),
        (Duration(3, TimeUnit.DAY), attrs.evolve(CLOSE, to_the_minute=True), local(7, 16, 9, 30)),
        (Duration(90, TimeUnit.MINUTE), attrs.evolve(CLOSE, to_the_minute=True), local(7, 13, 11)),
        (Duration(1, TimeUnit.DAY), attrs.evolve(CLOSE, within=Duration(8, TimeUnit.WORKING_HOUR), calendar="office"), local(7, 9)),
    ],
)
def test_days_past_due_follow_the_last_day_in_time_and_hours_the_due_instant(late: Duration, clock: Clock, wanted: datetime) -> None:
    rules = rules_with(clock, EscalationStep(id="late", past_due=late, tell=("general_manager",)))
    case = raised(rules=rules)
    assert escalations(case, at=local(7, 6, 10), rules=rules).next == wanted
    assert steps(case, wanted - timedelta(microseconds=1), rules) == []
    assert steps(case, wanted, rules) == [("late", wanted)]


def test_days_past_due_of_a_clock_of_night_shifts_end_with_their_shift() -> None:
    nights = attrs.evolve(RULES.calendars["office"], hours=dict.fromkeys(range(5), ((time(22), time(6)),)), holidays=(), workdays=())
    clock = attrs.evolve(CLOSE, within=Duration(1, TimeUnit.WORKING_DAY), calendar="office")
    rules = attrs.evolve(rules_with(clock, EscalationStep(id="late", past_due=Duration(2, TimeUnit.DAY), tell=("a",))), calendars={"office": nights})
    case = raised(rules=rules)  # on Monday; Tuesday's shift ends on Wednesday the 8th at six, and that of Thursday two days later
    assert escalations(case, at=local(7, 6, 10), rules=rules).next == local(7, 10, 6)
    plain = attrs.evolve(clock, within=Duration(1, TimeUnit.DAY), last_day=LastDay(roll=Roll.FOLLOWING, closing=True))  # Tuesday until its closing
    rules = attrs.evolve(rules_with(plain, EscalationStep(id="late", past_due=Duration(2, TimeUnit.DAY), tell=("a",))), calendars={"office": nights})
    assert escalations(raised(rules=rules), at=local(7, 6, 10), rules=rules).next == local(7, 10)


def test_a_step_for_each_of_several_clocks() -> None:
    other = attrs.evolve(CLOSE, id="respond", within=Duration(2, TimeUnit.DAY))
    ladder = (EscalationStep(id="a", share=Fraction(1), tell=("x",)), EscalationStep(id="b", clock="respond", share=Fraction(1), tell=("y",)))
    classes = FirstMatch((Row("all", Everyone(), ComplaintClass(id="all", clocks=(CLOSE, other))),))
    rules = attrs.evolve(RULES, classes=classes, supervision=SupervisionRules(escalation=ladder))
    assert [(one.clock, one.step) for one in escalations(raised(rules=rules), at=local(8, 1), rules=rules).due] == [("respond", "b"), ("close", "a")]


@given(
    hour=st.integers(0, 23),
    pauses=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), max_size=3),
    at=st.integers(0, 45 * 24),
)
def test_the_ladder_agrees_with_walking_day_by_day(hour: int, pauses: list[tuple[int, int]], at: int) -> None:
    """Pauses begin so many days after what happened before, and last so many; a pause of what has run out is left out."""
    received = local(7, 6, hour, 15)
    case = raised(attrs.evolve(CARD, received_at=received), rules=BY_DAYS)
    day = date(2026, 7, 6)
    held: list[tuple[date, date]] = []
    for wait, long in pauses:
        first = day + timedelta(days=wait + 1)
        last = first + timedelta(days=long)
        if first >= day_reached(date(2026, 7, 6), Fraction(8), held):
            break
        noon = datetime.combine(first, time(12), SHANGHAI)
        case = after(
            case,
            ClockPaused(at=noon, by=ADA, clock="close", why="appraisal"),
            ClockResumed(at=datetime.combine(last, time(13), SHANGHAI), by=ADA, clock="close"),
        )
        held.append((first, last))
        day = last
    now = received + timedelta(hours=at)
    known = [(first, last) for first, last in held if datetime.combine(last, time(13), SHANGHAI) <= now]
    if len(known) < len(held):
        return  # a pause not begun or still open: what comes next is then not settled
    half = day_reached(date(2026, 7, 6), Fraction(4), held)
    end = day_reached(date(2026, 7, 6), Fraction(8), held) + timedelta(days=1)
    wanted = [("half", half), ("due", end), ("late", end + timedelta(days=2))]
    instants = [(step, datetime.combine(one, time(0), SHANGHAI)) for step, one in wanted]
    found = escalations(case, at=now, rules=BY_DAYS)
    assert [(one.step, one.at) for one in found.due] == [(step, one) for step, one in instants if one <= now]
    assert found.next == min((one for _, one in instants if one > now), default=None)


@given(st.lists(st.integers(0, 20 * 24), min_size=1, max_size=8))
def test_whoever_asks_whenever_hears_each_step_once(hours: list[int]) -> None:
    case, told = raised(rules=BY_DAYS), set[str]()
    heard: list[str] = []
    for at in sorted(hours):
        found = escalations(case, at=local(7, 6, 10) + timedelta(hours=at), rules=BY_DAYS, told=told)
        heard += [one.step for one in found.due]
        told |= {one.key for one in found.due}
    assert heard == [one.id for one in LADDER][: len(heard)]


def test_the_next_instant_is_the_one_at_which_there_is_more() -> None:
    case, at = raised(rules=BY_DAYS), local(7, 6, 10)
    seen = []
    while (following := escalations(case, at=at, rules=BY_DAYS).next) is not None:
        before = steps(case, following - timedelta(microseconds=1))
        assert len(steps(case, following)) == len(before) + 1
        at = following
        seen.append(at)
    assert len(seen) == 3


@pytest.mark.clause("RULES-4.25")
def test_a_step_that_nobody_hears_or_that_is_never_reached_is_refused() -> None:
    with pytest.raises(InvalidValue) as caught:
        EscalationStep(id="x", tell=())
    assert [one.code for one in caught.value.reasons] == ["supervision.nobody_told", "supervision.one_of_two"]
    with pytest.raises(InvalidValue) as caught:
        EscalationStep(id="x", tell=("a",), share=Fraction(3, 2), past_due=Duration(1, TimeUnit.WORKING_DAY))
    assert [one.code for one in caught.value.reasons] == ["supervision.one_of_two", "supervision.bad_share", "supervision.working_time"]
    with pytest.raises(InvalidValue, match="two steps of the ladder are called `half`"):
        SupervisionRules(escalation=(LADDER[0], LADDER[0]))
    with pytest.raises(RulebookError, match="no class of complaints has a clock `clos`; the rulebook has: `close`"):
        rules_with(CLOSE, EscalationStep(id="x", clock="clos", share=Fraction(1), tell=("a",)))


@pytest.mark.clause("RULES-4.25")
def test_each_reference_of_an_authority_climbs_by_itself() -> None:
    """Two letters of the 7th: one wanted by the 9th and answered on the 20th, the other wanted by the 27th, half of whose time is over on the 17th."""
    feedback = Clock(
        id="close", within=Duration(7, TimeUnit.DAY), starts={"forwarded"}, stops={"reported_back"}, on_reopen=OnReopen.NEW, zone="Asia/Shanghai"
    )
    rules = rules_with(feedback)
    case = raised(rules=rules)
    assert steps(case, local(7, 30), rules) == []
    for reference, hour, due in (("N-1", 9, 9), ("N-2", 10, 27)):
        at = local(7, 7, hour)
        case = after(case, Forwarded(at=at, by=CARL, authority="NFRA", reference=reference, feedback_due=date(2026, 7, due)), rules=rules)
    assert steps(case, local(7, 17), rules) == [("half", local(7, 8)), ("due", local(7, 10)), ("late", local(7, 12)), ("half", local(7, 17))]
    case = after(case, FeedbackGiven(at=local(7, 20), by=CARL, reference="N-1", notice=CALLED), rules=rules)
    assert steps(case, local(7, 21), rules) == [("half", local(7, 17))]
