"""`[customers]`: which fields a customer's file must have, which credit grades there are, and which customers receive special care."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from crmcore.customers.rules import CustomerRules
from crmcore.reading.shape import Reader


@attrs.frozen(kw_only=True)
class RequiredTable:
    """The table `[customers.required]`: for each kind of customer, the words for what its file must contain.

    Clause: FIN-1.1
    """

    individual: tuple[str, ...]
    corporate: tuple[str, ...]
    prospect: tuple[str, ...]


def customers(table: object, reader: Reader, edition: str, zone: str) -> CustomerRules | None:
    """Read `[customers]`; None when it has faults, which are then on the reader's list."""

    def required(raw: object, path: str) -> Mapping[str, object]:
        read = reader.read(RequiredTable, raw, path)
        return {} if read is None else attrs.asdict(read)

    return reader.read(
        CustomerRules,
        table,
        "customers",
        parts={"required": required},
        root="",  # the section's own class gives the whole path
        edition=edition,
        currency=reader.currency,
        zone=zone,
    )
