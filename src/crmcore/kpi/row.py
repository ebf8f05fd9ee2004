"""A KPI as one row: what it is called, what it counts, which records it reads, and the function that counts them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Final, Generic, Never, TypeAlias, TypeVar

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.kpi.rules import KpiRules
from crmcore.measures.counts import Counts
from crmcore.measures.measure import FigureUnit, Measure
from crmcore.measures.same_id import once
from crmcore.messages.text import Language, Text
from crmcore.worktime.period import Period

Record_contra = TypeVar("Record_contra", contravariant=True)
Counted_co = TypeVar("Counted_co", bound=Counts, covariant=True)

_NOTHING: Final = Text(en="nothing", zh="无")
_ID: Final = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")


class Better(StrEnum):
    """Which direction is good."""

    HIGHER = "higher"
    LOWER = "lower"


class Ingredient(StrEnum):
    """What a KPI may need besides its records and the period; fields of `Scope`."""

    RULES = "rules"
    CUSTOMERS = "customers"


@attrs.frozen(kw_only=True)
class Scope:
    """What a KPI is counted over: the period, both days included, and what else rows may need.

    `complete=False` says that the period is not over. `customers` is the number of customers at the end of the period, None if it is not known;
    `rules` are those of `Edition.kpi`.

    Clause: FIN-8.2
    """

    period: Period
    complete: bool = True
    customers: int | None = None
    _rules: KpiRules | None = None

    @property
    def rules(self) -> KpiRules:
        """Return the numbers that the firm chose. Raises `InvalidValue` if they were not given."""
        if self._rules is None:
            raise InvalidValue(reason("kpi.missing_rules"))
        return self._rules

    def has(self, ingredient: Ingredient) -> bool:
        """Return whether something that a row may need was given."""
        return (self._rules if ingredient is Ingredient.RULES else self.customers) is not None


def _set(ingredients: Iterable[Ingredient]) -> frozenset[Ingredient]:
    return frozenset(ingredients)


@typed_fields
@attrs.frozen(kw_only=True)
class Kpi(Generic[Record_contra, Counted_co]):
    """One KPI: its name, formula, both sides of the fraction and what is left out, in English and in Chinese; and how it is counted.

    `count` goes over the records, all of the type `reads`, and returns whole numbers that merge; it is a function of a module, so that reports can
    be pickled. A change of what is counted is a new `version`: figures of two versions are never compared. `needs` names what it cannot be measured
    without. `whole` is for a KPI that is not measurable as soon as anything is left out; `sampled=False` for one that counts every case there is,
    and so has no interval; `stated` for one that relies on a source's statement. `per` reads the base of a rate from the firm's rules.
    `fraction` is the text of both sides of the fraction for a reader (`{part} complaints, {whole} customers`), `base` the text after a rate
    (`per {per} customers`).

    Raises `InvalidValue`, with every fault, for an id that is not like `family.name`, a version below 1, a rate without `per`, and a `per` without a
    rate; `InvalidType` if `reads` is not a class or `count` not a function.

    Clause: FIN-8.1
    """

    id: str
    version: int = 1
    name: Text
    formula: Text
    numerator: Text
    denominator: Text
    excluded: Text = _NOTHING
    unit: FigureUnit
    better: Better
    clause: str
    reads: type[Record_contra]
    count: Callable[[Iterable[Record_contra], Scope], Counted_co]
    needs: frozenset[Ingredient] = attrs.field(default=(), converter=_set)
    whole: bool = False
    sampled: bool = True
    stated: bool = False
    per: Callable[[KpiRules], int] | None = None
    fraction: Text | None = None
    base: Text | None = None

    def __attrs_post_init__(self) -> None:
        """Check id, version, unit, records and function."""
        wrong = [
            reason("wrong_type", field=field, found=type(value).__name__, wanted=wanted)
            for field, value, fits, wanted in (
                ("reads", self.reads, isinstance(self.reads, type), "type"),
                ("count", self.count, callable(self.count), "function"),
            )
            if not fits
        ]
        faults: list[Reason] = []
        if not _ID.fullmatch(self.id):
            faults.append(reason("kpi.bad_id", found=self.id))
        if self.version < 1:
            faults.append(reason("kpi.bad_version", kpi=self.id, found=self.version))
        if (self.unit is FigureUnit.RATE) is (self.per is None):
            faults.append(reason("kpi.rate_without_per" if self.per is None else "kpi.per_without_rate", kpi=self.id))
        if wrong or faults:
            raise (InvalidType if wrong else InvalidValue)(*wrong, *faults)

    @property
    def key(self) -> str:
        """Return id and version as measures name them: `satisfaction.csat/1`."""
        return f"{self.id}/{self.version}"

    def say(self, lang: Language = Language.EN) -> str:
        """Return the name in the reader's language."""
        return self.name.in_(lang)

    def missing(self, scope: Scope) -> tuple[Ingredient, ...]:
        """Return what this KPI needs and the scope does not have."""
        return tuple(one for one in Ingredient if one in self.needs and not scope.has(one))

    @typed
    def measure(self, records: Iterable[Record_contra], scope: Scope) -> Measure:
        """Return the figure over records that are known to be of the right type; not measurable if something that it needs is not known.

        A record given twice is counted once. Raises `InvalidValue` naming each id that two different records share; `InvalidType` where the
        function that counts makes no count, or one of other than whole numbers.

        Clause: FIN-8.2
        """
        return self.result(self.counted(once(records), scope), scope)

    def counted(self, records: Iterable[Record_contra], scope: Scope) -> Counted_co:
        """Return the counts of records, each of them given once; those of several parts merge, and `result` makes the figure.

        Raises `InvalidType` where the function that counts makes no count, or one of other than whole numbers.

        Clause: FIN-8.2
        """
        try:
            counts = self.count(records, scope)
        except InvalidType as error:
            raise InvalidType(*(reason("kpi.wrong_count", kpi=self.id, why=one) for one in error.reasons)) from error
        if not callable(getattr(counts, "result", None)):
            raise InvalidType(reason("kpi.no_count", kpi=self.id, field="count", found=type(counts).__name__))
        return counts

    def result(self, counts: Counts, scope: Scope) -> Measure:
        """Return the figure that counts result in, such as those of three months, merged, for their quarter.

        Raises `InvalidValue` if the counts result in a figure in another unit than that of this row, `InvalidType` if they are not counts.

        Clause: FIN-8.2
        """
        if not callable(getattr(counts, "result", None)):
            raise InvalidType(reason("kpi.no_count", kpi=self.id, field="count", found=type(counts).__name__))
        found = self._figure(counts, scope, measurable=not self.missing(scope))
        if self.whole and found.excluded:
            found = self._figure(counts, scope, measurable=False)
        if found.unit is not self.unit:
            raise InvalidValue(reason("kpi.other_unit", kpi=self.id, unit=self.unit, found=found.unit))
        return found

    def _figure(self, counts: Counts, scope: Scope, *, measurable: bool) -> Measure:
        per = 1 if self.per is None else self.per(scope.rules)
        return counts.result(self.key, scope.period.id, complete=scope.complete, sampled=self.sampled, measurable=measurable, per=per)


# Any row, whatever it reads and counts.
AnyKpi: TypeAlias = Kpi[Never, Counts]
