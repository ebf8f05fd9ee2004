"""One complaint on the list of a supervisor, part by part: a follow-up, a ladder, a clock that can't be computed hides none of the others."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import attrs
import pytest

from crmcore.complaints import Complaint, ComplaintClass, ComplaintRules, State
from crmcore.complaints.events import Inspected
from crmcore.complaints.papers.action import Action
from crmcore.complaints.supervision import EscalationStep, FollowUpRules, SupervisionRules, escalations, work_list, worklist
from crmcore.decision import reason
from crmcore.errors import CalendarHorizon, InvalidValue
from crmcore.reached import ClockState
from crmcore.rules import Everyone, FirstMatch, Row
from crmcore.worktime import Clock, ClockEvent, Duration, Extension, ExtensionEvent, OutsideHours, PauseEvent, TimeUnit
from crmcore.worktime.clocks.shares import shares_used, shares_used_if_known
from tests.complaints.cases import ADA, CARD, CLOSE, OFFICE, RULES, case_in, later, raised
from tests.worktime.samples import clock, happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")
HALF, WHOLE = Fraction(1, 2), Fraction(1)


def end_of_year(day: int, hour: int = 0, month: int = 12) -> datetime:
    return datetime(2026 if month > 1 else 2027, month, day, hour, tzinfo=SHANGHAI)


LADDER = tuple(
    EscalationStep(id=f"{clock}_{name}", clock=clock, share=share, tell=("administration",))
    for clock in ("ack", "close")
    for name, share in (("half", HALF), ("due", WHOLE))
)
ACK = attrs.evolve(CLOSE, id="ack", within=Duration(2, TimeUnit.WORKING_DAY), calendar="office", warn_at=())


def rules_of(*clocks: Clock, supervision: SupervisionRules) -> ComplaintRules:
    """Return the bank's rules with one class, which has these clocks; its days are known until the end of 2026."""
    classes = FirstMatch((Row("all", Everyone(), ComplaintClass(id="all", clocks=clocks)),))
    days = {"office": attrs.evolve(OFFICE, last_day=date(2026, 12, 31), special_hours={}, holidays=(), workdays=())}
    return attrs.evolve(RULES, classes=classes, supervision=supervision, calendars=days)


BOTH = rules_of(ACK, CLOSE, supervision=SupervisionRules(escalation=LADDER))


def received(rules: ComplaintRules = BOTH) -> Complaint:
    """Return a complaint of Wednesday, 30 December: of its two working days only one is known."""
    return raised(attrs.evolve(CARD, received_at=end_of_year(30, 10)), rules)


@pytest.mark.clause("RULES-4.25")
def test_a_step_that_is_not_known_hides_no_other_step() -> None:
    found = escalations(received(), at=end_of_year(31, 12), rules=BOTH)
    assert [(one.step, one.at) for one in found.due] == [("ack_half", end_of_year(31))]
    assert [(one.path, one.code) for one in found.unknown] == [("clocks.ack", "calendar.too_few_days")]
    assert found.next == end_of_year(1, month=1)  # the end of the days known, before half of the seven plain days is over
    later_on = escalations(received(), at=end_of_year(10, month=1), rules=BOTH)
    assert [one.step for one in later_on.due] == ["ack_half", "close_half", "close_due"]
    assert (later_on.next, len(later_on.unknown)) == (None, 1)


@pytest.mark.clause("RULES-4.25")
def test_the_list_tells_the_clocks_that_are_known_beside_a_ladder_that_is_not() -> None:
    when = end_of_year(10, month=1)
    found = work_list([received()], at=when, rules={BOTH.edition: BOTH})
    assert [one.reading.clock for one in found.overdue] == ["close"]
    assert [one.step for one in found.escalated] == ["ack_half", "close_half", "close_due"]
    assert [(one.case, one.clock) for one in found.unreadable] == [(CARD.number, "ack")]
    assert received().clocks(at=when, rules=BOTH)["ack"].state is ClockState.UNKNOWN


MEND = Action(id="I-1", kind="corrective", owner="hans", due=date(2026, 7, 10), what="report within two days")
WATCHED = rules_of(CLOSE, supervision=SupervisionRules(follow_up=FollowUpRules(within=Duration(7, TimeUnit.DAY)), escalation=LADDER[2:]))


def inspected(state: State) -> Complaint:
    """Return a complaint of July in a state, inspected: what was found is to be mended by the 10th."""
    case = case_in(state, rules=WATCHED)
    return case.advance(Inspected(at=later(case), by=ADA, note="late", found=(MEND,)), rules=WATCHED)


