"""Whether a staff can give every signature that the limits ask for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.messages import Language
from crmcore.money import Money
from crmcore.organisation import Staff
from crmcore.policy import Band, Limit, PolicyRules, too_few_signers
from tests.oracle.signers import can_be_signed

POSTS = ("manager", "head", "ceo", "finance")
some_posts = st.lists(st.sampled_from(POSTS), min_size=1, max_size=3, unique=True).map(tuple)


def rules(*bands: Band) -> PolicyRules:
    return PolicyRules(edition="bank@2026-01-01#00000001", currency="CNY", limits={"expense": Limit(action="expense", bands=bands)})


def people(*held: tuple[str, ...]) -> list[Staff]:
    return [Staff(id=f"S-{n}", unit="bank", positions=posts) for n, posts in enumerate(held)]


@pytest.mark.clause("BANK-4.1", "BANK-3.1")
def test_a_chain_that_names_a_position_twice_takes_two_who_hold_it() -> None:
    twice = rules(Band(chain=("manager", "manager")))
    assert too_few_signers(twice, staff=people(("manager",), ("manager",))) == ()
    (one,) = too_few_signers(twice, staff=people(("manager",), ("ceo",)))
    assert (one.code, one.path, one.facts["wanted"], one.facts["count"]) == ("too_few_signers", "policy.limits[0].bands[0]", 2, 1)
    assert one.text().startswith("`manager` → `manager` approve any amount, in this order, but 2 of these signatures (`manager`) take 2 persons, and")
    assert one.text(Language.ZH).endswith("须由2名不同的人员作出，现有人员仅1名；请增加任职人员，或改用其他岗位")


@pytest.mark.clause("BANK-3.1")
def test_who_is_away_signs_nothing_and_a_position_that_nobody_holds_is_named() -> None:
    staff = people(("manager",), ("head", "ceo"))
    chain = rules(Band(chain=("manager", "ceo")))
    assert too_few_signers(chain, staff=staff) == ()
    (one,) = too_few_signers(chain, staff=staff, away=["S-0"])
    assert (one.code, one.facts["positions"]) == ("nobody_signs", ("manager",))
    assert "but nobody of the staff here is manager; give somebody" in one.text()


@pytest.mark.clause("BANK-4.1")
def test_a_small_amount_may_be_signed_by_who_signs_alone_above_it() -> None:
    bands = Band(upper=Money("200", "CNY"), positions=("clerk", "manager")), Band(position="ceo")
    assert too_few_signers(rules(*bands), staff=people(("ceo",))) == ()
    assert [one.path for one in too_few_signers(rules(*bands), staff=people(("clerk",)))] == ["policy.limits[0].bands[1]"]


@pytest.mark.clause("BANK-4.1", "BANK-3.1")
@given(st.lists(st.sampled_from(POSTS), min_size=2, max_size=4).map(tuple), st.lists(some_posts, max_size=4))
def test_a_chain_is_found_where_no_way_gives_each_signature_to_somebody_else(chain: tuple[str, ...], held: list[tuple[str, ...]]) -> None:
    found = too_few_signers(rules(Band(chain=chain)), staff=people(*held))
    posts = {f"S-{n}": frozenset(one) for n, one in enumerate(held)}
    assert (found == ()) is can_be_signed([(one,) for one in chain], posts)
    for one in found:  # those that are named are as many too few as is said
        named = set(one.facts["positions"])  # type: ignore[arg-type]
        assert sum(not posts[id_].isdisjoint(named) for id_ in posts) == one.facts.get("count", 0)
        assert sum(post in named for post in chain) >= one.facts.get("wanted", 1)  # type: ignore[operator]


@given(st.lists(some_posts, max_size=4), some_posts)
def test_somebody_more_never_makes_a_signature_impossible(held: list[tuple[str, ...]], more: tuple[str, ...]) -> None:
    policy = rules(Band(upper=Money("200", "CNY"), position="manager"), Band(chain=("manager", "head", "manager")))
    before = {one.path for one in too_few_signers(policy, staff=people(*held))}
    assert {one.path for one in too_few_signers(policy, staff=people(*held, more))} <= before
