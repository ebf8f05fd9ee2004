"""Hours over midnight belong to the day on which they begin."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from crmcore.errors import CalendarHorizon, InvalidValue
from crmcore.reached import ClockState
from crmcore.worktime.calendars.arrival import CutOff, OutsideHours
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.calendars.week import Hours, Weekday
from crmcore.worktime.calendars.zone import first_instant
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.clocks.clock_events import PauseEvent
from crmcore.worktime.clocks.laid import lay
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.line import Position
from crmcore.worktime.clocks.reading import Reading, read
from crmcore.worktime.clocks.timers import timers
from tests.oracle import clock_walk
from tests.oracle.working_minutes import MINUTE, day_shown, minutes, shows_work, spans, worked_on
from tests.worktime.samples import clock, happened, office, shifts

SHANGHAI, LONDON = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/London")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NIGHT: Hours = ((time(22), time(6)),)


def nights(**changed: object) -> Calendar:
    """Return an office that works five nights a week, from Monday's to Friday's."""
    return office(**({"hours": dict.fromkeys(range(5), NIGHT), "holidays": (), "workdays": ()} | changed))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=SHANGHAI)


def test_five_night_shifts_are_five_working_days() -> None:
    calendar = nights()
    assert calendar.count_working_days(date(2026, 1, 4), date(2026, 1, 11)) == 5
    assert not calendar.is_working_day(date(2026, 1, 10))  # Saturday: Friday's shift ends in its morning, and none begins
    assert calendar.between(at(5, 12), at(11, 12)) == 40 * HOUR
    assert calendar.nth_working_day(calendar.day_of(at(9, 23)), 1) == date(2026, 1, 12)  # a working day from Friday 23:00
    assert calendar.nth_working_day(calendar.day_of(at(10, 3)), 1) == date(2026, 1, 12)  # and from later in the same shift


def test_a_shift_is_of_the_day_on_which_it_begins() -> None:
    calendar = nights()
    shown = {at(5, 21, 59): 5, at(5, 22): 5, at(6, 5, 59): 5, at(6, 6): 6, at(10, 5, 59): 9, at(10, 6): 10, at(12, 5): 12}
    assert {when: calendar.day_of(when).day for when in shown} == shown
    assert calendar.beginning(date(2026, 1, 6)) == at(6, 6)
    assert calendar.beginning(date(2026, 1, 11)) == at(11, 0)
    assert calendar.closing(date(2026, 1, 9)) == at(10, 6)
    assert [calendar.is_working(when) for when in (at(6, 5, 59), at(6, 6), at(6, 22))] == [True, False, True]
    assert calendar.add(at(9, 23), 8 * HOUR) == at(12, 23)
    assert calendar.next_opening(at(10, 6)) == at(12, 22)


def test_a_holiday_takes_away_the_night_that_begins_on_it() -> None:
    calendar = nights(holidays={date(2026, 1, 7)})
    assert calendar.is_working(at(7, 3))  # Tuesday's shift
    assert not calendar.is_working(at(7, 23))
    assert not calendar.is_working(at(8, 3))
    assert calendar.count_working_days(date(2026, 1, 4), date(2026, 1, 11)) == 4


def test_a_break_in_the_night_is_of_the_same_shift() -> None:
    calendar = nights(hours={Weekday.FRI: ((time(20), time(1)), (time(2), time(5)))})
    assert calendar.between(at(9, 12), at(10, 12)) == 8 * HOUR
    assert not calendar.is_working(at(10, 1, 30))
    assert calendar.day_of(at(10, 1, 30)) == date(2026, 1, 9)  # the shift is not over
    assert calendar.count_working_days(date(2026, 1, 4), date(2026, 1, 11)) == 1


@pytest.mark.parametrize(("night", "hours"), [(date(2026, 3, 28), 7), (date(2026, 10, 24), 9), (date(2026, 7, 1), 8)])
def test_a_night_of_a_clock_change_is_as_long_as_it_was(night: date, hours: int) -> None:
    calendar = nights(zone="Europe/London", hours=dict.fromkeys(range(7), NIGHT))
    noon = datetime(night.year, night.month, night.day, 12, tzinfo=LONDON)
    assert calendar.between(noon, noon + DAY) == hours * HOUR
    assert calendar.add(noon, hours * HOUR) == calendar.closing(night)


def test_the_night_after_the_last_day_is_known_and_that_before_the_first_is_not() -> None:
    calendar = nights(hours=dict.fromkeys(range(7), NIGHT), first_day=date(2026, 1, 5), last_day=date(2026, 1, 9))
    assert calendar.is_working(at(10, 5, 59))
    assert calendar.day_of(at(10, 5, 59)) == date(2026, 1, 9)
    assert calendar.beginning(date(2026, 1, 10)) == at(10, 6)
    assert calendar.between(at(9, 12), at(10, 6)) == 8 * HOUR
    for ask in (calendar.is_working, calendar.day_of):
        with pytest.raises(CalendarHorizon, match="not 2026-01-10"):
            ask(at(10, 6))
        with pytest.raises(
            CalendarHorizon, match=r"whether 2026-01-05 05:59.* was worked depends on the day before 2026-01-05, whose shift lasts until 06:00"
        ):
            ask(at(5, 5, 59))
        ask(at(5, 6))
    for day in (date(2026, 1, 4), date(2026, 1, 11)):
        with pytest.raises(CalendarHorizon, match=f"(not|not know) {day}"):
            calendar.beginning(day)
    made_up = nights(workdays={date(2026, 1, 10)}, first_day=date(2026, 1, 5))  # so may the Sunday before be
    for one in (calendar, made_up):
        with pytest.raises(CalendarHorizon, match="whose shift lasts until 06:00"):
            one.beginning(date(2026, 1, 5))
    assert nights(first_day=date(2026, 1, 5)).beginning(date(2026, 1, 5)) == at(5, 0)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"hours": {0: NIGHT, 1: ((time(5), time(14)),)}}, "the shift of `mon` lasts until 06:00 of the next day, but `tue` begins at 05:00"),
        ({"hours": {6: NIGHT, 0: ((time(5, 59), time(14)),)}}, "the shift of `sun` lasts until 06:00 of the next day, but `mon` begins at 05:59"),
        (
            {"special_hours": {date(2026, 1, 7): [(time(5), time(9))]}},
            "the shift of `2026-01-06` lasts until 06:00 of the next day, but `2026-01-07`",
        ),
        (
            {"hours": {0: ((time(8), time(14)),)}, "special_hours": {date(2026, 1, 11): [(time(20), time(9))]}},
            "the shift of `2026-01-11` lasts until 09:00 of the next day, but `2026-01-12` begins at 08:00",
        ),
        (
            {"hours": {4: NIGHT, 0: ((time(5), time(9)),)}, "workdays": {date(2026, 1, 10)}},
            "the shift of `2026-01-09` lasts until 06:00 of the next day, but `2026-01-10` begins at 05:00",
        ),
    ],
)
def test_shifts_do_not_overlap(changed: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidValue, match=said) as refused:
        nights(**changed)
    assert {one.code for one in refused.value.reasons} == {"calendar.night_overlaps"}


def test_a_shift_may_begin_when_the_one_before_ends() -> None:
    touching = nights(hours={0: NIGHT, 1: ((time(6), time(14)),)})
    assert touching.between(at(5, 22), at(6, 14)) == 16 * HOUR
    assert touching.day_of(at(6, 6)) == date(2026, 1, 6)
    gone = nights(hours={0: NIGHT, 1: ((time(6), time(14)),)}, special_hours={date(2026, 1, 6): [(time(10), time(12))]})
    assert gone.is_working(at(6, 5))


def test_the_hours_of_a_day_end_within_24_hours() -> None:
    round_the_clock = nights(hours={0: ((time(8), time(20)), (time(20), time(8)))})
    assert round_the_clock.between(at(5, 0), at(7, 0)) == 24 * HOUR
    for hours in (((time(8), time(20)), (time(20), time(8, 1))), (NIGHT[0], (time(7), time(23))), (NIGHT[0], NIGHT[0])):
        with pytest.raises(InvalidValue, match="more than 24 hours later") as refused:
            nights(hours={0: hours})
        assert refused.value.code == "calendar.longer_than_a_day"


def test_what_arrives_in_the_night_arrives_on_the_day_of_the_shift() -> None:
    """Arrivals until 04:00 of a shift count at once; later ones count from the next shift."""
    calendar = nights(cut_off=CutOff(time(4)), outside_hours=OutsideHours.NEXT_OPENING)
    told = {at(9, 21): at(9, 22), at(9, 23): at(9, 23), at(10, 0): at(10, 0), at(10, 4): at(10, 4), at(10, 4, 1): at(12, 22), at(7, 5): at(7, 22)}
    assert {when: calendar.counts_from(when) for when in told} == told
    midnight = nights(cut_off=CutOff(time(0)))
    assert [midnight.counts_from(when) for when in (at(6, 0), at(6, 0, 1))] == [at(6, 0), at(6, 22)]
    late = nights(cut_off=CutOff(time(4), time(2)))
    assert [late.counts_from(when) for when in (at(5, 23), at(6, 3), at(6, 5))] == [at(6, 2), at(6, 3), at(7, 2)]
    early = nights(hours={0: NIGHT, 6: ((time(22), time(4)),)}, cut_off=CutOff(time(23), time(5)))  # 05:00 is none of the night: 23:00 is not either
    assert [early.counts_from(when) for when in (at(12, 4), at(12, 4, 59), at(12, 12))] == [at(12, 5), at(12, 5), at(12, 12)]
    with pytest.raises(InvalidValue, match="`sun` opens at 09:00, after the cut-off at 04:00"):
        nights(hours={0: NIGHT, 6: ((time(9), time(17)),)}, cut_off=CutOff(time(4)))


@given(st.data(), shifts())
def test_shifts_agree_with_looking_at_the_clock_each_minute(data: st.DataObject, calendar: Calendar) -> None:
    zone = ZoneInfo(calendar.zone)
    after = calendar.beginning(calendar.last_day + DAY).astimezone(UTC)
    first = first_instant(calendar.first_day, zone, time(8))  # no shift before the first day lasts longer
    start, end = sorted(first + data.draw(st.integers(0, int((after - first) / MINUTE))) * MINUTE for _ in range(2))
    seen = [(when, shows_work(calendar, hand), day_shown(calendar, hand)) for when, hand in minutes(calendar, start, end)]
    assert calendar.between(start, end) == sum(worked for _, worked, _ in seen) * MINUTE
    for when, worked, day in seen[:: max(1, len(seen) // 50)]:
        assert calendar.is_working(when) == worked
        assert calendar.day_of(when) == day
        if day > calendar.first_day:
            assert calendar.beginning(day) <= when
        if day < calendar.last_day + DAY:
            assert when < calendar.beginning(day + DAY)
    if work := calendar.between(start, end):
        assert calendar.between(start, calendar.add(start, work)) == work
        assert calendar.next_opening(start).astimezone(UTC) == next(when for when, worked, _ in seen if worked)


# Clocks ------------------------------------------------------------------------------------------------------------------------------------------


def days(amount: int, **changed: object) -> Clock:
    return clock(Duration(amount, TimeUnit.WORKING_DAY), calendar="office", **changed)


def reads(deadline: Clock, calendar: Calendar, *events: tuple[str, datetime], now: datetime) -> Reading:
    return read(deadline, happened(*events), at=now, calendar=calendar)


@pytest.mark.parametrize("start", [at(9, 7), at(9, 23), at(10, 3)])
def test_one_working_day_from_fridays_shift_ends_with_mondays(start: datetime) -> None:
    calendar = nights()
    reading = reads(days(1), calendar, ("start", start), now=at(10, 12))
    assert (reading.last_day, reading.due, reading.remaining) == (date(2026, 1, 12), at(13, 6), 1)
    assert reads(days(1), calendar, ("start", start), now=at(13, 5, 59)).state is ClockState.RUNNING
    assert reads(days(1), calendar, ("start", start), now=at(13, 6)).state is ClockState.BREACHED
    met = reads(days(1), calendar, ("start", start), ("stop", at(13, 3)), now=at(20, 6))
    assert met.text() == "last day 2026-01-12, stopped 2026-01-12, met in time"


def test_five_working_days_are_five_nights_and_a_holiday_takes_the_whole_night() -> None:
    assert reads(days(5), nights(), ("start", at(5, 7)), now=at(5, 8)).last_day == date(2026, 1, 12)
    holiday = nights(holidays={date(2026, 1, 7)})
    assert reads(days(2), holiday, ("start", at(5, 7)), now=at(5, 8)).last_day == date(2026, 1, 8)
    assert reads(days(2), holiday, ("start", at(5, 7)), now=at(7, 5)).elapsed == 1  # Tuesday's shift
    assert reads(days(2), holiday, ("start", at(5, 7)), now=at(7, 23)).elapsed == 1  # no shift began on Wednesday


def test_a_pause_over_midnight_holds_the_shift_as_one_day() -> None:
    """A pause over one whole shift gives back one day, whichever midnight it holds."""
    calendar = nights()
    paused = reads(days(3), calendar, ("start", at(5, 7)), ("pause", at(6, 21)), ("resume", at(7, 7)), now=at(7, 8))
    assert (paused.last_day, paused.due) == (date(2026, 1, 9), at(10, 6))
    minutes_over_midnight = reads(days(3), calendar, ("start", at(5, 7)), ("pause", at(6, 23, 59)), ("resume", at(7, 0, 1)), now=at(7, 8))
    assert minutes_over_midnight.last_day == date(2026, 1, 8)


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("days_long", [1, 2, 3])
def test_the_last_day_of_a_pause_holds_the_night_that_begins_on_it(days_long: int) -> None:
    """A pause that ends by itself on its last day gives as much as one that somebody ends when that day's shift is over."""
    calendar, until = nights(), date(2026, 1, 5 + days_long)
    pause = PauseEvent(name="pause", at=at(6, 12), why="appraisal", until=until)
    by_itself = read(days(5), [*happened(("start", at(5, 7))), pause], at=at(12, 12), calendar=calendar)
    by_hand = reads(days(5), calendar, ("start", at(5, 7)), ("pause", at(6, 12)), ("resume", at(until.day + 1, 6)), now=at(12, 12))
    assert (by_itself.last_day, by_itself.due) == (by_hand.last_day, by_hand.due)
    hours = clock(Duration(24, TimeUnit.WORKING_HOUR), calendar="office")
    assert (
        read(hours, [*happened(("start", at(5, 7))), pause], at=at(12, 12), calendar=calendar).due
        == {1: at(9, 6), 2: at(10, 6), 3: at(13, 6)}[days_long]
    )
    short = nights(last_day=until)  # whose last day's shift is known, and that of the next is not asked for
    assert read(days(1), [*happened(("start", at(5, 7))), pause], at=at(6, 13), calendar=short).state is ClockState.PAUSED
    beyond = attrs.evolve(pause, until=until + 9 * DAY)  # midnight, where no shift is known
    assert read(days(1), [*happened(("start", at(5, 7))), beyond], at=at(6, 13), calendar=short).state is ClockState.PAUSED


