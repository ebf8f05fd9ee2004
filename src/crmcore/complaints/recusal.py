"""Who may not work on a complaint, because they are a party to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from crmcore._arguments import typed
from crmcore.complaints.papers.card import RecordCard
from crmcore.decision import Reason, reason
from crmcore.event import Actor


@typed
def conflicts(actor: Actor, card: RecordCard, *, interested: Collection[str] = ()) -> tuple[Reason, ...]:
    """Return why somebody must be recused from a complaint: every reason; none where they may work on it.

    They, or whoever they act for, are the person complained about, that person's direct superior, one of those who declared a direct interest
    (`interested`, ids of staff), or belong to the unit complained about. A complaint about the whole firm (a path of one step) is about no unit:
    nobody would be left to handle it.

    Source: CBIRC Order 2020 No. 3, Art. 17
    """
    return tuple(_conflicts(actor, card, interested))


def _conflicts(actor: Actor, card: RecordCard, interested: Collection[str]) -> Iterator[Reason]:
    if card.person in actor.persons:
        yield reason("complaint.about_actor", actor=actor.id)
    if card.superior in actor.persons:
        yield reason("recusal.superior", actor=actor.id)
    if not actor.persons.isdisjoint(interested):
        yield reason("recusal.interest", actor=actor.id)
    if card.unit is not None and "/" in card.unit and (actor.unit == card.unit or actor.unit.startswith(f"{card.unit}/")):
        yield reason("recusal.unit", actor=actor.id, unit=card.unit)
