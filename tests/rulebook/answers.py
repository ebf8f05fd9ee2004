"""What a rulebook answers: the same few questions to each of its sections, as texts, whatever it says.

Answers name ids of rules; their last digits change with every word of a text, and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from itertools import product
from typing import Any, Final, ParamSpec
from zoneinfo import ZoneInfo

import attrs

from crmcore import Actor, Money, NotFound, Rulebook, Staff
from crmcore.adapters.report.plain import render_json, render_statistics
from crmcore.complaints import ComplaintRecord, timeline
from crmcore.customers import (
    Corporate,
    CustomerFacts,
    CustomerRecord,
    Individual,
    Prospect,
    ServiceLevel,
    completeness,
    facts_of,
    with_special_care,
)
from crmcore.decision import reason
from crmcore.errors import CrmCoreError
from crmcore.kpi import complaint_statistics, measure, monthly_report, watch_volume
from crmcore.messages import Language
from crmcore.messages.names import WordKind
from crmcore.policy import Approval, ApprovalRequest, decide, decide_alone, sign
from crmcore.rulebook import Edition, check_days, check_edition
from crmcore.segmentation import assign, service_level
from crmcore.service import SurveyAnswer
from crmcore.worktime import (
    Calendar,
    ChangeEvent,
    Clock,
    ClockEvent,
    Duration,
    ExtensionEvent,
    MergeEvent,
    OnReopen,
    PauseEvent,
    Period,
    PeriodKind,
    ResumeEvent,
    TimeUnit,
    against_extension,
    against_pause,
    readings,
    timers,
)
from tests.worktime.samples import Happened

P = ParamSpec("P")
Answers = Iterator[str]

PLACE: Final = ZoneInfo("Asia/Shanghai")
START: Final = datetime(2026, 7, 6, 9, 30, tzinfo=PLACE)  # a Monday
TODAY: Final = date(2026, 7, 6)
JULY: Final = Period(PeriodKind.MONTH, date(2026, 7, 1))
DAYS: Final = tuple(date(2024, 12, 30) + timedelta(days=number) for number in range(735))
HASH: Final = re.compile(r"#[0-9a-f.]{8,}")
ACTIONS: Final = ("expense", "compensation", "price_reduction", "purchase")
SUMS: Final = tuple(Money(one, "CNY") for one in ("98", "99", "199", "200", "201", "400", "401", "999", "1000", "5000", "5001", "20000", "20001"))
HOURS: Final = (1, 5, 30, 50, 80, 8 * 24, 20 * 24, 45 * 24)


def asked(question: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> str:
    """Return an answer as text, or the refusal to answer."""
    try:
        found = question(*args, **kwargs)
        said = " · ".join(map(str, found)) if isinstance(found, tuple | list | frozenset) else str(found)
    except CrmCoreError as error:
        said = f"{type(error).__name__}: {error}"
    return HASH.sub("#", said)


@cache
def shipped() -> Edition:
    """Return the rulebook whose people, words and days the questions take."""
    return Rulebook.default().on(TODAY)


def holder(edition: Edition, position: str, unit: str) -> Actor:
    """Return whoever holds a position; a rulebook that has it no more gives them nothing."""
    try:
        return edition.organisation.actor(Staff(id=position, unit=unit, positions=(position,)))
    except NotFound:
        return Actor(id=position, unit=unit)


def staff() -> Iterator[Staff]:
    """Yield one holder of each position, in its department."""
    organisation = shipped().organisation
    paths = {one.id: one.path for one in organisation.departments.values()}
    for one in organisation.positions.values():
        yield Staff(id=one.id, unit=paths.get(one.department or "", "bank"), positions=(one.id,))


# --- calendars and clocks ------------------------------------------------------------------------------------------------------------------------


def of_calendars(edition: Edition, before: Edition) -> Answers:
    """Ask which days are worked, and when time is used up that begins at several hours of several days."""
    yield asked(check_days, edition, before)
    for name in before.calendars:
        calendar = edition.calendars[name]
        yield from (asked(calendar.is_working_day, day) for day in DAYS)
        for within in (Duration(2, TimeUnit.WORKING_HOUR), Duration(1, TimeUnit.WORKING_DAY), Duration(3, TimeUnit.HOUR)):
            clock = Clock(
                id="x", within=within, starts=frozenset({"a"}), stops=frozenset({"b"}), on_reopen=OnReopen.NEW, zone=calendar.zone, calendar=name
            )
            for day in (*(date(2026, 7, number) for number in (3, 4, 6)), date(2026, 2, 13), date(2026, 4, 30), date(2026, 5, 1)):
                for hour in (7, 10, 11, 12, 17, 19):
                    at = datetime(day.year, day.month, day.day, hour, 40, tzinfo=PLACE)
                    yield asked(due, clock, [Happened("a", at)], at=at, calendar=calendar)


def due(clock: Clock, events: Iterable[ClockEvent], *, at: datetime, calendar: Calendar | None) -> tuple[object, ...]:
    """Return how each run of a clock stands, without words."""
    return tuple((one.due, one.last_day, one.state, one.elapsed) for one in readings(clock, events, at=at, calendar=calendar))


def histories(clock: Clock) -> Iterator[tuple[ClockEvent, ...]]:
    """Yield short histories in which a clock hears each of its events once, beside those that must come before it."""
    at = [START + timedelta(hours=hours) for hours in (0, 1, 3, 30, 100)]
    start, stop = Happened(min(clock.starts), at[0]), Happened(min(clock.stops), at[2])
    for name in clock.starts:
        yield (Happened(name, at[0]),)
    for name in clock.stops | clock.ends | clock.resets | clock.repeats:
        yield start, Happened(name, at[2])
    for name in clock.reopens:
        yield start, stop, Happened(name, at[3])
    for name, why in product(clock.pauses, [one.why for one in clock.pause_for] or ["other"]):
        yield start, PauseEvent(name=name, at=at[1], why=why)
        for ended in clock.resumes:
            yield start, PauseEvent(name=name, at=at[1], why=why), ResumeEvent(name=ended, at=at[3], why=why)
    for name in clock.merges:
        yield start, MergeEvent(name=name, at=at[2], case="C-8", events=(Happened(start.name, at[0] - timedelta(days=2)),))
    for name in clock.changes:
        longer = Clock(
            id=clock.id, within=Duration(90, TimeUnit.DAY), starts=clock.starts, stops=clock.stops, on_reopen=OnReopen.NEW, zone=clock.zone
        )
        yield start, ChangeEvent(name=name, at=at[2], before=longer)
    for name in clock.extends:
        yield start, *(ExtensionEvent(name=name, at=at[1], clock=clock.id, step=one.id) for one in clock.extensions)


def of_clock(clock: Clock, before: Clock, calendars: Mapping[str, Calendar]) -> Answers:
    """Ask how a clock stands after each of some histories, when it wants attention, and what it lets pause or extend it."""
    calendar = None if clock.calendar is None else calendars[clock.calendar]
    for events in histories(before):
        for hours in HOURS:
            at = START + timedelta(hours=hours)
            if at >= events[-1].at:
                yield asked(due, clock, events, at=at, calendar=calendar)
                yield asked(readings, clock, events, at=at, calendar=calendar)
        yield asked(timers, clock, events, calendar=calendar)
    begun, at = [Happened(min(before.starts), START)], START + timedelta(hours=1)
    for rule, (told, agreed) in product(before.pause_for, ((True, True), (True, False), (False, True))):
        yield asked(against_pause, clock, begun, at=at, why=rule.why, until=TODAY, notified=told, agreed=agreed, calendar=calendar)
    for step in before.extensions:
        for by, told, word in product((None, *step.approvers), (True, False), {step.condition, None}):
            yield asked(
                against_extension,
                *(clock, begun, step.id),
                at=at,
                condition=word,
                approved_by=() if by is None else (by,),
                notified=told,
                calendar=calendar,
            )


# --- people, customers, money --------------------------------------------------------------------------------------------------------------------


def of_organisation(edition: Edition, before: Edition) -> Answers:
    """Ask what each position is, who is above it, and for whom it stands in."""
    organisation = edition.organisation
    for one in staff():
        actor = holder(edition, one.id, one.unit)
        yield f"{actor.id} {actor.rank} {sorted(actor.roles)} {sorted(actor.reports_to)} {sorted(actor.reports_in_line)}"
        for role in sorted({row.role for row in before.organisation.stand_ins}):
            yield asked(lambda one=one, role=role: len(organisation.actor(one, stands_in_for=(role,)).stands_in_for))  # type: ignore[misc]


FILES: Final = (
    Individual(id="K-1", name="段誉", sex="m", birth_date=date(1966, 7, 6), phone="1", occupation="x", source="x", credit_grade="A", opened_on=TODAY),
    Corporate(id="K-2", name="x", industry="x", employees=5, revenue=SUMS[0], credit_code="x", contact_name="x", email="x", source="x", branch="x"),
    Prospect(id="P-1", name="x", email="x", source="x", interest="x", branch="x"),
)


def of_customers(edition: Edition, before: Edition) -> Answers:
    """Ask how complete files are in which one thing is missing, which grades there are, who is elderly, and what they are owed."""
    rules = edition.customers
    for one in FILES:
        empty: list[dict[str, Any]] = [{field.name: None} for field in attrs.fields(type(one)) if field.name != "id" and getattr(one, field.name)]
        for without in (one, *(attrs.evolve(one, **nothing) for nothing in empty)):
            yield asked(lambda without=without: attrs.astuple(completeness(without, rules=rules)))  # type: ignore[misc]
    for grade in before.customers.credit_grades:
        yield asked(facts_of, attrs.evolve(FILES[0], credit_grade=grade), as_of=TODAY, rules=rules)
    level = ServiceLevel(tier="ordinary")
    for age in range(55, 66):
        yield asked(with_special_care, level, attrs.evolve(FILES[0], birth_date=date(2026 - age, 7, 6)), as_of=TODAY, rules=rules)


def of_segmentation(edition: Edition, before: Edition) -> Answers:
    """Ask for the tier of customers who differ in amounts, years and grades, and for what each tier is owed."""
    rules = edition.segmentation
    amounts = [Money(one, "CNY") for one in (300, 100_000, 200_000, 400_000, 500_000, 2_500_000, 5_000_000, 6_000_000)]
    for amount, times, years, grade in product(amounts, (59, 60, 64, 120), (4, 5, 6), before.customers.credit_grades[:4]):
        facts = CustomerFacts(kind="individual", annual_amount=amount, annual_transactions=times, years_with_us=years, credit_grade=grade)
        standing = assign(facts, rules=rules, as_of=TODAY)
        yield f"{standing.tier} {standing.rule}"
    for amount in amounts:
        yield asked(service_level, assign(CustomerFacts(kind="individual", annual_amount=amount), rules=rules, as_of=TODAY), rules=rules)


def request(action: str, amount: Money, by: Actor, days: int = 0, customer: str = "K-1") -> ApprovalRequest:
    """Return a request made some days before."""
    at = START - timedelta(days=days)
    return ApprovalRequest(id=f"{action}{days}", action=action, amount=amount, requested_by=by, at=at, subject="C-1", customer=customer)


def of_policy(edition: Edition, before: Edition) -> Answers:
    """Ask who approves which amounts, what earlier requests add, who may decide alone, and how long an approval is good for."""
    rules = edition.policy
    people = [holder(before, one.id, one.unit) for one in staff()]
    mia, ben = people[:2]
    for action in ACTIONS:
        yield from (asked(decide, request(action, amount, mia), rules=rules, related=()) for amount in SUMS)
        for other, days, customer, by in product(ACTIONS, (1, 8, 13, 14, 15, 18), ("K-1", "K-2"), (mia, ben)):
            earlier = [Approval(request(other, SUMS[0], by, days, customer))]
            yield asked(decide, request(action, SUMS[2], mia), rules=rules, related=earlier)
        for one in people:
            yield asked(decide_alone, Approval(request(action, SUMS[0], one)), by=one, at=START, rules=rules, related=())
            yield asked(sign, Approval(request(action, SUMS[8], mia)), by=one, at=START, rules=rules, related=())


# --- figures -------------------------------------------------------------------------------------------------------------------------------------


def records() -> Iterator[ComplaintRecord]:
    """Yield complaints of a year and a half, some every few days, and more of one matter on the last ones."""
    for number in range(400):
        day, ended = date(2025, 1, 1) + timedelta(days=number * 3 // 2), bool(number % 3)
        closed = day + timedelta(days=5) if ended else None
        yield ComplaintRecord(id=f"C-{number}", received=day, closed=closed, matter=f"m{number % 7}", is_closed=ended, timeliness="in_time")
    for number, (back, count) in enumerate([(1, 3), (0, 5), (2, 3), (0, 4), (7, 2), (14, 1), (21, 4), (28, 2), (35, 1), (42, 3), (49, 2), (56, 2)]):
        more = range(count)
        yield from (ComplaintRecord(id=f"D-{number}-{one}", received=TODAY - timedelta(days=back), matter="fees", is_closed=False) for one in more)


def of_kpi(edition: Edition, before: Edition) -> Answers:
    """Ask when reports are due, for a monthly report and the statistics, and whether growing numbers of complaints are an alarm."""
    rules, told = edition.kpi, tuple(records())
    for month in range(1, 12):
        period = Period(PeriodKind.MONTH, date(2026, month, 1))
        yield asked(rules.report_due, period)
        yield asked(rules.statistics_due, period)
    surveys = [SurveyAnswer(id=str(number), day=date(2026, 6, 5), csat=number % 5 + 1, nps=number % 11) for number in range(60)]
    june, as_of = Period(PeriodKind.MONTH, date(2026, 6, 1)), date(2026, 7, 3)
    files = [
        CustomerRecord(id=f"K-{one}", kind="individual", tier=None, previous_tier=None, filled=one % 5, required=5, as_of=june.last)
        for one in range(50)
    ]
    rates = [
        measure("complaints.rate", told, period=Period(PeriodKind.MONTH, first), rules=rules, customers=50)
        for first in (date(2025, 6, 1), date(2025, 11, 1), date(2025, 12, 1))
    ]
    report = monthly_report(period=june, bank="x", as_of=as_of, rules=rules, complaints=told, answers=surveys, customers=files, baselines=rates)
    yield HASH.sub("#", render_json(report))
    yield HASH.sub("#", render_statistics(complaint_statistics(told, period=june, as_of=as_of, known_from=date(2025, 1, 1), rules=rules)))
    for more in range(25):
        grown = (*told, *(ComplaintRecord(id=f"E-{one}", received=TODAY, matter="fees", is_closed=False) for one in range(more)))
        assert rules.watch is not None
        yield asked(lambda grown=grown: watch_volume(grown, on=TODAY, known_from=date(2025, 1, 1), rules=rules.watch).answers)  # type: ignore[misc]


# --- names, law, the whole -----------------------------------------------------------------------------------------------------------------------


def of_names(edition: Edition, before: Edition) -> Answers:
    """Ask what readers of each language are told instead of a word."""
    for kind, lang in product(WordKind, Language):
        yield from (reason("not_found", kind="rulebook", id=edition.names.term(kind, word)).text(lang) for word in before.names.of(kind))


def of_regimes(edition: Edition, before: Edition) -> Answers:
    """Ask what a regime wants of a complaint received today, whatever happens to its clocks."""
    own = before.tables["regimes"]
    assert isinstance(own, Mapping)
    for id_ in own:
        regime = edition.regimes.get(id_)
        yield asked(lambda regime=regime: [(one.last_day, one.due) for one in timeline(regime, received=TODAY, zone="Asia/Shanghai")])  # type: ignore[misc]
        clocks = {one.id: one for one in regime.clocks(zone="Asia/Shanghai", calendar="office")}
        for one in before.regimes.get(id_).clocks(zone="Asia/Shanghai", calendar="office"):
            yield from of_clock(clocks[one.id], one, edition.calendars)


def of_rulebook(edition: Edition, before: Edition) -> Answers:
    """Ask by which rules somebody answers, from when on, and what is to be looked at again on several days."""
    yield asked(lambda: assign(CustomerFacts(kind="individual"), rules=edition.segmentation, as_of=TODAY).edition)
    for days in (0, 1, 7, 40, 400, -1, -7, -40):
        yield asked(lambda days=days: Rulebook((edition,)).on(before.valid_from + timedelta(days=days)).name)  # type: ignore[misc]
        yield asked(check_edition, edition, today=before.review_by + timedelta(days=days))
