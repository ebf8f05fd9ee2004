"""`[[lifecycles]]`: tables of a firm's own for complaints, written with the events and guards of the vocabulary.

    [[lifecycles]]
    name    = "complaint/our-branch"
    version = 1
    initial = "raised"
    final   = ["closed"]
    transitions = [
      { id = "register", from = "raised", event = "registered", to = "received", clause = "RULES-4.15", by = ["front_line"] },
    ]

What is law for an event is added to its line under `law`, whether the file has it or not. A table that could end without an answer, or pay without
a grant, does not load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final, TypeAlias

import attrs

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.guards.persons import IMPARTIAL
from crmcore.complaints.lifecycles.shipped import LIFECYCLES
from crmcore.complaints.lifecycles.vocabulary import VOCABULARY
from crmcore.complaints.rules.section import ComplaintRules, unlawful
from crmcore.complaints.states import State
from crmcore.decision import Finding
from crmcore.errors import RulebookError
from crmcore.lifecycles.case import LifecycleRef
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.transitions import STAYS, Transition, asks_before, name_of, takes
from crmcore.lifecycles.vocabulary import Guard
from crmcore.lifecycles.writing import STAYS_WORD
from crmcore.messages import Term
from crmcore.reading import values
from crmcore.reading.paths import at
from crmcore.reading.shape import Part, Reader

Own: TypeAlias = Mapping[LifecycleRef, Lifecycle[CaseFile, ComplaintRules]]

_NAME: Final = re.compile(r"complaint/[a-z0-9]+(-[a-z0-9]+)*")
_STATES: Final = tuple(one.value for one in State)


@attrs.frozen(kw_only=True)
class LifecycleTable:
    """A table `[[lifecycles]]`: a process of the firm's own. A change needs another version, or another edition; a case stays on its own.

    Clause: RULES-1.5
    """

    name: str
    version: int
    initial: str
    final: tuple[str, ...]
    transitions: tuple[Transition[CaseFile, ComplaintRules], ...]
    clause: str | None = None
    ours: str | None = None


@attrs.frozen(kw_only=True)
class TransitionTable:
    """A line of such a table; `from` is one state or a list of them; `to` is one, or `stays`.

    Clause: RULES-1.5
    """

    id: str
    from_: object
    event: str
    to: str
    clause: str
    by: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    reopening: bool = False
    ours: str | None = None


def lifecycles(raw: object, reader: Reader) -> Own | None:
    """Read `[[lifecycles]]`; None when one has faults, which are then on the reader's list."""
    made: dict[LifecycleRef, Lifecycle[CaseFile, ComplaintRules]] = {}
    for i, one in enumerate(reader.array(raw, "lifecycles")):
        path = at("lifecycles", i)
        table = reader.read(LifecycleTable, one, path, parts=_parts(reader))
        if table is None:
            continue
        ref = table.name, table.version
        if ref in made:
            reader.fault("lifecycle.twice", path, name=table.name, version=table.version)
        if (built := _built(table, path, reader)) is not None:
            made[ref] = built
    return None if reader.faults else made


def _parts(reader: Reader) -> Mapping[str, Part]:
    """Return how the keys of a table are read: each is checked by itself, so that a fault of one hides none of another."""

    def name(raw: object, path: str) -> str:
        word = values.text(raw)
        if word in {name for name, _ in LIFECYCLES}:
            reader.fault("lifecycle.shipped", path, name=word)
        elif not _NAME.fullmatch(word):
            reader.fault("lifecycle.bad_name", path, found=values.said(word))
        return word

    def version(raw: object, path: str) -> int:
        if (number := values.integer(raw)) < 1:
            reader.fault("lifecycle.bad_version", path, found=number)
        return number

    def state(raw: object, path: str) -> str:
        reader.known("unknown_state", word := values.text(raw), _STATES, path)
        return word

    def states(raw: object, path: str) -> tuple[str | None, ...]:
        places = ((at(path, i), one) for i, one in enumerate(reader.array(raw, path)))
        return tuple(reader.build(where, partial(state, one, where)) for where, one in places)

    def lines(raw: object, path: str) -> tuple[Transition[CaseFile, ComplaintRules] | None, ...]:
        return tuple(_transition(one, at(path, i), reader) for i, one in enumerate(reader.array(raw, path)))

    return {"name": name, "version": version, "initial": state, "final": states, "transitions": lines}


