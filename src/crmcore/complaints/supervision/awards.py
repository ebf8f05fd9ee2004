"""An outside result in the customer's favour that binds the firm waits to be honoured: to be taken up again, or for money to be approved."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from crmcore._arguments import typed
from crmcore.complaints.awards import awards_of
from crmcore.complaints.case import Complaint
from crmcore.complaints.events.at_any_time import MergedInto
from crmcore.complaints.papers.outside import Forum
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Facts
from crmcore.messages import Language, Term, render
from crmcore.money import Money
from crmcore.worktime.calendars.zone import local_day, zone_named


@attrs.frozen(kw_only=True)
class AwardWaiting:
    """A decision for the customer that binds the firm and is not honoured yet: which body's, of which local day.

    Nobody has taken the complaint up for it (`taken_up`), or it lacks money: `short` is what it awards and nobody approved since (None: nothing).

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-4.25, RULES-1.2
    """

    case: str
    forum: Forum
    body: str
    reference: str
    decided: date
    short: Money | None = None
    taken_up: bool = False

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        facts = Facts(
            {
                "case": self.case,
                "forum": Term(self.forum),
                "body": self.body,
                "reference": self.reference,
                "decided": self.decided,
                "short": self.short,
            },
        )
        return render("supervision.award_short" if self.taken_up else "supervision.award_waits", facts, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def awards_waiting(case: Complaint, *, at: datetime, rules: ComplaintRules) -> tuple[AwardWaiting, ...]:
    """Return which decisions of outside bodies bind the firm at `at`, and are not honoured yet; the oldest first.

    They wait for the complaint to be taken up again, unless it is still handled; or for the money that they award to be approved. What was merged
    into another complaint waits there. Raises `InvalidValue` for rules of another edition.

    Source: CBIRC Order 2020 No. 3, arts. 19, 23

    Clause: RULES-4.25, RULES-1.2
    """
    zone = zone_named(rules.zone)
    then = case.as_of(at, rules=rules)
    if then.last(MergedInto):
        return ()
    handled = then.ended is None
    return tuple(
        AwardWaiting(
            case=case.id,
            forum=one.decided.forum,
            body=one.decided.body or "",
            reference=one.decided.reference,
            decided=local_day(one.decided.at, zone),
            short=one.short,
            taken_up=one.taken_up or handled,
        )
        for one in awards_of(then.history, rules.currency)
        if one.short is not None or not (one.taken_up or handled)
    )
