"""Deadlines, as a fold over what happened.

Reading order: `clock` (one deadline), with `extension`, `pause_rule` and `last_day` → `clock_events` (what it reacts to) → `line` (how units count) →
`runs`, `pausing`, `fold`, `carry_over` (from events to runs), `successor` (one that takes another's place), `references` (one that runs for each of
several things) → `reading` (its state) → `timers`, `warnings`, `shares` (what comes, and what has gone) → `record`, `carried` (through a change of
rules) → `permission` (may it be paused or extended) → `precedence` (which governs).
"""
