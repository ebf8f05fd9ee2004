"""What happens to a complaint outside the firm, whatever happens to it within: an ombudsman, mediator, arbitrator or court takes it up, and decides."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.outside import OutsideDecided, TakenOutside
from crmcore.complaints.guards.outside import decides_what_it_has, outside_body_named, outside_decision_whole, outside_pending
from crmcore.complaints.guards.persons import impartial
from crmcore.complaints.guards.roles import coordinator
from crmcore.complaints.lifecycles.remedies import ALWAYS
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.lifecycles.transitions import STAYS, Transition, transition

# fmt: off
OUTSIDE: Final[tuple[Transition[CaseFile, ComplaintRules], ...]] = (
    #          id                    from                what happened      to                   clause
    transition("take_outside",       ALWAYS,             TakenOutside,      STAYS,               "RULES-1.2",               by=(coordinator,),        law=(impartial, outside_body_named)),
    transition("decide_outside",     ALWAYS,             OutsideDecided,    STAYS,               "RULES-1.2",               by=(coordinator,),        law=(impartial, outside_pending, decides_what_it_has, outside_decision_whole)),
)
# fmt: on
