"""The ladder: who is told when a clock runs short, and who when it has run out. Nothing is stored: the same history gives the same steps."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from fractions import Fraction
from itertools import chain

import attrs

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.deadlines import clocks_of
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.rules.supervision import EscalationStep
from crmcore.decision import Facts
from crmcore.event import in_utc, instant, instant_in_utc
from crmcore.messages import Language, Term, render
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.clock_events import ClockEvent
from crmcore.worktime.clocks.counting import BY_TIME, TICK, lay
from crmcore.worktime.clocks.reading import read, readings, timers
from crmcore.worktime.clocks.references import apart


@attrs.frozen(kw_only=True)
class Escalation:
    """A step of the ladder that one clock of one complaint has reached: which roles are told, and since when they should be.

    `key` names it for good: a host that keeps the keys of what it told tells nobody twice. A clock that is restarted, or extended, climbs again.

    Clause: RULES-4.25
    """

    case: str
    clock: str
    step: str
    tell: tuple[str, ...]
    at: datetime
    started: datetime
    extended: str | None = None
    clause: str | None = None

    @property
    def key(self) -> str:
        """Return its name: complaint, clock, step, start of the run, and the extension in force."""
        begun = self.started.astimezone(UTC).isoformat()
        return "/".join((self.case, self.clock, self.step, begun, *([] if self.extended is None else [self.extended])))

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        tell = tuple(Term(role) for role in self.tell)
        return render("supervision.escalation", Facts({"case": self.case, "clock": self.clock, "step": self.step, "tell": tell, "at": self.at}), lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@attrs.frozen(kw_only=True)
class Escalations:
    """What is due at `at`, the earliest first; and the next instant at which, as things stand, there is more; None where there will be none.

    Clause: RULES-4.25
    """

    at: datetime
    due: tuple[Escalation, ...]
    next: datetime | None


@typed
def escalations(case: Complaint, *, at: datetime, rules: ComplaintRules, told: Collection[str] = ()) -> Escalations:
    """Return who is to be told about a complaint at `at` and was not told before, and when to look again.

    `told` are the keys of what was told. A step counts as reached even if nobody looked at that instant, or the complaint was put on record only
    later; once its clock is stopped there is nothing to tell. Where a clock has several runs open, the most urgent one climbs. Raises `InvalidValue`
    for rules of another edition, `CalendarHorizon` where the next instant is beyond the days that a calendar covers.

    Clause: RULES-4.25
    """
    now = instant_in_utc(at)
    reached = tuple(_reached(case.as_of(now, rules=rules), now, rules))
    due = sorted((one for one in reached if in_utc(one.at) <= now and one.key not in told), key=lambda one: (in_utc(one.at), one.clock, one.step))
    first = {one.key: one for one in reversed(due)}  # several runs climb as one
    coming = min((one.at for one in reached if in_utc(one.at) > now), key=in_utc, default=None)
    return Escalations(at=instant(at), due=tuple(one for one in due if first[one.key] is one), next=coming)


def _reached(case: Complaint, now: datetime, rules: ComplaintRules) -> Iterator[Escalation]:
    """Yield every step of the clocks that are open, with the instant at which it was or will be reached."""
    for clock, calendar in clocks_of(case, rules):
        ladder = [step for step in rules.supervision.escalation if step.clock == clock.id]
        if not ladder:
            continue
        clock_events = tuple(clock_event for clock_event in case.clock_events if clock_event.name in clock.hears and in_utc(clock_event.at) <= now)
        climbs = (_climb(one.clock, one.calendar, heard, ladder, now) for one, heard in apart(clock, clock_events, calendar))
        for step, when, fell in chain.from_iterable(climbs):
            yield Escalation(
                case=case.id,
                clock=clock.id,
                step=step.id,
                tell=step.tell,
                at=when,
                started=fell.started,
                extended=fell.extended,
                clause=step.clause,
            )


@attrs.frozen
class _Fell:
    """An instant that a run of a clock came to, which share of its time had gone by then, and which run it was."""

    at: datetime
    share: Fraction
    started: datetime
    extended: str | None


def _climb(
    clock: Clock, calendar: Calendar | None, clock_events: tuple[ClockEvent, ...], ladder: list[EscalationStep], now: datetime
) -> Iterator[tuple[EscalationStep, datetime, _Fell]]:
    shares = {step.share for step in ladder if step.share is not None and step.share < 1}
    for fell in _fallen(attrs.evolve(clock, warn_at=sorted(shares)), calendar, clock_events, now):
        for step in ladder:
            if step.share == fell.share:
                yield step, fell.at, fell
            elif step.past_due is not None and fell.share == 1:
                yield step, _past(fell.at, step.past_due, clock, calendar), fell


def _fallen(clock: Clock, calendar: Calendar | None, clock_events: tuple[ClockEvent, ...], now: datetime) -> Iterator[_Fell]:
    """Yield when the runs that are open reach a share of their time, replayed event by event, each as far as the next event let it run."""
    running = {one.started for one in readings(clock, clock_events, at=now, calendar=calendar) if one.started is not None and one.stopped_at is None}
    share_of = {f"warn {share * 100} %": share for share in clock.warn_at} | {"breach": Fraction(1)}
    over: set[datetime] = set()
    for known in range(1, len(clock_events) + 1):
        until = clock_events[known].at if known < len(clock_events) else None
        for timer in timers(clock, clock_events[:known], calendar=calendar):
            run = read(clock, clock_events[:known], at=timer.at, calendar=calendar)
            if timer.kind in share_of and run.started in running and (until is None or in_utc(timer.at) <= in_utc(until)):
                over |= {in_utc(timer.at)} if timer.kind == "breach" else set()
                yield _Fell(timer.at, share_of[timer.kind], run.started, run.extended)
    last = read(clock, clock_events, at=now, calendar=calendar)
    if last.overdue and last.started is not None and last.due is not None and in_utc(last.due) not in over:
        # It had run out when a merger or a reopening brought it here. If another open run ran out at that same instant, that one is told already.
        yield _Fell(last.due, Fraction(1), last.started, last.extended)


def _past(due: datetime, late: Duration, clock: Clock, calendar: Calendar | None) -> datetime:
    """Return the first instant that is so long past a due instant; days are counted from the last day that was in time."""
    zone = zone_named(clock.zone if calendar is None else calendar.zone)
    start = (due if late.unit in BY_TIME or clock.to_the_minute else due - TICK).astimezone(UTC)
    ruler = lay(late, start, zone=zone, calendar=None, to_the_minute=clock.to_the_minute and late.unit not in BY_TIME)
    return ruler.due(start, ruler.budget).astimezone(zone)
