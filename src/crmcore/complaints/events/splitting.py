"""A joint complaint falls apart: some of those who made it go on with a complaint of their own."""

from __future__ import annotations

from typing import ClassVar

import attrs

from crmcore.complaints.papers.card import RecordCard
from crmcore.event import Event
from crmcore.lifecycles.case import Step


@attrs.frozen(kw_only=True)
class SplitOff(Event):
    """Some of those who complain jointly go on with another complaint: its id, and how many they are; `representatives` speak for those who stay.

    `customer` is the one on the card of the part, whose people leave first; None where that names none, or nobody said. `split` makes it together
    with the `SplitFrom` of the other.

    Clause: RULES-1.2, RULES-4.15
    """

    name: ClassVar[str] = "split_off"
    ids: ClassVar[tuple[str, ...]] = ("other", "customer")
    other: str
    complainants: int
    representatives: int = 1
    customer: str | None = None


@attrs.frozen(kw_only=True)
class SplitFrom(Event):
    """The complaint was split from a joint one: that one's id, its card, and its whole history, with whom it is about and what its clocks heard.

    Clause: RULES-1.2, RULES-4.15
    """

    name: ClassVar[str] = "split_from"
    ids: ClassVar[tuple[str, ...]] = ("joint",)
    joint: str
    card: RecordCard
    history: tuple[Step, ...]
