"""Duplicates: neither a reporter nor a clock is lost, and what merging does to a clock is the clock's own choice."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crmcore.adapters import default_codec
from crmcore.complaints import (
    Complaint,
    ComplaintClass,
    ComplaintRules,
    CustomerStatement,
    State,
    merge,
    migrate,
    reclassify,
    record_of,
    severity_of_case,
    split,
)
from crmcore.complaints.deadlines import clocks_of
from crmcore.complaints.events import (
    AnswerAccepted,
    AnswerRejected,
    CardCorrected,
    ClockPaused,
    ClockResumed,
    CustomerAnswered,
    MediationAgreed,
    MediationProposed,
    MergedIn,
    MergedInto,
    Recused,
    Withdrawn,
)
from crmcore.complaints.supervision import other_classes
from crmcore.errors import NotFound, Refused
from crmcore.messages import Language
from crmcore.rulebook import Rulebook
from crmcore.rules import Everyone, FirstMatch, Is, Row
from crmcore.worktime import ClockState, Duration, MergeEvent, OnReopen, TimeUnit, readings
from tests.complaints.alongside import CALLED, LAW, RESPOND, case_at, codes, solved, then
from tests.complaints.alongside import SIMPLE as SIMPLE_CARD
from tests.complaints.cases import ADA, ANNA, CARD, CARL, HANS, SAID, WRITTEN, later, raised

EARLIER = attrs.evolve(CARD, number="C-2", received_at=CARD.received_at - timedelta(days=3), customer_name="虚竹", customer="K-8")
BOTH = {LAW.edition: LAW}


def pair(rules: ComplaintRules = LAW) -> tuple[Complaint, Complaint]:
    """Return a complaint, and an earlier one about the same thing, merged into it."""
    into = case_at(State.ASSIGNED)
    return merge(into, raised(EARLIER, rules), at=later(into), by=ADA, rules={rules.edition: rules})


@pytest.mark.clause("RULES-1.2", "RULES-4.15")
def test_both_files_say_so_and_every_reporter_is_kept() -> None:
    into, other = pair()
    assert (into.state, other.state) == (State.ASSIGNED, State.MERGED)
    assert [card.number for card in into.reporters] == [CARD.number, "C-2"]
    assert record_of(other, at=later(other), rules=LAW).outcome == "merged"
    assert (into.recheck(rules=LAW), other.recheck(rules=LAW)) == ((), ())
    third = raised(attrs.evolve(CARD, number="C-3"), LAW)
    over, _ = merge(third, into, at=later(into), by=ADA, rules=BOTH)
    assert [card.number for card in over.reporters] == ["C-3", CARD.number, "C-2"]


@pytest.mark.clause("RULES-1.2")
def test_the_step_by_itself_only_ends_a_complaint_and_what_has_ended_takes_in_nothing() -> None:
    """Each called a duplicate of the other by `advance` alone, nobody would be answered: `merge` makes the step and its counterpart, or refuses both."""
    one, other = raised(CARD, LAW), raised(EARLIER, LAW)
    gone = one.advance(MergedInto(at=later(one), by=ADA, into="C-2"), rules=LAW)
    both = other.advance(MergedInto(at=later(one), by=ADA, into=CARD.number), rules=LAW)
    assert (gone.state, both.state) == (State.MERGED, State.MERGED)
    for into, duplicate in ((gone, other), (one, both), (gone, both)):
        with pytest.raises(Refused, match="does not follow"):
            merge(into, duplicate, at=later(one), by=ADA, rules=BOTH)


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(
    ("choice", "last_days"),
    [
        (OnReopen.CONTINUE, [date(2026, 7, 18)]),  # the one that started first goes on
        (OnReopen.REMAINDER, [date(2026, 7, 21)]),  # that of the complaint which stays
        (OnReopen.NEW, [date(2026, 7, 18), date(2026, 7, 21)]),  # both, side by side
    ],
)
def test_what_merging_does_to_a_clock_is_its_own_choice(choice: OnReopen, last_days: list[date]) -> None:
    clock = attrs.evolve(RESPOND, on_merge=choice)
    classes = FirstMatch((Row("ordinary", Everyone(), ComplaintClass(id="ordinary", clocks=(clock,)), "RULES-4.26"),))
    rules = attrs.evolve(LAW, classes=classes)
    into, _ = pair(rules)
    found = readings(clock, into.clock_events, at=later(into))
    assert sorted(one.last_day for one in found if one.last_day is not None) == last_days
    assert {one.state for one in found} == {ClockState.RUNNING}
    assert any(isinstance(mark, MergeEvent) and mark.case == "C-2" for mark in into.clock_events)


def of_two_classes(how: OnReopen) -> ComplaintRules:
    """Return rules by which an answer has five days where somebody was hurt, and fifteen otherwise."""
    slow = attrs.evolve(RESPOND, on_merge=how)
    fast = attrs.evolve(slow, within=Duration(5, TimeUnit.DAY), extends=frozenset(), extensions=())
    hurt = Row("severe", Is("injury", value=True), ComplaintClass(id="severe", clocks=(fast,)), "RULES-1.5")
    return attrs.evolve(LAW, classes=FirstMatch((hurt, Row("ordinary", Everyone(), ComplaintClass(id="ordinary", clocks=(slow,)), "RULES-4.26"))))


@pytest.mark.clause("RULES-4.26", "RULES-1.2")
def test_a_duplicate_of_another_class_is_read_by_its_own_clock() -> None:
    """Received on 3 July with fifteen days, it had until the 18th; by our five it would have been late before anybody merged it."""
    rules = of_two_classes(OnReopen.CONTINUE)
    into, other = raised(attrs.evolve(CARD, injury=True), rules), raised(EARLIER, rules)
    over, ended = merge(into, other, at=later(into), by=ADA, rules={rules.edition: rules})
    (clock, _), *_ = clocks_of(over, rules)
    found = readings(clock, over.clock_events, at=later(over))
    assert [(one.last_day, one.state) for one in found] == [(date(2026, 7, 11), "running"), (date(2026, 7, 18), "running")]
    assert over.clocks(at=later(over), rules=rules)["respond"].last_day == date(2026, 7, 11)
    assert (over.recheck(rules=rules), ended.recheck(rules=rules)) == ((), ())
    codec = default_codec()
    assert codec.decode(codec.encode(over), Complaint) == over


def ends(case: Complaint, rules: ComplaintRules) -> list[date]:
    """Return the last days of the runs of `respond` that are open, in order."""
    ((clock, days),) = [one for one in clocks_of(case, rules) if one[0].id == "respond"]
    found = readings(clock, case.clock_events, at=later(case), calendar=days)
    return sorted(one.last_day for one in found if one.last_day is not None and one.stopped_at is None)


OWN, ITS = date(2026, 7, 11), date(2026, 7, 18)


@pytest.mark.clause("RULES-4.26", "RULES-1.2", "RULES-4.28")
def test_neither_end_moves_by_what_comes_after_the_merger() -> None:
    """Another merger, a change of rules, another class, a part split off, a reopening: the two go on by their own time."""
    rules = of_two_classes(OnReopen.CONTINUE)
    both = {rules.edition: rules}
    into = raised(attrs.evolve(CARD, injury=True), rules)
    over, _ = merge(into, raised(EARLIER, rules), at=later(into), by=ADA, rules=both)
    assert ends(over, rules) == [OWN, ITS]
    third = raised(attrs.evolve(CARD, number="C-9", injury=True, received_at=CARD.received_at + timedelta(hours=1)), rules)
    again, _ = merge(third, over, at=later(over), by=ADA, rules=both)
    assert ends(again, rules) == [OWN, ITS]  # the third counts as ours does, and began later
    slow = attrs.evolve(rules, edition="bank@2027")
    moved = migrate(over, was=rules, rules=slow, at=later(over), by=ADA, why="the rules of next year")
    assert ends(moved, slow) == [OWN, ITS]
    rest, (part,) = split(over, (attrs.evolve(CARD, number="C-5", customer="K-8", injury=True),), at=later(over), by=CARL, rules=rules)
    assert (ends(rest, rules), ends(part, rules)) == ([OWN, ITS], [OWN, ITS])
    calm = raised(CARD, rules)
    up = reclassify(
        merge(calm, raised(EARLIER, rules), at=later(calm), by=ADA, rules=both)[0], rules=rules, at=later(calm), by=ADA, why="w", to="severe"
    )
    assert ends(up, rules) == [date(2026, 7, 11), ITS]


def of_days(days: int, how: OnReopen, edition: str) -> ComplaintRules:
    """Return rules of one class, which gives an answer so many days."""
    only = attrs.evolve(RESPOND, within=Duration(days, TimeUnit.DAY), on_merge=how, extends=frozenset(), extensions=())
    row = Row("ordinary", Everyone(), ComplaintClass(id="ordinary", clocks=(only,)), "RULES-4.26")
    return attrs.evolve(LAW, edition=edition, classes=FirstMatch((row,)))


@pytest.mark.clause("RULES-4.26", "RULES-1.2", "RULES-4.28")
@given(st.integers(1, 20), st.integers(1, 20), st.sampled_from([OnReopen.CONTINUE, OnReopen.NEW]))
@example(ours=7, its=7, how=OnReopen.CONTINUE)
@example(ours=15, its=1, how=OnReopen.CONTINUE)
def test_of_two_editions_each_has_the_time_of_its_own_rules(ours: int, its: int, how: OnReopen) -> None:
    """A duplicate under other rules ends as it would have ended alone; only where both count alike may one clock stand for two."""
    mine, theirs = of_days(ours, how, "bank@2026"), of_days(its, how, "bank@2027")
    into, other = raised(CARD, mine), raised(EARLIER, theirs)
    over, ended = merge(into, other, at=later(into), by=ADA, rules={one.edition: one for one in (mine, theirs)})
    alone = [*ends(into, mine), *ends(other, theirs)]
    assert ends(over, mine) == (sorted(alone) if ours != its or how is OnReopen.NEW else [min(alone)])
    assert over.clocks(at=later(over), rules=mine)["respond"].last_day == min(alone)
    assert (over.recheck(rules=mine), ended.recheck(rules=theirs)) == ((), ())
    codec = default_codec()
    assert codec.decode(codec.encode(over), Complaint) == over


@pytest.mark.clause("RULES-4.26", "RULES-1.2")
def test_only_clocks_that_count_otherwise_are_put_on_record() -> None:
    alike, _ = pair()
    assert merged_last(alike).reached == ()
    rules = of_two_classes(OnReopen.CONTINUE)
    into = raised(attrs.evolve(CARD, injury=True), rules)
    up = reclassify(raised(EARLIER, rules), rules=rules, at=later(into), by=ADA, why="somebody was hurt", to="severe")
    over, _ = merge(into, up, at=later(up), by=ADA, rules={rules.edition: rules})  # its five days began when it came into the class
    assert [(one.clock, one.amount, one.last_day) for one in merged_last(over).reached] == [
        ("respond", 15, date(2026, 7, 18)),
        ("respond", 5, date(2026, 7, 11)),
    ]
    gone = attrs.evolve(
        rules, edition="bank@2027", classes=FirstMatch((Row("all", Everyone(), ComplaintClass(id="all", clocks=(RESPOND,)), "RULES-4.26"),))
    )
    unknown = attrs.evolve(raised(EARLIER, rules), edition=gone.edition)
    over, _ = merge(into, unknown, at=later(into), by=ADA, rules={rules.edition: rules, gone.edition: gone})
    assert merged_last(over).reached == ()


def merged_last(case: Complaint) -> MergedIn:
    event = case.history[-1].event
    assert isinstance(event, MergedIn)
    return event


def said_on(card: str | None) -> CustomerStatement:
    """Return a statement of the customer on a card."""
    return attrs.evolve(SAID, card=card)


@pytest.mark.clause("RULES-1.2")
def test_a_withdrawal_ends_the_complaint_of_nobody_who_did_not_say_so() -> None:
    into, _ = pair()
    alone = Withdrawn(at=later(into), by=CARL, why="solved between them", statement=SAID)
    (why,) = into.check(alone, rules=LAW).reasons
    assert str(why) == "the customers on `C-2` have not said so; add their own statements, split them off, or go on with the complaint for them"
    assert codes(into, attrs.evolve(alone, statement=said_on("C-2"))) == ["complaint.not_said_by_all"]  # nor the other way round
    assert codes(into, attrs.evolve(alone, others=(said_on("C-9"),))) == ["complaint.not_on_file", "complaint.not_said_by_all"]
    assert codes(into, attrs.evolve(alone, others=(attrs.evolve(said_on("C-2"), content=" "),))) == ["empty"]
    assert codes(into, attrs.evolve(alone, statement=None, others=(said_on("C-2"),))) == ["complaint.no_statement"]
    before = said_on("C-2"), CARD.received_at - timedelta(days=1)  # their own receipt was earlier
    assert then(into, attrs.evolve(alone, others=(attrs.evolve(before[0], at=before[1]),))).state is State.WITHDRAWN


@pytest.mark.clause("RULES-1.2")
def test_one_customer_on_two_cards_speaks_for_both_and_nobody_to_ask_is_not_asked() -> None:
    into = case_at(State.ASSIGNED)
    same = attrs.evolve(CARD, number="C-3")
    for card in (same, attrs.evolve(same, customer=None, anonymous=True, customer_name="", contact="")):
        both, _ = merge(into, raised(card, LAW), at=later(into), by=ADA, rules=BOTH)
        assert codes(both, Withdrawn(at=later(both), by=CARL, why="solved", statement=SAID)) == []
    unknown, _ = merge(into, raised(attrs.evolve(CARD, number="C-3", customer=None), LAW), at=later(into), by=ADA, rules=BOTH)
    assert codes(unknown, Withdrawn(at=later(unknown), by=CARL, why="solved", statement=SAID)) == ["complaint.not_said_by_all"]


@pytest.mark.clause("RULES-1.2", "RULES-4.15")
def test_whoever_was_split_off_again_is_asked_no_more_until_they_are_merged_back() -> None:
    into, _ = pair()
    rest, (part,) = split(into, (attrs.evolve(CARD, number="C-5", customer="K-8"),), at=later(into), by=CARL, rules=LAW)
    assert then(rest, Withdrawn(at=later(rest), by=CARL, why="solved", statement=SAID)).state is State.WITHDRAWN
    back, _ = merge(rest, part, at=later(rest), by=ADA, rules=BOTH)
    assert codes(back, Withdrawn(at=later(back), by=CARL, why="solved", statement=SAID)) == ["complaint.not_said_by_all"]
    several, _ = merge(case_at(State.ASSIGNED), raised(attrs.evolve(EARLIER, complainants=2), LAW), at=later(into), by=ADA, rules=BOTH)
    rest, _ = split(several, (attrs.evolve(CARD, number="C-5", customer="K-8"),), at=later(several), by=CARL, rules=LAW)
    assert codes(rest, Withdrawn(at=later(rest), by=CARL, why="solved", statement=SAID)) == ["complaint.not_said_by_all"]  # one of two


@pytest.mark.clause("RULES-1.2", "FIN-5.2")
def test_what_counts_for_all_is_said_by_all() -> None:
    """Consent to mediation or a pause, contentment with a solution at once, and acceptance of the answer; a rejection is one's own."""
    into, _ = pair()
    offered = then(into, MediationProposed(at=later(into), by=CARL, body="the mediation centre"))
    assert codes(offered, MediationAgreed(at=later(offered), by=CARL, notice=CALLED, statement=SAID)) == ["complaint.not_said_by_all"]
    assert codes(offered, MediationAgreed(at=later(offered), by=CARL, notice=CALLED, statement=SAID, others=(said_on("C-2"),))) == []
    pause = ClockPaused(at=later(into), by=ADA, why="mediation", clock="respond", agreed=True, statement=SAID, until=date(2026, 7, 20))
    assert codes(into, pause) == ["complaint.not_said_by_all"]
    assert codes(into, attrs.evolve(pause, others=(said_on("C-2"),))) == []
    simple = raised(SIMPLE_CARD, LAW)
    simple, _ = merge(simple, raised(attrs.evolve(SIMPLE_CARD, number="C-2", customer="K-8"), LAW), at=later(simple), by=ADA, rules=BOTH)
    assert codes(simple, solved(simple)) == ["complaint.not_said_by_all"]
    assert codes(simple, attrs.evolve(solved(simple), others=(said_on("C-2"),))) == []
    returned = case_at(State.PROPOSED)
    told, _ = merge(returned, raised(EARLIER, LAW), at=later(returned), by=ADA, rules=BOTH)
    told = attrs.evolve(told, state=State.RETURNED)
    told = then(told, CustomerAnswered(at=later(told), by=CARL, reply=WRITTEN))
    assert codes(told, AnswerAccepted(at=later(told), by=CARL, statement=SAID)) == ["complaint.not_said_by_all"]
    assert codes(told, AnswerAccepted(at=later(told), by=CARL, statement=SAID, others=(said_on("C-2"),))) == []
    assert codes(told, AnswerRejected(at=later(told), by=CARL, statement=said_on("C-2"))) == []


