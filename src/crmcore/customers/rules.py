"""The customers section of a rulebook: what a file must hold, which credit grades there are, and whom the bank takes special care of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from crmcore._arguments import typed_fields
from crmcore._frozen import frozen_fields
from crmcore.customers.profile import CLASSES, Kind
from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError
from crmcore.rules.facts import unknown
from crmcore.section import Section
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.rhythms.intervals import comes_again_or_none

# A required word that stands for several fields, any of which fills it.
ALTERNATIVES: Final[Mapping[str, tuple[str, ...]]] = {
    "contact": ("phone", "email", "address"),
    "age": ("birth_date", "age_band"),
}


@typed_fields
@attrs.frozen(kw_only=True)
class SpecialCare:
    """Whom the bank takes special care of, and what they are owed: the elderly from an age on, and the disabled.

    `elderly_from` is in whole years, inclusive; None where the bank draws no such line. `priority` (the highest
    that the bank has) and `return_visit_every` read as in `ServiceLevel`. Raises `InvalidValue` for an interval that is not in days, weeks or months.

    Clause: FIN-7.2
    """

    elderly_from: int | None = None
    priority: str
    home_service: bool
    return_visit_every: Duration | None = attrs.field(default=None, converter=comes_again_or_none)
    clause: str | None = None


def _tuple(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class CustomerRules(Section):
    """The customers section: edition, currency, zone, the fields each kind of customer's file must hold, credit grades, special care.

    `required` has an entry for every kind; its words are names of fields, or `contact` and `age`, which several fields fill. `credit_grades` are
    listed best first, and are empty where the bank has none. Raises `RulebookError` with every finding: a kind without an entry, an unknown kind or
    field, one listed twice.

    Clause: FIN-1.1, BANK-1.2
    """

    currency: str
    zone: str
    required: Mapping[str, tuple[str, ...]]
    credit_grades: tuple[str, ...] = attrs.field(default=(), converter=_tuple)
    special_care: SpecialCare | None = None

    def __attrs_post_init__(self) -> None:
        """Check that every word is known."""
        if faults := tuple(required_faults(self.required, "customers.required")):
            raise RulebookError(*faults)


def fields_of(kind: Kind) -> tuple[str, ...]:
    """Return the words that may be required of a kind of customer: its fields, and the words that several of them fill."""
    own = tuple(field.name for field in attrs.fields(CLASSES[kind]))
    return (*own, *(word for word, fields in ALTERNATIVES.items() if set(fields) <= set(own)))


def required_faults(required: Mapping[str, tuple[str, ...]], path: str) -> Iterator[Finding]:
    """Yield what is wrong with the lists of required fields, each at its key path below `path`."""
    for kind in Kind:
        if not required.get(kind):
            yield finding("customer.no_required", path, kind=kind)
    for name, fields in required.items():
        if name not in tuple(Kind):
            yield finding("customer.unknown_kind", f"{path}.{name}", found=name, known=tuple(Kind))
            continue
        known = fields_of(Kind(name))
        for i, field in enumerate(fields):
            here = f"{path}.{name}[{i}]"
            if field in fields[:i]:
                yield finding("customer.field_twice", here, field=field)
            if field not in known:
                why = unknown("customer.unknown_field", field, known)
                yield Finding(why.code, here, why.facts)
