"""The customer file: who the customer is, what they do, how complete the file is, and what they are owed.

Reading order: `profile` (individual, corporate, prospect) → `service_level` (what a customer is owed) → `rules` (the rulebook's section) →
`required_fields` (how complete the file is) → `activity` (transactions of the last months) → `facts` (what tier rules may refer to) →
`special_care` → `record` (what figures are counted from).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