def test_what_cannot_be_merged_is_refused_whole() -> None:
    into, other = pair()
    again = MergedIn(at=later(into), by=ADA, other="C-2", card=EARLIER, history=other.history)
    assert codes(into, again) == ["complaint.merged_before"]
    assert codes(into, attrs.evolve(again, other=into.id, card=into.card)) == ["complaint.merged_with_itself"]
    assert codes(into, attrs.evolve(again, other="C-9", card=attrs.evolve(CARD, number="C-8"), history=())) == ["complaint.duplicate_incomplete"]
    assert codes(into, MergedInto(at=later(into), by=ADA, into=into.id)) == ["complaint.merged_with_itself"]
    assert codes(into, MergedInto(at=later(into), by=HANS, into="C-9")) == ["complaint.lacks_role"]
    fresh = raised(EARLIER, LAW)
    with pytest.raises(Refused):
        merge(case_at(State.CLOSED), fresh, at=later(case_at(State.CLOSED)), by=ADA, rules=BOTH)
    with pytest.raises(Refused):
        merge(into, case_at(State.RETURNED, attrs.evolve(CARD, number="C-7")), at=later(into) + timedelta(days=1), by=ADA, rules=BOTH)
    with pytest.raises(NotFound, match="no edition `bank@2026`"):
        merge(into, fresh, at=later(into), by=ADA, rules={})


