from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.customers.record import CustomerRecord
from crmcore.kpi import (
    closed_in_time,
    closed_in_time_count,
    complaint_rate,
    complaint_rate_count,
    completeness,
    completeness_count,
    resolution,
    resolution_count,
    stated_in_time,
    stated_in_time_count,
)
from crmcore.measures import RateCount, RatioCount, Status
from tests.kpi.rows import COMPLAINTS, JULY, JULY_DAYS, complaint, rules
from tests.oracle import kpi as oracle

D = date(2026, 7, 10)


@pytest.mark.clause("RULES-4.26")
def test_closed_in_time_is_out_of_those_closed_whose_deadline_is_known() -> None:
    rows = [
        complaint("in time", D, D),
        complaint("late", date(2026, 6, 1), D, timeliness=Timeliness.LATE),
        complaint("no deadline", D, D, timeliness=Timeliness.UNKNOWN),
        complaint("a closed one cannot be open", D, D, timeliness=Timeliness.OPEN),
        complaint("stated", D, D, timeliness=Timeliness.STATED_IN_TIME),
        complaint("no day", D, None, is_closed=True, timeliness=Timeliness.STATED_IN_TIME),
        complaint("no day, earlier", date(2026, 6, 1), None, is_closed=True),
        complaint("open", D),
        complaint("closed in August", D, date(2026, 8, 1)),
        complaint("closed in June", date(2026, 6, 1), date(2026, 6, 30)),
    ]
    found = closed_in_time(rows, period=JULY)
    assert (found.numerator, found.denominator) == (1, 2)
    assert dict(found.excluded) == {"deadline_unknown": 2, "stated": 1, "closing_day_unknown": 1}


@pytest.mark.clause("RULES-4.26")
def test_what_a_source_states_is_a_figure_of_its_own() -> None:
    rows = [
        complaint("1", D, None, is_closed=True, timeliness=Timeliness.STATED_IN_TIME),
        complaint("2", D, None, is_closed=None, timeliness=Timeliness.STATED_LATE),
        complaint("3", D, D),
        complaint("4", date(2026, 6, 30), None, is_closed=True, timeliness=Timeliness.STATED_LATE),
    ]
    stated = stated_in_time(rows, period=JULY)
    assert (stated.value, stated.definition, stated.excluded) == (Fraction(1, 2), "complaints.stated_in_time/1", (("not_stated", 1),))
    assert closed_in_time(rows[:2], period=JULY).status is Status.NOTHING_COUNTED


@pytest.mark.clause("BANK-5.1")
def test_the_resolution_rate_is_out_of_all_on_hand_in_the_month() -> None:
    rows = [
        complaint("open at the start, closed on the first", date(2026, 6, 1), date(2026, 7, 1)),
        complaint("received and closed on the last", date(2026, 7, 31), date(2026, 7, 31)),
        complaint("closed after", D, date(2026, 8, 1)),
        complaint("open", date(2026, 5, 1)),
        complaint("closed before", date(2026, 6, 1), date(2026, 6, 30)),
        complaint("not yet received", date(2026, 8, 1)),
    ]
    found = resolution(rows, period=JULY)
    assert (found.numerator, found.denominator, found.value) == (2, 4, Fraction(1, 2))


@pytest.mark.parametrize(("is_closed", "code"), [(True, "closing_day_unknown"), (None, "state_unknown")])
@pytest.mark.clause("BANK-5.1")
def test_no_resolution_rate_where_the_end_of_a_complaint_is_left_open(is_closed: bool | None, code: str) -> None:
    """Those known to be open would be counted, those closed on an unknown day would not."""
    found = resolution([complaint("open", D), complaint("?", D, None, is_closed=is_closed)], period=JULY)
    assert (found.value, found.status, found.interval, found.excluded) == (None, Status.NOT_MEASURABLE, None, ((code, 1),))


@pytest.mark.clause("BANK-1.2")
def test_the_complaint_rate_is_out_of_customers_at_the_end_of_the_period() -> None:
    rows = [complaint("1", D), complaint("2", JULY.first, D), complaint("3", JULY.last), complaint("4", date(2026, 8, 1))]
    found = complaint_rate(rows, period=JULY, customers=2000, rules=rules())
    assert (found.value, found.numerator, found.denominator, found.per) == (Fraction(3, 2), 3, 2000, 1000)


@pytest.mark.clause("BANK-1.2")
def test_no_complaint_rate_without_its_denominator() -> None:
    unknown = complaint_rate([complaint("1", D)], period=JULY, customers=None, rules=rules())
    assert (unknown.value, unknown.status, unknown.numerator, unknown.denominator) == (None, Status.NOT_MEASURABLE, 1, None)
    assert complaint_rate([complaint("1", D)], period=JULY, customers=0, rules=rules()).status is Status.NOTHING_COUNTED


@given(COMPLAINTS)
def test_every_figure_is_that_of_its_twin(rows: list[ComplaintRecord]) -> None:
    assert closed_in_time(rows, period=JULY).value == oracle.closed_in_time(rows, JULY_DAYS)
    assert stated_in_time(rows, period=JULY).value == oracle.stated_in_time(rows, JULY_DAYS)
    assert resolution(rows, period=JULY).value == oracle.resolution(rows, JULY_DAYS)
    assert complaint_rate_count(rows, period=JULY, customers=7) == RateCount(oracle.received(rows, JULY_DAYS), 7)


@given(st.lists(COMPLAINTS, min_size=1, max_size=4))
def test_counting_in_parts_and_merging_is_counting_in_one_pass(parts: list[list[ComplaintRecord]]) -> None:
    whole = [one for part in parts for one in part]
    for count in (closed_in_time_count, stated_in_time_count, resolution_count):
        assert reduce(RatioCount.merge, (count(part, period=JULY) for part in reversed(parts))) == count(whole, period=JULY)
    rates = (complaint_rate_count(part, period=JULY, customers=len(part)) for part in parts)
    assert reduce(RateCount.merge, rates) == complaint_rate_count(whole, period=JULY, customers=len(whole))


def customer(filled: int, required: int) -> CustomerRecord:
    return CustomerRecord(id="K", kind="individual", tier=None, previous_tier=None, filled=filled, required=required, as_of=D)


@pytest.mark.clause("BANK-1.2", "FIN-1.1", "DEPT-1.2")
def test_completeness_is_out_of_all_required_fields() -> None:
    found = completeness([customer(10, 10), customer(4, 10), customer(0, 0)], window="2026-07")
    assert (found.value, found.numerator, found.denominator, found.interval) == (Fraction(14, 20), 14, 20, None)
    assert completeness([]).status is Status.NOTHING_COUNTED


@given(st.lists(st.integers(0, 9).flatmap(lambda required: st.tuples(st.integers(0, required), st.just(required)))))
def test_completeness_merges(pairs: list[tuple[int, int]]) -> None:
    rows = [customer(*pair) for pair in pairs]
    one_by_one = reduce(RatioCount.merge, (completeness_count([row]) for row in rows), RatioCount())
    assert one_by_one == completeness_count(rows) == RatioCount(sum(filled for filled, _ in pairs), sum(required for _, required in pairs))
