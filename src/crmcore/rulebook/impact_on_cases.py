"""What a new rulebook changes for the complaints that are open: class, deadlines, who acts next, who approves; before anything changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.facts import facts_of
from crmcore.complaints.lifecycles.shipped import lifecycle_of
from crmcore.complaints.migrating import migrate
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import State
from crmcore.decision import Facts, Finding, Reason, reason
from crmcore.errors import CrmCoreError, NotFound, Refused
from crmcore.event import Actor, in_utc, instant
from crmcore.loaded import unreadable_as
from crmcore.messages import FactValue, Language, Term, WordKind, render, say_term
from crmcore.organisation import OrganisationRules
from crmcore.policy.authority import needed
from crmcore.policy.request import ApprovalRequest
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.impact_on_clocks import ClassImpact, DeadlineImpact, by_class, deadlines
from crmcore.rulebook.next_steps import next_steps
from crmcore.rulebook.rulebook import Rulebook
from crmcore.worktime.calendars.zone import local_day, zone_named

# Somebody who migrates complaints, and took no step of any.
_MOVER: Final = Actor(id="*mover", roles=frozenset({"administration"}))

# How many of the complaints that could not be read for one reason are named.
_SHOWN: Final = 10


@attrs.frozen
class CaseImpact:
    """What changes for one complaint; `migrates` if it changes only when it is migrated to the new section. `deadlines` holds its clocks that move.

    Clause: RULES-4.28
    """

    id: str
    state: str
    migrates: bool
    changes: tuple[Reason, ...]
    deadlines: DeadlineImpact = attrs.field(factory=DeadlineImpact)

    def lines(self, lang: Language = Language.EN) -> Iterator[str]:
        """Yield each change on one line."""
        code = "impact.when_migrated" if self.migrates else "impact.at_once"
        for one in self.changes:
            yield render(code, {"id": self.id, "state": State(self.state), "said": one.text(lang)}, lang)


@attrs.frozen
class Impact:
    """The open complaints that change under a new rulebook.

    `open` counts the open complaints that could be read; `unreadable` are the faults of the others. `classes` counts, class by class, those of which
    a deadline moves.

    Clause: RULES-4.28
    """

    open: int
    changed: tuple[CaseImpact, ...]
    unreadable: tuple[Finding, ...] = ()
    classes: tuple[ClassImpact, ...] = ()

    def text(self, lang: Language = Language.EN, *, most: int | None = None) -> str:
        """Return all of it: a line per change, of at most so many complaints, a line per one that could not be read, and how many change."""
        lines = [line for one in self.changed[:most] for line in one.lines(lang)]
        if most is not None and len(self.changed) > most:
            lines.append(render("impact.more", {"count": len(self.changed) - most}, lang))
        lines += self._unreadable(lang)
        lines += (one.text(lang) for one in self.classes)
        counts = Facts({"changed": len(self.changed), "open": self.open, "unreadable": len(self.unreadable)})
        return "\n".join((*lines, render("impact.count_but" if self.unreadable else "impact.count", counts, lang)))

    def _unreadable(self, lang: Language) -> Iterator[str]:
        """Yield why complaints could not be read, those of one reason on one line."""
        by_reason: dict[str, list[str]] = {}
        for one in self.unreadable:
            by_reason.setdefault(one.text(lang), []).append(one.path)
        for why, ids in by_reason.items():
            if len(ids) == 1:
                yield render("impact.unreadable", {"id": ids[0], "why": why}, lang)
            else:
                some = (*ids[:_SHOWN], "…") if len(ids) > _SHOWN else tuple(ids)
                yield render("impact.several_unreadable", {"count": len(ids), "ids": some, "why": why}, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def impact(cases: Iterable[Complaint], *, old: Rulebook, new: Rulebook, at: datetime) -> Impact:
    """Return what a new rulebook changes for the open ones of these complaints as they stand at `at`, or at their last step, if that is later.

    `at` is an aware instant. A complaint whose section is also in `new` stays under it; any other is treated as if it were migrated. Who holds which
    position, and who approves how much, is read from one edition before and another after: before, the edition of `old` in force at `at`; after,
    the latest of `new`. What was granted stays. Each clock is read under both: after a migration by its `on_change`. One that cannot be migrated says
    why, and keeps its deadlines. A complaint that cannot be read does not hide the others: it becomes a finding.

    Clause: RULES-4.28
    """
    changed, unreadable, seen = list[CaseImpact](), list[Finding](), list[tuple[Term, DeadlineImpact]]()
    now = instant(at)
    was = _in_force(old, local_day(now, zone_named(old.editions[-1].zone)))
    for case in cases:
        try:
            look = _Look(case, max(now, case.history[-1].event.at, key=in_utc), old.edition(case.edition, on=was.valid_from), was, new)
            if look.over:
                continue
            found = look.impact()
        except CrmCoreError as error:
            unreadable += unreadable_as(case.id, error)
        else:
            changed += [found] if found.changes else []
            seen.append((look.named, found.deadlines))
    return Impact(len(seen), tuple(changed), tuple(unreadable), by_class(seen))


def _in_force(book: Rulebook, day: date) -> Edition:
    """Return the edition in force; before the first one, the first."""
    try:
        return book.on(day)
    except NotFound:
        return book.editions[0]


@attrs.frozen
class _After:
    """A complaint as it will be, the rules that it then follows, those that classify new complaints, and why it can't be migrated."""

    case: Complaint
    rules: ComplaintRules
    classed: ComplaintRules
    migrates: bool = False
    stuck: tuple[Reason, ...] = ()


