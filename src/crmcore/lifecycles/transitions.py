"""One line of a lifecycle's table: where from, what happened, where to, under which clause, and the guards that may say no.

Two kinds of guard, visible in the table. `by=` asks who and when: it sees an `Attempt`, which is all there is before anything happened, so
`explain` can ask it too. `given=` asks what must hold of the event itself. Guards are plain functions; the first line of the docstring is the
sentence that explanations and docs print.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final, Generic, TypeAlias, TypeVar, cast

import attrs

from crmcore.decision import Reason
from crmcore.event import Attempt, Event
from crmcore.messages import TEXTS, Language

C_contra = TypeVar("C_contra", contravariant=True)
R_contra = TypeVar("R_contra", contravariant=True)
C = TypeVar("C")
E = TypeVar("E", bound=Event)
R = TypeVar("R")

# What a guard answers: nothing (`None` or an empty tuple) where it is content, else why not, with one reason or several.
WhyNot: TypeAlias = Reason | tuple[Reason, ...] | None

# A guard that asks who and when, and one that asks what holds of its own event.
ByGuard: TypeAlias = Callable[[C, Attempt, R], WhyNot]
GivenGuard: TypeAlias = Callable[[C, E, R], WhyNot]


# In place of a state to go to: the case stays where it is, whatever that is.
STAYS: Final = None


@attrs.frozen(kw_only=True)
class Transition(Generic[C_contra, R_contra]):
    """One line of a lifecycle's table; made by `transition`, which ties the guards to the event."""

    id: str
    from_: tuple[StrEnum, ...]
    event: type[Event]
    to: StrEnum | None
    clause: str
    by: tuple[ByGuard[C_contra, R_contra], ...]
    given: tuple[GivenGuard[C_contra, Event, R_contra], ...]
    reopening: bool

    def leads(self, state: StrEnum) -> StrEnum:
        """Return where it leads from a state: to its own, or nowhere else where it stays."""
        return state if self.to is None else self.to

    @property
    def guards(self) -> tuple[GivenGuard[C_contra, Event, R_contra], ...]:
        """Return all guards in the order in which they are asked: first who and when, then what must hold."""
        return (*self.by, *self.given)


def transition(
    id: str,
    from_: StrEnum | tuple[StrEnum, ...],
    event: type[E],
    to: StrEnum | None,
    clause: str,
    *,
    by: tuple[ByGuard[C, R], ...] = (),
    given: tuple[GivenGuard[C, E, R], ...] = (),
    reopening: bool = False,
) -> Transition[C, R]:
    """Write one line of a lifecycle's table.

    `id` is a word that stands in histories, logs, docs and errors. `from_` may name several states, and `to` may be `STAYS`. A guard under `given=`
    takes exactly this `event`; one under `by=` takes an `Attempt`; type checkers see a guard at the wrong place. `reopening=True` marks a line that
    may leave a final state.
    """
    return Transition(
        id=id,
        from_=from_ if isinstance(from_, tuple) else (from_,),
        event=event,
        to=to,
        clause=clause,
        by=by,
        # The table hands a guard only events of the class that stands on its own line.
        given=cast("tuple[GivenGuard[C, Event, R], ...]", given),
        reopening=reopening,
    )


def name_of(guard: Callable[..., WhyNot]) -> str:
    """Return the stable name of a guard: its function's."""
    return getattr(guard, "__name__", type(guard).__name__)


def sentence(guard: Callable[..., WhyNot], lang: Language = Language.EN) -> str:
    """Answer what a guard asks for, as one sentence without a full stop: the first line of its docstring.

    In Chinese the text with the code `guard.<name>` of the message tables, where there is one.
    """
    text = TEXTS.get(f"guard.{name_of(guard)}")
    if lang == Language.ZH and text is not None:
        return text.zh
    line = (guard.__doc__ or "").strip().partition("\n")[0].strip().removesuffix(".")
    return line[:1].lower() + line[1:]
