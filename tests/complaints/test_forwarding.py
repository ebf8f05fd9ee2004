"""Forwarded by an authority: feedback is owed for each reference, by the day that it names, and no file is closed before."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters import default_codec
from crmcore.complaints import Complaint, ComplaintRules, Entitlement, Notice, State, merge, reclassify, split
from crmcore.complaints.deadlines import clocks_of
from crmcore.complaints.events import (
    ClockPaused,
    Closed,
    CustomerAnswered,
    FeedbackGiven,
    Forwarded,
    ReasonsGiven,
    Referred,
    Reopened,
    ReviewDecided,
    ReviewRequested,
    TurnedAway,
    Withdrawn,
)
from crmcore.complaints.rules.supervision import SupervisionRules
from crmcore.errors import InvalidValue
from crmcore.event import Event
from crmcore.lifecycles import Step
from crmcore.rulebook import Regimes, Rulebook
from crmcore.rules import FirstMatch
from crmcore.worktime import Clock, ClockState, Duration, Extension, OnReopen, Reading, TimeUnit, readings
from tests.complaints.alongside import CALLED
from tests.complaints.bound import bound_to
from tests.complaints.cases import ADA, ANNA, CARD, CARL, SAID, WRITTEN, case_in, later, performed, raised
from tests.oracle import awaiting as oracle

SHIPPED = Rulebook.default().on(date(2026, 7, 6)).complaints
SLOW = Clock(
    id="feedback",
    within=Duration(9, TimeUnit.WORKING_DAY),
    starts=frozenset({"forwarded"}),
    stops=frozenset({"reported_back"}),
    pauses=frozenset({"clock_paused"}),
    resumes=frozenset({"clock_resumed"}),
    extends=frozenset({"clock_extended"}),
    extensions=(Extension(id="more", to=Duration(15, TimeUnit.WORKING_DAY)),),
    on_reopen=OnReopen.NEW,
    calendar="office",
    zone="Asia/Shanghai",
)
NO_ACTION = "told of once"
TOLD = attrs.evolve(WRITTEN, contains=("verification_result", "basis_and_reasons", "remedies"))


def july(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 7, day, hour, tzinfo=UTC)


def forwarded(case: Complaint, reference: str = "N-1", **more: object) -> Forwarded:
    fields: dict[str, object] = {"at": later(case), "by": CARL, "authority": "NFRA, Shanghai office", "reference": reference, **more}
    return Forwarded(**fields)  # type: ignore[arg-type]


def feedback(case: Complaint, reference: str = "N-1", **more: object) -> FeedbackGiven:
    fields: dict[str, object] = {"at": later(case), "by": CARL, "reference": reference, "notice": CALLED, **more}
    return FeedbackGiven(**fields)  # type: ignore[arg-type]


def then(case: Complaint, *events: Event, rules: ComplaintRules = SHIPPED) -> Complaint:
    for event in events:
        case = case.advance(event, rules=rules)
    return case


def codes(case: Complaint, event: Event) -> list[str]:
    return [one.code for one in case.check(event, rules=SHIPPED).reasons]


def clock(case: Complaint, at: datetime, rules: ComplaintRules = SHIPPED, id: str = "feedback") -> Reading:
    return case.clocks(at=at, rules=rules)[id]


# feedback is owed


@pytest.mark.clause("RULES-4.26")
def test_no_file_is_closed_while_an_authority_waits() -> None:
    case = performed(case_in(State.ANSWERED, CARD, SHIPPED), SHIPPED)
    case = then(case, forwarded(case))
    case = then(case, forwarded(case, "N-2", kind="supervised"))
    assert [one.reference for one in case.feedback_owed] == ["N-1", "N-2"]
    assert codes(case, Closed(at=later(case), by=CARL, no_action=NO_ACTION)) == ["complaint.feedback_owed", "complaint.forwarded_since"]
    assert [one.event for one in case.explain(actor=CARL, at=later(case), rules=SHIPPED).blocked].count(Closed) == 1
    case = then(case, feedback(case))
    assert clock(case, later(case)).state is ClockState.RUNNING  # the other reference still waits
    case = then(case, feedback(case, "N-2"))
    assert (case.feedback_owed, len(case.forwarded), clock(case, later(case)).state) == ((), 2, ClockState.MET)
    assert codes(case, feedback(case)) == ["complaint.no_feedback_owed", "complaint.other_reference"]
    assert codes(case, Closed(at=later(case), by=CARL, no_action=NO_ACTION)) == ["complaint.forwarded_since"]


def test_a_closed_file_that_is_forwarded_is_open_again_and_answered_anew() -> None:
    closed = case_in(State.CLOSED, CARD, SHIPPED)
    case = then(closed, forwarded(closed))
    assert (case.state, case.ended, case.told) == (State.ANSWERED, closed.ended, closed.told)
    assert codes(case, Closed(at=later(case), by=CARL, no_action=NO_ACTION)) == ["complaint.feedback_owed", "complaint.forwarded_since"]
    case = then(case, feedback(case))
    assert codes(case, Closed(at=later(case), by=CARL, no_action=NO_ACTION)) == ["complaint.forwarded_since"]
    assert Closed in [one.event for one in case.explain(actor=CARL, at=later(case), rules=SHIPPED).blocked]
    case = then(case, Reopened(at=later(case), by=CARL, on="forwarded_after_answer", why="forwarded"))
    assert case.forwarded_since_told == ()
    again = then(case, forwarded(case, feedback_due=later(case).date() + timedelta(days=2)))
    assert clock(again, later(again)).state is ClockState.RUNNING  # a new round, with a day of its own
    assert clock(again, later(again)).last_day == later(case).date() + timedelta(days=2)


def test_what_was_withdrawn_is_reported_back_all_the_same() -> None:
    case = case_in(State.ACCEPTED, CARD, SHIPPED)
    case = then(case, forwarded(case))
    case = then(case, Withdrawn(at=later(case), by=CARL, why="settled", statement=SAID))
    assert clock(case, later(case)).state is ClockState.RUNNING
    case = then(case, feedback(case))
    assert (case.state, case.feedback_owed) == (State.WITHDRAWN, ())


@pytest.mark.parametrize("ends", ["withdrawn", "referred"])
def test_what_was_taken_back_or_referred_may_be_forwarded_and_stays_what_it_is(ends: str) -> None:
    case = case_in(State.ACCEPTED, CARD, SHIPPED)
    taken_back = Withdrawn(at=later(case), by=CARL, why="settled", statement=SAID)
    case = then(case, taken_back if ends == "withdrawn" else Referred(at=later(case), by=ADA, reply=TOLD, body="the court"))
    letter = then(case, forwarded(case, "N-2"))
    assert (letter.state.value, letter.ended, [one.reference for one in letter.feedback_owed]) == (ends, case.ended, ["N-2"])
    assert clock(letter, later(letter)).state is ClockState.RUNNING
    told = then(letter, feedback(letter, "N-2"))
    assert (told.state.value, told.feedback_owed, clock(told, later(told)).state) == (ends, (), ClockState.MET)


def test_a_merged_duplicate_that_was_forwarded_is_owed_feedback_by_the_one_that_goes_on() -> None:
    other = raised(attrs.evolve(CARD, number="C-9"), SHIPPED)
    other = then(other, forwarded(other))
    into = case_in(State.ACCEPTED, CARD, SHIPPED)
    joint, ended = merge(into, other, at=later(into), by=CARL, rules={SHIPPED.edition: SHIPPED})
    assert [one.reference for one in joint.feedback_owed] == ["N-1"]
    assert (ended.state, ended.feedback_owed) == (State.MERGED, ())
    at = later(joint, hours=24 * 30)
    assert (clock(joint, at).state, clock(ended, at).state) == (ClockState.BREACHED, ClockState.ENDED)
    assert clock(joint, at).last_day == other.history[-1].event.at.date() + timedelta(days=7)
    reported = then(joint, feedback(joint))
    assert clock(reported, at).state is ClockState.MET
    assert then(joint, feedback(joint)).feedback_owed == ()


def duplicate(number: str = "C-9") -> Complaint:
    return raised(attrs.evolve(CARD, number=number, customer="K-8"), SHIPPED)


def joined(into: Complaint, other: Complaint, at: datetime) -> Complaint:
    return merge(into, other, at=at, by=CARL, rules={SHIPPED.edition: SHIPPED})[0]


def open_since(case: Complaint, at: datetime) -> list[datetime]:
    """Since when each run of the clock of feedback has been open that still is."""
    ((one, days),) = [each for each in clocks_of(case, SHIPPED) if each[0].id == "feedback"]
    read = readings(one, case.clock_events, at=at, calendar=days)
    return sorted(each.started for each in read if each.started is not None and each.stopped_at is None)


@pytest.mark.clause("RULES-4.26")
def test_a_merger_erases_nothing_that_is_owed_and_settles_nothing_that_came_later() -> None:
    """The duplicate's letter of the 7th was answered on the 7th; the letter of the same reference on the 8th was not."""
    ours = then(raised(CARD, SHIPPED), forwarded(raised(CARD, SHIPPED), at=july(8)))
    theirs = then(duplicate(), forwarded(duplicate(), at=july(7)))
    theirs = then(theirs, feedback(theirs, at=july(7, 12)))
    joint = joined(ours, theirs, july(9))
    assert ([one.arrived for one in joint.feedback_owed], open_since(joint, july(9))) == ([july(8)], [july(8)])
    done = then(joint, feedback(joint, at=july(10)))
    assert (done.feedback_owed, clock(done, july(30)).state) == ((), ClockState.MET)


