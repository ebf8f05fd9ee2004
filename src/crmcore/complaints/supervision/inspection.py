"""What the administration department found when it inspected complaints, and how far it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

import attrs

from crmcore import privacy
from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.events.inspection import Inspected
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.supervision.actions import ActionState, ActionStatus, actions_of
from crmcore.decision import Facts, Finding
from crmcore.errors import CrmCoreError
from crmcore.event import instant
from crmcore.loaded import Loaded, unreadable_as
from crmcore.messages import Language, render
from crmcore.section import sections_of
from crmcore.worktime.calendars.zone import local_day, zone_named


@attrs.frozen(kw_only=True)
class Inspection:
    """One inspection of a complaint: on which local day of the firm, by whom (a staff id), what was seen, and how far what was found is mended.

    Clause: RULES-4.25
    """

    case: str
    inspected: date
    by: str
    note: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)
    found: tuple[ActionStatus, ...] = ()

    @property
    def mended(self) -> tuple[ActionStatus, ...]:
        """Return what was found and is done; what proved to be without effect is not.

        Clause: RULES-4.25
        """
        return tuple(one for one in self.found if one.state in {ActionState.DONE, ActionState.EFFECTIVE})

    @property
    def late(self) -> tuple[ActionStatus, ...]:
        """Return what was found and is past its last day: to be done, or to be checked.

        Clause: RULES-4.25
        """
        return tuple(one for one in self.found if one.overdue)

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line, without what was seen."""
        counts = {"found": len(self.found), "mended": len(self.mended), "late": len(self.late)}
        return render("supervision.inspected", Facts({"case": self.case, "inspected": self.inspected, "by": self.by, **counts}), lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def inspections(cases: Iterable[Complaint], *, at: datetime, rules: Mapping[str, ComplaintRules]) -> Loaded[Inspection]:
    """Return the inspections of some complaints until `at`, the first made first: what was found, what is mended, what is late then.

    `rules` maps the id of each edition that governed a complaint at `at` to its rules. One that cannot be read hides no other: why not stands beside
    them, by its id. Raises `NotFound` naming every edition that is missing.

    Clause: RULES-4.25
    """
    at, known = instant(at), tuple(cases)
    sections = sections_of((case.edition_at(at) for case in known), rules)
    made, unreadable = list[tuple[date, Inspection]](), list[Finding]()
    for case in known:
        try:
            made += _of(case, at, sections[case.edition_at(at)])
        except CrmCoreError as error:
            unreadable += unreadable_as(case.id, error)
    return Loaded(tuple(one for _, one in sorted(made, key=lambda pair: (pair[0], pair[1].case))), tuple(unreadable))


def _of(case: Complaint, at: datetime, rules: ComplaintRules) -> Iterator[tuple[date, Inspection]]:
    zone = zone_named(rules.zone)
    statuses = {one.action.id: one for one in actions_of(case, at=at, rules=rules)}
    for step in case.as_of(at, rules=rules).history:
        if isinstance(event := step.event, Inspected):
            day, found = local_day(event.at, zone), tuple(statuses[one.id] for one in event.found)
            yield day, Inspection(case=case.id, inspected=day, by=event.by.id, note=event.note, found=found)
