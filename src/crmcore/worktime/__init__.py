"""Time as a firm counts it: which days and hours are worked, how long something may take, and where a deadline stands.

Reading order: `calendars` (which days and hours are worked) → `period` (month, quarter, year) → `clocks` (deadlines, and where they stand) →
`spans` (what must be early, and what must wait).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
