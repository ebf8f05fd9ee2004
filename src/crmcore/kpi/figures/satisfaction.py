"""How satisfied customers say they are: CSAT, NPS, and each side they were asked about."""

from __future__ import annotations

from collections.abc import Iterable

from crmcore.kpi.catalogue import CSAT, NPS
from crmcore.kpi.rules import KpiRules
from crmcore.measures.counts import NpsCount, RatioCount
from crmcore.measures.measure import Measure
from crmcore.service.surveys import SurveyAnswer
from crmcore.worktime.period import Period

_PROMOTER, _PASSIVE = 9, 7  # fixed by the definition of the score (Reichheld 2003), not a firm's choice


def csat(answers: Iterable[SurveyAnswer], *, period: Period, rules: KpiRules, complete: bool = True) -> Measure:
    """Answer what share of the answers given in the period is satisfied.

    Clause: FIN-5.1, BANK-1.2, MAN-5.1
    """
    return csat_count(answers, period=period, rules=rules).result(CSAT.key, period.id, complete=complete)


def csat_count(answers: Iterable[SurveyAnswer], *, period: Period, rules: KpiRules) -> RatioCount:
    """Count satisfied answers among those given in the period, from its first to its last day.

    Clause: FIN-5.1
    """
    first, last, enough = period.first, period.last, rules.csat_satisfied_from
    satisfied = answered = silent = 0
    for answer in answers:
        if first <= answer.day <= last:
            score = answer.csat
            if score is None:
                silent += 1
            else:
                answered += 1
                if score >= enough:
                    satisfied += 1
    return RatioCount(satisfied, answered, {"not_answered": silent})


def nps(answers: Iterable[SurveyAnswer], *, period: Period, complete: bool = True) -> Measure:
    """Answer how many more would recommend us than would not, in points from -100 to 100.

    Clause: MAN-5.1, FIN-8.1
    """
    return nps_count(answers, period=period).result(NPS.key, period.id, complete=complete)


def nps_count(answers: Iterable[SurveyAnswer], *, period: Period) -> NpsCount:
    """Count promoters, passives and detractors among the answers given in the period.

    Clause: MAN-5.1
    """
    first, last = period.first, period.last
    promoters = passives = detractors = silent = 0
    for answer in answers:
        if first <= answer.day <= last:
            score = answer.nps
            if score is None:
                silent += 1
            elif score >= _PROMOTER:
                promoters += 1
            elif score >= _PASSIVE:
                passives += 1
            else:
                detractors += 1
    return NpsCount(promoters, passives, detractors, {"not_answered": silent})


def sides(answers: Iterable[SurveyAnswer], *, period: Period, rules: KpiRules, complete: bool = True) -> tuple[tuple[str, Measure], ...]:
    """Answer, for each side that customers were asked about, what share is satisfied with it; least satisfied first.

    Clause: FIN-5.1, MAN-4.1
    """
    first, last, enough = period.first, period.last, rules.csat_satisfied_from
    counts: dict[str, tuple[int, int]] = {}
    for answer in answers:
        if first <= answer.day <= last:
            for side, score in answer.items:
                satisfied, answered = counts.get(side, (0, 0))
                counts[side] = (satisfied + (score >= enough), answered + 1)
    measures = [(side, RatioCount(*count).result(f"{CSAT.key}#{side}", period.id, complete=complete)) for side, count in counts.items()]
    return tuple(sorted(measures, key=lambda row: (row[1].value, row[0])))
