"""Stages of a complaint: the tuples of states that the tables use, each named once."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.states import State

# The customer was told the outcome.
TOLD: Final = (State.ANSWERED, State.EXPLAINED, State.REASONS_GIVEN)
ENDED: Final = (*TOLD, State.CLOSED)

# What may be taken up again: what was answered, what the customer withdrew and now wants after all, what another body sent back.
COMES_BACK: Final = (*ENDED, State.WITHDRAWN, State.REFERRED)

# Not answered yet: before the investigation has found anything, and after; `UNDECIDED` before a remedy is approved.
FRESH: Final = (State.RECEIVED, State.CONFIRMED, State.ACCEPTED, State.ASSIGNED, State.REOPENED)
UNDECIDED: Final = (State.REPORTED, State.REVIEWED, State.SUBMITTED, State.DECIDED, State.PROPOSED)
FOUND: Final = (*UNDECIDED, State.APPROVED, State.RETURNED)
OPEN: Final = (*FRESH, *FOUND, State.NOT_ACCEPTED)

# Not finished; early enough to be merged; waiting for a department; handled by one before, or now.
GOING_ON: Final = (*OPEN, State.UNDER_REVIEW)
MERGEABLE: Final = (*FRESH, *UNDECIDED, State.NOT_ACCEPTED)
TAKEN_ON: Final = (State.ACCEPTED, State.REOPENED)
HANDLED: Final = (State.ASSIGNED, *FOUND, *ENDED, State.REOPENED, State.UNDER_REVIEW)

# Somebody works on it, or it ended with an answer.
WORKED_ON: Final = (*GOING_ON, *ENDED)