def test_a_last_day_in_the_night_ends_at_its_hour() -> None:
    calendar = nights()
    by = LastDay(by=time(4))
    reading = reads(days(1, last_day=by), calendar, ("start", at(9, 23)), now=at(10, 12))
    assert (reading.last_day, reading.due) == (date(2026, 1, 12), at(13, 4))
    closing = reads(days(1, last_day=LastDay(closing=True)), calendar, ("start", at(9, 23)), now=at(10, 12))
    assert closing.due == at(13, 6)
    minute = reads(days(1, to_the_minute=True), calendar, ("start", at(10, 3)), now=at(10, 12))
    assert (minute.last_day, minute.due) == (date(2026, 1, 12), at(13, 3))
    assert reads(days(1, to_the_minute=True), calendar, ("start", at(9, 23)), now=at(10, 12)).due == at(12, 23)


def test_warnings_fall_on_the_day_of_the_shift() -> None:
    deadline = days(3, warn_before=(Duration(1, TimeUnit.WORKING_DAY),), warn_on_working_days=True, warn_at=(Fraction(1, 3),))
    told = {one.kind: one.at for one in timers(deadline, happened(("start", at(5, 7))), calendar=nights())}
    assert told == {"warn 33.333333 %": at(6, 6), "warn 1 working day before": at(7, 6), "breach": at(9, 6)}
    plain = days(3, warn_before=(Duration(1, TimeUnit.DAY),))
    told = {one.kind: one.at for one in timers(plain, happened(("start", at(5, 7))), calendar=nights())}
    assert told == {"warn 1 day before": at(7, 6), "breach": at(9, 6)}


