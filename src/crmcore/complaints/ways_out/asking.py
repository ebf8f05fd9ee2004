"""Who may take a step: the guards of the lifecycle's own table are asked, each about everybody, on files made for the purpose."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Final, TypeAlias, cast

import attrs

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.procedure import HandlerAssigned
from crmcore.complaints.guards.persons import kept_from_acting_as
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.rules.section import ComplaintClass, ComplaintRules
from crmcore.complaints.stand_ins import standing_in
from crmcore.complaints.states import State
from crmcore.complaints.ways_out.abouts import ANY_TIME
from crmcore.complaints.ways_out.representatives import kinds_of_units
from crmcore.complaints.ways_out.stands import SOMEBODY, Stand, steps_to
from crmcore.event import Actor, Attempt, within
from crmcore.lifecycles.lifecycle import Lifecycle, Row
from crmcore.lifecycles.transitions import ByGuard, reasons_of, takes
from crmcore.organisation import OrganisationRules, Staff

Guard: TypeAlias = ByGuard[CaseFile, ComplaintRules]

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
        """Keep everybody as the actor they are, and the units that have staff."""
        object.__setattr__(self, "actors", {one.id: self.organisation.actor(one) for one in self.everyone})
        object.__setattr__(self, "units", tuple(kinds_of_units(self.everyone)))


@attrs.frozen
class _Seen:
    """A file, and what was read of it before."""

    file: CaseFile
    values: dict[str, object] = attrs.field(factory=dict)

    def value(self, name: str) -> object:
        """Return what the file has there."""
        if name not in self.values:
            self.values[name] = getattr(self.file, name)
        return self.values[name]

    def key(self, name: str) -> Hashable:
        """Return by what two files are the same there; the file itself for what can't be compared."""
        value = self.value(name)
        return value if isinstance(value, Hashable) else id(self)


class _Noting:
    """A file that notes what is read of it, so that what a guard said is known for every file that has the same there."""

    def __init__(self, seen: _Seen, names: list[str]) -> None:
        self._seen, self._names = seen, names

    def __getattr__(self, name: str) -> object:
        if name not in self._names:
            self._names.append(name)
        return self._seen.value(name)


@attrs.frozen
class Answers:
    """What guards said of everybody on complaints that are about the same, and who is there to try: shared by all lifecycles."""

    present: dict[Hashable, tuple[Attempt, ...]] = attrs.field(factory=dict)
    reads: dict[Guard, list[str]] = attrs.field(factory=dict)
    passed: dict[Hashable, frozenset[str]] = attrs.field(factory=dict)
    lines: dict[tuple[Guard, ...], list[str]] = attrs.field(factory=dict)
    may: dict[Hashable, tuple[str, ...]] = attrs.field(factory=dict)


