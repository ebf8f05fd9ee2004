"""Who complains, the slow obvious way: every single person stands in a row, and leaves it by himself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crmcore.lifecycles import Step


class Crowd:
    """Rows of people: for each customer, one row for each complaint that they first came with; the same customer's rows are the same people."""

    def __init__(self) -> None:
        self.rows: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return sum(self._of(who) for who in self.rows)

    def _of(self, who: str) -> int:
        return max((self.rows[who].count(origin) for origin in self.rows[who]), default=0)

    def come(self, who: str, origin: str, many: int) -> None:
        """So many people come."""
        self.rows.setdefault(who, []).extend([origin] * many)

    def joined_by(self, other: Crowd) -> None:
        """Everybody of a duplicate comes."""
        for who, row in other.rows.items():
            self.rows.setdefault(who, []).extend(row)

    def left_by(self, many: int, origin: str) -> None:
        """So many people leave, one after the other."""
        for _ in range(many):
            who = next((one for one in self.rows if self._of(one)), None)
            if who is not None:
                self.rows[who] = [origin] * (self._of(who) - 1)


def crowd_of(card: Any, history: Sequence[Step]) -> tuple[Crowd, Crowd]:  # noqa: ANN401 - any card
    """Return who complains, and who speaks for them, after a history."""
    crowd, speakers = Crowd(), Crowd()
    who, origin = card.customer or f"nobody of {card.number}", first_of(card, history)
    crowd.come(who, origin, card.complainants)
    speakers.come(who, origin, card.entitlement.representatives)
    for step in history:
        event: Any = step.event
        if event.name == "merged_in":
            theirs = crowd_of(event.card, event.history)
            crowd.joined_by(theirs[0])
            speakers.joined_by(theirs[1])
        if event.name == "split_off":
            crowd.left_by(event.complainants, origin)
            speakers.left_by(len(speakers) - event.representatives, origin)
    return crowd, speakers


def first_of(card: Any, history: Sequence[Step]) -> str:  # noqa: ANN401 - any card
    """Return the number of the complaint with which these people first came."""
    for step in history:
        if step.event.name == "split_from":
            return first_of(step.event.card, step.event.history)  # type: ignore[attr-defined]
    return str(card.number)
