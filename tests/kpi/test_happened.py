"""What happened to the complaints of a month: to how many each event happened, the first of them, in which order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import ComplaintRecord
from tests.kpi.rows import complaint
from tests.kpi.test_monthly import report

EVENTS = ("registered", "acknowledged", "closed", "reopened")
DAYS = st.dates(date(2026, 6, 28), date(2026, 8, 2))


def table(rows: list[ComplaintRecord]) -> list[tuple[str, int, str]]:
    section = report(complaints=rows, as_of=date(2026, 8, 3)).complaints
    return [] if section is None else [(one.event, one.complaints, one.first) for one in section.happened or ()]


@pytest.mark.clause("RULES-4.27")
def test_the_most_frequent_stands_first_then_what_came_up_first() -> None:
    rows = [
        complaint("b", date(2026, 7, 2), events=("registered", "acknowledged", "closed")),
        complaint("a", date(2026, 7, 1), events=("registered", "forwarded")),
        complaint("before", date(2026, 6, 30), events=("registered", "withdrawn")),
    ]
    assert table(rows) == [("registered", 2, "a"), ("forwarded", 1, "a"), ("acknowledged", 1, "b"), ("closed", 1, "b")]


@pytest.mark.clause("RULES-4.27")
@given(st.lists(st.tuples(DAYS, st.lists(st.sampled_from(EVENTS), unique=True)), max_size=8))
def test_each_event_is_counted_by_hand(drawn: list[tuple[date, list[str]]]) -> None:
    rows = [complaint(f"C-{number}", day, events=tuple(events)) for number, (day, events) in enumerate(drawn)]
    found = table(rows)
    counted = {}
    for event in EVENTS:
        having = [(day, f"C-{number}") for number, (day, events) in enumerate(drawn) if event in events and day.month == 7]
        if having:
            counted[event] = (len(having), min(having)[1])
    assert {event: (count, first) for event, count, first in found} == counted
    assert [count for _, count, _ in found] == sorted((count for count, _ in counted.values()), reverse=True)
