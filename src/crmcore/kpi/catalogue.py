"""The catalogue of KPIs, as data: what each is called, what it counts, and what it leaves out. A figure names its definition by id and version."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs

from crmcore.decision import reason
from crmcore.errors import NotFound
from crmcore.measures.measure import FigureUnit
from crmcore.messages.text import Language, Text


class Better(StrEnum):
    """Which direction is good."""

    HIGHER = "higher"
    LOWER = "lower"


@attrs.frozen(kw_only=True)
class Definition:
    """One KPI: its name, formula, both sides of the fraction, and what is left out, in English and in Chinese.

    A change of what is counted is a new `version`: figures of two versions are never compared.

    Clause: FIN-8.1
    """

    id: str
    version: int = 1
    name: Text
    formula: Text
    numerator: Text
    denominator: Text
    excluded: Text
    unit: FigureUnit
    better: Better
    clause: str

    @property
    def key(self) -> str:
        """Return id and version as measures name them: `satisfaction.csat/1`."""
        return f"{self.id}/{self.version}"

    def say(self, lang: Language = Language.EN) -> str:
        """Return the name in the reader's language."""
        return self.name.in_(lang)


_ALL: Final = (
    Definition(
        id="satisfaction.csat",
        name=Text(en="Satisfaction (CSAT)", zh="客户满意度（CSAT）"),
        formula=Text(en="satisfied answers ÷ answers", zh="满意答卷数÷有效答卷数"),
        numerator=Text(
            en="answers in the period at or above the rulebook's first satisfied score, on a scale of 1 to 5",
            zh="期内评分达到规则手册规定的满意起点分的答卷（1至5分制）",
        ),
        denominator=Text(en="answers in the period to the satisfaction question", zh="期内回答了满意度问题的答卷"),
        excluded=Text(en="questionnaires that leave the satisfaction question open", zh="未回答满意度问题的问卷"),
        unit=FigureUnit.SHARE,
        better=Better.HIGHER,
        clause="FIN-5.1",
    ),
    Definition(
        id="satisfaction.nps",
        name=Text(en="Net promoter score (NPS)", zh="净推荐值（NPS）"),
        formula=Text(en="100 × (promoters − detractors) ÷ answers", zh="100×（推荐者−贬损者）÷有效答卷数"),
        numerator=Text(en="promoters (9 and 10) less detractors (0 to 6)", zh="推荐者（9、10分）减去贬损者（0至6分）"),
        denominator=Text(en="answers in the period to the recommendation question", zh="期内回答了推荐意愿问题的答卷"),
        excluded=Text(en="questionnaires that leave the recommendation question open", zh="未回答推荐意愿问题的问卷"),
        unit=FigureUnit.POINTS,
        better=Better.HIGHER,
        clause="MAN-5.1",
    ),
    Definition(
        id="complaints.rate",
        name=Text(en="Complaint rate", zh="客户投诉率"),
        formula=Text(en="complaints received ÷ customers × the rulebook's base", zh="受理投诉数÷客户数×规则手册规定的基数"),
        numerator=Text(en="complaints received in the period, accepted or not", zh="期内收到的投诉（无论是否受理）"),
        denominator=Text(en="customers at the end of the period", zh="期末客户数"),
        excluded=Text(en="nothing", zh="无"),
        unit=FigureUnit.RATE,
        better=Better.LOWER,
        clause="BANK-1.2",
    ),
    Definition(
        id="complaints.closed_in_time",
        name=Text(en="Complaints closed in time", zh="投诉按时结案率"),
        formula=Text(en="closed in time ÷ closed", zh="按时结案数÷结案数"),
        numerator=Text(en="complaints closed in the period by the last day of their deadline", zh="期内结案且未超过期限最后一日的投诉"),
        denominator=Text(en="complaints closed in the period whose deadline is known", zh="期内结案且期限已知的投诉"),
        excluded=Text(
            en="complaints of unknown deadline or closing day; timeliness that is only stated has a figure of its own",
            zh="期限或结案日期不明的投诉；仅由来源声明的时效另行统计",
        ),
        unit=FigureUnit.SHARE,
        better=Better.HIGHER,
        clause="RULES-4.26",
    ),
    Definition(
        id="complaints.stated_in_time",
        name=Text(en="Answered in time, as stated", zh="按时答复率（来源声明）"),
        formula=Text(en="stated in time ÷ stated in time or late", zh="声明按时数÷声明按时或逾期数"),
        numerator=Text(en="complaints received in the period that the source states were answered in time", zh="期内收到且来源声明已按时答复的投诉"),
        denominator=Text(
            en="complaints received in the period for which the source states whether the answer was in time",
            zh="期内收到且来源声明了答复是否按时的投诉",
        ),
        excluded=Text(en="complaints about which the source states nothing", zh="来源未作声明的投诉"),
        unit=FigureUnit.SHARE,
        better=Better.HIGHER,
        clause="RULES-4.26",
    ),
    Definition(
        id="complaints.resolution",
        name=Text(en="Resolution rate", zh="投诉解决率"),
        formula=Text(en="closed by the end of the period ÷ on hand in the period", zh="期末已结案数÷期内在办数"),
        numerator=Text(en="of these, complaints closed by the end of the period", zh="其中期末前已结案的投诉"),
        denominator=Text(en="complaints open at the start of the period, or received in it", zh="期初未结案或期内收到的投诉"),
        excluded=Text(
            en="complaints of which the source does not say whether, or on which day, they were closed", zh="来源未说明是否结案或结案日期的投诉"
        ),
        unit=FigureUnit.SHARE,
        better=Better.HIGHER,
        clause="BANK-5.1",
    ),
    Definition(
        id="customers.completeness",
        name=Text(en="Completeness of customer files", zh="客户档案完整度"),
        formula=Text(en="required fields filled ÷ required fields", zh="已填必填项÷必填项"),
        numerator=Text(en="required fields that are filled, over all customers", zh="全部客户已填写的必填项"),
        denominator=Text(en="fields that the rulebook requires for each kind of customer", zh="规则手册按客户类别规定的必填项"),
        excluded=Text(en="nothing", zh="无"),
        unit=FigureUnit.SHARE,
        better=Better.HIGHER,
        clause="BANK-1.2",
    ),
)

CATALOGUE: Final[Mapping[str, Definition]] = MappingProxyType({one.id: one for one in _ALL})

CSAT: Final = CATALOGUE["satisfaction.csat"]
NPS: Final = CATALOGUE["satisfaction.nps"]
RATE: Final = CATALOGUE["complaints.rate"]
CLOSED_IN_TIME: Final = CATALOGUE["complaints.closed_in_time"]
STATED_IN_TIME: Final = CATALOGUE["complaints.stated_in_time"]
RESOLUTION: Final = CATALOGUE["complaints.resolution"]
COMPLETENESS: Final = CATALOGUE["customers.completeness"]


def definition(key: str) -> Definition:
    """Answer what a KPI counts, by id (`satisfaction.csat`) or by id and version (`satisfaction.csat/1`).

    Raises `NotFound` for an unknown id or version.

    Clause: FIN-8.1
    """
    found = CATALOGUE.get(key.partition("/")[0])
    if found is None or key not in (found.id, found.key):
        raise NotFound(reason("not_found", kind="kpi", id=key))
    return found
