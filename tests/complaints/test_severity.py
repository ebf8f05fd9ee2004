"""How severe a complaint is: by which facts, why, and that the shipped classes follow the clauses and the order."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import ComplaintFacts, ComplaintRules, facts_of, register, severity_of
from crmcore.messages import Language
from crmcore.rulebook import Rulebook
from crmcore.rules import specs_of
from tests.complaints.cases import ANNA, CARD, RULES, cny
from tests.oracle import intake as oracle

PLAIN = attrs.evolve(CARD, claimed=None)


@pytest.fixture(scope="module")
def shipped() -> ComplaintRules:
    return Rulebook.default().on(date(2026, 7, 1)).complaints


def severe(rules: ComplaintRules, **said: Any) -> bool:  # noqa: ANN401 - any fields of a card
    return severity_of(attrs.evolve(PLAIN, **said), rules).class_id == "severe"


@pytest.mark.clause("RULES-1.5")
@pytest.mark.parametrize(
    ("said", "is_severe"),
    [
        ({}, False),
        ({"claimed": cny("99999.99")}, False),
        ({"claimed": cny("100000")}, True),
        ({"injury": True}, True),
        ({"injury": False}, False),
        ({"complainants": 19}, False),
        ({"complainants": 20}, True),  # 20 itself is a major complaint
        ({"public_event": True}, True),
        ({"designated": True}, True),
        ({"media": True}, True),
        ({"regulator": True}, False),
        ({"repeat": True}, False),
        ({"regulator": True, "repeat": True}, True),
    ],
)
def test_what_makes_a_complaint_severe(shipped: ComplaintRules, said: dict[str, Any], is_severe: bool) -> None:
    assert severe(shipped, **said) is is_severe


@pytest.mark.clause("FIN-7.2")
def test_a_customer_in_special_care_needs_less(shipped: ComplaintRules) -> None:
    assert not severe(shipped, vulnerable=True)
    assert not severe(shipped, vulnerable=True, claimed=cny("19999.99"))
    assert severe(shipped, vulnerable=True, claimed=cny("20000"))
    assert not severe(shipped, vulnerable=False, claimed=cny("20000"))


def test_the_answer_says_why_and_tells_nobody_who_is_in_special_care(shipped: ComplaintRules) -> None:
    found = severity_of(attrs.evolve(PLAIN, vulnerable=True, claimed=cny("20000")), shipped)
    assert found.clause == "RULES-1.5, FIN-7.2, FIN-7.3"
    assert found.edition == shipped.edition
    assert found.missed == ()
    assert str(found) == "class severe: customer in special care is ***, amount claimed 20,000.00 CNY ≥ 20,000.00 CNY"
    assert found.text(Language.ZH) == "投诉类别严重：特殊关怀客户为***，主张金额 20,000.00 CNY ≥ 20,000.00 CNY"
    assert found.facts["vulnerable"] == "***"
    assert "vulnerable=***" in repr(attrs.evolve(PLAIN, vulnerable=True))


def test_a_lower_class_says_what_the_higher_ones_missed() -> None:
    found = severity_of(attrs.evolve(CARD, claimed=cny("50")), RULES)
    assert found.class_id == "petty"
    assert [one.row for one in found.missed] == ["severe"]
    assert set(found.facts) == {"claimed_amount", "injury", "complainants"}


def test_it_is_the_class_that_the_complaint_is_registered_in() -> None:
    for card in (CARD, attrs.evolve(CARD, injury=True), attrs.evolve(CARD, claimed=cny("1"))):
        assert register(card, at=card.received_at, by=ANNA, rules=RULES).class_id == severity_of(card, RULES).class_id


def test_every_fact_comes_from_the_card() -> None:
    said: dict[str, Any] = {
        "vulnerable": True,
        "media": False,
        "regulator": True,
        "designated": False,
        "repeat": True,
        "public_event": None,
        "injury": True,
    }
    facts = facts_of(attrs.evolve(CARD, **said))
    assert {name: getattr(facts, name) for name in said} == said
    assert all(spec.meaning.zh for spec in specs_of(ComplaintFacts).values())


@pytest.mark.clause("RULES-1.5")
@pytest.mark.parametrize("matter", ["fund_safety", "privacy"])
def test_the_security_of_money_or_data_is_a_class_by_what_it_is_about(shipped: ComplaintRules, matter: str) -> None:
    """However small the amount; but one that is severe stays severe."""
    assert severity_of(attrs.evolve(PLAIN, matter=matter), shipped).class_id == "security"
    assert severity_of(attrs.evolve(PLAIN, matter=matter, claimed=cny("1")), shipped).class_id == "security"
    assert severity_of(attrs.evolve(PLAIN, matter=matter, media=True), shipped).class_id == "severe"


@pytest.mark.clause("RULES-1.5", "FIN-2.3")
@pytest.mark.parametrize(
    ("said", "class_id"),
    [
        ({"matter": "service", "demands": ("criticism",)}, "simple"),  # a rude word at the counter needs no general manager
        ({"matter": "waiting_time", "demands": ("suggestion",)}, "simple"),
        ({"matter": "service", "claimed": cny("199.99")}, "simple"),
        ({"matter": "service", "claimed": cny("200")}, "ordinary"),
        ({"matter": "service", "complainants": 2}, "ordinary"),
        ({"matter": "fees", "demands": ("price_reduction",)}, "ordinary"),
        ({"matter": "fees", "claimed": cny("0")}, "simple"),
    ],
)
def test_what_is_small_enough_for_whoever_receives_it(shipped: ComplaintRules, said: dict[str, Any], class_id: str) -> None:
    assert severity_of(attrs.evolve(PLAIN, **said), shipped).class_id == class_id


FLAG = st.sampled_from([None, False, True])


@given(
    claimed=st.none() | st.sampled_from([0, 1, 199, 200, 19_999, 20_000, 20_001, 99_999, 100_000]),
    matter=st.sampled_from(["service", "waiting_time", "fees", "fund_safety", "privacy", "other"]),
    people=st.sampled_from([1, 2, 19, 20, 21]),
    flags=st.fixed_dictionaries(dict.fromkeys(("injury", "public_event", "designated", "media", "vulnerable", "regulator", "repeat"), FLAG)),
)
def test_the_shipped_classes_agree_with_their_twin(
    claimed: int | None, matter: str, people: int, flags: dict[str, bool | None], shipped: ComplaintRules
) -> None:
    amount = None if claimed is None else cny(str(claimed))
    expected = oracle.shipped_class(claimed=None if amount is None else amount.amount, matter=matter, people=people, **flags)
    card = attrs.evolve(PLAIN, claimed=amount, matter=matter, complainants=people, **flags)  # type: ignore[arg-type]  # flags of a card
    assert severity_of(card, shipped).class_id == expected
