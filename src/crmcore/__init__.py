"""crmcore: the rules of customer-relationship management in banks, as a library.

Reading order: `Rulebook` (one firm's rules, by the day from which they are in force) → `customers` and `segmentation` (who a customer is, and
which tier) → `complaints` (how a complaint is handled, and by when) → `policy` (who may approve how much) → `service` and `relations` (surveys,
contacts) → `kpi` (the figures). Beneath them are `worktime` (calendars, periods, deadlines), `rules` (conditions that explain themselves),
`lifecycles` (a process as a table), `measures` (figures that merge), and the words that all of them use: `Money`, `Actor`, `Event`, `Decision`, the
errors. Everything loads when it is first used.
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
