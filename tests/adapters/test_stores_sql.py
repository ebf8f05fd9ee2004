"""The stores in SQL keep every promise of their ports, on an engine and on a connection of the host's; and what only they can do."""

from __future__ import annotations

import importlib
import importlib.util
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

import attrs
import pytest
from sqlalchemy import Connection, Engine, delete, func, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError

import crmcore
import crmcore.adapters.sql
from crmcore import privacy
from crmcore.adapters.sql import SqlApprovals, SqlCases, SqlContacts, SqlCustomers, SqlStores, SqlSurveys, sqlite
from crmcore.adapters.sql.connecting import transaction
from crmcore.adapters.sql.schema import CASES, CUSTOMERS, METADATA, OUTBOX, PERSONAL, STEPS
from crmcore.complaints.case import Complaint
from crmcore.decision import Facts
from crmcore.errors import InvalidValue, MissingExtra, NotFound, RulebookError, Stale
from crmcore.event import Event
from crmcore.handlers.outbox_entry import entries_of
from crmcore.lifecycles.case import CaseData, Step
from crmcore.lifecycles.process import Process
from crmcore.policy.approval import Approval
from crmcore.rulebook import files
from crmcore.segmentation.standing import Standing, Why
from crmcore.service.surveys import SurveyAnswer
from tests.adapters import promises
from tests.adapters.promises import FILES, WHOLE, granted, request, upto


@pytest.fixture(params=["engine", "connection"])
def stores(request: pytest.FixtureRequest, engine: Engine) -> Iterator[SqlStores]:
    SqlStores(engine).create()
    if request.param == "engine":
        yield SqlStores(engine)
    else:
        with engine.begin() as connection:
            yield SqlStores(connection)


SPOILED = {
    "entries": "update entries set body = 'x' where id = :id",
    "approvals": "update approvals set request = 'x' where id = :id",
    "outbox": "update outbox set at = 'noon' where \"case\" = :id and seq = 1",
}


@pytest.fixture
def spoil(stores: SqlStores) -> promises.Spoil:
    def damage(table: str, id: str) -> bool:
        with transaction(stores.bind, id, writes=True) as connection:
            return connection.execute(text(SPOILED[table]), {"id": id}).rowcount == 1

    return damage


class TestComplaints(promises.ComplaintPromises):
    @pytest.fixture
    def complaints(self, stores: SqlStores) -> SqlCases[Complaint]:
        return stores.complaints


class TestCustomers(promises.CustomerPromises):
    @pytest.fixture
    def customers(self, stores: SqlStores) -> SqlCustomers:
        return stores.customers


class TestContacts(promises.ContactPromises):
    @pytest.fixture
    def contacts(self, stores: SqlStores) -> SqlContacts:
        return stores.contacts


class TestSurveys(promises.SurveyPromises):
    @pytest.fixture
    def surveys(self, stores: SqlStores) -> SqlSurveys:
        return stores.surveys


class TestApprovals(promises.ApprovalPromises):
    @pytest.fixture
    def approvals(self, stores: SqlStores) -> SqlApprovals:
        return stores.approvals


# --- two kinds -----------------------------------------------------------------------------------------------------------------------------------


class LoanState(StrEnum):
    ASKED = "asked"
    LENT = "lent"


@attrs.frozen(kw_only=True)
class LoanAsked(Event):
    name: ClassVar[str] = "loan_asked"
    purpose: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)


@attrs.frozen
class Loan(CaseData[LoanState]):
    """A case of a host's own."""


LOANS = Process("loan", Loan, (LoanAsked,))


