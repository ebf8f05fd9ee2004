"""What the takers of dates and instants are called with, where a class cannot be drawn from the types of its fields.

A sample gets a drawn day of July to November 2026 and a drawn instant of those months, and gives the arguments by name, or a built value whose fields
are the arguments. `DRAWN` classes need no sample; `REVIEWED` are not called at all, each for a reason.
"""

# ruff: noqa: ARG005 - every sample is asked with a day and an instant, and most need one of them
from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

import attrs

from crmcore import Actor, Edition, Money, Rulebook, complaints, customers, kpi, policy, relations
from crmcore.adapters.files import load_log_mapping
from crmcore.adapters.memory import MemoryApprovals, MemorySurveys
from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.complaints.lifecycles.vocabulary import VOCABULARY
from crmcore.decision import Decision, Outcome, reason
from crmcore.policy import Approval
from crmcore.service import SurveyAnswer
from crmcore.worktime import (
    ByDay,
    ChangeEvent,
    ClockEvent,
    CountEach,
    DayList,
    Done,
    Duration,
    EarlyWindow,
    Every,
    Extension,
    MergeEvent,
    NotBefore,
    NthWeekday,
    OnWeekday,
    Period,
    Rhythm,
    Roll,
    Suspension,
    TimeUnit,
    Weekday,
)
from crmcore.worktime.period import PeriodKind
from tests.lifecycles import toy
from tests.worktime.samples import clock, happened, office

Sample: TypeAlias = Callable[[date, datetime], Mapping[str, object] | attrs.AttrsInstance]

ZONE: Final = "Asia/Shanghai"
PLACE: Final = ZoneInfo(ZONE)
FIRST, LAST = date(2026, 7, 1), date(2026, 11, 30)
BEFORE: Final = datetime(2026, 6, 29, 10, tzinfo=PLACE)  # when what the samples look at began
ANNA: Final = Actor(id="anna", unit="bank/outlets/north", rank=1, positions=frozenset({"specialist"}), roles=frozenset({"intake", "porter"}))
NO: Final = reason("own_request", actor="mia")
CLERK: Final = Actor(id="carl", positions=frozenset({"specialist"}))
MIA: Final = Actor(id="mia", unit="bank/outlets", rank=3, positions=frozenset({"manager", "department_head"}), roles=frozenset({"administration"}))
WEEKS: Final = Duration(3, TimeUnit.WEEK)
STEP: Final = Extension(id="longer", to=Duration(2, TimeUnit.MONTH))
CLOSE: Final = clock(Duration(1, TimeUnit.MONTH), extends={"extend"}, extensions=(STEP,), calendar="office")
WAIT: Final = NotBefore(id="wait", wait=WEEKS, starts={"start"}, bars={"stop"}, zone=ZONE)
EARLY: Final = EarlyWindow(id="early", within=WEEKS, starts={"start"}, uses={"stop"}, zone=ZONE)
CUSTOMER: Final = customers.Individual(id="K-1", name="Duan", birth_date=date(1966, 8, 15), opened_on=date(2020, 8, 31))
OFFICE: Final = office()
FACTS: Final = customers.CustomerFacts(kind="individual", annual_amount=Money("812000", "CNY"))
_FOLDER: Final = TemporaryDirectory()
HAPPENED: Final[list[ClockEvent]] = list(happened(("start", BEFORE)))


@cache
def firm() -> Edition:
    """Return the shipped rules."""
    return Rulebook.default().on(FIRST)


def card(number: str = "C-1", at: datetime = BEFORE) -> complaints.RecordCard:
    return complaints.RecordCard(number=number, received_at=at, demands=("price_reduction",), channel="outlet", customer_name="Duan", customer="K-1")


@cache
def case(number: str = "C-1") -> complaints.Complaint:
    """Return a complaint received before every drawn instant."""
    return complaints.register(card(number), at=BEFORE, by=ANNA, rules=firm().complaints)


def paid(amount: int = 300, id: str = "A-1") -> policy.ApprovalRequest:
    return policy.ApprovalRequest(
        id=id, action="compensation", amount=Money(amount, "CNY"), requested_by=ANNA, at=BEFORE, subject="C-1", customer="K-1"
    )


