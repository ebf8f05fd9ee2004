"""Every public function, class and method takes pendulum's dates and instants, and answers as it does for the standard library's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import attrs
import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmcore.errors import CrmCoreError
from crmcore.testing import strategies
from tests.house.time_samples import FIRST, LAST, REVIEWED, SAMPLES
from tests.house.time_takers import Taker, takers

TAKERS: Final = {name: one for name, one in takers().items() if name not in REVIEWED}
BERLIN: Final = ZoneInfo("Europe/Berlin")
PLACES: Final = (UTC, BERLIN, ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York"))
TWICE: Final = [datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold) for fold in (0, 1)]  # a time that the clock shows twice
DAYS: Final = st.dates(FIRST, LAST)
INSTANTS: Final = st.sampled_from(TWICE) | st.datetimes(
    datetime(FIRST.year, FIRST.month, FIRST.day), datetime(LAST.year, LAST.month, LAST.day), timezones=st.sampled_from(PLACES), allow_imaginary=False
)


def with_its_zone(value: datetime) -> datetime:
    """Return pendulum's instant, as it comes from `pendulum.instance`: in a zone of pendulum's."""
    return pendulum.instance(value)


def with_a_strange_zone(value: datetime) -> datetime:
    """Return pendulum's instant in a zone of the standard library, which it loses in arithmetic."""
    return pendulum.DateTime.combine(value.date(), value.timetz()).replace(fold=value.fold)


def in_pendulum_s_zone(value: datetime) -> datetime:
    """Return a plain instant in a zone of pendulum's."""
    return datetime.combine(value.date(), value.time(), pendulum.instance(value).tzinfo)


FORMS: Final = (with_its_zone, with_a_strange_zone, in_pendulum_s_zone)


def changed(value: object, form: Callable[[datetime], datetime]) -> object:
    """Return a value with every date and instant of it, inside collections too, as pendulum's."""
    match value:
        case datetime():
            return form(value)
        case date():
            return pendulum.Date(value.year, value.month, value.day)
        case tuple() | list() | AbstractSet():
            return type(value)(changed(one, form) for one in value)  # type: ignore[call-arg]
        case Mapping():
            return {changed(key, form): changed(one, form) for key, one in value.items()}
        case _:
            return value


def arguments(taker: Taker) -> st.SearchStrategy[Mapping[str, object]]:
    """Draw what a taker is called with: by its sample, or a value of its class taken apart."""
    sample = SAMPLES.get(taker.name)
    if sample is None:
        assert taker.builds is not None, f"give {taker.name} a sample in tests/house/time_samples.py"
        return strategies.values(taker.builds).map(parts)
    return st.builds(sample, DAYS, INSTANTS).map(parts)


def parts(value: object) -> Mapping[str, object]:
    """Return the arguments that build a value."""
    return value if isinstance(value, Mapping) else {one.alias or one.name: getattr(value, one.name) for one in fields(value) if one.init}


def fields(value: object) -> tuple[attrs.Attribute[object], ...]:
    kind: type = type(value)
    return attrs.fields(kind) if attrs.has(kind) else ()


def answer(taker: Taker, given_: Mapping[str, object]) -> object:
    """Return what comes of a call: its answer, or the code and the facts of its error."""
    try:
        return taker.answer(given_)
    except CrmCoreError as error:
        return type(error), error.reasons


def strangers(value: object) -> Iterator[object]:
    """Walk every date and instant in an answer that is of another class than the standard library's own."""
    match value:
        case date():
            if type(value) not in (date, datetime):
                yield value
        case str():
            return
        case tuple() | list() | AbstractSet():
            for one in value:
                yield from strangers(one)
        case Mapping():
            for one in value.items():
                yield from strangers(one)
        case _:
            for field in fields(value):
                yield from strangers(getattr(value, field.name))


@pytest.mark.parametrize("taker", TAKERS.values(), ids=TAKERS)
@settings(max_examples=max(4, settings().max_examples // 20))  # each asks four times, of nearly two hundred takers
@given(data=st.data())
def test_pendulum_s_values_are_taken_as_the_standard_library_s(taker: Taker, data: st.DataObject) -> None:
    plain = data.draw(arguments(taker))
    expected = answer(taker, plain)
    for form in FORMS:
        found = answer(taker, {name: changed(one, form) if name in taker.parameters else one for name, one in plain.items()})
        assert found == expected, form.__doc__
        assert not [*strangers(found)], form.__doc__


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_answered_and_gives_every_date_that_is_taken(name: str) -> None:
    taker = TAKERS[name]
    given_ = parts(SAMPLES[name](date(2026, 8, 31), datetime(2026, 7, 13, 10, tzinfo=UTC)))
    taker.answer(given_)
    assert [one for one in taker.parameters if given_.get(one) in (None, (), {})] == []


def test_nobody_who_takes_a_date_is_forgotten() -> None:
    found = takers()
    assert sorted(SAMPLES.keys() - found.keys()) == []
    assert sorted(REVIEWED.keys() - found.keys()) == []
    assert sorted(SAMPLES.keys() & REVIEWED.keys()) == []
    assert all(REVIEWED.values())
    assert sorted(name for name, one in TAKERS.items() if name not in SAMPLES and one.builds is None) == []
    assert {
        "crmcore.worktime.read",
        "crmcore.worktime.Period.contains",
        "crmcore.kpi.monthly_report",
    } <= TAKERS.keys()