def test_two_kinds_of_cases_may_have_one_id(stores: SqlStores) -> None:
    """A complaint and a loan under one id: neither sees, changes, tells or erases anything of the other."""
    complaint, asked = upto(2), LoanAsked(at=WHOLE.card.received_at, by=WHOLE.history[0].event.by, purpose="段誉的房子")
    loan = Loan(id=complaint.id, edition="e", lifecycle=("loan/standard", 1), state=LoanState.ASKED, history=(Step(1, "ask", asked),))
    loans = stores.cases(LOANS)
    stores.complaints.save(complaint, expected_version=None, outbox=entries_of(complaint, 0))
    loans.save(loan, expected_version=None, outbox=entries_of(loan, 0))
    later = loan.moved(LoanState.LENT, (*loan.history, Step(2, "ask", asked)))
    loans.save(later, expected_version=1, outbox=entries_of(later, 1))
    assert (stores.complaints.load(complaint.id), loans.load(loan.id)) == (complaint, later)
    assert (stores.complaints.load_all().readable, loans.load_all().readable) == ((complaint,), (later,))
    assert (stores.complaints.ids(), loans.ids()) == ((complaint.id,), (loan.id,))
    loans.done(loans.pending(10).readable)
    assert (stores.complaints.pending(10).readable, loans.pending(10).readable) == (entries_of(complaint, 0), ())
    with behind(stores) as connection:
        connection.execute(delete(PERSONAL).where(PERSONAL.c.kind == "loan"))
    assert stores.complaints.load(complaint.id) == complaint
    (first, _) = loans.load(loan.id).history
    assert isinstance(first.event, LoanAsked)
    assert first.event.purpose == privacy.ERASED


# --- transactions ------------------------------------------------------------------------------------------------------------------------------


def test_an_adapter_given_a_connection_never_commits(tmp_path: Path) -> None:
    engine = sqlite(tmp_path / "crm.sqlite")
    SqlStores(engine).create()
    with engine.connect() as connection:
        stores = SqlStores(connection)
        stores.complaints.save(upto(3), expected_version=None, outbox=entries_of(upto(3), 0))
        stores.customers.save(FILES[0])
        with pytest.raises(Stale):
            stores.complaints.save(upto(3), expected_version=None)
        assert stores.complaints.load(WHOLE.id) == upto(3)  # a refused save does not end the host's transaction
        connection.rollback()
    with pytest.raises(NotFound):
        SqlStores(engine).complaints.load(WHOLE.id)
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(PERSONAL)).scalar_one() == 0
    engine.dispose()


def test_a_save_that_fails_half_way_stores_nothing(stores: SqlStores) -> None:
    """Another writer's step lies where ours should stand: the case as it stands is not changed either."""
    stores.complaints.save(upto(2), expected_version=None)
    saved = stores.codec.encode(upto(3).history[2])
    with behind(stores) as connection:
        row = {"kind": "complaint", "case": WHOLE.id, "seq": 3, "event": "x", "at": "x", "body": saved.body}
        connection.execute(STEPS.insert().values(row))
    with pytest.raises(Stale):
        stores.complaints.save(upto(4), expected_version=2, outbox=entries_of(upto(4), 2))
    with behind(stores) as connection:
        assert connection.execute(select(CASES.c.version)).scalar_one() == 2
        assert connection.execute(select(func.count()).select_from(OUTBOX)).scalar_one() == 0


def behind(stores: SqlStores) -> AbstractContextManager[Connection]:
    """Open what the stores write through, for looking behind them."""
    return transaction(stores.bind, "behind", writes=True)


def test_a_savepoint_of_the_hosts_takes_saves_back_with_it(tmp_path: Path) -> None:
    engine = sqlite(tmp_path / "crm.sqlite")
    SqlStores(engine).create()
    with engine.begin() as connection:
        stores = SqlStores(connection)
        stores.customers.save(FILES[0])
        savepoint = connection.begin_nested()
        stores.customers.save(FILES[1])
        savepoint.rollback()
    assert SqlStores(engine).customers.load_all().readable == FILES[:1]
    engine.dispose()


# --- what stands in the tables ------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("BANK-6.1")
def test_personal_parts_stand_in_a_table_of_their_own(tmp_path: Path) -> None:
    engine = sqlite(tmp_path / "crm.sqlite")
    stores = SqlStores(engine)
    stores.create()
    stores.complaints.save(WHOLE, expected_version=None, outbox=entries_of(WHOLE, 0))
    stores.customers.save(FILES[0])
    engine.dispose()
    plain = sqlite3.connect(tmp_path / "crm.sqlite")
    names = [name for (name,) in plain.execute("select name from sqlite_master where type = 'table'")]
    everything = {name: str(plain.execute(f"select * from {name}").fetchall()) for name in names}  # noqa: S608 - the database's own names
    plain.close()
    assert [name for name, rows in everything.items() if "段誉" in rows or "18000001999" in rows or "booked twice" in rows] == ["personal"]


