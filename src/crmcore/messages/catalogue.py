"""All message tables as one: a code belongs to one package, and a house test sees that no two claim it."""

from types import MappingProxyType
from typing import Final

from crmcore.messages import (
    calendars,
    cli,
    clocks,
    complaints,
    complaints_beside,
    core,
    customers,
    files,
    intake,
    kpi,
    lifecycles,
    policy,
    regimes,
    rulebook,
    rules,
    segmentation,
    service,
    stores,
    supervision,
    worktime,
)
from crmcore.messages.terms import TERMS as _TERMS
from crmcore.messages.text import Texts

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
    files,
    calendars,
    stores,
    cli,
)
TEXTS: Final[Texts] = MappingProxyType({code: text for table in TABLES for code, text in table.TEXTS.items()})
TERMS: Final[Texts] = MappingProxyType(dict(_TERMS))
