"""What more of the same costs: a case with ten times the marks takes ten times as long, not more.

Each line is the time for one mark in the long case against that in the short one: changes of the rules and pauses of one clock, and the pauses of a
complaint on the list of a supervisor. A fold inside a fold, or one through every beginning of a history, would show as a ratio near ten or a hundred.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs

from benchmarks.clock import CLOCK, Happened
from benchmarks.timing import Result, best_of, costs, report
from crmcore import Actor
from crmcore.complaints import Complaint, Notice, RecordCard, register
from crmcore.complaints.events import ClockPaused, ClockResumed
from crmcore.complaints.supervision import work_list
from crmcore.rulebook import Rulebook
from crmcore.worktime import ChangeEvent, Clock, ClockEvent, Duration, OnReopen, PauseEvent, ResumeEvent, read

FEW, MANY = 20, 200
SHANGHAI = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 7, 1, 9, tzinfo=SHANGHAI)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
PAUSED = attrs.evolve(CLOCK, within=Duration(60, "day"))
CHANGED = attrs.evolve(CLOCK, within=Duration(60, "day"), changes={"migrated"}, on_change=OnReopen.CONTINUE)
EDITION = Rulebook.default().on(START.date())
WHY, TOLD = "external_assessment", Notice(channel="telephone", proof="called")


def changes(count: int) -> tuple[Clock, list[ClockEvent]]:
    """Return a clock whose rules changed so often, a day longer or shorter each time."""
    before = [attrs.evolve(CHANGED, within=Duration(60 + n % 2, "day")) for n in range(count)]
    return CHANGED, [
        Happened("received", START),
        *(ChangeEvent(name="migrated", at=START + n * HOUR, before=clock) for n, clock in enumerate(before, 1)),
    ]


def pauses(count: int) -> tuple[Clock, list[ClockEvent]]:
    """Return a clock that was paused so often, for an hour each time."""
    marks: list[ClockEvent] = [Happened("received", START)]
    for n in range(count):
        marks.append(PauseEvent(name="clock_paused", at=START + (4 * n + 1) * HOUR, why="appraisal"))
        marks.append(ResumeEvent(name="clock_resumed", at=START + (4 * n + 2) * HOUR, why="appraisal"))
    return PAUSED, marks


def complaint(count: int) -> Complaint:
    """Return a complaint that was paused so often, for a minute each time."""
    clerk = Actor(id="anna", unit="bank/outlets/west", rank=1, roles=frozenset({"intake"}))
    office = Actor(id="ada", unit="bank/administration", rank=2, roles=frozenset({"administration"}))
    card = RecordCard(number="C-1", received_at=START, demands=("explanation",), matter="fees", channel="outlet", customer_name="W. Li")
    case = register(card, at=START, by=clerk, rules=EDITION.complaints)
    (law,) = (one for one in case.clocks(at=START, rules=EDITION.complaints) if one.endswith(".respond"))
    for n in range(count):
        at = START + (10 * n + 1) * MINUTE
        case = case.advance(ClockPaused(at=at, by=office, clock=law, why=WHY, notice=TOLD, until=date(2027, 1, 1)), rules=EDITION.complaints)
        case = case.advance(ClockResumed(at=at + MINUTE, by=office, clock=law, why=WHY), rules=EDITION.complaints)
    return case


def once(few: float, many: float, marks: str) -> Result:
    """Say what a mark of the long case takes, as a multiple of one of the short case."""
    each = f"{many / MANY * 1e6:.1f} µs for each of {MANY} {marks}, {few / FEW * 1e6:.1f} µs for each of {FEW}"
    return costs(many / MANY, few / FEW, goal=1.3, against=f"the same with {FEW}", note=each)


def main() -> None:
    """Time a short and a long case of each kind."""
    results = {}
    for name, make, marks in (("clock.changes/once", changes, "changes of the rules"), ("clock.pauses/once", pauses, "pauses")):
        (clock, short), (_, long) = make(FEW), make(MANY)
        at = START + 5 * MANY * HOUR
        took = best_of({"few": lambda c=clock, e=short, a=at: read(c, e, at=a), "many": lambda c=clock, e=long, a=at: read(c, e, at=a)})
        results[name] = once(took["few"], took["many"], marks)
    short_case, long_case = complaint(FEW), complaint(MANY)
    at, rules = START + 5 * MANY * HOUR, {EDITION.complaints.edition: EDITION.complaints}
    took = best_of({"few": lambda: work_list([short_case], at=at, rules=rules), "many": lambda: work_list([long_case], at=at, rules=rules)})
    results["worklist.pauses/once"] = once(took["few"], took["many"], "pauses")
    report(results)


if __name__ == "__main__":
    main()
