"""From where no end of a complaint is reached, whatever anybody does: every step that somebody may take is taken, from the first one on.

An end is an answer to the customer and whatever the lifecycle asks for then. What ends a complaint without one (it is withdrawn, referred to another
body, merged into another) is walked like every step, but is no way out. Somebody may have to be recused for another to stand in: that is a way out
too, of at most two persons. Remedies cost no money here: whether somebody may approve an amount is a question of the limits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeAlias, cast

import attrs

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.procedure import Decided
from crmcore.complaints.events.review import RULINGS, UNDER_REVIEW
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import State
from crmcore.complaints.ways_out.asking import Asking
from crmcore.complaints.ways_out.stands import Counting, Stand
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
        self._counting = Counting.in_table(self._table)
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
