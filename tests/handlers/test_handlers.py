"""Load, check and advance, save, publish: once, again after losing, and after a crash."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters.memory.cases import MemoryCases
from crmcore.complaints.case import Complaint
from crmcore.complaints.events.procedure import ComplaintAccepted, GroundsConfirmed
from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.decision import finding, reason
from crmcore.errors import InvalidValue, NotFound, NotPublished, Stale, StoreFailed
from crmcore.event import Event
from crmcore.handlers.async_handler import AsyncHandler
from crmcore.handlers.handler import Handler
from crmcore.handlers.outbox import LOOKS_AT, async_relay, relay
from crmcore.handlers.outbox_entry import OutboxEntry, entries_of
from crmcore.handlers.wrappers import Once, Retrying
from crmcore.lifecycles.walk import replay
from crmcore.loaded import Loaded
from tests.adapters.story import ANNA, START, story

WHOLE = story()
NEW = replay(STANDARD, WHOLE.moved(STANDARD.initial, ()), [WHOLE.history[0].event])
CONFIRMED = GroundsConfirmed(at=START + timedelta(hours=1), by=ANNA)
ACCEPTED = ComplaintAccepted(at=START + timedelta(hours=2), by=ANNA)


def advance(case: Complaint, event: Event) -> Complaint:
    """Take the step that the table allows; the rules themselves are tested elsewhere."""
    return replay(STANDARD, case, [event])


class Sink:
    """Remembers what it was told, and fails when asked to."""

    def __init__(self, failures: int = 0) -> None:
        """Start empty."""
        self.told: list[OutboxEntry] = []
        self.failures = failures

    def publish(self, messages: tuple[OutboxEntry, ...], /) -> None:
        """Remember, or fail."""
        if self.failures:
            self.failures -= 1
            raise ConnectionError
        self.told += messages


def test_a_handler_loads_advances_saves_and_publishes() -> None:
    store: MemoryCases[Complaint] = MemoryCases()
    sink = Sink()
    handler = Handler(store, advance, sink)
    assert handler.begin(NEW) == NEW
    case = handler.handle(NEW.id, CONFIRMED)
    assert store.load(NEW.id) == case == advance(NEW, CONFIRMED)
    assert sink.told == [OutboxEntry(NEW.id, 1, "registered", START), OutboxEntry(NEW.id, 2, "grounds_confirmed", CONFIRMED.at)]
    assert store.pending(10).readable == ()  # what the sink was told no longer waits


def test_nothing_is_stored_or_told_where_a_step_is_refused() -> None:
    store: MemoryCases[Complaint] = MemoryCases()
    sink = Sink()
    handler = Handler(store, advance, sink)
    with pytest.raises(NotFound):
        handler.handle(NEW.id, CONFIRMED)
    handler.begin(NEW)
    with pytest.raises(InvalidValue):
        handler.handle(NEW.id, ACCEPTED)
    assert store.load(NEW.id) == NEW
    assert len(sink.told) == 1
    with pytest.raises(Stale):
        handler.begin(NEW)


class Racing(MemoryCases[Complaint]):
    """Lets somebody else save between load and save, so many times."""

    def __init__(self, races: int, other: Callable[[Complaint], Complaint]) -> None:
        """Start empty."""
        super().__init__()
        self.races, self.other, self.loads = races, other, 0

    def load(self, id: str, /) -> Complaint:
        """Load, and let the other one be faster."""
        case = super().load(id)
        self.loads += 1
        if self.races:
            self.races -= 1
            super().save(self.other(case), expected_version=len(case.history))
        return case


def test_a_lost_race_is_repeated_on_the_case_as_it_then_is() -> None:
    store = Racing(1, lambda case: advance(case, CONFIRMED))
    store.save(NEW, expected_version=None)
    handler = Retrying(Handler(store, lambda case, event: advance(case, event) if len(case.history) > 1 else case.moved(case.state, case.history)))
    assert [step.event.name for step in handler.handle(NEW.id, ACCEPTED).history] == ["registered", "grounds_confirmed", "complaint_accepted"]


def test_who_always_loses_is_told_so() -> None:
    store = Racing(9, lambda case: attrs.evolve(case, history=(*case.history, case.history[0]._replace(seq=len(case.history) + 1))))
    store.save(NEW, expected_version=None)
    with pytest.raises(Stale):
        Retrying(Handler(store, advance), times=3).handle(NEW.id, CONFIRMED)
    assert store.loads == 3


@given(st.lists(st.sampled_from([CONFIRMED, ACCEPTED]), max_size=6))
def test_an_event_that_arrives_again_happens_once(arriving: list[Event]) -> None:
    store: MemoryCases[Complaint] = MemoryCases()
    store.save(NEW, expected_version=None)
    handler = Once(Handler(store, advance), store)
    done: list[Event] = []
    for event in arriving:
        if event == ACCEPTED and CONFIRMED not in done:
            continue
        case = handler.handle(NEW.id, event)
        done += [] if event in done else [event]
        assert [step.event for step in case.history[1:]] == done


def test_a_relay_publishes_what_a_crash_left_and_marks_it_only_then() -> None:
    store: MemoryCases[Complaint] = MemoryCases()
    store.save(WHOLE, expected_version=None, outbox=entries_of(WHOLE, 0))
    sink = Sink(failures=1)
    with pytest.raises(ConnectionError):
        relay(store, sink)
    assert relay(store, sink, limit=10) == 10
    assert relay(store, sink, limit=10) == 5
    assert relay(store, sink, limit=10) == 0
    assert tuple(sink.told) == entries_of(WHOLE, 0)


def test_what_a_sink_was_told_is_marked_and_never_told_again() -> None:
    store: MemoryCases[Complaint] = MemoryCases()
    sink = Sink()
    handler = Handler(store, advance, sink)
    handler.begin(NEW)
    handler.handle(NEW.id, CONFIRMED)
    assert [one.seq for one in sink.told] == [1, 2]
    assert (store.pending(10).readable, relay(store, sink)) == ((), 0)


def test_a_sink_that_is_down_leaves_the_step_stored_and_for_relay_to_tell() -> None:
    store: MemoryCases[Complaint] = MemoryCases()
    sink = Sink()
    handler = Once(Handler(store, advance, sink), store)
    Handler(store, advance, sink).begin(NEW)
    sink.failures = 1
    with pytest.raises(NotPublished) as caught:
        handler.handle(NEW.id, CONFIRMED)
    error = caught.value
    assert (error.id, error.version, error.why) == (NEW.id, 2, "ConnectionError")
    assert isinstance(error.__cause__, ConnectionError)
    assert str(error) == (
        "`C-2026-0417` is stored as version 2, but other systems were not told (`ConnectionError`); do not repeat the step: `relay` tells them"
    )
    assert store.load(NEW.id) == advance(NEW, CONFIRMED)
    assert handler.handle(NEW.id, CONFIRMED) == advance(NEW, CONFIRMED)  # whoever repeats it all the same does no harm
    assert relay(store, sink) == 1
    assert [one.seq for one in sink.told] == [1, 2]
    assert relay(store, sink) == 0


def test_a_step_that_is_told_but_cannot_be_marked_is_taken() -> None:
    """Once more told it has the effect of once."""

    class Locked(MemoryCases[Complaint]):
        def done(self, entries: Iterable[OutboxEntry], /) -> None:
            raise StoreFailed(reason("store.locked"))

    store, sink = Locked(), Sink()
    assert Handler(store, advance, sink).begin(NEW) == NEW
    assert [one.seq for one in store.pending(10).readable] == [one.seq for one in sink.told] == [1]


STEPS = [step.event for step in WHOLE.history[1:]]


@given(st.lists(st.tuples(st.sampled_from(["C-1", "C-2"]), st.sampled_from(["tell", "tell", "fail", "relay"])), max_size=12), st.booleans())
def test_no_sink_is_told_a_later_step_before_an_earlier_one(walk: list[tuple[str, str]], behind_await: bool) -> None:
    """Whatever fails, and whoever relays in between."""
    store, sink = AsyncStore(), AsyncSink()
    plain = Sink()
    both, told = (Handler(store.inner, advance, plain), AsyncHandler(store, advance, sink)), sink.told if behind_await else plain.told
    done: dict[str, int] = {}

    def take(id: str, how: str) -> None:
        sink.failures = plain.failures = how == "fail"
        if how == "relay":
            asyncio.run(async_relay(store, sink)) if behind_await else relay(store.inner, plain)
            return
        steps = done.setdefault(id, 0)
        done[id] += 1
        begun = attrs.evolve(NEW, id=id)
        with suppress(NotPublished):
            if behind_await:
                asyncio.run(both[1].handle(id, STEPS[steps - 1]) if steps else both[1].begin(begun))
            else:
                both[0].handle(id, STEPS[steps - 1]) if steps else both[0].begin(begun)

    for id, how in walk:
        take(id, how)
    take("", "relay")
    for id, steps in done.items():
        assert [one.seq for one in told if one.case == id] == list(range(1, steps + 1))
    assert store.inner.pending(1).readable == ()


def test_a_step_waits_with_what_waits_before_it() -> None:
    store: MemoryCases[Complaint] = MemoryCases()
    sink = Sink()
    handler = Handler(store, advance, sink)
    handler.begin(NEW)
    sink.failures = 2
    for event in STEPS[:2]:
        with suppress(NotPublished):
            handler.handle(NEW.id, event)
    assert handler.handle(NEW.id, STEPS[2]).version == 4
    assert [one.seq for one in sink.told] == [1]
    sink.failures = 0
    assert relay(store, sink) == 3
    assert [one.seq for one in sink.told] == [1, 2, 3, 4]
    handler.handle(NEW.id, STEPS[3])
    assert [one.seq for one in sink.told] == [1, 2, 3, 4, 5]


def test_behind_a_long_queue_a_step_waits_for_the_relay() -> None:
    store: MemoryCases[Complaint] = MemoryCases()
    for n in range(LOOKS_AT + 1):
        one = attrs.evolve(NEW, id=f"C-{n}")
        store.save(one, expected_version=None, outbox=entries_of(one, 0))
    sink = Sink()
    assert Handler(store, advance, sink).begin(NEW) == NEW
    assert sink.told == []


def test_a_queue_that_cannot_be_read_leaves_the_step_for_the_relay() -> None:
    class Locked(MemoryCases[Complaint]):
        def pending(self, limit: int, /) -> Loaded[OutboxEntry]:
            raise StoreFailed(reason("store.locked"))

    store = Locked()
    with pytest.raises(NotPublished, match="StoreFailed"):
        Handler(store, advance, Sink()).begin(NEW)
    assert store.load(NEW.id) == NEW


class Plain:
    """A store that keeps no outbox."""

    def __init__(self) -> None:
        """Start empty."""
        self.inner: MemoryCases[Complaint] = MemoryCases()

    def load(self, id: str, /) -> Complaint:
        """Return one case."""
        return self.inner.load(id)

    def save(self, case: Complaint, /, *, expected_version: int | None, outbox: tuple[OutboxEntry, ...] = ()) -> None:
        """Store a case."""
        self.inner.save(case, expected_version=expected_version)


def test_a_store_without_an_outbox_may_have_a_sink() -> None:
    sink = Sink()
    assert Handler(Plain(), advance, sink).begin(NEW) == NEW
    assert [one.seq for one in sink.told] == [1]


class AsyncPlain:
    """A store of memory behind `await`, that keeps no outbox."""

    def __init__(self) -> None:
        """Start empty."""
        self.inner: MemoryCases[Complaint] = MemoryCases()

    async def load(self, id: str, /) -> Complaint:
        """Return one case."""
        return self.inner.load(id)

    async def save(self, case: Complaint, /, *, expected_version: int | None, outbox: tuple[OutboxEntry, ...] = ()) -> None:
        """Store a case."""
        self.inner.save(case, expected_version=expected_version, outbox=outbox)


class AsyncStore(AsyncPlain):
    """The same, and it keeps an outbox."""

    async def pending(self, limit: int, /) -> Loaded[OutboxEntry]:
        """Return what waits."""
        return self.inner.pending(limit)

    async def done(self, entries: Iterable[OutboxEntry], /) -> None:
        """Mark as published."""
        self.inner.done(entries)


class AsyncSink:
    """A sink behind `await`, which fails when asked to."""

    def __init__(self) -> None:
        """Start empty."""
        self.told: list[OutboxEntry] = []
        self.failures = 0

    async def publish(self, messages: tuple[OutboxEntry, ...], /) -> None:
        """Remember, or fail."""
        if self.failures:
            self.failures -= 1
            raise ConnectionError
        self.told += messages


@pytest.mark.parametrize("kind", [AsyncPlain, AsyncStore])
@pytest.mark.parametrize("sink", [None, AsyncSink()])
def test_the_asynchronous_handler_does_the_same(kind: type[AsyncPlain], sink: AsyncSink | None) -> None:
    store = kind()
    handler = AsyncHandler(store, advance, sink)
    if sink is not None:
        sink.told.clear()

    async def walk() -> Complaint:
        await handler.begin(NEW)
        return await handler.handle(NEW.id, CONFIRMED)

    case = asyncio.run(walk())
    assert store.inner.load(NEW.id) == case == advance(NEW, CONFIRMED)
    assert sink is None or [one.seq for one in sink.told] == [1, 2]
    assert [one.seq for one in store.inner.pending(10).readable] == ([] if sink is not None and kind is AsyncStore else [1, 2])


def test_the_asynchronous_relay_names_what_cannot_be_read_once_all_else_is_told() -> None:
    broken = finding("save.wrong_type", "C-1", path="outbox.C-1.at", found="str", wanted="instant with its zone")

    class Broken(AsyncStore):
        """An outbox with an entry that cannot be read."""

        async def pending(self, limit: int, /) -> Loaded[OutboxEntry]:
            """Return what waits."""
            return attrs.evolve(await super().pending(limit), unreadable=(broken,))

    store, sink = Broken(), AsyncSink()
    store.inner.save(NEW, expected_version=None, outbox=entries_of(NEW, 0))
    assert asyncio.run(async_relay(store, sink)) == 1
    with pytest.raises(InvalidValue, match=r"`outbox\.C-1\.at` holds `str`"):
        asyncio.run(async_relay(store, sink))
    assert [one.seq for one in sink.told] == [1]


def test_the_asynchronous_relay_tells_what_was_not_told() -> None:
    store, sink = AsyncStore(), AsyncSink()
    handler = AsyncHandler(store, advance, sink)

    async def walk() -> list[int]:
        await handler.begin(NEW)
        sink.failures = 1
        with pytest.raises(NotPublished, match="`C-2026-0417` is stored as version 2"):
            await handler.handle(NEW.id, CONFIRMED)
        return [await async_relay(store, sink), await async_relay(store, sink)]

    assert asyncio.run(walk()) == [1, 0]
    assert [one.seq for one in sink.told] == [1, 2]
