"""What must hold where nobody can be told, or where nobody may complain."""
# ruff: noqa: ARG001 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.at_any_time import Acknowledged, CustomerContacted, MergedIn, ProgressReported
from crmcore.complaints.intake import NO_STANDING, PAPER_MISSING, entitled
from crmcore.complaints.joined import CARDS, cards_ever
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import Proof
from crmcore.decision import Reason, reason
from crmcore.event import Attempt, Event
from crmcore.lifecycles.case import Step

# With these whoever complains hears what is still missing.
_ASKED: Final = (Acknowledged, CustomerContacted, ProgressReported)


def nobody_to_tell(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Whoever complains is anonymous, and gave no way to reach them."""
    known = tuple(dict.fromkeys(card.number for card in cards_ever(case.card, case.history) if not card.nobody_to_tell))
    return reason("complaint.somebody_to_tell", cards=known) if known else None


def not_entitled(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Nobody who ever complained of this may: they have no standing, or bring no papers that show it, though asked for them since."""
    if may := tuple(dict.fromkeys(card.number for card in cards_ever(case.card, case.history) if not _no_standing(card, rules))):
        return reason("complaint.may_complain", cards=may)
    lack = tuple(dict.fromkeys(_not_asked(case.card, case.history, rules)))
    return reason("complaint.papers_not_asked", cards=lack) if lack else None


def _no_standing(card: RecordCard, rules: ComplaintRules) -> frozenset[Reason]:
    """Return why whoever complains has no standing: all that only the customer could mend, such as how many speak for a group, is no such reason."""
    return frozenset(one for one in entitled(card, rules).reasons if one.code in {NO_STANDING, PAPER_MISSING})


def _not_asked(card: RecordCard, history: Iterable[Step], rules: ComplaintRules, joined: tuple[Event, ...] = ()) -> Iterator[str]:
    """Yield whose papers nobody asked for since they lack them: of a complaint, and of the duplicates in it; `joined` is what happened since."""
    events = tuple(step.event for step in history)
    known = [(n, one.card) for n, one in enumerate(events) if isinstance(one, CARDS)]
    for number, one in (*known, (len(events), card)):
        lacks = _no_standing(one, rules)
        if reason(NO_STANDING) in lacks:
            continue
        since = _lacking_since(lacks, [(n, other) for n, other in known if n <= number], rules)
        if not any(map(_reached, (*events[since:], *joined))):
            yield one.number
    for number, event in enumerate(events):
        if isinstance(event, MergedIn):
            yield from _not_asked(event.card, event.history, rules, (*events[number:], *joined))


def _lacking_since(lacks: frozenset[Reason], known: Iterable[tuple[int, RecordCard]], rules: ComplaintRules) -> int:
    """Return from which event on every card lacked this, of those put on record by then."""
    since, lacked = 0, False
    for number, card in known:
        still = _no_standing(card, rules) >= lacks
        since = number if still and not lacked else since
        lacked = still
    return since


def _reached(event: Event) -> bool:
    """Return whether the customer was told something, and it reached them."""
    return isinstance(event, _ASKED) and event.notice.proof is not Proof.UNREACHABLE