def test_feedback_settles_what_had_arrived_by_then_in_whichever_file_it_was() -> None:
    """Told of on the 8th: a letter of the 6th in one file, and one of the 7th, wanted the same day, in the other, that it was merged with."""
    first, second = duplicate("C-8"), duplicate()
    first = then(first, forwarded(first, at=july(6, 12)))
    second = then(second, forwarded(second, at=july(7), feedback_due=date(2026, 7, 7)))
    first = then(first, feedback(first, at=july(8)))
    for joint, state in ((joined(first, second, july(9)), ClockState.MET), (joined(second, first, july(9)), ClockState.MET_LATE)):
        assert (joint.feedback_owed, open_since(joint, july(9))) == ((), [])
        read = clock(joint, july(30))
        assert (read.state, read.stopped_at) == (state, july(8))


def test_what_is_put_on_record_late_stands_where_it_arrived() -> None:
    """It arrived on the 7th and was put on record on the 10th; on the 8th the authority was told under its reference."""
    case = raised(CARD, SHIPPED)
    case = then(case, forwarded(case, at=july(6, 12)))
    case = then(case, feedback(case, at=july(8)))
    case = then(case, forwarded(case, at=july(10), received_at=july(7)))
    assert (case.feedback_owed, clock(case, july(20)).state) == ((), ClockState.MET)


