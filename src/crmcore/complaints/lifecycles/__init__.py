"""The lifecycles of complaints, as tables.

Reading order: `standard` (the main one) → `at_any_time` (what may happen alongside it), `card` (to its record card) → `simple`, `severe` (the
other classes) → `shipped` (all by name) → `obligations` (what a complaint owes) → `vocabulary` (what a firm's own table may name, and what is law
about it).
"""
