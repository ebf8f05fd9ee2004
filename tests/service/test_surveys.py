from __future__ import annotations

from datetime import date

import pytest

from crmcore.errors import InvalidValue
from crmcore.service import SurveyAnswer

DAY = date(2026, 7, 6)


@pytest.mark.clause("FIN-5.1", "MAN-4.1")
def test_an_answer_keeps_the_score_of_every_side_asked_about() -> None:
    answer = SurveyAnswer(id="A1", day=DAY, channel="online", csat=5, nps=10, items={"service_quality": 4, "price_fairness": 2})
    assert dict(answer.items) == {"price_fairness": 2, "service_quality": 4}
    assert answer == SurveyAnswer(id="A1", day=DAY, channel="online", csat=5, nps=10, items=answer.items)
    assert hash(answer)


def test_a_question_may_stay_open() -> None:
    assert SurveyAnswer(id="A1", day=DAY).csat is None


@pytest.mark.parametrize(("csat", "nps"), [(0, -1), (6, 11), (True, True), (4.5, "9")])
def test_every_score_off_its_scale_is_named(csat: int, nps: int) -> None:
    with pytest.raises(InvalidValue) as refused:
        SurveyAnswer(id="A1", day=DAY, csat=csat, nps=nps, items={"price": 9})
    assert [one.facts["field"] for one in refused.value.reasons] == ["csat", "nps", "items.price"]
    assert "from 1 to 5" in str(refused.value)