def test_what_a_part_was_told_of_settles_what_the_joint_one_had_heard_once_they_are_one_again() -> None:
    whole = attrs.evolve(CARD, complainants=6, entitlement=Entitlement(capacity="group_representative", representatives=2))
    case = raised(whole, SHIPPED)
    case = then(case, forwarded(case, at=july(7)))
    case, (part,) = split(case, (attrs.evolve(CARD, number="C-3"),), at=july(7, 12), by=CARL, rules=SHIPPED)
    part = then(part, forwarded(part, at=july(9)))
    part = then(part, feedback(part, at=july(9, 14)))
    again = then(case, forwarded(case, at=july(9, 15), kind="urged"))
    assert (joined(case, part, july(10)).feedback_owed, open_since(joined(case, part, july(10)), july(10))) == ((), [])
    assert (
        [one.arrived for one in joined(again, part, july(10)).feedback_owed] == open_since(joined(again, part, july(10)), july(10)) == [july(9, 15)]
    )


def test_of_one_instant_what_is_put_on_record_after_the_feedback_is_not_settled_by_it() -> None:
    case = raised(CARD, SHIPPED)
    case = then(case, forwarded(case, at=july(7)))
    told = then(case, feedback(case, at=july(7)))
    again = then(told, forwarded(told, at=july(7)))
    assert (told.feedback_owed, open_since(told, july(8))) == ((), [])
    assert (len(again.feedback_owed), open_since(again, july(8))) == (1, [july(7)])


# what is put on record


def test_what_is_missing_or_cannot_be_is_named_all_at_once() -> None:
    case = case_in(State.ACCEPTED, CARD, SHIPPED)
    wrong = forwarded(case, " ", authority="", received_at=CARD.received_at - timedelta(days=1), feedback_due=date(2026, 7, 1))
    assert codes(case, wrong) == ["empty", "empty", "complaint.forwarded_when", "complaint.feedback_before"]
    assert codes(case, forwarded(case, received_at=later(case) + timedelta(days=1))) == ["complaint.forwarded_when"]
    case = then(case, forwarded(case))
    assert codes(case, forwarded(case)) == ["complaint.forwarded_twice"]
    urged = then(case, forwarded(case, kind="urged"))
    assert [one.kind.value for one in urged.feedback_owed] == ["forwarded", "urged"]
    assert then(urged, feedback(urged)).feedback_owed == ()
    assert codes(case, feedback(case, "N-7")) == ["complaint.other_reference"]
    assert codes(case, feedback(case, notice=attrs.evolve(CALLED, channel="pigeon"))) == ["complaint.unlisted"]
    assert codes(case, attrs.evolve(forwarded(case, "N-3"), by=ANNA)) == ["complaint.lacks_role"]
    with pytest.raises(InvalidValue, match="`forwarded`, `supervised`, `urged`"):
        forwarded(case, kind="sent")


