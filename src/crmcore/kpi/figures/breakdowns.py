"""The dimensions by which complaints are counted, and which complaints each breakdown counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs

from crmcore.complaints.record import ComplaintRecord
from crmcore.messages.names import Names, WordKind


class Population(StrEnum):
    """Which complaints are counted: received in the period, closed in it, or open at its end.

    `ENDED` are those closed in the period, and those received in it and closed on a day that the source does not state.
    """

    RECEIVED = "received"
    CLOSED = "closed"
    ENDED = "ended"
    OPEN = "open"


@attrs.frozen
class Dimension:
    """One dimension: its name, whether those received have a word in it or those closed only, how it is read, and whose words it holds."""

    name: str
    population: Population
    read: Callable[[ComplaintRecord], str | None]
    words: WordKind | None = None

    def called(self, word: str, names: Names) -> str:
        """Return a word of this dimension by the firm's name for it."""
        return word if self.words is None else names.term(self.words, word)


BREAKDOWNS: Final = (
    Dimension("matter", Population.RECEIVED, lambda one: one.matter, WordKind.MATTERS),
    Dimension("product", Population.RECEIVED, lambda one: one.product, WordKind.PRODUCTS),
    Dimension("channel", Population.RECEIVED, lambda one: one.channel, WordKind.CHANNELS),
    Dimension("class", Population.RECEIVED, lambda one: one.class_id, WordKind.CLASSES),
    Dimension("tier", Population.RECEIVED, lambda one: one.tier, WordKind.TIERS),
    Dimension("unit", Population.RECEIVED, lambda one: one.unit, WordKind.DEPARTMENTS),
    Dimension("outcome", Population.CLOSED, lambda one: one.outcome),
    Dimension("cause", Population.CLOSED, lambda one: one.cause, WordKind.CAUSES),
)
# What a report may be asked to break down in addition: customers and postcodes are nobody's business there.
DIMENSIONS: Final[Mapping[str, Dimension]] = MappingProxyType(
    {one.name: one for one in (*BREAKDOWNS, Dimension("about", Population.RECEIVED, lambda one: one.about, WordKind.DEPARTMENTS))}
)
