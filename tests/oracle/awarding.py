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
Key = tuple[str, str, str]


def places(events: Iterable[Any], file: tuple[int, ...] = ()) -> Iterable[tuple[Place, Any]]:
    """Tell each event with the file that it is on (at which step of which other it was joined) and its place there."""
    for number, event in enumerate(events):
        yield (file, number), event
        if event.name in {"merged_in", "split_from"}:
            yield from places([step.event for step in event.history], (*file, number))


def inside(place: Place, file: tuple[int, ...], number: int) -> bool:
    """Answer whether a place is before a step of a file: on it, or on one that was joined with it before that step."""
    return place[0][: len(file)] == file and (*place[0], place[1])[len(file)] < number


def key_of(event: Any) -> Key:  # noqa: ANN401 - any event
    return str(event.forum), event.body, event.reference


def named(events: list[Any]) -> dict[Place, Key]:
    """Tell of each taking and each decision which matter it is; a decision that names no body is the first that waits on its own file by then."""
    told, keys, real = list(places(events)), dict[Place, Key](), set[Place]()
    for place, event in told:
        if event.name == "taken_outside":
            keys[place] = key_of(event)
        if event.name == "outside_decided":
            there = [key_of(one) for other, one in told if one.name == "taken_outside" and inside(other, *place)]
            heard = {keys[other] for other in real if inside(other, *place)}
            under = [key for key in there if (key[0], key[2]) == (str(event.forum), event.reference)]
            fits = [key[1] for key in under if key not in heard] + [key[1] for key in under] + [""]
            keys[place] = (str(event.forum), fits[0] if event.body is None else event.body, event.reference)
            if keys[place] in there:
                real.add(place)
    return keys


def taken(events: list[Any], *by: str) -> set[Key]:
    """Tell what bodies took up of a file, and of those joined with it in these ways."""
    found = {key_of(one) for one in events if one.name == "taken_outside"}
    return found.union(*(taken([step.event for step in one.history], *by) for one in events if one.name in by))


def elsewhere(events: list[Any], key: Key) -> bool:
    """Answer whether a body took up only what this file was split from: then the money is paid there."""
    return key in taken(events, "merged_in", "split_from") and key not in taken(events, "merged_in")


def standing(events: list[Any]) -> dict[Key, Any]:
    """Answer which decisions for the customer bind the firm: of each two on one complaint, the later."""
    told, keys = list(places(events)), named(events)
    joins = {place: event.name for place, event in told if event.name in {"merged_in", "split_from"}}
    where: dict[Key, list[Place]] = {}
    decided: dict[Key, Any] = {}
    for place, event in told:
        if event.name == "taken_outside":
            where.setdefault(keys[place], []).append(place)
        if event.name == "outside_decided" and event.binding and str(event.result) != "dropped_outside":
            decided.setdefault(keys[place], event)

    def had(later: Key, earlier: Key) -> bool:
        for file, number in where.get(later, []):
            for other, at in where.get(earlier, []):
                steps = [joins[other[:depth], other[depth]] for depth in range(len(file), len(other))]
                whole = "split_from" not in steps or elsewhere(events, earlier)  # a part speaks for itself, not for those who stayed
                if other == file or (inside((other, at), file, number) and whole):
                    return True
        return False

    last = list(decided)
    gone = {one for place, one in enumerate(last) if any(had(two, one) for two in last[place + 1 :])}
    return {key: one for key, one in decided.items() if str(one.result) in GIVES and key not in gone}


def awards(events: list[Any], currency: str) -> dict[Key, tuple[bool, Decimal]]:
    """Answer, for each decision that binds the firm, whether the complaint was taken up for it, and how much money it lacks."""
    money = {}
    for key, one in standing(events).items():
        money[key] = one.award.amount if one.award and one.award.currency == currency else Decimal(0)
    return {key: (up, Decimal(0) if elsewhere(events, key) else left) for key, (up, left) in _file(events, money, last=True).items()}


def _side(events: list[Any], found: dict[Key, tuple[bool, Decimal]], key: Key, whole: Decimal) -> list[tuple[bool, Decimal, bool]]:
    """Tell what one file knows of a decision: nothing, or whether it was taken up, what is left of it, and whether another file pays it."""
    if key not in found:
        return [(False, whole, False)] if key in taken(events, "merged_in") else []
    return [(*found[key], elsewhere(events, key))]


def _file(  # noqa: C901, PLR0912 - the story of one file, told in one piece
    events: list[Any], money: dict[Key, Decimal], *, last: bool = False
) -> dict[Key, tuple[bool, Decimal]]:
    found: dict[Key, tuple[bool, Decimal]] = {}
    approved: list[Any] = []
    unsettled: list[tuple[Decimal, list[Key]]] = []
    keys = named(events)
    no = False

    def pay(paid: Decimal, to: list[Key], before: list[Any]) -> None:
        for key in to:
            up, left = found[key]
            if not elsewhere(before, key):
                found[key] = (up, max(left - paid, Decimal(0)))
                paid = max(paid - left, Decimal(0))

    for number, event in enumerate(events):
        what, before = event.name, events[:number]
        if what in {"merged_in", "split_from"}:
            other = [step.event for step in event.history]
            theirs = _file(other, money)
            for key in (*found, *(one for one in theirs if one not in found)):
                sides = _side(before, found, key, money[key])
                if what == "merged_in":
                    sides += _side(other, theirs, key, money[key])
                elif key in theirs:
                    sides += [(theirs[key][0], money[key], key in taken(other, "merged_in", "split_from"))]
                pays = [left for _, left, out in sides if not out] or [money[key]]
                each = any(out for *_, out in sides)  # of a joint complaint and a part, each is told of it
                ups = [up for up, *_ in sides]
                left = pays[0] if len(pays) == 1 else max(sum(pays) - money[key], Decimal(0))
                found[key] = (all(ups) if each else any(ups), left)
        if what == "outside_decided" and keys[(), number] in money:
            found.setdefault(keys[(), number], (False, money[keys[(), number]]))
        if what == "emergency_remedy":
            unsettled += [(one.amount.amount, list(found)) for one in event.remedies if one.amount]
        if what in {"emergency_ratified", "emergency_refused"}:
            for much, to in unsettled:
                pay(much if what == "emergency_ratified" else Decimal(0), to, before)
            unsettled = []
        if what in TOLD - {"referred"}:
            for one in (*approved, *(event.grants if what == "solved_at_once" else ())):
                pay(one.amount.amount, list(found), before)
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
            found = {key: (not no, left) for key, (_, left) in found.items()}
    for one in approved if last else ():  # what a duplicate had approved, nobody will be told of
        pay(one.amount.amount, list(found), events)
    return found
