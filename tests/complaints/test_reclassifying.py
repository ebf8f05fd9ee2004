"""A complaint is put in another class: by what is known of it, with the clocks of that class from then; down only by two persons."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import Actor, Money, Rulebook
from crmcore.adapters import default_codec
from crmcore.complaints import (
    Complaint,
    ComplaintClass,
    RecordCard,
    Remedy,
    State,
    facts_of_case,
    merge,
    migrate,
    reclassify,
    record_of,
    severity_of_case,
)
from crmcore.complaints import events as e
from crmcore.complaints.class_clocks import class_clocks
from crmcore.complaints.deadlines import clocks_of
from crmcore.complaints.lifecycles.simple import SIMPLE
from crmcore.complaints.supervision import OtherClass, other_classes
from crmcore.errors import InvalidValue, Refused, RulebookError
from crmcore.event import Event
from crmcore.lifecycles import Step
from crmcore.lifecycles.history import Migrated
from crmcore.messages import Language
from crmcore.rules import AtLeast, Everyone, FirstMatch, Row
from crmcore.worktime import Clock, ClockState, Duration, OnReopen, TimeUnit, read
from crmcore.worktime.clocks.successor import Successor
from tests.complaints.alongside import CALLED, LAW, acted, grouped, then
from tests.complaints.cases import (
    ADA,
    ANNA,
    CARD,
    CARL,
    FRED,
    GREG,
    HANS,
    NORA,
    ORAL,
    RECEIVED,
    REPORT,
    RULES,
    SAID,
    SUSI,
    case_in,
    later,
    raised,
)
from tests.complaints.test_card_corrected import corrected
from tests.oracle import cards as oracle
from tests.oracle.class_lanes import stands

SHIPPED = Rulebook.default().on(date(2026, 7, 6)).complaints
STANDARD = ("complaint/standard", 1)
PLAIN = attrs.evolve(CARD, claimed=None, product=None)
MEMBERS = tuple(Actor(id=one, unit="bank", positions=frozenset({"director"})) for one in ("maja", "mona"))
LEA = Actor(id="lea", unit="bank/administration", rank=3, roles=frozenset({"administration"}))  # a superior of `ada`


def shipped(state: State = State.ASSIGNED, **said: object) -> Complaint:
    """A complaint under the shipped rulebook."""
    return case_in(state, attrs.evolve(PLAIN, **said), SHIPPED)  # type: ignore[arg-type]  # fields of a card


def known(case: Complaint, **said: object) -> Complaint:
    """The complaint after its card was corrected."""
    return case.advance(corrected(case, ADA, **said), rules=SHIPPED)


def refused(case: Complaint, **how: object) -> list[str]:
    """Why it cannot be reclassified, as codes."""
    wanted = {"rules": SHIPPED, "at": later(case), "by": ADA, "why": "the papers write of it", **how}
    with pytest.raises(Refused) as caught:
        reclassify(case, **wanted)  # type: ignore[arg-type]  # as handed in
    assert all(one.text(lang) for one in caught.value.reasons for lang in Language)
    return [one.code for one in caught.value.reasons]


def severe(case: Complaint) -> Complaint:
    """The complaint after the media came to know of it."""
    case = known(case, media=True)
    return reclassify(case, rules=SHIPPED, at=later(case), by=ADA, why="the papers write of it")


# What is known ------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-1.5", "FIN-7.3")
def test_media_on_the_third_day_make_it_severe() -> None:
    case = shipped()
    assert severity_of_case(case, SHIPPED).class_id == case.class_id == "ordinary"
    case = known(case, media=True)
    assert (case.class_id, severity_of_case(case, SHIPPED).class_id) == ("ordinary", "severe")
    case = reclassify(case, rules=SHIPPED, at=later(case), by=HANS, why="the papers write of it")
    assert (case.class_id, case.lifecycle, case.state) == ("severe", ("complaint/severe", 1), State.ASSIGNED)
    assert case.history[-1].transition == "reclassify"
    assert case.check(e.CrisisGroupFormed(at=later(case), by=GREG, members=MEMBERS), rules=SHIPPED).allowed


@pytest.mark.clause("RULES-1.5")
def test_thirty_duplicates_make_it_severe_and_one_customer_counts_once() -> None:
    case = shipped(State.RECEIVED, complainants=12)
    both = {SHIPPED.edition: SHIPPED}
    for number, customer in enumerate(("K-8", "K-9", "K-9")):
        other = raised(attrs.evolve(PLAIN, number=f"D-{number}", complainants=4, customer=customer), SHIPPED)
        case, _ = merge(case, other, at=later(case), by=ADA, rules=both)
    facts = facts_of_case(case)
    assert facts.complainants == 20
    assert severity_of_case(case, SHIPPED).class_id == "severe"


CARDS = st.builds(
    lambda **said: attrs.evolve(CARD, **said),
    claimed=st.none() | st.integers(0, 200_000).map(lambda amount: Money(amount, "CNY")),
    complainants=st.integers(1, 25),
    customer=st.sampled_from([None, "K-7", "K-8"]),
    injury=st.none() | st.booleans(),
    vulnerable=st.none() | st.booleans(),
    media=st.none() | st.booleans(),
    regulator=st.none() | st.booleans(),
    designated=st.none() | st.booleans(),
    repeat=st.none() | st.booleans(),
    public_event=st.none() | st.booleans(),
)


@pytest.mark.clause("RULES-1.5", "FIN-7.3")
@given(st.lists(CARDS, min_size=1, max_size=4))
def test_what_is_known_of_a_complaint_agrees_with_its_twin(cards: list[RecordCard]) -> None:
    case = raised(cards[0])
    merged = [
        e.MergedIn(at=later(case), by=ADA, other=f"D-{n}", card=attrs.evolve(one, number=f"D-{n}"), history=()) for n, one in enumerate(cards[1:])
    ]
    case = attrs.evolve(case, history=(*case.history, *(Step(n, "merge_in", one) for n, one in enumerate(merged, 2))))
    facts, wanted = facts_of_case(case), oracle.known(cards)
    found = {one: getattr(facts, one) for one in wanted if one != "claimed"}
    assert {**found, "claimed": None if facts.claimed_amount is None else facts.claimed_amount.amount} == wanted
    assert (facts.matter, facts.tier) == (cards[0].matter, cards[0].tier)


# Its clocks ---------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-1.5", "FIN-7.3", "RULES-4.26")
def test_the_clocks_of_the_new_class_run_from_then() -> None:
    """What counts as before goes on; what is new begins; what was met before stays met; and the last day to answer stays where it was."""
    case = known(shipped(), media=True)
    heard_at = case.history[-1].event.at
    before = case.clocks(at=later(case), rules=SHIPPED)
    case = reclassify(case, rules=SHIPPED, at=later(case), by=ADA, why="the papers write of it")
    at = case.history[-1].event.at
    clocks = case.clocks(at=at, rules=SHIPPED)
    assert clocks["close"] == attrs.evolve(before["close"], clause=clocks["close"].clause)
    assert (clocks["acknowledgement"].due, before["acknowledgement"].last_day) == (at + timedelta(hours=24), date(2026, 7, 7))
    assert (before["first_handling"].state, clocks["first_handling"].state) == (ClockState.MET, ClockState.MET)
    assert clocks["first_handling"].stopped_at == before["first_handling"].stopped_at
    assert (clocks["first_contact"].state, clocks["first_contact"].started, clocks["first_contact"].due) == (
        ClockState.RUNNING,
        at,
        at + timedelta(hours=2),
    )
    assert clocks["progress"].started == at
    asked = case.clocks(at=at - timedelta(minutes=1), rules=SHIPPED)  # as of before: the class of then has no such clock
    assert ("first_contact" in asked, asked["first_handling"]) == (False, before["first_handling"])
    assert (clocks["public"].due, clocks["ratify"].state) == (heard_at + timedelta(hours=24), ClockState.NOT_STARTED)
    case = case.advance(e.CustomerContacted(at=at + timedelta(hours=1), by=CARL, notice=CALLED), rules=SHIPPED)
    assert case.clocks(at=at + timedelta(hours=1), rules=SHIPPED)["first_contact"].state is ClockState.MET
    waking = {one.clock for one in case.timers(rules=SHIPPED)}
    assert waking == {"progress", "reassurance", "public", "close", "acknowledgement", "cn-cbirc-2020-3.respond"}


@pytest.mark.clause("RULES-1.5")
def test_who_was_spoken_with_before_needs_no_first_contact() -> None:
    case = shipped()
    case = case.advance(e.CustomerContacted(at=later(case), by=CARL, notice=CALLED), rules=SHIPPED)
    at_once = reclassify(case, rules=SHIPPED, at=case.history[-1].event.at, by=ADA, why="they said that a paper called", to="severe")
    for one in (severe(case), at_once):
        assert one.clocks(at=later(one), rules=SHIPPED)["first_contact"].state is ClockState.MET


@pytest.mark.clause("RULES-1.5", "RULES-4.26")
def test_what_was_withdrawn_before_it_became_severe_is_no_contact_made() -> None:
    """Nobody was called: the time to do so ended with the withdrawal, and was not met."""
    case = shipped(State.RECEIVED)
    case = case.advance(e.Withdrawn(at=later(case), by=CARL, why="they asked us to", statement=SAID), rules=SHIPPED)
    case = case.advance(e.Reopened(at=later(case), by=CARL, why="they changed their mind", on="withdrawal_retracted", statement=SAID), rules=SHIPPED)
    case = severe(case)
    assert case.clocks(at=later(case), rules=SHIPPED)["first_contact"].state is ClockState.ENDED


@pytest.mark.clause("RULES-4.26")
def test_a_verdict_stands_and_is_on_record() -> None:
    case = raised(PLAIN, SHIPPED)
    case = case.advance(e.GroundsConfirmed(at=case.card.received_at + timedelta(days=4), by=ANNA), rules=SHIPPED)
    case = severe(case)
    event = case.history[-1].event
    assert isinstance(event, e.Reclassified)
    assert case.clocks(at=event.at, rules=SHIPPED)["first_handling"].state is ClockState.MET_LATE
    reached = {one.clock: one for one in event.reached}
    assert {one for one in reached if "." not in one} == {"acknowledgement", "first_handling", "close", "feedback", "remedy"}
    assert reached["cn-cbirc-2020-3.respond"].state is ClockState.RUNNING
    assert (reached["first_handling"].state, reached["first_handling"].last_day) == (ClockState.MET_LATE, date(2026, 7, 7))
    assert (reached["close"].state, reached["close"].stopped_at) == (ClockState.RUNNING, None)


@pytest.mark.clause("RULES-4.26", "RULES-1.5")
def test_no_change_of_class_gives_more_time_to_answer() -> None:
    case = shipped(State.RECEIVED, matter="privacy")
    assert case.class_id == "security"
    last = case.clocks(at=later(case), rules=SHIPPED)["close"].last_day
    case = known(case, matter="fees")
    case = reclassify(case, rules=SHIPPED, at=RECEIVED + timedelta(days=3), by=ADA, why="no data was in danger", approved_by=LEA)
    assert case.class_id == "ordinary"
    reading = case.clocks(at=RECEIVED + timedelta(days=3), rules=SHIPPED)["close"]
    assert (reading.last_day, reading.state) == (last, ClockState.RUNNING)


@pytest.mark.clause("RULES-4.26")
def test_days_that_are_not_known_keep_nobody_from_reclassifying() -> None:
    """Of a clock that reaches beyond the days that the calendar knows it is on record that it ran, and no last day; of the others what they had reached."""
    office = SHIPPED.calendars["office"]
    short = attrs.evolve(SHIPPED, calendars={"office": attrs.evolve(office, last_day=date(2026, 7, 6), holidays=frozenset(), workdays=frozenset())})
    case = case_in(State.RECEIVED, PLAIN, short)
    event = reclassify(case, rules=short, at=later(case), by=ADA, why="the papers write of it", to="severe").history[-1].event
    assert isinstance(event, e.Reclassified)
    reached = {one.clock: one for one in event.reached}
    assert reached.keys() == {clock.id for clock, _ in clocks_of(case, short)}
    assert reached["close"].state is ClockState.RUNNING
    beyond = reached["acknowledgement"]
    assert (beyond.state, beyond.last_day, beyond.left) == (ClockState.RUNNING, None, "1")
    step, codec = Step(2, "reclassify", event), default_codec()
    assert codec.decode(codec.encode(step), Step) == step


STARTED_OTHERWISE = [
    pytest.param(was.then, now.then, clock, start, id=f"{was.id}-{now.id}-{clock.id}-{start}")
    for was, now in permutations(SHIPPED.classes.rows, 2)
    for clock in now.then.clocks
    if "received" not in clock.starts
    for start in sorted(clock.starts)
]


def changed_from(was: str, now: str, happened: Iterable[Event], change: datetime) -> Complaint:
    """A complaint of one class to which something happened, and which was then put in another, whatever the tables say."""
    same = {"was_edition": SHIPPED.edition, "edition": SHIPPED.edition, "was_lifecycle": STANDARD, "lifecycle": STANDARD}
    moved = e.Reclassified(at=change, by=ADA, why="x", was_state="received", state="received", was_class=was, class_id=now, **same)  # type: ignore[arg-type]
    events = (e.Registered(at=RECEIVED, by=ANNA, card=CARD), *happened, moved)
    steps = tuple(Step(n, one.name, one) for n, one in enumerate(events, 1))
    return Complaint(CARD.number, SHIPPED.edition, STANDARD, State.RECEIVED, now, CARD, steps)


# What starts a clock of the shipped classes, besides the receipt.
STARTS: dict[str, Callable[[datetime], Event]] = {
    "in_public": lambda at: e.CardCorrected(at=at, by=ADA, why="x", card=attrs.evolve(CARD, media=True)),
    "crisis_group_formed": lambda at: e.CrisisGroupFormed(at=at, by=GREG, members=MEMBERS),
    "emergency_remedy": lambda at: e.EmergencyRemedy(at=at, by=GREG, remedies=(), reason="crisis", members=MEMBERS),
    "forwarded": lambda at: e.Forwarded(at=at, by=CARL, authority="NFRA", reference="N-1"),
    "remedy_owed": lambda at: e.SolvedAtOnce(at=at, by=ANNA, reply=ORAL, content=True, remedies=(Remedy(kind="apology"),)),
}


@pytest.mark.clause("RULES-1.5", "RULES-4.26", "FIN-7.3")
@pytest.mark.parametrize(("was", "now", "clock", "start"), STARTED_OTHERWISE)
@pytest.mark.parametrize("days", [0, 3])
def test_no_change_of_class_gives_new_time_for_what_the_firm_knew(
    was: ComplaintClass, now: ComplaintClass, clock: Clock, start: str, days: int
) -> None:
    """Whenever the class was changed: due is what would be due if it had been of that class from the start."""
    began = RECEIVED + timedelta(hours=5)
    case = changed_from(was.id, now.id, [STARTS[start](began)], began + timedelta(days=days))
    never = attrs.evolve(case, history=case.history[:-1])
    for after in (days, days + 1, days + 9):
        at = began + timedelta(days=after)
        moved, always = (one.clocks(at=at, rules=SHIPPED)[clock.id] for one in (case, never))
        assert (moved.started, moved.due, moved.state) == (always.started, always.due, always.state)
        assert moved.started == began


A_DAY = TimeUnit.DAY
WATCH = Clock(
    id="watch",
    within=Duration(3, A_DAY),
    starts=frozenset({"received"}),
    stops=frozenset({"acknowledged"}),
    reopens=frozenset({"progress_reported"}),
    ends=frozenset({"withdrawn"}),
    on_reopen=OnReopen.NEW,
    zone="UTC",
)
BUDGETS: dict[str, int | None] = {"a": 3, "b": 5, "c": None, "d": 3}


def lane_class(id: str, days: int | None) -> ComplaintClass:
    """A class with its clock; the clauses of two classes differ, and make no difference to the time."""
    return ComplaintClass(
        id=id, clocks=() if days is None else (attrs.evolve(WATCH, within=Duration(days, A_DAY), clause=f"RULES-1.{ord(id) - 96}"),)
    )


OTHERS = tuple(Row(id, AtLeast("complainants", n), lane_class(id, BUDGETS[id])) for id, n in (("a", 40), ("b", 30), ("c", 20)))
LANES = attrs.evolve(RULES, classes=FirstMatch((*OTHERS, Row("d", Everyone(), lane_class("d", BUDGETS["d"])))))
OWN_START = attrs.evolve(
    LANES,
    classes=FirstMatch(
        tuple(
            Row(row.id, row.when, attrs.evolve(row.then, clocks=tuple(attrs.evolve(one, starts={"customer_contacted"}) for one in row.then.clocks)))
            for row in LANES.classes.rows
        )
    ),
)
HAPPENS = st.lists(st.tuples(st.sampled_from(["start", "stop", "end", "reopen", "change"]), st.integers(0, 3), st.sampled_from("abcd")), max_size=8)


HAPPENED: dict[str, Callable[[datetime], Event]] = {
    "start": lambda at: e.CustomerContacted(at=at, by=CARL, notice=CALLED),
    "stop": lambda at: e.Acknowledged(at=at, by=CARL, notice=CALLED),
    "end": lambda at: e.Withdrawn(at=at, by=CARL, why="x", statement=SAID),
    "reopen": lambda at: e.ProgressReported(at=at, by=CARL, notice=CALLED),
}


def history_of(first: str, happens: Iterable[tuple[str, int, str]], *, own: bool = False) -> tuple[Complaint, list[tuple[str, date, str]]]:
    """A complaint of a class with what happened to it at noon of some days, and the same for the twin."""
    at = datetime(2026, 7, 6, 12, tzinfo=UTC)
    card, now = attrs.evolve(CARD, received_at=at), first
    done: list[Event] = [e.Registered(at=at, by=ANNA, card=card)]
    told = [] if own else [("start", at.date(), "")]
    for what, days, to in happens:
        at += timedelta(days=days, minutes=1)
        if what == "change":
            if to == now:
                continue
            same = {"was_edition": LANES.edition, "edition": LANES.edition, "was_lifecycle": STANDARD, "lifecycle": STANDARD}
            done.append(e.Reclassified(at=at, by=ADA, why="x", was_state="received", state="received", was_class=now, class_id=to, **same))  # type: ignore[arg-type]
            now = to
        else:
            done.append(HAPPENED[what](at))
            if what == "start" and not own:
                continue
        told.append((what, at.date(), to))
    steps = tuple(Step(n, one.name, one) for n, one in enumerate(done, 1))
    return Complaint(CARD.number, LANES.edition, STANDARD, State.RECEIVED, now, card, steps), told


@pytest.mark.clause("RULES-1.5", "RULES-4.26")
@given(st.sampled_from("abcd"), HAPPENS, st.integers(0, 20), st.booleans())
def test_any_changes_of_class_agree_with_their_twin(first: str, happens: list[tuple[str, int, str]], later_by: int, own: bool) -> None:
    case, told = history_of(first, happens, own=own)
    at = case.history[-1].event.at + timedelta(days=later_by)
    reading = case.clocks(at=at, rules=OWN_START if own else LANES).get("watch")
    assert (None if reading is None else (reading.state.value, reading.last_day)) == stands(told, BUDGETS, first, at.date(), own=own)


@pytest.mark.clause("RULES-1.5", "RULES-4.26")
@given(st.sampled_from("abcd"), HAPPENS, st.integers(0, 8), st.integers(0, 12), st.booleans())
def test_asked_about_an_earlier_instant_its_clocks_are_those_of_the_class_of_then(
    first: str, happens: list[tuple[str, int, str]], until: int, days: int, own: bool
) -> None:
    """What is told of an instant is what was told then, whatever class the complaint was put in since."""
    rules = OWN_START if own else LANES
    case, _ = history_of(first, happens, own=own)
    at = case.history[min(until, len(case.history) - 1)].event.at + timedelta(days=days)
    was = next((one.event.was_class for one in case.history if isinstance(one.event, e.Reclassified) and one.event.at > at), case.class_id)
    then = attrs.evolve(case, class_id=was, history=tuple(one for one in case.history if one.event.at <= at))
    assert case.clocks(at=at, rules=rules) == then.clocks(at=at, rules=rules)
    assert case.runs(at=at, rules=rules) == then.runs(at=at, rules=rules)


@pytest.mark.clause("RULES-1.5", "RULES-4.26")
def test_a_clock_that_took_the_place_of_another_reads_as_that_before() -> None:
    """Whoever reads the clocks of the new class at an earlier instant sees what there was: the clock before it, or none that had begun."""
    was = shipped()
    case = severe(was)
    changed = case.history[-1].event.at
    told = {
        one.id: read(
            one, case.clock_events, at=changed - timedelta(minutes=1), calendar=None if one.calendar is None else SHIPPED.calendars[one.calendar]
        )
        for one in class_clocks(case, SHIPPED)
        if isinstance(one, Successor)
    }
    before = was.clocks(at=changed - timedelta(minutes=1), rules=SHIPPED)
    assert told["first_contact"].state is ClockState.NOT_STARTED
    assert told["acknowledgement"] == before["acknowledgement"]


@pytest.mark.clause("RULES-1.5", "RULES-4.26")
def test_a_first_contact_that_only_its_later_class_owes_was_not_owed_before() -> None:
    case = severe(shipped())
    changed = case.history[-1].event.at
    assert "first_contact" in case.clocks(at=changed, rules=SHIPPED)
    assert "first_contact" not in case.clocks(at=changed - timedelta(minutes=1), rules=SHIPPED)


@pytest.mark.clause("RULES-4.26", "RULES-1.5")
def test_a_clock_that_gives_the_same_time_goes_on_alone() -> None:
    """Whatever its clause and its warnings: it needs attention once. One of another length runs beside it, and both do."""
    alike, _ = history_of("a", [("change", 1, "d"), ("change", 1, "a")])
    assert [one.kind for one in alike.timers(rules=LANES)] == ["breach"]
    longer, _ = history_of("a", [("change", 1, "b")])
    assert [one.kind for one in longer.timers(rules=LANES)] == ["breach", "breach"]
    moved, _ = history_of("c", [("change", 1, "a"), ("change", 1, "d")])  # to where there was none, and on to one alike: it began with the first
    assert [(one.kind, one.at.date()) for one in moved.timers(rules=LANES)] == [("breach", date(2026, 7, 11))]
    severe_now = severe(shipped())
    assert len([one for one in severe_now.timers(rules=SHIPPED) if (one.clock, one.kind) == ("close", "breach")]) == 1


@pytest.mark.clause("RULES-4.26")
@given(st.sampled_from("ab"), HAPPENS)
def test_no_change_of_class_moves_an_open_last_day_back(first: str, happens: list[tuple[str, int, str]]) -> None:
    case, _ = history_of(first, happens)
    for n, one in enumerate(case.history):
        if isinstance(one.event, e.Reclassified) and {one.event.was_class, one.event.class_id} <= {"a", "b", "d"}:
            before = attrs.evolve(case, history=case.history[:n], class_id=one.event.was_class).clocks(at=one.event.at, rules=LANES)["watch"]
            after = attrs.evolve(case, history=case.history[: n + 1], class_id=one.event.class_id).clocks(at=one.event.at, rules=LANES)["watch"]
            assert before.last_day is not None
            assert after.last_day is not None
            assert after.last_day <= before.last_day


# Who, and where to --------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-1.5")
def test_up_takes_one_person_and_a_reason() -> None:
    case = shipped()
    for one in (ANNA, CARL, ADA, HANS, SUSI):
        assert reclassify(case, rules=SHIPPED, at=later(case), by=one, why="it will be in the papers", to="severe").class_id == "severe"
    for one in (GREG, NORA, FRED):
        assert refused(case, by=one, to="severe") == ["complaint.lacks_role"]
    assert refused(case, to="severe", why=" ") == ["complaint.no_reason"]
    assert refused(case, to="severe", at=RECEIVED) == ["out_of_order"]
    assert refused(case, to="grave") == ["unknown_class_of"]


@pytest.mark.clause("RULES-1.5", "RULES-4.11")
def test_down_takes_a_superior_and_the_facts() -> None:
    case = severe(shipped())
    assert refused(case, to="ordinary", approved_by=LEA) == ["class.known_as_higher"]
    case = known(case, media=False)
    assert refused(case) == ["class.takes_two"]
    assert refused(case, approved_by=HANS) == ["class.not_superior"]
    assert refused(case, approved_by=attrs.evolve(LEA, on_behalf_of="ada")) == ["class.not_superior"]
    down = reclassify(case, rules=SHIPPED, at=later(case), by=ADA, why="no paper writes of it", approved_by=LEA)
    assert (down.class_id, down.lifecycle, down.state) == ("ordinary", ("complaint/standard", 1), State.ASSIGNED)
    assert "first_contact" not in down.clocks(at=later(down), rules=SHIPPED)
    assert down.check(e.CrisisGroupFormed(at=later(down), by=GREG, members=MEMBERS), rules=SHIPPED).reasons[0].code == "not_now"


@pytest.mark.clause("RULES-4.11")
def test_whom_it_is_about_neither_reclassifies_it_nor_approves() -> None:
    case = shipped(person="lea")
    assert refused(case, by=LEA, to="severe") == ["complaint.about_actor"]
    case = severe_by(case, CARL)
    assert refused(case, to="ordinary", approved_by=LEA) == ["complaint.about_actor"]


def severe_by(case: Complaint, by: Actor) -> Complaint:
    return reclassify(case, rules=SHIPPED, at=later(case), by=by, why="it will be in the papers", to="severe")


@pytest.mark.parametrize("to", ["ordinary", None])
def test_where_it_is_already(to: str | None) -> None:
    assert refused(shipped(), to=to, approved_by=LEA) == ["class.there_already"]


@pytest.mark.clause("RULES-1.5", "FIN-2.3")
def test_each_state_has_its_place_in_the_other_tables() -> None:
    """From the counter to the crisis and back: a state that a table does not have has one that takes its place."""
    simple = shipped(State.RECEIVED, matter="service")
    assert simple.class_id == "simple"
    for case in (simple, simple.advance(e.PassedOn(at=later(simple), by=ANNA, why="more than that"), rules=SHIPPED)):
        up = severe_by(case, CARL)
        assert up.state is State.RECEIVED
        met = up.advance(e.CustomerContacted(at=later(up), by=CARL, notice=CALLED), rules=SHIPPED)
        down = reclassify(met, rules=SHIPPED, at=later(met), by=ADA, why="a quiet day", to="ordinary", approved_by=LEA)
        assert (met.state, down.state) == (State.CONTACTED, State.RECEIVED)
        assert down.check(e.GroundsConfirmed(at=later(down), by=ANNA), rules=SHIPPED).allowed
    content = e.SolvedAtOnce(at=later(simple), by=ANNA, reply=ORAL, content=True, statement=SAID)
    solved = simple.advance(content, rules=SHIPPED)
    answered = severe_by(solved, CARL)
    assert answered.state is State.ANSWERED
    assert answered.check(e.Closed(at=later(answered), by=CARL), rules=SHIPPED).allowed


@pytest.mark.clause("RULES-1.5")
def test_a_state_that_a_table_of_the_firm_has_is_kept() -> None:
    own = attrs.evolve(SIMPLE, name="complaint/desk")
    rows = tuple(
        attrs.evolve(one, then=attrs.evolve(one.then, lifecycle=own.name)) if one.then.id == "ordinary" else one for one in SHIPPED.classes.rows
    )
    rules = attrs.evolve(SHIPPED, lifecycles={own.ref: own}, classes=FirstMatch(rows))
    simple = case_in(State.RECEIVED, attrs.evolve(PLAIN, matter="service"), rules)
    passed = simple.advance(e.PassedOn(at=later(simple), by=ANNA, why="more than that"), rules=rules)
    up = reclassify(passed, rules=rules, at=later(passed), by=ADA, why="it is more", to="ordinary")
    assert (up.lifecycle, up.state) == (own.ref, State.PASSED_ON)


@pytest.mark.clause("RULES-1.5")
def test_within_one_table_the_state_stays() -> None:
    case = shipped(State.REPORTED, matter="privacy")
    case = known(case, matter="fees")
    down = reclassify(case, rules=SHIPPED, at=later(case), by=ADA, why="no data at all", approved_by=LEA)
    assert (down.class_id, down.lifecycle, down.state) == ("ordinary", case.lifecycle, State.REPORTED)
    for closed in (shipped(State.CLOSED), case_in(State.CLOSED, attrs.evolve(PLAIN, matter="fees"), SHIPPED)):
        assert refused(closed, to="severe") == ["migration.finished"]
        assert refused(closed, to="security") == ["migration.finished"]


@pytest.mark.clause("RULES-4.7", "RULES-4.11", "RULES-4.12", "RULES-1.5")
def test_no_change_of_class_skips_a_step() -> None:
    """`states` speaks of states that the new table does not have, and says no more than what was done."""
    fresh = shipped(State.RECEIVED)
    for state in ("confirmed", "assigned", "decided", "returned", "answered", "contacted"):
        assert refused(fresh, by=ANNA, to="severe", states={"received": state}) == ["migration.has_state"]
    up = severe_by(fresh, CARL)
    met = up.advance(e.CustomerContacted(at=later(up), by=CARL, notice=CALLED), rules=SHIPPED)
    for state in ("confirmed", "accepted", "assigned", "reopened", "returned"):
        assert refused(met, to="ordinary", approved_by=LEA, states={"contacted": state})[-1] == "migration.too_late"
    down = reclassify(met, rules=SHIPPED, at=later(met), by=ADA, why="a quiet day", to="ordinary", approved_by=LEA, states={"contacted": "received"})
    assert down.state is State.RECEIVED


@pytest.mark.clause("BANK-4.1", "RULES-1.5")
def test_no_emergency_is_forgotten_on_the_way_down() -> None:
    case = grouped(then(raised(attrs.evolve(CARD, injury=True), LAW)))
    case = then(case, acted(case, "500"))
    case = then(case, corrected(case, ADA, injury=False))
    with pytest.raises(Refused) as caught:
        reclassify(case, rules=LAW, at=later(case), by=ADA, why="nobody was hurt", approved_by=LEA)
    assert {one.code for one in caught.value.reasons} == {"verify.stuck"}


# Its history --------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-1.5", "RULES-4.28")
def test_it_stood_as_it_stood_and_is_saved_and_replayed() -> None:
    first = shipped()
    case = severe(first)
    case = case.advance(e.ReportFiled(at=later(case), by=HANS, report=REPORT), rules=SHIPPED)
    then_ = case.as_of(first.history[-1].event.at, rules=SHIPPED)
    assert then_ == first
    assert (then_.class_id, then_.card.media) == ("ordinary", None)
    assert case.as_of(RECEIVED - timedelta(days=1), rules=SHIPPED).class_id == "ordinary"
    assert record_of(case, at=first.history[-1].event.at, rules=SHIPPED).class_id == "ordinary"
    assert record_of(case, at=later(case), rules=SHIPPED).class_id == "severe"
    assert case.recheck(rules=SHIPPED) == ()
    codec = default_codec()
    loaded = codec.decode(codec.encode(case), Complaint)
    assert loaded == case
    assert loaded.clocks(at=later(case), rules=SHIPPED) == case.clocks(at=later(case), rules=SHIPPED)
    with pytest.raises(InvalidValue, match="edition"):
        severity_of_case(case, RULES)


@pytest.mark.clause("RULES-4.28")
def test_it_can_be_migrated_afterwards_and_a_class_that_is_gone_leaves_no_clock_behind() -> None:
    case = severe(shipped())
    at = later(case)
    *others, last = SHIPPED.classes.rows
    usual = attrs.evolve(last, id="usual", then=attrs.evolve(last.then, id="usual"))
    new = attrs.evolve(SHIPPED, edition="bank@2027", classes=FirstMatch((*others, usual)))
    moved = migrate(case, was=SHIPPED, rules=new, at=at, by=ADA, why="new rules")
    assert moved.class_id == "severe"
    clocks = moved.clocks(at=at, rules=new)
    assert clocks["close"].last_day == case.clocks(at=at, rules=SHIPPED)["close"].last_day
    assert clocks["first_contact"] == case.clocks(at=at, rules=SHIPPED)["first_contact"]  # since it was seen to be severe, as people were told


@pytest.mark.clause("RULES-4.28")
def test_of_a_save_from_before_a_class_that_is_gone_leaves_no_clock_behind() -> None:
    case = severe(shipped())
    *others, last = SHIPPED.classes.rows
    usual = attrs.evolve(last, id="usual", then=attrs.evolve(last.then, id="usual"))
    new = attrs.evolve(SHIPPED, edition="bank@2027", classes=FirstMatch((*others, usual)))
    moved = migrate(case, was=SHIPPED, rules=new, at=later(case), by=ADA, why="new rules")
    step = moved.history[-1]
    assert isinstance(step.event, Migrated)
    old = moved.under(moved.edition, moved.lifecycle, moved.state, (*moved.history[:-1], step._replace(event=attrs.evolve(step.event, reached=()))))
    read = old.clocks(at=later(case), rules=new)["first_contact"]
    assert read.started == case.card.received_at.astimezone(read.started.tzinfo)  # type: ignore[union-attr]


# What should be looked at -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-1.5", "FIN-7.3", "RULES-4.25")
def test_which_complaints_are_in_another_class_than_their_facts() -> None:
    rules = {SHIPPED.edition: SHIPPED}
    quiet, loud = shipped(), known(shipped(), media=True)
    at = later(loud)
    assert other_classes([quiet], at=at, rules=rules).readable == ()
    (found,) = other_classes([loud, quiet], at=at, rules=rules).readable
    assert isinstance(found, OtherClass)
    assert (found.case, found.class_id, found.severity.class_id) == (CARD.number, "ordinary", "severe")
    assert str(found) == f"`{CARD.number}` is in class ordinary; what is known of it puts it in class severe: attention of the media is yes"
    assert "属于类别普通" in found.text(Language.ZH)
    assert other_classes([loud], at=loud.history[-2].event.at, rules=rules).readable == ()
    by_hand = severe_by(quiet, ADA)
    assert other_classes([by_hand], at=later(by_hand), rules=rules).readable == ()  # somebody judged so
    corrected_since = known(by_hand, media=False)
    assert [one.severity.class_id for one in other_classes([corrected_since], at=later(corrected_since), rules=rules).readable] == ["ordinary"]
    lower = known(shipped(matter="privacy"), matter="fees")
    found_all = other_classes([lower, attrs.evolve(loud, id="Z")], at=later(loud), rules=rules).readable
    assert [one.severity.class_id for one in found_all] == ["severe", "ordinary"]
    ended = known(shipped(State.CLOSED), media=True)
    assert other_classes([ended], at=later(ended), rules=rules).readable == ()


@pytest.mark.clause("RULES-1.5")
def test_ranks_say_which_class_is_higher() -> None:
    assert [SHIPPED.rank_of(one) for one in ("severe", "security", "ordinary", "simple")] == [4, 3, 2, 1]
    assert [LAW.rank_of(row.then.id) for row in LAW.classes.rows] == [5, 4, 3, 2, 1]  # from the last row up
    one, *others = SHIPPED.classes.rows
    with pytest.raises(RulebookError) as caught:
        attrs.evolve(SHIPPED, classes=FirstMatch((attrs.evolve(one, then=attrs.evolve(one.then, rank=None)), *others)))
    assert [str(each) for each in caught.value.findings] == [
        "complaints.classes[0].rank  other classes have a `rank`, this one has none; give one to every class or to none"
    ]
