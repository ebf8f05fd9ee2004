"""What a customer did in the months before a day: a summary made from transactions by one pure function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

import attrs

from crmcore._arguments import refuse_wrong_fields, typed, typed_fields
from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import customer_text, id_text, in_utc, instant, plain_day
from crmcore.measures.same_id import once
from crmcore.money import Money
from crmcore.worktime.calendars.zone import first_instant, zone_named
from crmcore.worktime.period import add_months


def _at(value: datetime) -> datetime:
    return instant(value, "at")


def _size(value: Money) -> Money:
    if not isinstance(value, Money):
        raise InvalidType(reason("wrong_type", field="amount", found=type(value).__name__, wanted="Money"))
    if value.amount < 0:
        raise InvalidValue(reason("customer.negative_amount", found=value))
    return value


@attrs.frozen(kw_only=True)
class Transaction:
    """One transaction of a customer, whichever way the money went: `amount` is its size.

    One that was reversed is left out by the host, together with its reversal. Raises `InvalidType` for a naive `at`, `InvalidValue` for an amount
    below zero.

    Clause: FIN-1.2
    """

    id: str = attrs.field(converter=id_text)
    customer: str = attrs.field(converter=customer_text)
    at: datetime = attrs.field(converter=_at)
    amount: Money = attrs.field(converter=_size)
    product: str

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type."""
        refuse_wrong_fields(self)


@typed_fields
@attrs.frozen(kw_only=True)
class Activity:
    """What a customer did from local day `first`, inclusive, until `until`, exclusive: `months` whole months, ending with the day before `until`.

    `amount` is the total, `transactions` how many they were, `products` which ones, in order of name; `last` is the local day of the last one.

    Clause: FIN-1.2
    """

    customer: str
    first: date
    until: date
    months: int
    amount: Money
    transactions: int = 0
    products: tuple[str, ...] = ()
    last: date | None = None


@typed
def activity_of(transactions: Iterable[Transaction], *, customer: str, as_of: date, zone: str, currency: str, months: int = 12) -> Activity:
    """Return a summary of one customer's transactions in the `months` whole months that end with the day before `as_of`; others' are ignored.

    The window is half-open in local days of `zone`: on 1 July 2026 twelve months are those from 1 July 2025 up to, and without, 1 July 2026. Order
    does not matter, and a transaction given twice, as by overlapping exports, counts once. No transactions make an activity of zero. Raises
    `InvalidType` for an amount in another currency (convert it first, at a dated rate), `InvalidValue` for fewer months than one, and for two
    different transactions with the same id, naming it.

    Clause: FIN-1.2
    """
    return activities_of(transactions, customers=(customer,), as_of=as_of, zone=zone, currency=currency, months=months)[customer]


@typed
def activities_of(
    transactions: Iterable[Transaction], *, customers: Iterable[str], as_of: date, zone: str, currency: str, months: int = 12
) -> Mapping[str, Activity]:
    """Return the activity of each of `customers`, by id, in their order, in one pass over the transactions. See `activity_of`.

    A transaction given twice counts once. Raises `InvalidValue` for two different ones with the same id.

    Clause: FIN-1.2
    """
    local = zone_named(zone)
    if type(months) is not int or months < 1:
        raise InvalidValue(reason("customer.months", found=str(months)))
    if not isinstance(currency, str):
        raise InvalidType(reason("wrong_type", field="currency", found=type(currency).__name__, wanted="str"))
    as_of = plain_day(as_of, "as_of")
    first = add_months(as_of, -months)
    begin, end = first_instant(first, local), first_instant(as_of, local)
    within: dict[str, list[Transaction]] = {one: [] for one in customers}
    for one in once(transactions):
        if one.customer in within and begin <= one.at < end:
            within[one.customer].append(one)
    _check_currency(within, currency)
    return {
        customer: Activity(
            customer=customer,
            first=first,
            until=as_of,
            months=months,
            amount=Money.total((one.amount for one in done), currency),
            transactions=len(done),
            products=tuple(sorted({one.product for one in done})),
            last=_last(done, local),
        )
        for customer, done in within.items()
    }


def _check_currency(within: Mapping[str, list[Transaction]], currency: str) -> None:
    foreign = [one for done in within.values() for one in done if one.amount.currency != currency]
    if foreign:
        raise InvalidType(*(reason("customer.foreign_amount", id=one.id, found=one.amount, currency=currency) for one in foreign))


def _last(done: list[Transaction], zone: ZoneInfo) -> date | None:
    return max(in_utc(one.at) for one in done).astimezone(zone).date() if done else None
