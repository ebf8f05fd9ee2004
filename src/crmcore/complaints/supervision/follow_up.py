"""The return visit after the answer: owed until the customer says that it is solved for good."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.events.after import FollowUpDone, FollowUpUnsolved
from crmcore.complaints.events.at_any_time import Referred
from crmcore.complaints.events.simple import SolvedAtOnce
from crmcore.complaints.events.who_came import TurnedAway
from crmcore.complaints.happened import happened_at
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.rules.supervision import last_day
from crmcore.event import in_utc
from crmcore.messages import Language, Term, render
from crmcore.worktime.calendars.zone import local_day, zone_named


@attrs.frozen(kw_only=True)
class FollowUp:
    """The follow-up that one answer owes: by which role, by when, and since when the matter is solved for good; days are local days of the firm.

    `unsolved` counts the times that it turned out not to be solved, and was reopened. `overdue`: `due`, the last day, is past.

    Clause: FIN-5.2
    """

    case: str
    by: str
    answered: date
    due: date
    solved: date | None = None
    unsolved: int = 0
    overdue: bool = False

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        code = "supervision.follow_up_due" if self.solved is None else "supervision.follow_up_solved"
        days = {"answered": self.answered, "due": self.due, "solved": self.solved}
        return render(code, {"case": self.case, "by": Term(self.by), "unsolved": self.unsolved, **days}, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def follow_up_of(case: Complaint, *, at: datetime, rules: ComplaintRules) -> FollowUp | None:
    """Return which follow-up a complaint owes at `at`, or has had; None where none is owed.

    Each answer owes one: what proves unsolved is reopened, answered again, and followed up again. A customer content with a solution at once
    was asked then. None while nobody has been answered, where it continues elsewhere or nobody may complain of it, and where the rulebook does not
    say when. Raises `InvalidValue` for rules of another edition.

    Clause: FIN-5.2
    """
    ours = rules.supervision.follow_up
    then = case.as_of(at, rules=rules)
    told = then.told
    if ours is None or told is None or isinstance(told, Referred | TurnedAway):
        return None
    zone = zone_named(rules.zone)
    visits = [happened_at(step.event) for step in then.history if isinstance(step.event, FollowUpDone | SolvedAtOnce)]
    solved = next((local_day(one, zone) for one in visits if in_utc(one) >= in_utc(happened_at(told))), None)
    answered = local_day(happened_at(told), zone)
    due = last_day(answered, ours.within)
    return FollowUp(
        case=case.id,
        by=ours.by,
        answered=answered,
        due=due,
        solved=solved,
        unsolved=sum(isinstance(step.event, FollowUpUnsolved) for step in then.history),
        overdue=solved is None and due < local_day(at, zone),
    )
