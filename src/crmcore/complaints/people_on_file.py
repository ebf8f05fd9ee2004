"""The people on a complaint's file: who complains, how many they are, who can be told, and who keeps out; read from its cards and its history."""

from __future__ import annotations

from functools import cached_property

import attrs

from crmcore.complaints.events.at_any_time import Recused
from crmcore.complaints.events.splitting import SplitOff
from crmcore.complaints.joined import cards_ever, cards_of, comers_of, histories, put_on_record
from crmcore.complaints.money_on_file import MoneyOnFile
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.recusal import Parties
from crmcore.lifecycles.case import Step


@attrs.frozen
class PeopleOnFile(MoneyOnFile):
    """What a complaint's cards and history say of people; `class_id` is its class, `card` the record card as it stands.

    Clause: RULES-4.15, RULES-4.11, RULES-1.2
    """

    class_id: str
    card: RecordCard
    history: tuple[Step, ...] = ()

    @property
    def cards(self) -> tuple[RecordCard, ...]:
        """Return the cards that this complaint had, the first one first and the present one last; a single one where none was corrected.

        Clause: RULES-4.15
        """
        return (*put_on_record(self.history)[:-1], self.card)

    @property
    def reporters(self) -> tuple[RecordCard, ...]:
        """Return the cards of everybody who complained of this: its own, then those of the duplicates merged into it.

        Clause: RULES-1.2
        """
        return cards_of(self.card, self.history)

    @property
    def complainants(self) -> int:
        """Return how many people complain of this now: with those of duplicates merged in, without those who were split off.

        Clause: RULES-1.2, RULES-4.15
        """
        return comers_of(self.card, self.history)[0]

    @property
    def representatives(self) -> int:
        """Return how many people speak for those who complain of this now.

        Source: CBIRC Order 2020 No. 3, art. 12
        """
        return comers_of(self.card, self.history)[1]

    @property
    def split_off(self) -> tuple[SplitOff, ...]:
        """Return each time that some of those who complained went on by themselves, from this complaint or one merged into it.

        Clause: RULES-1.2
        """
        steps = (step for history in histories(self.history) for step in history)
        return tuple(step.event for step in steps if isinstance(step.event, SplitOff))

    @property
    def nobody_to_tell(self) -> bool:
        """Return whether nobody who complained of this can be told anything: no name, and no way to reach them.

        Who stood on a card before it was corrected can be told: nobody is spared an answer by a correction.

        Clause: RULES-4.14
        """
        return all(card.nobody_to_tell for card in cards_ever(self.card, self.history))

    @property
    def recused(self) -> frozenset[str]:
        """Return who was recused, from this complaint or from one merged into it, as ids of staff.

        Source: CBIRC Order 2020 No. 3, art. 17
        """
        steps = (step for history in histories(self.history) for step in history)
        return frozenset(step.event.person for step in steps if isinstance(step.event, Recused))

    @cached_property
    def parties(self) -> Parties:
        """Return who keeps out of it: those whom this complaint is about, or one merged into it or before it, their superiors, who was recused.

        Who was named on a card keeps out also where it was corrected since: nobody is cleared by a correction.

        Source: CBIRC Order 2020 No. 3, art. 17

        Clause: RULES-4.11
        """
        return Parties.named_on(cards_ever(self.card, self.history), self.recused)
