"""The vocabulary of complaint lifecycles: the events and guards that a rulebook's own tables may name, and the law that comes with each event.

Law is what no firm may change: nobody reviews their own work or handles a complaint about themselves, a report is complete, money has a grant, what
is told to the customer is on record, and a file is closed only after an answer. It is under `law` in the shipped tables, and nowhere else. Who does
what, in which order and through which states, is for the firm to choose.
"""

from __future__ import annotations

from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.review import RETURNS, REVIEWS, UNDER_REVIEW
from crmcore.complaints.guards import roles
from crmcore.complaints.guards.crisis import emergency_open, emergency_settled
from crmcore.complaints.guards.forwarding import feedback_settled
from crmcore.complaints.guards.law import records_for_regime
from crmcore.complaints.guards.procedure import answered
from crmcore.complaints.lifecycles.obligations import ANSWER, FEEDBACK, OBLIGATIONS, RATIFICATION
from crmcore.complaints.lifecycles.severe import SEVERE
from crmcore.complaints.lifecycles.simple import SIMPLE
from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.lifecycles.vocabulary import Guard, Vocabulary, guards_of, vocabulary_of

_TABLES: Final = (STANDARD, SIMPLE, SEVERE)

# Every guard that tables may name.
GUARDS: Final[tuple[Guard, ...]] = guards_of(_TABLES)

VOCABULARY: Final[Vocabulary[CaseFile, ComplaintRules]] = vocabulary_of(
    _TABLES,
    who=[*(one for one in GUARDS if one.__module__ == roles.__name__), records_for_regime],
    obligations=OBLIGATIONS,
    needs_open={emergency_open: RATIFICATION},
    needs_closed={answered: ANSWER, emergency_settled: RATIFICATION, feedback_settled: FEEDBACK},
    reviews=REVIEWS,
    under_review=tuple(UNDER_REVIEW.items()),
    returns=RETURNS,
)
