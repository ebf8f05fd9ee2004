"""What is saved can be loaded: a class that could not be read again is refused when the codec is made, a value when it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from typing import Any, Generic, Literal, NamedTuple, NewType, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters import Codec, Saved, default_codec
from crmcore.adapters.hooks import read_instant, write_instant
from crmcore.adapters.vocabulary import process_codec
from crmcore.complaints.events.at_any_time import CustomerContacted
from crmcore.complaints.papers.notice import Notice
from crmcore.customers.profile import Individual
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import Actor, Event
from crmcore.lifecycles.case import CaseData, Step
from crmcore.money import Money
from crmcore.processes import PROCESSES
from crmcore.testing import strategies
from tests.adapters.promises import NOON, upto
from tests.adapters.story import ANNA, START, story

CODEC = default_codec()
T = TypeVar("T")


class Grade(Enum):
    GOOD = 1


class Mixed(Enum):
    GOOD = "good"
    BAD = 2


class Number(IntEnum):
    ONE = 1


class Word(Enum):
    GOOD = "good"
    BAD = "bad"


class Place(StrEnum):
    OPEN = "open"
    SHUT = "shut"


class Nothing(StrEnum):
    """An enumeration without members."""


class Pair(NamedTuple):
    left: int
    right: date


class Plain:
    """A class that is none of ours."""


@attrs.frozen(eq=False)
class Unequal:
    """No two of it are ever equal."""

    x: int = 0


@attrs.frozen
class Inner:
    """A good class with a bad field."""

    when: timedelta = timedelta()


Id = NewType("Id", str)


def field(kind: object) -> Any:  # noqa: ANN401 - what attrs returns
    """Return a field of any type that there is."""
    made: Any = attrs.field
    return made(type=kind)


def codec_of(kind: object) -> tuple[Codec, type[Any]]:
    """Return a codec of a class with one field `x` of a type, and the class."""
    made = attrs.make_class("K", {"x": field(kind)}, frozen=True)
    return Codec({"k": made}), made


READABLE: dict[str, tuple[object, Any]] = {
    "str": (str, "a"),
    "int": (int, -5),
    "bool": (bool, False),
    "date": (date, date(2026, 7, 6)),
    "datetime": (datetime, START),
    "decimal": (Decimal, Decimal("1.50")),
    "infinity": (Decimal, Decimal("-Infinity")),
    "exponent": (Decimal, Decimal("1E+30")),
    "fraction": (Fraction, Fraction(1, 3)),
    "money": (Money, Money("1.50", "CNY")),
    "word": (Word, Word.GOOD),
    "str enum": (Place, Place.OPEN),
    "none": (str | None, None),
    "some": (str | None, "a"),
    "new type": (Id, Id("a")),
    "literal": (Literal["a", "b"], "b"),
    "tuple": (tuple[int, ...], (1, 2)),
    "fixed tuple": (tuple[int, str], (1, "a")),
    "nested": (tuple[tuple[Place, Money | None], ...], ((Place.OPEN, None), (Place.SHUT, Money("5", "CNY")))),
    "frozenset": (frozenset[Place], frozenset({Place.SHUT, Place.OPEN})),
    "frozenset of days": (frozenset[date], frozenset({date(2026, 7, 6)})),
    "dict": (dict[str, int], {"a": 1}),
    "mapping": (Mapping[str, Money], {"a": Money("5", "CNY")}),
    "mapping by words": (Mapping[Place, bool], {Place.OPEN: True}),
    "named tuple": (Pair, Pair(1, date(2026, 7, 6))),
    "actor": (Actor, ANNA),
    "optional actor": (Actor | None, ANNA),
}
UNREADABLE: dict[str, tuple[object, str]] = {
    "enum of numbers": (Grade, "Grade"),
    "mixed enum": (Mixed, "Mixed"),
    "int enum": (Number, "Number"),
    "enum without members": (Nothing, "Nothing"),
    "either": (int | str, "int | str"),
    "either or none": (int | str | None, "int | str | None"),
    "two classes": (Actor | Money, "crmcore.event.Actor | crmcore.money.Money"),
    "numbered": (dict[int, str], "dict[int, str]"),
    "duration": (timedelta, "timedelta"),
    "time": (time, "time"),
    "float": (float, "float"),
    "floats": (tuple[float, ...], "float"),
    "bytes": (bytes, "bytes"),
    "uuid": (UUID, "UUID"),
    "any": (Any, "Any"),
    "object": (object, "object"),
    "list": (list[str], "list[str]"),
    "set": (set[str], "set[str]"),
    "bare tuple": (tuple, "tuple"),
    "bare dict": (dict, "dict"),
    "money in a set": (frozenset[Money], "frozenset[crmcore.money.Money]"),
    "literal numbers": (Literal[1, "a"], "typing.Literal[1, 'a']"),
    "class": (Plain, "Plain"),
    "variable": (T, "~T"),
    "pendulum": (pendulum.DateTime, "DateTime"),
}


@pytest.mark.parametrize("kind", READABLE)
def test_what_is_taken_is_read_again_equal(kind: str) -> None:
    codec, made = codec_of(READABLE[kind][0])
    value = made(READABLE[kind][1])
    back = codec.decode(codec.encode(value), made)
    assert back == value
    assert type(back.x) is type(value.x)


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_class_that_could_not_be_read_again_is_refused_when_the_codec_is_made(kind: str) -> None:
    with pytest.raises(InvalidType) as caught:
        codec_of(UNREADABLE[kind][0])
    assert [(one.code, one.facts["field"], one.facts["found"]) for one in caught.value.reasons] == [("codec.unreadable", "K.x", UNREADABLE[kind][1])]
    assert str(caught.value).startswith(f"`K.x` is of type `{UNREADABLE[kind][1]}`, which could not be read again as it was written; use str, int")


def test_every_field_is_named_at_once_however_deep() -> None:
    made = attrs.make_class("K", {"x": field(tuple[Inner, ...]), "y": field(float), "z": field(Inner)}, frozen=True)
    with pytest.raises(InvalidType) as caught:
        Codec({"k": made, "i": Inner})
    assert [one.facts["field"] for one in caught.value.reasons] == ["Inner.when", "K.y"]


@pytest.mark.parametrize("kind", [Plain, Unequal, int])
def test_a_kind_is_a_class_whose_values_compare(kind: type) -> None:
    with pytest.raises(InvalidType, match=f"`{kind.__name__}` is of type `{kind.__name__}`"):
        Codec({"k": kind})


def test_an_event_is_looked_at_too() -> None:
    @attrs.frozen(kw_only=True)
    class Weighed(Event):
        name = "weighed"
        kilos: float

    Weighed.__annotations__["kilos"] = float
    with pytest.raises(InvalidType, match=r"`Weighed\.kilos` is of type `float`"):
        Codec({"step": Step}, (Weighed,))


def test_a_type_that_only_type_checkers_know_is_named() -> None:
    made = attrs.make_class("K", {"x": field("Elsewhere")}, frozen=True)
    with pytest.raises(InvalidType, match="`K` names the type `Elsewhere`, which is not known where the class is defined; import it there"):
        Codec({"k": made})


@attrs.frozen
class Loan(CaseData[Place]):
    """A host's own case."""


