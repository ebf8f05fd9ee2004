"""Cards, registering, what follows from a history, clocks; and that nothing personal is shown."""

from __future__ import annotations

import traceback
from datetime import UTC, date, datetime, timedelta
from typing import cast

import attrs
import pytest
from hypothesis import given

from crmcore.complaints import (
    Complainant,
    Complaint,
    ComplaintFacts,
    ComplaintRules,
    InvestigationReport,
    Manner,
    RecordCard,
    Remedy,
    Reply,
    Ruling,
    State,
    facts_of,
    register,
)
from crmcore.complaints.events import CustomerAnswered, GroundsConfirmed, ReportFiled
from crmcore.complaints.intake import unlisted
from crmcore.complaints.supervision import escalations
from crmcore.errors import InvalidType, InvalidValue, NotFound, Refused
from crmcore.event import Actor, Event
from crmcore.money import Money
from crmcore.rulebook import Rulebook
from crmcore.testing.strategies import complaints
from crmcore.worktime import ClockState
from tests.complaints.cases import ANNA, ASIDE, CARD, CARL, FORWARD, HANS, REMEDIES, REPORT, RULES, WRITTEN, case_in, cny, later, raised
from tests.oracle import cards as oracle


def day(value: int, hour: int = 12) -> datetime:
    """Return an instant of July 2026 in UTC; Shanghai is eight hours ahead."""
    return datetime(2026, 7, value, hour, tzinfo=UTC)


# The card ----------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.15")
def test_a_card_names_every_fault_at_once() -> None:
    with pytest.raises(InvalidValue) as caught:
        RecordCard(number="", received_at=day(1), demands=(), channel="", customer_name="", complainants=0, claimed=cny("-1"))
    assert [str(one) for one in caught.value.reasons] == [
        "`number` is empty; give a value",
        "`demands` is empty; give a value",
        "`channel` is empty; give a value",
        "`customer_name` is empty; fill it in, or say `anonymous=True` where no name was given",
        "`complainants` is 0; at least one person complains",
        "`claimed` is -1.00 CNY; give an amount of zero or more",
    ]


def test_no_id_on_a_card_holds_what_nobody_sees() -> None:
    with pytest.raises(InvalidValue) as caught:
        attrs.evolve(CARD, number="C\x1b[2J", customer="K\0", person="a\n", superior="\x85")
    assert [(one.code, one.facts["field"]) for one in caught.value.reasons] == [
        ("control_characters", field) for field in ("number", "customer", "person", "superior")
    ]


def test_a_card_refuses_wrong_types() -> None:
    with pytest.raises(InvalidType, match="`received_at` has no time zone"):
        attrs.evolve(CARD, received_at=datetime(2026, 7, 1))
    with pytest.raises(InvalidType, match=r"`claimed` must be of type `Money \| None`, not `float`"):
        attrs.evolve(CARD, claimed=cast("Money", 1.5))
    for demands, found in (("damages", "str"), (None, "NoneType")):
        with pytest.raises(InvalidType, match=f"`demands` must be of type `tuple of str`, not `{found}`"):
            attrs.evolve(CARD, demands=cast("tuple[str, ...]", demands))
    with pytest.raises(InvalidType) as caught:
        attrs.evolve(CARD, number=cast("str", 17), complainants=cast("int", "2"), unit=cast("str", 3))
    assert [str(one) for one in caught.value.reasons] == [
        "`number` must be of type `str`, not `int`",
        "`complainants` must be of type `int`, not `str`",
        "`unit` must be of type `str | None`, not `int`",
    ]
    with pytest.raises(InvalidValue, match="`complainant` is `dealer`; give one of `consumer`, `agent`, `franchisee`"):
        attrs.evolve(CARD, complainant=cast("Complainant", "dealer"))


@pytest.mark.parametrize("other", [Rulebook.default(), Rulebook.default().on(date(2026, 7, 1)), None], ids=("rulebook", "edition", "none"))
def test_rules_of_another_kind_are_refused_by_everything_that_takes_them(other: object) -> None:
    """Most likely a whole edition was handed over, so the error says which part of it is asked for."""
    case, rules = case_in(State.CONFIRMED), cast("ComplaintRules", other)
    event = FORWARD[State.CONFIRMED](case)
    for act in (
        lambda: raised(CARD, rules),
        lambda: case.check(event, rules=rules),
        lambda: case.advance(event, rules=rules),
        lambda: case.explain(actor=ANNA, at=later(case), rules=rules),
        lambda: case.recheck(rules=rules),
        lambda: case.as_of(later(case), rules=rules),
        lambda: case.clocks(at=later(case), rules=rules),
        lambda: case.timers(rules=rules),
    ):
        with pytest.raises(
            InvalidType, match=rf"^`rules` is of type `{type(other).__name__}`; give the `ComplaintRules` of one edition, such as `rulebook"
        ):
            act()


