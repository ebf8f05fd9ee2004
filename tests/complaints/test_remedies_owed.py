"""What the customer was told of is owed until they had it, or declined it; then only is the file closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmcore.complaints import SIMPLE, STANDARD, Complaint, CustomerStatement, Entitlement, RecordCard, Remedy, State, merge, split
from crmcore.complaints.events import (
    CardCorrected,
    Closed,
    CustomerAnswered,
    FollowUpUnsolved,
    HandlerAssigned,
    MergedIn,
    Registered,
    RemedyDeclined,
    RemedyPerformed,
    RemedyProposed,
    SolvedAtOnce,
    Withdrawn,
)
from crmcore.event import Actor, Event
from crmcore.lifecycles import Step
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.testing import strategies
from crmcore.worktime import Clock, ClockState, Duration, OnReopen, TimeUnit
from tests.complaints import alongside as b
from tests.complaints.alongside import LAW, acted, case_at, grouped, solved
from tests.complaints.cases import (
    ADA,
    CARD,
    CARL,
    FORWARD,
    FRED,
    HANS,
    NO_ACTION,
    REMEDIES,
    RULES,
    SAID,
    WRITTEN,
    case_in,
    cny,
    later,
    performed,
    raised,
)
from tests.oracle.approvals import relied_on
from tests.oracle.owing import Owed, debts_after, owed_after, total

REMEDY = Clock(
    id="remedy",
    within=Duration(7, TimeUnit.DAY),
    starts=frozenset({"remedy_owed"}),
    stops=frozenset({"remedy_settled", "merged"}),
    reopens=frozenset({"remedy_owed_again"}),
    on_reopen=OnReopen.NEW,
    merges=frozenset({"merged_in"}),
    on_merge=OnReopen.NEW,
    zone="Asia/Shanghai",
    clause="RULES-4.4",
)
TIMED = attrs.evolve(
    RULES,
    classes=attrs.evolve(
        RULES.classes, rows=tuple(attrs.evolve(row, then=attrs.evolve(row.then, clocks=(*row.then.clocks, REMEDY))) for row in RULES.classes.rows)
    ),
)
ANSWERED = case_in(State.ANSWERED)


def paid(case: Complaint, amount: str, *, by: Actor = CARL, evidence: str = "transfer 0815", days: int = 0) -> RemedyPerformed:
    """Return that so much compensation was paid."""
    at = later(case) + timedelta(days=days)
    return RemedyPerformed(at=at, by=by, remedy=Remedy(kind="compensation", amount=cny(amount)), evidence=evidence)


def codes(case: Complaint, event: object) -> list[str]:
    """Return why an event is refused, as codes."""
    return [one.code for one in case.check(event, rules=RULES).reasons]  # type: ignore[arg-type]


def close(case: Complaint) -> Closed:
    """Return that the file is closed."""
    return Closed(at=later(case), by=CARL, no_action=NO_ACTION)


@pytest.mark.clause("RULES-4.4", "RULES-4.13")
def test_what_was_approved_and_answered_is_owed_until_performed_in_parts_or_at_once() -> None:
    assert case_in(State.RETURNED).owed == ()  # nobody was told yet
    case = ANSWERED
    assert case.owed == REMEDIES
    (money, apology) = case.check(close(case), rules=RULES).reasons
    assert (
        str(money) == "the customer was told of compensation, and 500.00 CNY of it is still owed; record that it was paid, or that they declined it"
    )
    assert apology.text(Language.ZH) == "已告知客户的“致歉”尚未兑现；请记录已兑现，或客户已放弃"
    case = case.advance(paid(case, "200"), rules=RULES)
    assert case.owed == (Remedy(kind="compensation", amount=cny("300")), Remedy(kind="apology"))
    assert codes(case, paid(case, "300.01")) == ["complaint.more_than_owed"]
    case = case.advance(paid(case, "300"), rules=RULES)
    assert codes(case, close(case)) == ["complaint.still_owed"]
    case = case.advance(RemedyPerformed(at=later(case), by=HANS, remedy=Remedy(kind="apology"), evidence="letter 3"), rules=RULES)
    assert case.owed == ()
    assert codes(case, paid(case, "1")) == ["complaint.nothing_owed", "complaint.not_owed"]
    assert case.advance(close(case), rules=RULES).state is State.CLOSED


@pytest.mark.clause("RULES-4.4")
def test_what_the_customer_declines_is_not_owed_any_more_by_their_own_word() -> None:
    declined = RemedyDeclined(at=later(ANSWERED), by=CARL, kind="compensation", statement=SAID)
    assert codes(ANSWERED, attrs.evolve(declined, statement=None)) == ["complaint.no_statement"]
    assert codes(ANSWERED, attrs.evolve(declined, kind="exchange")) == ["complaint.not_owed"]
    case = ANSWERED.advance(paid(ANSWERED, "200"), rules=RULES)
    case = case.advance(attrs.evolve(declined, at=later(case)), rules=RULES)
    assert case.owed == (Remedy(kind="apology"),)


@pytest.mark.clause("RULES-4.11", "RULES-4.18")
def test_nobody_performs_a_remedy_to_themselves_and_it_is_shown_that_it_was_performed() -> None:
    assert codes(ANSWERED, paid(ANSWERED, "500", evidence=" ")) == ["empty"]
    assert codes(ANSWERED, paid(ANSWERED, "500", by=FRED)) == ["complaint.lacks_role"]
    assert codes(ANSWERED, paid(ANSWERED, "500", by=attrs.evolve(CARL, on_behalf_of="K-7"))) == ["complaint.own_complaint"]
    assert codes(ANSWERED, paid(ANSWERED, "500", by=attrs.evolve(CARL, id="K-7"))) == ["complaint.own_complaint"]
    about = case_in(State.ANSWERED, attrs.evolve(CARD, person="nora"))
    assert codes(about, paid(about, "500", by=attrs.evolve(CARL, id="nora"))) == ["complaint.about_actor"]
    euros = RemedyPerformed(at=later(ANSWERED), by=CARL, remedy=Remedy(kind="compensation", amount=Money("5", "EUR")), evidence="x")
    assert codes(ANSWERED, euros) == ["complaint.remedy_currency"]
    assert "K-7 has signed" not in repr(attrs.evolve(euros, evidence="K-7 has signed"))


def test_the_button_is_grey_where_nothing_is_owed_and_closing_is_grey_where_something_is() -> None:
    def open_to_carl(case: Complaint) -> set[str]:
        return {one.id for one in case.explain(actor=CARL, at=later(case), rules=RULES).open}

    assert {"perform_remedy", "decline_remedy"} <= open_to_carl(ANSWERED)
    assert "close" not in open_to_carl(ANSWERED)
    done = performed(ANSWERED)
    assert {"perform_remedy", "decline_remedy"}.isdisjoint(open_to_carl(done))
    assert "close" in open_to_carl(done)
    assert {"perform_remedy", "decline_remedy"}.isdisjoint(open_to_carl(case_in(State.RETURNED)))


@pytest.mark.clause("FIN-2.3", "BANK-4.1")
def test_what_is_given_at_once_is_owed_and_what_was_done_in_an_emergency_never_is() -> None:
    simple = raised(b.SIMPLE, LAW)
    case = simple.advance(solved(simple, Remedy(kind="apology")), rules=LAW)
    assert case.owed == (Remedy(kind="apology"),)
    assert [one.code for one in case.check(close(case), rules=LAW).reasons] == ["complaint.still_owed"]
    case = performed(case, LAW)
    assert case.advance(close(case), rules=LAW).state is State.CLOSED
    severe = grouped(case_at(State.ASSIGNED, b.SEVERE))
    assert severe.advance(acted(severe, "300"), rules=LAW).owed == ()


def again(case: Complaint) -> Complaint:
    """Return the complaint taken up again and answered a second time."""
    case = case.advance(FollowUpUnsolved(at=later(case), by=CARL, statement=SAID), rules=RULES)
    case = case.advance(HandlerAssigned(at=later(case), by=ADA, department="bank/relations/complaints"), rules=RULES)
    while case.state is not State.ANSWERED:
        case = case.advance(FORWARD[case.state](case), rules=RULES)
    return case


@pytest.mark.clause("FIN-5.2")
def test_what_a_second_answer_tells_of_is_owed_beside_what_is_left_of_the_first() -> None:
    case = ANSWERED.advance(paid(ANSWERED, "200"), rules=RULES)
    twice = again(case)
    assert twice.owed == (Remedy(kind="compensation", amount=cny("800")), Remedy(kind="apology"), Remedy(kind="apology"))
    open_ = case.advance(FollowUpUnsolved(at=later(case), by=CARL, statement=SAID), rules=RULES)
    assert open_.advance(paid(open_, "300"), rules=RULES).owed == (Remedy(kind="apology"),)  # while it is open again
    gone = open_.advance(Withdrawn(at=later(open_), by=CARL, why="enough", statement=SAID), rules=RULES)
    assert gone.advance(paid(gone, "300"), rules=RULES).owed == (Remedy(kind="apology"),)  # what was promised stays promised


@pytest.mark.clause("RULES-1.2")
def test_what_a_duplicate_owes_is_owed_by_the_complaint_that_it_continues_as() -> None:
    other = case_in(State.ANSWERED, attrs.evolve(CARD, number="C-2", customer="K-8"))
    other = other.advance(paid(other, "100"), rules=RULES)
    other = other.advance(FollowUpUnsolved(at=later(other), by=CARL, statement=SAID), rules=RULES)
    into, ended = merge(case_in(State.RETURNED), other, at=later(other), by=ADA, rules={RULES.edition: RULES})
    assert ended.owed == ()
    assert into.owed == (Remedy(kind="compensation", amount=cny("400")), Remedy(kind="apology"))
    assert codes(into, paid(into, "400", by=attrs.evolve(CARL, id="K-8"))) == ["complaint.own_complaint"]
    into = into.advance(CustomerAnswered(at=later(into), by=CARL, reply=WRITTEN), rules=RULES)
    assert into.owed == (Remedy(kind="compensation", amount=cny("900")), Remedy(kind="apology"), Remedy(kind="apology"))


@pytest.mark.clause("RULES-4.4", "RULES-4.26")
def test_its_clock_runs_from_the_answer_until_nothing_is_owed_and_begins_anew_with_the_next() -> None:
    def read(case: Complaint, days: int = 0) -> str:
        return str(case.clocks(at=later(case) + timedelta(days=days), rules=TIMED)["remedy"])

    assert read(case_in(State.RETURNED, rules=TIMED)) == "not started"
    case = case_in(State.ANSWERED, rules=TIMED)  # on the 6th
    assert read(case) == "last day 2026-07-13, 7 days left, running"
    assert read(case, 9) == "last day 2026-07-13, 2 days late, breached"
    partly = case.advance(paid(case, "500", days=1), rules=TIMED)
    assert read(partly) == "last day 2026-07-13, 6 days left, running"
    done = performed(partly, TIMED)
    assert read(done, 9) == "last day 2026-07-13, stopped 2026-07-07, met in time"
    second = done.advance(FollowUpUnsolved(at=later(done), by=CARL, statement=SAID), rules=TIMED)
    second = second.advance(HandlerAssigned(at=later(second), by=ADA, department="bank/relations/complaints"), rules=TIMED)
    while second.state is not State.ANSWERED:
        second = second.advance(FORWARD[second.state](second), rules=TIMED)
    assert read(second) == "last day 2026-07-15, 7 days left, running"  # answered again on the 8th
    assert {one.kind for one in second.timers(rules=TIMED) if one.clock == "remedy"} == {"breach"}


def test_a_duplicates_clock_of_it_goes_on_in_the_complaint_that_it_continues_as() -> None:
    other = case_in(State.ANSWERED, attrs.evolve(CARD, number="C-2"), rules=TIMED)
    other = other.advance(FollowUpUnsolved(at=later(other), by=CARL, statement=SAID), rules=TIMED)
    start = case_in(State.ASSIGNED, rules=TIMED)
    into, ended = merge(start, other, at=later(other) + timedelta(days=2), by=ADA, rules={TIMED.edition: TIMED})
    now = later(into)
    assert ended.clocks(at=now, rules=TIMED)["remedy"].state is ClockState.MET
    assert str(into.clocks(at=now, rules=TIMED)["remedy"]) == "last day 2026-07-13, 5 days left, running"
    done = performed(into, TIMED)
    assert done.clocks(at=later(done), rules=TIMED)["remedy"].state is ClockState.MET
    while done.state is not State.ANSWERED:
        done = done.advance(FORWARD[done.state](done), rules=TIMED)
    assert done.clocks(at=later(done), rules=TIMED)["remedy"].state is ClockState.RUNNING  # told again: of a remedy of its own


@pytest.mark.clause("RULES-1.2")
def test_what_a_joint_complaint_owes_stays_with_it_and_those_split_off_hear_of_their_own_only() -> None:
    """Told, paid in part, taken up again, with a duplicate that was told too; then one goes on alone, and is told of a remedy of its own."""
    joint = case_in(State.ANSWERED, attrs.evolve(CARD, complainants=3, entitlement=Entitlement(capacity="group_representative")), rules=TIMED)
    other = case_in(State.ANSWERED, attrs.evolve(CARD, number="C-2", customer="K-8"), rules=TIMED)
    joint, other = (one.advance(FollowUpUnsolved(at=later(other), by=CARL, statement=SAID), rules=TIMED) for one in (joint, other))
    joint, _ = merge(joint, other, at=later(other), by=ADA, rules={TIMED.edition: TIMED})
    joint, (part,) = split(joint, (attrs.evolve(CARD, number="C-3"),), at=later(joint), by=CARL, rules=TIMED)
    at = later(joint) + timedelta(days=30)
    assert (len(joint.owed), joint.clocks(at=at, rules=TIMED)["remedy"].state) == (3, ClockState.BREACHED)
    assert (part.owed, part.clocks(at=at, rules=TIMED)["remedy"].state) == ((), ClockState.NOT_STARTED)
    while part.state is not State.ANSWERED:
        part = part.advance(FORWARD[part.state](part), rules=TIMED)
    assert (part.owed, part.clocks(at=later(part), rules=TIMED)["remedy"].state) == (REMEDIES, ClockState.RUNNING)


def test_a_firms_own_table_without_a_line_for_it_is_not_left_in_a_dead_end() -> None:
    own = attrs.evolve(
        STANDARD,
        name="complaint/own",
        transitions=tuple(one for one in STANDARD.transitions if not issubclass(one.event, RemedyPerformed | RemedyDeclined)),
    )
    rules = attrs.evolve(RULES, lifecycles={own.ref: own})
    case = attrs.evolve(ANSWERED, lifecycle=own.ref)
    assert case.owed != ()
    assert case.advance(close(case), rules=rules).state is State.CLOSED
    whole = attrs.evolve(STANDARD, name="complaint/whole")
    rules, case = attrs.evolve(RULES, lifecycles={whole.ref: whole}), attrs.evolve(ANSWERED, lifecycle=whole.ref)
    assert not case.check(close(case), rules=rules).allowed


def test_what_was_never_owed_takes_nothing_away_from_what_is() -> None:
    strange = paid(ANSWERED, "5")
    euros = attrs.evolve(strange, remedy=Remedy(kind="compensation", amount=Money("5", "EUR")))
    assert ANSWERED.moved(ANSWERED.state, (*ANSWERED.history, Step(99, "perform_remedy", euros))).owed == REMEDIES


def two_are_owed(*, customer: str | None = "K-8") -> Complaint:
    """Return the complaint of K-7, told of 500, into which one of another customer was merged, who was told of 500 before."""
    other = case_in(State.ANSWERED, attrs.evolve(CARD, number="C-2", customer=customer))
    other = other.advance(FollowUpUnsolved(at=later(other), by=CARL, statement=SAID), rules=RULES)
    into, _ = merge(case_in(State.RETURNED), other, at=later(other), by=ADA, rules={RULES.edition: RULES})
    return into.advance(CustomerAnswered(at=later(into), by=CARL, reply=WRITTEN), rules=RULES)


def declined(case: Complaint, card: str | None = None) -> RemedyDeclined:
    """Return that the customer on a card declined their compensation."""
    return RemedyDeclined(at=later(case), by=CARL, kind="compensation", statement=attrs.evolve(SAID, card=card))


@pytest.mark.clause("RULES-4.4", "RULES-1.2")
def test_what_one_customer_declines_or_has_stays_owed_to_another() -> None:
    both = two_are_owed()
    assert both.owed_to("C-1") == both.owed_to("C-2") == REMEDIES
    case = both.advance(declined(both), rules=RULES)
    assert (case.owed_to("C-1"), case.owed_to("C-2")) == (REMEDIES[1:], REMEDIES)
    assert "complaint.money_still_owed" in codes(case, close(case))
    theirs = both.advance(declined(both, "C-2"), rules=RULES)
    assert (theirs.owed_to("C-1"), theirs.owed_to("C-2")) == (REMEDIES, REMEDIES[1:])
    assert codes(theirs, declined(theirs, "C-2")) == ["complaint.not_owed"]
    assert codes(theirs, declined(theirs, "C-9")) == ["complaint.not_on_file"]
    assert codes(both, paid(both, "600")) == ["complaint.more_than_owed"]  # to nobody is so much owed
    assert codes(both, attrs.evolve(paid(both, "5"), card="C-9")) == ["complaint.not_on_file"]
    had = both.advance(attrs.evolve(paid(both, "400"), card="C-2"), rules=RULES)
    assert (had.owed_to("C-1"), had.owed_to("C-2")[0].amount) == (REMEDIES, cny("100"))


@pytest.mark.clause("RULES-4.4", "RULES-1.2")
def test_a_customer_on_two_cards_speaks_for_both_and_who_is_the_only_one_owed_need_not_be_named() -> None:
    same = two_are_owed(customer="K-7")
    assert [one.kind for one in same.advance(declined(same), rules=RULES).owed] == ["apology", "apology"]
    assert same.advance(paid(same, "700"), rules=RULES).owed_to("C-2")[0].amount == cny("300")
    case = two_are_owed(customer=None)
    case = case.advance(declined(case), rules=RULES)
    assert case.advance(declined(case), rules=RULES).owed_to("C-2") == REMEDIES[1:]  # nobody else was left
    third = case_in(State.ANSWERED, attrs.evolve(CARD, number="C-3", customer="K-9"))
    third = third.advance(FollowUpUnsolved(at=later(third), by=CARL, statement=SAID), rules=RULES)
    open_ = case.advance(FollowUpUnsolved(at=later(case), by=CARL, statement=SAID), rules=RULES)
    three, _ = merge(open_, third, at=later(open_), by=ADA, rules={RULES.edition: RULES})
    (why,) = three.check(declined(three), rules=RULES).reasons
    assert str(why) == "`compensation` is owed to the customers on `C-2, C-3`; name the card of whoever it is"
    assert codes(three, paid(three, "1")) == ["complaint.owed_to_others"]
    assert three.advance(declined(three, "C-3"), rules=RULES).owed_to("C-2") == REMEDIES


def tagged(history: Iterable[Step], tag: str) -> tuple[Step, ...]:
    """Return a history in which every card of a duplicate has another number."""
    said: list[Step] = []
    for step in history:
        event = step.event
        match event:
            case MergedIn(card=card, history=its):
                event = attrs.evolve(event, card=attrs.evolve(card, number=card.number + tag), history=tagged(its, tag))
            case RemedyPerformed(card=str(card)):
                event = attrs.evolve(event, card=card + tag)
            case RemedyDeclined(statement=CustomerStatement(card=str(card)) as statement):
                event = attrs.evolve(event, statement=attrs.evolve(statement, card=card + tag))
            case _:
                pass
        said.append(step._replace(event=event))
    return tuple(said)


def by_kind(owed: Iterable[Remedy]) -> Owed:
    """Return remedies as the twin counts them."""
    remedies = tuple(owed)
    plain = [one.kind for one in remedies if one.amount is None]
    money = {(one.kind, one.amount.currency): one.amount.amount for one in remedies if one.amount is not None}
    return money | {(kind, ""): Decimal(plain.count(kind)) for kind in plain}


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_is_owed_and_what_it_rests_on_is_what_its_twins_say_over_any_history(data: st.DataObject) -> None:
    """Any history that the table allows, with kinds and amounts that meet each other, some with duplicates merged in."""
    table = data.draw(st.sampled_from([STANDARD, SIMPLE]))
    case = data.draw(strategies.complaints(lifecycle=table, max_steps=30))
    kinds, amounts = st.sampled_from(["compensation", "apology"]), st.sampled_from([None, cny("1"), cny("2"), cny("5")])
    remedies = st.lists(st.builds(Remedy, kind=kinds, amount=amounts), max_size=3).map(tuple)
    customers = st.sampled_from([None, "K-7", "K-8"])
    named: list[str | None] = [None]
    history: list[Step] = []
    for number, step in enumerate(case.history):
        event = step.event
        match event:
            case RemedyProposed() | SolvedAtOnce():
                event = attrs.evolve(event, remedies=data.draw(remedies))
            case RemedyPerformed():
                remedy = data.draw(st.builds(Remedy, kind=kinds, amount=amounts))
                event = attrs.evolve(event, remedy=remedy, card=data.draw(st.sampled_from(named)))
            case RemedyDeclined():
                said = data.draw(st.none() | st.builds(attrs.evolve, st.just(SAID), card=st.sampled_from(named)))
                event = attrs.evolve(event, kind=data.draw(kinds), statement=said)
            case Registered() | CardCorrected() if not event.card.anonymous:
                event = attrs.evolve(event, card=attrs.evolve(event.card, customer=data.draw(customers)))
            case MergedIn():
                card = attrs.evolve(CARD, number=f"D-{number}", customer=data.draw(customers))
                event = attrs.evolve(event, card=card, history=tagged(history, f"/{number}"))
                named.append(card.number)
            case _:
                pass
        history.append(step._replace(event=event))
    case = case.moved(case.state, tuple(history))
    owed, told = case.owed, [(one.event.name, [grant.id for grant in getattr(one.event, "grants", ())]) for one in case.history]
    assert sorted(one.id for one in case.grants) == sorted(relied_on(told))
    assert (case.granted is not None) is bool(relied_on(told))
    assert by_kind(owed) == owed_after(history)
    debts, whose = debts_after(history)
    for one in whose:
        mine = {other for other in whose if other == one or (whose[one] is not None and whose[one] == whose[other])}
        assert by_kind(case.owed_to(one)) == total([debt for debt in debts if debt.card in mine])


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_is_owed_to_each_customer_is_what_its_twin_says_over_histories_of_debts_only(data: st.DataObject) -> None:
    """Nothing but what changes a debt: told, merged in, declined, had, the customer corrected; whether a table allows it is not asked."""
    at = CARD.received_at
    amounts, customers = st.sampled_from([None, cny("1"), cny("3")]), st.sampled_from([None, "K-7", "K-8", "K-9"])
    remedy = st.builds(Remedy, kind=st.sampled_from(["compensation", "apology"]), amount=amounts)

    def drawn(prefix: str, deep: int) -> tuple[RecordCard, tuple[Step, ...]]:
        card, named = attrs.evolve(CARD, number=f"D{prefix}", customer=data.draw(customers)), [None, f"D{prefix}"]
        events: list[Event] = [Registered(at=at, by=CARL, card=card)]
        for number in range(data.draw(st.integers(1, 6))):
            match data.draw(st.sampled_from(["told", "had", "declined", "corrected", *(["merged", "merged"] if deep else [])])):
                case "told":
                    remedies = tuple(data.draw(st.lists(remedy, min_size=1, max_size=2)))
                    events.append(SolvedAtOnce(at=at, by=CARL, reply=WRITTEN, content=True, remedies=remedies))
                case "had":
                    had, whose = data.draw(remedy), data.draw(st.sampled_from(named))
                    events.append(RemedyPerformed(at=at, by=CARL, remedy=had, evidence="slip", card=whose))
                case "declined":
                    said, kind = attrs.evolve(SAID, card=data.draw(st.sampled_from(named))), data.draw(remedy).kind
                    events.append(RemedyDeclined(at=at, by=CARL, kind=kind, statement=said))
                case "corrected":
                    card = attrs.evolve(card, customer=data.draw(customers))
                    events.append(CardCorrected(at=at, by=CARL, why="another", card=card))
                case _:
                    theirs, its = drawn(f"{prefix}.{number}", deep - 1)
                    events.append(MergedIn(at=at, by=CARL, other=theirs.number, card=theirs, history=its))
                    named.append(theirs.number)
        return card, tuple(Step(1, one.name, one) for one in events)

    card, history = drawn("", 2)
    case = attrs.evolve(ANSWERED, id=card.number, card=card, history=history)
    debts, whose = debts_after(history)
    assert by_kind(case.owed) == owed_after(history)
    for one in whose:
        mine = {other for other in whose if other == one or (whose[one] is not None and whose[one] == whose[other])}
        assert by_kind(case.owed_to(one)) == total([debt for debt in debts if debt.card in mine])
