"""What a database refuses or cannot do is told by name, with what to do about it, and without a value of anybody's."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from threading import Timer
from typing import Any

import attrs
import pytest
from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.adapters.sql.failing import ours
from crmcore.complaints.supervision import work_list
from crmcore.customers.activity import Transaction
from crmcore.customers.profile import Individual
from crmcore.errors import InvalidValue, NotFound, Stale, StoreFailed
from crmcore.handlers import relay
from crmcore.handlers.outbox_entry import OutboxEntry, entries_of
from crmcore.loaded import Loaded
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.policy.approval import Approval
from crmcore.relations.contacts import Contact
from crmcore.rulebook import Rulebook
from crmcore.segmentation.standing import Standing
from crmcore.service.surveys import SurveyAnswer
from tests.adapters.promises import FILES, NOON, refused, request, upto
from tests.adapters.test_two_writers import Sink, standing

RULES = attrs.evolve(Rulebook.default().editions[0].complaints, edition=upto(3).edition)
WHO = attrs.evolve(FILES[0], name="段誉")


@pytest.fixture
def stores(engine: Engine) -> SqlStores:
    """Return the stores of a new database."""
    SqlStores(engine).create()
    return SqlStores(engine)


# --- what cannot be kept -------------------------------------------------------------------------------------------------------------------------

WRITES: dict[str, Callable[[SqlStores, str], None]] = {
    "customers.save": lambda stores, id: stores.customers.save(Individual(id=id, name="段誉")),
    "customers.add": lambda stores, id: stores.customers.add([Transaction(id=id, customer="K", at=NOON, amount=Money("5", "CNY"), product="p")]),
    "customers.add, whose": lambda stores, id: stores.customers.add(
        [Transaction(id="T", customer=id, at=NOON, amount=Money("5", "CNY"), product="p")]
    ),
    "contacts.add": lambda stores, id: stores.contacts.add([Contact(id=id, customer="K", at=NOON, kind="visit", by="anna")]),
    "surveys.add": lambda stores, id: stores.surveys.add([SurveyAnswer(id=id, day=date(2026, 7, 1), csat=4)]),
    "approvals.save": lambda stores, id: stores.approvals.save(Approval(request(id)), expected_version=None),
    "approvals.save_many": lambda stores, id: stores.approvals.save_many([Approval(request(id))]),
    "complaints.save": lambda stores, id: stores.complaints.save(upto(2, id), expected_version=None),
    "complaints.save_many": lambda stores, id: stores.complaints.save_many([upto(2, id)]),
    "standings.save_many": lambda stores, id: stores.standings.save_many([(id, standing("vip"))]),
}
READS: dict[str, Callable[[SqlStores, str], object]] = {
    "customers.load": lambda stores, id: stores.customers.load(id),
    "customers.transactions": lambda stores, id: stores.customers.transactions(id),
    "contacts.contacts": lambda stores, id: stores.contacts.contacts(id),
    "approvals.load": lambda stores, id: stores.approvals.load(id),
    "approvals.standing": lambda stores, id: stores.approvals.standing(NOON, id),
    "complaints.load": lambda stores, id: stores.complaints.load(id),
    "standings.of": lambda stores, id: stores.standings.of(id),
    "editions.text": lambda stores, id: stores.editions.text(id),
}
ODD = {"NUL": "a\0b", "half a character": "a\ud800", "too long": "x" * 201}


@pytest.mark.parametrize("how", ODD)
@pytest.mark.parametrize("write", WRITES)
def test_what_one_database_refuses_is_refused_by_all(stores: SqlStores, write: str, how: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        WRITES[write](stores, ODD[how])
    assert caught.value.code in {"too long": ("store.too_long",), "NUL": ("store.no_text", "control_characters")}.get(
        how, ("store.no_text", "save.half_character")
    )
    assert not {"段誉", ODD[how]} & set(str(caught.value).split("`"))
    assert [one.load_all().readable for one in (stores.complaints, stores.customers, stores.approvals)] == [()] * 3


@pytest.mark.parametrize("how", ODD)
@pytest.mark.parametrize("read", READS)
def test_what_cannot_be_kept_is_not_there_either(stores: SqlStores, read: str, how: str) -> None:
    if read.endswith((".load", ".text")):
        with pytest.raises(NotFound):
            READS[read](stores, ODD[how])
    else:
        assert READS[read](stores, ODD[how]) == Loaded()


def test_a_later_version_is_held_to_the_same(stores: SqlStores) -> None:
    """A case that is migrated takes the id of another edition."""
    case = upto(2)
    stores.complaints.save(case, expected_version=None)
    later = upto(3).under("e" * 201, case.lifecycle, upto(3).state, upto(3).history)
    with pytest.raises(InvalidValue, match="`edition` has 201 characters, at most 200 can be stored; give a shorter one"):
        stores.complaints.save(later, expected_version=2)
    assert stores.complaints.load(case.id) == case


def test_all_columns_are_named_at_once(stores: SqlStores) -> None:
    long = Standing(**{**{field.name: getattr(standing("vip"), field.name) for field in attrs.fields(Standing)}, "tier": "t" * 101, "rule": "r\0"})
    with pytest.raises(InvalidValue) as caught:
        stores.standings.save_many([("K", long), ("K-2", long)])
    assert [(one.code, one.facts["field"]) for one in caught.value.reasons] == [("store.too_long", "tier"), ("store.no_text", "rule")]


@pytest.mark.component
def test_what_only_the_database_notices_has_words_too(databases: Callable[[str], Engine]) -> None:
    stores = SqlStores(databases("postgresql"))
    stores.create()
    with pytest.raises(InvalidValue, match="the database does not take one of the values as it is"):
        stores.complaints.save(upto(1), expected_version=None, outbox=(OutboxEntry("C-1", 2**40, "x", NOON),))
    assert stores.complaints.load_all().readable == ()


# --- what a database cannot do --------------------------------------------------------------------------------------------------------------------


def failing(kind: str, databases: Callable[[str], Engine], tmp_path: Path) -> Iterator[tuple[Engine, str]]:
    """Yield an engine that cannot do what it is asked, and what is said of it."""
    name, _, what = kind.partition(" ")
    first = databases(name)
    if what in {"no tables", "an older schema"}:
        if what != "no tables":
            with first.begin() as connection:
                connection.execute(text("create table customers (id varchar(200) primary key)"))
        yield first, "store.no_tables"
        return
    SqlStores(first).create()
    yield from in_sqlite(what, first, tmp_path) if name == "sqlite" else in_postgresql(what, first)


def in_sqlite(what: str, first: Engine, tmp_path: Path) -> Iterator[tuple[Engine, str]]:
    """Yield the same for what SQLite can suffer."""
    match what:
        case "locked":
            with first.connect() as connection:
                connection.exec_driver_sql("select 1")
                connection.exec_driver_sql("create table mine (x)")
                yield sqlite(first.url.database, wait=0.05), "store.locked"
        case "read-only":
            yield create_engine(f"sqlite:///file:{first.url.database}?mode=ro&uri=true"), "store.read_only"
        case "full":
            small = sqlite(first.url.database)
            event.listen(small, "connect", lambda connection, _: connection.execute("pragma max_page_count = 1"))
            event.listen(
                small,
                "begin",
                lambda connection: connection.exec_driver_sql(
                    "create table mine as with recursive n(x) as (select 1 union all select x + 1 from n limit 9) select * from n"
                ),
            )
            yield small, "store.full"
        case "not a database":
            (tmp_path / "letter").write_bytes(b"Dear customer, " * 100)
            yield sqlite(tmp_path / "letter"), "store.not_a_database"
        case "no folder":
            yield sqlite(tmp_path / "no" / "folder.sqlite"), "store.unreachable"
        case _:
            with first.begin() as connection:
                connection.exec_driver_sql("create trigger closed before insert on customers begin select raise(abort, '段誉 is not kept here'); end")
            yield first, "store.failed"


def in_postgresql(what: str, first: Engine) -> Iterator[tuple[Engine, str]]:
    """Yield the same for what PostgreSQL can suffer."""
    match what:
        case "locked":
            with first.begin() as connection:
                connection.exec_driver_sql("lock table customers in access exclusive mode")
                yield create_engine(f"{first.url.render_as_string()}%20-c%20lock_timeout=50"), "store.locked"
        case "read-only":
            yield create_engine(f"{first.url.render_as_string()}%20-c%20default_transaction_read_only=on"), "store.read_only"
        case "no such server":
            yield create_engine("postgresql+psycopg://crm@/postgres?host=/nowhere"), "store.unreachable"
        case "no such database":
            yield create_engine(first.url.set(database="nowhere")), "store.unreachable"
        case _:
            with first.begin() as connection:
                connection.exec_driver_sql("alter table customers add constraint short check (length(id) < 2)")
            yield first, "store.failed"


SQLITE = ("no tables", "an older schema", "locked", "read-only", "full", "not a database", "no folder", "a rule of the host's")
POSTGRESQL = ("no tables", "an older schema", "locked", "read-only", "no such server", "no such database", "a rule of the host's")


@pytest.mark.parametrize(
    "kind", [*(f"sqlite {one}" for one in SQLITE), *(pytest.param(f"postgresql {one}", marks=pytest.mark.component) for one in POSTGRESQL)]
)
def test_a_database_that_cannot_is_told_by_name(kind: str, databases: Callable[[str], Engine], tmp_path: Path) -> None:
    for engine, code in failing(kind, databases, tmp_path):
        with pytest.raises(StoreFailed) as caught:
            SqlStores(engine).customers.save(WHO)
        said = str(caught.value) + caught.value.text(Language.ZH)
        assert caught.value.code == code
        assert "段誉" not in said
        assert "K-1" not in said
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__
        engine.dispose()


def test_who_writes_waits_for_another_writer(tmp_path: Path) -> None:
    engine = sqlite(tmp_path / "crm.sqlite", wait=30)
    SqlStores(engine).create()
    other = sqlite3.connect(tmp_path / "crm.sqlite", isolation_level=None, check_same_thread=False)
    other.execute("begin immediate")
    done = Timer(0.3, other.commit)
    done.start()
    SqlStores(engine).customers.save(WHO)
    done.join()
    other.close()
    assert SqlStores(engine).customers.load("K-1") == WHO
    engine.dispose()


def test_a_full_disk_is_told_in_a_transaction_of_the_hosts_too(tmp_path: Path) -> None:
    """SQLite takes everything back by itself then, so that the savepoint is gone as well: what counts is what went wrong first."""
    engine = sqlite(tmp_path / "crm.sqlite")
    event.listen(engine, "connect", lambda connection, _: connection.execute("pragma max_page_count = 40"))
    SqlStores(engine).create()
    with pytest.raises(StoreFailed, match="no room left"), engine.begin() as connection:
        SqlStores(connection).complaints.save_many([upto(15, f"C-{number}") for number in range(30)])
    assert SqlStores(engine).complaints.load_all().readable == ()
    engine.dispose()


def test_a_host_that_read_before_another_wrote_is_told(tmp_path: Path) -> None:
    """SQLite cannot let it write any more, and does not wait for that."""
    engine = sqlite(tmp_path / "crm.sqlite")
    SqlStores(engine).create()
    with engine.connect() as mine, engine.connect() as other:
        SqlStores(mine).customers.load_all()
        SqlStores(other).customers.load_all()
        SqlStores(other).customers.save(WHO)
        with pytest.raises(StoreFailed, match="the database is locked by another program"):
            SqlStores(mine).customers.save(WHO)
    engine.dispose()


@pytest.mark.parametrize("kind", [DBAPIError, IntegrityError])
def test_a_driver_that_nobody_knows_is_told_by_its_error(kind: type[DBAPIError]) -> None:
    class Strange(Exception):
        """What another driver raises, with a value in it."""

    said = ours(kind("insert …", {}, Strange("段誉")), "C-1")
    assert type(said) is (Stale if kind is IntegrityError else StoreFailed)
    assert str(said) == (
        "somebody else was writing `C-1` at the same moment; load it again and repeat the step"
        if kind is IntegrityError
        else "the database refused this with `Strange`; its own log says why"
    )


@pytest.mark.parametrize("state", ["23505", "40P01", "40001", "42P07", "42710"])
def test_whoever_lost_against_another_is_told_to_look_again(state: str) -> None:
    """Two who create the tables at once meet in a table, in the type of its rows, or in the name of either."""

    class Lost(Exception):
        sqlstate = state

    assert isinstance(ours(DBAPIError("create …", {}, Lost()), "tables"), Stale)


def test_a_path_is_a_path(tmp_path: Path) -> None:
    for name in ("x?y.sqlite", "x%41y.sqlite", "x#y", "a b&mode=ro", "银行.sqlite"):
        engine = sqlite(tmp_path / name)
        SqlStores(engine).create()
        assert (tmp_path / name).is_file()
        assert make_url(engine.url).database == str(tmp_path / name)
        engine.dispose()
    assert len(list(tmp_path.iterdir())) == 5


# --- what is stored is held to its row -------------------------------------------------------------------------------------------------------------


def changed(stores: SqlStores, statement: str) -> None:
    """Change what is stored, as somebody does by hand."""
    assert isinstance(stores.bind, Engine)
    with stores.bind.begin() as connection:
        assert connection.exec_driver_sql(statement).rowcount


HAND: dict[str, tuple[str, str]] = {
    "another state": (
        'update cases set body = replace(body, \'"state":"accepted"\', \'"state":"approved"\') where id = \'C-2\'',
        "`state` as `approved` in its body and `accepted` in its row",
    ),
    "another state in the row": (
        "update cases set state = 'approved' where id = 'C-2'",
        "`state` as `accepted` in its body and `approved` in its row",
    ),
    "another's body": (
        "update cases set body = (select body from cases as o where o.id = 'C-1') where id = 'C-2'",
        "`id` as `C-1` in its body and `C-2` in its row",
    ),
    "another edition": (
        "update cases set edition = 'e' where id = 'C-2'",
        "`edition` as `example-city-bank@2026-01-01#00000001` in its body and `e` in its row",
    ),
    "a later version": ("update cases set version = 4 where id = 'C-2'", "`C-2` is stored as version 4, but has only 3 steps"),
    "another step": (
        "update steps set body = (select body from steps as o where o.\"case\" = 'C-1' and o.seq = 1) where \"case\" = 'C-2' and seq = 2",
        "`steps[2].seq` as `1` in its body and `2` in its row",
    ),
    "another event": (
        "update steps set event = 'closed' where \"case\" = 'C-2' and seq = 2",
        "`steps[2].event` as `grounds_confirmed` in its body and `closed` in its row",
    ),
    "another time": (
        "update steps set at = '2026-01-01T00:00:00.000000+00:00' where \"case\" = 'C-2' and seq = 2",
        "`steps[2].at` as `2026-07-06T02:30:00.000000+00:00` in its body and `2026-01-01",
    ),
    "no JSON": ("update cases set body = 'x' where id = 'C-2'", "`body` is not JSON"),
}


@pytest.mark.parametrize("how", HAND)
def test_a_case_changed_by_hand_is_named_and_hides_no_other(stores: SqlStores, how: str) -> None:
    stores.complaints.save_many([upto(3, f"C-{number}") for number in (1, 2, 3)])
    statement, fault = HAND[how]
    changed(stores, statement)
    loaded = stores.complaints.load_all()
    assert loaded.readable == (upto(3, "C-1"), upto(3, "C-3"))
    assert {one.path for one in loaded.unreadable} == {"C-2"}
    assert fault in loaded.unreadable[0].text()
    with pytest.raises(InvalidValue) as caught:
        stores.complaints.load("C-2")
    assert fault in str(caught.value)


def test_a_broken_case_stands_on_the_work_list_beside_the_others(stores: SqlStores) -> None:
    stores.complaints.save_many([upto(3, "C-1"), upto(3, "C-2")])
    changed(stores, "update cases set body = 'x' where id = 'C-2'")
    loaded = stores.complaints.load_all()
    watched = work_list(loaded.readable, unreadable=loaded.unreadable, at=NOON, rules={upto(3).edition: RULES})
    assert [one.case for one in watched.unreadable] == ["C-2"]
    assert next(watched.lines()).startswith("`C-2` cannot be read: `body` is not JSON")


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("update cases set version = 'x'", "`C-2026-0417.version` holds `str`; `int` belongs there"),
        ("update steps set seq = 'x' where seq = 2", "is stored as version 3, but has only 2 steps"),
    ],
)
def test_sqlite_keeps_what_is_no_number(databases: Callable[[str], Engine], statement: str, fault: str) -> None:
    stores = SqlStores(databases("sqlite"))
    stores.create()
    stores.complaints.save(upto(3), expected_version=None)
    changed(stores, statement)
    assert fault in stores.complaints.load_all().unreadable[0].text()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("at = 'noon'", "`outbox.C-1.at` holds `str`; `instant with its zone` belongs there"),
        ("seq = 'x'", "`outbox.C-1.seq` holds `str`; `int` belongs there"),
    ],
)
def test_an_entry_changed_by_hand_is_named_once_all_others_are_told(databases: Callable[[str], Engine], change: str, fault: str) -> None:
    stores, told = SqlStores(databases("sqlite")), list[OutboxEntry]()
    stores.create()
    for id in ("C-1", "C-2"):
        stores.complaints.save(upto(2, id), expected_version=None, outbox=entries_of(upto(2, id), 0))
    changed(stores, " ".join(("update outbox set", change, "where \"case\" = 'C-1' and seq = 1")))
    found = stores.complaints.pending(10)
    assert [(one.case, one.seq) for one in found.readable] == [("C-2", 1), ("C-2", 2)]  # the second of C-1 waits for its first
    assert [(one.path, one.text()) for one in found.unreadable] == [("C-1", fault)]
    assert relay(stores.complaints, Sink(told)) == 2
    with pytest.raises(InvalidValue, match=re.escape(fault)):
        relay(stores.complaints, Sink(told))
    assert [one.case for one in told] == ["C-2", "C-2"]


def test_an_entry_that_is_anothers_is_named(stores: SqlStores) -> None:
    bought = [Transaction(id=id, customer=whose, at=NOON, amount=Money("5", "CNY"), product="card") for id, whose in (("T-1", "K-1"), ("T-2", "K-2"))]
    stores.customers.add(bought)
    changed(stores, "update entries set body = (select body from entries as o where o.id = 'T-2') where id = 'T-1'")
    found = stores.customers.transactions("K-1")
    assert found.readable == ()
    assert [(one.path, one.facts.get("path")) for one in found.unreadable] == [("T-1", "id"), ("T-1", "customer")]
    assert stores.customers.transactions("K-2").readable == (bought[1],)


def test_a_standing_of_no_day_is_named_beside_the_others(stores: SqlStores) -> None:
    later = attrs.evolve(standing("vip"), as_of=date(2026, 8, 1))
    stores.standings.save_many([("K-1", standing("premium")), ("K-1", later)])
    changed(stores, "update standings set as_of = 'July' where tier = 'premium'")
    found = stores.standings.of("K-1")
    assert [one.tier for one in found.readable] == ["vip"]
    assert [(one.path, one.text()) for one in found.unreadable] == [("K-1", "`standings.K-1.as_of` holds `str`; `date` belongs there")]


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        ("action = 'gift'", ["action"]),
        ("action = ''", ["action"]),
        ("action = 'z'", ["action"]),
        ("at = '2026-07-06T05:00:00.000000+00:00'", ["at"]),
        ("at = 'July'", ["at"]),
        ("version = 3", ["version"]),
        ("refusal = 'x'", [None]),
        ("\"grant\" = 'x'", [None]),
        ("refusal = (select refusal from approvals as o where o.id = 'A-3')", [None]),
    ],
)
def test_an_approval_whose_row_was_changed_by_hand_is_told_in_the_window(stores: SqlStores, change: str, paths: list[str | None]) -> None:
    stores.approvals.save_many([Approval(request("A-1")), Approval(request("A-2")), refused(request("A-3")), Approval(request("A-4", "gift"))])
    since = NOON - timedelta(days=14)
    assert [one.id for one in stores.approvals.standing(since, "compensation").readable] == ["A-1", "A-2"]
    changed(stores, f"update approvals set {change} where id = 'A-1'")  # noqa: S608 - ours
    found = stores.approvals.standing(since, "compensation")
    assert [one.id for one in found.readable] == ["A-2"]
    assert [(one.path, one.facts.get("path")) for one in found.unreadable if paths != [None]] == [("A-1", path) for path in paths if path]
    assert {one.path for one in found.unreadable} == {"A-1"}


def test_an_approval_of_another_action_that_cannot_be_read_stands_in_no_other_window(stores: SqlStores) -> None:
    stores.approvals.save_many([Approval(request("A-1")), Approval(request("A-4", "gift"))])
    changed(stores, "update approvals set request = 'x' where id = 'A-4'")
    assert [one.id for one in stores.approvals.standing(NOON, "compensation").readable] == ["A-1"]
    assert stores.approvals.standing(NOON, "compensation").unreadable == ()
    assert {one.path for one in stores.approvals.standing(NOON, "gift").unreadable} == {"A-4"}


def test_the_window_is_read_by_its_index() -> None:
    """Whatever the table holds: no statement of `standing` reads all of it."""
    engine = sqlite()
    stores = SqlStores(engine)
    stores.create()
    stores.approvals.save_many([Approval(request("A-1")), Approval(request("A-4", "gift"))])
    said: list[tuple[str, Any]] = []
    event.listen(engine, "before_cursor_execute", lambda *now: said.append((now[2], now[3])))
    stores.approvals.standing(NOON, "compensation")
    asked = [one for one in said if one[0].lower().startswith("select")]
    assert len(asked) == 4  # the actions, one after the other, that there is no other, and the window
    with engine.connect() as connection:
        plans = [str(connection.exec_driver_sql(f"explain query plan {text}", values).all()) for text, values in asked]
    assert all("SEARCH approvals USING" in one and "approvals_by_action" in one and "SCAN" not in one for one in plans), plans
    engine.dispose()


def test_files_and_approvals_are_held_to_their_rows_too(stores: SqlStores) -> None:
    stores.customers.save_many([*FILES[1:], Individual(id="K-1")])
    stores.approvals.save_many([Approval(request("A-1")), Approval(request("A-2", hours=1))])
    changed(stores, "update customers set body = (select body from customers as o where o.id = 'K-2') where id = 'K-1'")
    changed(stores, "update approvals set request = (select request from approvals as o where o.id = 'A-2') where id = 'A-1'")
    files, approvals = stores.customers.load_all(), stores.approvals.load_all()
    assert [one.id for one in files.readable] == ["K-2", "K-3"]
    assert [(one.path, one.facts.get("path")) for one in files.unreadable] == [("K-1", "id"), ("K-1", "kind")]
    assert [one.id for one in approvals.readable] == ["A-2"]
    assert [(one.path, one.facts.get("path")) for one in approvals.unreadable] == [("A-1", "id"), ("A-1", "at")]


def test_a_history_shorter_than_the_version_read_is_refused(stores: SqlStores) -> None:
    stores.complaints.save(upto(5), expected_version=None)
    with pytest.raises(InvalidValue, match="does not begin with the 5 steps that are stored"):
        stores.complaints.save(upto(1), expected_version=5)
    assert stores.complaints.load(upto(1).id) == upto(5)
    other = upto(6).moved(upto(6).state, tuple(one._replace(seq=one.seq + 1) for one in upto(6).history))
    with pytest.raises(InvalidValue, match="the steps of `C-2026-0417` are not numbered from 1 on, one after the other"):
        stores.complaints.save(other, expected_version=5)
    assert stores.complaints.load(upto(1).id) == upto(5)
