"""The people on a complaint's file: who complains, how many they are, who can be told, and who keeps out; read from its cards and its history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

import attrs

from crmcore.complaints.events.at_any_time import Recused
from crmcore.complaints.events.splitting import SplitOff
from crmcore.complaints.headcount import headcount
from crmcore.complaints.joined import cards_ever, cards_of, events_of, histories, put_on_record, with_duplicates
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

    def unheard(self, spoken: Iterable[str]) -> tuple[str, ...]:
        """Return the cards, by number, of those who complain of this and can be asked, and for whom nobody spoke on cards of these numbers.

        Whoever complains on several cards speaks for all of them; whoever went on with a complaint of their own is asked no more.

        Clause: RULES-1.2
        """
        cards, numbers = self.reporters, frozenset(spoken)
        said = {card.customer for card in cards if card.number in numbers} - {None}
        on_file, left, people = {card.number for card in cards}, Counter[str | None](), Counter[str | None]()
        for one in self.split_off:
            left[one.customer] += one.complainants if one.other not in on_file else 0
        for card in cards:
            people[card.customer] = max(people[card.customer], card.complainants)
        said |= {one for one in left if one is not None and left[one] >= people[one]}
        return tuple(card.number for card in cards if card.number not in numbers and card.customer not in said and not card.nobody_to_tell)

    @property
    def complainants(self) -> int:
        """Return how many people complain of this now: with those of duplicates merged in, the same customer once, without those who were split off.

        Clause: RULES-1.2, RULES-4.15
        """
        return headcount(self.card, self.history).complainants

    @property
    def representatives(self) -> int:
        """Return how many people speak for those who complain of this now.

        Source: CBIRC Order 2020 No. 3, art. 12
        """
        return headcount(self.card, self.history).representatives

    @property
    def split_off(self) -> tuple[SplitOff, ...]:
        """Return every split in which some of those who complain left this complaint, or one merged into it, to go on with another of their own.

        What left the joint complaint that this one was itself split from left that one, and is not among them.

        Clause: RULES-1.2
        """
        return tuple(events_of(with_duplicates(self.history), SplitOff))

    @property
    def nobody_to_tell(self) -> bool:
        """Return whether nobody who complained of this can be told anything: no name, and no way to reach them.

        Who stood on a card before it was corrected can be told, and so can who stood on that of the joint complaint: nobody is spared an answer by a
        correction, or by a split.

        Clause: RULES-4.14
        """
        return all(card.nobody_to_tell for card in cards_ever(self.card, self.history))

    @property
    def recused(self) -> frozenset[str]:
        """Return who was recused, from this complaint, from one merged into it, or from the joint one before it, as ids of staff.

        Source: CBIRC Order 2020 No. 3, art. 17
        """
        return frozenset(one.person for one in events_of(histories(self.history), Recused))

    @cached_property
    def parties(self) -> Parties:
        """Return who keeps out of it: whom this complaint is about, or one merged into it or before it, their superiors, customers, who was recused.

        Whoever was named on a card keeps out also where it was corrected since: nobody is cleared by a correction.

        Source: CBIRC Order 2020 No. 3, art. 17

        Clause: RULES-4.11
        """
        return Parties.named_on(cards_ever(self.card, self.history), self.recused)
