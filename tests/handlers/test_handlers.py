"""Load, check and advance, save, publish: once, again after losing, and after a crash."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters.memory.cases import MemoryCases
from crmcore.complaints.case import Complaint
from crmcore.complaints.events.procedure import ComplaintAccepted, GroundsConfirmed
from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.errors import InvalidValue, NotFound, Stale
from crmcore.event import Event
from crmcore.handlers.async_handler import AsyncHandler
from crmcore.handlers.handler import Handler
from crmcore.handlers.outbox import relay
from crmcore.handlers.outbox_entry import OutboxEntry, entries_of
from crmcore.handlers.wrappers import Once, Retrying
from crmcore.lifecycles.walk import replay
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
    assert store.pending(10) == tuple(sink.told)


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
    store = Racing(9, lambda case: attrs.evolve(case, history=(*case.history, case.history[0])))
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


class AsyncStore:
    """A store of memory behind `await`."""

    def __init__(self) -> None:
        """Start empty."""
        self.inner: MemoryCases[Complaint] = MemoryCases()

    async def load(self, id: str, /) -> Complaint:
        """Return one case."""
        return self.inner.load(id)

    async def save(self, case: Complaint, /, *, expected_version: int | None, outbox: tuple[OutboxEntry, ...] = ()) -> None:
        """Store a case."""
        self.inner.save(case, expected_version=expected_version, outbox=outbox)


class AsyncSink:
    """A sink behind `await`."""

    def __init__(self) -> None:
        """Start empty."""
        self.told: list[OutboxEntry] = []

    async def publish(self, messages: tuple[OutboxEntry, ...], /) -> None:
        """Remember."""
        self.told += messages


@pytest.mark.parametrize("sink", [None, AsyncSink()])
def test_the_asynchronous_handler_does_the_same(sink: AsyncSink | None) -> None:
    store = AsyncStore()
    handler = AsyncHandler(store, advance, sink)

    async def walk() -> Complaint:
        await handler.begin(NEW)
        return await handler.handle(NEW.id, CONFIRMED)

    case = asyncio.run(walk())
    assert store.inner.load(NEW.id) == case == advance(NEW, CONFIRMED)
    assert sink is None or [one.seq for one in sink.told] == [1, 2]
