"""Any sequence of saves and loads, by two writers, leaves a store as it would leave a dict."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine

from crmcore.adapters.memory.cases import MemoryCases
from crmcore.adapters.sql import SqlStores
from crmcore.adapters.sql.schema import METADATA
from crmcore.complaints.case import Complaint
from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.errors import NotFound, Stale
from crmcore.handlers.outbox_entry import OutboxEntry, entries_of
from crmcore.lifecycles.walk import replay
from crmcore.testing import strategies
from tests.adapters.promises import Complaints

IDS = st.sampled_from(["C-1", "C-2", "C-3"])


def memory(_engine: Engine | None, _: ExitStack) -> Complaints:
    """Return a store in memory."""
    return MemoryCases()


def on_an_engine(engine: Engine | None, _: ExitStack) -> Complaints:
    """Return a store in an empty database."""
    assert engine is not None
    with engine.begin() as connection:
        METADATA.drop_all(connection)
        METADATA.create_all(connection)
    return SqlStores(engine).complaints


def on_a_connection(engine: Engine | None, stack: ExitStack) -> Complaints:
    """Return a store in a transaction that nobody ever commits."""
    assert engine is not None
    SqlStores(engine).create()
    return SqlStores(stack.enter_context(engine.connect())).complaints


class Machine(RuleBasedStateMachine):
    """Two writers with copies of their own, one store, and a dict that says what must be there."""

    make: Callable[[ExitStack], Complaints]

    def __init__(self) -> None:
        """Start with nothing stored and nothing in hand."""
        super().__init__()
        self.stack = ExitStack()
        self.store = type(self).make(self.stack)
        self.model: dict[str, Complaint] = {}
        self.outbox: list[OutboxEntry] = []
        self.hands: dict[tuple[str, str], tuple[Complaint, int | None]] = {}

    @initialize(case=strategies.complaints(ids=IDS, max_steps=4))
    def somebody_was_first(self, case: Complaint) -> None:
        """One case is there from the beginning."""
        self.write(case, None)

    @rule(case=strategies.complaints(ids=IDS, max_steps=4))
    def begin(self, case: Complaint) -> None:
        """Save a case as new, whether or not its id is taken."""
        self.write(case, None)

    @rule(writer=st.sampled_from("AB"), id=IDS)
    def load(self, writer: str, id: str) -> None:
        """Take a copy in hand."""
        if id not in self.model:
            with pytest.raises(NotFound):
                self.store.load(id)
            return
        case = self.store.load(id)
        assert case == self.model[id]
        self.hands[writer, id] = (case, len(case.history))

    @rule(writer=st.sampled_from("AB"), id=IDS, data=st.data())
    def take_a_step(self, writer: str, id: str, data: st.DataObject) -> None:
        """Move the copy in hand, if it may move, and save it."""
        case, was = self.hands.get((writer, id), (None, None))
        if case is None or not STANDARD.table[case.state]:
            return
        kind = data.draw(st.sampled_from(list(STANDARD.table[case.state])))
        after = replay(STANDARD, case, [data.draw(strategies.events(kind))])
        self.write(after, was)

    @rule(limit=st.integers(1, 5))
    def publish(self, limit: int) -> None:
        """Take some messages from the outbox."""
        waiting = self.store.pending(limit).readable
        assert waiting == tuple(self.outbox[:limit])
        self.store.done(waiting)
        gone = set(waiting)
        self.outbox = [one for one in self.outbox if one not in gone]

    def teardown(self) -> None:
        """Close what the store was made of."""
        self.stack.close()

    def write(self, case: Complaint, was: int | None) -> None:
        """Save, and expect what a dict with a version check does."""
        stored = self.model.get(case.id)
        found = None if stored is None else len(stored.history)
        messages = entries_of(case, was or 0)
        if found != was:
            with pytest.raises(Stale) as caught:
                self.store.save(case, expected_version=was, outbox=messages)
            assert (caught.value.expected, caught.value.found) == (was, found)
            return
        self.store.save(case, expected_version=was, outbox=messages)
        self.model[case.id] = case
        self.outbox += messages

    @invariant()
    def everything_is_there(self) -> None:
        """Find in the store what the dict holds."""
        assert {id: self.store.load(id) for id in self.model} == self.model


# Without shrinking: a store that is broken is broken for nearly every walk, and making the walk that shows it shorter would take minutes.
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
WALKS = settings(
    max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=SLOW, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)


def walked(make: Callable[[ExitStack], Complaints]) -> None:
    """Walk over a store."""
    run_state_machine_as_test(type("Machine", (Machine,), {"make": staticmethod(make)}), settings=WALKS)


PLACES = ("memory", "sqlite", pytest.param("postgresql", marks=pytest.mark.component))


@pytest.mark.parametrize("make", [on_an_engine, on_a_connection])
@pytest.mark.parametrize("place", PLACES)
def test_a_store_is_a_dict_with_versions(
    place: str, make: Callable[[Engine | None, ExitStack], Complaints], databases: Callable[[str], Engine]
) -> None:
    if place == "memory":
        walked(partial(memory, None))
    else:
        walked(partial(make, databases(place)))


class Forgetful(MemoryCases[Complaint]):
    """Forgets the latest step of every second case that it loads."""

    def load(self, id: str, /) -> Complaint:
        """Return half of the truth."""
        case = super().load(id)
        return case if id == "C-1" else case.moved(case.state, case.history[:-1])


def test_a_broken_store_is_found_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(AssertionError):
        walked(lambda _: Forgetful())
    assert time.monotonic() - began < 60
