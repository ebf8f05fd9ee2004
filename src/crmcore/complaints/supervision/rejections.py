"""An answer that the customer rejected waits for somebody: to take the complaint up again, to have it reviewed, or for an outside body."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.events.outside import TakenOutside
from crmcore.complaints.events.reaction import AnswerRejected
from crmcore.complaints.happened import happened_at
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.messages import Language, render
from crmcore.worktime.calendars.zone import local_day, zone_named

# The roles that take a complaint up again, or have it reviewed.
TAKES_UP: Final = ("customer_service", "administration")


@attrs.frozen(kw_only=True)
class Rejection:
    """An answer that the customer rejected, and on which local day of the firm.

    Clause: RULES-4.25, FIN-5.2
    """

    case: str
    rejected: date

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        return render("supervision.rejected", {"case": self.case, "rejected": self.rejected}, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def rejection_of(case: Complaint, *, at: datetime, rules: ComplaintRules) -> Rejection | None:
    """Return which rejection of its answer a complaint has that nobody has taken up at `at`; None where there is none, or it was taken up.

    Raises `InvalidValue` for rules of another edition.

    Clause: RULES-4.25, FIN-5.2
    """
    then = case.as_of(at, rules=rules)
    reaction = then.reaction
    if not isinstance(reaction, AnswerRejected) or then.told is None:
        return None
    if then.last(AnswerRejected, TakenOutside) is not reaction:  # it went elsewhere since
        return None
    return Rejection(case=case.id, rejected=local_day(happened_at(reaction), zone_named(rules.zone)))
