"""What is watched about complaints, and what needs attention.

Reading order: `worklist` (what is open, by urgency) → `escalation` (who is told) → `follow_up` (after the answer) → `rejections` (of an answer) →
`actions` (against recurrence) → `recurrence` (did it recur) → `classes` (in another class than it should be) → `inspection`.
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
