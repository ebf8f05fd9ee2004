"""The summary of complaints that a firm under the UK conduct regulator publishes: by product group, how many, how fast, how many upheld.

Shares are taken over complaints **closed** in the period, as the regulator's own figures are; complaints opened are in a column of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import attrs

from crmcore._arguments import typed
from crmcore.complaints.record import ComplaintRecord, counted_by
from crmcore.complaints.states import Ruling, State
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import plain_day
from crmcore.measures.counts import RateCount, RatioCount
from crmcore.measures.measure import Measure
from crmcore.measures.same_id import once
from crmcore.measures.spread import Tally
from crmcore.worktime.calendars.calendar import Calendar

SOON: Final = 3  # business days after the day of receipt: the regulator's first band ends with the third
LONG: Final = timedelta(weeks=8)  # the second band ends with the last day of the eighth week
PER: Final = 1000
# What counts as upheld: a complaint upheld in part is; one that was closed with an explanation, or not accepted, is not.
UPHELD: Final = frozenset({Ruling.UPHELD.value, Ruling.PARTLY_UPHELD.value})
NOT_UPHELD: Final = frozenset({Ruling.NOT_UPHELD.value, State.EXPLAINED.value, State.NOT_ACCEPTED.value})


class ProductGroup(StrEnum):
    """The product groups of the summary, in its order.

    Source: notes of the FCA's firm-level complaints data, as used since the second half of 2016
    """

    BANKING_AND_CREDIT_CARDS = "Banking and credit cards"
    DECUMULATION_AND_PENSIONS = "Decumulation & pensions"
    HOME_FINANCE = "Home finance"
    INSURANCE_AND_PURE_PROTECTION = "Insurance & pure protection"
    INVESTMENTS = "Investments"


@attrs.frozen(kw_only=True)
class PublishedRow:
    """One product group: complaints opened and closed, per 1,000 of the firm's business, how fast, how many upheld, and the main cause.

    `group` None has the complaints whose product the source does not say. `closed` is None, and shares are not measurable, if the source leaves
    open whether or when one of the complaints was closed; `upheld` is not measurable either if the outcome of a closed one is not known.

    Source: DISP 1 Annex 1B
    """

    group: ProductGroup | None
    provision: Measure | None
    intermediation: Measure | None
    opened: int
    closed: int | None
    closed_soon: Measure
    closed_in_8_weeks: Measure
    upheld: Measure
    main_cause: str | None


@attrs.frozen(kw_only=True)
class PublishedSummary:
    """The summary of one reporting period, `first` and `last` both included; groups without complaints have no row.

    `days` are the lists of days, `law` the readings of the law, by which it and its records were computed.

    Source: DISP 1.10A, DISP 1 Annex 1B
    """

    first: date
    last: date
    rows: tuple[PublishedRow, ...]
    days: tuple[str, ...] = ()
    law: tuple[str, ...] = ()


@typed
def published_summary(
    complaints: Iterable[ComplaintRecord],
    *,
    first: date,
    last: date,
    calendar: Calendar,
    groups: Mapping[str, ProductGroup],
    provision: Mapping[ProductGroup, int] | None = None,
    intermediation: Mapping[ProductGroup, int] | None = None,
    upheld: frozenset[str] = UPHELD,
    not_upheld: frozenset[str] = NOT_UPHELD,
) -> PublishedSummary:
    """Return the summary of one reporting period, over complaints that may reach beyond it on both sides.

    `calendar` has the business days of the firm's part of the country. `groups` says in which group a product is counted. `provision` and
    `intermediation` are the accounts, policies or sales that complaints are counted against, by group; a group without one has no rate. An outcome
    that is neither in `upheld` nor in `not_upheld` is not known. The main cause is the one stated most often for complaints opened; of two equally
    frequent, the first by name. A record given twice is counted once. Raises `InvalidValue` for a period that ends before it begins, a product
    without a group, a base that is not above 0, and two different records with the same id; `CalendarHorizon` if the calendar does not reach far
    enough.

    Source: DISP 1.10A, DISP 1 Annex 1B
    """
    first, last = plain_day(first, "first"), plain_day(last, "last")
    rows = tuple(one for one in once(complaints) if one.received <= last)
    bases = [dict(provision or {}), dict(intermediation or {})]
    if faults := tuple(_faults(rows, first, last, groups, bases)):
        raise InvalidValue(*faults)
    by_group: dict[ProductGroup | None, list[ComplaintRecord]] = {group: [] for group in (*ProductGroup, None)}
    for one in rows:
        by_group[None if one.product is None else groups[one.product]].append(one)
    count = _Count(first, last, calendar, bases[0], bases[1], upheld, not_upheld)
    made = (count.row(group, ours) for group, ours in by_group.items())
    days, law = counted_by(rows)
    return PublishedSummary(
        first=first,
        last=last,
        rows=tuple(one for one in made if one.opened or one.closed != 0),
        days=tuple(sorted({*days, calendar.days_id})),
        law=law,
    )


def _faults(
    rows: tuple[ComplaintRecord, ...], first: date, last: date, groups: Mapping[str, ProductGroup], bases: list[dict[ProductGroup, int]]
) -> Iterable[Reason]:
    if last < first:
        yield reason("published.reversed", first=first, last=last)
    if strange := tuple(sorted({one.product for one in rows if one.product is not None} - set(groups))):
        yield reason("published.no_group", found=strange)
    for base in bases:
        if wrong := [count for count in base.values() if count <= 0]:
            yield reason("published.no_base", found=wrong[0])


@attrs.frozen
class _Count:
    """What is needed to count product groups."""

    first: date
    last: date
    calendar: Calendar
    provision: Mapping[ProductGroup, int]
    intermediation: Mapping[ProductGroup, int]
    upheld: frozenset[str]
    not_upheld: frozenset[str]

    def row(self, group: ProductGroup | None, ours: list[ComplaintRecord]) -> PublishedRow:
        """Count one product group."""
        opened = [one for one in ours if one.received >= self.first]
        closed = [(one.received, one.closed, one.outcome) for one in ours if one.closed is not None and self.first <= one.closed <= self.last]
        unclear = sum(one.closed is None and one.is_closed is not False for one in ours)
        soon = sum(end <= self.calendar.nth_working_day(begin, SOON) for begin, end, _ in closed)
        in_8_weeks = sum(end <= begin + LONG for begin, end, _ in closed)
        known = [outcome for _, _, outcome in closed if outcome in self.upheld | self.not_upheld]
        causes = Tally.of(one.cause for one in opened).rows
        return PublishedRow(
            group=group,
            provision=self._rate("provision", len(opened), group, self.provision),
            intermediation=self._rate("intermediation", len(opened), group, self.intermediation),
            opened=len(opened),
            closed=None if unclear else len(closed),
            closed_soon=self._share("closed_soon", RatioCount(soon, len(closed), {"closing_day_unknown": unclear})),
            closed_in_8_weeks=self._share("closed_in_8_weeks", RatioCount(in_8_weeks - soon, len(closed), {"closing_day_unknown": unclear})),
            upheld=self._share(
                "upheld",
                RatioCount(
                    sum(outcome in self.upheld for outcome in known),
                    len(known),
                    {"closing_day_unknown": unclear, "outcome_unknown": len(closed) - len(known)},
                ),
            ),
            main_cause=causes[0][0] if causes else None,
        )

    @property
    def _window(self) -> str:
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def _share(self, id: str, count: RatioCount) -> Measure:
        return count.result(f"published.{id}/1", self._window, sampled=False, measurable=not count.excluded)

    def _rate(self, id: str, opened: int, group: ProductGroup | None, bases: Mapping[ProductGroup, int]) -> Measure | None:
        if group is None or group not in bases:
            return None
        return RateCount(opened, bases[group]).result(f"published.{id}/1", self._window, per=PER)
