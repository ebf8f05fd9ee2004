from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from crmcore.complaints.record import Timeliness
from crmcore.kpi import Scope, measure
from crmcore.kpi.figures.complaints import RATE
from crmcore.measures import Status
from tests.kpi.rows import JULY, complaint, customer, rules

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
    found = measure("complaints.closed_in_time", rows, period=JULY)
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
    stated = measure("complaints.stated_in_time", rows, period=JULY)
    assert (stated.value, stated.definition, stated.excluded) == (Fraction(1, 2), "complaints.stated_in_time/1", (("not_stated", 1),))
    assert measure("complaints.closed_in_time", rows[:2], period=JULY).status is Status.NOTHING_COUNTED


@pytest.mark.clause("RULES-4.26")
def test_what_went_away_in_time_was_stated_to_be_neither() -> None:
    """Withdrawn by its deadline, no answer was due any more, whatever the source states of it; behind the deadline its statement counts."""
    yes, no, gone = Timeliness.STATED_IN_TIME, Timeliness.STATED_LATE, {"outcome": "withdrawn"}
    later = date(2026, 7, 11)
    rows = [
        complaint("by its deadline", D, D, due=D, timeliness=yes, **gone),
        complaint("no deadline", D, D, timeliness=yes, **gone),
        complaint("no closing day", D, None, due=D, is_closed=True, timeliness=yes, outcome="merged"),
        complaint("stated to have ended", D, None, is_closed=True, timeliness=Timeliness.ENDED),
        complaint("behind it", D, later, due=D, timeliness=yes, **gone),
        complaint("stated late", D, D, due=D, timeliness=no, **gone),
        complaint("taken up again", D, None, is_closed=False, timeliness=yes, **gone),
        complaint("nothing stated", D, None, is_closed=True, timeliness=Timeliness.UNKNOWN, **gone),
    ]
    found = measure("complaints.stated_in_time", rows, period=JULY)
    assert (found.numerator, found.denominator) == (2, 3)
    assert dict(found.excluded) == {"no_answer_due": 4, "not_stated": 1}


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize(("hour", "hits"), [(8, 1), (9, 1), (10, 0)])
def test_on_its_last_day_a_complaint_is_late_by_the_hour_where_both_hours_are_known(hour: int, hits: int) -> None:
    hours = {"closed_at": datetime(2026, 7, 10, hour, tzinfo=UTC), "due_at": datetime(2026, 7, 10, 9, tzinfo=UTC)}
    found = measure("complaints.closed_in_time", [complaint("1", D, D, due=D, timeliness=Timeliness.UNKNOWN, **hours)], period=JULY)
    assert (found.numerator, found.denominator) == (hits, 1)


@pytest.mark.clause("BANK-5.1")
def test_the_closing_rate_is_out_of_all_on_hand_in_the_month() -> None:
    rows = [
        complaint("open at the start, closed on the first", date(2026, 6, 1), date(2026, 7, 1)),
        complaint("received and closed on the last", date(2026, 7, 31), date(2026, 7, 31)),
        complaint("closed after", D, date(2026, 8, 1)),
        complaint("open", date(2026, 5, 1)),
        complaint("closed before", date(2026, 6, 1), date(2026, 6, 30)),
        complaint("not yet received", date(2026, 8, 1)),
    ]
    found = measure("complaints.closing", rows, period=JULY)
    assert (found.numerator, found.denominator, found.value) == (2, 4, Fraction(1, 2))


@pytest.mark.parametrize(("is_closed", "code"), [(True, "closing_day_unknown"), (None, "state_unknown")])
@pytest.mark.clause("BANK-5.1")
def test_no_closing_rate_where_the_end_of_a_complaint_is_left_open(is_closed: bool | None, code: str) -> None:
    """Those known to be open would be counted, those closed on an unknown day would not."""
    found = measure("complaints.closing", [complaint("open", D), complaint("?", D, None, is_closed=is_closed)], period=JULY)
    assert (found.value, found.status, found.interval, found.excluded) == (None, Status.NOT_MEASURABLE, None, ((code, 1),))


