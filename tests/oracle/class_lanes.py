"""A clock of days of a complaint whose class changes, read by walking through what happened: one lane a run, shares nothing with the library.

A history is a list of (event, day, told), in order: start, stop, end (nothing is left to do, and nothing was done), reopen, and change (told: the new
class). `budgets` says how many days each class gives; None where it has no such clock. Where `own` is true the start is something else than the receipt: a class that is new counts from it, too.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

Lane = dict[str, Any]


def stands(
    history: list[tuple[str, date, str]], budgets: dict[str, int | None], first: str, today: date, *, own: bool = False
) -> tuple[str, date | None] | None:
    """Answer the state and last day of the lane that matters most; None where the class has no such clock."""
    now, number, lanes = first, 0, []  # type: tuple[str, int, list[Lane]]
    past: list[tuple[str, date]] = []
    for event, day, told in history:
        if day > today:
            break
        if event == "change":
            number += budgets[now] != budgets[told]
            lanes = changed(lanes, budgets[now], budgets[told], day, past, number, own=own)
            now = told
        else:
            lanes = after(lanes, event, day, budgets[now], number, own=own)
            past.append((event, day))
    if budgets[now] is None:
        return None
    found = [verdict(lane, today) for lane in lanes]
    rank = {"breached": 0, "running": 1, "met late": 2, "ended late": 2, "met in time": 3, "ended": 3}
    return min(found, key=lambda one: (rank[one[0]], one[1])) if found else ("not started", None)


def after(lanes: list[Lane], event: str, day: date, budget: int | None, number: int, *, own: bool) -> list[Lane]:
    """What happens to the lanes that count now; `number` says of which change a new lane is."""
    if budget is None:
        return []
    fresh = {"from": day, "budget": budget, "stopped": None, "done": False, "number": number}
    if event == "start" and not lanes:
        return [fresh]
    if event == "start" and own and all(lane["number"] != number for lane in lanes) and any(lane["stopped"] is None for lane in lanes):
        return [*lanes, fresh]
    if event in {"stop", "end"}:
        return [lane if lane["stopped"] is not None else {**lane, "stopped": day, "done": event == "stop"} for lane in lanes]
    if event == "reopen" and lanes and all(lane["stopped"] is not None for lane in lanes):
        return [fresh]
    return lanes


def changed(lanes: list[Lane], old: int | None, new: int | None, day: date, past: list[tuple[str, date]], number: int, *, own: bool) -> list[Lane]:
    """What a change of class does to them."""
    if new is None:
        return []
    if old == new:
        return lanes
    fresh = {"from": day, "budget": new, "stopped": None, "done": False, "number": number}
    waits = any(lane["stopped"] is None for lane in lanes)
    would: list[Lane] = []
    for event, when in past:
        would = after(would, event, when, new, number, own=own)
    if old is not None and lanes:
        return [*lanes, *(would if own else [fresh])] if waits else lanes
    if own or not would:
        return would
    if any(lane["stopped"] is None for lane in would):
        return [fresh]
    return [{**fresh, "stopped": day, "done": any(lane["done"] for lane in would)}]


def verdict(lane: Lane, today: date) -> tuple[str, date]:
    last = lane["from"] + timedelta(days=lane["budget"])
    if lane["stopped"] is None:
        return ("breached" if today > last else "running"), last
    if not lane["done"]:
        return ("ended late" if lane["stopped"] > last else "ended"), last
    return ("met late" if lane["stopped"] > last else "met in time"), last