@pytest.mark.clause("RULES-4.26")
def test_a_reference_is_one_bodys_and_another_bodys_of_the_same_words_is_another_letter() -> None:
    case = raised(CARD, SHIPPED)
    case = then(case, forwarded(case, "2026-1", at=july(7), authority="NFRA"))
    case = then(case, forwarded(case, "2026-1", at=july(8), authority="PBoC", feedback_due=date(2026, 7, 9)))
    assert codes(case, forwarded(case, "2026-1", authority="PBoC")) == ["complaint.forwarded_twice"]
    assert codes(case, feedback(case, "2026-1")) == ["complaint.which_authority"]
    assert codes(case, feedback(case, "2026-1", authority="the court")) == ["complaint.other_authority"]
    assert codes(case, feedback(case, "2026-2", authority="NFRA")) == ["complaint.other_reference"]
    one = then(case, feedback(case, "2026-1", at=july(9), authority="PBoC"))
    assert ([each.authority for each in one.feedback_owed], open_since(one, july(10))) == (["NFRA"], [july(7)])
    assert clock(one, july(10)).last_day == date(2026, 7, 14)
    both = then(one, feedback(one, "2026-1", at=july(10)))  # the only one that waits need not be named
    assert (both.feedback_owed, clock(both, july(10)).state) == ((), ClockState.MET)
    late = then(both, forwarded(both, "2026-1", at=july(11), received_at=july(9, 23), authority="PBoC"))
    assert [each.authority for each in late.feedback_owed] == ["PBoC"]  # on the 10th it was the other that was told


def test_what_was_told_of_a_reference_before_authorities_were_named_was_told_all_that_waited_under_it() -> None:
    case = raised(CARD, SHIPPED)
    for body in ("NFRA", "PBoC"):
        case = then(case, forwarded(case, "2026-1", at=july(7), authority=body))
    said = feedback(case, "2026-1", at=july(8))
    old = attrs.evolve(case, history=(*case.history, Step(len(case.history) + 1, "give_feedback", said)))
    assert (old.feedback_owed, open_since(old, july(9)), clock(old, july(9)).state) == ((), [], ClockState.MET)


def test_a_duplicates_letter_is_not_settled_by_what_another_body_was_told_under_its_reference() -> None:
    ours, theirs = raised(CARD, SHIPPED), duplicate()
    theirs = then(theirs, forwarded(theirs, at=july(7), authority="PBoC"))
    ours = then(ours, forwarded(ours, at=july(7)))
    ours = then(ours, feedback(ours, at=july(8)))
    joint = joined(ours, theirs, july(9))
    assert ([one.authority for one in joint.feedback_owed], open_since(joint, july(9))) == (["PBoC"], [july(7)])


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"proof": "unreachable", "content": "nobody picked up"}, "complaint.authority_not_told"),
        ({"content": " "}, "empty"),
        ({"at": datetime(2026, 7, 7, 8, tzinfo=UTC)}, "complaint.told_before_letter"),
    ],
)
def test_an_authority_is_told_in_words_that_reached_it_after_its_letter(wrong: dict[str, object], code: str) -> None:
    case = raised(CARD, SHIPPED)
    case = then(case, forwarded(case, at=july(7)))
    told: Notice = attrs.evolve(CALLED, **wrong)  # type: ignore[arg-type]
    assert codes(case, feedback(case, at=july(8), notice=told)) == [code]
    assert codes(case, feedback(case, at=july(8), notice=attrs.evolve(CALLED, at=july(7)))) == []  # in the hour of its arrival


def test_who_urges_after_the_answer_asks_for_feedback_and_for_no_other_answer() -> None:
    case = performed(case_in(State.ANSWERED, CARD, SHIPPED), SHIPPED)
    case = then(case, forwarded(case, kind="urged"))
    assert (case.forwarded_since_told, codes(case, Closed(at=later(case), by=CARL, no_action=NO_ACTION))) == ((), ["complaint.feedback_owed"])
    case = then(case, feedback(case))
    assert codes(case, Reopened(at=later(case), by=CARL, on="forwarded_after_answer", why="urged")) == ["complaint.not_forwarded_since"]
    assert codes(case, Closed(at=later(case), by=CARL, no_action=NO_ACTION)) == []


