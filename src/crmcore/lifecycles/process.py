"""What stores and handlers need to know about one kind of case: the name it is saved under, its class, and what may happen to it."""

from __future__ import annotations

from typing import Generic, TypeVar

import attrs

from crmcore.event import Event
from crmcore.lifecycles.case import Case

C_co = TypeVar("C_co", bound=Case, covariant=True)


@attrs.frozen
class Process(Generic[C_co]):
    """One kind of case: the name it is saved under, which never changes, its class, and the events that its history may contain."""

    kind: str
    case: type[C_co]
    events: tuple[type[Event], ...]
