from crmcore.worktime.calendars.arrival import CutOff, OutsideHours
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.days import DayFields, DayList
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.calendars.week import Interval, Weekday
from crmcore.worktime.calendars.zone import first_instant, local_day
from crmcore.worktime.clocks.clock import Clock, OnReopen
from crmcore.worktime.clocks.clock_events import ChangeEvent, ClockEvent, ExtensionEvent, MergeEvent, PauseEvent, ResumeEvent
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.pause_rule import PauseRule
from crmcore.worktime.clocks.permission import against_extension, against_pause
from crmcore.worktime.clocks.precedence import Governing, governing
from crmcore.worktime.clocks.reading import ClockState, Reading, Timer, read, readings, timers
from crmcore.worktime.period import Period, PeriodKind, due_day
from crmcore.worktime.spans.early_window import EarlyWindow, WindowReading, WindowState, window_of
from crmcore.worktime.spans.not_before import NotBefore, Wait, WaitState, against_early, wait_for

__all__ = [
    "Calendar",
    "ChangeEvent",
    "Clock",
    "ClockEvent",
    "ClockState",
    "CutOff",
    "DayFields",
    "DayList",
    "Duration",
    "EarlyWindow",
    "Extension",
    "ExtensionEvent",
    "Governing",
    "Interval",
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
    "TimeUnit",
    "Timer",
    "Wait",
    "WaitState",
    "Weekday",
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
