"""A complaint knows the law that it is bound to: every letter is held to its contents, and what the law counts from is on record."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import Money, Rulebook
from crmcore.complaints import VOCABULARY, Complaint, ComplaintRules, Notice, Reply, merge
from crmcore.complaints import events as e
from crmcore.complaints.regimes import Letter, Regime, draft, missing_from_reply
from crmcore.complaints.states import Ruling
from crmcore.event import Actor, Event
from crmcore.rulebook import Regimes
from crmcore.worktime import ClockState
from tests.complaints.alongside import LAW
from tests.complaints.bound import bound_to
from tests.complaints.cases import ADA, ANNA, CARD, CARL, SAID, later, raised
from tests.complaints.toy_law import REGIME, TEXT
from tests.oracle import letters

SHIPPED = Rulebook.default().on(date(2026, 7, 6)).complaints
OFFICE = SHIPPED.calendars["office"]


def law(id: str) -> ComplaintRules:
    """The tests' bank with every class bound to one regime."""
    return bound_to(LAW, Regimes.shipped().get(id), calendar=OFFICE)


def codes(case: Complaint, event: Event, rules: ComplaintRules) -> set[str]:
    return {one.code for one in case.check(event, rules=rules).reasons}


def parts(regime: Regime, letter: Letter, ruling: Ruling | None = None) -> tuple[str, ...]:
    return draft(regime, letter, facts={}, ruling=ruling).contains


CALL = Notice(channel="telephone", proof="called", content="called")


@pytest.mark.clause("RULES-4.14", "FIN-2.3")
def test_no_empty_call_meets_a_deadline_of_the_law() -> None:
    rules = law("uk-fca-disp")
    case = raised(rules=rules)
    hold = e.HoldingReplySent(at=later(case), by=CARL, notice=CALL)
    assert codes(case, hold, rules) == {"regime.reply_lacks", "complaint.no_day_promised", "wait.too_early"}
    regime = Regimes.shipped().get("uk-fca-disp")
    late = attrs.evolve(
        hold,
        at=CARD.received_at + timedelta(days=52),
        notice=attrs.evolve(CALL, contains=parts(regime, Letter.HOLDING_REPLY)),
        expected=date(2026, 9, 30),
    )
    assert codes(case, attrs.evolve(late, expected=date(2026, 8, 27)), rules) == {"complaint.promised_behind"}
    held = case.advance(late, rules=rules)
    clocks = held.clocks(at=late.at + timedelta(days=60), rules=rules)
    assert clocks["uk-fca-disp.respond_as_promised"].last_day == date(2026, 9, 30)
    assert clocks["uk-fca-disp.respond_as_promised"].state is ClockState.BREACHED
    assert codes(case, e.Acknowledged(at=later(case), by=CARL, notice=CALL), rules) == {"regime.reply_lacks"}


@pytest.mark.clause("RULES-4.7", "RULES-4.14")
def test_a_rejection_is_held_to_what_the_law_wants_in_it() -> None:
    rules, regime = law("cn-cbirc-2020-3"), Regimes.shipped().get("cn-cbirc-2020-3")
    case = raised(rules=rules)
    oral = Reply(manner="oral", person="p", content="your own fault")
    assert codes(case, e.Explained(at=later(case), by=ANNA, reply=oral), rules) == {"regime.reply_lacks"}
    whole = attrs.evolve(oral, contains=parts(regime, Letter.REPLY, Ruling.NOT_UPHELD))
    assert codes(case, e.Explained(at=later(case), by=ANNA, reply=whole), rules) == set()
    british = law("uk-fca-disp")
    case = raised(rules=british)
    assert codes(case, e.Explained(at=later(case), by=ANNA, reply=oral), british) == {"regime.reply_lacks", "regime.reply_in_writing"}


@pytest.mark.clause("RULES-4.26")
def test_what_the_law_counts_from_is_recorded_on_the_case() -> None:
    rules = law("us-reg-z")
    case = raised(rules=rules)
    cycle = e.RegulatoryEvent(at=later(case), by=CARL, happened="second_cycle_ends", day=date(2026, 8, 20))
    own = Regimes.shipped().get("us-reg-z").own_events["second_cycle_ends"]
    cycle = attrs.evolve(cycle, by=attrs.evolve(CARL, roles=frozenset(own.by)))
    assert case.clocks(at=later(case), rules=rules)["us-reg-z.respond"].last_day == date(2026, 10, 4)  # at the latest: 90 days
    told = case.advance(cycle, rules=rules)
    assert told.clocks(at=later(told), rules=rules)["us-reg-z.respond"].last_day == date(2026, 8, 20)
    assert codes(case, attrs.evolve(cycle, day=None), rules) == {"empty"}
    assert codes(case, attrs.evolve(cycle, happened="hardship_agreed"), rules) == {"complaint.no_own_event"}
    assert codes(case, attrs.evolve(cycle, by=attrs.evolve(CARL, roles=frozenset())), rules) >= {"complaint.lacks_role"}