def test_a_complaint_is_no_rules_though_it_has_an_edition() -> None:
    case = case_in(State.CONFIRMED)
    for act in (case.as_of, lambda at, *, rules: case.clocks(at=at, rules=rules), lambda at, *, rules: case.explain(actor=ANNA, at=at, rules=rules)):
        with pytest.raises(InvalidType, match="`rules` is of type `Complaint`"):
            act(later(case), rules=cast("ComplaintRules", case))


@pytest.mark.parametrize("year", [1, 9999])
def test_an_instant_that_no_clock_could_count_from_is_refused_by_whoever_takes_it(year: int) -> None:
    case, at = case_in(State.CONFIRMED), CARD.received_at.replace(year=year)
    for field, act in (
        ("received_at", lambda: attrs.evolve(CARD, received_at=at)),
        ("at", lambda: GroundsConfirmed(at=at, by=ANNA)),
        ("at", lambda: case.clocks(at=at, rules=RULES)),
        ("at", lambda: escalations(case, at=at, rules=RULES)),
    ):
        with pytest.raises(InvalidValue, match=f"`{field}` is in the year {year}; give an instant in one of the years 200 to 9799"):
            act()


def test_a_bare_id_is_no_actor_and_a_number_no_card() -> None:
    case = case_in(State.CONFIRMED)
    with pytest.raises(InvalidType, match="`actor` must be of type `Actor`, not `str`"):
        case.explain(actor=cast("Actor", "anna"), at=later(case), rules=RULES)
    with pytest.raises(InvalidType, match="`card` must be of type `RecordCard`, not `str`"):
        register(cast("RecordCard", "C-1"), at=day(1), by=ANNA, rules=RULES)


@pytest.mark.clause("RULES-4.2")
def test_a_demand_alone_is_enough() -> None:
    card = RecordCard(number="C-1", received_at=day(1), demands=("criticism",), channel="telephone", customer_name="A")
    case = register(card, at=day(1), by=CARL, rules=RULES)
    assert (case.card.matter, case.state) == ("other", State.RECEIVED)


@pytest.mark.clause("RULES-4.2")
def test_words_that_are_not_on_the_lists_are_named_with_the_lists() -> None:
    card = attrs.evolve(CARD, matter="fee", demands=("damages", "revenge"), channel="pigeon", claimed=Money("5", "EUR"))
    with pytest.raises(InvalidValue) as caught:
        register(card, at=day(6), by=ANNA, rules=RULES)
    assert [str(one) for one in caught.value.reasons] == [
        "`fee` is not on the rulebook's list `matters`; did you mean `fees`? It has `fees`, `staff`, `card`, `other`",
        "`revenge` is not on the rulebook's list `demands`; it has `price_reduction`, `return`, `exchange`, `damages`, `criticism`, `suggestion`",
        "`pigeon` is not on the rulebook's list `channels`; it has `outlet`, `telephone`, `letter`",
        "`claimed` is 5.00 EUR, and the rulebook's currency is CNY; convert it with a dated rate first",
    ]
    assert tuple(unlisted(CARD, RULES)) == ()


@pytest.mark.clause("RULES-1.5")
@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({"claimed": cny("100000")}, "severe"),
        ({"injury": True}, "severe"),
        ({"complainants": 20}, "severe"),
        ({"claimed": cny("99")}, "petty"),
        ({}, "ordinary"),
    ],
)
def test_content_and_severity_choose_the_class(change: dict[str, object], wanted: str) -> None:
    assert raised(attrs.evolve(CARD, **change)).class_id == wanted  # type: ignore[arg-type]


@pytest.mark.clause("RULES-1.5")
def test_facts_are_what_the_card_says() -> None:
    assert facts_of(CARD) == ComplaintFacts(
        claimed_amount=cny("1500"),
        injury=None,
        complainants=1,
        matter="fees",
        channel="outlet",
        product="card",
        complainant="consumer",
        tier="vip",
    )


# The other papers --------------------------------------------------------------------------------------------------------------------------------


def test_a_remedy_is_something() -> None:
    with pytest.raises(InvalidValue, match="`kind` is empty"):
        Remedy(kind="")
    with pytest.raises(InvalidValue, match=r"0\.00 CNY"):
        Remedy(kind="compensation", amount=cny("0"))
    with pytest.raises(InvalidType, match=r"`amount` must be of type `Money \| None`, not `float`"):
        Remedy(kind="compensation", amount=cast("Money", 5.0))


