"""The complaint: its file, and the four things to do with it: check, advance, explain, read its clocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Self, cast

import attrs

from crmcore._arguments import typed
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.deadlines import clocks_of
from crmcore.complaints.events.classes import Reclassified
from crmcore.complaints.events.procedure import Registered
from crmcore.complaints.facts import ComplaintFacts, facts_of
from crmcore.complaints.intake import unlisted
from crmcore.complaints.lifecycles.shipped import lifecycle_named, lifecycle_of
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.rechecking import not_by_history
from crmcore.complaints.rules.section import ComplaintRules, own_rules
from crmcore.complaints.states import State
from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import Actor, in_utc
from crmcore.lifecycles.case import LifecycleRef
from crmcore.lifecycles.case_base import CaseBase
from crmcore.lifecycles.history import Migrated
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.walk import Difference
from crmcore.worktime.clocks.reading import Reading, read_if_known, readings_if_known
from crmcore.worktime.clocks.timers import Timer, timers_if_known

_CHANGES_CLOCKS: Final = (Migrated, Reclassified)


@attrs.frozen
class Complaint(CaseFile, CaseBase[State, ComplaintRules]):
    """One complaint on its way through its lifecycle: frozen; every step returns another.

    All methods take the rules of the edition that the complaint is under (`edition.complaints`), or was under at the instant asked about
    (`edition_at`), and raise `InvalidValue` for others, `InvalidType` for anything but the rules for complaints.

    Clause: RULES-4.1, RULES-4.4, RULES-4.15
    """

    def lifecycle_in(self, rules: ComplaintRules, ref: LifecycleRef, /) -> Lifecycle[CaseFile, ComplaintRules]:
        """Return the lifecycle of this name and version: one that crmcore ships, or the firm's own. Raises `NotFound`.

        Clause: RULES-1.5
        """
        return lifecycle_of(ref, own_rules(rules))

    def recheck(self, *, rules: ComplaintRules) -> tuple[Difference, ...]:
        """Return the steps on record that the rules would not allow, and what of the complaint does not follow from them: its state, its class.

        Clause: RULES-4.15, RULES-1.5
        """
        found, taken = super().recheck(rules=rules), {step.seq: step.transition for step in self.history}
        return (*found, *(Difference(seq, taken.get(seq, ""), (why,)) for seq, why in not_by_history(self, rules)))

    @typed
    def clocks(self, *, at: datetime, rules: ComplaintRules) -> Mapping[str, Reading]:
        """Return what each clock of the complaint's class shows at `at`, by the clock's id; of one that is not known, why.

        At an instant before its edition or its class changed, the clocks are those of then; of another edition, by the rules of that.

        Clause: RULES-4.26
        """
        return {one.id: read_if_known(one, self.clock_events, at=at, calendar=days) for one, days in clocks_of(self._then(at, rules), rules)}

    @typed
    def runs(self, *, at: datetime, rules: ComplaintRules) -> Mapping[str, tuple[Reading, ...]]:
        """Return what each run of each clock shows at `at`, by the clock's id, in the order of `readings`: a verdict stands when another run follows.

        Clause: RULES-4.26
        """
        return {one.id: readings_if_known(one, self.clock_events, at=at, calendar=days) for one, days in clocks_of(self._then(at, rules), rules)}

    def _then(self, at: datetime, rules: ComplaintRules) -> Self:
        """Return the complaint under the edition and in the class of an instant: its clocks are those of that time."""
        moment = in_utc(at)
        changed = any(isinstance(step.event, _CHANGES_CLOCKS) and in_utc(step.event.at) > moment for step in self.history)
        return self.as_of(at, rules=own_rules(rules)) if changed else self

    def timers(self, *, rules: ComplaintRules) -> tuple[Timer, ...]:
        """Return the instants at which a clock will need attention, the earliest first; where it is not known, the end of the days that are.

        Clause: RULES-4.25
        """
        found = (timer for one, calendar in clocks_of(self, rules) for timer in timers_if_known(one, self.clock_events, calendar=calendar))
        return tuple(sorted(found, key=lambda timer: in_utc(timer.at)))


@typed
def register(card: RecordCard, *, at: datetime, by: Actor, rules: ComplaintRules) -> Complaint:
    """Return a new complaint, put on record: its class found, its file opened, its first step taken.

    Raises `InvalidValue` naming every word of the card that is not on the rulebook's lists (and the nearest that is), `Refused` where `by` may not
    register it or `at` is before its receipt, `InvalidType` for a `card` that is not a `RecordCard` and for other rules than those of
    `Edition.complaints`.

    Clause: RULES-1.2, RULES-1.5, RULES-4.2, RULES-4.15
    """
    if not isinstance(card, RecordCard):
        raise InvalidType(reason("wrong_type", field="card", found=type(card).__name__, wanted="RecordCard"))
    return registered(card, facts_of(card), at=at, by=by, rules=rules)


def registered(card: RecordCard, facts: ComplaintFacts, *, at: datetime, by: Actor, rules: ComplaintRules) -> Complaint:
    """Return a new complaint, put on record in the class that these facts give it.

    Clause: RULES-1.5, RULES-4.15
    """
    if faults := tuple(unlisted(card, own_rules(rules))):
        raise InvalidValue(*faults)
    chosen = rules.classes.match(facts).row.then
    lifecycle = lifecycle_named(chosen.lifecycle, rules)
    blank = Complaint(card.number, rules.edition, lifecycle.ref, cast("State", lifecycle.initial), chosen.id, card)
    return blank.advance(Registered(card=card, at=at, by=by), rules=rules)
