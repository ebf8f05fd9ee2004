"""A clock of days, read by walking, with pauses that lapse, extensions, resets and repeats.

Shares nothing with the library but the values it is handed. A history is a list of (event, instant, told), in order, whole minutes, where the event is
a plain name: start, stop, end (nothing is left to do, and nothing was done), reset, repeat, extend (told: the number of the step), resume (told: a reason, or None for all), and pause (told: its reason
and its last day, or None). Only appraisals last `at_most` so many days, all of them together.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.oracle.days_line import Counts, DaysWalked, Works, minutes_of

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
Told = tuple[str, date | None] | str | int | None


@dataclass
class Pause:
    since: datetime
    lapses: datetime | None


@dataclass
class Lane:
    start: datetime
    step: int = 0
    still: list[tuple[datetime, datetime]] = field(default_factory=list)
    pauses: dict[str, Pause] = field(default_factory=dict)
    paused: datetime | None = None
    stopped: datetime | None = None
    done: bool = True
    unresumed: int = 0


class Lanes:
    """All that one clock does, as a story."""

    def __init__(self, zone: str, budgets: list[int], at_most: int | None, counts: Counts, works: Works) -> None:
        self.place, self.budgets, self.at_most, self.counts, self.works = ZoneInfo(zone), budgets, at_most, counts, works
        self.lanes: list[Lane] = []
        self.paused: dict[str, Pause] = {}  # the case itself
        self.rested: list[tuple[str, datetime, datetime]] = []
        self.closed: dict[datetime, bool] = {}  # when, and whether what was to be done was done: what came first at an instant

    def read(self, history: list[tuple[str, datetime, Told]], now: datetime) -> list[tuple[str, date, int, int, int]]:
        for event, at, told in history:
            if at <= now:
                self.lapse(at)
                self.happens(event, at, told)
        self.lapse(now)
        return [self.verdict(lane, now) for lane in self.lanes]

    def begin(self, at: datetime, step: int = 0) -> Lane:
        lane = Lane(at, step)
        lane.pauses = dict(self.paused)
        lane.paused = at if lane.pauses else None
        return lane

    def go_on(self, lane: Lane, at: datetime) -> None:
        if lane.paused is not None and at > lane.paused:
            lane.still.append((lane.paused, at))
        lane.paused, lane.pauses = None, {}

    def lapse(self, now: datetime) -> None:
        for lane in self.lanes:
            over = [(why, one.lapses) for why, one in lane.pauses.items() if one.lapses is not None and one.lapses <= now]
            for why, _ in over:
                del lane.pauses[why]
            lane.unresumed += len(over)
            if over and not lane.pauses:
                self.go_on(lane, max(when for _, when in over))
        for why in [why for why, one in self.paused.items() if one.lapses is not None and one.lapses <= now]:
            one = self.paused.pop(why)
            assert one.lapses is not None
            self.rested.append((why, one.since, one.lapses))

    def resume(self, at: datetime, why: str | None) -> None:
        for each in [each for each in self.paused if why in {None, each}]:
            self.rested.append((each, self.paused.pop(each).since, at))
        for lane in self.lanes:
            if lane.paused is not None:
                lane.pauses = {} if why is None else {each: one for each, one in lane.pauses.items() if each != why}
                if not lane.pauses:
                    self.go_on(lane, at)

    def pause(self, at: datetime, why: str, until: date | None) -> None:
        began = self.paused[why].since if why in self.paused else at
        ends = []
        if until is not None:
            day = until + DAY
            ends.append(minutes_of(day, self.place)[0])
        if self.at_most is not None and why == "appraisal":
            ends.append(max(began, self.allowed(began)))
        one = Pause(began, min(ends) if ends else None)
        self.paused[why] = one
        for lane in self.lanes:
            if lane.stopped is None:
                lane.pauses[why] = one
                lane.paused = lane.paused or at

    def allowed(self, began: datetime) -> datetime:
        """Return when the days allowed for appraisals are used up: a line on which all but the appraisals stands still."""
        assert self.at_most is not None
        since = min((lane.start for lane in self.lanes if lane.stopped is None), default=None)
        spells = sorted((a, b) for why, a, b in self.rested if why == "appraisal" and a < b and (since is None or b > since))
        first = min([a for a, _ in spells] + [began])
        line = DaysWalked(first, self.place, lambda _: True, lambda _: True)
        between = []
        reached = first
        for a, b in [*spells, (began, began)]:
            if a > reached:
                between.append((reached, a))
            reached = max(reached, b)
        _, day, instant = line.end(self.at_most, between)
        return minutes_of(day + DAY, self.place)[0] if instant is None else instant

    def happens(self, event: str, at: datetime, told: Told) -> None:  # noqa: C901 - one branch an event, as the story goes
        going = [lane for lane in self.lanes if lane.stopped is None]
        if event == "start" and not self.lanes:
            self.lanes.append(self.begin(at))
            if at in self.closed:
                self.lanes[0].stopped, self.lanes[0].done = at, self.closed[at]
        elif event == "pause" and isinstance(told, tuple):
            self.pause(at, *told)
        elif event == "resume":
            assert told is None or isinstance(told, str)
            self.resume(at, told)
        elif event in {"stop", "end"}:
            self.closed.setdefault(at, event == "stop")
            for lane in going:
                self.go_on(lane, at)
                lane.stopped, lane.done = at, event == "stop"
            self.resume(at, None)
        elif event == "repeat" and going:
            for lane in going:
                self.go_on(lane, at)
                lane.stopped = at
            self.lanes.append(self.begin(at))
        elif event == "reset" and going:
            in_time = [lane for lane in going if not self.is_late(lane, at)]
            fresh = self.begin(at, max((lane.step for lane in in_time), default=0))
            self.lanes = [lane for lane in self.lanes if lane not in in_time] + [fresh]
        elif event == "extend":
            for lane in going:
                if told == lane.step + 1 < len(self.budgets) and not self.is_late(lane, at):
                    lane.step += 1

    def walk(self, lane: Lane, now: datetime) -> tuple[date, int, bool]:
        end = now if lane.stopped is None else lane.stopped
        still = [*lane.still, *([] if lane.paused is None else [(lane.paused, end)])]
        line = DaysWalked(lane.start, self.place, self.counts, self.works)
        budget = self.budgets[lane.step]
        position, last, instant = line.end(budget, still)
        is_late = line.late(end, last, instant)
        return last, budget - line.left(position, end, is_late=is_late), is_late

    def is_late(self, lane: Lane, now: datetime) -> bool:
        return self.walk(lane, now)[2]

    def verdict(self, lane: Lane, now: datetime) -> tuple[str, date, int, int, int]:
        last, elapsed, is_late = self.walk(lane, now)
        if lane.stopped is not None and lane.done:
            state = "met late" if is_late else "met in time"
        elif lane.stopped is not None:
            state = "ended late" if is_late else "ended"
        elif is_late:
            state = "breached"
        else:
            state = "running" if lane.paused is None else "paused"
        return state, last, elapsed, lane.step, lane.unresumed
