"""A rulebook: the editions of one firm's rules, in the order of the days from which they are in force."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Self, TypeVar

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore.customers.facts import CustomerFacts
from crmcore.decision import finding, reason
from crmcore.errors import InvalidType, NotFound, RulebookError
from crmcore.kpi.catalogue import SHIPPED
from crmcore.kpi.row import AnyKpi
from crmcore.rulebook import files
from crmcore.rulebook.beside import Beside, every
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.load import load

F = TypeVar("F", bound=str | Path)


def _in_order(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    return tuple(sorted(editions, key=lambda one: one.valid_from))


@typed_fields
@attrs.frozen
class Rulebook:
    """One firm's rules as an ordered set of editions; each is in force from its first day until the next one's.

    Raises `RulebookError` if there is none, and for two that begin on the same day.

    Clause: RULES-4.28
    """

    editions: tuple[Edition, ...] = attrs.field(converter=_in_order)

    def __attrs_post_init__(self) -> None:
        """Check that there is an edition, and that no two begin on the same day."""
        same = [(one, other) for one, other in pairwise(self.editions) if one.valid_from == other.valid_from]
        faults = [
            finding("duplicate_edition", "rulebook.valid_from", valid_from=one.valid_from, first=one.id, second=other.id) for one, other in same
        ]
        if not self.editions:
            faults.append(finding("no_rulebook", ""))
        if faults:
            raise RulebookError(*faults)

    @classmethod
    def default(cls) -> Self:
        """Return the rulebook that crmcore ships: that of a fictitious city bank, every value that the clauses leave open marked as ours.

        Clause: RULES-4.28
        """
        return cls.parse(files.default())

    @classmethod
    @typed
    def parse(
        cls,
        *texts: str,
        facts: type[CustomerFacts] = CustomerFacts,
        kpis: Iterable[AnyKpi] = SHIPPED,
        days: Iterable[str] = (),
        law: Iterable[str] = (),
    ) -> Self:
        """Read a rulebook from texts of TOML, one edition each.

        `facts` is the class whose fields the tier rules may use, `kpis` the rows that targets may name: those that crmcore ships, unless a firm has
        more.

        `days` are texts with lists of days (`[days.<name>]`) for all of them; each replaces the list of that name in an edition. `law` are
        texts as `Regimes.with_text` takes them, such as a new order of the regulator. Raises `RulebookError` with every fault of every text; then
        nothing is loaded. If several texts are given, each key path begins with the number of its text (`2: policy.limits[0].bands`).
        """
        rows = tuple(kpis)
        _check_types("text", "str", texts, str)
        named = [(f"{i}: " if len(texts) > 1 else "", text) for i, text in enumerate(texts, 1)]
        days = _several("days", "str", days, str)
        law = _several("law", "str", law, str)
        beside = Beside.parse(days, law)
        return cls(every(named, lambda text: load(text, facts=facts, kpis=rows, beside=beside)))

    @classmethod
    @typed
    def load(
        cls,
        *paths: str | Path,
        facts: type[CustomerFacts] = CustomerFacts,
        kpis: Iterable[AnyKpi] = SHIPPED,
        days: Iterable[str | Path] = (),
        law: Iterable[str | Path] = (),
    ) -> Self:
        """Read a rulebook from files of TOML in UTF-8, one edition each.

        `facts` is the class whose fields the tier rules may use, `kpis` the rows that targets may name: those that crmcore ships, unless a firm has
        more.

        `days` are files with lists of days (`[days.<name>]`) for all of them; each replaces the list of that name in an edition. `law` are
        files with regimes of the firm's own, such as a new order of the regulator. Raises `NotFound` if there is no such file, and `RulebookError`
        with every fault of every file; then nothing is loaded. If several files are given, each key path begins with its file
        (`bank-2027.toml: policy.limits[0].bands`).
        """
        rows = tuple(kpis)
        _check_types("path", "Path", paths, (str, Path))
        named = [(f"{Path(path).name}: " if len(paths) > 1 else "", path) for path in paths]
        days = _several("days", "Path", days, (str, Path))
        law = _several("law", "Path", law, (str, Path))
        beside = Beside.load(days, law)
        return cls(every(named, lambda path: load(files.read(Path(path)), facts=facts, kpis=rows, beside=beside)))

    @typed
    def on(self, day: date) -> Edition:
        """Return the edition in force on a local day of the rulebook's zone; its first day is included.

        Raises `NotFound` before the first edition, and never returns the nearest; `InvalidType` for a datetime, whose local day is up to the
        caller.

        Clause: RULES-4.28
        """
        if isinstance(day, datetime) or not isinstance(day, date):
            raise InvalidType(reason("wrong_type", field="day", found=type(day).__name__, wanted="date"))
        begun = bisect_right(self.editions, day, key=lambda one: one.valid_from)
        if not begun:
            raise NotFound(reason("no_edition_on", day=day, first=self.editions[0].valid_from))
        return self.editions[begun - 1]

    @typed
    def edition(self, id: str, *, on: date | None = None) -> Edition:
        """Return the edition that an id belongs to: a section's id, which a case records when it begins, or a whole edition's.

        Of several editions with that section it is the one in force `on` a local day, or else the latest: the rest of them has changed, such as a
        list of days, the section has not. Raises `NotFound` for an id that belongs to none; the remedy is to load the edition of that day as well.

        Clause: RULES-4.28
        """
        found = [one for one in self.editions if one.id == id] or [one for one in self.editions if one.knows(id)]
        if not found:
            raise NotFound(reason("edition_not_found", id=id, known=tuple(one.id for one in self.editions)))
        in_force = None if on is None else self.on(on)
        return next((one for one in found if one is in_force), found[-1])


def _several(field: str, wanted: str, given: Iterable[F], types: type | tuple[type, ...]) -> tuple[F, ...]:
    """Return what was given as a tuple; a text alone would be read letter by letter."""
    if isinstance(given, str):
        raise InvalidType(reason("wrong_type", field=field, found="str", wanted=f"Iterable[{wanted}]"))
    _check_types(field, wanted, several := tuple(given), types)
    return several


def _check_types(field: str, wanted: str, given: Iterable[object], types: type | tuple[type, ...]) -> None:
    for one in given:
        if not isinstance(one, types):
            raise InvalidType(reason("wrong_type", field=field, found=type(one).__name__, wanted=wanted))
