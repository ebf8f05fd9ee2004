"""What cannot be known hides nothing else: of every public function over many complaints, one that cannot be read leaves the answers about the others."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Final, get_type_hints

import attrs
import pytest

from crmcore.adapters.files import asic_rows, cfpb_rows
from crmcore.complaints import Complaint, ComplaintRecord, migration_plan
from crmcore.complaints.events import Inspected
from crmcore.complaints.papers.action import Action
from crmcore.complaints.supervision import RecurrenceRules, inspections, other_classes, recurrences, work_list
from crmcore.complaints.timing import timed_by, timed_by_class
from crmcore.kpi import complaint_counts, complaint_statistics, monthly_report, published_summary, watch_volume
from crmcore.rulebook import Rulebook
from crmcore.rulebook.impact_on_cases import impact
from crmcore.worktime import Duration, TimeUnit
from tests.complaints.test_rules_of_its_time import ADA, RULES, TEXT, at, edition, received
from tests.house.public_names import doors, names
from tests.house.test_readers_of_fields import parts
from tests.house.test_same_id import DAY, JULY, OFFICE, WATCH
from tests.kpi.rows import RULES as KPIS
from tests.worktime.samples import clock

WHEN: Final = at(20)
EDITIONS: Final = {RULES.edition: RULES}
MEND: Final = Action(id="I-1", kind="corrective", owner="hans", due=date(2026, 7, 18), what="report within two days")


def inspected(number: str) -> Complaint:
    """Return a complaint that was inspected; what was found is to be mended by 18 July."""
    case = received(number)
    return case.advance(Inspected(at=at(10), by=ADA, note="late", found=(MEND,)), rules=RULES)


GOOD: Final = inspected("C-1")
# What cannot be read: its class, or its table, is not in the rules of its edition.
BROKEN: Final = {
    "class": attrs.evolve(inspected("C-2"), class_id="gone"),
    "lifecycle": attrs.evolve(inspected("C-2"), lifecycle=("complaint/gone", 1)),
}
BOOK: Final = Rulebook.parse(TEXT)
LATER: Final = edition(8)


def listed(cases: list[Complaint]) -> Iterator[tuple[str, object]]:
    found = work_list(cases, at=WHEN, rules=EDITIONS)
    for item in (*found.overdue, *found.due_soon, *found.paused):
        yield item.id, item
    for part in (found.escalated, found.actions, found.follow_ups, found.rejected, found.awards, found.recorded_late, found.unreadable):
        yield from ((one.case, one) for one in part)


def loaded(function: Callable[..., object]) -> Callable[[list[Complaint]], Iterator[tuple[str, object]]]:
    def ask(cases: list[Complaint]) -> Iterator[tuple[str, object]]:
        found = function(cases, at=WHEN, rules=EDITIONS)
        yield from ((one.case, one) for one in found.readable)  # type: ignore[attr-defined]
        yield from ((one.path, one) for one in found.unreadable)  # type: ignore[attr-defined]

    return ask


def planned(cases: list[Complaint]) -> Iterator[tuple[str, object]]:
    found = migration_plan(cases, editions=EDITIONS, rules=LATER)
    yield from ((one.id, one) for one in found.going)
    yield from ((one.id, one) for one in found.staying)


def moved(cases: list[Complaint]) -> Iterator[tuple[str, object]]:
    longer = Rulebook.parse(TEXT.replace("valid_from = 2026-01-01", "valid_from = 2026-08-01", 1).replace('"7 days"', '"8 days"'))
    found = impact(cases, old=BOOK, new=longer, at=at(11))
    yield from ((one.id, one) for one in found.changed)
    yield from ((one.path, one) for one in found.unreadable)


# What is said of each complaint, by its id.
OVER_CASES: Final[dict[str, Callable[[list[Complaint]], Iterable[tuple[str, object]]]]] = {
    "impact": moved,
    "inspections": loaded(inspections),
    "migration_plan": planned,
    "other_classes": loaded(other_classes),
    "work_list": listed,
}


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("function", OVER_CASES)
def test_a_complaint_that_cannot_be_read_is_named_and_hides_no_other(function: str, broken: str) -> None:
    ask, bad = OVER_CASES[function], BROKEN[broken]
    alone = [said for id_, said in ask([GOOD]) if id_ == GOOD.id]
    for cases in ([GOOD, bad], [bad, GOOD]):
        found = list(ask(cases))
        assert [said for id_, said in found if id_ == GOOD.id] == alone
        assert [id_ for id_, _ in found if id_ == bad.id]
    assert alone or function == "other_classes"  # whose complaint is in its class


# A day that files write where nobody knows it, and the first that there is: no window and no time can be counted from them.
UNCOUNTABLE: Final = (date.max, date.min)
OFTEN: Final = RecurrenceRules(within=Duration(1, TimeUnit.MONTH), same=("channel",))
RECORDS: Final = tuple(
    ComplaintRecord(id=id_, received=day, closed=day, matter="fees", channel="phone", class_id="ordinary")
    for id_, day in (("C-1", DAY), ("C-2", JULY.last))
)


def of_ours(records: Iterable[ComplaintRecord]) -> list[ComplaintRecord]:
    return [one for one in records if one.id in {"C-1", "C-2"}]


# What is said of the records that can be read; counts of a period leave out what lies outside of it.
OVER_RECORDS: Final[dict[str, Callable[[list[ComplaintRecord]], object]]] = {
    "asic_rows": lambda some: [row for row in asic_rows(some, first=DAY, last=JULY.last, brand="B") if row.unique_id != "X-9"],
    "cfpb_rows": lambda some: [row for row in cfpb_rows(some, company="B") if row.complaint_id != "X-9"],
    "complaint_counts": lambda some: complaint_counts(some, period=JULY, rules=KPIS).open,
    "complaint_statistics": lambda some: complaint_statistics(some, period=JULY, as_of=JULY.last, known_from=date(2020, 1, 1), rules=KPIS).received,
    "monthly_report": lambda some: monthly_report(period=JULY, bank="Bank", as_of=JULY.last, rules=KPIS, complaints=some).figures.keys(),
    "published_summary": lambda some: published_summary(some, first=DAY, last=DAY, calendar=OFFICE, groups={}).rows[0].opened,
    "recurrences": lambda some: [one for one in recurrences(some, OFTEN).found if one.id in {"C-1", "C-2"}],
    "timed_by": lambda some: of_ours(timed_by(some, clock())),
    "timed_by_class": lambda some: of_ours(timed_by_class(some, RULES)),
    "watch_volume": lambda some: str(watch_volume(some, on=DAY, known_from=date(2020, 1, 1), rules=WATCH)),
}


@pytest.mark.parametrize("day", UNCOUNTABLE, ids=str)
@pytest.mark.parametrize("function", OVER_RECORDS)
def test_a_record_of_a_day_that_cannot_be_counted_from_hides_no_other(function: str, day: date) -> None:
    ask = OVER_RECORDS[function]
    odd = attrs.evolve(RECORDS[0], id="X-9", received=day, closed=day)
    assert ask([*RECORDS, odd]) == ask([odd, *RECORDS]) == ask([*RECORDS])


def test_no_function_over_complaints_is_forgotten() -> None:
    over = {Complaint: set[str](), ComplaintRecord: set[str]()}
    for door in doors():
        for name in names(door):
            function = getattr(door, name)
            if inspect.isfunction(function):
                hints = (hint for field, hint in get_type_hints(inspect.unwrap(function)).items() if field != "return")
                for hint in hints:
                    for kind, found in over.items():
                        if any(kind in getattr(one, "__args__", ()) for one in parts(hint)):
                            found.add(name)
    assert over == {Complaint: set(OVER_CASES), ComplaintRecord: set(OVER_RECORDS)}


def test_the_day_of_the_samples_is_one_on_which_much_is_due() -> None:
    assert isinstance(WHEN, datetime)
    assert {one.action.id for one in work_list([GOOD], at=WHEN, rules=EDITIONS).actions} == {"I-1"}
