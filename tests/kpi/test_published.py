"""The published summary: shares over what was closed, bands by business days and weeks, and nothing said that nobody knows."""

from __future__ import annotations

from datetime import date, time, timedelta
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints.record import ComplaintRecord
from crmcore.errors import CalendarHorizon, InvalidValue
from crmcore.kpi import ProductGroup, PublishedRow, PublishedSummary, published_summary
from crmcore.measures import RateCount, RatioCount, Status
from crmcore.messages import Language
from crmcore.worktime import Calendar
from tests.kpi.rows import complaint
from tests.oracle import published as twin

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
HOLIDAYS = frozenset({date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25)})
ENGLAND = Calendar(
    name="england",
    zone="Europe/London",
    hours={day: ((time(9), time(17)),) for day in range(5)},
    holidays=HOLIDAYS,
    first_day=date(2025, 1, 1),
    last_day=date(2027, 12, 31),
)
GROUPS = {"card": ProductGroup.BANKING_AND_CREDIT_CARDS, "account": ProductGroup.BANKING_AND_CREDIT_CARDS, "mortgage": ProductGroup.HOME_FINANCE}


def summary(*rows: ComplaintRecord, provision: dict[ProductGroup, int] | None = None) -> PublishedSummary:
    return published_summary(rows, first=FIRST, last=LAST, calendar=ENGLAND, groups=GROUPS, provision=provision)


def closed_after(days: int, id: str = "A", received: date = date(2026, 4, 2), outcome: str | None = "upheld") -> ComplaintRecord:
    return complaint(id, received, received + timedelta(days=days), product="card", outcome=outcome)


def only(found: PublishedSummary) -> PublishedRow:
    assert len(found.rows) == 1
    return found.rows[0]


def shares(row: PublishedRow) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    return row.closed_soon.value, row.closed_in_8_weeks.value, row.upheld.value


# Thursday 2 April 2026; Good Friday and Easter Monday follow: the third business day after it is Thursday 9 April, the eighth week ends on 28 May.
@pytest.mark.parametrize(("days", "band"), [(0, 0), (7, 0), (8, 1), (56, 1), (57, 2)])
def test_the_bands_end_with_the_third_business_day_and_the_eighth_week(days: int, band: int) -> None:
    row = only(summary(closed_after(days)))
    assert [row.closed_soon.numerator, row.closed_in_8_weeks.numerator, row.closed] == [int(band == 0), int(band == 1), 1]


# Figures that firms published, with the whole numbers behind them.
@pytest.mark.parametrize(
    ("part", "closed", "percent"),
    [
        (4, 124, "3.23"),
        (406, 1001, "40.56"),
        (21, 59, "35.59"),
        (36, 59, "61.02"),
        (31, 59, "52.54"),
        (154, 441, "34.92"),
        (284, 441, "64.40"),
        (353, 441, "80.05"),
    ],
)
def test_shares_are_of_complaints_closed_not_opened(part: int, closed: int, percent: str) -> None:
    ended = [closed_after(1, f"C-{number}", outcome="upheld" if number < part else "not_upheld") for number in range(closed)]
    row = only(summary(*ended, *(complaint(f"O-{number}", date(2026, 6, 30), product="card") for number in range(closed))))
    assert (row.opened, row.closed, row.upheld.denominator) == (2 * closed, closed, closed)
    assert row.upheld.percent(2) == f"{percent} %"
    assert RatioCount(part, closed).result("x/1").percent(2) == f"{percent} %"


@pytest.mark.parametrize(("opened", "base", "rate"), [(1, 1138, "0.88"), (138, 911505, "0.15"), (158, 40235, "3.93"), (274, 332213, "0.82")])
def test_rates_are_of_complaints_opened_per_thousand(opened: int, base: int, rate: str) -> None:
    rows = [complaint(f"C-{number}", FIRST, product="mortgage") for number in range(opened)]
    row = only(summary(*rows, provision={ProductGroup.HOME_FINANCE: base}))
    assert row.provision is not None
    assert row.provision.value == RateCount(opened, base).result("x/1", per=1000).value
    assert row.provision.say().startswith(f"{rate} per 1,000")
    assert row.intermediation is None