@pytest.mark.clause("BANK-5.1")
def test_only_what_solved_the_problem_is_resolved() -> None:
    ends = ("declined", "withdrawn", "merged", "referred", "not_upheld", "explained", "not_accepted", None)
    rows = [complaint(f"{end}", D, D, outcome=end) for end in ends]
    found = measure("complaints.resolution", rows, period=JULY)
    assert (found.numerator, found.denominator) == (0, 5)
    assert dict(found.excluded) == {"merged": 1, "outcome_unknown": 2}
    assert measure("complaints.closing", rows, period=JULY).value == 1, "all of them are closed"
    solved = [complaint(end, D, D, outcome=end) for end in ("upheld", "partly_upheld", "solved")]
    undated = complaint("no day", D, None, is_closed=True, outcome="upheld")
    resolved = measure("complaints.resolution", [*rows, *solved, undated, complaint("August", D, date(2026, 8, 1), outcome="upheld")], period=JULY)
    assert (resolved.value, dict(resolved.excluded)["closing_day_unknown"]) == (Fraction(3, 8), 1)


@pytest.mark.clause("RULES-4.26")
def test_a_statement_never_stands_for_what_the_days_show() -> None:
    rows = [
        complaint("1", D, D, due=D, timeliness=Timeliness.STATED_LATE),
        complaint("2", D, date(2026, 7, 11), due=D, timeliness=Timeliness.STATED_IN_TIME),
        complaint("3", D, D, due=D, timeliness=Timeliness.UNKNOWN),
        complaint("4", D, D, due=D, timeliness=Timeliness.LATE),
        complaint("5", D, None, due=D, is_closed=True, timeliness=Timeliness.STATED_IN_TIME),
    ]
    shown = measure("complaints.closed_in_time", rows, period=JULY)
    assert (shown.numerator, shown.denominator, dict(shown.excluded)) == (2, 4, {"closing_day_unknown": 1})
    stated = measure("complaints.stated_in_time", rows, period=JULY)
    assert (stated.numerator, stated.denominator) == (2, 3)


@pytest.mark.clause("BANK-1.2")
def test_the_formula_of_the_rate_says_what_its_numerator_counts() -> None:
    """Those received, accepted or not: never 受理 in the formula, which is those accepted."""
    assert ("received" in RATE.formula.en, "收到" in RATE.formula.zh, "受理" in RATE.formula.zh) == (True, True, False)
    assert ("received" in RATE.numerator.en, "收到" in RATE.numerator.zh) == (True, True)


@pytest.mark.clause("BANK-1.2")
def test_the_complaint_rate_is_out_of_customers_at_the_end_of_the_period() -> None:
    rows = [complaint("1", D), complaint("2", JULY.first, D), complaint("3", JULY.last), complaint("4", date(2026, 8, 1))]
    found = measure("complaints.rate", rows, period=JULY, customers=2000, rules=rules())
    assert (found.value, found.numerator, found.denominator, found.per) == (Fraction(3, 2), 3, 2000, 1000)


@pytest.mark.clause("BANK-1.2")
def test_no_complaint_rate_without_its_denominator() -> None:
    unknown = RATE.measure([complaint("1", D)], Scope(period=JULY, rules=rules()))
    assert (unknown.value, unknown.status, unknown.numerator, unknown.denominator) == (None, Status.NOT_MEASURABLE, 1, None)
    assert measure("complaints.rate", [complaint("1", D)], period=JULY, customers=0, rules=rules()).status is Status.NOTHING_COUNTED


@pytest.mark.clause("BANK-1.2", "FIN-1.1", "DEPT-1.2")
def test_completeness_is_out_of_all_required_fields() -> None:
    found = measure("customers.completeness", [customer(10, 10), customer(4, 10), customer(0, 0)], period=JULY)
    assert (found.value, found.numerator, found.denominator, found.interval) == (Fraction(14, 20), 14, 20, None)
    assert measure("customers.completeness", [], period=JULY).status is Status.NOTHING_COUNTED
