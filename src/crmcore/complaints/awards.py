"""What an outside body decided for the customer and binds the firm: the complaint is taken up again, and what is awarded is approved and paid.

The last binding decision on a complaint counts, whatever it gives: a later one replaces the earlier, by whichever body, and so does one that gives
the customer nothing. An end without a decision replaces none. A decision counts once, by its body and reference, on however many files it is. It
replaces what was decided on the file that the body took up, and on those that had been merged into that one by then.

Who was split from a joint complaint is bound by what had taken that up before, also where its decision is put on the part; but its money is paid on
the joint one, and not asked for on the part, until both are one again. What a part took to a body of its own replaces that for the part only, not for
those who stayed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

import attrs

from crmcore.complaints.demands import RULE_ON_DEMANDS
from crmcore.complaints.events.at_any_time import MergedIn, Referred
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.crisis import EmergencyRatified, EmergencyRefused, EmergencyRemedy
from crmcore.complaints.events.outside import OutsideDecided, TakenOutside
from crmcore.complaints.events.procedure import Explained, NotAccepted
from crmcore.complaints.events.review import REOPENINGS
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.events.splitting import SplitFrom
from crmcore.complaints.events.who_came import OutcomeFiled, TurnedAway
from crmcore.complaints.joined import events_of, histories, with_duplicates
from crmcore.complaints.matters import MatterKey, matter_of, with_bodies
from crmcore.complaints.owed import Debts
from crmcore.complaints.papers.outside import OutsideResult
from crmcore.complaints.states import Ruling
from crmcore.event import Event
from crmcore.lifecycles.case import Step
from crmcore.money import Money

# Whoever does one of these upholds nothing, so it honours no decision that binds the firm.
_REFUSALS: Final = (Explained, NotAccepted, TurnedAway, Referred)


@attrs.frozen(kw_only=True)
class Award:
    """A decision of an outside body that binds the firm and gives the customer something: whether it was taken up, and what money it lacks.

    It was taken up once the complaint was reopened after it, or the customer was told another outcome than a refusal; what was refused before it came
    honours nothing. `short` is what it awards beyond the money that the customer was told of after it; None where nothing is missing.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-1.2, RULES-4.18
    """

    decided: OutsideDecided
    taken_up: bool = False
    short: Money | None = None


def awards_of(history: tuple[Step, ...], currency: str) -> tuple[Award, ...]:
    """Return every decision that binds the firm now and gives the customer something, in the order in which the firm knew of them.

    Those of duplicates are among them, with what was done for them on their own files; and those of a joint complaint before it was split, which bind
    the part as well, but are paid on the joint one. Money is missing only in `currency`, the one in which the firm approves any.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-1.2, RULES-4.18
    """
    named = _named(history)
    if not (counts := _in_force(named)):
        return ()
    file = _File(counts, currency).through(named)
    file.count_approved()
    return tuple(file.award(key) for key in file.due)


def last_binding(history: tuple[Step, ...]) -> OutsideDecided | None:
    """Return the last decision that binds the firm now and gives the customer something; None where there is none.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-1.2
    """
    return next(reversed(_in_force(_named(history)).values()), None)


# --- which decisions count -------------------------------------------------------------------------------------------------------------------


def _named(history: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return a history in which each decision names its body; nothing where there is no decision."""
    return with_bodies(history) if any(events_of(histories(history), OutsideDecided)) else ()


def _in_force(history: tuple[Step, ...]) -> dict[MatterKey, OutsideDecided]:
    """Return the decisions that bind the firm, none later replaced, and give the customer something."""
    decided = [one for one in _decided(history) if one.binding and one.result is not OutsideResult.DROPPED]
    if not decided:
        return {}
    replaces, seen, found = _replaces(history, _own(history)), set[MatterKey](), dict[MatterKey, OutsideDecided]()
    for one in decided:
        if matter_of(one) not in seen:
            seen.add(matter_of(one))
            gone = replaces.get(matter_of(one), set())
            found = {key: other for key, other in found.items() if key not in gone}
            found[matter_of(one)] = one
    return {key: one for key, one in found.items() if one.result.gives}


