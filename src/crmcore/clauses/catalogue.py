"""All clauses by id, in the order of the documents."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from crmcore.clauses.bank import BANK
from crmcore.clauses.clause import Clause, Document
from crmcore.clauses.dept import DEPT
from crmcore.clauses.fin import FIN
from crmcore.clauses.man import MAN
from crmcore.clauses.rules import RULES

DOCUMENTS: Final[tuple[Document, ...]] = (DEPT, RULES, FIN, BANK, MAN)
CLAUSES: Final[Mapping[str, Clause]] = MappingProxyType({one.id: one for document in DOCUMENTS for one in document.clauses})
