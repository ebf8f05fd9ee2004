from crmcore.kpi.catalogue import CATALOGUE
from crmcore.kpi.figures.breakdowns import Population
from crmcore.kpi.measuring import measure
from crmcore.kpi.page import to_markdown
from crmcore.kpi.reports.complaint_counts import ComplaintCounts, complaint_counts
from crmcore.kpi.reports.monthly import MonthlyReport, monthly_report
from crmcore.kpi.reports.published import ProductGroup, PublishedRow, PublishedSummary, published_summary
from crmcore.kpi.reports.statistics import ComplaintStatistics, complaint_statistics
from crmcore.kpi.row import AnyKpi, Better, Ingredient, Kpi, Scope
from crmcore.kpi.rules import KpiRules, Target
from crmcore.kpi.targets import Attainment, Verdict, judge
from crmcore.kpi.watch.volume import Method, Volume, VolumeState, VolumeWatch, watch_volume
from crmcore.kpi.watch_rules import Baseline, WatchRules

__all__ = [
    "CATALOGUE",
    "AnyKpi",
    "Attainment",
    "Baseline",
    "Better",
    "ComplaintCounts",
    "ComplaintStatistics",
    "Ingredient",
    "Kpi",
    "KpiRules",
    "Method",
    "MonthlyReport",
    "Population",
    "ProductGroup",
    "PublishedRow",
    "PublishedSummary",
    "Scope",
    "Target",
    "Verdict",
    "Volume",
    "VolumeState",
    "VolumeWatch",
    "WatchRules",
    "complaint_counts",
    "complaint_statistics",
    "judge",
    "measure",
    "monthly_report",
    "published_summary",
    "to_markdown",
    "watch_volume",
]
