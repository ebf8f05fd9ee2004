from __future__ import annotations

import json
from typing import cast

import pytest

from crmcore.adapters.report import render_json
from tests.adapters.report import months


def _report() -> dict[str, object]:
    return cast("dict[str, object]", json.loads(render_json(months.full())))


@pytest.mark.clause("BANK-3.2")
def test_the_form_is_named_and_versioned_and_its_fields_are_those_of_the_report() -> None:
    found = _report()
    assert list(found) == [
        "form",
        "version",
        "bank",
        "period",
        "zone",
        "edition",
        "days",
        "law",
        "as_of",
        "due",
        "statistics_due",
        "figures",
        "verdicts",
        "satisfaction",
        "complaints",
        "customers",
        "approvals",
        "contacts",
        "notes",
        "definitions",
    ]
    assert (found["form"], found["version"], found["period"], found["due"]) == ("crmcore/monthly-report", 1, "2026-07", "2026-08-05")


def test_fractions_are_pairs_and_decimals_are_strings() -> None:
    report = months.full()
    csat = report.figures["satisfaction.csat"]
    assert csat.value is not None
    assert csat.interval is not None
    assert cast("dict[str, object]", _report()["figures"])["satisfaction.csat"] == {
        "definition": "satisfaction.csat/1",
        "value": [csat.value.numerator, csat.value.denominator],
        "status": "ok",
        "numerator": csat.numerator,
        "denominator": csat.denominator,
        "n": csat.n,
        "interval": {"low": str(csat.interval.low), "high": str(csat.interval.high), "level": "0.95"},
        "window": "2026-07",
        "excluded": [["not_answered", 15]],
        "unit": "share",
        "per": 1,
    }


def test_verdicts_carry_code_facts_and_both_texts() -> None:
    verdicts = cast("list[dict[str, list[dict[str, object]]]]", _report()["verdicts"])
    (why,) = verdicts[0]["reasons"]
    assert why["code"] == "target.met_at_least"
    assert cast("dict[str, object]", why["facts"])["kpi"] == "satisfaction.csat/1"
    assert str(why["en"]).startswith("Satisfaction (CSAT) is")
    assert str(why["zh"]).startswith("客户满意度")


def test_every_definition_stands_in_full() -> None:
    definitions = cast("list[dict[str, object]]", _report()["definitions"])
    assert [one["key"] for one in definitions][:2] == ["satisfaction.csat/1", "satisfaction.nps/1"]
    assert definitions[0]["name"] == {"en": "Satisfaction (CSAT)", "zh": "客户满意度（CSAT）"}


def test_a_section_without_a_source_is_null_and_nothing_counted_is_null() -> None:
    found = json.loads(render_json(months.stated()))
    assert found["customers"] is None
    assert json.loads(render_json(months.empty()))["figures"]["satisfaction.csat"]["value"] is None


@pytest.mark.clause("BANK-6.1")
def test_nobody_stands_in_the_file() -> None:
    assert "secret" not in render_json(months.full())


def test_equal_reports_give_equal_texts() -> None:
    assert render_json(months.full()) == render_json(months.full())
