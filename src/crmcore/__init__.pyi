from crmcore import (
    clauses,
    complaints,
    customers,
    kpi,
    lifecycles,
    measures,
    messages,
    policy,
    privacy,
    relations,
    rulebook,
    rules,
    segmentation,
    service,
    worktime,
)
from crmcore.decision import Decision, Finding, Outcome, Reason
from crmcore.errors import CalendarHorizon, CrmCoreError, InvalidValue, MissingExtra, NotFound, Refused, RulebookError, Stale
from crmcore.event import Actor, Attempt, Event
from crmcore.loaded import Loaded
from crmcore.measures.measure import Measure
from crmcore.messages.text import Language
from crmcore.money import Money
from crmcore.organisation import Staff
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.rulebook import Rulebook
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.period import Period

__all__ = [
    "Actor",
    "Attempt",
    "Calendar",
    "CalendarHorizon",
    "CrmCoreError",
    "Decision",
    "Duration",
    "Edition",
    "Event",
    "Finding",
    "InvalidValue",
    "Language",
    "Loaded",
    "Measure",
    "MissingExtra",
    "Money",
    "NotFound",
    "Outcome",
    "Period",
    "Reason",
    "Refused",
    "Rulebook",
    "RulebookError",
    "Staff",
    "Stale",
    "clauses",
    "complaints",
    "customers",
    "kpi",
    "lifecycles",
    "measures",
    "messages",
    "policy",
    "privacy",
    "relations",
    "rulebook",
    "rules",
    "segmentation",
    "service",
    "worktime",
]
