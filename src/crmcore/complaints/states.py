"""Where a complaint stands, and the words that its papers are written with.

Between the states stands the procedure of RULES-4: `standard` has the table.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue

W = TypeVar("W", bound=StrEnum)


class State(StrEnum):
    """Where a complaint stands.

    Clause: RULES-4.7, RULES-4.9, RULES-4.11, RULES-4.12, RULES-4.13, RULES-4.14, RULES-4.26
    """

    RAISED = "raised"  # the customer complained; nothing is on record yet
    RECEIVED = "received"  # card and number
    CONFIRMED = "confirmed"  # the outlet: its grounds stand
    ACCEPTED = "accepted"  # the superior takes it
    ASSIGNED = "assigned"  # a department handles it
    REPORTED = "reported"  # the investigation report is filed
    REVIEWED = "reviewed"  # the supervisor passed the report
    SUBMITTED = "submitted"  # the administration's opinion is with the general manager
    DECIDED = "decided"
    PROPOSED = "proposed"  # the handling opinion, with its remedies
    APPROVED = "approved"  # the superior passed it
    RETURNED = "returned"  # with customer service, to be answered
    ANSWERED = "answered"
    EXPLAINED = "explained"  # the cause lies with the customer, who was told so tactfully
    NOT_ACCEPTED = "not_accepted"
    REASONS_GIVEN = "reasons_given"  # the customer was told why it was not accepted
    CLOSED = "closed"


class Complainant(StrEnum):
    """Who complains: one procedure serves all three.

    Clause: RULES-4.1
    """

    CONSUMER = "consumer"
    AGENT = "agent"
    FRANCHISEE = "franchisee"


class Manner(StrEnum):
    """How the customer was answered.

    Clause: RULES-4.14
    """

    WRITTEN = "written"
    ORAL = "oral"


class Ruling(StrEnum):
    """What the decision says about the complaint.

    Clause: RULES-4.12
    """

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    NOT_UPHELD = "not_upheld"


def as_word(value: str, kind: type[W], field: str) -> W:
    """Return the word of ours that a text is. Raises `InvalidValue` naming the words that may stand there."""
    known = tuple(one.value for one in kind)
    if value not in known:
        raise InvalidValue(reason("complaint.unknown_word", field=field, found=str(value), known=known))
    return kind(value)


def as_words(values: Iterable[str], field: str) -> tuple[str, ...]:
    """Return words as a tuple. Raises `InvalidType` for a single text, which would fall apart into letters."""
    if isinstance(values, str):
        raise InvalidType(reason("wrong_type", field=field, found="str", wanted="tuple of str"))
    return tuple(values)
