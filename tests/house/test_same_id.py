"""One rule for all that counts things with ids: what is given twice counts once, and two different things with one id are refused, naming it."""

from __future__ import annotations

import inspect
from collections import abc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Final, get_args, get_origin, get_type_hints

import attrs
import pytest

from crmcore.complaints import ComplaintRecord
from crmcore.complaints.supervision import RecurrenceRules, recurrences
from crmcore.customers import CustomerRecord, Transaction, activities_of, activity_of
from crmcore.errors import InvalidValue
from crmcore.kpi import (
    CATALOGUE,
    WatchRules,
    complaint_counts,
    complaint_statistics,
    measure,
    monthly_report,
    published_summary,
    watch_volume,
)
from crmcore.kpi.watch_rules import Baseline
from crmcore.money import Money
from crmcore.organisation import Staff
from crmcore.policy import ApprovalOutcome, ApprovalRecord, Band, Limit, PolicyRules, too_few_signers
from crmcore.relations import Contact, ContactKind, return_visits
from crmcore.rulebook import Rulebook
from crmcore.service import SurveyAnswer
from crmcore.worktime import Done, Duration, OnWeekday, Period, Rhythm, TimeUnit, Weekday, read_rhythm
from tests.house.public_names import doors, names
from tests.house.test_readers_of_fields import parts
from tests.kpi.rows import RULES

DAY, AT = date(2026, 7, 10), datetime(2026, 7, 10, 4, tzinfo=UTC)
JULY: Final = Period.month(2026, 7)
OFFICE: Final = Rulebook.default().editions[0].calendars["office"]
YUAN: Final = Money(100, "CNY")
WEEKLY: Final = Rhythm(id="weekly", when=OnWeekday(Weekday.FRI), start=JULY.first)
# One of each kind of thing, and another one with the same id.
THINGS: Final[dict[type, tuple[object, object]]] = {
    ComplaintRecord: (ComplaintRecord(id="X-1", received=DAY, matter="fees", channel="mail"), ComplaintRecord(id="X-1", received=DAY, matter="card")),
    SurveyAnswer: (SurveyAnswer(id="X-1", day=DAY, nps=9, csat=5), SurveyAnswer(id="X-1", day=DAY, nps=3, csat=1)),
    CustomerRecord: tuple(  # type: ignore[dict-item]
        CustomerRecord(id="X-1", kind="individual", tier=tier, previous_tier=None, filled=1, required=2, as_of=DAY) for tier in ("vip", None)
    ),
    ApprovalRecord: tuple(  # type: ignore[dict-item]
        ApprovalRecord(id="X-1", action="expense", amount=YUAN, at=DAY, outcome=outcome)
        for outcome in (ApprovalOutcome.GRANTED, ApprovalOutcome.PENDING)
    ),
    Contact: tuple(Contact(id="X-1", customer="K", at=AT, kind=kind, by="anna") for kind in (ContactKind.RETURN_VISIT, ContactKind.CALL)),  # type: ignore[dict-item]
    Done: (Done(id="X-1", on=DAY), Done(id="X-1", on=JULY.last)),
    Staff: tuple(Staff(id="X-1", unit="bank", positions=(one,)) for one in ("manager", "ceo")),  # type: ignore[dict-item]
    Transaction: tuple(Transaction(id="X-1", customer="K", at=AT, amount=YUAN, product=product) for product in ("card", "loan")),  # type: ignore[dict-item]
}
WATCH: Final = WatchRules(baseline=Baseline.SAME_WEEKDAY, history=2, false_alarm=Fraction(1, 1000), minimum=5, ewma_weight=Fraction(1, 4), ewma_run=3)
SIGNED: Final = PolicyRules(edition="e", currency="CNY", limits={"gift": Limit(action="gift", bands=(Band(chain=("manager", "manager")),))})

ALIKE: Final = RecurrenceRules(within=Duration(1, TimeUnit.MONTH), same=("channel",))


def report(field: str) -> Callable[[list[object]], object]:
    def made(things: list[object]) -> object:
        return monthly_report(period=JULY, bank="Bank", as_of=JULY.last, rules=RULES, **{field: things})  # type: ignore[arg-type]

    return made


def activity(**more: object) -> dict[str, object]:
    return {"as_of": date(2026, 8, 1), "zone": "Asia/Shanghai", "currency": "CNY", **more}


