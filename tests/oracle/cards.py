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
