"""The five management documents behind crmcore, clause by clause, as data.

Reading order: `clause` (what a clause is) → `dept`, `rules`, `fin`, `bank`, `man` (one file a document: gist and Chinese terms of each clause) →
`missing` (what crmcore does not do yet, of the clauses that it has begun) → `catalogue` (all of them, by id).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.clauses.catalogue import CLAUSES as CLAUSES
    from crmcore.clauses.catalogue import DOCUMENTS as DOCUMENTS
    from crmcore.clauses.clause import Clause as Clause
    from crmcore.clauses.clause import Document as Document
    from crmcore.clauses.missing import MISSING as MISSING
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "CLAUSES": "crmcore.clauses.catalogue",
            "DOCUMENTS": "crmcore.clauses.catalogue",
            "Clause": "crmcore.clauses.clause",
            "Document": "crmcore.clauses.clause",
            "MISSING": "crmcore.clauses.missing",
        },
    )

__all__ = ["CLAUSES", "DOCUMENTS", "MISSING", "Clause", "Document"]
