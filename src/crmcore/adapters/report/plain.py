"""The report as JSON: a stable, versioned form for programs. Fractions are `[numerator, denominator]`, decimals and amounts are strings."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from cattrs import Converter

from crmcore.decision import Facts, Reason
from crmcore.kpi.catalogue import CATALOGUE, Definition
from crmcore.kpi.reports.monthly import MonthlyReport
from crmcore.kpi.reports.statistics import ComplaintStatistics
from crmcore.messages import Language, Term
from crmcore.money import Money
from crmcore.worktime.period import Period

FORM: Final = "crmcore/monthly-report"
STATISTICS_FORM: Final = "crmcore/complaint-statistics"
VERSION: Final = 1


def render_json(report: MonthlyReport) -> str:
    """Return the report as JSON text with a line end; equal reports give equal texts.

    Field names are those of `MonthlyReport` and its sections. Reasons carry code, facts, and both texts. `definitions` says what each figure counts.

    Clause: BANK-3.2
    """
    converter = _converter()
    body = {
        "form": FORM,
        "version": VERSION,
        **converter.unstructure(report),
        "definitions": [{"key": one.key, **_in_full(one)} for one in CATALOGUE.values()],
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
    put(Definition, lambda value: value.key)
    put(Facts, lambda value: {name: converter.unstructure(fact) for name, fact in value.items()})
    put(
        Reason,
        lambda value: {
            "code": value.code,
            "facts": converter.unstructure(value.facts),
            **{lang.value: value.text(lang) for lang in Language},
        },
    )
    return converter


def _in_full(one: Definition) -> dict[str, object]:
    """Return a definition with its texts; elsewhere its key stands for it."""
    return {name: value for name, value in Converter().unstructure(one).items() if name not in ("id", "version")}
