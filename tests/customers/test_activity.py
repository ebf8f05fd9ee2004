from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.customers.activity import Activity, Transaction, activities_of, activity_of
from crmcore.errors import InvalidType, InvalidValue
from crmcore.money import Money
from tests.oracle import activity as oracle

SHANGHAI = ZoneInfo("Asia/Shanghai")
JULY = date(2026, 7, 1)


def done(at: datetime, amount: str = "100", customer: str = "C-1", product: str = "card", id: str = "X") -> Transaction:
    return Transaction(id=id, customer=customer, at=at, amount=Money(amount, "CNY"), product=product)


def of(*transactions: Transaction, as_of: date = JULY, months: int = 12) -> Activity:
    return activity_of(transactions, customer="C-1", as_of=as_of, zone="Asia/Shanghai", currency="CNY", months=months)


@pytest.mark.clause("FIN-1.2")
def test_amount_frequency_and_products_of_a_year() -> None:
    found = of(
        done(datetime(2025, 12, 3, tzinfo=UTC), "100.50", product="loan", id="1"),
        done(datetime(2026, 6, 3, tzinfo=UTC), "200", id="2"),
        done(datetime(2026, 2, 3, tzinfo=UTC), "1", id="3"),
        done(datetime(2026, 2, 3, tzinfo=UTC), "9", customer="C-2", id="4"),
    )
    assert found == Activity(
        customer="C-1",
        first=date(2025, 7, 1),
        until=JULY,
        months=12,
        amount=Money("301.50", "CNY"),
        transactions=3,
        products=("card", "loan"),
        last=date(2026, 6, 3),
    )


@pytest.mark.clause("FIN-1.2")
def test_the_window_is_half_open_in_local_days() -> None:
    first, end = datetime(2025, 7, 1, tzinfo=SHANGHAI), datetime(2026, 7, 1, tzinfo=SHANGHAI)
    second = timedelta(seconds=1)
    assert [of(done(at)).transactions for at in (first - second, first, end - second, end)] == [0, 1, 1, 0]


def test_a_window_clips_to_the_last_day_of_its_month() -> None:
    assert of(as_of=date(2026, 3, 31), months=1).first == date(2026, 2, 28)


def test_nothing_done_is_an_activity_of_zero() -> None:
    nothing = Activity(customer="C-1", first=date(2025, 7, 1), until=JULY, months=12, amount=Money(0, "CNY"))
    assert of() == nothing
    assert activity_of((), customer="C-1", as_of=JULY, zone="Asia/Shanghai", currency="CNY") == nothing  # twelve months, where nobody says how many
    assert activities_of((), customers=("C-1",), as_of=JULY, zone="Asia/Shanghai", currency="CNY")["C-1"] == nothing


def test_wrong_transactions_are_refused() -> None:
    with pytest.raises(InvalidType, match="`at` has no time zone"):
        done(datetime(2026, 1, 1))
    with pytest.raises(InvalidValue, match=r"^-5\.00 CNY is below zero; give the size of the transaction"):
        done(datetime(2026, 1, 1, tzinfo=UTC), "-5")


def test_amounts_in_other_currencies_are_refused_all_at_once_but_only_where_they_count() -> None:
    dollars = [attrs.evolve(done(datetime(2026, month, 1, tzinfo=UTC), id=f"X-{month}"), amount=Money(3, "USD")) for month in (1, 2, 8)]
    with pytest.raises(InvalidType) as wrong:
        of(*dollars)
    assert [(one.code, one.facts["id"]) for one in wrong.value.reasons] == [("customer.foreign_amount", "X-1"), ("customer.foreign_amount", "X-2")]


@pytest.mark.parametrize("months", [0, -1, 1.5, True])
def test_a_window_has_at_least_one_month(months: int) -> None:
    with pytest.raises(InvalidValue, match="not a number of months"):
        of(months=months)


def test_days_and_zones_are_checked() -> None:
    with pytest.raises(InvalidType, match="`as_of` must be of type `date`, not `datetime`"):
        of(as_of=datetime(2026, 7, 1))
    with pytest.raises(InvalidValue, match="zone"):
        activity_of((), customer="C-1", as_of=JULY, zone="Asia/Nowhere", currency="CNY")


rows = st.lists(
    st.tuples(
        st.sampled_from(["C-1", "C-2", "C-3"]),
        st.datetimes(datetime(2025, 12, 1), datetime(2026, 8, 1), timezones=st.just(UTC)),
        st.integers(0, 10_000).map(lambda fen: Decimal(fen) / 100),
        st.sampled_from(["card", "loan", "fund"]),
    ),
    max_size=12,
)


@pytest.mark.clause("FIN-1.2")
@given(rows, st.dates(date(2026, 1, 1), date(2026, 8, 1)), st.integers(1, 14), st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "UTC"]))
def test_one_pass_over_all_customers_is_what_the_twin_finds_for_each(
    several: list[tuple[str, datetime, Decimal, str]], as_of: date, months: int, zone: str
) -> None:
    transactions = [
        Transaction(id=str(i), customer=who, at=at, amount=Money(size, "CNY"), product=product) for i, (who, at, size, product) in enumerate(several)
    ]
    found = activities_of(transactions, customers=("C-2", "C-1"), as_of=as_of, zone=zone, currency="CNY", months=months)
    assert list(found) == ["C-2", "C-1"]
    for customer, activity in found.items():
        amount, number, products, last = oracle.activity(several, customer=customer, as_of=as_of, months=months, zone=zone)
        assert (activity.amount.amount, activity.transactions, list(activity.products), activity.last) == (amount, number, products, last)
        assert (activity.first, activity.until) == oracle.window(as_of, months)
        assert activity == activity_of(reversed(transactions), customer=customer, as_of=as_of, zone=zone, currency="CNY", months=months)
