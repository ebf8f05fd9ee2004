"""Which days and hours a firm works.

Reading order: `zone` → `duration` → `week`, `days`, `roll` (what a calendar consists of) → `calendar` → `hours` (working time as a table) → `arrival`
(from when time counts).
"""
