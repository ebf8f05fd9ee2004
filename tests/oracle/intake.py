"""The slow, obvious twins of what is asked when a complaint comes in: plain words and sets, if by if, sharing nothing with the library."""

from __future__ import annotations

from decimal import Decimal


def against(
    capacity: str, papers: set[str], speakers: int, people: int, channel: str, *, needs: dict[str, list[str]], at_most: int, in_person: list[str]
) -> tuple[str, set[tuple[str, ...]]]:
    """Answer the outcome, and what is said: a word, and the paper where one is missing."""
    said: set[tuple[str, ...]] = set()
    refused = False
    if capacity == "no_standing":
        said.add(("no_standing",))
        refused = True
    if capacity in needs:
        for paper in needs[capacity]:
            if paper not in papers:
                said.add(("paper_missing", paper))
                refused = True
    if capacity == "group_representative" and people < 2:
        said.add(("no_group",))
        refused = True
    if channel in in_person and speakers > at_most:
        said.add(("too_many_speak",))
        refused = True
    if capacity not in needs and capacity != "no_standing":
        said.add(("capacity_not_covered",))
    if refused:
        return "refused", said
    return ("not_covered" if said else "allowed"), said


def comer(*, anonymous: bool, name: str, contact: str, customer: str | None) -> tuple[bool, bool]:
    """Answer whether a card may say so of who came, and whether nobody can be told anything."""
    if anonymous:
        return customer is None, contact == ""
    return name != "", False


def conflicts(
    persons: set[str],
    unit: str,
    *,
    about_person: str | None,
    its_superior: str | None,
    about_unit: str | None,
    customer: str | None,
    interested: set[str],
) -> set[str]:
    """Answer why somebody must keep out."""
    found = set()
    for person in persons:
        if person == about_person:
            found.add("complaint.about_actor")
        if person == its_superior:
            found.add("recusal.superior")
        if person == customer:
            found.add("complaint.own_complaint")
        if person in interested:
            found.add("recusal.interest")
    if about_unit is not None:
        theirs, ours = about_unit.split("/"), unit.split("/")
        if len(theirs) > 1 and ours[: len(theirs)] == theirs:
            found.add("recusal.unit")
    return found


def shipped_class(
    *,
    claimed: Decimal | None,
    matter: str,
    injury: bool | None,
    people: int,
    public_event: bool | None,
    designated: bool | None,
    media: bool | None,
    vulnerable: bool | None,
    regulator: bool | None,
    repeat: bool | None,
) -> str:
    """Answer the class that the shipped rulebook gives a complaint."""
    severe = False
    if claimed is not None and claimed >= 100_000:
        severe = True
    if injury or public_event or designated or media:
        severe = True
    if people >= 20:
        severe = True
    if vulnerable and claimed is not None and claimed >= 20_000:
        severe = True
    if regulator and repeat:
        severe = True
    if severe:
        return "severe"
    if matter in {"fund_safety", "privacy"}:
        return "security"
    if people > 1:
        return "ordinary"
    if claimed is None:
        return "simple" if matter in {"service", "waiting_time"} else "ordinary"
    return "simple" if claimed < 200 else "ordinary"