@pytest.mark.clause("RULES-4.26")
def test_the_clocks_of_the_law_hear_what_no_step_records() -> None:
    """A provisional credit under Regulation E, and a death benefit whose time begins with the decision proposed."""
    rules = law("us-reg-e")
    handler = attrs.evolve(CARL, roles=frozenset({"handler"}))
    case = raised(rules=rules)
    assert case.clocks(at=later(case), rules=rules)["us-reg-e.credit_notice"].state is ClockState.NOT_STARTED
    case = case.advance(e.RegulatoryEvent(at=later(case), by=handler, happened="provisionally_credited", amount=Money("5", "CNY")), rules=rules)
    notice = case.clocks(at=later(case), rules=rules)["us-reg-e.credit_notice"]
    assert (notice.state, notice.last_day) == (ClockState.RUNNING, date(2026, 7, 8))  # two business days after Monday the 6th
    own = Regimes.shipped().get("us-reg-e").own_events["credit_notified"]
    told = e.RegulatoryEvent(at=later(case), by=attrs.evolve(CARL, roles=frozenset(own.by)), happened="credit_notified", notice=CALL)
    told = attrs.evolve(told, amount=Money("5", "CNY"), day=date(2026, 7, 7))
    assert case.advance(told, rules=rules).clocks(at=later(case), rules=rules)["us-reg-e.credit_notice"].state is ClockState.MET
    rules = law("au-rg271/death-benefit")
    case = raised(rules=rules)
    own = Regimes.shipped().get("au-rg271/death-benefit").own_events["decision_proposed"]
    proposed = e.RegulatoryEvent(at=later(case), by=attrs.evolve(CARL, roles=frozenset(own.by)), happened="decision_proposed")
    proposed = attrs.evolve(proposed, notice=CALL, day=date(2026, 7, 6))
    assert case.clocks(at=later(case), rules=rules)["au-rg271/death-benefit.respond"].state is ClockState.NOT_STARTED
    begun = case.advance(proposed, rules=rules).clocks(at=later(case), rules=rules)["au-rg271/death-benefit.respond"]
    assert begun.state is ClockState.RUNNING


@pytest.mark.clause("RULES-4.7")
def test_who_explains_or_gives_reasons_rejects_and_says_why() -> None:
    case = attrs.evolve(raised(rules=LAW), class_id="bound")
    bare = Reply(manner="written", content="x", contains=("result",))
    assert codes(case, e.Explained(at=later(case), by=ANNA, reply=bare), LAW) == {"regime.reply_lacks"}
    assert codes(case, e.Explained(at=later(case), by=ANNA, reply=attrs.evolve(bare, contains=("result", "reasons"))), LAW) == set()


@pytest.mark.clause("RULES-4.26")
def test_an_event_of_the_law_has_its_stage() -> None:
    case = attrs.evolve(raised(rules=LAW), class_id="bound")
    assert codes(case, e.RegulatoryEvent(at=later(case), by=ADA, happened="paid_out"), LAW) == {"complaint.lacks_role", "complaint.other_stage"}


@pytest.mark.clause("RULES-4.26")
def test_what_the_law_counts_from_after_the_answer_has_no_button_before_it() -> None:
    after = attrs.evolve(REGIME, own_events={"paid_out": REGIME.own_events["paid_out"]})
    rules = bound_to(LAW, after)

    def greyed(case: Complaint) -> set[str]:
        return {
            one.code
            for step in case.explain(actor=ADA, at=later(case), rules=rules).blocked
            if step.event is e.RegulatoryEvent
            for one in step.reasons
        }

    case = raised(rules=rules)
    assert greyed(case) == {"complaint.none_in_stage"}
    reply = Reply(manner="written", content="x", contains=("result", "reasons"))
    told = case.advance(e.Explained(at=later(case), by=ANNA, reply=reply), rules=rules)
    assert greyed(told) == set()
    assert codes(told, e.RegulatoryEvent(at=later(told), by=ADA, happened="paid_out"), rules) == set()


