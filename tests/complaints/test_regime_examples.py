"""The worked examples: for each regime the days that its source means, counted out by hand; and a slow twin that counts every other day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints.regimes.timeline import timeline
from crmcore.rulebook.regimes.collection import Regimes
from tests.complaints.regime_days import CALENDARS
from tests.oracle import regimes as oracle

REGIMES = Regimes.shipped()

# Regime, day of receipt, other events, then rule (and step) with the last day, all written down from the sources.
Example = tuple[str, str, Mapping[str, str], Mapping[str, str]]
EXAMPLES: tuple[Example, ...] = (
    ("house-7-days", "2026-07-06", {}, {"respond": "2026-07-13"}),
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
    ("cn-pboc-2020-5", "2026-01-05", {}, {"respond": "2026-01-20", "respond+complex": "2026-03-06"}),
    (  # 56 days across the change to summer time
        "uk-fca-disp",
        "2026-02-02",
        {},
        {"early_resolution": "2026-02-05", "respond": "2026-03-30", "ombudsman_opens": "2026-03-30", "ombudsman": "2026-09-30"},
    ),
    # Good Friday, Easter Monday, and a weekend in between
    ("uk-fca-disp/early-resolution", "2026-04-01", {"customer_answered": "2026-04-07"}, {"respond": "2026-04-08", "ombudsman": "2026-10-07"}),
    ("uk-fca-disp/payments", "2026-03-20", {}, {"respond": "2026-04-14", "respond+exceptional": "2026-05-13"}),
    ("us-cfpb", "2026-01-05", {}, {"respond": "2026-01-20", "respond+in_progress": "2026-03-06", "feedback": "2026-03-21"}),
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
    ("us-reg-e/new-account", "2026-01-05", {}, {"respond": "2026-02-03", "respond+provisional_credit": "2026-04-05"}),
    ("us-reg-e/pos-foreign", "2026-01-05", {}, {"respond": "2026-01-20", "respond+provisional_credit": "2026-04-05"}),
    ("us-reg-z", "2026-01-05", {}, {"acknowledge": "2026-02-04", "respond": "2026-04-05"}),
    ("au-rg271", "2026-01-22", {}, {"acknowledge": "2026-01-22", "no_letter": "2026-01-30", "respond": "2026-02-21", "ombudsman": "2028-02-21"}),
    ("au-rg271/credit-default", "2026-01-05", {}, {"respond": "2026-01-26", "no_enforcement": "2026-01-26", "no_enforcement_after": "2026-02-09"}),
    ("au-rg271/hardship", "2026-01-05", {"hardship_agreed": "2026-01-20"}, {"respond": "2026-01-26", "confirm_terms": "2026-02-19"}),
    ("au-rg271/trustee", "2026-01-05", {}, {"respond": "2026-02-19"}),
    ("au-rg271/super", "2026-01-05", {}, {"respond": "2026-02-19"}),
    (  # 90 days after the 28 to object, which end on 2 February
        "au-rg271/death-benefit",
        "2026-01-12",
        {"decision_proposed": "2026-01-05"},
        {"objection": "2026-02-02", "respond": "2026-05-03", "ombudsman": "2026-05-31"},
    ),
    ("eu-psd2", "2026-03-20", {}, {"respond": "2026-04-14", "respond+exceptional": "2026-05-13"}),
)


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(("id", "received", "events", "expected"), EXAMPLES, ids=[one[0] for one in EXAMPLES])
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


def test_every_regime_with_a_number_has_a_worked_example() -> None:
    with_numbers = {one.id for one in REGIMES.editions if any(rule.length for rule in one.rules.values())}
    assert with_numbers == {one[0] for one in EXAMPLES}


@pytest.mark.parametrize("id", [one[0] for one in EXAMPLES])
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
