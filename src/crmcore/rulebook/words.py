"""Words of a rulebook that loads which name nothing that is there: approvers, a firm's own roles and actions, a priority, products without a list.

A word that must be on a list is a fault where its section is read. These may be a firm's own, so that only a finding says what was probably meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from crmcore.complaints.rules.supervision import APPROVING, ROLES, SUPERIOR
from crmcore.decision import Facts, Finding, finding
from crmcore.messages import FactValue, Term, WordKind
from crmcore.policy.limits import Limit
from crmcore.reading.paths import at
from crmcore.reading.values import unknown
from crmcore.rulebook.edition import Edition
from crmcore.rules.conditions import Is, OneOf, leaves
from crmcore.rules.facts import nearest
from crmcore.worktime.clocks.clock import Clock

# The remedies that cost money, and the actions whose money can come to whoever decides on them.
REMEDIES: Final = ("price_reduction", "compensation")
TO_STAFF: Final = ("expense", "purchase")

# The roles that crmcore knows: those of the procedure, and those that the law lets approve.
KNOWN_ROLES: Final = (*ROLES, *sorted(APPROVING), SUPERIOR)


def unmatched_words(edition: Edition) -> Iterator[Finding]:
    """Yield what names nothing that is there, each with the nearest right word."""
    if edition.has("organisation") and edition.has("complaints"):
        yield from _unheld(edition)
        yield from _own_roles(edition)
        yield from _approvers(edition)
    if edition.has("policy"):
        yield from _actions(edition.policy.limits.values())
    if edition.has("customers") and edition.has("segmentation"):
        yield from _priority(edition)
    if edition.has("complaints"):
        yield from _products(edition)
        yield from _group(edition)


def _said(code: str, path: str, word: str, known: Iterable[str], **facts: FactValue) -> Finding:
    why = unknown(code, word, known)
    return Finding(why.code, path, Facts({**why.facts, **facts}))


def _holders(edition: Edition) -> dict[str, int]:
    """Return each role with the last position that has it, by its number."""
    return {role: i for i, one in enumerate(edition.organisation.positions.values()) for role in sorted(one.roles)}


def _unheld(edition: Edition) -> Iterator[Finding]:
    """Report the roles of the procedure that no position has."""
    held = _holders(edition)
    own = tuple(role for role in held if role not in ROLES)  # a firm may have roles of its own, so that one written wrongly loads
    for role in (edition.names.term(WordKind.ROLES, one) for one in ROLES if one not in held):
        if (near := nearest(role, own)) is None:
            yield finding("role_unheld", "organisation.positions", role=role)
        else:
            yield finding("role_misspelt", at(at("organisation.positions", held[near]), "roles"), found=Term(near), nearest=role)


def _own_roles(edition: Edition) -> Iterator[Finding]:
    """Report a firm's own roles that nothing in the rulebook asks for; one that may be meant for a role that nobody holds is told with that one."""
    held = _holders(edition)
    free = tuple(role for role in ROLES if role not in held)
    asked = {*KNOWN_ROLES, *(one.role for one in edition.organisation.stand_ins)}
    asked |= {role for _, clock in _clocks_by_path(edition) for step in clock.extensions for role in step.approvers}
    watched = edition.complaints.supervision
    asked |= {role for step in watched.escalation for role in step.tell} | ({watched.follow_up.by} if watched.follow_up else set())
    known = tuple(edition.names.term(WordKind.ROLES, one) for one in KNOWN_ROLES)
    for role, index in held.items():
        if role not in asked and nearest(role, free) is None:
            yield _said("role_unasked", at(at("organisation.positions", index), "roles"), role, known)


def _approvers(edition: Edition) -> Iterator[Finding]:
    """Report whoever is named as approving an extension and is neither a position nor a role; and each step that nobody may approve."""
    who = {SUPERIOR, *_holders(edition), *edition.organisation.positions}
    known = {*who, *(edition.names.term(WordKind.ROLES, one) for one in KNOWN_ROLES)}
    asked = {(clock.id, step.id): (path, step.approvers) for path, clock in _clocks_by_path(edition) for step in clock.extensions}
    for (clock_id, step_id), (path, approvers) in asked.items():
        strange = [one for one in sorted(approvers) if one not in known]
        told = [_said("approver_unknown", f"{path}.extensions.{step_id}.approvers", one, known, step=Term(step_id)) for one in strange]
        unheld = bool(approvers) and approvers.isdisjoint(who)
        yield from told if not unheld else (one for one in told if one.code == "approver_unknown")
        if unheld and all(one.code != "approver_unknown" for one in told):
            wanted = tuple(Term(one) for one in sorted(approvers))
            yield finding("approver_unheld", "organisation.positions", clock=Term(clock_id), step=Term(step_id), approvers=wanted)


def _clocks_by_path(edition: Edition) -> Iterator[tuple[str, Clock]]:
    """Yield every clock of every class with its key path: that of a regime where the firm would change it."""
    for i, row in enumerate(edition.complaints.classes.rows):
        yield from ((at(at(at("complaints.classes", i), "clocks"), clock.id), clock) for clock in row.then.clocks)
        for law in row.then.regulator:
            for clock in law.clocks:
                yield at(at("regimes", law.regime.id), clock.id.removeprefix(f"{law.regime.id}.")), clock


def _actions(limits: Iterable[Limit]) -> Iterator[Finding]:
    """Report an action of a firm's own that may be meant for one of crmcore's that has no limits."""
    actions = {one.action: i for i, one in enumerate(limits)}
    free = tuple(one for one in (*REMEDIES, *TO_STAFF) if one not in actions)
    for action, index in actions.items():
        if action not in {*REMEDIES, *TO_STAFF} and (near := nearest(action, free)) is not None:
            yield finding("action_misspelt", at(at("policy.limits", index), "action"), found=Term(action), nearest=Term(near))


def _priority(edition: Edition) -> Iterator[Finding]:
    """Report a priority of special care that no tier has: nobody knows where its place in the queue would be."""
    care, known = edition.customers.special_care, {one.priority for one in edition.segmentation.benefits.values() if one.priority is not None}
    if care is not None and known and care.priority not in known:
        yield _said("priority_unknown", "customers.special_care.priority", care.priority, known)


def _group(edition: Edition) -> Iterator[Finding]:
    """Report a crisis group for which there are fewer positions than members."""
    crisis = edition.complaints.crisis
    if crisis is not None and len(set(crisis.positions)) < crisis.at_least:
        positions = tuple(map(Term, crisis.positions))
        path = "complaints.crisis.at_least"
        yield finding("group_small", path, wanted=crisis.at_least, positions=positions, count=len(positions))


def _products(edition: Edition) -> Iterator[Finding]:
    """Report a product in a condition where the rulebook has no list of products, so that nobody sees whether it is misspelt."""
    if edition.complaints.products:
        return
    for i, row in enumerate(edition.complaints.classes.rows):
        said = [leaf for leaf in leaves(row.when) if leaf.fact == "product" and isinstance(leaf, Is | OneOf)]
        words = tuple(str(word) for leaf in said for word in (leaf.values if isinstance(leaf, OneOf) else (leaf.value,)))
        if words:
            yield finding("product_unlisted", at(at("complaints.classes", i), "when"), products=tuple(map(Term, words)))