@pytest.mark.clause("RULES-1.2", "RULES-4.15")
def test_a_duplicate_that_comes_again_inside_another_is_refused() -> None:
    """K has B already; X had B merged in too, because two desks worked from one copy of it. So B's customers would count twice."""
    k, x, b = (raised(attrs.evolve(CARD, number=number, customer=number), LAW) for number in ("C-K", "C-X", "C-B"))
    at = max(later(one) for one in (k, x, b))
    with_b, _ = merge(k, b, at=at, by=ADA, rules=BOTH)
    other, _ = merge(x, b, at=at, by=ADA, rules=BOTH)
    with pytest.raises(Refused) as caught:
        merge(with_b, other, at=later(with_b), by=ADA, rules=BOTH)
    assert [(one.code, one.facts["id"]) for one in caught.value.reasons] == [("complaint.merged_before", "C-B")]
    with pytest.raises(Refused) as caught:
        merge(b, other, at=later(other), by=ADA, rules=BOTH)
    assert [(one.code, one.facts["id"]) for one in caught.value.reasons] == [("complaint.merged_with_itself", "C-B")]
    whole, _ = merge(k, other, at=later(other), by=ADA, rules=BOTH)
    assert [one.number for one in whole.reporters] == ["C-K", "C-X", "C-B"]


