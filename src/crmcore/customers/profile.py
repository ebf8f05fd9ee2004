"""Who the customer is: an individual, a firm, or a prospect. What is not known is `None`, never an empty text.

The fields are those that a new file must hold (name, age, sex, contact, occupation …) and what tells firms apart; which of them are required is
for the rulebook to say (`completeness`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, TypeAlias

import attrs

from crmcore import privacy
from crmcore._arguments import refuse_wrong_fields, typed
from crmcore._every_fault import every_fault
from crmcore.decision import reason
from crmcore.errors import InvalidType
from crmcore.event import id_text, plain_day
from crmcore.money import Money


class Kind(StrEnum):
    """The two main classes of customers, and those who are not customers yet.

    Clause: FIN-3.1, FIN-1.1
    """

    INDIVIDUAL = "individual"
    CORPORATE = "corporate"
    PROSPECT = "prospect"


def _opened(value: date | None) -> date | None:
    return None if value is None else plain_day(value, "opened_on")


def _born(value: date | None) -> date | None:
    return None if value is None else plain_day(value, "birth_date")


def _revenue(value: Money | None) -> Money | None:
    if value is not None and not isinstance(value, Money):
        raise InvalidType(reason("wrong_type", field="revenue", found=type(value).__name__, wanted="Money | None"))
    return value


@attrs.frozen(kw_only=True)
class _File:
    """What every file may hold. `id` is the host's, and never a number that identifies the person: it appears in logs and errors."""

    id: str = attrs.field(converter=id_text)
    name: str | None = attrs.field(default=None, repr=privacy.mask_name, metadata=privacy.C2)
    phone: str | None = attrs.field(default=None, repr=privacy.mask_phone, metadata=privacy.C2)
    email: str | None = attrs.field(default=None, repr=privacy.mask_email, metadata=privacy.C2)
    address: str | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)
    source: str | None = None
    branch: str | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C1)

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type."""
        refuse_wrong_fields(self)


@attrs.frozen(kw_only=True)
class _Held(_File):
    """What the file of a customer who holds a product may hold as well."""

    opened_on: date | None = attrs.field(default=None, converter=_opened)
    credit_grade: str | None = None


@every_fault
@attrs.frozen(kw_only=True)
class Individual(_Held):
    """A natural person who is a customer.

    `source` says how the information was gathered (questionnaire, interview, transaction records …), `opened_on` is the local day on which business
    began, `age_band` stands in for a date of birth that was not given, `credit_grade` is the bank's own. Raises `InvalidValue` for an empty id,
    `InvalidType` for a day that is not a date.

    Clause: FIN-1.1, FIN-3.1
    """

    kind: ClassVar[Kind] = Kind.INDIVIDUAL

    sex: str | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)
    birth_date: date | None = attrs.field(default=None, converter=_born, repr=privacy.mask_text, metadata=privacy.C2)
    age_band: str | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)
    id_number: str | None = attrs.field(default=None, repr=privacy.mask_id_number, metadata=privacy.C2)
    occupation: str | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)
    disabled: bool | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)

    @typed
    def age(self, on: date) -> int | None:
        """Return the age in whole years on a local day; None where the date of birth is not known.

        Clause: FIN-1.1, FIN-7.2
        """
        return None if self.birth_date is None else whole_years(self.birth_date, on)


@every_fault
@attrs.frozen(kw_only=True)
class Corporate(_Held):
    """A firm that is a customer. `contact_name` is the natural person there; `credit_code` is the registration number; `revenue` is of one year.

    Raises `InvalidValue` for an empty id, `InvalidType` for a day that is not a date, and for a revenue that is not `Money`.

    Clause: FIN-1.1, FIN-3.1
    """

    kind: ClassVar[Kind] = Kind.CORPORATE

    industry: str | None = None
    employees: int | None = None
    revenue: Money | None = attrs.field(default=None, converter=_revenue)
    credit_code: str | None = attrs.field(default=None, repr=privacy.mask_id_number, metadata=privacy.C2)
    contact_name: str | None = attrs.field(default=None, repr=privacy.mask_name, metadata=privacy.C2)


@every_fault
@attrs.frozen(kw_only=True)
class Prospect(_File):
    """Somebody who is not a customer yet: how to reach them, where they come from, and what they are interested in.

    Raises `InvalidValue` for an empty id.

    Clause: FIN-1.1
    """

    kind: ClassVar[Kind] = Kind.PROSPECT

    interest: str | None = attrs.field(default=None, repr=privacy.mask_text, metadata=privacy.C2)


Customer: TypeAlias = Individual | Corporate | Prospect
CLASSES: Final[Mapping[Kind, type[Customer]]] = {one.kind: one for one in (Individual, Corporate, Prospect)}


def whole_years(start: date, on: date) -> int:
    """Return the whole years from one day to another; a 29 February is reached on 1 March in a common year."""
    return on.year - start.year - ((on.month, on.day) < (start.month, start.day))
