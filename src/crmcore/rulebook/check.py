"""Remarks on an edition that is valid: dates that run out, roles that nobody holds, limits that can be split, empty targets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.clauses.catalogue import CLAUSES
from crmcore.complaints.facts import complaint_specs
from crmcore.complaints.lifecycles.vocabulary import VOCABULARY
from crmcore.complaints.rules.section import ComplaintClass
from crmcore.customers.facts import CustomerFacts, customer_specs
from crmcore.decision import Finding, finding
from crmcore.errors import CalendarHorizon
from crmcore.event import plain_date_or_none
from crmcore.lifecycles.verifying import verify
from crmcore.messages import Term
from crmcore.policy.limits import Limit, Per
from crmcore.reading.paths import at
from crmcore.rulebook.edition import Edition, strands
from crmcore.rulebook.ends import unanswered, unheard_ends, unsaid_events
from crmcore.rulebook.exceptions import idle_exceptions
from crmcore.rulebook.own_times import own_times
from crmcore.rulebook.sections.regimes import uncomputed
from crmcore.rulebook.spans import runs
from crmcore.rulebook.without_effect import clocks_without_effect, limits_without_effect, steps_without_effect, targets_without_effect
from crmcore.rulebook.words import REMEDIES, TO_STAFF, unmatched_words
from crmcore.rules.facts import nearest, specs_of
from crmcore.rules.findings import REMARKS, check_table
from crmcore.rules.tables import Row
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.days import DayList
from crmcore.worktime.calendars.duration import BY_CALENDAR, LENGTH, Duration, TimeUnit
from crmcore.worktime.calendars.zone import first_instant, zone_named
from crmcore.worktime.clocks.clock import Clock

_OURS: Final = re.compile(r"(DEPT|RULES|FIN|BANK|MAN)-.*")


@typed
def check_edition(edition: Edition, *, today: date | None = None, facts: type[CustomerFacts] = CustomerFacts) -> tuple[Finding, ...]:
    """Return what a reader should know about rules that loaded; an empty tuple if there is nothing.

    `today` is a local day, for checking whether a review of the rules or of a law is overdue, and whether the lists of days reach far enough
    for a clock that begins on it; without it these are not checked. `facts` is the class the edition was loaded
    with.

    Clause: RULES-4.28, BANK-4.1, BANK-1.2
    """
    today = plain_date_or_none(today)
    return (
        *_dates(edition, today),
        *(one for section, look in _LOOKS if edition.has(section) for one in look(edition)),
        *unmatched_words(edition),
        *_tables(edition, facts),
        *_clauses(edition),
        *own_times(edition),
        *uncomputed(row.then for row in _rows(edition)),
        *edition.remarks,
        *_law(edition, today),
        *(() if today is None else _days_end(edition, today)),
    )


def _dates(edition: Edition, today: date | None) -> Iterator[Finding]:
    if edition.valid_from.day != 1:
        yield finding("not_first_of_month", "rulebook.valid_from", valid_from=edition.valid_from)
    if edition.review_by <= edition.valid_from:
        yield finding("review_before_start", "rulebook.review_by", review_by=edition.review_by, valid_from=edition.valid_from)
    elif today is not None and today > edition.review_by:
        yield finding("review_overdue", "rulebook.review_by", review_by=edition.review_by, today=today)


def _calendars(edition: Edition) -> Iterator[Finding]:
    """Report calendars that do not cover the days on which the edition is used: from its first to the eve of its review."""
    for name, one in edition.calendars.items():
        path = at("calendars", name)
        if one.first_day > edition.valid_from:
            yield finding("calendar_begins_late", path, calendar=name, first_day=one.first_day, valid_from=edition.valid_from)
        if one.last_day + timedelta(days=1) < edition.review_by:
            yield finding("calendar_ends_early", path, calendar=name, last_day=one.last_day, review_by=edition.review_by)


def _days_unused(edition: Edition) -> Iterator[Finding]:
    """Report a list of days in the text that no calendar counts by; one that is handed in beside it may be for other rulebooks too."""
    counted = {one.list_of_days for one in edition.calendars.values()}
    listed = edition.tables.get("days")
    for name in listed if isinstance(listed, Mapping) else ():
        if name not in counted:
            yield finding("days_unused", at("days", name), days=name)


def _calendars_unused(edition: Edition) -> Iterator[Finding]:
    """Report a calendar that nothing in the text counts by."""
    named = frozenset(_named_calendars({key: one for key, one in edition.tables.items() if key != "calendars"}))
    for name in edition.calendars:
        if name not in named:
            yield finding("calendar_unused", at("calendars", name), calendar=name)


def _named_calendars(node: object) -> Iterator[object]:
    """Yield every calendar that a table names."""
    if isinstance(node, Mapping):
        yield node.get("calendar")
        node = tuple(node.values())
    if isinstance(node, tuple):
        for inner in node:
            yield from _named_calendars(inner)


def _days_end(edition: Edition, today: date) -> Iterator[Finding]:
    """Report each calendar by which the longest clock that counts by it, begun today, would end after the days that it covers."""
    for name, one in edition.calendars.items() if edition.has("calendars") else ():
        lengths = [length for clock in _clocks(edition) if clock.calendar == name for length in _lengths(clock)]
        short = [length for length in lengths if length.unit in BY_CALENDAR and not _reaches(one, today, length)]
        if short:
            longest = max(short, key=lambda length: length.amount * LENGTH.get(length.unit, timedelta(days=1)))
            path = at("days", one.list_of_days or name)
            yield finding("days_end_soon", path, days=one.days_id, last_day=one.last_day, today=today, length=longest)


def _rows(edition: Edition) -> tuple[Row[ComplaintClass], ...]:
    """Return the rows that classify complaints; none if the rulebook has no such section."""
    return edition.complaints.classes.rows if edition.has("complaints") else ()


def _clocks(edition: Edition) -> Iterator[Clock]:
    for row in _rows(edition):
        yield from row.then.clocks
        yield from (clock for law in row.then.regulator for clock in law.clocks)


def _lengths(clock: Clock) -> Iterator[Duration]:
    yield clock.within
    yield from (step.to for step in clock.extensions)


def _reaches(calendar: Calendar, today: date, length: Duration) -> bool:
    start = max(today, calendar.first_day - timedelta(days=1))
    try:
        if length.unit is TimeUnit.WORKING_DAY:
            calendar.nth_working_day(start, length.amount)
        else:
            begun = first_instant(max(start, calendar.first_day), zone_named(calendar.zone))
            calendar.add(begun, length.amount * LENGTH[length.unit])
    except CalendarHorizon:
        return False
    return True


@typed
def check_days(edition: Edition, old: Edition) -> tuple[Finding, ...]:
    """Return the days on which this rulebook's lists differ from an earlier one's without `corrected` naming them, and those that it doesn't cover.

    Consecutive days that changed alike are one finding; its fact `day` holds the days.

    A list is extended, never rewritten: deadlines were announced by it.

    Clause: RULES-4.28
    """
    return tuple(one for name, was in old.days.items() for one in _rewritten(name, was, edition.days.get(name)))


@typed
def check_first_day(edition: Edition, old: Edition) -> tuple[Finding, ...]:
    """Return a finding where an edition says something else about complaints than an earlier one did, and begins on the same day.

    Two editions of one first day cannot be loaded together, so that complaints which began under the earlier one would not find their rules.

    Clause: RULES-4.28
    """
    if not edition.has("complaints") or not old.has("complaints") or not strands(old, edition):
        return ()
    return (finding("section_edited", "rulebook.valid_from", section="complaints", was=old.complaints.edition, valid_from=edition.valid_from),)


def _rewritten(name: str, was: DayList, now: DayList | None) -> Iterator[Finding]:
    before, path = was.id(name), at("days", name)
    if now is None:
        yield finding("days_gone", path, before=before)
        return
    for change, days in groupby(now.rewritten(was), key=lambda day: (was.kind(day), kind) if (kind := now.kind(day)) else None):
        for each in runs(tuple(days)):
            if change is None:
                yield finding("day_dropped", path, day=each, before=before)
            else:
                yield finding("day_rewritten", path, day=each, before=before, was=change[0], now=change[1])


def _law(edition: Edition, today: date | None) -> Iterator[Finding]:
    """Report law that a class is bound to if its review is overdue, or if it is superseded by law that the class isn't bound to."""
    after = {one.supersedes: one for one in edition.regimes.editions if one.supersedes is not None}
    for i, row in enumerate(_rows(edition)):
        path, bound = at("complaints.classes", i), {law.regime.id: law.regime for law in reversed(row.then.regulator)}
        for id_, regime in bound.items():
            if today is not None and regime.review_by is not None and today > regime.review_by:
                yield finding("law_review_overdue", path, regime=regime.reading, review_by=regime.review_by, today=today)
            if id_ in after and after[id_].id not in bound:
                yield finding("law_superseded", path, regime=id_, new=after[id_].id, first=after[id_].valid_from)


