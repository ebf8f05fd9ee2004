"""What was put on record only after it had happened: with both instants, and whether that is later than the rulebook allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import attrs

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.events.procedure import Registered
from crmcore.complaints.happened import arrived_at
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Facts, Finding, finding
from crmcore.event import in_utc
from crmcore.messages import Language, Term, render
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.clocks.laid import lay


@attrs.frozen(kw_only=True)
class RecordedLate:
    """One step that tells of something earlier: when that happened, when it was put on record, and whether that was too late (None: not limited).

    `step` is its number in the history, `event` its stored name; instants are in the firm's zone.

    Clause: RULES-4.26, RULES-4.25
    """

    case: str
    step: int
    event: str
    happened: datetime
    recorded: datetime
    late: bool | None = None

    @property
    def finding(self) -> Finding | None:
        """Return the finding that it was put on record too late; None where it was not, or the rulebook does not say."""
        if not self.late:
            return None
        event, path = Term(self.event), f"history[{self.step - 1}]"
        return finding("complaint.recorded_late", path, case=self.case, event=event, happened=self.happened, recorded=self.recorded)

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        facts = Facts({"case": self.case, "event": Term(self.event), "happened": self.happened, "recorded": self.recorded})
        return render("complaint.recorded_late" if self.late else "complaint.recorded_behind", facts, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def recorded_late(case: Complaint, *, rules: ComplaintRules) -> tuple[RecordedLate, ...]:
    """Return the steps of a complaint that were put on record later than what they tell of, in the order of the history.

    Too late is what was recorded beyond the rulebook's `record_within`, counted from when it happened. What was recorded at once is not among them.

    Clause: RULES-4.26, RULES-4.25
    """
    return tuple(_each(case, rules))


def ever_too_late(case: Complaint, rules: ComplaintRules) -> bool | None:
    """Return whether anything on a complaint was put on record too late; None where the rulebook does not say by when it must be.

    Clause: RULES-4.26, RULES-4.27
    """
    return None if rules.record_within is None else any(one.late for one in _each(case, rules))


def _each(case: Complaint, rules: ComplaintRules) -> Iterator[RecordedLate]:
    zone = zone_named(rules.zone)
    for step in case.history:
        happened, recorded = arrived_at(step.event).astimezone(zone), step.event.at.astimezone(zone)
        if in_utc(happened) < in_utc(recorded):
            late = None if rules.record_within is None else _beyond(rules.record_within, happened, recorded, rules)
            if isinstance(step.event, Registered) and not late:  # every complaint is put on record after it was received
                continue
            yield RecordedLate(case=case.id, step=step.seq, event=step.event.name, happened=happened, recorded=recorded, late=late)


def _beyond(within: Duration, happened: datetime, recorded: datetime, rules: ComplaintRules) -> bool:
    line = lay(within, in_utc(happened), zone=zone_named(rules.zone), calendar=None)
    return line.end(line.budget).passed(in_utc(recorded))