def _decided(history: tuple[Step, ...]) -> Iterator[OutsideDecided]:
    """Yield what was decided, in the order in which the firm knew of it."""
    for step in history:
        if isinstance(step.event, MergedIn | SplitFrom):
            yield from _decided(step.event.history)
        elif isinstance(step.event, OutsideDecided):
            yield step.event


def _own(history: tuple[Step, ...]) -> set[MatterKey]:
    """Return the matters of a complaint and of the duplicates merged into it, not those of joint ones from which they were split."""
    return {matter_of(one) for one in events_of(with_duplicates(history), TakenOutside)}


def _replaces(history: tuple[Step, ...], own: set[MatterKey]) -> dict[MatterKey, set[MatterKey]]:
    """Return, for each matter that a body took up, the matters whose decisions its own replaces: all that the files went to which it had.

    What a part took up replaces what had taken up the joint complaint, but for those who stayed in that: for nobody where that is `own`.
    """
    found, mine, joined = dict[MatterKey, set[MatterKey]](), set[MatterKey](), set[MatterKey]()
    for step in history:
        if isinstance(step.event, MergedIn | SplitFrom):
            theirs = _replaces(step.event.history, own)
            joined |= (_own(step.event.history) if isinstance(step.event, MergedIn) else set()) | (theirs.keys() - own)
            for key, others in theirs.items():
                found.setdefault(key, set()).update(others)
        elif isinstance(step.event, TakenOutside):
            mine.add(matter_of(step.event))
            found.setdefault(matter_of(step.event), set()).update(joined)
    for key in mine:
        found[key] |= mine
    return found


# --- what was done for them ------------------------------------------------------------------------------------------------------------------


@attrs.frozen
class _Due:
    """What a decision asks of the firm: whether it was taken up, and how much of its money nobody was told of."""

    taken_up: bool = False
    left: Money | None = None


