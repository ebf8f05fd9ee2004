"""All that is wrong with what a class is built with is told at once: any two faults together are those that each has alone."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from itertools import combinations
from typing import Any, Final, NamedTuple, cast

import attrs
import pytest

from crmcore._arguments import refuse_wrong_fields, typed_fields
from crmcore._every_fault import every_fault
from crmcore.adapters.files.logjudging import Promised
from crmcore.adapters.memory import MemoryCases
from crmcore.complaints import Action, Entitlement, RecordCard
from crmcore.complaints.supervision import RecurrenceRules
from crmcore.customers import Activity
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType, InvalidValue, RulebookError
from crmcore.event import Attempt
from crmcore.handlers import AsyncHandler, Handler, Once, Retrying
from crmcore.lifecycles import Lifecycle
from crmcore.money import Money
from crmcore.policy import Refusal
from crmcore.reached import ClockReached, ClockState, GrantReached, PauseReached, StoodStill
from crmcore.worktime import Clock, CutOff, DayException, Duration, LongestGap, TimeUnit
from tests.depth import DEEP, some_of
from tests.house.test_readers_of_fields import SAMPLES, label, walk
from tests.house.test_time_types import parts
from tests.house.test_wrong_kinds import CALLS
from tests.house.time_samples import MIA, paid
from tests.lifecycles import toy
from tests.lifecycles.test_plain import DESK
from tests.worktime.samples import clock

WRONG: Final = ("", "no such word", 0, 7.5, (), ("zzz",), datetime(2026, 7, 1, 10), "a\0b", object(), None, Money(-1, "CNY"), 99, True)
DAY, AT = date(2026, 7, 1), datetime(2026, 7, 1, tzinfo=UTC)
# Made by the thousand from rows of files: the first fault of a row is told, without a frame around each.
BY_THE_THOUSAND: Final = frozenset(
    {"ComplaintRecord", "Transaction", "Actor", "Contact", "Period", "Duration", "Staff", "SurveyAnswer", "ApprovalRecord"}
)
# What one field says changes what is wrong with another; or what stands in for one, of no use beside the rest, hides it.
TIED: Final = frozenset({
    ("anonymous", "customer"),
    ("anonymous", "customer_name"),
    ("at_least", "at_most"),
    ("at_least", "down_by"),
    ("at_most", "down_by"),
    ("by", "position"),
    ("calendar", "roll"),
    ("changes", "on_change"),
    ("chain", "request"),
    ("chain", "signatures"),
    ("edition", "signatures"),
    ("extends", "extensions"),
    ("good_until", "signatures"),
    ("merges", "on_merge"),
    ("past_due", "share"),
    ("pause_for", "pauses"),
    ("pauses", "resumes"),
    ("request", "signatures"),
    ("start", "when"),
})  # fmt: skip
# Of which no sound value can be made from its type alone: the hours of the seven days of a week.
UNMADE: Final = frozenset({"hours", "special_hours", "workday_hours"})
KEYS: Final[MemoryCases[toy.Key]] = MemoryCases()
HANDLER: Final = Handler(KEYS, lambda case, _: case)


def built() -> Iterator[object]:
    """Walk what holds a value of each public class that a host builds: what valid calls are given and build, and these."""
    yield SAMPLES
    yield Action(id="I-1", kind="corrective", owner="hans", due=DAY, what="x")
    yield Activity(customer="K-1", first=DAY, until=date(2027, 7, 1), months=12, amount=Money(1, "CNY"))
    yield from (HANDLER, AsyncHandler(cast("Any", KEYS), HANDLER.advance), Once(HANDLER, KEYS), Retrying(HANDLER), DESK)
    yield Refusal(request=paid(), by=MIA, at=paid().at, reasons=("declined",), edition="e")
    yield ClockReached(
        clock="close",
        state=ClockState.RUNNING,
        pauses=(PauseReached(name="paused", since=AT),),
        gaps=(StoodStill(since=AT, until=AT),),
        granted=(GrantReached(step="longer", at=AT, amount=2, unit="month"),),
    )
    yield from (CutOff(time(17)), DayException(day=DAY, why="x"), LongestGap(Duration(1, TimeUnit.MONTH)), Promised(AT))
    for taker, given in CALLS.values():
        yield from (given, taker.call(**given) if inspect.isclass(taker.call) else None)


def inside(value: object) -> Iterator[attrs.AttrsInstance]:
    """Walk the values of classes in a value."""
    if id(value) in SEEN:
        return
    SEEN[id(value)] = value
    if isinstance(value, Mapping):
        yield from inside((*value, *value.values()))
    elif isinstance(value, (tuple, list, set, frozenset)):
        for one in value:
            yield from inside(one)
    elif attrs.has(type(value)):
        held = cast("attrs.AttrsInstance", value)
        yield held
        yield from inside(tuple(getattr(held, one.name) for one in attrs.fields(type(held))))


def framed(kind: type[object]) -> bool:
    """Return whether a class tells every fault of what a host gives it: who and when of an event are told where it is built."""
    return hasattr(kind.__init__, "__wrapped__") and not issubclass(kind, Attempt)


# What was walked, kept: the id of what is no more may be that of something else.
SEEN: Final[dict[int, object]] = {}
# One value of each class that a host builds.
BUILT: Final = {label(type(one)): one for value in built() for one in inside(value)}


class Fault(NamedTuple):
    """A wrong value of a field, and what is said of it alone."""

    field: str
    value: object
    said: tuple[Reason, ...]


def reasons(kind: Callable[..., object], given: Mapping[str, object]) -> tuple[Reason, ...]:
    """Return what is said of the fields; what is wrong with a table is told where its fields are sound."""
    try:
        kind(**given)
    except InvalidValue as error:
        return error.reasons
    except RulebookError:
        pass
    return ()


def said(kind: Callable[..., object], given: Mapping[str, object]) -> frozenset[str]:
    return frozenset(map(str, reasons(kind, given)))


def faults(kind: Callable[..., object], given: Mapping[str, object]) -> Iterator[Fault]:
    """Yield the kinds of faults of each field; in `make deep` all of them, elsewhere two."""
    for field in given:
        found = {reasons(kind, {**given, field: wrong}): wrong for wrong in WRONG}
        each = [Fault(field, wrong, told) for told, wrong in found.items() if told]
        yield from each if DEEP else each[:1] + each[1:][-1:]


def left(one: Fault, other: Fault, given: Mapping[str, object], both: tuple[Reason, ...]) -> list[Reason]:
    """Return what is not said of a fault any more beside another: neither as alone nor by its type, and no word of the other's field is in it."""
    by_type = any(why.code == "wrong_type" and why.facts["field"] == one.field for why in both)
    return [why for why in one.said if not by_type and str(why) not in map(str, both) and given[other.field] not in dict(why.facts).values()]


