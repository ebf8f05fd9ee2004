"""The worked examples: for each regime the days that its source means, counted out by hand; and a slow twin that counts every other day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints.regimes.rules import RuleKind
from crmcore.complaints.regimes.timeline import TimelineRow, timeline
from crmcore.errors import InvalidValue
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.worktime import Duration, TimeUnit
from tests.complaints.regime_days import CALENDARS
from tests.oracle import regimes as oracle

REGIMES = Regimes.shipped()

# Regime, day of receipt, other events, then rule (and step) with the last day, all written down from the sources.
Example = tuple[str, str, Mapping[str, str], Mapping[str, str]]
EXAMPLES: tuple[Example, ...] = (
    ("house-7-days", "2026-07-06", {}, {"respond": "2026-07-13"}),
    ("house-7-days", "2026-02-14", {}, {"respond": "2026-02-21"}),  # over the Spring Festival: every day counts
    ("house-7-days", "2026-12-28", {}, {"respond": "2027-01-04"}),  # three days to 31 December, then four
    (
        "cn-cbirc-2020-3",
        "2026-01-05",
        {"customer_answered": "2026-01-15", "review_requested": "2026-02-10"},
        {
            "respond": "2026-01-20",
            "respond+complex": "2026-02-04",
            "respond+special": "2026-03-06",
            "review_apply": "2026-02-14",
            "review_decide": "2026-03-12",
        },
    ),
    (  # 28 February is the 28th day, 31 March the 59th
        "cn-cbirc-2020-3",
        "2026-01-31",
        {},
        {"respond": "2026-02-15", "respond+complex": "2026-03-02", "respond+special": "2026-04-01"},
    ),
    (  # 31 December is the 11th day, 31 January the 42nd; the review counts from the assumed answer, whose 27th day is 31 January
        "cn-cbirc-2020-3",
        "2026-12-20",
        {},
        {"respond": "2027-01-04", "respond+complex": "2027-01-19", "respond+special": "2027-02-18", "review_apply": "2027-02-03"},
    ),
    ("cn-pboc-2020-5", "2026-01-05", {"forwarded": "2026-01-05"}, {"respond": "2026-01-20", "respond+complex": "2026-03-06"}),
    # Made directly on the 1st, forwarded on the 10th: 28 February is the 18th day from then, 31 March the 49th
    ("cn-pboc-2020-5", "2026-02-01", {"forwarded": "2026-02-10"}, {"respond": "2026-02-25", "respond+complex": "2026-04-11"}),
    # 31 January is the 15th day, 28 February the 43rd
    ("cn-pboc-2020-5", "2026-12-30", {"forwarded": "2027-01-16"}, {"respond": "2027-01-31", "respond+complex": "2027-03-17"}),
    (  # 56 days across the change to summer time
        "uk-fca-disp",
        "2026-02-02",
        {},
        {"early_resolution": "2026-02-05", "respond": "2026-03-30", "ombudsman_opens": "2026-03-30", "ombudsman": "2026-09-30"},
    ),
    (  # a Saturday: Monday is the first business day; 28 February is the 28th day
        "uk-fca-disp",
        "2026-01-31",
        {},
        {"early_resolution": "2026-02-04", "respond": "2026-03-28", "holding_letter": "2026-03-21", "ombudsman": "2026-09-28"},
    ),
    (  # 24, 29 and 30 December are business days; 31 December is the 8th day, 31 January the 39th. Six months after 31 March end on 30 September
        "uk-fca-disp",
        "2026-12-23",
        {"holding_reply_sent": "2027-02-16", "answer_expected": "2027-03-31"},
        {
            "early_resolution": "2026-12-30",
            "respond": "2027-02-17",
            "respond_as_promised": "2027-03-31",
            "ombudsman_opens": "2027-02-17",
            "ombudsman": "2027-09-30",
        },
    ),
    # Good Friday, Easter Monday, and a weekend in between
    ("uk-fca-disp/early-resolution", "2026-04-01", {"customer_answered": "2026-04-07"}, {"respond": "2026-04-08", "ombudsman": "2026-10-07"}),
    ("uk-fca-disp/early-resolution", "2026-04-02", {}, {"respond": "2026-04-09", "ombudsman": "2026-10-09"}),  # 7, 8, 9 April
    ("uk-fca-disp/early-resolution", "2026-12-24", {}, {"respond": "2026-12-31", "ombudsman": "2027-06-30"}),  # 29, 30, 31 December
    ("uk-fca-disp/payments", "2026-03-20", {}, {"respond": "2026-04-14", "respond+exceptional": "2026-05-13", "ombudsman_opens": "2026-04-14"}),
    (  # 24, 29, 30, 31 December are four, 4 to 8 January five, 11 to 15 five, 18 January the 15th; five weeks of five less one to 15 February
        "uk-fca-disp/payments",
        "2026-12-23",
        {"holding_reply_sent": "2027-01-10"},
        {
            "respond": "2027-01-18",
            "respond+exceptional": "2027-02-15",
            "ombudsman_opens": "None",
            "ombudsman_opens_after_holding_reply": "2027-02-15",
        },
    ),
    (  # three weeks of five; then the bank holiday of 31 August is left out: four, four weeks less one of five, and 28 September
        "uk-fca-disp/payments",
        "2026-08-07",
        {},
        {"respond": "2026-08-28", "respond+exceptional": "2026-09-28", "ombudsman_opens_after_holding_reply": "None"},
    ),
    ("us-cfpb", "2026-01-05", {}, {"respond": "2026-01-20", "respond+in_progress": "2026-03-06", "feedback": "2026-03-21"}),
    # 31 December is the 11th day; the answer on 4 January: 31 January is the 27th day after it, 28 February the 55th
    ("us-cfpb", "2026-12-20", {}, {"respond": "2027-01-04", "respond+in_progress": "2027-02-18", "feedback": "2027-03-05"}),
    # 28 February is the 28th day, 31 March the 59th; the answer on 15 February: 28 February is the 13th day after it, 31 March the 44th
    ("us-cfpb", "2026-01-31", {}, {"respond": "2026-02-15", "respond+in_progress": "2026-04-01", "feedback": "2026-04-16"}),
    (  # Martin Luther King's day
        "us-reg-e",
        "2026-01-05",
        {"decided": "2026-01-16", "error_found": "2026-01-16", "provisionally_credited": "2026-01-16", "statement_sent": "2025-12-31"},
        {
            "respond": "2026-01-20",
            "respond+provisional_credit": "2026-02-19",
            "written_confirmation": "2026-01-20",
            "report": "2026-01-22",
            "correct": "2026-01-20",
            "credit_notice": "2026-01-21",
            "notice_of_error": "2026-03-01",
        },
    ),
    (  # 23, 24, 25, 27, 30 November, then 1 to 4 and 7 December; 30 November is the 10th day, 31 December the 41st. From 2 November it is the 59th
        "us-reg-e",
        "2026-11-20",
        {"documentation_sent": "2026-11-02", "provisionally_credited": "2026-12-07"},
        {
            "respond": "2026-12-07",
            "respond+provisional_credit": "2027-01-04",
            "notice_after_documents": "2027-01-01",
            "credit_notice": "2026-12-09",
        },
    ),
    (  # 3 July is kept as a holiday: two weeks of five; 31 July is the 29th day. Labor Day after the determination: 8, 9, 10 September
        "us-reg-e",
        "2026-07-02",
        {"decided": "2026-09-04", "error_found": "2026-09-04"},
        {"respond": "2026-07-17", "respond+provisional_credit": "2026-08-16", "report": "2026-09-10", "correct": "2026-09-08"},
    ),
    ("us-reg-e/new-account", "2026-01-05", {}, {"respond": "2026-02-03", "respond+provisional_credit": "2026-04-05"}),
    # the 10th is 7 December, then 8 to 11, 14 to 18, 21; 31 December is the 41st day, 31 January the 72nd
    ("us-reg-e/new-account", "2026-11-20", {}, {"respond": "2026-12-21", "respond+provisional_credit": "2027-02-18"}),
    # without 19 January and 16 February: four, three weeks of five, 17 February; 31 January is the 15th day, 28 February the 43rd, 31 March the 74th
    ("us-reg-e/new-account", "2026-01-16", {}, {"respond": "2026-02-17", "respond+provisional_credit": "2026-04-16"}),
    ("us-reg-e/pos-foreign", "2026-01-05", {}, {"respond": "2026-01-20", "respond+provisional_credit": "2026-04-05"}),
    ("us-reg-e/pos-foreign", "2026-11-20", {}, {"respond": "2026-12-07", "respond+provisional_credit": "2027-02-18"}),
    # without Memorial Day: four, five, 8 June; 31 May is the 9th day, 30 June the 39th, 31 July the 70th
    ("us-reg-e/pos-foreign", "2026-05-22", {}, {"respond": "2026-06-08", "respond+provisional_credit": "2026-08-20"}),
    ("us-reg-z", "2026-01-05", {}, {"acknowledge": "2026-02-04", "respond": "2026-04-05"}),  # at the latest
    (  # the account's cycles close on the 15th: the second complete one after receipt on 15 February, from which the ten days count
        "us-reg-z",
        "2026-12-01",
        {"second_cycle_ends": "2027-02-15"},
        {"acknowledge": "2026-12-31", "respond": "2027-02-15", "no_adverse_report": "2027-02-25"},
    ),
    (  # cycles of a quarter: the 90 days end first. 28 February is the 28th day, 31 March the 59th, 30 April the 89th
        "us-reg-z",
        "2026-01-31",
        {"second_cycle_ends": "2026-05-20"},
        {"acknowledge": "2026-03-02", "respond": "2026-05-01"},
    ),
    ("au-rg271", "2026-01-22", {}, {"acknowledge": "2026-01-22", "no_letter": "2026-01-30", "respond": "2026-02-21", "ombudsman": "2028-02-21"}),
    ("au-rg271", "2026-06-30", {}, {"no_letter": "2026-07-07", "respond": "2026-07-30", "holding_letter": "2026-07-23", "ombudsman": "2028-07-30"}),
    (  # Easter, and the clocks go back on 5 April: 7 to 10 and 13 April; 30 April is the 28th day
        "au-rg271",
        "2026-04-02",
        {"holding_reply_sent": "2026-05-01", "answer_expected": "2026-05-31"},
        {"no_letter": "2026-04-13", "respond": "2026-05-02", "respond_as_promised": "2026-05-31", "ombudsman": "2028-05-31"},
    ),
    ("au-rg271/credit-default", "2026-01-05", {}, {"respond": "2026-01-26", "no_enforcement": "2026-01-26", "no_enforcement_after": "2026-02-09"}),
    # 28 February is the 8th day
    ("au-rg271/credit-default", "2026-02-20", {}, {"respond": "2026-03-13", "no_enforcement": "2026-03-13", "no_enforcement_after": "2026-03-27"}),
    # 31 December is the 6th day
    ("au-rg271/credit-default", "2026-12-25", {}, {"respond": "2027-01-15", "holding_letter": "2027-01-08", "no_enforcement_after": "2027-01-29"}),
    ("au-rg271/hardship", "2026-01-05", {"hardship_agreed": "2026-01-20"}, {"respond": "2026-01-26", "confirm_terms": "2026-02-19"}),
    (  # 21 days from the request end on 31 July, 28 on 7 August; 21 from the information on 15 August
        "au-rg271/hardship",
        "2026-06-30",
        {"information_requested": "2026-07-10", "information_given": "2026-07-25"},
        {
            "ask_information": "2026-07-21",
            "give_information": "2026-07-31",
            "respond_without_information": "2026-08-07",
            "respond_after_information": "2026-08-15",
        },
    ),
    (  # no information came: 28 February is the 8th day. The notice of refusal is of the last day: 20 March is the 1st of 14, 31 March the 12th
        "au-rg271/hardship",
        "2026-02-10",
        {"information_requested": "2026-02-20", "refusal_notified": "2026-03-20"},
        {"give_information": "2026-03-13", "respond_without_information": "2026-03-20", "no_enforcement": "2026-04-02"},
    ),
    ("au-rg271/trustee", "2026-01-05", {}, {"respond": "2026-02-19"}),
    ("au-rg271/trustee", "2026-01-31", {}, {"respond": "2026-03-17", "holding_letter": "2026-03-10"}),  # 28 February is the 28th day
    ("au-rg271/trustee", "2026-12-01", {}, {"respond": "2027-01-15", "holding_letter": "2027-01-08"}),  # 31 December is the 30th day
    ("au-rg271/super", "2026-01-05", {}, {"respond": "2026-02-19"}),
    ("au-rg271/super", "2026-06-30", {}, {"respond": "2026-08-14"}),  # 31 July is the 31st day
    ("au-rg271/super", "2026-02-28", {}, {"respond": "2026-04-14"}),  # 31 March is the 31st day; the clocks go back on 5 April
    (  # 90 days after the 28 to object, which end on 2 February
        "au-rg271/death-benefit",
        "2026-01-12",
        {"decision_proposed": "2026-01-05"},
        {"objection": "2026-02-02", "respond": "2026-05-03", "ombudsman": "2026-05-31"},
    ),
    (  # 31 July is the 31st day, 31 August the 62nd, 30 September the 92nd
        "au-rg271/death-benefit",
        "2026-06-30",
        {"decision_proposed": "2026-06-30"},
        {"objection": "2026-07-28", "respond": "2026-10-26", "ombudsman": "2026-11-23"},
    ),
    (  # 31 January is the 31st day, 28 February the 59th, 31 March the 90th
        "au-rg271/death-benefit",
        "2026-12-31",
        {"decision_proposed": "2026-12-31"},
        {"objection": "2027-01-28", "respond": "2027-04-28", "holding_letter": "2027-04-21", "ombudsman": "2027-05-26"},
    ),
    ("eu-psd2", "2026-03-20", {}, {"respond": "2026-04-14", "respond+exceptional": "2026-05-13"}),
    # 24, 28 to 31 December are five, then two weeks of five to 15 January, and four more to 12 February
    ("eu-psd2", "2026-12-23", {}, {"respond": "2027-01-15", "respond+exceptional": "2027-02-12"}),
    # 1 May is left out: three weeks of five to 22 May, four more to 19 June
    ("eu-psd2", "2026-04-30", {}, {"respond": "2026-05-22", "respond+exceptional": "2026-06-19"}),
)
NAMES: Final = [f"{one[0]} {one[1]}" for one in EXAMPLES]


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(("id", "received", "events", "expected"), EXAMPLES, ids=NAMES)
def test_the_worked_examples(id: str, received: str, events: Mapping[str, str], expected: Mapping[str, str]) -> None:
    day = date.fromisoformat(received)
    regime = REGIMES.on(id, day)
    rows = timeline(
        regime,
        received=day,
        zone="Australia/Sydney",
        calendar=CALENDARS.get(regime.jurisdiction),
        events={name: date.fromisoformat(one) for name, one in events.items()},
    )
    found = {row.rule.id + (f"+{row.step.id}" if row.step else ""): str(row.last_day) for row in rows}
    assert {key: found.get(key) for key in expected} == expected


def test_every_regime_with_a_number_has_three_worked_examples() -> None:
    with_numbers = {one.id for one in REGIMES.editions if any(rule.length for rule in one.rules.values())}
    assert dict.fromkeys(with_numbers, 3) == Counter(one[0] for one in EXAMPLES)


@pytest.mark.parametrize(("received", "last_day"), [("2026-03-20", "2026-04-14"), ("2026-12-23", "2027-01-15"), ("2026-04-30", "2026-05-22")])
def test_the_joint_guidelines_with_a_national_value(received: str, last_day: str) -> None:
    """Fifteen working days, as for payments."""
    ours = REGIMES.with_text('[regimes.eu-jc]\nrespond = { within = "15 working days", source = "national law" }')
    rows = timeline(ours.get("eu-jc"), received=date.fromisoformat(received), zone="Europe/Berlin", calendar=CALENDARS["EU"])
    assert [str(row.last_day) for row in rows if row.rule.id == "respond"] == [last_day]


@pytest.mark.parametrize("id", dict.fromkeys(one[0] for one in EXAMPLES))
@given(received=st.dates(date(2026, 1, 1), date(2027, 1, 15)))
def test_the_slow_twin_counts_the_same_days(id: str, received: date) -> None:
    regime = REGIMES.on(id, received)
    calendar = CALENDARS.get(regime.jurisdiction)

    def works(day: date) -> bool:
        assert calendar is not None
        return day.weekday() < 5 and day not in calendar.holidays

    rows = timeline(regime, received=received, zone="Asia/Shanghai", calendar=calendar)
    found = {(row.rule.id, row.step and row.step.id): row.last_day for row in rows if row.starts_on == received}
    twin = {(rule, step): oracle.last_day(received, said, works) for rule, step, said in oracle.counted_from_receipt(id)}
    assert {key: found.get(key) for key in twin} == twin


def test_hours_count_from_the_first_instant_of_the_day() -> None:
    """24 hours on the night that the clocks of Sydney go back end at 23:00."""
    rows = timeline(REGIMES.get("au-rg271"), received=date(2026, 4, 5), zone="Australia/Sydney")
    acknowledge = next(row for row in rows if row.rule.id == "acknowledge")
    assert acknowledge.due is not None
    assert acknowledge.due.isoformat() == "2026-04-05T23:00:00+10:00"


# Assumptions, and what is not known yet -----------------------------------------------------------------------------------------------------------


def rows_of(id: str, received: str, **events: str) -> Mapping[str, TimelineRow]:
    """Lay a regime on a day of receipt, by the first row of each rule."""
    regime = REGIMES.on(id, date.fromisoformat(received))
    days = {name: date.fromisoformat(day) for name, day in events.items()}
    rows = timeline(regime, received=date.fromisoformat(received), zone="Asia/Shanghai", calendar=CALENDARS.get(regime.jurisdiction), events=days)
    return {row.rule.id: row for row in rows if row.step is None}


def test_what_counts_from_an_answer_that_was_not_given_says_so() -> None:
    assumed, given_ = rows_of("cn-cbirc-2020-3", "2026-01-05"), rows_of("cn-cbirc-2020-3", "2026-01-05", customer_answered="2026-01-20")
    assert (assumed["review_apply"].assumed, given_["review_apply"].assumed) == (True, False)
    assert assumed["review_apply"].last_day == given_["review_apply"].last_day == date(2026, 2, 19)
    assert not assumed["respond"].assumed


@pytest.mark.parametrize("event", ["withdrawn", "merged"])
def test_no_answer_is_assumed_where_it_ended_otherwise(event: str) -> None:
    rows = rows_of("cn-cbirc-2020-3", "2026-01-05", **{event: "2026-01-07"})
    assert rows["review_apply"].last_day is None
    assert (rows["respond"].last_day, rows["respond"].ended, rows["respond"].ended_by) == (date(2026, 1, 20), date(2026, 1, 7), event)


@pytest.mark.parametrize(("name", "counted"), [("respond", True), ("respond_as_promised", True), ("responsibility", False), ("reply", False)])
def test_the_time_for_an_answer_is_called_so(name: str, counted: bool) -> None:
    """Another that an answer ends, such as the one for an acknowledgement, says nothing of when it is given."""
    regime = REGIMES.on("cn-cbirc-2020-3", date(2026, 1, 5))
    late = attrs.evolve(regime.rules["respond"], id=name, length=Duration(40, TimeUnit.DAY), steps=())
    rows = timeline(attrs.evolve(regime, rules={**regime.rules, name: late}), received=date(2026, 1, 5), zone="Asia/Shanghai")
    (review,) = (row for row in rows if row.rule.id == "review_apply")
    assert review.starts_on == (date(2026, 2, 14) if counted else date(2026, 1, 20))
    assert not attrs.evolve(late, ends=("decided",)).answers


def test_a_time_that_another_took_the_place_of_says_what_ended_it() -> None:
    rows = rows_of("au-rg271/hardship", "2026-06-30", information_requested="2026-07-10", information_given="2026-07-25")
    assert [(rows[one].ended, rows[one].ended_by) for one in ("respond", "respond_without_information", "respond_after_information")] == [
        (date(2026, 7, 10), "information_requested"),
        (date(2026, 7, 25), "information_given"),
        (None, None),
    ]
    assert rows["ombudsman"].starts_on == date(2026, 8, 15)
    late = rows_of("au-rg271/hardship", "2026-06-30", information_requested="2026-07-22")
    assert late["respond"].ended is None  # it had run out


@pytest.mark.parametrize("kind", [RuleKind.WINDOW, RuleKind.WAIT])
def test_only_a_time_in_which_something_is_owed_is_ended(kind: RuleKind) -> None:
    """A window is made use of, and what a wait bars does not end it: in each regime all of that happens on the first two days."""
    received = date(2026, 7, 6)
    dated = 0
    for regime in (one for one in REGIMES.editions if one.covers(received) and not one.unstated):
        rules = regime.rules.values()
        first = {event: received for rule in rules for event in rule.starts}
        then = {event: received + timedelta(days=1) for rule in rules if rule.kind is kind for event in rule.ends}
        rows = timeline(regime, received=received, zone="UTC", calendar=CALENDARS.get(regime.jurisdiction), events=then | first)
        spans = [row for row in rows if row.rule.kind is kind]
        assert [(row.ended, row.ended_by) for row in spans] == [(None, None)] * len(spans)
        dated += sum(row.last_day is not None and not then.keys().isdisjoint(row.rule.ends) for row in spans)
    assert dated


def test_the_end_of_the_second_billing_cycle_is_the_last_day_or_the_90th_at_the_latest() -> None:
    unknown, known = rows_of("us-reg-z", "2026-12-01"), rows_of("us-reg-z", "2026-12-01", second_cycle_ends="2027-02-15")
    assert (unknown["respond"].latest, unknown["respond"].last_day) == (True, date(2027, 3, 1))
    assert (known["respond"].latest, known["respond"].last_day) == (False, date(2027, 2, 15))
    with pytest.raises(InvalidValue, match="`second_cycle_ends` is 2026-12-01, but the time counts from 2026-12-01"):
        rows_of("us-reg-z", "2026-12-01", second_cycle_ends="2026-12-01")


@given(received=st.dates(date(2026, 1, 1), date(2026, 12, 31)), cycle=st.integers(1, 200))
def test_whichever_ends_first(received: date, cycle: int) -> None:
    row = rows_of("us-reg-z", str(received), second_cycle_ends=str(received + timedelta(days=cycle)))["respond"]
    assert row.last_day == min(received + timedelta(days=cycle), received + timedelta(days=90))


def test_a_promised_day_is_known_with_the_letter_only() -> None:
    letter = rows_of("uk-fca-disp", "2026-06-05", holding_reply_sent="2026-07-30")["respond_as_promised"]
    assert (letter.starts_on, letter.last_day) == (date(2026, 7, 30), None)
    assert rows_of("uk-fca-disp", "2026-06-05")["respond_as_promised"].starts_on is None


def test_an_event_that_nobody_has_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidValue, match="did you mean `customer_answered`"):
        rows_of("cn-cbirc-2020-3", "2026-01-05", customer_answred="2026-01-15")