def rows(day: date) -> tuple[complaints.ComplaintRecord, ...]:
    """Return complaints around a day, one of them closed."""
    closed = complaints.ComplaintRecord(
        id="C-1", received=day, closed=min(day + timedelta(days=9), LAST), is_closed=True, timeliness=complaints.Timeliness.IN_TIME
    )
    opened = [complaints.ComplaintRecord(id=f"O-{back}", received=day - timedelta(days=back), is_closed=False) for back in range(3)]
    return (*(attrs.evolve(one, product="loans", matter="fees") for one in (closed, *opened)),)


def month(day: date) -> Period:
    return Period.containing(PeriodKind.MONTH, day)


def transactions() -> list[customers.Transaction]:
    return [customers.Transaction(id="T-1", customer="K-1", at=BEFORE, amount=Money(90, "CNY"), product="card")]


def contacts() -> list[relations.Contact]:
    return [relations.Contact(id="V-1", customer="K-1", at=BEFORE, kind=relations.ContactKind.RETURN_VISIT, by="anna")]


def summary(day: date) -> Mapping[str, object]:
    groups = {"loans": kpi.ProductGroup.HOME_FINANCE}
    return {"complaints": rows(day), "first": day, "last": day + timedelta(days=5), "calendar": firm().calendars["office"], "groups": groups}


def regime(id: str = "cn-cbirc-2020-3") -> complaints.regimes.Regime:
    return firm().regimes.on(id, FIRST)


def bound_cards() -> complaints.regimes.BoundRegime:
    """Return the law of billing errors, bound: the last day of an answer depends on the account's cycle."""
    law = regime("us-reg-z")
    clocks, windows, waits = law.clocks(zone=ZONE), law.windows(zone=ZONE), law.waits(zone=ZONE)
    return complaints.regimes.BoundRegime(regime=law, clocks=clocks, windows=windows, waits=waits)


def told(day: date) -> Mapping[str, object]:
    return {"zone": ZONE, "happened": {"received": day}, "named": {"second_cycle_ends": day + timedelta(days=40)}}


def surveys() -> MemorySurveys:
    stored = MemorySurveys()
    stored.add(SurveyAnswer(id=f"S-{n}", day=date(2026, n, 15), csat=4) for n in range(6, 12))
    return stored


def approvals() -> MemoryApprovals:
    stored = MemoryApprovals()
    signed = policy.sign(Approval(paid()), by=MIA, at=BEFORE, rules=firm().policy, related=())
    stored.save(Approval(paid(), signed), expected_version=None)
    return stored


@cache
def folder() -> Path:
    """Return a folder with one file of each kind that days are read from."""
    made = Path(_FOLDER.name)
    (made / "2026.json").write_text('{"year": 2026, "days": [{"name": "?", "date": "2026-01-01", "isOffDay": true}]}', "utf-8")
    day = "BEGIN:VEVENT\nUID:1@bank\nDTSTART;VALUE=DATE:20260701\nDTEND;VALUE=DATE:20261201\nEND:VEVENT\n"
    (made / "days.ics").write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//a bank//EN\n{day}END:VCALENDAR\n", "utf-8")
    return made


@cache
def stored() -> SqlStores:
    """Return a database that holds what `surveys` and `approvals` hold."""
    stores = SqlStores(sqlite())
    stores.create()
    stores.surveys.add(surveys().answers(date.min, date.max).readable)
    stores.approvals.save(approvals().load("A-1"), expected_version=None)
    return stores


def of_case(_: date, at: datetime) -> Mapping[str, object]:
    """Return the arguments of a function that looks at a complaint at an instant."""
    return {"case": case(), "at": at, "rules": firm().complaints}


def as_of(**more: object) -> Sample:
    """Return a sample of a function that looks at a customer on a day."""
    return lambda day, at: {"customer": CUSTOMER, "rules": firm().customers, "as_of": day, **more}


def of_clock(**more: object) -> Sample:
    """Return a sample of a function that looks at a clock."""
    return lambda day, at: {"clock": CLOSE, "events": HAPPENED, "at": at, "calendar": OFFICE, **more}


def of_kind(kind: object) -> Sample:
    """Return what a method of a kind of rhythm is called with."""
    return lambda day, at: {"self": kind, "start": day, "n": 3}


