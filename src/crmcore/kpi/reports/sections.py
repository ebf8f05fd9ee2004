"""The content of a monthly report's sections, as frozen data: tallies, lists, ids of cases; never a name, a text or a customer's id.

No section contains a KPI: all of them are in the report's `figures`, by id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

import attrs

from crmcore.kpi.figures.breakdowns import Population
from crmcore.measures.counts import NpsCount
from crmcore.measures.measure import Measure
from crmcore.measures.spread import Histogram, Tally
from crmcore.money import Money


@attrs.frozen(init=False, repr=False)
class Figures(Mapping[str, Measure]):
    """The figures of a report by the id of their KPI, in the catalogue's order: `figures["satisfaction.csat"]`. They cannot change.

    Clause: FIN-8.1
    """

    measures: tuple[tuple[str, Measure], ...]

    def __init__(self, measures: Mapping[str, Measure] | None = None) -> None:
        """Copy the pairs of a mapping."""
        self.__attrs_init__(tuple((measures or {}).items()))

    def __getitem__(self, id: str) -> Measure:
        """Return one figure."""
        return dict(self.measures)[id]

    def __iter__(self) -> Iterator[str]:
        """Walk the ids."""
        return (id_ for id_, _ in self.measures)

    def __len__(self) -> int:
        """Count the figures."""
        return len(self.measures)

    def __repr__(self) -> str:
        """Return what a dict would show."""
        return repr(dict(self.measures))


@attrs.frozen(kw_only=True)
class SatisfactionSection:
    """What customers answered in the period: how many, who would recommend us, each aspect asked about (least satisfied first), by which channel.

    `scores` counts the answers with each satisfaction score, 1 to 5.

    Clause: BANK-3.2, FIN-5.1
    """

    answers: int
    promoters: NpsCount
    scores: Histogram
    sides: tuple[tuple[str, Measure], ...]
    by_channel: Tally


@attrs.frozen(kw_only=True)
class Breakdown:
    """Complaints by one dimension: matter, product, channel, class, tier, unit; outcome and cause.

    Clause: RULES-4.27
    """

    dimension: str
    population: Population
    tally: Tally


@attrs.frozen(kw_only=True)
class ShareLine:
    """One kind of complaints: its share closed in time, and its share stated to be in time.

    The first is of those closed in the period that had to be answered by a known day, the statement of those received in the period for which the
    source makes one. `key` None has those for which the source does not say.

    Clause: RULES-4.26
    """

    key: str | None
    in_time: Measure
    stated: Measure


@attrs.frozen(kw_only=True)
class Shares:
    """The shares in time by one dimension, in the order of its words; those for which the source does not say at the end.

    Clause: RULES-4.26
    """

    dimension: str
    lines: tuple[ShareLine, ...]

    @property
    def judged(self) -> bool:
        """Return whether the deadline of any complaint closed in the period is known."""
        return any(one.in_time.denominator for one in self.lines)

    @property
    def stated(self) -> bool:
        """Return whether the source states of any complaint received in the period whether it was in time."""
        return any(one.stated.denominator for one in self.lines)


@attrs.frozen(kw_only=True)
class Problem:
    """One matter of the problem summary: how often it was received in the period, its share of all received, how often in the month before.

    `before` None is not known.

    Clause: BANK-3.2
    """

    matter: str
    count: int
    share: Fraction
    before: int | None

    @property
    def change(self) -> int | None:
        """Return how many more than in the month before; None if that month is not known."""
        return None if self.before is None else self.count - self.before


@attrs.frozen(kw_only=True)
class Happening:
    """What happened to complaints, by an event's stored name: to how many of them, and the id of the first, by receipt.

    Clause: RULES-4.27
    """

    event: str
    complaints: int
    first: str


@attrs.frozen(kw_only=True)
class ComplaintSection:
    """The complaints of the period: how many were received, closed, and open at its end; how fast; about what.

    A count, or a list, is None where nothing was found and the source leaves something open: 0 stands only where nothing may be missing. What it
    leaves open is counted beside it.

    `closed` are those closed in the period on a known day; `closing_day_unknown` were received in it and closed on an unknown one. `open` are the ids
    of those received by its end and not closed by then, `overdue` and `paused` those among them: past their last day when
    `overdue_on` ended, the last day of the period or, before, that of the records. `open_unknown` were received by its end, and whether
    they were open then is not known; `overdue_unknown` and `paused_unknown` are these and the open ones whose deadline or clock is not known.
    `state_unknown` were received in the period, and the source does not say whether they are closed. `disputed` are those among the received,
    `remedies` those among the closed that were granted money, `remedied` the sums.

    `timeliness` counts how those that `ended` says ended: those closed in the period, and those received in it and closed on an unknown day, where
    there are any; `stated` only repeats what the source says of those received. `compared` of these have days that show it as well, `against` show
    the opposite. `days_to_close` counts whole days from receipt to closing. `happened` is what happened to those received in the period until the
    records were made, the most frequent first.

    Clause: BANK-3.2, RULES-4.27
    """

    received: int
    closed: int | None
    open: tuple[str, ...] | None
    overdue: tuple[str, ...] | None
    overdue_on: date
    paused: tuple[str, ...] | None
    open_unknown: int
    overdue_unknown: int
    paused_unknown: int
    state_unknown: int
    closing_day_unknown: int
    disputed: int | None
    disputed_unknown: int
    ended: Population
    timeliness: Tally
    stated: Tally
    compared: int
    against: int
    days_to_close: Histogram
    received_by_day: tuple[tuple[date, int], ...]
    closed_by_day: tuple[tuple[date, int], ...] | None
    remedies: int | None
    remedies_unknown: int
    remedied: tuple[Money, ...]
    breakdowns: tuple[Breakdown, ...]
    shares: tuple[Shares, ...]
    problems: tuple[Problem, ...]
    happened: tuple[Happening, ...] | None = ()

    def by(self, dimension: str) -> Breakdown | None:
        """Return one breakdown by its dimension; None if the source has no value for it."""
        return next((one for one in self.breakdowns if one.dimension == dimension), None)


@attrs.frozen(kw_only=True)
class TierMoves:
    """How many customers moved up, moved down, stayed, are in a tier for the first time, or no longer in any.

    `not_compared` are in a tier, or were in one, that the order does not name; `in_none` were in no tier, and are in none.

    Clause: FIN-3.2
    """

    up: int
    down: int
    same: int
    entered: int
    left: int
    not_compared: int = 0
    in_none: int = 0


@attrs.frozen(kw_only=True)
class CustomerSection:
    """The customers at the end of the period: how many, of which kind, in which tier, how they moved.

    `by_tier` is in the rulebook's order, highest first; `tier_unknown` are in none. `moves` is None if that order is not given.

    Clause: BANK-3.2, FIN-3.2
    """

    customers: int
    by_kind: Tally
    by_tier: tuple[tuple[str, int], ...]
    tier_unknown: int
    moves: TierMoves | None


@attrs.frozen(kw_only=True)
class ApprovalSection:
    """The approval requests of the period: their outcomes, why they were refused, and what was done in an emergency.

    `granted_amounts` adds up what was granted, one sum per currency.

    Clause: BANK-3.2, BANK-4.1
    """

    requests: int
    granted: int
    refused: int
    pending: int
    by_action: Tally
    refused_because: Tally
    granted_amounts: tuple[Money, ...]
    emergency: int
    ratified_in_time: int
    ratified_late: int
    not_yet_ratified: int


@attrs.frozen(kw_only=True)
class ContactSection:
    """The contacts of the period, and the return visits owed in it: due by its last day, made in it, still owed.

    `never_visited` are those among the owed whose customer never had one. None means that the source does not say to whom visits are owed.

    Clause: RULES-1.3, FIN-3.3
    """

    contacts: int
    by_kind: Tally
    visits_due: int | None
    visits_made: int | None
    visits_owed: int | None
    never_visited: int | None
