"""What outside bodies have of a complaint: each matter is one body's, under its reference; what it decides ends that matter and no other."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import attrs

from crmcore.complaints.events.at_any_time import MergedIn
from crmcore.complaints.events.outside import OutsideDecided, OutsideMatter, TakenOutside
from crmcore.complaints.events.splitting import SplitFrom
from crmcore.complaints.papers.outside import Forum
from crmcore.event import Event
from crmcore.lifecycles.case import Step

# What tells one matter from another: which kind of body, which one, and its reference.
MatterKey: TypeAlias = tuple[Forum, str, str]


def matter_of(event: TakenOutside | OutsideDecided) -> MatterKey:
    """Return which matter it is: of which body, under which reference; a decision that names no body has none.

    Clause: RULES-1.2
    """
    return event.forum, event.body or "", event.reference


def matters_of(history: Iterable[Step]) -> tuple[OutsideMatter, ...]:
    """Return what outside bodies have, or had, in the order in which the firm knew of it, each with what was first decided in it.

    Clause: RULES-1.2
    """
    return tuple(_read(history)[1].values())


def with_bodies(history: Iterable[Step]) -> tuple[Step, ...]:
    """Return a history in which each decision names its body: where none was named, the one that had it under its reference.

    Clause: RULES-1.2
    """
    return _read(history)[0]


def _read(history: Iterable[Step]) -> tuple[tuple[Step, ...], dict[MatterKey, OutsideMatter]]:
    """Return a history with its bodies named, and the matters in it, those on the complaints that it was joined with or split from included."""
    steps, found = list[Step](), dict[MatterKey, OutsideMatter]()
    for step in history:
        event: Event = step.event
        if isinstance(event, TakenOutside):
            found.setdefault(matter_of(event), OutsideMatter(taken=event))
        elif isinstance(event, OutsideDecided):
            named = event if event.body is not None else attrs.evolve(event, body=_body_of(event, found))
            _decide(found, matter_of(named), event)
            event = named
        elif isinstance(event, MergedIn | SplitFrom):
            theirs, matters = _read(event.history)
            event = event if all(map(operator.is_, theirs, event.history)) else attrs.evolve(event, history=theirs)
            for key, one in matters.items():
                found.setdefault(key, one)
                _decide(found, key, one.decided)
        steps.append(step if event is step.event else step._replace(event=event))
    return tuple(steps), found


def _body_of(event: OutsideDecided, known: Mapping[MatterKey, OutsideMatter]) -> str:
    """Return which body decided: the one that waits under its reference, before one that decided there already; none where nobody has it."""
    under = [one for one in known.values() if (one.taken.forum, one.taken.reference) == (event.forum, event.reference)]
    return next((one.taken.body for one in sorted(under, key=lambda each: each.decided is not None)), "")


def _decide(found: dict[MatterKey, OutsideMatter], key: MatterKey, decided: OutsideDecided | None) -> None:
    """Keep what was decided in a matter; a second time changes nothing."""
    if key in found and found[key].decided is None:
        found[key] = attrs.evolve(found[key], decided=decided)
