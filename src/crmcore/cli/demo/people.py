"""The customers of the example city bank, and thirteen months of what they did. Names, numbers and firms are made up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from crmcore.cli.demo.dice import Dice
from crmcore.customers.activity import Transaction
from crmcore.customers.profile import Corporate, Customer, Individual
from crmcore.money import Money
from crmcore.worktime.period import add_months

_SURNAMES: Final = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN: Final = ("伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀英", "霞", "平")
_TRADES: Final = ("trading", "logistics", "machinery", "textiles", "foods", "software")
_JOBS: Final = ("teacher", "nurse", "engineer", "driver", "shopkeeper", "civil servant", "cook", "accountant")
_PRODUCTS: Final = ("savings", "card", "transfer", "loan", "fund", "insurance")
_GRADES: Final = (("AAA", 6), ("AA", 14), ("A", 25), ("BBB", 25), ("BB", 18), ("B", 9), ("C", 3))

# A customer's turnover in a year (yuan), the number of transactions per month, and how many customers in a hundred are like that.
_HABITS: Final = (((8_000, 320_000, 2), 775), ((540_000, 3_800_000, 3), 198), ((5_300_000, 19_000_000, 4), 27))

# How many of a thousand customers have a much higher or lower turnover than before: those are the ones whose tier changes.
_RISING: Final = 0.018
_FALLING: Final = 0.007


def customers(dice: Dice, individuals: int, firms: int, grades: tuple[str, ...]) -> tuple[Customer, ...]:
    """Return the customers, individuals first; a few files lack a field, as real files do."""
    known = tuple((grade, weight) for grade, weight in _GRADES if grade in grades)
    people = (_individual(dice, number, known) for number in range(1, individuals + 1))
    companies = (_firm(dice, number, known) for number in range(1, firms + 1))
    return (*people, *companies)


def _individual(dice: Dice, number: int, grades: tuple[tuple[str, int], ...]) -> Individual:
    return Individual(
        id=f"P{number:05}",
        name=dice.pick(_SURNAMES) + dice.pick(_GIVEN),
        sex=dice.pick(("female", "male")),
        birth_date=date(dice.whole(1940, 2006), dice.whole(1, 12), dice.whole(1, 28)) if dice.chance(0.97) else None,
        phone=f"1990000{number:04}",
        address="1 Example Road" if dice.chance(0.9) else None,
        occupation=dice.pick(_JOBS) if dice.chance(0.9) else None,
        opened_on=_opened(dice),
        credit_grade=dice.weighted(grades) if dice.chance(0.95) else None,
        source=dice.pick(("questionnaire", "interview", "transaction records")),
    )


def _firm(dice: Dice, number: int, grades: tuple[tuple[str, int], ...]) -> Corporate:
    trade = dice.pick(_TRADES)
    return Corporate(
        id=f"F{number:05}",
        name=f"Example {trade} {number}",
        industry=trade,
        employees=dice.whole(3, 900),
        revenue=Money(dice.whole(1, 400) * 1_000_000, "CNY") if dice.chance(0.93) else None,
        credit_code=f"91EXAMPLE{number:09}",
        contact_name=dice.pick(_SURNAMES) + dice.pick(_GIVEN),
        phone=f"0990000{number:04}" if dice.chance(0.96) else None,
        email=f"office@firm{number}.example",
        opened_on=_opened(dice),
        credit_grade=dice.weighted(grades),
    )


def _opened(dice: Dice) -> date:
    return date(2025, 6, 1) - timedelta(days=dice.whole(0, 15 * 365))


def transactions(dice: Dice, people: tuple[Customer, ...], until: date) -> Iterator[Transaction]:
    """Yield the transactions of the thirteen months that end with the day before `until`."""
    for customer in people:
        low, high, monthly = dice.weighted(_HABITS)
        yearly = dice.whole(low, high)
        rises, falls = dice.chance(_RISING), dice.chance(_FALLING)
        for back in range(13, 0, -1):
            # The oldest month drops out of the last twelve when the newest one is added.
            extra = high * 2 if (falls and back == 13) or (rises and back == 1) else 0  # noqa: PLR2004 - the thirteen months above
            for number in range(dice.whole(1, monthly * 2)):
                amount = yearly * dice.whole(40, 160) // (100 * 12 * monthly) + (extra if number == 0 else 0)
                at = _instant(dice, until, back)
                yield Transaction(
                    id=f"{customer.id}-{14 - back:02}-{number:02}",
                    customer=customer.id,
                    at=at,
                    amount=Money(max(amount, 1), "CNY"),
                    product=dice.pick(_PRODUCTS),
                )


def _instant(dice: Dice, until: date, months_back: int) -> datetime:
    """Return a random instant in a month before `until`, in the day's hours there (the bank is eight hours ahead of UTC)."""
    month = add_months(until, -months_back)
    return datetime(month.year, month.month, dice.whole(1, 28), dice.whole(1, 10), dice.whole(0, 59), tzinfo=UTC)
