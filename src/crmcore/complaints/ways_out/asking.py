"""Who may take a step: the guards of the lifecycle's own table are asked, each about everybody, on files made for the purpose."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Final, cast

import attrs

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.procedure import HandlerAssigned
from crmcore.complaints.guards.persons import DECIDING, kept_out
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.rules.section import ComplaintClass, ComplaintRules
from crmcore.complaints.standing_in import standing_in
from crmcore.complaints.states import State
from crmcore.complaints.ways_out.abouts import ANY_TIME, units_of
from crmcore.complaints.ways_out.stands import SOMEBODY, Stand, steps_to
from crmcore.event import Actor, Attempt, within
from crmcore.lifecycles.lifecycle import Lifecycle, Row
from crmcore.lifecycles.transitions import ByGuard, reasons_of, takes
from crmcore.organisation import OrganisationRules, Staff

# The role in which a department handles complaints.
_HANDLES: Final = "handler"


@attrs.frozen(kw_only=True)
class Firm:
    """The people of a firm, and the rules by which they are who they are: representatives of its staff, and who of them is away."""

    organisation: OrganisationRules
    everyone: tuple[Staff, ...]
    away: frozenset[str]
    actors: Mapping[str, Actor] = attrs.field(init=False, eq=False)
    units: tuple[str, ...] = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Make everybody the actor they are, and find the units."""
        object.__setattr__(self, "actors", {one.id: self.organisation.actor(one) for one in self.everyone})
        object.__setattr__(self, "units", units_of(self.everyone))


class _Noting:
    """A file that notes what is read of it, so that what a guard said is known for every file that has the same there."""

    def __init__(self, file: CaseFile, names: list[str]) -> None:
        self._file, self._names = file, names

    def __getattr__(self, name: str) -> object:
        if name not in self._names:
            self._names.append(name)
        return getattr(self._file, name)


@attrs.define
class Asking:
    """Asks who may take a step on complaints of one class that are about the same."""

    rules: ComplaintRules
    lifecycle: Lifecycle[CaseFile, ComplaintRules]
    of_class: ComplaintClass
    card: RecordCard
    firm: Firm
    _files: dict[Stand, CaseFile] = attrs.field(factory=dict)
    _values: dict[tuple[Stand, str], Hashable] = attrs.field(factory=dict)
    _present: dict[Hashable, tuple[Actor, ...]] = attrs.field(factory=dict)
    _reads: dict[str, list[str]] = attrs.field(factory=dict)
    _may: dict[Hashable, tuple[str, ...]] = attrs.field(factory=dict)

    def file(self, stand: Stand) -> CaseFile:
        """Return the file of a complaint that is there."""
        if (found := self._files.get(stand)) is None:
            history = steps_to(stand, self.firm.actors)
            state = cast("State", stand.state)
            found = CaseFile(self.card.number, self.rules.edition, self.lifecycle.ref, state, self.of_class.id, self.card, history)
            self._files[stand] = found
        return found

    def present(self, stand: Stand) -> tuple[Actor, ...]:
        """Return everybody who is not away, each with the roles in which they stand in for others there."""
        near = (stand.state in DECIDING, stand.recused)
        if (found := self._present.get(near)) is None:
            file, firm = self.file(stand), self.firm
            found = tuple(
                firm.organisation.actor(
                    one, stands_in_for=standing_in(one, file, organisation=firm.organisation, everyone=firm.everyone, away=firm.away)
                )
                for one in firm.everyone
                if one.id not in firm.away
            )
            self._present[near] = found
        return found

    def who(self, row: Row[CaseFile, ComplaintRules], stand: Stand) -> tuple[str, ...]:
        """Return everybody who may take a step there, by id; what it takes in evidence can be had."""
        names = self._reads.setdefault(row.id, [])
        if (found := self._may.get(self._seen(row, names, stand))) is None:
            noting = cast("CaseFile", _Noting(self.file(stand), names))
            found = tuple(one.id for one in self.present(stand) if not against(row.before, noting, one, self.rules))
            self._may[self._seen(row, names, stand)] = found
        return found

    def _seen(self, row: Row[CaseFile, ComplaintRules], names: list[str], stand: Stand) -> Hashable:
        """Return everything that the guards of a row look at there, as far as is known by now."""
        return (row.id, stand.state in DECIDING, stand.recused, *(self._value(stand, name) for name in names))

    def _value(self, stand: Stand, name: str) -> Hashable:
        if (key := (stand, name)) not in self._values:
            value = getattr(self.file(stand), name)
            self._values[key] = value if isinstance(value, Hashable) else stand
        return self._values[key]

    def reads(self, row: Row[CaseFile, ComplaintRules], name: str) -> bool:
        """Return whether the guards of a row were seen to look at something of a file."""
        return name in self._reads.get(row.id, ())

    def departments(self, row: Row[CaseFile, ComplaintRules], stand: Stand) -> tuple[str, ...]:
        """Return the units that may be named to handle a complaint that is there: of several with the same handlers in them, one."""
        file = self.file(stand)
        guards = [one for one in row.after if HandlerAssigned in takes(one)]
        named: dict[tuple[str, ...], str] = {}
        for unit in self.firm.units:
            event = HandlerAssigned(at=ANY_TIME, by=SOMEBODY, department=unit)
            if not any(reasons_of(guard, guard(file, event, self.rules)) for guard in guards):
                named.setdefault(tuple(one.id for one in self.present(stand) if _HANDLES in one.acts_as and within(one.unit, unit)), unit)
        return tuple(named.values())

    def worth_recusing(self, role: str, stand: Stand, at_most: int) -> tuple[str, ...]:
        """Return whose recusal may open a role to those who stand in: the last who can act in it, or one of its holders if all are only away."""
        file, held = self.file(stand), [one for one in self.firm.actors.values() if role in one.roles]
        free = [one.id for one in held if not kept_out(file, one)]
        there = tuple(one for one in free if one not in self.firm.away)
        if there:
            return there if len(there) <= at_most else ()
        return tuple(free[:1]) if len(free) == len(held) else ()


def against(
    guards: tuple[ByGuard[CaseFile, ComplaintRules], ...], file: CaseFile, actor: Actor, rules: ComplaintRules
) -> tuple[ByGuard[CaseFile, ComplaintRules], ...]:
    """Return which of some guards keep somebody from a step."""
    attempt = Attempt(at=ANY_TIME, by=actor)
    return tuple(guard for guard in guards if reasons_of(guard, guard(file, attempt, rules)))
