"""Two who write at once: one wins, the other is told so, nothing is lost and nothing doubled; and who reads meanwhile sees one moment."""

from __future__ import annotations

import itertools
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final

import attrs
import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine

from crmcore.adapters.memory import MemoryApprovals, MemoryCases, MemoryContacts, MemoryCustomers, MemorySurveys
from crmcore.adapters.sql import SqlStores
from crmcore.adapters.sql import connecting as connecting_module
from crmcore.complaints.case import Complaint
from crmcore.complaints.events.at_any_time import CustomerContacted
from crmcore.complaints.papers.notice import Notice
from crmcore.customers.activity import Transaction
from crmcore.customers.ports import CustomerStore
from crmcore.customers.profile import Customer, Individual, Prospect
from crmcore.decision import Facts
from crmcore.errors import NotFound, Stale
from crmcore.event import Event
from crmcore.handlers import Handler, Once, Retrying, entries_of, relay
from crmcore.handlers.outbox_entry import OutboxEntry
from crmcore.lifecycles.case import Step
from crmcore.money import Money
from crmcore.policy.approval import Approval
from crmcore.policy.ports import ApprovalStore
from crmcore.relations.contacts import Contact
from crmcore.relations.ports import ContactStore
from crmcore.rulebook import files
from crmcore.segmentation.standing import Standing, Why
from crmcore.service.ports import SurveyStore
from crmcore.service.surveys import SurveyAnswer
from tests.adapters.promises import NOON, Complaints, granted, refused, request, upto
from tests.adapters.story import ANNA, START

# A short walk in CI, the long one for `make deep`: seconds of writing and reading, rounds of each pair of writers.
DEEP: Final = settings.default is not None and settings.default.max_examples > 1000
SECONDS: Final = 20.0 if DEEP else 1.5
ROUNDS: Final = 60 if DEEP else 5


@attrs.frozen
class Ports:
    """One store of each port, which several threads write to."""

    complaints: Complaints
    customers: CustomerStore
    contacts: ContactStore
    surveys: SurveyStore
    approvals: ApprovalStore
    sql: SqlStores | None = None


def in_memory() -> Ports:
    """Return stores in memory."""
    return Ports(MemoryCases(), MemoryCustomers(), MemoryContacts(), MemorySurveys(), MemoryApprovals())


def in_sql(engine: Engine) -> Ports:
    """Return stores in a database."""
    stores = SqlStores(engine)
    return Ports(stores.complaints, stores.customers, stores.contacts, stores.surveys, stores.approvals, stores)


PLACES: Final = (
    "memory",
    "sqlite",
    "others",
    *(pytest.param(one, marks=pytest.mark.component) for one in ("READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE")),
)


