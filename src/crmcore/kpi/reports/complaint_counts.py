"""What a report counts of complaints, as whole numbers that merge: files add up to a year, days to a month, branches to the bank.

Complaints are read once, one by one, and none is kept: of most of them nothing stays but numbers, of an open one its id and its day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Final, TypeAlias, cast

import attrs

from crmcore._arguments import typed
from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.kpi.catalogue import SHIPPED, by_id
from crmcore.kpi.figures.breakdowns import BREAKDOWNS, DIMENSIONS, Population
from crmcore.kpi.figures.complaints import stated_of, timeliness_of
from crmcore.kpi.row import AnyKpi, Kpi, Scope
from crmcore.kpi.rules import KpiRules
from crmcore.measures.counts import Counts
from crmcore.measures.same_id import Ids, Seen
from crmcore.measures.spread import Tally
from crmcore.money import Money
from crmcore.reading.values import unknown
from crmcore.worktime.period import Period

_AT_ONCE: Final = 1000  # complaints that every row counts together: enough to make the calls cheap, few enough to keep in memory
_STATED: Final = {Timeliness.STATED_IN_TIME: Timeliness.IN_TIME, Timeliness.STATED_LATE: Timeliness.LATE}
_JUDGED: Final = frozenset({Timeliness.IN_TIME, Timeliness.LATE})
_TOLD: Final = _JUDGED | {Timeliness.ENDED}
_WORDS: Final = {True: "yes", False: "no"}

_Tables: TypeAlias = defaultdict[str, Counter[str | None]]


@attrs.frozen(order=True)
class OpenComplaint:
    """A complaint that was open when the period ended: when it was received, its id, its last day, and whether it was paused (None: not known).

    `overdue` is what its record says by itself: True, as of the day on which it was made; False for one that was not overdue even then.
    """

    received: date
    id: str
    due: date | None = attrs.field(order=False)
    overdue: bool | None = attrs.field(order=False)
    paused: bool | None = attrs.field(order=False)

    def overdue_on(self, day: date) -> bool | None:
        """Return whether it was past its last day when `day` ended; None where nothing says so.

        Clause: RULES-4.27
        """
        if self.due is None or self.overdue is False:
            return self.overdue
        return self.due <= day


@attrs.frozen(order=True)
class Occurrence:
    """How many complaints something happened to, and the first of them by receipt: its day, its id, and the place of the event in its history."""

    received: date
    id: str
    place: int
    count: int = attrs.field(order=False)

    def merge(self, other: Occurrence) -> Occurrence:
        """Add the same event of other complaints."""
        return attrs.evolve(min(self, other), count=self.count + other.count)


@attrs.frozen(kw_only=True)
class ComplaintCounts:
    """Everything that a report of one period says of complaints, in whole numbers. Merging parts equals counting all of them in one pass.

    `figures` are the counts of each KPI by its key, `tables` all other counts by name and word, `by` the dimensions that were asked for. `open` are
    the complaints open at the end of the period, `money` what was granted in those closed in it, `happened` what happened to those received in it.
    `last_day` is the newest day of receipt or closing of any complaint, None without one. `ids` are which complaints were read, in the period or not;
    `days` and `law` are the lists of days and the readings of the law that they were computed by.

    Clause: RULES-4.27, BANK-3.2
    """

    period: Period
    figures: tuple[tuple[str, Counts], ...]
    by: tuple[str, ...]
    tables: tuple[tuple[str, Tally], ...]
    open: tuple[OpenComplaint, ...]
    money: tuple[Money, ...]
    happened: tuple[tuple[str, Occurrence], ...]
    last_day: date | None
    ids: Ids
    days: tuple[str, ...]
    law: tuple[str, ...]

    def __len__(self) -> int:
        """Return how many complaints were read, in the period or not."""
        return len(self.ids)

    def table(self, name: str) -> Tally:
        """Return one table of counts; an empty one where nothing was counted."""
        return dict(self.tables).get(name, Tally())

    def number(self, name: str) -> int:
        """Return one count that has no words."""
        return self.table(name).unknown

    @typed
    def merge(self, other: ComplaintCounts) -> ComplaintCounts:
        """Return the counts of two parts, of another file, day or branch: as if all their complaints had been counted in one pass.

        Raises `InvalidValue`, with every fault, for another period, other KPIs or dimensions, and parts that have complaints in common: what was
        counted in both cannot be taken out again. Complaints that may be in several parts are counted together, by `complaint_counts`.

        Clause: RULES-4.27
        """
        if faults := [*self._unlike(other)]:
            raise InvalidValue(*faults)
        tables = defaultdict(Tally, self.tables)
        for name, tally in other.tables:
            tables[name] = tables[name].merge(tally)
        happened = dict(self.happened)
        for event, found in other.happened:
            happened[event] = happened[event].merge(found) if event in happened else found
        return ComplaintCounts(
            period=self.period,
            figures=tuple((key, ours.merge(theirs)) for (key, ours), (_, theirs) in zip(self.figures, other.figures, strict=True)),
            by=self.by,
            tables=tuple(sorted(tables.items())),
            open=tuple(sorted((*self.open, *other.open))),
            money=money_by_currency((*self.money, *other.money)),
            happened=tuple(sorted(happened.items())),
            last_day=max((one.last_day for one in (self, other) if one.last_day is not None), default=None),
            ids=self.ids.merge(other.ids),
            days=tuple(sorted({*self.days, *other.days})),
            law=tuple(sorted({*self.law, *other.law})),
        )

    def _unlike(self, other: ComplaintCounts) -> Iterator[Reason]:
        for field, found, wanted in (
            ("period", (other.period.id,), (self.period.id,)),
            ("kpis", tuple(key for key, _ in other.figures), tuple(key for key, _ in self.figures)),
            ("by", other.by, self.by),
        ):
            if found != wanted:
                yield reason("counts.other", field=field, found=found, wanted=wanted)
        if shared := self.ids.shared(other.ids):
            yield reason("counts.shared", count=shared)


@typed
def complaint_counts(
    complaints: Iterable[ComplaintRecord],
    *,
    period: Period,
    rules: KpiRules,
    by: Iterable[str] = (),
    kpis: Iterable[AnyKpi] = SHIPPED,
) -> ComplaintCounts:
    """Return what a report of one period counts of complaints, which may reach beyond it on both sides; they are read once, and none is kept.

    `by` names dimensions to break the shares in time down by: matter, product, channel, class, tier, unit, about, outcome, cause. A row of `kpis`
    that needs the number of customers must take nothing but its base from it. A complaint that is given twice is counted once.

    Raises `InvalidValue` for two different complaints with the same id, naming it, for two of `kpis` with the same id, and for an unknown
    dimension; `InvalidType` for a period or rules of another type.

    Clause: RULES-4.27, BANK-3.2
    """
    wrong = [
        reason("wrong_type", field=field, found=type(value).__name__, wanted=wanted.__name__)
        for field, value, wanted in (("period", period, Period), ("rules", rules, KpiRules))
        if not isinstance(value, wanted)
    ]
    if wrong:
        raise InvalidType(*wrong)
    dimensions = tuple(dict.fromkeys(by))
    if strange := [one for one in dimensions if one not in DIMENSIONS]:
        raise InvalidValue(*(unknown("counts.unknown_dimension", one, DIMENSIONS) for one in strange))
    rows = [cast("Kpi[ComplaintRecord, Counts]", one) for one in by_id(kpis).values() if one.reads is ComplaintRecord]
    scope = Scope(period=period, rules=rules)
    counting = _Counting(period=period, by=dimensions)
    figures = [one.counted((), scope) for one in rows]
    reading = counting.read(complaints)
    while some := tuple(islice(reading, _AT_ONCE)):
        figures = [before.merge(one.counted(some, scope)) for one, before in zip(rows, figures, strict=True)]
    return counting.done(tuple((one.key, count) for one, count in zip(rows, figures, strict=True)))


def _overdue(complaint: ComplaintRecord) -> bool | None:
    """Return what a record says by itself; that one which has ended since is not overdue says nothing of before."""
    return None if complaint.closed is not None and complaint.overdue is False else complaint.overdue


def _paused(complaint: ComplaintRecord) -> bool | None:
    """Return whether its deadline stood still; a record whose clock nobody read says nothing by not saying so."""
    return True if complaint.paused else None if complaint.overdue is None else False


@attrs.define(kw_only=True)
class _Counting:
    """The counts while complaints are read."""

    period: Period
    by: tuple[str, ...]
    seen: Seen = attrs.field(factory=Seen)
    tables: _Tables = attrs.field(factory=lambda: defaultdict(Counter))
    open: list[OpenComplaint] = attrs.field(factory=list)
    money: dict[str, Money] = attrs.field(factory=dict)
    happened: dict[str, Occurrence] = attrs.field(factory=dict)
    last_day: date = date.min
    days: set[str] = attrs.field(factory=set)
    law: set[str] = attrs.field(factory=set)

    def read(self, complaints: Iterable[ComplaintRecord]) -> Iterator[ComplaintRecord]:
        """Count complaints one by one, and yield each of them once."""
        first, last, seen = self.period.first, self.period.last, self.seen
        days, law = self.days, self.law
        for one in complaints:
            before = seen.add(one.id, mark := hash(one))
            if before is not None:
                if before != mark:
                    raise InvalidValue(reason("id_twice", id=one.id))
                continue
            received, closed = one.received, one.closed
            newest = received if closed is None else closed
            self.last_day = max(self.last_day, newest)
            if one.days is not None:
                days.add(one.days)
            if one.law:
                law.update(one.law)
            if received <= last:
                if first <= received:
                    self._received(one)
                if closed is None or closed > last:
                    self._standing(one)
                elif first <= closed:
                    self._closed(one, closed)
            yield one

    def _received(self, one: ComplaintRecord) -> None:
        """Count a complaint received in the period."""
        tables = self.tables
        tables["received"][None] += 1
        tables["received_on"][one.received.isoformat()] += 1
        for dimension in BREAKDOWNS:
            if dimension.population is Population.RECEIVED:
                tables[dimension.name][dimension.read(one)] += 1
        tables["disputed"][None if one.disputed is None else _WORDS[one.disputed]] += 1
        self._stated(one)
        for place, event in enumerate(one.events):
            found = Occurrence(one.received, one.id, place, 1)
            self.happened[event] = self.happened[event].merge(found) if event in self.happened else found
        if not one.events:
            tables["silent"][None] += 1
        if one.closed is None:
            if one.is_closed is None:
                tables["state_unknown"][None] += 1
            elif one.is_closed:
                tables["undated"][None] += 1
                self._ended(one, "undated ")

    def _stated(self, one: ComplaintRecord) -> None:
        """Count what the source states of a complaint received in the period, and whether its days show the same."""
        tables, said = self.tables, one.timeliness
        stated = _STATED.get(said)
        tables["stated"][None if stated is None else said.value] += 1
        if stated is None:
            return
        if stated_of(one) is said:
            self._share(one, "stated", hit=stated is Timeliness.IN_TIME)
        if (shown := timeliness_of(one)) in _JUDGED:
            tables["compared"]["same" if shown is stated else "other"] += 1

    def _closed(self, one: ComplaintRecord, closed: date) -> None:
        """Count a complaint closed in the period, on a known day."""
        tables = self.tables
        tables["closed"][None] += 1
        tables["closed_on"][closed.isoformat()] += 1
        tables["days_to_close"][str((closed - one.received).days)] += 1
        self._ended(one, "")
        judged = timeliness_of(one)
        if judged in _JUDGED:
            self._share(one, "in_time", hit=judged is Timeliness.IN_TIME)
        if one.remedy is not None:
            code = one.remedy.currency
            self.money[code] = self.money[code] + one.remedy if code in self.money else one.remedy
        # Only a record that was made from a case says by its silence that there was no money.
        tables["remedied"]["yes" if one.remedy is not None else "no" if one.events else None] += 1

    def _ended(self, one: ComplaintRecord, mark: str) -> None:
        """Count how a complaint ended."""
        tables, judged = self.tables, timeliness_of(one)
        word = judged.value if judged in _TOLD else "stated" if judged in _STATED else None
        tables[f"{mark}timeliness"][word] += 1
        for dimension in BREAKDOWNS:
            if dimension.population is Population.CLOSED:
                tables[mark + dimension.name][dimension.read(one)] += 1

    def _share(self, one: ComplaintRecord, figure: str, *, hit: bool) -> None:
        """Count a verdict once more for each dimension that was asked for."""
        for name in self.by:
            word = DIMENSIONS[name].read(one)
            self.tables[f"{figure} of {name}"][word] += 1
            if hit:
                self.tables[f"{figure} yes {name}"][word] += 1

    def _standing(self, one: ComplaintRecord) -> None:
        """Keep a complaint that had not ended when the period did, or of which nobody knows."""
        if one.closed is None and one.is_closed is not False:
            self.tables["unclear"][None] += 1
        else:
            self.open.append(OpenComplaint(one.received, one.id, one.due, _overdue(one), _paused(one)))

    def done(self, figures: tuple[tuple[str, Counts], ...]) -> ComplaintCounts:
        """Return the counts."""
        return ComplaintCounts(
            period=self.period,
            figures=figures,
            by=self.by,
            tables=tuple(sorted((name, Tally.of_counts(counts)) for name, counts in self.tables.items())),
            open=tuple(sorted(self.open)),
            money=money_by_currency(self.money.values()),
            happened=tuple(sorted(self.happened.items())),
            last_day=None if self.last_day == date.min else self.last_day,
            ids=self.seen.ids(),
            days=tuple(sorted(self.days)),
            law=tuple(sorted(self.law)),
        )


def money_by_currency(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """Return the sums of amounts, one per currency, in the order of the currencies' codes."""
    found = tuple(amounts)
    return tuple(Money.total((one for one in found if one.currency == code), code) for code in sorted({one.currency for one in found}))
