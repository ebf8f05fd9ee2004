"""The obvious twin of what a new rulebook changes for one open complaint: everything is asked of the old rules, then of the new ones, and compared.

The class is found by reading the conditions in the text, who approves by walking the bands in the text; who acts next by asking the complaint itself.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from crmcore.complaints import Complaint, migrate
from crmcore.errors import Refused
from crmcore.event import Actor
from crmcore.organisation import Staff
from crmcore.rulebook import Edition
from tests.oracle.conditions import first

Positions = tuple[str, ...]
Signatures = tuple[Positions, ...]
FACTS = ("injury", "complainants", "vulnerable", "media", "regulator", "designated", "repeat", "public_event", "matter", "channel", "product", "tier")


Shown = tuple[object, ...]


class Changes(NamedTuple):
    """What changes, each before and after; `stuck` if it cannot go to the new rules."""

    classes: tuple[str, str] | None
    acts: dict[str, tuple[Positions, Positions]]
    signs: dict[str, tuple[Signatures, Signatures]]
    stuck: bool
    clocks: dict[str, tuple[Shown, Shown]]


def changes(case: Complaint, old: Edition, new: Edition, *, at: datetime) -> Changes:
    """Return what changes for a complaint under the old rules; it stays under them if the new rulebook has the same ones for complaints."""
    before, after = class_of(case, dict(old.tables)), class_of(case, dict(new.tables))
    stays = case.edition.partition("#")[2] == new.complaints.edition.partition("#")[2]
    then, stuck = case, False
    if not stays:
        admin = Actor(id="*mover", roles=frozenset({"administration"}))
        try:
            then = migrate(case, was=old.complaints, rules=new.complaints, at=at, by=admin, why="new rules")
        except Refused:
            stuck = True
    under = old if stuck else new
    was, will = who_acts(case, old, old, at=at), who_acts(then, under, new, at=at)
    acts = {event: (was.get(event, ()), will.get(event, ())) for event in {**was, **will}}
    granted = {one.request.action for one in case.grants}
    signs = {
        action: (who_signs(action, amount.amount, dict(old.tables)), who_signs(action, amount.amount, dict(new.tables)))
        for action, amount in case.money.items()
        if action not in granted
    }
    return Changes(
        classes=None if before == after else (before, after),
        acts={event: both for event, both in acts.items() if both[0] != both[1]},
        signs={action: both for action, both in signs.items() if both[0] != both[1]},
        stuck=stuck,
        clocks={} if stuck else what_moves(case, then, old, new, at=at),
    )


def what_moves(case: Complaint, then: Complaint, old: Edition, new: Edition, *, at: datetime) -> dict[str, tuple[Shown, Shown]]:
    """Return for each clock that starts under either rules what it shows before and after, read from the complaint as it is and as it went."""
    was, now = case.clocks(at=at, rules=old.complaints), then.clocks(at=at, rules=new.complaints)
    found: dict[str, tuple[Shown, Shown]] = {}
    for name in {*was, *now}:
        a, b = ((one[name].state.value, one[name].last_day, one[name].due) if name in one else () for one in (was, now))
        if a != b and {a[:1], b[:1]} - {(), ("not started",)}:
            found[name] = a, b
    return found


def class_of(case: Complaint, tables: dict[str, Any]) -> str:
    """Return the class of what the card states, by the first condition in the text that holds."""
    facts: dict[str, object] = {name: getattr(case.card, name) for name in FACTS}
    facts["claimed_amount"] = None if case.card.claimed is None else case.card.claimed.amount
    return first([(row["id"], row["when"]) for row in tables["complaints"]["classes"]], facts)


def who_acts(case: Complaint, rules: Edition, house: Edition, *, at: datetime) -> dict[str, Positions]:
    """Return for each event that leads to another state the positions of a house of which a holder in some unit may record it."""
    found: dict[str, Positions] = {}
    for row in house.tables["organisation"]["positions"]:  # type: ignore[index]
        may = set[str]()
        for unit in every_unit(case, house):
            holder = house.organisation.actor(Staff(id="*somebody", unit=unit, positions=(row["id"],)))
            may |= {step.event.name for step in case.explain(actor=holder, at=at, rules=rules.complaints).open if step.to != case.state}
        found |= {event: (*found.get(event, ()), row["id"]) for event in may}
    return found


def every_unit(case: Complaint, house: Edition) -> list[str]:
    """Return the units of a house, those of everybody on file, those assigned and complained about, all that contain them, and the top."""
    named = [one["path"] for one in house.tables["organisation"]["departments"]]  # type: ignore[index]
    named += [step.event.by.unit for step in case.history]
    named += [] if case.assignment is None else [case.assignment.department, case.assignment.together_with or ""]
    named += [card.unit or "" for card in case.reporters]
    return sorted({"/".join(path.split("/")[:n]) for path in named for n in range(path.count("/") + 2)})


def who_signs(action: str, amount: Decimal, tables: dict[str, Any]) -> Signatures:
    """Return who signs, in order, each with the posts any of which will do: the first band that an amount is in; nobody if there is none."""
    for limit in tables.get("policy", {}).get("limits", []):
        if limit["action"] == action:
            for band in limit["bands"]:
                fits = amount < Decimal(band["below"]) if "below" in band else amount <= Decimal(band["up_to"]) if "up_to" in band else True
                if fits:
                    return tuple((one,) for one in band["chain"]) if "chain" in band else (tuple(band.get("positions") or [band["position"]]),)
    return ()