@attrs.frozen
class Box(Generic[T]):
    """What holds one thing."""

    x: T


@attrs.frozen
class Crate(Box[float]):
    """What holds what it may not."""


def test_a_variable_stands_for_what_a_class_says() -> None:
    codec = Codec({"loan": Loan})
    loan = Loan(id="L", edition="e", lifecycle=("loan/standard", 1), state=Place.SHUT)
    assert codec.decode(codec.encode(loan), Loan) == loan
    with pytest.raises(InvalidType, match=r"`Crate\.x` is of type `float`"):
        Codec({"crate": Crate})


def test_all_that_crmcore_stores_is_read_again() -> None:
    default_codec.__wrapped__()
    for one in PROCESSES:
        process_codec.__wrapped__(one)


# --- values --------------------------------------------------------------------------------------------------------------------------------------

WRONG: dict[str, tuple[object, object, str]] = {
    "number for text": (str, 5, "`data.x` holds `int`, which could not be read again as `str`; give a value of that type"),
    "bool for number": (int, True, "`data.x` holds `bool`, which could not be read again as `int`"),
    "word for enum": (Word, "good", "`data.x` holds `str`, which could not be read again as `Word`"),
    "naive": (datetime, datetime(2026, 7, 6), "`data.x` holds `datetime`, which could not be read again as `datetime`"),
    "instant for day": (date, START, "`data.x` holds `datetime`, which could not be read again as `date`"),
    "pendulum": (datetime, pendulum.datetime(2026, 7, 6), "`data.x` holds `DateTime`, which could not be read again as `datetime`"),
    "no number": (Decimal, Decimal("NaN"), "`data.x` holds `Decimal`, which could not be read again as `Decimal`"),
    "float for decimal": (Decimal, 0.5, "`data.x` holds `float`, which could not be read again as `Decimal`"),
    "number for money": (Money, 5, "`data.x` holds `int`, which could not be read again as `Money`"),
    "one of many": (tuple[Decimal, ...], (Decimal(1), Decimal("NaN")), "`data.x[1]` holds `Decimal`, which could not be read again as `Decimal`"),
    "nothing": (str, None, "`data.x` holds `NoneType`, which could not be read again as `str`"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_value_that_its_type_does_not_say_is_not_written(kind: str) -> None:
    declared, value, said = WRONG[kind]
    codec, made = codec_of(declared)
    with pytest.raises(InvalidType) as caught:
        codec.encode(made(value))
    assert [str(one).partition("; give")[0] for one in caught.value.reasons] == [said.partition("; give")[0]]


def test_every_wrong_value_is_named_at_once() -> None:
    made = attrs.make_class("K", {"x": field(str), "y": field(tuple[Pair, ...]), "z": field(int)}, frozen=True)
    with pytest.raises(InvalidType) as caught:
        Codec({"k": made}).encode(made(5, (Pair(1, NOON.date()), Pair("a", NOON.date())), 5))  # type: ignore[arg-type]
    assert [one.facts["path"] for one in caught.value.reasons] == ["data.x", "data.y[1].left"]


GAPS = [
    ("Europe/Berlin", datetime(2026, 3, 29, 2, 30)),
    ("America/New_York", datetime(2026, 3, 8, 2, 0)),
    ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 15)),
    ("Pacific/Apia", datetime(2011, 12, 30, 12, 0)),
    ("Asia/Shanghai", datetime(1991, 4, 14, 2, 59)),
]


