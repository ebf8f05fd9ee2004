from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidValue
from crmcore.relations import Contact, ContactKind, return_visits
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.rhythms.done import Suspension
from tests.oracle.visits import next_visit

MONTHLY = Duration(1, TimeUnit.MONTH)


def contact(customer: str, at: datetime, kind: ContactKind = ContactKind.RETURN_VISIT) -> Contact:
    return Contact(id=f"{customer} {at.isoformat()} {kind}", customer=customer, at=at, kind=kind, by="anna")


@pytest.mark.clause("RULES-1.3", "FIN-3.3")
def test_a_visit_never_made_is_due_now() -> None:
    (visit,) = return_visits({"C1": MONTHLY}, [], on=date(2026, 7, 31), zone="Asia/Shanghai")
    assert (visit.last, visit.due) == (None, None)
    assert visit.overdue(date(2026, 7, 31))


@pytest.mark.clause("RULES-1.3", "MAN-5.3")
def test_the_last_day_itself_is_in_time() -> None:
    (visit,) = return_visits({"C1": MONTHLY}, [contact("C1", datetime(2026, 5, 31, 4, tzinfo=UTC))], on=date(2026, 6, 30), zone="Asia/Shanghai")
    assert visit.due == date(2026, 6, 30)
    assert not visit.overdue(date(2026, 6, 30))
    assert visit.overdue(date(2026, 7, 1))


@pytest.mark.clause("RULES-1.3", "MAN-5.3")
def test_a_customer_who_is_away_is_owed_no_visit() -> None:
    abroad = {"C1": (Suspension(since=date(2026, 6, 1), until=date(2026, 8, 31), why="abroad"),)}
    made = [contact("C1", datetime(2026, 5, 31, 4, tzinfo=UTC))]
    (away,) = return_visits({"C1": MONTHLY}, made, on=date(2026, 7, 31), zone="Asia/Shanghai", suspended=abroad)
    assert not away.overdue(date(2026, 7, 31))
    (back,) = return_visits({"C1": MONTHLY}, made, on=date(2026, 9, 2), zone="Asia/Shanghai", suspended=abroad)
    assert (back.due, back.overdue(date(2026, 9, 2))) == (date(2026, 9, 1), True)


def test_days_are_those_of_the_zone_and_later_or_other_contacts_count_for_nothing() -> None:
    contacts = [
        contact("C1", datetime(2026, 7, 5, 16, tzinfo=UTC)),  # the 6th in Shanghai
        contact("C1", datetime(2026, 7, 1, 4, tzinfo=UTC)),
        contact("C1", datetime(2026, 7, 31, 16, tzinfo=UTC)),  # already August
        contact("C1", datetime(2026, 7, 20, 4, tzinfo=UTC), ContactKind.CALL),
        contact("C9", datetime(2026, 7, 20, 4, tzinfo=UTC)),
    ]
    visits = return_visits({"C2": MONTHLY, "C1": Duration(2, TimeUnit.WEEK)}, contacts, on=date(2026, 7, 31), zone="Asia/Shanghai")
    assert [(one.customer, one.last, one.due) for one in visits] == [("C1", date(2026, 7, 6), date(2026, 7, 20)), ("C2", None, None)]


@pytest.mark.parametrize("unit", [TimeUnit.WORKING_DAY, TimeUnit.HOUR])
def test_a_rhythm_without_a_calendar_is_refused_even_before_the_first_visit(unit: TimeUnit) -> None:
    with pytest.raises(InvalidValue, match="days, weeks or months"):
        return_visits({"C1": Duration(2, unit)}, [], on=date(2026, 7, 31), zone="UTC")


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(1, 40),
    st.sampled_from([TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH]),
    st.lists(st.integers(0, 300), max_size=4),
)
def test_the_next_visit_is_where_walking_day_by_day_ends(last: date, amount: int, unit: TimeUnit, earlier: list[int]) -> None:
    days = [last, *(last - timedelta(days=back) for back in earlier)]
    contacts = [contact("C1", datetime(day.year, day.month, day.day, 12, tzinfo=UTC)) for day in days]
    (visit,) = return_visits({"C1": Duration(amount, unit)}, contacts, on=last, zone="UTC")
    assert (visit.last, visit.due) == (last, next_visit(last, amount, unit.value))
