"""The vocabulary of complaint lifecycles: the events and guards that a rulebook's own tables may name, by stable names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from crmcore.complaints import guards
from crmcore.complaints.events import EVENTS
from crmcore.lifecycles.transitions import WhyNot

__all__ = ["EVENTS", "GUARDS"]

# Known by their function's name.
GUARDS: Final[tuple[Callable[..., WhyNot], ...]] = (
    guards.front_line,
    guards.intake,
    guards.administration,
    guards.handler,
    guards.handler_supervisor,
    guards.general_manager,
    guards.customer_service,
    guards.superior,
    guards.four_eyes,
    guards.impartial,
    guards.other_unit,
    guards.exempt,
    guards.answered,
    guards.own_card,
    guards.after_receipt,
    guards.reason_given,
    guards.opinion_written,
    guards.not_left_to_them,
    guards.report_complete,
    guards.one_currency,
    guards.grant_fits_proposal,
    guards.reply_on_record,
)
