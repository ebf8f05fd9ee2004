"""What other systems are told of each step."""

from __future__ import annotations

from datetime import datetime

import attrs

from crmcore._arguments import typed
from crmcore.event import plain_instant
from crmcore.lifecycles.case import Case


@attrs.frozen
class OutboxEntry:
    """What other systems are told of a step: which case, which step, what happened and when; (case, seq) identifies it. Nothing in it is personal."""

    case: str
    seq: int
    event: str
    at: datetime = attrs.field(converter=plain_instant)


@typed
def entries_of(case: Case, since: int) -> tuple[OutboxEntry, ...]:
    """Return the entries of the steps after version `since` of a case, in order."""
    return tuple(OutboxEntry(case.id, step.seq, step.event.name, step.event.at) for step in case.history[since:])
