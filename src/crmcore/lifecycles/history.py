"""A history may run through several tables: `Migrated` marks where one gave way to the next, and cuts it into stretches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Generic, Protocol, Self, TypeVar

import attrs

from crmcore import privacy
from crmcore._arguments import typed
from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.event import Actor, Event, in_utc, instant
from crmcore.lifecycles.case import Case, HasEdition, LifecycleRef, Step
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.reached import ClockReached

C = TypeVar("C", bound=Case)
M = TypeVar("M", bound="MovableCase")
R = TypeVar("R", bound=HasEdition)

# The id of the step that a migration leaves in a history: no table has a line for it.
MIGRATE = "migrate"
MIGRATION_CLAUSE = "RULES-4.28"


@attrs.frozen(kw_only=True)
class Migrated(Event):
    """A case left the table and the edition it was under for others, which govern it from here on; what was done before stands.

    `was_…` is where it was, the others where it is now; states are the names that the tables use. `why` is free text. `approved_by` is the second
    person, where it took one. `reached` is what each of its clocks had reached, by the rules that it left.

    Clause: RULES-4.28
    """

    name: ClassVar[str] = "migrated"
    was_edition: str
    was_lifecycle: LifecycleRef
    was_state: str
    edition: str
    lifecycle: LifecycleRef
    state: str
    why: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)
    approved_by: Actor | None = None
    reached: tuple[ClockReached, ...] = ()


class MovableCase(Case, Protocol):
    """A case that may be put under another table and edition.

    P1: `under` changes edition, lifecycle, state and history, and nothing else but what follows from that history.
    """

    def under(self, edition: str, lifecycle: LifecycleRef, state: StrEnum, history: tuple[Step, ...], /) -> Self:
        """Return the same case under another edition and lifecycle."""
        ...


@attrs.frozen
class Stretch(Generic[C]):
    """The part of a history that one table in one edition governs: the case as it entered, and the steps that it took there."""

    entered: C
    steps: tuple[Step, ...]


@typed
def stretch(case: C, initial: StrEnum, /) -> Stretch[C]:
    """Return the stretch of a case that its own lifecycle governs: from `initial`, or from its last migration on."""
    history = case.history
    for n in range(len(history), 0, -1):
        if isinstance(event := history[n - 1].event, Migrated):
            return Stretch(case.moved(type(case.state)(event.state), history[:n]), history[n:])
    return Stretch(case.moved(initial, ()), history)


def edition_at(case: Case, at: datetime, /) -> str:
    """Return the edition that governs a case at an instant; before its first step the one that it began under.

    Raises `InvalidType` for a naive instant.
    """
    moment = in_utc(at)
    later = (step.event.was_edition for step in case.history if isinstance(step.event, Migrated) and in_utc(step.event.at) > moment)
    return next(later, case.edition)


def as_of(case: M, at: datetime, rules: R, find: Callable[[R, LifecycleRef], Lifecycle[M, R]], /) -> M:
    """Return a case as it stood at an instant, what happened then included; `find` returns the lifecycle of a name and version under rules.

    Before its first step it is in the initial state, under the edition and lifecycle that it began with. Raises `InvalidValue` for rules of
    an edition other than the one that governed it then, `InvalidType` for a naive instant.
    """
    moment = in_utc(at)
    kept = tuple(step for step in case.history if in_utc(step.event.at) <= moment)
    gone = case.history[len(kept) :]
    left = next((step.event for step in gone if isinstance(step.event, Migrated)), None)
    edition, ref = (case.edition, case.lifecycle) if left is None else (left.was_edition, left.was_lifecycle)
    # What has no edition, or does not say which ones it knows, is not rules: `find` says so.
    if isinstance(getattr(rules, "edition", None), str) and hasattr(rules, "knows") and not rules.knows(edition):
        code = "wrong_edition" if left is None else "wrong_edition_then"
        raise InvalidValue(reason(code, id=case.id, wanted=edition, found=rules.edition, at=instant(at)))
    table = find(rules, ref)
    part = stretch(case.under(edition, ref, case.state, kept), table.initial)
    state = part.entered.state
    for step in part.steps:
        state = table.table[state][type(step.event)].to
    return part.entered.moved(state, kept)
