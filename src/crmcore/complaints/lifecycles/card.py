"""What may happen to the record card of a complaint, at any time and also once the customer was answered."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.card import CardCorrected
from crmcore.complaints.guards.card import accepted_demands_stay, corrects_this_card, in_listed_words, received_no_later, same_customer_paid
from crmcore.complaints.guards.persons import impartial
from crmcore.complaints.guards.procedure import reason_given
from crmcore.complaints.guards.roles import desk
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.stages import ENDED, GOING_ON
from crmcore.lifecycles.transitions import STAYS, Transition, transition

# fmt: off
ON_THE_CARD: Final[tuple[Transition[CaseFile, ComplaintRules], ...]] = (
    #          id                    from                what happened      to                   clause
    transition("correct_card",       (*GOING_ON, *ENDED), CardCorrected,    STAYS,               "RULES-4.15",              by=(desk,),               law=(impartial, reason_given, corrects_this_card, received_no_later, in_listed_words, same_customer_paid, accepted_demands_stay)),
)
# fmt: on