@attrs.define
class Asking:
    """Asks who may take a step on complaints of one class that are about the same."""

    rules: ComplaintRules
    lifecycle: Lifecycle[CaseFile, ComplaintRules]
    of_class: ComplaintClass
    card: RecordCard
    firm: Firm
    answers: Answers = attrs.field(factory=Answers)
    _files: dict[Stand, _Seen] = attrs.field(factory=dict)
    _departments: dict[Hashable, tuple[str, ...]] = attrs.field(factory=dict)

    def file(self, stand: Stand) -> CaseFile:
        """Return the file of a complaint that is there."""
        return self._file(stand).file

    def _file(self, stand: Stand) -> _Seen:
        if (found := self._files.get(stand)) is None:
            history, state = steps_to(stand, self.firm.actors), cast("State", stand.state)
            file = CaseFile(self.card.number, self.rules.edition, self.lifecycle.ref, state, self.of_class.id, self.card, history)
            found = self._files[stand] = _Seen(file)
        return found

    def _near(self, stand: Stand) -> Hashable:
        """Return what decides who stands in for whom."""
        return (self.card.superior is not None and stand.state is State.SUBMITTED, stand.recused)

    def present(self, stand: Stand) -> tuple[Attempt, ...]:
        """Return what everybody who is not away would try, each with the roles in which they stand in for others there."""
        near = self._near(stand)
        if (found := self.answers.present.get(near)) is None:
            file, firm = self.file(stand), self.firm
            actors = (
                firm.organisation.actor(
                    one, stands_in_for=standing_in(one, file, organisation=firm.organisation, everyone=firm.everyone, away=firm.away)
                )
                for one in firm.everyone
                if one.id not in firm.away
            )
            found = self.answers.present[near] = tuple(Attempt(at=ANY_TIME, by=one) for one in actors)
        return found

    def who(self, row: Row[CaseFile, ComplaintRules], stand: Stand) -> tuple[str, ...]:
        """Return everybody who may take a step there, by id; what it takes in evidence can be had."""
        near, seen, names = self._near(stand), self._file(stand), self.answers.lines.setdefault(row.before, [])
        if (found := self.answers.may.get((row.before, near, *map(seen.key, names)))) is None:
            passed = [self._passed(guard, stand, near, seen) for guard in row.before]
            names += dict.fromkeys(name for guard in row.before for name in self.answers.reads[guard] if name not in names)
            found = tuple(one.by.id for one in self.present(stand) if all(one.by.id in each for each in passed))
            self.answers.may[row.before, near, *map(seen.key, names)] = found
        return found

    def _passed(self, guard: Guard, stand: Stand, near: Hashable, seen: _Seen) -> frozenset[str]:
        """Return whom a guard lets pass: asked once for all files in which everything that it looks at is the same."""
        names = self.answers.reads.setdefault(guard, [])
        if (found := self.answers.passed.get((guard, near, *map(seen.key, names)))) is None:
            noting = cast("CaseFile", _Noting(seen, names))
            found = frozenset(one.by.id for one in self.present(stand) if not reasons_of(guard, guard(noting, one, self.rules)))
            self.answers.passed[guard, near, *map(seen.key, names)] = found
        return found

    def reads(self, row: Row[CaseFile, ComplaintRules], name: str) -> bool:
        """Return whether the guards of a row were seen to look at something of a file."""
        return any(name in self.answers.reads.get(guard, ()) for guard in row.before)

    def departments(self, row: Row[CaseFile, ComplaintRules], stand: Stand) -> tuple[str, ...]:
        """Return the units that may be named to handle a complaint that is there: of several with the same handlers in them, one."""
        if (found := self._departments.get((row.id, self._near(stand)))) is not None:
            return found
        file = self.file(stand)
        guards = [one for one in row.after if HandlerAssigned in takes(one)]
        named: dict[tuple[str, ...], str] = {}
        for unit in self.firm.units:
            event = HandlerAssigned(at=ANY_TIME, by=SOMEBODY, department=unit)
            if not any(reasons_of(guard, guard(file, event, self.rules)) for guard in guards):
                named.setdefault(tuple(one.by.id for one in self.present(stand) if _HANDLES in one.by.acts_as and within(one.by.unit, unit)), unit)
        found = self._departments[row.id, self._near(stand)] = tuple(named.values())
        return found

    def worth_recusing(self, role: str, stand: Stand, at_most: int) -> tuple[str, ...]:
        """Return whose recusal may open a role to those who stand in: the last who can act in it, or one of its holders if all are only away."""
        file, held = self.file(stand), [one for one in self.firm.actors.values() if role in one.roles]
        free = [one.id for one in held if not kept_from_acting_as(file, one, role)]
        there = tuple(one for one in free if one not in self.firm.away)
        if there:
            return there if len(there) <= at_most else ()
        return tuple(free[:1]) if len(free) == len(held) else ()


def against(guards: tuple[Guard, ...], file: CaseFile, actor: Actor, rules: ComplaintRules) -> tuple[Guard, ...]:
    """Return which of some guards keep somebody from a step."""
    attempt = Attempt(at=ANY_TIME, by=actor)
    return tuple(guard for guard in guards if reasons_of(guard, guard(file, attempt, rules)))
