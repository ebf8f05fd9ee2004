"""Where rules meet a host's stores: load, check, advance, save, publish; and the ports that this needs, each with its promises.

`Handler` and `AsyncHandler` are the only code that calls ports, a dozen lines each. `Once` and `Retrying` wrap either of the synchronous ones;
`relay` empties an outbox. One port call is one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

import attrs

from crmcore.complaints.case import Complaint
from crmcore.customers.activity import Transaction
from crmcore.customers.profile import Customer
from crmcore.errors import Stale
from crmcore.event import Event
from crmcore.lifecycles.cases import Case
from crmcore.policy.authority import ApprovalRequest
from crmcore.policy.grants import Grant, Refusal
from crmcore.relations.contacts import Contact
from crmcore.service.surveys import SurveyAnswer

C = TypeVar("C", bound=Case)
C_co = TypeVar("C_co", bound=Case, covariant=True)


@attrs.frozen
class Message:
    """What the outside is told of a step: which case, which step, what happened and when; (case, seq) identifies it. Nothing in it is personal."""

    case: str
    seq: int
    event: str
    at: datetime


def messages_of(case: Case, since: int) -> tuple[Message, ...]:
    """Return the messages of the steps after version `since` of a case, first ones first."""
    return tuple(Message(case.id, step.seq, step.event.name, step.event.at) for step in case.history[since:])


# --- Ports ---------------------------------------------------------------------------------------------------------------------------------------


class CaseStore(Protocol[C]):
    """Where a host keeps cases of one kind. One call is one transaction.

    P1: `load` returns a case equal to the last one saved under that id. P2: `load` raises `NotFound` for an id never saved. P3: `save` stores case,
    new steps and outbox together, or nothing. P4: `save` raises `Stale`, naming both versions, and stores nothing where the stored version (the
    number of steps) is not `expected_version`; None expects that nothing is stored under that id. P5: a case saved is not changed by another's save.
    """

    def load(self, id: str, /) -> C:
        """Return one case."""
        ...

    def save(self, case: C, /, *, expected_version: int | None, outbox: tuple[Message, ...] = ()) -> None:
        """Store a case that was loaded at `expected_version`."""
        ...


class ComplaintStore(CaseStore[Complaint], Protocol):
    """Where a host keeps complaints: a `CaseStore` of them, with its promises."""


class AsyncCaseStore(Protocol[C]):
    """Where a host keeps cases, asynchronously: the promises of `CaseStore`."""

    async def load(self, id: str, /) -> C:
        """Return one case."""
        ...

    async def save(self, case: C, /, *, expected_version: int | None, outbox: tuple[Message, ...] = ()) -> None:
        """Store a case that was loaded at `expected_version`."""
        ...


class EventSink(Protocol):
    """Where messages go: a queue, a mail gateway, a dashboard.

    P1: `publish` takes messages in the order of their steps. P2: a message published twice has the effect of one: (case, seq) tells. P3: when it
    raises, the messages may be published again.
    """

    def publish(self, messages: tuple[Message, ...], /) -> None:
        """Tell the outside."""
        ...


class AsyncEventSink(Protocol):
    """Where messages go, asynchronously: the promises of `EventSink`."""

    async def publish(self, messages: tuple[Message, ...], /) -> None:
        """Tell the outside."""
        ...


class Outbox(Protocol):
    """The messages that a store keeps until they are published.

    P1: `pending` returns stored messages that are not done, in the order stored, at most `limit`. P2: what is `done` is never pending again.
    """

    def pending(self, limit: int, /) -> tuple[Message, ...]:
        """Return messages that wait."""
        ...

    def done(self, messages: Iterable[Message], /) -> None:
        """Mark messages as published."""
        ...


class CustomerStore(Protocol):
    """Where a host keeps customer files, transactions and contacts.

    P1: `load` returns the file last saved under that id. P2: `load` raises `NotFound` for an id never saved. P3: `save` replaces the whole file.
    P4: `transactions` and `contacts` return exactly what was added for that customer, by time, then id; nothing for a customer unknown. P5: adding
    the same id again adds nothing.
    """

    def load(self, id: str, /) -> Customer:
        """Return one customer's file."""
        ...

    def save(self, customer: Customer, /) -> None:
        """Store one customer's file."""
        ...

    def add(self, entries: Iterable[Transaction | Contact], /) -> None:
        """Add what happened with customers."""
        ...

    def transactions(self, customer: str, /) -> tuple[Transaction, ...]:
        """Return one customer's transactions."""
        ...

    def contacts(self, customer: str, /) -> tuple[Contact, ...]:
        """Return the contacts with one customer."""
        ...


class SurveyStore(Protocol):
    """Where a host keeps survey answers.

    P1: `answers` returns exactly the answers of local days from `first` to `last`, both included, by day, then id. P2: adding the same id again adds
    nothing.
    """

    def add(self, answers: Iterable[SurveyAnswer], /) -> None:
        """Add answers."""
        ...

    def answers(self, first: date, last: date, /) -> tuple[SurveyAnswer, ...]:
        """Return the answers of some days."""
        ...


