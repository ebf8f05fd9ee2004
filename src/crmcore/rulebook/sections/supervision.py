"""`[[complaints.escalation]]`, `[complaints.follow_up]`, `[complaints.recurrence]`, `[complaints.actions]`: what is supervised, and by when."""

from __future__ import annotations

from collections.abc import Collection

from crmcore.complaints.rules.supervision import ROLES, EscalationStep, FollowUpRules, RecurrenceRules, SupervisionRules
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader


def supervision(tables: tuple[object, object, object, object], reader: Reader, roles: Collection[str] | None) -> SupervisionRules | None:
    """Read the ladder, follow-ups, recurrence and actions; None when they have faults, which are then on the reader's list.

    A table that is left out is None. `roles` are those that a position holds; None if positions had faults of their own, or if the rulebook
    has none, so that roles are words of the host.
    """
    ladder, follow_up, recurrence, actions = tables
    before = len(reader.faults)
    steps = [_step(raw, at("complaints.escalation", i), reader, roles) for i, raw in enumerate(reader.array(ladder or [], "complaints.escalation"))]
    owed = None if follow_up is None else _follow_up(follow_up, reader, roles)
    again = None if recurrence is None else reader.read(RecurrenceRules, recurrence, "complaints.recurrence", must=("same",))
    reader.unique("id", ((at("complaints.escalation", i), step.id) for i, step in enumerate(steps) if step is not None))
    made = reader.read(
        SupervisionRules,
        {} if actions is None else actions,
        "complaints.actions",
        must=() if actions is None else ("check_within",),
        escalation=tuple(step for step in steps if step is not None) if len(reader.faults) == before else (),
        follow_up=owed,
        recurrence=again,
    )
    return None if len(reader.faults) > before else made


def _step(raw: object, path: str, reader: Reader, roles: Collection[str] | None) -> EscalationStep | None:
    if isinstance(raw, dict):
        _role(raw.get("tell"), at(path, "tell"), reader, roles)
    return reader.read(EscalationStep, raw, path)


def _follow_up(raw: object, reader: Reader, roles: Collection[str] | None) -> FollowUpRules | None:
    path = "complaints.follow_up"
    if isinstance(raw, dict):
        _role(raw.get("by"), at(path, "by"), reader, roles)
    return reader.read(FollowUpRules, raw, path, must=("by",))


def _role(words: object, path: str, reader: Reader, roles: Collection[str] | None) -> None:
    if roles is not None:
        reader.words("unknown_choice", words, {*roles, *ROLES}, path)  # a role of ours that nobody holds is a finding of its own
