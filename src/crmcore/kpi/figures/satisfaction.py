"""How satisfied customers say they are: CSAT, NPS, and each aspect they were asked about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from crmcore.kpi.row import AnyKpi, Better, Ingredient, Kpi, Scope
from crmcore.measures.counts import NpsCount, RatioCount
from crmcore.measures.measure import FigureUnit, Measure
from crmcore.messages.text import Text
from crmcore.service.surveys import SurveyAnswer

_PROMOTER, _PASSIVE = 9, 7  # fixed by the definition of the score (Reichheld 2003), not a firm's choice


def csat_count(answers: Iterable[SurveyAnswer], scope: Scope) -> RatioCount:
    """Count satisfied answers among those given in the period, from its first to its last day.

    Clause: FIN-5.1, BANK-1.2, MAN-5.1
    """
    first, last, enough = scope.period.first, scope.period.last, scope.rules.csat_satisfied_from
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


CSAT: Final[Kpi[SurveyAnswer, RatioCount]] = Kpi(
    id="satisfaction.csat",
    name=Text(en="Satisfaction (CSAT)", zh="客户满意度（CSAT）"),
    formula=Text(en="satisfied answers ÷ answers", zh="满意答卷数÷有效答卷数"),
    numerator=Text(
        en="answers in the period at or above the rulebook's first satisfied score, on a scale of 1 to 5",
        zh="期内评分达到规则手册规定的满意起点分的答卷（1至5分制）",
    ),
    denominator=Text(en="answers in the period to the satisfaction question", zh="期内回答了满意度问题的答卷"),
    excluded=Text(en="questionnaires in which the satisfaction question was not answered", zh="未回答满意度问题的问卷"),
    unit=FigureUnit.SHARE,
    better=Better.HIGHER,
    clause="FIN-5.1",
    reads=SurveyAnswer,
    count=csat_count,
    needs={Ingredient.RULES},
)


def nps_count(answers: Iterable[SurveyAnswer], scope: Scope) -> NpsCount:
    """Count promoters, passives and detractors among the answers given in the period.

    Clause: MAN-5.1, FIN-8.1
    """
    first, last = scope.period.first, scope.period.last
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


NPS: Final[Kpi[SurveyAnswer, NpsCount]] = Kpi(
    id="satisfaction.nps",
    name=Text(en="Net promoter score (NPS)", zh="净推荐值（NPS）"),
    formula=Text(en="100 × (promoters − detractors) ÷ answers", zh="100×（推荐者−贬损者）÷有效答卷数"),
    numerator=Text(en="promoters (9 and 10) less detractors (0 to 6)", zh="推荐者（9、10分）减去贬损者（0至6分）"),
    denominator=Text(en="answers in the period to the recommendation question", zh="期内回答了推荐意愿问题的答卷"),
    excluded=Text(en="questionnaires in which the recommendation question was not answered", zh="未回答推荐意愿问题的问卷"),
    unit=FigureUnit.POINTS,
    better=Better.HIGHER,
    clause="MAN-5.1",
    reads=SurveyAnswer,
    count=nps_count,
    fraction=Text(en="net {part} of {whole}", zh="推荐者减贬损者{part}，答卷{whole}"),
)

KPIS: Final[tuple[AnyKpi, ...]] = (CSAT, NPS)


def sides(answers: Iterable[SurveyAnswer], scope: Scope) -> tuple[tuple[str, Measure], ...]:
    """Return, for each aspect that customers were asked about, the share satisfied with it; least satisfied first.

    Clause: FIN-5.1, MAN-4.1
    """
    period, enough = scope.period, scope.rules.csat_satisfied_from
    first, last = period.first, period.last
    counts: dict[str, tuple[int, int]] = {}
    for answer in answers:
        if first <= answer.day <= last:
            for aspect, score in answer.items:
                satisfied, answered = counts.get(aspect, (0, 0))
                counts[aspect] = (satisfied + (score >= enough), answered + 1)
    measures = [(aspect, RatioCount(*count).result(f"{CSAT.key}#{aspect}", period.id, complete=scope.complete)) for aspect, count in counts.items()]
    return tuple(sorted(measures, key=lambda row: (row[1].value, row[0])))
