"""Who may complain: the person concerned, who stands for them, a group; everybody else is told why not."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Capacity, ComplaintRules, Entitlement, EntitlementRules, Paper, entitled
from crmcore.complaints.papers.entitlement import Needed
from crmcore.decision import Outcome
from crmcore.errors import InvalidValue, RulebookError
from crmcore.messages import Language
from crmcore.rulebook import Edition, Rulebook
from tests.complaints.cases import CARD, ENTITLEMENT, RULES, raised
from tests.oracle import intake as oracle


def codes(capacity: str, *papers: str, complainants: int = 1, speak: int = 1, channel: str = "outlet", rules: ComplaintRules = RULES) -> list[str]:
    said = Entitlement(capacity=capacity, papers=papers, representatives=speak)
    card = attrs.evolve(CARD, entitlement=said, complainants=complainants, channel=channel)
    return [one.code for one in entitled(card, rules).reasons]


@pytest.fixture(scope="module")
def shipped() -> Edition:
    return Rulebook.default().on(date(2026, 7, 1))


def test_the_person_concerned_is_asked_for_nothing() -> None:
    """What a bank already has, it may not ask for again; so saying nothing is complaining for oneself."""
    decision = entitled(CARD, RULES)
    assert decision.outcome is Outcome.ALLOWED
    assert decision.reasons == ()
    assert decision.rule == "complaints.entitlement.self"
    assert decision.edition == RULES.edition


def test_an_agent_needs_every_paper_and_is_told_which_are_missing() -> None:
    assert codes("authorised_agent") == ["entitlement.paper_missing"] * 2
    card = attrs.evolve(CARD, entitlement=Entitlement(capacity="authorised_agent", papers=["agent_identity"]))
    decision = entitled(card, RULES)
    assert decision.outcome is Outcome.REFUSED
    assert decision.clause == "the agents' paragraph"
    assert str(decision) == (
        "an authorised agent needs this on record: the original authorisation, signed by the customer; ask for it. "
        "Without it the complaint may be closed without handling; tell them so"
    )
    assert "投诉人签署的授权委托书原件" in decision.text(Language.ZH)
    assert codes("authorised_agent", "signed_authorisation", "agent_identity", "agent_contact") == []


def test_an_heir_needs_proof_of_the_succession() -> None:
    assert codes("heir") == ["entitlement.paper_missing"]
    assert codes("heir", "proof_of_succession") == []


def test_five_may_speak_for_a_joint_complaint_made_in_person() -> None:
    assert codes("group_representative", complainants=30, speak=5) == []
    assert codes("group_representative", complainants=30, speak=6) == ["entitlement.too_many_speak"]
    assert codes("group_representative", complainants=30, speak=6, channel="telephone") == []
    assert codes("group_representative") == ["entitlement.no_group"]


def test_somebody_else_is_told_that_they_have_no_standing() -> None:
    card = attrs.evolve(CARD, entitlement=Entitlement(capacity="no_standing"))
    decision = entitled(card, RULES)
    assert decision.outcome is Outcome.REFUSED
    assert decision.rule == "complaints.entitlement.no_standing"
    assert "tell them so" in str(decision)


def test_what_the_rulebook_does_not_say_is_not_covered() -> None:
    card = attrs.evolve(CARD, entitlement=Entitlement(capacity="legal_representative"))
    assert entitled(card, RULES).outcome is Outcome.NOT_COVERED
    assert codes("legal_representative") == ["entitlement.capacity_not_covered"]
    both = attrs.evolve(card, complainants=9, entitlement=Entitlement(capacity="legal_representative", representatives=9))
    assert entitled(both, RULES).outcome is Outcome.REFUSED
    assert [one.code for one in entitled(both, RULES).reasons] == ["entitlement.capacity_not_covered", "entitlement.too_many_speak"]
    silent = entitled(card, attrs.evolve(RULES, entitlement=None))
    assert silent.outcome is Outcome.NOT_COVERED
    assert [one.code for one in silent.reasons] == ["entitlement.no_rules"]


def test_who_is_not_entitled_has_a_card_and_a_number_all_the_same() -> None:
    assert raised(attrs.evolve(CARD, entitlement=Entitlement(capacity="no_standing"))).id == CARD.number


def test_the_shipped_rulebook_follows_the_order(shipped: Edition) -> None:
    rules = shipped.complaints
    assert rules.entitlement is not None
    assert rules.entitlement.representatives_at_most == 5
    assert set(rules.entitlement.needs) == set(Capacity) - {Capacity.NO_STANDING}
    assert all(one.source for one in rules.entitlement.needs.values())
    papers = ("difficulty_stated", "signed_authorisation", "agent_identity", "agent_contact")
    assert codes("authorised_agent", *papers, rules=rules) == []
    for left_out in papers:
        assert codes("authorised_agent", *(one for one in papers if one != left_out), rules=rules) == ["entitlement.paper_missing"]
    assert codes("self", rules=rules) == []
    assert codes("legal_representative", rules=rules) == ["entitlement.paper_missing"] * 2
    assert codes("group_representative", complainants=6, speak=6, channel="visit", rules=rules) == ["entitlement.too_many_speak"]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: Entitlement(capacity="uncle"), "complaint.unknown_word"),
        (lambda: Entitlement(papers=["letter"]), "complaint.unknown_word"),
        (lambda: Entitlement(papers="heir"), "wrong_type"),
        (lambda: Entitlement(representatives=0), "entitlement.nobody_speaks"),
        (lambda: EntitlementRules(needs={}, representatives_at_most=0), "entitlement.nobody_speaks"),
        (lambda: attrs.evolve(CARD, entitlement=Entitlement(representatives=2)), "entitlement.more_than_complain"),
    ],
)
def test_what_cannot_be_is_refused(make: object, code: str) -> None:
    assert callable(make)
    with pytest.raises(InvalidValue) as caught:
        make()
    assert caught.value.code == code
    assert caught.value.text(Language.ZH)


def test_people_come_in_person_by_a_channel_of_the_firm() -> None:
    with pytest.raises(RulebookError) as caught:
        attrs.evolve(RULES, entitlement=attrs.evolve(ENTITLEMENT, in_person=("outlet", "door")))
    assert [one.path for one in caught.value.findings] == ["complaints.entitlement.in_person[1]"]


NEEDS = st.dictionaries(st.sampled_from([one for one in Capacity if one is not Capacity.NO_STANDING]), st.lists(st.sampled_from(Paper), unique=True))


@given(
    capacity=st.sampled_from(Capacity),
    papers=st.frozensets(st.sampled_from(Paper)),
    people=st.integers(1, 9),
    speak=st.integers(1, 9),
    channel=st.sampled_from(RULES.channels),
    needs=NEEDS,
    at_most=st.integers(1, 6),
    in_person=st.lists(st.sampled_from(RULES.channels), unique=True),
)
def test_it_agrees_with_its_twin(
    capacity: Capacity,
    papers: frozenset[Paper],
    people: int,
    speak: int,
    channel: str,
    needs: dict[Capacity, list[Paper]],
    at_most: int,
    in_person: list[str],
) -> None:
    speak = min(speak, people)
    asked = EntitlementRules(
        needs={one: Needed(papers=tuple(listed)) for one, listed in needs.items()}, representatives_at_most=at_most, in_person=tuple(in_person)
    )
    said = Entitlement(capacity=capacity, papers=papers, representatives=speak)
    card = attrs.evolve(CARD, entitlement=said, complainants=people, channel=channel)
    decision = entitled(card, attrs.evolve(RULES, entitlement=asked))
    plain = {one.value: [paper.value for paper in listed] for one, listed in needs.items()}
    outcome, expected = oracle.against(
        capacity.value, {one.value for one in papers}, speak, people, channel, needs=plain, at_most=at_most, in_person=in_person
    )
    found = set()
    for one in decision.reasons:
        word = one.code.removeprefix("entitlement.")
        found.add((word, str(one.facts["paper"]).removeprefix("paper.")) if word == "paper_missing" else (word,))
    assert (decision.outcome.value, found) == (outcome, expected)


@given(capacity=st.sampled_from(Capacity), papers=st.frozensets(st.sampled_from(Paper)), more=st.frozensets(st.sampled_from(Paper)))
def test_another_paper_never_takes_an_entitlement_away(capacity: Capacity, papers: frozenset[Paper], more: frozenset[Paper]) -> None:
    less = entitled(attrs.evolve(CARD, entitlement=Entitlement(capacity=capacity, papers=papers)), RULES)
    with_more = entitled(attrs.evolve(CARD, entitlement=Entitlement(capacity=capacity, papers=papers | more)), RULES)
    assert set(with_more.reasons) <= set(less.reasons)
    assert with_more.allowed or not less.allowed
