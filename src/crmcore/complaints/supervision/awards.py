"""What an outside body decided for the customer, and binds the firm, waits for somebody to take the complaint up again."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from crmcore._arguments import typed
from crmcore.complaints.awards import awards_of
from crmcore.complaints.case import Complaint
from crmcore.complaints.papers.outside import Forum
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Facts
from crmcore.messages import Language, Term, render
from crmcore.worktime.calendars.zone import local_day, zone_named


@attrs.frozen(kw_only=True)
class AwardWaiting:
    """A decision for the customer that binds the firm, and for which nobody has taken the complaint up again: which body's, of which local day.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-4.25, RULES-1.2
    """

    case: str
    forum: Forum
    reference: str
    decided: date

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        facts = Facts({"case": self.case, "forum": Term(self.forum), "reference": self.reference, "decided": self.decided})
        return render("supervision.award_waits", facts, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def awards_waiting(case: Complaint, *, at: datetime, rules: ComplaintRules) -> tuple[AwardWaiting, ...]:
    """Return which decisions of outside bodies bind the firm at `at`, and wait for the complaint to be taken up again; the oldest first.

    Raises `InvalidValue` for rules of another edition.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-4.25, RULES-1.2
    """
    zone = zone_named(rules.zone)
    then = case.as_of(at, rules=rules)
    return tuple(
        AwardWaiting(case=case.id, forum=one.decided.forum, reference=one.decided.reference, decided=local_day(one.decided.at, zone))
        for one in awards_of(then.history)
        if not one.taken_up
    )