@attrs.frozen
class Approval:
    """An approval request and what came of it so far: the signatures put, and the refusal, if there is one."""

    request: ApprovalRequest
    grant: Grant | None = None
    refusal: Refusal | None = None

    @property
    def version(self) -> int:
        """Return how many signatures and refusals there are."""
        return (0 if self.grant is None else len(self.grant.signatures)) + (self.refusal is not None)


class ApprovalStore(Protocol):
    """Where a host keeps approval requests with their grants and refusals.

    P1: `load` returns the approval last saved under its request's id. P2: `load` raises `NotFound` for an id never saved. P3: `save` raises `Stale`,
    naming both versions, and stores nothing where the stored version is not `expected_version`; None expects that nothing is stored under that id.
    P4: `standing` returns the requests of an action asked from `since` on that were not refused, by time, then id: what the windows of limits add up.
    """

    def load(self, id: str, /) -> Approval:
        """Return one approval."""
        ...

    def save(self, approval: Approval, /, *, expected_version: int | None) -> None:
        """Store an approval that was loaded at `expected_version`."""
        ...

    def standing(self, action: str, since: datetime, /) -> tuple[ApprovalRequest, ...]:
        """Return the requests of one action that stand."""
        ...


# --- Handlers ------------------------------------------------------------------------------------------------------------------------------------


class Handles(Protocol[C_co]):
    """Whatever takes an event to a case and returns the case after it."""

    def handle(self, id: str, event: Event, /) -> C_co:
        """Take an event to a case."""
        ...


@attrs.frozen
class Handler(Generic[C]):
    """Takes events to stored cases: load, check and advance, save, publish.

    `advance` is the rules: `lambda case, event: case.advance(event, rules=rulebook.edition(case.edition).complaints)`. Without a `sink` the messages
    wait in the store's outbox for `relay`. Raises what the store and `advance` raise (`NotFound`, `Refused`, `Stale`); nothing is stored then.
    """

    store: CaseStore[C]
    advance: Callable[[C, Event], C]
    sink: EventSink | None = None

    def begin(self, case: C) -> C:
        """Store a case that did not exist yet, and tell."""
        return self._keep(case, None)

    def handle(self, id: str, event: Event, /) -> C:
        """Take one event to one case and return the case after it."""
        case = self.store.load(id)
        return self._keep(self.advance(case, event), len(case.history))

    def _keep(self, case: C, was: int | None) -> C:
        messages = messages_of(case, was or 0)
        self.store.save(case, expected_version=was, outbox=messages)
        if self.sink is not None:
            self.sink.publish(messages)
        return case


@attrs.frozen
class AsyncHandler(Generic[C]):
    """Takes events to stored cases asynchronously; `Handler` with `await` at the ports. `advance` is pure, so it stays as it is."""

    store: AsyncCaseStore[C]
    advance: Callable[[C, Event], C]
    sink: AsyncEventSink | None = None

    async def begin(self, case: C) -> C:
        """Store a case that did not exist yet, and tell."""
        return await self._keep(case, None)

    async def handle(self, id: str, event: Event, /) -> C:
        """Take one event to one case and return the case after it."""
        case = await self.store.load(id)
        return await self._keep(self.advance(case, event), len(case.history))

    async def _keep(self, case: C, was: int | None) -> C:
        messages = messages_of(case, was or 0)
        await self.store.save(case, expected_version=was, outbox=messages)
        if self.sink is not None:
            await self.sink.publish(messages)
        return case


@attrs.frozen
class Once(Generic[C]):
    """Makes a handler idempotent: an event that already stands in the case's history, equal in every field, is not taken again."""

    inner: Handles[C]
    store: CaseStore[C]

    def handle(self, id: str, event: Event, /) -> C:
        """Take one event to one case, unless it happened already."""
        case = self.store.load(id)
        return case if any(step.event == event for step in case.history) else self.inner.handle(id, event)


@attrs.frozen
class Retrying(Generic[C]):
    """Repeats a step that lost against another writer: at most `times` in all; the rules are asked anew on the case as it then is."""

    inner: Handles[C]
    times: int = 3

    def handle(self, id: str, event: Event, /) -> C:
        """Take one event to one case. Raises the last `Stale` when every attempt lost."""
        for _ in range(self.times - 1):
            with suppress(Stale):  # somebody else was faster: look again
                return self.inner.handle(id, event)
        return self.inner.handle(id, event)


def relay(outbox: Outbox, sink: EventSink, *, limit: int = 100) -> int:
    """Publish the messages that wait in an outbox, at most `limit`, and return how many; call it until it returns 0.

    A message is marked only after it was published, so that a crash between the two publishes it again rather than never.
    """
    messages = outbox.pending(limit)
    if messages:
        sink.publish(messages)
        outbox.done(messages)
    return len(messages)
