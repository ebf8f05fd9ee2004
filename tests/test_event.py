"""Who did what, when."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import Actor, Attempt, Event, events_in, instant, plain_date, plain_date_or_none, plain_day, plain_instant, plain_instant_or_none

AT = datetime(2026, 7, 6, 9, 30, tzinfo=UTC)
units = st.lists(st.sampled_from("ab"), max_size=3).map("/".join)
actors = st.builds(Actor, id=st.sampled_from("abc"), unit=units, rank=st.integers(0, 3), on_behalf_of=st.none() | st.sampled_from("abc"))


def test_an_event_keeps_its_instant_and_its_stored_name_is_a_constant() -> None:
    event = Event(at=AT, by=Actor(id="anna"))
    assert event.at is AT
    assert (Event.name, Event.version, Event.came_with) == ("", 1, {})


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 7, 6), "`at` has no time zone; give an aware datetime, e.g. `datetime(…, tzinfo=UTC)`"),
        (date(2026, 7, 6), "`at` must be of type `datetime`, not `date`"),
        ("2026-07-06T09:30Z", "`at` must be of type `datetime`, not `str`"),
        (None, "`at` must be of type `datetime`, not `NoneType`"),
    ],
)
def test_a_time_without_a_zone_is_refused(at: object, said: str) -> None:
    with pytest.raises(InvalidType) as caught:
        Attempt(at=at, by=Actor(id="anna"))  # type: ignore[arg-type]
    assert str(caught.value) == said


def test_the_refusal_names_the_field() -> None:
    with pytest.raises(InvalidType, match="`received` has no time zone"):
        instant(datetime(2026, 7, 6), "received")


@pytest.mark.parametrize("fold", [0, 1])
def test_a_pendulum_instant_becomes_a_plain_one_with_its_zone(fold: int) -> None:
    """A pendulum instant with a standard-library zone loses that zone in arithmetic, so none is kept."""
    berlin = ZoneInfo("Europe/Berlin")
    given_ = pendulum.DateTime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold)
    plain = instant(given_)
    assert type(plain) is datetime
    assert plain == given_
    assert (plain.tzinfo, plain.fold, plain.utcoffset()) == (berlin, fold, timedelta(hours=2 - fold))


@pytest.mark.parametrize("fold", [0, 1])
def test_a_zone_of_pendulum_s_becomes_the_standard_one_of_that_name(fold: int) -> None:
    """Python holds no two datetimes equal in an hour shown twice whose zones are two objects."""
    plain = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=fold)
    given_ = pendulum.instance(plain)
    assert given_ != plain
    assert instant(given_) == instant(datetime(2026, 10, 25, 2, 30, tzinfo=given_.tzinfo, fold=fold)) == plain
    assert type(instant(given_).tzinfo) is ZoneInfo


def test_a_zone_that_nobody_else_knows_is_kept() -> None:
    fixed = pendulum.parse("2026-07-06T09:30:00+08:00")
    assert isinstance(fixed, pendulum.DateTime)
    plain = instant(fixed)
    assert (type(plain), plain.tzinfo, plain.utcoffset()) == (datetime, fixed.tzinfo, timedelta(hours=8))


def test_dates_of_pendulum_become_plain_ones() -> None:
    found = plain_day(pendulum.Date(2026, 7, 6), "day")
    assert (type(found), found) == (date, date(2026, 7, 6))
    assert plain_date(AT) is AT  # an instant is no day: whoever asks for one refuses it
    assert (plain_date_or_none(None), plain_instant_or_none(None)) == (None, None)
    assert plain_instant("2026-07-06") == "2026-07-06"  # type: ignore[arg-type]
    naive = plain_instant(pendulum.naive(2026, 7, 6))
    assert (type(naive), naive) == (datetime, datetime(2026, 7, 6))


@given(
    st.datetimes(
        datetime(200, 1, 1), datetime(9799, 12, 31), timezones=st.sampled_from([UTC, ZoneInfo("Asia/Shanghai"), timezone(timedelta(hours=-5))])
    )
)
def test_an_aware_datetime_is_kept_as_it_is(at: datetime) -> None:
    assert instant(at) is at


@pytest.mark.parametrize("at", [datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59), datetime(199, 12, 31, 23, 59), datetime(9800, 1, 1)])
def test_an_instant_near_an_end_of_the_calendar_is_refused_by_its_field(at: datetime) -> None:
    for zone in (UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-8))):
        with pytest.raises(InvalidValue, match=f"`received_at` is in the year {at.year}; give an instant in one of the years 200 to 9799") as caught:
            instant(at.replace(tzinfo=zone), "received_at")
        assert caught.value.reasons[0].code == "year_out_of_range"


@pytest.mark.clause("BANK-4.1")
def test_a_substitute_counts_as_both_persons() -> None:
    assert Actor(id="anna").persons == {"anna"}
    assert Actor(id="anna", on_behalf_of="ben").persons == {"anna", "ben"}


@pytest.mark.clause("BANK-2.1")
@pytest.mark.parametrize(
    ("above", "below", "superior"),
    [
        (Actor(id="a", unit="bank/b3", rank=2), Actor(id="b", unit="bank/b3/service", rank=1), True),
        (Actor(id="a", unit="bank/b3", rank=2), Actor(id="b", unit="bank/b3", rank=1), True),
        (Actor(id="a", unit="", rank=2), Actor(id="b", unit="bank/b3", rank=1), True),
        (Actor(id="a", unit="bank/b3", rank=2), Actor(id="b", unit="bank/b31", rank=1), False),
        (Actor(id="a", unit="bank/b3/service", rank=2), Actor(id="b", unit="bank/b3", rank=1), False),
        (Actor(id="a", unit="bank/b3", rank=1), Actor(id="b", unit="bank/b3", rank=1), False),
        (Actor(id="a", unit="bank", rank=2), Actor(id="a", unit="bank", rank=1), False),
        (Actor(id="a", unit="bank", rank=2, on_behalf_of="b"), Actor(id="b", unit="bank", rank=1), False),
    ],
)
def test_a_superior_stands_higher_in_the_same_unit_or_one_above(above: Actor, below: Actor, superior: bool) -> None:
    assert above.is_superior_of(below) is superior


@given(actors, actors)
def test_nobody_is_their_own_superior_nor_their_superior_s_superior(one: Actor, other: Actor) -> None:
    assert not one.is_superior_of(one)
    assert not (one.is_superior_of(other) and other.is_superior_of(one))


@given(actors, actors)
def test_superior_is_a_question_of_path_and_rank(one: Actor, other: Actor) -> None:
    """The slow twin: walk up from the other's unit, step by step."""
    path = other.unit.split("/") if other.unit else []
    above = any(one.unit == "/".join(path[:depth]) for depth in range(len(path) + 1))
    people = {one.id, one.on_behalf_of or one.id} & {other.id, other.on_behalf_of or other.id}
    assert one.is_superior_of(other) is (above and one.rank > other.rank and not people)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"id": None}, "`id` must be of type `str`, not `NoneType`"),
        ({"id": ""}, "`id` is empty; give a value"),
        ({"unit": 7}, "`unit` must be of type `str`, not `int`"),
        ({"unit": "bank\u202e"}, "`unit` holds U+202E, a character that nobody sees; leave it out"),
        ({"rank": "1"}, "`rank` must be of type `int`, not `str`"),
        ({"roles": "intake"}, "`roles` must be of type `frozenset[str]`, not `str`"),
        ({"positions": ["specialist"]}, "`positions` must be of type `frozenset[str]`, not `list[str]`"),
    ],
)
def test_an_actor_of_wrong_types_is_refused(wrong: dict[str, object], says: str) -> None:
    """`"in" in "intake"` holds; so a text can never stand for a set of roles."""
    with pytest.raises(InvalidValue) as caught:
        Actor(**{"id": "anna", **wrong})  # type: ignore[arg-type]
    assert str(caught.value) == says


