"""A clock of days, read by walking from day to day, with pauses that lapse, extensions, resets and repeats.

Shares nothing with the library but the values it is handed. A history is a list of (event, local date, told), in order, where the event is a plain
name: start, stop, reset, repeat, extend (told: the number of the step), resume (told: a reason, or None for all), and pause (told: its reason and its
last day, or None). Only appraisals last `at_most` so many days.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeAlias

DAY = timedelta(days=1)
Lane: TypeAlias = dict[str, Any]
Told: TypeAlias = tuple[str, date | None] | str | int | None


def read_lanes(
    history: list[tuple[str, date, Told]], *, budgets: list[int], at_most: int | None, today: date, counts: Callable[[date], bool]
) -> list[tuple[str, date, int, int, int]]:
    """Return how each lane stands: the state, the last day, the days elapsed, the extensions taken, the pauses that nobody ended."""
    lanes: list[Lane] = []
    for event, day, told in history:
        if day > today:
            break
        for lane in lanes:
            lapse(lane, day)
        step(lanes, event, day, told, budgets, at_most, counts)
    for lane in lanes:
        lapse(lane, today)
    return [verdict(lane, today, budgets, counts) for lane in lanes]


def new_lane(day: date) -> Lane:
    return {"start": day, "still": [], "paused": None, "pauses": {}, "stopped": None, "step": 0, "unresumed": 0}


def lapse(lane: Lane, day: date) -> None:
    over = [why for why, (_, until) in lane["pauses"].items() if until is not None and day > until]
    ends = [lane["pauses"].pop(why)[1] for why in over]
    lane["unresumed"] += len(over)
    if over and not lane["pauses"]:
        go_on(lane, max(ends))


def go_on(lane: Lane, day: date) -> None:
    lane["still"].append((lane["paused"], max(lane["paused"], day)))
    lane["paused"], lane["pauses"] = None, {}


def step(  # noqa: C901, PLR0912 - one branch an event, as the story goes
    lanes: list[Lane], event: str, day: date, told: Told, budgets: list[int], at_most: int | None, counts: Callable[[date], bool]
) -> None:
    if not lanes:
        if event == "start":
            lanes.append(new_lane(day))
        return
    going = [lane for lane in lanes if lane["stopped"] is None]
    for lane in going:
        if event in {"stop", "repeat"}:
            if lane["paused"] is not None:
                go_on(lane, day)
            lane["stopped"] = day
        elif event == "pause" and isinstance(told, tuple):
            why, until = told
            began = lane["pauses"][why][0] if why in lane["pauses"] else day
            ends = [end for end in (until, began + at_most * DAY if at_most and why == "appraisal" else None) if end is not None]
            lane["pauses"][why] = (began, min(ends) if ends else None)
            lane["paused"] = lane["paused"] or day
        elif event == "resume" and lane["paused"] is not None:
            rest = {} if told is None else {why: pause for why, pause in lane["pauses"].items() if why != told}
            if rest:
                lane["pauses"] = rest
            else:
                go_on(lane, day)
        elif event == "extend" and told == lane["step"] + 1 < len(budgets) and not late(lane, day, budgets, counts):
            lane["step"] += 1
    if event == "repeat" and going:
        lanes.append(new_lane(day))
    if event == "reset" and going:
        in_time = [lane for lane in going if not late(lane, day, budgets, counts)]
        fresh = new_lane(day)
        if in_time and all(lane["paused"] is not None for lane in in_time):
            fresh["paused"], fresh["pauses"] = day, dict(in_time[-1]["pauses"])
        for lane in in_time:
            lanes.remove(lane)
        lanes.append(fresh)


def walk(lane: Lane, today: date, budgets: list[int], counts: Callable[[date], bool]) -> tuple[date, int]:
    """Return the last day, and the days elapsed by the end of today or of the day of the stop."""
    end = today if lane["stopped"] is None else lane["stopped"]
    still = [*lane["still"], *([] if lane["paused"] is None else [(lane["paused"], end)])]
    last, used, elapsed, day = None, 0, 0, lane["start"]
    while last is None or day < end:
        day += DAY
        if counts(day) and not any(a < day <= b for a, b in still):
            used += 1
            elapsed += day <= end
            if used == budgets[lane["step"]]:
                last = day
    for a, b in still:  # what was left of the last day when it stood still is left when it goes on
        if a <= last < b:
            last = b
    return last, elapsed


def late(lane: Lane, today: date, budgets: list[int], counts: Callable[[date], bool]) -> bool:
    last, _ = walk(lane, today, budgets, counts)
    return (today if lane["stopped"] is None else lane["stopped"]) > last


def verdict(lane: Lane, today: date, budgets: list[int], counts: Callable[[date], bool]) -> tuple[str, date, int, int, int]:
    last, elapsed = walk(lane, today, budgets, counts)
    is_late = late(lane, today, budgets, counts)
    if lane["stopped"] is not None:
        state = "met late" if is_late else "met in time"
    elif is_late:
        state = "breached"
    else:
        state = "running" if lane["paused"] is None else "paused"
    return state, last, elapsed, lane["step"], lane["unresumed"]
