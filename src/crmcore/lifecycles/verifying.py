"""Does every path through a table end well? Not a sample of paths: all of them.

A path can be endless, but what matters of it is little: the state, and the ledger of what has been done (`Ledger`). There are finitely many such
places, so walking each of them once sees every history. A guard that needs something of the ledger (`answered`) bars the way where it is not there;
every other guard may hold or not. Each finding names the shortest history that shows it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar

import attrs

from crmcore.decision import Finding, finding
from crmcore.event import Event
from crmcore.lifecycles.case import LifecycleRef
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.transitions import Transition, name_of
from crmcore.lifecycles.vocabulary import Ledger, Mark, Vocabulary, Word, answered_or_excused, money_settled
from crmcore.messages import Language, Term, render

C = TypeVar("C")
R = TypeVar("R")

# Where a history stands: the state, and what has been done.
Place: TypeAlias = tuple[StrEnum, Ledger]

# What a reader should know of, but nothing that is law.
REMARKS: Final = frozenset({"verify.cannot_send_back", "verify.never_taken"})

# So many steps are taken to count paths; a table with more of them has "more than" the number found.
_STEPS: Final = 200_000


class Arrow(NamedTuple):
    """One transition taken from one place to another: `number` is its line in the table."""

    number: int
    before: Place
    after: Place


@attrs.frozen
class Verification:
    """What was found by walking every path of a table; `findings` is empty where all is well.

    `paths` counts the ways from the first state to a final one that pass no state twice; `many` says that there are more. `places` counts the
    pairs of a state and what has been done that were walked.
    """

    lifecycle: LifecycleRef
    states: int
    transitions: int
    paths: int
    many: bool
    places: int
    findings: tuple[Finding, ...]

    def text(self, lang: Language = Language.EN) -> str:
        """Say what was walked, on one line."""
        name, version = self.lifecycle
        counts = {"states": self.states, "transitions": self.transitions, "paths": self.paths, "places": self.places}
        return render("verified_many" if self.many else "verified", {"lifecycle": name, "version": version, **counts}, lang)


@attrs.frozen
class Walked(Generic[C, R]):
    """Every place that can be reached from one, with the shortest way to each."""

    start: Place
    arrows: tuple[Arrow, ...]
    first: Mapping[Place, Arrow]

    def way(self, place: Place, lifecycle: Lifecycle[C, R]) -> str:
        """Write the shortest way to a place as the ids of its steps."""
        ids: list[str] = []
        while place != self.start:
            arrow = self.first[place]
            ids.append(lifecycle.transitions[arrow.number].id)
            place = arrow.before
        return " → ".join(reversed(ids))


def verify(lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], /, *, path: str | None = None) -> Verification:
    """Walk every path of a table, and answer where one ends badly, cannot end, or leaves out what is law.

    `path` is the key path of the lifecycle in its findings.

    Clause: RULES-4.11, RULES-4.12, RULES-4.13, RULES-4.14, RULES-4.18
    """
    where = f"lifecycles.{lifecycle.name}" if path is None else path
    walked = walk_from((lifecycle.initial, Ledger()), lifecycle, vocabulary)
    paths, many = _paths(lifecycle)
    return Verification(
        lifecycle=lifecycle.ref,
        states=len(lifecycle.states),
        transitions=len(lifecycle.transitions),
        paths=paths,
        many=many,
        places=len(walked.first) + 1,
        findings=(*_words(lifecycle, vocabulary, where), *_ends(walked, lifecycle, vocabulary, where), *_dead(walked, lifecycle, where)),
    )


def walk_from(start: Place, lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], /) -> Walked[C, R]:
    """Reach every place that a history standing at `start` can come to, nearest first."""
    lines: dict[StrEnum, list[tuple[int, Transition[C, R]]]] = {}
    for number, one in enumerate(lifecycle.transitions):
        for state in dict.fromkeys(one.from_):
            lines.setdefault(state, []).append((number, one))
    needs = {one.guard: one.needs for one in vocabulary.asks if one.needs is not None}
    first: dict[Place, Arrow] = {}
    arrows: list[Arrow] = []
    todo = deque([start])
    while todo:
        state, ledger = place = todo.popleft()
        for number, one in lines.get(state, ()):
            if all(needs[guard](ledger) for guard in one.guards if guard in needs):
                arrow = Arrow(number, place, (one.leads(state), vocabulary.after(ledger, one.event)))
                arrows.append(arrow)
                if arrow.after != start and arrow.after not in first:
                    first[arrow.after] = arrow
                    todo.append(arrow.after)
    return Walked(start, tuple(arrows), first)


def faults_from(start: Place, lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], /, *, path: str) -> tuple[Finding, ...]:
    """Answer where a history that stands at `start` could end badly, or could not end at all."""
    return tuple(_ends(walk_from(start, lifecycle, vocabulary), lifecycle, vocabulary, path))


def _words(lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], path: str) -> Iterator[Finding]:
    """Hold each line against the vocabulary."""
    words = {one.event: one for one in vocabulary.words}
    who = {one.guard for one in vocabulary.asks if one.who}
    if lifecycle.initial != vocabulary.initial:
        yield finding("verify.other_beginning", f"{path}.initial", found=Term(lifecycle.initial), wanted=Term(vocabulary.initial))
    for number, one in enumerate(lifecycle.transitions):
        at = f"{path}.transitions[{number}]"
        if who.isdisjoint(one.by):
            yield finding("verify.for_anyone", at, id=one.id)
        known = words.get(one.event)
        if known is None:
            yield finding("verify.no_word", at, id=one.id, event=one.event.name)
            continue
        yield from _law(one, known, vocabulary, at)
    senders = {word.event for word in vocabulary.words if Mark.SENDS_BACK in word.marks}
    reviews = {word.event for word in vocabulary.words if word.reviews}
    for number, one in enumerate(lifecycle.transitions):
        for state in one.from_:
            if one.event in reviews and senders.isdisjoint(lifecycle.table[state]):
                yield finding("verify.cannot_send_back", f"{path}.transitions[{number}]", id=one.id, state=Term(state))


def _law(one: Transition[C, R], known: Word[C, R], vocabulary: Vocabulary[C, R], at: str) -> Iterator[Finding]:
    event = Term(one.event.name)
    for guard in (*known.by, *known.given):
        if guard not in one.guards:
            yield finding("verify.law_left_out", at, id=one.id, guard=name_of(guard), event=event)
    if one.reopening and Mark.REOPENS not in known.marks:
        words = tuple(Term(word.event.name) for word in vocabulary.words if Mark.REOPENS in word.marks)
        yield finding("verify.not_reopening", at, id=one.id, event=event, known=words)
    if (one.event is vocabulary.begins) != (one.from_ == (vocabulary.initial,)):
        yield finding("verify.begins", at, id=one.id, event=Term(vocabulary.begins.name), state=Term(vocabulary.initial))
    for state in one.from_:
        for paper in known.reviews:
            lies = tuple(other for other, papers in vocabulary.papers if paper in papers)
            if state not in lies:
                yield finding(
                    "verify.paper_elsewhere", at, id=one.id, event=event, paper=Term(paper.name), state=Term(state), known=tuple(map(Term, lies))
                )


def _ends(walked: Walked[C, R], lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], path: str) -> Iterator[Finding]:
    """Hold every step against the ledger: each line is named once for each fault, with the shortest history that shows it."""
    seen: set[tuple[str, int]] = set()
    reviews: dict[type[Event], tuple[type[Event], ...]] = {word.event: word.reviews for word in vocabulary.words}
    answers = {word.event for word in vocabulary.words if Mark.ANSWERS in word.marks}
    for arrow in walked.arrows:
        one, (_, before), (state, after) = lifecycle.transitions[arrow.number], arrow.before, arrow.after
        found = []
        if state in lifecycle.final and not answered_or_excused(after):
            found.append("verify.no_answer")
        if (state in lifecycle.final and not money_settled(after)) or (one.event in answers and before.proposed):
            found.append("verify.no_grant")
        if not before.papers.issuperset(reviews.get(one.event, ())):
            found.append("verify.nothing_to_review")
        for code in found:
            if (code, arrow.number) not in seen:
                seen.add((code, arrow.number))
                way = f"{before_way} → {one.id}" if (before_way := walked.way(arrow.before, lifecycle)) else one.id
                yield finding(code, f"{path}.transitions[{arrow.number}]", id=one.id, state=Term(state), way=way)
    yield from _stuck(walked, lifecycle, path)


def _stuck(walked: Walked[C, R], lifecycle: Lifecycle[C, R], path: str) -> Iterator[Finding]:
    """Find the places from which no step leads on to an end, though the table as drawn has one."""
    before: dict[Place, list[Place]] = {}
    for arrow in walked.arrows:
        before.setdefault(arrow.after, []).append(arrow.before)
    places = (walked.start, *walked.first)
    todo = [place for place in places if place[0] in lifecycle.final]
    ending: set[Place] = set()
    while todo:
        if (place := todo.pop()) not in ending:
            ending.add(place)
            todo += before.get(place, ())
    stuck = [place for place in places if place not in ending]
    ways = {state: {arrow.after[0] for arrow in walked.arrows if arrow.before[0] == state and arrow.before not in ending} for state, _ in stuck}
    reached = {state: _closure(state, ways) for state in ways}
    for state, among in reached.items():
        if all(state in reached[other] for other in among):  # not one from which it only goes on to where it is stuck
            place = next(one for one in stuck if one[0] == state)
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
    taken = {(arrow.number, arrow.before[0]) for arrow in walked.arrows}
    for number, one in enumerate(lifecycle.transitions):
        for state in dict.fromkeys(one.from_):
            if (number, state) not in taken:
                yield finding("verify.never_taken", f"{path}.transitions[{number}]", id=one.id, state=Term(state))


def _paths(lifecycle: Lifecycle[C, R]) -> tuple[int, bool]:
    """Count the ways from the first state to a final one that pass no state twice, and say whether there are more."""
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
