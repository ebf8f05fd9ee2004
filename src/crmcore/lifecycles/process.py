"""What stores and handlers need to know about one kind of case: the name it is saved under, its class, and what may happen to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Generic, TypeVar

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import Event
from crmcore.lifecycles.case import Case

C_co = TypeVar("C_co", bound=Case, covariant=True)


@typed_fields
@attrs.frozen
class Process(Generic[C_co]):
    """One kind of case: the name it is saved under, which never changes, its class, and the events that its history may contain.

    Raises `InvalidValue`, with every fault, for an event without a stored name and for a stored name that two events have.
    """

    kind: str
    case: type[C_co]
    events: tuple[type[Event], ...]

    def __attrs_post_init__(self) -> None:
        """Refuse events that could not be told apart when they are read again."""
        nameless = [reason("process.nameless", kind=self.kind, event=one.__name__) for one in self.events if not one.name]
        times = Counter(one.name for one in dict.fromkeys(self.events) if one.name)
        twice = [reason("process.same_name", kind=self.kind, event=name) for name, count in times.items() if count > 1]
        if nameless or twice:
            raise InvalidValue(*nameless, *twice)

    def refuse_forgotten(self, case: Case) -> None:
        """Raise `InvalidType`, naming each, where events stand in a case's history that are none of this process: no store could load it again."""
        strange = dict.fromkeys(kind for step in case.history if (kind := type(step.event)) not in self.events)
        if strange:
            raise InvalidType(*(forgotten(one, (self.kind,)) for one in strange))


def forgotten(event: type[Event], kinds: Iterable[str]) -> Reason:
    """Return why an event cannot be stored: it is none of those of the kinds of cases that a store knows."""
    return reason("process.forgotten", event=event.name, name=event.__name__, kinds=tuple(kinds))
