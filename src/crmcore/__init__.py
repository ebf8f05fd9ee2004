"""crmcore: the rules of customer-relationship management in banks, as a library.

Reading order: `Rulebook` (one firm's rules, by the day from which they are in force) → `customers` and `segmentation` (who a customer is, and
which tier) → `complaints` (how a complaint travels, and by when) → `policy` (who may approve how much) → `service` and `relations` (surveys,
contacts) → `kpi` (what the figures say). Beneath them lie `worktime` (calendars, periods, deadlines), `rules` (conditions that explain themselves),
`lifecycles` (a process as a table), `measures` (figures that merge), and the words that all of them use: `Money`, `Actor`, `Event`, `Decision`, the
errors. Everything loads when it is first asked for.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore import clauses as clauses
    from crmcore import complaints as complaints
    from crmcore import customers as customers
    from crmcore import kpi as kpi
    from crmcore import lifecycles as lifecycles
    from crmcore import measures as measures
    from crmcore import messages as messages
    from crmcore import policy as policy
    from crmcore import privacy as privacy
    from crmcore import relations as relations
    from crmcore import rulebook as rulebook
    from crmcore import rules as rules
    from crmcore import segmentation as segmentation
    from crmcore import service as service
    from crmcore import worktime as worktime
    from crmcore.decision import Decision as Decision
    from crmcore.decision import Finding as Finding
    from crmcore.decision import Outcome as Outcome
    from crmcore.decision import Reason as Reason
    from crmcore.errors import CalendarHorizon as CalendarHorizon
    from crmcore.errors import CrmCoreError as CrmCoreError
    from crmcore.errors import InvalidValue as InvalidValue
    from crmcore.errors import MissingExtra as MissingExtra
    from crmcore.errors import NotFound as NotFound
    from crmcore.errors import Refused as Refused
    from crmcore.errors import RulebookError as RulebookError
    from crmcore.errors import Stale as Stale
    from crmcore.event import Actor as Actor
    from crmcore.event import Attempt as Attempt
    from crmcore.event import Event as Event
    from crmcore.measures.measure import Measure as Measure
    from crmcore.messages.text import Language as Language
    from crmcore.money import Money as Money
    from crmcore.organisation import Staff as Staff
    from crmcore.rulebook.edition import Edition as Edition
    from crmcore.rulebook.rulebook import Rulebook as Rulebook
    from crmcore.worktime.calendar import Calendar as Calendar
    from crmcore.worktime.duration import Duration as Duration
    from crmcore.worktime.period import Period as Period
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "clauses": "crmcore.clauses",
            "complaints": "crmcore.complaints",
            "customers": "crmcore.customers",
            "kpi": "crmcore.kpi",
            "lifecycles": "crmcore.lifecycles",
            "measures": "crmcore.measures",
            "messages": "crmcore.messages",
            "policy": "crmcore.policy",
            "privacy": "crmcore.privacy",
            "relations": "crmcore.relations",
            "rulebook": "crmcore.rulebook",
            "rules": "crmcore.rules",
            "segmentation": "crmcore.segmentation",
            "service": "crmcore.service",
            "worktime": "crmcore.worktime",
            "Actor": "crmcore.event",
            "Attempt": "crmcore.event",
            "Calendar": "crmcore.worktime.calendar",
            "CalendarHorizon": "crmcore.errors",
            "CrmCoreError": "crmcore.errors",
            "Decision": "crmcore.decision",
            "Duration": "crmcore.worktime.duration",
            "Edition": "crmcore.rulebook.edition",
            "Event": "crmcore.event",
            "Finding": "crmcore.decision",
            "InvalidValue": "crmcore.errors",
            "Language": "crmcore.messages.text",
            "Measure": "crmcore.measures.measure",
            "MissingExtra": "crmcore.errors",
            "Money": "crmcore.money",
            "NotFound": "crmcore.errors",
            "Outcome": "crmcore.decision",
            "Period": "crmcore.worktime.period",
            "Reason": "crmcore.decision",
            "Refused": "crmcore.errors",
            "Rulebook": "crmcore.rulebook.rulebook",
            "RulebookError": "crmcore.errors",
            "Staff": "crmcore.organisation",
            "Stale": "crmcore.errors",
        },
    )

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
