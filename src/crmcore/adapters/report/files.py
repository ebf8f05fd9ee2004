"""Writing the report: both files completely, or neither."""

from __future__ import annotations

from pathlib import Path

import attrs

from crmcore.adapters.atomic_write import write_whole
from crmcore.adapters.report.page import render_html
from crmcore.adapters.report.plain import render_json
from crmcore.kpi.reports.monthly import MonthlyReport


@attrs.frozen
class ReportPaths:
    """The paths of a report's two files."""

    html: Path
    json: Path


def write_report(report: MonthlyReport, out: Path) -> ReportPaths:
    """Write `report.html` and `report.json` into the folder `out`, which is created as needed; an older report there is replaced.

    Both files are rendered before either is written, and a file appears complete or not at all. Raises `MissingExtra` without the extra `report`, and
    `InvalidValue` naming the path that cannot be written.

    Clause: BANK-3.2
    """
    paths = ReportPaths(html=out / "report.html", json=out / "report.json")
    write_whole({paths.html: render_html(report).encode(), paths.json: render_json(report).encode()})
    return paths
