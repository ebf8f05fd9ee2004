from crmcore.clauses.catalogue import CLAUSES, DOCUMENTS
from crmcore.clauses.clause import Clause, Document
from crmcore.clauses.missing import MISSING, Gap

__all__ = [
    "CLAUSES",
    "DOCUMENTS",
    "MISSING",
    "Clause",
    "Document",
    "Gap",
]
