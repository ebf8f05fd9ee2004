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
from crmcore.worktime.rhythms.done import Done, Suspension
from crmcore.worktime.rhythms.kinds import ByDay, CountEach, Every, LongestGap, NthWeekday, OnWeekday, RhythmKind
from crmcore.worktime.rhythms.occurrences import Occurrence, last_day_for, occurrence
from crmcore.worktime.rhythms.reading import read_rhythm
from crmcore.worktime.rhythms.rhythm import Rhythm
from crmcore.worktime.rhythms.serving import Served, serving_several
from crmcore.worktime.rhythms.states import OccurrenceReading, OccurrenceState, RhythmReading, RhythmState
from crmcore.worktime.spans.early_window import EarlyWindow, WindowState, window_of
from crmcore.worktime.spans.not_before import NotBefore, WaitState, against_early, wait_for

__all__ = [
    "ByDay",
    "Calendar",
    "CarriedEvent",
    "ChangeEvent",
    "Clock",
    "ClockEvent",
    "ClockState",
    "CountEach",
    "CutOff",
    "DayException",
    "DayList",
    "DayOffArrival",
    "Done",
    "Duration",
    "EarlyArrival",
    "EarlyWindow",
    "Every",
    "Extension",
    "ExtensionEvent",
    "Interval",
    "LastDay",
    "LateArrival",
    "LateEvent",
    "LongestGap",
    "MergeEvent",
    "NotBefore",
    "NthWeekday",
    "Occurrence",
    "OccurrenceReading",
    "OccurrenceState",
    "OnReopen",
    "OnWeekday",
    "OutsideHours",
    "PauseEvent",
    "PauseRule",
    "Period",
    "PeriodKind",
    "Reading",
    "ResumeEvent",
    "Rhythm",
    "RhythmKind",
    "RhythmReading",
    "RhythmState",
    "Roll",
    "Served",
    "Suspension",
    "TimeUnit",
    "WaitState",
    "Weekday",
    "WindowState",
    "against_early",
    "against_extension",
    "against_pause",
    "governing",
    "last_day_for",
    "occurrence",
    "reached",
    "read",
    "read_rhythm",
    "readings",
    "serving_several",
    "timers",
    "wait_for",
    "window_of",
]
