"""Segmentation: which tier a customer is in, why, what that brings, and who moved.

Reading order: `rules` (the rulebook's section) → `standing` (the answer, and its reasons) → `tiering` → `movement`.
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
