"""What may not happen before a time has passed."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import Language
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock_events import ClockEvent
from crmcore.worktime.spans.not_before import NotBefore, WaitState, against_early, wait_for
from tests.worktime.samples import happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")
TICK = timedelta(microseconds=1)


def july(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 7, day, hour, tzinfo=SHANGHAI)


def rule(wait: Duration | None = None, **changed: object) -> NotBefore:
    told: dict[str, object] = {"id": "no_enforcement", "starts": {"notice"}, "bars": {"enforced"}, "zone": "Asia/Shanghai"}
    return NotBefore(wait=wait or Duration(21, TimeUnit.DAY), **(told | changed))  # type: ignore[arg-type]


NOTICE: list[ClockEvent] = list(happened(("notice", july(1))))


def test_the_last_day_is_waited_to_its_end() -> None:
    before = wait_for(rule(), NOTICE, at=july(23, 0) - TICK)
    assert (before.state, before.first_day, before.opens) == (WaitState.WAITING, date(2026, 7, 23), july(23, 0))
    assert wait_for(rule(clause="271.87"), NOTICE, at=july(23, 0)).state is WaitState.OVER
    assert wait_for(rule(clause="271.87"), NOTICE, at=july(23, 0)).clause == "271.87"


def test_a_barred_event_is_refused_until_then() -> None:
    (early,) = against_early(rule(), NOTICE, "enforced", at=july(22))
    assert str(early) == (
        "`enforced` at 2026-07-22 12:00+08:00 is too early: `no_enforcement` waits 21 days after 2026-07-01 12:00+08:00, until 2026-07-23 00:00+08:00"
    )
    assert "要求自2026-07-01 12:00+08:00起等待21日" in early.text(Language.ZH)
    assert against_early(rule(), NOTICE, "enforced", at=july(23, 0)) == ()
    assert against_early(rule(), NOTICE, "answered", at=july(2)) == ()


def test_before_it_has_begun_it_bars_too() -> None:
    assert [one.code for one in against_early(rule(), [], "enforced", at=july(2))] == ["wait.not_begun"]
    reading = wait_for(rule(), happened(("enforced", july(1))), at=july(2))
    assert (reading.state, reading.opens, [one.code for one in reading.findings]) == (WaitState.NOT_STARTED, None, ["wait.not_begun"])


def test_what_happened_too_early_is_a_finding() -> None:
    events = [*NOTICE, *happened(("enforced", july(20)), ("enforced", july(23)))]
    (found,) = wait_for(rule(), events, at=july(30)).findings
    assert (found.code, found.path) == ("wait.too_early", "waits.no_enforcement")


def test_the_latest_start_counts() -> None:
    events = [*NOTICE, *happened(("notice", july(5)))]
    assert wait_for(rule(), events, at=july(6)).first_day == date(2026, 7, 27)
    assert wait_for(rule(), events, at=july(4)).first_day == date(2026, 7, 23)


def test_hours_working_days_and_the_minute() -> None:
    assert wait_for(rule(Duration(24, TimeUnit.HOUR)), NOTICE, at=july(1)).opens == july(2)
    working = rule(Duration(3, TimeUnit.WORKING_DAY), calendar="office")
    assert wait_for(working, NOTICE, at=july(2), calendar=office()).first_day == date(2026, 7, 7)
    assert wait_for(rule(Duration(2, TimeUnit.DAY), to_the_minute=True), NOTICE, at=july(2)).opens == july(3)


@given(st.integers(1, 40), st.integers(0, 60 * 24 * 60))
def test_a_wait_is_over_exactly_when_nothing_is_too_early(days: int, minutes: int) -> None:
    at = NOTICE[0].at + timedelta(minutes=minutes)
    over = wait_for(rule(Duration(days, TimeUnit.DAY)), NOTICE, at=at).state is WaitState.OVER
    assert over == (against_early(rule(Duration(days, TimeUnit.DAY)), NOTICE, "enforced", at=at) == ())
    assert over == ((at.date() - NOTICE[0].at.date()).days > days)  # the walk: whole days between


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"id": ""}, "empty"),
        ({"starts": ()}, "wait.nothing_starts_it"),
        ({"bars": ()}, "wait.bars_nothing"),
        ({"bars": {"notice"}}, "wait.two_roles"),
        ({"zone": "Beijing"}, "unknown_zone"),
        ({"wait": Duration(3, TimeUnit.WORKING_DAY)}, "wait.needs_calendar"),
        ({"wait": Duration(3, TimeUnit.HOUR), "to_the_minute": True}, "wait.minute_of_hours"),
    ],
)
def test_a_wrong_wait_does_not_build(changed: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        rule(**changed)  # type: ignore[arg-type]
    assert [one.code for one in refused.value.reasons] == [code]
    assert all(refused.value.text(lang) for lang in Language)


def test_wrong_questions_are_refused() -> None:
    with pytest.raises(InvalidType, match="set of str"):
        rule(starts="notice")
    with pytest.raises(InvalidValue, match="`no_enforcement` counts without a calendar; leave out `office`"):
        wait_for(rule(), NOTICE, at=july(2), calendar=office())
    with pytest.raises(InvalidValue, match="comes after one"):
        wait_for(rule(), happened(("notice", july(3)), ("notice", july(2))), at=july(4))
