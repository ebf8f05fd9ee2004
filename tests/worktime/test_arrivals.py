"""From when time counts for what arrives late in the day, or outside working hours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters.files.logjudging import Kept, Promised, Run
from crmcore.errors import CalendarHorizon, InvalidType, InvalidValue
from crmcore.event import in_time
from crmcore.lifecycles.fitting import Logged
from crmcore.reached import ClockState
from crmcore.worktime.calendars.arrival import CutOff, DayOffArrival, EarlyArrival, LateArrival, OutsideHours
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_TIME, Duration, TimeUnit
from crmcore.worktime.calendars.week import Weekday
from crmcore.worktime.calendars.zone import first_instant
from crmcore.worktime.clocks.clock import OnReopen
from crmcore.worktime.clocks.reading import Reading, read, readings
from crmcore.worktime.clocks.timers import timers
from tests.oracle.arriving import counts_from
from tests.worktime.samples import calendars, clock, happened, office

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIVE = CutOff(time(17), time(8, 30))
MINUTE = timedelta(minutes=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=SHANGHAI)


# Friday 2026-01-09, then a weekend; hours 09:00-12:00 and 13:30-18:00.
@pytest.mark.parametrize(
    ("cut_off", "outside", "arrives", "counts"),
    [
        (None, OutsideHours.KEEP, at(9, 23), at(9, 23)),
        (None, OutsideHours.NEXT_OPENING, at(9, 11), at(9, 11)),
        (None, OutsideHours.NEXT_OPENING, at(9, 7), at(9, 9)),
        (None, OutsideHours.NEXT_OPENING, at(9, 12, 30), at(9, 13, 30)),
        (None, OutsideHours.NEXT_OPENING, at(9, 18), at(12, 9)),
        (FIVE, OutsideHours.KEEP, at(9, 17), at(9, 17)),
        (FIVE, OutsideHours.KEEP, at(9, 17) + timedelta(microseconds=1), at(12, 8, 30)),
        (FIVE, OutsideHours.KEEP, at(10, 12), at(12, 8, 30)),
        (FIVE, OutsideHours.KEEP, at(12, 6), at(12, 8, 30)),
        (FIVE, OutsideHours.KEEP, at(12, 12, 30), at(12, 12, 30)),
        (FIVE, OutsideHours.NEXT_OPENING, at(9, 17, 30), at(12, 9)),
        (FIVE, OutsideHours.NEXT_OPENING, at(12, 12, 30), at(12, 13, 30)),
        (CutOff(time(17)), OutsideHours.KEEP, at(9, 17, 1), at(12, 9)),
        (CutOff(time(17)), OutsideHours.KEEP, at(1, 12), at(4, 9)),  # two holidays and a Saturday, then a Sunday made up for
    ],
)
def test_what_counts_from_when(cut_off: CutOff | None, outside: OutsideHours, arrives: datetime, counts: datetime) -> None:
    assert office(cut_off=cut_off, outside_hours=outside).counts_from(arrives) == counts


# A city's desk: until 17:00; later counts from the next working day 08:30, what comes before that keeps its time, and so does what comes on a weekend.
CITY = CutOff(time(17), time(8, 30), before_opening=EarlyArrival.KEEP, day_off=DayOffArrival.SAME_TIME)
SIX = CutOff(time(18), time(8, 30))  # at which the office closes


@pytest.mark.parametrize(
    ("cut_off", "outside", "arrives", "counts"),
    [
        (CITY, OutsideHours.KEEP, at(9, 18), at(12, 8, 30)),
        (CITY, OutsideHours.KEEP, at(9, 6, 24), at(9, 6, 24)),
        (CITY, OutsideHours.NEXT_OPENING, at(9, 6, 24), at(9, 6, 24)),
        (CITY, OutsideHours.KEEP, at(10, 14, 22), at(12, 14, 22)),
        (CITY, OutsideHours.KEEP, at(10, 18), at(13, 8, 30)),  # as if it had come on Monday at 18:00
        (CITY, OutsideHours.KEEP, at(11, 6), at(12, 6)),
        (CITY, OutsideHours.NEXT_OPENING, at(10, 12, 30), at(12, 13, 30)),
        (attrs.evolve(FIVE, late=LateArrival.NEXT_WORKING_DAY), OutsideHours.KEEP, at(9, 17, 1), at(12, 8, 30)),
        (attrs.evolve(FIVE, late=LateArrival.NEXT_OPENING), OutsideHours.KEEP, at(9, 17, 1), at(12, 9)),
        (attrs.evolve(FIVE, late=LateArrival.SAME_DAY), OutsideHours.KEEP, at(9, 17, 1), at(9, 17, 1)),
        (attrs.evolve(FIVE, late=LateArrival.SAME_DAY), OutsideHours.NEXT_OPENING, at(9, 20), at(9, 20)),
        (CutOff(time(11), late=LateArrival.NEXT_OPENING), OutsideHours.KEEP, at(9, 11, 30), at(9, 13, 30)),
        (CutOff(time(11), late=LateArrival.NEXT_OPENING), OutsideHours.KEEP, at(9, 13, 30), at(9, 13, 30)),
        (CutOff(time(11), late=LateArrival.NEXT_WORKING_DAY), OutsideHours.KEEP, at(9, 11, 30), at(12, 9)),
        (SIX, OutsideHours.NEXT_OPENING, at(9, 18), at(9, 18)),  # in time, though the office is closed from that instant on
        (SIX, OutsideHours.NEXT_OPENING, at(9, 18) + timedelta(microseconds=1), at(12, 9)),
        (SIX, OutsideHours.NEXT_OPENING, at(9, 12), at(9, 13, 30)),
    ],
)
def test_a_cut_off_chooses_what_is_late_early_and_on_a_day_off(cut_off: CutOff, outside: OutsideHours, arrives: datetime, counts: datetime) -> None:
    assert office(cut_off=cut_off, outside_hours=outside).counts_from(arrives) == counts


def test_what_would_open_beyond_the_days_known_is_not_guessed() -> None:
    calendar = office(cut_off=attrs.evolve(FIVE, late=LateArrival.NEXT_OPENING))
    with pytest.raises(CalendarHorizon, match="2026-12-31"):
        calendar.counts_from(datetime(2026, 12, 31, 17, 1, tzinfo=SHANGHAI))
    with pytest.raises(InvalidType, match="`late`"):
        CutOff(time(17), late="sometime")  # type: ignore[arg-type]


@pytest.mark.parametrize(("later", "kept"), [(-1, True), (0, True), (1, False)])
def test_clock_log_and_cut_off_agree_on_what_is_in_time(later: int, kept: bool) -> None:
    """Eight hours from 09:00 end at 17:00; so do the cut-off and the log's deadline."""
    when = at(9, 17) + later * timedelta(microseconds=1)
    reading = read(clock(Duration(8, TimeUnit.HOUR)), happened(("start", at(9, 9)), ("stop", when)), at=at(9, 20))
    assert (reading.state is ClockState.MET) is kept
    assert (INTAKE.counts_from(when) == when) is kept
    judged = Run(Logged(case="A", name="closed", at=when, line=1), Promised(at(9, 17))).kept(None)
    assert (judged is Kept.IN_TIME) is kept
    assert in_time(when, at(9, 17)) is kept


