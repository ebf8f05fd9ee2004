from __future__ import annotations

import pytest

from crmcore.errors import NotFound
from crmcore.kpi import CATALOGUE, definition
from crmcore.messages import Language

IDS = [
    "satisfaction.csat",
    "satisfaction.nps",
    "complaints.rate",
    "complaints.closed_in_time",
    "complaints.stated_in_time",
    "complaints.resolution",
    "customers.completeness",
]


@pytest.mark.clause("FIN-8.1")
def test_the_catalogue_says_what_each_figure_counts_in_both_languages() -> None:
    assert list(CATALOGUE) == IDS
    for one in CATALOGUE.values():
        for text in (one.name, one.formula, one.numerator, one.denominator, one.excluded):
            assert text.en
            assert text.zh != text.en


def test_a_definition_is_found_by_id_and_by_id_and_version() -> None:
    assert definition("satisfaction.csat") is definition("satisfaction.csat/1")
    assert definition("satisfaction.csat").say(Language.ZH) == "客户满意度（CSAT）"


@pytest.mark.parametrize("key", ["satisfaction", "satisfaction.csat/2", "", "satisfaction.csat#price"])
def test_an_unknown_definition_is_not_answered_with_the_nearest(key: str) -> None:
    with pytest.raises(NotFound, match="no kpi"):
        definition(key)
