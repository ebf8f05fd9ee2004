"""The slow, obvious twin of splitting a joint complaint: people as a list of names, sharing nothing with the library."""

from __future__ import annotations


def parted(people: int, speakers: int, parts: list[int], speak_on: int | None) -> tuple[int, int] | None:
    """Answer how many stay and how many speak for them once these parts have left; None where it may not be."""
    there = [f"person {number}" for number in range(people)]
    for number, part in enumerate(parts):
        if part < 1 or part >= len(there):
            return None
        there = there[part:]
        wanted = speak_on if speak_on is not None and number == len(parts) - 1 else None
        if wanted is None:
            speakers = min(speakers, len(there))
        elif 1 <= wanted <= speakers and wanted <= len(there):
            speakers = wanted
        else:
            return None
    return (len(there), speakers) if parts else None
