"""What a reading of a rhythm is asked for."""

from __future__ import annotations

from datetime import date

import attrs

from crmcore.decision import Finding
from crmcore.errors import CalendarHorizon
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.rhythms.done import Suspension
from crmcore.worktime.rhythms.rhythm import Rhythm


@attrs.frozen
class Asked:
    """What a reading is asked for: a rhythm, on which day, by which calendar, and when nothing was owed."""

    rhythm: Rhythm
    today: date
    calendar: Calendar | None
    suspended: tuple[Suspension, ...]

    def findings_of(self, beyond: CalendarHorizon) -> tuple[Finding, ...]:
        """Return what says that days are not known."""
        return tuple(Finding(one.code, f"rhythms.{self.rhythm.id}", one.facts) for one in beyond.reasons)