@given(st.sampled_from(TimeUnit), st.integers(1, 40), st.integers(0, 60 * 24 * 120), st.integers(-2, 2))
def test_whatever_the_length_clock_log_and_timer_agree_on_the_last_instant_in_time(unit: TimeUnit, amount: int, minutes: int, later: int) -> None:
    """What takes hours or minutes is in time at the very instant that it is due; a day has ended there."""
    calendar, begun = office(last_day=date(2028, 12, 31)), at(1, 0) + minutes * MINUTE
    deadline = clock(Duration(amount, unit), calendar="office")
    began = happened(("start", begun))
    open_ = read(deadline, began, at=begun, calendar=calendar)
    assert open_.due is not None
    last = open_.due if unit in BY_TIME else open_.due - timedelta(microseconds=1)
    if unit in {TimeUnit.HOUR, TimeUnit.MINUTE}:
        assert last == begun.astimezone(UTC) + amount * (MINUTE if unit is TimeUnit.MINUTE else timedelta(hours=1))
    when = last + later * timedelta(microseconds=1)
    stopped = read(deadline, [*began, *happened(("stop", when))], at=when, calendar=calendar)
    judged = Run(Logged(case="A", name="stop", at=when, line=1), Promised(last)).kept(None)
    breach = next(one.at for one in timers(deadline, began, calendar=calendar) if one.kind == "breach")
    late = later > 0
    assert (stopped.state is ClockState.MET, judged is Kept.IN_TIME, when < breach, open_.late_from == breach) == (not late, not late, not late, True)
    assert (read(deadline, began, at=when, calendar=calendar).state is ClockState.BREACHED) is late


