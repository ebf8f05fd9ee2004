"""The letters that the law demands for one complaint, drafted from what its file says; people read and finish them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.deadlines import clocks_of, law_of
from crmcore.complaints.events.procedure import CustomerAnswered
from crmcore.complaints.regimes.drafts import Draft, Part, draft
from crmcore.complaints.regimes.regime import Regime
from crmcore.complaints.regimes.rules import Letter
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import Ruling, as_word
from crmcore.errors import InvalidValue
from crmcore.messages import Language, Term, WordKind
from crmcore.messages.rendering import say
from crmcore.rules.facts import unknown
from crmcore.worktime.clocks.reading import read

# The parts of an acknowledgement and of a letter that tells a delay that name a day: until when the law gives time, and which day is promised.
DEADLINE: Final = "deadline"
EXPECTED: Final = "expected"


def answer_says(case: Complaint, rules: ComplaintRules, lang: Language) -> Mapping[str, str]:
    """Return what a file says of the parts of an answer, by the words that regimes have for them; empty for what is not on file yet.

    Clause: RULES-4.14
    """
    conclusion, reasons = "" if case.report is None else case.report.conclusion, case.opinion or ""
    outcome = _listed(lang, *(() if case.ruling is None else (Term(case.ruling),)))
    demands = _listed(lang, *rules.names.terms(WordKind.DEMANDS, case.card.demands))
    return {
        "verification_result": conclusion,
        "findings": conclusion,
        "basis_and_reasons": reasons,
        "reasons": reasons,
        "explanation": reasons,
        "outcome": outcome,
        "results": outcome,
        "issues": demands,
        "all_points": demands,
        "steps_taken": _listed(lang, *(rules.names.term(WordKind.ACTIONS, one.kind) for one in case.remedies)),
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

    An answer carries over the report's conclusion, the opinion as its reasons, the ruling, the demands and the remedies; an acknowledgement the
    last day that the law gives; a letter that tells a delay the day `expected`. What people wrote for inside use is theirs to read before it is sent.
    `facts` say more, or better, by the code of the part; `ruling` is the outcome where none is decided yet (None: the case's; without one, the parts
    of every outcome are there). A case that no law binds has an empty letter. Raises `InvalidValue` for a fact that belongs to no part of this
    letter, and for rules of another edition.

    Clause: RULES-4.14, FIN-2.3
    """
    asked, decided = as_word(letter, Letter, "letter"), case.ruling if ruling is None else ruling
    laws = [one.regime for one in law_of(case, rules)]
    codes = {one.code for law in laws for one in law.contents.get(asked, ())}
    if strange := [one for one in facts if one not in codes]:
        raise InvalidValue(*(unknown("regime.unknown_part", one, codes) for one in strange))
    parts: dict[str, Part] = {}
    for law in laws:
        known = {**_known(case, law, asked, at=at, rules=rules, lang=lang, expected=expected), **facts}
        own = {one.code: known[one.code] for one in law.contents.get(asked, ()) if one.code in known}
        for part in draft(law, asked, facts=own, ruling=decided, lang=lang).parts:
            parts.setdefault(part.code, part)
    return Draft(parts=tuple(parts.values()))


def _known(
    case: Complaint, law: Regime, letter: Letter, *, at: datetime, rules: ComplaintRules, lang: Language, expected: date | None
) -> Mapping[str, str]:
    if letter is Letter.REPLY:
        return answer_says(case, rules, lang)
    if letter is Letter.HOLDING_REPLY:
        return {} if expected is None else {EXPECTED: say(expected, lang)}
    own = (
        read(clock, case.clock_events, at=at, calendar=calendar) for clock, calendar in clocks_of(case, rules) if _answers(law, clock.id, clock.stops)
    )
    days = [one.last_day for one in own if one.last_day is not None]
    return {DEADLINE: say(min(days), lang)} if days else {}


def _answers(law: Regime, clock: str, stops: frozenset[str]) -> bool:
    """Return whether a clock is one of this law, and ends with the answer."""
    return clock.startswith(f"{law.id}.") and CustomerAnswered.name in stops


def _listed(lang: Language, *words: str) -> str:
    return say(words, lang) if words else ""