def test_a_recusal_is_no_mark_that_changes_a_clock() -> None:
    case = case_at(State.ASSIGNED)
    out = case.advance(Recused(at=later(case), by=ADA, person="hans", why="his brother"), rules=LAW)
    assert out.clocks(at=later(out), rules=LAW) == case.clocks(at=later(out), rules=LAW)
    assert out.recused == frozenset({"hans"})


SHIPPED = Rulebook.default().on(date(2026, 7, 6)).complaints
PLAIN = attrs.evolve(CARD, claimed=None)


def shipped(number: str, **said: object) -> Complaint:
    return raised(attrs.evolve(PLAIN, number=number, **said), SHIPPED)  # type: ignore[arg-type]  # fields of a card


def joined(into: Complaint, other: Complaint) -> Complaint:
    return merge(into, other, at=max(later(into), later(other)), by=ADA, rules={SHIPPED.edition: SHIPPED})[0]


def why_not(into: Complaint, other: Complaint) -> list[str]:
    with pytest.raises(Refused) as caught:
        joined(into, other)
    assert all(one.text(lang) for one in caught.value.reasons for lang in Language)
    event = MergedIn(at=max(later(into), later(other)), by=ADA, other=other.id, card=other.card, history=other.history)
    found = [one.code for one in caught.value.reasons]
    assert [one.code for one in into.check(event, rules=SHIPPED).reasons] == found  # whoever takes the steps one by one hears the same
    return found


