"""The permanent names of saves: one for each kind of value that is stored. Those of cases and events are in their own packages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, TypeVar

from crmcore.adapters.codec import Codec
from crmcore.customers.activity import Transaction
from crmcore.customers.profile import Corporate, Individual, Prospect
from crmcore.customers.record import CustomerRecord
from crmcore.lifecycles.case import Case, Step
from crmcore.lifecycles.process import Process
from crmcore.policy.grants import Grant, Refusal
from crmcore.policy.record import ApprovalRecord
from crmcore.policy.request import ApprovalRequest
from crmcore.processes import PROCESSES
from crmcore.relations.contacts import Contact
from crmcore.service.surveys import SurveyAnswer

C = TypeVar("C", bound=Case)

KINDS: Final[Mapping[str, type]] = MappingProxyType(
    {
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
def process_codec(process: Process[C]) -> Codec:
    """Return the codec of the cases of one process, shipped or a host's own: stored names of events are unique within their process."""
    return Codec({process.kind: process.case, "step": Step}, process.events)


@cache
def default_codec() -> Codec:
    """Return the codec of everything that crmcore stores; it is built once, and does not change."""
    cases = {one.kind: one.case for one in PROCESSES}
    return Codec({**cases, **KINDS}, tuple(dict.fromkeys(event for one in PROCESSES for event in one.events)))
