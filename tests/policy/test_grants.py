"""Signing: in order, by different persons, never one's own request."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmcore.decision import Decision, Outcome, reason
from crmcore.errors import InvalidType, InvalidValue, Refused
from crmcore.event import Actor
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.policy import Approval, ApprovalRequest, Band, Grant, Limit, PolicyRules, Refusal, Signature, can_sign, refuse, sign
from tests.oracle import approvals as oracle
from tests.policy.conftest import ANNA, MONDAY, MakeRequest, papers, person

HEAD, FINANCE, CEO = person("hong", "department_head"), person("fang", "finance"), person("chen", "ceo")
MANAGER = person("mei", "manager")
LATER = MONDAY + timedelta(hours=1)


def why(request: ApprovalRequest, by: Actor, rules: PolicyRules, grant: Grant | None = None, at: datetime = LATER) -> list[str]:
    """Return the codes against a signature, and see that acting agrees with asking."""
    approval = Approval(request, grant)
    decision = can_sign(approval, by, at, rules=rules, related=())
    if not decision.allowed:
        with pytest.raises(Refused) as caught:
            sign(approval, by=by, at=at, rules=rules, related=())
        assert caught.value.decision == decision
        with pytest.raises(Refused):
            refuse(approval, by=by, at=at, rules=rules, related=())
    return [one.code for one in decision.reasons]


@pytest.mark.clause("BANK-4.1")
def test_the_position_of_the_band_signs(rules: PolicyRules, ask: MakeRequest) -> None:
    grant = sign(Approval(ask("500")), by=MANAGER, at=LATER, rules=rules)
    assert grant.complete
    assert grant.missing == ()
    assert (grant.id, grant.action, grant.amount, grant.subject) == ("A-1", "expense_claim", Money("500", "CNY"), "C-2026-0417")
    assert grant.signatures == (Signature(by=MANAGER, at=LATER, position="manager", edition=rules.edition),)
    assert grant.edition == rules.edition


@pytest.mark.clause("BANK-4.1", "RULES-4.18")
def test_nobody_signs_for_their_own_benefit(rules: PolicyRules, ask: MakeRequest) -> None:
    own = ask("500", action="compensation", customer="mei")
    assert why(own, MANAGER, rules) == ["own_benefit"]
    assert why(own, person("bob", "manager", on_behalf_of="mei"), rules) == ["own_benefit"]
    assert why(own, person("bob", "manager"), rules) == why(ask("500", customer=None), MANAGER, rules) == []
    decision = can_sign(Approval(own), MANAGER, LATER, rules=rules, related=())
    assert str(decision) == "`mei` is the customer of this request, or acts for them; someone else must approve it"
    assert "客户或其代理" in decision.text(Language.ZH)
    # What was signed so before stays on record.
    assert Grant(
        request=own, chain=("manager",), signatures=(Signature(by=MANAGER, at=LATER, position="manager", edition="e"),), edition="e"
    ).complete


@pytest.mark.clause("BANK-4.1", "RULES-4.18")
def test_a_refusal_names_the_limit_and_who_may(rules: PolicyRules, ask: MakeRequest) -> None:
    decision = can_sign(Approval(ask("500", action="compensation")), ANNA, LATER, rules=rules, related=())
    assert (decision.outcome, decision.clause) == (Outcome.REFUSED, "BANK-4.1")
    assert str(decision) == (
        "500.00 CNY is above the limit of `specialist` (below 200.00 CNY) for `compensation`; `manager` may approve up to 5,000.00 CNY"
        " · `anna` made this request, or acts for the person who made it; someone else must approve it"
    )
    assert decision.text(Language.ZH).startswith("500.00 CNY超出`专员`对`赔偿`的审批额度（低于200.00 CNY）")


@pytest.mark.clause("BANK-4.1")
def test_a_higher_position_may_sign_a_lower_band_and_one_without_a_band_may_not(rules: PolicyRules, ask: MakeRequest) -> None:
    assert sign(Approval(ask("100")), by=CEO, at=LATER, rules=rules).signatures[0].position == "ceo"
    assert sign(Approval(ask("100")), by=person("x", "ceo", "manager"), at=LATER, rules=rules).signatures[0].position == "manager"
    assert why(ask("100"), person("d", "director"), rules) == ["no_authority"]
    assert why(ask("6000"), person("d", "director", "manager", "specialist"), rules) == ["above_limit"]
    assert "limit of `manager` (up to 5,000.00 CNY)" in str(can_sign(Approval(ask("6000")), MANAGER, LATER, rules=rules))


@pytest.mark.clause("BANK-4.1", "RULES-4.18")
def test_whoever_approves_other_amounts_is_told_which(rules: PolicyRules, ask: MakeRequest) -> None:
    chained = {one: limit for one, limit in rules.limits.items() if any(len(band.turns) > 1 for band in limit.bands[1:])}
    assert chained
    for action, limit in chained.items():
        request = ask("3000", action=action)
        decision = can_sign(Approval(request), CEO, LATER, rules=rules, related=())
        assert [one.code for one in decision.reasons] == ["other_amounts"]
        assert str(limit.authority(2).say(Language.EN)) in str(decision)


@pytest.mark.clause("BANK-4.1", "BANK-3.1", "RULES-4.18")
@given(amount=st.sampled_from(["120", "3000", "90000"]), data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nobody_who_approves_some_of_it_is_told_that_they_approve_none(
    amount: str, data: st.DataObject, rules: PolicyRules, ask: MakeRequest
) -> None:
    limit = data.draw(st.sampled_from(list(rules.limits.values())))
    posts = {one for band in limit.bands for turn in band.turns for one in turn}
    held = data.draw(st.sets(st.sampled_from(sorted(posts | {"director", "clerk"})), min_size=1, max_size=2))
    decision = can_sign(Approval(ask(amount, action=limit.action)), person("d", *held), LATER, rules=rules, related=())
    assert ("no_authority" in {one.code for one in decision.reasons}) == held.isdisjoint(posts)


@pytest.mark.clause("BANK-3.1")
def test_three_persons_sign_in_order(rules: PolicyRules, ask: MakeRequest) -> None:
    request = ask("80000", action="purchase")
    first = sign(Approval(request), by=HEAD, at=LATER, rules=rules)
    assert (first.complete, first.missing) == (False, ("finance", "ceo"))
    assert why(request, CEO, rules, first) == ["not_their_turn"]
    second = sign(Approval(request, first), by=FINANCE, at=LATER, rules=rules)
    grant = sign(Approval(request, second), by=CEO, at=LATER, rules=rules)
    assert grant.complete
    assert [(one.by.id, one.position) for one in grant.signatures] == [("hong", "department_head"), ("fang", "finance"), ("chen", "ceo")]
    assert why(request, person("wei", "ceo"), rules, grant) == ["signed_by_all"]


@pytest.mark.clause("BANK-3.1")
def test_one_person_in_two_positions_signs_once(rules: PolicyRules, ask: MakeRequest) -> None:
    request, both = ask(action="purchase"), person("hong", "department_head", "finance")
    first = sign(Approval(request), by=both, at=LATER, rules=rules)
    assert why(request, both, rules, first) == ["signed_twice"]
    assert why(request, person("x", "finance", on_behalf_of="hong"), rules, first) == ["signed_twice"]


@pytest.mark.clause("BANK-4.1")
@pytest.mark.parametrize(
    ("requester", "signer"),
    [
        (person("anna"), person("anna", "manager")),
        (person("anna"), person("bob", "manager", on_behalf_of="anna")),
        (person("bob", on_behalf_of="anna"), person("anna", "manager")),
        (person("bob", on_behalf_of="anna"), person("carl", "manager", on_behalf_of="anna")),
        (person("bob", on_behalf_of="anna"), person("bob", "manager", on_behalf_of="dora")),
    ],
)
def test_nobody_signs_their_own_request_by_any_detour(rules: PolicyRules, ask: MakeRequest, requester: Actor, signer: Actor) -> None:
    assert why(ask(by=requester), signer, rules) == ["own_request"]


@pytest.mark.clause("BANK-4.1")
def test_a_gap_stops_a_signature_by_name(rules: PolicyRules, ask: MakeRequest) -> None:
    assert why(ask(action="loan"), CEO, rules) == ["no_limit"]
    assert can_sign(Approval(ask(action="loan")), CEO, LATER, rules=rules).outcome is Outcome.NOT_COVERED


@pytest.mark.clause("BANK-4.1")
def test_time_does_not_go_back(rules: PolicyRules, ask: MakeRequest) -> None:
    assert why(ask(), MANAGER, rules, at=MONDAY - timedelta(seconds=1)) == ["signed_too_early"]
    assert why(ask(), MANAGER, rules, at=MONDAY) == []
    first = sign(Approval(ask(action="purchase")), by=HEAD, at=LATER, rules=rules)
    assert why(ask(action="purchase"), FINANCE, rules, first, at=MONDAY) == ["signed_too_early"]
    with pytest.raises(InvalidType):
        can_sign(Approval(ask()), MANAGER, datetime(2026, 7, 7), rules=rules)


@pytest.mark.clause("BANK-4.1")
def test_signatures_of_another_paper_do_not_count(rules: PolicyRules, ask: MakeRequest) -> None:
    first = sign(Approval(ask("1", action="purchase")), by=HEAD, at=LATER, rules=rules)
    with pytest.raises(InvalidValue, match="the signatures are those of `A-1`, the request is `A-1`, with another `amount`"):
        Approval(ask("90000", action="purchase"), first)


@pytest.mark.clause("BANK-4.1")
def test_authority_is_judged_when_signed(rules: PolicyRules, ask: MakeRequest) -> None:
    """A new edition takes over a chain begun under the old one where the signatures still fit, and starts it anew where they do not."""
    request = ask(action="purchase")
    first = sign(Approval(request), by=HEAD, at=LATER, rules=rules)

    def edition(*chain: str, position: str | None = None) -> PolicyRules:
        return PolicyRules(
            edition="new", currency="CNY", limits={"purchase": Limit(action="purchase", bands=(Band(position=position, chain=chain),))}
        )

    grant = sign(Approval(request, first), by=CEO, at=LATER, rules=edition("department_head", "ceo"))
    assert grant.complete
    assert (grant.edition, [one.edition for one in grant.signatures]) == ("new", [rules.edition, "new"])
    assert why(request, FINANCE, edition("finance", "ceo"), first) == ["chain_changed"]
    assert why(request, CEO, edition(position="ceo"), first) == ["chain_changed"]
    assert why(request, person("h2", "department_head"), edition("department_head", "department_head"), first) == []


@pytest.mark.clause("BANK-4.1")
def test_related_requests_raise_what_a_signature_needs(rules: PolicyRules, ask: MakeRequest) -> None:
    related = papers(ask("4900", action="compensation", id="A-0"))
    request = ask("150", action="compensation")
    assert sign(Approval(request), by=MANAGER, at=LATER, rules=rules, related=()).complete
    with pytest.raises(Refused, match=r"step `sign` refused for approval request `A-1`: 5,050.00 CNY is above the limit of `manager`"):
        sign(Approval(request), by=MANAGER, at=LATER, rules=rules, related=iter(related))
    assert sign(Approval(request), by=HEAD, at=LATER, rules=rules, related=iter(related)).missing == ("finance", "ceo")


@pytest.mark.clause("BANK-4.1")
def test_a_refusal_is_recorded_too(rules: PolicyRules, ask: MakeRequest) -> None:
    no = refuse(Approval(ask()), by=MANAGER, at=LATER, rules=rules, why="not_justified")
    assert no == Refusal(request=ask(), by=MANAGER, at=LATER, reasons=("not_justified",), edition=rules.edition)
    decision = Decision(Outcome.REFUSED, (reason("own_request", actor="anna"),), edition="e")
    assert Refusal.of(ask(), decision, by=ANNA, at=LATER) == Refusal(
        request=ask(), by=ANNA, at=LATER, reasons=("own_request",), edition="e", by_rules=True
    )


@pytest.mark.clause("BANK-4.1")
def test_what_has_ended_is_neither_signed_nor_refused_again(rules: PolicyRules, ask: MakeRequest) -> None:
    request = ask(action="purchase")
    first = sign(Approval(request), by=HEAD, at=LATER, rules=rules)
    no = refuse(Approval(request, first), by=FINANCE, at=LATER, rules=rules)
    refused = Approval(request, first, no)
    for by in (FINANCE, person("flo", "finance"), CEO):
        decision = can_sign(refused, by, LATER, rules=rules)
        assert decision.reasons[0].code == "refused_already"
        with pytest.raises(Refused, match="`A-1` was refused, and has ended; make a new request"):
            sign(refused, by=by, at=LATER, rules=rules)
        with pytest.raises(Refused):
            refuse(refused, by=by, at=LATER, rules=rules)
    whole = Approval(ask(), sign(Approval(ask()), by=MANAGER, at=LATER, rules=rules))
    with pytest.raises(Refused, match="has all the signatures it needs"):
        refuse(whole, by=CEO, at=LATER, rules=rules)
    assert [(one.granted, one.refused, one.version) for one in (Approval(request), Approval(request, first), refused, whole)] == [
        (False, False, 0),
        (False, False, 1),
        (False, True, 2),
        (True, False, 1),
    ]


@pytest.mark.clause("BANK-4.1")
def test_an_id_is_no_actor_and_a_refusal_says_why(rules: PolicyRules, ask: MakeRequest) -> None:
    for gap in (ask(action="loan"), ask()):
        with pytest.raises(InvalidType, match="`by` must be of type `Actor`, not `str`"):
            can_sign(Approval(gap), "mia", LATER, rules=rules)  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match="`approval` must be of type `Approval`"):
        sign(ask(), by=MANAGER, at=LATER, rules=rules)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match="`reasons` is empty"):
        refuse(Approval(ask()), by=MANAGER, at=LATER, rules=rules, why=" ")
    assert not refuse(Approval(ask()), by=MANAGER, at=LATER, rules=rules).by_rules


@pytest.mark.clause("BANK-4.1")
def test_a_grant_that_could_not_have_been_signed_is_not_built(rules: PolicyRules, ask: MakeRequest) -> None:
    def put(by: Actor) -> Signature:
        return Signature(by=by, at=LATER, position="manager", edition="e")

    with pytest.raises(InvalidValue) as caught:
        Grant(request=ask(), chain=("manager",), signatures=(put(person("anna", "manager")), put(MANAGER), put(MANAGER)), edition="e")
    assert [one.code for one in caught.value.reasons] == ["too_many_signatures", "own_request", "signed_twice"]


PEOPLE = st.builds(
    lambda id, positions, behalf: Actor(id=id, positions=positions, on_behalf_of=behalf),
    st.sampled_from("abcd"),
    st.frozensets(st.sampled_from(["department_head", "finance", "ceo", "manager"])),
    st.none() | st.sampled_from("abcd"),
)


@pytest.mark.clause("BANK-3.1", "BANK-4.1")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(requester=PEOPLE, attempts=st.lists(PEOPLE, max_size=12), action=st.sampled_from(["purchase", "expense_claim"]))
def test_by_no_sequence_does_anybody_sign_twice_or_their_own(
    rules: PolicyRules, ask: MakeRequest, requester: Actor, attempts: list[Actor], action: str
) -> None:
    request, grant = ask("500", action=action, by=requester), None
    for by in attempts:
        before: tuple[Signature, ...] = () if grant is None else grant.signatures
        decision = can_sign(Approval(request, grant), by, LATER, rules=rules)
        new = oracle.may_sign(set(by.persons), set(requester.persons), [set(one.by.persons) for one in before])
        turn = {"ceo", "manager"} if action == "expense_claim" else {("department_head", "finance", "ceo", None)[len(before)]}
        open_ = not (action == "expense_claim" and before) and len(before) < 3
        assert decision.allowed == (new and open_ and bool(by.positions & turn))
        if decision.allowed:
            grant = sign(Approval(request, grant), by=by, at=LATER, rules=rules)
    if grant is not None and action == "expense_claim":
        assert grant.chain in {("manager",), ("ceo",)}  # the position that signed
    assert grant is None or action == "expense_claim" or grant.chain == ("department_head", "finance", "ceo")