def _tables(edition: Edition, facts: type[CustomerFacts]) -> Iterator[Finding]:
    found: tuple[Finding, ...] = ()
    if edition.has("segmentation"):
        declared: type[attrs.AttrsInstance] = facts
        specs = customer_specs(edition.customers, facts) if edition.has("customers") else specs_of(declared)
        found += tuple(check_table(edition.segmentation.tiers, specs, "segmentation.tiers"))
    if edition.has("complaints"):
        rules = edition.complaints
        tiers = edition.segmentation.order if edition.has("segmentation") else ()
        specs = complaint_specs(matters=rules.matters, channels=rules.channels, products=rules.products, tiers=tiers)
        found += tuple(check_table(rules.classes, specs, "complaints.classes", inside="when"))
    yield from (one for one in found if one.code in REMARKS)


def _limits(edition: Edition) -> Iterator[Finding]:
    for action in REMEDIES:
        if edition.has("complaints") and action not in edition.policy.limits:
            yield finding("action_without_limit", "policy.limits", action=Term(action))
    for i, limit in enumerate(edition.policy.limits.values()):
        path = at("policy.limits", i)
        if len(limit.bands) > 1 and limit.window is None:
            yield finding("splittable", path, action=Term(limit.action), edge=limit.authority(0))
        if limit.window is not None and (limit.action in TO_STAFF or limit.window.per is Per.REQUESTER):
            for index, band in enumerate(limit.bands):
                if band.decides_alone:
                    where, authority = at(at(path, "bands"), index), limit.authority(index)
                    yield finding("alone_for_oneself_possible", where, action=Term(limit.action), authority=authority)
        yield from _falling(limit, at(path, "bands"), edition)