class _File:
    """One file, read from its first step to its last: which of the decisions that count came, and what was done for each."""

    def __init__(self, counts: Mapping[MatterKey, OutsideDecided], currency: str) -> None:
        self.counts, self.currency = counts, currency
        self.due: dict[MatterKey, _Due] = {}
        self.own: set[MatterKey] = set()  # what was taken to a body on this file, or on a duplicate
        self.before: set[MatterKey] = set()  # what was taken to a body before this file was split from a joint one
        self.debts = Debts()
        # What was paid and is not ratified, each with the decisions that there were by then.
        self.emergency: list[tuple[Money, frozenset[MatterKey]]] = []
        self.refused = False

    def through(self, history: tuple[Step, ...]) -> _File:
        """Read a history."""
        for step in history:
            self._step(step)
        return self

    def count_approved(self) -> None:
        """Count what is approved now, though nobody was told of it yet; what a duplicate had approved went with its merger."""
        for one in self.debts.pending:
            self._pay(one.amount, self.due)

    def award(self, key: MatterKey) -> Award:
        """Return what became of a decision here."""
        one = self.due[key]
        return Award(decided=self.counts[key], taken_up=one.taken_up, short=None if self._elsewhere(key) else one.left)

    def _step(self, step: Step) -> None:
        event = step.event
        match event:
            case MergedIn(history=history):
                self._join(_File(self.counts, self.currency).through(history))
            case SplitFrom(history=history):
                self._join(_File(self.counts, self.currency).through(history).left_behind())
            case TakenOutside():
                self.own.add(matter_of(event))
            case OutsideDecided() if matter_of(event) in self.counts:
                self.due.setdefault(matter_of(event), self._whole(matter_of(event)))
            case _:
                self._money(step)
                self._hear_ruling(event)
                self._hear_answer(event)

    def left_behind(self) -> _File:
        """Return this file as it is before one that was split from it: nothing is the part's own, and what was paid here was not paid there."""
        left = _File(self.counts, self.currency)
        left.before = self.own | self.before
        left.due = {key: attrs.evolve(self._whole(key), taken_up=one.taken_up) for key, one in self.due.items()}
        return left

    def _whole(self, key: MatterKey) -> _Due:
        """Return a decision that just came: with all of the money that the firm can approve for it."""
        award = self.counts[key].award
        return _Due(left=award if award is not None and award.currency == self.currency else None)

    def _elsewhere(self, key: MatterKey) -> bool:
        """Return whether the money of a decision is paid on another file: on the joint one, from which this was split."""
        return key in self.before and key not in self.own

    def _join(self, other: _File) -> None:
        """Add another file beside this: the same decision was honoured by what was done for it on either."""
        both = {key: self._both(key, other) for key in (*self.due, *other.due)}
        self.due = both
        self.own |= other.own
        self.before |= other.before

    def _both(self, key: MatterKey, other: _File) -> _Due:
        """Return one decision on two files; where one is the joint one and the other a part, each takes it up, and the joint one pays it."""
        known = [one.due.get(key, self._whole(key)) for one in (self, other) if key in one.due or key in one.own]
        if len(known) == 1:
            return known[0]
        mine, theirs = known
        if self._elsewhere(key) or other._elsewhere(key):
            return _Due(taken_up=mine.taken_up and theirs.taken_up, left=mine.left if other._elsewhere(key) else theirs.left)
        whole, left = self._whole(key).left, None
        if whole is not None and mine.left is not None and theirs.left is not None:
            # Each file lacks the whole less what it paid; together they lack the whole less both payments.
            rest = mine.left + theirs.left - whole
            left = rest if rest.amount > 0 else None
        return _Due(taken_up=mine.taken_up or theirs.taken_up, left=left)

    def _money(self, step: Step) -> None:
        """Count what the customer was told of, and what was paid in an emergency and then ratified."""
        event, told_before = step.event, len(self.debts.relied_on)
        self.debts = self.debts.through((step,))
        match event:
            case EmergencyRemedy(remedies=remedies):
                there = frozenset(self.due)
                self.emergency += [(one.amount, there) for one in remedies if one.amount is not None]
            case EmergencyRatified():
                for amount, there in self.emergency:
                    self._pay(amount, there)
                self.emergency = []
            case EmergencyRefused():
                self.emergency = []
            case _:
                for one in self.debts.relied_on[told_before:]:
                    self._pay(one.amount, self.due)

    def _pay(self, left: Money, there: Collection[MatterKey]) -> None:
        """Take money from what is missing, the oldest decision first; only from those that there were when it was paid."""
        for key, one in self.due.items():
            here = key in there and not self._elsewhere(key)
            if here and one.left is not None and one.left.currency == left.currency and left.amount > 0:
                rest, left = one.left - left, left - one.left
                self.due[key] = attrs.evolve(one, left=rest if rest.amount > 0 else None)

    def _hear_ruling(self, event: Event) -> None:
        """Keep whether the customer is to be refused, as far as that is decided."""
        if isinstance(event, RULE_ON_DEMANDS):
            self.refused = event.ruling is Ruling.NOT_UPHELD
        elif isinstance(event, _REFUSALS):
            self.refused = True
        elif isinstance(event, (*REOPENINGS, SolvedAtOnce)):
            self.refused = False

    def _hear_answer(self, event: Event) -> None:
        """Take up each decision where the complaint is reopened, or the customer told anything but a refusal; a refusal undoes that."""
        if isinstance(event, (*REOPENINGS, CustomerTold, OutcomeFiled)):
            self.due = {key: attrs.evolve(one, taken_up=not self.refused) for key, one in self.due.items()}
