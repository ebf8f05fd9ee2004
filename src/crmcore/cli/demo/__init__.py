"""The demo: one month of a fictitious city bank.

Reading order: `dice` (chance) → `staff`, `people`, `voices`, `plans` (what happens) → `walks`, `approvals` (what the rules say about it) → `month` →
`keep`, `summary`, `command`.
"""
