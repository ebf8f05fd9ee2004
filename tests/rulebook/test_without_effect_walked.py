"""What `check` says does nothing is taken away, and what the machinery answers stays the same; lengths are compared with the ends that they have."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints.clock_events import Happened
from crmcore.decision import Finding
from crmcore.rulebook.without_effect import idle_words
from crmcore.worktime import Calendar, Clock, Duration, OnReopen, PauseEvent, ResumeEvent, TimeUnit, readings
from crmcore.worktime.calendars.duration import BY_CALENDAR
from crmcore.worktime.calendars.lengths import never_longer
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.clocks.clock_events import ClockEvent, ExtensionEvent, MergeEvent
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.laid import lay
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.pause_rule import PauseRule
from crmcore.worktime.clocks.timers import timers
from tests.worktime.samples import office

START: Final = datetime(2026, 3, 2, 1, tzinfo=UTC)
OFFICE: Final = office()
NIGHTS: Final = office(name="nights", hours=dict.fromkeys(range(7), ((time(20), time(4)),)))
lengths = st.builds(Duration, st.integers(1, 30), st.sampled_from(TimeUnit))


@given(lengths, lengths, st.integers(0, 60 * 24 * 100), st.sampled_from([OFFICE, NIGHTS]), st.sampled_from(["Asia/Shanghai", "Europe/London"]))
def test_a_length_that_is_never_longer_ends_no_later(one: Duration, other: Duration, minutes: int, calendar: Calendar, zone: str) -> None:
    calendar, start = attrs.evolve(calendar, zone=zone), START + timedelta(minutes=minutes)

    def end(length: Duration) -> datetime:
        line = lay(length, start, zone=zone_named(zone), calendar=calendar if length.unit in BY_CALENDAR else None)
        return line.end(line.budget).instant()

    for shorter, longer in ((one, other), (other, one)):
        if never_longer(shorter, longer):
            assert end(shorter) <= end(longer)


@pytest.mark.parametrize(
    ("one", "other", "never"),
    [
        ("1 week", "7 days", True),
        ("8 days", "1 week", False),
        ("1 month", "31 days", True),
        ("31 days", "1 month", False),
        ("4 weeks", "1 month", True),
        ("24 hours", "2 days", True),
        ("48 hours", "1 day", False),
        ("1 day", "72 hours", True),
        ("1 day", "48 hours", False),
        ("4 days", "5 working days", True),
        ("5 days", "5 working days", False),
        ("5 working days", "30 days", False),
        ("60 minutes", "1 hour", True),
        ("90 minutes", "1 hour", False),
        ("120 working minutes", "2 working hours", True),
        ("4 hours", "4 working hours", True),
        ("4 working hours", "40 hours", False),
        ("24 hours", "3 working days", True),
        ("1 day", "60 working hours", True),
    ],
)
def test_lengths_of_different_units_are_compared_where_it_always_holds(one: str, other: str, never: bool) -> None:
    def length(text: str) -> Duration:
        amount, _, unit = text.partition(" ")
        return Duration(int(amount), TimeUnit(unit.removesuffix("s")))

    assert never_longer(length(one), length(other)) is never


def happened(name: str, at: datetime) -> st.SearchStrategy[ClockEvent]:
    """Draw an event as complaints have it, with the evidence that clocks look at."""
    told, when = st.just(name), st.just(at)
    kinds: dict[str, st.SearchStrategy[ClockEvent]] = {
        "clock_paused": st.builds(
            PauseEvent,
            name=told,
            at=when,
            why=st.sampled_from(["appraisal", "holidays"]),
            until=st.sampled_from([None, at.date() + timedelta(days=3)]),
        ),
        "mediation_agreed": st.builds(PauseEvent, name=told, at=when, why=st.just("mediation")),
        "clock_resumed": st.builds(ResumeEvent, name=told, at=when, why=st.sampled_from([None, "appraisal", "mediation"])),
        "mediation_ended": st.builds(ResumeEvent, name=told, at=when, why=st.just("mediation")),
        "clock_extended": st.builds(ExtensionEvent, name=told, at=when, clock=st.just("close"), step=st.sampled_from(["long", "longer"])),
        "merged_in": st.just(MergeEvent(name=name, at=at, case="C-2", events=(Happened("received", START - timedelta(days=1)),))),
    }
    return kinds.get(name, st.just(Happened(name, at)))


STEPS: Final = (Extension(id="long", to=Duration(60, TimeUnit.DAY)), Extension(id="longer", to=Duration(90, TimeUnit.DAY)))
NAMES_HEARD: Final = (
    *("clock_paused", "mediation_agreed", "clock_resumed", "mediation_ended", "clock_extended", "merged_in", "forwarded", "registered"),
    *("customer_answered", "reopened", "new_facts", "reclassified", "grounds_confirmed"),
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[ClockEvent, ...]:
    times = sorted(draw(st.lists(st.integers(0, 60 * 24 * 30), max_size=7)))
    names = [draw(st.sampled_from(NAMES_HEARD)) for _ in times]
    later = [draw(happened(name, START + timedelta(minutes=minutes))) for name, minutes in zip(names, times, strict=True)]
    return (Happened("received", START), *later)


@st.composite
def spoken(draw: st.DrawFn) -> Clock:
    """Draw a clock with some words that do something and some that do not."""
    roles: dict[str, set[str]] = {}
    for event in ("received", *NAMES_HEARD):
        usual = {"received": "starts", "customer_answered": "stops", "clock_extended": "extends", "merged_in": "merges", "reopened": "reopens"}
        keys = [usual.get(event), *("pauses", "resumes", "resets", "repeats", "extends", "merges", "changes", "reopens")]
        if key := draw(st.sampled_from([one for one in keys if one is not None] + [""])):
            roles.setdefault(key, set()).add(event)
    roles.setdefault("starts", {"grounds_confirmed"} if not any("grounds_confirmed" in one for one in roles.values()) else {"never"})
    roles.setdefault("stops", {"never_stops"})
    if "pauses" in roles or "resumes" in roles:
        roles.setdefault("pauses", {"never_pauses"})
        roles.setdefault("resumes", {"never_resumes"})
    reasons = draw(st.lists(st.sampled_from(["appraisal", "mediation"]), unique=True)) if "pauses" in roles else []
    within = draw(st.sampled_from([Duration(7, TimeUnit.DAY), Duration(2, TimeUnit.HOUR), Duration(3, TimeUnit.WORKING_DAY)]))
    office_days = within.unit is TimeUnit.WORKING_DAY
    told: dict[str, Any] = {
        "within": within,
        "extensions": STEPS if "extends" in roles else (),
        "pause_for": tuple(PauseRule(why=one) for one in reasons),
        "on_reopen": draw(st.sampled_from(OnReopen)),
        "on_merge": draw(st.sampled_from(OnReopen)),
        "on_change": draw(st.sampled_from(OnReopen)),
        "warn_before": tuple(draw(st.lists(lengths.filter(lambda one: one.unit not in BY_CALENDAR), max_size=2))),
        "calendar": "office" if office_days or draw(st.booleans()) else None,
    }
    told |= roles
    told["warn_on_working_days"] = told["calendar"] is not None and draw(st.booleans())
    rolls = draw(st.sampled_from(["following", "preceding", None])) if office_days else None
    told["last_day"] = None if rolls is None else LastDay(roll=rolls)
    return Clock(id="close", zone="Asia/Shanghai", **told)


def without(clock: Clock, found: Finding) -> Clock:
    """Return a clock without what is said to do nothing; as it is where that is no word of its own to take away."""
    key = found.path.split(".")[1]
    changes: dict[str, object] = {}
    match found.code:
        case "event_does_nothing" | "event_too_early" | "pause_without_reason":
            changes[key] = (getattr(clock, key) - {str(found.facts["event"])}) | {f"never_{key}_it"}
        case "choice_unused":
            changes[key] = None
        case "reason_unheard" if "clock_paused" not in clock.pauses:
            why = found.path.rpartition(".")[2]
            changes[key] = tuple(attrs.evolve(one, why="never" if one.why == why else one.why) for one in clock.pause_for)
        case "warning_never":
            changes[key] = tuple(one for one in clock.warn_before if one != found.facts["found"])
        case "warn_days_unused":
            changes[key] = False
        case "nothing_to_roll" | "calendar_counts_nothing":
            changes[key] = None
    return attrs.evolve(clock, **changes)  # type: ignore[arg-type]


def answers(clock: Clock, events: tuple[ClockEvent, ...]) -> list[object]:
    """Return what a clock says of a history, but for its notes, and by which days it was counted."""
    calendar = OFFICE if clock.calendar else None
    said = [
        attrs.evolve(one, findings=(), days=None)
        for day in (0, 1, 5, 20, 60)
        for one in readings(clock, events, at=START + timedelta(days=day), calendar=calendar)
    ]
    return [*said, *(timer for n in range(1, len(events) + 1) for timer in timers(clock, events[:n], calendar=calendar))]


@pytest.mark.clause("RULES-4.26")
@given(spoken(), histories())
def test_what_is_told_changes_no_answer(clock: Clock, events: tuple[ClockEvent, ...]) -> None:
    for found in idle_words(clock, "close", {"office": OFFICE}):
        assert answers(without(clock, found), events) == answers(clock, events), found
