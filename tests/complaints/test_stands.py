"""Where a complaint stands, as far as who may act next depends on it: what is told of it is a history that the library itself could have made."""

from __future__ import annotations

from typing import Final

import pytest

from crmcore.complaints import State
from crmcore.complaints.events import Decided, Recused
from crmcore.complaints.lifecycles.shipped import lifecycle_named
from crmcore.complaints.ways_out.stands import PAPERS, Stand, counting_in, steps_to
from crmcore.event import Actor, Event

STAFF: Final = {one: Actor(id=one) for one in ("anna", "ben", "carl", "dora", "emil")}

# A ruling counts once it is made, until a review of it is over: not while the complaint is looked into, and in no other end than the closed file.
RULED: Final = {
    State.DECIDED,
    State.PROPOSED,
    State.APPROVED,
    State.RETURNED,
    State.ANSWERED,
    State.EXPLAINED,
    State.NOT_ACCEPTED,
    State.REASONS_GIVEN,
    State.UNDER_REVIEW,
    State.CLOSED,
}


@pytest.mark.parametrize(("name", "own"), [("standard", set()), ("simple", {State.SOLVED}), ("severe", set())])
def test_who_ruled_last_counts_where_it_can_still_be_reviewed(name: str, own: set[State]) -> None:
    assert counting_in(lifecycle_named(f"complaint/{name}")).last_ruling == RULED | own


@pytest.mark.parametrize("paper", PAPERS, ids=lambda one: one.name)
def test_each_paper_is_made_by_whoever_made_it(paper: type[Event]) -> None:
    (step,) = (one for one in steps_to(Stand(State.DECIDED, papers=((paper, "ben"),)), STAFF) if isinstance(one.event, paper))
    assert step.event.by == STAFF["ben"]


def test_it_is_told_the_same_way_each_time() -> None:
    stand = Stand(State.DECIDED, ruling=(Decided, "ben"), recused=frozenset(STAFF))
    assert [one.event.person for one in steps_to(stand, STAFF) if isinstance(one.event, Recused)] == ["anna", "ben", "carl", "dora", "emil"]
