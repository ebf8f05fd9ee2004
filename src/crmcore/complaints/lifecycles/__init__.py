"""The lifecycles of complaints, as tables.

Reading order: `standard` (the main line) → `at_any_time` (what may happen alongside it) → `simple`, `severe` (the other classes) → `shipped` (all by
name) → `obligations` (what a complaint owes) → `vocabulary` (what a firm's own table may say, and what is law about it).
"""
