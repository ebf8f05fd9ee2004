"""The documents of a complaint: what changes hands with an event, or is filed with it.

Reading order: `card` (the record card) → `coding`, `entitlement` (how it is classed, and who may complain) → `report`, `remedy`, `reply`, `notice`
(what the procedure writes) → `action` (what is agreed to prevent recurrence).
"""
