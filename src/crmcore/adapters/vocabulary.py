"""The names that saves are known by for ever: one for each kind of value that is stored. The names of events stand in their own packages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from crmcore.adapters.codec import Codec
from crmcore.complaints.case import Complaint
from crmcore.complaints.events.catalogue import EVENTS
from crmcore.customers.activity import Transaction
from crmcore.customers.profile import Corporate, Individual, Prospect
from crmcore.customers.record import CustomerRecord
from crmcore.lifecycles.case import Step
from crmcore.policy.authority import ApprovalRequest
from crmcore.policy.grants import Grant, Refusal
from crmcore.policy.record import ApprovalRecord
from crmcore.relations.contacts import Contact
from crmcore.service.surveys import SurveyAnswer

KINDS: Final[Mapping[str, type]] = MappingProxyType(
    {
        "complaint": Complaint,
        "step": Step,
        "individual": Individual,
        "corporate": Corporate,
        "prospect": Prospect,
        "customer_record": CustomerRecord,
        "transaction": Transaction,
        "contact": Contact,
        "survey_answer": SurveyAnswer,
        "approval_request": ApprovalRequest,
        "grant": Grant,
        "refusal": Refusal,
        "approval_record": ApprovalRecord,
    }
)


@cache
def default_codec() -> Codec:
    """Return the codec of everything that crmcore stores; it is made once, and does not change."""
    return Codec(KINDS, EVENTS)
