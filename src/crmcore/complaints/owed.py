"""Which remedies a customer was told of and has not had yet: what was approved and answered, or given at once, less what was performed or declined.

Nothing is stored twice: it is added up from the history, by kind, with that of the duplicates merged in. An emergency remedy is performed when it
happens, so it is never owed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from crmcore.complaints.events.at_any_time import MergedIn, MergedInto, Referred, Withdrawn
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.procedure import RemedyApproved, RemedyProposed
from crmcore.complaints.events.remedies import RemedyDeclined, RemedyPerformed
from crmcore.complaints.events.review import REOPENINGS, RETURNS
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.papers.remedy import Remedy
from crmcore.event import Event
from crmcore.lifecycles.case import Step
from crmcore.money import Money

# What clocks hear of it: the customer was told of a remedy; nothing is owed any more.
OWED: Final = "remedy_owed"
SETTLED: Final = "remedy_settled"

# What was approved before these, the customer was not told of.
_NOT_TOLD: Final = (*RETURNS, *REOPENINGS, Referred, Withdrawn)


class Debts:
    """What is owed after each event of a history: money by kind and currency, everything else by kind and how often."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._money: dict[tuple[str, str], Money] = {}
        self._others = Counter[str]()
        self._proposed: tuple[Remedy, ...] = ()
        self._approved: tuple[Remedy, ...] = ()

    @property
    def owed(self) -> tuple[Remedy, ...]:
        """Return what is still owed: of each kind its money in one sum, and each remedy without money by itself."""
        money = (Remedy(kind=kind, amount=amount) for (kind, _), amount in self._money.items())
        return (*money, *(Remedy(kind=kind) for kind in self._others.elements()))

    def heard(self, event: Event) -> Iterator[str]:
        """Take an event into account, and yield what clocks hear of it."""
        before = bool(self._money or self._others)
        if self._take(event):
            yield OWED
        elif before and not (self._money or self._others):
            yield SETTLED

    def _take(self, event: Event) -> bool:
        """Take an event into account, and return whether the customer was told of a remedy."""
        match event:
            case RemedyProposed(remedies=remedies):
                self._proposed = remedies
            case RemedyApproved():
                self._approved = self._proposed
            case RemedyPerformed(remedy=remedy):
                self._less(remedy)
            case RemedyDeclined(kind=kind):
                self._none_of(kind)
            case SolvedAtOnce(remedies=remedies):
                return self._tell((*self._approved, *remedies))
            case CustomerTold() if not isinstance(event, Referred):
                return self._tell(self._approved)
            case MergedInto():
                self._money, self._others = {}, Counter()
            case MergedIn(history=history):
                self._join(debts_of(history))
            case _ if isinstance(event, _NOT_TOLD):
                self._approved = ()
            case _:
                pass
        return False

    def _tell(self, remedies: tuple[Remedy, ...]) -> bool:
        self._more(remedies)
        self._approved = ()
        return bool(remedies)

    def _more(self, remedies: tuple[Remedy, ...]) -> None:
        for one in remedies:
            if one.amount is None:
                self._others[one.kind] += 1
            else:
                key = one.kind, one.amount.currency
                self._money[key] = self._money[key] + one.amount if key in self._money else one.amount

    def _less(self, remedy: Remedy) -> None:
        if remedy.amount is None:
            self._others = self._others - Counter([remedy.kind])
        elif (key := (remedy.kind, remedy.amount.currency)) in self._money:
            left = self._money.pop(key) - remedy.amount
            if left.amount > 0:
                self._money[key] = left

    def _none_of(self, kind: str) -> None:
        self._money = {key: amount for key, amount in self._money.items() if key[0] != kind}
        self._others.pop(kind, None)

    def _join(self, other: Debts) -> None:
        self._more(other.owed)


def debts_of(history: Iterable[Step]) -> Debts:
    """Return what is owed after a history."""
    debts = Debts()
    for step in history:
        tuple(debts.heard(step.event))
    return debts
