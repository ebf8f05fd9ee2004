"""Time as a firm counts it: which days and hours are worked, how long something may take, and where a deadline stands.

Reading order: `week` (hours by weekday) → `days` (days that are otherwise) → `arrival` (cut-offs) → `calendar` (working days and hours) →
`duration` (7 days, 2 working hours) → `period` (month, quarter, year) → `clock` (a deadline), with `pauserule` and `extension` → `events` (what
clocks look at) → `reading` (where one stands, a fold over what happened) → `precedence` (which one governs) → `asking` (may it be paused,
extended) → `notbefore` (what must wait) → `window` (what must be early) → `folding`, `joining`, `runs` (the fold) → `ruler` (how each unit
counts) → `zone` (local days and instants).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
