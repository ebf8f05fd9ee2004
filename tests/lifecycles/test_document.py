"""A process of two steps, written in under 40 lines of its own, has all that complaints have: the lines are those of the how-to page."""

from __future__ import annotations

import ast
import importlib.util
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from crmcore.adapters import process_codec
from crmcore.adapters.memory import MemoryCases
from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.complaints import events
from crmcore.errors import InvalidValue, NotFound, Refused
from crmcore.event import Actor
from crmcore.handlers.ports import CaseStore
from crmcore.lifecycles import CaseBase, Migrated, Process, Step, migrate, to_markdown, to_mermaid, verify
from crmcore.lifecycles.case import HasEdition
from tests.conftest import ROOT
from tests.lifecycles.toy import KeyRules, Lent, Place

PAGE: Final = (ROOT / "docs/how-to/own-process.md").read_text("utf-8")
SOURCE: Final = PAGE.split("```python\n")[1].split("```")[0]
AT: Final = datetime(2026, 7, 6, 12, tzinfo=UTC)
EDNA: Final = Actor(id="edna", roles=frozenset({"editor"}))
GUS: Final = Actor(id="gus")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """Return the first block of the page as a module of a host."""
    path = tmp_path_factory.mktemp("own") / "document_process.py"
    path.write_text(SOURCE, "utf-8")
    spec = importlib.util.spec_from_file_location("document_process", path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


def test_it_takes_under_forty_lines_without_imports() -> None:
    imports = {
        n for one in ast.parse(SOURCE).body if isinstance(one, ast.Import | ast.ImportFrom) for n in range(one.lineno, (one.end_lineno or 0) + 1)
    }
    lines = [line for n, line in enumerate(SOURCE.splitlines(), 1) if line.strip() and n not in imports]
    assert len(lines) < 40


def test_it_verifies_clean(own: ModuleType) -> None:
    found = verify(own.DOCUMENT, own.VOCABULARY)
    assert found.findings == ()
    assert (found.states, found.transitions, found.paths, found.places) == (3, 2, 1, 3)


def test_it_advances_explains_replays_and_rechecks(own: ModuleType) -> None:
    rules, blank = own.Rules(edition="2026"), own.Document("D-1", "2026", own.DOCUMENT.ref, own.State.NEW)
    event = own.Drafted(at=AT, by=EDNA)
    assert blank.check(event, rules=rules).allowed
    drafted = blank.advance(event, rules=rules)
    assert (type(drafted), drafted.state, drafted.version, drafted.last(own.Drafted)) == (own.Document, own.State.DRAFTED, 1, event)
    assert drafted.last(own.Published) is None
    said = drafted.explain(actor=GUS, at=AT, rules=rules)
    assert [(one.id, [why.code for why in one.reasons]) for one in said.blocked] == [("publish", ["lacks_role"])]
    assert [one.id for one in drafted.explain(actor=EDNA, at=AT, rules=rules).open] == ["publish"]
    with pytest.raises(Refused, match="`gus` does not act as editor"):
        drafted.advance(own.Published(at=AT, by=GUS), rules=rules)
    assert blank.replay([event], rules=rules) == drafted
    assert drafted.recheck(rules=rules) == ()
    assert drafted.as_of(AT, rules=rules) == drafted
    assert drafted.edition_at(AT) == "2026"
    with pytest.raises(InvalidValue, match="began under edition"):
        drafted.as_of(AT, rules=own.Rules(edition="2030"))
    with pytest.raises(NotFound, match="document/other v1"):
        own.Document("D-2", "2026", ("document/other", 1), own.State.NEW).check(event, rules=rules)


def test_it_is_drawn(own: ModuleType) -> None:
    assert "s_new --> s_drafted : draft" in to_mermaid(own.DOCUMENT)
    assert "| `publish` | drafted | published | published | BANK-4.2 | the actor is an editor |  |  |" in to_markdown(own.DOCUMENT)


def moved(own: ModuleType) -> CaseBase[StrEnum, HasEdition]:
    """Return a document that was drafted under one edition and moved to the next."""
    blank: CaseBase[StrEnum, HasEdition] = own.Document("D-1", "2026", own.DOCUMENT.ref, own.State.NEW)
    drafted = blank.advance(own.Drafted(at=AT, by=EDNA), rules=own.Rules(edition="2026"))
    return migrate(drafted, own.DOCUMENT, own.DOCUMENT, own.Rules(edition="2027"), own.VOCABULARY, at=AT, by=EDNA, why="new rules")


def test_it_migrates(own: ModuleType) -> None:
    one = moved(own)
    assert (one.edition, one.history[-1].transition, one.edition_at(AT)) == ("2027", "migrate", "2027")


@pytest.mark.parametrize("where", ["memory", "sql"])
def test_it_is_saved_and_loaded(own: ModuleType, where: str, tmp_path: Path) -> None:
    one = moved(own)
    documents = Process("document", own.Document, (own.Drafted, own.Published, Migrated))
    codec = process_codec(documents)
    assert codec.decode(codec.encode(one), own.Document) == one
    stores = SqlStores(sqlite(tmp_path / "documents.sqlite"))
    stores.create()
    store: CaseStore[CaseBase[StrEnum, HasEdition]] = stores.cases(documents) if where == "sql" else MemoryCases("document")
    store.save(one, expected_version=None)
    assert store.load("D-1") == one
    published = one.advance(own.Published(at=AT, by=EDNA), rules=own.Rules(edition="2027"))
    store.save(published, expected_version=one.version)
    assert store.load("D-1") == published


def test_a_process_that_says_nowhere_where_its_tables_are_is_told_so() -> None:
    bare = CaseBase[Place, KeyRules]("D-1", "2026", ("document/standard", 1), Place.BOARD)
    with pytest.raises(NotImplementedError):
        bare.check(Lent(at=AT, by=EDNA), rules=KeyRules("2026"))


def test_events_of_two_processes_may_bear_one_name(own: ModuleType, tmp_path: Path) -> None:
    class Closed(own.Published):  # type: ignore[misc, name-defined] # a document's own, named as a complaint's is
        name = events.Closed.name

    documents = Process("document", own.Document, (own.Drafted, Closed, Migrated))
    stores = SqlStores(sqlite(tmp_path / "both.sqlite"))
    stores.create()
    drafted = moved(own)
    closed = drafted.moved(own.State.PUBLISHED, (*drafted.history, Step(3, "close", Closed(at=AT, by=EDNA))))
    stores.cases(documents).save(closed, expected_version=None)
    assert stores.cases(documents).load("D-1") == closed
    with pytest.raises(NotFound):
        stores.complaints.load("D-1")
