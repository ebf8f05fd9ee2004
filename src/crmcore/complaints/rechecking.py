"""Whether a complaint stands where its history leads: in which class, and under which lifecycle. What no step changed was changed by hand."""

from __future__ import annotations

from collections.abc import Iterator

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.classes import Reclassified
from crmcore.complaints.lifecycles.shipped import lifecycle_named
from crmcore.complaints.rules.section import ComplaintRules, own_rules
from crmcore.complaints.severity import classes_at_registration
from crmcore.decision import Reason, reason
from crmcore.lifecycles.case import ref_text
from crmcore.lifecycles.history import Migrated
from crmcore.messages import Term


def not_by_history(case: CaseFile, rules: ComplaintRules) -> Iterator[tuple[int, Reason]]:
    """Yield what of a complaint does not follow from its history, and after which step: its class, and the lifecycle that it is under.

    Which class it was registered in is known where it is still under the rules of then; of one that was migrated, ask those, of the complaint as it
    stood then.

    Clause: RULES-1.5, RULES-4.15
    """
    own, last = own_rules(rules), len(case.history)
    moves = [(step.seq, step.event) for step in case.history if isinstance(step.event, Migrated)]
    begun_here = all(isinstance(one, Reclassified) for _, one in moves)
    classes = classes_at_registration(case, own) if begun_here else ()
    for seq, one in moves:
        if isinstance(one, Reclassified):
            yield from _other(seq, one.was_class, classes)
            classes = (one.class_id,)
    yield from _other(last, case.class_id, classes)
    tables = [moves[-1][1].lifecycle] if moves else [lifecycle_named(own.complaint_class(one).lifecycle, own).ref for one in classes]
    # A case goes on under the version that it began under.
    if case.lifecycle[0] not in {name for name, _ in tables} or (moves and case.lifecycle not in tables):
        yield last, reason("complaint.not_its_lifecycle", found=ref_text(case.lifecycle), wanted=tuple(map(ref_text, tables)))


def _other(seq: int, found: str, wanted: tuple[str, ...]) -> Iterator[tuple[int, Reason]]:
    if wanted and found not in wanted:
        yield seq, reason("complaint.other_class", found=Term(found), wanted=tuple(map(Term, wanted)))
