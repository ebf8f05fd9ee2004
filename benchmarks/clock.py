"""Where a deadline stands, read from a complaint's whole history, against a fold written by hand for this one clock.

One clock of calendar days, started, paused, resumed and stopped, over the same events in the same order. The fold by hand knows nothing else: its
budget, its zone and the four names stand in the code, and it trusts its input. Left out are the order of the events, zones that skip midnight,
working days and hours, latest ends of pauses, extensions, resets, reopening, mergers, changes of policy, findings, and whatever else stands in a
`Reading`; ours looks for all of these at each event.
"""

from __future__ import annotations

import math
import random
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from benchmarks.timing import best_of, costs, report
from crmcore.worktime import Clock, Duration, OnReopen, Reading, read

ZONE, DAY, HOUR, BUDGET = ZoneInfo("Europe/London"), timedelta(days=1), timedelta(hours=1), 15
CLOCK = Clock(
    id="close",
    within=Duration(BUDGET, "day"),
    starts={"received"},
    stops={"customer_answered"},
    pauses={"clock_paused"},
    resumes={"clock_resumed"},
    on_reopen=OnReopen.NEW,
    zone=ZONE.key,
)
# What happens on the way and is of no concern to the clock.
OTHERS = ("registered", "grounds_confirmed", "complaint_accepted", "handler_assigned", "report_filed", "report_reviewed", "decided")


class Happened(NamedTuple):
    """One event: its name, and when."""

    name: str
    at: datetime


class Stand(NamedTuple):
    """What the fold by hand answers."""

    state: str
    last_day: date | None
    due: datetime | None
    elapsed: int
    remaining: int


def by_hand(events: list[Happened], at: datetime) -> Stand:  # noqa: C901, PLR0912 - one long if is what it is about
    """Fold the history by hand."""
    start = since = stopped = None
    end, lost, total = BUDGET, 0, 0.0
    for name, when in events:
        if when > at:
            break
        if name == "received":
            if start is None:
                start = when.astimezone(ZONE).date()
        elif start is None or stopped is not None:
            continue
        elif name == "clock_paused":
            since = since or when.astimezone(ZONE)
        elif name == "clock_resumed":
            if since is not None:
                end, lost, total = after_pause(start, since, when.astimezone(ZONE), end, lost, total)
                since = None
        elif name == "customer_answered":
            stopped = when
    if start is None:
        return Stand("not started", None, None, 0, BUDGET)
    now = (stopped or at).astimezone(ZONE)
    if since is not None:
        end, lost, total = after_pause(start, since, now, end, lost, total)
    begun, last = (now.date() - start).days, start + end * DAY
    if stopped is not None:
        state = "met late" if begun > end else "met in time"
    elif begun > end:
        state = "breached"
    else:
        state = "running" if since is None else "paused"
    return Stand(state, last, datetime.combine(last + DAY, time(), ZONE), BUDGET - end + begun, end - begun)


def after_pause(start: date, since: datetime, until: datetime, end: int, *so_far: float) -> tuple[int, int, float]:
    """Give back the days whose close fell into a pause, and no more than the time of all pauses; one that began too late gives nothing."""
    lost, total = int(so_far[0]), so_far[1]
    first, last = (since.date() - start).days, (until.date() - start).days
    begins = first - 1 + (since.hour * 3600 + since.minute * 60 + since.second) / 86400 if first > 0 else 0.0
    ends = last - 1 + (until.hour * 3600 + until.minute * 60 + until.second) / 86400 if last > 0 else 0.0
    if begins >= end:
        return end, lost, total
    lost += max(last - 1, 0) - max(first - 1, 0)
    total += ends - begins
    return max(end, BUDGET + min(lost, math.ceil(total))), lost, total


def histories() -> list[tuple[list[Happened], datetime]]:
    """Draw the histories of 1000 complaints, each with the instant as of which it is read: up to two pauses, some not resumed, some not answered."""
    dice = random.Random(7)
    drawn = []
    for _ in range(1000):
        names = ["received", *OTHERS]
        for _ in range(dice.choice((0, 0, 1, 1, 2))):
            cut = dice.randrange(1, len(names))
            names[cut:cut] = ["clock_paused"] if dice.random() < 0.1 else ["clock_paused", "clock_resumed"]
        names += ["customer_answered", "closed"][: dice.choice((0, 2, 2))]
        at = datetime(2025, 1, 1, tzinfo=UTC) + dice.randrange(365 * 24) * HOUR
        events = []
        for name in names:
            events.append(Happened(name, at))
            at += dice.randrange(1, 72) * HOUR
        drawn.append((events, at + dice.randrange(-48, 240) * HOUR))
    return drawn


def stand(reading: Reading) -> Stand:
    """Return of a reading what the fold by hand answers."""
    return Stand(reading.state, reading.last_day, reading.due, reading.elapsed, reading.remaining)


def main() -> None:
    """Compare answers, then time."""
    drawn = histories()
    events = sum(len(events) for events, _ in drawn)

    def ours() -> list[Reading]:
        return [read(CLOCK, events, at=at) for events, at in drawn]

    def hand() -> list[Stand]:
        return [by_hand(events, at) for events, at in drawn]

    assert [stand(one) for one in ours()] == hand()
    assert {one.state for one in hand()} == {"running", "paused", "met in time", "breached", "met late"}

    took = {name: seconds / len(drawn) * 1e6 for name, seconds in best_of({"ours": ours, "hand": hand}).items()}
    each = f"{took['ours']:.1f} µs a history of {events / len(drawn):.0f} events against {took['hand']:.1f} µs"
    report(
        {
            "clock.read/hand": costs(
                took["ours"],
                took["hand"],
                goal=5,
                against="a fold for this one clock, which trusts its input",
                note=each,
            )
        }
    )


if __name__ == "__main__":
    main()