def of_office(*fields: str, **more: object) -> Sample:
    """Return a sample of a calendar's method that takes an instant or a day, and the same a week later where it takes two."""

    def sample(day: date, at: datetime) -> Mapping[str, object]:
        week = timedelta(weeks=1)
        values = (at, at.astimezone(UTC) + week) if fields[0] in {"at", "a"} else (day, day + week)
        return {"self": OFFICE, **dict(zip(fields, values, strict=False)), **more}

    return sample


# By public name, in the order of the doors. -----------------------------------------------------------------------------------------------------

SAMPLES: Final[Mapping[str, Sample]] = {
    "crmcore.adapters.memory.MemoryApprovals.standing": lambda day, at: {
        "self": approvals(),
        "since": at - timedelta(days=60),
        "actions": ("compensation",),
    },
    "crmcore.adapters.memory.MemorySurveys.answers": lambda day, at: {"self": surveys(), "first": day, "last": LAST},
    "crmcore.complaints.regimes.BoundRegime.on": lambda day, at: {
        "self": complaints.regimes.BoundRegime(regime=regime(), clocks=regime().clocks(zone=ZONE)),
        "received": day,
    },
    "crmcore.complaints.regimes.BoundRegime.clocks_of": lambda day, at: {"self": bound_cards(), "received": day, **told(day)},
    "crmcore.complaints.regimes.BoundRegime.windows_of": lambda day, at: {"self": bound_cards(), "received": day, "happened": ("received",)},
    "crmcore.complaints.regimes.BoundRegime.waits_of": lambda day, at: {"self": bound_cards(), "received": day, "happened": ("received",)},
    "crmcore.complaints.regimes.Regime.dated": lambda day, at: {"self": bound_cards().regime, **told(day)},
    "crmcore.complaints.Complaint.as_of": lambda day, at: {"self": case(), "at": at, "rules": firm().complaints},
    "crmcore.complaints.Complaint.clocks": lambda day, at: {"self": case(), "at": at, "rules": firm().complaints},
    "crmcore.complaints.Complaint.runs": lambda day, at: {"self": case(), "at": at, "rules": firm().complaints},
    "crmcore.complaints.Complaint.edition_at": lambda day, at: {"self": case(), "at": at},
    "crmcore.complaints.Complaint.explain": lambda day, at: {"self": case(), "actor": ANNA, "at": at, "rules": firm().complaints},
    "crmcore.complaints.ComplaintClass.law_on": lambda day, at: {"self": firm().complaints.classes.rows[0].then, "received": day},
    "crmcore.complaints.ComplaintClass.clocks_on": lambda day, at: {"self": firm().complaints.classes.rows[0].then, "received": day},
    "crmcore.complaints.ComplaintRecord": lambda day, at: attrs.evolve(rows(day)[0], due=day, received_at=at, closed_at=at, due_at=at),
    "crmcore.complaints.regimes.Regime": lambda day, at: attrs.evolve(regime(), valid_from=day, valid_to=day, checked_on=day, review_by=day),
    "crmcore.complaints.regimes.Regime.covers": lambda day, at: {"self": regime(), "received": day},
    "crmcore.complaints.supervision.actions_of": of_case,
    "crmcore.complaints.supervision.awards_waiting": of_case,
    "crmcore.complaints.supervision.escalations": of_case,
    "crmcore.complaints.supervision.follow_up_of": of_case,
    "crmcore.complaints.supervision.rejection_of": of_case,
    "crmcore.complaints.merge": lambda day, at: {
        "into": case(),
        "other": case("C-2"),
        "at": at,
        "by": MIA,
        "rules": {firm().complaints.edition: firm().complaints},
    },
    "crmcore.complaints.split": lambda day, at: {
        "case": complaints.register(attrs.evolve(card(), complainants=3), at=BEFORE, by=ANNA, rules=firm().complaints),
        "cards": (card("C-2"),),
        "at": at,
        "by": attrs.evolve(MIA, roles=frozenset({"customer_service"})),
        "rules": firm().complaints,
    },
    "crmcore.complaints.migrate": lambda day, at: {
        "complaint": case(),
        "was": firm().complaints,
        "rules": attrs.evolve(firm().complaints, edition="next@2026"),
        "at": at,
        "by": MIA,
        "why": "new limits",
    },
    "crmcore.complaints.record_of": of_case,
    "crmcore.complaints.register": lambda day, at: {"card": card(), "at": at, "by": ANNA, "rules": firm().complaints},
    "crmcore.complaints.timeline": lambda day, at: {
        "regime": regime("uk-fca-disp"),
        "received": day,
        "zone": ZONE,
        "calendar": OFFICE,
        "events": {"customer_answered": day + timedelta(days=3)},
    },
    "crmcore.complaints.reclassify": lambda day, at: {
        "complaint": case(),
        "rules": firm().complaints,
        "at": at,
        "by": ANNA,
        "why": "the papers write of it",
        "to": "severe",
        "approved_by": None,
        "states": {},
    },
    "crmcore.complaints.supervision.other_classes": lambda day, at: {
        "cases": [case()],
        "at": at,
        "rules": {firm().complaints.edition: firm().complaints},
    },
    "crmcore.complaints.supervision.work_list": lambda day, at: {
        "cases": [case()],
        "at": at,
        "rules": {firm().complaints.edition: firm().complaints},
    },
    "crmcore.complaints.supervision.inspections": lambda day, at: {
        "cases": [case()],
        "at": at,
        "rules": {firm().complaints.edition: firm().complaints},
    },
    "crmcore.customers.Individual.age": lambda day, at: {"self": CUSTOMER, "on": day},
    "crmcore.customers.activities_of": lambda day, at: {
        "transactions": transactions(),
        "customers": ["K-1"],
        "as_of": day,
        "zone": ZONE,
        "currency": "CNY",
    },
    "crmcore.customers.activity_of": lambda day, at: {
        "transactions": transactions(),
        "customer": "K-1",
        "as_of": day,
        "zone": ZONE,
        "currency": "CNY",
    },
    "crmcore.complaints.draft_for": lambda day, at: {**of_case(day, at), "letter": complaints.regimes.Letter.REPLY, "expected": day},
    "crmcore.customers.facts_of": as_of(),
    "crmcore.customers.needs_special_care": as_of(),
    "crmcore.customers.record_of": as_of(tier="basic"),
    "crmcore.customers.with_special_care": as_of(level=customers.ServiceLevel(tier="basic")),
    "crmcore.event.in_utc": lambda day, at: {"value": at},
    "crmcore.event.instant": lambda day, at: {"value": at},
    "crmcore.event.plain_date": lambda day, at: {"value": day},
    "crmcore.event.plain_date_or_none": lambda day, at: {"value": day},
    "crmcore.event.plain_day": lambda day, at: {"value": day, "field": "day"},
    "crmcore.event.plain_instant": lambda day, at: {"value": at},
    "crmcore.event.plain_instant_or_none": lambda day, at: {"value": at},
    "crmcore.event.instant_or_none": lambda day, at: {"value": at, "field": "at"},
    "crmcore.event.instant_in_utc": lambda day, at: {"value": at},
    "crmcore.event.in_time": lambda day, at: {"at": at, "last": BEFORE},
    "crmcore.event.precedes": lambda day, at: {"one": at, "other": BEFORE},
    "crmcore.kpi.complaint_statistics": lambda day, at: {
        "complaints": rows(day),
        "period": month(day),
        "as_of": day + timedelta(days=31),
        "known_from": day - timedelta(days=500),
        "rules": firm().kpi,
    },
    "crmcore.kpi.monthly_report": lambda day, at: {"period": month(day), "bank": "Bank", "as_of": day, "rules": firm().kpi, "complaints": rows(day)},
    "crmcore.kpi.published_summary": lambda day, at: summary(day),
    "crmcore.kpi.watch_volume": lambda day, at: {
        "complaints": rows(day),
        "on": day,
        "known_from": day - timedelta(days=500),
        "rules": firm().kpi.watch,
    },
    "crmcore.lifecycles.explain": lambda day, at: {"lifecycle": toy.KEYS, "case": toy.KEY, "actor": toy.PORTER, "at": at, "rules": toy.RULES},
    "crmcore.lifecycles.migrate": lambda day, at: {
        "case": case(),
        "was": complaints.STANDARD,
        "to": complaints.STANDARD,
        "rules": attrs.evolve(firm().complaints, edition="next@2026"),
        "vocabulary": VOCABULARY,
        "at": at,
        "by": MIA,
        "why": "new limits",
    },
    "crmcore.messages.render": lambda day, at: {"code": "out_of_order", "facts": {"at": at, "last": day}},
    "crmcore.messages.say": lambda day, at: {"value": (day, at)},
    "crmcore.policy.Refusal.of": lambda day, at: {"request": paid(), "decision": Decision(Outcome.REFUSED, (NO,)), "by": MIA, "at": at},
    "crmcore.policy.PolicyRules.good_until": lambda day, at: {"self": firm().policy, "signed": at},
    "crmcore.policy.can_sign": lambda day, at: {"approval": Approval(paid()), "by": MIA, "at": at, "rules": firm().policy, "related": ()},
    "crmcore.policy.decide_alone": lambda day, at: {
        "approval": Approval(attrs.evolve(paid(50), requested_by=CLERK)),
        "by": CLERK,
        "at": at,
        "rules": firm().policy,
        "related": (),
        "about": (),
    },
    "crmcore.policy.refuse": lambda day, at: {"approval": Approval(paid()), "by": MIA, "at": at, "rules": firm().policy, "related": ()},
    "crmcore.policy.sign": lambda day, at: {
        "approval": Approval(paid()),
        "by": MIA,
        "at": at,
        "rules": firm().policy,
        "related": [Approval(paid(id="A-0"))],
    },
    "crmcore.policy.unusable": lambda day, at: {
        "grant": policy.sign(Approval(paid()), by=MIA, at=BEFORE, rules=firm().policy, related=()),
        "action": "compensation",
        "amount": paid().amount,
        "subject": "C-1",
        "customer": "K-1",
        "proposers": (ANNA,),
        "since": BEFORE,
        "at": at,
        "used": (),
    },
    "crmcore.relations.ReturnVisit.overdue": lambda day, at: {
        "self": relations.return_visits({"K-1": Duration(3, TimeUnit.MONTH)}, contacts(), on=FIRST, zone=ZONE)[0],
        "on": day,
    },
    "crmcore.relations.return_visits": lambda day, at: {
        "owed": {"K-1": Duration(3, TimeUnit.MONTH)},
        "contacts": contacts(),
        "on": day,
        "zone": ZONE,
    },
    "crmcore.rulebook.Edition": lambda day, at: attrs.evolve(firm(), valid_from=day, review_by=day),
    "crmcore.rulebook.Regimes.on": lambda day, at: {"self": firm().regimes, "id": "uk-fca-disp", "received": day},
    "crmcore.rulebook.Rulebook.on": lambda day, at: {"self": Rulebook.default(), "day": day},
    "crmcore.rulebook.Rulebook.edition": lambda day, at: {"self": Rulebook.default(), "id": firm().complaints.edition, "on": day},
    "crmcore.rulebook.impact": lambda day, at: {"cases": [case()], "old": Rulebook.default(), "new": Rulebook.default(), "at": at},
    "crmcore.rulebook.check_edition": lambda day, at: {"edition": firm(), "today": day + timedelta(days=600)},
    "crmcore.rules.Above": lambda day, at: {"fact": "since", "value": day},
    "crmcore.rules.AtLeast": lambda day, at: {"fact": "since", "value": day},
    "crmcore.rules.AtMost": lambda day, at: {"fact": "since", "value": day},
    "crmcore.rules.Below": lambda day, at: {"fact": "since", "value": day},
    "crmcore.rules.Is": lambda day, at: {"fact": "since", "value": day},
    "crmcore.rules.OneOf": lambda day, at: {"fact": "since", "values": (day, LAST)},
    "crmcore.segmentation.assign": lambda day, at: {"facts": FACTS, "rules": firm().segmentation, "as_of": day},
    "crmcore.worktime.Calendar": lambda day, at: office(
        holidays={day}, workdays={day + timedelta(days=1)}, special_hours={date(2026, 12, 24): [(time(9), time(12))]}
    ),
    "crmcore.worktime.Calendar.add": of_office("at", work=timedelta(hours=11)),
    "crmcore.worktime.Calendar.beginning": of_office("day"),
    "crmcore.worktime.Calendar.between": of_office("a", "b"),
    "crmcore.worktime.Calendar.closing": of_office("day"),
    "crmcore.worktime.Calendar.count_working_days": of_office("after", "up_to"),
    "crmcore.worktime.Calendar.counts_from": of_office("at"),
    "crmcore.worktime.Calendar.day_of": of_office("at"),
    "crmcore.worktime.Calendar.hours_on": of_office("day"),
    "crmcore.worktime.Calendar.is_working": of_office("at"),
    "crmcore.worktime.Calendar.is_working_day": of_office("day"),
    "crmcore.worktime.Calendar.next_opening": of_office("at"),
    "crmcore.worktime.Calendar.nth_working_day": of_office("day", n=3),
    "crmcore.worktime.Calendar.rolled": of_office("day", roll=Roll.FOLLOWING),
    "crmcore.worktime.Calendar.time_on": of_office("day", at=time(17)),
    "crmcore.worktime.ChangeEvent": lambda day, at: ChangeEvent(name="migrated", at=at, before=CLOSE),
    "crmcore.worktime.DayList": lambda day, at: DayList(
        holidays={day}, workdays={LAST}, first_day=FIRST, last_day=LAST, source="us", corrected={day: "a notice"}
    ),
    "crmcore.worktime.DayList.kind": lambda day, at: {"self": DayList(holidays={day}, first_day=FIRST, last_day=LAST, source="us"), "day": day},
    "crmcore.worktime.LateEvent": lambda day, at: {"name": "told", "at": at, "recorded": at + timedelta(days=1)},
    "crmcore.worktime.PauseEvent": lambda day, at: {"name": "paused", "at": at, "until": day, "recorded": at + timedelta(days=1)},
    "crmcore.worktime.ResumeEvent": lambda day, at: {"name": "resumed", "at": at, "recorded": at + timedelta(days=1)},
    "crmcore.worktime.MergeEvent": lambda day, at: MergeEvent(name="merged_in", at=at, case="C-2", events=()),
    "crmcore.worktime.Period": lambda day, at: month(day),
    "crmcore.worktime.Period.containing": lambda day, at: {"kind": PeriodKind.QUARTER, "day": day},
    "crmcore.worktime.Period.contains": lambda day, at: {"self": Period.quarter(2026, 3), "day": day},
    **{
        f"crmcore.worktime.{type(kind).__name__}.{method}": of_kind(kind)
        for kind in (Every(WEEKS), OnWeekday(Weekday.FRI), NthWeekday(2, Weekday.FRI), ByDay(5), CountEach(2, PeriodKind.QUARTER))
        for method in ("day", "opens", "period")
    },
    "crmcore.worktime.Done": lambda day, at: Done(id="D-1", on=day, of=day),
    "crmcore.worktime.Rhythm": lambda day, at: Rhythm(id="weekly", when=Every(WEEKS), start=day, until=day),
    "crmcore.worktime.Suspension": lambda day, at: Suspension(since=day, until=day),
    "crmcore.worktime.Suspension.covers": lambda day, at: {"self": Suspension(since=FIRST, until=LAST), "day": day},
    "crmcore.worktime.read_rhythm": lambda day, at: {
        "rhythm": Rhythm(id="weekly", when=Every(WEEKS), start=FIRST),
        "done": [Done(id="D-1", on=FIRST)],
        "today": day,
    },
    "crmcore.kpi.KpiRules.report_rhythm": lambda day, at: {"self": firm().kpi, "start": day},
    "crmcore.kpi.KpiRules.statistics_rhythm": lambda day, at: {"self": firm().kpi, "start": day},
    "crmcore.worktime.against_early": lambda day, at: {"rule": WAIT, "happened": HAPPENED, "event": "stop", "at": at},
    "crmcore.worktime.against_extension": of_clock(step="longer", notified=True),
    "crmcore.worktime.against_pause": lambda day, at: {
        "clock": CLOSE,
        "events": HAPPENED,
        "at": at,
        "why": "papers",
        "until": day,
        "calendar": OFFICE,
    },
    "crmcore.worktime.read": of_clock(),
    "crmcore.worktime.readings": of_clock(),
    "crmcore.worktime.reached": of_clock(),
    "crmcore.worktime.LastDay": lambda day, at: {"on": day, "roll": Roll.FOLLOWING},
    "crmcore.worktime.wait_for": lambda day, at: {"rule": WAIT, "happened": HAPPENED, "at": at},
    "crmcore.worktime.window_of": lambda day, at: {"window": EARLY, "events": HAPPENED, "at": at},
    "crmcore.adapters.calendars.from_chinesecalendar": lambda day, at: {"first_year": 2025, "last_year": 2026, "confirmed_to": day},
    "crmcore.adapters.calendars.from_holidays": lambda day, at: {"country": "CN", "first_year": 2025, "last_year": 2026, "confirmed_to": day},
    "crmcore.adapters.calendars.read_china_notices": lambda day, at: {"paths": (folder() / "2026.json",), "confirmed_to": day},
    "crmcore.adapters.calendars.read_icalendar": lambda day, at: {"path": folder() / "days.ics", "first_day": day, "last_day": LAST},
    "crmcore.adapters.files.AsicRow": lambda day, at: {"unique_id": "C-1", "received": FIRST, "closed": day, "days_to_resolve": (day - FIRST).days},
    "crmcore.adapters.files.CfpbRow": lambda day, at: {"complaint_id": "1", "date_received": FIRST, "date_sent_to_company": day},
    "crmcore.adapters.files.Replay": lambda day, at: {"mapping": load_log_mapping("boston311"), "at": at},
    "crmcore.adapters.files.asic_rows": lambda day, at: {"complaints": rows(day), "first": day, "last": LAST, "brand": "Bank"},
    "crmcore.adapters.sql.SqlApprovals.standing": lambda day, at: {
        "self": stored().approvals,
        "since": at - timedelta(days=60),
        "actions": ("compensation",),
    },
    "crmcore.adapters.sql.SqlSurveys.answers": lambda day, at: {"self": stored().surveys, "first": day, "last": LAST},
}