def test_words_of_ours_are_checked() -> None:
    with pytest.raises(InvalidValue, match="`manner` is `shouted`; give one of `written`, `oral`"):
        Reply(manner=cast("Manner", "shouted"), content="x")
    assert Reply(manner=cast("Manner", "oral"), content="x").manner is Manner.ORAL


# What follows from a history ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.15", "RULES-1.2")
def test_the_file_is_read_from_its_history() -> None:
    case = case_in(State.CLOSED)

    assert case.report == REPORT
    assert (case.opinion, case.ruling, case.handling_opinion) == ("pay", Ruling.UPHELD, "pay and say sorry")
    assert (case.remedies, case.granted, case.reply) == (REMEDIES, cny("500"), WRITTEN)
    assert [one.action for one in case.grants] == ["compensation"]
    assert case.assignment is not None
    assert case.told is not None
    assert (case.assignment.department, case.told.by, case.version) == ("bank/relations/complaints", CARL, 15)


@pytest.mark.clause("RULES-4.15", "RULES-4.13")
def test_the_card_gets_the_handling_opinion_when_there_is_one() -> None:
    accepted = attrs.evolve(CARD, accepted_at=case_in(State.ACCEPTED).history[-1].event.at)
    assert case_in(State.DECIDED).record_card == accepted
    assert case_in(State.PROPOSED).record_card == attrs.evolve(accepted, handling_opinion="pay and say sorry")


@pytest.mark.clause("RULES-4.15", "RULES-4.7")
def test_the_card_gets_the_time_of_acceptance_when_it_is_accepted() -> None:
    """What a host wrote there before is no acceptance; one that was never accepted has none."""
    assert case_in(State.CONFIRMED, attrs.evolve(CARD, accepted_at=CARD.received_at)).record_card.accepted_at is None
    case = case_in(State.ACCEPTED)
    assert case.accepted_at == case.record_card.accepted_at == case.history[-1].event.at
    assert case_in(State.NOT_ACCEPTED).record_card.accepted_at is None
    assert case_in(State.CLOSED).as_of(case.history[1].event.at, rules=RULES).record_card.accepted_at is None
    with pytest.raises(InvalidType):
        attrs.evolve(CARD, accepted_at=CARD.received_at.replace(tzinfo=None))


@pytest.mark.clause("RULES-4.15")
@given(complaints())
def test_the_card_agrees_with_its_twin(case: Complaint) -> None:
    card = case.record_card
    assert (card.accepted_at, card.handling_opinion) == oracle.filled_in([step.event for step in case.history])


def test_a_new_file_has_nothing_in_it() -> None:
    case = raised()
    assert (case.report, case.opinion, case.ruling, case.handling_opinion, case.remedies) == (None, None, None, None, ())
    assert (case.grants, case.granted, case.reply, case.told, case.assignment, case.makers) == ((), None, None, None, None, ())


def test_as_of_shows_it_as_it_stood() -> None:
    case = case_in(State.CLOSED)
    for step in case.history:
        then = case.as_of(step.event.at, rules=RULES)
        assert (then.version, then.history[-1]) == (step.seq, step)
    assert case.as_of(CARD.received_at, rules=RULES) == case.moved(State.RAISED, ())


def test_other_rules_are_refused_everywhere() -> None:
    case, other = raised(), attrs.evolve(RULES, edition="bank@2027")
    event = FORWARD[State.RECEIVED](case)
    for act in (
        lambda: case.check(event, rules=other),
        lambda: case.advance(event, rules=other),
        lambda: case.explain(actor=ANNA, at=later(case), rules=other),
        lambda: case.clocks(at=later(case), rules=other),
        lambda: case.timers(rules=other),
        lambda: case.recheck(rules=other),
    ):
        with pytest.raises(InvalidValue, match="`C-2026-0417` is under edition `bank@2026`"):
            act()


def test_a_class_of_another_rulebook_is_not_found() -> None:
    with pytest.raises(NotFound, match="no complaint class `unheard-of`"):
        attrs.evolve(raised(), class_id="unheard-of").clocks(at=day(7), rules=RULES)


