"""Each column of each table, changed by hand: whoever reads what it belongs to is told, but for those that a read can only look up by."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Boolean, Column, Delete, Engine, Executable, Integer, Text, Update, create_engine, delete, select, update
from sqlalchemy.exc import IntegrityError

from crmcore.adapters.sql import SqlStores
from crmcore.adapters.sql.connecting import transaction
from crmcore.adapters.sql.schema import CASES, EDITIONS, METADATA, OUTBOX, PERSONAL, STEPS
from crmcore.customers.activity import Transaction
from crmcore.decision import Facts
from crmcore.errors import CrmCoreError, InvalidValue, NotFound
from crmcore.handlers.outbox_entry import entries_of
from crmcore.loaded import Loaded
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.relations.contacts import Contact
from crmcore.rulebook import files
from crmcore.segmentation.standing import Standing, Why
from crmcore.service.surveys import SurveyAnswer
from tests.adapters.promises import FILES, NOON, granted, refused, request, upto

DAY = NOON.date()
# What a read looks up by alone, or what is there for a person to take away: docs/how-to/store.md says each.
NOT_TOLD = {
    "outbox.position": "order of messages across cases",
    "outbox.done": "a message marked as told",
    "editions.id": "the digits at its end, which are those of the release that stored it",
    "personal.kind": "a personal part that is gone reads as erased",
    "personal.id": "the same, of a customer; of a case it is told",
    "personal.seq": "the same, of a customer; of a case it is told",
    "personal.part": "an empty one reads as erased",
    "entries.kind": "a transaction is looked up among transactions",
    "entries.customer": "of another customer: whoever reads that one is told",
    "entries.at": "an answer on another day: whoever reads that day is told",
    "standings.customer": "it stands in its columns only",
    "standings.as_of": "it stands in its columns only",
    "standings.tier": "it stands in its columns only",
    "standings.rule": "it stands in its columns only",
    "standings.edition": "it stands in its columns only",
}


@pytest.fixture
def stores(engine: Engine) -> SqlStores:
    """Return stores with something in each table."""
    made = SqlStores(engine)
    made.create()
    for id in ("C-1", "C-2"):
        made.complaints.save(upto(3, id), expected_version=None, outbox=entries_of(upto(3, id), 0))
    made.customers.save_many(FILES)
    made.customers.add([Transaction(id="t", customer="K-1", at=NOON, amount=Money("5", "CNY"), product="card")])
    made.contacts.add([Contact(id="c", customer="K-1", at=NOON, kind="visit", by="anna")])
    made.surveys.add([SurveyAnswer(id="s", day=DAY, csat=4)])
    made.approvals.save_many([granted(request("A-1")), refused(request("A-2"))])
    made.editions.save(files.default())
    made.standings.save_many([("K-1", Standing(tier="vip", rule="T1", clause=None, as_of=DAY, edition="e", why=Why("T1", (), ()), facts=Facts()))])
    return made


def reads(stores: SqlStores, *, rules: bool) -> Iterator[Callable[[], object]]:
    """Yield everything that a host reads; the rulebook, which takes its time, where it is asked for."""
    if rules:
        yield stores.editions.rulebook
        return
    for id in ("C-1", "C-2"):
        yield lambda id=id: stores.complaints.load(id)  # type: ignore[misc]
    yield stores.complaints.load_all
    yield lambda: stores.complaints.pending(100)
    for one in FILES:
        yield lambda id=one.id: stores.customers.load(id)  # type: ignore[misc]
    yield stores.customers.load_all
    yield lambda: stores.customers.transactions("K-1")
    yield lambda: stores.contacts.contacts("K-1")
    yield lambda: stores.surveys.answers(DAY, DAY)
    for id in ("A-1", "A-2"):
        yield lambda id=id: stores.approvals.load(id)  # type: ignore[misc]
    yield stores.approvals.load_all
    yield lambda: stores.approvals.standing(NOON, "compensation")
    yield lambda: stores.standings.of("K-1")


def told(stores: SqlStores, *, rules: bool = False) -> list[str]:
    """Return what a host that reads everything is told, in every language."""
    found: list[str] = []
    for read in reads(stores, rules=rules):
        try:
            answer = read()
        except NotFound:  # what is looked up by its id, and all are asked for beside it
            continue
        except CrmCoreError as error:
            found.append(error.text(Language.ZH))
            continue
        if isinstance(answer, Loaded):
            assert {type(one.path) for one in answer.unreadable} <= {str}
            found += [one.text(Language.ZH) for one in answer.unreadable]
    return found


def other_values(column: Column[object], found: object) -> list[object]:
    """Return what a hand may write into a column in place of what it holds."""
    if isinstance(found, bool):
        return [not found]
    if isinstance(found, int):
        return [found + 1, 2**63 - 1, -1, *(["x"] if isinstance(column.type, Integer) else [])]
    if isinstance(column.type, Text) and str(found).startswith("{"):
        return ["", "{}"]
    moved = str(found).replace("2026-07-06", "2026-07-07").replace("2026-01-01", "2026-02-01")
    return [f"{found}x", *([moved] if moved != found else [])]


def changed(stores: SqlStores, column: Column[object]) -> Iterator[object]:
    """Yield what a column was changed to, each of its values alone; where the database takes it, and gives it back behind it."""
    table, keys = column.table, [one.name for one in column.table.primary_key]
    with transaction(stores.bind, "behind") as connection:
        rows = [one._mapping for one in connection.execute(select(table))]
    bytes_ = [b"\0\xff"] if stores.bind.dialect.name == "sqlite" and not isinstance(column.type, Boolean) else []  # SQLite keeps them anywhere
    for row in rows:
        for value in () if row[column.name] is None else [*other_values(column, row[column.name]), *bytes_]:
            try:
                with transaction(stores.bind, "behind", writes=True) as connection:
                    connection.execute(update(table).where(*(table.c[key] == row[key] for key in keys)).values({column.name: value}))
            except (CrmCoreError, IntegrityError):
                continue
            yield value
            with transaction(stores.bind, "behind", writes=True) as connection:
                here = {key: value if key == column.name else row[key] for key in keys}
                connection.execute(update(table).where(*(table.c[key] == here[key] for key in keys)).values({column.name: row[column.name]}))


def test_each_column_of_each_table_changed_by_hand_is_told(stores: SqlStores) -> None:
    assert told(stores) == []
    silent = set()
    for column in (column for table in METADATA.sorted_tables for column in table.columns):
        tried = [told(stores, rules=column.table is EDITIONS) for _ in changed(stores, column)]
        assert tried or column.name == "position"
        if not all(tried):
            silent.add(str(column))
    assert silent == set(NOT_TOLD)
    assert told(stores) == []


def by_hand(stores: SqlStores, statement: Executable) -> None:
    with transaction(stores.bind, "behind", writes=True) as connection:
        assert connection.execute(statement).rowcount


@pytest.mark.parametrize("change", [update(CASES).values(kind="loan"), update(CASES).values(id="C-9"), delete(CASES)], ids=["kind", "id", "gone"])
def test_a_case_whose_row_is_gone_is_told_by_its_steps(stores: SqlStores, change: Update | Delete) -> None:
    by_hand(stores, change.where(CASES.c.id == "C-1"))
    with pytest.raises(InvalidValue, match="`C-1` has steps or personal parts stored, but not the row of its own; restore it from a backup"):
        stores.complaints.load("C-1")
    found = stores.complaints.load_all()
    assert found.readable == (upto(3, "C-2"),)
    assert [one.code for one in found.unreadable if one.path == "C-1"] == ["save.no_row"]
    assert set(stores.complaints.ids()) >= {"C-1", "C-2"}
    by_hand(stores, delete(STEPS).where(STEPS.c.case == "C-1"))
    assert [one.code for one in stores.complaints.load_all().unreadable if one.path == "C-1"] == ["save.no_row"]  # a personal part is left behind
    by_hand(stores, delete(PERSONAL).where(PERSONAL.c.id == "C-1"))
    assert [one.path for one in stores.complaints.load_all().unreadable if one.path == "C-1"] == []
    with pytest.raises(NotFound):
        stores.complaints.load("C-1")


@pytest.mark.component
@pytest.mark.parametrize("call", ["load", "load_all"])
def test_a_case_that_somebody_begins_meanwhile_is_no_broken_one(
    databases: Callable[[str], Engine], meanwhile: Callable[[Engine, str, Callable[[], object]], None], call: str
) -> None:
    """Each statement sees what is there by then: the steps of a case whose row was not there yet are news."""
    writer = databases("postgresql")
    reader = create_engine(writer.url, isolation_level="READ COMMITTED")
    SqlStores(writer).create()
    meanwhile(reader, "FROM cases", lambda: SqlStores(writer).complaints.save(upto(3, "C-1"), expected_version=None))
    if call == "load_all":
        assert SqlStores(reader).complaints.load_all() == Loaded()
    else:
        with pytest.raises(NotFound):
            SqlStores(reader).complaints.load("C-1")
    assert SqlStores(reader).complaints.load("C-1") == upto(3, "C-1")
    reader.dispose()


@pytest.mark.parametrize("seq", [-1, 4, 2**20])
def test_a_personal_part_of_no_step_is_told(stores: SqlStores, seq: int) -> None:
    by_hand(stores, update(PERSONAL).where(PERSONAL.c.id == "C-1", PERSONAL.c.seq == 0).values(seq=seq))
    with pytest.raises(InvalidValue, match=f"`C-1` has a personal part of step {seq}, which it does not have") as refused_:
        stores.complaints.load("C-1")
    assert refused_.value.code == "save.part_without_step"


@pytest.mark.parametrize(
    ("seq", "values", "code", "said"),
    [
        (
            2,
            {"event": "closed"},
            "save.other_row",
            "`C-1` is stored with `outbox[2].event` as `grounds_confirmed` in its body and `closed` in its row",
        ),
        (2, {"at": "2026-07-07T10:00:00+08:00[Asia/Shanghai]"}, "save.other_row", "`outbox[2].at`"),
        (2, {"seq": 3}, "save.other_row", "`outbox[3].event`"),
        (3, {"seq": 1}, "save.message_out_of_order", "the message of step 1 of `C-1` stands behind that of step 2"),
        (2, {"seq": 9}, "save.message_without_step", "the message of step 9 of `C-1` tells of a step that is not stored"),
        (1, {"position": 1000}, "save.message_out_of_order", "the message of step 1 of `C-1` stands behind that of step 3"),
        (1, {"position": -1000}, None, ""),
        (2, {"kind": "loan"}, "save.other_row", "`outbox[2].kind` as `complaint` in its body and `loan` in its row"),
    ],
)
def test_a_message_that_tells_of_no_step_is_told(stores: SqlStores, seq: int, values: dict[str, object], code: str | None, said: str) -> None:
    by_hand(stores, update(OUTBOX).where(OUTBOX.c.case == "C-1", OUTBOX.c.seq == seq).values(**values))
    found = stores.complaints.pending(100)
    told_of_others = [(one.case, one.seq) for one in found.readable if one.case == "C-2"]
    assert told_of_others == [("C-2", 1), ("C-2", 2), ("C-2", 3)]
    assert {one.code for one in found.unreadable} == ({code} - {None})
    assert all(one.path == "C-1" for one in found.unreadable)
    assert said in "".join(one.text() for one in found.unreadable)
    before = [one.seq for one in found.readable if one.case == "C-1"]
    assert before == {"kind": [], "position": [2, 3] if code else [1, 2, 3]}.get(next(iter(values)), list(range(1, seq)))


def test_messages_under_another_kind_hold_back_their_case_alone(stores: SqlStores) -> None:
    by_hand(stores, update(OUTBOX).where(OUTBOX.c.case == "C-1", OUTBOX.c.seq > 1).values(kind="aaa"))
    found = stores.complaints.pending(100)
    assert [one.case for one in found.readable] == ["C-2"] * 3
    assert [(one.path, one.facts["path"]) for one in found.unreadable] == [("C-1", "outbox[2].kind"), ("C-1", "outbox[3].kind")]


@pytest.mark.parametrize(("column", "value"), [("valid_from", "2026-01-02"), ("id", "other@2026-01-01#00000000")])
def test_an_edition_is_held_to_its_text(stores: SqlStores, column: str, value: str) -> None:
    by_hand(stores, update(EDITIONS).values(**{column: value}))
    with pytest.raises(InvalidValue) as refused_:
        stores.editions.rulebook()
    assert [one.facts["path"] for one in refused_.value.reasons] == [column]