@pytest.mark.clause("RULES-4.7")
def test_who_was_turned_away_and_is_forwarded_may_be_turned_away_again() -> None:
    case = raised(attrs.evolve(CARD, entitlement=Entitlement(capacity="no_standing")), SHIPPED)
    case = then(case, TurnedAway(at=later(case), by=ANNA, reply=TOLD))
    case = then(case, forwarded(case))
    case = then(case, feedback(case))
    case = then(case, Reopened(at=later(case), by=CARL, on="forwarded_after_answer", why="forwarded"))
    case = then(case, TurnedAway(at=later(case), by=ANNA, reply=TOLD))
    assert (case.state, codes(case, Closed(at=later(case), by=CARL, no_action="nobody who may complain"))) == (State.REASONS_GIVEN, [])
    may = case_in(State.ANSWERED, CARD, SHIPPED)
    may = then(may, Reopened(at=later(may), by=CARL, on="unsolved", why="it is not solved"))
    assert codes(may, TurnedAway(at=later(may), by=ANNA, reply=TOLD)) == ["complaint.may_complain"]


def test_both_hotlines_are_channels_of_the_shipped_list() -> None:
    assert {"regulator", "hotline_12378", "hotline_12363"} <= set(SHIPPED.channels)
    assert raised(attrs.evolve(CARD, channel="hotline_12378"), SHIPPED).state is State.RECEIVED


# its clocks


@pytest.mark.parametrize(
    ("due", "last_day", "state"),
    [
        (None, date(2026, 7, 17), ClockState.RUNNING),  # seven days from its arrival, recorded a day later
        (date(2026, 7, 13), date(2026, 7, 13), ClockState.RUNNING),
        (date(2026, 7, 10), date(2026, 7, 10), ClockState.BREACHED),  # on the day that it arrived
    ],
)
def test_feedback_is_due_by_the_day_that_the_authority_names(due: date | None, last_day: date, state: ClockState) -> None:
    case = case_in(State.ACCEPTED, CARD, SHIPPED)
    case = then(case, forwarded(case, at=july(11), received_at=july(10, 3), feedback_due=due))
    read = clock(case, july(11, 10))
    assert (read.last_day, read.state) == (last_day, state)


def test_each_reference_is_due_by_its_own_day() -> None:
    """One was wanted by the 10th and answered on the 8th; the other is wanted by the 26th, and by nobody before."""
    case = case_in(State.ACCEPTED, CARD, SHIPPED)
    case = then(case, forwarded(case, at=july(7), feedback_due=date(2026, 7, 10)))
    case = then(case, forwarded(case, "N-2", at=july(7, 10), feedback_due=date(2026, 7, 26)))
    assert clock(case, july(7, 10)).last_day == date(2026, 7, 10)
    case = then(case, feedback(case, at=july(8)))
    for day, state in ((8, ClockState.RUNNING), (11, ClockState.RUNNING), (26, ClockState.RUNNING), (27, ClockState.BREACHED)):
        read = clock(case, july(day))
        assert (read.state, read.last_day) == (state, date(2026, 7, 26))
    done = then(case, feedback(case, "N-2", at=july(28)))
    assert (clock(done, july(28)).state, clock(case, july(8)).last_day) == (ClockState.MET_LATE, date(2026, 7, 26))
    again = then(done, forwarded(done, at=july(29)))
    assert clock(again, july(29)).last_day == date(2026, 8, 5)  # none was named: the rulebook's week


def test_what_is_owed_on_two_references_wakes_twice_and_each_verdict_stands() -> None:
    case = case_in(State.ACCEPTED, CARD, SHIPPED)
    case = then(case, forwarded(case, at=july(7), feedback_due=date(2026, 7, 10)))
    case = then(case, forwarded(case, "N-2", at=july(7, 10), feedback_due=date(2026, 7, 26)))
    breaches = [one.at.date() for one in case.timers(rules=SHIPPED) if (one.clock, one.kind) == ("feedback", "breach")]
    assert breaches == [date(2026, 7, 11), date(2026, 7, 27)]
    late = then(case, feedback(case, at=july(12)))
    ((one, days),) = [each for each in clocks_of(late, SHIPPED) if each[0].id == "feedback"]
    stood = readings(one, late.clock_events, at=july(12), calendar=days)
    assert [(each.state, each.last_day) for each in stood] == [
        (ClockState.MET_LATE, date(2026, 7, 10)),
        (ClockState.RUNNING, date(2026, 7, 26)),
    ]


