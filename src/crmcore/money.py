"""One amount in one currency: exact, never a float, never mixed.

`Money` first; the table of currencies below it is ISO 4217's list of active codes, with the number of decimals of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Final

import attrs

from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import Language

# ISO 4217, active codes by number of decimals (funds codes and metals left out).
_CODES: Final = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    2: (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD"
        " EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL"
        " MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR"
        " SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG"
    ),
}
DECIMALS: Final = {code: places for places, codes in _CODES.items() for code in codes.split()}

# Amounts have at most 18 digits, counted in the smallest unit: enough for every balance sheet, and an `int64` holds them.
DIGITS: Final = 18
# Our own precision: a host that sets the decimal context of its thread to fewer digits must not round our amounts.
_EXACT: Final = Context(prec=DIGITS, traps=[Inexact, InvalidOperation])
_SMALLEST: Final = {places: Decimal((0, (1,), -places)) for places in _CODES}


# The one way in which an amount is written as text: digits, and a dot before the decimals; no grouping, exponent, blank or full-width digit.
_WRITTEN: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


class _Text(Decimal):
    """An amount that was given as text, until its decimals are compared with those of its currency."""


def _amount(value: Decimal | int | str) -> Decimal:
    if isinstance(value, float):
        raise InvalidType(reason("float_money"))
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
        raise InvalidType(reason("wrong_type", field="amount", found=type(value).__name__, wanted="Decimal"))
    if isinstance(value, str):
        if _WRITTEN.fullmatch(value) is None:
            raise InvalidValue(reason("not_an_amount", found=_harmless(value)))
        return _Text(value)
    amount = Decimal(value)
    if not amount.is_finite():
        raise InvalidValue(reason("not_an_amount", found=_harmless(value)))
    return amount


def _harmless(value: object) -> str:
    """Return what is not an amount in quotes, unless it has letters: a wrong column in a file must not put names into an error."""
    said = str(value)
    return "***" if any(one.isalpha() for one in said) else said


@attrs.frozen(order=False)
class Money:
    """An exact amount in a currency, in whole smallest units of that currency: 18 digits of them at most.

    Takes a `Decimal`, an `int` or a decimal string, and writes it with the currency's decimals (`1` CNY is `1.00`). Raises `InvalidType` for a
    float; `InvalidValue` for an unknown currency, for what is not a finite number, for more decimals than the currency has, and for an amount (or
    a sum) that is too large. A text shows no more decimals than the currency has, not even zeros: `1.000` EUR is a thousand to whoever groups with
    dots. Amounts of two currencies neither compare nor add: `InvalidType`.
    """

    amount: Decimal = attrs.field(converter=_amount)
    currency: str

    def __attrs_post_init__(self) -> None:
        """Check the currency, and that the amount can be paid in it."""
        if not isinstance(self.currency, str):
            raise InvalidType(reason("wrong_type", field="currency", found=type(self.currency).__name__, wanted="str"))
        if (places := DECIMALS.get(self.currency)) is None:
            raise InvalidValue(reason("unknown_currency", found=self.currency))
        try:
            exact = self.amount.quantize(_SMALLEST[places], context=_EXACT)
        except Inexact:
            raise InvalidValue(reason("too_fine", found=str(self.amount), currency=self.currency, places=places)) from None
        except InvalidOperation:
            raise InvalidValue(reason("too_large", digits=DIGITS)) from None
        if type(self.amount) is _Text and places < -int(self.amount.as_tuple().exponent):
            raise InvalidValue(reason("too_fine_text", found=str(self.amount), currency=self.currency, places=places))
        object.__setattr__(self, "amount", exact or exact.copy_abs())  # one way to write each amount: `-0` is 0

    @classmethod
    def of_minor(cls, minor: int, currency: str) -> Money:
        """Return the amount of so many smallest units: `Money.of_minor(50_000, "CNY")` is 500.00 CNY.

        Raises as `Money` does.
        """
        if isinstance(minor, bool) or not isinstance(minor, int):
            raise InvalidType(reason("wrong_type", field="minor", found=type(minor).__name__, wanted="int"))
        if abs(minor) >= 10**DIGITS:
            raise InvalidValue(reason("too_large", digits=DIGITS))
        return cls(Decimal(minor).scaleb(-DECIMALS.get(currency, 0), context=_EXACT), currency)

    @classmethod
    def total(cls, amounts: Iterable[Money], currency: str) -> Money:
        """Return the sum of amounts of one currency; of no amounts, zero in that currency."""
        zero = cls(Decimal(0), currency)
        return cls.of_minor(sum(zero._minor_of(one) for one in amounts), currency)

    @property
    def minor(self) -> int:
        """Return the amount in whole smallest units (fen, cents)."""
        return int(self.amount.scaleb(DECIMALS[self.currency], context=_EXACT))

    def say(self, lang: Language = Language.EN) -> str:  # noqa: ARG002 - both languages write amounts alike
        """Return the amount with grouping and the currency's decimals: `812,000.00 CNY`."""
        return f"{self.amount:,f} {self.currency}"

    def __str__(self) -> str:
        """Return it in English."""
        return self.say()

    def allocate(self, ratios: Sequence[int]) -> tuple[Money, ...]:
        """Split the amount by whole ratios so that the parts add up exactly; what is left over goes to the largest remainders, the first first.

        Raises `InvalidType` for a ratio that is not an `int`, `InvalidValue` for negative ratios, and for none above zero.
        """
        if odd := [one for one in ratios if isinstance(one, bool) or not isinstance(one, int)]:
            raise InvalidType(reason("wrong_type", field="ratios", found=type(odd[0]).__name__, wanted="int"))
        whole = sum(ratios)
        if whole <= 0 or any(ratio < 0 for ratio in ratios):
            raise InvalidValue(reason("bad_ratios", found=str(list(ratios))))
        sign, minor = (-1 if self.amount < 0 else 1), abs(self.minor)
        parts = [minor * ratio // whole for ratio in ratios]
        by_remainder = sorted(range(len(ratios)), key=lambda i: (-(minor * ratios[i] % whole), i))
        for i in by_remainder[: minor - sum(parts)]:
            parts[i] += 1
        return tuple(Money.of_minor(sign * part, self.currency) for part in parts)

    def _check_currency(self, other: Money) -> None:
        if other.currency != self.currency:
            raise InvalidType(reason("mixed_currencies", left=self, right=other))

    def _amount_of(self, other: Money) -> Decimal:
        self._check_currency(other)
        return other.amount

    def _minor_of(self, other: Money) -> int:
        self._check_currency(other)
        return other.minor

    def __add__(self, other: Money) -> Money:
        """Add an amount of the same currency."""
        return Money.of_minor(self.minor + self._minor_of(other), self.currency) if isinstance(other, Money) else NotImplemented

    def __sub__(self, other: Money) -> Money:
        """Subtract an amount of the same currency."""
        return Money.of_minor(self.minor - self._minor_of(other), self.currency) if isinstance(other, Money) else NotImplemented

    def __neg__(self) -> Money:
        """Return the amount with the opposite sign."""
        return Money.of_minor(-self.minor, self.currency)

    def __mul__(self, times: int) -> Money:
        """Multiply by a whole number; for anything else, use `allocate`, or round by a rule that you can name."""
        whole = isinstance(times, int) and not isinstance(times, bool)
        return Money.of_minor(self.minor * times, self.currency) if whole else NotImplemented

    def __lt__(self, other: Money) -> bool:
        """Compare amounts of one currency."""
        return self.amount < self._amount_of(other) if isinstance(other, Money) else NotImplemented

    def __le__(self, other: Money) -> bool:
        """Compare amounts of one currency."""
        return self.amount <= self._amount_of(other) if isinstance(other, Money) else NotImplemented

    def __gt__(self, other: Money) -> bool:
        """Compare amounts of one currency."""
        return self.amount > self._amount_of(other) if isinstance(other, Money) else NotImplemented

    def __ge__(self, other: Money) -> bool:
        """Compare amounts of one currency."""
        return self.amount >= self._amount_of(other) if isinstance(other, Money) else NotImplemented
