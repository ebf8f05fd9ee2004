"""The demo: one month of a fictitious city bank.

Reading order: `dice` (chance) → `staff`, `people`, `voices`, `plans` (what happens) → `walks`, `approvals` (what the rules say to it) → `month` →
`keep`, `summary`, `command`.
"""
