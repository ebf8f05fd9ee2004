"""Windows: what must be done early, or not at all."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crmcore.errors import InvalidValue
from crmcore.messages import Language
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock_events import ClockEvent
from crmcore.worktime.spans.early_window import EarlyWindow, window_of
from tests.worktime.samples import happened, office

TICK = timedelta(microseconds=1)


def july(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 7, day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


def window(**changed: object) -> EarlyWindow:
    told: dict[str, object] = {"id": "early", "within": Duration(3, TimeUnit.WORKING_DAY), "starts": {"received"}, "uses": {"resolved"}}
    return EarlyWindow(**(told | {"calendar": "office", "zone": "Asia/Shanghai", "clause": "DISP 1.5.1R"} | changed))  # type: ignore[arg-type]


FRIDAY: list[ClockEvent] = list(happened(("received", july(3))))


def stands(events: list[ClockEvent], at: datetime) -> tuple[str, date | None, datetime | None]:
    found = window_of(window(), events, at=at, calendar=office())
    assert (found.window, found.clause) == ("early", "DISP 1.5.1R")
    return found.state, found.last_day, found.used_at


def test_a_complaint_resolved_by_the_close_of_the_third_business_day_was_early() -> None:
    assert stands([], july(3)) == ("not started", None, None)
    assert stands(FRIDAY, july(3)) == ("window open", date(2026, 7, 8), None)
    assert stands(FRIDAY, july(9, 0) - TICK) == ("window open", date(2026, 7, 8), None)
    assert stands(FRIDAY, july(9, 0)) == ("window passed", date(2026, 7, 8), None)
    used = [*FRIDAY, *happened(("resolved", july(8, 23)), ("resolved", july(9)))]
    assert stands(used, july(30)) == ("used in time", date(2026, 7, 8), july(8, 23))


def test_after_it_nothing_is_early_and_nothing_is_late() -> None:
    assert stands([*FRIDAY, *happened(("resolved", july(9, 0)))], july(10)) == ("window passed", date(2026, 7, 8), None)


def test_the_first_receipt_counts_and_nothing_before_it() -> None:
    events = [*happened(("resolved", july(2))), *FRIDAY, *happened(("received", july(6)))]
    assert stands(events, july(7)) == ("window open", date(2026, 7, 8), None)
    closes = window_of(window(), events, at=july(7), calendar=office()).closes
    assert closes == july(9, 0)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"uses": ()}, "window.uses_nothing"),
        ({"uses": {"received"}}, "wait.two_roles"),
        ({"calendar": None}, "wait.needs_calendar"),
        ({"starts": ()}, "wait.nothing_starts_it"),
    ],
)
def test_a_wrong_window_does_not_build(changed: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        window(**changed)
    assert [one.code for one in refused.value.reasons] == [code]
    assert all(refused.value.text(lang) for lang in Language)
