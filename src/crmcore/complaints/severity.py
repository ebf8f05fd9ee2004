"""How severe a complaint is: which class the rulebook puts it in, and why."""

from __future__ import annotations

import attrs

from crmcore._arguments import typed
from crmcore.complaints.facts import facts_of
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.decision import Facts, Reason
from crmcore.messages import Language, Term, render
from crmcore.rules.conditions import facts_in
from crmcore.rules.facts import used_facts
from crmcore.rules.tables import Missed


@attrs.frozen(kw_only=True)
class Severity:
    """The class of a complaint, by which clause, why, and what the classes above it missed; personal facts are masked. `str` gives it in English.

    `facts` are those that the winning row and the rows above it refer to.

    Clause: RULES-1.5
    """

    class_id: str
    clause: str | None
    why: tuple[Reason, ...]
    missed: tuple[Missed, ...]
    facts: Facts
    edition: str

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line: `class severe: amount claimed 120,000.00 CNY ≥ 100,000.00 CNY`."""
        reasons = ("，" if lang == Language.ZH else ", ").join(one.text(lang) for one in self.why)
        return render("severity.holds", {"class_id": Term(self.class_id), "reasons": reasons}, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def severity_of(card: RecordCard, rules: ComplaintRules) -> Severity:
    """Return the class that a record card falls in under these rules: the one in which its complaint would be registered.

    Clause: RULES-1.5
    """
    facts = facts_of(card, rules.names)
    match = rules.classes.match(facts)
    asked = rules.classes.rows[: len(match.missed) + 1]
    return Severity(
        class_id=match.row.then.id,
        clause=match.row.clause,
        why=match.why,
        missed=match.missed,
        facts=used_facts(facts, frozenset().union(*(facts_in(row.when) for row in asked))),
        edition=rules.edition,
    )
