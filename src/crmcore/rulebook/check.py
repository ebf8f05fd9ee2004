"""What is sound in an edition, but a reader should know: dates that run out, parts nobody plays, limits that can be split, empty targets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import attrs

from crmcore.clauses.catalogue import CLAUSES
from crmcore.complaints.facts import ComplaintFacts
from crmcore.complaints.lifecycles.vocabulary import VOCABULARY
from crmcore.complaints.rules.supervision import ROLES
from crmcore.customers.facts import CustomerFacts, customer_specs
from crmcore.decision import Finding, finding
from crmcore.event import plain_date_or_none
from crmcore.lifecycles.verifying import verify
from crmcore.messages import Term
from crmcore.policy.limits import Limit
from crmcore.reading.paths import at
from crmcore.rulebook.edition import Edition
from crmcore.rules.facts import nearest, specs_of
from crmcore.rules.findings import REMARKS, check_table

# The remedies that cost money.
REMEDIES: Final = ("price_reduction", "compensation")

_OURS: Final = re.compile(r"(DEPT|RULES|FIN|BANK|MAN)-.*")


def check_edition(edition: Edition, *, today: date | None = None, facts: type[CustomerFacts] = CustomerFacts) -> tuple[Finding, ...]:
    """Answer what a reader should know about rules that loaded; nothing to say is an empty tuple.

    `today` is a local day, for the question whether the review is overdue; without it that is not asked. `facts` is the class the edition was loaded
    with.

    Clause: RULES-4.28, BANK-4.1, BANK-1.2
    """
    return (
        *_dates(edition, plain_date_or_none(today)),
        *(one for section, look in _LOOKS if edition.has(section) for one in look(edition)),
        *_tables(edition, facts),
        *_clauses(edition),
        *edition.regimes.findings(),
        *edition.remarks,
    )


def _dates(edition: Edition, today: date | None) -> Iterator[Finding]:
    if edition.valid_from.day != 1:
        yield finding("not_first_of_month", "rulebook.valid_from", valid_from=edition.valid_from)
    if edition.review_by <= edition.valid_from:
        yield finding("review_before_start", "rulebook.review_by", review_by=edition.review_by, valid_from=edition.valid_from)
    elif today is not None and today > edition.review_by:
        yield finding("review_overdue", "rulebook.review_by", review_by=edition.review_by, today=today)


def _calendars(edition: Edition) -> Iterator[Finding]:
    """Compare what the calendars know with the days on which the edition is used: from its first to the eve of its review."""
    for name, one in edition.calendars.items():
        path = at("calendars", name)
        if one.first_day > edition.valid_from:
            yield finding("calendar_begins_late", path, calendar=name, first_day=one.first_day, valid_from=edition.valid_from)
        if one.last_day + timedelta(days=1) < edition.review_by:
            yield finding("calendar_ends_early", path, calendar=name, last_day=one.last_day, review_by=edition.review_by)


def _tables(edition: Edition, facts: type[CustomerFacts]) -> Iterator[Finding]:
    found: tuple[Finding, ...] = ()
    if edition.has("segmentation"):
        declared: type[attrs.AttrsInstance] = facts
        specs = customer_specs(edition.customers, facts) if edition.has("customers") else specs_of(declared)
        found += tuple(check_table(edition.segmentation.tiers, specs, "segmentation.tiers"))
    if edition.has("complaints"):
        found += tuple(check_table(edition.complaints.classes, specs_of(ComplaintFacts), "complaints.classes", inside="when"))
    yield from (one for one in found if one.code in REMARKS)


def _roles(edition: Edition) -> Iterator[Finding]:
    if not edition.has("complaints"):
        return
    held = {role for one in edition.organisation.positions.values() for role in one.roles}
    yield from (finding("role_unheld", "organisation.positions", role=Term(role)) for role in ROLES if role not in held)


def _limits(edition: Edition) -> Iterator[Finding]:
    for action in REMEDIES:
        if edition.has("complaints") and action not in edition.policy.limits:
            yield finding("action_without_limit", "policy.limits", action=Term(action))
    for i, limit in enumerate(edition.policy.limits.values()):
        path = at("policy.limits", i)
        if len(limit.bands) > 1 and limit.window is None:
            yield finding("splittable", path, action=Term(limit.action), edge=limit.authority(0))
        yield from _falling(limit, at(path, "bands"), edition)


def _falling(limit: Limit, path: str, edition: Edition) -> Iterator[Finding]:
    """Report a band for larger amounts whose highest signature ranks below that of the band before it."""
    ranks = [max(edition.organisation.positions[one].rank for one in band.signers) for band in limit.bands]
    for i, (lower, upper) in enumerate(pairwise(ranks), 1):
        if upper < lower:
            yield finding("authority_falls", at(path, i), action=Term(limit.action), lower=limit.authority(i - 1), upper=limit.authority(i))


def _targets(edition: Edition) -> Iterator[Finding]:
    for i, target in enumerate(edition.kpi.targets):
        path = at("kpi.targets", i)
        if target.at_least is None and target.at_most is None and target.down_by is None:
            yield finding("target_without_bound", path, kpi=Term(target.kpi))
        elif target.down_by is not None and target.baseline is None:
            yield finding("target_without_baseline", path, kpi=Term(target.kpi))


def _lifecycles(edition: Edition) -> Iterator[Finding]:
    for i, one in enumerate(edition.complaints.lifecycles.values()):
        yield from verify(one, VOCABULARY, path=at("lifecycles", i)).findings  # what is law stood in the way of loading


def _clauses(edition: Edition) -> Iterator[Finding]:
    """Report clauses that look like those of the catalogue and are not in it; a firm may cite papers of its own."""
    for provision in edition.provisions:
        for clause in provision.clauses:
            if clause not in CLAUSES and _OURS.fullmatch(clause):
                near, path = nearest(clause, CLAUSES), at(provision.path, "clause")
                yield finding("clause_not_found", path, found=clause) if near is None else finding("unknown_clause", path, found=clause, nearest=near)


# What is looked at of each section that an edition has.
_LOOKS: Final[tuple[tuple[str, Callable[[Edition], Iterator[Finding]]], ...]] = (
    ("calendars", _calendars),
    ("organisation", _roles),
    ("policy", _limits),
    ("kpi", _targets),
    ("complaints", _lifecycles),
)
