"""The shipped rulebook: it loads, has no findings, cites a clause for every rule, and its days are those of the State Council."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import chinese_calendar
import pytest

from crmcore.clauses import CLAUSES
from crmcore.messages import Language
from crmcore.messages.names import WordKind
from crmcore.messages.rendering import say_term
from crmcore.money import Money
from crmcore.rulebook import Edition, check_edition
from crmcore.rulebook.provisions import provisions
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock import OnReopen


def yuan(amount: int) -> Money:
    return Money(amount, "CNY")


def test_a_reader_need_know_nothing_more(edition: Edition) -> None:
    assert check_edition(edition, today=date(2026, 7, 1)) == ()


@pytest.mark.clause("RULES-4.28")
def test_it_begins_on_the_first_of_a_month_and_has_an_owner(edition: Edition) -> None:
    assert edition.valid_from.day == 1
    assert edition.owner == "administration and HR department"
    assert edition.review_by > edition.valid_from
    assert edition.id.startswith("example-city-bank@2026-01-01#")


def test_every_section_knows_its_edition(edition: Edition) -> None:
    sections = (edition.organisation, edition.customers, edition.segmentation, edition.complaints, edition.policy, edition.kpi)
    assert {one.book for one in sections} == {edition.id}
    assert len({edition.id, *(one.edition for one in sections)}) == len(sections) + 1
    assert edition.complaints.limits


def test_every_rule_names_its_clause_or_says_that_it_is_ours(edition: Edition, tables: dict[str, Any]) -> None:
    cited = {one.path: one for one in edition.provisions}
    rows = [
        f"{name}[{i}]"
        for name, table in (
            ("organisation.departments", tables["organisation"]["departments"]),
            ("organisation.positions", tables["organisation"]["positions"]),
            ("segmentation.tiers", tables["segmentation"]["tiers"]),
            ("benefits", tables["benefits"]),
            ("policy.limits", tables["policy"]["limits"]),
            ("complaints.classes", tables["complaints"]["classes"]),
            ("kpi.targets", tables["kpi"]["targets"]),
        )
        for i in range(len(table))
    ]
    clocks = [f"complaints.classes[{i}].clocks.{name}" for i in (0, 1) for name in ("first_handling", "close")]
    for path in ("rulebook", "customers", "complaints", "complaints.entitlement", "kpi", *rows, *clocks):
        assert cited[path].clauses, path
        assert set(cited[path].clauses) <= set(CLAUSES), path
    assert cited["calendars.office"].ours is not None


@pytest.mark.parametrize(
    "path", ["kpi.targets[1]", "kpi.targets[2]", "policy.limits[0]", "complaints.classes[0].clocks.close", "segmentation.tiers[0]"]
)
def test_what_the_clauses_leave_open_is_marked_as_ours(edition: Edition, path: str) -> None:
    assert next(one.ours for one in edition.provisions if one.path == path)


def test_what_is_ours_says_it_itself(edition: Edition) -> None:
    """On its page each rule stands alone: nothing is above it."""
    said = [one.ours for one in edition.provisions if one.ours is not None]
    assert said
    assert [one for one in said if "above" in one.split()[:2]] == []


def test_provisions_walk_whatever_the_tables_hold() -> None:
    found = list(provisions({"a": {"clause": 3, "ours": "x"}, "b": [{"clause": "DEPT-1.1, FIN-1.1"}, 7], "c": {"d e": {"clause": "X"}}}))
    assert [(one.path, one.clauses, one.ours) for one in found] == [
        ("a", (), "x"),
        ("b[0]", ("DEPT-1.1", "FIN-1.1"), None),
        ('c."d e"', ("X",), None),
    ]


@pytest.mark.parametrize("year", [2025, 2026])
def test_working_days_are_those_of_the_state_council(edition: Edition, year: int) -> None:
    office = edition.calendars["office"]
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    assert days[-1] == date(year, 12, 31)
    assert [office.is_working_day(day) for day in days] == [chinese_calendar.is_workday(day) for day in days]
    listed = {day for day in chinese_calendar.holidays if day.year == year}
    assert {day for day in office.holidays if day.year == year} == listed
    made_up = {day for day in chinese_calendar.workdays if day.year == year}
    assert {day for day in office.workdays if day.year == year} == made_up


def test_the_calendar_says_how_far_it_knows(edition: Edition) -> None:
    office = edition.calendars["office"]
    assert (office.first_day, office.last_day, office.zone) == (date(2025, 1, 1), date(2026, 12, 31), "Asia/Shanghai")
    assert "State Council" in office.source


@pytest.mark.clause("DEPT-2.1")
def test_the_four_units_have_separate_duties(edition: Edition) -> None:
    units = {one.id: one.duties for one in edition.organisation.departments.values() if one.clause == "DEPT-2.1"}
    assert set(units) == {"relationship_management", "service", "complaints", "satisfaction"}
    assert len(set(units.values())) == 4


@pytest.mark.clause("BANK-2.1")
def test_three_levels_report_upwards(edition: Edition) -> None:
    positions = edition.organisation.positions
    assert [positions[one].reports_to for one in ("specialist", "manager", "director")] == ["manager", "director", "ceo"]
    assert positions["specialist"].rank < positions["manager"].rank < positions["director"].rank < positions["ceo"].rank


@pytest.mark.clause("MAN-7.1")
def test_the_team_has_its_five_parts(edition: Edition) -> None:
    team = {one.id for one in edition.organisation.positions.values() if one.clause is not None and "MAN-7.1" in one.clause}
    assert team == {"team_leader", "relationship_specialist", "service_specialist", "marketing_specialist", "data_analyst"}


@pytest.mark.clause("BANK-4.1")
def test_the_edges_of_the_limits(edition: Edition) -> None:
    expense = edition.policy.limits["expense"]
    signers = {amount: expense.bands[expense.index_of(Money(amount, "CNY"))].signers for amount in ("999.99", "1000", "20000", "20000.01")}
    assert signers == {"999.99": ("specialist",), "1000": ("manager",), "20000": ("manager",), "20000.01": ("ceo",)}


@pytest.mark.clause("BANK-3.1")
def test_a_purchase_of_any_amount_takes_three_signatures_in_order(edition: Edition) -> None:
    purchase = edition.policy.limits["purchase"]
    assert {purchase.bands[purchase.index_of(yuan(amount))].signers for amount in (1, 10**9)} == {("department_head", "finance", "ceo")}


@pytest.mark.clause("RULES-4.26", "RULES-1.5", "FIN-5.2")
def test_every_class_of_complaints_closes_within_seven_days_of_receipt(edition: Edition) -> None:
    assert {row.id: clock.within.amount for row in edition.complaints.classes for clock in row.then.clocks if clock.id == "close"} == {
        "severe": 7,
        "security": 5,
        "simple": 7,
        "ordinary": 7,
    }
    for row in edition.complaints.classes:
        close = next(clock for clock in row.then.clocks if clock.id == "close")
        assert close.within.unit is TimeUnit.DAY
        assert close.starts == {"received"}
        told = {"customer_answered", "explained", "reasons_given", "outcome_filed", "turned_away", "solved_at_once", "referred", "review_decided"}
        assert close.stops == told
        assert close.ends == {"withdrawn", "merged"}
        assert close.reopens == {"reopened", "follow_up_unsolved", "passed_on"}
        assert close.on_reopen is OnReopen.NEW
        assert {Fraction(3, 4), Fraction(9, 10)} <= set(close.warn_at)
        assert not close.pauses
        assert row.then.general_manager


@pytest.mark.clause("MAN-4.2", "FIN-2.3")
def test_every_class_tells_whoever_complains_that_it_has_arrived(edition: Edition) -> None:
    for row in edition.complaints.classes:
        asked = next(clock for clock in row.then.clocks if clock.id == "acknowledgement")
        a_day = (Duration(24, TimeUnit.HOUR), None) if row.id == "severe" else (Duration(1, TimeUnit.WORKING_DAY), "office")
        assert (asked.within, asked.calendar) == a_day
        assert asked.starts == {"received"}
        assert "acknowledged" in asked.stops


@pytest.mark.clause("RULES-1.5", "FIN-2.3", "FIN-7.3")
def test_each_class_has_its_own_process(edition: Edition) -> None:
    assert {row.id: row.then.lifecycle for row in edition.complaints.classes} == {
        "severe": "complaint/severe",
        "security": "complaint/standard",
        "simple": "complaint/simple",
        "ordinary": "complaint/standard",
    }
    clocks = {clock.id: clock for clock in edition.complaints.complaint_class("severe").clocks}
    assert clocks["first_contact"].within == Duration(2, TimeUnit.HOUR)
    assert set(clocks["progress"].repeats) == {"progress_reported"}
    assert set(clocks["reassurance"].repeats) == {"customer_contacted"}
    clocks = {clock.id: clock for clock in edition.complaints.complaint_class("security").clocks}
    assert clocks["first_handling"].within == Duration(4, TimeUnit.WORKING_HOUR)


@pytest.mark.clause("BANK-4.1")
def test_an_emergency_has_its_reasons_its_members_and_its_time(edition: Edition) -> None:
    crisis = edition.complaints.crisis
    assert crisis is not None
    assert crisis.at_least >= 2
    assert set(crisis.positions) <= set(edition.organisation.positions)
    ratify = next(clock for clock in edition.complaints.complaint_class("severe").clocks if clock.id == "ratify")
    assert set(ratify.starts) == {"emergency_remedy"}
    assert set(ratify.stops) == {"emergency_ratified", "emergency_refused"}


@pytest.mark.clause("RULES-4.2")
def test_matters_and_demands_are_open_lists(edition: Edition) -> None:
    assert "other" in edition.complaints.matters
    assert {"price_reduction", "return", "exchange", "damages", "criticism", "suggestion"} <= set(edition.complaints.demands)


@pytest.mark.parametrize(
    ("kind", "word", "zh"),
    [
        (WordKind.DEMANDS, "price_reduction", "减价"),
        (WordKind.ACTIONS, "price_reduction", "折价"),
        (WordKind.ACTIONS, "expense", "费用报销"),
        (WordKind.TIERS, "ordinary", "普通客户"),
        (WordKind.CLASSES, "simple", "简易"),
        (WordKind.CLOCKS, "progress", "进展告知"),
    ],
)
def test_a_word_is_named_as_banks_name_that_thing(edition: Edition, kind: WordKind, word: str, zh: str) -> None:
    """One word may name two things: what customers ask for and what they are granted, a tier and a class of complaints."""
    assert say_term(edition.names.term(kind, word), Language.ZH) == zh


@pytest.mark.clause("BANK-1.2")
def test_the_targets_of_the_bank(edition: Edition) -> None:
    targets = {one.kpi: one for one in edition.kpi.targets}
    assert targets["satisfaction.csat"].at_least == Fraction(9, 10)
    assert (targets["complaints.rate"].down_by, targets["complaints.rate"].baseline) == (Fraction(1, 5), "a_year_before")
    assert targets["customers.completeness"].at_least == Fraction(19, 20)


@pytest.mark.clause("FIN-3.2", "FIN-3.3")
def test_three_tiers_each_with_what_it_is_owed(edition: Edition) -> None:
    assert edition.segmentation.order == ("vip", "premium", "ordinary")
    assert set(edition.segmentation.benefits) == {"vip", "premium", "ordinary"}


@pytest.mark.clause("FIN-1.1")
def test_a_new_file_holds_what_the_clause_names(edition: Edition) -> None:
    assert edition.customers.required["individual"] == ("name", "age", "sex", "contact", "occupation")


@pytest.mark.clause("RULES-1.5", "FIN-7.3")
def test_a_severe_complaint_of_the_last_known_day_is_read_all_the_same(edition: Edition) -> None:
    """No clock of its class needs a list of days, so that none is silent when the list ends."""
    severe = edition.complaints.complaint_class("severe")
    assert [one.id for one in severe.clocks_on(date(2026, 12, 31)) if one.calendar is not None] == []