@pytest.mark.parametrize(("zone", "left_out"), GAPS, ids=[zone for zone, _ in GAPS])
@pytest.mark.parametrize("fold", [0, 1])
def test_a_time_that_a_zone_leaves_out_is_not_written(zone: str, left_out: datetime, fold: int) -> None:
    """It would come back as another time, unequal to what was saved."""
    at = left_out.replace(tzinfo=ZoneInfo(zone), fold=fold)
    assert read_instant(f"{at.isoformat()}[{zone}]") != at
    case = upto(1)
    event = CustomerContacted(at=at, by=ANNA, notice=Notice(channel="telephone", proof="called", content="…"))
    told = case.moved(case.state, (*case.history, Step(2, "contact_customer", event)))
    with pytest.raises(InvalidValue) as caught:
        CODEC.encode(told)
    assert str(caught.value) == (
        f"`data.history[1].event.at` holds a local time that {zone} leaves out when its clocks go forward; give the time that the clock showed"
    )
    assert not isinstance(caught.value, InvalidType)


@given(strategies.instants() | st.datetimes(min_value=datetime(300, 1, 1), timezones=st.timezones(), allow_imaginary=True))
def test_an_instant_is_written_exactly_where_it_is_read_again(at: datetime) -> None:
    exists = at.tzinfo is UTC or isinstance(at.tzinfo, timezone) or at.astimezone(UTC).astimezone(at.tzinfo).replace(fold=0) == at.replace(fold=0)
    if exists:
        assert read_instant(write_instant(at)) == at
    else:
        with pytest.raises(InvalidValue, match="leaves out when its clocks go forward"):
            write_instant(at)