# What counts things: the function, the argument, and how it is called with some of them.
CALCULATORS: Final[dict[tuple[str, str], tuple[type, Callable[[list[object]], object]]]] = {
    ("activity_of", "transactions"): (Transaction, lambda some: activity_of(some, **activity(customer="K"))),  # type: ignore[arg-type]
    ("activities_of", "transactions"): (Transaction, lambda some: activities_of(some, **activity(customers=["K"]))),  # type: ignore[arg-type]
    ("complaint_counts", "complaints"): (ComplaintRecord, lambda some: complaint_counts(some, period=JULY, rules=RULES)),  # type: ignore[arg-type]
    ("complaint_statistics", "complaints"): (
        ComplaintRecord,
        lambda some: complaint_statistics(some, period=JULY, as_of=JULY.last, known_from=date(2020, 1, 1), rules=RULES),  # type: ignore[arg-type]
    ),
    **{
        ("monthly_report", field): (kind, report(field))
        for field, kind in {
            "complaints": ComplaintRecord,
            "answers": SurveyAnswer,
            "customers": CustomerRecord,
            "approvals": ApprovalRecord,
            "contacts": Contact,
        }.items()
    },
    ("published_summary", "complaints"): (
        ComplaintRecord,
        lambda some: published_summary(some, first=DAY, last=DAY, calendar=OFFICE, groups={}),  # type: ignore[arg-type]
    ),
    ("recurrences", "records"): (
        ComplaintRecord,
        lambda some: recurrences(some, ALIKE),  # type: ignore[arg-type]
    ),
    ("read_rhythm", "done"): (Done, lambda some: read_rhythm(WEEKLY, some, today=JULY.last)),  # type: ignore[arg-type]
    ("return_visits", "contacts"): (
        Contact,
        lambda some: return_visits({"K": Duration(1, TimeUnit.MONTH)}, some, on=JULY.last, zone="UTC"),  # type: ignore[arg-type]
    ),
    ("too_few_signers", "staff"): (Staff, lambda some: too_few_signers(SIGNED, staff=some)),  # type: ignore[arg-type]
    ("watch_volume", "complaints"): (ComplaintRecord, lambda some: watch_volume(some, on=DAY, known_from=date(2020, 1, 1), rules=WATCH)),  # type: ignore[arg-type]
}
# What takes things with ids and counts nothing: it looks at each by itself, or asks which they are.
NO_COUNT: Final = frozenset({
    ("asic_rows", "complaints"),
    ("cfpb_rows", "complaints"),
    ("contradicted", "found"),
    ("dead_ends", "staff"),
    ("impact", "cases"),
    ("inspections", "cases"),
    ("migration_plan", "complaints"),
    ("other_classes", "cases"),
    ("refused_csv", "rows"),
    ("standing_in", "everyone"),
    ("timed_by", "records"),
    ("timed_by_class", "records"),
    ("unusable", "proposers"),
    ("vocabulary_of", "obligations"),
    ("work_list", "cases"),
})  # fmt: skip
MANY: Final = (abc.Iterable, abc.Sequence, abc.Collection, abc.Iterator, tuple, list, set, frozenset)


def walk() -> Iterator[tuple[str, str]]:
    """Walk the arguments of public functions that are many things with an id, or records of any kind."""
    for door in doors():
        for name in names(door):
            function = getattr(door, name)
            if inspect.isfunction(function):
                hints = get_type_hints(inspect.unwrap(function))
                for field, hint in hints.items():
                    if field != "return" and any(_has_ids(one) for one in parts(hint) if get_origin(one) in MANY):
                        yield name, field


def _has_ids(many: object) -> bool:
    return any(inspect.isclass(one) and attrs.has(one) and any(field.name == "id" for field in attrs.fields(one)) for one in get_args(many))


def test_every_calculator_over_things_with_ids_is_tried() -> None:
    assert set(walk()) == set(CALCULATORS) | NO_COUNT


@pytest.mark.parametrize("at", CALCULATORS, ids=" ".join)
def test_what_is_given_twice_counts_once_and_two_with_one_id_are_refused(at: tuple[str, str]) -> None:
    kind, count = CALCULATORS[at]
    one, other = THINGS[kind]
    assert count([one, one]) == count([one])
    with pytest.raises(InvalidValue, match="two different things have the id `X-1`"):
        count([one, other])


@pytest.mark.parametrize("kpi", CATALOGUE.values(), ids=CATALOGUE)
def test_each_figure_too(kpi: object) -> None:
    one, other = THINGS[kpi.reads]  # type: ignore[attr-defined]
    for make in (list, iter):
        given = {"period": JULY, "rules": RULES, "customers": 10}
        assert measure(kpi, make([one, one]), **given) == measure(kpi, [one], **given)  # type: ignore[arg-type]
        with pytest.raises(InvalidValue, match="two different things have the id `X-1`"):
            measure(kpi, make([one, other]), **given)  # type: ignore[arg-type]


def test_every_calculator_says_so() -> None:
    for name in {name for name, _ in CALCULATORS}:
        (function,) = {getattr(door, name) for door in doors() if name in names(door)}
        said = " ".join((function.__doc__ or "").split())
        assert "twice" in said, name
