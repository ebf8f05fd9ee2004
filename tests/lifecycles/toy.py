"""A small process to try the engine on: a key is lent, checked and put back; it may be lost, and found again."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar, Final, cast

import attrs

from crmcore.decision import Reason, reason
from crmcore.event import Actor, Attempt, Event
from crmcore.lifecycles import Lifecycle, LifecycleRef, Step, Transition, WhyNot, transition


class Place(StrEnum):
    """Where a key is."""

    BOARD = "board"
    LENT = "lent"
    CHECKED = "checked"
    LOST = "lost"
    DONE = "done"


@attrs.frozen(kw_only=True)
class Lent(Event):
    """Somebody took the key."""

    name: ClassVar[str] = "lent_out"
    days: int = 1


@attrs.frozen(kw_only=True)
class Returned(Event):
    """The key came back."""

    name: ClassVar[str] = "brought_back"


@attrs.frozen(kw_only=True)
class Missing(Event):
    """Nobody knows where it is."""

    name: ClassVar[str] = "missing"


@attrs.frozen(kw_only=True)
class Passed(Event):
    """The check was passed."""

    name: ClassVar[str] = "passed"


@attrs.frozen(kw_only=True)
class Unnamed(Event):
    """An event without a stored name."""


@attrs.frozen
class KeyRules:
    """How long keys are lent."""

    edition: str
    longest: int = 3

    def knows(self, edition: str, /) -> bool:
        """Whether an id is the rules' own."""
        return edition == self.edition


@attrs.frozen
class Key:
    """A key on its way."""

    id: str
    edition: str
    lifecycle: LifecycleRef
    state: Place
    history: tuple[Step, ...] = ()

    def moved(self, state: StrEnum, history: tuple[Step, ...], /) -> Key:
        """Return the key somewhere else."""
        return Key(self.id, self.edition, self.lifecycle, cast("Place", state), history)


def porter(case: Key, attempt: Attempt, rules: KeyRules, /) -> Reason | None:
    """The actor keeps the keys."""
    return None if "porter" in attempt.by.roles else reason("empty", field="porter")


def awake(case: Key, attempt: Attempt, rules: KeyRules, /) -> WhyNot:
    """It is not night."""
    return () if 6 <= attempt.at.hour < 22 else (reason("empty", field="sleep"), reason("empty", field="light"))


def short(case: Key, event: Lent, rules: KeyRules, /) -> Reason | None:
    """The key is not lent for longer than the rules say."""
    return None if event.days <= rules.longest else reason("empty", field="days")


def given_by_two(case: Key, event: Event, rules: KeyRules, /) -> tuple[Reason, ...]:
    """Two things hold of the event."""
    return () if event.by.rank > 0 else (reason("empty", field="rank"), reason("empty", field="unit"))


LINES: Final[tuple[Transition[Key, KeyRules], ...]] = (
    transition("lend", Place.BOARD, Lent, Place.LENT, "RULES-1.4", by=(porter,), law=(awake, short)),
    transition("extend", Place.LENT, Lent, Place.LENT, "RULES-1.4", by=(porter,), law=(short,), given=(given_by_two,)),
    transition("give_back", (Place.LENT, Place.LOST), Returned, Place.CHECKED, "RULES-1.4", by=(awake,)),
    transition("lose", Place.LENT, Missing, Place.LOST, "RULES-1.4"),
    transition("pass", Place.CHECKED, Passed, Place.DONE, "RULES-1.4"),
    transition("lend_again", Place.DONE, Lent, Place.LENT, "RULES-1.4", by=(porter,), given=(short,), reopening=True),
)
KEYS: Final[Lifecycle[Key, KeyRules]] = Lifecycle("key/standard", LINES, initial=Place.BOARD, final=frozenset({Place.DONE}))
RULES: Final = KeyRules("2026")
KEY: Final = Key("K-1", "2026", KEYS.ref, Place.BOARD)
PORTER: Final = Actor(id="paul", rank=1, roles=frozenset({"porter"}))
GUEST: Final = Actor(id="gina")
NOON: Final = datetime(2026, 7, 6, 12, tzinfo=UTC)
NIGHT: Final = datetime(2026, 7, 6, 23, tzinfo=UTC)
