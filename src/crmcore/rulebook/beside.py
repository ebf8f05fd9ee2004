"""Data that change independently and are passed in alongside a rulebook, as time-zone data are: lists of days, and law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Self, TypeVar

import attrs

from crmcore._frozen import frozen_fields
from crmcore.decision import Finding
from crmcore.errors import RulebookError
from crmcore.rulebook import files
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.rulebook.sections.calendars import parse_days
from crmcore.worktime.calendars.days import DayList

S = TypeVar("S")
T = TypeVar("T")


@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class Beside:
    """Lists of days, by name, each replacing the list of that name in a rulebook, and the regimes available.

    Clause: RULES-4.28
    """

    days: Mapping[str, DayList] = attrs.field(factory=dict)
    law: Regimes = attrs.field(factory=Regimes.shipped)

    @classmethod
    def parse(cls, days: Iterable[str], law: Iterable[str]) -> Self:
        """Read both from texts in TOML. Raises `RulebookError` with every fault, each path beginning with the number of its text (`days 1: …`)."""
        return cls.named([(f"days {i}: ", text) for i, text in enumerate(days, 1)], [(f"law {i}: ", text) for i, text in enumerate(law, 1)])

    @classmethod
    def load(cls, days: Iterable[str | Path], law: Iterable[str | Path]) -> Self:
        """Read both from files. Raises `RulebookError` with every fault, each path beginning with its file, `NotFound` if a file does not exist."""
        return cls.named(*([(f"{Path(path).name}: ", files.read(Path(path))) for path in paths] for paths in (days, law)))

    @classmethod
    def named(cls, days: Iterable[tuple[str, str]], law: Iterable[tuple[str, str]]) -> Self:
        """Return the contents of texts, each with the prefix of its faults' paths (`days.toml: `); of two lists with one name the later counts."""
        lists = {name: one for found in every(days, parse_days) for name, one in found.items()}
        regimes = Regimes.shipped()
        for each in law:
            (regimes,) = every([each], regimes.with_text)
        return cls(days=lists, law=regimes)


def every(named: Iterable[tuple[str, S]], read: Callable[[S], T]) -> list[T]:
    """Read each source, and raise the faults of all of them together, each with the name of its source in front of its path."""
    made: list[T] = []
    faults: list[Finding] = []
    for name, source in named:
        try:
            made.append(read(source))
        except RulebookError as error:
            faults.extend(attrs.evolve(one, path=f"{name}{one.path}".removesuffix(": ")) for one in error.findings)
    if faults:
        raise RulebookError(*faults)
    return made
