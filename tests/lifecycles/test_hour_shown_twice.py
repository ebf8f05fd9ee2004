"""The hour that a clock shows twice: two instants of one zone are in the order in which they were, not in that of the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Complaint, RecordCard, register
from crmcore.errors import InvalidType, Refused
from crmcore.event import Actor
from crmcore.lifecycles import Logged, advance, check, fit
from crmcore.rulebook import Rulebook
from tests.lifecycles.toy import KEY, KEYS, PORTER, RULES, Key, Lent, Missing

BERLIN = ZoneInfo("Europe/Berlin")
BEGIN = datetime(2026, 10, 25, 0, tzinfo=UTC)  # two hours in UTC, both shown as 02:00 to 03:00
NUMBERS = st.integers(0, 119)
COMPLAINTS = Rulebook.default().editions[0].complaints
CLERK = Actor(id="clerk", unit="bank/outlets/east", roles=frozenset({"intake", "front_line"}))


def shown(minutes: int) -> datetime:
    return (BEGIN + timedelta(minutes=minutes)).astimezone(BERLIN)


@given(NUMBERS, NUMBERS)
def test_a_step_follows_one_that_was_before_it(one: int, other: int) -> None:
    lenient = attrs.evolve(KEYS, transitions=tuple(attrs.evolve(row, by=(), law=(), given=()) for row in KEYS.transitions))
    lent: Key = advance(lenient, KEY, Lent(at=shown(one), by=PORTER), RULES)
    assert check(lenient, lent, Missing(at=shown(other), by=PORTER), RULES).allowed == (one <= other)


@given(NUMBERS, NUMBERS)
def test_a_log_goes_back_only_where_time_did(one: int, other: int) -> None:
    log = [Logged("K-1", Lent.name, shown(one), 1), Logged("K-1", Missing.name, shown(other), 2)]
    (found,) = fit(KEYS, log)
    assert (found.misfit is None) == (one <= other)


@given(NUMBERS, NUMBERS)
def test_a_complaint_is_put_on_record_after_its_receipt_and_seen_as_of_an_instant(received: int, recorded: int) -> None:
    def recorded_at() -> Complaint:
        card = RecordCard(number="C-1", received_at=shown(received), demands=("damages",), matter="fees", channel="outlet", customer_name="A")
        return register(card, at=shown(recorded), by=CLERK, rules=COMPLAINTS)

    if recorded < received:
        with pytest.raises(Refused):
            recorded_at()
        return
    case = recorded_at()
    for asked in (received, recorded, 119):
        assert len(case.as_of(shown(asked), rules=COMPLAINTS).history) == (recorded <= asked)


@pytest.mark.parametrize("at", [datetime(2026, 7, 6), date(2026, 7, 6), None])
def test_an_instant_without_a_zone_is_refused_by_name(at: object) -> None:
    card = RecordCard(number="C-1", received_at=shown(0), demands=("damages",), matter="fees", channel="outlet", customer_name="A")
    case = register(card, at=shown(0), by=CLERK, rules=COMPLAINTS)
    with pytest.raises(InvalidType, match="`at`"):
        case.as_of(at, rules=COMPLAINTS)  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match="`at`"):
        case.edition_at(at)  # type: ignore[arg-type]