@pytest.fixture(params=PLACES)
def ports(request: pytest.FixtureRequest, databases: Callable[[str], Engine], monkeypatch: pytest.MonkeyPatch) -> Iterator[Ports]:
    """Return stores: in memory, in SQLite, in a database that is only known to speak SQL, in PostgreSQL with each of its isolations."""
    if request.param == "memory":
        yield in_memory()
        return
    if request.param in {"sqlite", "others"}:
        engine = databases("sqlite")
        if request.param == "others":
            monkeypatch.setattr(connecting_module, "_INSERTS", {})
    else:
        first = databases("postgresql")
        engine = create_engine(first.url, isolation_level=request.param, hide_parameters=True, pool_size=10)
    SqlStores(engine).create()
    yield in_sql(engine)
    engine.dispose()


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Make calls at the same moment, each in a thread of its own; return what each returned or raised, in their order."""
    gate, outcomes = threading.Barrier(len(calls)), dict[int, object]()

    def make(number: int, call: Callable[[], object]) -> None:
        gate.wait()
        try:
            outcomes[number] = call()
        except Exception as error:  # noqa: BLE001 - what the loser gets is what is looked at
            outcomes[number] = error

    threads = [threading.Thread(target=make, args=one) for one in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [outcomes[number] for number in range(len(calls))]


def until_done(call: Callable[[], object]) -> Callable[[], object]:
    """Return a call that is made again for as long as it loses."""

    def again() -> object:
        while True:
            try:
                return call()
            except Stale:
                time.sleep(0.001)

    return again


# --- each port: one wins, the other is stale, or both have what they wanted ----------------------------------------------------------------------


def one_won(outcomes: Sequence[object], id: str, expected: int | None, found: int) -> None:
    """Assert that one call went through, and that all others are told what is stored."""
    lost = [one for one in outcomes if one is not None]
    assert len(lost) == len(outcomes) - 1
    for one in lost:
        assert isinstance(one, Stale), one
        # In a stricter isolation the loser may not yet see by whom it was beaten.
        assert (one.id, one.expected) == (id, expected)
        assert one.found in {found, expected}


def test_of_two_new_cases_with_one_id_one_is_stored(ports: Ports) -> None:
    for number in range(ROUNDS):
        case = upto(2, f"C-{number}")
        outcomes = at_once(*[partial(ports.complaints.save, case, expected_version=None, outbox=entries_of(case, 0))] * 3)
        one_won(outcomes, case.id, None, 2)
        assert ports.complaints.load(case.id) == case
    assert len(ports.complaints.pending(1000).readable) == 2 * ROUNDS


def test_of_two_steps_one_is_taken(ports: Ports) -> None:
    for number in range(ROUNDS):
        case = upto(2, f"C-{number}")
        ports.complaints.save(case, expected_version=None)
        after = [said(case, f"{number}.{who}") for who in range(3)]
        outcomes = at_once(*[partial(ports.complaints.save, one, expected_version=2, outbox=entries_of(one, 2)) for one in after])
        one_won(outcomes, case.id, 2, 3)
        assert ports.complaints.load(case.id) == after[outcomes.index(None)]
    assert len(ports.complaints.pending(1000).readable) == ROUNDS


def test_of_two_signatures_one_is_kept(ports: Ports) -> None:
    for number in range(ROUNDS):
        asked = request(f"A-{number}")
        outcomes = at_once(*[partial(ports.approvals.save, Approval(asked), expected_version=None)] * 3)
        one_won(outcomes, asked.id, None, 0)
        signed, no = granted(asked), attrs.evolve(refused(asked), grant=None)
        outcomes = at_once(*[partial(ports.approvals.save, one, expected_version=0) for one in (signed, no)])
        one_won(outcomes, asked.id, 0, 1)
        assert ports.approvals.load(asked.id) == (signed, no)[outcomes.index(None)]


def test_the_same_entries_added_at_once_are_there_once(ports: Ports) -> None:
    for number in range(ROUNDS):
        bought = [Transaction(id=f"{number}-{n}", customer="K", at=NOON, amount=Money("5", "CNY"), product="card") for n in range(4)]
        met = [Contact(id=f"{number}-{n}", customer="K", at=NOON, kind="visit", by="anna") for n in range(4)]
        said = [SurveyAnswer(id=f"{number}-{n}", day=date(2026, 7, 1), csat=4) for n in range(4)]
        # Each in an order of its own: who waits for whom must not become a circle.
        assert at_once(*[until_done(partial(ports.customers.add, bought[::way])) for way in (1, -1, 1)]) == [None] * 3
        assert at_once(*[until_done(partial(ports.contacts.add, met[::way])) for way in (1, -1, 1)]) == [None] * 3
        assert at_once(*[until_done(partial(ports.surveys.add, said[::way])) for way in (1, -1, 1)]) == [None] * 3
    ids = sorted(f"{number}-{n}" for number in range(ROUNDS) for n in range(4))
    assert [one.id for one in ports.customers.transactions("K").readable] == ids
    assert [one.id for one in ports.contacts.contacts("K").readable] == ids
    assert [one.id for one in ports.surveys.answers(date(2026, 7, 1), date(2026, 7, 1)).readable] == ids


def test_other_entries_added_at_once_are_all_there(ports: Ports) -> None:
    def add(who: int) -> None:
        for number in range(ROUNDS):
            one = Transaction(id=f"{who}-{number}", customer="K", at=NOON, amount=Money("5", "CNY"), product="card")
            until_done(partial(ports.customers.add, [one]))()

    assert at_once(*[partial(add, who) for who in range(3)]) == [None] * 3
    assert Counter(one.id[0] for one in ports.customers.transactions("K").readable) == {"0": ROUNDS, "1": ROUNDS, "2": ROUNDS}


def test_of_two_files_of_a_customer_one_is_there_whole(ports: Ports) -> None:
    for number in range(ROUNDS):
        id = f"K-{number}"
        known: list[Customer] = [
            Individual(id=id, name="段誉", credit_grade="A"),
            Individual(id=id, name="木婉清", phone="18000001999"),
            Prospect(id=id),
        ]
        assert at_once(*[until_done(partial(ports.customers.save, one)) for one in known]) == [None] * 3
        assert ports.customers.load(id) in known


# --- what only SQL has ---------------------------------------------------------------------------------------------------------------------------


def standing(tier: str) -> Standing:
    """Return where somebody stood in July."""
    return Standing(tier=tier, rule="T1", clause=None, as_of=date(2026, 7, 1), edition="e", why=Why("T1", (), ()), facts=Facts())


@pytest.mark.parametrize("ports", [one for one in PLACES if one != "memory"], indirect=True)
def test_many_at_once_are_there_all_or_not_at_all(ports: Ports) -> None:
    stores = ports.sql
    assert stores is not None
    for number in range(ROUNDS):
        cases = [upto(2, f"C-{number}-{n}") for n in range(3)]
        outcomes = at_once(partial(stores.complaints.save_many, cases), partial(stores.complaints.save_many, cases[::-1]))
        assert [type(one) for one in outcomes if one is not None] == [Stale]
        asked = [Approval(request(f"A-{number}-{n}")) for n in range(3)]
        outcomes = at_once(partial(stores.approvals.save_many, asked), partial(stores.approvals.save_many, asked[::-1]))
        assert [type(one) for one in outcomes if one is not None] == [Stale]
        stood = [[(f"K-{n}", standing(tier)) for n in range(4)] for tier in ("vip", "premium")]
        writes = [until_done(partial(stores.standings.save_many, one)) for one in (stood[0], stood[1][::-1])]
        assert at_once(*writes) == [None] * 2
        assert {tuple(one.tier for one in stores.standings.of(f"K-{n}").readable) for n in range(4)} in ({("vip",)}, {("premium",)})
    assert len(stores.complaints.load_all().readable) == len(stores.approvals.load_all().readable) == 3 * ROUNDS
    text = files.default()
    assert at_once(*[until_done(lambda: stores.editions.save(text))] * 3) == [None] * 3
    assert len(stores.editions.rulebook().editions) == 1


@pytest.mark.component
def test_two_may_create_the_tables_at_once(databases: Callable[[str], Engine]) -> None:
    for kind in ("sqlite", "postgresql"):
        for _ in range(3):
            engine = databases(kind)
            assert at_once(*[SqlStores(engine).create] * 4) == [None] * 4
            assert SqlStores(engine).complaints.load_all().readable == ()


# --- handlers: nothing is lost, nothing is doubled -----------------------------------------------------------------------------------------------

COUNT = itertools.count(1)


def contacted(content: str) -> CustomerContacted:
    """Return a call to the customer, whose content is personal and stands apart."""
    return CustomerContacted(at=START + timedelta(days=9), by=ANNA, notice=Notice(channel="telephone", proof="called", content=content))


def said(case: Complaint, content: str) -> Complaint:
    """Return a case after one more call; the rules themselves are tested elsewhere."""
    return stepped(case, contacted(content))


def stepped(case: Complaint, event: Event) -> Complaint:
    """Return a case with one more step."""
    return case.moved(case.state, (*case.history, Step(len(case.history) + 1, "contact_customer", event)))


def contents(case: Complaint) -> list[str]:
    """Return what was said in the calls of a case."""
    return [step.event.notice.content for step in case.history if isinstance(step.event, CustomerContacted)]


def test_many_on_one_case_lose_nothing_and_double_nothing(ports: Ports) -> None:
    ports.complaints.save(upto(1, "C-1"), expected_version=None)
    handler = Retrying(Once(Handler(ports.complaints, stepped), ports.complaints), times=10_000)
    each = 25 if DEEP else 3

    def work(who: int) -> None:
        for number in range(each):
            handler.handle("C-1", contacted(f"{who}.{number}"))

    assert at_once(*[partial(work, who) for who in range(8)]) == [None] * 8
    case = ports.complaints.load("C-1")
    assert sorted(contents(case)) == sorted(f"{who}.{number}" for who in range(8) for number in range(each))
    for who in range(8):  # and each in the order in which it happened
        assert [one for one in contents(case) if one.startswith(f"{who}.")] == [f"{who}.{number}" for number in range(each)]
    told: list[OutboxEntry] = []
    waiting = ports.complaints.pending(10_000).readable
    while relay(ports.complaints, Sink(told)):
        pass
    assert tuple(told) == waiting
    assert [one.seq for one in waiting] == list(range(2, 8 * each + 2))


@attrs.frozen
class Sink:
    """Remembers what it was told."""

    told: list[OutboxEntry]

    def publish(self, entries: tuple[OutboxEntry, ...], /) -> None:
        """Remember."""
        self.told.extend(entries)


# --- who reads meanwhile -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_six_write_and_two_read(ports: Ports, record_property: Callable[[str, object], None]) -> None:
    """Reads that are wrong: 0. Steps lost: 0. Steps doubled: 0."""
    handler = Retrying(Handler(ports.complaints, stepped), times=10_000)
    ends, good, wrong = time.monotonic() + SECONDS, Counter[str](), list[object]()

    def write(who: int) -> int:
        handler.inner.begin(upto(1, f"C-{who}"))  # type: ignore[attr-defined]  # a handler
        done = 0
        while time.monotonic() < ends:
            handler.handle(f"C-{who}", contacted(str(done)))
            done += 1
        return done

    def read() -> None:
        seen = dict.fromkeys(range(6), 0)
        while time.monotonic() < ends:
            for who in range(6):
                try:
                    found = contents(ports.complaints.load(f"C-{who}"))
                    whole = found == [str(number) for number in range(len(found))] and len(found) >= seen[who]
                    seen[who] = len(found)
                except (NotFound, Stale) as error:
                    whole = isinstance(error, Stale) or not seen[who]
                except Exception as error:  # noqa: BLE001 - whatever it is, it is wrong
                    wrong.append(error)
                    continue
                good["reads"] += whole
                wrong.extend([] if whole else [found])

    outcomes = at_once(*[partial(write, who) for who in range(6)], read, read)
    assert wrong == []
    assert outcomes[6:] == [None, None]
    for who, done in enumerate(outcomes[:6]):
        assert isinstance(done, int), done
        assert contents(ports.complaints.load(f"C-{who}")) == [str(number) for number in range(done)]
    record_property("steps", sum(one for one in outcomes if isinstance(one, int)))
    record_property("reads", good["reads"])
    print(f"{SECONDS:.0f} s: {sum(one for one in outcomes if isinstance(one, int))} steps, {good['reads']} reads, {len(wrong)} wrong")  # noqa: T201 - figures for `-s`


@pytest.mark.component
@pytest.mark.parametrize("isolation", ["READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"])
@pytest.mark.parametrize("bound", ["engine", "connection"])
@pytest.mark.parametrize("after", ["FROM cases", "FROM steps", "FROM personal"])
@pytest.mark.parametrize("call", ["load", "load_all"])
def test_a_step_between_two_statements_of_a_read(
    databases: Callable[[str], Engine],
    meanwhile: Callable[[Engine, str, Callable[[], object]], None],
    isolation: str,
    bound: str,
    after: str,
    call: str,
) -> None:
    """The case of before or of after it, with all its personal parts: never an error, and never half of each."""
    writer = databases("postgresql")
    reader = create_engine(writer.url, isolation_level=isolation)
    stores = SqlStores(writer)
    stores.create()
    stores.complaints.save(upto(2, "C-1"), expected_version=None)
    happened: list[int] = []

    def act() -> None:
        stores.complaints.save(said(upto(2, "C-1"), "what was said"), expected_version=2)
        stores.complaints.save(upto(1, "C-2"), expected_version=None)
        happened.append(1)

    meanwhile(reader, after, act)
    if bound == "engine":
        found = read(SqlStores(reader), call)
    else:
        with reader.begin() as connection:
            found = read(SqlStores(connection), call)
    assert happened == [1]
    both = [upto(2, "C-1"), said(upto(2, "C-1"), "what was said")]
    assert found[0] in both
    assert found[1:] in ((), (upto(1, "C-2"),))
    assert read(stores, "load") == (both[1],)
    reader.dispose()


def read(stores: SqlStores, call: str) -> tuple[Complaint, ...]:
    """Read one case, or all."""
    if call == "load":
        return (stores.complaints.load("C-1"),)
    loaded = stores.complaints.load_all()
    assert loaded.unreadable == ()
    return loaded.readable
