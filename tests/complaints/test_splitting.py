"""A joint complaint is split: complainants and representatives add up, no day is lost or gained, who kept out keeps out, nothing is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters import default_codec
from crmcore.complaints import Complaint, Entitlement, RecordCard, Remedy, State, facts_of_case, merge, severity_of_case, split
from crmcore.complaints.events import (
    CardCorrected,
    ClockPaused,
    CustomerContacted,
    EmergencyRatified,
    EmergencyRemedy,
    FeedbackGiven,
    Forwarded,
    GroundsConfirmed,
    HoldingReplySent,
    MediationAgreed,
    MergedIn,
    Recused,
    RemedyPerformed,
    SolvedAtOnce,
    SplitFrom,
    SplitOff,
)
from crmcore.complaints.supervision import other_classes
from crmcore.errors import InvalidValue, Refused
from crmcore.event import Event
from crmcore.lifecycles import Step
from crmcore.rulebook import Regimes, Rulebook
from crmcore.worktime import ClockState
from crmcore.worktime.clocks.clock_events import MergeEvent
from tests.complaints.alongside import CALLED, LAW
from tests.complaints.bound import bound_to
from tests.complaints.cases import ADA, ANNA, CARD, CARL, HANS, ORAL, case_in, later, raised
from tests.oracle import splitting as oracle

SHIPPED = Rulebook.default().on(date(2026, 7, 6)).complaints
JOINT = attrs.evolve(CARD, complainants=6, entitlement=Entitlement(capacity="group_representative", representatives=3), person="susi")


def part(number: str, complainants: int = 1, **more: object) -> RecordCard:
    """Return the card of some who go on by themselves."""
    words: dict[str, object] = {"number": number, "complainants": complainants, "entitlement": Entitlement(), "person": None, **more}
    return attrs.evolve(JOINT, **words)  # type: ignore[arg-type]


def codes(case: Complaint, event: Event) -> list[str]:
    return [one.code for one in case.check(event, rules=SHIPPED).reasons]


def why(case: Complaint, *cards: RecordCard, **more: int) -> set[str]:
    with pytest.raises(Refused) as caught:
        split(case, cards, at=later(case), by=CARL, rules=SHIPPED, **more)
    return {one.code for one in caught.value.reasons}


@pytest.mark.clause("RULES-1.2", "RULES-4.15")
def test_the_joint_one_goes_on_for_those_who_stay_and_each_new_one_for_its_own() -> None:
    case = case_in(State.ASSIGNED, JOINT, SHIPPED)
    joint, (first, second) = split(case, (part("C-21"), part("C-22", 2)), at=later(case), by=CARL, rules=SHIPPED)
    assert (joint.state, joint.complainants, joint.representatives) == (State.ASSIGNED, 3, 3)
    assert [(one.id, one.state, one.complainants, one.card.received_at) for one in (first, second)] == [
        ("C-21", State.RECEIVED, 1, JOINT.received_at),
        ("C-22", State.RECEIVED, 2, JOINT.received_at),
    ]
    kept = first.history[-1].event
    assert isinstance(kept, SplitFrom)
    assert (kept.joint, kept.card, kept.history) == (case.id, JOINT, joint.history)  # what was recorded before is kept
    assert [one.recheck(rules=SHIPPED) for one in (joint, first, second)] == [(), (), ()]
    for one in (joint, first, second):
        assert default_codec().decode(default_codec().encode(one), Complaint) == one
    assert [card.number for card in first.reporters] == ["C-21"]  # nobody is counted twice


@given(
    people=st.integers(1, 8),
    speakers=st.integers(1, 8),
    parts=st.lists(st.integers(1, 5), min_size=1, max_size=3),
    speak_on=st.none() | st.integers(0, 5),
)
def test_complainants_and_representatives_add_up_as_the_twin_says(people: int, speakers: int, parts: list[int], speak_on: int | None) -> None:
    speakers = min(speakers, people)
    card = attrs.evolve(JOINT, complainants=people, entitlement=Entitlement(capacity="group_representative", representatives=speakers))
    case = raised(card, LAW)
    cards = tuple(part(f"C-2{number}", each) for number, each in enumerate(parts))
    wanted = oracle.parted(people, speakers, parts, speak_on)
    if wanted is None:
        with pytest.raises(Refused):
            split(case, cards, at=later(case), by=CARL, rules=LAW, representatives=speak_on)
    else:
        joint, new = split(case, cards, at=later(case), by=CARL, rules=LAW, representatives=speak_on)
        assert (joint.complainants, joint.representatives) == wanted
        assert joint.complainants + sum(one.complainants for one in new) == people


@pytest.mark.clause("RULES-4.15", "RULES-4.26")
def test_a_receipt_that_turns_out_to_be_earlier_is_corrected_on_each_file() -> None:
    case = raised(JOINT, SHIPPED)
    joint, (new,) = split(case, (part("C-21"),), at=later(case), by=CARL, rules=SHIPPED)
    earlier = JOINT.received_at - timedelta(days=4)
    for one in (joint, new):
        event = CardCorrected(at=later(one), by=ANNA, why="by the date stamp", card=attrs.evolve(one.card, received_at=earlier))
        found = one.advance(event, rules=SHIPPED)
        assert found.clocks(at=later(found), rules=SHIPPED)["close"].started == earlier


@pytest.mark.clause("RULES-4.26")
def test_the_clocks_of_a_new_one_have_heard_what_those_of_the_joint_one_have() -> None:
    case = raised(JOINT, SHIPPED)
    case = case.advance(GroundsConfirmed(at=later(case), by=ANNA), rules=SHIPPED)
    case = case.advance(CustomerContacted(at=later(case), by=CARL, notice=CALLED), rules=SHIPPED)
    at = later(case, hours=60)
    joint, (new,) = split(case, (part("C-21"),), at=at, by=CARL, rules=SHIPPED)
    for after in (at, at + timedelta(days=2), at + timedelta(days=30)):
        assert new.clocks(at=after, rules=SHIPPED) == joint.clocks(at=after, rules=SHIPPED)
    assert new.clocks(at=at, rules=SHIPPED)["close"].started == joint.card.received_at
    assert new.clocks(at=at, rules=SHIPPED)["first_handling"].state is ClockState.MET


def test_a_pause_and_a_day_that_was_promised_hold_for_those_who_go_too() -> None:
    case = raised(JOINT, LAW)
    case = case.advance(ClockPaused(at=later(case), by=CARL, clock="respond", why="appraisal", notice=CALLED), rules=LAW)
    case = case.advance(HoldingReplySent(at=later(case), by=CARL, notice=CALLED, expected=date(2026, 8, 1)), rules=LAW)
    joint, (new,) = split(case, (part("C-21"),), at=later(case), by=CARL, rules=LAW)
    at = later(new, hours=48)
    assert new.clocks(at=at, rules=LAW)["respond"].state is ClockState.PAUSED
    assert new.clocks(at=at, rules=LAW) == joint.clocks(at=at, rules=LAW)


def test_mediation_stays_with_the_joint_one_and_pauses_nothing_for_those_who_go() -> None:
    case = raised(JOINT, LAW)
    case = case.advance(ClockPaused(at=later(case), by=CARL, clock="respond", why="appraisal", notice=CALLED), rules=LAW)
    appraised = split(case, (part("C-21"),), at=later(case), by=CARL, rules=LAW)[1][0]
    mediated = with_all(raised(JOINT, LAW), [MediationAgreed(at=later(case), by=CARL, notice=CALLED)])
    joint, (new,) = split(mediated, (part("C-21"),), at=later(mediated), by=CARL, rules=LAW)
    states = [one.clocks(at=later(one, hours=9), rules=LAW)["respond"].state for one in (joint, new, appraised)]
    assert states == [ClockState.PAUSED, ClockState.RUNNING, ClockState.PAUSED]
    assert new.mediation is None  # so nobody could have ended it


def test_who_kept_out_of_the_joint_one_keeps_out_of_the_new_one() -> None:
    case = raised(JOINT, SHIPPED)
    case = case.advance(Recused(at=later(case), by=ADA, person="hans", why="a relative"), rules=SHIPPED)
    _, (new,) = split(case, (part("C-21"),), at=later(case), by=CARL, rules=SHIPPED)
    assert new.card.person is None
    assert ("susi" in new.parties.persons, new.recused) == (True, frozenset({"hans"}))
    _, (again,) = split(*_joined(new), at=later(new, hours=9), by=CARL, rules=SHIPPED)  # and of one that is split from that
    assert ("susi" in again.parties.persons, again.recused) == (True, frozenset({"hans"}))


def _joined(new: Complaint) -> tuple[Complaint, tuple[RecordCard, ...]]:
    """Return a complaint that somebody joined since, and the card with which they leave again."""
    other = raised(attrs.evolve(CARD, number="C-30", customer="K-8"), SHIPPED)
    joined, _ = merge(new, other, at=later(new), by=CARL, rules={SHIPPED.edition: SHIPPED})
    assert (joined.complainants, joined.representatives) == (2, 2)
    return joined, (part("C-31"),)


def test_feedback_to_an_authority_stays_with_the_joint_one_and_what_the_law_counts_from_it_goes_on() -> None:
    rules = bound_to(SHIPPED, Regimes.shipped().get("cn-pboc-2020-5"))
    case = raised(JOINT, rules)
    case = case.advance(Forwarded(at=later(case), by=CARL, authority="PBoC", reference="N-1"), rules=rules)
    joint, (new,) = split(case, (part("C-21"),), at=later(case), by=CARL, rules=rules)
    assert (len(joint.feedback_owed), new.feedback_owed, new.forwarded) == (1, (), ())
    then = {one.id: one.clocks(at=later(new), rules=rules) for one in (joint, new)}
    assert then[new.id]["cn-pboc-2020-5.respond"] == then[joint.id]["cn-pboc-2020-5.respond"]
    assert (then[joint.id]["feedback"].state, then[new.id]["feedback"].state) == (ClockState.RUNNING, ClockState.NOT_STARTED)


@pytest.mark.clause("RULES-4.14")
def test_who_goes_without_a_name_can_be_told_through_whoever_spoke_for_all_and_clocks_know_it() -> None:
    for joint_card in (JOINT, attrs.evolve(JOINT, customer=None, customer_name="", contact="", anonymous=True)):
        case = raised(joint_card, SHIPPED)
        nameless = attrs.evolve(part("C-21"), customer=None, customer_name="", contact="", anonymous=True)
        _, (new,) = split(case, (nameless,), at=later(case), by=CARL, rules=SHIPPED)
        assert new.nobody_to_tell is joint_card.anonymous
        assert ("nobody_to_tell" in {one.name for one in new.clock_events}) is joint_card.anonymous


def test_each_class_may_be_split_from_a_joint_one() -> None:
    case = raised(attrs.evolve(JOINT, complainants=30), SHIPPED)
    _, new = split(case, (part("C-21", claimed=None), part("C-22", 25), part("C-23", injury=True)), at=later(case), by=CARL, rules=SHIPPED)
    assert [one.class_id for one in (case, *new)] == ["severe", "ordinary", "severe", "severe"]
    assert {one.state for one in new} == {State.RECEIVED}


def test_what_cannot_be_split_is_refused_whole() -> None:
    case = raised(JOINT, SHIPPED)
    assert why(raised(CARD, SHIPPED), part("C-21")) == {"complaint.not_joint", "complaint.parts_not_whole"}
    assert why(case, part("C-21", 6)) == {"complaint.parts_not_whole"}
    assert why(case, part("C-21"), representatives=4) == {"complaint.speakers_not_whole"}
    assert why(case, part(case.id)) == {"complaint.split_twice"}
    assert why(case, part("C-21", received_at=CARD.received_at - timedelta(days=1))) == {"complaint.other_receipt"}
    assert why(case_in(State.RETURNED, attrs.evolve(JOINT, person=None), SHIPPED), part("C-21")) == {"not_now"}
    joint, _ = split(case, (part("C-21"),), at=later(case), by=CARL, rules=SHIPPED)
    assert why(joint, part("C-21")) == {"complaint.split_twice"}
    with pytest.raises(InvalidValue, match="`cards` is empty"):
        split(case, (), at=later(case), by=CARL, rules=SHIPPED)
    with pytest.raises(InvalidValue, match="`C-21` cannot be split off"):
        split(case, (part("C-21"), part("C-21")), at=later(case), by=CARL, rules=SHIPPED)
    with pytest.raises(Refused, match="does not have the role"):
        split(case, (part("C-21"),), at=later(case), by=HANS, rules=SHIPPED)
    about = raised(attrs.evolve(JOINT, person="carl"), SHIPPED)
    with pytest.raises(Refused, match="the complaint is about `carl`"):
        split(about, (part("C-21"),), at=later(about), by=CARL, rules=SHIPPED)


@pytest.mark.clause("RULES-1.2")
@pytest.mark.parametrize(("other", "refused"), [("", True), (JOINT.number, True), ("C-21", True), ("C-22", False)])
def test_who_leaves_goes_on_with_a_complaint_that_has_an_id_of_its_own(other: str, refused: bool) -> None:
    joint = split_of(raised(JOINT, SHIPPED))
    left = SplitOff(at=later(joint), by=CARL, other=other, complainants=1, representatives=3)
    assert codes(joint, left) == ["complaint.split_twice"] * refused


def test_by_hand_a_complaint_is_split_from_none_that_does_not_say_so() -> None:
    joint, (new,) = split(raised(JOINT, SHIPPED), (part("C-21"),), at=later(raised(JOINT, SHIPPED)), by=CARL, rules=SHIPPED)
    said = new.history[-1].event
    assert isinstance(said, SplitFrom)
    fresh = raised(part("C-21"), SHIPPED)
    assert codes(fresh, attrs.evolve(said, at=later(fresh))) == []
    assert codes(fresh, attrs.evolve(said, at=later(fresh), history=raised(JOINT, SHIPPED).history)) == ["complaint.not_split_from"]
    assert codes(raised(part("C-24"), SHIPPED), attrs.evolve(said, at=later(fresh))) == ["complaint.not_split_from"]
    assert codes(new, attrs.evolve(said, at=later(new))) == ["complaint.not_just_registered"]
    assert isinstance(joint.history[-1].event, SplitOff)


# What is owed after a split: the joint one goes on to owe it, the new one begins with nothing.


@pytest.mark.clause("RULES-1.5", "RULES-1.2", "FIN-7.3")
@pytest.mark.parametrize("fact", ["media", "public_event", "designated"])
def test_what_is_known_of_the_matter_makes_each_part_as_severe(fact: str) -> None:
    joint = raised(part("C-20", 6, **dict[str, object]({"claimed": None, "entitlement": JOINT.entitlement, fact: True})), SHIPPED)
    for said in (None, False):
        _, (new,) = split(joint, (part("C-21", 1, **dict[str, object]({"claimed": None, fact: said})),), at=later(joint), by=CARL, rules=SHIPPED)
        assert (new.class_id, new.lifecycle, severity_of_case(new, SHIPPED).class_id) == ("severe", joint.lifecycle, "severe")
        assert other_classes([new], at=later(new), rules={SHIPPED.edition: SHIPPED}).readable == ()
        assert new.clocks(at=later(new), rules=SHIPPED) == joint.clocks(at=later(new), rules=SHIPPED)
        _, (again,) = split(*_joined(new), at=later(new, hours=9), by=CARL, rules=SHIPPED)
        assert again.class_id == "severe"
    crowd = raised(attrs.evolve(JOINT, claimed=None, complainants=30), SHIPPED)
    _, (few,) = split(crowd, (part("C-21", claimed=None),), at=later(crowd), by=CARL, rules=SHIPPED)
    assert (crowd.class_id, few.class_id) == ("severe", "ordinary")  # they are few


@pytest.mark.clause("RULES-1.5")
def test_what_is_known_of_the_matter_holds_until_the_parts_own_card_is_corrected_to_no() -> None:
    joint = raised(attrs.evolve(JOINT, claimed=None, media=True, matter="privacy"), SHIPPED)
    said = SplitFrom(at=later(joint), by=CARL, joint=joint.id, card=joint.card, history=split_of(joint).history)
    new = raised(part("C-21", claimed=None, media=None, matter="other"), SHIPPED).advance(said, rules=SHIPPED)  # step by step
    assert (new.class_id, severity_of_case(new, SHIPPED).class_id) == ("ordinary", "severe")
    assert [one.case for one in other_classes([new], at=later(new), rules={SHIPPED.edition: SHIPPED}).readable] == ["C-21"]
    for card, wanted in (
        (attrs.evolve(new.card, media=True), "severe"),
        (attrs.evolve(new.card, media=False), "security"),  # which is what the joint one was about
        (attrs.evolve(new.card, media=False, matter="fees"), "ordinary"),
    ):
        right = new.advance(CardCorrected(at=later(new), by=ANNA, why="another bank", card=card), rules=SHIPPED)
        assert severity_of_case(right, SHIPPED).class_id == wanted


def split_of(joint: Complaint) -> Complaint:
    """Return the joint complaint after one person left it."""
    return joint.advance(SplitOff(at=later(joint), by=CARL, other="C-21", complainants=1, representatives=3), rules=SHIPPED)


ANSWERS = st.sampled_from((None, True, False))
FACTS = ("media", "regulator", "designated", "repeat", "public_event")


@pytest.mark.clause("RULES-1.5", "RULES-1.2")
@given(st.lists(st.tuples(st.fixed_dictionaries(dict.fromkeys(FACTS, ANSWERS)), st.sampled_from(("merged", "split"))), min_size=1, max_size=5))
def test_over_any_mergers_and_splits_one_yes_about_the_matter_is_a_yes(said: list[tuple[dict[str, bool | None], str]]) -> None:
    """The twin looks at all the cards in a row; how a complaint came by them has no say."""
    case, cards = raised(part("C-20", 1, **said[0][0]), SHIPPED), [said[0][0]]
    for number, (facts, how) in enumerate(said[1:], 21):
        fresh = raised(part(f"C-{number}", 1, **facts), SHIPPED)
        at = later(case)
        merged = MergedIn(at=at, by=CARL, other=case.id, card=case.card, history=case.history)
        parted = SplitFrom(at=at, by=CARL, joint=case.id, card=case.card, history=case.history)
        fresh = with_all(fresh, [merged if how == "merged" else parted])
        case, cards = fresh, [*cards, facts]
    found = facts_of_case(case)
    for fact in FACTS:
        answers = [one[fact] for one in cards if one[fact] is not None]
        assert getattr(found, fact) == (any(answers) if answers else None)


def test_what_an_authority_forwarded_it_forwarded_of_each_part() -> None:
    case = raised(JOINT, SHIPPED)
    case = case.advance(Forwarded(at=later(case), by=CARL, authority="NFRA", reference="N-1"), rules=SHIPPED)
    joint, (new,) = split(case, (part("C-21", repeat=True),), at=later(case), by=CARL, rules=SHIPPED)
    assert (facts_of_case(joint).regulator, facts_of_case(new).regulator, new.class_id, new.feedback_owed) == (True, True, "severe", ())


HAPPENINGS = st.lists(st.tuples(st.sampled_from(("forward", "report", "act", "ratify", "tell", "perform")), st.integers(1, 3)), max_size=7)
WATCHED = ("feedback", "ratify", "remedy")


def lived(happens: list[tuple[str, int]], at: datetime) -> Iterator[Event]:
    """Yield events of what authorities, the group and the customer had to do with it, some days apart."""
    for number, (what, days) in enumerate(happens):
        at += timedelta(days=days, minutes=number)
        match what:
            case "forward":
                yield Forwarded(
                    at=at, by=CARL, authority="NFRA", reference=f"N-{days}", feedback_due=None if days > 1 else at.date() + timedelta(days=4)
                )
            case "report":
                yield FeedbackGiven(at=at, by=CARL, reference=f"N-{days}", notice=CALLED)
            case "act":
                yield EmergencyRemedy(at=at, by=CARL, reason="crisis", members=(), remedies=())
            case "ratify":
                yield EmergencyRatified(at=at, by=CARL, grants=())
            case "tell":
                yield SolvedAtOnce(at=at, by=CARL, reply=ORAL, content=True, remedies=(Remedy(kind="apology"),))
            case _:
                yield RemedyPerformed(at=at, by=CARL, remedy=Remedy(kind="apology"), evidence="letter 3")


def with_all(case: Complaint, events: Iterable[Event]) -> Complaint:
    """The complaint with these events on record, whatever a table says of them."""
    steps = (Step(number, one.name, one) for number, one in enumerate(events, len(case.history) + 1))
    return attrs.evolve(case, history=(*case.history, *steps))


@pytest.mark.clause("RULES-4.26", "RULES-1.2", "BANK-4.1", "RULES-4.4")
@given(HAPPENINGS, HAPPENINGS, st.integers(0, 12))
def test_a_new_one_owes_what_happens_to_it_alone_and_its_clocks_say_so(
    before: list[tuple[str, int]], after: list[tuple[str, int]], later_by: int
) -> None:
    card = attrs.evolve(JOINT, injury=True)
    joint = with_all(raised(card, SHIPPED), lived(before, JOINT.received_at))
    at = joint.history[-1].event.at + timedelta(hours=1)
    new = with_all(raised(part("C-21", injury=True), SHIPPED), [SplitFrom(at=at, by=CARL, joint=joint.id, card=card, history=joint.history)])
    alone = raised(part("C-21", injury=True), SHIPPED)
    both = [with_all(one, lived(after, at)) for one in (new, alone)]
    read_at = both[0].history[-1].event.at + timedelta(days=later_by)
    first, second = ({name: one.clocks(at=read_at, rules=SHIPPED)[name] for name in WATCHED} for one in both)
    assert first == second
    owes = {"feedback": both[0].feedback_owed, "ratify": both[0].unapproved, "remedy": both[0].owed}
    started = {name for name, one in first.items() if one.state is not ClockState.NOT_STARTED}
    assert {name for name in started if first[name].stopped_at is None} == {name for name, owed in owes.items() if owed}


def test_what_is_forwarded_after_a_split_is_owed_and_its_clock_says_so() -> None:
    case = raised(JOINT, SHIPPED)
    case = case.advance(Forwarded(at=later(case), by=CARL, authority="NFRA", reference="N-1"), rules=SHIPPED)
    _, (new,) = split(case, (part("C-21"),), at=later(case), by=CARL, rules=SHIPPED)
    assert new.clocks(at=later(new), rules=SHIPPED)["feedback"].state is ClockState.NOT_STARTED
    day = later(new).date() + timedelta(days=2)
    new = new.advance(Forwarded(at=later(new), by=CARL, authority="PBoC", reference="N-2", feedback_due=day), rules=SHIPPED)
    read = new.clocks(at=later(new), rules=SHIPPED)["feedback"]
    assert ([one.reference for one in new.feedback_owed], read.state, read.last_day) == (["N-2"], ClockState.RUNNING, day)
    assert new.clocks(at=later(new, hours=96), rules=SHIPPED)["feedback"].state is ClockState.BREACHED


def owes(case: Complaint) -> set[str]:
    return {name for name, owed in {"feedback": case.feedback_owed, "ratify": case.unapproved, "remedy": case.owed}.items() if owed}


def running(case: Complaint, at: datetime) -> set[str]:
    read = case.clocks(at=at, rules=SHIPPED)
    return {name for name in WATCHED if read[name].state is not ClockState.NOT_STARTED and read[name].stopped_at is None}


@pytest.mark.clause("RULES-4.26", "RULES-1.2")
def test_who_leaves_a_joint_one_owes_no_feedback_on_what_was_forwarded_of_a_duplicate() -> None:
    other = raised(attrs.evolve(CARD, number="C-9", customer="K-8"), SHIPPED)
    for reference in ("N-1", "N-2"):
        other = other.advance(Forwarded(at=later(other), by=CARL, authority="NFRA", reference=reference), rules=SHIPPED)
    joint, _ = merge(raised(JOINT, SHIPPED), other, at=later(other), by=CARL, rules={SHIPPED.edition: SHIPPED})
    joint, (new,) = split(joint, (part("C-21"),), at=later(joint), by=CARL, rules=SHIPPED)
    states = [one.clocks(at=later(new, hours=999), rules=SHIPPED)["feedback"].state for one in (joint, new)]
    assert (new.feedback_owed, states) == ((), [ClockState.BREACHED, ClockState.NOT_STARTED])
    again, _ = merge(joint, new, at=later(new), by=CARL, rules={SHIPPED.edition: SHIPPED})
    assert [one.reference for one in again.feedback_owed] == ["N-1", "N-2"]


DOINGS = st.lists(
    st.tuples(
        st.sampled_from(("forward", "report", "act", "ratify", "tell", "perform", "split", "merge", "merge")), st.integers(0, 9), st.integers(1, 3)
    ),
    max_size=16,
)
SETTLES = {"report": "feedback", "ratify": "ratify", "perform": "remedy"}


@pytest.mark.clause("RULES-4.26", "RULES-1.2", "BANK-4.1", "RULES-4.4")
@given(DOINGS)
def test_through_any_splits_and_mergers_those_clocks_run_where_it_is_owed_and_nowhere_else(drawn: list[tuple[str, int, int]]) -> None:
    files, at, number = [raised(attrs.evolve(JOINT, injury=True, number=f"C-{one}"), SHIPPED) for one in range(2)], JOINT.received_at, 2
    for what, which, days in drawn:
        at, case = at + timedelta(hours=days, minutes=1), files[which % len(files)]
        if what == "split":
            card = part(f"C-{number}", injury=True)
            files.append(with_all(raised(card, SHIPPED), [SplitFrom(at=at, by=CARL, joint=case.id, card=case.card, history=case.history)]))
            number += 1
        elif what == "merge":
            if len(files) > 1 and not case.unapproved:  # none is merged away before that
                files.remove(case)
                into = files[days % len(files)]
                merged = MergedIn(at=at, by=CARL, other=case.id, card=case.card, history=case.history)
                files[files.index(into)] = with_all(into, [merged])
        elif what not in SETTLES or SETTLES[what] in owes(case):
            event = next(lived([(what, days)], at))
            if not isinstance(event, FeedbackGiven) or event.reference in {one.reference for one in case.feedback_owed}:
                files[files.index(case)] = with_all(case, [attrs.evolve(event, at=at)])
        for one in files:
            assert running(one, at) == owes(one)


@pytest.mark.parametrize(
    ("name", "again", "what"),
    [
        ("forwarded", "forwarded_again", "forward"),
        ("emergency_remedy", "emergency_remedy_again", "act"),
        ("remedy_owed", "remedy_owed_again", "tell"),
    ],
)
@pytest.mark.parametrize("where", ["itself", "split", "merged"])
def test_what_happens_is_heard_each_time_and_each_time_after_the_first_by_its_second_name_too(name: str, again: str, what: str, where: str) -> None:
    """The first time may be a duplicate's; of the joint complaint's only that it was forwarded is heard."""
    first, second = lived([(what, 1), (what, 2)], JOINT.received_at)
    other = with_all(raised(attrs.evolve(JOINT, number="C-9"), SHIPPED), [first])
    said: dict[str, list[Event]] = {
        "itself": [first],
        "split": [SplitFrom(at=first.at, by=CARL, joint=other.id, card=other.card, history=other.history)],
        "merged": [MergedIn(at=first.at, by=CARL, other=other.id, card=other.card, history=other.history)],
    }
    heard = [one.name for one in with_all(raised(CARD, SHIPPED), [*said[where], second]).clock_events]
    stays = where == "split" and name != "forwarded"
    assert heard.count(name) == (1 if where == "merged" or stays else 2)
    assert heard.count(again) == (0 if stays else 1)
    assert stays or heard.index(again) > heard.index(name)
    assert again not in [one.name for one in with_all(raised(CARD, SHIPPED), [second]).clock_events]


@pytest.mark.parametrize(
    ("name", "again", "what"),
    [("emergency_remedy", "emergency_remedy_again", "act"), ("remedy_owed", "remedy_owed_again", "tell")],
)
def test_what_stays_with_the_joint_one_stays_there_of_a_duplicate_too(name: str, again: str, what: str) -> None:
    other = with_all(raised(attrs.evolve(JOINT, number="C-9"), SHIPPED), lived([(what, 1), (what, 2)], JOINT.received_at))
    at = later(other)
    joint = with_all(raised(JOINT, SHIPPED), [MergedIn(at=at, by=CARL, other=other.id, card=other.card, history=other.history)])
    new = with_all(raised(part("C-21"), SHIPPED), [SplitFrom(at=at, by=CARL, joint=joint.id, card=joint.card, history=joint.history)])
    heard = [[one.name for event in case.clock_events if isinstance(event, MergeEvent) for one in event.events] for case in (joint, new)]
    assert {name, again} <= {*heard[0]}
    assert not {name, again} & {*heard[1]}
    assert "received" in heard[1]
