"""All that can happen to a complaint: every event that the files of this folder define, and the migration that any case may have."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.events import (
    after,
    at_any_time,
    card,
    classes,
    crisis,
    escalating,
    forwarding,
    inspection,
    outside,
    procedure,
    reaction,
    remedies,
    simple,
    splitting,
    who_came,
)
from crmcore.event import Event, events_in
from crmcore.lifecycles.history import Migrated

EVENTS: Final[tuple[type[Event], ...]] = (
    *events_in(procedure, at_any_time, simple, crisis, after, card, classes, who_came, forwarding, escalating, splitting),
    *events_in(reaction, remedies, outside, inspection),
    Migrated,
)
