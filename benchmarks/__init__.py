"""How fast, against whom: ratios measured in one run, written to `build/bench.json`. `make bench` runs them all.

Reading order: `timing` (how a job is timed) → `worktime`, `hours`, `clock`, `lifecycle` (with `story` and `engines`), `log`, `kpi`, `imports` (one
group each, in its own process) → `__main__` (sets up the peers and runs the groups) → `page` (the table in the docs). Each group asserts equal
answers before timing.
"""
