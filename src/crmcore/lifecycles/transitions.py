"""One line of a lifecycle's table: where from, what happened, where to, under which clause, and the guards that may say no.

Three columns of guards, visible in the table. `by=` checks who may take it, and when: it sees an `Attempt`, which is all there is before anything
happened. `law=` is what no firm may change, of either kind: who may not, or what must hold of the event. `given=` is what only this table
requires of the event. Guards are plain functions; the first line of the docstring is the sentence that explanations and docs print, and what a guard
looks at is the class that its second parameter is annotated with.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Final, Generic, TypeAlias, TypeVar, cast, get_args

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType
from crmcore.event import Attempt, Event
from crmcore.messages import TEXTS, Language, Term

C_contra = TypeVar("C_contra", contravariant=True)
R_contra = TypeVar("R_contra", contravariant=True)
C = TypeVar("C")
E = TypeVar("E", bound=Event)
R = TypeVar("R")

# What a guard returns: nothing (`None` or an empty tuple) where it has no objection, else why not, with one reason or several.
WhyNot: TypeAlias = Reason | tuple[Reason, ...] | None

# A guard on who and when, and a guard on its own event.
ByGuard: TypeAlias = Callable[[C, Attempt, R], WhyNot]
GivenGuard: TypeAlias = Callable[[C, E, R], WhyNot]


# In place of a state to go to: the case stays where it is, whatever that is.
STAYS: Final = None

# Whether Python runs without docstrings, as it does with `-OO`.
NO_DOCSTRINGS: Final = __doc__ is None
# How the line of a guard's docstring begins that says in Chinese what its first line says.
_IN_CHINESE: Final = "Chinese:"


@typed_fields
@attrs.frozen(kw_only=True)
class Transition(Generic[C_contra, R_contra]):
    """One line of a lifecycle's table; made by `transition`, which ties the guards to the event."""

    id: str
    from_: tuple[StrEnum, ...]
    event: type[Event]
    to: StrEnum | None
    clause: str
    by: tuple[ByGuard[C_contra, R_contra], ...]
    law: tuple[GivenGuard[C_contra, Event, R_contra], ...]
    given: tuple[GivenGuard[C_contra, Event, R_contra], ...]
    reopening: bool

    def leads(self, state: StrEnum) -> StrEnum:
        """Return the state that it leads to: `to`, or the given state where the case stays."""
        return state if self.to is None else self.to

    @property
    def guards(self) -> tuple[GivenGuard[C_contra, Event, R_contra], ...]:
        """Return all guards in the order in which they are run: who may, what is law, what this table requires."""
        return (*self.by, *self.law, *self.given)


@typed
def transition(
    id: str,
    from_: StrEnum | tuple[StrEnum, ...],
    event: type[E],
    to: StrEnum | None,
    clause: str,
    *,
    by: tuple[ByGuard[C, R], ...] = (),
    law: tuple[GivenGuard[C, E, R], ...] = (),
    given: tuple[GivenGuard[C, E, R], ...] = (),
    reopening: bool = False,
) -> Transition[C, R]:
    """Write one line of a lifecycle's table.

    `id` is a word that appears in histories, logs, docs and errors. `from_` may name several states, and `to` may be `STAYS`. A guard under `by=`
    takes an `Attempt`; one under `given=` takes exactly this `event`; one under `law=` either; type checkers report a guard in the wrong column.
    `reopening=True` marks a line that may leave a final state.
    """
    return Transition(
        id=id,
        from_=(from_,) if isinstance(from_, StrEnum) else from_,
        event=event,
        to=to,
        clause=clause,
        by=by,
        # The table hands a guard only events of the class on its own line.
        law=cast("tuple[GivenGuard[C, Event, R], ...]", law),
        given=cast("tuple[GivenGuard[C, Event, R], ...]", given),
        reopening=reopening,
    )


def lacks_role(attempt: Attempt, *roles: str) -> Reason | None:
    """Return the reason that an actor holds none of these roles, for guards on who may act; None where they hold one."""
    if attempt.by.roles.isdisjoint(roles):
        return reason("lacks_role", actor=attempt.by.id, roles=tuple(Term(one) for one in roles))
    return None


def name_of(guard: Callable[..., WhyNot]) -> str:
    """Return the stable name of a guard: its function's."""
    return getattr(guard, "__name__", type(guard).__name__)


def reasons_of(guard: Callable[..., WhyNot], said: WhyNot) -> tuple[Reason, ...]:
    """Return what a guard said as reasons, none where it was content.

    Raises `InvalidType`, naming the guard, for anything else than a guard may say, such as a text.
    """
    if said is None:
        return ()
    if isinstance(said, Reason):
        return (said,)
    if isinstance(said, tuple) and all(isinstance(one, Reason) for one in said):
        return said
    name = f"{guard.__module__}.{getattr(guard, '__qualname__', type(guard).__qualname__)}"
    found = f"tuple of {', '.join(dict.fromkeys(type(one).__name__ for one in said))}" if isinstance(said, tuple) else type(said).__name__
    raise InvalidType(reason("guard_says", guard=name, found=found))


@cache
def takes(guard: Callable[..., WhyNot]) -> tuple[type[Attempt], ...]:
    """Return the classes that a guard looks at: `Attempt` for one on who and when, else the events whose evidence it checks.

    They are read from the annotation of its second parameter, by name: one class, or several with `|` between them, which may have a name of their
    own. Empty where that names no such class, or none that its module has at run time.
    """
    kinds = _classes(_second_annotation(guard), getattr(guard, "__globals__", {}))
    return tuple(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Attempt))


def _second_annotation(guard: Callable[..., WhyNot]) -> object:
    """Return the annotation of a guard's second parameter; None where it has no such one. A plain function is read without the dear `inspect`."""
    if inspect.isfunction(guard) and not hasattr(guard, "__wrapped__") and guard.__code__.co_argcount > 1:
        return guard.__annotations__.get(guard.__code__.co_varnames[1])
    _, asked, *_ = (*inspect.signature(guard).parameters.values(), None, None)
    return None if asked is None else asked.annotation


def _classes(annotation: object, known: Mapping[str, object]) -> tuple[object, ...]:
    if isinstance(annotation, str):  # not evaluated: a look-up is ten times as fast, and runs nothing
        return tuple(one for name in annotation.split(" | ") for one in _classes(known.get(name), {}))
    return get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)


def asks_before(guard: Callable[..., WhyNot]) -> bool:
    """Return whether a guard can be run before anything happened: it needs only who and when."""
    return takes(guard) == (Attempt,)


@typed
def sentence(guard: Callable[..., WhyNot], lang: Language = Language.EN) -> str:
    """Return what a guard requires, as one sentence without a full stop: the first line of its docstring.

    In Chinese it is the line of the docstring that begins with `Chinese:`, else the text with the code `guard.<name>` of the message tables; a guard
    with neither is said in English. Where Python runs without docstrings (`-OO`), the English too is that of the message tables, else its name.
    """
    first, *more = (line.strip() for line in (guard.__doc__ or "").strip().split("\n"))
    text = TEXTS.get(f"guard.{name_of(guard)}")
    if lang == Language.ZH:
        own = next((line.removeprefix(_IN_CHINESE).strip().removesuffix("。") for line in more if line.startswith(_IN_CHINESE)), "")
        if said := own or ("" if text is None else text.zh):
            return said
    if not first and NO_DOCSTRINGS:
        return name_of(guard).replace("_", " ") if text is None else text.en
    return first[:1].lower() + first[1:].removesuffix(".")
