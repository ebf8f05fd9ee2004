"""The five management documents behind crmcore, clause by clause, as data.

Reading order: `clause` (what a clause is) → `dept`, `rules`, `fin`, `bank`, `man` (one file per document: what each clause says, in both languages,
and its Chinese terms) → `missing` (what crmcore does not do yet, of the clauses that it has begun) → `catalogue` (all of them, by id).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
