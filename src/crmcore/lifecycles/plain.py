"""A lifecycle of plain words, for logs of other systems: states and steps in the words of the log, without guards, and so without law.

It is built into the same table as every other lifecycle, and has its checks: two steps for one question, a state that nobody reaches, no way out, a
final state left without a word. A state may have sub-states, written behind a slash: `accepted/in progress`; `accepted/*` names all of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache, partial
from typing import Final, Self, cast

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError
from crmcore.event import Event
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.transitions import STAYS, Transition, transition
from crmcore.lifecycles.verifying import Verification, verify
from crmcore.lifecycles.vocabulary import vocabulary_of
from crmcore.lifecycles.writing import STAYS_WORD
from crmcore.messages import Term, TermEnum, Text

# What ends the name of all sub-states of a state.
SUB_STATES: Final = "/*"
# What stands in place of a clause: nobody's rules require a step of a log.
NO_CLAUSE: Final = "–"

# What a table without guards cannot have: somebody who may act, one step to begin with.
_OF_GUARDS: Final = frozenset({"verify.for_anyone", "verify.begins"})


@typed_fields
@attrs.frozen(kw_only=True)
class PlainState:
    """A state in the words of a log, and whether a case may rest in it."""

    state: str
    final: bool = False


@typed_fields
@attrs.frozen(kw_only=True)
class PlainStep:
    """A step in the words of a log: from which states, what happened, and to which state it leads (`stays`: wherever the case is).

    `from_` may name all sub-states of a state: `accepted/*`. `reopening` marks a step that leads from a final state to one that is not.
    """

    from_: tuple[str, ...]
    happened: str
    to: str
    reopening: bool = False
    clause: str = NO_CLAUSE


class _Word(TermEnum):
    """A state of such a lifecycle; each table has a list of its own, which is found again by its words when a state is unpickled."""

    def __reduce_ex__(self, _: object) -> tuple[Callable[[tuple[str, ...], str], StrEnum], tuple[tuple[str, ...], str]]:
        return _state, (tuple(one.value for one in type(self)), self.value)


@lru_cache(maxsize=256)
def _words(words: tuple[str, ...]) -> Callable[[str], StrEnum]:
    make = cast("Callable[[str, Mapping[str, tuple[str, str, str]]], Callable[[str], StrEnum]]", _Word)
    return make("PlainWord", {f"WORD_{number}": (word, word, word) for number, word in enumerate(words)})


def _state(words: tuple[str, ...], word: str) -> StrEnum:
    return _words(words)(word)


@typed_fields
@attrs.frozen(kw_only=True)
class PlainLifecycle:
    """A lifecycle in the words of a log; `lifecycle` is its table, which logs are walked through.

    Raises `RulebookError` with every fault at once: a state that is not listed, or twice, and all that a `Lifecycle` refuses.
    """

    name: str
    initial: str
    states: tuple[PlainState, ...]
    steps: tuple[PlainStep, ...]
    version: int = 1
    lifecycle: Lifecycle[object, object] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check the words, then build the table."""
        if faults := tuple(_faults(self)):
            raise RulebookError(*faults)
        try:
            object.__setattr__(self, "lifecycle", _built(self))
        except RulebookError as error:
            raise RulebookError(*_placed(self, error.findings)) from None

    def __reduce__(self) -> tuple[Callable[[], Self], tuple[()]]:
        """Return how to pickle it: by its words, since its table has classes of its own."""
        of_words = partial(type(self), name=self.name, initial=self.initial, states=self.states, steps=self.steps, version=self.version)
        return of_words, ()

    def verify(self) -> Verification:
        """Return what walking every path of the table finds, and how much was walked; without guards nobody is asked who may act."""
        table = self.lifecycle
        found = verify(table, vocabulary_of((table,), who=()), path=f"lifecycles.{table.name}")
        return attrs.evolve(found, findings=_placed(self, (one for one in found.findings if one.code not in _OF_GUARDS)))

    def to_toml(self) -> str:
        """Return it as the TOML that it is read from, one state and one step a line."""
        head = [f"name    = {_text(self.name)}", *([f"version = {self.version}"] if self.version > 1 else []), f"initial = {_text(self.initial)}"]
        states = [{"state": _text(one.state), **({"final": "true"} if one.final else {})} for one in self.states]
        steps = [_step(one) for one in self.steps]
        return "\n".join([*head, "", "states = [", *_lines(states), "]", "", "steps = [", *_lines(steps), "]", ""])


