"""A clock read by walking: a day-clock day by day, an hour-clock minute by minute, asking each time whether it ran and whether it counts.

Shares nothing with the library but the values it is handed. A history is a list of (event, instant), whole minutes, in order, with the plain
event names start, stop, pause, resume, reopen.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

History = list[tuple[str, datetime]]
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def standstills(  # noqa: C901 - one branch an event, as the story goes
    history: History, on_reopen: str, now: datetime
) -> tuple[datetime | None, list[tuple[datetime, datetime]], str, datetime]:
    """Return the start, the stretches in which nothing counts, how it stands (running, paused, stopped), and the instant it was last looked at."""
    start: datetime | None = None
    still: list[tuple[datetime, datetime]] = []
    state, since = "idle", now
    for event, at in history:
        if at > now:
            break
        if state == "idle" and event == "start":
            start, state = at, "running"
        elif state == "running" and event == "pause":
            state, since = "paused", at
        elif state == "paused" and event == "resume":
            still.append((since, at))
            state = "running"
        elif state in {"running", "paused"} and event == "stop":
            if state == "paused":
                still.append((since, at))
            state, since = "stopped", at
        elif state == "stopped" and event == "reopen":
            if on_reopen == "remainder":
                still.append((since, at))
            elif on_reopen in {"restart", "new"}:
                start, still = at, []
            state = "running"
    end = since if state == "stopped" else now
    if state == "paused":
        still.append((since, now))
    return start, still, state, end


def read_days(
    history: History, *, on_reopen: str, budget: int, zone: str, now: datetime, counts: Callable[[date], bool]
) -> tuple[str, date | None, int]:
    """Return how a clock of days stands: the state, the last day, the days elapsed."""
    place = ZoneInfo(zone)

    def local(at: datetime) -> date:
        return at.astimezone(place).date()

    start, still, state, end = standstills(history, on_reopen, now)
    if start is None:
        return "not started", None, 0
    stretches = [(local(a), local(b)) for a, b in still]
    elapsed, last, day, used = 0, None, local(start), 0
    horizon = max([local(end), *(b for _, b in stretches)]) + (budget + 30) * 3 * DAY
    while day < horizon:
        day += DAY
        if counts(day) and not any(a < day <= b for a, b in stretches):
            used += 1
            elapsed += day <= local(end)
            if used == budget:
                last = day
                break
    assert last is not None
    while day < local(end):
        day += DAY
        elapsed += counts(day) and not any(a < day <= b for a, b in stretches)
    # What was left when it stood still is left when it goes on: the rest of the last day too.
    for a, b in stretches:
        if a <= last < b:
            last = b
    # A pause that began when the clock had run out moves nothing, and takes out nothing that would matter.
    late = local(end) > last
    if state == "stopped":
        return ("met late" if late else "met in time"), last, elapsed
    return ("breached" if late else state), last, elapsed


def read_minutes(
    history: History, *, on_reopen: str, budget: int, now: datetime, works: Callable[[datetime], bool]
) -> tuple[str, datetime | None, int]:
    """Return how a clock of minutes stands: the state, the due instant if it has come (else None), the minutes elapsed."""
    start, still, state, end = standstills(history, on_reopen, now)
    if start is None:
        return "not started", None, 0
    elapsed, due, at = 0, None, start.astimezone(UTC)
    while at < end:
        elapsed += works(at) and not any(a <= at < b for a, b in still)
        at += MINUTE
        if elapsed == budget and due is None:
            due = at
    if state == "stopped":
        return ("met late" if due else "met in time"), due, elapsed
    return ("breached" if due else state), due, elapsed
