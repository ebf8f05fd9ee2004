"""What clocks react to is what it says: an instant, a word, a day; anything else is refused where it is built, not from inside a reading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import pytest

from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import Language
from crmcore.worktime import Clock, Duration, TimeUnit
from crmcore.worktime.clocks.clock_events import (
    CarriedEvent,
    ChangeEvent,
    ClockEvent,
    ExtensionEvent,
    LateEvent,
    MergeEvent,
    PauseEvent,
    ReferenceEvent,
    ResumeEvent,
)
from tests.worktime.samples import clock

AT = datetime(2026, 7, 5, 9, tzinfo=UTC)
BUILT: dict[str, Callable[..., ClockEvent]] = {
    "carried": lambda **given: CarriedEvent(**{"name": "x", "at": AT, **given}),
    "change": lambda **given: ChangeEvent(**{"name": "x", "at": AT, "before": clock(), **given}),
    "extension": lambda **given: ExtensionEvent(**{"name": "x", "at": AT, "clock": "close", "step": "more", **given}),
    "late": lambda **given: LateEvent(**{"name": "x", "at": AT, "recorded": AT, **given}),
    "merge": lambda **given: MergeEvent(**{"name": "x", "at": AT, "case": "C-2", "events": (), **given}),
    "pause": lambda **given: PauseEvent(**{"name": "x", "at": AT, **given}),
    "reference": lambda **given: ReferenceEvent(**{"name": "x", "at": AT, "reference": "R-1", **given}),
    "resume": lambda **given: ResumeEvent(**{"name": "x", "at": AT, **given}),
}


@pytest.mark.parametrize("kind", BUILT)
@pytest.mark.parametrize(
    ("field", "value"), [("at", None), ("at", date(2026, 7, 5)), ("at", "2026-07-05"), ("at", datetime(2026, 7, 5)), ("name", []), ("name", None)]
)
def test_each_has_a_name_and_an_instant(kind: str, field: str, value: object) -> None:
    assert BUILT[kind]().at == AT
    with pytest.raises(InvalidType, match=f"`{field}`"):
        BUILT[kind](**{field: value})


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("carried", "reached", None),
        ("carried", "reached", (5,)),
        ("carried", "unread", "no"),
        ("change", "before", None),
        ("change", "calendar", "china"),
        ("extension", "clock", 5),
        ("extension", "step", None),
        ("late", "recorded", None),
        ("late", "recorded", datetime(2026, 7, 6)),
        ("merge", "case", None),
        ("merge", "events", None),
        ("merge", "events", (5,)),
        ("merge", "reached", (5,)),
        ("pause", "until", "2026-07-05"),
        ("pause", "until", AT),
        ("pause", "by", None),
        ("pause", "why", []),
        ("pause", "clock", 5),
        ("reference", "reference", 5),
        ("reference", "until", AT),
        ("reference", "recorded", "later"),
        ("resume", "why", []),
        ("resume", "clock", 5),
    ],
)
def test_what_else_it_says_is_of_its_type(kind: str, field: str, value: object) -> None:
    with pytest.raises(InvalidType, match=f"`{field}`"):
        BUILT[kind](**{field: value})


def test_a_word_may_be_one_of_an_enumeration() -> None:
    """It is a text."""

    class Why(StrEnum):
        APPRAISAL = "appraisal"

    assert PauseEvent(name=Why.APPRAISAL, at=AT, why=Why.APPRAISAL, until=date(2026, 7, 9), clock=Why.APPRAISAL).why == "appraisal"


@pytest.mark.parametrize("kind", ["late", "reference"])
def test_nothing_is_put_on_record_before_it_happened(kind: str) -> None:
    assert BUILT[kind](recorded=AT).at == AT
    with pytest.raises(InvalidValue, match="`recorded` is 2026-07-03 09:00") as refused:
        BUILT[kind](recorded=AT - timedelta(days=2))
    assert [one.code for one in refused.value.reasons] == ["clock.recorded_early"]
    assert "早于" in refused.value.text(Language.ZH)


def test_a_clock_and_a_duration_name_what_is_wrong() -> None:
    for field in ("starts", "stops", "ends", "merges"):
        with pytest.raises(InvalidType, match=f"`{field}` must be of type"):
            clock(**{field: "start"})  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match=r"unknown unit `\[\]`"):
        Duration(5, [])  # type: ignore[arg-type]
    assert isinstance(clock(within=Duration(5, TimeUnit.DAY)), Clock)
