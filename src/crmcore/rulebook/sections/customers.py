"""`[customers]`: which fields a customer's file must hold, which credit grades there are, and whom the bank takes special care of."""

from __future__ import annotations

import attrs

from crmcore.customers.rules import CustomerRules, SpecialCare
from crmcore.reading.shape import Reader
from crmcore.worktime.calendars.duration import Duration


@attrs.frozen(kw_only=True)
class SpecialCareTable:
    """The table `[customers.special_care]`.

    Clause: FIN-7.2
    """

    priority: str
    home_service: bool
    elderly_from: int | None = None
    return_visit_every: Duration | None = None
    clause: str | None = None
    ours: str | None = None


@attrs.frozen(kw_only=True)
class RequiredTable:
    """The table `[customers.required]`: for each kind of customer, the words for what its file must hold.

    Clause: FIN-1.1
    """

    individual: tuple[str, ...]
    corporate: tuple[str, ...]
    prospect: tuple[str, ...]


@attrs.frozen(kw_only=True)
class CustomersTable:
    """The table `[customers]`; `credit_grades` from the best down.

    Clause: FIN-1.1, BANK-1.2
    """

    required: RequiredTable
    credit_grades: tuple[str, ...] = ()
    special_care: SpecialCareTable | None = None
    clause: str | None = None
    ours: str | None = None


def customers(table: object, reader: Reader, edition: str, zone: str) -> CustomerRules | None:
    """Read `[customers]`; None when it has faults, which are then on the reader's list."""
    read = reader.read(CustomersTable, table, "customers")
    if read is None:
        return None
    care = reader.build("customers.special_care", lambda: _care(read.special_care))
    required = attrs.asdict(read.required)
    return reader.build(
        "",  # the section's own class says the whole path
        lambda: CustomerRules(
            edition=edition, currency=reader.currency, zone=zone, required=required, credit_grades=read.credit_grades, special_care=care
        ),
    )


def _care(table: SpecialCareTable | None) -> SpecialCare | None:
    return (
        None
        if table is None
        else SpecialCare(
            elderly_from=table.elderly_from,
            priority=table.priority,
            home_service=table.home_service,
            return_visit_every=table.return_visit_every,
            clause=table.clause,
        )
    )
