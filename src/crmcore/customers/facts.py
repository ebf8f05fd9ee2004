"""The facts of a customer: all that a tier rule may refer to, and the one function that makes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, cast

import attrs

from crmcore._arguments import typed
from crmcore.customers.activity import Activity
from crmcore.customers.profile import Customer, Kind, Prospect, whole_years
from crmcore.customers.rules import CustomerRules
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.messages import FactValue
from crmcore.money import Money
from crmcore.rules.facts import FactKind, FactSpec, Value, about, kind_of, specs_of
from crmcore.rules.values import value_fault


@attrs.frozen(kw_only=True)
class CustomerFacts:
    """What is known of a customer on a day: amount, frequency, loyalty and credit standing.

    None is *not known*; amounts are in the rulebook's currency. A host adds its own facts in a subclass. Raises `InvalidValue` with every value that
    its fact cannot have: another type (a float for money), one out of range, one that is not among the choices.

    Clause: FIN-3.1, FIN-3.2
    """

    kind: str = attrs.field(metadata=about(en="kind of customer", zh="客户类别", choices=tuple(one.value for one in Kind)))
    annual_amount: Money | None = attrs.field(
        default=None, metadata=about(en="amount of the last 12 months", zh="近12个月交易额", unit="money", low=0)
    )
    annual_transactions: int | None = attrs.field(
        default=None, metadata=about(en="transactions of the last 12 months", zh="近12个月交易笔数", unit="transactions", low=0)
    )
    products: int | None = attrs.field(
        default=None, metadata=about(en="products used in the last 12 months", zh="近12个月使用的产品数", unit="products", low=0)
    )
    years_with_us: int | None = attrs.field(default=None, metadata=about(en="whole years as a customer", zh="合作整年数", unit="years", low=0))
    credit_grade: str | None = attrs.field(default=None, metadata=about(en="credit grade", zh="信用等级"))
    complaints_12m: int | None = attrs.field(
        default=None, metadata=about(en="complaints of the last 12 months", zh="近12个月投诉数", unit="complaints", low=0)
    )

    def __attrs_post_init__(self) -> None:
        """Refuse what a rule would stumble over, or silently miss."""
        if faults := tuple(_faults(self)):
            raise InvalidValue(*faults)


def _faults(facts: attrs.AttrsInstance) -> Iterator[Reason]:
    for spec in specs_of(type(facts)).values():
        if (fault := _fault(getattr(facts, spec.name), spec)) is not None:
            yield fault


def _fault(value: object, spec: FactSpec) -> Reason | None:
    if value is None and spec.optional:
        return None
    plain = str(value) if isinstance(value, str) else value  # a member of an enumeration of texts is a text
    if kind_of(plain) is not spec.kind:
        return reason("wrong_type", field=spec.name, found=type(value).__name__, wanted=_TYPES[spec.kind])
    fault = value_fault(cast("Value", plain), spec)
    # What is wrong with a personal value is said without the value.
    return fault if fault is None or spec.mask is None else reason("fact.impossible", fact=spec.name)


_TYPES: Final = {FactKind.INTEGER: "int", FactKind.MONEY: "Money", FactKind.TEXT: "str", FactKind.FLAG: "bool", FactKind.DAY: "date"}


def customer_specs(rules: CustomerRules, facts: type[attrs.AttrsInstance] = CustomerFacts) -> Mapping[str, FactSpec]:
    """Return what tier rules may say of a customer's facts under these rules: those of the class, with the bank's own credit grades as choices.

    Clause: FIN-3.2
    """
    specs = dict(specs_of(facts))
    if rules.credit_grades and "credit_grade" in specs:
        specs["credit_grade"] = attrs.evolve(specs["credit_grade"], choices=rules.credit_grades)
    return specs


@typed
def facts_of(
    customer: Customer, activity: Activity | None = None, *, as_of: date, rules: CustomerRules, complaints: int | None = None
) -> CustomerFacts:
    """Return what is known of a customer on the local day `as_of`.

    `activity` is that of the twelve months which end with the day before `as_of`, None where it is not known; `complaints` counts those of the same
    months. Raises `InvalidValue` with every fault: an activity of another customer, day, length or currency, business begun after `as_of`, a credit
    grade that is not in the rulebook.

    Clause: FIN-1.2, FIN-3.1, FIN-3.2
    """
    opened, grade = (None, None) if isinstance(customer, Prospect) else (customer.opened_on, customer.credit_grade)
    faults = _activity_faults(customer, activity, as_of, rules)
    if opened is not None and opened > as_of:
        faults.append(reason("customer.opened_later", id=customer.id, opened=opened, as_of=as_of))
    if grade is not None and rules.credit_grades and grade not in rules.credit_grades:
        faults.append(reason("customer.unknown_grade", id=customer.id, known=rules.credit_grades))
    if faults:
        raise InvalidValue(*faults)
    return CustomerFacts(
        kind=customer.kind.value,
        annual_amount=None if activity is None else activity.amount,
        annual_transactions=None if activity is None else activity.transactions,
        products=None if activity is None else len(activity.products),
        years_with_us=None if opened is None else whole_years(opened, as_of),
        credit_grade=grade,
        complaints_12m=complaints,
    )


# What the facts call a year.
_YEAR: Final = 12


def _activity_faults(customer: Customer, activity: Activity | None, as_of: date, rules: CustomerRules) -> list[Reason]:
    if activity is None:
        return []
    wrong: list[tuple[str, FactValue, FactValue]] = [
        ("customer", activity.customer, customer.id),
        ("until", activity.until, as_of),
        ("months", activity.months, _YEAR),
        ("amount.currency", activity.amount.currency, rules.currency),
    ]
    return [reason("customer.other_activity", field=field, found=found, wanted=wanted) for field, found, wanted in wrong if found != wanted]
