"""Policy: who may approve what.

Reading order: `limits` (bands by position, per action) → `rules` (the section of a rulebook) → `authority` (who must sign this request) → `grants`
(signatures, in order, by different persons) → `record` (what statistics read).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
