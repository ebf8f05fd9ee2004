"""Complaints: the whole procedure from the customer's first word to the closed file, by when what must happen, and who may do it.

Reading order: `states` (where a complaint stands) → `card`, `report`, `remedy`, `reply`, `notice` (its papers) → `events` (what happens) →
`standard`, `beside`, `simple`, `severe` (the tables) → `guards` (who may, and what must hold) → `rules` and `facts` (classes and their clocks) →
`regime_rules`, `regimes`, `regime_replies`, `regime_timeline` (what the law demands) → `shipped` (all tables by name) → `casefile` and `case` (the
complaint) → `merging` (duplicates) → `record` (what statistics read) → `supervision`, `actions`, `follow_up`, `escalation`, `recurrence`, `worklist`
(what is watched, and what wants attention).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
