"""Time as a firm counts it: which days and hours are worked, how long something may take, and where a deadline stands.

Reading order: `week` (hours by weekday) → `days` (days that are otherwise) → `arrival` (cut-offs) → `calendar` (working days and hours) →
`duration` (7 days, 2 working hours) → `period` (month, quarter, year) → `clock` (a deadline) → `reading` (where it stands, a fold over what
happened) → `runs` (the fold) → `ruler` (how each unit counts) → `zone` (local days and instants).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.worktime.arrival import CutOff as CutOff
    from crmcore.worktime.arrival import OutsideHours as OutsideHours
    from crmcore.worktime.calendar import Calendar as Calendar
    from crmcore.worktime.clock import Clock as Clock
    from crmcore.worktime.clock import Mark as Mark
    from crmcore.worktime.clock import OnReopen as OnReopen
    from crmcore.worktime.days import DayFields as DayFields
    from crmcore.worktime.days import DayList as DayList
    from crmcore.worktime.duration import Duration as Duration
    from crmcore.worktime.duration import Unit as Unit
    from crmcore.worktime.period import Period as Period
    from crmcore.worktime.period import PeriodKind as PeriodKind
    from crmcore.worktime.period import due_day as due_day
    from crmcore.worktime.reading import ClockState as ClockState
    from crmcore.worktime.reading import Reading as Reading
    from crmcore.worktime.reading import Timer as Timer
    from crmcore.worktime.reading import read as read
    from crmcore.worktime.reading import readings as readings
    from crmcore.worktime.reading import timers as timers
    from crmcore.worktime.week import Interval as Interval
    from crmcore.worktime.week import Weekday as Weekday
    from crmcore.worktime.zone import first_instant as first_instant
    from crmcore.worktime.zone import local_day as local_day
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "Calendar": "crmcore.worktime.calendar",
            "CutOff": "crmcore.worktime.arrival",
            "DayFields": "crmcore.worktime.days",
            "DayList": "crmcore.worktime.days",
            "Interval": "crmcore.worktime.week",
            "OutsideHours": "crmcore.worktime.arrival",
            "Weekday": "crmcore.worktime.week",
            "Clock": "crmcore.worktime.clock",
            "ClockState": "crmcore.worktime.reading",
            "Mark": "crmcore.worktime.clock",
            "OnReopen": "crmcore.worktime.clock",
            "Reading": "crmcore.worktime.reading",
            "Timer": "crmcore.worktime.reading",
            "Duration": "crmcore.worktime.duration",
            "Unit": "crmcore.worktime.duration",
            "read": "crmcore.worktime.reading",
            "readings": "crmcore.worktime.reading",
            "timers": "crmcore.worktime.reading",
            "Period": "crmcore.worktime.period",
            "PeriodKind": "crmcore.worktime.period",
            "due_day": "crmcore.worktime.period",
            "first_instant": "crmcore.worktime.zone",
            "local_day": "crmcore.worktime.zone",
        },
    )

__all__ = [
    "Calendar",
    "Clock",
    "ClockState",
    "CutOff",
    "DayFields",
    "DayList",
    "Duration",
    "Interval",
    "Mark",
    "OnReopen",
    "OutsideHours",
    "Period",
    "PeriodKind",
    "Reading",
    "Timer",
    "Unit",
    "Weekday",
    "due_day",
    "first_instant",
    "local_day",
    "read",
    "readings",
    "timers",
]