@pytest.mark.clause("RULES-4.25")
@pytest.mark.parametrize("part", ["escalations", "actions_of", "follow_up_of", "rejection_of", "awards_waiting", "recorded_late"])
@pytest.mark.parametrize("state", [State.ASSIGNED, State.ANSWERED])
def test_a_part_of_the_list_that_cannot_be_computed_hides_no_other(state: State, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case = inspected(state)
    when = later(case) + timedelta(days=30)
    whole = work_list([case], at=when, rules={WATCHED.edition: WATCHED})

    def cannot(*_: object, **__: object) -> None:
        raise InvalidValue(reason("out_of_dates"))

    monkeypatch.setattr(worklist, part, cannot)
    found = work_list([case], at=when, rules={WATCHED.edition: WATCHED})
    gone = {"escalations": "escalated", "actions_of": "actions", "follow_up_of": "follow_ups"}.get(part)
    assert found == attrs.evolve(whole, unreadable=found.unreadable, **({} if gone is None else {gone: ()}))  # type: ignore[arg-type]
    assert [(one.case, [why.code for why in one.why]) for one in found.unreadable] == [(CARD.number, ["out_of_dates"])]
    assert (bool(whole.overdue), bool(whole.escalated), bool(whole.follow_ups)) == ((state is State.ASSIGNED,) * 2 + (state is State.ANSWERED,))
    assert [one.action.id for one in whole.actions] == ["I-1"]


@pytest.mark.clause("RULES-4.25")
def test_a_complaint_whose_class_is_gone_still_tells_its_actions_and_says_once_why_not_more() -> None:
    case = attrs.evolve(inspected(State.ASSIGNED), class_id="gone")
    found = work_list([case], at=later(case) + timedelta(days=30), rules={WATCHED.edition: WATCHED})
    assert [one.action.id for one in found.actions] == ["I-1"]
    assert [one.text() for one in found.unreadable] == [f"`{CARD.number}` cannot be read: no complaint class `gone`; there are: `all`"]


# Shares -------------------------------------------------------------------------------------------------------------------------------------------

TWO_DAYS = clock(
    Duration(2, TimeUnit.WORKING_DAY),
    calendar="office",
    extends={"extend"},
    extensions=(Extension(id="long", to=Duration(5, TimeUnit.WORKING_DAY)),),
)
STARTED: list[ClockEvent] = [*happened(("start", end_of_year(30, 10)))]


def shares(events: list[ClockEvent], **days: object) -> tuple[list[tuple[Fraction, str | None]], list[str]]:
    """Return the shares known, each with the extension in force, and why others are not, as codes; `shares_used` tells all or raises."""
    given = {"at": end_of_year(31, 15), "shares": (HALF, WHOLE), "calendar": office(**days)}
    found = shares_used_if_known(TWO_DAYS, events, **given)  # type: ignore[arg-type]
    if found.unknown:
        with pytest.raises(CalendarHorizon):
            shares_used(TWO_DAYS, events, **given)  # type: ignore[arg-type]
    else:
        assert shares_used(TWO_DAYS, events, **given) == found.known  # type: ignore[arg-type]
    return [(one.share, one.extended) for one in found.known], [one.code for one in found.unknown]


@pytest.mark.clause("RULES-4.25")
def test_a_share_that_is_not_known_hides_none_that_is() -> None:
    assert shares(STARTED) == ([(HALF, None)], ["calendar.too_few_days"])
    assert shares(STARTED, last_day=date(2027, 12, 31)) == ([(HALF, None), (WHOLE, None)], [])
    assert shares([]) == ([], [])


def test_of_what_an_extension_took_the_place_only_what_was_reached_by_then_is_asked() -> None:
    """Two working days end beyond the days known; so do five, which hold since the 31st: only these are not known."""
    extended = ExtensionEvent(name="extend", at=end_of_year(31, 9), clock="close", step="long")
    known, unknown = shares([*STARTED, extended])
    assert (known, unknown) == ([(HALF, None)], ["calendar.too_few_days"] * 2)


def test_paused_without_a_latest_end_nothing_more_is_used_up_known_or_not() -> None:
    assert shares([*STARTED, *happened(("pause", end_of_year(31, 11)))]) == ([(HALF, None)], [])


def test_a_clock_whose_start_is_not_known_has_no_shares_that_are() -> None:
    events: list[ClockEvent] = [*happened(("start", end_of_year(31, 19)))]
    assert (
        shares_used_if_known(TWO_DAYS, events, at=end_of_year(31, 20), shares=(HALF,), calendar=office(outside_hours=OutsideHours.NEXT_OPENING))
        .unknown[0]
        .code.startswith("calendar.")
    )


def test_hours_that_stand_still_beyond_the_days_known_have_no_end_that_is() -> None:
    """Working hours, paused over the end of the days known: where they end is not known, and the clock is not read as over."""
    hours = clock(Duration(8, TimeUnit.WORKING_HOUR), calendar="office")
    events: list[ClockEvent] = [*STARTED, *happened(("pause", end_of_year(30, 11)))]
    found = shares_used_if_known(hours, events, at=end_of_year(2, month=1), shares=(HALF, WHOLE), calendar=office())
    assert (found.known, found.unknown) == ((), ())
    until = PauseEvent(name="pause", at=end_of_year(30, 11), until=date(2027, 1, 5))
    found = shares_used_if_known(hours, [*STARTED, until], at=end_of_year(31, 9), shares=(HALF, WHOLE), calendar=office())
    assert (found.known, len(found.unknown)) == ((), 1)