def test_the_morning_of_the_first_day_known_is_not_guessed() -> None:
    calendar = nights(hours=dict.fromkeys(range(7), NIGHT), first_day=date(2026, 1, 5))
    with pytest.raises(CalendarHorizon, match="depends on the day before 2026-01-05"):
        reads(days(1), calendar, ("start", at(5, 3)), now=at(6, 8))
    assert reads(days(1), calendar, ("start", at(5, 7)), now=at(6, 8)).last_day == date(2026, 1, 6)
    eve = datetime(2026, 1, 4, 12, tzinfo=SHANGHAI)
    assert reads(days(1), calendar, ("start", eve), now=at(5, 8)).last_day == date(2026, 1, 5)


def pausing_over_the_end_of_a_shift(last: LastDay, ends: datetime, unit: TimeUnit = TimeUnit.WORKING_DAY) -> date | None:
    """Return the last day of five, from Monday's shift, paused from Tuesday noon."""
    deadline = clock(Duration(5, unit), calendar="office", last_day=last)
    told = reads(deadline, nights(), ("start", at(5, 23)), ("pause", at(6, 12)), ("resume", ends), now=at(9, 12))
    return told.last_day


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("last", [LastDay(closing=True), LastDay(by=time(6))])
def test_a_pause_ends_as_the_shift_does_with_which_its_days_close(last: LastDay) -> None:
    """At six sharp the next day has begun, and the last one is not over: what ends then holds the whole of that shift, and nothing of the next."""
    assert [pausing_over_the_end_of_a_shift(last, when) for when in (at(7, 5), at(7, 6), at(7, 12), at(8, 5, 59), at(8, 6))] == [
        date(2026, 1, day) for day in (12, 13, 13, 13, 14)
    ]
    pause = PauseEvent(name="pause", at=at(6, 12), why="appraisal", until=date(2026, 1, 7))
    deadline = days(5, last_day=last)
    for when, ends in ((at(8, 5), 13), (at(8, 6), 14), (at(8, 7), 14), (at(15, 7), 14)):
        told = read(deadline, [*happened(("start", at(5, 23))), pause], at=when, calendar=nights())
        assert (told.last_day, told.due) == (date(2026, 1, ends), at(ends + 1, 6))
    weekend = reads(days(5, last_day=last), nights(), ("start", at(5, 23)), ("pause", at(9, 23)), ("resume", at(10, 6)), now=at(10, 12))
    assert weekend.last_day == date(2026, 1, 13)  # Friday's shift ends on a day that is not worked
    first = reads(days(1, last_day=last), nights(), ("start", at(5, 23)), ("pause", at(6, 6)), ("resume", at(6, 7)), now=at(6, 12))
    assert first.last_day == date(2026, 1, 6)  # that of the start does not count, so that its end takes nothing


