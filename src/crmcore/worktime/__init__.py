"""Time as a firm counts it: which days and hours are worked, how long something may take, and where a deadline stands.

Reading order: `week` (hours by weekday) → `days` (days that are otherwise) → `arrival` (cut-offs) → `calendar` (working days and hours) →
`duration` (7 days, 2 working hours) → `period` (month, quarter, year) → `clock` (a deadline), with `pauserule` and `extension` → `marks` (what
clocks look at) → `reading` (where one stands, a fold over what happened) → `precedence` (which one governs) → `asking` (may it be paused,
extended) → `notbefore` (what must wait) → `window` (what must be early) → `folding`, `joining`, `runs` (the fold) → `ruler` (how each unit
counts) → `zone` (local days and instants).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.worktime.arrival import CutOff as CutOff
    from crmcore.worktime.arrival import OutsideHours as OutsideHours
    from crmcore.worktime.asking import against_extension as against_extension
    from crmcore.worktime.asking import against_pause as against_pause
    from crmcore.worktime.calendar import Calendar as Calendar
    from crmcore.worktime.clock import Clock as Clock
    from crmcore.worktime.clock import OnReopen as OnReopen
    from crmcore.worktime.days import DayFields as DayFields
    from crmcore.worktime.days import DayList as DayList
    from crmcore.worktime.duration import Duration as Duration
    from crmcore.worktime.duration import Unit as Unit
    from crmcore.worktime.extension import Extension as Extension
    from crmcore.worktime.marks import ChangeMark as ChangeMark
    from crmcore.worktime.marks import ExtensionMark as ExtensionMark
    from crmcore.worktime.marks import Mark as Mark
    from crmcore.worktime.marks import MergeMark as MergeMark
    from crmcore.worktime.marks import PauseMark as PauseMark
    from crmcore.worktime.marks import ResumeMark as ResumeMark
    from crmcore.worktime.notbefore import NotBefore as NotBefore
    from crmcore.worktime.notbefore import Wait as Wait
    from crmcore.worktime.notbefore import WaitState as WaitState
    from crmcore.worktime.notbefore import against_early as against_early
    from crmcore.worktime.notbefore import wait_for as wait_for
    from crmcore.worktime.pauserule import PauseRule as PauseRule
    from crmcore.worktime.period import Period as Period
    from crmcore.worktime.period import PeriodKind as PeriodKind
    from crmcore.worktime.period import due_day as due_day
    from crmcore.worktime.precedence import Governing as Governing
    from crmcore.worktime.precedence import governing as governing
    from crmcore.worktime.reading import ClockState as ClockState
    from crmcore.worktime.reading import Reading as Reading
    from crmcore.worktime.reading import Timer as Timer
    from crmcore.worktime.reading import read as read
    from crmcore.worktime.reading import readings as readings
    from crmcore.worktime.reading import timers as timers
    from crmcore.worktime.week import Interval as Interval
    from crmcore.worktime.week import Weekday as Weekday
    from crmcore.worktime.window import Window as Window
    from crmcore.worktime.window import WindowReading as WindowReading
    from crmcore.worktime.window import WindowState as WindowState
    from crmcore.worktime.window import window_of as window_of
    from crmcore.worktime.zone import first_instant as first_instant
    from crmcore.worktime.zone import local_day as local_day
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "Calendar": "crmcore.worktime.calendar",
            "ChangeMark": "crmcore.worktime.marks",
            "ExtensionMark": "crmcore.worktime.marks",
            "Mark": "crmcore.worktime.marks",
            "MergeMark": "crmcore.worktime.marks",
            "PauseMark": "crmcore.worktime.marks",
            "ResumeMark": "crmcore.worktime.marks",
            "Extension": "crmcore.worktime.extension",
            "PauseRule": "crmcore.worktime.pauserule",
            "against_extension": "crmcore.worktime.asking",
            "against_pause": "crmcore.worktime.asking",
            "Governing": "crmcore.worktime.precedence",
            "governing": "crmcore.worktime.precedence",
            "NotBefore": "crmcore.worktime.notbefore",
            "Wait": "crmcore.worktime.notbefore",
            "WaitState": "crmcore.worktime.notbefore",
            "against_early": "crmcore.worktime.notbefore",
            "wait_for": "crmcore.worktime.notbefore",
            "Window": "crmcore.worktime.window",
            "WindowReading": "crmcore.worktime.window",
            "WindowState": "crmcore.worktime.window",
            "window_of": "crmcore.worktime.window",
            "CutOff": "crmcore.worktime.arrival",
            "DayFields": "crmcore.worktime.days",
            "DayList": "crmcore.worktime.days",
            "Interval": "crmcore.worktime.week",
            "OutsideHours": "crmcore.worktime.arrival",
            "Weekday": "crmcore.worktime.week",
            "Clock": "crmcore.worktime.clock",
            "ClockState": "crmcore.worktime.reading",
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
    "ChangeMark",
    "Clock",
    "ClockState",
    "CutOff",
    "DayFields",
    "DayList",
    "Duration",
    "Extension",
    "ExtensionMark",
    "Governing",
    "Interval",
    "Mark",
    "MergeMark",
    "NotBefore",
    "OnReopen",
    "OutsideHours",
    "PauseMark",
    "PauseRule",
    "Period",
    "PeriodKind",
    "Reading",
    "ResumeMark",
    "Timer",
    "Unit",
    "Wait",
    "WaitState",
    "Weekday",
    "Window",
    "WindowReading",
    "WindowState",
    "against_early",
    "against_extension",
    "against_pause",
    "due_day",
    "first_instant",
    "governing",
    "local_day",
    "read",
    "readings",
    "timers",
    "wait_for",
    "window_of",
]
