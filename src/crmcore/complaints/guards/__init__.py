"""Who may take a step of a complaint, and what must be true of it: one function each, whose docstring is the sentence that readers see.

Reading order: `roles` (who may) → `persons` (who may not, whatever role they hold) → `possible` (what must be so before a step is possible at all) →
`procedure`, `at_any_time`, `card`, `crisis`, `after`, `outcome` (what
must hold).
"""