@pytest.mark.clause("BANK-6.1")
def test_deleting_the_personal_rows_is_erasing(stores: SqlStores) -> None:
    stores.complaints.save(upto(7), expected_version=None)
    stores.customers.save(FILES[0])
    with behind(stores) as connection:
        connection.execute(delete(PERSONAL))
    assert stores.complaints.load(WHOLE.id).card.customer_name == privacy.ERASED
    assert stores.customers.load("K-1").name == privacy.ERASED
    stores.complaints.save(upto(8), expected_version=7)  # an erased complaint goes on, and stays erased
    assert stores.complaints.load(WHOLE.id).card.customer_name == privacy.ERASED


def test_a_case_with_a_step_missing_is_refused(stores: SqlStores) -> None:
    stores.complaints.save(upto(4), expected_version=None)
    with behind(stores) as connection:
        connection.execute(delete(STEPS).where(STEPS.c.seq == 2))
    with pytest.raises(InvalidValue, match="`C-2026-0417` is stored as version 4, but has only 3 steps"):
        stores.complaints.load(WHOLE.id)


@pytest.mark.parametrize(
    ("version", "steps", "said", "code"),
    [
        (3, 7, "`C-2026-0417` is stored as version 3, but has steps up to 7; restore its row from a backup", "save.steps_beyond"),
        (0, 7, "is stored as version 0, but has steps up to 7", "save.steps_beyond"),
        (0, 0, "`C-2026-0417` has no step, but a case begins with one", "save.no_steps"),
        (-1, 0, "has no step", "save.no_steps"),
    ],
)
def test_a_case_whose_row_is_older_than_its_steps_or_without_any_is_refused(
    stores: SqlStores, version: int, steps: int, said: str, code: str
) -> None:
    stores.complaints.save(upto(7), expected_version=None)
    stores.complaints.save(upto(7, "C-2"), expected_version=None)
    with behind(stores) as connection:
        connection.execute(update(CASES).where(CASES.c.id == WHOLE.id).values(version=version))
        connection.execute(delete(STEPS).where(STEPS.c.case == WHOLE.id, STEPS.c.seq > steps))
    with pytest.raises(InvalidValue, match=said) as refused:
        stores.complaints.load(WHOLE.id)
    assert [one.code for one in refused.value.reasons] == [code]
    found = stores.complaints.load_all()
    assert ([one.id for one in found.readable], [one.code for one in found.unreadable]) == (["C-2"], [code])


def test_a_broken_row_is_refused_with_its_path(stores: SqlStores) -> None:
    stores.customers.save(FILES[1])
    with behind(stores) as connection:
        connection.execute(update(CUSTOMERS).values(body=func.replace(CUSTOMERS.c.body, '"employees":5', '"employees":"5"')))
    with pytest.raises(InvalidValue, match=r"`data.employees` holds `str`; `int` belongs there"):
        stores.customers.load("K-2")


# --- many at once -------------------------------------------------------------------------------------------------------------------------------


def test_many_cases_in_one_transaction(stores: SqlStores) -> None:
    cases = [upto(3, "C-2"), upto(15, "C-1"), upto(1, "C-3")]
    stores.complaints.save_many(cases)
    assert stores.complaints.load_all().readable == (cases[1], cases[0], cases[2])
    assert len(stores.complaints.pending(100).readable) == 19
    with pytest.raises(Stale, match="C-2"):
        stores.complaints.save_many([upto(1, "C-9"), upto(1, "C-2")])
    with pytest.raises(Stale, match="C-9"):
        stores.complaints.save_many([upto(1, "C-9"), upto(1, "C-9")])
    assert len(stores.complaints.load_all().readable) == 3
    stores.complaints.save_many([upto(1, "C-4")], tell=False)
    assert len(stores.complaints.pending(100).readable) == 19
    stores.complaints.save_many([])


