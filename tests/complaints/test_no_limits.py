"""A rulebook without limits for approval: a remedy without money goes its way, one with money is not covered, whoever offers or signs it."""

from __future__ import annotations

import attrs
import pytest

from crmcore.complaints.events.crisis import EmergencyRatified
from crmcore.complaints.events.procedure import RemedyProposed
from crmcore.complaints.papers.remedy import Remedy
from crmcore.complaints.states import State
from crmcore.decision import Outcome
from crmcore.errors import Refused
from crmcore.messages import Language
from tests.complaints import alongside as b
from tests.complaints.alongside import LAW, acted, case_at, grant_of, grouped, solved
from tests.complaints.cases import ADA, ANNA, CARL, FORWARD, HANS, REMEDIES, RULES, case_in, cny, later, raised

NO_LIMITS = attrs.evolve(RULES, limits=False)
NO_LAW_OF_LIMITS = attrs.evolve(LAW, limits=False)


@pytest.mark.clause("RULES-4.18")
def test_a_proposal_of_money_is_not_covered_and_says_what_is_missing() -> None:
    case = case_in(State.DECIDED)
    with_money = RemedyProposed(at=later(case), by=HANS, opinion="pay", remedies=REMEDIES)
    decision = case.check(with_money, rules=NO_LIMITS)
    assert decision.outcome is Outcome.NOT_COVERED
    assert [one.code for one in decision.reasons] == ["complaint.no_limits"]
    assert all("`[policy]`" in decision.text(lang) for lang in Language)
    with pytest.raises(Refused) as refused:
        case.advance(with_money, rules=NO_LIMITS)
    assert refused.value.decision == decision
    sorry = attrs.evolve(with_money, remedies=(Remedy(kind="apology"),))
    assert case.check(sorry, rules=NO_LIMITS).allowed
    assert case.check(with_money, rules=RULES).allowed


def test_what_is_refused_for_another_reason_too_is_refused() -> None:
    case = case_in(State.DECIDED)
    by_somebody = RemedyProposed(at=later(case), by=CARL, opinion="pay", remedies=REMEDIES)
    decision = case.check(by_somebody, rules=NO_LIMITS)
    assert decision.outcome is Outcome.REFUSED
    assert [one.code for one in decision.reasons] == ["complaint.lacks_role", "complaint.other_department", "complaint.no_limits"]


@pytest.mark.clause("RULES-4.18", "FIN-2.3", "BANK-4.1")
def test_no_grant_covers_it_either() -> None:
    proposed = case_in(State.PROPOSED)
    simple = raised(b.SIMPLE, LAW)
    at_once = solved(simple, Remedy(kind="compensation", amount=cny("300")), grants=(grant_of(simple, "300", by=ANNA),))
    group = grouped(case_at(State.CONTACTED, b.SEVERE))
    paid = group.advance(acted(group, "300"), rules=LAW)
    ratify = EmergencyRatified(at=later(paid), by=ADA, grants=(grant_of(paid, "300"),))
    for case, event, rules in (
        (proposed, FORWARD[State.PROPOSED](proposed), NO_LIMITS),
        (simple, at_once, NO_LAW_OF_LIMITS),
        (group, acted(group, "300"), NO_LAW_OF_LIMITS),
        (paid, ratify, NO_LAW_OF_LIMITS),
    ):
        assert case.check(event, rules=attrs.evolve(rules, limits=True)).allowed
        decision = case.check(event, rules=rules)
        assert (decision.outcome, [one.code for one in decision.reasons]) == (Outcome.NOT_COVERED, ["complaint.no_limits"])
