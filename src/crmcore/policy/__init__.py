"""Policy: who may approve what.

Reading order: `limits` (bands by position, per action) → `rules` (the section of a rulebook) → `request` (what is asked) → `grants` (the papers) →
`approval` (all of them, as stored) → `authority` (who must sign) → `signing` (in order, by different persons) → `alone` (what needs no second person)
→ `usable` (what whoever relies on a grant asks) → `record` (what statistics read) → `signers` (whether a staff can give every signature).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
