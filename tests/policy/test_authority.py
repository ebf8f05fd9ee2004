"""Who must sign a request: bands, windows, named gaps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmcore.decision import Outcome, finding
from crmcore.errors import InvalidType, InvalidValue, Refused, RulebookError
from crmcore.event import Actor
from crmcore.loaded import Loaded
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.policy import Aggregation, Approval, ApprovalRequest, Band, Limit, PolicyRules, can_sign, chain_of, decide, refuse, sign
from crmcore.policy.authority import Need, needed
from tests.oracle import approvals as oracle
from tests.policy.conftest import ANNA, COMPENSATION, MONDAY, MakeRequest, papers, person


@pytest.mark.clause("BANK-4.1")
def test_a_request_needs_the_position_of_its_band(rules: PolicyRules, ask: MakeRequest) -> None:
    decision = decide(ask("500"), rules=rules)
    assert (decision.outcome, decision.rule, decision.clause, decision.edition) == (
        Outcome.NEEDS_APPROVAL,
        "expense_claim",
        "BANK-4.1",
        "bank@2026-01-01#00000001",
    )
    assert str(decision) == "500.00 CNY for `expense claim` needs approval; `manager` may approve up to 5,000.00 CNY"
    assert chain_of(ask("200"), rules=rules) == ("manager",)


@pytest.mark.clause("BANK-4.1")
def test_what_a_store_answers_is_handed_over_as_it_is_and_what_it_cannot_read_is_named(rules: PolicyRules, ask: MakeRequest) -> None:
    asked = ask("150", id="2", action="compensation", customer="K-1")
    before = Approval(ask("150", id="1", action="compensation", customer="K-1"))
    whole = Loaded((before,))
    assert decide(asked, rules=rules, related=whole) == decide(asked, rules=rules, related=[before])
    half = Loaded((before,), (finding("save.not_json", "A-7", path="body", line=1, column=1),) * 2)
    unknown = decide(asked, rules=rules, related=half)
    assert unknown.outcome is Outcome.NOT_COVERED
    assert str(unknown).startswith("approvals cannot be read (A-7), so that nobody knows what `compensation` adds up to over 14 days; ")
    assert unknown.text(Language.ZH).startswith("有审批无法读取（A-7）")
    assert can_sign(Approval(asked), person("mia", "manager"), asked.at, rules=rules, related=half).outcome is Outcome.NOT_COVERED
    assert decide(asked, rules=rules, related=half.readable) == decide(asked, rules=rules, related=whole)
    assert [one.code for one in half.reasons] == ["save.not_json"] * 2
    no_window = ask("500")
    assert decide(no_window, rules=rules, related=half) == decide(no_window, rules=rules)


@pytest.mark.clause("BANK-3.1")
@pytest.mark.parametrize("amount", ["0.01", "1000000"])
def test_a_purchase_of_any_amount_needs_three_signatures(rules: PolicyRules, ask: MakeRequest, amount: str) -> None:
    assert chain_of(ask(amount, action="purchase"), rules=rules) == ("department_head", "finance", "ceo")
    assert "`department head` → `finance` → `CEO` approve any amount, in this order" in str(decide(ask(amount, action="purchase"), rules=rules))


@pytest.mark.clause("BANK-4.1", "RULES-4.18")
def test_an_action_without_a_table_is_a_named_gap(rules: PolicyRules, ask: MakeRequest) -> None:
    decision = decide(ask(action="price_reduction"), rules=rules)
    assert (decision.outcome, decision.clause) == (Outcome.NOT_COVERED, None)
    assert str(decision) == "no limits are given for `price_reduction` (price reduction); add a table for it to the rulebook"
    with pytest.raises(Refused, match="no limits are given") as caught:
        chain_of(ask(action="price_reduction"), rules=rules)
    assert caught.value.decision == decision


@pytest.mark.clause("BANK-4.1")
def test_another_currency_needs_a_rate(rules: PolicyRules, ask: MakeRequest) -> None:
    decision = decide(ask(currency="EUR"), rules=rules)
    assert (decision.outcome, decision.clause) == (Outcome.NOT_COVERED, "BANK-4.1")
    assert str(decision) == "the limits of `expense claim` are in CNY, an amount is in EUR; convert it first, with a dated rate"


@pytest.mark.clause("BANK-4.1")
def test_amounts_of_a_window_are_added(rules: PolicyRules, ask: MakeRequest) -> None:
    before = ask("150", action="compensation", id="A-0", at=MONDAY - timedelta(days=14))
    decision = decide(ask("150", action="compensation"), rules=rules, related=[Approval(before)])
    assert str(decision) == (
        "with 1 related within 14 days per customer the amount is 300.00 CNY"
        " · 300.00 CNY for `compensation` needs approval; `manager` may approve up to 5,000.00 CNY"
    )


@pytest.mark.clause("BANK-4.1")
def test_what_a_window_leaves_out(rules: PolicyRules, ask: MakeRequest) -> None:
    now = ask("150", action="compensation")
    others = [
        now,  # itself
        ask("150", action="compensation", id="A-2", at=MONDAY - timedelta(days=14, microseconds=1)),
        ask("150", action="compensation", id="A-3", at=MONDAY + timedelta(days=14, microseconds=1)),
        ask("150", action="compensation", id="A-4", customer="K-2"),
        ask("150", action="compensation", id="A-5", customer=None),
        ask("150", action="expense_claim", id="A-6"),
    ]
    assert chain_of(now, rules=rules, related=papers(*others)) == ("specialist",)
    twice = ask("30", action="compensation", id="A-7")
    assert chain_of(now, rules=rules, related=papers(twice, twice)) == ("specialist",)  # 180, not 210
    assert chain_of(ask("150"), rules=rules, related=papers(ask("150", id="A-8"))) == ("specialist",)  # no window, nothing added


@pytest.mark.clause("BANK-4.1")
@pytest.mark.parametrize("later", [timedelta(microseconds=1), timedelta(minutes=1), timedelta(days=14)])
def test_to_date_a_request_before_another_takes_nothing_out_of_the_window(rules: PolicyRules, ask: MakeRequest, later: timedelta) -> None:
    first, second = ask("4999", action="compensation", id="A-0", at=MONDAY + later), ask("4999", action="compensation")
    manager, at = person("mia", "manager"), MONDAY + timedelta(days=15)
    paid = Approval(first, sign(Approval(first), by=manager, at=at, rules=rules, related=()))
    for other in (paid, Approval(first)):
        assert chain_of(second, rules=rules, related=[other]) == ("department_head", "finance", "ceo")
        assert [one.code for one in can_sign(Approval(second), manager, at, rules=rules, related=[other]).reasons] == ["above_limit"]


@pytest.mark.clause("BANK-4.1")
def test_a_window_counts_elapsed_days_across_summer_time(rules: PolicyRules, ask: MakeRequest) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    now = ask("150", action="compensation", at=datetime(2026, 4, 5, 12, tzinfo=berlin))
    hour_more = ask("150", action="compensation", id="A-0", at=datetime(2026, 3, 22, 12, tzinfo=berlin))  # 14 days less one hour
    assert chain_of(now, rules=rules, related=papers(hour_more)) == ("manager",)
    beyond = ask("150", action="compensation", id="A-0", at=datetime(2026, 3, 22, 10, 59, tzinfo=berlin))
    assert chain_of(now, rules=rules, related=papers(beyond)) == ("specialist",)


@pytest.mark.clause("BANK-4.1")
def test_a_window_per_requester_follows_who_acts_for_them(rules: PolicyRules, ask: MakeRequest) -> None:
    rules = PolicyRules(
        edition="e", currency="CNY", limits={"compensation": Limit(action="compensation", bands=COMPENSATION, window=Aggregation(14, "requester"))}
    )
    mine = ask("150", action="compensation", customer=None)
    for_me = ask("150", action="compensation", id="A-0", by=person("bob", on_behalf_of="anna"))
    others = ask("150", action="compensation", id="A-0", by=person("bob"))
    assert chain_of(mine, rules=rules, related=papers(for_me)) == ("manager",)
    assert chain_of(mine, rules=rules, related=papers(others)) == ("specialist",)


@pytest.mark.clause("BANK-4.1")
def test_a_window_per_customer_needs_a_customer_and_one_currency(rules: PolicyRules, ask: MakeRequest) -> None:
    nobody = decide(ask(action="compensation", customer=None), rules=rules, related=())
    assert (nobody.outcome, nobody.reasons[0].code) == (Outcome.NOT_COVERED, "no_customer")
    mixed = decide(ask(action="compensation"), rules=rules, related=papers(ask(action="compensation", id="A-0", currency="USD")))
    assert (mixed.outcome, mixed.reasons[0].code) == (Outcome.NOT_COVERED, "no_rates")
    foreign = ("USD", "EUR", "JPY", "GBP", "CHF", "SGD", "HKD")
    several = [ask(action="compensation", id=f"A-{one}", currency=one) for one in foreign]
    found = decide(ask(action="compensation"), rules=rules, related=papers(*several))
    assert found.reasons[0].facts["found"] == tuple(sorted(foreign))


@pytest.mark.clause("BANK-4.1")
def test_a_request_is_refused_when_built_with_all_its_faults() -> None:
    with pytest.raises(InvalidValue) as caught:
        ApprovalRequest(id="", action="gift", amount=Money(0, "CNY"), requested_by=ANNA, at=MONDAY, subject="")
    assert [one.code for one in caught.value.reasons] == ["empty", "empty", "amount_not_positive"]
    with pytest.raises(InvalidType, match=r"must be of type `Money`"):
        ApprovalRequest(id="A", action="gift", amount=5, requested_by=ANNA, at=MONDAY, subject="C")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match="no time zone"):
        ApprovalRequest(id="A", action="gift", amount=Money(5, "CNY"), requested_by=ANNA, at=datetime(2026, 7, 6), subject="C")


@pytest.mark.clause("BANK-4.1")
def test_where_a_window_adds_up_the_other_approvals_are_handed_over(rules: PolicyRules, ask: MakeRequest) -> None:
    paid = Approval(ask("150", action="compensation"))
    said = r"amounts for `compensation` add up over 14 days; hand over `related`: the standing approvals of compensation, or `\(\)`"
    for forgotten in (
        lambda: decide(paid.request, rules=rules),
        lambda: chain_of(paid.request, rules=rules),
        lambda: can_sign(paid, ANNA, MONDAY, rules=rules),
        lambda: sign(paid, by=person("mei", "manager"), at=MONDAY, rules=rules),
        lambda: refuse(paid, by=person("mei", "manager"), at=MONDAY, rules=rules),
    ):
        with pytest.raises(InvalidValue, match=said):
            forgotten()
    assert chain_of(paid.request, rules=rules, related=()) == ("specialist",)
    assert chain_of(ask("150"), rules=rules) == ("specialist",)  # no window: nothing to hand over


@pytest.mark.clause("BANK-4.1")
def test_what_was_refused_adds_nothing(rules: PolicyRules, ask: MakeRequest) -> None:
    before, now = ask("150", action="compensation", id="A-0"), ask("150", action="compensation")
    no = refuse(Approval(before), by=person("mei", "manager"), at=MONDAY, rules=rules, related=())
    assert chain_of(now, rules=rules, related=[Approval(before, refusal=no)]) == ("specialist",)
    assert chain_of(now, rules=rules, related=[Approval(before)]) == ("manager",)


def paired(**windows: Aggregation | None) -> PolicyRules:
    """Return limits for two kinds of money, each with the window given."""
    limits = {one: Limit(action=one, clause="BANK-4.1", bands=COMPENSATION, window=window) for one, window in windows.items()}
    return PolicyRules(edition="e", currency="CNY", limits=limits)


BOTH = {
    "compensation": Aggregation(14, "customer", ("price_reduction",)),
    "price_reduction": Aggregation(14, "customer", ("compensation",)),
}


@pytest.mark.clause("BANK-4.1", "RULES-4.18")
def test_two_kinds_of_money_on_one_complaint_are_one_amount(ask: MakeRequest) -> None:
    rules = paired(**BOTH)
    first, second = ask("199.99", action="compensation", id="A-0"), ask("199.99", action="price_reduction")
    assert chain_of(first, rules=rules, related=papers(second)) == ("manager",)
    assert chain_of(second, rules=rules, related=papers(first)) == ("manager",)
    assert chain_of(second, rules=rules, related=papers(ask("199.99", id="A-0"))) == ("specialist",)
    assert "with 1 related within 14 days per customer the amount is 399.98 CNY" in str(decide(second, rules=rules, related=papers(first)))


@pytest.mark.clause("BANK-4.1")
@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        ({"compensation": BOTH["compensation"]}, ["window_one_sided"]),  # no table
        ({**BOTH, "price_reduction": None}, ["window_one_sided"]),
        ({**BOTH, "price_reduction": Aggregation(14, "customer")}, ["window_one_sided"]),
        ({**BOTH, "price_reduction": Aggregation(7, "customer", ("compensation",))}, ["window_differs"] * 2),
        ({**BOTH, "price_reduction": Aggregation(14, "requester", ("compensation",))}, ["window_differs"] * 2),
        ({"compensation": Aggregation(14, "customer", ("compensation",))}, ["window_one_sided"]),
    ],
)
def test_amounts_add_up_from_both_sides_or_the_rules_are_not_built(windows: dict[str, Aggregation | None], expected: list[str]) -> None:
    with pytest.raises(RulebookError) as caught:
        paired(**windows)
    assert [one.code for one in caught.value.findings] == expected


@pytest.mark.clause("BANK-4.1")
@given(parts=st.lists(st.tuples(st.integers(1, 300_000), st.integers(0, 14 * 86_400), st.booleans()), min_size=1, max_size=6))
def test_no_cutting_over_kinds_of_money_needs_less_than_the_whole(parts: list[tuple[int, int, bool]]) -> None:
    rules, order = paired(**BOTH), [one.signers for one in COMPENSATION]

    def asked(id: str, fen: int, later: int, action: str) -> ApprovalRequest:
        at, amount = MONDAY + timedelta(seconds=later), Money.of_minor(fen, "CNY")
        return ApprovalRequest(id=id, action=action, amount=amount, requested_by=ANNA, at=at, subject="C", customer="K-1")

    cut = [asked(f"A-{i}", fen, later, "compensation" if kind else "price_reduction") for i, (fen, later, kind) in enumerate(parts)]
    edges = [(20_000, False), (500_000, True), (None, False)]
    (whole,) = oracle.band(edges, sum(fen for fen, _, _ in parts))
    assert max(order.index(chain_of(one, rules=rules, related=papers(*cut))) for one in cut) == whole


@pytest.mark.clause("BANK-4.1")
def test_any_of_several_positions_signs_a_band(rules: PolicyRules, ask: MakeRequest) -> None:
    bands = (
        Band(upper=Money("200", "CNY"), positions=("specialist", "outlet_clerk")),
        Band(above=Money("199.99", "CNY"), positions=("manager", "ceo")),
    )
    rules = PolicyRules(edition="e", currency="CNY", limits={"expense_claim": Limit(action="expense_claim", bands=bands)})
    assert str(decide(ask("150"), rules=rules)).endswith("`specialist` or `outlet_clerk` may approve below 200.00 CNY")
    assert decide(ask("150"), rules=rules).text(Language.ZH).endswith("`专员`或`outlet_clerk`可审批低于200.00 CNY")
    assert chain_of(ask("150"), rules=rules) == ("specialist",)
    for position in ("outlet_clerk", "specialist", "ceo", "manager"):
        grant = sign(Approval(ask("150")), by=person("wei", position), at=MONDAY, rules=rules)
        assert (grant.chain, grant.complete) == ((position,), True)
    above = can_sign(Approval(ask("500")), person("wei", "outlet_clerk"), MONDAY, rules=rules)
    assert "above the limit of `outlet_clerk` (below 200.00 CNY)" in str(above)


@pytest.mark.clause("BANK-4.1")
def test_who_signs_alone_higher_up_may_sign_below_and_a_chain_lends_nobody_its_positions() -> None:
    bands = (
        Band(upper=Money("200", "CNY"), position="specialist"),
        Band(above=Money("199.99", "CNY"), upper=Money("5000", "CNY"), chain=("department_head", "finance")),
        Band(above=Money("4999.99", "CNY"), position="ceo"),
    )
    rules = PolicyRules(edition="e", currency="CNY", limits={"expense_claim": Limit(action="expense_claim", bands=bands)})
    request = ApprovalRequest(id="A-1", action="expense_claim", amount=Money("150", "CNY"), requested_by=ANNA, at=MONDAY, subject="C")
    needs = needed(request, rules=rules)
    assert isinstance(needs, Need)
    assert needs.turns == (("specialist", "ceo"),)


FEN = st.integers(1, 700_000)
LOOSE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.clause("BANK-4.1")
@LOOSE
@given(fen=FEN, action=st.sampled_from(["expense_claim", "compensation", "purchase", "gift", "loan"]), customer=st.none() | st.just("K-1"))
def test_every_request_meets_exactly_one_chain_or_one_named_gap(
    rules: PolicyRules, ask: MakeRequest, fen: int, action: str, customer: str | None
) -> None:
    request = ask(str(Money.of_minor(fen, "CNY").amount), action=action, customer=customer)
    decision = decide(request, rules=rules, related=())
    if decision.outcome is Outcome.NOT_COVERED:
        assert len(decision.reasons) == 1
        assert action == "loan" or customer is None
    else:
        assert decision.outcome is Outcome.NEEDS_APPROVAL
        assert chain_of(request, rules=rules, related=())


@pytest.mark.clause("BANK-4.1")
@LOOSE
@given(fen=FEN, more=FEN)
def test_a_larger_amount_never_needs_less(rules: PolicyRules, ask: MakeRequest, fen: int, more: int) -> None:
    order = [one.signers for one in COMPENSATION]
    small, large = (chain_of(ask(str(Money.of_minor(n, "CNY").amount), action="compensation"), rules=rules, related=()) for n in (fen, fen + more))
    assert order.index(small) <= order.index(large)


@pytest.mark.clause("BANK-4.1")
@LOOSE
@given(parts=st.lists(st.tuples(st.integers(1, 300_000), st.integers(0, 14 * 86_400)), min_size=1, max_size=6))
def test_no_cutting_of_an_amount_needs_less_than_the_whole(rules: PolicyRules, ask: MakeRequest, parts: list[tuple[int, int]]) -> None:
    order = [one.signers for one in COMPENSATION]
    cut = [
        ask(str(Money.of_minor(fen, "CNY").amount), action="compensation", id=f"A-{i}", at=MONDAY + timedelta(seconds=later))
        for i, (fen, later) in enumerate(parts)
    ]
    whole = ask(str(Money.of_minor(sum(fen for fen, _ in parts), "CNY").amount), action="compensation", id="whole")
    needed = max(order.index(chain_of(one, rules=rules, related=papers(*cut))) for one in cut)
    assert needed == order.index(chain_of(whole, rules=rules, related=()))


@pytest.mark.clause("BANK-4.1")
@LOOSE
@given(parts=st.lists(st.tuples(st.integers(1, 300_000), st.integers(0, 14 * 86_400)), min_size=1, max_size=6))
def test_no_order_of_dates_makes_a_cut_amount_need_less_than_the_whole(rules: PolicyRules, ask: MakeRequest, parts: list[tuple[int, int]]) -> None:
    order, standing = [one.signers for one in COMPENSATION], list[Approval]()
    asked: list[int] = []
    for i, (fen, later) in enumerate(parts):  # each is signed before the next is asked for, whatever instant that one states
        amount = str(Money.of_minor(fen, "CNY").amount)
        one = ask(amount, action="compensation", id=f"A-{i}", at=MONDAY + timedelta(seconds=later))
        asked.append(order.index(chain_of(one, rules=rules, related=standing)))
        standing.append(Approval(one))
    edges = [(20_000, False), (500_000, True), (None, False)]
    (whole,) = oracle.band(edges, sum(fen for fen, _ in parts))
    assert max(asked) == asked[-1] == whole


@pytest.mark.clause("BANK-4.1")
@given(
    fen=st.integers(1, 50_000),
    days=st.integers(1, 20),
    others=st.lists(st.tuples(st.integers(1, 50_000), st.integers(-5, 25), st.integers(0, 86_399)), max_size=5),
)
def test_the_total_is_that_of_the_twin(fen: int, days: int, others: list[tuple[int, int, int]]) -> None:
    edges = [(20_000, False), (50_000, True), (None, False)]
    bands = tuple(
        Band(upper=None if edge is None else Money.of_minor(edge, "CNY"), inclusive=included, position=f"p{i}")
        for i, (edge, included) in enumerate(edges)
    )
    rules = PolicyRules(edition="e", currency="CNY", limits={"x": Limit(action="x", bands=bands, window=Aggregation(days, "customer"))})
    by = Actor(id="anna")
    now = datetime(2026, 7, 6, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    times = [(amount, now.astimezone(UTC) - timedelta(days=back, seconds=seconds)) for amount, back, seconds in others]
    related = [
        ApprovalRequest(id=f"A-{i}", action="x", amount=Money.of_minor(amount, "CNY"), requested_by=by, at=at, subject="C", customer="K")
        for i, (amount, at) in enumerate(times)
    ]
    request = ApprovalRequest(id="A", action="x", amount=Money.of_minor(fen, "CNY"), requested_by=by, at=now, subject="C", customer="K")
    (expected,) = oracle.band(edges, oracle.total(fen, now, times, days))
    assert chain_of(request, rules=rules, related=papers(*related)) == (f"p{expected}",)


def test_rules_of_another_part_are_refused(ask: MakeRequest) -> None:
    with pytest.raises(InvalidType, match="`rules` must be of type `PolicyRules`, not `str`"):
        decide(ask("500"), rules="edition")  # type: ignore[arg-type]
