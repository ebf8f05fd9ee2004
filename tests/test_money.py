"""Money: exact, one currency, never a float."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import Language
from crmcore.money import DECIMALS, DIGITS, Money
from tests.oracle import money as oracle

CURRENCIES = sorted(oracle.PLACES)
LARGEST = 10**DIGITS - 1

minors = st.integers(-(10**12), 10**12) | st.integers(-LARGEST, LARGEST)
moneys = st.builds(Money.of_minor, minors, st.sampled_from(CURRENCIES))
yuan = st.builds(Money.of_minor, st.integers(-(10**15), 10**15), st.just("CNY"))


@pytest.mark.parametrize(
    ("given_", "written"), [("500", "500.00 CNY"), (812_000, "812,000.00 CNY"), (Decimal("0.5"), "0.50 CNY"), ("-0", "0.00 CNY")]
)
def test_an_amount_is_written_with_grouping_and_the_decimals_of_its_currency(given_: str | int | Decimal, written: str) -> None:
    assert str(Money(given_, "CNY")) == written == Money(given_, "CNY").say(Language.ZH)


def test_currencies_have_their_own_decimals() -> None:
    assert str(Money("1234", "JPY")) == "1,234 JPY"
    assert str(Money("1.234", "KWD")) == "1.234 KWD"
    assert all(len(code) == 3 and code.isupper() for code in DECIMALS)


@pytest.mark.parametrize("same", ["1", "1.0", "1.00", 1, Decimal("1E+0"), Decimal("1.000"), Decimal("0.01E+2")])
def test_equal_amounts_are_equal_values_and_hash_alike(same: str | int | Decimal) -> None:
    assert Money(same, "CNY") == Money(1, "CNY")
    assert hash(Money(same, "CNY")) == hash(Money(1, "CNY"))
    assert repr(Money(same, "CNY")) == "Money(amount=Decimal('1.00'), currency='CNY')"


def test_zero_has_no_sign() -> None:
    assert repr(Money("-0.00", "CNY")) == repr(-Money(0, "CNY")) == "Money(amount=Decimal('0.00'), currency='CNY')"


@pytest.mark.parametrize(
    ("amount", "currency", "error", "said"),
    [
        (1.5, "CNY", InvalidType, "an amount of money is never a float; give a Decimal, an int or a decimal string"),
        (True, "CNY", InvalidType, "`amount` must be of type `Decimal`, not `bool`"),
        (None, "CNY", InvalidType, "`amount` must be of type `Decimal`, not `NoneType`"),
        (1, None, InvalidType, "`currency` must be of type `str`, not `NoneType`"),
        (1, ["CNY"], InvalidType, "`currency` must be of type `str`, not `list`"),
        (1, "RMB", InvalidValue, "unknown currency `RMB`; give an ISO 4217 code, e.g. `CNY`"),
        (1, "cny", InvalidValue, "unknown currency `cny`; give an ISO 4217 code, e.g. `CNY`"),
        ("12,50", "CNY", InvalidValue, "`12,50` is not an amount; give a finite decimal number, e.g. `500.00`"),
        ("", "CNY", InvalidValue, "`` is not an amount; give a finite decimal number, e.g. `500.00`"),
        ("段正淳", "CNY", InvalidValue, "`***` is not an amount; give a finite decimal number, e.g. `500.00`"),
        (Decimal("NaN"), "CNY", InvalidValue, "`***` is not an amount; give a finite decimal number, e.g. `500.00`"),
        ("-Infinity", "CNY", InvalidValue, "`***` is not an amount; give a finite decimal number, e.g. `500.00`"),
        ("1E+0", "CNY", InvalidValue, "`***` is not an amount; give a finite decimal number, e.g. `500.00`"),
        (" 1 ", "CNY", InvalidValue, "` 1 ` is not an amount; give a finite decimal number, e.g. `500.00`"),
        ("5_000", "CNY", InvalidValue, "`5_000` is not an amount; give a finite decimal number, e.g. `500.00`"),
        ("３００", "CNY", InvalidValue, "`３００` is not an amount; give a finite decimal number, e.g. `500.00`"),
        ("1.000", "EUR", InvalidValue, "`1.000` shows more decimals than EUR has (2); write a thousand as `1000`, or drop the decimals"),
        ("500.000", "VND", InvalidValue, "`500.000` shows more decimals than VND has (0); write a thousand as `1000`, or drop the decimals"),
        ("0.005", "CNY", InvalidValue, "0.005 has more decimals than CNY has (2); round it first, by a documented rule"),
        (Decimal("1E-400"), "CNY", InvalidValue, "1E-400 has more decimals than CNY has (2); round it first, by a documented rule"),
        ("0.5", "JPY", InvalidValue, "0.5 has more decimals than JPY has (0); round it first, by a documented rule"),
        (Decimal("1E+400"), "CNY", InvalidValue, "an amount has more than 18 digits; give a smaller one"),
        (10**16, "CNY", InvalidValue, "an amount has more than 18 digits; give a smaller one"),
        ("123456789012345678901234567890.001", "CNY", InvalidValue, "an amount has more than 18 digits; give a smaller one"),
    ],
)
def test_what_is_no_amount_is_refused_with_what_would_be_right(amount: object, currency: object, error: type[InvalidValue], said: str) -> None:
    with pytest.raises(error) as caught:
        Money(amount, currency)  # type: ignore[arg-type]
    assert str(caught.value) == said


@pytest.mark.parametrize("minor", [1.0, True, "1", None])
def test_smallest_units_are_whole_numbers(minor: object) -> None:
    with pytest.raises(InvalidType, match=r"`minor` must be of type `int`, not `\w+`"):
        Money.of_minor(minor, "CNY")  # type: ignore[arg-type]


def test_too_large_results_are_refused_and_never_rounded() -> None:
    largest = Money.of_minor(LARGEST, "CNY")
    with pytest.raises(InvalidValue, match="18 digits"):
        largest + Money("0.01", "CNY")
    with pytest.raises(InvalidValue, match="18 digits"):
        largest * 2
    with pytest.raises(InvalidValue, match="18 digits"):
        Money.total([largest, largest], "CNY")
    assert Money.total([largest, largest, -largest], "CNY") == largest


def test_a_host_s_decimal_context_changes_no_amount() -> None:
    with localcontext() as context:
        context.prec = 3
        large = Money("9999999999999999.99", "CNY")
        assert large.minor == LARGEST
        assert str(large - Money("0.98", "CNY")) == "9,999,999,999,999,999.01 CNY"
        assert Money(0, "CNY") - large == -large
        assert sum((one.minor for one in large.allocate([1, 1, 1])), start=0) == LARGEST
        with pytest.raises(InvalidValue, match="more decimals"):
            Money("1.2345", "CNY")


def test_two_currencies_neither_add_nor_compare() -> None:
    said = "1.00 CNY and 1 JPY are different currencies; convert one with a dated rate first"
    one, other = Money(1, "CNY"), Money(1, "JPY")
    for refused in (
        lambda: one + other,
        lambda: one - other,
        lambda: one < other,
        lambda: one <= other,
        lambda: one > other,
        lambda: one >= other,
    ):
        with pytest.raises(InvalidType) as caught:
            refused()
        assert str(caught.value) == said
    with pytest.raises(InvalidType, match=r"0\.00 CNY and 1 JPY are different currencies"):
        Money.total([other], "CNY")
    assert one != other


def test_money_and_something_else_do_not_mix() -> None:
    one: Any = Money(1, "CNY")
    refusals: tuple[Callable[[], object], ...] = (
        lambda: one + 1,
        lambda: one - 1,
        lambda: one * Decimal(2),
        lambda: one * 0.5,
        lambda: one * True,
        lambda: one * one,
        lambda: one < 1,
        lambda: one <= 1,
        lambda: one > 1,
        lambda: one >= 1,
    )
    for refused in refusals:
        with pytest.raises(TypeError):
            refused()
    assert one != 1


@pytest.mark.parametrize(
    ("ratios", "said"),
    [
        ([], r"cannot allocate by `[]`; give non-negative whole ratios, at least one above 0"),
        ([0, 0], "cannot allocate by `[0, 0]`; give non-negative whole ratios, at least one above 0"),
        ([2, -1], "cannot allocate by `[2, -1]`; give non-negative whole ratios, at least one above 0"),
        ([0.5, 0.5], "`ratios` must be of type `int`, not `float`"),
        ([True], "`ratios` must be of type `int`, not `bool`"),
    ],
)
def test_ratios_are_whole_and_one_is_above_zero(ratios: object, said: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Money(1, "CNY").allocate(ratios)  # type: ignore[arg-type]
    assert str(caught.value) == said


def test_the_odd_cent_goes_to_the_largest_remainder_the_first_of_several() -> None:
    assert [str(one) for one in Money(100, "CNY").allocate([1, 1, 1])] == ["33.34 CNY", "33.33 CNY", "33.33 CNY"]
    assert [one.minor for one in Money.of_minor(-5, "CNY").allocate([3, 7])] == [-2, -3]


def test_nothing_adds_up_to_zero() -> None:
    assert Money.total([], "JPY") == Money(0, "JPY")


@given(moneys)
def test_whole_units_give_the_amount_back(money: Money) -> None:
    assert Money.of_minor(money.minor, money.currency) == money == pickle.loads(pickle.dumps(money))  # noqa: S301 - our own bytes
    assert money == Money(str(money.amount), money.currency)


@given(yuan, yuan)
def test_arithmetic_and_order_are_those_of_exact_numbers(a: Money, b: Money) -> None:
    assert (a + b).minor == a.minor + b.minor
    assert (a - b).minor == a.minor - b.minor
    assert a - b + b == a
    assert (-a).minor == -a.minor
    assert Money.total([a, b, a], "CNY") == a * 2 + b
    assert (a < b, a <= b, a > b, a >= b, a == b) == (
        a.minor < b.minor,
        a.minor <= b.minor,
        a.minor > b.minor,
        a.minor >= b.minor,
        a.minor == b.minor,
    )


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**6), max_value=10**6), st.sampled_from(CURRENCIES))
def test_an_amount_is_taken_exactly_when_its_units_are_whole(amount: Decimal, currency: str) -> None:
    wanted = oracle.units(str(amount), currency)
    if wanted is None:
        with pytest.raises(InvalidValue, match="more decimals"):
            Money(amount, currency)
    else:
        assert Money(amount, currency).minor == wanted


@given(moneys, st.lists(st.integers(0, 50), min_size=1, max_size=6).filter(any))
def test_parts_add_up_and_are_those_of_paper_and_pencil(money: Money, ratios: list[int]) -> None:
    parts = money.allocate(ratios)
    assert Money.total(parts, money.currency) == money
    assert [one.minor for one in parts] == oracle.share(money.minor, ratios)
