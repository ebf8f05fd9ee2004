"""The monthly report as a page and as data: `report.html` (one file, both languages, no network) and `report.json`.

Reading order: `plain` (the JSON forms) → `words` → `charts` → `page` → `files`. Needs the extra `report`; `render_json` and `render_statistics`
need nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.adapters.report.files import ReportPaths as ReportPaths
    from crmcore.adapters.report.files import write_report as write_report
    from crmcore.adapters.report.page import render_html as render_html
    from crmcore.adapters.report.plain import render_json as render_json
    from crmcore.adapters.report.plain import render_statistics as render_statistics
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "write_report": "crmcore.adapters.report.files",
            "ReportPaths": "crmcore.adapters.report.files",
            "render_html": "crmcore.adapters.report.page",
            "render_json": "crmcore.adapters.report.plain",
            "render_statistics": "crmcore.adapters.report.plain",
        },
    )

__all__ = ["ReportPaths", "render_html", "render_json", "render_statistics", "write_report"]