@pytest.mark.clause("RULES-1.2")
def test_a_merged_duplicate_is_no_longer_late() -> None:
    rules = law("cn-cbirc-2020-3")
    case, other = raised(rules=rules), raised(attrs.evolve(CARD, number="C-2"), rules)
    _, ended = merge(case, other, at=later(case), by=ADA, rules={rules.edition: rules})
    assert ended.clocks(at=datetime(2026, 12, 1, tzinfo=UTC), rules=rules)["cn-cbirc-2020-3.respond"].state is ClockState.ENDED


@pytest.mark.clause("RULES-1.2", "RULES-4.26")
def test_the_day_that_a_merged_duplicate_named_still_ends_the_time() -> None:
    rules = law("us-reg-z")
    own = Regimes.shipped().get("us-reg-z").own_events["second_cycle_ends"]
    by = attrs.evolve(CARL, roles=frozenset(own.by))
    case, other = raised(rules=rules), raised(attrs.evolve(CARD, number="C-2"), rules)
    other = other.advance(e.RegulatoryEvent(at=later(other), by=by, happened="second_cycle_ends", day=date(2026, 8, 20)), rules=rules)
    case, _ = merge(case, other, at=later(other), by=ADA, rules={rules.edition: rules})
    assert case.clocks(at=later(case), rules=rules)["us-reg-z.respond"].last_day == date(2026, 8, 20)
    case = case.advance(e.RegulatoryEvent(at=later(case), by=by, happened="second_cycle_ends", day=date(2026, 8, 15)), rules=rules)
    assert case.clocks(at=later(case), rules=rules)["us-reg-z.respond"].last_day == date(2026, 8, 15)


@pytest.mark.clause("RULES-4.1")
def test_a_review_is_asked_for_within_the_time_that_the_law_gives() -> None:
    rules = law("cn-cbirc-2020-3")
    case = raised(rules=rules)
    whole = Reply(manner="oral", person="p", content="x", contains=parts(Regimes.shipped().get("cn-cbirc-2020-3"), Letter.REPLY))
    case = case.advance(e.Explained(at=later(case), by=ANNA, reply=whole), rules=rules)
    ask = e.ReviewRequested(at=later(case), by=CARL, why="no", statement=SAID)
    assert codes(case, ask, rules) == set()
    assert codes(case, attrs.evolve(ask, at=ask.at + timedelta(days=29)), rules) == set()
    assert codes(case, attrs.evolve(ask, at=ask.at + timedelta(days=40)), rules) == {"complaint.window_passed"}


@pytest.mark.clause("RULES-4.26")
def test_a_day_that_has_passed_ends_no_time() -> None:
    """Else no clock of the complaint could be read any more."""
    rules = law("us-reg-z")
    case = raised(rules=rules)
    own = Regimes.shipped().get("us-reg-z").own_events["second_cycle_ends"]
    past = e.RegulatoryEvent(at=later(case), by=attrs.evolve(CARL, roles=frozenset(own.by)), happened="second_cycle_ends", day=date(2026, 7, 6))
    assert codes(case, past, rules) == {"regime.day_too_early"}
    assert codes(case, attrs.evolve(past, day=date(2026, 7, 7)), rules) == set()


@pytest.mark.clause("RULES-4.26")
def test_what_two_laws_count_from_satisfies_both() -> None:
    other = attrs.evolve(
        REGIME, id="other-law", own_events={"credited": attrs.evolve(REGIME.own_events["credited"], carries=(), by=("administration",))}
    )
    rules = bound_to(LAW, REGIME, other)
    case = raised(rules=rules)
    both = attrs.evolve(CARL, roles=frozenset({"customer_service", "administration"}))
    event = e.RegulatoryEvent(at=later(case), by=both, happened="credited", amount=Money("5", "CNY"), day=date(2026, 8, 1), notice=CALL)
    assert codes(case, event, rules) == set()
    assert codes(case, attrs.evolve(event, by=CARL), rules) == {"complaint.lacks_role"}
    assert codes(case, attrs.evolve(event, amount=None), rules) == {"empty"}


KINDS = ("acknowledged", "held", "extended", "explained", "answered", "upheld at once", "recorded")
PARTS = st.sets(st.sampled_from(("number", "why", "reasons", "result"))).map(lambda found: tuple(sorted(found)))
ACTORS = st.sampled_from((CARL, ADA, ANNA))


