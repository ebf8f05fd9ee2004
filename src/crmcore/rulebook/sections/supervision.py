"""`[[complaints.escalation]]`, `[complaints.follow_up]`, `[complaints.recurrence]`, `[complaints.actions]`: what is supervised, and by when."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

import attrs

from crmcore.complaints.rules.supervision import ROLES, EscalationStep, FollowUpRules, RecurrenceRules, SupervisionRules
from crmcore.reading.shape import Reader, at
from crmcore.worktime.calendars.duration import Duration


@attrs.frozen(kw_only=True)
class EscalationTable:
    """A table `[[complaints.escalation]]`: when a step of the ladder is reached, by share of the time or so long past the due instant; who is told.

    Clause: RULES-4.25
    """

    id: str
    tell: tuple[str, ...]
    clock: str = "close"
    share: Fraction | None = None
    past_due: Duration | None = None
    clause: str | None = None
    ours: str | None = None


@attrs.frozen(kw_only=True)
class FollowUpTable:
    """The table `[complaints.follow_up]`: how soon after the answer the customer is followed up, and by which role.

    Clause: FIN-5.2
    """

    within: Duration
    by: str
    clause: str | None = None
    ours: str | None = None


@attrs.frozen(kw_only=True)
class RecurrenceTable:
    """The table `[complaints.recurrence]`: which fields two complaints share that are about the same problem, and how near they lie.

    Clause: DEPT-1.4, RULES-4.1
    """

    within: Duration
    same: tuple[str, ...]
    clause: str | None = None
    ours: str | None = None


@attrs.frozen(kw_only=True)
class ActionsTable:
    """The table `[complaints.actions]`: how soon after an action was done its effect is checked.

    Clause: MAN-4.2
    """

    check_within: Duration
    clause: str | None = None
    ours: str | None = None


def supervision(tables: tuple[object, object, object, object], reader: Reader, roles: Collection[str] | None) -> SupervisionRules | None:
    """Read the ladder, follow-ups, recurrence and actions; None when they have faults, which are then on the reader's list.

    A table that is left out is None. `roles` are those that a position holds; None where positions had faults of their own.
    """
    ladder, follow_up, recurrence, actions = tables
    before = len(reader.faults)
    steps = [_step(raw, at("complaints.escalation", i), reader, roles) for i, raw in enumerate(reader.tables(ladder or [], "complaints.escalation"))]
    owed = None if follow_up is None else _follow_up(follow_up, reader, roles)
    again = None if recurrence is None else _recurrence(recurrence, reader)
    check = None if actions is None else reader.read(ActionsTable, actions, "complaints.actions")
    soon = None if check is None else reader.build("complaints.actions", lambda: SupervisionRules(check_within=check.check_within))
    reader.unique("id", ((at("complaints.escalation", i), step.id) for i, step in enumerate(steps) if step is not None))
    if len(reader.faults) > before:
        return None
    return SupervisionRules(
        escalation=tuple(step for step in steps if step is not None),
        follow_up=owed,
        recurrence=again,
        check_within=None if soon is None else soon.check_within,
    )


def _step(raw: object, path: str, reader: Reader, roles: Collection[str] | None) -> EscalationStep | None:
    read = reader.read(EscalationTable, raw, path)
    if read is None:
        return None
    for i, role in enumerate(read.tell):
        _role(role, at(at(path, "tell"), i), reader, roles)
    return reader.build(
        path,
        lambda: EscalationStep(id=read.id, clock=read.clock, share=read.share, past_due=read.past_due, tell=read.tell, clause=read.clause),
    )


def _follow_up(raw: object, reader: Reader, roles: Collection[str] | None) -> FollowUpRules | None:
    path = "complaints.follow_up"
    read = reader.read(FollowUpTable, raw, path)
    if read is None:
        return None
    _role(read.by, at(path, "by"), reader, roles)
    return reader.build(path, lambda: FollowUpRules(within=read.within, by=read.by))


def _recurrence(raw: object, reader: Reader) -> RecurrenceRules | None:
    path = "complaints.recurrence"
    read = reader.read(RecurrenceTable, raw, path)
    return None if read is None else reader.build(path, lambda: RecurrenceRules(within=read.within, same=read.same))


def _role(role: str, path: str, reader: Reader, roles: Collection[str] | None) -> None:
    if roles is not None:
        reader.known("unknown_choice", role, {*roles, *ROLES}, path)  # that nobody plays one of ours is a finding of its own