# Clocks ------------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.26")
def test_seven_days_run_from_the_receipt_not_from_registration() -> None:
    """Received on Monday the 6th, registered on the 9th: the 13th is still in time, in the firm's zone."""
    case = register(CARD, at=day(9), by=ANNA, rules=RULES)
    reading = case.clocks(at=day(10), rules=RULES)["close"]

    assert (reading.last_day, reading.remaining, reading.state) == (date(2026, 7, 13), 3, ClockState.RUNNING)
    assert reading.due == datetime(2026, 7, 13, 16, tzinfo=UTC)
    assert case.clocks(at=datetime(2026, 7, 13, 15, 59, tzinfo=UTC), rules=RULES)["close"].state is ClockState.RUNNING
    assert case.clocks(at=datetime(2026, 7, 13, 16, tzinfo=UTC), rules=RULES)["close"].overdue


@pytest.mark.clause("RULES-4.26", "RULES-4.7", "RULES-4.14")
@pytest.mark.parametrize("state", [State.ANSWERED, State.EXPLAINED, State.REASONS_GIVEN])
def test_it_stops_when_the_customer_is_told(state: State) -> None:
    case = case_in(state)
    reading = case.clocks(at=day(30), rules=RULES)["close"]
    assert (reading.state, reading.stopped_at) == (ClockState.MET, case.history[-1].event.at)


@pytest.mark.clause("RULES-4.26")
def test_approval_inside_the_house_stops_nothing() -> None:
    for state in (State.APPROVED, State.RETURNED):
        assert case_in(state).clocks(at=day(30), rules=RULES)["close"].state is ClockState.BREACHED


@pytest.mark.clause("RULES-4.26")
def test_a_late_answer_is_late() -> None:
    case = case_in(State.RETURNED)
    case = case.advance(CustomerAnswered(at=day(20), by=CARL, reply=WRITTEN), rules=RULES)
    assert case.clocks(at=day(30), rules=RULES)["close"].state is ClockState.MET_LATE


@pytest.mark.clause("RULES-1.5")
def test_a_severe_complaint_has_a_clock_by_the_calendar_beside_it() -> None:
    case = raised(attrs.evolve(CARD, injury=True))
    assert set(case.clocks(at=later(case), rules=RULES)) == {"close", "first_contact"}
    assert case.clocks(at=later(case), rules=RULES)["first_contact"].due == datetime(2026, 7, 6, 3, 30, tzinfo=UTC)


@pytest.mark.clause("RULES-4.25")
def test_timers_say_when_to_look_again() -> None:
    case = raised(attrs.evolve(CARD, injury=True))
    assert [(one.clock, one.kind) for one in case.timers(rules=RULES)] == [
        ("first_contact", "breach"),
        ("close", "warn 75 %"),
        ("close", "warn 90 %"),
        ("close", "breach"),
    ]
    assert case_in(State.ANSWERED).timers(rules=RULES) == ()


# Personal data -----------------------------------------------------------------------------------------------------------------------------------

PERSONAL = ("段誉", "收费", "18012341999", "200001", "wrong fee", "the clerk on duty", "pay it back", "we are sorry", "pay and say", "pay at once")


def assert_nothing_personal(shown: str) -> None:
    for one in PERSONAL:
        assert one not in shown


def test_nothing_personal_is_in_a_repr() -> None:
    for state in (*FORWARD, *ASIDE, State.CLOSED):
        if state is not State.RAISED:
            assert_nothing_personal(repr(case_in(state)))
    assert "段*" in repr(CARD)
    assert repr(InvestigationReport(cause="x")) == (
        "InvestigationReport(cause=***, course=, responsible=, conclusion=, countermeasures=, prevention=, category=None)"
    )


def test_nothing_personal_is_in_an_error_or_a_decision() -> None:
    case = case_in(State.ASSIGNED)
    event: Event = ReportFiled(at=later(case), by=HANS, report=attrs.evolve(REPORT, cause=""))
    with pytest.raises(Refused) as refused:
        case.advance(event, rules=RULES)
    with pytest.raises(InvalidValue) as invalid:
        register(attrs.evolve(CARD, matter="?"), at=day(6), by=ANNA, rules=RULES)
    with pytest.raises(InvalidValue) as broken:
        attrs.evolve(CARD, complainants=0)
    for caught in (refused.value, invalid.value, broken.value):
        assert_nothing_personal("".join(traceback.format_exception(caught)) + repr(caught))
    assert_nothing_personal(repr(case.check(event, rules=RULES)))


def test_a_complaint_is_frozen_and_hashable() -> None:
    case = case_in(State.CLOSED)
    assert hash(case) == hash(case_in(State.CLOSED))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        case.state = State.RECEIVED  # type: ignore[misc]
    assert isinstance(case.moved(State.CLOSED, case.history), Complaint)
    assert later(case) - case.history[-1].event.at == timedelta(hours=1)
