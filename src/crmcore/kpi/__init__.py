"""Figures that count as success, their targets, and the monthly report.

Reading order: `catalogue` (what each figure counts) → `rules` (what a firm chooses) → `satisfaction`, `complaint_figures`, `customer_figures` (the
counts) → `targets` (met, missed, not covered) → `sections` → `monthly` (what the report contains) → `statistics` (the complaint statistics) →
`published` (a regulator's summary) → `watch_rules`, `limits`, `watch` (is volume rising abnormally).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.kpi.catalogue import CATALOGUE as CATALOGUE
    from crmcore.kpi.catalogue import Better as Better
    from crmcore.kpi.catalogue import Definition as Definition
    from crmcore.kpi.catalogue import definition as definition
    from crmcore.kpi.complaint_figures import (
        closed_in_time as closed_in_time,
    )
    from crmcore.kpi.complaint_figures import (
        closed_in_time_count as closed_in_time_count,
    )
    from crmcore.kpi.complaint_figures import (
        complaint_rate as complaint_rate,
    )
    from crmcore.kpi.complaint_figures import (
        complaint_rate_count as complaint_rate_count,
    )
    from crmcore.kpi.complaint_figures import (
        resolution as resolution,
    )
    from crmcore.kpi.complaint_figures import (
        resolution_count as resolution_count,
    )
    from crmcore.kpi.complaint_figures import (
        stated_in_time as stated_in_time,
    )
    from crmcore.kpi.complaint_figures import (
        stated_in_time_count as stated_in_time_count,
    )
    from crmcore.kpi.customer_figures import completeness as completeness
    from crmcore.kpi.customer_figures import completeness_count as completeness_count
    from crmcore.kpi.monthly import MonthlyReport as MonthlyReport
    from crmcore.kpi.monthly import monthly_report as monthly_report
    from crmcore.kpi.published import ProductGroup as ProductGroup
    from crmcore.kpi.published import PublishedRow as PublishedRow
    from crmcore.kpi.published import PublishedSummary as PublishedSummary
    from crmcore.kpi.published import published_summary as published_summary
    from crmcore.kpi.rules import KpiRules as KpiRules
    from crmcore.kpi.rules import Target as Target
    from crmcore.kpi.satisfaction import (
        csat as csat,
    )
    from crmcore.kpi.satisfaction import (
        csat_count as csat_count,
    )
    from crmcore.kpi.satisfaction import (
        nps as nps,
    )
    from crmcore.kpi.satisfaction import (
        nps_count as nps_count,
    )
    from crmcore.kpi.satisfaction import (
        sides as sides,
    )
    from crmcore.kpi.sections import (
        ApprovalSection as ApprovalSection,
    )
    from crmcore.kpi.sections import (
        Breakdown as Breakdown,
    )
    from crmcore.kpi.sections import (
        ComplaintSection as ComplaintSection,
    )
    from crmcore.kpi.sections import (
        ContactSection as ContactSection,
    )
    from crmcore.kpi.sections import (
        CustomerSection as CustomerSection,
    )
    from crmcore.kpi.sections import (
        Population as Population,
    )
    from crmcore.kpi.sections import (
        Problem as Problem,
    )
    from crmcore.kpi.sections import (
        SatisfactionSection as SatisfactionSection,
    )
    from crmcore.kpi.sections import (
        TierMoves as TierMoves,
    )
    from crmcore.kpi.statistics import ComplaintStatistics as ComplaintStatistics
    from crmcore.kpi.statistics import StatisticsLine as StatisticsLine
    from crmcore.kpi.statistics import StatisticsTable as StatisticsTable
    from crmcore.kpi.statistics import complaint_statistics as complaint_statistics
    from crmcore.kpi.targets import Attainment as Attainment
    from crmcore.kpi.targets import Verdict as Verdict
    from crmcore.kpi.targets import judge as judge
    from crmcore.kpi.watch import Method as Method
    from crmcore.kpi.watch import Volume as Volume
    from crmcore.kpi.watch import VolumeState as VolumeState
    from crmcore.kpi.watch import VolumeWatch as VolumeWatch
    from crmcore.kpi.watch import watch_volume as watch_volume
    from crmcore.kpi.watch_rules import Baseline as Baseline
    from crmcore.kpi.watch_rules import WatchRules as WatchRules
else:
    from crmcore._door import door

    _PLACES = {
        "catalogue": "CATALOGUE Better Definition definition",
        "rules": "KpiRules Target",
        "satisfaction": "csat csat_count nps nps_count sides",
        "complaint_figures": (
            "closed_in_time closed_in_time_count complaint_rate complaint_rate_count resolution resolution_count stated_in_time stated_in_time_count"
        ),
        "customer_figures": "completeness completeness_count",
        "targets": "Attainment Verdict judge",
        "sections": ("ApprovalSection Breakdown ComplaintSection ContactSection CustomerSection Population Problem SatisfactionSection TierMoves"),
        "monthly": "MonthlyReport monthly_report",
        "statistics": "ComplaintStatistics StatisticsLine StatisticsTable complaint_statistics",
        "published": "ProductGroup PublishedRow PublishedSummary published_summary",
        "watch_rules": "Baseline WatchRules",
        "watch": "Method Volume VolumeState VolumeWatch watch_volume",
    }
    __getattr__, __dir__ = door(globals(), {name: f"crmcore.kpi.{file}" for file, names in _PLACES.items() for name in names.split()})

__all__ = [
    "CATALOGUE",
    "ApprovalSection",
    "Attainment",
    "Baseline",
    "Better",
    "Breakdown",
    "ComplaintSection",
    "ComplaintStatistics",
    "ContactSection",
    "CustomerSection",
    "Definition",
    "KpiRules",
    "Method",
    "MonthlyReport",
    "Population",
    "Problem",
    "ProductGroup",
    "PublishedRow",
    "PublishedSummary",
    "SatisfactionSection",
    "StatisticsLine",
    "StatisticsTable",
    "Target",
    "TierMoves",
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
