"""Every process that crmcore ships: its words are known in both languages, and stores can read back whatever its tables name."""

from __future__ import annotations

import pytest

from crmcore.complaints.lifecycles.shipped import LIFECYCLES
from crmcore.lifecycles import Migrated, Process
from crmcore.lifecycles.case import Case
from crmcore.messages import TERMS
from crmcore.processes import PROCESSES

# The tables of each process, by the name that its saves are known by.
TABLES = {"complaint": tuple(LIFECYCLES.values())}


def test_each_process_has_its_tables_here() -> None:
    assert [one.kind for one in PROCESSES] == list(TABLES)


@pytest.mark.parametrize("process", PROCESSES, ids=lambda one: one.kind)
def test_its_words_are_known_in_both_languages(process: Process[Case]) -> None:
    states = {state for table in TABLES[process.kind] for state in table.states}
    words = {*(one.value for one in states), *(one.name for one in process.events)}
    assert {one for one in words if one not in TERMS} == set()


@pytest.mark.parametrize("process", PROCESSES, ids=lambda one: one.kind)
def test_its_events_are_all_that_its_tables_name(process: Process[Case]) -> None:
    named = {row.event for table in TABLES[process.kind] for row in table.transitions}
    assert named - {*process.events} == set()
    assert Migrated in process.events
