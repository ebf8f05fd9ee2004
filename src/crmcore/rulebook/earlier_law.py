"""Whether law used with an earlier rulebook was rewritten: it may be revised or superseded, never edited, as deadlines were computed by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from crmcore._arguments import typed
from crmcore.complaints.regimes.regime import Regime
from crmcore.decision import Finding, finding
from crmcore.reading.paths import at
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.regimes.collection import Regimes


@typed
def check_law(edition: Edition, earlier: Edition) -> tuple[Finding, ...]:
    """Return a finding for each law of an earlier rulebook that this one changes without a higher `revision`, or no longer has.

    Changes of content, of the first day and of the last day are found. A new order is a regime of its own that `supersedes` the old one. What the
    firm changes in its rulebook (`[regimes]`) is not checked: the complaints section pins it.

    Clause: RULES-4.26, RULES-4.28
    """
    return tuple(one for was in earlier.law.editions for one in _behind(was, edition.law, earlier.law))


def _behind(was: Regime, law: Regimes, earlier: Regimes) -> Iterator[Finding]:
    path, here = at("regimes", was.id), [one for one in law.editions if one.id == was.id]
    if any(one.revision > was.revision for one in here):
        return
    now = next((one for one in here if one.valid_from == was.valid_from), None)
    if now is None:
        yield finding("law_moved" if here else "law_gone", path, before=was.reading, now=tuple(one.valid_from for one in here))
    elif _own(was) != _own(now):
        yield finding("law_own_value", path, before=was.reading, now=now.reading)
    elif _demanded(was) != _demanded(now):
        yield finding("law_rewritten", path, before=was.reading, now=now.reading)
    elif was.valid_to != now.valid_to and not (_superseded(was, earlier) or _superseded(now, law)):
        yield finding("law_end_moved", path, before=was.reading)


def _own(regime: Regime) -> list[object]:
    """Return the values that the firm put in place of the law's."""
    return [rule.changes for rule in regime.rules.values() if rule.changes]


def _demanded(regime: Regime) -> str:
    """Return the digits of what it demands."""
    return regime.reading.rpartition(".")[2]


def _superseded(regime: Regime, law: Regimes) -> bool:
    """Return whether it ends because another regime takes its place."""
    return any(one.supersedes == regime.id and one.valid_from - timedelta(days=1) == regime.valid_to for one in law.editions)
