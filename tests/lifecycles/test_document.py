"""A process of two steps, written in under 40 lines of its own, has all that complaints have: the lines are those of the how-to page."""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters import process_codec
from crmcore.adapters.codec import Codec
from crmcore.adapters.memory import MemoryCases
from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.complaints import SEVERE, SIMPLE, STANDARD, VOCABULARY, events
from crmcore.complaints.process import COMPLAINT
from crmcore.errors import InvalidType, InvalidValue, NotFound, Refused
from crmcore.event import Actor, Event
from crmcore.handlers.ports import CaseStore
from crmcore.lifecycles import CaseBase, Migrated, Process, Step, migrate, to_markdown, to_mermaid, verify
from crmcore.lifecycles.case import HasEdition
from crmcore.lifecycles.verifying import REMARKS
from crmcore.messages import Language
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
    return module(tmp_path_factory.mktemp("own") / "document_process.py", SOURCE)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """Return the same with names for its states in both languages."""
    text = SOURCE.replace("from enum import StrEnum", "from crmcore.messages import TermEnum").replace("(StrEnum)", "(TermEnum)")
    for word, zh in (("new", "新建"), ("drafted", "已起草"), ("published", "已发布")):
        text = text.replace(f'{word.upper()} = "{word}"', f'{word.upper()} = "{word}", "{word}", "{zh}"')
    return module(tmp_path_factory.mktemp("named") / "named_process.py", text)


def module(path: Path, text: str) -> ModuleType:
    path.write_text(text, "utf-8")
    spec = importlib.util.spec_from_file_location(path.stem, path)
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
    with pytest.raises(Refused, match="`gus` does not have the role: editor"):
        drafted.advance(own.Published(at=AT, by=GUS), rules=rules)
    assert blank.replay([event], rules=rules) == drafted
    assert drafted.recheck(rules=rules) == ()
    assert drafted.as_of(AT, rules=rules) == drafted
    assert drafted.edition_at(AT) == "2026"
    with pytest.raises(InvalidValue, match="is under edition"):
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
    store: CaseStore[CaseBase[StrEnum, HasEdition]] = stores.cases(documents) if where == "sql" else MemoryCases(documents)
    store.save(one, expected_version=None)
    assert store.load("D-1") == one
    published = one.advance(own.Published(at=AT, by=EDNA), rules=own.Rules(edition="2027"))
    store.save(published, expected_version=one.version)
    assert store.load("D-1") == published


@pytest.mark.parametrize("where", ["memory", "sql"])
def test_states_with_names_are_stored_as_their_words_and_take_up_older_saves(own: ModuleType, named: ModuleType, where: str, tmp_path: Path) -> None:
    before = Process("document", own.Document, (own.Drafted, own.Published))
    process = Process("document", named.Document, (named.Drafted, named.Published))
    stores = SqlStores(sqlite(tmp_path / "named.sqlite"))
    stores.create()
    store = MemoryCases(process) if where == "memory" else stores.cases(process)
    drafted = named.Document("D-1", "2026", named.DOCUMENT.ref, named.State.NEW).advance(
        named.Drafted(at=AT, by=EDNA), rules=named.Rules(edition="2026")
    )
    store.save(drafted, expected_version=None)
    assert store.load("D-1") == drafted
    assert type(store.load("D-1").state) is named.State
    old = own.Document("D-1", "2026", own.DOCUMENT.ref, own.State.NEW).advance(own.Drafted(at=AT, by=EDNA), rules=own.Rules(edition="2026"))
    saved = process_codec(before).encode(old)
    assert saved.body == process_codec(process).encode(drafted).body
    taken_up = process_codec(process).decode(saved, named.Document)
    assert taken_up == drafted
    published = taken_up.advance(named.Published(at=AT, by=EDNA), rules=named.Rules(edition="2026"))
    assert published.explain(actor=EDNA, at=AT, rules=named.Rules(edition="2026")).text(Language.ZH).startswith("`D-1`的状态为“已发布”")


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


@given(st.data())
def test_a_store_takes_what_it_can_load_and_nothing_else(own: ModuleType, data: st.DataObject) -> None:
    """Whatever events a process forgets and whatever a history holds: memory and SQL take the same cases, and what they take loads equal."""
    every = (own.Drafted, own.Published, Migrated)
    documents = Process("document", own.Document, tuple(data.draw(st.sets(st.sampled_from(every)))))
    blank = own.Document("D-1", "2026", own.DOCUMENT.ref, own.State.NEW)
    journey = moved(own)
    steps = {kind: step.event for kind, step in zip((own.Drafted, Migrated), journey.history, strict=True)}
    steps[own.Published] = own.Published(at=AT, by=EDNA)
    events = [steps[kind] for kind in data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=4))]
    case = blank.moved(own.State.DRAFTED, tuple(Step(n, "step", event) for n, event in enumerate(events, 1)))
    engine = sqlite()
    stores = SqlStores(engine)
    stores.create()
    known = {type(event) for event in events} <= set(documents.events)
    stored: tuple[CaseStore[CaseBase[StrEnum, HasEdition]], ...] = (stores.cases(documents), MemoryCases(documents))
    for store in stored:
        if known:
            store.save(case, expected_version=None)
            assert store.load("D-1") == case
        else:
            with pytest.raises(InvalidType, match="is not one of the events of `document`"):
                store.save(case, expected_version=None)
            with pytest.raises(NotFound):
                store.load("D-1")
    engine.dispose()