def _faults(plain: PlainLifecycle) -> Iterator[Finding]:
    """Yield what is wrong with the words, each at its place in the file."""
    known = [one.state for one in plain.states]
    if plain.version < 1:
        yield finding("lifecycle.bad_version", "version", found=plain.version)
    if not plain.name.strip():
        yield finding("empty", "name", field="name")
    yield from _faults_of_states(known)
    yield from _unknown("initial", [plain.initial], known)
    yield from _faults_of_steps(plain.steps, known)
    led_to = {plain.initial, *(one.to for one in plain.steps)}
    for number, word in enumerate(known):
        if word not in led_to:
            yield finding("unreachable_state", f"states[{number}]", state=word, initial=plain.initial)


def _faults_of_states(known: Sequence[str]) -> Iterator[Finding]:
    seen = set[str]()
    for number, word in enumerate(known):
        path = f"states[{number}].state"
        if not word.strip():
            yield finding("empty", path, field="state")
        elif word == STAYS_WORD or word.endswith(SUB_STATES):
            yield finding("plain.reserved", path, state=word)
        if word in seen:
            yield finding("stands_twice", path, key="state", id=word)
        seen.add(word)


def _faults_of_steps(steps: Sequence[PlainStep], known: Sequence[str]) -> Iterator[Finding]:
    if not steps:
        yield finding("empty", "steps", field="steps")
    for number, step in enumerate(steps):
        path = f"steps[{number}]"
        if not step.happened.strip():
            yield finding("empty", f"{path}.happened", field="happened")
        if not step.from_:
            yield finding("empty", f"{path}.from", field="from")
        yield from _unknown(f"{path}.from", [one for one in step.from_ if not _named(one, known)], known)
        yield from _unknown(f"{path}.to", [step.to], [*known, STAYS_WORD])


def _unknown(path: str, words: Iterable[str], known: Sequence[str]) -> Iterator[Finding]:
    for word in words:
        if word not in known:
            yield finding("plain.unknown_state", path, found=word, known=tuple(known))


def _named(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the states that a word under `from` names: one, or all sub-states of one."""
    if word.endswith(SUB_STATES):
        return tuple(one for one in known if one.startswith(word.removesuffix("*")))
    return tuple(one for one in known if one == word)


def _built(plain: PlainLifecycle) -> Lifecycle[object, object]:
    known = tuple(one.state for one in plain.states)
    state = _words(known)
    events = {one.happened: _event(one.happened) for one in plain.steps}
    ids = set[str]()
    lines = tuple(_line(one, known, state, events, ids) for one in plain.steps)
    final = frozenset(state(one.state) for one in plain.states if one.final)
    return Lifecycle(plain.name, lines, initial=state(plain.initial), final=final, version=plain.version)


def _line(
    step: PlainStep, known: tuple[str, ...], state: Callable[[str], StrEnum], events: Mapping[str, type[Event]], ids: set[str]
) -> Transition[object, object]:
    """Return a line of the table; it is called what happened, with a number where several lines hear that."""
    id_, number = step.happened, 1
    while id_ in ids:
        number += 1
        id_ = f"{step.happened} ({number})"
    ids.add(id_)
    from_ = dict.fromkeys(state(one) for word in step.from_ for one in _named(word, known))
    to = STAYS if step.to == STAYS_WORD else state(step.to)
    return transition(id_, tuple(from_), events[step.happened], to, step.clause, reopening=step.reopening)


def _event(word: str) -> type[Event]:
    """Return the event that a log calls by a word; it has nothing but who and when."""
    body = {"__slots__": (), "__doc__": "What a log says has happened.", "name": Term(word, Text(en=word, zh=word))}
    return type("PlainEvent", (Event,), body)


def _placed(plain: PlainLifecycle, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings at their places in the file: `transitions` are its `steps`, and a state is the line that lists it."""
    root, number = f"lifecycles.{plain.name}.", {one.state: i for i, one in enumerate(plain.states)}
    places = []
    for one in findings:
        path = one.path.removeprefix(root)
        state = path.removeprefix("states.")
        places.append(f"states[{number[state]}]" if state != path else path.replace("transitions", "steps", 1))
    return tuple(attrs.evolve(one, path=path) for one, path in zip(findings, places, strict=True))


def _step(one: PlainStep) -> dict[str, str]:
    row = {
        "from": _text(one.from_[0]) if len(one.from_) == 1 else f"[{', '.join(map(_text, one.from_))}]",
        "happened": _text(one.happened),
        "to": _text(one.to),
    }
    row |= {"clause": _text(one.clause)} if one.clause != NO_CLAUSE else {}
    return row | ({"reopening": "true"} if one.reopening else {})


def _lines(rows: Iterable[Mapping[str, str]]) -> Iterator[str]:
    return (f"  {{ {', '.join(f'{key} = {value}' for key, value in row.items())} }}," for row in rows)


def _text(word: str) -> str:
    """Return a text in quotes; what JSON escapes, TOML reads, and what cannot be seen is escaped."""
    said = json.dumps(word, ensure_ascii=False)
    return said if said.isprintable() else "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in said)