@pytest.mark.clause("RULES-4.26")
def test_plain_days_that_close_with_a_shift_close_in_the_next_morning() -> None:
    """Five days from Monday end on Saturday, put off to Monday, whose shift is over on Tuesday at six. From midnight to six the day before lasts."""
    last = LastDay(roll=Roll.FOLLOWING, closing=True)

    def shown(*pause: datetime) -> Reading:
        deadline = clock(Duration(5, TimeUnit.DAY), calendar="office", last_day=last)
        return reads(deadline, nights(), ("start", at(5, 10)), *zip(("pause", "resume"), pause, strict=True), now=at(9, 12))

    def position(when: datetime) -> Position:
        return lay(Duration(5, TimeUnit.DAY), at(5, 10), zone=SHANGHAI, calendar=nights(), last=last).position(when.astimezone(UTC))

    assert shown(at(6, 3), at(6, 10)).due == at(13, 6)  # the night of the start
    assert shown(at(9, 3), at(9, 5)).due == at(13, 6)
    every = [position(at(5, 10) + n * HOUR) for n in range(96)]
    assert every == sorted(every)
    assert [position(when) for when in (at(6, 0), at(6, 6), at(7, 6) + timedelta(microseconds=1))] == [0, 0, 1]
    assert 0 < position(at(7, 0)) < position(at(7, 6)) < 1


