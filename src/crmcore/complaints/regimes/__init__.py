"""What laws, guidelines and the firm itself require of complaint handling, and by when. None of it is legal advice.

Reading order: `rules` (one rule, with its paragraph) → `regime` (all rules of one) → `timeline` (applied to a day of receipt) → `replies` (what a
letter must contain) → `drafts` (a letter that does).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
