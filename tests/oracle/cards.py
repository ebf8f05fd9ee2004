"""The slow, obvious twins of a record card in the course of a complaint: its history read from the end, event by event, by stored names alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any


def filled_in(history: list[Any]) -> tuple[datetime | None, str]:
    """Answer when the complaint was accepted last, and the latest handling opinion."""
    accepted: datetime | None = None
    opinion = ""
    for event in history:
        if event.name == "complaint_accepted":
            accepted = event.at
        if event.name == "remedy_proposed":
            opinion = event.opinion
    return accepted, opinion


def may_correct(was: Any, card: Any, *, number: str, matters: tuple[str, ...]) -> bool:  # noqa: ANN401 - any card
    """Answer whether a card may take the place of another."""
    if card.number != number:
        return False
    if card.received_at.timestamp() > was.received_at.timestamp():
        return False
    if card.matter not in matters:
        return False
    return bool(card != was)


def may_demand(before: tuple[str, ...], after: tuple[str, ...], *, accepted: bool) -> bool:
    """Answer whether a card may demand something else than before."""
    return not accepted or set(before) <= set(after)


def cards(history: list[Any]) -> list[Any]:
    """Answer every card in the order in which it was put on record."""
    found = []
    for event in history:
        if event.name == "registered":
            found.append(event.card)
        if event.name == "card_corrected":
            found.append(event.card)
    return found


def persons(history: list[Any]) -> set[str]:
    """Answer everybody whom any of the cards ever named."""
    return {card.person for card in cards(history) if card.person is not None}


def known(cards: list[Any]) -> dict[str, Any]:
    """Answer what several cards about one matter come to, the complaint's own card first."""
    counted: dict[str, int] = {}
    others = 0
    amounts = []
    for card in cards:
        if card.customer is None:
            others += card.complainants
        elif card.complainants > counted.get(card.customer, 0):
            counted[card.customer] = card.complainants
        if card.claimed is not None:
            amounts.append(card.claimed.amount)
    found: dict[str, Any] = {"complainants": others + sum(counted.values()), "claimed": max(amounts) if amounts else None}
    for question in ("injury", "vulnerable", "media", "regulator", "designated", "repeat", "public_event"):
        said = [getattr(card, question) for card in cards]
        if True in said:
            found[question] = True
        elif False in said:
            found[question] = False
        else:
            found[question] = None
    return found
