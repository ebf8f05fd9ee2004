"""All message tables as one: a code belongs to one package, and a house test sees that no two claim it."""

from types import MappingProxyType
from typing import Final

from crmcore.messages import cli, comparing, core, customers, kpi, lifecycles, naming, policy, rulebook, rules, segmentation, service
from crmcore.messages.adapters import calendars, files, stores
from crmcore.messages.complaints import at_any_time as complaints_beside
from crmcore.messages.complaints import intake, regimes, supervision
from crmcore.messages.complaints import procedure as complaints
from crmcore.messages.terms import TERMS as _TERMS
from crmcore.messages.text import Texts
from crmcore.messages.worktime import clocks
from crmcore.messages.worktime import words as worktime

TABLES: Final = (
    core,
    worktime,
    clocks,
    rules,
    lifecycles,
    customers,
    policy,
    segmentation,
    complaints,
    complaints_beside,
    intake,
    regimes,
    supervision,
    service,
    kpi,
    rulebook,
    naming,
    comparing,
    files,
    calendars,
    stores,
    cli,
)
TEXTS: Final[Texts] = MappingProxyType({code: text for table in TABLES for code, text in table.TEXTS.items()})
TERMS: Final[Texts] = MappingProxyType(dict(_TERMS))
