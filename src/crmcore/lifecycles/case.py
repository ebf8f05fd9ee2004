"""What moves through a lifecycle: a frozen case with its history of steps. The engine needs no more of it than this protocol."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, Protocol, Self, TypeAlias

from crmcore.event import Event

# Name and version of a lifecycle, as a case records them when it begins.
LifecycleRef: TypeAlias = tuple[str, int]


class Step(NamedTuple):
    """One step of a history: its number (from 1), the transition taken, and what happened.

    (case id, `seq`) identifies the event for ever; the version of a case is the number of its steps. A named tuple, because steps are what a replay
    makes most of.
    """

    seq: int
    transition: str
    event: Event


class HasEdition(Protocol):
    """Rules that know the edition they stand in: any section of a rulebook."""

    @property
    def edition(self) -> str:
        """Return the edition's id."""
        ...


class Case(Protocol):
    """A frozen value that moves through a lifecycle.

    P1: it never changes; `moved` returns another. P2: everything but state and history stays as it was when the case began, or derives from them.
    """

    @property
    def id(self) -> str:
        """Return the id that the host gave; it stands in errors, so it must not be a natural person's number."""
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
        """Return where the case stands."""
        ...

    @property
    def history(self) -> tuple[Step, ...]:
        """Return every step taken, first ones first."""
        ...

    def moved(self, state: StrEnum, history: tuple[Step, ...], /) -> Self:
        """Return the same case in another state, with another history."""
        ...