def hour_walked(calendar: Calendar, shown: dict[datetime, tuple[bool, date]], by: time | None) -> Callable[[date], datetime]:
    """Return when each day closes: as its shift ends, or at an hour of it, both found among the minutes; one off, with its first minute."""
    place = ZoneInfo(calendar.zone)
    minutes_on: dict[date, list[datetime]] = {}
    for when, (_, day) in shown.items():
        minutes_on.setdefault(day, []).append(when)

    def hour(day: date) -> datetime:
        worked = [when for when in minutes_on.get(day, ()) if shown[when][0]]
        if not worked:
            return min(minutes_on.get(day, shown))
        if by is None:
            return max(worked) + MINUTE
        ends = spans(calendar, day)[-1][1]
        wanted = datetime.combine(day + DAY, by)
        if not wanted <= ends or ends == datetime.combine(day + DAY, time(0)):
            wanted -= DAY
        assume(wanted > min(minutes_on[day]).astimezone(place).replace(tzinfo=None))  # else it is over before the day begins
        return next((when for when in shown if when.astimezone(place).replace(tzinfo=None) >= wanted), max(shown) + MINUTE)

    return hour


@settings(max_examples=max(10, settings().max_examples // 3))  # each looks at two weeks minute by minute
@given(st.data(), shifts(), st.sampled_from(OnReopen), st.integers(1, 4), st.sampled_from(["midnight", "closing", "hour"]))
def test_clocks_of_shifts_agree_with_walking(data: st.DataObject, calendar: Calendar, how: OnReopen, budget: int, ends: str) -> None:
    zone = ZoneInfo(calendar.zone)
    first = first_instant(calendar.first_day, zone, time(8))
    after = calendar.beginning(calendar.last_day + DAY).astimezone(UTC)
    shown = {when: (shows_work(calendar, hand), day_shown(calendar, hand)) for when, hand in minutes(calendar, first, after)}
    every = {day for _, day in shown.values()}
    shifts_end = [when for when in shown if when - MINUTE in shown and shown[when - MINUTE][0] and shown[when - MINUTE][1] != shown[when][1]]
    when, history = first + data.draw(st.integers(0, 3000)) * MINUTE, []
    for event in ("start", *data.draw(st.lists(st.sampled_from(["pause", "resume", "stop", "reopen"]), max_size=5))):
        history.append((event, when))
        later, at_an_end = [end for end in shifts_end if end >= when], data.draw(st.booleans())
        when = later[0] if later and at_an_end else when + data.draw(st.integers(0, 2000)) * MINUTE
    assume(when < after)
    by = data.draw(st.sampled_from(sorted({hours[-1][1] for hours in calendar.hours if hours}))) if ends == "hour" else None
    last = {"midnight": None, "closing": LastDay(closing=True), "hour": LastDay(by=by) if by else None}[ends]
    deadline = clock(Duration(budget, TimeUnit.WORKING_DAY), zone=calendar.zone, on_reopen=how, calendar=calendar.name, last_day=last)
    try:
        reading = read(deadline, happened(*history), at=when, calendar=calendar)
    except CalendarHorizon:
        reject()
    assume(reading.due is not None or reading.started is None)  # not stopped with an end beyond the days known
    walked = clock_walk.read_days(
        history,
        on_reopen=how,
        budget=budget,
        zone=calendar.zone,
        now=when,
        counts=lambda day: day in every and bool(worked_on(calendar, day)),
        works=lambda at: at in shown and shown[at][0],
        days=lambda at: shown[at.astimezone(UTC)][1] if at.astimezone(UTC) in shown else date(1, 1, 1),
        by=None if last is None else hour_walked(calendar, shown, by),
    )
    assert (reading.state, reading.last_day, reading.elapsed) == walked
