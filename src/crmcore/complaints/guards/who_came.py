"""What must hold where nobody can be told, or where nobody may complain."""
# ruff: noqa: ARG001 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.at_any_time import Acknowledged, ContactTried, CustomerContacted, ProgressReported
from crmcore.complaints.intake import NO_STANDING, PAPER_MISSING, entitled
from crmcore.complaints.joined import cards_ever
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Reason, reason
from crmcore.event import Attempt

# With these whoever complains hears what is still missing.
_ASKED: Final = (Acknowledged, CustomerContacted, ContactTried, ProgressReported)


def nobody_to_tell(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Whoever complains is anonymous, and gave no way to reach them."""
    known = tuple(dict.fromkeys(card.number for card in cards_ever(case.card, case.history) if not card.nobody_to_tell))
    return reason("complaint.somebody_to_tell", cards=known) if known else None


def not_entitled(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Nobody who complained of this may do so: they have no standing, or do not bring the papers that show it, though they were asked for them."""
    against = {card.number: _no_standing(card, rules) for card in case.reporters}
    if may := tuple(number for number, codes in against.items() if not codes):
        return reason("complaint.may_complain", cards=may)
    if case.last(*_ASKED) is not None:
        return None
    lack = tuple(number for number, codes in against.items() if NO_STANDING not in codes)
    return reason("complaint.papers_not_asked", cards=lack) if lack else None


def _no_standing(card: RecordCard, rules: ComplaintRules) -> frozenset[str]:
    """Return why whoever complains has no standing: all that only the customer could mend, such as how many speak for a group, is no such reason."""
    return frozenset(one.code for one in entitled(card, rules).reasons) & {NO_STANDING, PAPER_MISSING}