@pytest.mark.clause("RULES-1.5", "RULES-4.26", "FIN-7.3")
@pytest.mark.parametrize(
    ("said", "class_id"), [({"matter": "privacy"}, "security"), ({"media": True}, "severe"), ({"matter": "service", "demands": ("criticism",)}, "")]
)
def test_no_complaint_comes_into_a_lower_class_by_a_merger(said: dict[str, object], class_id: str) -> None:
    """A merger is no way round the second person: it takes the higher one's clocks along, or the other is put there first."""
    plain, other = shipped("C-1"), shipped("C-2", **said)
    if not class_id:
        assert (other.class_id, joined(plain, other).class_id) == ("simple", "ordinary")
        assert why_not(other, plain) == ["complaint.merged_into_lower"]
        return
    assert why_not(plain, other) == ["complaint.merged_into_lower"]
    over = joined(other, plain)
    assert (over.class_id, severity_of_case(over, SHIPPED).class_id) == (class_id, class_id)
    late = later(over, hours=3)
    name = {"security": "close", "severe": "first_contact"}[class_id]
    assert over.clocks(at=late, rules=SHIPPED)[name].due == other.clocks(at=late, rules=SHIPPED)[name].due
    first = reclassify(plain, rules=SHIPPED, at=later(plain), by=ADA, why="so is its duplicate", to=class_id)
    up = joined(first, other)
    assert (up.class_id, severity_of_case(up, SHIPPED).class_id) == (class_id, class_id)
    assert other_classes([up], at=later(up), rules={SHIPPED.edition: SHIPPED}).readable == ()


