"""A word, a day, an instant or an amount that a host gives to a public class is one, or is refused: no text stands where an enumeration belongs."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Final, get_args, get_type_hints

import attrs
import pytest

from crmcore.complaints import (
    Coding,
    ComplaintRecord,
    CustomerStatement,
    DeclinedDemand,
    DemandRuling,
    Entitlement,
    InvestigationReport,
    Notice,
    RecordCard,
    Remedy,
    Reply,
)
from crmcore.customers import Corporate, CustomerRecord, Individual, Prospect, Transaction
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import Actor, Attempt
from crmcore.money import Money
from crmcore.organisation import Staff
from crmcore.policy import ApprovalOutcome, ApprovalRecord
from crmcore.relations import Contact
from crmcore.service import SurveyAnswer
from crmcore.worktime import Clock, Duration, OnReopen, Period, PeriodKind, TimeUnit
from crmcore.worktime.clocks.clock_events import (
    CarriedEvent,
    ChangeEvent,
    ExtensionEvent,
    LateEvent,
    MergeEvent,
    PauseEvent,
    ReferenceEvent,
    ResumeEvent,
)
from tests.house.public_names import doors, names

KINDS: Final = (Enum, datetime, date, Money)
DAY, AT = date(2026, 7, 1), datetime(2026, 7, 1, tzinfo=UTC)
YUAN: Final = Money(1, "CNY")
CLOCK: Final = Clock(id="close", within=Duration(5, TimeUnit.DAY), starts={"a"}, stops={"b"}, on_reopen=OnReopen.NEW, zone="UTC")

# What the library itself makes, and hosts only read.
ANSWERS: Final = frozenset({
    "adapters.codec.Saved",
    "adapters.files.complaints.ComplaintFile",
    "adapters.files.complaints.RefusedRow",
    "adapters.files.eventlog.LogRow",
    "adapters.files.exports_fca.FcaLine",
    "adapters.files.logclocks.ClockOverLog",
    "adapters.files.logclocks.ClocksOverLog",
    "adapters.files.logjudging.LogCase",
    "adapters.files.logjudging.Unread",
    "adapters.files.logmapping.LogMapping",
    "adapters.files.logreplay.Judged",
    "adapters.files.logreplay.Replay",
    "adapters.files.mapping.FileMapping",
    "adapters.report.files.ReportPaths",
    "adapters.sql.standings.StoredStanding",
    "adapters.sql.stores.SqlStores",
    "clauses.clause.Clause",
    "clauses.clause.Document",
    "clauses.missing.Gap",
    "complaints.case.Complaint",
    "complaints.casefile.CaseFile",
    "complaints.events.outside.OutsideMatter",
    "complaints.facts.ComplaintFacts",
    "complaints.regimes.drafts.Draft",
    "complaints.regimes.drafts.Part",
    "complaints.recorded_late.RecordedLate",
    "complaints.regimes.timeline.TimelineRow",
    "complaints.severity.Severity",
    "complaints.supervision.actions.ActionStatus",
    "complaints.supervision.awards.AwardWaiting",
    "complaints.supervision.classes.OtherClass",
    "complaints.supervision.escalation.Escalation",
    "complaints.supervision.escalation.Escalations",
    "complaints.supervision.follow_up.FollowUp",
    "complaints.supervision.inspection.Inspection",
    "complaints.supervision.recurrence.Contradiction",
    "complaints.supervision.recurrence.Recurrence",
    "complaints.supervision.recurrence.Recurrences",
    "complaints.supervision.rejections.Rejection",
    "complaints.supervision.worklist.WorkItem",
    "complaints.supervision.worklist.WorkList",
    "customers.facts.CustomerFacts",
    "customers.required_fields.Completeness",
    "decision.Decision",
    "decision.Facts",
    "decision.Finding",
    "decision.Gap",
    "decision.Reason",
    "handlers.outbox_entry.OutboxEntry",
    "kpi.reports.complaint_counts.ComplaintCounts",
    "kpi.reports.monthly.MonthlyReport",
    "kpi.reports.published.PublishedRow",
    "kpi.reports.published.PublishedSummary",
    "kpi.reports.statistics.ComplaintStatistics",
    "kpi.row.Scope",
    "kpi.targets.Verdict",
    "kpi.watch.volume.Volume",
    "kpi.watch.volume.VolumeWatch",
    "lifecycles.case.CaseData",
    "lifecycles.case_base.CaseBase",
    "lifecycles.explaining.Explanation",
    "lifecycles.fitting.Fit",
    "lifecycles.migrating.MigrationReport",
    "lifecycles.observing.Observed",
    "lifecycles.verifying.Verification",
    "lifecycles.vocabulary.EventRule",
    "lifecycles.walk.Difference",
    "loaded.Loaded",
    "measures.measure.Figure",
    "measures.measure.Interval",
    "measures.measure.Measure",
    "messages.names.Names",
    "relations.visits.ReturnVisit",
    "rulebook.comparing.Comparison",
    "rulebook.differences.Difference",
    "rulebook.edition.Edition",
    "rulebook.impact_on_cases.CaseImpact",
    "rulebook.impact_on_cases.Impact",
    "rulebook.impact_on_clocks.ClassImpact",
    "rulebook.impact_on_clocks.ClockImpact",
    "rulebook.impact_on_clocks.DeadlineImpact",
    "rulebook.provisions.Provision",
    "section.Section",
    "segmentation.movement.Moves",
    "segmentation.standing.Why",
    "worktime.clocks.reading.Reading",
    "worktime.rhythms.occurrences.Occurrence",
    "worktime.rhythms.serving.Served",
    "worktime.rhythms.states.OccurrenceReading",
    "worktime.rhythms.states.RhythmReading",
})  # fmt: skip

# What passes through by the thousand and is looked at where it is read: log entries by the fold, conditions by the fact that they are held against, tables where they are built into a section, counts where they are merged, rows of exports by the export; or by readers of its own.
READ_LATER: Final = frozenset({
    "adapters.files.exports_asic.AsicRow",
    "adapters.files.exports_cfpb.CfpbRow",
    "lifecycles.fitting.Logged",
    "measures.counts.NpsCount",
    "measures.counts.RateCount",
    "measures.counts.RatioCount",
    "measures.same_id.Ids",
    "measures.spread.Histogram",
    "measures.spread.Tally",
    "messages.text.Text",
    "money.Money",
    "rules.conditions.Above",
    "rules.conditions.All",
    "rules.conditions.AnyOf",
    "rules.conditions.AtLeast",
    "rules.conditions.AtMost",
    "rules.conditions.Below",
    "rules.conditions.Is",
    "rules.conditions.Known",
    "rules.conditions.Missing",
    "rules.conditions.Not",
    "rules.tables.FirstMatch",
    "rules.tables.Row",
})  # fmt: skip

# What is made for each case, row or question checks by itself, without a frame around it: one of each.
SAMPLES: Final[tuple[attrs.AttrsInstance, ...]] = (
    ComplaintRecord(id="C-1", received=DAY, remedy=YUAN),
    Actor(id="anna"),
    CarriedEvent(name="migrated", at=AT),
    ChangeEvent(name="changed", at=AT, before=CLOCK),
    Coding(table="jrt-0169-2018"),
    Contact(id="1", customer="K-1", at=AT, by="anna", kind="visit"),
    Corporate(id="K-1", opened_on=DAY, revenue=YUAN),
    CustomerRecord(id="K-1", kind="individual", tier=None, previous_tier=None, filled=1, required=2, as_of=DAY),
    CustomerStatement(channel="letter", proof="written", at=AT, content="x"),
    DeclinedDemand(demand="refund", why="x"),
    DemandRuling(demand="refund", ruling="upheld"),
    Duration(1, TimeUnit.DAY),
    Entitlement(),
    ExtensionEvent(name="extended", at=AT, clock="close", step="more"),
    Individual(id="K-1", opened_on=DAY, birth_date=DAY),
    InvestigationReport(),
    LateEvent(name="answered", at=AT, recorded=AT),
    MergeEvent(name="merged", at=AT, case="C-2", events=()),
    Notice(channel="telephone", proof="called", content="x", at=AT),
    PauseEvent(name="paused", at=AT),
    Period(PeriodKind.MONTH, DAY),
    Prospect(id="P-1"),
    RecordCard(number="C-1", received_at=AT, demands=("refund",), channel="outlet", customer_name="x", customer="K-1"),
    ReferenceEvent(name="asked", at=AT, reference="R-1"),
    Remedy(kind="compensation", amount=YUAN),
    Reply(manner="written", content="x"),
    ResumeEvent(name="resumed", at=AT),
    Staff(id="anna", unit="bank"),
    SurveyAnswer(id="1", day=DAY, nps=9),
    Transaction(id="1", customer="K-1", at=AT, amount=YUAN, product="card"),
    ApprovalRecord(id="A-1", action="expense", amount=YUAN, at=DAY, outcome=ApprovalOutcome.GRANTED),
)


def label(kind: type[object]) -> str:
    return f"{kind.__module__.removeprefix('crmcore.')}.{kind.__name__}"


def parts(hint: object) -> Iterator[object]:
    """Walk a type and what is in it."""
    yield hint
    for one in get_args(hint):
        yield from parts(one)


def read(kind: type[attrs.AttrsInstance]) -> dict[str, tuple[type, ...]]:
    """Return the fields of a class that hold one of the kinds, with those kinds."""
    hints = get_type_hints(kind)
    found = {
        one.name: tuple(part for part in parts(hints[one.name]) if isinstance(part, type) and issubclass(part, KINDS))
        for one in attrs.fields(kind)
        if one.init
    }
    return {name: kinds for name, kinds in found.items() if kinds}


def built_with(kind: type[attrs.AttrsInstance]) -> bool:
    """Return whether a class is built with anything at all, and by hosts: not what only its own module makes."""
    return any(one.init for one in attrs.fields(kind))


def walk() -> Iterator[type[attrs.AttrsInstance]]:
    """Walk the public classes that are built with a field, each once."""
    seen = set[type]()
    for door in doors():
        for kind in (getattr(door, name) for name in names(door)):
            if inspect.isclass(kind) and attrs.has(kind) and kind not in seen and kind.__module__.startswith("crmcore.") and built_with(kind):
                seen.add(kind)
                yield kind


def test_every_public_class_reads_what_a_host_gives() -> None:
    """Put `@typed_fields` on a class that this names, or add a sample of it where a frame around it would cost too much."""
    sampled = {type(one) for one in SAMPLES}
    framed = {kind for kind in walk() if hasattr(kind.__init__, "__wrapped__") or issubclass(kind, Attempt)}
    rest = {label(kind) for kind in walk() if kind not in framed | sampled}
    assert rest == ANSWERS | READ_LATER


WRONG: Final = ("no such word", 7.5, datetime(2026, 7, 1, 10), DAY, AT, YUAN)


@pytest.mark.parametrize(
    ("sample", "field", "wrong"),
    [
        pytest.param(sample, field, wrong, id=f"{type(sample).__name__}-{field}-{wrong}")
        for sample in SAMPLES
        for field, kinds in read(type(sample)).items()
        if get_args(get_type_hints(type(sample))[field])[:1] != (tuple,)
        for wrong in WRONG
        if not (type(wrong) in kinds and not (type(wrong) is datetime and wrong.tzinfo is None))
    ],
)
def test_what_is_none_of_its_kind_is_refused_in_our_words(sample: attrs.AttrsInstance, field: str, wrong: object) -> None:
    build: Callable[..., Any] = type(sample)
    given = {one.name: getattr(sample, one.name) for one in attrs.fields(type(sample)) if one.init}
    with pytest.raises((InvalidType, InvalidValue)):
        build(**{**given, field: wrong})


@pytest.mark.parametrize(
    ("sample", "field"),
    [pytest.param(one, field.name, id=f"{type(one).__name__}-{field.name}") for one in SAMPLES for field in attrs.fields(type(one)) if field.init],
)
def test_no_field_takes_what_is_no_value_at_all(sample: attrs.AttrsInstance, field: str) -> None:
    """Whatever type it has: what is taken here fails later, far from who gave it."""
    build: Callable[..., Any] = type(sample)
    given = {one.name: getattr(sample, one.name) for one in attrs.fields(type(sample)) if one.init}
    with pytest.raises((InvalidType, InvalidValue), match=f"`{field}`|object"):
        build(**{**given, field: object()})


@pytest.mark.parametrize(
    ("sample", "field", "kinds"),
    [
        pytest.param(sample, field, kinds, id=f"{type(sample).__name__}-{field}")
        for sample in SAMPLES
        for field, kinds in read(type(sample)).items()
        if issubclass(kinds[0], Enum) and isinstance(getattr(sample, field), Enum)
    ],
)
def test_the_text_of_a_word_becomes_the_word_or_is_refused(sample: attrs.AttrsInstance, field: str, kinds: tuple[type[Enum], ...]) -> None:
    build: Callable[..., Any] = type(sample)
    given = {one.name: getattr(sample, one.name) for one in attrs.fields(type(sample)) if one.init}
    try:
        made = getattr(build(**{**given, field: getattr(sample, field).value}), field)
    except (InvalidType, InvalidValue):
        return
    assert type(made) in kinds


@pytest.mark.parametrize(
    ("sample", "field"),
    [
        pytest.param(sample, field, id=f"{type(sample).__name__}-{field}")
        for sample in SAMPLES
        for field in ("id", "customer")
        if field in attrs.fields_dict(type(sample)) and not isinstance(sample, RecordCard)
    ],
)
@pytest.mark.parametrize(("wrong", "code"), [("", "empty"), (" ", "empty"), ("a\0b", "control_characters"), (7, "wrong_type")])
def test_an_id_is_a_text_that_says_something(sample: attrs.AttrsInstance, field: str, wrong: object, code: str) -> None:
    build: Callable[..., Any] = type(sample)
    given = {one.name: getattr(sample, one.name) for one in attrs.fields(type(sample)) if one.init}
    with pytest.raises((InvalidType, InvalidValue)) as refused:
        build(**{**given, field: wrong})
    assert [(why.code, why.facts["field"]) for why in refused.value.reasons] == [(code, field)]
