"""The dimensions by which complaints are counted, and which complaints each breakdown counts."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from crmcore.complaints.record import ComplaintRecord


class Population(StrEnum):
    """Which complaints a breakdown counts: those received in the period, those closed in it, or those open at its end."""

    RECEIVED = "received"
    CLOSED = "closed"
    OPEN = "open"


# The dimensions by which complaints are counted. Outcome and cause are known when a complaint closes; the others when it is received.
BREAKDOWNS: Final[tuple[tuple[str, Population, Callable[[ComplaintRecord], str | None]], ...]] = (
    ("matter", Population.RECEIVED, lambda one: one.matter),
    ("product", Population.RECEIVED, lambda one: one.product),
    ("channel", Population.RECEIVED, lambda one: one.channel),
    ("class", Population.RECEIVED, lambda one: one.class_id),
    ("tier", Population.RECEIVED, lambda one: one.tier),
    ("unit", Population.RECEIVED, lambda one: one.unit),
    ("outcome", Population.CLOSED, lambda one: one.outcome),
    ("cause", Population.CLOSED, lambda one: one.cause),
)
