"""What a customer was told of and has not had, the slow obvious way: each answer looks back for what was approved; each unit of money stands apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TypeAlias

from crmcore.event import Event
from crmcore.lifecycles import Step

# A kind of remedy, its currency, and how much is owed of it; without money: no currency, and how often.
Owed: TypeAlias = dict[tuple[str, str], Decimal]

ANSWERS = {"customer_answered", "explained", "reasons_given", "solved_at_once", "review_decided"}
FORGETS = ANSWERS | {
    *(
        "sent_back",
        "new_facts",
        "reopened",
        "follow_up_unsolved",
        "review_requested",
        "passed_on",
        "referred",
        "withdrawn",
        "merged",
        "outcome_filed",
    ),
}


def owed_after(history: Iterable[Step]) -> Owed:
    """Return what is owed after a history."""
    events = [step.event for step in history]
    debts: list[tuple[str, str, Decimal]] = []
    for number, event in enumerate(events):
        if event.name in ANSWERS:
            debts += [entry(one) for one in promised(events[:number])]
        if event.name == "solved_at_once":
            debts += [entry(one) for one in event.remedies]  # type: ignore[attr-defined]
        if event.name == "merged":
            debts = []
        if event.name == "merged_in":
            debts += [(kind, unit, much) for (kind, unit), much in owed_after(event.history).items()]  # type: ignore[attr-defined]
        if event.name == "remedy_declined":
            debts = [one for one in debts if one[0] != event.kind]  # type: ignore[attr-defined]
        if event.name == "remedy_performed":
            kind, unit, much = entry(event.remedy)  # type: ignore[attr-defined]
            before = sum(one[2] for one in debts if one[:2] == (kind, unit))
            debts = [one for one in debts if one[:2] != (kind, unit)] + ([(kind, unit, before - much)] if before > much else [])
    return {key: Decimal(sum(one[2] for one in debts if one[:2] == key)) for key in {one[:2] for one in debts}}


def promised(before: Sequence[Event]) -> Sequence[object]:
    """Return the remedies of the proposal that was approved, if nothing since took it back or told of it already."""
    for at in range(len(before) - 1, -1, -1):
        if before[at].name in FORGETS:
            return ()
        if before[at].name == "remedy_approved":
            proposals = [one for one in before[:at] if one.name == "remedy_proposed"]
            return proposals[-1].remedies if proposals else ()  # type: ignore[attr-defined]
    return ()


def entry(remedy: object) -> tuple[str, str, Decimal]:
    """Return a remedy as kind, currency and amount; without money it counts as one."""
    money = remedy.amount  # type: ignore[attr-defined]
    return (remedy.kind, "", Decimal(1)) if money is None else (remedy.kind, money.currency, money.amount)  # type: ignore[attr-defined]
