"""Figures that count as success, their targets, and the monthly report.

Reading order: `rules` (what a firm chooses) → `row` (what a KPI is) → `figures` (the KPIs, each next to the function that counts it) → `catalogue` →
`measuring` (compute one) → `page` (what they count, for people) → `targets` (met, missed, not covered) → `reports` (the monthly report, the
complaint statistics, a regulator's summary) → `watch_rules`, `watch` (whether volume is rising abnormally).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
