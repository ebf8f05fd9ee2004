"""`[kpi]`: what counts as satisfied, the base of the complaint rate, due days, the watch on complaint volume, and the targets."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import attrs

from crmcore.kpi.row import AnyKpi
from crmcore.kpi.rules import KpiRules, Target
from crmcore.kpi.watch_rules import Baseline, WatchRules
from crmcore.measures.measure import FigureUnit
from crmcore.reading.shape import Reader, Untouched, at
from crmcore.reading.values import Bound
from crmcore.worktime.period import Period, PeriodKind


@attrs.frozen(kw_only=True)
class WatchTable:
    """The table `[kpi.watch]`: what complaint volume is compared with, and how rarely an alarm may come by chance.

    Clause: BANK-6.2
    """

    baseline: Baseline
    history: int
    false_alarm: Fraction
    minimum: int
    ewma_weight: Fraction
    ewma_run: int
    clause: str | None = None
    ours: str | None = None


@attrs.frozen(kw_only=True)
class KpiTable:
    """The table `[kpi]`; the due days are days of the month after the one that is reported on, the bands of age end with the days that they give.

    Clause: BANK-3.2, BANK-6.2, RULES-4.27
    """

    csat_satisfied_from: int
    complaint_rate_per: int
    report_due_day: int
    statistics_due_day: int
    summary_top: int
    age_bands: tuple[int, ...]
    watch: WatchTable | None = None
    targets: tuple[Untouched, ...] = ()
    clause: str | None = None
    ours: str | None = None


@attrs.frozen(kw_only=True)
class TargetTable:
    """A table `[[kpi.targets]]`: one KPI, and where it shall stand.

    Clause: BANK-1.2
    """

    kpi: str
    at_least: Bound | None = None
    at_most: Bound | None = None
    down_by: Fraction | None = None
    baseline: str | None = None
    every: PeriodKind = PeriodKind.MONTH
    clause: str | None = None
    ours: str | None = None


def kpi(table: object, reader: Reader, edition: str, zone: str, kpis: Mapping[str, AnyKpi]) -> KpiRules | None:
    """Read `[kpi]`, whose targets may name any of `kpis`; None when it has faults, which are then on the reader's list."""
    read = reader.read(KpiTable, table, "kpi")
    if read is None:
        return None
    made = [_target(one, path, reader, kpis) for path, one in reader.each(TargetTable, read.targets, "kpi.targets")]
    watch = None if read.watch is None else _watch(read.watch, reader)
    return reader.build(
        "kpi",
        lambda: KpiRules(
            edition=edition,
            zone=zone,
            csat_satisfied_from=read.csat_satisfied_from,
            complaint_rate_per=read.complaint_rate_per,
            report_due_day=read.report_due_day,
            statistics_due_day=read.statistics_due_day,
            summary_top=read.summary_top,
            age_bands=read.age_bands,
            watch=watch,
            targets=tuple(one for one in made if one is not None),
        ),
    )


def _watch(table: WatchTable, reader: Reader) -> WatchRules | None:
    return reader.build(
        "kpi.watch",
        lambda: WatchRules(
            baseline=table.baseline,
            history=table.history,
            false_alarm=table.false_alarm,
            minimum=table.minimum,
            ewma_weight=table.ewma_weight,
            ewma_run=table.ewma_run,
        ),
    )


def _target(table: TargetTable, path: str, reader: Reader, kpis: Mapping[str, AnyKpi]) -> Target | None:
    if reader.known("unknown_figure", table.kpi, kpis, at(path, "kpi")):
        for key, bound in (("at_least", table.at_least), ("at_most", table.at_most)):
            if bound is not None and bound.is_share != (kpis[table.kpi].unit is FigureUnit.SHARE):
                reader.fault("bound_in_percent" if bound.is_share else "bound_not_in_percent", at(path, key), kpi=kpis[table.kpi])
    if table.baseline is not None:
        reader.build(at(path, "baseline"), lambda: Period.parse(str(table.baseline)))
    if reader.faults:
        return None
    return reader.build(
        path,
        lambda: Target(
            kpi=table.kpi,
            clause=table.clause,
            at_least=None if table.at_least is None else table.at_least.value,
            at_most=None if table.at_most is None else table.at_most.value,
            down_by=table.down_by,
            baseline=table.baseline,
            every=table.every,
        ),
    )
