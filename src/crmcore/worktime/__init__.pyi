from crmcore.reached import ClockState
from crmcore.worktime.calendars.arrival import CutOff, DayOffArrival, EarlyArrival, LateArrival, OutsideHours
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.days import DayList
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.exceptions import DayException
from crmcore.worktime.calendars.roll import Roll
from crmcore.worktime.calendars.week import Interval, Weekday
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.clocks.clock_events import (
    CarriedEvent,
    ChangeEvent,
    ClockEvent,
    ExtensionEvent,
    LateEvent,
    MergeEvent,
    PauseEvent,
    ResumeEvent,
)
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.pause_rule import PauseRule
from crmcore.worktime.clocks.permission import against_extension, against_pause
from crmcore.worktime.clocks.precedence import governing
from crmcore.worktime.clocks.reading import Reading, read, readings
from crmcore.worktime.clocks.record import reached
from crmcore.worktime.clocks.timers import timers
from crmcore.worktime.period import Period, PeriodKind
from crmcore.worktime.spans.early_window import EarlyWindow, WindowState, window_of
from crmcore.worktime.spans.not_before import NotBefore, WaitState, against_early, wait_for

__all__ = [
    "Calendar",
    "CarriedEvent",
    "ChangeEvent",
    "Clock",
    "ClockEvent",
    "ClockState",
    "CutOff",
    "DayException",
    "DayList",
    "DayOffArrival",
    "Duration",
    "EarlyArrival",
    "EarlyWindow",
    "Extension",
    "ExtensionEvent",
    "Interval",
    "LastDay",
    "LateArrival",
    "LateEvent",
    "MergeEvent",
    "NotBefore",
    "OnReopen",
    "OutsideHours",
    "PauseEvent",
    "PauseRule",
    "Period",
    "PeriodKind",
    "Reading",
    "ResumeEvent",
    "Roll",
    "TimeUnit",
    "WaitState",
    "Weekday",
    "WindowState",
    "against_early",
    "against_extension",
    "against_pause",
    "governing",
    "reached",
    "read",
    "readings",
    "timers",
    "wait_for",
    "window_of",
]
