"""All message tables as one: a code belongs to one package, and a test checks that no two define it."""

from types import MappingProxyType
from typing import Final

from crmcore.messages import core, customers, policy, rules, segmentation, service
from crmcore.messages.adapters import calendars, exports, files, logs, stores
from crmcore.messages.cli import commands, demo, explain, replay
from crmcore.messages.complaints import (
    after,
    card,
    classes,
    crisis,
    forwarding,
    intake,
    outcome,
    possible,
    regimes,
    splitting,
    supervision,
    ways_out,
    who_came,
)
from crmcore.messages.complaints import at_any_time as complaints_beside
from crmcore.messages.complaints import procedure as complaints
from crmcore.messages.kpi import figures, reports
from crmcore.messages.lifecycles import steps, tables
from crmcore.messages.rulebook import checking, comparing, law, loading, naming
from crmcore.messages.terms import TERMS as _TERMS
from crmcore.messages.text import Texts
from crmcore.messages.worktime import clocks, rhythms
from crmcore.messages.worktime import words as worktime

TABLES: Final = (
    core,
    worktime,
    clocks,
    rhythms,
    rules,
    steps,
    tables,
    customers,
    policy,
    segmentation,
    complaints,
    complaints_beside,
    card,
    classes,
    crisis,
    after,
    outcome,
    intake,
    possible,
    regimes,
    supervision,
    ways_out,
    who_came,
    forwarding,
    splitting,
    service,
    figures,
    reports,
    loading,
    checking,
    naming,
    comparing,
    law,
    files,
    exports,
    logs,
    calendars,
    stores,
    commands,
    demo,
    replay,
    explain,
)
TEXTS: Final[Texts] = MappingProxyType({code: text for table in TABLES for code, text in table.TEXTS.items()})
TERMS: Final[Texts] = MappingProxyType(dict(_TERMS))
