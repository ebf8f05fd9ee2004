"""Time as a firm counts it: which days and hours are worked, how long something may take, and the state of a deadline.

Reading order: `calendars` (which days and hours are worked) → `period` (month, quarter, year) → `clocks` (deadlines and their state) →
`spans` (early windows and waiting periods) → `rhythms` (what comes again and again).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
