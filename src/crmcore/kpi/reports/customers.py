"""The other sections of a report: satisfaction, customers and their tiers, approvals, contacts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from crmcore.customers.record import CustomerRecord
from crmcore.kpi.figures.satisfaction import nps_count, sides
from crmcore.kpi.reports.complaint_counts import money_by_currency
from crmcore.kpi.reports.sections import ApprovalSection, ContactSection, CustomerSection, SatisfactionSection, TierMoves
from crmcore.kpi.row import Scope
from crmcore.measures.spread import Histogram, Tally
from crmcore.policy.record import ApprovalOutcome, ApprovalRecord
from crmcore.relations.contacts import Contact
from crmcore.relations.visits import return_visits
from crmcore.segmentation.movement import moves
from crmcore.service.surveys import SurveyAnswer
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.calendars.zone import zone_named
from crmcore.worktime.period import Period


def satisfaction_section(answers: tuple[SurveyAnswer, ...], *, scope: Scope) -> SatisfactionSection:
    """Return what customers answered in one period.

    Clause: BANK-3.2, FIN-5.1
    """
    given = [one for one in answers if scope.period.contains(one.day)]
    return SatisfactionSection(
        answers=len(given),
        promoters=nps_count(given, scope),
        scores=Histogram.of(one.csat for one in given if one.csat is not None),
        sides=sides(given, scope),
        by_channel=Tally.of(one.channel for one in given),
    )


def customer_section(customers: tuple[CustomerRecord, ...], *, tiers: tuple[str, ...] = ()) -> CustomerSection:
    """Return the customers at the end of a period; `tiers` is the order of tiers, highest first.

    Clause: BANK-3.2, FIN-3.2
    """
    tally = Tally.of(one.tier for one in customers)
    order = (*tiers, *(tier for tier, _ in tally.rows if tier not in tiers))
    return CustomerSection(
        customers=len(customers),
        by_kind=Tally.of(str(one.kind) for one in customers),
        by_tier=tuple((tier, tally[tier]) for tier in order),
        tier_unknown=tally.unknown,
        moves=_moves(customers, tiers) if tiers else None,
    )


def _moves(customers: tuple[CustomerRecord, ...], tiers: tuple[str, ...]) -> TierMoves:
    """Compare each customer's tier with the previous one; a tier that the order does not name, before or after, counts as no move."""
    named = [one for one in customers if {one.tier, one.previous_tier} <= {None, *tiers}]
    found = moves(
        {one.id: one.previous_tier for one in named if one.previous_tier is not None},
        {one.id: one.tier for one in named if one.tier is not None},
        tiers,
    )
    in_none = sum(one.tier is None and one.previous_tier is None for one in customers)
    return TierMoves(
        up=len(found.up),
        down=len(found.down),
        same=len(found.same),
        entered=len(found.entered),
        left=len(found.left),
        not_compared=len(customers) - len(named),
        in_none=in_none,
    )


def approval_section(approvals: tuple[ApprovalRecord, ...], *, period: Period) -> ApprovalSection:
    """Return the approval requests made in one period, and their outcomes.

    Clause: BANK-3.2, BANK-4.1
    """
    asked = [one for one in approvals if period.first <= one.at <= period.last]
    granted = [one for one in asked if one.outcome is ApprovalOutcome.GRANTED]
    urgent = [one for one in asked if one.emergency]
    return ApprovalSection(
        requests=len(asked),
        granted=len(granted),
        refused=sum(one.outcome is ApprovalOutcome.REFUSED for one in asked),
        pending=sum(one.outcome is ApprovalOutcome.PENDING for one in asked),
        by_action=Tally.of(one.action for one in asked),
        refused_because=Tally.of(code for one in asked if one.outcome is ApprovalOutcome.REFUSED for code in one.reasons),
        granted_amounts=money_by_currency(one.amount for one in granted),
        emergency=len(urgent),
        ratified_in_time=sum(one.ratified_in_time is True for one in urgent),
        ratified_late=sum(one.ratified_in_time is False for one in urgent),
        not_yet_ratified=sum(one.ratified_in_time is None for one in urgent),
    )


def contact_section(contacts: tuple[Contact, ...], *, period: Period, zone: str, owed: Mapping[str, Duration] | None = None) -> ContactSection:
    """Return the contacts of one period, and the return visits owed in it: `owed` is the interval by customer id, None if it is not known.

    A visit is owed in the period if its last day is in the period or earlier, or if none was ever made.
    Raises `InvalidValue` for an unknown zone.

    Clause: RULES-1.3, FIN-3.3
    """
    local = zone_named(zone)
    in_period = [one for one in contacts if period.contains(one.at.astimezone(local).date())]
    by_kind = Tally.of(one.kind.value for one in in_period)
    if owed is None:
        return ContactSection(contacts=len(in_period), by_kind=by_kind, visits_due=None, visits_made=None, visits_owed=None, never_visited=None)
    before = return_visits(owed, contacts, on=period.first - timedelta(days=1), zone=zone)
    due = {one.customer for one in before if one.overdue(period.next().first)}
    after = [one for one in return_visits(owed, contacts, on=period.last, zone=zone) if one.customer in due]
    made = [one for one in after if one.last is not None and one.last >= period.first]
    return ContactSection(
        contacts=len(in_period),
        by_kind=by_kind,
        visits_due=len(due),
        visits_made=len(made),
        visits_owed=len(due) - len(made),
        never_visited=sum(one.last is None for one in after),
    )
