"""What may happen to a complaint beside the way of RULES-4, line by line: who may, and what must hold."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from crmcore.complaints import Action, ActionKind, Complaint, MediationResult, Notice, ReopenedFor, Ruling, State, record_of
from crmcore.complaints.events import (
    Acknowledged,
    ActionAgreed,
    ActionChecked,
    ActionDone,
    ClockExtended,
    ClockPaused,
    ClockResumed,
    Closed,
    CustomerAnswered,
    CustomerContacted,
    FollowUpDone,
    FollowUpUnsolved,
    HoldingReplySent,
    MediationAgreed,
    MediationEnded,
    MediationProposed,
    NewFacts,
    OpinionSettled,
    ProgressReported,
    Recused,
    Referred,
    Reopened,
    ReportFiled,
    ReviewDecided,
    ReviewRequested,
    Withdrawn,
)
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.stages import ENDED, FOUND, FRESH, OPEN
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import Event
from crmcore.lifecycles import Step
from crmcore.rules import FirstMatch
from crmcore.worktime import ClockState
from tests.complaints.alongside import CALLED, EXEMPT, LAW, NEXT, RESPOND, case_at, codes, then
from tests.complaints.cases import ADA, ANNA, CARD, CARL, FRED, GREG, HANS, NO_ACTION, NORA, OTTO, REPORT, SAID, SUSI, WRITTEN, case_in, later

OPEN_STATES = tuple(state for state in OPEN if state not in {State.REOPENED, State.NOT_ACCEPTED})


def reopened(case: Complaint) -> Complaint:
    return then(case, Reopened(at=later(case), by=CARL, why="it came again", on=ReopenedFor.UNSOLVED))


# The customer hears of it ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("FIN-2.3", "RULES-1.5")
@pytest.mark.parametrize("state", OPEN_STATES)
@pytest.mark.parametrize("kind", [Acknowledged, CustomerContacted, ProgressReported, HoldingReplySent])
def test_the_customer_may_hear_of_it_at_any_time_while_it_is_open(state: State, kind: type[Acknowledged]) -> None:
    case = case_at(state)
    assert then(case, kind(at=later(case), by=CARL, notice=CALLED)).state is state


@pytest.mark.clause("FIN-2.3")
def test_whoever_speaks_with_the_customer_reports_progress_and_nobody_else() -> None:
    case = case_at(State.ASSIGNED)
    for who in (ANNA, CARL, HANS):
        assert codes(case, ProgressReported(at=later(case), by=who, notice=CALLED, expected=date(2026, 7, 20))) == []
    assert codes(case, ProgressReported(at=later(case), by=FRED, notice=CALLED)) == ["complaint.lacks_role"]
    assert codes(case, Acknowledged(at=later(case), by=HANS, notice=CALLED)) == ["complaint.lacks_role"]


def test_how_the_customer_was_told_is_on_record() -> None:
    case = case_at(State.CONFIRMED)

    def told(notice: Notice) -> list[str]:
        return codes(case, Acknowledged(at=later(case), by=CARL, notice=notice))

    assert told(Notice(channel="pigeon", proof="sent")) == ["complaint.unlisted"]
    assert told(Notice(channel="telephone", proof="unreachable")) == ["complaint.nothing_tried"]
    assert told(Notice(channel="telephone", proof="unreachable", content="called three times")) == []
    assert told(Notice(channel="letter", proof="posted", at=later(case))) == []
    assert told(Notice(channel="letter", proof="posted", at=later(case) + timedelta(minutes=1))) == ["complaint.notice_later"]
    with pytest.raises(InvalidValue, match="`proof` is `winked`"):
        Notice(channel="letter", proof="winked")
    with pytest.raises(InvalidType, match="`at`"):
        Notice(channel="letter", proof="posted", at=later(case).replace(tzinfo=None))


# New facts ---------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [state for state in FRESH if state is not State.REOPENED])
def test_new_facts_before_the_investigation_join_the_file(state: State) -> None:
    case = case_at(state)
    assert then(case, NewFacts(at=later(case), by=CARL, why="a receipt turned up", statement=SAID)).state is state


@pytest.mark.clause("RULES-4.11")
@pytest.mark.parametrize("state", FOUND)
def test_new_facts_after_the_investigation_begin_it_again(state: State) -> None:
    case = case_at(state)
    again = then(case, NewFacts(at=later(case), by=CARL, why="a receipt turned up", statement=SAID))
    assert again.state is State.ASSIGNED
    assert again.granted is None
    assert codes(case, NewFacts(at=later(case), by=CARL, why=" ", statement=SAID)) == ["complaint.no_reason"]


@pytest.mark.clause("RULES-4.7")
def test_new_facts_open_the_question_of_acceptance_again() -> None:
    case = case_in(State.NOT_ACCEPTED, rules=LAW)
    assert then(case, NewFacts(at=later(case), by=ANNA, why="it was about us", statement=SAID)).state is State.RECEIVED


@pytest.mark.clause("RULES-4.26")
def test_new_facts_begin_the_clock_anew_where_the_clock_says_so() -> None:
    case = case_at(State.ASSIGNED)
    before = case.clocks(at=later(case), rules=LAW)["respond"]
    again = then(case, NewFacts(at=case.card.received_at + timedelta(days=10), by=CARL, why="a receipt turned up", statement=SAID))
    after = again.clocks(at=later(again), rules=LAW)["respond"]
    assert (before.last_day, after.last_day) == (date(2026, 7, 21), date(2026, 7, 31))


# Its time ----------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.26")
def test_a_clock_is_paused_for_a_reason_of_the_rulebook_and_resumed() -> None:
    case = case_at(State.ASSIGNED)
    at = case.card.received_at + timedelta(days=2)
    paused = then(case, ClockPaused(at=at, by=ADA, why="appraisal", until=date(2026, 7, 20), notice=CALLED))
    reading = paused.clocks(at=at + timedelta(days=3), rules=LAW)["respond"]
    assert reading.state is ClockState.PAUSED
    assert [(one.why, one.by, one.until) for one in reading.pauses] == [("appraisal", "ada", date(2026, 7, 20))]
    resumed = then(paused, ClockResumed(at=at + timedelta(days=5), by=ADA, clock="respond"))
    assert resumed.clocks(at=at + timedelta(days=5), rules=LAW)["respond"].last_day == date(2026, 7, 26)
    assert paused.clocks(at=at + timedelta(days=30), rules=LAW)["respond"].findings[0].code == "clock.unresumed_pause"


def test_a_pause_that_the_rulebook_does_not_allow_is_refused() -> None:
    case = case_at(State.ASSIGNED)

    def pause(**given: object) -> list[str]:
        return codes(case, ClockPaused(at=later(case), by=ADA, **given))  # type: ignore[arg-type]

    assert pause(why="appraisal", clock="respond") == ["clock.pause_untold"]
    assert pause(why="holiday", clock="respond", notice=CALLED) == ["clock.pause_reason"]
    assert pause(why="holiday", notice=CALLED) == ["complaint.no_pause_for"]
    assert pause(why="appraisal", clock="lunch", notice=CALLED) == ["complaint.no_clock"]
    assert pause(why="mediation") == ["clock.pause_unagreed"]
    assert codes(case, ClockPaused(at=later(case), by=HANS, why="appraisal", notice=CALLED)) == ["complaint.lacks_role"]
    assert codes(case, ClockResumed(at=later(case), by=ADA, clock="lunch")) == ["complaint.nothing_paused"]
    standing = then(case, ClockPaused(at=later(case), by=ADA, why="appraisal", notice=CALLED))
    assert codes(standing, ClockResumed(at=later(standing), by=ADA, clock="lunch")) == ["complaint.no_clock"]
    assert codes(standing, ClockResumed(at=later(standing), by=ADA, clock="respond")) == []
    assert codes(case, ClockResumed(at=later(case), by=ADA)) == ["complaint.nothing_paused"]
    assert codes(standing, ClockResumed(at=later(standing), by=ADA)) == []
    bound = attrs.evolve(standing, class_id="bound")  # whose law has a clock that nothing pauses
    assert codes(bound, ClockResumed(at=later(bound), by=ADA, clock="toy-law.respond")) == ["complaint.not_paused"]


@pytest.mark.clause("RULES-4.26")
def test_what_ends_one_pause_leaves_the_other() -> None:
    case = case_at(State.ASSIGNED)
    both = then(case, ClockPaused(at=later(case), by=ADA, why="appraisal", notice=CALLED))
    both = then(both, ClockPaused(at=later(both), by=ADA, why="mediation", agreed=True, statement=SAID))
    assert [one.why for one in both.clocks(at=later(both), rules=LAW)["respond"].pauses] == ["appraisal", "mediation"]
    one = then(both, ClockResumed(at=later(both), by=ADA, why="mediation"))
    reading = one.clocks(at=later(one), rules=LAW)["respond"]
    assert (reading.state, [pause.why for pause in reading.pauses]) == (ClockState.PAUSED, ["appraisal"])
    assert codes(one, ClockResumed(at=later(one), by=ADA, why="mediation")) == ["complaint.not_paused_for"]
    assert then(one, ClockResumed(at=later(one), by=ADA)).clocks(at=later(one), rules=LAW)["respond"].state is ClockState.RUNNING
    offered = then(both, MediationProposed(at=later(both), by=ADA, body="the mediation centre"))
    agreed = then(offered, MediationAgreed(at=later(offered), by=CARL, notice=CALLED, until=date(2026, 7, 30), statement=SAID))
    mediated = then(agreed, MediationEnded(at=later(agreed), by=ADA, result=MediationResult.SETTLED))
    assert [pause.why for pause in mediated.clocks(at=later(mediated), rules=LAW)["respond"].pauses] == ["appraisal"]


def with_respond(**changes: object) -> ComplaintRules:
    """Return the rules with the one clock `respond` in every class, and something else in it."""
    clock = attrs.evolve(RESPOND, **changes)  # type: ignore[arg-type]
    return attrs.evolve(LAW, classes=FirstMatch(tuple(attrs.evolve(row, then=attrs.evolve(row.then, clocks=(clock,))) for row in LAW.classes.rows)))


def said(case: Complaint, event: Event, rules: ComplaintRules) -> list[str]:
    return [one.code for one in case.check(event, rules=rules).reasons]


@pytest.mark.clause("RULES-4.26")
def test_a_clock_that_does_not_hear_that_it_is_resumed_is_not_resumed() -> None:
    """A step that is taken and changes nothing would leave a complaint paused for ever, with everybody sure that it goes on."""
    rules, case = with_respond(resumes={"mediation_ended"}), case_at(State.ASSIGNED)
    paused = case.advance(ClockPaused(at=later(case), by=ADA, why="appraisal", notice=CALLED), rules=rules)
    every = ClockResumed(at=later(paused), by=ADA)
    assert said(paused, every, rules) == ["complaint.goes_on_otherwise"]
    assert said(paused, attrs.evolve(every, clock="respond"), rules) == ["complaint.goes_on_otherwise"]
    assert "goes on at `mediation_ended`" in paused.check(every, rules=rules).text()
    blocked = {one.id: one for one in paused.explain(actor=ADA, at=later(paused), rules=rules).blocked}
    assert [one.code for one in blocked["resume"].reasons] == ["complaint.goes_on_otherwise"]


def test_of_two_paused_clocks_the_one_that_hears_it_is_resumed() -> None:
    deaf = attrs.evolve(RESPOND, id="deaf", resumes={"mediation_ended"})
    clocks = (RESPOND, deaf)
    rules = attrs.evolve(LAW, classes=FirstMatch(tuple(attrs.evolve(row, then=attrs.evolve(row.then, clocks=clocks)) for row in LAW.classes.rows)))
    case = case_at(State.ASSIGNED)
    paused = case.advance(ClockPaused(at=later(case), by=ADA, why="appraisal", notice=CALLED), rules=rules)
    resume = ClockResumed(at=later(paused), by=ADA)
    assert said(paused, attrs.evolve(resume, clock="deaf"), rules) == ["complaint.goes_on_otherwise"]
    for one in (resume, attrs.evolve(resume, clock="respond")):
        read = paused.advance(one, rules=rules).clocks(at=later(paused) + timedelta(hours=1), rules=rules)
        assert (read["respond"].state, read["deaf"].state) == (ClockState.RUNNING, ClockState.PAUSED)


@pytest.mark.clause("RULES-4.26")
def test_a_clock_that_does_not_hear_of_extensions_has_none() -> None:
    rules, case = with_respond(resets=(), extends={"new_facts"}), case_at(State.ASSIGNED)
    longer = ClockExtended(at=later(case), by=ADA, clock="respond", step="complex", why="complex")
    assert said(case, longer, rules) == ["complaint.no_extension", "complaint.extended_by_nothing"]
    assert "`extends` does not name `clock_extended`" in case.check(longer, rules=rules).text()
    assert said(case, longer, with_respond()) == []


def test_where_no_clock_runs_there_is_no_pause() -> None:
    case = case_at(State.ASSIGNED)
    late = case.card.received_at + timedelta(days=40)
    pause = ClockPaused(at=late, by=ADA, why="appraisal", notice=CALLED)
    assert codes(case, pause) == ["clock.pause_not_running"]  # one that began while it ran may still be put on record
    assert codes(case, attrs.evolve(pause, since=later(case))) == []
    never = attrs.evolve(LAW, classes=FirstMatch(tuple(attrs.evolve(row, then=attrs.evolve(row.then, clocks=())) for row in LAW.classes.rows)))
    refused = case.check(pause, rules=never).reasons
    assert [one.code for one in refused] == ["complaint.no_pause", "complaint.no_pause_at_all"]


@pytest.mark.clause("RULES-4.26")
def test_a_clock_is_extended_step_by_step() -> None:
    case = case_at(State.ASSIGNED)
    longer = then(case, ClockExtended(at=later(case), by=ADA, clock="respond", step="complex", why="complex"))
    assert longer.clocks(at=later(longer), rules=LAW)["respond"].last_day == date(2026, 8, 5)
    longest = then(longer, ClockExtended(at=later(longer), by=ADA, clock="respond", step="special", why="special", approved_by=GREG, notice=CALLED))
    reading = longest.clocks(at=later(longest), rules=LAW)["respond"]
    assert (reading.last_day, reading.extended) == (date(2026, 9, 4), "special")


def test_an_extension_without_what_it_asks_for_is_refused() -> None:
    case = case_at(State.ASSIGNED)
    first = ClockExtended(at=later(case), by=ADA, clock="respond", step="complex", why="complex")
    assert codes(case, attrs.evolve(first, clock="lunch")) == ["complaint.no_clock"]
    assert codes(case, attrs.evolve(first, why="lazy")) == ["clock.extension_condition"]
    assert codes(case, attrs.evolve(first, approved_by=attrs.evolve(GREG, on_behalf_of="ada"))) == ["complaint.own_extension"]
    case = then(case, first)
    second = ClockExtended(at=later(case), by=ADA, clock="respond", step="special", why="special", approved_by=OTTO)
    assert codes(case, second) == ["clock.extension_unapproved", "clock.extension_untold"]


# Mediation ---------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("FIN-7.3")
def test_mediation_needs_the_customers_consent_and_stops_the_clock() -> None:
    case = case_at(State.ASSIGNED)
    offered = then(case, MediationProposed(at=later(case), by=ADA, body="the mediation centre"))
    agreed = then(offered, MediationAgreed(at=later(offered), by=CARL, notice=CALLED, until=date(2026, 7, 30), statement=SAID))
    assert agreed.clocks(at=later(agreed), rules=LAW)["respond"].state is ClockState.PAUSED
    ended = then(agreed, MediationEnded(at=later(agreed), by=ADA, result=MediationResult.SETTLED))
    assert ended.clocks(at=later(ended), rules=LAW)["respond"].state is ClockState.RUNNING
    assert ended.state is State.ASSIGNED
    again = then(ended, MediationProposed(at=later(ended), by=ADA, body="the court's mediators"))
    assert again.mediation == again.history[-1].event


def test_mediation_has_its_order() -> None:
    case = case_at(State.ASSIGNED)
    agree, end = MediationAgreed(at=later(case), by=CARL, notice=CALLED, statement=SAID), MediationEnded(at=later(case), by=ADA, result="settled")
    assert codes(case, agree) == ["complaint.mediation_not_offered"]
    assert codes(case, end) == ["complaint.mediation_not_begun"]
    assert codes(case, MediationProposed(at=later(case), by=ADA, body=" ")) == ["empty"]
    offered = then(case, MediationProposed(at=later(case), by=ADA, body="the centre"))
    assert codes(offered, MediationProposed(at=later(offered), by=ADA, body="another")) == ["complaint.mediation_on"]
    assert codes(offered, attrs.evolve(end, at=later(offered))) == []  # the customer said no
    long = MediationAgreed(at=later(offered), by=CARL, notice=CALLED, until=date(2026, 9, 30), statement=SAID)
    assert codes(offered, long) == ["clock.pause_too_long"]
    late = attrs.evolve(long, at=case.card.received_at + timedelta(days=40))
    assert codes(offered, attrs.evolve(late, until=None)) == []  # the clock has run out, and mediation may help all the same


# Who keeps out, and how it leaves ----------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.11")
def test_who_was_recused_keeps_out() -> None:
    case = case_at(State.ASSIGNED)
    out = then(case, Recused(at=later(case), by=ADA, person="hans", why="his brother's shop"))
    assert codes(out, ReportFiled(at=later(out), by=HANS, report=REPORT)) == ["complaint.recused"]
    assert codes(out, ReportFiled(at=later(out), by=SUSI, report=REPORT)) == []
    assert codes(case, Recused(at=later(case), by=ADA, person="", why="?")) == ["empty"]
    assert codes(case, Recused(at=later(case), by=HANS, person="hans", why="mine")) == ["complaint.lacks_role"]
    boss = case_in(State.ASSIGNED, attrs.evolve(CARD, superior="hans"), LAW)
    assert codes(boss, ReportFiled(at=later(boss), by=HANS, report=REPORT)) == ["recusal.superior"]


@pytest.mark.clause("RULES-1.2")
@pytest.mark.parametrize("state", OPEN_STATES)
def test_a_withdrawn_complaint_ends_that_day_and_keeps_its_place_in_the_statistics(state: State) -> None:
    case = case_at(state)
    gone = then(case, Withdrawn(at=later(case), by=CARL, why="settled", statement=SAID))
    assert gone.state is State.WITHDRAWN
    assert gone.ended == gone.history[-1].event
    record = record_of(gone, at=later(gone), rules=LAW)
    assert (record.outcome, record.is_closed, record.closed) == ("withdrawn", True, gone.history[-1].event.at.date())
    assert gone.clocks(at=later(gone), rules=LAW)["respond"].state is ClockState.MET
    assert codes(gone, Closed(at=later(gone), by=CARL, no_action=NO_ACTION)) == ["not_now"]


@pytest.mark.clause("RULES-1.2")
def test_what_belongs_elsewhere_is_referred_and_the_customer_told() -> None:
    case = case_at(State.CONFIRMED)
    there = then(case, Referred(at=later(case), by=ADA, body="the insurer", reply=WRITTEN))
    assert (there.state, there.told) == (State.REFERRED, there.history[-1].event)
    assert record_of(there, at=later(there), rules=LAW).outcome == "referred"
    nowhere = Referred(at=later(case), by=ADA, body="", reply=attrs.evolve(WRITTEN, content=""))
    assert codes(case, nowhere) == ["complaint.reply_incomplete", "empty"]


# Once answered -----------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("FIN-5.2")
@pytest.mark.parametrize("state", [State.ANSWERED, State.CLOSED])
def test_it_is_followed_up_until_it_is_solved_for_good(state: State) -> None:
    case = case_at(state)
    seen = then(case, FollowUpDone(at=later(case), by=CARL, note="all well", statement=SAID))
    assert seen.state is state
    again = then(seen, FollowUpUnsolved(at=later(seen), by=CARL, note="it came again", statement=SAID))
    assert (again.state, again.told, again.ended) == (State.REOPENED, None, None)
    assert record_of(again, at=later(again), rules=LAW).is_closed is False
    assert codes(case, FollowUpDone(at=later(case), by=FRED, statement=SAID)) == ["complaint.lacks_role"]


@pytest.mark.clause("FIN-5.2", "RULES-4.26")
@pytest.mark.parametrize("state", ENDED)
def test_what_was_reopened_is_answered_again_before_it_is_closed(state: State) -> None:
    case = case_at(state) if state == State.CLOSED else case_in(state, rules=LAW)
    again = reopened(case)
    assert [again.state] == [State.REOPENED]
    while again.state != State.CLOSED:
        against = codes(again.moved(State.ANSWERED, again.history), Closed(at=later(again), by=CARL, no_action=NO_ACTION))
        assert ("complaint.not_answered" in against) is (again.told is None)
        again = then(again, NEXT[again.state](again))
    assert again.recheck(rules=LAW) == ()
    if state in {State.ANSWERED, State.CLOSED}:
        assert again.granted is not None
        assert str(again.granted) == "1,000.00 CNY"  # paid twice: once with each answer


def test_reopening_begins_a_run_of_its_own_where_the_clock_says_so() -> None:
    case = case_at(State.CLOSED)
    again = reopened(case)
    assert again.clocks(at=later(again), rules=LAW)["respond"].state is ClockState.RUNNING
    assert codes(case, Reopened(at=later(case), by=CARL, why="", on="unsolved")) == ["complaint.no_reason"]
    assert codes(case, Reopened(at=later(case), by=CARL, why="so", on="review")) == ["complaint.no_review"]
    assert codes(case, Reopened(at=later(case), by=HANS, why="so", on="unsolved")) == ["complaint.lacks_role"]


@pytest.mark.clause("RULES-4.1")
def test_a_branchs_decision_is_reviewed_by_the_unit_above_it() -> None:
    case = case_at(State.CLOSED, EXEMPT)
    asked = then(case, ReviewRequested(at=later(case), by=CARL, why="too little", statement=SAID))
    assert (asked.state, asked.told) == (State.UNDER_REVIEW, None)
    decide = ReviewDecided(at=later(asked), by=GREG, ruling="partly_upheld", reply=WRITTEN)
    done = then(asked, decide)
    assert (done.state, done.ruling, done.decider) == (State.ANSWERED, Ruling.PARTLY_UPHELD, GREG)
    assert codes(asked, attrs.evolve(decide, by=SUSI)) == ["complaint.not_above"]
    assert codes(asked, attrs.evolve(decide, by=attrs.evolve(ADA, id="aldo", rank=5))) == ["complaint.not_above"]  # the same house
    assert codes(asked, attrs.evolve(decide, by=attrs.evolve(GREG, on_behalf_of="ada"))) == ["complaint.not_above", "complaint.own_paper"]
    more = then(done, Reopened(at=later(done), by=CARL, why="pay the rest", on=ReopenedFor.REVIEW))
    assert more.state is State.REOPENED
    lost = then(asked, attrs.evolve(decide, ruling="not_upheld"))
    assert codes(lost, Reopened(at=later(lost), by=CARL, why="so", on="review")) == ["complaint.no_review"]


@pytest.mark.clause("RULES-4.1")
def test_whoever_reviewed_a_decision_decided_it_and_nobody_reviews_their_own_review() -> None:
    case = case_at(State.CLOSED, EXEMPT)
    house = attrs.evolve(ADA, unit="bank/administration/reviews")
    case = attrs.evolve(
        case,
        history=tuple(
            one._replace(event=attrs.evolve(one.event, by=house)) if isinstance(one.event, OpinionSettled) else one for one in case.history
        ),
    )
    request = ReviewRequested(at=later(case), by=CARL, why="too little", statement=SAID)
    olga = attrs.evolve(ADA, id="olga", rank=4)
    case = then(then(case, request), ReviewDecided(at=later(case), by=olga, ruling="not_upheld", reply=WRITTEN))
    assert (case.decider, case.decided_by_branch) == (olga, True)
    again = then(case, attrs.evolve(request, at=later(case)))
    hers = ReviewDecided(at=later(again), by=olga, ruling="upheld", reply=WRITTEN)
    assert codes(again, hers) == ["complaint.not_above", "complaint.own_paper"]
    assert codes(again, attrs.evolve(hers, by=attrs.evolve(GREG, on_behalf_of="olga"))) == ["complaint.not_above", "complaint.own_paper"]
    top = then(again, attrs.evolve(hers, by=GREG))
    assert (top.decider, top.decided_by_branch) == (GREG, False)
    assert codes(top, attrs.evolve(request, at=later(top))) == ["complaint.nobody_above"]


def test_whoever_reviewed_what_was_decided_before_may_review_what_was_decided_since() -> None:
    case = case_at(State.CLOSED, EXEMPT)
    request = ReviewRequested(at=later(case), by=CARL, why="too little", statement=SAID)
    decide = ReviewDecided(at=later(case), by=GREG, ruling="partly_upheld", reply=WRITTEN)
    case = then(then(case, request), decide)
    settled = next(one.event for one in case.history if isinstance(one.event, OpinionSettled))
    anew = case.moved(State.UNDER_REVIEW, (*case.history, Step(len(case.history) + 1, "settle", attrs.evolve(settled, at=later(case)))))
    assert codes(anew, attrs.evolve(decide, at=later(anew))) == []


def test_nobody_reviews_what_the_head_of_the_house_decided() -> None:
    case = case_at(State.CLOSED)
    assert codes(case, ReviewRequested(at=later(case), by=CARL, why="too little", statement=SAID)) == ["complaint.nobody_above"]
    assert case.decider == GREG
    assert case_at(State.ASSIGNED).decider is None
    under = case.moved(State.UNDER_REVIEW, case_at(State.ASSIGNED).history)
    assert codes(under, ReviewDecided(at=later(case), by=GREG, ruling="upheld", reply=WRITTEN)) == []


# So that it does not come again ------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.4", "DEPT-1.4", "MAN-4.2")
def test_measures_are_agreed_done_and_checked() -> None:
    case = case_at(State.CLOSED)
    action = Action(id="A1", kind=ActionKind.PREVENTIVE, owner="susi", due=date(2026, 8, 1), what="one fee table")
    assert codes(case, ActionDone(at=later(case), by=HANS, action="A1")) == ["complaint.no_actions"]
    agreed = then(case, ActionAgreed(at=later(case), by=HANS, action=action))
    assert (agreed.state, dict(agreed.actions)) == (State.CLOSED, {"A1": action})
    assert codes(agreed, ActionAgreed(at=later(agreed), by=HANS, action=action)) == ["complaint.action_twice"]
    assert codes(agreed, ActionChecked(at=later(agreed), by=ADA, action="A1", effective=True)) == ["complaint.no_action_done"]
    done = then(agreed, ActionDone(at=later(agreed), by=SUSI, action="A1"))
    assert then(done, ActionChecked(at=later(done), by=ADA, action="A1", effective=False, note="it came again")).version == done.version + 1
    empty = attrs.evolve(action, id="A2", owner="", what=" ")
    assert codes(case, ActionAgreed(at=later(case), by=HANS, action=empty)) == ["empty", "empty"]
    assert codes(case, ActionAgreed(at=later(case), by=NORA, action=action)) == ["complaint.lacks_role"]
    with pytest.raises(InvalidValue, match="`kind` is `lucky`"):
        attrs.evolve(action, kind="lucky")


# Everything together -----------------------------------------------------------------------------------------------------------------------------


def test_nothing_that_ended_is_answered_again() -> None:
    for state, why in ((State.WITHDRAWN, "not_now"), (State.REFERRED, "not_now"), (State.MERGED, "nothing_follows")):
        case = case_at(State.RETURNED).moved(state, case_at(State.RETURNED).history)
        assert codes(case, CustomerAnswered(at=later(case), by=CARL, reply=WRITTEN)) == [why]
