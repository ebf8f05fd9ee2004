"""A regime bound to a class of complaints: the law's clocks run beside the house's, by the day of receipt."""

from __future__ import annotations

import copy
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import attrs
import pytest

from crmcore.complaints.case import register
from crmcore.complaints.events.at_any_time import ClockExtended, ClockPaused, ClockResumed
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.papers.notice import Notice
from crmcore.complaints.rules.section import ComplaintClass
from crmcore.complaints.states import Proof
from crmcore.complaints.supervision.worklist import work_list
from crmcore.errors import RulebookError
from crmcore.event import Actor
from crmcore.rulebook.check import check_edition
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.load import load
from crmcore.worktime.clocks.precedence import governing
from tests.rulebook.toml import without_law, write

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICER = Actor(id="ada", unit="bank/administration", rank=2, roles=frozenset({"administration"}))
GENERAL = Actor(id="greg", unit="bank", rank=9, roles=frozenset({"general_manager"}))
CLERK = Actor(id="anna", unit="bank/outlets/west", rank=1, roles=frozenset({"intake"}))


def bank(text: str, regulator: str, more: str = "") -> Edition:
    """Load the shipped rulebook with this regime alone bound to its ordinary class, which is the last one."""
    head, _, tail = without_law(text).rpartition("[complaints.classes.clocks.close]")
    return load(f"{head}[complaints.classes.clocks.regulator]\n{regulator}\n[complaints.classes.clocks.close]{tail}\n{more}")


def ordinary(edition: Edition) -> ComplaintClass:
    return edition.complaints.complaint_class("ordinary")


@pytest.mark.clause("RULES-4.26")
def test_the_clocks_of_the_law_run_beside_those_of_the_house(text: str) -> None:
    edition = bank(text, 'regime = "cn-cbirc-2020-3"\nwarn_at = ["75 %"]')
    ids = [one.id for one in ordinary(edition).clocks_on(date(2026, 7, 6))]
    assert ids[-2:] == ["cn-cbirc-2020-3.respond", "cn-cbirc-2020-3.review_decide"]
    assert "close" in ids
    assert {one.warn_at for one in ordinary(edition).clocks_on(date(2026, 7, 6))[-2:]} == {(Fraction(3, 4),)}
    assert [one.id for one in ordinary(edition).clocks_on(date(2020, 2, 29))] == ids[:-2]


@pytest.mark.clause("RULES-4.26")
def test_a_case_reads_them_and_the_stricter_governs(text: str) -> None:
    rules = bank(text, 'regime = "cn-cbirc-2020-3"').complaints
    received = datetime(2026, 7, 6, 9, tzinfo=SHANGHAI)
    card = RecordCard(number="C-1", received_at=received, customer_name="Wang", demands=("explanation",), channel="outlet")
    case = register(card, at=received.replace(hour=10), by=CLERK, rules=rules)
    readings = case.clocks(at=received.replace(day=14), rules=rules)
    assert readings["close"].last_day == date(2026, 7, 13)
    assert readings["cn-cbirc-2020-3.respond"].last_day == date(2026, 7, 21)
    first = governing(readings.values()).reading
    assert first is not None
    assert first.clock in {"acknowledgement", "close", "first_handling"}
    overdue = {one.reading.clock for one in work_list([case], at=received.replace(day=22), rules={rules.edition: rules}).overdue}
    assert {"close", "cn-cbirc-2020-3.respond"} <= overdue


@pytest.mark.clause("RULES-4.26")
def test_a_case_takes_the_steps_of_the_ladder_as_the_law_allows_them(text: str) -> None:
    rules = bank(text, 'regime = "cn-cbirc-2020-3"').complaints
    received = datetime(2026, 7, 6, 9, tzinfo=SHANGHAI)
    card = RecordCard(number="C-1", received_at=received, customer_name="Wang", demands=("explanation",), channel="outlet")
    case = register(card, at=received.replace(hour=10), by=CLERK, rules=rules)
    clock, told = "cn-cbirc-2020-3.respond", Notice(channel="telephone", proof=Proof.CALLED)
    complex_ = ClockExtended(clock=clock, step="complex", why="complex", at=received.replace(day=15), by=OFFICER)
    case = case.advance(complex_, rules=rules)
    assessed = ClockPaused(clock=clock, why="external_assessment", at=received.replace(day=16), by=OFFICER)
    assert [one.code for one in case.check(assessed, rules=rules).reasons] == ["clock.pause_untold"]
    case = case.advance(attrs.evolve(assessed, notice=told), rules=rules)
    case = case.advance(ClockResumed(clock=clock, at=received.replace(day=20), by=OFFICER), rules=rules)
    alone = ClockExtended(clock=clock, step="special", why="special", at=received.replace(day=21), by=OFFICER)
    assert {one.code for one in case.check(alone, rules=rules).reasons} == {"clock.extension_unapproved", "clock.extension_untold"}
    bare = attrs.evolve(alone, approved_by=GENERAL, notice=told)
    assert [one.code for one in case.check(bare, rules=rules).reasons] == ["regime.reply_lacks"]
    case = case.advance(attrs.evolve(bare, notice=attrs.evolve(told, contains=("extension",))), rules=rules)
    reading = case.clocks(at=received.replace(day=22), rules=rules)[clock]
    assert (reading.extended, reading.last_day) == ("special", date(2026, 9, 8))  # 60 days, and 4 of standing still


