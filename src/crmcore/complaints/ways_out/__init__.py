"""Whether every complaint can be brought to its end by the people a firm has: each step that nobody could take, and what would help.

Reading order: `representatives` (a firm of thousands as a small one) → `abouts` (whom a complaint may be about) → `stands` (where one is, as far as
who may act depends on it) → `asking` (who may take a step) → `walking` (from where no end is reached) → `causes` (why, and what would help) →
`searching` (all of it).
"""