def test_many_customers_and_approvals(stores: SqlStores) -> None:
    stores.customers.save_many(FILES)
    stores.customers.save_many([FILES[0], FILES[0]])
    assert stores.customers.load_all().readable == FILES
    asked = [granted(request("A-2")), Approval(request("A-1", hours=1))]
    stores.approvals.save_many(asked)
    assert stores.approvals.load_all().readable == tuple(asked)
    with pytest.raises(Stale, match="A-1"):
        stores.approvals.save_many([Approval(request("A-3")), Approval(request("A-1"))])
    with pytest.raises(Stale, match="A-3"):
        stores.approvals.save_many([Approval(request("A-3")), Approval(request("A-3"))])
    assert len(stores.approvals.load_all().readable) == 2


def test_more_entries_than_one_statement_may_name(stores: SqlStores) -> None:
    day = date(2026, 7, 1)
    answers = [SurveyAnswer(id=f"S-{n:04}", day=day, csat=1 + n % 5) for n in range(1201)]
    stores.surveys.add(answers)
    stores.surveys.add(answers)
    assert stores.surveys.answers(day, day).readable == tuple(answers)


# --- editions and standings ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("RULES-4.28")
def test_the_rulebook_comes_back_as_it_was(stores: SqlStores) -> None:
    text = files.default()
    with pytest.raises(RulebookError, match=r"^no rulebook is stored in this database; store it with `stores\.editions\.save\(text\)`$"):
        stores.editions.rulebook()
    stores.editions.save(text, text)
    stores.editions.save(text)
    (edition,) = stores.editions.rulebook().editions
    assert edition.id == crmcore.Rulebook.default().editions[0].id
    assert stores.editions.text(edition.id) == text
    with pytest.raises(NotFound, match="no edition `x`"):
        stores.editions.text("x")


def test_where_customers_stood(stores: SqlStores) -> None:
    def standing(tier: str, day: date) -> Standing:
        return Standing(tier=tier, rule="T1", clause=None, as_of=day, edition="e", why=Why("T1", (), ()), facts=Facts())

    july, august = date(2026, 7, 1), date(2026, 8, 1)
    stores.standings.save_many([("K-1", standing("vip", august)), ("K-1", standing("premium", july)), ("K-2", standing("ordinary", july))])
    stores.standings.save_many([("K-1", standing("ordinary", july))])
    assert [(one.as_of, one.tier) for one in stores.standings.of("K-1").readable] == [(july, "ordinary"), (august, "vip")]
    assert stores.standings.of("K-9").readable == ()


# --- what is missing ----------------------------------------------------------------------------------------------------------------------------


def test_without_sqlalchemy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"`SQL adapter` needs an optional dependency; install `crmcore\[sql\]`"):
        importlib.reload(crmcore.adapters.sql)


def test_tables_that_somebody_else_creates_meanwhile_are_taken(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    create_all, lost = METADATA.create_all, [IntegrityError("create …", {}, Exception())]

    def slower(connection: Connection) -> None:
        if lost:
            raise lost.pop()
        create_all(connection)

    monkeypatch.setattr(METADATA, "create_all", slower)
    SqlStores(engine).create()
    assert (lost, SqlStores(engine).complaints.load_all().readable) == ([], ())


def test_a_database_in_memory_needs_no_path() -> None:
    stores = SqlStores(sqlite())
    stores.create()
    stores.create()
    stores.complaints.save(upto(1), expected_version=None)
    assert stores.complaints.load(WHOLE.id).history[0].event.at - WHOLE.card.received_at == timedelta()
    stores.bind.engine.dispose()


def test_an_error_of_the_database_shows_no_values() -> None:
    """They may be a customer's."""
    engine = sqlite()
    with engine.connect() as connection, pytest.raises(OperationalError) as caught:
        connection.execute(text("insert into nowhere values (:name)"), {"name": "段誉"})
    engine.dispose()
    assert "段誉" not in str(caught.value)
