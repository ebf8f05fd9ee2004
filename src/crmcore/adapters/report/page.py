"""The report as one HTML page: both languages in one file, no script, no network; the page's links switch between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from crmcore.adapters.report.charts import charts
from crmcore.adapters.report.wording import Wording
from crmcore.errors import MissingExtra
from crmcore.kpi.reports.monthly import MonthlyReport
from crmcore.kpi.row import AnyKpi
from crmcore.messages import Language
from crmcore.messages.rendering import clean

# How many rows of a breakdown the page shows; all of them are in the JSON file.
ROWS: Final = 8
# Chinese comes first in the file because the style hides what follows it when its link is followed; otherwise English is shown.
_ORDER: Final = (Language.ZH, Language.EN)


def render_html(report: MonthlyReport) -> str:
    """Return the report as a page that needs nothing else: style and charts are inside it. Equal reports give equal pages.

    It opens in English; the link at its top, or `report.html#zh`, shows the Chinese version. Raises `MissingExtra` without the extra `report`.

    Clause: BANK-3.2
    """
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        feature = "report.html"
        raise MissingExtra(feature, "report") from None
    environment = Environment(
        loader=PackageLoader("crmcore.adapters.report"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sides = []
    for lang in _ORDER:
        wording = Wording(lang, report.names)
        sides.append({"lang": lang.value, "w": wording, "charts": charts(report, wording)})
    counted = [one for one in report.kpis if one.id in report.figures]
    return environment.get_template("page.html.j2").render(
        report=report,
        sides=sides,
        counted=counted,
        clauses=_clauses(report, counted),
        rows=ROWS,
    )


def _shown(value: object) -> object:
    """Return what a page shows of a value: of a text only what a browser does not obey. What is markup already is ours."""
    return clean(value) if type(value) is str else value


def _clauses(report: MonthlyReport, counted: Iterable[AnyKpi]) -> list[str]:
    """Return the clauses behind the report and its figures, each once, in order of their names."""
    own = {"BANK-3.2"} if report.complaints is None else {"BANK-3.2", "RULES-4.27"}
    of_figures = {one.clause for one in counted}
    of_targets = {one.target.clause for one in report.verdicts if one.target.clause is not None}
    return sorted(own | of_figures | of_targets)
