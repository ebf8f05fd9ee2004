"""Moving open cases to a newer table or edition: planned first, with those that cannot go and why; then one by one, as an event on record.

What was done stands. A case goes only where the new table has its state (or `states` says which one takes its place, no later than what was done
leads to there), and only where everything that may follow still ends well, with all that is owed (`verifying`). So no migration gets round the law.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

import attrs

from crmcore._arguments import typed
from crmcore.decision import Decision, Facts, Outcome, Reason, reason
from crmcore.errors import Refused
from crmcore.event import Actor, precedes
from crmcore.lifecycles.case import HasEdition, Step
from crmcore.lifecycles.history import MIGRATE, MIGRATION_CLAUSE, Migrated, MovableCase
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.transitions import ByGuard, reasons_of
from crmcore.lifecycles.verifying import faults_from
from crmcore.lifecycles.vocabulary import Vocabulary
from crmcore.messages import Language, Term, render
from crmcore.reached import ClockReached

M = TypeVar("M", bound=MovableCase)
R = TypeVar("R", bound=HasEdition)

SAME: Final[Mapping[str, str]] = MappingProxyType({})


@attrs.frozen
class Going:
    """A case that can go: its state now, and its state afterwards."""

    id: str
    was: StrEnum
    state: StrEnum


@attrs.frozen
class Staying:
    """A case that cannot go, with every reason."""

    id: str
    state: StrEnum
    reasons: tuple[Reason, ...]


@attrs.frozen
class MigrationReport:
    """Which cases can go to a new table or edition, and which cannot and why, those that are over among them; nothing has moved yet."""

    edition: str
    going: tuple[Going, ...]
    staying: tuple[Staying, ...]

    @property
    def over(self) -> tuple[Staying, ...]:
        """Return those that cannot go because they are over: nothing remains to be done for them."""
        return tuple(one for one in self.staying if any(why.code == "migration.finished" for why in one.reasons))

    def text(self, lang: Language = Language.EN) -> str:
        """Return it, one case per line; those that are over are counted only."""
        over = self.over
        open_ = tuple(one for one in self.staying if one not in over)
        counts = Facts({"edition": self.edition, "going": len(self.going), "staying": len(open_), "over": len(over)})
        lines = [render("migration.report_over" if over else "migration.report", counts, lang)]
        lines += [render("migration.goes", {"id": one.id, "was": Term(one.was), "state": Term(one.state)}, lang) for one in self.going]
        for other in open_:
            why = " · ".join(why.text(lang) for why in other.reasons)
            lines.append(render("migration.stays", {"id": other.id, "state": Term(other.state), "why": why}, lang))
        return "\n  ".join(lines)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def migrate(
    case: M,
    was: Lifecycle[M, R],
    to: Lifecycle[M, R],
    rules: R,
    vocabulary: Vocabulary[M, R],
    /,
    *,
    at: datetime,
    by: Actor,
    why: str,
    states: Mapping[str, str] = SAME,
    alike: Mapping[str, str] = SAME,
    allowed: tuple[ByGuard[M, R], ...] = (),
    approved_by: Actor | None = None,
    reached: tuple[ClockReached, ...] = (),
    clause: str = MIGRATION_CLAUSE,
) -> M:
    """Return a case under another lifecycle and edition, with the migration as a step of its history.

    `was` is the lifecycle that it is under, `rules` are those of the edition that it goes to, `states` says for states that `to` does not have which
    one takes their place: none that lies later there than what the case has done leads to, but for those that are `alike`. `allowed` are guards on
    who may do this, `approved_by` and `reached` are put on record, `clause` is what a refusal cites. Raises `Refused` with every reason.

    Clause: RULES-4.28
    """
    target, reasons = obstacles(case, was, to, rules, vocabulary, states=states, alike=alike)
    event = Migrated(
        at=at,
        by=by,
        why=why,
        was_edition=case.edition,
        was_lifecycle=case.lifecycle,
        was_state=case.state.value,
        edition=rules.edition,
        lifecycle=to.ref,
        state=target.value,
        approved_by=approved_by,
        reached=reached,
    )
    history = case.history
    if history and precedes(event.at, history[-1].event.at):
        reasons += (reason("out_of_order", at=event.at, last=history[-1].event.at),)
    if not why.strip():
        reasons += (reason("migration.no_reason"),)
    for guard in allowed:
        reasons += reasons_of(guard, guard(case, event, rules))
    if reasons:
        raise Refused(Decision(Outcome.REFUSED, reasons, MIGRATE, clause, rules.edition), MIGRATE, to.name.partition("/")[0], case.id)
    return case.under(rules.edition, to.ref, target, (*history, Step(len(history) + 1, MIGRATE, event)))


def obstacles(
    case: M,
    was: Lifecycle[M, R],
    to: Lifecycle[M, R],
    rules: R,
    vocabulary: Vocabulary[M, R],
    /,
    *,
    states: Mapping[str, str] = SAME,
    alike: Mapping[str, str] = SAME,
) -> tuple[StrEnum, tuple[Reason, ...]]:
    """Return the state that a case would go to, and everything that keeps it from going.

    Clause: RULES-4.28
    """
    if rules.knows(case.edition) and case.lifecycle == to.ref:
        return case.state, (reason("migration.there_already", id=case.id, edition=case.edition),)
    if case.state in was.final:
        return case.state, (reason("migration.finished", id=case.id, state=Term(case.state)),)
    wanted = states.get(case.state, case.state)
    open_states = open_states_of(to)
    if wanted != case.state and case.state in open_states:
        return case.state, (reason("migration.has_state", state=Term(case.state), lifecycle=to.name, version=to.version, wanted=Term(wanted)),)
    if wanted not in open_states:
        facts = Facts({"state": Term(wanted), "lifecycle": to.name, "version": to.version, "known": tuple(map(Term, open_states.values()))})
        return case.state, (Reason("migration.no_state", facts),)
    target = open_states[wanted]
    place = vocabulary.start(target)
    for step in case.history:
        place = vocabulary.after(place, type(step.event), target)
    found = faults_from(place, to, vocabulary, path=to.name)
    reasons = tuple(Reason(one.code, one.facts) for one in found)
    if wanted not in (case.state, alike.get(case.state)) and target not in (come := come_to(case, to, vocabulary)):
        facts = Facts({"id": case.id, "state": Term(target), "lifecycle": to.name, "version": to.version, "known": tuple(map(Term, come))})
        reasons += (Reason("migration.too_late", facts),)
    return target, reasons


def open_states_of(lifecycle: Lifecycle[M, R]) -> Mapping[str, StrEnum]:
    """Return the states in which an open case can be, by name."""
    return {one.value: one for one in lifecycle.states if one not in lifecycle.final and one != lifecycle.initial}


def come_to(case: M, to: Lifecycle[M, R], vocabulary: Vocabulary[M, R]) -> tuple[StrEnum, ...]:
    """Return the states that lie behind a case in a table: those that what it has done leads through, without what was gone back on.

    What the table has no line for leads nowhere; it leads back to the beginning if it sends a document back, or opens what is owed from the start.
    """
    back = {*vocabulary.returns, *(event for owed in vocabulary.obligations if owed.from_start for event in owed.reopened_by)}
    known = open_states_of(to)
    way = [to.initial]
    for step in case.history:
        kind = type(step.event)
        if (row := to.table[way[-1]].get(kind)) is not None:
            now = row.to
        elif isinstance(step.event, Migrated) and step.event.state in known:
            now = known[step.event.state]
        elif kind in back:
            del way[2:]
            continue
        else:
            continue
        way = [*(way[: way.index(now)] if now in way else way), now]
    return tuple(way[1:])
