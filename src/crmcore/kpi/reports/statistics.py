"""The complaint statistics of a month: by content, severity, department and more, against the month before and the same month a year before.

They are due by a day of the next month, and go to the general manager for review. `ComplaintStatistics` is their content, frozen; the function
below computes them from complaint records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, TypeAlias

import attrs

from crmcore._arguments import typed
from crmcore.complaints.record import ComplaintRecord, Timeliness, counted_by
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import plain_day
from crmcore.kpi.figures.breakdowns import BREAKDOWNS, Population
from crmcore.kpi.figures.complaints import timeliness_of
from crmcore.kpi.reports.complaints import known
from crmcore.kpi.rules import KpiRules, due_if_known
from crmcore.measures.same_id import once
from crmcore.measures.spread import Tally
from crmcore.worktime.period import Period, add_months

# One month, counted: a tally for each table; None if the source does not say enough to count.
_Counted: TypeAlias = Mapping[str, Tally | None]

_AGE: Final = "age"
_JUDGED: Final = frozenset({Timeliness.IN_TIME, Timeliness.LATE, Timeliness.ENDED})
_STATED: Final = frozenset({Timeliness.STATED_IN_TIME, Timeliness.STATED_LATE})


def _timeliness(complaint: ComplaintRecord) -> str | None:
    judged = timeliness_of(complaint)
    return judged.value if judged in _JUDGED else "stated" if judged in _STATED else None


def _stated(complaint: ComplaintRecord) -> str | None:
    return complaint.timeliness.value if complaint.timeliness in _STATED else None


# The tables, in the order of the page. The other dimensions are those of the problem summary's section; two tables are only here.
TABLES: Final[tuple[tuple[str, Population, Callable[[ComplaintRecord], str | None]], ...]] = (
    *((one.name, one.population, one.read) for one in BREAKDOWNS),
    ("timeliness", Population.CLOSED, _timeliness),
    ("stated_timeliness", Population.RECEIVED, _stated),
)


@attrs.frozen(kw_only=True)
class StatisticsLine:
    """One line: how many complaints of a kind, how many in the period before, and how many in the same period a year before.

    `key` None counts those for which the source does not say. A count of None is not known, and neither is a change from or to it.

    Clause: RULES-4.27
    """

    key: str | None
    count: int | None
    before: int | None = None
    year_before: int | None = None

    @property
    def change(self) -> int | None:
        """Return how many more than in the period before."""
        return None if self.count is None or self.before is None else self.count - self.before

    @property
    def change_on_year(self) -> int | None:
        """Return how many more than a year before."""
        return None if self.count is None or self.year_before is None else self.count - self.year_before


@attrs.frozen(kw_only=True)
class StatisticsTable:
    """Complaints by one dimension: matter (the content), class (the severity), unit (the department), channel, outcome, cause, timeliness, age.

    `population` says which complaints are counted: those received in the period, closed in it, or open at its end; where a complaint was closed on an
    unknown day, those closed in the period together with those received in it and closed on such a day. `timeliness` is by the clock, or the
    two days; `stated_timeliness` only repeats what the source says. The lines of `age` are bands of
    days since receipt (`0-7`, `8-15` … `61-`), youngest first; others are sorted by count, most first, with those for which the source does not say
    at the end.

    Clause: RULES-4.27
    """

    by: str
    population: Population
    lines: tuple[StatisticsLine, ...]

    def line(self, key: str | None) -> StatisticsLine | None:
        """Return the line of one key; None if there is none."""
        return next((one for one in self.lines if one.key == key), None)


@attrs.frozen(kw_only=True)
class ComplaintStatistics:
    """The complaint statistics of one period, for the general manager's review.

    `edition` is the whole rulebook's id; `days` and `law` are the lists of days and the readings of the law by which the complaints were computed.
    `due` is the last day on which they are in time; None beyond the calendar that may move it. `received`, `closed` and `open` (at the period's
    end) are the totals. A dimension for which the source has no value in any of the three periods has no table. `notes` list what the source leaves
    open.

    Clause: RULES-4.27
    """

    period: Period
    edition: str
    days: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    zone: str
    as_of: date
    due: date | None
    received: StatisticsLine
    closed: StatisticsLine
    open: StatisticsLine
    tables: tuple[StatisticsTable, ...]
    notes: tuple[Reason, ...]

    def by(self, dimension: str) -> StatisticsTable | None:
        """Return one table by its dimension; None if the source has no value for it."""
        return next((one for one in self.tables if one.by == dimension), None)


@typed
def complaint_statistics(
    complaints: Iterable[ComplaintRecord], *, period: Period, as_of: date, known_from: date, rules: KpiRules
) -> ComplaintStatistics:
    """Return the complaint statistics of one period, from records that reach beyond it on both sides.

    Every complaint that was open on `known_from` or received since must be among the records; a period that begins earlier is not known, and nothing
    is compared with it. `as_of` is the day on which the records were made. What is open, and how old, is not known if the source does not say for
    every complaint whether and when it was closed; how many were closed is not known if it says so of none and leaves it open for some. A record
    given twice is counted once. Raises `InvalidValue` if the period begins before `known_from` or after `as_of`, and for two different records
    with the same id.

    Clause: RULES-4.27
    """
    as_of, known_from = plain_day(as_of, "as_of"), plain_day(known_from, "known_from")
    faults = [reason("report_before_period", as_of=as_of, first=period.first)] if as_of < period.first else []
    if period.first < known_from:
        faults.append(reason("statistics.period_unknown", period=period, known_from=known_from))
    if faults:
        raise InvalidValue(*faults)
    rows = tuple(one.called(rules.names) for one in once(complaints))
    days, law = counted_by(rows)
    periods = (period, period.previous(), Period(period.kind, add_months(period.first, -12)))
    known_periods = [one for one in periods if one.first >= known_from]
    now, before, year_before = (_count(rows, one, rules.age_bands, as_of) if one in known_periods else {} for one in periods)
    # In the same way for all three periods, so that they can be compared.
    undated = any(_is_undated(one) and any(period.contains(one.received) for period in known_periods) for one in rows)
    due, unknown = due_if_known(rules.statistics_due, period)
    tables = (
        *((by, Population.ENDED if undated and of is Population.CLOSED else of) for by, of, _ in TABLES),
        (_AGE, Population.OPEN),
    )
    return ComplaintStatistics(
        period=period,
        edition=rules.book,
        days=days,
        law=law,
        zone=rules.zone,
        as_of=as_of,
        due=due,
        received=_total(Population.RECEIVED, now, before, year_before),
        closed=_total(Population.CLOSED, now, before, year_before),
        open=_total(Population.OPEN, now, before, year_before),
        tables=tuple(
            StatisticsTable(by=by, population=population, lines=lines)
            for by, population in tables
            if (lines := _lines(now.get(by), before.get(by), year_before.get(by), bands(rules.age_bands) if by == _AGE else ()))
        ),
        notes=(*_notes(rows, periods, known_from, as_of), *unknown),
    )


def bands(ends: tuple[int, ...]) -> tuple[str, ...]:
    """Return the names of the bands of age in days, whose last days are `ends`: `0-7`, `8-15` and `16-` for `(7, 15)`."""
    begins = (0, *(end + 1 for end in ends))
    return tuple(f"{begin}-{end}" for begin, end in zip(begins, (*ends, ""), strict=True))


def _is_undated(complaint: ComplaintRecord) -> bool:
    """Return whether a complaint was closed on a day that the source does not state."""
    return complaint.closed is None and complaint.is_closed is True


def _count(rows: tuple[ComplaintRecord, ...], period: Period, ends: tuple[int, ...], as_of: date) -> _Counted:
    """Count one period: every table, and the totals under the names of their populations."""
    first, last = period.first, period.last
    received = [one for one in rows if first <= one.received <= last]
    closed = [one for one in rows if one.closed is not None and first <= one.closed <= last]
    ended = [*closed, *(one for one in received if _is_undated(one))]
    here = [one for one in rows if one.received <= last]
    unclear = sum(one.closed is None and one.is_closed is not False for one in here)
    still_open = None if unclear else [one for one in here if one.closed is None or one.closed > last]
    counted: dict[str, Tally | None] = {
        by: Tally.of(key(one) for one in (received if of is Population.RECEIVED else ended)) for by, of, key in TABLES
    }
    names, until = bands(ends), min(last, as_of)
    counted[_AGE] = None if still_open is None else Tally.of(names[sum(end < (until - one.received).days for end in ends)] for one in still_open)
    counted[Population.RECEIVED] = Tally(unknown=len(received))
    counted[Population.CLOSED] = None if known(len(closed), unclear) is None else Tally(unknown=len(closed))
    counted[Population.OPEN] = None if still_open is None else Tally(unknown=len(still_open))
    return counted


def _total(of: Population, now: _Counted, before: _Counted, year_before: _Counted) -> StatisticsLine:
    count, *past = (None if (tally := one.get(of)) is None else tally.total for one in (now, before, year_before))
    return StatisticsLine(key=of.value, count=count, before=past[0], year_before=past[1])


def _lines(now: Tally | None, before: Tally | None, year_before: Tally | None, order: tuple[str, ...]) -> tuple[StatisticsLine, ...]:
    """Return a line for every key that any of the periods has, in `order` if one is given; nothing if the source has no value in any of them."""
    known = [one for one in (now, before, year_before) if one is not None]
    keys = {key: None for tally in (now, before, year_before) if tally is not None for key, _ in tally.rows}
    if not keys:
        return ()

    def count(tally: Tally | None, key: str | None) -> int | None:
        return None if tally is None else tally.unknown if key is None else tally[key]

    ranked = order or tuple(sorted(keys, key=lambda key: (-(count(now, key) or 0), key)))
    silent = (None,) if any(tally.unknown for tally in known) else ()
    return tuple(
        StatisticsLine(key=key, count=count(now, key), before=count(before, key), year_before=count(year_before, key)) for key in (*ranked, *silent)
    )


def _notes(rows: tuple[ComplaintRecord, ...], periods: tuple[Period, ...], known_from: date, as_of: date) -> Iterable[Reason]:
    """Yield what the counts leave open."""
    period = periods[0]
    if as_of < period.last:
        yield reason("note.incomplete", as_of=as_of)
    here = [one for one in rows if period.contains(one.received)]
    if undated := sum(one.closed is None and one.is_closed is True for one in here):
        yield reason("note.closing_day_unknown", count=undated)
    if unclear := sum(one.closed is None and one.is_closed is None for one in here):
        yield reason("note.state_unknown", count=unclear)
    for one in periods[1:]:
        if one.first < known_from:
            yield reason("note.not_compared", period=one, known_from=known_from)
