"""What a customer was told of and has not had, the slow obvious way: each answer looks back for what was approved; each unit of money stands apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

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


class Debt(NamedTuple):
    """One thing owed to whoever complained on a card; the file's own has no number here."""

    card: str
    kind: str
    unit: str
    much: Decimal


def owed_after(history: Iterable[Step]) -> Owed:
    """Return what is owed to everybody after a history."""
    debts, _ = debts_after(history)
    return total(debts)


def total(debts: Sequence[Debt]) -> Owed:
    """Add debts up by kind and currency."""
    return {key: Decimal(sum(one.much for one in debts if one[1:3] == key)) for key in {one[1:3] for one in debts}}


def debts_after(history: Iterable[Step]) -> tuple[list[Debt], dict[str, str | None]]:
    """Return every debt after a history, and whose each card is."""
    events: list[Any] = [step.event for step in history]
    debts: list[Debt] = []
    whose: dict[str, str | None] = {"": None}
    for number, event in enumerate(events):
        if event.name in {"registered", "card_corrected"}:
            whose[""] = event.card.customer
        if event.name in ANSWERS:
            debts += [Debt("", *entry(one)) for one in promised(events[:number])]
        if event.name == "solved_at_once":
            debts += [Debt("", *entry(one)) for one in event.remedies]
        if event.name == "merged":
            debts, whose = [], {"": whose[""]}
        if event.name == "merged_in":
            theirs, people = debts_after(event.history)
            people[""] = event.card.customer
            debts += [one._replace(card=one.card or event.card.number) for one in theirs]
            whose |= {card or event.card.number: who for card, who in people.items()}
        if event.name == "remedy_declined":
            mine = speaks_for(debts, whose, event.kind, None if event.statement is None else event.statement.card)
            debts = [one for one in debts if one.kind != event.kind or one.card not in mine]
        if event.name == "remedy_performed":
            kind, unit, much = entry(event.remedy)
            mine = speaks_for(debts, whose, kind, event.card)
            theirs = [one for one in debts if (one.kind, one.unit) == (kind, unit) and one.card in mine]
            debts = [one for one in debts if one not in theirs]
            before = sum(one.much for one in theirs)
            debts += [Debt(theirs[0].card, kind, unit, before - much)] if before > much else []
    return debts, whose


def speaks_for(debts: Sequence[Debt], whose: dict[str, str | None], kind: str, card: str | None) -> set[str]:
    """Return the cards of the customer who has a remedy or declines it: by the card they name; where they name none, by whose it can be."""
    owed = {one.card for one in debts if one.kind == kind}

    def cards_of(one: str) -> set[str]:
        return {other for other in whose if other == one or (whose[one] is not None and whose[other] == whose[one])}

    if card is not None:
        return cards_of(card if card in whose else "")
    if owed & cards_of(""):
        return cards_of("")
    creditors = {frozenset(cards_of(one)) for one in owed}
    return set(creditors.pop()) if len(creditors) == 1 else set()


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
