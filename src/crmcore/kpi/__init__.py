"""Figures that count as success, their targets, and the monthly report.

Reading order: `catalogue` (what each figure counts) → `rules` (what a firm chooses) → `figures` (the counts) → `targets` (met, missed, not covered)
→ `reports` (the month, the statistics, a regulator's summary) → `watch_rules`, `watch` (is volume rising abnormally).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
