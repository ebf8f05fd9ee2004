"""The ladder: who is told when a clock runs short, and who when it has run out. Nothing is stored: the same history gives the same steps."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from fractions import Fraction

import attrs

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.deadlines import clocks_of
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.rules.supervision import EscalationStep
from crmcore.decision import Facts, Finding
from crmcore.event import in_utc, instant, instant_in_utc
from crmcore.messages import Language, Term, render
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_TIME, Duration, TimeUnit
from crmcore.worktime.calendars.zone import DAY, first_instant, local_day, zone_named
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.laid import lay
from crmcore.worktime.clocks.line import TICK
from crmcore.worktime.clocks.local_days import dawn
from crmcore.worktime.clocks.references import apart
from crmcore.worktime.clocks.shares import ShareUsed, shares_used_if_known
from crmcore.worktime.clocks.timers import days_end


@attrs.frozen(kw_only=True)
class Escalation:
    """A step of the ladder that one clock of one complaint has reached: which roles are told, and since when they should be.

    `key` names it for good: a host that keeps the keys of what it told tells nobody twice. A clock that is restarted, or extended, climbs again; one
    that ran out and goes on by other rules, or in another class, does not.

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

    @property
    def climb(self) -> tuple[str, str, datetime]:
        """Return what is one to whoever is told: the clock, its step, and when, whichever of two runs that end together reached it."""
        return self.clock, self.step, in_utc(self.at)

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

    `unknown` is why of some steps it is not known when they will be reached, by their clock (`clocks.close`): they lie beyond the days that its
    calendar covers, and `next` is no later than the end of these.

    Clause: RULES-4.25
    """

    at: datetime
    due: tuple[Escalation, ...]
    next: datetime | None
    unknown: tuple[Finding, ...] = ()


@typed
def escalations(case: Complaint, *, at: datetime, rules: ComplaintRules, told: Collection[str] = ()) -> Escalations:
    """Return who is to be told about a complaint at `at` and was not told before, and when to look again.

    `told` are the keys of what was told. A step counts as reached even if nobody looked at that instant, or the complaint was put on record only
    later; once its clock is stopped there is nothing to tell. Where a clock has several runs open, the most urgent one climbs. A step that is not
    known hides no other. Raises `InvalidValue` for rules of another edition.

    Clause: RULES-4.25
    """
    now, then = instant_in_utc(at), case.as_of(at, rules=rules)
    reached, unknown, ends = list[Escalation](), list[Finding](), list[datetime]()
    for clock, calendar in clocks_of(then, rules):
        steps, why = _reached(then, clock, calendar, now, rules)
        reached += steps
        unknown += why
        ends += [days_end(calendar)] if why and calendar is not None else []
    known = {one.climb for one in reached if one.key in told}
    due = sorted((one for one in reached if in_utc(one.at) <= now and one.climb not in known), key=lambda one: (in_utc(one.at), one.clock, one.step))
    first = {one.climb: one for one in reversed(due)}  # several runs climb as one
    coming = min((one for one in (*(each.at for each in reached), *ends) if in_utc(one) > now), key=in_utc, default=None)
    return Escalations(at=instant(at), due=tuple(one for one in due if first[one.climb] is one), next=coming, unknown=tuple(unknown))


def _reached(
    case: Complaint, clock: Clock, calendar: Calendar | None, now: datetime, rules: ComplaintRules
) -> tuple[list[Escalation], tuple[Finding, ...]]:
    """Return every step of a clock that is open, with the instant at which it was or will be reached, and why of some that is not known."""
    ladder = [step for step in rules.supervision.escalation if step.clock == clock.id]
    if not ladder:
        return [], ()
    shares = sorted({Fraction(1) if step.share is None else step.share for step in ladder})
    found, unknown = list[Escalation](), list[Finding]()
    for one, heard in apart(clock, case.clock_events, calendar):
        shares_of_it = shares_used_if_known(one.clock, heard, at=now, shares=shares, calendar=one.calendar)
        unknown += shares_of_it.unknown
        climbed: dict[str, Escalation] = {}
        for used in shares_of_it.known:
            for step in ladder:
                if (when := _when(step, used, one.clock, one.calendar)) is not None:
                    climbs = Escalation(
                        case=case.id,
                        clock=clock.id,
                        step=step.id,
                        tell=step.tell,
                        at=when,
                        started=used.started,
                        extended=used.extended,
                        clause=step.clause,
                    )
                    # What ran out before the rules changed stands there twice: as it ran out, and as it goes on.
                    climbed[climbs.key] = min(climbed.get(climbs.key, climbs), climbs, key=lambda one: in_utc(one.at))
        found += climbed.values()
    return found, tuple(dict.fromkeys(unknown))


def _when(step: EscalationStep, used: ShareUsed, clock: Clock, calendar: Calendar | None) -> datetime | None:
    """Return when a step is reached by the share of a clock's time that was used up; None if it waits for another."""
    if step.share == used.share:
        return used.at
    if step.past_due is None or used.share != 1 or used.last_day is None:
        return None
    return _past(used.due, used.last_day, step.past_due, clock, calendar)


def _past(due: datetime, last_day: date, late: Duration, clock: Clock, calendar: Calendar | None) -> datetime:
    """Return the first instant that is so long past a due instant; days are counted from the last day that was in time."""
    zone = zone_named(clock.zone if calendar is None else calendar.zone)
    if late.unit in BY_TIME or clock.to_the_minute:
        line = lay(late, due.astimezone(UTC), zone=zone, calendar=None, to_the_minute=late.unit not in BY_TIME)
        return line.end(line.budget).instant().astimezone(zone)
    line = lay(late, first_instant(last_day, zone), zone=zone, calendar=None)
    last = local_day(line.end(line.budget).instant() - TICK, zone)
    return dawn(last + DAY, zone, calendar if clock.within.unit is TimeUnit.WORKING_DAY else None).astimezone(zone)