def test_half_of_a_character_is_not_written() -> None:
    for customer, path in ((Individual(id="K-\ud83d"), "data"), (Individual(id="K", name="段\ud800"), "personal")):
        with pytest.raises(InvalidValue) as caught:
            CODEC.encode(customer)
        assert str(caught.value) == f"`{path}` has half of a character in a text; give the whole character, or leave it out"


# --- broken saves --------------------------------------------------------------------------------------------------------------------------------

BODY = CODEC.encode(story()).body


@pytest.mark.parametrize(
    ("body", "personal", "said"),
    [
        ("[" * 100_000, None, "`body` is nested too deeply, or has a number too long to be one"),
        ('{"a":' * 100_000, None, "`body` is nested too deeply, or has a number too long to be one"),
        (BODY, "[" * 100_000, "`personal` is nested too deeply, or has a number too long to be one"),
        (BODY.replace('"seq":1,', f'"seq":{"9" * 5000},'), None, "`body` is nested too deeply, or has a number too long to be one"),
        (BODY.replace('"version":1', f'"version":{"9" * 4000}', 1), None, "`version` has version …, known is 1"),
        (BODY, f'{{"/history/{"9" * 5000}":{{}}}}', "`personal/history/…` does not belong there"),
        (BODY, '{"/history/١":{}}', "`personal/history/…` does not belong there"),
        (BODY, '{"/history/0/段誉":{}}', "`personal/history/0/…` does not belong there"),
        (BODY, '{"/段誉":{}}', "`personal/…` does not belong there"),
        (BODY, '{"/card":{"段誉":"x"}}', "`data.card.…` does not belong there"),
        (BODY, '{"/card":{"duan_yu":"x"}}', "`data.card.…` does not belong there"),
        (BODY, '{"/card":{"number":"C-1"}}', "`data.card.…` does not belong there"),
        (BODY.replace('"event":"decided"', '"event":"段誉"'), None, "is an unknown event `…`"),
        (BODY.replace('"seq":10,', '"seq":10,"段誉":1,'), None, "`data.history[9].…` does not belong there"),
        (BODY.replace('"kind":"complaint"', '"kind":"段誉"'), None, "this is a save of `…`; `complaint` was asked for"),
        (BODY.replace('"amount":"500.00"', '"amount":"5e2"'), None, "holds `str`; `decimal string` belongs there"),
        (BODY.replace('"amount":"500.00"', '"amount":"５００"'), None, "holds `str`; `decimal string` belongs there"),
        (BODY.replace('"amount":"500.00"', '"amount":" 500"'), None, "holds `str`; `decimal string` belongs there"),
    ],
)
def test_a_broken_save_is_refused_with_a_path_and_without_what_was_written_there(body: str, personal: str | None, said: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        CODEC.decode(Saved(body, personal), type(story()))
    assert said in str(caught.value)
    assert not {"段誉", "duan_yu", "9999"} & {part for part in ("段誉", "duan_yu", "9999") if part in str(caught.value)}


@pytest.mark.parametrize("text", ["1_000", " 1", "１", "NaN", "sNaN", "1e5", "0x5", "+1", ".5", ""])
def test_a_decimal_has_one_way_to_be_written(text: str) -> None:
    codec, made = codec_of(Decimal)
    with pytest.raises(InvalidValue, match=r"`data\.x` holds `str`; `decimal string` belongs there"):
        codec.decode(Saved(json.dumps({"kind": "k", "version": 1, "data": {"x": text}})), made)
