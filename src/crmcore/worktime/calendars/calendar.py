"""Which days and hours a firm works, and how they are added and counted.

A calendar is data with a horizon: weekly hours, holidays, make-up working days, half days, from a first day to a last. Beyond them it raises
`CalendarHorizon` and never guesses. Days follow two rules: the n-th working day is counted strictly after a day, and counts run over (a, b].
Hours are half-open intervals of the local clock, measured as time really elapsed, so both clock changes are counted as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore._frozen import FrozenMap
from crmcore.decision import Reason, reason
from crmcore.errors import CalendarHorizon, InvalidType, InvalidValue
from crmcore.event import in_time, instant, plain_date
from crmcore.worktime.calendars.arrival import CutOff, DayOffArrival, EarlyArrival, LateArrival, OutsideHours
from crmcore.worktime.calendars.days import day_set, days_id, faults_of_days, not_days
from crmcore.worktime.calendars.exceptions import DayException, faults_of_exceptions, in_order, said_of
from crmcore.worktime.calendars.hours import NOTHING, WorkingHours
from crmcore.worktime.calendars.roll import Roll, stand_in
from crmcore.worktime.calendars.week import (
    Hours,
    LocalTime,
    Special,
    Week,
    Weekday,
    faults_of_hours,
    faults_of_night,
    overhang,
    special,
    week,
    within,
)
from crmcore.worktime.calendars.zone import DAY, MIDNIGHT, left_out, zone_named


@typed_fields
@attrs.frozen(kw_only=True)
class Calendar:
    """The working days and hours of one office, known from `first_day` to `last_day`, both included.

    `hours` gives each weekday (0 is Monday) its intervals of the local clock in `zone`, ascending; a weekday left out is not worked. `holidays` are
    not worked whatever the weekday; `workdays` are the make-up working days, worked with the hours of `workday_hours`. `special_hours` are days with
    hours of their own, such as half days, whatever the weekday. `exceptions` are days on which this office differs from a list that it shares with
    others: each wins over the list and the weekday. `cut_off` and `outside_hours` say from when time counts for what arrives late in the
    day or outside the hours: see `counts_from`. `source` says where the days were taken from; a `DayList` provides it. `list_of_days` is the
    name of that list, if it is not the calendar's own; `days_id` identifies the list and its state, so that a reading shows by which days it was
    counted. After it is built, `hours` is a tuple of seven, and `special_hours` one of days with their intervals. Raises `InvalidValue` with every
    fault at once.
    """

    name: str
    zone: str
    hours: Week = attrs.field(converter=week)
    holidays: frozenset[date] = attrs.field(default=frozenset(), converter=day_set)
    workdays: frozenset[date] = attrs.field(default=frozenset(), converter=day_set)
    workday_hours: int = Weekday.MON
    special_hours: Special = attrs.field(default=(), converter=special)
    exceptions: tuple[DayException, ...] = attrs.field(default=(), converter=in_order)
    first_day: date = attrs.field(converter=plain_date)
    last_day: date = attrs.field(converter=plain_date)
    cut_off: CutOff | None = None
    outside_hours: OutsideHours = OutsideHours.KEEP
    source: str = ""
    list_of_days: str | None = None

    days_id: str = attrs.field(init=False, repr=False, eq=False)

    # Tables: for the eve and each day known, how many working days have passed by its end; those days; their hours.
    _rank: Mapping[date, int] = attrs.field(init=False, repr=False, eq=False)
    _days: tuple[date, ...] = attrs.field(init=False, repr=False, eq=False)
    _time: WorkingHours = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check the calendar, raising every fault at once; then build its tables."""
        if faults := tuple(_faults(self)) or tuple(_faults_of_nights(self)):  # the order of the days means nothing before their hours are right
            raise InvalidValue(*faults)
        every = [self.first_day + n * DAY for n in range((self.last_day - self.first_day).days + 1)]
        own = _days_of_their_own(self)
        gone = left_out(zone_named(self.zone))
        worked = {day: hours for day in every if (hours := own.get(day, self.hours[day.weekday()])) and day not in gone}
        ranks = accumulate((day in worked for day in every), initial=0)
        # Plain fields, set once: a cached property would give the class a `__getattr__`, and every call would take twice as long.
        object.__setattr__(self, "_rank", FrozenMap(zip((self.first_day - DAY, *every), ranks, strict=True)))
        object.__setattr__(self, "_days", tuple(worked))
        object.__setattr__(self, "days_id", _id_of_days(self))
        eve = max(
            overhang(hours) for hours in (self.hours[(self.first_day - DAY).weekday()], self.hours[self.workday_hours] if self.workdays else ())
        )
        object.__setattr__(self, "_time", WorkingHours(zone_named(self.zone), self.first_day, self.last_day, worked, eve))

    # Working days ------------------------------------------------------------------------------------------------------------------------------

    def is_working_day(self, day: date) -> bool:
        """Return whether `day` is worked. Raises `CalendarHorizon` before the first and after the last day known."""
        rank = self._rank.get(day)
        if rank is None or day < self.first_day:
            raise self._beyond(day)
        return rank > 0 and self._days[rank - 1] == day

    @typed
    def hours_on(self, day: date) -> Hours:
        """Return the hours of `day` as they are worked, half-open local times; none for a day that is not worked.

        Raises `CalendarHorizon` before the first and after the last day known.
        """
        return self._time.worked[plain_date(day)] if self.is_working_day(day) else ()

    def nth_working_day(self, day: date, n: int) -> date:
        """Return the n-th working day strictly after `day`; for n = 0, `day` itself, worked or not.

        `day` may be any day known, or the eve of the first. Raises `CalendarHorizon` where the answer lies beyond the last day known, and
        `InvalidValue` for a negative n.
        """
        if type(n) is int and n > 0:
            try:
                return self._days[self._rank[day] + n - 1]
            except KeyError:
                raise self._beyond(day) from None
            except IndexError:
                raise CalendarHorizon(reason("calendar.too_few_days", n=n, day=day, **self._known)) from None
        if type(n) is not int:  # nor `True`, which would be the first
            raise InvalidType(reason("wrong_type", field="n", found=type(n).__name__, wanted="int"))
        if n < 0:
            raise InvalidValue(reason("calendar.negative", field="n", found=n))
        if day not in self._rank:
            raise self._beyond(day)
        return plain_date(day)

    def count_working_days(self, after: date, up_to: date) -> int:
        """Count the working days over (`after`, `up_to`]: the first day left out, the last one in.

        `after` may be the eve of the first day known. Raises `InvalidValue` where `up_to` lies before `after`, `CalendarHorizon` where one of them
        is not known.
        """
        try:
            count = self._rank[up_to] - self._rank[after]
        except KeyError:
            raise self._beyond(up_to if after in self._rank else after) from None
        if up_to < after:
            raise InvalidValue(reason("calendar.reversed", field="up_to", start=after, end=up_to))
        return count

    @typed
    def rolled(self, day: date, roll: Roll) -> date:
        """Return `day` itself where it is worked, else the working day that `roll` names.

        `MODIFIED_FOLLOWING` leaves the month of `day` only if no day of it is worked. Raises `CalendarHorizon` for a day that is not known, and
        where the answer is not.
        """
        if self.is_working_day(day):
            return plain_date(day)
        passed, how = self._rank[day], Roll(roll)
        before = self._days[passed - 1] if passed else None
        after = self._days[passed] if passed < len(self._days) else None
        found = stand_in(how, day, before=before, after=after, known_to=self.last_day)
        if found is None:
            raise CalendarHorizon(reason("calendar.nowhere_to_roll", day=plain_date(day), roll=how, **self._known))
        return found

    def day_of(self, at: datetime) -> date:
        """Return the day to which `at` belongs: the local day, or the day before while a shift that began on it lasts.

        Raises `CalendarHorizon` beyond the days known.
        """
        return self._local_day(self._moment_within(at))

    @typed
    def beginning(self, day: date) -> datetime:
        """Return the first instant that belongs to `day`, in the calendar's zone: midnight, or when a shift that began on the day before ends.

        Hence also the first instant after the day before, with all its hours: `day` may be the one after the last day known. Raises
        `CalendarHorizon` for any other day that is not known, and for the first one where the shift before it is not.
        """
        if not self.first_day <= day <= self.last_day + DAY:
            raise self._beyond(day)
        return self._shown(self._moment(self._time.beginning_of(plain_date(day)), "day"))

    @property
    def overnight(self) -> bool:
        """Return whether a shift lasts into the next day, or one that began before the first day known may."""
        return bool(self._time.nights) or self._time.eve > MIDNIGHT

    @typed
    def time_on(self, day: date, at: time) -> LocalTime:
        """Return what a local time means on `day`: how many days later the clock shows it (1 while the day's shift lasts, else 0), and the time."""
        return within(self.hours_on(day), at)

    # Working time ------------------------------------------------------------------------------------------------------------------------------

    def is_working(self, at: datetime) -> bool:
        """Return whether `at` is in working hours: the opening is, the closing is not. Raises `CalendarHorizon` beyond the days known."""
        return self._time.open_at(self._moment_within(at))

    def next_opening(self, at: datetime) -> datetime:
        """Return the first working instant at or after `at`, in the calendar's zone: `at` itself in working hours, else the next opening.

        Raises `CalendarHorizon` if there is none in the days known.
        """
        moment = self._moment(at, "at")
        opening = moment if self._time.open_at(moment) else self._time.opening_after(moment)
        if opening is None:
            raise CalendarHorizon(reason("calendar.no_opening", at=self._shown(moment), **self._known))
        return self._shown(opening)

    @typed
    def add(self, at: datetime, work: timedelta) -> datetime:
        """Return the earliest instant, in the calendar's zone, by which `work` of working time has elapsed since `at`.

        An hour that ends with the day ends at closing time, not at the next opening: `between(at, add(at, work)) == work`. Raises `InvalidValue` for
        a negative `work`, `CalendarHorizon` if there is too little working time in the days known.
        """
        moment = self._moment(at, "at")
        if work < NOTHING:
            raise InvalidValue(reason("calendar.negative", field="work", found=work))
        if work == NOTHING:
            return self._shown(moment)
        done = self._time.reached(self._time.worked_by(moment) + work)
        if done is None:
            raise CalendarHorizon(reason("calendar.too_few_hours", work=work, at=self._shown(moment), **self._known))
        return self._shown(done)

    def between(self, a: datetime, b: datetime) -> timedelta:
        """Return the working time elapsed from `a` to `b`, exact to the microsecond.

        Raises `InvalidValue` where `b` lies before `a`, `CalendarHorizon` where one of them lies beyond the days known.
        """
        start, end = self._moment(a, "a"), self._moment(b, "b")
        if end < start:
            raise InvalidValue(reason("calendar.reversed", field="b", start=self._shown(start), end=self._shown(end)))
        return self._time.worked_by(end) - self._time.worked_by(start)

    @typed
    def closing(self, day: date) -> datetime:
        """Return the instant at which the last hours of a working day end, in the calendar's zone; it is the first that is outside.

        Raises `InvalidValue` for a day that is not worked, `CalendarHorizon` for one that is not known.
        """
        if not self.is_working_day(day):
            raise InvalidValue(reason("calendar.not_worked", calendar=self.name, day=plain_date(day)))
        return self._shown(self._time.closing_of(plain_date(day)))

    # Arrivals ----------------------------------------------------------------------------------------------------------------------------------

    def counts_from(self, at: datetime) -> datetime:
        """Return the instant from which time counts for what arrives at `at`, in the calendar's zone; never earlier than `at`.

        First the cut-off: what arrives after it, before the day's beginning, or on a day not worked counts as the cut-off says, by default as of the
        next working day's beginning. Then, with `OutsideHours.NEXT_OPENING`, what is outside the hours counts as of the next opening, unless the
        cut-off said that it counts from its own instant, or it came at the very hour at which both cut-off and office end the day. Earlier arrivals
        never count from later, but for `DayOffArrival.SAME_TIME`. Raises `CalendarHorizon` if one of these rules applies and the result lies beyond
        the days known.
        """
        moment = instant(at, "at").astimezone(UTC)
        kept = False
        if self.cut_off is not None:
            moment, kept = self._by_cut_off(moment, self.cut_off)
        return self._shown(moment) if kept or self.outside_hours == OutsideHours.KEEP else self.next_opening(moment)

    def _by_cut_off(self, moment: datetime, rule: CutOff) -> tuple[datetime, bool]:
        """Return the instant as of which an arrival counts by the cut-off, and whether that is final."""
        hours = self._time
        day = self._local_day(moment)
        if not self.is_working_day(day):
            day, clock = self.nth_working_day(day, 1), self._shown(moment).time()
            if rule.day_off is DayOffArrival.OPENING:
                return self._begins(day, rule), False
            moment = hours.instant_of(day, (0, clock))
        last = hours.instant_of(day, rule.window(hours.worked[day])[1])
        if not in_time(moment, last):
            return self._late(moment, day, rule)
        if moment < (begins := self._begins(day, rule)):
            return (moment, True) if rule.before_opening is EarlyArrival.KEEP else (begins, False)
        return moment, moment == last and hours.closes_at(moment)

    def _late(self, moment: datetime, day: date, rule: CutOff) -> tuple[datetime, bool]:
        if rule.late is LateArrival.NEXT_WORKING_DAY:
            return self._begins(self.nth_working_day(day, 1), rule), False
        if rule.late is LateArrival.SAME_DAY:
            return moment, True
        opening = self._time.opening_from(moment)
        if opening is None:
            raise CalendarHorizon(reason("calendar.no_opening", at=self._shown(moment), **self._known))
        return opening, False

    def _begins(self, day: date, rule: CutOff) -> datetime:
        """Return the instant as of which early arrivals count on a working day."""
        return self._time.instant_of(day, rule.window(self._time.worked[day])[0])

    def _local_day(self, moment: datetime) -> date:
        day = self._shown(moment).date()
        return day - DAY if moment < self._time.beginning_of(day) else day

    def _moment_within(self, at: datetime) -> datetime:
        """Return an instant in UTC; the one with which the last day known ends is beyond it."""
        moment = self._moment(at, "at")
        if moment == self._time.ends[1]:
            raise self._beyond(self._shown(moment).date())
        return moment

    def _moment(self, at: datetime, field: str) -> datetime:
        moment = instant(at, field).astimezone(UTC)
        first, after = self._time.ends
        if first <= moment <= after:
            return moment
        shown = self._shown(moment)
        if moment < first and shown.date() >= self.first_day:
            raise CalendarHorizon(reason("calendar.unknown_night", at=shown, until=f"{self._time.eve:%H:%M}", **self._known))
        raise self._beyond(shown.date())

    def _shown(self, moment: datetime) -> datetime:
        return moment.astimezone(self._time.zone)

    @property
    def _known(self) -> dict[str, str | date]:
        return {"calendar": self.name, "first_day": self.first_day, "last_day": self.last_day}

    def _beyond(self, day: date) -> InvalidType | CalendarHorizon:
        if not isinstance(day, date) or isinstance(day, datetime):
            return InvalidType(reason("wrong_type", field="day", found=type(day).__name__, wanted="date"))
        return CalendarHorizon(reason("calendar.day_before" if day < self.first_day else "calendar.unknown_day", day=day, **self._known))


