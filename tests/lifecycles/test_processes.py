"""Every process that crmcore ships: its words are known in both languages, its tables verify, and stores read back whatever they name."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from crmcore.adapters import process_codec
from crmcore.adapters.memory import MemoryCases
from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.complaints import LIFECYCLES, VOCABULARY
from crmcore.lifecycles import Lifecycle, Migrated, Process, Vocabulary, verify
from crmcore.lifecycles.case import Case
from crmcore.messages import TERMS, Language, Term, say, say_term
from crmcore.processes import PROCESSES
from tests.adapters.story import story


@attrs.frozen(kw_only=True)
class Shipped:
    """What a shipped process has: its tables, the vocabulary in which they are written, and a case that has gone some way."""

    tables: tuple[Lifecycle[Any, Any], ...]
    vocabulary: Vocabulary[Any, Any]
    sample: Case


# By the name that its saves are known by, in the order of `PROCESSES`.
TABLES: Final = {"complaint": Shipped(tables=tuple(LIFECYCLES.values()), vocabulary=VOCABULARY, sample=story())}
EVERY: Final = pytest.mark.parametrize("process", PROCESSES, ids=lambda one: one.kind)


def test_each_process_has_its_tables_its_vocabulary_and_a_case_here() -> None:
    assert [one.kind for one in PROCESSES] == list(TABLES), "give a new process its line in TABLES"
    for one in PROCESSES:
        assert TABLES[one.kind].tables
        assert type(TABLES[one.kind].sample) is one.case
        assert TABLES[one.kind].sample.lifecycle in {table.ref for table in TABLES[one.kind].tables}
        assert TABLES[one.kind].sample.history, "a case without a step shows nothing of what is stored"


@EVERY
def test_its_words_are_known_in_both_languages(process: Process[Case]) -> None:
    states = {Term(state) for table in TABLES[process.kind].tables for state in table.states}
    words = {Term(process.kind), *(Term(one.name) for one in process.events)}
    assert {str(one) for one in states | words if one.text is None and one not in TERMS} == set()


def test_a_state_and_the_event_that_leads_to_it_have_each_their_name() -> None:
    """A step that reads `decide: decided → decided` tells a reader of Chinese nothing: one is what happens, the other what stands after it."""
    rows = {(one.event.name, one.to) for table in LIFECYCLES.values() for one in table.transitions if one.to is not None}
    assert [row for row in sorted(rows) if say_term(row[0], Language.ZH) == say(row[1], Language.ZH)] == []


@EVERY
def test_its_events_are_all_that_its_tables_name(process: Process[Case]) -> None:
    named = {row.event for table in TABLES[process.kind].tables for row in table.transitions}
    assert named - {*process.events} == set()
    assert Migrated in process.events


@EVERY
def test_its_tables_verify_with_nothing_found(process: Process[Case]) -> None:
    here = TABLES[process.kind]
    assert [str(found) for table in here.tables for found in verify(table, here.vocabulary, process=process).findings] == []


@EVERY
def test_its_tables_begin_with_its_kind(process: Process[Case]) -> None:
    """The first word of a table's name is the kind that a refusal says."""
    assert {table.name.partition("/")[0] for table in TABLES[process.kind].tables} == {process.kind}


@EVERY
def test_a_case_of_it_is_saved_and_loaded_whole(process: Process[Case], tmp_path: Path) -> None:
    sample = TABLES[process.kind].sample
    codec = process_codec(*PROCESSES)
    assert codec.decode(codec.encode(sample), process.case) == sample
    engine = sqlite(tmp_path / "cases.sqlite")
    stores = SqlStores(engine)
    stores.create()
    for store in (MemoryCases(process), stores.cases(process)):
        store.save(sample, expected_version=None)
        assert store.load(sample.id) == sample
    engine.dispose()