def test_many_cases_are_stored_together_or_not_at_all(own: ModuleType) -> None:
    one = moved(own)
    engine = sqlite()
    stores = SqlStores(engine)
    stores.create()
    cases = stores.cases(Process("document", own.Document, (own.Drafted, own.Published)))
    with pytest.raises(InvalidType, match=r"event `migrated` \(class `Migrated`\) is not one of the events of `document`"):
        cases.save_many((attrs.evolve(one, id="D-0", history=one.history[:1]), one))
    assert cases.ids() == ()
    engine.dispose()  # a connection in memory is open until then


def test_every_forgotten_event_is_named_once(own: ModuleType) -> None:
    one = moved(own)
    twice = one.moved(one.state, (*one.history, *one.history))
    with pytest.raises(InvalidType) as refused:
        MemoryCases(Process("document", own.Document, ())).save(twice, expected_version=None)
    assert [(why.facts["event"], why.facts["name"]) for why in refused.value.reasons] == [("drafted", "Drafted"), ("migrated", "Migrated")]


def test_an_event_of_the_same_name_but_another_class_is_forgotten_too(own: ModuleType) -> None:
    class Other(own.Drafted):  # type: ignore[misc, name-defined] # would be read as what it is not
        pass

    one = moved(own)
    case = one.moved(one.state, (Step(1, "draft", Other(at=AT, by=EDNA)),))
    codec = process_codec(Process("document", own.Document, (own.Drafted,)))
    with pytest.raises(InvalidType, match=r"event `drafted` \(class `Other`\)"):
        codec.encode(case)


def test_a_codec_of_steps_alone_names_what_it_knows(own: ModuleType) -> None:
    with pytest.raises(InvalidType, match="is not one of the events of `step`"):
        Codec({"step": Step}).encode(moved(own).history[0])


def test_a_process_whose_events_cannot_be_told_apart_is_refused(own: ModuleType) -> None:
    class Other(own.Drafted):  # type: ignore[misc, name-defined] # takes its stored name over
        pass

    with pytest.raises(InvalidValue) as refused:
        Process("document", own.Document, (own.Drafted, Other, own.Drafted, Event))
    assert [str(why) for why in refused.value.reasons] == [
        "event `Event` of process `document` has no stored name; give its class a constant `name`",
        "two events of process `document` are stored as `drafted`; give each a `name` of its own",
    ]
    assert "两个事件的存储名称都是`drafted`" in refused.value.text(Language.ZH)
    assert Process("document", own.Document, (own.Drafted, own.Drafted)).events


def test_a_store_in_memory_takes_a_process_not_its_name() -> None:
    with pytest.raises(InvalidType) as refused:
        MemoryCases("document")  # type: ignore[arg-type]
    assert dict(refused.value.facts) == {"field": "process", "found": "str", "wanted": "Process"}


def test_verify_names_what_a_process_forgot(own: ModuleType) -> None:
    whole = Process("document", own.Document, (own.Drafted, own.Published, Migrated))
    assert verify(own.DOCUMENT, own.VOCABULARY, process=whole).findings == ()
    short = Process("document", own.Document, (own.Drafted,))
    found = verify(own.DOCUMENT, own.VOCABULARY, process=short).findings
    assert [(one.code, one.path) for one in found] == [
        ("verify.not_in_process", "lifecycles.document/standard.transitions[1]"),
        ("verify.cannot_migrate", "lifecycles.document/standard"),
    ]
    assert "`publish`的事件`published`（类`Published`）不在`document`的事件之列" in found[0].text(Language.ZH)
    assert found[1].code in REMARKS


def test_every_shipped_table_keeps_to_the_process_of_complaints() -> None:
    for one in (STANDARD, SIMPLE, SEVERE):
        assert not [found.code for found in verify(one, VOCABULARY, process=COMPLAINT).findings if "process" in found.code or "migrate" in found.code]


def test_a_state_that_is_a_bare_word_is_refused(own: ModuleType) -> None:
    with pytest.raises(InvalidType, match=r"state `drafted` is of type `str`; give a member of the `StrEnum` of the states") as refused:
        own.Document("D-1", "2026", own.DOCUMENT.ref, "drafted")
    assert "状态`drafted`的类型是`str`" in refused.value.text(Language.ZH)


def test_a_state_of_another_process_is_refused_by_name_wherever_it_is_asked(own: ModuleType) -> None:
    lent = own.Document("D-1", "2026", own.DOCUMENT.ref, Place.LENT)
    rules, event = own.Rules(edition="2026"), own.Published(at=AT, by=EDNA)
    said = "`D-1` is in `lent`, which `document/standard v1` does not have; its states are: `new`, `drafted`, `published`"
    asked: tuple[Callable[[], object], ...] = (
        lambda: lent.check(event, rules=rules),
        lambda: lent.advance(event, rules=rules),
        lambda: lent.explain(actor=EDNA, at=AT, rules=rules),
        lambda: lent.replay([event], rules=rules),
        lambda: lent.replay([], rules=rules),
    )
    for ask in asked:
        with pytest.raises(InvalidValue) as refused:
            ask()
        assert str(refused.value) == said
        assert "其状态有：" in refused.value.text(Language.ZH)
    with pytest.raises(InvalidValue, match="is under edition `2026`"):
        lent.check(event, rules=own.Rules(edition="2030"))


def test_a_store_in_memory_takes_cases_of_its_own_process_only(own: ModuleType) -> None:
    with pytest.raises(InvalidType, match="`case` must be of type `Complaint`, not `Document`"):
        MemoryCases[CaseBase[StrEnum, HasEdition]]().save(moved(own), expected_version=None)
