from __future__ import annotations

from datetime import date

import attrs
import pytest

from crmcore.customers.profile import Individual
from crmcore.customers.service_level import ServiceLevel
from crmcore.customers.special_care import needs_special_care, with_special_care
from crmcore.errors import InvalidValue
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.rhythms.intervals import shorter
from tests.customers.people import MILL, RULES, WANG

ORDINARY = ServiceLevel(tier="ordinary", priority="normal", return_visit_every=Duration(12, TimeUnit.MONTH))
VIP = ServiceLevel(tier="vip", priority="first", manager="dedicated", return_visit_every=Duration(2, TimeUnit.WEEK))
SIXTY = date(2026, 2, 28)


@pytest.mark.parametrize("unit", [TimeUnit.MINUTE, TimeUnit.HOUR, TimeUnit.WORKING_HOUR, TimeUnit.WORKING_DAY])
def test_visits_come_every_so_many_days_weeks_or_months(unit: TimeUnit) -> None:
    with pytest.raises(InvalidValue, match="does not come again on a calendar; give days, weeks or months"):
        ServiceLevel(tier="vip", return_visit_every=Duration(3, unit))


@pytest.mark.clause("FIN-7.2")
def test_the_elderly_are_cared_for_from_their_birthday_on() -> None:
    assert not needs_special_care(WANG, as_of=date(2026, 2, 27), rules=RULES)
    assert needs_special_care(WANG, as_of=SIXTY, rules=RULES)


@pytest.mark.clause("FIN-7.2")
def test_the_disabled_are_cared_for_at_any_age() -> None:
    assert needs_special_care(Individual(id="C-3", disabled=True), as_of=SIXTY, rules=RULES)
    assert not needs_special_care(Individual(id="C-3", disabled=None), as_of=SIXTY, rules=RULES)


def test_firms_and_banks_without_special_care_know_none() -> None:
    without = attrs.evolve(RULES, special_care=None)
    assert not needs_special_care(MILL, as_of=SIXTY, rules=RULES)
    assert not needs_special_care(WANG, as_of=SIXTY, rules=without)
    assert with_special_care(ORDINARY, WANG, as_of=SIXTY, rules=without) == ORDINARY
    care = RULES.special_care
    assert care is not None
    assert not needs_special_care(WANG, as_of=SIXTY, rules=attrs.evolve(RULES, special_care=attrs.evolve(care, elderly_from=None)))


@pytest.mark.clause("FIN-7.2", "RULES-1.3")
def test_special_care_is_priority_home_service_and_regular_visits() -> None:
    assert with_special_care(ORDINARY, WANG, as_of=SIXTY, rules=RULES) == ServiceLevel(
        tier="ordinary", priority="first", home_service=True, return_visit_every=Duration(3, TimeUnit.MONTH)
    )


@pytest.mark.clause("FIN-7.2", "FIN-3.3")
def test_special_care_takes_nothing_away() -> None:
    assert with_special_care(VIP, WANG, as_of=SIXTY, rules=RULES) == attrs.evolve(VIP, home_service=True)
    assert with_special_care(VIP, WANG, as_of=date(2026, 2, 27), rules=RULES) == VIP


def test_the_shorter_rhythm_wins() -> None:
    month, weeks = Duration(1, TimeUnit.MONTH), Duration(4, TimeUnit.WEEK)
    assert shorter(month, weeks) == shorter(weeks, month) == weeks
    assert shorter(None, month) == shorter(month, None) == month
    assert shorter(None, None) is None
    thirty = Duration(30, TimeUnit.DAY)
    assert (shorter(thirty, month), shorter(month, thirty)) == (thirty, month)
