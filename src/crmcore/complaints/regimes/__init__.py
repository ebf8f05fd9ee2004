"""What laws, guidelines and the house demand of the handling of complaints, and by when. None of it is legal advice.

Reading order: `rules` (one rule, with its paragraph) → `regime` (all rules of one) → `timeline` (laid on a day of receipt) → `replies` (what must
stand in a letter).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
