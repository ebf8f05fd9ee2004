"""A joint complaint is split: the joint one says so, and so does each new one, as soon as it is registered."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.splitting import SplitFrom, SplitOff
from crmcore.complaints.guards.persons import impartial
from crmcore.complaints.guards.roles import customer_service
from crmcore.complaints.guards.splitting import joint_on_record, just_registered, parts_add_up, several_complain
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.stages import MERGEABLE
from crmcore.complaints.states import State
from crmcore.lifecycles.transitions import STAYS, Transition, transition

# fmt: off
SPLITTING: Final[tuple[Transition[CaseFile, ComplaintRules], ...]] = (
    #          id                    from            what happened  to     clause
    transition("split_off",          MERGEABLE,      SplitOff,      STAYS, "RULES-1.2, RULES-4.15", by=(customer_service,), law=(impartial, several_complain, parts_add_up)),
)

# In every table where it is registered, whatever its class.
SPLIT_FROM: Final[Transition[CaseFile, ComplaintRules]] = (
    #          id                    from            what happened  to     clause
    transition("split_from",         State.RECEIVED, SplitFrom,     STAYS, "RULES-1.2, RULES-4.15", by=(customer_service,), law=(impartial, just_registered, joint_on_record))
)
# fmt: on