def test_urging_gives_no_more_time_and_may_give_less() -> None:
    case = case_in(State.ACCEPTED, CARD, SHIPPED)
    case = then(case, forwarded(case, at=july(7)))
    for due, last_day in ((date(2026, 7, 30), date(2026, 7, 14)), (date(2026, 7, 9), date(2026, 7, 9)), (None, date(2026, 7, 14))):
        urged = then(case, forwarded(case, at=july(8), kind="urged", feedback_due=due))
        assert clock(urged, july(8)).last_day == last_day
        assert clock(then(urged, feedback(urged, at=july(8, 10))), july(8, 10)).state is ClockState.MET


def test_a_day_that_an_authority_names_is_not_moved_by_what_the_firm_may_do_to_its_own_time() -> None:
    """By office days, with pauses and a ladder: none of it moves the day named; where none is named, all of it counts."""
    rows = tuple(attrs.evolve(row, then=attrs.evolve(row.then, clocks=(SLOW,))) for row in SHIPPED.classes.rows)
    rules = attrs.evolve(SHIPPED, classes=FirstMatch(rows), supervision=SupervisionRules())
    case = raised(CARD, rules)
    named = then(case, forwarded(case, at=july(10), feedback_due=date(2026, 7, 19)), rules=rules)
    paused = ClockPaused(at=july(11), by=CARL, why="appraisal", notice=CALLED)
    for one, last_day in ((then(case, forwarded(case, at=july(10)), rules=rules), date(2026, 7, 23)), (named, date(2026, 7, 19))):
        assert clock(one, july(10), rules).last_day == last_day
        assert clock(then(one, paused, rules=rules), july(20), rules).state is (ClockState.BREACHED if one is named else ClockState.PAUSED)


def test_each_class_of_the_shipped_rulebook_has_the_clock() -> None:
    assert all("feedback" in {one.id for one in row.then.clocks} for row in SHIPPED.classes.rows)


def test_what_the_law_counts_from_the_forwarding_counts_from_its_arrival() -> None:
    """Made directly on the 6th and forwarded on the 10th: the central bank's order counts from the 10th, the other from the 6th."""
    for regime, last_day in (("cn-pboc-2020-5", date(2026, 7, 25)), ("cn-cbirc-2020-3", date(2026, 7, 21))):
        rules = bound_to(SHIPPED, Regimes.shipped().get(regime))
        case = raised(CARD, rules)
        case = then(case, forwarded(case, at=july(12), received_at=july(10)), rules=rules)
        assert clock(case, july(12), rules, f"{regime}.respond").last_day == last_day


def test_what_was_answered_and_is_forwarded_begins_anew() -> None:
    rules = bound_to(SHIPPED, Regimes.shipped().get("cn-cbirc-2020-3"))
    case = case_in(State.NOT_ACCEPTED, CARD, rules)
    case = then(case, ReasonsGiven(at=later(case), by=ANNA, reply=TOLD), rules=rules)
    assert clock(case, july(8), rules, "cn-cbirc-2020-3.respond").state is ClockState.MET
    case = then(case, forwarded(case, at=july(20)), rules=rules)
    again = clock(case, july(20), rules, "cn-cbirc-2020-3.respond")
    assert (again.state, again.last_day) == (ClockState.RUNNING, date(2026, 8, 4))
    assert then(case, Reopened(at=july(21), by=CARL, why="the authority wants it looked at", on="unsolved"), rules=rules).state is State.REOPENED


@pytest.mark.parametrize("regime", ["cn-cbirc-2020-3", "cn-pboc-2020-5"])
def test_what_is_forwarded_during_a_review_is_answered_by_its_decision(regime: str) -> None:
    """The decision is the answer, after which the file may be closed: the law's time does not run on behind it."""
    rules = bound_to(SHIPPED, Regimes.shipped().get(regime))
    answered = performed(case_in(State.ANSWERED, CARD, SHIPPED), SHIPPED)
    asked = ReviewRequested(at=later(answered), by=CARL, why="too little", statement=SAID)
    letter = forwarded(answered, at=later(answered, hours=2))
    decided = ReviewDecided(at=later(answered, hours=3), by=ADA, ruling="upheld", reply=TOLD)
    steps = [Step(len(answered.history) + nth, "x", event) for nth, event in enumerate((asked, letter, decided), 1)]
    waiting, told = (answered.moved(state, (*answered.history, *steps[:many])) for state, many in ((State.UNDER_REVIEW, 2), (State.ANSWERED, 3)))
    assert clock(waiting, letter.at, rules, f"{regime}.respond").state is ClockState.RUNNING
    assert clock(told, decided.at, rules, f"{regime}.respond").state is ClockState.MET


LETTERS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(("N-1", "N-2")), st.booleans(), st.none() | st.integers(0, 9)),
    max_size=8,
)