@pytest.mark.clause("RULES-1.5", "RULES-4.26")
def test_a_class_is_known_by_what_was_done_and_by_what_is_known_of_the_duplicate() -> None:
    plain, other = shipped("C-1"), shipped("C-2")
    known = other.advance(CardCorrected(at=later(other), by=ANNA, why="a paper called", card=attrs.evolve(other.card, media=True)), rules=SHIPPED)
    by_hand = reclassify(other, rules=SHIPPED, at=later(other), by=ADA, why="it will be in the papers", to="severe")
    was = shipped("C-3", media=True)
    still = was.advance(CardCorrected(at=later(was), by=ANNA, why="another bank", card=attrs.evolve(was.card, media=False)), rules=SHIPPED)
    joint = shipped("C-4", complainants=2, media=True)
    _, (part,) = split(joint, (attrs.evolve(PLAIN, number="C-5"),), at=later(joint), by=CARL, rules=SHIPPED)
    for one in (known, by_hand, still, part):
        assert why_not(plain, one) == ["complaint.merged_into_lower"]


@pytest.mark.clause("RULES-1.5")
def test_a_duplicate_about_another_matter_keeps_that_on_record() -> None:
    """A complaint put higher for its duplicate's sake is known as higher, and does not go down again alone."""
    plain, other = shipped("C-1"), shipped("C-2", matter="privacy")
    up = joined(reclassify(plain, rules=SHIPPED, at=later(plain), by=ADA, why="so is its duplicate", to="security"), other)
    with pytest.raises(Refused, match="above ordinary"):
        reclassify(up, rules=SHIPPED, at=later(up), by=ADA, why="w", to="ordinary", approved_by=attrs.evolve(ADA, id="lea", rank=3))


