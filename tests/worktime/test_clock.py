from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import Language
from crmcore.worktime.calendars.duration import Duration, TimeUnit
from crmcore.worktime.clocks.clock import Clock, OnReopen
from tests.worktime.samples import clock


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"id": ""}, "empty"),
        ({"starts": ()}, "clock.nothing_starts_it"),
        ({"stops": ()}, "clock.nothing_stops_it"),
        ({"resumes": ()}, "clock.never_resumed"),
        ({"pauses": ()}, "clock.never_paused"),
        ({"stops": {"stop", "pause"}}, "clock.two_roles"),
        ({"reopens": {"start"}}, "clock.two_roles"),
        ({"warn_at": (Fraction(1),)}, "clock.bad_warning"),
        ({"warn_at": (Fraction(0),)}, "clock.bad_warning"),
        ({"warn_at": (0.75,)}, "clock.bad_warning"),
        ({"warn_at": (Fraction(9, 10), Fraction(3, 4))}, "clock.bad_warning"),
        ({"warn_at": (Fraction(3, 4), Fraction(3, 4))}, "clock.bad_warning"),
        ({"within": Duration(2, TimeUnit.HOUR), "to_the_minute": True}, "clock.minute_of_hours"),
        ({"within": Duration(2, TimeUnit.WORKING_DAY)}, "clock.needs_calendar"),
        ({"within": Duration(2, TimeUnit.WORKING_HOUR)}, "clock.needs_calendar"),
        ({"zone": "Beijing"}, "unknown_zone"),
    ],
)
def test_a_wrong_clock_does_not_build(changed: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        clock(**changed)  # type: ignore[arg-type]
    assert [one.code for one in refused.value.reasons] == [code]


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(InvalidValue) as refused:
        clock(id="", starts=(), stops={"pause"}, zone="?", warn_at=(2,))
    assert sorted(one.code for one in refused.value.reasons) == [
        "clock.bad_warning",
        "clock.nothing_starts_it",
        "clock.two_roles",
        "empty",
        "unknown_zone",
    ]


@pytest.mark.parametrize(
    ("warn_at", "found"), [((Fraction(11, 10),), "110 %"), ((Fraction(199, 200), Fraction(1, 3)), "99.5 %, 33.333333 %"), ((0.75,), "0.75")]
)
def test_when_it_warns_is_said_as_it_is_typed(warn_at: tuple[Fraction, ...], found: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        clock(warn_at=warn_at)
    assert str(refused.value) == (
        f"clock `close` warns at {found}; give shares above 0 % and below 100 %, in ascending order: `75 %`, `90 %` (in Python `Fraction(3, 4)`)"
    )
    assert "大于0 %且小于100 %" in refused.value.text(Language.ZH)


def test_the_event_with_two_effects_is_named() -> None:
    with pytest.raises(InvalidValue, match="clock `close`: `stop` is in stops, resumes; an event has only one effect on a clock"):
        clock(resumes={"stop"})


def test_a_clock_cannot_be_built_without_saying_what_reopening_does() -> None:
    with pytest.raises(TypeError, match="on_reopen"):
        Clock(id="close", within=Duration(7, TimeUnit.DAY), starts=frozenset({"a"}), stops=frozenset({"b"}), zone="UTC")  # type: ignore[call-arg]


def test_a_lone_text_is_no_set_of_events() -> None:
    with pytest.raises(InvalidType, match=r"`starts` must be of type `frozenset\[str\]`, not `str`"):
        clock(starts="received")


def test_a_clock_is_a_value() -> None:
    assert clock() == clock(starts=["start"], warn_at=[])
    assert hash(clock()) == hash(clock())
    assert clock() != clock(on_reopen=OnReopen.NEW)


@given(st.lists(st.fractions("1/100", "99/100", max_denominator=100), min_size=2, max_size=5, unique=True), st.randoms())
def test_warnings_stand_in_their_order_and_once(shares: list[Fraction], random: Random) -> None:
    ascending = sorted(shares)
    assert clock(warn_at=ascending).warn_at == tuple(ascending)
    random.shuffle(shares)
    for wrong in ([*ascending, ascending[-1]], ascending[::-1], shares):
        if wrong != ascending:
            with pytest.raises(InvalidValue, match="in ascending order"):
                clock(warn_at=wrong)