@given(LETTERS)
def test_what_is_owed_and_by_when_is_as_the_twin_says(drawn: list[tuple[int, str, bool, int | None]]) -> None:
    case, letters, at = raised(CARD, SHIPPED), list[oracle.Letter](), july(7, 1)
    for days, reference, is_feedback, ahead in drawn:
        at += timedelta(days=days, minutes=1)
        due = None if ahead is None else at.date() + timedelta(days=ahead)
        urged = forwarded(case, reference, at=at, kind="urged", feedback_due=due)
        event = feedback(case, reference, at=at) if is_feedback else urged
        may = case.check(event, rules=SHIPPED).allowed
        assert may == (not is_feedback or reference in oracle.owed(letters))
        if may:
            case = then(case, event)
            letters.append(oracle.Letter(at, reference, is_feedback, None if is_feedback else due))
    assert [one.reference for one in case.feedback_owed] == oracle.owed(letters)
    for later_by in (0, 5, 12):
        read = clock(case, at + timedelta(days=later_by))
        found = None if read.last_day is None else (read.state.value, read.last_day)
        assert found == oracle.stands(letters, usual=7, today=at.date() + timedelta(days=later_by))
    assert default_codec().decode(default_codec().encode(case), Complaint) == case


HAPPENS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(("letter", "letter", "late", "feedback", "feedback", "merge")),
        st.sampled_from(("N-1", "N-2")),
        st.integers(1, 60),
    ),
    max_size=14,
)


@pytest.mark.clause("RULES-4.26")
@given(HAPPENS)
def test_what_is_owed_is_what_the_clock_runs_for_through_any_mergers(drawn: list[tuple[int, str, str, int]]) -> None:
    """Letters of several files, some put on record late; feedback; and mergers: the list of what is owed and the open runs are the twin's, always."""
    files = [duplicate(f"C-{number}") for number in range(3)]
    known, at = [list[oracle.Letter]() for _ in files], july(7, 1)
    for where, what, reference, hours in drawn:
        at += timedelta(hours=hours, minutes=1)
        which = where % len(files)
        case, arrived = files[which], max(at - timedelta(hours=37, seconds=1), CARD.received_at) if what == "late" else at
        if what == "merge" and len(files) > 1:
            case, letters = files.pop(), known.pop()
            which %= len(files)
            files[which] = joined(files[which], case, at)
            known[which] += letters
        elif what == "feedback" and reference in oracle.owed(known[which]):
            files[which] = then(case, feedback(case, reference, at=at))
            known[which].append(oracle.Letter(at, reference, feedback=True))
        elif what in {"letter", "late"}:
            files[which] = then(case, forwarded(case, reference, at=at, received_at=arrived, kind="urged"))
            known[which].append(oracle.Letter(arrived, reference, feedback=False))
        for each, letters in zip(files, known, strict=True):
            assert [one.arrived for one in each.feedback_owed] == [one.moment for one in oracle.waiting(letters)] == open_since(each, at)


LAW = "cn-cbirc-2020-3.respond"


@pytest.mark.clause("RULES-4.26", "RULES-1.2")
@pytest.mark.parametrize("how", ["withdrawn", "referred", "urged after the answer"])
def test_a_letter_that_asks_for_no_answer_gives_the_law_no_new_time(how: str) -> None:
    """What is owed is feedback alone: its clock runs, and the time for the answer keeps its result."""
    case = case_in(State.ANSWERED if "urged" in how else State.ACCEPTED, CARD, SHIPPED)
    ends = {
        "withdrawn": Withdrawn(at=later(case), by=CARL, why="settled", statement=SAID),
        "referred": Referred(at=later(case), by=CARL, reply=TOLD, body="the insurer"),
    }
    case = then(case, ends[how]) if how in ends else case
    before = clock(case, later(case), id=LAW)
    case = then(case, forwarded(case, kind="urged" if "urged" in how else "forwarded", feedback_due=later(case).date() + timedelta(days=3)))
    read = clock(case, later(case))
    ended = ClockState.ENDED if how == "withdrawn" else ClockState.MET
    assert (before.state, clock(case, later(case, hours=24 * 40), id=LAW)) == (ended, before)
    assert (len(case.feedback_owed), read.state, read.last_day) == (1, ClockState.RUNNING, later(case).date() + timedelta(days=3))
    case = then(case, feedback(case))
    assert (case.feedback_owed, clock(case, later(case)).state) == ((), ClockState.MET)


