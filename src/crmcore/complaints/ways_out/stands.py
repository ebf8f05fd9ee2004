"""Where a complaint is, as far as who may act on it next depends on it, and how one step leads from there to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias, cast

import attrs

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.after import Reopened, ReviewDecided
from crmcore.complaints.events.at_any_time import Recused
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.procedure import (
    CustomerAnswered,
    Decided,
    Explained,
    GroundsConfirmed,
    HandlerAssigned,
    NotAccepted,
    OpinionSettled,
    OpinionSubmitted,
    RemedyProposed,
    ReportFiled,
)
from crmcore.complaints.events.review import REOPENINGS, RULINGS, UNDER_REVIEW
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.events.who_came import OutcomeFiled, TurnedAway
from crmcore.complaints.papers.reply import Reply
from crmcore.complaints.papers.report import InvestigationReport
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import Manner, ReopenedFor, Ruling, State
from crmcore.complaints.ways_out.abouts import ANY_TIME
from crmcore.event import Actor, Event
from crmcore.lifecycles.case import Step
from crmcore.lifecycles.lifecycle import Lifecycle, Table

Paper: TypeAlias = tuple[type[Event], str]

SOMEBODY: Final = Actor(id="somebody")
_REPLY: Final = Reply(manner=Manner.WRITTEN, content="any")
_REPORT: Final = InvestigationReport(cause="any", course="any", responsible="any", conclusion="any", countermeasures="any", prevention="any")

# What of a history decides who may act next: who made the papers that somebody reviews or that decide it.
PAPERS: Final[Mapping[type[Event], Mapping[str, object]]] = {
    GroundsConfirmed: {},
    ReportFiled: {"report": _REPORT},
    OpinionSubmitted: {"opinion": "any"},
    RemedyProposed: {"opinion": "any"},
    Explained: {"reply": _REPLY},
    NotAccepted: {"why": "any"},
    OpinionSettled: {"opinion": "any", "ruling": Ruling.UPHELD},
    Decided: {"ruling": Ruling.UPHELD},
    SolvedAtOnce: {"reply": _REPLY, "content": True},
    TurnedAway: {"reply": _REPLY},
    ReviewDecided: {"reply": _REPLY, "ruling": Ruling.UPHELD},
}


class Stand(NamedTuple):
    """Where a complaint is, as far as who may act next depends on it.

    Its state; who made which paper that is or will be reviewed; the ruling that was made last, where it can still be reviewed, and earlier ones of
    people who could review it; which unit handles it; whether the customer has the answer; and who was recused.
    """

    state: StrEnum
    papers: tuple[Paper, ...] = ()
    ruling: Paper | None = None
    ruled: tuple[Paper, ...] = ()
    department: str | None = None
    told: bool = False
    recused: frozenset[str] = frozenset()

    @property
    def persons(self) -> tuple[str, ...]:
        """Return who has a part in it, by id."""
        return (*(who for _, who in (*self.papers, *self.rulings)), *sorted(self.recused))

    @property
    def rulings(self) -> tuple[Paper, ...]:
        """Return every ruling that counts, the last one last."""
        return self.ruled if self.ruling is None else (*self.ruled, self.ruling)


@attrs.frozen
class Counting:
    """What of the past counts in each state: the papers that are under review there or further on, without being made again before.

    `last_ruling` are the states in which it counts who ruled last.
    """

    papers: Mapping[StrEnum, frozenset[type[Event]]]
    last_ruling: frozenset[StrEnum]


@lru_cache(maxsize=64)
def counting_in(lifecycle: Lifecycle[CaseFile, ComplaintRules]) -> Counting:
    """Return what counts in each state of a lifecycle; each table is looked at once, whatever complaints are about."""
    table = lifecycle.table
    reviewed = {state: frozenset(UNDER_REVIEW.get(cast("State", state), ())) for state in table}
    ruled = {state: frozenset({Event} if Decided in kinds else ()) for state, kinds in reviewed.items()}
    last = _further_on(ruled, table, lambda event: {Event} if event in RULINGS else set())
    return Counting(_further_on(reviewed, table, lambda event: {event}), frozenset(state for state, kinds in last.items() if kinds))


def _further_on(
    counts: Mapping[StrEnum, frozenset[type[Event]]], table: Table[CaseFile, ComplaintRules], made: Callable[[type[Event]], set[type[Event]]]
) -> Mapping[StrEnum, frozenset[type[Event]]]:
    """Return what counts in each state, there or in a state that it leads to, unless it is made again on the way."""
    before = None
    while before != counts:
        before = counts
        counts = {state: counts[state].union(*(counts[row.to] - made(event) for event, row in rows.items())) for state, rows in table.items()}
    return counts


def after(stand: Stand, event: type[Event], to: StrEnum, *, by: str, counting: Counting, department: str | None = None) -> Stand:
    """Return where a complaint is after a step."""
    kinds, last = counting.papers[to], stand.ruling
    papers = {kind: who for kind, who in stand.papers if kind in kinds}
    ruled = stand.ruled if event not in RULINGS else tuple(one for one in stand.rulings if one[0] is not event)
    if event in RULINGS:
        last = (event, by)
    elif event in kinds:
        papers[event] = by
    if last is not None and to not in counting.last_ruling:
        ruled, last = (*ruled, last), None
    ruled = tuple(sorted((one for one in ruled if one[0] in kinds), key=_by_kind))
    told = True if issubclass(event, (CustomerTold, OutcomeFiled)) else False if event in REOPENINGS else stand.told
    department = stand.department if department is None else department
    return Stand(to, tuple(sorted(papers.items(), key=_by_kind)), last, ruled, department, told, stand.recused)


def _by_kind(paper: Paper) -> str:
    return paper[0].name


def steps_to(stand: Stand, staff: Mapping[str, Actor]) -> tuple[Step, ...]:
    """Return a history that leads there, as far as who may act depends on it."""
    return tuple(Step(number, event.name, event) for number, event in enumerate(_events(stand, staff), 1))


def _events(stand: Stand, staff: Mapping[str, Actor]) -> Iterator[Event]:
    if stand.department is not None:
        yield HandlerAssigned(at=ANY_TIME, by=SOMEBODY, department=stand.department)
    for person in sorted(stand.recused):
        yield Recused(at=ANY_TIME, by=SOMEBODY, person=person, why="any")
    for kind, who in (*stand.papers, *stand.rulings):
        yield kind(at=ANY_TIME, by=staff[who], **PAPERS[kind])
    if stand.told:
        yield CustomerAnswered(at=ANY_TIME, by=SOMEBODY, reply=_REPLY)
    elif any(issubclass(kind, CustomerTold) for kind, _ in stand.rulings):
        yield Reopened(at=ANY_TIME, by=SOMEBODY, why="any", on=ReopenedFor.UNSOLVED)
