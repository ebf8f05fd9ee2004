"""A clock read by walking: a day-clock day by day, an hour-clock minute by minute, asking each time whether it ran and whether it counts.

Shares nothing with the library but the values it is handed. A history is a list of (event, instant), whole minutes, in order, with the plain
event names start, stop, end (nothing is left to do, and nothing was done), pause, resume, reopen.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.oracle.days_line import By, Counts, DayOf, DaysWalked, Works

History = list[tuple[str, datetime]]
MINUTE = timedelta(minutes=1)


def standstills(  # noqa: C901, PLR0912 - one branch an event, as the story goes
    history: History, on_reopen: str, now: datetime
) -> tuple[datetime | None, list[tuple[datetime, datetime]], str, datetime]:
    """Return the start, the stretches in which nothing counts, how it stands (running, paused, met, ended), and the instant it was last looked at.

    The case is paused or not, whether or not its time has started; what stops the time ends the pause.
    """
    start: datetime | None = None
    stopped: datetime | None = None
    how = ""
    closed: dict[datetime, str] = {}
    paused: datetime | None = None
    rested: list[tuple[datetime, datetime]] = []
    still: list[tuple[datetime, datetime]] = []
    for event, at in history:
        if at > now:
            break
        if event == "start" and start is None:
            start = at
            stopped, how = (at, closed[at]) if at in closed else (None, "")
        elif event == "pause" and paused is None:
            paused = at
        elif event in {"resume", "stop", "end"}:
            if paused is not None:
                rested.append((paused, at))
                if start is not None and stopped is None:
                    still.append((max(paused, start), at))
            paused = None
        elif event == "reopen" and start is not None and stopped is not None:
            if on_reopen == "remainder":
                still.append((stopped, at))
            elif on_reopen == "continue":
                still += [(max(a, stopped), b) for a, b in rested if b > stopped]
            else:
                start, still = at, []
            stopped = None
        if event in {"stop", "end"}:
            closed.setdefault(at, "met" if event == "stop" else "ended")
            if start is not None and stopped is None:
                stopped, how = at, "met" if event == "stop" else "ended"
    end = now if stopped is None else stopped
    if start is not None and stopped is None and paused is not None:
        still.append((max(paused, start), now))
    state = "idle" if start is None else how if stopped is not None else "running" if paused is None else "paused"
    return start, still, state, end


def read_days(
    history: History,
    *,
    on_reopen: str,
    budget: int,
    zone: str,
    now: datetime,
    counts: Counts,
    works: Works,
    days: DayOf | None = None,
    by: By | None = None,
) -> tuple[str, date | None, int]:
    """Return how a clock of days stands, each of which may close `by` an hour: the state, the last day, the days elapsed."""
    place = ZoneInfo(zone)
    start, still, state, end = standstills(history, on_reopen, now)
    if start is None:
        return "not started", None, 0
    line = DaysWalked(start, place, counts, works, days, by)
    position, last, instant = line.end(budget, still)
    is_late = line.late(end, last, instant)
    elapsed = budget - line.left(position, end, is_late=is_late, last=last)
    if state in {"met", "ended"}:
        return judged(state, is_late=is_late), last, elapsed
    return ("breached" if is_late else state), last, elapsed


def read_minutes(
    history: History, *, on_reopen: str, budget: int, now: datetime, works: Callable[[datetime], bool]
) -> tuple[str, datetime | None, int]:
    """Return how a clock of minutes stands: the state, the due instant if it has come (else None), the minutes elapsed."""
    start, still, state, end = standstills(history, on_reopen, now)
    if start is None:
        return "not started", None, 0
    spent, due, at = 0, None, start.astimezone(UTC)
    while at < end:
        spent += works(at) and (due is not None or not any(a <= at < b for a, b in still))  # a pause after it ran out moves nothing
        at += MINUTE
        if spent == budget and due is None:
            due = at
    is_late = due is not None and spent_after(due, end)
    spent = max(spent, budget + 1) if is_late else spent  # over is one minute at least, also in the night behind the last working one
    if state in {"met", "ended"}:
        return judged(state, is_late=is_late), due, spent
    return ("breached" if is_late else state), due, spent


def spent_after(due: datetime, end: datetime) -> bool:
    """Return whether an instant is after the last one in time, which is in time itself."""
    return end > due


def judged(how: str, *, is_late: bool) -> str:
    """Return the verdict on what was met, or has ended."""
    if is_late:
        return f"{how} late"
    return "met in time" if how == "met" else how
