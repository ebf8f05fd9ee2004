"""Tables of limits: edges, gaps, overlaps; what a reader sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidValue, RulebookError
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.policy import Aggregation, Band, Limit, Per, PolicyRules
from crmcore.policy.limits import check_bands
from tests.oracle import approvals as oracle


def cny(amount: str) -> Money:
    return Money(amount, "CNY")


BELOW_200 = Band(upper=cny("200"), position="specialist")
UP_TO_5000 = Band(upper=cny("5000"), inclusive=True, position="manager")
BEYOND = Band(position="ceo")


def codes(*bands: Band) -> list[tuple[str, str, str | None]]:
    return [(one.code, one.path, one.sample) for one in check_bands("expense_claim", bands, "policy.limits[0].bands")]


@pytest.mark.clause("BANK-4.1")
@pytest.mark.parametrize(
    ("amount", "position"),
    [
        ("0.01", "specialist"),
        ("199.99", "specialist"),
        ("200.00", "manager"),  # exactly the first X is the manager's
        ("5000.00", "manager"),  # the second is included
        ("5000.01", "ceo"),
        ("9999999999.99", "ceo"),  # the whole amount, not only the excess
    ],
)
def test_each_amount_meets_the_band_of_the_paper(amount: str, position: str) -> None:
    limit = Limit(action="expense_claim", clause="BANK-4.1", bands=(BELOW_200, UP_TO_5000, BEYOND))
    assert limit.bands[limit.index_of(cny(amount))].position == position


@pytest.mark.clause("BANK-4.1")
def test_a_sound_table_has_no_findings() -> None:
    assert codes(BELOW_200, UP_TO_5000, BEYOND) == []
    assert codes(BELOW_200, UP_TO_5000, Band(above=cny("5000"), position="ceo")) == []
    assert codes(BELOW_200, Band(upper=cny("200"), inclusive=True, position="manager"), BEYOND) == []  # one that takes exactly 200.00
    assert codes(BEYOND) == []


BANDS = "policy.limits[0].bands"


@pytest.mark.clause("BANK-4.1")
@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ((), [("no_bands", BANDS, None)]),
        ((BELOW_200,), [("bands_open", BANDS, "200.00 CNY")]),
        ((BELOW_200, UP_TO_5000), [("bands_open", BANDS, "5,000.01 CNY")]),
        ((BELOW_200, Band(above=cny("200"), position="ceo")), [("bands_gap", f"{BANDS}[1]", "200.00 CNY")]),
        ((UP_TO_5000, Band(above=cny("50000"), position="ceo")), [("bands_gap", f"{BANDS}[1]", "5,000.01 CNY")]),
        ((UP_TO_5000, Band(above=cny("3000"), position="ceo")), [("bands_overlap", f"{BANDS}[1]", "3,000.01 CNY")]),
        ((UP_TO_5000, BELOW_200, BEYOND), [("band_empty", f"{BANDS}[1]", "200.00 CNY")]),
        ((Band(upper=cny("0.01"), position="a"), BEYOND), [("band_empty", f"{BANDS}[0]", "0.01 CNY")]),
        ((BEYOND, BELOW_200), [("band_after_last", f"{BANDS}[1]", None)]),
        ((Band(),), [("band_signers", f"{BANDS}[0]", None)]),
        ((Band(position="ceo", chain=("a", "b")),), [("band_signers", f"{BANDS}[0]", None)]),
        ((Band(chain=("ceo",)),), [("short_chain", f"{BANDS}[0]", None)]),
        ((BELOW_200, Band(above=Money("200", "EUR"), position="ceo")), [("band_currencies", BANDS, None)]),
    ],
)
def test_a_wrong_table_is_found_with_a_sample(bands: tuple[Band, ...], expected: list[tuple[str, str, str | None]]) -> None:
    assert codes(*bands) == expected


@pytest.mark.clause("BANK-4.1")
def test_every_fault_of_a_table_in_one_go() -> None:
    with pytest.raises(RulebookError) as caught:
        Limit(action="gift", bands=(Band(upper=cny("200")), Band(above=cny("300"), upper=cny("100"), inclusive=True, position="b")))
    assert [one.code for one in caught.value.findings] == ["band_signers", "bands_gap", "band_empty", "bands_open"]
    assert "policy.limits.gift.bands[1]: gap: no band covers 200.00 CNY to 300.00 CNY for `gift`; e.g. 200.00 CNY" in str(caught.value)


EDGES = st.lists(st.tuples(st.none() | st.integers(0, 12), st.booleans()), max_size=5)


@pytest.mark.clause("BANK-4.1")
@given(EDGES)
def test_a_table_is_built_exactly_when_every_amount_meets_one_band(edges: list[tuple[int | None, bool]]) -> None:
    bands = tuple(
        Band(upper=None if fen is None else Money.of_minor(fen, "CNY"), inclusive=included, position=f"p{i}")
        for i, (fen, included) in enumerate(edges)
    )
    assert (check_bands("x", bands, "bands") == ()) == (bool(edges) and edges[-1][0] is None and oracle.sound(edges))


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[int | None, bool]]:
    """Draw the edges of a sound table: ascending, the last open."""
    edges = [(fen, draw(st.booleans())) for fen in sorted(draw(st.sets(st.integers(1, 30).map(lambda n: n * 10), max_size=4)))]
    return [*edges, (None, False)]


@pytest.mark.clause("BANK-4.1")
@given(tables(), st.integers(1, 400))
def test_the_band_is_that_of_the_twin(edges: list[tuple[int | None, bool]], fen: int) -> None:
    bands = tuple(Band(upper=None if edge is None else Money.of_minor(edge, "CNY"), inclusive=included, position="p") for edge, included in edges)
    assert [Limit(action="x", bands=bands).index_of(Money.of_minor(fen, "CNY"))] == oracle.band(edges, fen)


@pytest.mark.clause("BANK-3.1")
def test_a_chain_is_said_in_its_order_and_in_both_languages() -> None:
    limit = Limit(
        action="purchase", bands=(Band(upper=cny("9"), inclusive=True, position="manager"), Band(chain=("department_head", "finance", "ceo")))
    )
    assert limit.authority(0).say(Language.EN) == "`manager` may approve up to 9.00 CNY"
    assert limit.authority(1).say(Language.EN) == "`department head` → `finance` → `CEO` approve above 9.00 CNY, in this order"
    assert limit.authority(1).say(Language.ZH) == "超过9.00 CNY由`部门负责人`→`财务`→`首席执行官（CEO）`依次审批"
    assert Limit(action="x", bands=(BEYOND,)).authority(0).say(Language.EN) == "`CEO` may approve any amount"
    assert Limit(action="x", bands=(BELOW_200, BEYOND)).authority(1).say(Language.EN) == "`CEO` may approve from 200.00 CNY"


@pytest.mark.clause("BANK-4.1")
def test_a_window_is_for_a_day_or_more_and_per_somebody_known() -> None:
    assert Aggregation(14, "customer").per is Per.CUSTOMER
    with pytest.raises(InvalidValue, match="0 days covers nothing"):
        Aggregation(0, "customer")
    with pytest.raises(InvalidValue, match=r"per `branch`, which is not known; give one of `customer`, `requester`"):
        Aggregation(14, "branch")


@pytest.mark.clause("BANK-4.1")
def test_tables_stand_under_their_own_action_and_in_the_rulebooks_currency() -> None:
    euros = Limit(action="gift", bands=(Band(upper=Money("200", "EUR"), position="manager"), BEYOND))
    with pytest.raises(RulebookError) as caught:
        PolicyRules(edition="e", currency="CNY", limits={"present": euros})
    assert [(one.code, one.path) for one in caught.value.findings] == [
        ("limit_of_other_action", "policy.limits.present"),
        ("limit_currency", "policy.limits.present"),
    ]


@pytest.mark.clause("BANK-4.1")
def test_several_currencies_are_named_in_their_order() -> None:
    foreign = ("USD", "EUR", "JPY", "GBP", "CHF", "SGD", "HKD")
    (found,) = check_bands("x", tuple(Band(upper=Money(200, one), position="manager") for one in foreign), "bands")
    assert (found.code, found.facts["found"]) == ("band_currencies", tuple(sorted(foreign)))
