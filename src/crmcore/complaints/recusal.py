"""Who may not work on a complaint, because they are a party to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import attrs

from crmcore._arguments import typed
from crmcore.complaints.papers.card import RecordCard
from crmcore.decision import Reason, reason
from crmcore.event import Actor, within


@attrs.frozen(kw_only=True)
class Parties:
    """Who is a party to a complaint: who is complained about, their direct superiors, the customers, who has an interest in it; ids and paths.

    A complaint about the whole firm, a path of one step, is about no unit: nobody would be left to handle it.

    Source: CBIRC Order 2020 No. 3, Art. 17

    Clause: RULES-4.11
    """

    persons: frozenset[str] = frozenset()
    superiors: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    interested: frozenset[str] = frozenset()
    customers: frozenset[str] = frozenset()

    @classmethod
    def named_on(cls, cards: Iterable[RecordCard], interested: Iterable[str] = ()) -> Parties:
        """Return the parties that record cards name, and those who declared an interest or were recused: ids of staff."""
        every = tuple(cards)
        return cls(
            persons=frozenset(one.person for one in every if one.person is not None),
            superiors=frozenset(one.superior for one in every if one.superior is not None),
            units=frozenset(one.unit for one in every if one.unit is not None and "/" in one.unit),
            interested=frozenset(interested),
            customers=frozenset(one.customer for one in every if one.customer is not None),
        )

    def complained_about(self, actor: Actor) -> Iterator[Reason]:
        """Yield why the complaint is about somebody: about them, about whom they act for, or about their unit."""
        for person in sorted(actor.persons & self.persons):
            yield reason("complaint.about_actor", actor=person)
        for unit in sorted(one for one in self.units if within(actor.unit, one)):
            yield reason("recusal.unit", actor=actor.id, unit=unit)

    def own_complaint(self, actor: Actor) -> Iterator[Reason]:
        """Yield why the complaint is somebody's own: they are the customer, or act for them."""
        if not actor.persons.isdisjoint(self.customers):
            yield reason("complaint.own_complaint", actor=actor.id)

    def superior_of_them(self, actor: Actor) -> Iterator[Reason]:
        """Yield why somebody is too close to who is complained about: their direct superior."""
        if not actor.persons.isdisjoint(self.superiors):
            yield reason("recusal.superior", actor=actor.id)

    def has_interest(self, actor: Actor) -> bool:
        """Return whether somebody, or whom they act for, declared an interest or was recused."""
        return not actor.persons.isdisjoint(self.interested)


@typed
def conflicts(actor: Actor, card: RecordCard, *, interested: Collection[str] = ()) -> tuple[Reason, ...]:
    """Return why somebody must be recused from a complaint: every reason; none where they may work on it.

    They, or whoever they act for, are the person complained about, that person's direct superior, the customer, one of those who declared a direct
    interest (`interested`, ids of staff), or belong to the unit complained about. A complaint about the whole firm (a path of one step) is about no
    unit: nobody would be left to handle it. The direct superior neither handles nor reviews it, but may decide it.

    Source: CBIRC Order 2020 No. 3, Art. 17
    """
    parties = Parties.named_on((card,), interested)
    interest = (reason("recusal.interest", actor=actor.id),) if parties.has_interest(actor) else ()
    about = tuple(parties.complained_about(actor))
    persons, units = (tuple(one for one in about if (one.code == "recusal.unit") is unit) for unit in (False, True))
    return (*persons, *parties.superior_of_them(actor), *parties.own_complaint(actor), *interest, *units)
