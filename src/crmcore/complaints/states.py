"""The states of a complaint, and the words that its documents use.

The procedure of RULES-4 leads from one to the next: `standard` has the table.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import TermEnum

W = TypeVar("W", bound=StrEnum)


class State(TermEnum):
    """How far a complaint is.

    Clause: RULES-4.7, RULES-4.9, RULES-4.11, RULES-4.12, RULES-4.13, RULES-4.14, RULES-4.26, RULES-1.5, FIN-2.3, FIN-5.2, FIN-7.3
    """

    RAISED = "raised", "raised by the customer", "客户已提出"  # the customer complained; nothing is on record yet
    RECEIVED = "received", "received", "已收到"  # card and number
    CONFIRMED = "confirmed", "grounds confirmed", "理由已确认"  # by the outlet: it has grounds
    ACCEPTED = "accepted", "accepted", "已受理"  # by the superior
    ASSIGNED = "assigned", "handling department named", "已指定承办部门"  # a department handles it
    REPORTED = "reported", "investigation report filed", "已提交调查报告"  # the investigation report is filed
    REVIEWED = "reviewed", "report reviewed", "主管已审核"  # the supervisor passed the report on
    SUBMITTED = "submitted", "submitted to the general manager", "已呈总经理"  # the administration's opinion is with the general manager
    DECIDED = "decided", "decided", "已作出处理决定"
    PROPOSED = "proposed", "handling opinion formed", "已形成处理意见"  # the handling opinion, with its remedies
    APPROVED = "approved", "handling opinion approved", "处理意见已审核"  # by the superior
    RETURNED = "returned", "returned to customer service", "已退回客服"  # with customer service, to be answered
    ANSWERED = "answered", "answered", "已答复"
    EXPLAINED = "explained", "explained to the customer", "已向客户说明"  # the cause lies with the customer, who was told so tactfully
    NOT_ACCEPTED = "not_accepted", "not accepted", "不予受理"
    REASONS_GIVEN = "reasons_given", "reasons told", "已告知不受理原因"  # the customer was told why it was not accepted
    CLOSED = "closed", "closed", "已结案"
    # a simple one
    SOLVED = "solved", "solved at once", "已当场解决"  # at once, and the customer was content
    PASSED_ON = "passed_on", "passed on to the standard procedure", "已转入一般处理程序"  # not solved at once: on to the standard procedure
    # a severe one
    CONTACTED = "contacted", "customer contacted", "已联系客户"  # somebody got in touch with the customer before anything else
    # after the answer
    REOPENED = "reopened", "reopened", "重新处理中"
    UNDER_REVIEW = "under_review", "under review by the superior", "上级机构核查中"  # by the superior of the branch that decided
    # other ways to end
    WITHDRAWN = "withdrawn", "withdrawn", "客户已撤回"
    REFERRED = "referred", "referred to the competent body", "已转送有权机构"  # to the competent body
    MERGED = "merged", "merged into another complaint", "已并入另案"  # a duplicate that continues as another complaint


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
