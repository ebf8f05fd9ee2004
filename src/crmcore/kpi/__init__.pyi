from crmcore.kpi.catalogue import CATALOGUE, Better, Definition, definition
from crmcore.kpi.figures.breakdowns import Population
from crmcore.kpi.figures.complaints import (
    closed_in_time,
    closed_in_time_count,
    complaint_rate,
    complaint_rate_count,
    resolution,
    resolution_count,
    stated_in_time,
    stated_in_time_count,
)
from crmcore.kpi.figures.customers import completeness, completeness_count
from crmcore.kpi.figures.satisfaction import csat, csat_count, nps, nps_count, sides
from crmcore.kpi.reports.monthly import MonthlyReport, monthly_report
from crmcore.kpi.reports.published import ProductGroup, PublishedRow, PublishedSummary, published_summary
from crmcore.kpi.reports.statistics import ComplaintStatistics, complaint_statistics
from crmcore.kpi.rules import KpiRules, Target
from crmcore.kpi.targets import Attainment, Verdict, judge
from crmcore.kpi.watch.volume import Method, Volume, VolumeState, VolumeWatch, watch_volume
from crmcore.kpi.watch_rules import Baseline, WatchRules

__all__ = [
    "CATALOGUE",
    "Attainment",
    "Baseline",
    "Better",
    "ComplaintStatistics",
    "Definition",
    "KpiRules",
    "Method",
    "MonthlyReport",
    "Population",
    "ProductGroup",
    "PublishedRow",
    "PublishedSummary",
    "Target",
    "Verdict",
    "Volume",
    "VolumeState",
    "VolumeWatch",
    "WatchRules",
    "closed_in_time",
    "closed_in_time_count",
    "complaint_rate",
    "complaint_rate_count",
    "complaint_statistics",
    "completeness",
    "completeness_count",
    "csat",
    "csat_count",
    "definition",
    "judge",
    "monthly_report",
    "nps",
    "nps_count",
    "published_summary",
    "resolution",
    "resolution_count",
    "sides",
    "stated_in_time",
    "stated_in_time_count",
    "watch_volume",
]