def _transition(raw: object, path: str, reader: Reader) -> Transition[CaseFile, ComplaintRules] | None:
    table = reader.read(TransitionTable, raw, path)
    if table is None:
        return None
    before = len(reader.faults)
    from_ = reader.build(at(path, "from"), lambda: _words(table.from_)) or ()
    for i, state in enumerate(from_):
        reader.known("unknown_state", state, _STATES, at(path, "from") if isinstance(table.from_, str) else at(at(path, "from"), i))
    reader.known("unknown_state", table.to, (*_STATES, STAYS_WORD), at(path, "to"))
    reader.known("unknown_event", table.event, VOCABULARY.events, at(path, "event"))
    rule = VOCABULARY.events.get(table.event)
    named = {key: _guards(table, key, names, path, reader) for key, names in (("by", table.by), ("law", table.law), ("given", table.given))}
    if rule is None or len(reader.faults) > before:
        return None
    return Transition(
        id=table.id,
        from_=tuple(State(one) for one in from_),
        event=rule.event,
        to=STAYS if table.to == STAYS_WORD else State(table.to),
        clause=table.clause,
        by=tuple(dict.fromkeys(one for one in named["by"] if one not in rule.law)),
        law=rule.law,
        given=tuple(dict.fromkeys(one for one in named["given"] if one not in rule.law)),
        reopening=table.reopening,
    )


def _guards(table: TransitionTable, key: str, names: Iterable[str], path: str, reader: Reader) -> tuple[Guard, ...]:
    """Return the guards of one column by their names: under `by` those on who and when, under `given` those on the event, under `law` its law."""
    found: list[Guard] = []
    rule = VOCABULARY.events.get(table.event)
    for i, name in enumerate(names):
        where = at(at(path, key), i)
        if not reader.known("unknown_guard", name, VOCABULARY.guards, where):
            continue
        guard = VOCABULARY.guards[name]
        if rule is not None and guard in IMPARTIAL:
            guard = next((one for one in rule.law if one in IMPARTIAL), guard)
        place = "by" if asks_before(guard) else "given"
        if key not in {place, "law"}:
            reader.fault("guard_elsewhere", where, guard=name, key=place)
        elif rule is not None and not issubclass(rule.event, kinds := takes(guard)):
            fitting = tuple(Term(event) for event, one in VOCABULARY.events.items() if issubclass(one.event, kinds))
            reader.fault("guard_of_other_event", where, guard=name, event=Term(table.event), known=fitting)
        elif rule is not None and key == "law" and guard not in rule.law:
            known = tuple(name_of(one) for one in rule.law)
            reader.fault("guard_no_law", where, guard=name, event=Term(table.event), key=place, known=known)
        found.append(guard)
    return tuple(found)


def _built(table: LifecycleTable, path: str, reader: Reader) -> Lifecycle[CaseFile, ComplaintRules] | None:
    """Return the lifecycle after checking all its paths; its faults are reported at the lines of the file."""
    lines = table.transitions
    try:
        made: Lifecycle[CaseFile, ComplaintRules] = Lifecycle(
            table.name, lines, initial=State(table.initial), final=frozenset(State(one) for one in table.final), version=table.version
        )
        found = unlawful(made)
    except RulebookError as error:
        found = error.findings
    of_file = (attrs.evolve(one, path=path + one.path.removeprefix(f"lifecycles.{table.name}")) for one in found)
    reader.faults.extend(placed(of_file, path, lines))
    return None if found else made


def placed(findings: Iterable[Finding], path: str, lines: tuple[Transition[CaseFile, ComplaintRules], ...]) -> Iterator[Finding]:
    """Yield findings, those on a state at the first line that names it: the file has no table of states."""
    for one in findings:
        state = one.path.removeprefix(f"{path}.states.")
        if state == one.path:
            yield one
            continue
        line = next((i for i, other in enumerate(lines) if state in other.from_ or state == other.to), None)
        key = "initial" if line is None else "to" if lines[line].to == state else "from"
        yield attrs.evolve(one, path=at(path, key) if line is None else at(at(at(path, "transitions"), line), key))


def _words(raw: object) -> tuple[str, ...]:
    """Read one word, or a list of them."""
    if isinstance(raw, list):
        return tuple(values.text(one) for one in raw)
    return (values.text(raw),)