@pytest.mark.clause("RULES-4.14", "RULES-4.26", "FIN-2.3")
@given(st.sampled_from(KINDS), PARTS, st.none() | st.dates(date(2026, 7, 5), date(2026, 7, 12)), st.integers(0, 90), st.booleans(), ACTORS, st.data())
def test_the_law_refuses_what_its_twin_refuses(
    kind: str, contains: tuple[str, ...], expected: date | None, hours: int, mediated: bool, by: Actor, data: st.DataObject
) -> None:
    case = attrs.evolve(raised(rules=LAW), class_id="bound")
    happened = {"received": case.card.received_at}
    if mediated:
        case = case.advance(e.MediationProposed(at=later(case), by=ADA, body="the centre"), rules=LAW)
        happened["mediation_proposed"] = case.history[-1].event.at
    at, notice = case.history[-1].event.at + timedelta(hours=hours), attrs.evolve(CALL, contains=contains)
    reply = Reply(manner="written", content="x", contains=contains)
    guards: tuple[tuple[str, bool], ...]
    if kind == "acknowledged":
        event: Event = e.Acknowledged(at=at, by=by, notice=notice)
        guards = (("lawful_acknowledgement", letters.refused(TEXT, "acknowledgement", contains, None)),)
    elif kind == "held":
        event = e.HoldingReplySent(at=at, by=by, notice=notice, expected=expected)
        guards = (
            ("lawful_delay", letters.refused(TEXT, "holding_reply", contains, None)),
            ("day_promised", letters.promise_refused(TEXT, expected, at)),
            ("nothing_to_wait_for", letters.barred(TEXT, "holding_reply_sent", happened, at)),
        )
    elif kind == "extended":
        clock = data.draw(st.sampled_from(("toy-law.respond", "respond")))
        event = e.ClockExtended(at=at, by=by, clock=clock, step="complex", why="complex", notice=notice)
        guards = (("lawful_delay", clock == "toy-law.respond" and letters.refused(TEXT, "holding_reply", contains, None)),)
    elif kind == "explained":
        event = e.Explained(at=at, by=by, reply=reply)
        guards = (("lawful_reply", letters.refused(TEXT, "reply", contains, "not_upheld")),)
    elif kind == "answered":
        event = e.CustomerAnswered(at=at, by=by, reply=reply)  # decided by nobody: what any outcome demands
        guards = (("lawful_reply", letters.refused(TEXT, "reply", contains, None)),)
    elif kind == "upheld at once":
        event = e.SolvedAtOnce(at=at, by=by, reply=reply, content=True)
        guards = (("lawful_reply", letters.refused(TEXT, "reply", contains, "upheld")),)
    else:
        word, carried = (
            data.draw(st.sampled_from(("credited", "paid_out", "closed"))),
            data.draw(st.sets(st.sampled_from(("amount", "day", "notice")))),
        )
        event = e.RegulatoryEvent(
            at=at,
            by=by,
            happened=word,
            amount=Money("5", "CNY") if "amount" in carried else None,
            day=date(2026, 8, 1) if "day" in carried else None,
            notice=CALL if "notice" in carried else None,
        )
        guards = (
            ("counted_by_regime", letters.event_refused(TEXT, word, by.roles, carried, answered=False)),
            ("wait_over", letters.barred(TEXT, word, happened, at)),
        )
    for name, wrong in guards:
        assert bool(VOCABULARY.guards[name](case, event, LAW)) is wrong, (name, event)


IDS = tuple(sorted({one.id for one in Regimes.shipped().editions}))


@pytest.mark.clause("RULES-4.14")
@pytest.mark.parametrize("id", IDS)
@given(st.data())
def test_every_letter_lacking_any_part_is_refused_and_its_draft_never(id: str, data: st.DataObject) -> None:
    regime = Regimes.shipped().get(id)
    letter, ruling = data.draw(st.sampled_from(Letter)), data.draw(st.sampled_from((None, *Ruling)))
    whole = parts(regime, letter, ruling)
    assert missing_from_reply(regime, whole, letter=letter, ruling=ruling) == ()
    for out in whole:
        less = [one for one in whole if one != out]
        assert [one.code for one in missing_from_reply(regime, less, letter=letter, ruling=ruling)] == ["regime.reply_lacks"]
