"""What moves through a lifecycle: a frozen case with its history of steps. The engine needs only the protocol `Case`."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, NamedTuple, Protocol, Self, TypeAlias, TypeVar, cast

import attrs

from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import Event, unseen

E = TypeVar("E", bound=Event)
S = TypeVar("S", bound=StrEnum)

# Name and version of a lifecycle, as a case records them when it begins.
LifecycleRef: TypeAlias = tuple[str, int]


def ref_text(ref: LifecycleRef) -> str:
    """Return name and version of a lifecycle as they are told: `complaint/standard v1`."""
    return "{} v{}".format(*ref)


class Step(NamedTuple):
    """One step of a history: its number (from 1), the transition taken, and what happened.

    (case id, `seq`) identifies the event for ever; the version of a case is the number of its steps. A named tuple, because a replay makes more
    steps than anything else.
    """

    seq: int
    transition: str
    event: Event


class HasEdition(Protocol):
    """Rules that carry the id of their edition: any section of a rulebook (`crmcore.section.Section`)."""

    @property
    def edition(self) -> str:
        """Return the section's id, which cases record when they begin."""
        ...

    def knows(self, edition: str, /) -> bool:
        """Return whether what was recorded under an id belongs to these rules."""
        ...


class Case(Protocol):
    """A frozen value that moves through a lifecycle.

    P1: it never changes; `moved` returns another. P2: everything but state and history stays as it was when the case began, or derives from them.
    """

    @property
    def id(self) -> str:
        """Return the id that the host gave; it appears in errors, so it must not be a natural person's number."""
        ...

    @property
    def edition(self) -> str:
        """Return the edition of the rulebook that the case began under."""
        ...

    @property
    def lifecycle(self) -> LifecycleRef:
        """Return name and version of the lifecycle that the case began under."""
        ...

    @property
    def state(self) -> StrEnum:
        """Return the state that the case is in."""
        ...

    @property
    def history(self) -> tuple[Step, ...]:
        """Return every step taken, oldest first."""
        ...

    def moved(self, state: StrEnum, history: tuple[Step, ...], /) -> Self:
        """Return the same case in another state, with another history."""
        ...


def _check_state(_case: object, _field: object, state: S) -> None:
    if not isinstance(state, StrEnum):
        raise InvalidType(reason("state_no_word", found=str(state), type=type(state).__name__))


def _check_id(_case: object, _field: object, id_: str) -> None:
    if (found := unseen(id_)) is not None:
        raise InvalidValue(reason("control_characters", field="id", found=found))


@attrs.frozen
class CaseData(Generic[S]):
    """What every case has on record, frozen; `S` are the states of its process.

    Raises `InvalidType` for a state that is not a member of a `StrEnum`, such as its bare word, `InvalidValue` for an id that holds
    characters that nobody sees.

    A process whose cases have fields of their own repeats the line of `history` after them: it comes last in what is saved.
    """

    id: str = attrs.field(validator=_check_id)
    edition: str
    lifecycle: LifecycleRef
    state: S = attrs.field(validator=_check_state)
    history: tuple[Step, ...] = ()

    def moved(self, state: StrEnum, history: tuple[Step, ...], /) -> Self:
        """Return the same case in another state, with another history."""
        return self.under(self.edition, self.lifecycle, state, history)

    def under(self, edition: str, lifecycle: LifecycleRef, state: StrEnum, history: tuple[Step, ...], /) -> Self:
        """Return the same case under another edition and lifecycle: what a migration does."""
        # The tables of a process name no states but its own.
        return attrs.evolve(self, edition=edition, lifecycle=lifecycle, state=cast("S", state), history=history)

    @property
    def version(self) -> int:
        """Return how many steps are on record: what a store compares before it saves."""
        return len(self.history)

    def last(self, *kinds: type[E]) -> E | None:
        """Return the latest event of these kinds; None where there is none."""
        for step in reversed(self.history):
            if isinstance(step.event, kinds):
                return step.event
        return None