@attrs.frozen
class _Look:
    """One complaint under both: `pinned` has its section; `was` is in force on the day asked about; the last edition of `new` takes its place."""

    case: Complaint
    at: datetime
    pinned: Edition
    was: Edition
    new: Rulebook

    @property
    def over(self) -> bool:
        """Return whether the complaint is in a final state."""
        return self.case.state in lifecycle_of(self.case.lifecycle, self.pinned.complaints).final

    @property
    def named(self) -> Term:
        """Return the class of the complaint by the firm's name for it."""
        return self.pinned.complaints.names.term(WordKind.CLASSES, self.case.class_id)

    def impact(self) -> CaseImpact:
        """Return what changes for it, before and after."""
        now, after = self.new.editions[-1], self._after()
        moved = deadlines(self.case, self.pinned.complaints, after.case, after.rules, at=self.at)
        changes = (*self._class(after.classed), *after.stuck, *moved.reasons(), *self._next(after, now), *self._approvals(now))
        return CaseImpact(self.case.id, self.case.state.value, after.migrates, changes, moved)

    def _after(self) -> _After:
        """Return it as it will be: under its own section, if the new rulebook has that too; else migrated, or why it can't be."""
        case, newest = self.case, self.new.editions[-1]
        try:
            rules = self.new.edition(case.edition, on=newest.valid_from).complaints
        except NotFound:
            rules = newest.complaints
        else:
            return _After(case, rules, rules)
        try:
            moved = migrate(case, was=self.pinned.complaints, rules=rules, at=self.at, by=_MOVER, why=newest.id)
        except Refused as error:
            why = reason("impact.cannot_go", why=error.decision.reasons)
            return _After(case, self.pinned.complaints, rules, migrates=True, stuck=(why,))
        return _After(moved, rules, rules, migrates=True)

    def _class(self, rules: ComplaintRules) -> Iterator[Reason]:
        facts = facts_of(self.case.card)
        was, now = (one.classes.match(facts).row.then.id for one in (self.pinned.complaints, rules))
        if was != now:
            yield reason("impact.class", was=Term(was), now=Term(now))

    def _next(self, after: _After, now: Edition) -> Iterator[Reason]:
        before = next_steps(self.case, at=self.at, rules=self.pinned.complaints, organisation=_organisation(self.was))
        then = next_steps(after.case, at=self.at, rules=after.rules, organisation=_organisation(now))
        for step in dict.fromkeys((*before, *then)):
            was, will = before.get(step, ()), then.get(step, ())
            if was != will:
                yield reason("impact.next", event=Term(step), was=_who(was), now=_who(will))

    def _approvals(self, now: Edition) -> Iterator[Reason]:
        granted = {one.request.action for one in self.case.grants}
        by = self.case.history[-1].event.by
        customer = self.case.card.customer or self.case.id
        for action, amount in self.case.money.items():
            if action not in granted:
                asked = ApprovalRequest(
                    id=self.case.id, action=action, amount=amount, requested_by=by, at=self.at, subject=self.case.id, customer=customer
                )
                chains = [_chain(asked, one) for one in (self.was, now)]
                if chains[0] != chains[1]:
                    yield reason("impact.approval", action=Term(action), amount=amount, was=Signers(chains[0]), now=Signers(chains[1]))


@attrs.frozen
class Signers:
    """Who signs, in order, each signature with the posts any of which gives it; nobody if no table covers it."""

    chain: tuple[tuple[str, ...], ...]

    def say(self, lang: Language) -> str:
        """Return them in one language."""
        return " → ".join(" / ".join(say_term(one, lang) for one in turn) for turn in self.chain) or render("impact.nobody", {}, lang)


def _organisation(edition: Edition) -> OrganisationRules | None:
    return edition.organisation if edition.has("organisation") else None


def _chain(asked: ApprovalRequest, edition: Edition) -> tuple[tuple[str, ...], ...]:
    """Return who must sign; nobody if the rulebook has no limits, or none that covers it."""
    found = needed(asked, rules=edition.policy, related=()) if edition.has("policy") else None
    return () if found is None or isinstance(found, Reason) else found.limit.bands[found.index].turns


def _who(positions: tuple[str, ...]) -> FactValue:
    return tuple(Term(one) for one in positions) or Signers(())