def _faults(calendar: Calendar) -> Iterator[Reason]:
    if not calendar.name:
        yield reason("empty", field="name")
    try:
        zone_named(calendar.zone)
    except InvalidValue as unknown:
        yield from unknown.reasons
    yield from faults_of_days(calendar.first_day, calendar.last_day, calendar.holidays, calendar.workdays)
    if len(calendar.hours) != len(Weekday) or calendar.workday_hours not in set(Weekday):
        yield reason("calendar.bad_weekday")
    elif calendar.workdays and not calendar.hours[calendar.workday_hours]:
        yield reason("calendar.workday_without_hours", weekday=Weekday(calendar.workday_hours).name.lower())
    if not any(calendar.hours):
        yield reason("calendar.no_hours")
    for weekday, hours in zip(Weekday, calendar.hours, strict=False):
        yield from faults_of_hours("hours", weekday.name.lower(), hours)
    yield from _faults_of_special(calendar)
    yield from faults_of_exceptions(calendar.exceptions, calendar.first_day, calendar.last_day, dict(calendar.special_hours))
    days = (*zip((one.name.lower() for one in Weekday), calendar.hours, strict=False), *calendar.special_hours)
    if (rule := calendar.cut_off) is not None and rule.counts_as is None:
        late = [(str(day), hours[0][0]) for day, hours in days if hours and (0, hours[0][0]) >= rule.window(hours)[1]]
        yield from (reason("calendar.cut_off_before_opening", day=day, opening=f"{at:%H:%M}", after=f"{rule.after:%H:%M}") for day, at in late)


