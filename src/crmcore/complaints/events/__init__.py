"""What happens to a complaint: one frozen event each, known for ever by its stored name.

Reading order: `base` (what several have in common) → `procedure` (from receipt to closure) → `at_any_time` (alongside it, while it is open) →
`card`, `classes` (to its record card, and its class) → `simple`, `crisis` (a simple, a severe one) → `who_came` (nobody to tell, nobody who may
complain) → `forwarding`, `escalating`, `splitting` (authorities, head office, a joint one) → `after` (once the customer was answered) → `reaction`
(what they make of it) → `remedies` (what becomes of what they were promised) → `outside` (before other bodies) → `inspection` (by the administration
department) → `review` (which of them are reviewed) → `catalogue` (all of them).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
