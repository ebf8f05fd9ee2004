"""What a regime gives a class that is bound to it: clocks with the days of the case, windows and waits that hold, and what ends a duplicate's time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest

from crmcore.complaints.clock_events import Happened
from crmcore.complaints.regimes import BoundRegime, Letter, Regime, RuleKind
from crmcore.complaints.regimes.rules import ANSWERED
from crmcore.errors import InvalidType, InvalidValue
from crmcore.reached import ClockState
from crmcore.rulebook import Regimes
from crmcore.worktime.clocks.clock_events import ClockEvent, ExtensionEvent, PauseEvent, ResumeEvent
from crmcore.worktime.clocks.permission import against_extension
from crmcore.worktime.clocks.reading import read, readings
from crmcore.worktime.spans.not_before import against_early
from tests.complaints.bound import binding
from tests.complaints.regime_days import CALENDARS, ENGLAND, NEW_YORK

REGIMES = Regimes.shipped()


def at(day: str, zone: str = "Asia/Shanghai", hour: int = 10) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), ZoneInfo(zone)) + timedelta(hours=hour)


def bound(id: str, zone: str) -> BoundRegime:
    regime = REGIMES.get(id)
    return binding(regime, zone=zone, calendar=CALENDARS.get(regime.jurisdiction))


def days(**found: str) -> Mapping[str, date]:
    return {name: date.fromisoformat(day) for name, day in found.items()}


# A duplicate's time -------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("regime", REGIMES.editions, ids=lambda one: f"{one.id}@{one.valid_from}")
def test_a_merger_and_a_withdrawal_end_every_time_that_an_answer_ends(regime: Regime) -> None:
    for rule in regime.rules.values():
        if rule.kind is RuleKind.DEADLINE and "customer_answered" in rule.ends:
            assert {"merged", "withdrawn"} <= set(rule.ends), rule.id
    assert {"merged", "withdrawn"} <= set(ANSWERED)


def test_a_merged_duplicate_is_not_overdue() -> None:
    respond = REGIMES.get("cn-cbirc-2020-3").clocks(zone="Asia/Shanghai")[0]
    reading = read(respond, [Happened("received", at("2026-07-06")), Happened("merged", at("2026-07-07"))], at=at("2026-09-01"))
    assert reading.state is ClockState.ENDED


@pytest.mark.parametrize("again", ["reopened", "forwarded"])
def test_what_is_complained_of_again_after_the_answer_has_a_time_of_its_own(again: str) -> None:
    respond = REGIMES.get("cn-cbirc-2020-3").clocks(zone="Asia/Shanghai")[0]
    marks = [Happened("received", at("2026-07-06")), Happened("customer_answered", at("2026-07-10")), Happened(again, at("2026-07-27"))]
    first, second = readings(respond, marks, at=at("2026-07-28"))
    assert (first.state, second.state, second.last_day) == (ClockState.MET, ClockState.RUNNING, date(2026, 8, 11))
    while_open = [marks[0], Happened("forwarded", at("2026-07-10"))]  # made directly before: its own, earlier time goes on
    assert [one.last_day for one in readings(respond, while_open, at=at("2026-07-11"))] == [date(2026, 7, 21)]


def test_a_complaint_that_the_central_bank_forwards_counts_from_then() -> None:
    (respond,) = REGIMES.get("cn-pboc-2020-5").clocks(zone="Asia/Shanghai")
    received, forwarded = Happened("received", at("2026-07-01")), Happened("forwarded", at("2026-07-10"))
    assert read(respond, [received], at=at("2026-07-20")).state is ClockState.NOT_STARTED
    assert read(respond, [received, forwarded], at=at("2026-07-20")).last_day == date(2026, 7, 25)


# Pauses -------------------------------------------------------------------------------------------------------------------------------------------


def test_an_appraisal_and_a_mediation_across_the_end_of_a_month() -> None:
    """Order 3, received on 20 January: mediation 28 January to 10 February takes 13 days out of the 15 that would end on 4 February."""
    respond = REGIMES.get("cn-cbirc-2020-3").clocks(zone="Asia/Shanghai")[0]
    pause = PauseEvent(name="mediation_agreed", at=at("2026-01-28"), why="mediation", by="ada")
    resumed = ResumeEvent(name="mediation_ended", at=at("2026-02-10"))
    marks: list[ClockEvent] = [Happened("received", at("2026-01-20")), pause, resumed]
    assert read(respond, marks, at=at("2026-02-11")).last_day == date(2026, 2, 17)


def test_a_trustee_s_time_stands_still_for_a_court() -> None:
    """45 days from 31 January end on 17 March; 20 February to 10 March takes 18 days out, across no change of the clocks: 4 April."""
    trustee = REGIMES.get("au-rg271/trustee")
    respond = next(one for one in trustee.clocks(zone="Australia/Sydney", calendar="sydney") if one.id.endswith(".respond"))
    zone = "Australia/Sydney"
    marks: list[ClockEvent] = [
        Happened("received", at("2026-01-31", zone)),
        PauseEvent(name="clock_paused", at=at("2026-02-20", zone), why="court_proceedings", by="ada"),
        ResumeEvent(name="clock_resumed", at=at("2026-03-10", zone)),
    ]
    assert read(respond, marks, at=at("2026-03-11", zone)).last_day == date(2026, 4, 4)


# Days that only the case knows --------------------------------------------------------------------------------------------------------------------


def test_a_case_s_clock_ends_with_the_cycle_that_it_names() -> None:
    cards = bound("us-reg-z", "America/New_York")
    cards = attrs.evolve(cards, clocks=tuple(attrs.evolve(one, warn_at=()) for one in cards.clocks))
    received = date(2026, 12, 1)
    zone, happened = "America/New_York", {"received": received}
    unknown = cards.clocks_of(received, zone=zone, happened=happened, named={})
    known = cards.clocks_of(received, zone=zone, happened=happened, named=days(second_cycle_ends="2027-02-15"))
    assert [(one.id, str(one.within)) for one in unknown] == [("us-reg-z.acknowledge", "30 days"), ("us-reg-z.respond", "90 days")]
    assert [(one.id, str(one.within)) for one in known] == [("us-reg-z.acknowledge", "30 days"), ("us-reg-z.respond", "76 days")]
    assert read(known[1], [Happened("received", at("2026-12-01", zone))], at=at("2026-12-02", zone)).last_day == date(2027, 2, 15)
    assert cards.clocks_of(date(2001, 1, 1), zone=zone, happened=happened, named={}) == ()


def test_a_holding_letter_ends_the_time_and_another_runs_to_the_promised_day() -> None:
    britain = bound("uk-fca-disp", "Europe/London")
    received, zone = date(2026, 7, 6), "Europe/London"
    happened = days(received="2026-07-06", holding_reply_sent="2026-08-28")
    clocks = {
        one.id.partition(".")[2]: one for one in britain.clocks_of(received, zone=zone, happened=happened, named=days(answer_expected="2026-09-30"))
    }
    marks = [Happened("received", at("2026-07-06", zone)), Happened("holding_reply_sent", at("2026-08-28", zone))]
    assert read(clocks["respond"], marks, at=at("2026-10-01", zone)).state is ClockState.MET
    promised = read(clocks["respond_as_promised"], marks, at=at("2026-10-01", zone))
    assert (promised.last_day, promised.state) == (date(2026, 9, 30), ClockState.BREACHED)
    assert list(britain.clocks_of(received, zone=zone, happened=happened, named={})) == list(britain.clocks)


def test_a_promised_day_is_after_the_letter_and_a_day() -> None:
    britain, happened = REGIMES.get("uk-fca-disp"), days(holding_reply_sent="2026-08-28")
    with pytest.raises(InvalidValue, match="`answer_expected` is 2026-08-28"):
        britain.dated(zone="UTC", happened=happened, named=days(answer_expected="2026-08-28"))
    with pytest.raises(InvalidType):
        britain.dated(zone="UTC", happened=happened, named={"answer_expected": at("2026-09-30")})


# Windows and waits --------------------------------------------------------------------------------------------------------------------------------


def test_a_holding_letter_two_hours_later_is_refused() -> None:
    (wait,) = (one for one in bound("uk-fca-disp", "Europe/London").waits if one.id.endswith(".holding_letter"))
    marks = [Happened("received", at("2026-07-06", "Europe/London"))]
    assert [one.code for one in against_early(wait, marks, "holding_reply_sent", at=at("2026-07-06", "Europe/London", 12))] == ["wait.too_early"]
    assert against_early(wait, marks, "holding_reply_sent", at=at("2026-08-25", "Europe/London")) == ()


def test_after_a_holding_response_the_ombudsman_opens_after_35_business_days() -> None:
    payments, received = bound("uk-fca-disp/payments", "Europe/London"), date(2026, 12, 23)
    marks = [Happened("received", at("2026-12-23", "Europe/London"))]

    def barred(happened: tuple[str, ...], day: str) -> bool:
        waits = payments.waits_of(received, happened)
        return any(against_early(one, marks, "taken_to_ombudsman_unanswered", at=at(day, "Europe/London"), calendar=ENGLAND) for one in waits)

    assert [barred((), one) for one in ("2027-01-18", "2027-01-19")] == [True, False]
    assert [barred(("holding_reply_sent",), one) for one in ("2027-01-19", "2027-02-15", "2027-02-16")] == [True, True, False]
    assert payments.waits_of(date(2001, 1, 1), ()) == ()


def test_windows_hold_for_the_days_of_the_regime() -> None:
    order = bound("cn-cbirc-2020-3", "Asia/Shanghai")
    assert [one.id for one in order.windows_of(date(2026, 7, 6), ("received",))] == ["cn-cbirc-2020-3.review_apply"]
    assert order.windows_of(date(2020, 2, 29), ("received",)) == ()


def test_no_collection_while_a_billing_error_is_pending_and_no_report_for_ten_days_more() -> None:
    cards, zone = bound("us-reg-z", "America/New_York"), "America/New_York"
    waits = {one.id.partition(".")[2]: one for one in cards.waits}
    pending = [Happened("received", at("2026-12-01", zone))]
    answered = [*pending, Happened("explained", at("2027-01-11", zone))]
    for rule, event, last in (("no_collection", "collection_attempted", "2027-01-12"), ("no_adverse_report", "reported_delinquent", "2027-01-21")):
        assert [one.code for one in against_early(waits[rule], pending, event, at=at("2027-01-10", zone))] == ["wait.not_begun"]
        assert [one.code for one in against_early(waits[rule], answered, event, at=at(last, zone))] == ["wait.too_early"]
        assert against_early(waits[rule], answered, event, at=at(last, zone) + timedelta(days=1)) == ()


def test_no_enforcement_for_fourteen_days_of_which_the_notice_is_the_first() -> None:
    waits = {one.id.partition(".")[2]: one for one in bound("au-rg271/hardship", "Australia/Sydney").waits}
    zone = "Australia/Sydney"
    marks = [Happened("received", at("2026-02-10", zone)), Happened("refusal_notified", at("2026-03-20", zone))]
    wait = waits["no_enforcement"]
    assert [one.code for one in against_early(wait, marks[:1], "enforcement_started", at=at("2026-03-01", zone))] == ["wait.not_begun"]
    assert len(against_early(wait, marks, "enforcement_started", at=at("2026-04-02", zone, 23))) == 1
    assert against_early(wait, marks, "enforcement_started", at=at("2026-04-03", zone, 0)) == ()


def test_a_provisional_credit_extends_the_time_before_its_notice_is_owed() -> None:
    """Credit within 10 business days, the notice within 2 more."""
    law, zone = REGIMES.get("us-reg-e"), "America/New_York"
    clocks = {one.id.partition(".")[2]: one for one in law.clocks(zone=zone, calendar="new-york")}
    received = Happened("received", at("2026-01-05", zone))
    step, respond = "provisional_credit", clocks["respond"]
    against = against_extension(respond, [received], step, at=at("2026-01-16", zone), condition=step, notified=False, calendar=NEW_YORK)
    assert against == ()
    marks: list[ClockEvent] = [
        received,
        Happened("provisionally_credited", at("2026-01-16", zone)),
        ExtensionEvent(name="clock_extended", at=at("2026-01-16", zone), clock=clocks["respond"].id, step="provisional_credit"),
    ]
    assert read(clocks["respond"], marks, at=at("2026-01-21", zone), calendar=NEW_YORK).last_day == date(2026, 2, 19)
    assert read(clocks["credit_notice"], marks, at=at("2026-01-21", zone), calendar=NEW_YORK).last_day == date(2026, 1, 21)


# Which reading it is ------------------------------------------------------------------------------------------------------------------------------


def test_how_a_letter_puts_it_and_what_is_not_said_make_no_other_reading() -> None:
    order = REGIMES.get("cn-cbirc-2020-3")
    (first, *rest), says = order.contents[Letter.REPLY], order.title
    other = attrs.evolve(order, contents={**order.contents, Letter.REPLY: (attrs.evolve(first, writes=says), *rest)})
    assert other.reading == order.reading
    respond = order.rules["respond"]
    for change in ({"until": "answer_expected"}, {"unless": ("merged",)}, {"national": True}):
        assert attrs.evolve(order, rules={**order.rules, "respond": attrs.evolve(respond, **change)}).reading != order.reading
