"""The section of a rulebook, the record that statistics read, and the work list."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import attrs
import pytest

from crmcore.complaints import LIFECYCLES, ComplaintClass, ComplaintRecord, State, Timeliness, record_of
from crmcore.complaints.events import CustomerAnswered, HandlerAssigned, Reopened
from crmcore.complaints.regimes import Regime
from crmcore.complaints.rules.supervision import EscalationStep, RecurrenceRules, SupervisionRules
from crmcore.complaints.supervision import work_list
from crmcore.errors import InvalidType, InvalidValue, NotFound, RulebookError
from crmcore.messages import Language
from crmcore.rules import AtLeast, Everyone, FirstMatch, Row
from crmcore.worktime import Clock, ClockState, Duration, OnReopen, TimeUnit
from tests.complaints.bound import binding
from tests.complaints.cases import ADA, CARD, CARL, CLOSE, CONTACT, FORWARD, RULES, WRITTEN, case_in, cny, raised
from tests.complaints.toy_law import REGIME


def day(value: int, hour: int = 12) -> datetime:
    """Return an instant of July 2026 in UTC."""
    return datetime(2026, 7, value, hour, tzinfo=UTC)


# Rules -------------------------------------------------------------------------------------------------------------------------------------------


def test_a_section_names_every_fault_at_once() -> None:
    one = ComplaintClass(id="same", clocks=(CLOSE, attrs.evolve(CONTACT, id="close", calendar="moon")))
    with pytest.raises(RulebookError) as caught:
        attrs.evolve(
            RULES,
            matters=("fees", "fees"),
            demands=(),
            classes=FirstMatch((Row("a", AtLeast("complainants", 2), one), Row("b", Everyone(), ComplaintClass(id="same")))),
        )
    assert [str(one) for one in caught.value.findings] == [
        "complaints.matters  `fees` is listed twice; keep one",
        "complaints.demands  `demands` is empty; give a value",
        "complaints.matters  `other` is missing; the list of matters is open, so add it",
        "complaints.classes[0].id  two classes are called `same`; give each an id of its own",
        "complaints.classes[0].clocks.close  two clocks are called `close`; give each an id of its own",
        "complaints.classes[0].clocks.close.calendar  unknown calendar `moon`; the rulebook has: `office`",
        "complaints.classes[1].id  two classes are called `same`; give each an id of its own",
    ]


def told(**changed: object) -> list[tuple[str, object]]:
    """Return the code of each fault of the changed rules, with what it names."""
    with pytest.raises((RulebookError, InvalidValue)) as caught:
        attrs.evolve(RULES, **changed)  # type: ignore[arg-type]
    found = caught.value.findings if isinstance(caught.value, RulebookError) else caught.value.reasons
    return [(one.code, one.facts.get("word") or one.facts.get("id") or one.facts.get("known")) for one in found]


def test_what_is_twice_is_named_in_the_order_of_names() -> None:
    words = ("zoo", "fees", "app", "loan")
    assert told(matters=(*words, *words, "other")) == [("complaint.word_twice", one) for one in sorted(words)]
    clocks = tuple(attrs.evolve(CLOSE, id=one) for one in words)
    row = Row("a", Everyone(), ComplaintClass(id="a", clocks=(*clocks, *clocks)))
    assert told(classes=FirstMatch((row,))) == [("complaint.clock_twice", one) for one in sorted(words)]
    steps = tuple(EscalationStep(id=one, clock="none", share=Fraction(1), tell=("intake",)) for one in words)
    with pytest.raises(InvalidValue) as caught:
        SupervisionRules(escalation=(*steps, *steps))
    assert [one.facts["id"] for one in caught.value.reasons] == sorted(words)
    several = FirstMatch((Row("a", Everyone(), ComplaintClass(id="a", clocks=clocks)),))
    assert told(classes=several, supervision=SupervisionRules(escalation=steps[:1])) == [("supervision.no_such_clock", tuple(sorted(words)))]
    other = FirstMatch((Row("a", Everyone(), ComplaintClass(id="a", clocks=(attrs.evolve(CLOSE, calendar="moon"),))),))
    calendars = {one: attrs.evolve(RULES.calendars["office"], name=one) for one in words}
    assert told(classes=other, calendars=calendars) == [("complaint.no_calendar", tuple(sorted(words)))]


def test_fields_that_cannot_be_compared_are_named_in_their_order() -> None:
    fields = ("zoo", "fees", "app", "loan", "mood", "dog", "cat")
    with pytest.raises(InvalidValue) as caught:
        RecurrenceRules(within=Duration(6, TimeUnit.MONTH), same=fields)
    assert caught.value.reasons[0].facts["found"] == tuple(sorted(fields))


def test_a_lifecycle_stands_under_its_own_name() -> None:
    (ref, table), *_ = LIFECYCLES.items()
    with pytest.raises(RulebookError) as caught:
        attrs.evolve(RULES, lifecycles={(ref[0], ref[1] + 1): table})
    (found,) = caught.value.findings
    assert (found.code, found.path) == ("complaint.other_lifecycle", "complaints.lifecycles")


@pytest.mark.clause("RULES-4.26")
def test_a_clock_of_the_house_takes_no_name_of_the_laws_nor_one_law_that_of_another() -> None:
    def refused(*clocks: Clock, laws: tuple[Regime, ...]) -> list[str]:
        bound = tuple(binding(one) for one in laws)
        rows = tuple(
            attrs.evolve(row, then=attrs.evolve(row.then, clocks=(*row.then.clocks, *clocks), regulator=bound)) for row in RULES.classes.rows
        )
        try:
            attrs.evolve(RULES, classes=FirstMatch(rows))
        except RulebookError as error:
            return [f"{one.code} {one.path}" for one in error.findings]
        return []

    dotted = attrs.evolve(REGIME, rules={"law.respond": attrs.evolve(REGIME.rules["respond"], id="law.respond")}, id="toy")
    other = attrs.evolve(REGIME, id="toy.law")
    taken = [f"complaint.clock_twice complaints.classes[{number}].clocks" for number in range(len(RULES.classes.rows))]
    assert refused(laws=(REGIME, other)) == []
    assert refused(laws=(REGIME, attrs.evolve(REGIME, valid_from=date(2019, 1, 1), valid_to=date(2019, 12, 31)))) == []
    assert refused(attrs.evolve(CLOSE, id="toy-law.respond"), laws=(REGIME,)) == [f"{one}.toy-law.respond" for one in taken]
    assert refused(laws=(dotted, other)) == [f"{one}.toy.law.respond" for one in taken]


def test_an_empty_list_of_matters_is_one_fault() -> None:
    with pytest.raises(RulebookError) as caught:
        attrs.evolve(RULES, matters=())
    assert [one.code for one in caught.value.findings] == ["empty"]


# Records -----------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.26", "RULES-4.27")
def test_a_record_says_what_statistics_need() -> None:
    assert record_of(case_in(State.CLOSED), at=day(31), rules=RULES) == ComplaintRecord(
        id="C-2026-0417",
        received=date(2026, 7, 6),
        closed=date(2026, 7, 6),
        is_closed=True,
        state="closed",
        class_id="ordinary",
        matter="fees",
        product="card",
        channel="outlet",
        demand=("damages",),
        outcome="upheld",
        customer="K-7",
        tier="vip",
        unit="bank/relations/complaints",
        timeliness=Timeliness.IN_TIME,
        due=date(2026, 7, 13),
        received_at=datetime(2026, 7, 6, 1, 30, tzinfo=UTC),
        closed_at=datetime(2026, 7, 6, 12, 40, tzinfo=UTC),
        paused=False,
        overdue=False,
        remedy=cny("500"),
        cause="system",
        postcode="200001",
        events=(
            *("registered", "grounds_confirmed", "complaint_accepted", "handler_assigned", "report_filed", "report_reviewed", "opinion_submitted"),
            *("decided", "remedy_proposed", "remedy_approved", "returned_to_service", "customer_answered", "remedy_performed", "closed"),
        ),
    )


@pytest.mark.clause("RULES-4.26", "RULES-4.7")
@pytest.mark.parametrize(
    ("state", "outcome", "closed"),
    [
        (State.EXPLAINED, "explained", True),
        (State.REASONS_GIVEN, "not_accepted", True),
        (State.ANSWERED, "upheld", True),
        (State.NOT_ACCEPTED, None, False),
        (State.DECIDED, None, False),
    ],
)
def test_closed_means_that_the_customer_was_told(state: State, outcome: str | None, closed: bool) -> None:
    record = record_of(case_in(state), at=day(7), rules=RULES)
    assert (record.outcome, record.is_closed, record.timeliness) == (outcome, closed, Timeliness.IN_TIME if closed else Timeliness.OPEN)


@pytest.mark.clause("RULES-4.26")
def test_an_open_complaint_past_its_last_day_is_open_and_overdue() -> None:
    record = record_of(raised(), at=day(14), rules=RULES)
    assert (record.timeliness, record.overdue, record.is_closed, record.unit, record.remedy, record.cause) == (
        Timeliness.OPEN,
        True,
        False,
        None,
        None,
        None,
    )


def test_a_record_knows_nothing_of_what_came_later() -> None:
    case = case_in(State.CLOSED)
    record = record_of(case, at=case.history[2].event.at, rules=RULES)
    assert (record.state, record.is_closed, record.outcome, record.timeliness) == ("accepted", False, None, Timeliness.OPEN)


@pytest.mark.clause("RULES-4.26", "FIN-5.2")
def test_one_answered_late_stays_late_however_often_it_is_reopened() -> None:
    """A reopened complaint has the whole time anew; the time before keeps its verdict, and so does the record."""
    clock = attrs.evolve(CLOSE, reopens=frozenset({"reopened"}), on_reopen=OnReopen.NEW)
    rules = attrs.evolve(RULES, classes=FirstMatch((Row("ordinary", Everyone(), ComplaintClass(id="ordinary", clocks=(clock,))),)))
    case = case_in(State.RETURNED, rules=rules)
    case = case.advance(CustomerAnswered(at=day(14), by=CARL, reply=WRITTEN), rules=rules)  # the last day was the 13th
    assert record_of(case, at=day(14), rules=rules).timeliness is Timeliness.LATE
    case = case.advance(Reopened(at=day(20), by=ADA, why="a new receipt", on="new_facts"), rules=rules)
    reading = case.clocks(at=day(20), rules=rules)["close"]
    assert (reading.state, reading.last_day) == (ClockState.RUNNING, date(2026, 7, 27))
    assert record_of(case, at=day(20), rules=rules).timeliness is Timeliness.OPEN
    case = case.advance(HandlerAssigned(at=day(20), by=ADA, department="bank/relations/complaints"), rules=rules)
    while case.state is not State.ANSWERED:
        case = case.advance(FORWARD[case.state](case), rules=rules)
    assert case.clocks(at=day(22), rules=rules)["close"].state is ClockState.MET
    assert record_of(case, at=day(22), rules=rules).timeliness is Timeliness.LATE


def test_days_are_those_of_the_firm() -> None:
    late = attrs.evolve(CARD, received_at=day(6, 17))  # the 7th in Shanghai
    assert record_of(raised(late), at=day(8), rules=RULES).received == date(2026, 7, 7)


def test_without_a_clock_called_close_timeliness_is_unknown() -> None:
    rules = attrs.evolve(RULES, classes=FirstMatch((Row("all", Everyone(), ComplaintClass(id="all")),)))
    record = record_of(raised(rules=rules), at=day(7), rules=rules)
    assert (record.timeliness, record.due, record.overdue, record.paused) == (Timeliness.UNKNOWN, None, None, False)


def test_a_clock_that_has_not_started_leaves_it_unknown_and_a_paused_one_open() -> None:
    def rules_with(clock: Clock) -> object:
        return attrs.evolve(RULES, classes=FirstMatch((Row("all", Everyone(), ComplaintClass(id="all", clocks=(clock,))),)))

    waiting = rules_with(attrs.evolve(CLOSE, starts={"complaint_accepted"}))
    assert record_of(raised(rules=waiting), at=day(7), rules=waiting).timeliness is Timeliness.UNKNOWN  # type: ignore[arg-type]
    pausing = rules_with(attrs.evolve(CLOSE, pauses={"registered"}, resumes={"grounds_confirmed"}))
    record = record_of(raised(rules=pausing), at=day(7), rules=pausing)  # type: ignore[arg-type]
    assert (record.timeliness, record.paused) == (Timeliness.OPEN, True)


def test_a_record_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(InvalidValue) as caught:
        ComplaintRecord(id="C-1", received=date(2026, 7, 2), closed=date(2026, 7, 1), is_closed=False)
    assert [one.code for one in caught.value.reasons] == ["complaint.closed_before_received", "complaint.closed_and_open"]
    with pytest.raises(InvalidValue, match="`C-1` was closed on 2026-07-03, and is said to be open") as caught:
        ComplaintRecord(id="C-1", received=date(2026, 7, 2), closed=date(2026, 7, 3), is_closed=False)
    assert caught.value.code == "complaint.closed_and_open"
    assert ComplaintRecord(id="C-1", received=date(2026, 7, 2)).timeliness is Timeliness.UNKNOWN
    assert "200001" not in repr(record_of(raised(), at=day(7), rules=RULES))


@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        ("received", "2026-07-01", "str"),
        ("received", day(1), "datetime"),
        ("received", None, "NoneType"),
        ("closed", day(2), "datetime"),
        ("due", "2026-07-08", "str"),
    ],
)
def test_the_days_of_a_record_are_plain_dates(field: str, value: object, found: str) -> None:
    record = ComplaintRecord(id="C-1", received=date(2026, 7, 1))
    with pytest.raises(InvalidType, match=f"`{field}` must be of type `date`, not `{found}`"):
        attrs.evolve(record, **{field: value})  # type: ignore[arg-type]


# The work list -----------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.25", "RULES-4.26")
def test_the_work_list_shows_what_is_overdue_and_what_is_due_soon() -> None:
    old = raised(attrs.evolve(CARD, number="C-1", received_at=day(1)))
    older = raised(attrs.evolve(CARD, number="C-0", received_at=day(1, 2)))
    warned = raised(attrs.evolve(CARD, number="C-2", received_at=day(5)))
    fresh = raised(attrs.evolve(CARD, number="C-3", received_at=day(10)))
    found = work_list([fresh, old, warned, older, case_in(State.CLOSED)], at=day(11), rules={RULES.edition: RULES})

    assert [one.id for one in found.overdue] == ["C-0", "C-1"]
    assert [one.id for one in found.due_soon] == ["C-2"]
    assert found.overdue[0].reading.state is ClockState.BREACHED
    assert str(found.overdue[0].text()).startswith("`C-0`: received; clock `close`: ")
    assert found.overdue[0].text(Language.ZH).startswith("`C-0`的状态为“已收到”；时限`close`：")
    assert (found.at, found.due_soon[0].class_id) == (day(11), "ordinary")


@pytest.mark.clause("RULES-4.25")
def test_it_is_due_soon_from_the_instant_of_the_first_warning() -> None:
    case = raised()
    first = case.timers(rules=RULES)[0].at
    known = {RULES.edition: RULES}

    assert work_list([case], at=first - timedelta(microseconds=1), rules=known).due_soon == ()
    assert len(work_list([case], at=first, rules=known).due_soon) == 1


@pytest.mark.clause("RULES-4.25")
def test_a_clock_without_warnings_is_never_due_soon() -> None:
    silent = attrs.evolve(CLOSE, warn_at=())
    rules = attrs.evolve(RULES, classes=FirstMatch((Row("all", Everyone(), ComplaintClass(id="all", clocks=(silent,))),)))
    assert work_list([raised(rules=rules)], at=day(12), rules={rules.edition: rules}).due_soon == ()


def test_a_warning_that_fell_before_the_last_step_still_counts() -> None:
    """Two of three days are over at the second step, so nothing of the warning is to come."""
    rules = attrs.evolve(
        RULES,
        classes=FirstMatch(
            (
                Row(
                    "all",
                    Everyone(),
                    ComplaintClass(id="all", clocks=(attrs.evolve(CLOSE, within=Duration(3, TimeUnit.DAY), warn_at=(Fraction(1, 2),)),)),
                ),
            )
        ),
    )
    from crmcore.complaints.events import GroundsConfirmed
    from tests.complaints.cases import ANNA

    case = raised(rules=rules).advance(GroundsConfirmed(at=day(9, 1), by=ANNA), rules=rules)
    assert [one.id for one in work_list([case], at=day(9, 2), rules={rules.edition: rules}).due_soon] == [case.id]


def test_editions_that_are_missing_are_named() -> None:
    with pytest.raises(NotFound, match="no edition `bank@2026`"):
        work_list([raised()], at=day(7), rules={})
    assert OnReopen.REMAINDER is CLOSE.on_reopen
