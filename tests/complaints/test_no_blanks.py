"""Whoever belongs to no unit, or holds no position, is told so in words: no sentence of a complaint quotes an empty name."""

from __future__ import annotations

from typing import Final

import pytest

from crmcore.complaints import State
from crmcore.complaints.rules.supervision import ROLES
from crmcore.event import Actor
from crmcore.messages import Language
from tests.complaints.cases import RULES, about, case_in, later

NOBODY: Final = Actor(id="gina", roles=frozenset(ROLES))
BLANK: Final = ("``", "（）", "()", "``", " ,", "，，")


@pytest.mark.clause("RULES-4.7")
@pytest.mark.parametrize(
    "state", [State.RECEIVED, State.CONFIRMED, State.ACCEPTED, State.ASSIGNED, State.REPORTED, State.DECIDED, State.PROPOSED, State.ANSWERED]
)
@pytest.mark.parametrize("lang", Language)
def test_nothing_blank_is_told_of_whoever_stands_at_the_top(state: State, lang: Language) -> None:
    for card in (about(), about(unit="bank"), about(person="gina")):
        case = case_in(state, card)
        said = case.explain(actor=NOBODY, at=later(case), rules=RULES).text(lang)
        assert [one for one in BLANK if one in said] == []
