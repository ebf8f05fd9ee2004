"""The slow, obvious twin of what a law demands of letters and events, read straight from its text."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


def refused(text: str, letter: str, contains: Collection[str], ruling: str | None) -> bool:
    """Return whether a letter lacks something."""
    wanted = tomllib.loads(text)["contents"].get(letter, {})
    for code, part in wanted.items():
        outcomes = part.get("rulings", [])
        if (ruling is None or outcomes == [] or ruling in outcomes) and code not in contains:
            return True
    return False


def taken(text: str, letter: str, ruling: str | None, on_file: Mapping[str, str]) -> dict[str, str]:
    """Return what stands under each part of a letter: what the file says of it; nothing where it says nothing, or nothing is taken from it."""
    stands = {}
    for code, part in tomllib.loads(text).get("contents", {}).get(letter, {}).items():
        outcomes = part.get("rulings", [])
        if ruling is None or outcomes == [] or ruling in outcomes:
            stands[code] = on_file[part["on_file"]] if "on_file" in part else ""
    return stands


def promise_refused(text: str, expected: date | None, at: datetime) -> bool:
    """Return whether the day promised is missing or not ahead, where a rule runs to it."""
    law = tomllib.loads(text)
    counts = any(rule.get("until") == "answer_expected" for rule in law["rules"].values())
    if expected is None:
        return counts
    return expected <= at.astimezone(ZoneInfo(law["regime"]["zone"])).date()


def barred(text: str, event: str, happened: Mapping[str, datetime], at: datetime) -> bool:
    """Return whether a wait in days still bars an event."""
    law = tomllib.loads(text)
    zone = ZoneInfo(law["regime"]["zone"])
    for rule in law["rules"].values():
        if "wait" not in rule or event not in rule["bars"] or not any(one in happened for one in rule.get("when", happened)):
            continue
        starts = [happened[one] for one in rule["starts"] if one in happened]
        days = int(rule["wait"].split()[0])
        if not starts or at.astimezone(zone).date() <= max(starts).astimezone(zone).date() + timedelta(days=days):
            return True
    return False


def event_refused(text: str, event: str, roles: Collection[str], carried: Collection[str], *, answered: bool) -> bool:
    """Return whether something that the law counts from is no word of it, is recorded by another, lacks what it carries, or is out of its stage."""
    own = tomllib.loads(text)["events"].get(event)
    if own is None:
        return True
    stage = own.get("stage", "any")
    in_stage = stage == "any" or (stage == "answered") == answered
    return not in_stage or not set(own["by"]) & set(roles) or not set(own.get("carries", [])) <= set(carried)