def test_upheld_in_part_is_upheld_and_explained_away_is_not() -> None:
    outcomes = ["upheld", "partly_upheld", "not_upheld", "explained", "not_accepted"]
    row = only(summary(*(closed_after(1, f"C-{number}", outcome=outcome) for number, outcome in enumerate(outcomes))))
    assert row.upheld.value == Fraction(2, 5)


@pytest.mark.parametrize("outcome", [None, "settled"])
def test_an_outcome_nobody_knows_makes_the_share_upheld_not_measurable(outcome: str | None) -> None:
    row = only(summary(closed_after(1), closed_after(1, "B", outcome=outcome)))
    assert row.upheld.status is Status.NOT_MEASURABLE
    assert row.upheld.excluded == (("outcome_unknown", 1),)
    assert row.closed_soon.value == 1


@pytest.mark.parametrize("is_closed", [True, None])
def test_an_end_in_the_dark_makes_what_was_closed_not_known(is_closed: bool | None) -> None:
    row = only(summary(closed_after(1), complaint("X", date(2025, 12, 1), product="card", is_closed=is_closed)))
    assert (row.opened, row.closed, *shares(row)) == (1, None, None, None, None)
    assert row.closed_soon.excluded == (("closing_day_unknown", 1),)


def test_rows_stand_in_the_regulator_s_order_and_the_unknown_product_last() -> None:
    found = summary(
        complaint("A", FIRST),
        complaint("B", FIRST, product="mortgage"),
        complaint("C", FIRST, product="card", cause="delay"),
        complaint("D", FIRST, product="account", cause="conduct"),
        complaint("E", LAST + timedelta(days=1), product="unheard of"),
        complaint("F", date(2025, 3, 1), date(2025, 3, 2), product="card"),
    )
    assert [row.group for row in found.rows] == [ProductGroup.BANKING_AND_CREDIT_CARDS, ProductGroup.HOME_FINANCE, None]
    assert [row.main_cause for row in found.rows] == ["conduct", None, None]
    assert found.rows[0].closed_soon.status is Status.NOTHING_COUNTED


def test_what_was_open_all_the_time_has_no_row() -> None:
    assert summary(complaint("A", date(2025, 12, 31), product="card")).rows == ()


def test_every_fault_is_named() -> None:
    with pytest.raises(InvalidValue) as refused:
        published_summary(
            [complaint("A", date(2025, 1, 1), product="boat")],
            first=LAST,
            last=FIRST,
            calendar=ENGLAND,
            groups=GROUPS,
            intermediation={ProductGroup.INVESTMENTS: 0},
        )
    assert [one.code for one in refused.value.reasons] == ["published.reversed", "published.no_group", "published.no_base"]
    assert "boat" in refused.value.text(Language.ZH)


def test_beyond_the_calendar_nothing_is_guessed() -> None:
    short = attrs.evolve(ENGLAND, last_day=date(2026, 4, 3))
    with pytest.raises(CalendarHorizon):
        published_summary([closed_after(1)], first=FIRST, last=LAST, calendar=short, groups=GROUPS)


@st.composite
def _rows(draw: st.DrawFn) -> ComplaintRecord:
    received = draw(st.dates(date(2025, 11, 1), date(2026, 7, 15)))
    closed = draw(st.none() | st.integers(0, 80).map(lambda days: received + timedelta(days=days)))
    outcome = draw(st.sampled_from(["upheld", "partly_upheld", "not_upheld"]))
    return complaint(draw(st.integers(0, 99).map(str)), received, closed, product="card", outcome=outcome)


@given(st.lists(_rows(), min_size=1, max_size=12, unique_by=lambda one: one.id))
def test_as_the_twin_says(rows: list[ComplaintRecord]) -> None:
    found = summary(*rows).rows
    opened, closed, soon, in_8_weeks, upheld = twin.counts(rows, FIRST, LAST, HOLIDAYS)
    if not opened and not closed:
        assert found == ()
        return
    row = found[0]
    numerators = (row.opened, row.closed, row.closed_soon.numerator, row.closed_in_8_weeks.numerator, row.upheld.numerator)
    assert numerators == (opened, closed, soon, in_8_weeks, upheld)
    assert shares(row) == (tuple(Fraction(part, closed) for part in (soon, in_8_weeks, upheld)) if closed else (None, None, None))