def _falling(limit: Limit, path: str, edition: Edition) -> Iterator[Finding]:
    """Report a band for larger amounts whose highest signature ranks below that of the band before it."""
    rank = {id: one.rank for id, one in edition.organisation.positions.items()}
    ranks = [max(min(rank[one] for one in turn) for turn in band.turns) for band in limit.bands]  # of several who may sign, the lowest is enough
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
        yield from verify(one, VOCABULARY, path=at("lifecycles", i)).findings  # without what is law, it would not have loaded


def _clauses(edition: Edition) -> Iterator[Finding]:
    """Report clauses that look like those of the catalogue and are not in it; a firm may cite documents of its own."""
    for provision in edition.provisions:
        for clause in provision.clauses:
            if clause not in CLAUSES and _OURS.fullmatch(clause):
                near, path = nearest(clause, CLAUSES), at(provision.path, "clause")
                yield finding("clause_not_found", path, found=clause) if near is None else finding("unknown_clause", path, found=clause, nearest=near)


# The checks of each section that an edition has.
_LOOKS: Final[tuple[tuple[str, Callable[[Edition], Iterator[Finding]]], ...]] = (
    ("calendars", _calendars),
    ("calendars", _calendars_unused),
    ("calendars", _days_unused),
    ("calendars", idle_exceptions),
    ("policy", _limits),
    ("kpi", _targets),
    ("complaints", _lifecycles),
    ("complaints", lambda edition: unheard_ends(edition.complaints)),
    ("complaints", unsaid_events),
    ("complaints", lambda edition: unanswered(edition.complaints)),
    ("complaints", clocks_without_effect),
    ("complaints", steps_without_effect),
    ("kpi", targets_without_effect),
    ("policy", limits_without_effect),
)
