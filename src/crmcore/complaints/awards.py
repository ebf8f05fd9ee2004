"""What an outside body decided for the customer and binds the firm: the complaint is taken up again, and what is awarded is approved and paid."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from crmcore.complaints.events.at_any_time import MergedIn
from crmcore.complaints.events.outside import OutsideDecided
from crmcore.complaints.events.review import REOPENINGS
from crmcore.complaints.owed import debts_of
from crmcore.lifecycles.case import Step
from crmcore.money import Money


@attrs.frozen(kw_only=True)
class Award:
    """A decision of an outside body that binds the firm and gives the customer something, and whether the complaint was taken up again since.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-1.2
    """

    decided: OutsideDecided
    taken_up: bool


def awards_of(history: tuple[Step, ...]) -> tuple[Award, ...]:
    """Return every decision that binds the firm and gives the customer something, in the order in which they came; a duplicate's with its merger.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-1.2
    """
    reopened = max((number for number, step in enumerate(history) if isinstance(step.event, REOPENINGS)), default=-1)
    return tuple(Award(decided=one, taken_up=number < reopened) for number, one in _binding(history))


def not_granted(history: tuple[Step, ...]) -> tuple[Money, ...]:
    """Return how much money awards give that nobody approved since the first of them, one sum for each currency that lacks any.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-1.2, RULES-4.18
    """
    binding = [(number, one.award) for number, one in _binding(history) if one.award is not None]
    if not binding:
        return ()
    since = debts_of(history[binding[0][0] + 1 :]).grants
    found = []
    for currency in dict.fromkeys(award.currency for _, award in binding):
        awarded = Money.total((award for _, award in binding if award.currency == currency), currency)
        left = awarded - Money.total((one.amount for one in since if one.amount.currency == currency), currency)
        found += [left] if left.amount > 0 else []
    return tuple(found)


def _binding(history: tuple[Step, ...]) -> Iterator[tuple[int, OutsideDecided]]:
    """Yield what binds the firm and gives the customer something, each with the place in this history at which the firm knew of it."""
    for number, step in enumerate(history):
        event = step.event
        if isinstance(event, MergedIn):
            yield from ((number, one) for _, one in _binding(event.history))
        elif isinstance(event, OutsideDecided) and event.binding and event.result.gives:
            yield number, event
