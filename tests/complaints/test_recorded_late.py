"""What is put on record late: when it happened counts, it is proved, and it is seen that it was late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters import default_codec
from crmcore.complaints import (
    LIFECYCLES,
    VOCABULARY,
    Complaint,
    ComplaintClass,
    ComplaintRules,
    CustomerStatement,
    Remedy,
    State,
    Timeliness,
    migrate,
    record_of,
    register,
)
from crmcore.complaints.deadlines import days_named, reached_by
from crmcore.complaints.events import (
    EVENTS,
    AnswerAccepted,
    AnswerRejected,
    ClockPaused,
    ClockResumed,
    ContactTried,
    CustomerAnswered,
    CustomerContacted,
    Explained,
    FeedbackGiven,
    FollowUpDone,
    FollowUpUnsolved,
    Forwarded,
    HoldingReplySent,
    MediationAgreed,
    MediationEnded,
    MediationProposed,
    NewFacts,
    ProgressReported,
    SolvedAtOnce,
    Withdrawn,
)
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.guards.happened import in_its_time
from crmcore.complaints.happened import HappenedWhenSaid, PauseOrEnd, happened_at, recorded_behind
from crmcore.complaints.supervision import FollowUpRules, SupervisionRules, follow_up_of, recorded_late, rejection_of, work_list
from crmcore.errors import InvalidType, RulebookError
from crmcore.event import Event
from crmcore.lifecycles import Migrated
from crmcore.messages import Language
from crmcore.rules import Everyone, FirstMatch
from crmcore.rules import Row as ClassRow
from crmcore.worktime import Clock, ClockState, Duration, OnReopen, TimeUnit
from tests.complaints.alongside import CALLED, LAW, SEVERE, SIMPLE, case_at, codes, grant_of, then
from tests.complaints.cases import ADA, ANNA, CARD, CARL, ORAL, RECEIVED, RULES, SAID, WRITTEN, cny, later, raised
from tests.complaints.law_cases import Row, Table, fitting, history_of, other
from tests.complaints.law_cases import codes as refused
from tests.oracle.clock_walk import read_days

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
STRICT = attrs.evolve(LAW, record_within=Duration(1, TimeUnit.DAY))


def july(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 7, 1, hour, minute, tzinfo=SHANGHAI) + timedelta(days=day - 1)


def explained(told: datetime, at: datetime, **more: object) -> Explained:
    return Explained(at=at, by=ANNA, reply=attrs.evolve(ORAL, told_at=told, proof="called", **more))  # type: ignore[arg-type]


def paused(at: datetime, since: datetime | None = None, until: date | None = None) -> ClockPaused:
    return ClockPaused(at=at, by=ADA, why="appraisal", until=until, notice=CALLED, since=since)


def respond(case: Complaint, at: datetime, rules: ComplaintRules = LAW) -> tuple[ClockState, date | None, int]:
    reading = case.clocks(at=at, rules=rules)["respond"]
    return reading.state, reading.last_day, reading.remaining


# What the customer was told ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.26", "RULES-4.14")
def test_an_answer_counts_from_when_it_was_given() -> None:
    """Given on the last day; then somebody else rang, and only after that it was put on record."""
    case = then(raised(CARD, LAW), CustomerContacted(at=july(22), by=CARL, notice=CALLED))
    before = case.clocks(at=july(22, 13), rules=LAW)["respond"]
    assert (before.state, before.last_day) == (ClockState.BREACHED, date(2026, 7, 21))
    answered = then(case, explained(july(21, 18), july(22, 14)))
    assert respond(answered, july(23)) == (ClockState.MET, date(2026, 7, 21), 0)
    # What was known then, is known still: only the record of today says that it was answered.
    assert respond(answered.as_of(july(22, 13), rules=LAW), july(22, 13))[0] is ClockState.BREACHED
    assert respond(answered, july(22, 13))[0] is ClockState.MET
    late = then(case, explained(july(22, 8), july(22, 14)))
    assert respond(late, july(23))[0] is ClockState.MET_LATE


@pytest.mark.clause("RULES-4.27")
def test_statistics_count_it_on_the_day_on_which_the_customer_was_answered() -> None:
    answered = raised(CARD, RULES).advance(explained(july(13, 18), july(20)), rules=RULES)
    record = record_of(answered, at=july(23), rules=RULES)
    assert (record.timeliness, record.due, record.closed, record.closed_at) == (
        Timeliness.IN_TIME,
        date(2026, 7, 13),
        date(2026, 7, 13),
        july(13, 18),
    )
    then_known = record_of(answered, at=july(19), rules=RULES)
    assert (then_known.timeliness, then_known.overdue, then_known.closed) == (Timeliness.OPEN, True, None)


def test_a_notice_counts_from_when_it_was_given() -> None:
    """The two hours of the first contact, and the report of each second day."""
    case = raised(SEVERE, LAW)
    called = attrs.evolve(CALLED, at=RECEIVED + HOUR)
    told = then(case, CustomerContacted(at=RECEIVED + 5 * HOUR, by=CARL, notice=called))
    assert told.clocks(at=RECEIVED + DAY, rules=LAW)["first_contact"].state is ClockState.MET
    assert then(case, CustomerContacted(at=RECEIVED + 5 * HOUR, by=CARL, notice=CALLED)).clocks(at=RECEIVED + DAY, rules=LAW)[
        "first_contact"
    ].state is (ClockState.MET_LATE)
    reported = ProgressReported(at=july(10), by=CARL, notice=attrs.evolve(CALLED, at=july(8)))
    runs = then(told, reported).runs(at=july(11), rules=LAW)["progress"]
    assert [(one.state, one.started) for one in runs] == [
        (ClockState.MET, SEVERE.received_at),
        (ClockState.MET, RECEIVED + HOUR),
        (ClockState.BREACHED, july(8)),
    ]


@given(told=st.integers(0, 24 * 25), waits=st.lists(st.integers(0, 24 * 20), min_size=2, max_size=2))
def test_when_it_is_put_on_record_changes_no_verdict(told: int, waits: list[int]) -> None:
    """And the twin, which walks the days to when the answer was given, says the same."""
    case, given_at = raised(CARD, LAW), RECEIVED + told * HOUR
    found = []
    for wait in waits:
        at = max(given_at + wait * HOUR, later(case, hours=0))
        answered = then(case, explained(given_at, at))
        assert raised(CARD, LAW).replay([step.event for step in answered.history[1:]], rules=LAW) == answered
        assert default_codec().decode(default_codec().encode(answered), Complaint) == answered
        before = respond(case, at)
        assert respond(answered.as_of(at - MINUTE, rules=LAW), at) == (before if at > case.history[-1].event.at else respond(case, at))
        found.append((respond(answered, at + DAY), record_of(answered, at=at + DAY, rules=RULES).timeliness))
    assert found[0] == found[1]
    (state, last_day, _), _ = found[0]
    twin = read_days(
        [("start", RECEIVED), ("stop", given_at)],
        on_reopen="new",
        budget=15,
        zone="Asia/Shanghai",
        now=given_at + 60 * DAY,
        counts=lambda _: True,
        works=lambda _: True,
    )
    assert (state.value, last_day) == twin[:2]


@pytest.mark.clause("RULES-4.14")
def test_what_is_put_on_record_late_is_proved() -> None:
    case = raised(CARD, LAW)
    unproved = Explained(at=july(9), by=ANNA, reply=attrs.evolve(ORAL, told_at=july(8)))
    assert codes(case, unproved) == ["complaint.late_unproved"]
    assert codes(case, attrs.evolve(unproved, reply=attrs.evolve(unproved.reply, proof="called"))) == []
    assert codes(case, attrs.evolve(unproved, reply=attrs.evolve(unproved.reply, told_at=july(9)))) == []  # at the step itself: nothing is late
    with pytest.raises(InvalidType, match="told_at"):
        attrs.evolve(ORAL, told_at=datetime(2026, 7, 8))


@pytest.mark.clause("RULES-4.14", "RULES-4.26")
def test_who_could_not_be_reached_was_told_nothing() -> None:
    case = raised(CARD, LAW)
    answer = Explained(at=july(20), by=ANNA, reply=attrs.evolve(ORAL, told_at=july(10), proof="unreachable"))
    assert codes(case, answer) == ["complaint.attempt_proves_nothing"]
    (why,) = case.check(answer, rules=LAW).reasons
    assert str(why).startswith(
        "`reply.proof` says that the customer could not be reached: that proves neither an oral reply nor what was told before"
    )
    assert "补录的告知" in why.text(Language.ZH)
    assert codes(case, attrs.evolve(answer, reply=attrs.evolve(answer.reply, told_at=None))) == ["complaint.attempt_proves_nothing"]
    posted = attrs.evolve(WRITTEN, proof="unreachable")
    assert codes(case, attrs.evolve(answer, reply=posted)) == []  # a letter, and on record at once that nobody took it
    assert codes(case, attrs.evolve(answer, reply=attrs.evolve(posted, told_at=answer.at))) == []
    assert codes(case, attrs.evolve(answer, reply=attrs.evolve(posted, told_at=july(10)))) == ["complaint.attempt_proves_nothing"]
    tried = ContactTried(at=july(20), by=CARL, notice=attrs.evolve(CALLED, proof="unreachable", content="rang twice", at=july(10)))
    assert codes(case, tried) == []


@pytest.mark.clause("RULES-4.14", "RULES-4.12")
def test_an_answer_is_not_told_before_what_it_tells_was_decided() -> None:
    case = case_at(State.RETURNED)
    approved = next(step.event.at for step in case.history if step.event.name == "remedy_approved")
    reply = attrs.evolve(WRITTEN, proof="posted")
    early = CustomerAnswered(at=later(case), by=CARL, reply=attrs.evolve(reply, told_at=approved - HOUR))
    assert codes(case, early) == ["complaint.told_too_early"]
    (why,) = case.check(early, rules=LAW).reasons
    assert str(why) == (
        "`reply.told_at` is 2026-07-06 09:40+00:00, before 2026-07-06 10:40+00:00 (approval of the handling opinion); "
        "what this step tells of could not happen earlier: give that time or a later one"
    )
    assert "早于" in why.text(Language.ZH)
    assert codes(case, attrs.evolve(early, reply=attrs.evolve(reply, told_at=approved))) == []
    ahead = attrs.evolve(early, reply=attrs.evolve(reply, told_at=early.at + HOUR))
    assert codes(case, ahead) == ["complaint.told_later"]


def test_an_answer_from_before_new_facts_was_another_one() -> None:
    fresh = then(raised(CARD, LAW), NewFacts(at=july(8), by=CARL, why="a letter was found", statement=SAID))
    assert codes(fresh, explained(july(7), july(10))) == ["complaint.told_too_early"]
    assert codes(fresh, explained(july(8), july(10))) == []


def test_money_is_not_promised_before_it_is_granted() -> None:
    case = raised(SIMPLE, LAW)
    grant = grant_of(case, "50")
    signed, reply = grant.signatures[-1].at, attrs.evolve(WRITTEN, proof="posted")
    paid = (Remedy(kind="compensation", amount=cny("50")),)
    solved = SolvedAtOnce(at=signed + HOUR, by=ANNA, reply=reply, content=True, remedies=paid, grants=(grant,), statement=SAID)
    before = attrs.evolve(solved, reply=attrs.evolve(reply, told_at=signed - MINUTE))
    assert codes(case, before) == ["complaint.told_too_early"]
    assert codes(case, attrs.evolve(solved, reply=attrs.evolve(reply, told_at=signed))) == []


# Every event that may say when it happened -----------------------------------------------------------------------------------------------------


def stating(event: Event, when: datetime) -> Iterator[Event]:
    """Yield an event with each instant that it may state beside its own."""
    if isinstance(event, CustomerTold):
        yield other(event, reply=attrs.evolve(event.reply, told_at=when, proof="posted"))
    if isinstance(event, HappenedWhenSaid):
        yield other(event, statement=attrs.evolve(event.statement or SAID, at=when))
        return
    if hasattr(event, "since"):
        yield other(event, since=when)
    if hasattr(event, "notice"):
        yield other(event, notice=attrs.evolve(event.notice or CALLED, at=when))


STATING = [(table, row) for table in LIFECYCLES.values() for row in table.transitions if [*stating(fitting(table, row)[1], july(6))]]


def test_law_asks_it_of_every_event_that_may_say_so() -> None:
    """Feedback to an authority has the same bounds in its own guard, which knows the letter that it answers."""
    fields = {event: {one.name for one in attrs.fields(event)} for event in EVENTS}
    may = {event for event, names in fields.items() if names & {"reply", "notice", "since"} or event in get_args(HappenedWhenSaid)}
    assert may == {row.event for _, row in STATING}
    assert {event for event in may if in_its_time not in VOCABULARY.events[event.name].law} == {FeedbackGiven}
    assert {event.name for event in EVENTS if in_its_time in VOCABULARY.events.get(event.name, VOCABULARY.events["closed"]).law} <= {
        event.name for event in may
    }


def test_every_statement_is_the_event_itself_or_consent_to_one() -> None:
    """Whatever else a customer may say one day: either it happened when they said it, or it lets something happen."""
    stating = {event for event in EVENTS for one in attrs.fields(event) if "CustomerStatement" in str(one.type)}
    assert stating == {*get_args(HappenedWhenSaid), ClockPaused, MediationAgreed, SolvedAtOnce}


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(("table", "row"), STATING, ids=[f"{table.name} {row.id}" for table, row in STATING])
def test_an_instant_outside_its_bounds_is_refused(table: Table, row: Row) -> None:
    case, event = fitting(table, row)
    early = [refused(table, case, one) for one in stating(event, RECEIVED - MINUTE)]
    assert all({"complaint.told_too_early", "complaint.told_before_letter", "complaint.statement_when"} & set(each) for each in early), early
    after = [refused(table, case, one) for one in stating(event, event.at + MINUTE)]
    assert all({"complaint.told_later", "complaint.notice_later", "complaint.statement_when"} & set(each) for each in after), after
    assert all(len(each) == len(set(each)) for each in (*early, *after))


@pytest.mark.clause("RULES-4.14", "RULES-4.26")
@pytest.mark.parametrize(("table", "row"), STATING, ids=[f"{table.name} {row.id}" for table, row in STATING])
def test_an_attempt_proves_of_no_event_that_the_customer_was_told_before(table: Table, row: Row) -> None:
    case, event = fitting(table, row)
    paper = next((one for one in ("reply", "notice") if hasattr(event, one)), None)
    if paper is None or isinstance(event, ContactTried | FeedbackGiven):  # feedback is refused by its own word, for an authority can be written to
        return
    field = "told_at" if paper == "reply" else "at"
    for early in stating(event, event.at - timedelta(microseconds=1)):
        told = getattr(early, paper)
        if told is not None and getattr(told, field) is not None:
            tried = attrs.evolve(told, proof="unreachable", content="rang twice")
            assert "complaint.attempt_proves_nothing" in refused(table, case, other(early, **{paper: tried}))
            at_once = attrs.evolve(tried, **{field: event.at}, **({"manner": "written"} if paper == "reply" else {}))
            assert "complaint.attempt_proves_nothing" not in refused(table, case, other(early, **{paper: at_once}))


# Pauses ------------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.26")
def test_a_pause_counts_from_when_it_began_and_its_end_from_when_it_ended() -> None:
    case = raised(CARD, LAW)
    assert respond(case, july(23)) == (ClockState.BREACHED, date(2026, 7, 21), -2)
    still = then(case, paused(july(23), since=july(10)))
    assert respond(still, july(23)) == (ClockState.PAUSED, date(2026, 8, 3), 11)
    assert respond(still.as_of(july(22), rules=LAW), july(22))[0] is ClockState.BREACHED
    gone = then(still, ClockResumed(at=july(25), by=ADA, why="appraisal", since=july(14)))
    assert respond(gone, july(25)) == (ClockState.RUNNING, date(2026, 7, 25), 0)
    over = then(case, paused(july(23), since=july(10), until=date(2026, 7, 12)))
    assert respond(over, july(23)) == (ClockState.RUNNING, date(2026, 7, 24), 1)
    assert [one.code for one in over.clocks(at=july(23), rules=LAW)["respond"].findings] == ["clock.unresumed_pause"]


def test_pauses_for_one_reason_follow_each_other() -> None:
    case = then(raised(CARD, LAW), paused(july(8)), ClockResumed(at=july(10), by=ADA, why="appraisal"))
    assert codes(case, paused(july(12), since=july(9))) == ["complaint.told_too_early"]
    assert codes(case, paused(july(12), since=july(10))) == []
    again = then(case, paused(july(12), since=july(11)))
    assert codes(again, ClockResumed(at=july(14), by=ADA, since=july(10))) == ["complaint.told_too_early"]
    assert codes(again, ClockResumed(at=july(14), by=ADA, since=july(11))) == []
    other_clock = attrs.evolve(paused(july(13), since=july(7)), clock="respond", why="mediation", agreed=True, statement=said_at(july(7)))
    assert codes(again, other_clock) == []


def test_mediation_began_after_it_was_proposed() -> None:
    case = then(raised(CARD, LAW), MediationProposed(at=july(8), by=ADA, body="the mediation centre"))
    agreed = MediationAgreed(at=july(12), by=CARL, notice=CALLED, statement=said_at(july(9)), since=july(9))
    assert codes(case, attrs.evolve(agreed, since=july(7), statement=said_at(july(7)))) == ["complaint.told_too_early"]
    assert codes(case, attrs.evolve(agreed, notice=attrs.evolve(CALLED, at=july(7)))) == ["complaint.told_too_early"]
    assert codes(case, MediationEnded(at=july(12), by=ADA, result="not_settled", since=july(7))) == ["complaint.told_too_early"]
    mediated = then(case, agreed)
    assert respond(mediated, july(12)) == (ClockState.PAUSED, date(2026, 7, 24), 12)
    ended = then(mediated, MediationEnded(at=july(14), by=ADA, result="not_settled", since=july(11)))
    assert respond(ended, july(14)) == (ClockState.RUNNING, date(2026, 7, 23), 9)


# A change of rules in between --------------------------------------------------------------------------------------------------------------------

LATER_RULES = attrs.evolve(LAW, edition="bank@2027")


def moved(case: Complaint, at: datetime) -> Complaint:
    return migrate(case, was=LAW, rules=LATER_RULES, at=at, by=ADA, why="new rules")


@pytest.mark.slow
@pytest.mark.clause("RULES-4.26", "RULES-4.28")
@given(told=st.integers(0, 24 * 20), changed=st.integers(0, 24 * 22), recorded=st.integers(0, 24 * 30))
def test_what_was_reached_stands_but_for_what_was_not_on_record(told: int, changed: int, recorded: int) -> None:
    """A migration lay between the answer and its record: the verdict is that of an answer put on record at once."""
    at, given_at = RECEIVED + HOUR + changed * HOUR, RECEIVED + told * HOUR
    record = max(at, given_at) + recorded * HOUR
    late = moved(raised(CARD, LAW), at).advance(explained(given_at, record), rules=LATER_RULES)
    plain = then(raised(CARD, LAW), explained(given_at, max(given_at, raised(CARD, LAW).history[-1].event.at)))
    assert respond(late, record + DAY, LATER_RULES) == respond(plain, record + DAY)
    before = late.as_of(record - MINUTE, rules=LATER_RULES) if record > at else None
    assert before is None or respond(before, record, LATER_RULES)[0] in {ClockState.RUNNING, ClockState.BREACHED}


def test_a_pause_counts_from_the_change_of_rules_at_the_earliest() -> None:
    case = moved(raised(CARD, LAW), july(10))
    assert [one.code for one in case.check(paused(july(12), since=july(9)), rules=LATER_RULES).reasons] == ["complaint.told_too_early"]
    assert case.check(paused(july(12), since=july(10)), rules=LATER_RULES).allowed


# What else asks when the customer was told -------------------------------------------------------------------------------------------------------


def test_a_letter_that_came_between_the_answer_and_its_record_came_after_the_answer() -> None:
    case = then(raised(CARD, LAW), Forwarded(at=july(9), by=CARL, authority="NFRA", reference="118"))
    told = then(case, explained(july(8), july(10)))
    assert [one.reference for one in told.forwarded_since_told] == ["118"]
    assert then(case, explained(july(9, 13), july(10))).forwarded_since_told == ()
    feedback = FeedbackGiven(at=july(12), by=CARL, reference="118", notice=attrs.evolve(CALLED, at=july(11)))
    assert happened_at(feedback) == july(11)
    assert recorded_behind(feedback)
    assert then(told, feedback).feedback_owed == ()


def test_the_day_promised_last_is_that_of_the_letter_sent_last() -> None:
    case = raised(CARD, LAW)
    first = HoldingReplySent(at=july(8), by=CARL, notice=CALLED, expected=date(2026, 7, 20))
    late = HoldingReplySent(at=july(10), by=CARL, notice=attrs.evolve(CALLED, at=july(7)), expected=date(2026, 7, 9))
    assert days_named(then(case, first, late)) == {"answer_expected": date(2026, 7, 20)}
    assert codes(case, attrs.evolve(late, expected=date(2026, 7, 7))) == ["complaint.promised_behind"]


def test_the_follow_up_is_due_from_the_answer() -> None:
    watched = attrs.evolve(LAW, supervision=SupervisionRules(follow_up=FollowUpRules(within=Duration(7, TimeUnit.DAY))))
    told = then(raised(CARD, LAW), explained(july(8), july(10)))
    owed = follow_up_of(told, at=july(11), rules=watched)
    assert owed is not None
    assert (owed.answered, owed.due) == (date(2026, 7, 8), date(2026, 7, 15))


def test_a_remedy_is_owed_from_when_the_customer_heard_of_it() -> None:
    case = case_at(State.RETURNED)
    reply = attrs.evolve(WRITTEN, told_at=later(case), proof="posted")
    told = then(case, CustomerAnswered(at=later(case) + DAY, by=CARL, reply=reply))
    assert [one.at for one in told.clock_events if one.name in {"customer_answered", "remedy_owed"}] == [later(case)] * 2


# That it was late is seen ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.26", "RULES-4.25")
def test_that_it_was_put_on_record_late_is_seen_with_both_instants() -> None:
    case = then(raised(CARD, LAW), explained(july(8), july(10)))
    (one,) = recorded_late(case, rules=LAW)
    assert (one.late, one.finding, one.step, one.event) == (None, None, 2, "explained")
    assert str(one) == "`C-2026-0417`: explanation to the customer, 2026-07-08 12:00+08:00: put on record at 2026-07-10 12:00+08:00"
    assert "补录" in one.text(Language.ZH)
    (found,) = recorded_late(case, rules=STRICT)
    assert found.finding is not None
    assert (found.late, found.finding.code, found.finding.path) == (True, "complaint.recorded_late", "history[1]")
    assert str(found) == found.finding.text()
    assert str(found).endswith("put on record only at 2026-07-10 12:00+08:00, later than the rulebook allows")
    assert [record_of(case, at=july(11), rules=rules).recorded_late for rules in (LAW, STRICT)] == [None, True]
    in_time = then(raised(CARD, LAW), explained(july(8), july(9, 23)))
    assert [one.late for one in recorded_late(in_time, rules=STRICT)] == [False]
    assert recorded_late(raised(CARD, LAW), rules=STRICT) == ()
    assert record_of(in_time, at=july(11), rules=STRICT).recorded_late is False


def test_hours_are_counted_as_hours() -> None:
    hours = attrs.evolve(LAW, record_within=Duration(2, TimeUnit.HOUR))
    said = [then(raised(CARD, LAW), explained(july(8), july(8) + wait)) for wait in (2 * HOUR, 2 * HOUR + MINUTE)]
    assert [one.late for case in said for one in recorded_late(case, rules=hours)] == [False, True]
    with pytest.raises(RulebookError) as caught:
        attrs.evolve(LAW, record_within=Duration(2, TimeUnit.WORKING_DAY))
    assert [(one.code, one.path) for one in caught.value.findings] == [("complaint.record_working_time", "complaints.record_within")]


@pytest.mark.clause("RULES-4.25")
def test_the_work_list_shows_what_was_put_on_record_late() -> None:
    case = then(raised(CARD, LAW), explained(july(8), july(10)))
    listed = work_list([case], at=july(11), rules={STRICT.edition: STRICT})
    assert [one.case for one in listed.recorded_late] == [case.id]
    assert any("later than the rulebook allows" in line for line in listed.lines())
    assert listed.for_role("administration").recorded_late == listed.recorded_late
    assert listed.for_role("intake").recorded_late == ()
    assert work_list([case], at=july(11), rules={LAW.edition: LAW}).recorded_late == ()
    assert work_list([case], at=july(9), rules={STRICT.edition: STRICT}).recorded_late == ()


# What the customer said ----------------------------------------------------------------------------------------------------------------------------


def said_at(when: datetime) -> CustomerStatement:
    return attrs.evolve(SAID, at=when)


@pytest.mark.clause("RULES-4.26")
def test_new_facts_count_from_when_the_customer_brought_them_whenever_they_are_recorded() -> None:
    """Whoever puts them on record twelve days later gains no day by it, and it shows."""
    case = case_at(State.ASSIGNED)
    brought = later(case)
    at_once = then(case, NewFacts(at=brought, by=CARL, why="a letter", statement=SAID))
    twelve = brought + timedelta(days=12)
    late = then(case, NewFacts(at=twelve, by=CARL, why="a letter", statement=said_at(brought)))
    assert late.clocks(at=twelve, rules=LAW)["respond"].due == at_once.clocks(at=twelve, rules=LAW)["respond"].due
    assert recorded_late(at_once, rules=LAW) == ()
    assert [(one.event, one.happened, one.recorded) for one in recorded_late(late, rules=LAW)] == [("new_facts", brought, twelve)]


@pytest.mark.clause("RULES-1.2")
def test_a_complaint_that_was_withdrawn_ended_when_the_customer_said_so() -> None:
    case = case_at(State.ASSIGNED)
    said, put = later(case), later(case) + timedelta(days=30)
    known = then(case, Withdrawn(at=put, by=CARL, why="solved", statement=said_at(said)))
    assert record_of(known, at=put, rules=LAW).closed_at == said
    assert known.clocks(at=put, rules=LAW)["respond"].stopped_at == said
    unsaid = record_of(then(case, Withdrawn(at=put, by=CARL, why="solved", statement=SAID)), at=put, rules=LAW)
    assert unsaid.closed_at == put


@pytest.mark.clause("RULES-1.2")
def test_what_several_must_say_has_happened_when_the_last_of_them_said_it() -> None:
    first, second = july(8), july(9)
    event = Withdrawn(at=july(20), by=CARL, why="w", statement=said_at(first), others=(said_at(second),))
    assert happened_at(event) == second
    assert happened_at(attrs.evolve(event, others=(SAID,))) == july(20)
    assert happened_at(attrs.evolve(event, statement=None)) == july(20)
    assert happened_at(NewFacts(at=july(20), by=CARL, why="w", statement=said_at(first))) == first


@pytest.mark.clause("RULES-4.1", "FIN-5.2")
def test_nobody_comes_back_on_an_answer_before_it_was_told() -> None:
    case = case_at(State.ANSWERED)
    told = happened_at(next(step.event for step in reversed(case.history) if isinstance(step.event, CustomerTold)))
    for kind in (AnswerAccepted, AnswerRejected, FollowUpDone, FollowUpUnsolved):
        event = kind(at=later(case) + timedelta(days=3), by=CARL, statement=said_at(told - MINUTE))
        assert codes(case, event) == ["complaint.told_too_early"]
        assert codes(case, attrs.evolve(event, statement=said_at(told))) == []


@pytest.mark.clause("RULES-4.26")
def test_a_pause_does_not_begin_before_the_customer_was_told_or_agreed_and_a_late_one_is_proved() -> None:
    case = case_at(State.ASSIGNED)
    began, put = later(case), later(case) + timedelta(days=9)
    late = ClockPaused(at=put, by=ADA, why="appraisal", clock="respond", since=began, notice=CALLED)
    assert codes(case, late) == []
    assert codes(case, attrs.evolve(late, notice=attrs.evolve(CALLED, at=began + MINUTE))) == ["complaint.paused_before_told"]
    assert codes(case, attrs.evolve(late, notice=attrs.evolve(CALLED, at=began))) == []
    agreed = attrs.evolve(late, notice=None, why="mediation", agreed=True, statement=said_at(put))
    assert "complaint.paused_before_told" in codes(case, agreed)
    offered = then(case, MediationProposed(at=began, by=CARL, body="the mediation centre"))
    both = MediationAgreed(at=put, by=CARL, notice=CALLED, statement=said_at(put), since=began)
    (why,) = [one for one in offered.check(both, rules=LAW).reasons if one.code == "complaint.paused_before_told"]
    assert "`statement.at`" in str(why)
    assert codes(offered, attrs.evolve(both, statement=said_at(began))) == []
    undated = attrs.evolve(both, statement=SAID)
    assert codes(offered, undated) == ["complaint.late_consent_undated"]
    assert str(offered.check(undated, rules=LAW)).endswith("without when the customer agreed; give `statement.at`")
    assert "未注明客户同意的时间" in offered.check(undated, rules=LAW).text(Language.ZH)
    assert codes(offered, attrs.evolve(undated, since=put)) == codes(offered, attrs.evolve(undated, since=None)) == []
    assert "complaint.late_consent_undated" in codes(case, attrs.evolve(agreed, statement=SAID))
    for one in (undated, attrs.evolve(agreed, statement=said_at(began))):
        others = [why.facts["field"] for why in offered.check(attrs.evolve(one, others=(SAID,)), rules=LAW).reasons if why.code.endswith("undated")]
        assert others == [*(["statement.at"] if one is undated else []), "others[0].at"]
    bare = attrs.evolve(late, notice=None)
    assert "complaint.late_pause_unproved" in codes(case, bare)
    assert "complaint.late_pause_unproved" not in codes(case, attrs.evolve(bare, since=None))


@pytest.mark.clause("RULES-4.26", "RULES-4.25")
def test_a_letter_and_a_complaint_that_are_put_on_record_weeks_after_they_came_are_recorded_late() -> None:
    case = case_at(State.ASSIGNED)
    came, put = later(case), later(case) + timedelta(days=54)
    known = then(case, Forwarded(at=put, by=CARL, authority="NFRA", reference="1", received_at=came))
    within = attrs.evolve(LAW, record_within=Duration(3, TimeUnit.DAY))
    assert [(one.event, one.late) for one in recorded_late(known, rules=within)] == [("forwarded", True)]
    weeks = register(attrs.evolve(CARD, number="C-late"), at=RECEIVED + timedelta(days=45), by=ANNA, rules=within)
    assert [(one.event, one.late) for one in recorded_late(weeks, rules=within)] == [("registered", True)]
    assert recorded_late(weeks, rules=attrs.evolve(LAW, record_within=None)) == ()


# Over a change of rules ----------------------------------------------------------------------------------------------------------------------------


def with_steps(case: Complaint, *events: Event) -> Complaint:
    """Return a complaint after something more, whoever may do it."""
    return attrs.evolve(case, history=history_of(*(step.event for step in case.history), *events))


def change_of_rules(case: Complaint, at: datetime) -> Migrated:
    """Return that a complaint came under other rules, which are the same here, with what its clocks had reached by then."""
    lifecycle, state, edition = case.lifecycle, case.state.value, case.edition
    return Migrated(
        at=at,
        by=ADA,
        why="the rules of next year",
        was_edition=edition,
        was_lifecycle=lifecycle,
        was_state=state,
        edition=edition,
        lifecycle=lifecycle,
        state=state,
        reached=reached_by(case, at, LAW),
    )


# A pause, or its end, is not put on record behind a change: what clocks had reached then stands.
COUNTED = [(table, row) for table, row in STATING if row.event not in get_args(PauseOrEnd)]


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
@pytest.mark.parametrize(("table", "row"), COUNTED, ids=[f"{table.name} {row.id}" for table, row in COUNTED])
def test_what_happened_before_the_rules_changed_counts_whenever_it_is_recorded(table: Table, row: Row) -> None:
    """The rules that follow are the same, so that the change itself does nothing: on record by then, or only after it, it reads the same."""
    case, event = fitting(table, row)
    change = event.at + DAY
    known = with_steps(case, event)
    (put_down, *_) = stating(attrs.evolve(event, at=change + DAY), event.at)
    now = change + timedelta(days=40)
    then, found = known.clocks(at=now, rules=LAW), with_steps(case, change_of_rules(case, change), put_down).clocks(at=now, rules=LAW)
    assert {name: (one.state, one.last_day, one.stopped_at) for name, one in found.items()} == {
        name: (one.state, one.last_day, one.stopped_at) for name, one in then.items()
    }


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
def test_a_second_letter_that_came_before_the_rules_changed_begins_its_time_whenever_it_is_recorded() -> None:
    clock = Clock(
        id="answer",
        within=Duration(15, TimeUnit.DAY),
        starts={"forwarded"},
        stops={"customer_answered"},
        reopens={"forwarded_again"},
        on_reopen=OnReopen.NEW,
        zone="Asia/Shanghai",
    )
    rules = attrs.evolve(LAW, classes=FirstMatch((ClassRow("all", Everyone(), ComplaintClass(id="all", clocks=(clock,)), "RULES-4.26"),)))
    case = raised(CARD, rules)
    first = Forwarded(at=later(case), by=CARL, authority="NFRA", reference="1")
    answered = CustomerAnswered(at=first.at + DAY, by=CARL, reply=WRITTEN)
    came = answered.at + DAY
    again = Forwarded(at=came, by=CARL, authority="NFRA", reference="2")
    put_down = attrs.evolve(again, at=came + 3 * DAY, received_at=came)
    known = with_steps(case, first, answered)
    change = attrs.evolve(change_of_rules(known, came + DAY), reached=reached_by(known, came + DAY, rules))
    then, found = (one.clocks(at=came + 9 * DAY, rules=rules)["answer"] for one in (with_steps(known, again), with_steps(known, change, put_down)))
    assert (found.state, found.last_day) == (then.state, then.last_day) == (ClockState.RUNNING, (came + 15 * DAY).date())


@pytest.mark.clause("FIN-5.2", "RULES-4.25")
def test_a_visit_and_a_rejection_are_of_the_day_on_which_the_customer_said_it() -> None:
    rules = attrs.evolve(LAW, supervision=SupervisionRules(follow_up=FollowUpRules(within=Duration(5, TimeUnit.DAY))))
    case = case_at(State.ANSWERED)
    said = happened_at(case.told) + DAY if case.told is not None else july(1)
    put = said + 9 * DAY
    visited = with_steps(case, FollowUpDone(at=put, by=CARL, statement=said_at(said)))
    followed = follow_up_of(visited, at=put, rules=rules)
    assert followed is not None
    assert (followed.solved, followed.overdue) == (said.astimezone(SHANGHAI).date(), False)
    rejected = rejection_of(with_steps(case, AnswerRejected(at=put, by=CARL, statement=said_at(said))), at=put, rules=LAW)
    assert rejected is not None
    assert rejected.rejected == said.astimezone(SHANGHAI).date()
