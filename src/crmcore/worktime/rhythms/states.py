"""What can be said of a rhythm and of each of its occurrences: the answers, as frozen data."""

from __future__ import annotations

from datetime import date

import attrs

from crmcore.decision import Finding
from crmcore.messages import FactValue, Language, render
from crmcore.messages.text import TermEnum
from crmcore.worktime.calendars.duration import TimeUnit, say_amount
from crmcore.worktime.period import Period


class RhythmState(TermEnum):
    """How a rhythm stands on a day. `DUE` is owed and not late, `OVERDUE` late, `KEPT` done for this time, `NOT_YET` before its first time.

    `SUSPENDED` is not due, which is not the same as kept. After `ENDED` nothing more is owed. `UNKNOWN` depends on days that the calendar does not
    know.
    """

    NOT_YET = "not yet due", "not begun", "尚未开始"
    KEPT = "kept", "done", "已完成"
    DUE = "due", "due", "应完成"
    OVERDUE = "overdue", "overdue", "逾期"
    SUSPENDED = "suspended", "suspended, not due", "暂停（不计应完成）"
    ENDED = "ended", "ended", "已终止"
    UNKNOWN = "unknown", "not known", "无法确定"


class OccurrenceState(TermEnum):
    """What became of one occurrence. `LATE` was done after its last day, `MISSED` was not done by then, and not since."""

    KEPT = "kept", "done in time", "按时完成"
    LATE = "late", "done late", "逾期完成"
    MISSED = "missed", "missed", "未完成"
    DUE = "due", "due", "应完成"
    SUSPENDED = "suspended", "suspended, not due", "暂停（不计应完成）"
    UNKNOWN = "unknown", "not known", "无法确定"


@attrs.frozen(kw_only=True)
class OccurrenceReading:
    """One occurrence and what became of it. Days are local and inclusive.

    `last_day` None is not known: its calendar does not reach it, or nothing is owed until a suspension ends. `counted` of `wanted` was done.
    `done_on` is the day on which that was enough, None while it is not, and `done_by` the ids of the acts up to then. `days_late` is 0 in time; for
    what is missed it runs until the day of the reading. `days_early` is how long before its last day it was done.
    """

    n: int
    state: OccurrenceState
    opens: date
    planned: date
    last_day: date | None
    period: Period | None = None
    wanted: int = 1
    counted: int = 0
    done_on: date | None = None
    done_by: tuple[str, ...] = ()
    days_late: int = 0
    days_early: int = 0


@attrs.frozen(kw_only=True)
class RhythmReading:
    """How a rhythm stands on `today`, from what was done until then; nothing of it is stored.

    `last` is the day on which it was last done, None for never. `due` is the last day for what is owed next: of a time that is open and not done,
    else of the next; None where it never was done and is due now, where nothing is owed any more, and where it is not known. `days_left` counts the
    days from today to `due`, and is negative past it. `occurrences` are all whose time had begun. `findings` name what could not be read: days that a
    calendar does not know, an act for an occurrence that there is not. `days` is the list of days by which it was rolled.
    """

    rhythm: str
    today: date
    state: RhythmState
    last: date | None
    due: date | None
    occurrences: tuple[OccurrenceReading, ...]
    findings: tuple[Finding, ...] = ()
    clause: str | None = None
    days: str | None = None

    @property
    def overdue(self) -> bool:
        """Return whether it is late today."""
        return self.state is RhythmState.OVERDUE

    @property
    def never_done(self) -> bool:
        """Return whether it has never been done."""
        return self.last is None

    @property
    def days_left(self) -> int | None:
        """Return how many days are left to the last day, 0 on that day itself, negative past it; None where there is none."""
        return None if self.due is None else (self.due - self.today).days

    @property
    def missed(self) -> tuple[OccurrenceReading, ...]:
        """Return what was not done in its time, nor since."""
        return self.all_in(OccurrenceState.MISSED)

    @property
    def late(self) -> tuple[OccurrenceReading, ...]:
        """Return what was done late; each says by how many days."""
        return self.all_in(OccurrenceState.LATE)

    @property
    def early(self) -> tuple[OccurrenceReading, ...]:
        """Return what was done before its last day; each says by how many days."""
        return tuple(one for one in self.occurrences if one.days_early)

    def all_in(self, state: OccurrenceState) -> tuple[OccurrenceReading, ...]:
        """Return the occurrences in a state."""
        return tuple(one for one in self.occurrences if one.state == state)

    def text(self, lang: Language = Language.EN) -> str:
        """Return how it stands on one line: `done, last on 2026-07-03, next by 2026-07-10`."""
        left = self.days_left
        facts: dict[str, FactValue] = {
            "state": self.state,
            "last": self.last,
            "due": self.due,
            "left": None if left is None else say_amount(abs(left), TimeUnit.DAY, lang),
        }
        match self.state:
            case RhythmState.KEPT:
                code = "rhythm.says_kept"
            case RhythmState.NOT_YET if left is not None:
                code = "rhythm.says_first"
            case RhythmState.DUE if left is not None:
                code = "rhythm.says_left"
            case RhythmState.DUE:
                code = "rhythm.says_now"
            case RhythmState.OVERDUE:
                code = "rhythm.says_over"
            case _:
                code = "rhythm.says_state"
        return render(code, facts, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()