@pytest.mark.clause("RULES-4.26")
def test_what_was_answered_and_is_forwarded_has_the_laws_time_anew() -> None:
    case = case_in(State.ANSWERED, CARD, SHIPPED)
    case = then(case, forwarded(case))
    assert clock(case, later(case), id=LAW).state is ClockState.RUNNING
    late = case_in(State.ANSWERED, CARD, SHIPPED)  # it had arrived before the answer, and is put on record after it
    late = then(late, forwarded(late, kind="urged", received_at=late.history[-2].event.at))
    assert len(late.feedback_owed) == 1
    assert {"forwarded", "forwarded_for_feedback"} & {one.name for one in late.clock_events} == {"forwarded"}


@pytest.mark.clause("RULES-4.26", "RULES-1.5")
@pytest.mark.parametrize("slow", ["ordinary", "severe", "neither"])
def test_a_letter_that_asks_for_no_answer_is_heard_in_another_class_too(slow: str) -> None:
    """Each class may have a time of its own for feedback: the first that is due counts, by whichever it began."""
    rows = tuple(attrs.evolve(row, then=attrs.evolve(row.then, clocks=(SLOW,))) if row.then.id == slow else row for row in SHIPPED.classes.rows)
    rules = attrs.evolve(SHIPPED, classes=FirstMatch(rows), supervision=SupervisionRules())
    case = case_in(State.ANSWERED, CARD, rules)
    case = then(case, forwarded(case, kind="urged"), rules=rules)
    before = clock(case, later(case), rules)
    case = reclassify(case, rules=rules, at=later(case), by=ADA, why="a newspaper asks", to="severe")
    after = clock(case, later(case), rules)
    assert (before.state, after.state) == (ClockState.RUNNING, ClockState.RUNNING)
    assert before.last_day is not None
    assert after.last_day is not None
    assert after.last_day <= before.last_day
    assert (slow == "ordinary") is (after.last_day < before.last_day)
    case = then(case, feedback(case), rules=rules)
    assert clock(case, later(case), rules).state is ClockState.MET


@pytest.mark.clause("RULES-1.2")
def test_what_was_taken_back_and_is_forwarded_may_be_taken_up_again() -> None:
    case = case_in(State.ACCEPTED, CARD, SHIPPED)
    case = then(case, Withdrawn(at=later(case), by=CARL, why="settled", statement=SAID))
    again = Reopened(at=later(case, hours=5), by=CARL, on="forwarded_after_answer", why="the authority sends it on")
    assert codes(case, again) == ["complaint.not_forwarded_since"]
    case = then(case, forwarded(case))
    assert then(case, again).state is State.REOPENED


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("kind", ["forwarded", "supervised", "urged"])
def test_when_a_letter_is_put_on_record_changes_no_day_of_law(kind: str) -> None:
    """It arrives while the complaint is withdrawn, which the customer then takes back: what counts is how the complaint stood when it arrived."""
    gone = case_in(State.ACCEPTED, CARD, SHIPPED)
    gone = then(gone, Withdrawn(at=later(gone), by=CARL, why="settled", statement=SAID))
    arrived, back = later(gone, hours=24), later(gone, hours=72)
    said = attrs.evolve(SAID, at=back)
    again = Reopened(at=back, by=CARL, on="withdrawal_retracted", why="it was not settled", statement=said)
    at_once = then(gone, forwarded(gone, at=arrived, kind=kind), again)
    late = then(gone, again, forwarded(gone, at=later(gone, hours=80), received_at=arrived, kind=kind))
    read = [[clock(one, later(gone, hours=100), id=id) for id in ("feedback", LAW)] for one in (at_once, late)]
    assert read[0] == read[1]
    assert read[0][0].state is ClockState.RUNNING


@pytest.mark.clause("RULES-4.26")
def test_a_letter_after_the_answer_begins_the_central_banks_time_when_it_arrives() -> None:
    """Whoever complains there again complains anew: the fifteen days run from that letter, and not from when somebody reopens the file."""
    rules = bound_to(SHIPPED, Regimes.shipped().get("cn-pboc-2020-5"))
    law = "cn-pboc-2020-5.respond"
    case = case_in(State.RETURNED, CARD, rules)
    case = then(case, forwarded(case), rules=rules)
    case = then(case, CustomerAnswered(at=later(case), by=CARL, reply=WRITTEN), rules=rules)
    assert clock(case, later(case), rules, law).state is ClockState.MET
    case = then(case, forwarded(case, "N-2"), rules=rules)
    read = clock(case, later(case), rules, law)
    assert (read.state, read.last_day) == (ClockState.RUNNING, later(case).date() + timedelta(days=15))
