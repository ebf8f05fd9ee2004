"""The states of a complaint, and the words that its documents use.

The procedure of RULES-4 leads from one to the next: `standard` has the table.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue

W = TypeVar("W", bound=StrEnum)


class State(StrEnum):
    """How far a complaint is.

    Clause: RULES-4.7, RULES-4.9, RULES-4.11, RULES-4.12, RULES-4.13, RULES-4.14, RULES-4.26, RULES-1.5, FIN-2.3, FIN-5.2, FIN-7.3
    """

    RAISED = "raised"  # the customer complained; nothing is on record yet
    RECEIVED = "received"  # card and number
    CONFIRMED = "confirmed"  # by the outlet: it has grounds
    ACCEPTED = "accepted"  # by the superior
    ASSIGNED = "assigned"  # a department handles it
    REPORTED = "reported"  # the investigation report is filed
    REVIEWED = "reviewed"  # the supervisor passed the report on
    SUBMITTED = "submitted"  # the administration's opinion is with the general manager
    DECIDED = "decided"
    PROPOSED = "proposed"  # the handling opinion, with its remedies
    APPROVED = "approved"  # by the superior
    RETURNED = "returned"  # with customer service, to be answered
    ANSWERED = "answered"
    EXPLAINED = "explained"  # the cause lies with the customer, who was told so tactfully
    NOT_ACCEPTED = "not_accepted"
    REASONS_GIVEN = "reasons_given"  # the customer was told why it was not accepted
    CLOSED = "closed"
    # a simple one
    SOLVED = "solved"  # at once, and the customer was content
    PASSED_ON = "passed_on"  # not solved at once: on to the standard procedure
    # a severe one
    CONTACTED = "contacted"  # somebody got in touch with the customer before anything else
    # after the answer
    REOPENED = "reopened"
    UNDER_REVIEW = "under_review"  # by the superior of the branch that decided
    # other ways to end
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"  # to the competent body
    MERGED = "merged"  # a duplicate that continues as another complaint


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


class Proof(StrEnum):
    """What proves that the customer was told: for each it is enough that it went out in time.

    Source: CBIRC Order 2020 No. 3, art. 21
    """

    HANDED_OVER = "handed_over"
    POSTED = "posted"
    SENT = "sent"  # by text message or e-mail
    CALLED = "called"  # dialled, and put on record
    UNREACHABLE = "unreachable"  # tried, and on record why nobody could be reached


class Forwarding(StrEnum):
    """What an authority asks for when it sends on a complaint.

    Source: CBIRC Order 2020 No. 3, art. 33
    """

    FORWARDED = "forwarded"  # 转办: handle it
    SUPERVISED = "supervised"  # 督办: handle it under the authority's eyes
    URGED = "urged"  # 催办: it takes too long


class MediationResult(StrEnum):
    """The outcome of mediation."""

    SETTLED = "settled"
    NOT_SETTLED = "not_settled"


class ReopenedFor(StrEnum):
    """Why a complaint was reopened.

    Clause: FIN-5.2, RULES-1.2
    """

    NEW_FACTS = "new_facts"
    UNSOLVED = "unsolved"
    REVIEW = "review"
    RETRACTED = "withdrawal_retracted"  # the customer retracted the withdrawal
    RETURNED = "referral_returned"  # the body that it was referred to sent it back
    OUTSIDE = "outside_decision"  # an outside body's decision, or a settlement there, gives the customer something
    FORWARDED = "forwarded_after_answer"  # an authority forwarded it after it had ended for the customer, in whatever way: the word is that of saves


class Ruling(StrEnum):
    """The outcome that the decision gives the complaint.

    Clause: RULES-4.12
    """

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    NOT_UPHELD = "not_upheld"


def as_word(value: str, kind: type[W], field: str) -> W:
    """Return the member of `kind` that a text is. Raises `InvalidValue` naming the words that are allowed."""
    known = tuple(one.value for one in kind)
    if value not in known:
        raise InvalidValue(reason("complaint.unknown_word", field=field, found=str(value), known=known))
    return kind(value)


def as_words(values: Iterable[str], field: str) -> tuple[str, ...]:
    """Return words as a tuple. Raises `InvalidType` for a single text, which would fall apart into letters, and for what is not a collection."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InvalidType(reason("wrong_type", field=field, found=type(values).__name__, wanted="tuple of str"))
    return tuple(values)
