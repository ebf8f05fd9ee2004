"""Complaints: the whole procedure from the customer's first word to the closed file, what must happen by when, and who may do it.

Reading order: `states` (how far a complaint is) → `papers` (what changes hands) → `events` (what happens) → `lifecycles` (the tables) → `guards`
(who may, and what must hold) → `rules` and `facts` (classes and their clocks) → `regimes` (what the law requires) → `happened` and `clock_events`
(when what a step tells of happened, and what clocks hear of it) → `casefile` and `case` (the complaint) → `intake`, `merging`, `splitting`,
`recusal`, `reclassifying`, `migrating` (what may come up) → `record` (what statistics read) → `supervision` (what is watched, and what needs
attention). What a host needs from day to day is here; every event is in `events`, the rest in `regimes` and `supervision`.
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