def side_by_side(rules: ComplaintRules, into: Complaint, other: Complaint) -> Complaint:
    """Return a complaint with another merged into it, of which each keeps its own time."""
    return merge(into, other, at=max(later(into), later(other)), by=ADA, rules={rules.edition: rules})[0]


def each_its_own() -> ComplaintRules:
    """Return rules by which the clocks of two complaints go on side by side."""
    clock = attrs.evolve(RESPOND, on_merge=OnReopen.NEW)
    return attrs.evolve(LAW, classes=FirstMatch((Row("all", Everyone(), ComplaintClass(id="all", clocks=(clock,)), "RULES-4.26"),)))


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("clock", [None, "respond"])
@pytest.mark.parametrize("why", [None, "appraisal"])
def test_a_pause_of_one_of_two_times_can_be_ended_while_the_other_runs(clock: str | None, why: str | None) -> None:
    rules = each_its_own()
    paused = raised(CARD, rules)
    paused = paused.advance(ClockPaused(at=later(paused), by=ADA, why="appraisal", notice=CALLED), rules=rules)
    case = side_by_side(rules, paused, raised(EARLIER, rules))
    states = [[one.state for one in case.runs(at=later(case, hours=n), rules=rules)["respond"]] for n in (1, 2)]
    assert sorted(states[0]) == [ClockState.PAUSED, ClockState.RUNNING]
    with pytest.raises(Refused, match="mediation"):
        case.advance(ClockResumed(at=later(case), by=ADA, clock=clock, why="mediation"), rules=rules)
    case = case.advance(ClockResumed(at=later(case), by=ADA, clock=clock, why=why), rules=rules)
    assert [one.state for one in case.runs(at=later(case), rules=rules)["respond"]] == [ClockState.RUNNING] * 2


@pytest.mark.clause("RULES-4.26")
def test_a_time_that_has_run_out_bars_no_pause_of_another_beside_it() -> None:
    rules = each_its_own()
    late = raised(EARLIER, rules)
    case = side_by_side(rules, raised(attrs.evolve(CARD, received_at=EARLIER.received_at + timedelta(days=14)), rules), late)
    at = later(case) + timedelta(days=3)  # fifteen days after the earlier one
    assert [one.state for one in case.runs(at=at, rules=rules)["respond"]] == [ClockState.RUNNING, ClockState.BREACHED]
    case = case.advance(ClockPaused(at=at, by=ADA, why="appraisal", notice=CALLED), rules=rules)
    assert [one.state for one in case.runs(at=at, rules=rules)["respond"]] == [ClockState.PAUSED, ClockState.BREACHED]
    with pytest.raises(Refused, match="clock `respond` is `breached`; only a running clock can be paused"):
        late.advance(ClockPaused(at=at, by=ADA, why="appraisal", notice=CALLED), rules=rules)


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
@pytest.mark.parametrize("ended", [False, True])
@pytest.mark.parametrize("ours", [False, True])
def test_a_pause_of_one_of_two_times_moves_the_other_by_no_change_of_rules(ours: bool, ended: bool) -> None:
    """Whichever of them stands still, or has stood still; neither gives the customer of the other more time."""
    rules = each_its_own()
    paused = raised(CARD if ours else EARLIER, rules)
    paused = paused.advance(ClockPaused(at=later(paused), by=ADA, why="appraisal", notice=CALLED), rules=rules)
    if ended:
        paused = paused.advance(ClockResumed(at=later(paused, hours=48), by=ADA), rules=rules)
    other = raised(EARLIER if ours else CARD, rules)
    case = side_by_side(rules, *((paused, other) if ours else (other, paused)))
    new = attrs.evolve(rules, edition="bank@2026-08-01")
    moved = migrate(case, was=rules, rules=new, at=later(case), by=ADA, why="other rules elsewhere")
    for days in (0, 10, 20):
        at = later(moved) + timedelta(days=days)
        was, now = ([(str(one), one.due) for one in it.runs(at=at, rules=by)["respond"]] for it, by in ((case, rules), (moved, new)))
        assert now == was
    assert default_codec().decode(default_codec().encode(moved), Complaint) == moved