@pytest.mark.parametrize("name", sorted(name for name in BUILT if name.rpartition(".")[2] not in BY_THE_THOUSAND and framed(type(BUILT[name]))))
def test_two_faults_are_told_at_once(name: str) -> None:
    sample, kind = BUILT[name], type(BUILT[name])
    given = {one.alias or one.name: getattr(sample, one.name) for one in attrs.fields(kind) if one.init}
    pairs = [*combinations(faults(kind, given), 2)]
    for one, other in some_of(pairs, one_in=1 + len(pairs) // 100):
        if one.field != other.field and tuple(sorted((one.field, other.field))) not in TIED and not {one.field, other.field} & UNMADE:
            both = reasons(kind, {**given, one.field: one.value, other.field: other.value})
            assert not left(one, other, given, both) + left(other, one, given, both), (one, other, both)


def test_of_each_public_class_that_a_host_builds_there_is_one() -> None:
    """Add one to `built` for a class that this names."""
    assert {label(kind) for kind in walk() if framed(kind)} <= set(BUILT)


def test_who_is_made_by_the_thousand_is_a_sample() -> None:
    assert {type(one).__name__ for one in SAMPLES} >= BY_THE_THOUSAND


def test_a_card_names_its_words_its_times_and_what_is_empty_in_one_round() -> None:
    build: Callable[..., Any] = RecordCard
    with pytest.raises(InvalidType) as error:
        build(number="", received_at=datetime(2026, 7, 6), demands=("damages",), channel="outlet", complainant="nobody", complainants=0, claimed=7)
    assert [(one.code, one.facts.get("field")) for one in error.value.reasons] == [
        ("naive_datetime", "received_at"),
        ("complaint.unknown_word", "complainant"),
        ("wrong_type", "claimed"),
        ("empty", "number"),
        ("complaint.no_name", None),
        ("complaint.nobody_complains", None),
    ]


def test_nothing_is_told_that_another_value_of_a_faulty_field_would_mend() -> None:
    build: Callable[..., Any] = RecordCard
    group = Entitlement(capacity="group_representative", representatives=3)
    card: dict[str, object] = {"number": "C-1", "received_at": object(), "demands": ("x",), "channel": "x"}
    assert said(build, {**card, "customer_name": "x", "complainants": "many", "entitlement": group}) == {
        *said(build, {**card, "customer_name": "x"}),
        "`complainants` must be of type `int`, not `str`",
    }
    assert said(build, {**card, "anonymous": "yes"}) == {*said(build, {**card, "anonymous": True}), "`anonymous` must be of type `bool`, not `str`"}


CLOCK: Final[Mapping[str, object]] = parts(clock(Duration(1, TimeUnit.DAY)))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (
            {"starts": "received", "last_day": "friday"},
            ["`starts` must be of type `frozenset[str]`", "`last_day` must be of type `LastDay | None`"],
        ),
        ({"id": "", "last_day": 5}, ["`last_day` must be of type `LastDay | None`", "`id` is empty"]),
        ({"id": "", "on_change": 5}, ["`on_change` must be of type `OnReopen | None`", "`id` is empty"]),
        ({"within": "a day", "stops": ()}, ["`within` must be of type `Duration`", "nothing stops clock `c`"]),
        ({"id": 5, "stops": ()}, ["`id` must be of type `str`", "nothing stops clock `5`"]),
    ],
)
def test_a_clock_names_all_that_is_wrong_and_nothing_of_what_stands_in(given: Mapping[str, object], says: list[str]) -> None:
    build: Callable[..., Any] = Clock
    found = [str(one) for one in reasons(build, {**CLOCK, "id": "c", **given})]
    assert [one for one, start in zip(found, says, strict=True) if not one.startswith(start)] == []


