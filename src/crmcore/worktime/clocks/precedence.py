"""Which of several clocks governs, and why: the one that a supervisor must look at first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.decision import Reason, reason
from crmcore.messages import Language
from crmcore.reached import ClockState
from crmcore.worktime.clocks.reading import Reading, urgency

_WHY: Final = {
    ClockState.BREACHED: "clock.governs_breached",
    ClockState.RUNNING: "clock.governs_first",
    ClockState.PAUSED: "clock.governs_paused",
    ClockState.MET_LATE: "clock.governs_late",
    ClockState.MET: "clock.governs_met",
    ClockState.ENDED_LATE: "clock.governs_late",
    ClockState.ENDED: "clock.governs_met",
    ClockState.UNKNOWN: "clock.governs_unknown",
}
_LATE: Final = frozenset({ClockState.BREACHED, ClockState.MET_LATE, ClockState.ENDED_LATE})


@attrs.frozen
class Governing:
    """The reading that governs, and why; `reading` is None if there is no target."""

    reading: Reading | None
    why: Reason

    def on_time(self, *, no_target: bool) -> bool:
        """Return whether nothing is late so far; `no_target` is how a case without a deadline counts: the caller decides."""
        return no_target if self.reading is None else self.reading.state not in _LATE

    def text(self, lang: Language = Language.EN) -> str:
        """Return why, on one line; `no target` if there is none."""
        return self.why.text(lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def governing(readings: Iterable[Reading]) -> Governing:
    """Return which reading governs: of those that have run out, the one that did so first; else of those that run, the one first due.

    A paused clock governs only if none runs. If all have stopped, it is one that stopped late, else one that was met; of these, too, the one
    first due. Of equals the first given governs, so pass the stricter source first. What has not started is not a target.

    Clause: RULES-4.25, RULES-4.26
    """
    started = [one for one in readings if one.state is not ClockState.NOT_STARTED]
    if not started:
        return Governing(None, reason("clock.no_target"))
    first = min(started, key=urgency)
    return Governing(first, reason(_WHY[first.state], clock=first.clock, last_day=first.last_day))
