"""The lifecycle of a severe complaint: contact before anything else, a group that may act directly, then the standard procedure.

What the group pays before anybody approved it is approved afterwards, by whoever would have decided before. A refusal, or an approval that comes late,
is on record and undoes nothing; but no file is closed before one of them.
"""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.entry import runs_into_standard
from crmcore.complaints.events_crisis import CrisisGroupFormed, EmergencyRatified, EmergencyRefused, EmergencyRemedy, PublicInformed
from crmcore.complaints.events_open import CustomerContacted
from crmcore.complaints.guards import impartial, reason_given
from crmcore.complaints.guards_crisis import (
    convener,
    emergency_open,
    grants_fit_emergency,
    group_acts,
    group_member,
    group_of_several,
    not_of_the_group,
    public_told,
    refusal_on_record,
)
from crmcore.complaints.guards_open import coordinator, in_touch, notice_on_record
from crmcore.complaints.rules import ComplaintRules
from crmcore.complaints.stages import OPEN, TOLD
from crmcore.complaints.standard import ENDS, REGISTER
from crmcore.complaints.states import State
from crmcore.lifecycles.machine import Lifecycle
from crmcore.lifecycles.transitions import STAYS, transition

CRISIS: Final = (*OPEN, State.CONTACTED)
AFTERWARDS: Final = (*CRISIS, *TOLD)

# fmt: off
SEVERE: Final[Lifecycle[CaseFile, ComplaintRules]] = Lifecycle("complaint/severe", runs_into_standard((
    #          id                    from                what happened      to                   clause
    REGISTER,
    transition("contact_first",      State.RECEIVED,     CustomerContacted, State.CONTACTED,     "RULES-1.5, FIN-7.3",     by=(in_touch,), given=(notice_on_record,)),
    transition("form_crisis_group",  CRISIS,             CrisisGroupFormed, STAYS,               "FIN-7.3, BANK-4.1",      by=(convener, impartial), given=(group_of_several,)),
    transition("inform_public",      AFTERWARDS,         PublicInformed,    STAYS,               "FIN-7.3",                by=(convener, impartial), given=(public_told,)),
    transition("act_in_emergency",   CRISIS,             EmergencyRemedy,   STAYS,               "BANK-4.1, FIN-7.3",      by=(group_member, impartial), given=(group_acts,)),
    transition("ratify",             AFTERWARDS,         EmergencyRatified, STAYS,               "BANK-4.1",               by=(coordinator, not_of_the_group, emergency_open), given=(grants_fit_emergency,)),
    transition("refuse_to_ratify",   AFTERWARDS,         EmergencyRefused,  STAYS,               "BANK-4.1",               by=(coordinator, not_of_the_group, emergency_open), given=(refusal_on_record, reason_given)),
), State.CONTACTED), initial=State.RAISED, final=ENDS)
# fmt: on
