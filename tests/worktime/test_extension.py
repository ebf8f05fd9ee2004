"""The ladder of extensions: 15 days, 30 for what is complex, 60 with approval and notice (Order 3 of 2020, article 18)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crmcore.messages import Language
from crmcore.reached import ClockState
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock import OnReopen
from crmcore.worktime.clocks.clock_events import ClockEvent, ExtensionEvent, PauseEvent
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.permission import against_extension
from crmcore.worktime.clocks.reading import read
from crmcore.worktime.clocks.timers import timers
from tests.worktime.samples import clock, happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")
LADDER = (
    Extension(id="complex", to=Duration(30, TimeUnit.DAY), condition="complex", clause="Order 3/2020 art. 18"),
    Extension(id="special", to=Duration(60, TimeUnit.DAY), condition="special", approvers={"superior", "senior_management"}, notice=True),
)
RESPOND = clock(Duration(15, TimeUnit.DAY), id="respond", extends={"extended"}, extensions=LADDER, resets={"new_facts"})


def day(number: int) -> datetime:
    """Return noon of a day of January 2026, or after it."""
    return datetime.fromordinal(date(2025, 12, 31).toordinal() + number).replace(hour=12, tzinfo=SHANGHAI)


def extended(number: int, step: str, clock_id: str = "respond") -> ExtensionEvent:
    return ExtensionEvent(name="extended", at=day(number), clock=clock_id, step=step)


STARTED: list[ClockEvent] = list(happened(("start", day(5))))


@pytest.mark.clause("RULES-4.26")
def test_each_step_is_counted_from_the_start() -> None:
    events = [*STARTED, extended(18, "complex"), extended(33, "special")]
    stands = [read(RESPOND, events, at=day(at)) for at in (17, 20, 40)]
    assert [(one.last_day, one.budget, one.extended) for one in stands] == [
        (date(2026, 1, 20), 15, None),
        (date(2026, 2, 4), 30, "complex"),
        (date(2026, 3, 6), 60, "special"),
    ]
    assert all(one.findings == () for one in stands)
    assert read(RESPOND, events, at=day(66)).state is ClockState.BREACHED


@pytest.mark.parametrize(
    ("event", "code", "said"),
    [
        (extended(21, "complex"), "clock.extension_late", "ran out: its last day was 2026-01-20"),
        (extended(18, "special"), "clock.extension_order", "is not the next step; `complex` is"),
        (extended(18, "other"), "clock.extension_unknown", "there are: `complex`, `special`"),
    ],
)
def test_a_step_late_or_out_of_turn_has_no_effect_and_is_a_finding(event: ExtensionEvent, code: str, said: str) -> None:
    reading = read(RESPOND, [*STARTED, event], at=day(22))
    assert (reading.last_day, reading.state, reading.extended) == (date(2026, 1, 20), ClockState.BREACHED, None)
    (found,) = reading.findings
    assert found.code == code
    assert said in str(found)
    assert found.text(Language.ZH) != found.text()


def test_a_step_taken_twice_is_a_finding() -> None:
    reading = read(RESPOND, [*STARTED, extended(18, "complex"), extended(19, "complex")], at=day(20))
    assert [one.code for one in reading.findings] == ["clock.extension_used"]
    assert reading.extended == "complex"


def test_a_step_after_the_stop_is_a_finding_and_one_before_the_start_is_nothing() -> None:
    stopped = [*STARTED, *happened(("stop", day(10))), extended(11, "complex")]
    assert [one.code for one in read(RESPOND, stopped, at=day(20)).findings] == ["clock.extension_not_open"]
    assert read(RESPOND, [extended(2, "complex"), *STARTED], at=day(20)).findings == ()


def test_steps_of_other_clocks_pass_by() -> None:
    assert read(RESPOND, [*STARTED, extended(18, "complex", "close")], at=day(19)).findings == ()
    assert read(RESPOND, [*STARTED, *happened(("extended", day(18)))], at=day(19)).last_day == date(2026, 1, 20)


def test_a_paused_clock_can_be_extended_and_keeps_its_pause() -> None:
    pause = PauseEvent(name="pause", at=day(10), why="appraisal", until=date(2026, 1, 25))
    reading = read(RESPOND, [*STARTED, pause, extended(22, "complex")], at=day(23))
    assert (reading.state, reading.pauses, reading.budget) == (ClockState.PAUSED, (pause,), 30)
    assert read(RESPOND, [*STARTED, pause, extended(22, "complex")], at=day(26)).last_day == date(2026, 2, 20)


def test_what_was_granted_stays_when_new_facts_begin_the_time_anew() -> None:
    events = [*STARTED, extended(18, "complex"), *happened(("new_facts", day(25)))]
    reading = read(RESPOND, events, at=day(26))
    assert (reading.last_day, reading.extended) == (date(2026, 2, 24), "complex")


def test_reopening_keeps_the_steps_or_begins_again() -> None:
    events = [*STARTED, extended(18, "complex"), *happened(("stop", day(20)), ("reopen", day(22)))]
    for how, budget in ((OnReopen.CONTINUE, 30), (OnReopen.REMAINDER, 30), (OnReopen.RESTART, 15), (OnReopen.NEW, 15)):
        deadline = clock(Duration(15, TimeUnit.DAY), id="respond", extends={"extended"}, extensions=LADDER, on_reopen=how)
        assert read(deadline, events, at=day(23)).budget == budget


def test_a_step_may_count_another_unit() -> None:
    ten = clock(
        Duration(10, TimeUnit.WORKING_DAY),
        calendar="office",
        extends={"extended"},
        extensions=[Extension(id="credited", to=Duration(45, TimeUnit.DAY))],
    )
    events: list[ClockEvent] = [*happened(("start", day(5))), ExtensionEvent(name="extended", at=day(14), clock="close", step="credited")]
    before, after = (read(ten, events, at=day(at), calendar=office()) for at in (13, 15))
    assert (before.last_day, before.unit) == (date(2026, 1, 19), TimeUnit.WORKING_DAY)
    assert (after.last_day, after.unit, after.elapsed) == (date(2026, 2, 19), TimeUnit.DAY, 10)
    assert timers(ten, events, calendar=office())[-1].at.date() == date(2026, 2, 20)


@pytest.mark.parametrize(
    ("at", "step", "told", "said"),
    [
        (18, "complex", {"condition": "complex", "notified": False}, []),
        (18, "complex", {"condition": None, "notified": False}, ["clock.extension_condition"]),
        (18, "special", {"condition": "special", "notified": True, "approved_by": ["superior"]}, ["clock.extension_order"]),
        (21, "complex", {"condition": "complex", "notified": False}, ["clock.extension_late"]),
        (18, "other", {"notified": True}, ["clock.extension_unknown"]),
    ],
)
def test_whether_the_first_step_may_be_taken(at: int, step: str, told: dict[str, object], said: list[str]) -> None:
    found = against_extension(RESPOND, STARTED, step, at=day(at), **told)  # type: ignore[arg-type]
    assert [one.code for one in found] == said
    assert all(one.text(lang) for one in found for lang in Language)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"approved_by": {"handler", "senior_management"}, "notified": True}, []),
        ({"approved_by": {"handler"}, "notified": True}, ["clock.extension_unapproved"]),
        ({"approved_by": {"superior"}, "notified": False}, ["clock.extension_untold"]),
        ({"notified": False}, ["clock.extension_unapproved", "clock.extension_untold"]),
    ],
)
def test_the_second_step_needs_an_approval_and_a_notice(told: dict[str, object], said: list[str]) -> None:
    events = [*STARTED, extended(18, "complex")]
    found = against_extension(RESPOND, events, "special", at=day(30), condition="special", **told)  # type: ignore[arg-type]
    assert [one.code for one in found] == said


def test_only_an_open_clock_can_be_extended() -> None:
    for events in ([], [*STARTED, *happened(("stop", day(9)))]):
        (found,) = against_extension(RESPOND, events, "complex", at=day(12), condition="complex", notified=False)
        assert found.code == "clock.extension_not_open"


def test_of_runs_side_by_side_a_step_is_for_those_that_it_fits() -> None:
    events = [*STARTED, *happened(("new_facts", day(25)))]  # the first has run out, and stays
    assert against_extension(RESPOND, events, "complex", at=day(26), condition="complex", notified=False) == ()
    assert [
        one.code for one in against_extension(RESPOND, events, "special", at=day(26), condition="special", notified=True, approved_by={"superior"})
    ] == ["clock.extension_order"]


@pytest.mark.clause("RULES-4.26")
def test_a_step_of_hours_in_a_clock_of_working_days_is_time_that_passes() -> None:
    """From Friday noon: two working days end with Tuesday; extended to 72 hours, on Monday noon, to the minute, weekend or not."""
    hours = Extension(id="hours", to=Duration(72, TimeUnit.HOUR))
    deadline = clock(Duration(2, TimeUnit.WORKING_DAY), calendar="office", extends={"extended"}, extensions=[hours])
    friday = happened(("start", day(9)))
    granted: list[ClockEvent] = [*friday, ExtensionEvent(name="extended", at=day(10), clock="close", step="hours")]
    before, after = (read(deadline, events, at=day(10), calendar=office()) for events in (friday, granted))
    assert (before.last_day, before.unit, before.budget) == (date(2026, 1, 13), TimeUnit.WORKING_DAY, 2)
    assert (after.due, after.unit, after.budget, after.remaining, after.extended) == (day(12), TimeUnit.HOUR, 72, 48, "hours")
    assert [(one.kind, one.at) for one in timers(deadline, granted, calendar=office())] == [("breach", day(12) + timedelta(microseconds=1))]
    for at, state in ((day(12), ClockState.MET), (day(12) + timedelta(microseconds=1), ClockState.MET_LATE)):
        assert read(deadline, [*granted, *happened(("stop", at))], at=day(20), calendar=office()).state is state
    paused = [*granted, *happened(("pause", day(10)), ("resume", day(11)))]
    assert read(deadline, paused, at=day(11), calendar=office()).due == day(13)