def test_each_edition_of_a_regime_is_bound_for_its_own_days(text: str) -> None:
    bound = ordinary(bank(text, 'regime = "uk-fca-disp/payments"\ncalendar = "office"')).regulator
    assert [(one.regime.valid_from, one.regime.valid_to) for one in bound] == [(date(2026, 6, 1), None), (date(2018, 1, 13), date(2026, 5, 31))]


def test_a_firms_own_value_reaches_the_clock_and_the_check(text: str) -> None:
    edition = bank(text, 'regime = "cn-cbirc-2020-3"', '[regimes."cn-cbirc-2020-3"]\nrespond = { within = "20 days" }')
    assert str(ordinary(edition).clocks_on(date(2026, 7, 6))[-2].within) == "20 days"
    assert ("longer_than_regime", "regimes.cn-cbirc-2020-3.respond.within") in [(one.code, one.path) for one in check_edition(edition)]


def test_a_national_value_makes_the_joint_guidelines_count(text: str) -> None:
    own = '[regimes.eu-jc]\nrespond = { within = "15 days", source = "national law" }'
    assert [one.id for one in ordinary(bank(text, 'regime = "eu-jc"', own)).clocks_on(date(2026, 7, 6))][-1] == "eu-jc.respond"


@pytest.mark.parametrize(
    ("regulator", "found"),
    [
        ('regime = "cn-cbric-2020-3"', ("regime", "regime.unknown")),
        ('regime = "cn-cbirc-2020-3"\ncalendar = "ofice"', ("calendar", "unknown_calendar")),
        ('regime = "uk-fca-disp/payments"', ("", "regime.needs_calendar")),
        ('regime = "eu-jc"', ("", "regime.needs_value")),
        ('regime = "eu-jc"\nwithin = "1 day"', ("within", "unknown_key_of")),
    ],
)
def test_a_binding_that_does_not_fit_is_a_fault_at_its_path(text: str, regulator: str, found: tuple[str, str]) -> None:
    with pytest.raises(RulebookError) as error:
        bank(text, regulator)
    (path, code), *_ = [(one.path, one.code) for one in error.value.findings]
    key = f".{found[0]}" if found[0] else ""
    assert path.endswith(f".clocks.regulator{key}")
    assert code == found[1]


def test_a_regime_is_no_clock_called_close(tables: dict[str, object]) -> None:
    """Statistics read the house's own clock of that name."""
    wrong = copy.deepcopy(tables)
    complaints = wrong["complaints"]
    assert isinstance(complaints, dict)
    complaints["classes"][-1]["clocks"]["close"] = {"regime": "cn-cbirc-2020-3"}
    with pytest.raises(RulebookError) as error:
        load(write(wrong))
    assert "missing_key" in {one.code for one in error.value.findings}


def test_a_regime_bound_in_python_needs_its_calendar_too(edition: Edition, text: str) -> None:
    rules = bank(text, 'regime = "uk-fca-disp/payments"\ncalendar = "office"').complaints
    with pytest.raises(RulebookError) as error:
        attrs.evolve(rules, calendars={})
    assert any("uk-fca-disp/payments" in one.path for one in error.value.findings)
    assert edition.regimes.findings() == ()


def test_what_no_case_holds_is_a_finding(text: str) -> None:
    cards = bank(text, 'regime = "us-reg-z"')
    (found,) = (one for one in check_edition(cards) if one.code == "regime.day_of_case")
    assert (found.path, found.facts["event"], found.facts["rule"]) == ("complaints.classes.ordinary", "second_cycle_ends", "respond")
    assert "last day of the account's second complete billing cycle" in found.text()
    britain = bank(text, 'regime = "uk-fca-disp"')
    assert {one.code: one.facts["rules"] for one in check_edition(britain) if one.code.startswith("regime.")} == {
        "regime.uncounted": ("early_resolution",)
    }
    named = bank(text, 'regime = "uk-fca-disp"\ncalendar = "office"')
    assert [one for one in check_edition(named) if one.code.startswith("regime.")] == []


def test_windows_and_waits_are_bound_too(text: str) -> None:
    law = ordinary(bank(text, 'regime = "uk-fca-disp/payments"\ncalendar = "office"')).regulator[0]
    assert [one.id.partition(".")[2] for one in law.windows] == ["early_resolution", "ombudsman"]
    assert [one.id.partition(".")[2] for one in law.waits] == ["ombudsman_opens", "ombudsman_opens_after_holding_reply"]
    assert law.uncounted == ()
