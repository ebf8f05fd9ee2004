"""Clocks of days with pauses that lapse, extensions, resets and repeats, against a twin that walks from day to day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from crmcore.worktime.clock import OnReopen
from crmcore.worktime.duration import Duration, Unit
from crmcore.worktime.extension import Extension
from crmcore.worktime.marks import ExtensionMark, Mark, PauseMark, ResumeMark
from crmcore.worktime.pauserule import PauseRule
from crmcore.worktime.reading import ClockState, read, readings, timers
from crmcore.worktime.zone import first_instant
from tests.oracle.clock_lanes import Told, read_lanes
from tests.worktime.samples import CHANGES, Happened, clock, office

LONG = {"first_day": date(2011, 1, 1), "last_day": date(2027, 12, 31)}
REASONS = ("appraisal", "mediation")
EVENTS = ("pause", "pause", "resume", "reset", "repeat", "extend", "stop")
WHOLE = [one for one in CHANGES if one[0] != "Pacific/Apia"]  # where no day is skipped whole, days can be walked
ROLES: dict[str, Any] = {"resets": {"reset"}, "repeats": {"repeat"}, "extends": {"extend"}, "on_reopen": OnReopen.NEW}


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[Mark], datetime]:
    """Draw a zone, marks around a change of its clock, and an instant after them."""
    zone, change = draw(st.sampled_from(WHOLE))
    place = ZoneInfo(zone)
    at = datetime(change.year, change.month, change.day, tzinfo=place) - timedelta(minutes=draw(st.integers(0, 6000)))
    marks: list[Mark] = [Happened("start", at)]
    for event in draw(st.lists(st.sampled_from(EVENTS), max_size=7)):
        at = (at.astimezone(UTC) + timedelta(minutes=draw(st.integers(0, 5000)))).astimezone(place)
        if event == "pause":
            days = draw(st.none() | st.integers(-1, 6))
            until = None if days is None else at.date() + timedelta(days=days)
            marks.append(PauseMark(name="pause", at=at, why=draw(st.sampled_from(REASONS)), by="u1", until=until))
        elif event == "resume":
            marks.append(ResumeMark(name="resume", at=at, why=draw(st.none() | st.sampled_from(REASONS))))
        elif event == "extend":
            marks.append(ExtensionMark(name="extend", at=at, clock="close", step=draw(st.sampled_from(["first", "second"]))))
        else:
            marks.append(Happened(event, at))
    return zone, marks, (at.astimezone(UTC) + timedelta(minutes=draw(st.integers(0, 9000)))).astimezone(place)


def plain(marks: list[Mark]) -> list[tuple[str, date, Told]]:
    """Write marks as the twin reads them: told in bare values."""
    return [(one.name, one.at.date(), told(one)) for one in marks]


def told(mark: Mark) -> Told:
    if isinstance(mark, PauseMark):
        return mark.why, mark.until
    if isinstance(mark, ResumeMark):
        return mark.why
    return ("first", "second").index(mark.step) + 1 if isinstance(mark, ExtensionMark) else None


@given(histories(), st.integers(1, 6), st.integers(1, 4), st.none() | st.integers(1, 3), st.booleans())
def test_lanes_agree_with_walking(drawn: tuple[str, list[Mark], datetime], budget: int, more: int, at_most: int | None, working: bool) -> None:
    zone, marks, now = drawn
    calendar = office(zone=zone, **LONG) if working else None
    unit = Unit.WORKING_DAY if working else Unit.DAY
    budgets = [budget, budget + more, budget + 2 * more]
    deadline = clock(
        Duration(budget, unit),
        zone=zone,
        calendar="office" if working else None,
        extensions=[Extension(id="first", to=Duration(budgets[1], unit)), Extension(id="second", to=Duration(budgets[2], unit))],
        pause_for=[PauseRule(why="appraisal", at_most=None if at_most is None else Duration(at_most, Unit.DAY)), PauseRule(why="mediation")],
        **ROLES,
    )
    for at in (*(one.at for one in marks), now):
        until_now = [one for one in marks if one.at.astimezone(UTC) <= at.astimezone(UTC)]  # several may happen at one instant
        walked = read_lanes(
            plain(until_now), budgets=budgets, at_most=at_most, today=at.date(), counts=calendar.is_working_day if calendar else lambda _: True
        )
        found = [
            (
                one.state,
                one.last_day,
                one.elapsed,
                {None: 0, "first": 1, "second": 2}[one.extended],
                sum(finding.code == "clock.unresumed_pause" for finding in one.findings),
            )
            for one in readings(deadline, marks, at=at, calendar=calendar)
        ]
        assert found == walked


@given(histories(), st.integers(1, 6), st.sampled_from([Unit.DAY, Unit.HOUR, Unit.MINUTE]))
def test_elapsed_and_remaining_are_the_budget_whatever_happens(drawn: tuple[str, list[Mark], datetime], budget: int, unit: Unit) -> None:
    zone, marks, now = drawn
    steps = [Extension(id="first", to=Duration(budget + 3, Unit.DAY)), Extension(id="second", to=Duration(budget + 9, Unit.DAY))]
    deadline = clock(Duration(budget, unit), zone=zone, extensions=steps, **ROLES)
    for at in (*(one.at for one in marks), now):
        for one in readings(deadline, marks, at=at):
            assert one.elapsed + one.remaining == one.budget


@given(histories(), st.integers(1, 6))
def test_the_first_timer_of_a_paused_clock_is_the_end_of_its_pause(drawn: tuple[str, list[Mark], datetime], budget: int) -> None:
    zone, marks, _ = drawn
    deadline = clock(Duration(budget, Unit.DAY), zone=zone, extensions=[Extension(id="first", to=Duration(budget + 3, Unit.DAY))], **ROLES)
    ring, stands = timers(deadline, marks), readings(deadline, marks, at=marks[-1].at)
    if ring and not any(one.state is ClockState.RUNNING for one in stands):
        assert ring[0].kind == "pause ends"
        before = [one.state for one in readings(deadline, marks, at=ring[0].at.astimezone(UTC) - timedelta(microseconds=1))]
        assert ClockState.PAUSED in before
        assert ring[-1].kind == "breach"
    for timer in ring:
        if timer.kind == "breach":
            after = readings(deadline, marks, at=timer.at)
            assert any(
                one.due is not None and (one.state, one.due.astimezone(UTC)) == (ClockState.BREACHED, timer.at.astimezone(UTC)) for one in after
            )


@given(
    st.sampled_from(WHOLE), st.sampled_from(Unit), st.integers(1, 9), st.integers(0, 4000), st.integers(0, 4), st.integers(0, 20000), st.booleans()
)
def test_a_pause_that_lapses_is_one_that_was_resumed_on_its_last_day(
    drawn: tuple[str, date], unit: Unit, budget: int, minutes: int, days: int, later: int, exact: bool
) -> None:
    zone, change = drawn
    start = datetime(change.year, change.month, change.day, tzinfo=UTC) - timedelta(days=2)
    begins = start + timedelta(minutes=minutes)
    last = begins.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
    over = first_instant(last + timedelta(days=1), ZoneInfo(zone))
    by_time = unit in {Unit.MINUTE, Unit.HOUR, Unit.WORKING_HOUR}
    resumed = Happened("resume", over if by_time else max(begins, over - timedelta(microseconds=1)))
    deadline = clock(Duration(budget, unit), zone=zone, calendar="office", to_the_minute=exact and not by_time)
    pause = PauseMark(name="pause", at=begins, until=last)
    at, calendar = over + timedelta(minutes=later), office(zone=zone, **LONG)
    lapsed = read(deadline, [Happened("start", start), pause], at=at, calendar=calendar)
    ended = read(deadline, [Happened("start", start), pause, resumed], at=at, calendar=calendar)
    assert (lapsed.state, lapsed.due, lapsed.elapsed) == (ended.state, ended.due, ended.elapsed)
    assert [one.code for one in lapsed.findings] == ["clock.unresumed_pause"]
