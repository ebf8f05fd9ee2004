"""Figures that count as success, their targets, and the monthly report.

Reading order: `catalogue` (what each figure counts) → `rules` (what a firm chooses) → `satisfaction`, `complaint_figures`, `customer_figures` (the
counts) → `targets` (met, missed, not covered) → `sections` → `monthly` (what the report contains) → `statistics` (the complaint statistics) →
`published` (a regulator's summary) → `watch_rules`, `limits`, `watch` (is volume rising abnormally).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
