"""What can be done with every case: check, advance, explain, replay. A process adds its own fields, and one method that finds its table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Generic, Self, TypeVar

import attrs

from crmcore.decision import Decision
from crmcore.event import Actor, Event
from crmcore.lifecycles import history, walk
from crmcore.lifecycles.case import CaseData, HasEdition, LifecycleRef
from crmcore.lifecycles.explaining import Explanation, explain
from crmcore.lifecycles.lifecycle import Lifecycle

R = TypeVar("R", bound=HasEdition)
S = TypeVar("S", bound=StrEnum)


@attrs.frozen
class CaseBase(CaseData[S], Generic[S, R]):
    """A case of some process, frozen: `S` are its states, `R` the rules that its guards are run under.

    All methods take the rules of the edition that the case is under, and raise `InvalidValue` for others. A subclass says in `lifecycle_in` where its
    tables are found.
    """

    def lifecycle_in(self, rules: R, ref: LifecycleRef, /) -> Lifecycle[Self, R]:
        """Return the lifecycle of this name and version, shipped or the firm's own: each process defines this for itself."""
        raise NotImplementedError

    def check(self, event: Event, *, rules: R) -> Decision:
        """Return whether this may happen now, with every reason against it; changes nothing."""
        return walk.check(self.lifecycle_in(rules, self.lifecycle), self, event, rules)

    def advance(self, event: Event, *, rules: R) -> Self:
        """Return the case after this event. Raises `Refused` with the decision that `check` returns."""
        return walk.advance(self.lifecycle_in(rules, self.lifecycle), self, event, rules)

    def explain(self, *, actor: Actor, at: datetime, rules: R) -> Explanation:
        """Return what this actor may do with the case at `at`, and what they may not and why."""
        return explain(self.lifecycle_in(rules, self.lifecycle), self, actor, at, rules)

    def recheck(self, *, rules: R) -> tuple[walk.Difference, ...]:
        """Return the steps on record that the rules would not allow."""
        return walk.recheck(self.lifecycle_in(rules, self.lifecycle), self, rules)

    def replay(self, events: Iterable[Event], *, rules: R) -> Self:
        """Return the case that these events led to: no guard is run, because what happened, happened."""
        return walk.replay(self.lifecycle_in(rules, self.lifecycle), self, events)

    def as_of(self, at: datetime, *, rules: R) -> Self:
        """Return the case as it stood at an instant, what happened then included; before its first step it is in its initial state.

        `rules` are those of the edition that governed it then (`edition_at`). Raises `InvalidValue` for others.
        """
        return history.as_of(self, at, rules, self.lifecycle_in)

    def edition_at(self, at: datetime) -> str:
        """Return the edition that governed the case at an instant; not the current one where it was migrated since."""
        return history.edition_at(self, at)
