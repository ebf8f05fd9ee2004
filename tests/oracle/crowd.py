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

    def left_by(self, many: int, origin: str, customer: str | None = None) -> str:
        """So many people leave, one after the other, those of the part's customer before others; tell which complaint they first came with."""
        of_theirs = self.rows.get(customer or "", [])
        if len(set(of_theirs)) == 1 and len(of_theirs) >= many:
            for _ in range(many):
                gone = of_theirs.pop()
            return gone if many else origin
        for _ in range(many):
            who = next((one for one in [customer or "", *self.rows] if one in self.rows and self._of(one)), None)
            if who is not None:
                self.rows[who] = [origin] * (self._of(who) - 1)
        return origin


def crowd_of(card: Any, history: Sequence[Step]) -> tuple[Crowd, Crowd]:  # noqa: ANN401 - any card
    """Return who complains, and who speaks for them, after a history."""
    crowd, speakers = Crowd(), Crowd()
    who, origin = card.customer or f"nobody of {card.number}", first_of(card.number, history)
    crowd.come(who, origin, card.complainants)
    speakers.come(who, origin, card.entitlement.representatives)
    for step in history:
        event: Any = step.event
        if event.name == "merged_in":
            theirs = crowd_of(event.card, event.history)
            crowd.joined_by(theirs[0])
            speakers.joined_by(theirs[1])
        if event.name == "split_off":
            crowd.left_by(event.complainants, origin, event.customer)
            speakers.left_by(len(speakers) - event.representatives, origin, event.customer)
    return crowd, speakers


def first_of(number: str, history: Sequence[Step]) -> str:
    """Return the number of the complaint with which these people first came: the joint one is walked until they leave it."""
    for step in history:
        if step.event.name == "split_from":
            event: Any = step.event
            origin = first_of(event.card.number, event.history)
            for position, there in enumerate(event.history):
                if there.event.name == "split_off" and there.event.other == number:
                    before, _ = crowd_of(event.card, event.history[:position])
                    return before.left_by(there.event.complainants, origin, there.event.customer)
            return origin
    return number
