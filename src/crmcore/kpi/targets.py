"""Whether a target was met: met, missed, or not covered. A target without a number or without a figure never counts as met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction
from typing import cast

import attrs

from crmcore._arguments import typed
from crmcore.decision import Reason, reason
from crmcore.kpi.catalogue import CATALOGUE, SHIPPED, ends_of, named
from crmcore.kpi.row import AnyKpi
from crmcore.kpi.rules import Target
from crmcore.measures.measure import Figure, FigureUnit, Measure, Status
from crmcore.messages import Language, render
from crmcore.worktime.period import Period


class Attainment(StrEnum):
    """Whether a target was met."""

    MET = "met"
    MISSED = "missed"
    NOT_COVERED = "not_covered"


@attrs.frozen(kw_only=True)
class Verdict:
    """The verdict on one target: whether it was met, the bound (in the KPI's unit), the figure, and why.

    Clause: BANK-1.2
    """

    target: Target
    outcome: Attainment
    bound: Fraction | None
    measure: Measure | None
    reasons: tuple[Reason, ...]

    @property
    def met(self) -> bool:
        """Return whether the target was met; what is not covered was not."""
        return self.outcome is Attainment.MET

    def text(self, lang: Language = Language.EN) -> str:
        """Return why, on one line."""
        return " · ".join(one.text(lang) for one in self.reasons)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@attrs.frozen
class Distance:
    """How far a figure is from its bound: the difference of two shares is in percentage points, not in percent."""

    value: Fraction
    unit: FigureUnit
    per: int

    def say(self, lang: Language = Language.EN) -> str:
        """Return it as text for a reader: `0.04 percentage points`, `2.1 points`, `38.20 per 1,000`."""
        if self.unit is FigureUnit.RATE:
            return Figure(self.value, self.unit, self.per).apart_from(Fraction(0)).say(lang)
        points = Figure(self.value * 100 if self.unit is FigureUnit.SHARE else self.value, FigureUnit.POINTS).apart_from(Fraction(0)).say(lang)
        return render(f"gap.{self.unit}", {"points": points, "s": "" if points == "1" else "s"}, lang)


def out_of_reach(id: str, *, at_least: Fraction | None = None, at_most: Fraction | None = None) -> Iterator[Reason]:
    """Yield why no figure of a KPI meets a bound: none is so high, or so low. How far a figure of a host's own goes, nobody here knows.

    Clause: BANK-1.2
    """
    lowest, highest = ends_of(id)
    if at_least is not None and highest is not None and at_least > highest:
        yield _never_met("target.never_so_high", id, at_least, highest)
    if at_most is not None and lowest is not None and at_most < lowest:
        yield _never_met("target.never_so_low", id, at_most, lowest)


def _never_met(code: str, id: str, bound: Fraction, end: Fraction) -> Reason:
    unit = FigureUnit.SHARE if CATALOGUE[id].unit is FigureUnit.SHARE else FigureUnit.POINTS  # the base of a rate is no part of its bound
    return reason(code, kpi=CATALOGUE[id], found=Figure(bound, unit).apart_from(end), end=Figure(end, unit).apart_from(bound))


@typed
def judge(measure: Measure | None, target: Target, baseline: Measure | None = None, *, kpis: Iterable[AnyKpi] = SHIPPED) -> Verdict:
    """Return whether a figure meets a target.

    `at_least` and `at_most` include the bound: 90 % meets "at least 90 %". `down_by` is relative: 20 % below a rate of 5.0 % is 4.0 %, not a
    negative number of points. `baseline` is the figure of the target's baseline period. Not covered, with the reason: no bound, no baseline (none
    named, none given, another period's, another definition's, a period of another length), no figure, nothing counted, a period not over.
    `kpis` are the rows that there are: those that crmcore ships, unless a firm has more. Raises `NotFound` for a target on none of them.

    Clause: BANK-1.2, BANK-5.1
    """
    kpi = named(target.kpi, kpis)
    compared = _compared(kpi, measure, target, baseline)
    if isinstance(compared, Reason):
        return Verdict(target=target, outcome=Attainment.NOT_COVERED, bound=_bound(target, baseline), measure=measure, reasons=(compared,))
    measure, value, bound = compared
    at_least = target.at_least is not None
    met = value >= bound if at_least else value <= bound
    found, wanted = Figure(value, measure.unit, measure.per), Figure(bound, measure.unit, measure.per)
    code = f"target.{'met' if met else 'missed'}_{'at_least' if at_least else 'at_most'}"
    by = Distance(abs(value - bound), measure.unit, measure.per)
    why = [reason(code, kpi=kpi, found=found.apart_from(bound), bound=wanted.apart_from(value), by=by)]
    if target.down_by is not None and baseline is not None:
        why.append(reason("target.baseline", share=Figure(target.down_by), window=baseline.window, base=baseline.figure))
    return Verdict(target=target, outcome=Attainment.MET if met else Attainment.MISSED, bound=bound, measure=measure, reasons=tuple(why))


def _bound(target: Target, baseline: Measure | None) -> Fraction | None:
    """Return the bound that the figure must meet, in its unit."""
    if target.down_by is None:
        return target.at_least if target.at_least is not None else target.at_most
    return None if baseline is None or baseline.value is None else baseline.value * (1 - target.down_by)


def _compared(kpi: AnyKpi, measure: Measure | None, target: Target, baseline: Measure | None) -> Reason | tuple[Measure, Fraction, Fraction]:
    """Return the figure, its value and its bound; where one of them is missing, or they cannot be compared, why."""
    if target.at_least is target.at_most is target.down_by is None:
        return reason("target.no_bound", kpi=kpi)
    figure = _figure(kpi, measure)
    if isinstance(figure, Reason):
        return figure
    if target.down_by is not None and (why := _why_no_baseline(kpi, figure[0], target, baseline)) is not None:
        return why
    return *figure, cast("Fraction", _bound(target, baseline))  # there is one: of the target's own, or of the baseline


def _figure(kpi: AnyKpi, measure: Measure | None) -> Reason | tuple[Measure, Fraction]:
    """Return the figure and its value; where it has none that can be judged, why."""
    if measure is None:
        return reason("target.no_figure", kpi=kpi)
    if measure.definition != kpi.key:
        return reason("target.other_definition", kpi=kpi, found=measure.definition)
    if measure.status is Status.INCOMPLETE:
        return reason("target.incomplete", kpi=kpi, window=measure.window)
    if measure.value is None:
        return reason("target.no_value", kpi=kpi, status=measure.status)
    return measure, measure.value


def _why_no_baseline(kpi: AnyKpi, measure: Measure, target: Target, baseline: Measure | None) -> Reason | None:
    """Return why there is nothing to come down from; None if there is."""
    if target.baseline is None:
        return reason("target.no_baseline", kpi=kpi)
    if measure.window is None:
        return reason("target.no_window", kpi=kpi)
    period = Period.parse(measure.window)
    window = target.baseline_of(period)
    if baseline is None or baseline.value is None or baseline.window is None or baseline.window != window:
        return reason("target.no_baseline_figure", kpi=kpi, window=window)
    if (baseline.definition, baseline.per) != (measure.definition, measure.per):
        return reason("target.other_baseline", kpi=kpi, window=window, found=baseline.definition)
    if period.kind is not Period.parse(baseline.window).kind:
        return reason("target.other_length", kpi=kpi, window=window)
    return None
