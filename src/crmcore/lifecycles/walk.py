"""Check or act: `check` says whether a step is allowed and why not, `advance` takes it, `replay` repeats a history, `recheck` runs its guards again.

`check` and `advance` agree because they call the same function. Guards are pure, so checking changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Final, TypeVar

import attrs

from crmcore._arguments import refuse_wrong_types, typed
from crmcore._types import MISUSE_ERRORS
from crmcore.decision import Decision, Gap, Outcome, Reason, reason
from crmcore.errors import CrmCoreError, InvalidType, InvalidValue, Refused
from crmcore.event import Event, precedes
from crmcore.lifecycles.case import Case, HasEdition, Step, ref_text
from crmcore.lifecycles.far_days import far_days
from crmcore.lifecycles.history import Migrated, stretch
from crmcore.lifecycles.lifecycle import Lifecycle, Row
from crmcore.lifecycles.transitions import reasons_of
from crmcore.messages import Term, Text

C = TypeVar("C", bound=Case)
R = TypeVar("R", bound=HasEdition)

# A step made without `Step.__new__`: nothing is made more often, and that call would be a tenth of a replay.
_MADE: Final = tuple.__new__


@typed
def check(lifecycle: Lifecycle[C, R], case: C, event: Event, rules: R, /) -> Decision:
    """Return whether this event may happen to this case now: allowed, or refused with every reason.

    It is `NOT_COVERED` where the only reasons against it are gaps in the rules. Changes nothing.
    Raises `InvalidValue` where `rules` or `lifecycle` are not those that the case began under, or the lifecycle does not have its state;
    `InvalidType` for a guard that returns anything but reasons.
    """
    row, why = _judge(lifecycle, case, event, rules)
    return _decision(row, why, event, rules)


def advance(lifecycle: Lifecycle[C, R], case: C, event: Event, rules: R, /) -> C:
    """Return the case after this event, with one more step in its history.

    Raises `Refused` with the decision that `check` returns, and `InvalidValue` and `InvalidType` as `check` does.
    """
    try:
        row, why = _judge(lifecycle, case, event, rules)
    except CrmCoreError:
        raise
    except MISUSE_ERRORS:  # what `@typed` does, without its further call on the function that is called most
        refuse_wrong_types(advance, lifecycle, case, event, rules)
        raise
    if row is None or why:
        decision = _decision(row, why, event, rules)
        raise Refused(decision, decision.rule or event.name, lifecycle.name.partition("/")[0], case.id)
    history = case.history
    return case.moved(row.to, (*history, _MADE(Step, (len(history) + 1, row.id, event))))


@typed
def replay(lifecycle: Lifecycle[C, R], first: C, events: Iterable[Event], /) -> C:
    """Return the case that these events led to: no guard is run, because what happened, happened.

    `first` is the case before them, with the history it already has. Raises `InvalidValue` at the first event for which the table has no line, and
    if it does not have the state of `first`.
    """
    table, state = lifecycle.table, first.state
    if state not in table:
        raise InvalidValue(_unknown_state(lifecycle, first))
    steps = list(first.history)
    for seq, event in enumerate(events, len(steps) + 1):
        row = table[state].get(type(event))
        if row is None:
            if isinstance(event, Migrated):
                raise InvalidValue(reason("history_migrates", id=first.id, seq=seq))
            raise InvalidValue(reason("history_breaks", id=first.id, seq=seq, event=Term(event.name), state=Term(state)))
        steps.append(_MADE(Step, (seq, row.id, event)))
        state = row.to
    return first.moved(state, tuple(steps))


@attrs.frozen
class Difference:
    """A recorded step that its own rules refuse, record under another transition, or that leads to another state, with every reason."""

    seq: int
    transition: str
    reasons: tuple[Reason, ...]


@typed
def recheck(lifecycle: Lifecycle[C, R], case: C, rules: R, /) -> tuple[Difference, ...]:
    """Return the steps of a case's history that are refused, or recorded under another transition, when every guard is run again.

    Where the case is in another state than its history leads to, the last step is among them.
    `rules` are those of the recorded edition; of a case that was migrated only the steps since then are checked. After an event without a line in
    the table nothing more is checked.
    Raises `InvalidValue` where `rules` or `lifecycle` are not those that the case began under.
    """
    found: list[Difference] = []
    part = stretch(case, lifecycle.initial)
    now = part.entered
    for step in part.steps:
        row, why = _judge(lifecycle, now, step.event, rules)
        if row is not None and row.id != step.transition:
            why = (*why, reason("other_transition", found=step.transition, wanted=row.id))
        if why:
            found.append(Difference(step.seq, step.transition, why))
        if row is None:
            return tuple(found)
        now = now.moved(row.to, (*now.history, step))
    if now.state != case.state:
        last = case.history[-1].transition if case.history else ""
        found.append(Difference(len(case.history), last, (reason("other_state", found=Term(case.state), wanted=Term(now.state)),)))
    return tuple(found)


def out_of_order(lifecycle: Lifecycle[C, R], case: C, at: datetime, rules: R) -> Reason | None:
    """Return why nothing at all may happen to a case at `at`: it lies before the last step; None if it does not.

    Raises `InvalidValue` for rules of another edition or lifecycle.
    """
    # Looked at twice only where something differs: this is asked at each step.
    if (case.edition != rules.edition or case.lifecycle != lifecycle.ref) and (foreign := tuple(_foreign(lifecycle, case, rules))):
        raise InvalidValue(*foreign)
    history = case.history
    if history and precedes(at, history[-1].event.at):
        return reason("out_of_order", at=at, last=history[-1].event.at)
    return None


def lines_of(lifecycle: Lifecycle[C, R], case: C, rules: R) -> Mapping[type[Event], Row[C, R]]:
    """Return the lines of the table for the state of a case.

    Raises `InvalidValue` if the lifecycle does not have the case's state: it is not the one that the case began under, or the state is unknown.
    """
    rows = lifecycle.table.get(case.state)
    if rows is None:
        raise InvalidValue(*(tuple(_foreign(lifecycle, case, rules)) or (_unknown_state(lifecycle, case),)))
    return rows


def _unknown_state(lifecycle: Lifecycle[C, R], case: C) -> Reason:
    known = tuple(Term(one) for one in lifecycle.states)
    return reason("state_not_here", id=case.id, found=str(case.state), lifecycle=ref_text(lifecycle.ref), known=known)


def _judge(lifecycle: Lifecycle[C, R], case: C, event: Event, rules: R) -> tuple[Row[C, R] | None, tuple[Reason, ...]]:
    """Return the line of the table for this event, and everything that speaks against it."""
    row = lines_of(lifecycle, case, rules).get(type(event))
    if row is None and not isinstance(event, Event):
        raise InvalidType(reason("wrong_type", field="event", found=type(event).__name__, wanted="Event"))
    backdated = out_of_order(lifecycle, case, event.at, rules)
    why: tuple[Reason, ...] = () if backdated is None else (backdated,)
    if row is None:
        return None, (_not_now(lifecycle, case, event), *why)
    if row.has_days:
        why += tuple(far_days(event))
    for guard in row.guards:
        if (said := guard(case, event, rules)) is not None:
            why += reasons_of(guard, said)
    return row, tuple(dict.fromkeys(why)) if why else why


def _not_now(lifecycle: Lifecycle[C, R], case: C, event: Event) -> Reason:
    following = tuple(Term(one.name) for one in lifecycle.table[case.state])
    if not following:
        return reason("nothing_follows", event=Term(event.name), state=Term(case.state))
    return reason("not_now", event=Term(event.name), state=Term(case.state), following=following)


def _foreign(lifecycle: Lifecycle[C, R], case: C, rules: R) -> Iterable[Reason]:
    """Yield why rules or lifecycle are not those that the case began under."""
    if not rules.knows(case.edition):
        yield reason("wrong_edition", id=case.id, wanted=case.edition, found=rules.edition)
    if case.lifecycle != lifecycle.ref:
        yield reason("wrong_lifecycle", id=case.id, wanted=ref_text(case.lifecycle), found=ref_text(lifecycle.ref))


def _decision(row: Row[C, R] | None, why: tuple[Reason, ...], event: Event, rules: R) -> Decision:
    """Return what was judged as a decision: what `check` answers, and what `advance` refuses with."""
    if row is None:
        return Decision(Outcome.REFUSED, why, event.name, None, rules.edition)
    if why:
        uncovered = all(isinstance(one, Gap) for one in why)
        return Decision(Outcome.NOT_COVERED if uncovered else Outcome.REFUSED, why, row.id, row.clause, rules.edition)
    return _allowed(row.id, row.clause, row.clause.text if isinstance(row.clause, Term) else None, rules.edition)


@lru_cache(maxsize=1024)
def _allowed(rule: str, clause: str, called: Text | None, edition: str) -> Decision:
    """Return the decision on a step that is allowed: the same value each time, so it is built once.

    A clause compares as its id, and one edition may be read with other names: so what the clause is called is asked for too.
    """
    return Decision(Outcome.ALLOWED, (), rule, clause if called is None else Term(clause, called), edition)
