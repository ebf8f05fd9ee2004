"""Which tier a customer is in, and why: the answer keeps its rule, what was missed, the facts used, and its edition."""

from __future__ import annotations

from datetime import date

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import Facts, Reason
from crmcore.messages import Language, render
from crmcore.rules.tables import Missed


@attrs.frozen
class Why:
    """Why a rule won: what held, and by how much every rule above it was missed. `str` gives it in English.

    Clause: FIN-3.2
    """

    rule: str
    reasons: tuple[Reason, ...]
    missed: tuple[Missed, ...] = ()

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line: `rule T2 holds: amount of the last 12 months 812,000.00 CNY ≥ 500,000.00 CNY; T1 missed by 4,188,000.00 CNY`."""
        held = render("tier.holds", {"rule": self.rule, "reasons": _listed(self.reasons, lang)}, lang)
        return ("；" if lang == Language.ZH else "; ").join([held, *(_say_missed(one, lang) for one in self.missed)])

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


def _say_missed(missed: Missed, lang: Language) -> str:
    """Return the gap alone where closing it would have been enough, and everything that was missed where it takes more."""
    near = {} if missed.enough is None else missed.enough.facts
    gap = near.get("gap")
    if isinstance(gap, int):  # a bare number: of what
        return render("tier.missed_by_of", {"rule": missed.row, "gap": gap, "fact": near["fact"]}, lang)
    if gap is None or isinstance(gap, str):  # no distance, or a masked one
        return render("tier.missed", {"rule": missed.row, "reasons": _listed(missed.reasons, lang)}, lang)
    return render("tier.missed_by", {"rule": missed.row, "gap": gap}, lang)


def _listed(reasons: tuple[Reason, ...], lang: Language) -> str:
    return ("，" if lang == Language.ZH else ", ").join(one.text(lang) for one in reasons)


@typed_fields
@attrs.frozen(kw_only=True)
class Standing:
    """Which tier a customer is in on a local day: by which rule and clause, why, on what facts (masked where personal), and in which edition.

    It names no customer. `facts` are those that the winning rule and the rules above it refer to.

    Clause: FIN-3.2
    """

    tier: str
    rule: str
    clause: str | None
    as_of: date
    edition: str
    why: Why
    facts: Facts

    @property
    def missed(self) -> tuple[Missed, ...]:
        """Return the rules above the winning one, with what each missed."""
        return self.why.missed
