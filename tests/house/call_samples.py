"""A valid call of whatever a host calls or builds by hand, by its public name: each argument in turn is then given a value of a wrong kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Final

from crmcore import Actor, Attempt, Event, Money, Rulebook, complaints, customers, kpi, lifecycles, measures, policy, rulebook, segmentation
from crmcore.complaints import Action, ActionKind, Coding
from crmcore.customers import CustomerFacts
from crmcore.kpi.catalogue import SHIPPED
from crmcore.measures import RatioCount
from crmcore.messages.text import Text
from crmcore.worktime import Calendar, Duration, Extension, NotBefore, PauseRule, TimeUnit
from tests.house.time_samples import ANNA, BEFORE, CLOSE, CUSTOMER, EARLY, FACTS, HAPPENED, OFFICE, WAIT, ZONE, card, case, firm, month, paid, rows
from tests.house.time_samples import SAMPLES as TIME_SAMPLES
from tests.lifecycles import toy

DAY, AT = date(2026, 8, 31), datetime(2026, 7, 13, 10, tzinfo=UTC)
_LEND, _LENT = toy.LINES[0], toy.Lent(at=AT, by=toy.PORTER)
_CSAT: Final = next(one for one in SHIPPED if one.id == "satisfaction.csat")
_TEXT: Final = Text(en="one", zh="一")
_WHO: Final = (toy.porter,)
_VOCABULARY: Final = lifecycles.vocabulary_of((toy.KEYS,), who=_WHO)
_TARGET: Final = kpi.Target(kpi="satisfaction.csat", at_least=Fraction(9, 10))
_TOML: Final = rulebook.files.default() if hasattr(rulebook, "files") else ""


def _none(*_: object) -> RatioCount:
    return RatioCount(1, 2)


def _of(sample: str) -> Mapping[str, object]:
    from tests.house.test_time_types import parts

    return parts(TIME_SAMPLES[sample](DAY, AT))
