"""The letters that the law demands for one complaint, drafted from what its file says; people read and finish them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType

import attrs

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.deadlines import clocks_of_law, known_to, law_of
from crmcore.complaints.papers.remedy import Remedy
from crmcore.complaints.papers.ruling import DemandRuling
from crmcore.complaints.regimes.drafts import Draft, Part, draft
from crmcore.complaints.regimes.regime import BoundRegime
from crmcore.complaints.regimes.rules import Letter, OnFile
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import Ruling, as_word
from crmcore.errors import InvalidValue
from crmcore.messages import Language, Term, WordKind, render
from crmcore.messages.rendering import say
from crmcore.rules.facts import unknown
from crmcore.worktime.clocks.reading import read


def file_says(case: Complaint, rules: ComplaintRules, lang: Language, *, ruling: Ruling | None) -> Mapping[OnFile, str]:
    """Return what a file says that a letter may take over, with the outcome that the letter tells; empty for what is not on file yet.

    Clause: RULES-4.14
    """
    # Reasons and remedies go with the decision: a letter that tells another outcome has none of them.
    its_own = ruling is case.ruling
    outcome = "" if ruling is None else say(Term(ruling), lang)
    each = tuple(_told(one, rules, lang) for one in _rulings(case, ruling))
    remedies = say(tuple(_offered(one, rules, lang) for one in case.offered), lang) if its_own else ""
    reasons = case.decided_because if its_own else ""
    return {
        OnFile.CONCLUSION: "" if case.report is None else case.report.conclusion,
        OnFile.REASONS: reasons,
        OnFile.OUTCOME: outcome,
        OnFile.DEMANDS: say(rules.names.terms(WordKind.DEMANDS, case.card.demands), lang),
        OnFile.RULINGS: "\n".join(each),
        OnFile.REMEDIES: remedies,
        OnFile.OFFER: _below(outcome, remedies),
        OnFile.DECISION: _below(*(each if len(each) > 1 else (outcome,)), remedies, reasons) if reasons else "",
    }


@typed
def draft_for(
    case: Complaint,
    letter: Letter,
    *,
    at: datetime,
    rules: ComplaintRules,
    facts: Mapping[str, str] = MappingProxyType({}),
    expected: date | None = None,
    ruling: Ruling | None = None,
    lang: Language = Language.EN,
) -> Draft:
    """Return a letter about a complaint with every part that the law binding it demands at `at`, filled in as far as its file says.

    What a part takes from the file its regime says (`on_file`): the conclusion of the report, the decision with its reasons, the demands, what is
    offered, the last day for the answer, the day `expected`. Reasons are those of whoever decided, never an opinion that they were only given; what
    people wrote for inside use is theirs to read before it is sent. A review is promised only where somebody stands above whoever decided.
    `facts` say more, or better, by the code of the part; `ruling` is the outcome that the letter tells, in place of the case's (None: the case's;
    without one, the parts of every outcome are there, and the outcome is a gap). Where two laws demand the same part in the same words, it stands
    once with both sources; in other words, both stand. A case that no law binds has an empty letter. Raises `InvalidValue` for a fact that belongs to
    no part of this letter, and for rules of another edition.

    Clause: RULES-4.14, FIN-2.3
    """
    asked = as_word(letter, Letter, "letter")
    decided = case.ruling if ruling is None else as_word(ruling, Ruling, "ruling")
    known_to(rules, case)
    laws = law_of(case, rules)
    codes = {one.code: None for law in laws for one in law.regime.contents.get(asked, ())}
    if strange := [one for one in facts if one not in codes]:
        raise InvalidValue(*(unknown("regime.unknown_part", one, codes) for one in strange))
    on_file = {**file_says(case, rules, lang, ruling=decided), OnFile.PROMISED_DAY: "" if expected is None else say(expected, lang)}
    top = case.decider is not None and not case.decided_by_branch
    parts: list[Part] = []
    for law in laws:
        known = {**on_file, OnFile.LAST_DAY: _last_day(law, case, rules, at=at, lang=lang)}
        demanded = law.regime.contents.get(asked, ())
        own = {one.code: facts.get(one.code) or ("" if one.on_file is None else known[one.on_file]) for one in demanded}
        parts += draft(law.regime, asked, facts=own, ruling=decided, at_the_top=top, lang=lang).parts
    return Draft(parts=tuple(one for code in codes for one in _joined(one for one in parts if one.code == code)))


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts of one code, each wording once with every source that demands it so."""
    said: dict[str, Part] = {}
    for one in parts:
        there = said.get(one.text)
        said[one.text] = one if there is None else attrs.evolve(there, sources=(*there.sources, *one.sources))
    yield from said.values()


def _rulings(case: Complaint, ruling: Ruling | None) -> tuple[DemandRuling, ...]:
    """Return the outcome of each demand of the card where that of the whole is `ruling`; none where the file doesn't say which was upheld in part."""
    if ruling == case.ruling:
        return () if ruling is None else tuple(one for one in case.rulings if one.card == case.card.number)
    if ruling is None or ruling is Ruling.PARTLY_UPHELD:
        return ()
    return tuple(DemandRuling(demand=one, ruling=ruling) for one in case.card.demands)


def _told(one: DemandRuling, rules: ComplaintRules, lang: Language) -> str:
    return render("regime.draft_ruling", {"demand": rules.names.term(WordKind.DEMANDS, one.demand), "ruling": Term(one.ruling)}, lang)


def _last_day(law: BoundRegime, case: Complaint, rules: ComplaintRules, *, at: datetime, lang: Language) -> str:
    """Return the last day that a law gives for an answer that is still owed; empty where it gives none."""
    timed = law.regime.timed
    own = (one for one in clocks_of_law(law, case, rules) if timed[one[0].id].answers)
    readings = (read(clock, case.clock_events, at=at, calendar=calendar) for clock, calendar in own)
    days = [one.last_day for one in readings if one.last_day is not None and one.stopped_at is None]
    return say(min(days), lang) if days else ""


def _offered(one: Remedy, rules: ComplaintRules, lang: Language) -> str:
    kind = say(rules.names.term(WordKind.ACTIONS, one.kind), lang)
    return kind if one.amount is None else render("regime.draft_remedy", {"kind": kind, "amount": one.amount}, lang)


def _below(*lines: str) -> str:
    """Return lines one below the other, without those on which nothing stands."""
    return "\n".join(filter(None, lines))
