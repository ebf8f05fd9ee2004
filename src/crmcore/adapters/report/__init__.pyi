from crmcore.adapters.report.files import ReportPaths, write_report
from crmcore.adapters.report.page import render_html
from crmcore.adapters.report.plain import render_json, render_statistics

__all__ = [
    "ReportPaths",
    "render_html",
    "render_json",
    "render_statistics",
    "write_report",
]
