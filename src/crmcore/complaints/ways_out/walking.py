"""From where no end of a complaint is reached, whatever anybody does: every step that somebody may take is taken, from the first one on.

An end is an answer to the customer and whatever the lifecycle asks for then. What ends a complaint without one (it is withdrawn, referred to another
body, merged into another) is walked like every step, but is no way out. Somebody may have to be recused for another to stand in: that is a way out
too, of at most two persons. Remedies cost no money here: whether somebody may approve an amount is a question of the limits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final, TypeAlias, cast

import attrs

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.at_any_time import Recused
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.crisis import EmergencyRemedy
from crmcore.complaints.events.procedure import Decided, HandlerAssigned
from crmcore.complaints.events.review import FIRST_RULINGS, REOPENINGS, RULINGS, UNDER_REVIEW
from crmcore.complaints.events.who_came import OutcomeFiled
from crmcore.complaints.lifecycles.obligations import EXCEPTIONS
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import State
from crmcore.complaints.ways_out.asking import Asking
from crmcore.complaints.ways_out.stands import Counting, Stand, after, counting_in
from crmcore.event import Event
from crmcore.lifecycles.lifecycle import Row

RECUSALS: Final = 2

# What may happen in a state: the event, its line of the table, and whether it matters who does it.
_Step: TypeAlias = tuple[type[Event], Row[CaseFile, ComplaintRules], bool]
# Where each stand leads: to which others, and whether that way leads to an answer.
Ways: TypeAlias = Mapping[Stand, tuple[tuple[Stand, bool], ...]]


@attrs.frozen
class Stuck:
    """Where a complaint can't be brought to its end any more: the stand, and the states in which it can still be."""

    stand: Stand
    within: frozenset[str]


def stuck(asking: Asking, *, recusals: int = RECUSALS) -> tuple[Stuck, ...]:
    """Return each stand that a complaint can come to and from which no end is reached, with so many recusals at most; the first come to first."""
    walk = _Walk(asking)
    ways = walk.explore([Stand(asking.lifecycle.initial)], recusals=0)
    ending = walk.ending(ways)
    lost = [one for one in ways if one not in ending]
    if not lost:
        return ()
    saved = walk.ending({**ways, **walk.explore(lost, recusals=recusals, known=ending)})
    return tuple(Stuck(one, frozenset(each.state for each in _from(one, ways))) for one in lost if one not in saved)


def _from(stand: Stand, ways: Ways) -> set[Stand]:
    """Return every stand that a way to an answer leads to from one, itself included."""
    found, todo = {stand}, [stand]
    while todo:
        new = {to for to, way in ways[todo.pop()] if way} - found
        found |= new
        todo += new
    return found


class _Walk:
    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._table = asking.lifecycle.table
        self._final = asking.lifecycle.final
        self._counting = counting_in(asking.lifecycle)
        self._alike = _alike(asking)
        self._steps = {state: tuple(self._changing(state, rows)) for state, rows in self._table.items()}
        self._rulers = _Rulers(asking, self._counting, sorted({alike[0] for alike in self._alike.values()}))

    def explore(self, starts: Iterable[Stand], *, recusals: int, known: Collection[Stand] = ()) -> Ways:
        """Return where each stand leads that is come to from some; with so many persons recused at most, and not beyond those `known`."""
        found: dict[Stand, tuple[tuple[Stand, bool], ...]] = {}
        todo = list(starts)
        for stand in todo:  # it grows while it is walked
            if stand not in found and stand not in known:
                leads = ((self._one_of_alike(self._rulers.merged(to, self._alike)), way) for to, way in self._next(stand, recusals))
                found[stand] = tuple(dict.fromkeys(leads))
                todo += (to for to, way in found[stand] if to not in found and (way or not recusals))
        return found

    def ending(self, ways: Ways) -> set[Stand]:
        """Return the stands from which an end is reached."""
        back = defaultdict[Stand, list[Stand]](list)
        for stand, leads in ways.items():
            for to, way in leads:
                if way:
                    back[to].append(stand)
        found, todo = set[Stand](), [one for one in ways if one.state in self._final]
        while todo:
            if (stand := todo.pop()) not in found:
                found.add(stand)
                todo += back[stand]
        return found

    def _changing(self, state: StrEnum, rows: Mapping[type[Event], Row[CaseFile, ComplaintRules]]) -> Iterator[_Step]:
        """Yield the steps of a state that change where a complaint is or who may act next, each with whether it matters who takes it."""
        for event, row in rows.items():
            matters = event in self._counting.papers[row.to] or (event in RULINGS and row.to in self._counting.last_ruling)
            changes = row.to != state or matters or issubclass(event, (HandlerAssigned, Recused, CustomerTold, OutcomeFiled, *REOPENINGS))
            if changes and event is not EmergencyRemedy:
                yield event, row, matters

    def _next(self, stand: Stand, recusals: int) -> Iterator[tuple[Stand, bool]]:
        for event, row, matters in self._steps[stand.state]:
            if event is Recused:
                if len(stand.recused) < recusals and self._asking.who(row, stand):
                    yield from ((stand._replace(recused=stand.recused | {one}), True) for one in self._worth_recusing(stand, recusals))
                continue
            for by in self._differing(self._asking.who(row, stand), stand, matters):
                for department in self._asking.departments(row, stand) if event is HandlerAssigned else (None,):
                    yield after(stand, event, row.to, by=by, counting=self._counting, department=department), event not in EXCEPTIONS

    def _differing(self, who: tuple[str, ...], stand: Stand, matters: bool) -> Iterator[str]:  # noqa: FBT001 - whether it makes a difference
        """Yield who of some makes a difference: all who have a part in it, and one of those alike who have none; anybody where it does not matter."""
        if not matters:
            yield from who[:1]
            return
        part, kinds = set(stand.persons), set[tuple[str, ...]]()
        for one in who:
            if one in part:
                yield one
            elif (alike := self._alike[one]) not in kinds:
                kinds.add(alike)
                yield one

    def _one_of_alike(self, stand: Stand) -> Stand:
        """Return a stand with the first of those alike in the place of others, so that two that differ in nothing else are one."""
        if not stand.persons:
            return stand
        names: dict[str, str] = {}
        used = defaultdict[tuple[str, ...], int](int)
        for one in stand.persons:
            if one not in names:
                alike = self._alike[one]
                names[one] = alike[used[alike]]
                used[alike] += 1
        return stand._replace(
            papers=tuple((kind, names[who]) for kind, who in stand.papers),
            ruling=None if stand.ruling is None else (stand.ruling[0], names[stand.ruling[1]]),
            ruled=tuple((kind, names[who]) for kind, who in stand.ruled),
            recused=frozenset(names[one] for one in stand.recused),
        )

    def _worth_recusing(self, stand: Stand, recusals: int) -> Iterator[str]:
        """Yield whose recusal may open a role to those who stand in for its holders."""
        for role in dict.fromkeys(one.role for one in self._asking.firm.organisation.stand_ins):
            yield from self._asking.worth_recusing(role, stand, recusals - len(stand.recused))


