"""Decided alone: within a band that says so, openly, in person, and never for oneself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.decision import Outcome
from crmcore.errors import InvalidType, InvalidValue, Refused, RulebookError
from crmcore.event import Actor
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.policy import Aggregation, Approval, ApprovalRequest, Band, Grant, Limit, PolicyRules, Signature, can_sign, decide_alone, sign, unusable
from crmcore.worktime import Duration, TimeUnit
from tests.oracle import approvals as oracle
from tests.policy.conftest import MONDAY, cny, person

CLERK, OTHER, MANAGER = person("carl", "outlet_clerk"), person("dan", "outlet_clerk"), person("mei", "manager")
HOUR = timedelta(hours=1)
BANDS = (
    Band(upper=cny("200"), positions=("specialist", "outlet_clerk"), decides_alone=True),
    Band(upper=cny("5000"), inclusive=True, position="manager"),
    Band(above=cny("5000"), chain=("department_head", "finance", "ceo")),
)


def _limit(action: str, *others: str) -> Limit:
    return Limit(action=action, clause="BANK-4.1", bands=BANDS, window=Aggregation(14, "customer", others))


RULES = PolicyRules(
    edition="e",
    currency="CNY",
    limits={"compensation": _limit("compensation", "price_reduction"), "price_reduction": _limit("price_reduction", "compensation")},
    good_for=Duration(30, TimeUnit.DAY),
    zone="UTC",
)


def asks(
    amount: str = "150", *, id: str = "A-1", by: Actor = CLERK, customer: str = "K-1", at: datetime = MONDAY, action: str = "compensation"
) -> ApprovalRequest:
    return ApprovalRequest(id=id, action=action, amount=cny(amount), requested_by=by, at=at, subject="C-1", customer=customer)


def alone(request: ApprovalRequest, *, by: Actor = CLERK, related: Iterable[Approval] = (), about: tuple[str, ...] = ()) -> Grant:
    return decide_alone(Approval(request), by=by, at=request.at, rules=RULES, related=related, about=about)


def why(request: ApprovalRequest, **how: object) -> list[str]:
    with pytest.raises(Refused) as caught:
        alone(request, **how)  # type: ignore[arg-type]
    return [one.code for one in caught.value.decision.reasons]


@pytest.mark.clause("BANK-4.1")
def test_within_its_band_a_decision_is_its_own_grant_and_says_so() -> None:
    grant = alone(asks("199.99"))
    assert grant.signatures == (Signature(by=CLERK, at=MONDAY, position="outlet_clerk", edition="e", alone=True),)
    assert (grant.chain, grant.complete, grant.alone) == (("outlet_clerk",), True, True)
    assert grant.good_until == RULES.good_until(MONDAY)
    assert RULES.limits["compensation"].authority(0).say(Language.EN) == (
        "`specialist` or `outlet_clerk` may approve below 200.00 CNY, and decide it alone"
    )
    assert RULES.limits["compensation"].authority(0).say(Language.ZH) == "`专员`或`outlet_clerk`可审批低于200.00 CNY，并可单独决定"
    assert not sign(Approval(asks()), by=OTHER, at=MONDAY, rules=RULES, related=()).alone


@pytest.mark.clause("BANK-4.1")
def test_above_the_band_nobody_decides_alone() -> None:
    assert why(asks("200")) == ["not_decided_alone"]
    with pytest.raises(Refused, match=r"200\.00 CNY for `compensation`, 0 others counted in, is decided by nobody alone; `manager` may"):
        alone(asks("200"))


@pytest.mark.clause("BANK-4.1")
def test_only_a_holder_of_the_bands_own_position_in_person() -> None:
    assert why(asks(by=MANAGER), by=MANAGER) == ["other_amounts"]
    with pytest.raises(
        Refused, match=r"`manager` may approve up to 5,000\.00 CNY; `specialist` or `outlet_clerk` may approve below 200\.00 CNY, and"
    ):
        alone(asks(by=MANAGER), by=MANAGER)
    assert why(asks(by=OTHER)) == ["alone_for_another"]
    deputy = person("carl", "outlet_clerk", on_behalf_of="dan")
    assert why(asks(by=deputy), by=deputy) == ["alone_for_another"]
    assert why(asks(by=deputy)) == ["alone_for_another"]


@pytest.mark.clause("BANK-4.1")
def test_never_for_ones_own_benefit_or_about_oneself() -> None:
    assert why(asks(customer="carl")) == ["alone_for_oneself"]
    assert why(asks(), about=("susi", "carl")) == ["alone_for_oneself"]
    assert alone(asks(), about=("susi",)).alone


@pytest.mark.clause("BANK-4.1")
def test_what_has_begun_or_ended_otherwise_is_not_decided_alone() -> None:
    request = asks()
    signed = Approval(request, sign(Approval(request), by=OTHER, at=MONDAY, rules=RULES, related=()))
    begun = Approval(
        request,
        Grant(
            request=request, chain=("manager", "ceo"), signatures=(Signature(by=MANAGER, at=MONDAY, position="manager", edition="e"),), edition="e"
        ),
    )
    from crmcore.policy import refuse

    refused = Approval(request, refusal=refuse(Approval(request), by=OTHER, at=MONDAY, rules=RULES, related=()))
    for approval, code in ((signed, "signed_by_all"), (begun, "alone_together"), (refused, "refused_already")):
        with pytest.raises(Refused) as caught:
            decide_alone(approval, by=CLERK, at=MONDAY, rules=RULES, related=())
        assert [one.code for one in caught.value.decision.reasons] == [code]
    with pytest.raises(Refused) as caught:
        decide_alone(Approval(request), by=CLERK, at=MONDAY - HOUR, rules=RULES, related=())
    assert [one.code for one in caught.value.decision.reasons] == ["signed_too_early"]
    done = Approval(request, alone(request))
    assert [one.code for one in can_sign(done, MANAGER, MONDAY, rules=RULES, related=()).reasons] == ["signed_by_all"]


@pytest.mark.clause("BANK-4.1")
def test_gaps_are_named() -> None:
    for request, code in ((asks(action="loan"), "no_limit"), (attrs.evolve(asks(), amount=Money("5", "EUR")), "no_rates")):
        with pytest.raises(Refused) as caught:
            alone(request)
        assert (caught.value.decision.outcome, caught.value.decision.reasons[0].code) == (Outcome.NOT_COVERED, code)
    own = Approval(asks(id="A-0", customer="K-2"), alone(asks(id="A-0", customer="K-2")))
    assert own.grant is not None
    foreign = ("USD", "EUR", "JPY", "GBP", "CHF", "SGD", "HKD")
    abroad = [attrs.evolve(own.request, id=f"A-{one}", amount=Money("5", one)) for one in foreign]
    with pytest.raises(Refused) as caught:
        alone(asks(), related=[Approval(one, attrs.evolve(own.grant, request=one)) for one in abroad])
    (gap,) = caught.value.decision.reasons
    assert (gap.code, gap.facts["found"]) == ("no_rates", tuple(sorted(foreign)))
    with pytest.raises(InvalidType, match="`by` must be of type `Actor`"):
        decide_alone(Approval(asks()), by="carl", at=MONDAY, rules=RULES, related=())  # type: ignore[arg-type]


@pytest.mark.clause("BANK-4.1")
def test_small_amounts_again_and_again_climb_out_of_the_band() -> None:
    first = Approval(asks(id="A-0", customer="K-0"), alone(asks(id="A-0", customer="K-0")))
    assert why(asks(customer="K-9"), related=(first,)) == ["not_decided_alone"]  # another customer: his own 300 within 14 days
    assert why(asks(customer="K-9", action="price_reduction"), related=(first,)) == ["not_decided_alone"]
    assert alone(asks("49.99", customer="K-9"), related=(first,)).alone
    assert alone(asks(customer="K-9", by=OTHER), by=OTHER, related=(first,)).alone  # somebody else's window is their own
    assert alone(asks(customer="K-9", at=MONDAY + timedelta(days=14, microseconds=1)), related=(first,)).alone
    assert why(asks(by=OTHER, customer="K-0"), by=OTHER, related=(first,)) == ["not_decided_alone"]  # the customer's window counts it too
    assert why(asks(customer="K-9", at=MONDAY - timedelta(minutes=1)), related=(first,)) == ["not_decided_alone"]
    signed = asks("4000", id="A-3", customer="K-3")
    approved = Approval(signed, sign(Approval(signed), by=MANAGER, at=MONDAY, rules=RULES, related=()))
    assert alone(asks(), related=(approved,)).alone  # what others signed is not decided alone


@pytest.mark.clause("BANK-4.1")
@pytest.mark.parametrize("others", [1, 2, 3])
def test_the_refusal_says_how_many_of_their_own_decisions_were_counted_in(others: int) -> None:
    done = [Approval(one, alone(one)) for one in (asks("60", id=f"B-{n}", customer=f"K-{n}") for n in range(10, 10 + others))]
    with pytest.raises(Refused) as caught:
        alone(asks("199", customer="K-9"), related=done)
    (found,) = caught.value.decision.reasons
    assert (found.code, found.facts["count"], found.facts["amount"]) == ("not_decided_alone", others, cny(str(199 + 60 * others)))


@pytest.mark.clause("BANK-4.1")
@given(parts=st.lists(st.tuples(st.integers(1, 30_000), st.integers(0, 40 * 86_400), st.sampled_from(["K-1", "K-2", "K-3"])), max_size=8))
def test_nobody_decides_more_alone_than_the_band_within_any_window(parts: list[tuple[int, int, str]]) -> None:
    done: list[Approval] = []
    for i, (fen, later, customer) in enumerate(parts):  # in any order of the instants that are stated
        at = MONDAY + timedelta(seconds=later)
        request = attrs.evolve(asks(id=f"A-{i}", customer=customer, at=at), amount=Money.of_minor(fen, "CNY"))
        own = [(one.request.amount.minor, one.request.at) for one in done]
        same = [(one.request.amount.minor, one.request.at) for one in done if one.request.customer == customer]
        small = max(oracle.lone_total(fen, at, own, 14), oracle.total(fen, at, same, 14)) < 20_000
        try:
            done.append(Approval(request, alone(request, related=done)))
        except Refused:
            assert not small
        else:
            assert small


# --- what it is good for ---------------------------------------------------------------------------------------------------------------------


def against(grant: Grant, *, by: Actor = CLERK, allowed: bool = True) -> list[str]:
    found = unusable(
        grant,
        action="compensation",
        amount=grant.amount,
        subject="C-1",
        customer="K-1",
        proposers=(by,),
        since=MONDAY,
        at=MONDAY + HOUR,
        alone=allowed,
    )
    return [one.code for one in found]


@pytest.mark.clause("BANK-4.1")
def test_it_serves_where_the_event_allows_it_and_whoever_decided_it() -> None:
    grant = alone(asks())
    assert against(grant) == []
    assert against(grant, allowed=False) == ["grant_alone"]
    assert against(grant, by=OTHER) == ["alone_for_another"]
    assert against(grant, by=person("carl", on_behalf_of="dan")) == ["alone_for_another"]
    assert against(sign(Approval(asks()), by=OTHER, at=MONDAY, rules=RULES, related=()), allowed=True) == []


@pytest.mark.clause("BANK-4.1")
def test_a_decision_alone_that_could_not_have_been_taken_is_not_built() -> None:
    def codes(request: ApprovalRequest, *signed: Signature, chain: tuple[str, ...] = ("outlet_clerk",)) -> list[str]:
        with pytest.raises(InvalidValue) as caught:
            Grant(request=request, chain=chain, signatures=signed, edition="e")
        return [one.code for one in caught.value.reasons]

    mine = Signature(by=CLERK, at=MONDAY, position="outlet_clerk", edition="e", alone=True)
    assert codes(asks(by=OTHER), mine) == ["alone_for_another"]
    assert codes(asks(by=person("carl", on_behalf_of="dan")), mine) == ["alone_for_another"]
    assert codes(asks(customer="carl"), mine) == ["alone_for_oneself"]
    assert codes(asks(), mine, chain=("outlet_clerk", "manager")) == ["alone_together"]
    assert codes(asks(), attrs.evolve(mine, alone=False)) == ["own_request"]
    with pytest.raises(InvalidValue, match="on behalf of nobody"):
        attrs.evolve(mine, by=person("carl", "outlet_clerk", on_behalf_of="dan"))


@pytest.mark.clause("BANK-4.1")
def test_a_band_decided_alone_has_one_signature_and_a_window() -> None:
    with pytest.raises(InvalidValue, match="a band of `gift` is decided alone, and nothing adds up what is decided so; add a `window`"):
        Limit(action="gift", bands=(Band(position="manager", decides_alone=True),))
    with pytest.raises(RulebookError) as caught:
        Limit(action="gift", bands=(Band(chain=("manager", "ceo"), decides_alone=True),), window=Aggregation(14, "customer"))
    assert [one.code for one in caught.value.findings] == ["alone_by_chain"]


@pytest.mark.clause("BANK-4.1")
def test_where_nothing_is_added_up_nobody_decides_alone(rules: PolicyRules) -> None:
    request = asks("1", action="expense_claim")
    with pytest.raises(Refused) as caught:
        decide_alone(Approval(request), by=CLERK, at=MONDAY, rules=rules, related=())
    assert [one.code for one in caught.value.decision.reasons] == ["not_decided_alone"]
