"""The name of a time zone becomes a zone in one place, which refuses it by name: nobody meets an error from inside the zone database."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache

import pytest

from crmcore.errors import CrmCoreError
from crmcore.event import Actor
from crmcore.kpi.reports.customers import contact_section
from crmcore.money import Money
from crmcore.policy import ApprovalRequest, record_of
from crmcore.worktime import Clock, Duration, EarlyWindow, NotBefore, OnReopen, Period, TimeUnit
from tests.house.source import FILES, PACKAGE, tree
from tests.house.time_samples import SAMPLES, ZONE
from tests.house.time_takers import Taker, takers

# Where a zone may be made otherwise: the place itself; the standard zone of a name that another zone already bears; zones written in the code.
MAKE_ZONES = {"worktime/calendars/zone.py", "event.py", "testing/strategies.py"}
NOON = datetime(2026, 7, 6, 12, tzinfo=UTC)
UNKNOWN = ("Nowhere/At_All", "Asia", "../etc", "", "Asia/Shang\0hai")  # the second is a folder of the zone database


def test_zones_are_made_in_one_place() -> None:
    makers = {path.relative_to(PACKAGE).as_posix() for path in FILES if _makes_a_zone(tree(path))}
    assert makers == MAKE_ZONES


def _makes_a_zone(module: ast.Module) -> bool:
    return any(isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "ZoneInfo" for one in ast.walk(module))


@cache
def asked() -> Mapping[str, tuple[Taker, Mapping[str, object]]]:
    """Return whatever at a door is given days or instants and the zone that they are of, with its sample."""
    found = {name: (taker, SAMPLES[name](NOON.date(), NOON)) for name, taker in takers().items() if name in SAMPLES}
    return {name: (taker, sample) for name, (taker, sample) in found.items() if isinstance(sample, Mapping) and sample.get("zone") == ZONE}


@pytest.mark.parametrize("zone", UNKNOWN)
@pytest.mark.parametrize("name", sorted(asked()))
def test_an_unknown_zone_is_refused_by_name(name: str, zone: str) -> None:
    taker, sample = asked()[name]
    with pytest.raises(CrmCoreError, match="zone"):
        taker.answer({**sample, "zone": zone})


REQUEST = ApprovalRequest(id="A-1", action="compensation", amount=Money("10", "CNY"), requested_by=Actor(id="anna"), at=NOON, subject="C-1")
JULY, DAYS = Period.parse("2026-07"), Duration(5, TimeUnit.DAY)
OTHERS: Mapping[str, Callable[[str], object]] = {
    "record_of": lambda zone: record_of(REQUEST, None, zone=zone),
    "contact_section": lambda zone: contact_section((), period=JULY, zone=zone),
    "Period.bounds": JULY.bounds,
    "Clock": lambda zone: Clock(id="close", within=DAYS, starts={"start"}, stops={"stop"}, on_reopen=OnReopen.NEW, zone=zone),
    "EarlyWindow": lambda zone: EarlyWindow(id="early", within=DAYS, starts={"start"}, uses={"stop"}, zone=zone),
    "NotBefore": lambda zone: NotBefore(id="wait", wait=DAYS, starts={"start"}, bars={"stop"}, zone=zone),
}


@pytest.mark.parametrize("zone", UNKNOWN)
@pytest.mark.parametrize("name", OTHERS)
def test_so_is_one_that_comes_without_dates(name: str, zone: str) -> None:
    with pytest.raises(CrmCoreError, match="zone"):
        OTHERS[name](zone)
