"""Who may take a step of a complaint, and what must hold of it: one function each, whose docstring is the sentence that readers see.

Reading order: `roles` (who may) → `persons` (who may not, whatever their role) → `procedure`, `at_any_time`, `crisis`, `after` (what must hold).
"""
