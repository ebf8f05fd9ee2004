"""What an outside body decided for the customer and binds the firm: the complaint is taken up again, and what is awarded is approved and paid.

The last binding decision on a complaint counts, whatever it gives: a later one replaces the earlier, by whichever body, and so does one that gives
the customer nothing. An end without a decision replaces none. A decision counts once, by its body and reference, on however many files it is. It
replaces what was decided on the file that the body took up, and on those that had been merged into that one by then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final, TypeAlias

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
from crmcore.complaints.owed import Debts
from crmcore.complaints.papers.outside import Forum, OutsideResult
from crmcore.complaints.states import Ruling
from crmcore.event import Event
from crmcore.lifecycles.case import Step
from crmcore.money import Money

# A body and its reference: what tells one decision from another.
_Key: TypeAlias = tuple[Forum, str]

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
    if not (counts := _in_force(history)):
        return ()
    file = _File(counts, currency).through(history)
    file.count_approved()
    return tuple(file.awards.values())


def last_binding(history: tuple[Step, ...]) -> OutsideDecided | None:
    """Return the last decision that binds the firm now and gives the customer something; None where there is none.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-1.2
    """
    return next(reversed(_in_force(history).values()), None)


# --- which decisions count -------------------------------------------------------------------------------------------------------------------


def _in_force(history: tuple[Step, ...]) -> dict[_Key, OutsideDecided]:
    """Return the decisions that bind the firm, none later replaced, and give the customer something."""
    decided = [one for one in _decided(history) if one.binding and one.result is not OutsideResult.DROPPED]
    if not decided:
        return {}
    replaces, seen, found = _replaces(history), set[_Key](), dict[_Key, OutsideDecided]()
    for one in decided:
        if _key(one) not in seen:
            seen.add(_key(one))
            gone = replaces.get(_key(one), set())
            found = {key: other for key, other in found.items() if key not in gone}
            found[_key(one)] = one
    return {key: one for key, one in found.items() if one.result.gives}


def _decided(history: tuple[Step, ...]) -> Iterator[OutsideDecided]:
    """Yield what was decided, in the order in which the firm knew of it."""
    for step in history:
        if isinstance(step.event, MergedIn | SplitFrom):
            yield from _decided(step.event.history)
        elif isinstance(step.event, OutsideDecided):
            yield step.event


def _replaces(history: tuple[Step, ...]) -> dict[_Key, set[_Key]]:
    """Return, for each matter that a body took up, the matters whose decisions its own replaces: all that the files went to which it had."""
    found, own, joined = dict[_Key, set[_Key]](), set[_Key](), set[_Key]()
    for step in history:
        if isinstance(step.event, MergedIn | SplitFrom):
            theirs = _replaces(step.event.history)
            joined |= theirs.keys()
            for key, others in theirs.items():
                found.setdefault(key, set()).update(others)
        elif isinstance(step.event, TakenOutside):
            own.add(_key(step.event))
            found.setdefault(_key(step.event), set()).update(joined)
    for key in own:
        found[key] |= own
    return found


def _key(event: TakenOutside | OutsideDecided) -> _Key:
    return event.forum, event.reference


# --- what was done for them ------------------------------------------------------------------------------------------------------------------


class _File:
    """One file, read from its first step to its last: which of the decisions that count came, and what was done for each."""

    def __init__(self, counts: Mapping[_Key, OutsideDecided], currency: str) -> None:
        self.counts, self.currency = counts, currency
        self.awards: dict[_Key, Award] = {}
        self.debts = Debts()
        self.emergency: list[tuple[Money, frozenset[_Key]]] = []  # what was paid and is not ratified, each with the decisions that there were by then
        self.refused = False

    def through(self, history: tuple[Step, ...]) -> _File:
        """Read a history."""
        for step in history:
            self._step(step)
        return self

    def count_approved(self) -> None:
        """Count what is approved now, though nobody was told of it yet; what a duplicate had approved went with its merger."""
        for one in self.debts.pending:
            self._pay(one.amount, self.awards)

    def _step(self, step: Step) -> None:
        event = step.event
        match event:
            case MergedIn(history=history):
                self._join(_File(self.counts, self.currency).through(history).awards)
            case SplitFrom(history=history):
                theirs = _File(self.counts, self.currency).through(history).awards
                self._join({key: attrs.evolve(one, short=None) for key, one in theirs.items()})
            case OutsideDecided() if (counts := self.counts.get(_key(event))) is not None:
                award = counts.award if counts.award is not None and counts.award.currency == self.currency else None
                self._join({_key(event): Award(decided=counts, short=award)})
            case _:
                self._money(step)
                self._hear_ruling(event)
                self._hear_answer(event)

    def _join(self, theirs: Mapping[_Key, Award]) -> None:
        """Add the awards of another file beside those of this: the same decision was honoured by what was done for it on either."""
        for key, one in theirs.items():
            self.awards[key] = _same(self.awards[key], one) if key in self.awards else one

    def _money(self, step: Step) -> None:
        """Count what the customer was told of, and what was paid in an emergency and then ratified."""
        event, told_before = step.event, len(self.debts.relied_on)
        self.debts = self.debts.through((step,))
        match event:
            case EmergencyRemedy(remedies=remedies):
                there = frozenset(self.awards)
                self.emergency += [(one.amount, there) for one in remedies if one.amount is not None]
            case EmergencyRatified():
                for amount, there in self.emergency:
                    self._pay(amount, there)
                self.emergency = []
            case EmergencyRefused():
                self.emergency = []
            case _:
                for one in self.debts.relied_on[told_before:]:
                    self._pay(one.amount, self.awards)

    def _pay(self, left: Money, there: Collection[_Key]) -> None:
        """Take money from what is missing, the oldest decision first; only from those that there were when it was paid."""
        for key, one in self.awards.items():
            if key in there and one.short is not None and one.short.currency == left.currency and left.amount > 0:
                rest, left = one.short - left, left - one.short
                self.awards[key] = attrs.evolve(one, short=rest if rest.amount > 0 else None)

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
            self.awards = {key: attrs.evolve(one, taken_up=not self.refused) for key, one in self.awards.items()}


def _same(one: Award, other: Award) -> Award:
    """Return one decision that is on two files: taken up on either, and short of what neither approved."""
    whole, short = one.decided.award, None
    if whole is not None and one.short is not None and other.short is not None:
        # Each file lacks the whole less what it paid; together they lack the whole less both payments.
        left = one.short + other.short - whole
        short = left if left.amount > 0 else None
    return attrs.evolve(one, taken_up=one.taken_up or other.taken_up, short=short)
