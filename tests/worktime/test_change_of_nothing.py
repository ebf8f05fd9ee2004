"""A change of rules that changes nothing for a clock changes nothing; and what happened before a change counts from then, whenever it was put on record."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.worktime.calendars.arrival import CutOff
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_CALENDAR, BY_TIME, Duration, TimeUnit
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.clocks.clock_events import CarriedEvent, ClockEvent, ExtensionEvent, LateEvent, MergeEvent, PauseEvent, ResumeEvent
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.pause_rule import PauseRule
from crmcore.worktime.clocks.reading import Reading, readings
from crmcore.worktime.clocks.record import reached
from tests.worktime.samples import happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 6, 29, tzinfo=SHANGHAI)
NIGHTS = ((time(22), time(2)), (time(2, 30), time(6)))
CALENDARS = (office(), office(cut_off=CutOff(time(16))), office(hours=dict.fromkeys(range(5), NIGHTS)))
WORDS = ("stop", "end", "reopen", "facts", "report")

# An event by its word, the minutes since the one before, a reason, and for how many days at most.
Told: TypeAlias = tuple[str, int, str, int | None]
STORY = st.lists(
    st.tuples(
        st.sampled_from(("pause", "pause", "resume", "extend", "merge", *WORDS)),
        st.integers(0, 9000),
        st.sampled_from("ab"),
        st.none() | st.integers(0, 5),
    ),
    max_size=7,
)


@st.composite
def clocks(draw: st.DrawFn) -> tuple[Clock, Calendar | None]:
    """Draw a clock of any unit that hears everything, its last day rolled, or ended at an hour, or to the minute; and its calendar."""
    unit = draw(st.sampled_from(TimeUnit))
    amount = draw(st.integers(1, 2 if unit in {TimeUnit.WEEK, TimeUnit.MONTH} else 10)) * {True: 8, False: 1}[unit in BY_TIME]
    last = None
    if unit not in BY_TIME:
        last = draw(
            st.none()
            | st.builds(LastDay, roll=st.sampled_from(Roll), by=st.none() | st.sampled_from([time(4), time(12), time(17)]))
            | st.builds(LastDay, roll=st.sampled_from(Roll), closing=st.just(value=True))
        )
    needs = unit in BY_CALENDAR or last is not None
    calendar = draw(st.sampled_from(CALENDARS) if needs else st.none() | st.sampled_from(CALENDARS))
    clock = Clock(
        id="close",
        within=Duration(amount, unit),
        starts={"start"},
        stops={"stop"},
        ends={"end"},
        pauses={"pause"},
        resumes={"resume"},
        pause_for=draw(st.sampled_from([(), (PauseRule(why="a", at_most=Duration(3, TimeUnit.DAY)), PauseRule(why="b"))])),
        resets={"facts"},
        repeats={"report"},
        reopens={"reopen"},
        on_reopen=draw(st.sampled_from(OnReopen)),
        merges={"merge"},
        on_merge=draw(st.sampled_from(OnReopen)),
        changes={"migrated"},
        on_change=draw(st.sampled_from([OnReopen.CONTINUE, OnReopen.REMAINDER])),
        to_the_minute=unit not in BY_TIME and last is None and draw(st.booleans()),
        last_day=last,
        calendar=None if calendar is None else calendar.name,
        zone="Asia/Shanghai",
        extends={"extend"},
        extensions=(Extension(id="long", to=Duration(amount * 2, unit)),),
    )
    return clock, calendar


def lived(story: list[Told], began: int) -> list[ClockEvent]:
    """Return what happened, in order; it begins with the start."""
    at = START + timedelta(minutes=began)
    events: list[ClockEvent] = [*happened(("start", at))]
    for word, minutes, why, days in story:
        at += timedelta(minutes=minutes)
        if word == "pause":
            events.append(PauseEvent(name=word, at=at, why=why, until=None if days is None else (at + timedelta(days=days)).date()))
        elif word == "resume":
            events.append(ResumeEvent(name=word, at=at, why=None if days is None else why))
        elif word == "merge":
            events.append(MergeEvent(name=word, at=at, case="other", events=other(at, minutes, why, days)))
        elif word == "extend":
            events.append(ExtensionEvent(name=word, at=at, clock="close", step="long"))
        else:
            events += happened((word, at))
    return events


def other(merged: datetime, minutes: int, why: str, days: int | None) -> tuple[ClockEvent, ...]:
    """Return what had happened in a case that is merged in: it began some time before, and may have stood still since then."""
    began = merged - timedelta(minutes=minutes // 2 + 1)
    pause = PauseEvent(name="pause", at=began, why=why, until=None if days is None else (began + timedelta(days=days)).date())
    return (*happened(("start", began)), *((pause,) if minutes % 2 else ()))


def seen(found: tuple[Reading, ...]) -> set[tuple[object, ...]]:
    """Return what each run shows; one that stands twice, as it had run out and as it goes on, counts once."""
    return {(one.state, one.last_day, one.due, one.late_from, one.stopped_at, one.elapsed, one.remaining, one.extended) for one in found}


def changed(story: list[ClockEvent], at: datetime, clock: Clock, calendar: Calendar | None) -> list[ClockEvent]:
    """Return a story in which the rules changed at an instant, with what the clock had reached by all that was on record then."""
    before = [one for one in story if one.at <= at]
    on_record = [one for one in before if not isinstance(one, LateEvent)]
    change = CarriedEvent(name="migrated", at=at, reached=reached(clock, on_record, at=at, calendar=calendar))
    return [*before, change, *(one for one in story if one.at > at)]


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
@given(
    clocks(),
    STORY,
    st.integers(0, 20_000),
    st.lists(st.integers(0, 40_000), min_size=1, max_size=3),
    st.none() | st.integers(1, 7),
    st.integers(0, 20_000),
)
def test_a_change_to_the_same_rules_is_none(
    drawn: tuple[Clock, Calendar | None], story: list[Told], began: int, changes: list[int], late: int | None, wait: int
) -> None:
    (clock, calendar), events = drawn, lived(story, began)
    times = sorted(START + timedelta(minutes=one) for one in changes)
    if late is not None and late < len(events) and events[late].name in WORDS and events[late].at <= times[0]:
        one = events[late]
        events[late] = LateEvent(name=one.name, at=one.at, recorded=times[-1] + timedelta(hours=1))
    plain, ruled = list(events), list(events)
    now = max(events[-1].at, times[-1]) + timedelta(minutes=wait)
    wanted = seen(readings(clock, plain, at=now, calendar=calendar))
    for at in times:
        ruled = changed(ruled, at, clock, calendar)
    assert seen(readings(clock, ruled, at=now, calendar=calendar)) == wanted


@pytest.mark.clause("RULES-4.26", "RULES-4.28")
@given(clocks(), st.sampled_from(OnReopen), STORY, st.integers(0, 20_000), st.integers(1, 7), st.integers(0, 9000), st.integers(0, 20_000))
def test_whenever_it_is_put_on_record_it_counts_from_when_it_happened(
    drawn: tuple[Clock, Calendar | None], how: OnReopen, story: list[Told], began: int, which: int, change: int, wait: int
) -> None:
    """One event of before a change to twice the time, put on record behind it, against the same event on record in time."""
    (before, calendar), events = drawn, lived(story, began)
    after = attrs.evolve(before, within=Duration(before.within.amount * 2, before.within.unit), extends=frozenset(), extensions=(), on_change=how)
    which = min(which, len(events) - 1)
    at = events[which].at + timedelta(minutes=change)
    one, known = events[which], [each for each in events if each.at <= at]
    if which == 0 or isinstance(one, MergeEvent):  # a merger is on record when it happens
        return
    if any(each.name == "extend" for each in known):  # the steps of before are not on record, unless one was taken
        return
    later = at + timedelta(hours=1)
    told = attrs.evolve(one, recorded=later) if isinstance(one, PauseEvent | ResumeEvent) else LateEvent(name=one.name, at=one.at, recorded=later)
    found = []
    for said, on_record in ((told, [each for each in known if each is not one]), (one, known)):
        carried = CarriedEvent(name="migrated", at=at, reached=reached(before, on_record, at=at, calendar=calendar))
        whole = [said if each is one else each for each in events]
        whole.insert(len(known), carried)
        found.append(
            {
                (each.state, each.stopped_at, each.last_day)
                for each in readings(after, whole, at=events[-1].at + timedelta(minutes=wait), calendar=calendar)
            }
        )
    assert found[0] == found[1]
