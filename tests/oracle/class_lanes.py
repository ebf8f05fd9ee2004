"""A clock of days of a complaint whose class changes, read by walking through what happened: one lane a run, shares nothing with the library.

A history is a list of (event, day, told), in order: start, stop, reopen, and change (told: the new class). `budgets` says how many days each class
gives; None where it has no such clock.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

Lane = dict[str, Any]


def stands(history: list[tuple[str, date, str]], budgets: dict[str, int | None], first: str, today: date) -> tuple[str, date | None] | None:
    """Answer the state and last day of the lane that matters most; None where the class has no such clock."""
    now, lanes = first, []  # type: tuple[str, list[Lane]]
    past: list[tuple[str, date, str]] = []
    for event, day, told in history:
        if day > today:
            break
        if event == "change":
            lanes = changed(lanes, budgets[now], budgets[told], day, past)
            now = told
        else:
            lanes = after(lanes, event, day, budgets[now])
            past.append((event, day, told))
    if budgets[now] is None:
        return None
    found = [verdict(lane, today) for lane in lanes]
    order = ["breached", "running", "met late", "met in time"]
    return min(found, key=lambda one: (order.index(one[0]), one[1])) if found else ("not started", None)


def after(lanes: list[Lane], event: str, day: date, budget: int | None) -> list[Lane]:
    """What happens to the lanes that count now."""
    if budget is None:
        return []
    if event == "start" and not lanes:
        return [{"from": day, "budget": budget, "stopped": None}]
    if event == "stop":
        return [lane if lane["stopped"] is not None else {**lane, "stopped": day} for lane in lanes]
    if event == "reopen" and lanes and all(lane["stopped"] is not None for lane in lanes):
        return [{"from": day, "budget": budget, "stopped": None}]
    return lanes


def changed(lanes: list[Lane], old: int | None, new: int | None, day: date, past: list[tuple[str, date, str]]) -> list[Lane]:
    """What a change of class does to them."""
    if new is None:
        return []
    if old == new:
        return lanes
    fresh = {"from": day, "budget": new, "stopped": None}
    if old is not None and lanes:
        return [*lanes, fresh] if any(lane["stopped"] is None for lane in lanes) else lanes
    would: list[Lane] = []
    for event, when, _ in past:
        would = after(would, event, when, new)
    if not would:
        return []
    return [fresh] if any(lane["stopped"] is None for lane in would) else [{**fresh, "stopped": day}]


def verdict(lane: Lane, today: date) -> tuple[str, date]:
    last = lane["from"] + timedelta(days=lane["budget"])
    if lane["stopped"] is None:
        return ("breached" if today > last else "running"), last
    return ("met late" if lane["stopped"] > last else "met in time"), last