def test_a_table_is_looked_at_where_its_fields_are_sound() -> None:
    build: Callable[..., Any] = Lifecycle
    given = {"transitions": (), "initial": "x", "final": frozenset()}  # a state of no enumeration: none can stand in for it
    assert [one.facts["field"] for one in reasons(build, {**given, "name": 5})] == ["name", "initial"]
    with pytest.raises(RulebookError):
        attrs.evolve(toy.KEYS, final=frozenset())


def test_a_recurrence_names_a_time_that_has_no_days_beside_fields_that_cannot_be_compared() -> None:
    with pytest.raises(InvalidValue) as error:
        RecurrenceRules(within=Duration(5, TimeUnit.MINUTE), same=("zzz",))
    assert [one.code for one in error.value.reasons] == ["supervision.not_compared", "supervision.not_in_days"]


def _count(value: int) -> int:
    if value < 0:
        raise InvalidValue(reason("empty", field="count"))
    return value


@attrs.frozen
class Inner:
    must: int


@attrs.frozen
class Pair:
    """A field that its reader refuses, one that fails in words of Python, one that may be empty, and one of which nothing sound can be made."""

    count: int = attrs.field(converter=_count)
    words: frozenset[str] = attrs.field(default=frozenset({"x"}), converter=frozenset)
    inner: Inner | None = None
    must: Inner = attrs.field(factory=lambda: Inner(1))

    def __attrs_post_init__(self) -> None:
        """Check it."""
        if self.must.must < 0:
            raise InvalidValue(reason("empty", field="must"))
        if not self.words:
            raise InvalidValue(reason("empty", field="words"))


@every_fault
@attrs.frozen
class Holding:
    """A field that cannot be made from nothing, in a class that looks at its types itself."""

    count: int = attrs.field(converter=_count)
    inner: Inner

    def __attrs_post_init__(self) -> None:
        """Check it."""
        refuse_wrong_fields(self)


def test_nothing_is_told_of_what_stands_in_for_a_faulty_value() -> None:
    build: Callable[..., Any] = Holding
    with pytest.raises(InvalidValue) as error:
        build(-1, 7)
    assert list(map(str, error.value.reasons)) == ["`count` is empty; give a value", "`inner` must be of type `Inner`, not `int`"]


@pytest.mark.parametrize("decorated", [every_fault, typed_fields])
def test_a_decorated_class_tells_by_place_or_by_name_and_leaves_what_is_sound(decorated: Callable[[type], Callable[..., object]]) -> None:
    made = decorated(attrs.make_class("Decorated", [], bases=(Pair,), frozen=True))
    assert made(2)

    def told(*args: object, **kwargs: object) -> tuple[Reason, ...]:
        with pytest.raises(InvalidValue) as error:
            made(*args, **kwargs)
        return error.value.reasons

    assert [one.facts["field"] for one in told(-1, frozenset())] == ["count", "words"]
    assert [one.facts["field"] for one in told(2, words=frozenset())] == ["words"]
    assert [one.facts["field"] for one in told(-1, words=5)] == ["count", "words"]
    assert [one.facts["field"] for one in told(-1, must=7)] == ["count", "must"]  # no sound value of it: what fields say together stays unsaid
