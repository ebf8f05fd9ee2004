"""Does every path through a table end well? Not a sample of paths: all of them.

A path can be endless, but little of it matters: the state, what is owed, and which documents are made (`Place`). There are finitely many such
places, so walking each of them once (`places`) covers every history. Each finding names the shortest history that shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final, NamedTuple, TypeVar

import attrs

from crmcore._arguments import typed
from crmcore.decision import Finding, finding
from crmcore.event import Event
from crmcore.lifecycles.case import Case, LifecycleRef
from crmcore.lifecycles.history import Migrated
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.obligations import Obligation, Place
from crmcore.lifecycles.places import MOST_PLACES, Arrow, Walked, Walks, walks_from
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


@attrs.frozen
class Verification:
    """What was found by walking every path of a table; `findings` is empty where all is well.

    `paths` counts those from the initial state to a final one that pass no state twice; `many` is true where there are more. `places` counts the
    places checked, in all walks: a state, with the obligations that guards wait for, and one more obligation or document.
    """

    lifecycle: LifecycleRef
    states: int
    transitions: int
    paths: int
    many: bool
    places: int
    findings: tuple[Finding, ...]

    def text(self, lang: Language = Language.EN) -> str:
        """Return what was walked, and how many faults were found, on one line; `findings` says which."""
        name, version = self.lifecycle
        counts = {"states": self.states, "transitions": self.transitions, "paths": self.paths, "places": self.places}
        said = render("verified_many" if self.many else "verified", {"lifecycle": name, "version": version, **counts}, lang)
        return render("verified_wanting", {"said": said, "count": len(self.findings)}, lang) if self.findings else said


@typed
def verify(
    lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], /, *, path: str | None = None, process: Process[Case] | None = None
) -> Verification:
    """Walk every path of a table, and return where one ends badly, cannot end, or leaves out what is law.

    `path` is the key path of the lifecycle in its findings. Given the `process` that its cases are saved as, it names the events that were forgotten
    there, which no store would take. A table with too many places to walk gets that as a finding.

    Clause: RULES-4.11, RULES-4.12, RULES-4.13, RULES-4.14, RULES-4.18
    """
    where = f"lifecycles.{lifecycle.name}" if path is None else path
    walks = walks_from(vocabulary.start(lifecycle.initial), lifecycle, vocabulary)
    paths, many = _paths(lifecycle)
    return Verification(
        lifecycle=lifecycle.ref,
        states=len(lifecycle.states),
        transitions=len(lifecycle.transitions),
        paths=paths,
        many=many,
        places=sum(len(one.first) + 1 for one in walks.each),
        findings=(
            *_rows(lifecycle, vocabulary, where),
            *(() if process is None else _stored(lifecycle, process, where)),
            *_owed(walks, lifecycle, vocabulary, where),
            *_walked(walks, lifecycle, vocabulary, where),
            *_dead(walks, lifecycle, where),
        ),
    )


def faults_from(start: Place, lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], /, *, path: str) -> tuple[Finding, ...]:
    """Return where a history at `start` could end badly, or could not end at all."""
    return tuple(_walked(walks_from(start, lifecycle, vocabulary), lifecycle, vocabulary, path))


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
    """Check the table against the events of the process that its cases are saved as."""
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


def _owed(walks: Walks[C, R], lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], path: str) -> Iterator[Finding]:
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
            yield from _unmet(owed, used, walks.waited, lifecycle, path)


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


def _walked(walks: Walks[C, R], lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R], path: str) -> Iterator[Finding]:
    """Check the start and every step against what is owed: each line once for each fault, with the shortest history that shows it."""
    if any(one.cut for one in walks.each):
        yield finding("verify.too_many_places", path, places=MOST_PLACES)
        return
    for owed in vocabulary.obligations:
        start = walks.owed[owed.id].start
        if start.state in lifecycle.final and owed.id in start.open:
            yield finding("verify.owed_at_start", f"{path}.initial", state=Term(start.state), obligation=owed.id)
    told: set[tuple[str, str, int]] = set()
    for way, code, state, owed_id in sorted(_shown(walks, lifecycle, vocabulary), key=lambda one: (len(one.way), one.way)):
        if (fault := (code, owed_id, way[-1])) not in told:
            told.add(fault)
            last, facts = lifecycle.transitions[way[-1]], {"obligation": owed_id} if owed_id else {}
            yield finding(code, f"{path}.transitions[{way[-1]}]", id=last.id, state=Term(state), way=_said(way, lifecycle), **facts)
    yield from _stuck(walks.waited, lifecycle, path)


class Shown(NamedTuple):
    """A fault in the last line of a way, the shortest history that shows it: where that line leads, and which obligation is open, if any."""

    way: tuple[int, ...]
    code: str
    state: StrEnum
    owed: str


def _shown(walks: Walks[C, R], lifecycle: Lifecycle[C, R], vocabulary: Vocabulary[C, R]) -> Iterator[Shown]:
    """Yield ends where something is still owed, steps that may not happen until it is met, and reviews of a document that was never made."""
    for owed in vocabulary.obligations:
        walked = walks.owed[owed.id]
        wrong = [
            one
            for one in walked.arrows
            if (one.after.state in lifecycle.final and one.after.state not in owed.may_wait_in and owed.id in one.after.open)
            or (lifecycle.transitions[one.number].event in owed.bars and owed.id in one.before.open)
        ]
        for arrow in _first(wrong):
            yield Shown((*walked.steps(arrow.before), arrow.number), owed.finding, arrow.after.state, owed.id)
    reviews = {one.event: one.reviews for one in vocabulary.events.values()}
    for paper, walked in walks.papers.items():
        unmade = [
            one for one in walked.arrows if paper in reviews.get(lifecycle.transitions[one.number].event, ()) and paper not in one.before.papers
        ]
        for arrow in _first(unmade):
            yield Shown((*walked.steps(arrow.before), arrow.number), "verify.nothing_to_review", arrow.after.state, "")


def _first(arrows: Iterable[Arrow]) -> Iterable[Arrow]:
    """Return the first arrow of each line; arrows come nearest first."""
    found: dict[int, Arrow] = {}
    for one in arrows:
        found.setdefault(one.number, one)
    return found.values()


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
            yield finding("verify.stuck", f"{path}.states.{state}", state=Term(state), way=_said(walked.steps(place), lifecycle) or "–")


def _said(way: tuple[int, ...], lifecycle: Lifecycle[C, R]) -> str:
    """Write a way as the ids of its steps."""
    return " → ".join(lifecycle.transitions[line].id for line in way)


def _closure(start: StrEnum, ways: Mapping[StrEnum, set[StrEnum]]) -> set[StrEnum]:
    reached: set[StrEnum] = set()
    todo = [start]
    while todo:
        if (state := todo.pop()) not in reached:
            reached.add(state)
            todo += ways[state]
    return reached


def _dead(walks: Walks[C, R], lifecycle: Lifecycle[C, R], path: str) -> Iterator[Finding]:
    """Yield lines that no history takes; where the walk was cut, nobody knows."""
    if walks.waited.cut:
        return
    taken = {(arrow.number, arrow.before.state) for arrow in walks.waited.arrows}
    for number, one in enumerate(lifecycle.transitions):
        for state in dict.fromkeys(one.from_):
            if (number, state) not in taken:
                yield finding("verify.never_taken", f"{path}.transitions[{number}]", id=one.id, state=Term(state))


def _paths(lifecycle: Lifecycle[C, R]) -> tuple[int, bool]:
    """Return how many paths from the initial state to a final one pass no state twice, and whether there are more."""
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
