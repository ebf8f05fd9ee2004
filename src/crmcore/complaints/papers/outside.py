"""Where else a customer can turn, and what comes of it there: words for outside bodies and their decisions."""

from __future__ import annotations

from enum import StrEnum

from crmcore.complaints.states import as_word


class Forum(StrEnum):
    """What kind of body outside the firm takes up a complaint.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23
    """

    OMBUDSMAN = "ombudsman"
    MEDIATION = "outside_mediation"
    ARBITRATION = "arbitration"
    COURT = "court"


class OutsideResult(StrEnum):
    """What an outside body decided, or how it ended there without a decision.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23
    """

    FOR_CUSTOMER = "for_customer"
    IN_PART = "for_customer_in_part"
    AGAINST_CUSTOMER = "against_customer"
    SETTLED = "settled_outside"
    DROPPED = "dropped_outside"

    @property
    def gives(self) -> bool:
        """Return whether the customer got something: a decision for them, in part at least, or a settlement."""
        return self in {OutsideResult.FOR_CUSTOMER, OutsideResult.IN_PART, OutsideResult.SETTLED}


def as_forum(value: str) -> Forum:
    """Return the kind of body that a word names. Raises `InvalidValue`."""
    return as_word(value, Forum, "forum")


def as_outside_result(value: str) -> OutsideResult:
    """Return the result that a word names. Raises `InvalidValue`."""
    return as_word(value, OutsideResult, "result")