def test_who_acts_is_an_actor_and_not_a_bare_id() -> None:
    with pytest.raises(InvalidType, match="`by` must be of type `Actor`, not `str`"):
        Event(at=AT, by="anna")  # type: ignore[arg-type]


def test_the_events_of_a_module_are_those_it_defines_with_a_stored_name_in_their_order() -> None:
    from crmcore.complaints.events import base, simple

    assert [one.name for one in events_in(simple)] == ["solved_at_once", "passed_on"]
    assert events_in(base, sys.modules["crmcore.event"]) == ()


@pytest.mark.parametrize(("written", "read"), [("bank/outlets/", "bank/outlets"), ("/bank//outlets", "bank/outlets"), ("bank", "bank"), ("", "")])
def test_slashes_that_say_nothing_make_no_other_unit(written: str, read: str) -> None:
    assert Actor(id="anna", unit=written).unit == read


@pytest.mark.parametrize("nobody", ["", " "])
def test_nobody_acts_for_an_empty_text(nobody: str) -> None:
    with pytest.raises(InvalidValue, match="`on_behalf_of` is empty"):
        Actor(id="anna", on_behalf_of=nobody)
    with pytest.raises(InvalidType, match="`on_behalf_of`"):
        Actor(id="anna", on_behalf_of=7)  # type: ignore[arg-type]


def test_a_stand_in_acts_in_both_roles() -> None:
    assert Actor(id="anna", roles=frozenset({"intake"}), stands_in_for=frozenset({"handler"})).acts_as == {"intake", "handler"}