def _days_of_their_own(calendar: Calendar) -> dict[date, Hours]:
    """Return the hours of the days that are not as their weekday."""
    made_up = calendar.hours[calendar.workday_hours]
    listed = dict.fromkeys(calendar.holidays, ()) | dict.fromkeys(calendar.workdays, made_up) | dict(calendar.special_hours)
    return listed | {one.day: one.hours for one in calendar.exceptions}


def _id_of_days(calendar: Calendar) -> str:
    """Return the identity of the list of days, and of the exceptions to it: `china@2026-12-31#1a2b3c4d`, `china+west@2026-12-31#5e6f7a8b`."""
    listed, own = calendar.list_of_days, said_of(calendar.exceptions)
    name = calendar.name if listed is None else f"{listed}+{calendar.name}" if own else listed
    return days_id(name, calendar.last_day, calendar.holidays, calendar.workdays, own)


def _faults_of_nights(calendar: Calendar) -> Iterator[Reason]:
    """Yield which nights last into the hours of the next day: of the week, and around the days that differ from it."""
    for day, hours in zip(Weekday, calendar.hours, strict=True):
        after = Weekday((day + 1) % len(Weekday))
        yield from faults_of_night(day.name.lower(), hours, after.name.lower(), calendar.hours[after])
    own = _days_of_their_own(calendar)
    for eve in sorted({day - n * DAY for day in own for n in (0, 1)}):
        if calendar.first_day <= eve < calendar.last_day:
            hours, following = (own.get(day, calendar.hours[day.weekday()]) for day in (eve, eve + DAY))
            yield from faults_of_night(str(eve), hours, str(eve + DAY), following)


def _faults_of_special(calendar: Calendar) -> Iterator[Reason]:
    for day, hours in calendar.special_hours:
        strange = [*not_days("special_hours", day)]
        yield from strange
        if not strange and not calendar.first_day <= day <= calendar.last_day:
            yield reason("calendar.day_outside", day=day, first_day=calendar.first_day, last_day=calendar.last_day)
        if day in calendar.holidays | calendar.workdays:
            yield reason("calendar.special_and_listed", day=day)
        if not hours:
            yield reason("calendar.special_without_hours", day=day)
        yield from faults_of_hours("special_hours", str(day), hours)
