"""Clocks through a change of rules, by way of a record: what each run had reached is written down, and read back by the rules that follow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from fractions import Fraction
from typing import Final, NamedTuple

import attrs

from crmcore.errors import CalendarHorizon
from crmcore.event import in_utc
from crmcore.reached import ClockReached, ClockState, GrantReached, PauseReached, StoodStill
from crmcore.worktime.calendars.duration import BY_CALENDAR, BY_TIME, Duration, TimeUnit
from crmcore.worktime.clocks.clock import Clock, Role
from crmcore.worktime.clocks.clock_events import PauseEvent
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.laid import day_of_end
from crmcore.worktime.clocks.line import TICK, End, Position, joined
from crmcore.worktime.clocks.pausing import Pauses, as_its_case
from crmcore.worktime.clocks.runs import Granted, PauseInForce, Rest, Run, Terms, new_run, promised, state_of, still_since, with_time

_ENDED: Final = (ClockState.ENDED, ClockState.ENDED_LATE)
_PLAIN: Final = {TimeUnit.WORKING_DAY: TimeUnit.DAY, TimeUnit.WORKING_HOUR: TimeUnit.HOUR, TimeUnit.WORKING_MINUTE: TimeUnit.MINUTE}


def to_record(runs: Iterable[Run], past: int, pauses: Pauses, clock: Clock, at: datetime) -> Iterator[ClockReached]:
    """Yield what each run of a clock had reached at an instant; the first `past` of them are past. What lies beyond the calendar has no state."""
    rested = tuple(StoodStill(since=since, until=until, why=why) for why, (since, until) in pauses.over)
    in_force = tuple(_pause(one) for one in pauses.in_force)
    nothing = True
    for number, run in enumerate(runs):
        nothing = False
        try:
            entry = attrs.evolve(_entry(run, at), past=number < past, pauses=in_force, rested=rested)
            yield entry if as_its_case(run, pauses) else attrs.evolve(entry, own=tuple(_pause(one) for one in run.pauses), since=run.still)
        except CalendarHorizon:
            yield ClockReached(clock=clock.id, state=None)
    if nothing:
        yield ClockReached(clock=clock.id, state=ClockState.NOT_STARTED, pauses=in_force, rested=rested)


def _entry(run: Run, at: datetime) -> ClockReached:
    line, (clock, _, zone), then = run.line, run.terms, run.stopped or at
    end = run.end(then, line)
    budget = line.budget if run.rest is None else run.rest.budget
    return ClockReached(
        clock=clock.id,
        state=state_of(run, over=end.passed(then)),
        last_day=day_of_end(end, line.unit, zone, run.terms.calendar),
        stopped_at=run.stopped,
        started=run.started,
        due=end.due,
        late_from=end.late_from,
        amount=clock.within.amount,
        unit=clock.within.unit.value,
        budget=budget // line.tick,
        left=str(end.position - line.begun(then)),
        gaps=tuple(StoodStill(since=since, until=until) for since, until in run.gaps),
        apart=run.apart,
        granted=tuple(GrantReached(step=one.step.id, at=one.at, amount=one.step.to.amount, unit=one.step.to.unit.value) for one in run.granted),
    )


def _pause(pause: PauseInForce) -> PauseReached:
    event = pause.event
    if event is None:
        return PauseReached(name="", since=pause.since, lapses=pause.lapses)
    return PauseReached(name=event.name, since=pause.since, lapses=pause.lapses, why=event.why, by=event.by, until=event.until)


class Missing(NamedTuple):
    """What a record did not know, because it was put on record only later: when it happened, and what it does to the clock."""

    at: datetime
    role: Role


def from_record(
    reached: Iterable[ClockReached], terms: Terms, at: datetime, missing: tuple[Missing, ...] = (), restarts: Collection[datetime] = ()
) -> tuple[tuple[Run, ...], tuple[Run, ...], Pauses]:
    """Return the past runs, the current ones and the pauses of a case whose rules changed at an instant, by the clock that follows.

    What had stopped or run out keeps its end, whatever the new clock says; of what is open, the rest is counted. `missing` is what had happened by
    then, and was put on record only later: a run that it stopped is closed as of then, and judged by the end that it had. `restarts` are the instants
    at which runs began that are not the first of the case: a start that turns out to be earlier does not move them.
    """
    known = [one for one in reached if one.state is not None]
    in_force = {one.why: one for entry in known for one in entry.pauses}
    rested = dict.fromkeys((one.why, (in_utc(one.since), in_utc(one.until))) for entry in known for one in entry.rested)
    pauses = Pauses(tuple(_pause_in_force(one) for one in in_force.values()), tuple(rested))
    runs = [(entry.past, run) for entry in known if (run := _run(entry, terms, at, pauses)) is not None]
    past, current = tuple(run for past, run in runs if past), tuple(run for past, run in runs if not past)
    for one in missing:
        if one.role is Role.STARTS:
            moved = _begun_at(one.at, (*past, *current), terms, restarts)
            past, current = moved[: len(past)], moved[len(past) :]
        else:
            past, current, pauses = _made_up_for(past, current, pauses, one, terms)
    return past, current, pauses


def _made_up_for(
    past: tuple[Run, ...], current: tuple[Run, ...], pauses: Pauses, one: Missing, terms: Terms
) -> tuple[tuple[Run, ...], tuple[Run, ...], Pauses]:
    """Return the runs and pauses with what was not on record: each run that was open then has been stopped, or done with."""
    begun = new_run(one.at, terms).started  # what came before its time began to count is no earlier than its start
    done = tuple(run if run.stopped or run.started > begun else _stopped_before(run, one) for run in current)
    if done == current:
        return past, current, pauses
    if one.role is not Role.REPEATS:
        return past, done, pauses.ended(one.at)
    fresh = new_run(one.at, terms, pauses.in_force)
    gaps = tuple((max(since, fresh.started), until) for _, (since, until) in pauses.over if until > fresh.started)
    return (*past, *done), (fresh._replace(gaps=gaps),), pauses


def _begun_at(at: datetime, runs: tuple[Run, ...], terms: Terms, restarts: Collection[datetime]) -> tuple[Run, ...]:
    """Return the runs of which the first began earlier than was on record: its time counts from there, by the rules of before."""
    started = new_run(at, terms).started
    first = min(run.started for run in runs) if runs else started
    moves = started < first and first not in restarts
    return tuple(_from(started, run) if moves and run.started == first else run for run in runs)


def _from(started: datetime, run: Run) -> Run:
    """Return a run that began earlier, and stands still since then if a pause had begun by then."""
    return run._replace(started=started, rest=None, still=still_since(started, run.pauses))


def _stopped_before(run: Run, one: Missing) -> Run:
    """Return a run that was open when the rules changed, as if its stop before that had been on record."""
    still = () if run.still is None or run.still >= one.at else ((run.still, one.at),)
    gaps = (*((begins, min(ends, one.at)) for begins, ends in run.gaps if begins < one.at), *still)
    done = run._replace(gaps=gaps, still=None, pauses=(), stopped=one.at, unmet=one.role is Role.ENDS)
    return done if run.rest is None else done._replace(rest=_rest_before(run, run.rest, one.at))


def _rest_before(run: Run, rest: Rest, at: datetime) -> Rest:
    """Return what was left of a run at an instant before the change: what was left at the change, and what went by between."""
    # On a line without the last day of the clock that follows, which says nothing of what was promised before.
    unrolled = run.terms._replace(clock=attrs.evolve(run.terms.clock, last_day=None))
    line = run._replace(terms=unrolled, rest=Rest(max(at, run.started), rest.end, rest.budget)).line
    left = rest.end + line.begun(rest.since)
    rested = run.gaps if run.still is None else (*run.gaps, (run.still, rest.since))
    between = joined((max(begins, at), ends) for begins, ends in rested if ends > at)
    end = rest.fixed or run.end(rest.since)
    # Pauses since then had moved the end that was written down, unless it was over by then: a run that was stopped does not move.
    given_back = line.moved(left, between).position - left if between and left > 0 else 0
    if given_back:
        left = max(left - given_back, 0)
        moved = line.end(left)
        end = moved if moved.passed(at) == end.passed(at) else end
    return Rest(at, left, rest.budget, End(left, left, end.due, end.late_from, end.beyond, end.day))


def _run(entry: ClockReached, terms: Terms, at: datetime, pauses: Pauses) -> Run | None:
    if entry.started is None or entry.amount is None or entry.unit is None or entry.budget is None or entry.left is None:
        return None
    stopped = None if entry.stopped_at is None else in_utc(entry.stopped_at)
    then = stopped or at
    run = Run(
        by_the_old_time(terms, entry.amount, entry.unit),
        in_utc(entry.started),
        gaps=tuple((in_utc(one.since), in_utc(one.until)) for one in entry.gaps),
        stopped=stopped,
        unmet=entry.state in _ENDED,
        apart=entry.apart,
        granted=tuple(_granted(one, terms) for one in entry.granted),
    )
    if stopped is None:
        run = run._replace(still=still_since(run.started, pauses.in_force), pauses=pauses.in_force)
        if entry.own is not None:
            own = tuple(_pause_in_force(one) for one in entry.own)
            run = run._replace(still=None if entry.since is None else in_utc(entry.since), pauses=own)
    if _comes_as_far(run, entry, then):
        return run
    rest = Rest(max(then, run.started), _position(entry.left), entry.budget * run.line.tick)
    due, late_from = entry.due, entry.late_from
    if due is None or late_from is None:
        return run._replace(rest=rest)
    counted = TimeUnit(entry.granted[-1].unit if entry.granted else entry.unit)
    if counted in BY_CALENDAR and terms.calendar is None:
        rest = rest._replace(end=(in_utc(due) - rest.since) // TICK if counted in BY_TIME else _days(rest.since, entry.last_day, terms))
    told = End(rest.end, rest.end, in_utc(due), in_utc(late_from), day=entry.last_day)
    if stopped is not None or entry.state == ClockState.BREACHED:
        rest = rest._replace(fixed=told)
    return promised(run._replace(rest=rest), told)


def _comes_as_far(run: Run, entry: ClockReached, then: datetime) -> bool:
    """Return whether a run comes as far as was written down if it is counted from its start by the rules that follow: then no rest need be kept."""
    try:
        line = run.line
        end, begun = run.end(then, line), line.begun(then)
    except CalendarHorizon:
        return False
    return end.due is not None and (end.due, end.late_from, str(end.position - begun)) == (entry.due, entry.late_from, entry.left)


def _days(since: datetime, last_day: date | None, terms: Terms) -> int:
    """Return the plain days from an instant to a last day."""
    day = since.astimezone(terms.zone).date()
    return ((last_day or day) - day).days


def by_the_old_time(terms: Terms, amount: int, unit: str) -> Terms:
    """Return the clock that follows, with the time that the one before gave; what needs a calendar and has none any more passes by day and night."""
    clock, within = terms.clock, Duration(amount, TimeUnit(unit))
    if terms.calendar is None:
        within = Duration(amount, _PLAIN.get(within.unit, within.unit))
    return terms if clock.within == within else terms._replace(clock=with_time(clock, within, minute=clock.to_the_minute))


def _granted(one: GrantReached, terms: Terms) -> Granted:
    unit = TimeUnit(one.unit)
    to = Duration(one.amount, unit if terms.calendar is not None else _PLAIN.get(unit, unit))
    return Granted(in_utc(one.at), Extension(id=one.step, to=to))


def _pause_in_force(one: PauseReached) -> PauseInForce:
    event = None if one.why is None else PauseEvent(name=one.name, at=one.since, why=one.why, by=one.by, until=one.until)
    return PauseInForce(in_utc(one.since), event, None if one.lapses is None else in_utc(one.lapses))


def _position(told: str) -> Position:
    """Return a position that was written down: a whole number, or a fraction."""
    found = Fraction(told)
    return found.numerator if found.denominator == 1 else found
