"""What makes a grant evidence: what could not have been signed cannot be built, and one function says whether it may be relied on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TypedDict
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidType, InvalidValue, RulebookError
from crmcore.event import Actor
from crmcore.money import Money
from crmcore.policy import Approval, ApprovalRequest, Band, Grant, Limit, PolicyRules, Refusal, Signature, sign, unusable
from crmcore.worktime import Duration, TimeUnit
from tests.policy.conftest import ANNA, MONDAY, MakeRequest, cny, person

MANAGER, CEO = person("mei", "manager"), person("chen", "ceo")
HEAD, FINANCE = person("hong", "department_head"), person("fang", "finance")
LATER = MONDAY + timedelta(hours=1)
HOUR = timedelta(hours=1)


class Use(TypedDict, total=False):
    """What a grant is relied on for."""

    action: str
    amount: Money
    subject: str
    customer: str | None
    proposers: tuple[Actor, ...]
    since: datetime | None
    at: datetime
    used: frozenset[str]
    refused: frozenset[str]
    alone: bool


USE: Use = {
    "action": "compensation",
    "amount": cny("500"),
    "subject": "C-2026-0417",
    "customer": "K-1",
    "proposers": (ANNA,),
    "since": MONDAY,
    "at": LATER + HOUR,
}


def against(grant: Grant, **other: object) -> list[str]:
    """Return the codes of what keeps anybody from relying on a grant."""
    return [one.code for one in unusable(grant, **{**USE, **other})]  # type: ignore[arg-type]


@pytest.fixture
def grant(rules: PolicyRules, ask: MakeRequest) -> Grant:
    request = ask("500", action="compensation", by=person("bob"))
    return sign(Approval(request), by=MANAGER, at=LATER, rules=rules, related=())


@pytest.mark.clause("BANK-4.1", "RULES-4.18")
@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, []),
        ({"action": "gift"}, ["grant_of_other_action"]),
        ({"amount": cny("500.01")}, ["grant_of_other_amount"]),
        ({"amount": cny("499.99")}, ["grant_of_other_amount"]),  # a smaller proposal is another decision
        ({"amount": Money("500", "EUR")}, ["grant_of_other_amount"]),
        ({"subject": "C-2"}, ["grant_of_other_subject"]),
        ({"customer": "K-2"}, ["grant_of_other_customer"]),
        ({"customer": None}, ["grant_of_other_customer"]),
        ({"proposers": (MANAGER,)}, ["own_proposal"]),
        ({"proposers": (ANNA, person("x", on_behalf_of="mei"))}, ["own_proposal"]),
        ({"since": MONDAY + timedelta(microseconds=1)}, ["grant_asked_too_early"]),
        ({"since": None}, []),
        ({"at": LATER}, []),
        ({"at": LATER - timedelta(microseconds=1)}, ["grant_signed_later"]),
        ({"used": frozenset({"A-1"})}, ["grant_used"]),
        ({"refused": frozenset({"A-1"})}, ["grant_refused"]),
        ({"used": frozenset({"A-2"}), "refused": frozenset({"A-2"})}, []),
        ({"alone": True}, []),
    ],
)
def test_a_grant_serves_what_it_was_given_for_and_nothing_else(grant: Grant, other: dict[str, object], expected: list[str]) -> None:
    assert against(grant, **other) == expected


@pytest.mark.clause("BANK-4.1", "BANK-3.1")
@pytest.mark.parametrize("signer", ["hong", "fang", "chen"])
def test_nobody_relies_on_a_grant_of_several_that_they_signed_in_any_turn(rules: PolicyRules, ask: MakeRequest, signer: str) -> None:
    approval = Approval(ask("500", action="purchase", by=person("bob")))
    for by in (HEAD, FINANCE, CEO):
        approval = attrs.evolve(approval, grant=sign(approval, by=by, at=LATER, rules=rules))
    assert approval.grant is not None
    assert against(approval.grant, action="purchase") == []
    assert against(approval.grant, action="purchase", proposers=(person(signer),)) == ["own_proposal"]
    assert against(approval.grant, action="purchase", proposers=(ANNA, person("x", on_behalf_of=signer))) == ["own_proposal"]


@pytest.mark.clause("BANK-4.1")
def test_every_reason_is_given_in_words(grant: Grant, rules: PolicyRules, ask: MakeRequest) -> None:
    wrong = {"action": "gift", "amount": cny("501"), "subject": "C-2", "customer": None, "proposers": (MANAGER,), "used": {"A-1"}}
    why = unusable(grant, **{**USE, **wrong})  # type: ignore[arg-type]
    assert [str(one) for one in why] == [
        "approval `A-1` is for `compensation`, not for `gift`",
        "approval `A-1` is for 500.00 CNY, the proposal is 501.00 CNY; have this amount approved",
        "approval `A-1` was given for `C-2026-0417`, not for `C-2`",
        "approval `A-1` was given for customer `K-1`, not for `unknown`; have it approved for this customer",
        "`mei` proposed this remedy; someone else must approve it",
        "approval `A-1` was relied on before; each payment needs an approval of its own",
    ]
    half = sign(Approval(ask("500", action="purchase")), by=HEAD, at=LATER, rules=rules)
    (missing,) = unusable(half, **{**USE, "action": "purchase"})  # type: ignore[arg-type]
    assert str(missing) == "approval `A-1` is not complete; still to sign: finance, CEO"


@pytest.mark.clause("BANK-4.1")
def test_a_grant_is_good_to_the_end_of_a_day_that_the_rulebook_gives(rules: PolicyRules, ask: MakeRequest) -> None:
    def until(length: Duration | None, signed: datetime = LATER, zone: str = "Asia/Shanghai") -> datetime | None:
        law = attrs.evolve(rules, good_for=length, zone=zone)
        request = ask("500", action="compensation", by=person("bob"))
        return sign(Approval(request), by=MANAGER, at=signed, rules=law, related=()).good_until

    shanghai = ZoneInfo("Asia/Shanghai")
    assert until(None) is None
    assert until(Duration(30, TimeUnit.DAY)) == datetime(2026, 8, 6, tzinfo=shanghai)  # 6 July is not counted; 5 August counts to its end
    assert until(Duration(1, TimeUnit.DAY), datetime(2026, 7, 6, 23, 30, tzinfo=UTC)) == datetime(2026, 7, 9, tzinfo=shanghai)  # the 7th in Shanghai
    assert until(Duration(2, TimeUnit.WEEK)) == datetime(2026, 7, 21, tzinfo=shanghai)
    assert until(Duration(2, TimeUnit.MONTH), datetime(2026, 12, 31, 9, tzinfo=UTC)) == datetime(2027, 3, 1, tzinfo=shanghai)
    assert until(Duration(1, TimeUnit.DAY), datetime(2026, 10, 24, 9, tzinfo=UTC), "Europe/Berlin") == datetime(2026, 10, 25, 23, tzinfo=UTC)

    law = attrs.evolve(rules, good_for=Duration(30, TimeUnit.DAY), zone="Asia/Shanghai")
    grant = sign(Approval(ask("500", action="compensation", by=person("bob"))), by=MANAGER, at=LATER, rules=law, related=())
    end = datetime(2026, 8, 6, tzinfo=shanghai)
    assert against(grant, at=end - timedelta(microseconds=1)) == []
    assert against(grant, at=end) == ["grant_over"]
    for length, zone in ((Duration(30, TimeUnit.WORKING_DAY), "UTC"), (Duration(30, TimeUnit.HOUR), "UTC"), (Duration(30, TimeUnit.DAY), None)):
        with pytest.raises(RulebookError, match=r"policy.good_for: a grant is good for 30 .*, which cannot be counted"):
            attrs.evolve(rules, good_for=length, zone=zone)


@pytest.mark.clause("BANK-4.1")
def test_the_edition_in_force_when_it_is_signed_says_how_long_a_grant_is_good(rules: PolicyRules, ask: MakeRequest) -> None:
    request = ask(action="purchase")
    old, new = (attrs.evolve(rules, edition=f"e{n}", good_for=Duration(n, TimeUnit.DAY), zone="UTC") for n in (9, 3))
    first = sign(Approval(request), by=HEAD, at=LATER, rules=old)
    assert first.good_until == datetime(2026, 7, 16, tzinfo=UTC)
    assert sign(Approval(request, first), by=FINANCE, at=LATER, rules=new).good_until == datetime(2026, 7, 10, tzinfo=UTC)


# --- what cannot be built --------------------------------------------------------------------------------------------------------------------


def put(by: Actor, position: str, at: datetime = LATER) -> Signature:
    return Signature(by=by, at=at, position=position, edition="e")


@pytest.mark.clause("BANK-4.1", "BANK-3.1")
def test_a_grant_that_could_never_have_been_signed_is_not_built(ask: MakeRequest) -> None:
    def codes(*chain: str, signed: tuple[Signature, ...] = (), edition: str = "e") -> list[str]:
        with pytest.raises(InvalidValue) as caught:
            Grant(request=ask("99999"), chain=chain, signatures=signed, edition=edition)
        return [one.code for one in caught.value.reasons]

    assert codes(edition="") == ["empty", "no_chain", "no_signature"]
    assert codes("ceo") == ["no_signature"]
    assert codes("", signed=(put(CEO, "ceo"),)) == ["no_chain"]
    head, money, ceo = put(HEAD, "department_head"), put(FINANCE, "finance"), put(CEO, "ceo")
    assert codes("department_head", "finance", signed=(money, head)) == ["signed_out_of_turn", "signed_out_of_turn"]
    assert codes("department_head", "finance", signed=(head, money, ceo)) == ["too_many_signatures"]
    early = put(HEAD, "department_head", MONDAY - HOUR)
    assert codes("department_head", "finance", signed=(early, put(FINANCE, "finance", MONDAY - 2 * HOUR))) == ["signed_too_early"] * 2
    assert codes("department_head", "finance", signed=(put(HEAD, "department_head", LATER + HOUR), money)) == ["signed_too_early"]
    twice = person("hong", "finance")
    assert codes("department_head", "finance", signed=(head, put(twice, "finance"))) == ["signed_twice"]
    assert codes("manager", signed=(put(person("x", "manager", on_behalf_of="anna"), "manager"),)) == ["own_request"]


@pytest.mark.clause("BANK-4.1")
def test_nobody_signs_in_a_position_that_they_do_not_hold() -> None:
    with pytest.raises(InvalidValue, match="`anna` signs as `janitor` without holding that position"):
        put(ANNA, "janitor")
    with pytest.raises(InvalidValue) as caught:
        Signature(by=ANNA, at=LATER, position=" ", edition="")
    assert [one.code for one in caught.value.reasons] == ["empty", "empty", "position_not_held"]


@pytest.mark.clause("BANK-4.1")
def test_a_refusal_that_could_not_have_been_given_is_not_built(ask: MakeRequest) -> None:
    with pytest.raises(InvalidValue) as caught:
        Refusal(request=ask(), by=MANAGER, at=MONDAY - HOUR, reasons=("",), edition=" ")
    assert [one.code for one in caught.value.reasons] == ["empty", "empty", "signed_too_early"]
    with pytest.raises(InvalidValue):
        Refusal(request=ask(), by=MANAGER, at=LATER, reasons=(), edition=None)


@pytest.mark.clause("BANK-4.1")
def test_an_approval_holds_the_papers_of_one_request(rules: PolicyRules, ask: MakeRequest) -> None:
    request = ask("500", by=person("bob"))
    grant = sign(Approval(request), by=MANAGER, at=LATER, rules=rules)
    no = Refusal(request=ask("400"), by=MANAGER, at=LATER, reasons=("declined",), edition="e")
    with pytest.raises(InvalidValue) as caught:
        Approval(ask("9"), grant, no)
    assert [one.code for one in caught.value.reasons] == ["grant_of_other_request", "refusal_of_other_request", "refused_after_all_signed"]
    assert "with another `amount`, `requested_by`" in str(caught.value)


# --- ids and actors at every door ------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("BANK-4.1")
@pytest.mark.parametrize("said", ["", " ", "\t"])
@pytest.mark.parametrize("field", ["id", "action", "subject", "customer"])
def test_an_id_that_says_nothing_is_refused_by_name(ask: MakeRequest, field: str, said: str) -> None:
    with pytest.raises(InvalidValue, match=f"`{field}` is empty"):
        attrs.evolve(ask(), **{field: said})  # type: ignore[arg-type]


@pytest.mark.clause("BANK-4.1")
@pytest.mark.parametrize(
    ("field", "wrong"), [("id", 5), ("action", None), ("subject", b"C"), ("customer", 7), ("requested_by", "anna"), ("amount", 5)]
)
def test_a_value_of_another_type_is_refused_by_name(ask: MakeRequest, field: str, wrong: object) -> None:
    with pytest.raises(InvalidType, match=f"`{field}` must be of type"):
        attrs.evolve(ask(), **{field: wrong})  # type: ignore[arg-type]


@pytest.mark.clause("BANK-4.1")
def test_all_faults_of_a_request_come_at_once() -> None:
    with pytest.raises(InvalidValue) as caught:
        ApprovalRequest(id="", action="", amount=Money(0, "CNY"), requested_by=ANNA, at=MONDAY, subject="", customer="")
    assert [one.code for one in caught.value.reasons] == ["empty"] * 4 + ["amount_not_positive"]


@pytest.mark.clause("BANK-4.1")
@given(
    amount=st.integers(1, 3),
    asked=st.integers(0, 4),
    signed=st.integers(0, 4),
    since=st.integers(0, 4),
    at=st.integers(0, 40),
    life=st.integers(1, 20),
    customer=st.sampled_from([None, "K-1", "K-2"]),
    proposer=st.sampled_from(["anna", "mei", "mo"]),
    used=st.booleans(),
)
def test_a_grant_is_usable_exactly_when_the_twin_says_so(
    amount: int, asked: int, signed: int, since: int, at: int, life: int, customer: str | None, proposer: str, used: bool
) -> None:
    """Days are counted from 1 July; each thing happens at noon."""
    noon = [datetime(2026, 7, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(41)]
    law = PolicyRules(
        edition="e",
        currency="CNY",
        limits={"gift": Limit(action="gift", bands=(Band(position="manager"),))},
        good_for=Duration(life, TimeUnit.DAY),
        zone="UTC",
    )
    request = ApprovalRequest(id="A", action="gift", amount=Money(2, "CNY"), requested_by=person("bob"), at=noon[asked], subject="C", customer="K-1")
    if signed < asked:
        return
    grant = sign(Approval(request), by=person("mei", "manager", on_behalf_of="mo"), at=noon[signed], rules=law)
    found = unusable(
        grant,
        action="gift",
        amount=Money(amount, "CNY"),
        subject="C",
        customer=customer,
        proposers=(person(proposer),),
        since=noon[since],
        at=noon[at],
        used={"A"} if used else (),
    )
    fits = amount == 2 and customer == "K-1" and proposer == "anna" and not used
    assert (found == ()) == (fits and since <= asked <= signed <= at <= signed + life)
