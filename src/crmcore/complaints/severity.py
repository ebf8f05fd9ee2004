"""How severe a complaint is: which class the rulebook puts it in, and why."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from crmcore._arguments import typed
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.classes import Reclassified
from crmcore.complaints.events.splitting import SplitFrom
from crmcore.complaints.facts import ComplaintFacts, facts_of, facts_of_case, facts_of_part
from crmcore.complaints.joined import put_on_record
from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.rules.section import ComplaintRules, own_rules
from crmcore.decision import Facts, Reason, reason
from crmcore.errors import InvalidValue
from crmcore.messages import Language, Term, render
from crmcore.privacy import ERASED
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
    return _severity(facts_of(card, rules.names), rules)


@typed
def severity_of_case(case: CaseFile, rules: ComplaintRules) -> Severity:
    """Return the class that a complaint falls in by what is known of it by now: by its corrected card, and the duplicates merged into it.

    Where the duplicates are about another matter, by that of them which makes it most severe. It is in that class only once it was reclassified.
    Raises `InvalidValue` for rules of another edition.

    Clause: RULES-1.5, FIN-7.3
    """
    if not own_rules(rules).knows(case.edition):
        raise InvalidValue(reason("wrong_edition", id=case.id, wanted=case.edition, found=rules.edition))
    found = (_severity(facts, rules) for facts in _by_each_card(case, rules))
    return max(found, key=lambda one: rules.rank_of(one.class_id))


def _by_each_card(case: CaseFile, rules: ComplaintRules) -> Iterator[ComplaintFacts]:
    """Yield what is known of a complaint, about what its own card says that it is about, and each duplicate's."""
    yield (facts := facts_of_case(case, rules.names))
    for card in case.reporters[1:]:
        its = facts_of(card, rules.names)
        yield attrs.evolve(facts, matter=its.matter, product=its.product, channel=its.channel, complainant=its.complainant, tier=its.tier)


def classes_at_registration(case: CaseFile, rules: ComplaintRules) -> tuple[str, ...]:
    """Return the class that a complaint was registered in, by the card of then; of an erased one, each that it may have been.

    `rules` are those that it was registered under.

    Clause: RULES-1.5
    """
    facts, first = _registered(case), next(iter(put_on_record(case.history)), case.card)
    known = (None, True, False) if first.customer_name == ERASED else (facts.vulnerable,)
    return tuple(dict.fromkeys(rules.classes.match(attrs.evolve(facts, vulnerable=one)).row.then.id for one in known))


def _registered(case: CaseFile) -> ComplaintFacts:
    """Return what was known of a complaint when it was registered."""
    joint, first = case.last(SplitFrom), next(iter(put_on_record(case.history)), case.card)
    return facts_of(first) if joint is None else facts_of_part(first, joint)


def classes_of(case: CaseFile, rules: ComplaintRules) -> tuple[str, str]:
    """Return the class that a file is in by what its history says, and the one that what is known of it by now puts it in.

    Clause: RULES-1.5, FIN-7.3
    """
    moved = case.last(Reclassified)
    is_in = rules.classes.match(_registered(case)).row.then.id if moved is None else moved.class_id
    known = (rules.classes.match(facts).row.then.id for facts in _by_each_card(case, rules))
    return is_in, max(known, key=rules.rank_of)


def _severity(facts: ComplaintFacts, rules: ComplaintRules) -> Severity:
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
