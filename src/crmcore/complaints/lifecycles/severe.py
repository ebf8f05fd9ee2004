"""The lifecycle of a severe complaint: contact before anything else, a group that may act directly, then the standard procedure.

What the group pays before anybody approved it is approved afterwards, by whoever would have decided before. A refusal, or an approval that comes late,
is on record and undoes nothing; but no file is closed before one of them.
"""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.at_any_time import ContactTried, CustomerContacted
from crmcore.complaints.events.crisis import CrisisGroupFormed, EmergencyRatified, EmergencyRefused, EmergencyRemedy, PublicInformed
from crmcore.complaints.guards.at_any_time import customer_not_reached, customer_reached, notice_on_record
from crmcore.complaints.guards.crisis import (
    emergency_open,
    grants_fit_emergency,
    group_acts,
    group_of_several,
    not_of_the_group,
    public_told,
    refusal_on_record,
)
from crmcore.complaints.guards.happened import in_its_time
from crmcore.complaints.guards.persons import impartial
from crmcore.complaints.guards.possible import crisis_foreseen, group_able, limits_for_money
from crmcore.complaints.guards.procedure import reason_given, signed_impartially
from crmcore.complaints.guards.roles import convener, coordinator, group_member, in_contact
from crmcore.complaints.lifecycles.splitting import SPLIT_FROM
from crmcore.complaints.lifecycles.standard import ENDS, REGISTER, joining_standard
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.stages import OPEN, TOLD
from crmcore.complaints.states import State
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.transitions import STAYS, transition

CRISIS: Final = (*OPEN, State.CONTACTED)
AFTERWARDS: Final = (*CRISIS, *TOLD)

# fmt: off
SEVERE: Final[Lifecycle[CaseFile, ComplaintRules]] = Lifecycle("complaint/severe", joining_standard((
    #          id                    from                what happened      to                   clause
    REGISTER,
    SPLIT_FROM,
    transition("contact_first",      State.RECEIVED,     CustomerContacted, State.CONTACTED,     "RULES-1.5, FIN-7.3",  by=(in_contact,),  law=(impartial, notice_on_record, customer_reached, in_its_time)),
    transition("try_contact_first",  State.RECEIVED,     ContactTried,      State.CONTACTED,     "RULES-1.5, FIN-7.3",  by=(in_contact,),  law=(impartial, notice_on_record, customer_not_reached, in_its_time)),
    transition("form_crisis_group",  CRISIS,             CrisisGroupFormed, STAYS,               "FIN-7.3, BANK-4.1",   by=(convener,),    law=(impartial, crisis_foreseen, group_of_several)),
    transition("inform_public",      AFTERWARDS,         PublicInformed,    STAYS,               "FIN-7.3",             by=(convener,),    law=(impartial, public_told)),
    transition("act_in_emergency",   CRISIS,             EmergencyRemedy,   STAYS,               "BANK-4.1, FIN-7.3",                      law=(group_member, impartial, group_able, group_acts)),
    transition("ratify",             AFTERWARDS,         EmergencyRatified, STAYS,               "BANK-4.1",            by=(coordinator,), law=(impartial, not_of_the_group, emergency_open, limits_for_money, grants_fit_emergency, signed_impartially)),
    transition("refuse_to_ratify",   AFTERWARDS,         EmergencyRefused,  STAYS,               "BANK-4.1",            by=(coordinator,), law=(impartial, not_of_the_group, emergency_open, refusal_on_record, reason_given)),
), State.CONTACTED), initial=State.RAISED, final=ENDS)
# fmt: on
