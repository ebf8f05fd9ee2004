"""Does every path through a table end well? Not a sample of paths: all of them.

A path can be endless, but little of it matters: the state, what is owed, and which documents are made (`Place`). There are finitely many such
places, so walking each of them once covers every history. A guard that waits for an obligation bars the way while that is open, or until it is; any
other guard may hold or not. Each finding names the shortest history that shows it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final, Generic, NamedTuple, TypeVar

import attrs

from crmcore.decision import Finding, finding
from crmcore.event import Event
from crmcore.lifecycles.case import Case, LifecycleRef
from crmcore.lifecycles.history import Migrated
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.obligations import Obligation, Place
from crmcore.lifecycles.process import Process
from crmcore.lifecycles.transitions import Transition, name_of
from crmcore.lifecycles.vocabulary import EventRule, Vocabulary
from crmcore.messages import Language, Term, render

C = TypeVar("C")
R = TypeVar("R")

# What a reader should know, though it breaks no law.
REMARKS: Final = frozenset({"verify.cannot_send_back", "verify.never_taken", "verify.never_opened", "verify.cannot_migrate"})

# The steps allowed for counting paths; a table that needs more has "more than" the number found.
_STEPS: Final = 200_000


class Arrow(NamedTuple):
    """One transition taken from one place to another: `number` is its line in the table."""

    number: int
    before: Place
    after: Place


@attrs.frozen
class Verification:
    """What was found by walking every path of a table; `findings` is empty where all is well.

    `paths` counts those from the first state to a final one that pass no state twice; `many` is true where there are more. `places` counts the
    places walked: a state, with what is owed and which documents are made.
    """

    lifecycle: LifecycleRef
    states: int
    transitions: int
    paths: int
    many: bool
    places: int
    findings: tuple[Finding, ...]

    def text(self, lang: Language = Language.EN) -> str:
        """Return what was walked, on one line."""
        name, version = self.lifecycle
        counts = {"states": self.states, "transitions": self.transitions, "paths": self.paths, "places": self.places}
        return render("verified_many" if self.many else "verified", {"lifecycle": name, "version": version, **counts}, lang)


@attrs.frozen
class Walked(Generic[C, R]):
    """Every place that can be reached from a first one, with the shortest way to each."""

    start: Place
    arrows: tuple[Arrow, ...]
    first: Mapping[Place, Arrow]

    def way(self, place: Place, lifecycle: Lifecycle[C, R]) -> str:
        """Return the shortest way to a place as the ids of its steps."""
        ids: list[str] = []
        while place != self.start:
            arrow = self.first[place]
            ids.append(lifecycle.transitions[arrow.number].id)
            place = arrow.before
        return " → ".join(reversed(ids))


def verify(
    lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], /, *, path: str | None = None, process: Process[Case] | None = None
) -> Verification:
    """Walk every path of a table, and return where one ends badly, cannot end, or leaves out what is law.

    `path` is the key path of the lifecycle in its findings. Given the `process` that its cases are saved as, it names the events that were forgotten
    there, which no store would take.

    Clause: RULES-4.11, RULES-4.12, RULES-4.13, RULES-4.14, RULES-4.18
    """
    where = f"lifecycles.{lifecycle.name}" if path is None else path
    walked = walk_from(vocabulary.start(lifecycle.initial), lifecycle, vocabulary)
    paths, many = _paths(lifecycle)
    return Verification(
        lifecycle=lifecycle.ref,
        states=len(lifecycle.states),
        transitions=len(lifecycle.transitions),
        paths=paths,
        many=many,
        places=len(walked.first) + 1,
        findings=(
            *_rows(lifecycle, vocabulary, where),
            *(() if process is None else _stored(lifecycle, process, where)),
            *_owed(walked, lifecycle, vocabulary, where),
            *_ends(walked, lifecycle, vocabulary, where),
            *_dead(walked, lifecycle, where),
        ),
    )


def walk_from(start: Place, lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], /) -> Walked[C, R]:
    """Return every place that a history at `start` can come to, nearest first."""
    lines: dict[StrEnum, list[tuple[int, Transition[C, R]]]] = {}
    for number, one in enumerate(lifecycle.transitions):
        for state in dict.fromkeys(one.from_):
            lines.setdefault(state, []).append((number, one))
    first: dict[Place, Arrow] = {}
    arrows: list[Arrow] = []
    todo = deque([start])
    while todo:
        place = todo.popleft()
        for number, one in lines.get(place.state, ()):
            if not any(vocabulary.bars(guard, place) for guard in one.guards):
                arrow = Arrow(number, place, vocabulary.after(place, one.event, one.leads(place.state)))
                arrows.append(arrow)
                if arrow.after != start and arrow.after not in first:
                    first[arrow.after] = arrow
                    todo.append(arrow.after)
    return Walked(start, tuple(arrows), first)


def faults_from(start: Place, lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], /, *, path: str) -> tuple[Finding, ...]:
    """Return where a history at `start` could end badly, or could not end at all."""
    return tuple(_ends(walk_from(start, lifecycle, vocabulary), lifecycle, vocabulary, path))


def _rows(lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], path: str) -> Iterator[Finding]:
    """Check each line against the vocabulary."""
    rules = {one.event: one for one in vocabulary.events.values()}
    if lifecycle.initial != vocabulary.initial:
        yield finding("verify.other_beginning", f"{path}.initial", found=Term(lifecycle.initial), wanted=Term(vocabulary.initial))
    for number, one in enumerate(lifecycle.transitions):
        at = f"{path}.transitions[{number}]"
        if vocabulary.who.isdisjoint(one.guards):
            yield finding("verify.for_anyone", at, id=one.id)
        known = rules.get(one.event)
        if known is None:
            yield finding("verify.no_word", at, id=one.id, event=one.event.name)
            continue
        yield from _law(one, known, vocabulary, at)
    reviews = {one.event for one in rules.values() if one.reviews}
    for number, one in enumerate(lifecycle.transitions):
        for state in one.from_:
            if one.event in reviews and lifecycle.table[state].keys().isdisjoint(vocabulary.returns):
                known_ones = tuple(Term(event.name) for event in vocabulary.returns)
                yield finding("verify.cannot_send_back", f"{path}.transitions[{number}]", id=one.id, state=Term(state), known=known_ones)


def _stored(lifecycle: Lifecycle[C, R], process: Process[Case], path: str) -> Iterator[Finding]:
    """Hold the table against the events of the process that its cases are saved as."""
    for number, one in enumerate(lifecycle.transitions):
        if one.event not in process.events:
            facts = {"event": one.event.name, "name": one.event.__name__, "kinds": process.kind}
            yield finding("verify.not_in_process", f"{path}.transitions[{number}]", id=one.id, **facts)
    if Migrated not in process.events:
        yield finding("verify.cannot_migrate", path, kind=process.kind)


def _law(one: Transition[C, R], known: EventRule[C, R], vocabulary: Vocabulary[C, R], at: str) -> Iterator[Finding]:
    event = Term(one.event.name)
    for guard in known.law:
        if guard not in one.guards:
            yield finding("verify.law_left_out", at, id=one.id, guard=name_of(guard), event=event)
    again = tuple(dict.fromkeys(opens for owed in vocabulary.obligations for opens in owed.reopened_by))
    if one.reopening and again and one.event not in again:
        yield finding("verify.not_reopening", at, id=one.id, event=event, known=tuple(Term(opens.name) for opens in again))
    if (one.event is vocabulary.begins) != (one.from_ == (vocabulary.initial,)):
        yield finding("verify.begins", at, id=one.id, event=Term(vocabulary.begins.name), state=Term(vocabulary.initial))
    for state in one.from_:
        for paper in known.reviews:
            lies = tuple(other for other, papers in vocabulary.under_review if paper in papers)
            if state not in lies:
                yield finding(
                    "verify.paper_elsewhere", at, id=one.id, event=event, paper=Term(paper.name), state=Term(state), known=tuple(map(Term, lies))
                )


def _owed(walked: Walked[C, R], lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], path: str) -> Iterator[Finding]:
    """Check each obligation against the vocabulary and the table: it can be opened, and met."""
    known = {one.event for one in vocabulary.events.values()}
    used = {one.event for one in lifecycle.transitions}
    for owed in vocabulary.obligations:
        for event in owed.events:
            if event not in known:
                yield finding("verify.obligation_no_word", path, obligation=owed.id, event=event.name)
        if not owed.from_start and not owed.opening:
            yield finding("verify.obligation_unopened", path, obligation=owed.id)
        elif not owed.closing:
            yield finding("verify.obligation_unmet", path, obligation=owed.id)
        else:
            yield from _unmet(owed, used, walked, lifecycle, path)


def _unmet(owed: Obligation, used: set[type[Event]], walked: Walked[C, R], lifecycle: Lifecycle[C, R], path: str) -> Iterator[Finding]:
    """Yield an obligation that a history opens and no line of the table ever meets, and lines that meet what no line opens."""
    opened = f"{path}.transitions" if owed.from_start else None
    for arrow in walked.arrows:
        if opened is None and lifecycle.transitions[arrow.number].event in owed.opening:
            opened = f"{path}.transitions[{arrow.number}]"
    if opened is not None and used.isdisjoint(owed.closing):
        yield finding("verify.never_met", opened, obligation=owed.id, known=tuple(Term(event.name) for event in owed.closing))
    if not owed.from_start and used.isdisjoint(owed.opening):
        known = tuple(Term(event.name) for event in owed.opening)
        for number, one in enumerate(lifecycle.transitions):
            if one.event in owed.met_by:
                yield finding("verify.never_opened", f"{path}.transitions[{number}]", id=one.id, obligation=owed.id, known=known)


def _ends(walked: Walked[C, R], lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], path: str) -> Iterator[Finding]:
    """Check every step against what is owed: each line is named once for each fault, with the shortest history that shows it."""
    seen: set[tuple[str, int]] = set()
    reviews = {one.event: one.reviews for one in vocabulary.events.values()}
    for arrow in walked.arrows:
        one, before, after = lifecycle.transitions[arrow.number], arrow.before, arrow.after
        ends = after.state in lifecycle.final
        found = [
            (owed.finding, owed.id)
            for owed in vocabulary.obligations
            if (ends and owed.id in after.open) or (one.event in owed.bars and owed.id in before.open)
        ]
        if not before.papers.issuperset(reviews.get(one.event, ())):
            found.append(("verify.nothing_to_review", ""))
        for code, owed_id in found:
            if (code, arrow.number) not in seen:
                seen.add((code, arrow.number))
                way = f"{before_way} → {one.id}" if (before_way := walked.way(arrow.before, lifecycle)) else one.id
                facts = {"obligation": owed_id} if owed_id else {}
                yield finding(code, f"{path}.transitions[{arrow.number}]", id=one.id, state=Term(after.state), way=way, **facts)
    yield from _stuck(walked, lifecycle, path)


def _stuck(walked: Walked[C, R], lifecycle: Lifecycle[C, R], path: str) -> Iterator[Finding]:
    """Yield the places from which no step leads to an end, though the table as drawn has one."""
    before: dict[Place, list[Place]] = {}
    for arrow in walked.arrows:
        before.setdefault(arrow.after, []).append(arrow.before)
    places = (walked.start, *walked.first)
    todo = [place for place in places if place.state in lifecycle.final]
    ending: set[Place] = set()
    while todo:
        if (place := todo.pop()) not in ending:
            ending.add(place)
            todo += before.get(place, ())
    stuck = [place for place in places if place not in ending]
    ways = {
        one.state: {arrow.after.state for arrow in walked.arrows if arrow.before.state == one.state and arrow.before not in ending} for one in stuck
    }
    reached = {state: _closure(state, ways) for state in ways}
    for state, among in reached.items():
        if all(state in reached[other] for other in among):  # not one that merely leads to where it is stuck
            place = next(one for one in stuck if one.state == state)
            yield finding("verify.stuck", f"{path}.states.{state}", state=Term(state), way=walked.way(place, lifecycle) or "–")


def _closure(start: StrEnum, ways: Mapping[StrEnum, set[StrEnum]]) -> set[StrEnum]:
    reached: set[StrEnum] = set()
    todo = [start]
    while todo:
        if (state := todo.pop()) not in reached:
            reached.add(state)
            todo += ways[state]
    return reached


def _dead(walked: Walked[C, R], lifecycle: Lifecycle[C, R], path: str) -> Iterator[Finding]:
    taken = {(arrow.number, arrow.before.state) for arrow in walked.arrows}
    for number, one in enumerate(lifecycle.transitions):
        for state in dict.fromkeys(one.from_):
            if (number, state) not in taken:
                yield finding("verify.never_taken", f"{path}.transitions[{number}]", id=one.id, state=Term(state))


def _paths(lifecycle: Lifecycle[C, R]) -> tuple[int, bool]:
    """Return how many paths from the first state to a final one pass no state twice, and whether there are more."""
    following = {state: [row.to for row in rows.values()] for state, rows in lifecycle.table.items()}
    found = steps = 0
    way: list[StrEnum] = [lifecycle.initial]
    todo = [iter(following[lifecycle.initial])]
    while todo:
        if (state := next(todo[-1], None)) is None:
            todo.pop()
            way.pop()
        elif state not in way:
            steps += 1
            found += state in lifecycle.final
            if steps > _STEPS:
                return found, True
            if state not in lifecycle.final:
                way.append(state)
                todo.append(iter(following[state]))
    return found, False