class _Rulers:
    """Who ruled, as far as it matters where rulings are reviewed.

    Whoever could not review one counts as any other of whom that is true and who has the same reviewers.
    """

    def __init__(self, asking: Asking, counting: Counting, persons: Iterable[str]) -> None:
        self._asking = asking
        rows = [(state, row) for state in counting.last_ruling for row in asking.lifecycle.table[state].values() if _looks_back(state, row)]
        self._reviewed_by = {one: tuple(asking.who(row, Stand(state, ruling=(RULINGS[0], one), told=True)) for state, row in rows) for one in persons}
        reviews = [number for number, (_, row) in enumerate(rows) if asking.reads(row, "makers")]
        every = {said[number] for said in self._reviewed_by.values() for number in reviews}
        self._reviewers = {one for reviewers in every if self._may_run_out(reviewers) for one in reviewers}
        same: dict[object, str] = {}
        self._same = {one: same.setdefault(said, one) for one, said in self._reviewed_by.items()}

    def _may_run_out(self, reviewers: tuple[str, ...]) -> bool:
        """Return whether all of some reviewers may have made a ruling themselves: a kind of ruling has one maker at a time."""
        table = self._asking.lifecycle.table
        made = {event for state, rows in table.items() for event, row in rows.items() if event in FIRST_RULINGS and self._any(reviewers, row, state)}
        return len(made) >= len(reviewers)

    def _any(self, some: tuple[str, ...], row: Row[CaseFile, ComplaintRules], state: StrEnum) -> bool:
        return not set(some).isdisjoint(self._asking.who(row, Stand(state)))

    def merged(self, stand: Stand, first: Mapping[str, tuple[str, ...]]) -> Stand:
        """Return a stand without the rulings that make no difference, and with one ruler for all who make the same."""
        ruled = tuple(one for one in stand.ruled if one[1] in self._reviewers)
        ruling = stand.ruling
        if ruling is not None and ruling[1] not in self._reviewers:
            kinds = {kind for kind, _ in ruled}
            ruling = (next(one for one in RULINGS if one not in kinds), self._same[first[ruling[1]][0]])
        return stand._replace(ruling=ruling, ruled=ruled)


def _looks_back(state: StrEnum, row: Row[CaseFile, ComplaintRules]) -> bool:
    """Return whether a line begins or ends where rulings are reviewed."""
    return any(Decided in UNDER_REVIEW.get(cast("State", one), ()) for one in (state, row.to))


def _alike(asking: Asking) -> dict[str, tuple[str, ...]]:
    """Return for everybody those who may stand for them: in the same unit, with the same positions; whom the complaint names is like nobody else."""
    firm, named = asking.firm, {asking.card.person, asking.card.superior}
    kinds = defaultdict[object, list[str]](list)
    for one in firm.everyone:
        kinds[one.id if one.id in named else (one.unit, frozenset(one.positions), one.id in firm.away)].append(one.id)
    return {one: tuple(alike) for alike in kinds.values() for one in alike}
