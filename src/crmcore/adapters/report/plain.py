"""The report as JSON: a stable, versioned form for programs. Fractions are `[numerator, denominator]`, decimals and amounts are strings."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from crmcore.decision import Facts, Reason
from crmcore.kpi.reports.monthly import MonthlyReport
from crmcore.kpi.reports.sections import Figures
from crmcore.kpi.reports.statistics import ComplaintStatistics
from crmcore.kpi.row import AnyKpi, Kpi
from crmcore.messages import Language, Term
from crmcore.money import Money
from crmcore.worktime.period import Period

FORM: Final = "crmcore/monthly-report"
STATISTICS_FORM: Final = "crmcore/complaint-statistics"
VERSION: Final = 1


def render_json(report: MonthlyReport) -> str:
    """Return the report as JSON text with a line end; equal reports give equal texts.

    Field names are those of `MonthlyReport` and its sections; `figures` are by the id of their KPI. Reasons carry code, facts, and both texts.
    `definitions` says what each KPI counts, whether or not there was a source to count it from.

    Clause: BANK-3.2
    """
    converter = _converter()
    body = {
        "form": FORM,
        "version": VERSION,
        **converter.unstructure(report),
        "definitions": [_in_full(one) for one in report.kpis],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def render_statistics(statistics: ComplaintStatistics) -> str:
    """Return the complaint statistics as JSON text with a line end; equal statistics give equal texts.

    Field names are those of `ComplaintStatistics` and its lines; a count that is not known is null.

    Clause: RULES-4.27
    """
    body = {"form": STATISTICS_FORM, "version": VERSION, **_converter().unstructure(statistics)}
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _converter() -> Converter:
    """Return how each kind of value is written."""
    converter = Converter()
    put = converter.register_unstructure_hook
    put(Fraction, lambda value: [value.numerator, value.denominator])
    put(Decimal, str)
    put(date, date.isoformat)
    put(Money, lambda value: {"amount": str(value.amount), "currency": value.currency})
    put(Period, lambda value: value.id)
    put(Term, str)
    put(Kpi, lambda value: value.key)
    put(Figures, lambda value: {id_: converter.unstructure(measure) for id_, measure in value.items()})
    put(Facts, lambda value: {name: converter.unstructure(fact) for name, fact in value.items()})
    put(
        Reason,
        lambda value: {
            "code": value.code,
            "facts": converter.unstructure(value.facts),
            **{lang.value: value.text(lang) for lang in Language},
        },
    )
    # The KPIs are included in full, as `definitions`; names are for people.
    put(MonthlyReport, make_dict_unstructure_fn(MonthlyReport, converter, kpis=override(omit=True), names=override(omit=True)))
    return converter


def _in_full(kpi: AnyKpi) -> dict[str, object]:
    """Return what a KPI counts, in both languages; elsewhere only its key is written."""
    texts = {"name": kpi.name, "formula": kpi.formula, "numerator": kpi.numerator, "denominator": kpi.denominator, "excluded": kpi.excluded}
    return {
        "key": kpi.key,
        **{name: {lang.value: text.in_(lang) for lang in Language} for name, text in texts.items()},
        "unit": kpi.unit.value,
        "better": kpi.better.value,
        "clause": kpi.clause,
    }
