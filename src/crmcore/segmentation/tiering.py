"""Giving a customer a tier, and a tier its service level. Pure: the same facts, rules and day give the same answer."""

from __future__ import annotations

from datetime import date

import attrs

from crmcore._arguments import typed
from crmcore.customers.service_level import ServiceLevel
from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import plain_day
from crmcore.rules.conditions import facts_in
from crmcore.rules.facts import used_facts
from crmcore.segmentation.rules import SegmentationRules
from crmcore.segmentation.standing import Standing, Why


@typed
def assign(facts: attrs.AttrsInstance, *, rules: SegmentationRules, as_of: date) -> Standing:
    """Return which tier a customer with these facts is in on the local day `as_of`, and why; the first rule that holds wins.

    Raises `InvalidValue` for a rule over a fact that the class of the facts does not declare; `InvalidType` for amounts in another currency than the
    rules' (convert them first), for an `as_of` that is not a plain date, for facts that are not an attrs class, and for other rules than those of
    `Edition.segmentation`.

    Clause: FIN-3.2
    """
    if not isinstance(rules, SegmentationRules):
        raise InvalidType(reason("wrong_type", field="rules", found=type(rules).__name__, wanted="SegmentationRules"))
    if not attrs.has(type(facts)):
        raise InvalidType(reason("wrong_type", field="facts", found=type(facts).__name__, wanted="CustomerFacts"))
    match = rules.tiers.match(facts)
    asked = rules.tiers.rows[: len(match.missed) + 1]
    return Standing(
        tier=match.row.then,
        rule=match.row.id,
        clause=match.row.clause,
        as_of=plain_day(as_of, "as_of"),
        edition=rules.edition,
        why=Why(match.row.id, match.why, match.missed),
        facts=used_facts(facts, frozenset().union(*(facts_in(row.when) for row in asked))),
    )


@typed
def service_level(standing: Standing, *, rules: SegmentationRules) -> ServiceLevel:
    """Return what a customer of this standing is owed.

    Raises `InvalidValue` where the standing was made in another edition than `rules`.

    Clause: FIN-3.3
    """
    if not rules.knows(standing.edition):
        raise InvalidValue(reason("tier.other_edition", found=standing.edition, wanted=rules.edition))
    return rules.benefits[standing.tier]
