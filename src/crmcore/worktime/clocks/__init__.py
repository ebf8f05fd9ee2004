"""Deadlines, as a fold over what happened.

Reading order: `clock` (one deadline), with `extension`, `pause_rule` and `last_day` → `clock_events` (what it reacts to) → `line` (how units count),
with `time_line` (hours and minutes), `days_line`, `local_days` (days), and `laid` (which of them) → `runs`, `pausing`, `effects`, `runs_after`,
`fold` (from events to runs), `successor` (one that takes another's place), `references` (one that runs for each of several things) → `reading` (its
state) → `timers`, `warnings`, `shares` (what comes, and what has gone) → `record`, `runs_on_record`, `not_yet_on_record` (through a change of rules)
→ `permission` (may it be paused or extended) → `precedence` (which governs).
"""