def test_a_half_day_closes_early_and_keeps_its_cut_off() -> None:
    half = office(special_hours={date(2026, 1, 9): [(time(10), time(12))]}, cut_off=CutOff(time(17)))
    assert half.counts_from(at(9, 8)) == at(9, 10)
    assert half.counts_from(at(9, 15)) == at(9, 15)
    assert attrs.evolve(half, outside_hours=OutsideHours.NEXT_OPENING).counts_from(at(9, 15)) == at(12, 9)


@pytest.mark.parametrize(
    ("after", "counts_as", "code"),
    [
        (time(17), time(17), "calendar.bad_cut_off"),
        (time(9), time(17), "calendar.bad_cut_off"),
        (time(17, tzinfo=UTC), None, "calendar.not_local_time"),
        ("17:00", time(8), "calendar.not_local_time"),
        (time(17), time(8, tzinfo=UTC), "calendar.not_local_time"),
    ],
)
def test_a_wrong_cut_off_does_not_build(after: time, counts_as: time | None, code: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        CutOff(after, counts_as)
    assert [one.code for one in refused.value.reasons] == [code]


def test_a_cut_off_before_the_opening_must_say_what_it_counts_as() -> None:
    hours = {date(2026, 1, 9): [(time(17), time(19))]}
    with pytest.raises(InvalidValue, match="`2026-01-09` opens at 17:00, after the cut-off at 17:00"):
        office(special_hours=hours, cut_off=CutOff(time(17)))
    assert office(special_hours=hours, cut_off=FIVE).counts_from(at(9, 12)) == at(9, 12)


def test_beyond_the_days_known_it_does_not_guess() -> None:
    calendar = office(cut_off=FIVE)
    with pytest.raises(CalendarHorizon, match="2026-12-31"):
        calendar.counts_from(datetime(2026, 12, 31, 17, 1, tzinfo=SHANGHAI))
    with pytest.raises(CalendarHorizon, match="not 2027-01-01"):
        calendar.counts_from(datetime(2027, 1, 1, 9, tzinfo=SHANGHAI))
    after = datetime(2027, 1, 1, 9, tzinfo=SHANGHAI)
    assert office().counts_from(after) == after  # nothing was asked of the days
    with pytest.raises(InvalidType, match="`at` has no time zone"):
        calendar.counts_from(datetime(2026, 1, 5, 9))


def test_a_window_that_summer_time_skips_counts_from_where_the_clock_lands() -> None:
    """In Cairo 2026-04-24 begins at 01:00: an arrival of the day before counts from there, although the window of that day never shows on the wall."""
    cut_off = CutOff(after=time(0, 1), counts_as=time(0))
    calendar = Calendar(
        name="night",
        zone="Africa/Cairo",
        hours={Weekday.MON: ((time(0, 15), time(0, 30)),)},
        workdays={date(2026, 4, 24)},
        first_day=date(2026, 4, 22),
        last_day=date(2026, 5, 3),
        cut_off=cut_off,
    )
    counted = calendar.counts_from(datetime(2026, 4, 22, 12, tzinfo=ZoneInfo("Africa/Cairo")))
    assert counted == datetime(2026, 4, 23, 22, tzinfo=UTC)


@st.composite
def ruled(draw: st.DrawFn) -> Calendar:
    """Draw a calendar with a rule for arrivals."""
    calendar = draw(calendars())
    openings = [hours[0][0] for hours in (*calendar.hours, *(hours for _, hours in calendar.special_hours)) if hours]
    after = draw(st.integers(1, 1439))
    as_of = draw(st.integers(0, after - 1) | (st.none() if max(openings) < time(*divmod(after, 60)) else st.nothing()))
    cut_off = CutOff(
        time(*divmod(after, 60)),
        None if as_of is None else time(*divmod(as_of, 60)),
        late=draw(st.sampled_from(LateArrival)),
        before_opening=draw(st.sampled_from(EarlyArrival)),
        day_off=draw(st.sampled_from(DayOffArrival)),
    )
    return attrs.evolve(calendar, cut_off=draw(st.sampled_from([cut_off, cut_off, None])), outside_hours=draw(st.sampled_from(OutsideHours)))


@given(st.data(), ruled())
def test_it_agrees_with_watching_the_clock(data: st.DataObject, calendar: Calendar) -> None:
    zone = ZoneInfo(calendar.zone)
    first, end = first_instant(calendar.first_day, zone), first_instant(calendar.last_day + timedelta(days=1), zone)
    arrives = first + data.draw(st.integers(0, (end - first) // MINUTE - 1)) * MINUTE
    seen = counts_from(calendar, arrives, end)
    if seen is None:
        with pytest.raises(CalendarHorizon, match=str(calendar.last_day)):
            calendar.counts_from(arrives)
    else:
        counted = calendar.counts_from(arrives).astimezone(UTC)
        assert counted == seen
        assert arrives <= counted


def keeps_before_opening(choice: CutOff) -> bool:
    """Return whether what comes after a cut-off may come before the opening, and counts as it comes all the same."""
    return choice.late is LateArrival.SAME_DAY and choice.counts_as is not None


@given(st.data(), ruled())
def test_what_arrives_earlier_never_counts_from_later(data: st.DataObject, calendar: Calendar) -> None:
    first = first_instant(calendar.first_day, ZoneInfo(calendar.zone))
    minutes = st.integers(0, 2 * 24 * 60)
    one, other = sorted(first + data.draw(minutes) * MINUTE for _ in range(2))
    try:
        later = calendar.counts_from(other)
    except CalendarHorizon:
        return
    # Where what comes before the opening counts as it comes, it is ahead of what waited for that opening since a day off: both are the firm's choice.
    choice = calendar.cut_off
    if choice is None or (
        choice.day_off is DayOffArrival.OPENING and choice.before_opening is not EarlyArrival.KEEP and not keeps_before_opening(choice)
    ):
        assert calendar.counts_from(one).astimezone(UTC) <= later.astimezone(UTC)


# Clocks ------------------------------------------------------------------------------------------------------------------------------------------

INTAKE = office(cut_off=FIVE)


def stands(unit: TimeUnit, *events: tuple[str, datetime], now: datetime, on_reopen: OnReopen = OnReopen.REMAINDER, amount: int = 2) -> Reading:
    deadline = clock(Duration(amount, unit), calendar="office", on_reopen=on_reopen)
    return read(deadline, happened(*events), at=now, calendar=INTAKE)


def test_a_clock_starts_when_the_arrival_counts() -> None:
    reading = stands(TimeUnit.WORKING_DAY, ("start", at(9, 18)), now=at(10, 12))
    assert (reading.started, reading.last_day, reading.state, reading.elapsed) == (at(12, 8, 30), date(2026, 1, 14), ClockState.RUNNING, 0)
    in_time = stands(TimeUnit.WORKING_DAY, ("start", at(9, 17)), now=at(10, 12))
    assert (in_time.started, in_time.last_day) == (at(9, 17), date(2026, 1, 13))
    assert stands(TimeUnit.WORKING_HOUR, ("start", at(9, 17, 30)), now=at(10, 12)).due == at(12, 11)


def test_each_clock_day_unit_is_counted_from_there() -> None:
    assert stands(TimeUnit.DAY, ("start", at(9, 18)), now=at(10, 12)).last_day == date(2026, 1, 14)
    deadline = clock(Duration(2, TimeUnit.WORKING_DAY), calendar="office", to_the_minute=True)
    assert read(deadline, happened(("start", at(9, 18))), at=at(10, 0), calendar=INTAKE).due == at(14, 8, 30)


def test_what_is_done_before_the_start_counts_is_done_in_time() -> None:
    reading = stands(TimeUnit.WORKING_DAY, ("start", at(9, 18)), ("stop", at(9, 19)), now=at(20, 12))
    assert (reading.state, reading.elapsed, reading.stopped_at, reading.started) == (ClockState.MET, 0, at(9, 19), at(12, 8, 30))


@pytest.mark.parametrize("unit", [TimeUnit.DAY, TimeUnit.WORKING_DAY, TimeUnit.WORKING_HOUR])
def test_a_pause_before_the_start_counts_changes_nothing(unit: TimeUnit) -> None:
    plain = stands(unit, ("start", at(9, 18)), now=at(10, 20), amount=3)
    paused = stands(unit, ("start", at(9, 18)), ("pause", at(9, 19)), now=at(10, 20), amount=3)
    assert attrs.evolve(paused, state=ClockState.RUNNING) == plain
    assert paused.state == ClockState.PAUSED
    assert stands(unit, ("start", at(9, 18)), ("pause", at(9, 19)), ("resume", at(10, 19)), now=at(10, 20), amount=3) == plain


@pytest.mark.parametrize(
    ("how", "started", "last_day"),
    [
        (OnReopen.CONTINUE, at(5, 10), date(2026, 1, 7)),
        (OnReopen.REMAINDER, at(5, 10), date(2026, 1, 13)),  # four working days closed in between
        (OnReopen.RESTART, at(12, 8, 30), date(2026, 1, 14)),
        (OnReopen.NEW, at(12, 8, 30), date(2026, 1, 14)),
    ],
)
def test_reopening_is_an_arrival_where_it_begins_afresh(how: OnReopen, started: datetime, last_day: date) -> None:
    history = [("start", at(5, 10)), ("stop", at(6, 10)), ("reopen", at(10, 10))]
    reading = stands(TimeUnit.WORKING_DAY, *history, now=at(10, 12), on_reopen=how)
    assert (reading.started, reading.last_day) == (started, last_day)


def test_the_first_run_keeps_its_start_beside_a_new_one() -> None:
    deadline = clock(Duration(2, TimeUnit.WORKING_DAY), calendar="office", on_reopen=OnReopen.NEW)
    history = happened(("start", at(4, 18)), ("stop", at(5, 10)), ("reopen", at(10, 10)))
    assert [one.started for one in readings(deadline, history, at=at(10, 12), calendar=INTAKE)] == [at(5, 8, 30), at(12, 8, 30)]


def test_timers_are_those_of_the_counted_start() -> None:
    deadline = clock(Duration(2, TimeUnit.WORKING_HOUR), calendar="office")
    assert [one.at for one in timers(deadline, happened(("start", at(9, 18))), calendar=INTAKE)] == [at(12, 11) + timedelta(microseconds=1)]


@given(
    st.integers(0, 6 * 24 * 60),
    st.lists(st.tuples(st.sampled_from(["pause", "resume", "stop"]), st.integers(0, 2000)), max_size=5),
    st.integers(0, 9000),
)
def test_a_clock_reads_as_if_everything_had_happened_from_there_on(start: int, story: list[tuple[str, int]], wait: int) -> None:
    """The history whose instants before the counted start are moved up to it, read by a calendar without the rule, ends on the same day."""
    plain = office()
    begun = at(5, 0) + start * MINUTE
    history, now = [("start", begun)], begun
    for event, later in story:
        now += later * MINUTE
        history.append((event, now))
    counted = INTAKE.counts_from(begun)
    moved = [(event, max(when, counted)) for event, when in history]
    for unit in (TimeUnit.DAY, TimeUnit.WORKING_DAY, TimeUnit.WORKING_HOUR, TimeUnit.HOUR):
        deadline = clock(Duration(5, unit), calendar="office")
        for end in (now, now + wait * MINUTE):
            read_by_rule = read(deadline, happened(*history), at=end, calendar=INTAKE)
            as_if = read(deadline, happened(*moved), at=max(end, counted), calendar=plain)
            assert attrs.evolve(read_by_rule, stopped_at=None) == attrs.evolve(as_if, stopped_at=None)
            assert read_by_rule.elapsed + read_by_rule.remaining == read_by_rule.budget