# Never called here, each for a reason. -----------------------------------------------------------------------------------------------------------

_ANSWER: Final = "only the library makes it, from dates that are plain already; the function that does is called here"
_SAID: Final = "facts are kept, and said, as they are given; every date that the library itself gives them is plain already"
REVIEWED: Final[Mapping[str, str]] = {
    "crmcore.kpi.ComplaintCounts": _ANSWER,
    "crmcore.complaints.supervision.ActionStatus": _ANSWER,
    "crmcore.complaints.supervision.AwardWaiting": _ANSWER,
    "crmcore.complaints.supervision.Escalation": _ANSWER,
    "crmcore.complaints.supervision.Escalations": _ANSWER,
    "crmcore.complaints.supervision.FollowUp": _ANSWER,
    "crmcore.complaints.supervision.Inspection": _ANSWER,
    "crmcore.complaints.supervision.RecordedLate": _ANSWER,
    "crmcore.complaints.supervision.Recurrence": _ANSWER,
    "crmcore.complaints.supervision.Rejection": _ANSWER,
    "crmcore.complaints.regimes.TimelineRow": _ANSWER,
    "crmcore.complaints.supervision.WorkList": _ANSWER,
    "crmcore.customers.Activity": _ANSWER,
    "crmcore.decision.Facts": _SAID,
    "crmcore.rulebook.Difference": _SAID,
    "crmcore.decision.finding": _SAID,
    "crmcore.decision.reason": _SAID,
    "crmcore.kpi.ComplaintStatistics": _ANSWER,
    "crmcore.kpi.MonthlyReport": _ANSWER,
    "crmcore.kpi.PublishedSummary": _ANSWER,
    "crmcore.kpi.Volume": _ANSWER,
    "crmcore.kpi.VolumeWatch": _ANSWER,
    "crmcore.lifecycles.Explanation": _ANSWER,
    "crmcore.segmentation.Standing": _ANSWER,
    "crmcore.worktime.Occurrence": _ANSWER,
    "crmcore.worktime.OccurrenceReading": _ANSWER,
    "crmcore.worktime.Reading": _ANSWER,
    "crmcore.worktime.RhythmReading": _ANSWER,
}
