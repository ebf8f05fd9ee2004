"""Which open complaints are in another class than what is known of them by now would put them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

import attrs

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.events.at_any_time import MergedIn
from crmcore.complaints.events.card import CardCorrected
from crmcore.complaints.events.classes import Reclassified
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.severity import Severity, severity_of_case
from crmcore.decision import Facts, Finding
from crmcore.errors import CrmCoreError
from crmcore.event import instant
from crmcore.loaded import Loaded, unreadable_as
from crmcore.messages import Language, Term, WordKind, render
from crmcore.section import sections_of


@attrs.frozen(kw_only=True)
class OtherClass:
    """A complaint that is in one class, and that what is known of it puts in another: `severity` says which, and why.

    Clause: RULES-1.5, FIN-7.3
    """

    case: str
    class_id: str
    severity: Severity

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        why = ("，" if lang == Language.ZH else ", ").join(one.text(lang) for one in self.severity.why)
        return render("class.other", Facts({"id": self.case, "was": Term(self.class_id), "found": Term(self.severity.class_id), "why": why}), lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def other_classes(cases: Iterable[Complaint], *, at: datetime, rules: Mapping[str, ComplaintRules]) -> Loaded[OtherClass]:
    """Return which complaints that are open at `at` should be looked at for their class, the most severe first.

    One that was put in a higher class than its facts give is not listed again until a card was corrected or a duplicate merged in since. `rules` maps
    the id of each edition that governed a complaint at `at` to its rules. One that cannot be judged hides no other: why not stands beside them, by
    its id. Raises `NotFound` naming every edition that is missing.

    Clause: RULES-1.5, FIN-7.3, RULES-4.25
    """
    at, known = instant(at), tuple(cases)
    sections = sections_of((case.edition_at(at) for case in known), rules)
    found, unreadable = list[tuple[int, str, OtherClass]](), list[Finding]()
    for case in known:
        try:
            found += _judged(case.as_of(at, rules=sections[case.edition_at(at)]), sections[case.edition_at(at)])
        except CrmCoreError as error:
            unreadable += unreadable_as(case.id, error)
    return Loaded(tuple(one for *_, one in sorted(found, key=lambda one: one[:2])), tuple(unreadable))


def _judged(case: Complaint, rules: ComplaintRules) -> Iterator[tuple[int, str, OtherClass]]:
    """Yield a complaint, behind what it is sorted by, if it should be looked at for its class."""
    severity = severity_of_case(case, rules)
    if case.ended is not None or severity.class_id == case.class_id:
        return
    rank = rules.rank_of(severity.class_id)
    if rank < rules.rank_of(case.class_id) and isinstance(case.last(Reclassified, CardCorrected, MergedIn), Reclassified):
        return
    called = rules.names.term(WordKind.CLASSES, case.class_id)
    yield -rank, case.id, OtherClass(case=case.id, class_id=called, severity=severity)
