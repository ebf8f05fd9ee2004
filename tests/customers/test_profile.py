from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.customers.profile import Corporate, Individual, Kind, Prospect, whole_years
from crmcore.errors import InvalidType, InvalidValue
from tests.customers.people import MILL, SOMEBODY, WANG


@pytest.mark.clause("FIN-3.1", "FIN-1.1")
def test_there_are_two_main_classes_and_those_who_are_no_customers_yet() -> None:
    assert [one.kind for one in (WANG, MILL, SOMEBODY)] == [Kind.INDIVIDUAL, Kind.CORPORATE, Kind.PROSPECT]


@pytest.mark.clause("BANK-6.1")
def test_nothing_personal_shows_in_a_repr() -> None:
    said = repr(WANG) + repr(MILL) + repr(SOMEBODY)
    for secret in ("誉", "1234", "duan@", "Harbour", "harbour", "5301", "teacher", "1966", "'male'", "阳", "iverside", "mortgage", "9153", "6500"):
        assert secret not in said
    assert "段**" in said


@pytest.mark.clause("BANK-6.1")
def test_whether_somebody_is_disabled_does_not_show() -> None:
    assert "disabled=***" in repr(Individual(id="C-1", disabled=True))
    assert "disabled=***" in repr(Individual(id="C-1", disabled=False))


@pytest.mark.parametrize("kind", [Individual, Corporate, Prospect])
def test_a_file_needs_an_id(kind: type[Prospect]) -> None:
    with pytest.raises(InvalidValue, match="`id` is empty"):
        kind(id="")


def test_days_are_plain_days() -> None:
    with pytest.raises(InvalidType, match="`opened_on` must be of type `date`, not `datetime`"):
        Corporate(id="C-1", opened_on=datetime(2026, 1, 1))
    with pytest.raises(InvalidType, match="`birth_date` must be of type `date`, not `str`"):
        Individual(id="C-1", birth_date="1966-02-28")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(1966, 2, 28), date(2026, 2, 27), 59),
        (date(1966, 2, 28), date(2026, 2, 28), 60),
        (date(2004, 2, 29), date(2026, 2, 28), 21),
        (date(2004, 2, 29), date(2026, 3, 1), 22),
    ],
)
def test_ages_are_whole_years(born: date, on: date, age: int) -> None:
    assert Individual(id="C-1", birth_date=born).age(on) == age
    assert Individual(id="C-1").age(on) is None


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.integers(0, 40_000))
def test_years_are_as_many_as_birthdays_passed(start: date, days: int) -> None:
    on = date.fromordinal(start.toordinal() + days)
    birthdays = 0
    for year in range(start.year + 1, on.year + 1):
        try:
            birthday = start.replace(year=year)
        except ValueError:
            birthday = date(year, 3, 1)
        birthdays += birthday <= on
    assert whole_years(start, on) == birthdays
