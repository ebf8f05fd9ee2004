"""What outside bodies awarded, and what is missing of it, told the slow way: by lists of places, and by paying one need after the other."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

GIVES = {"for_customer", "for_customer_in_part", "settled_outside"}
AGAIN = {"reopened", "follow_up_unsolved", "review_requested", "passed_on"}
TOLD = {"customer_answered", "explained", "reasons_given", "solved_at_once", "review_decided", "referred", "turned_away", "outcome_filed"}
NO = {"explained", "not_accepted", "turned_away", "referred"}
DROPS = AGAIN | {"sent_back", "new_facts", "withdrawn", "referred", "merged"}
Place = tuple[tuple[int, ...], int]


def places(events: Iterable[Any], file: tuple[int, ...] = ()) -> Iterable[tuple[Place, Any]]:
    """Tell each event with the file that it is on (at which step of which other it was joined) and its place there."""
    for number, event in enumerate(events):
        yield (file, number), event
        if event.name in {"merged_in", "split_from"}:
            yield from places([step.event for step in event.history], (*file, number))


def key_of(event: Any) -> tuple[str, str]:  # noqa: ANN401 - any event
    return str(event.forum), event.reference


def standing(events: list[Any]) -> list[Any]:
    """Answer which decisions for the customer bind the firm: of each two on one complaint, the later."""
    told = list(places(events))
    where: dict[tuple[str, str], list[Place]] = {}
    decided: dict[tuple[str, str], Any] = {}
    for place, event in told:
        if event.name == "taken_outside":
            where.setdefault(key_of(event), []).append(place)
        if event.name == "outside_decided" and event.binding and str(event.result) != "dropped_outside":
            decided.setdefault(key_of(event), event)

    def had(later: tuple[str, str], earlier: tuple[str, str]) -> bool:
        for file, number in where.get(later, []):
            for other, _ in where.get(earlier, []):
                inside = other[: len(file)] == file
                if other == file or (inside and other[len(file)] < number):
                    return True
        return False

    keys = list(decided)
    return [
        decided[one] for place, one in enumerate(keys) if str(decided[one].result) in GIVES and not any(had(two, one) for two in keys[place + 1 :])
    ]


def awards(events: list[Any], currency: str) -> dict[tuple[str, str], tuple[bool, Decimal]]:
    """Answer, for each decision that binds the firm, whether the complaint was taken up for it, and how much money it lacks."""
    binding = {key_of(one): one for one in standing(events)}
    return {key: (taken, left) for key, (taken, left, _) in _file(events, currency, binding, last=True).items()}


def _file(  # noqa: C901, PLR0912 - the story of one file, told in one piece
    events: list[Any], currency: str, binding: dict[tuple[str, str], Any], *, last: bool = False
) -> dict[tuple[str, str], tuple[bool, Decimal, Decimal]]:
    found: dict[tuple[str, str], tuple[bool, Decimal, Decimal]] = {}
    approved: list[Any] = []
    unsettled: list[tuple[Decimal, list[tuple[str, str]]]] = []
    no = False

    def come(key: tuple[str, str], taken: bool, left: Decimal, whole: Decimal) -> None:
        if key in found:
            taken, left = taken or found[key][0], max(left + found[key][1] - whole, Decimal(0))
        found[key] = (taken, left, whole)

    def pay(money: Decimal, to: list[tuple[str, str]]) -> None:
        for key in to:
            taken, left, whole = found[key]
            found[key] = (taken, max(left - money, Decimal(0)), whole)
            money = max(money - left, Decimal(0))

    for event in events:
        what = event.name
        if what in {"merged_in", "split_from"}:
            for key, (taken, left, whole) in _file([step.event for step in event.history], currency, binding).items():
                come(key, taken, *((left, whole) if what == "merged_in" else (Decimal(0), whole)))
        if what == "outside_decided" and key_of(event) in binding:
            award = binding[key_of(event)].award
            money = award.amount if award and award.currency == currency else Decimal(0)
            come(key_of(event), False, money, money)
        if what == "emergency_remedy":
            unsettled += [(one.amount.amount, list(found)) for one in event.remedies if one.amount]
        if what in {"emergency_ratified", "emergency_refused"}:
            for money, to in unsettled:
                pay(money if what == "emergency_ratified" else Decimal(0), to)
            unsettled = []
        if what in TOLD - {"referred"}:
            for one in (*approved, *(event.grants if what == "solved_at_once" else ())):
                pay(one.amount.amount, list(found))
            approved = []
        if what in DROPS:
            approved = []
        if what == "remedy_approved":
            approved = list(event.grants)
        if what in {"decided", "opinion_settled", "review_decided"}:
            no = str(event.ruling) == "not_upheld"
        if what in NO | AGAIN | {"solved_at_once"}:
            no = what in NO
        if what in TOLD | AGAIN:
            found = {key: (not no, left, whole) for key, (_, left, whole) in found.items()}
    for one in approved if last else ():  # what a duplicate had approved, nobody will be told of
        pay(one.amount.amount, list(found))
    return found
