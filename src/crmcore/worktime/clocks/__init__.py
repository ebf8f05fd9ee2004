"""Deadlines, as a fold over what happened.

Reading order: `clock` (one deadline), with `extension` and `pause_rule` → `clock_events` (what it reacts to) → `counting` (how units count) → `runs`,
`fold`, `carry_over` (from events to runs), `successor` (one that takes another's place), `references` (one that
runs for each of several things) → `reading` (its state) → `permission` (may it be paused or
extended) → `precedence` (which governs).
"""
