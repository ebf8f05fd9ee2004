"""`[kpi]`: what counts as satisfied, the base of the complaint rate, due days, the watch on complaint volume, and the targets."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from crmcore.errors import InvalidValue
from crmcore.kpi.row import AnyKpi
from crmcore.kpi.rules import A_YEAR_BEFORE, KpiRules, Target
from crmcore.kpi.targets import out_of_reach
from crmcore.measures.measure import FigureUnit
from crmcore.messages import Names
from crmcore.reading import values
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader
from crmcore.rules.facts import nearest
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.period import Period

# Numbers that a firm chooses: none of them may be left out, although a program that builds the rules itself may omit them.
CHOSEN: Final = ("report_due_day", "statistics_due_day", "summary_top", "age_bands")


def kpi(
    table: object,
    reader: Reader,
    edition: str,
    *,
    zone: str,
    names: Names,
    kpis: Mapping[str, AnyKpi],
    calendars: Mapping[str, Calendar] | None,
) -> KpiRules | None:
    """Read `[kpi]`, whose targets may name any of `kpis`; None when it has faults, which are then on the reader's list, or if calendars had."""

    def targets(raw: object, path: str) -> tuple[Target, ...]:
        made = [_target(one, at(path, i), reader, kpis) for i, one in enumerate(reader.array(raw, path))]
        return tuple(one for one in made if one is not None)

    def calendar(raw: object, path: str) -> Calendar | None:
        word = values.text(raw)
        if calendars == {}:
            reader.fault("section_needed", path, key="calendar", section="calendars")
        else:
            reader.known("unknown_calendar", word, calendars or {}, path)
        return (calendars or {}).get(word)

    broken = calendars is None and isinstance(table, dict) and "calendar" in table
    if broken:  # the calendars' own faults are told where they stand
        table = {key: value for key, value in values.table(table).items() if key not in {"calendar", "due_roll"}}
    read = reader.read(KpiRules, table, "kpi", parts={"targets": targets, "calendar": calendar}, must=CHOSEN, edition=edition, zone=zone, names=names)
    return None if broken else read


def _target(table: object, path: str, reader: Reader, kpis: Mapping[str, AnyKpi]) -> Target | None:
    """Read a table `[[kpi.targets]]`: one KPI and its bound; a share is written in percent, any other figure as a number."""
    measured = kpis.get(str(table.get("kpi"))) if isinstance(table, dict) else None

    def figure(raw: object, where: str) -> str:
        reader.known("unknown_figure", word := values.text(raw), kpis, where)
        return word

    def bound(raw: object, where: str) -> Fraction:
        read = values.bound(raw)
        if measured is not None and read.is_share != (measured.unit is FigureUnit.SHARE):
            reader.fault("bound_in_percent" if read.is_share else "bound_not_in_percent", where, kpi=measured)
        elif measured is not None and (never := tuple(out_of_reach(measured.id, **{where.rpartition(".")[2]: read.value}))):
            raise InvalidValue(*never)
        return read.value

    def baseline(raw: object, _where: str) -> str:
        word = values.text(raw)
        if word != A_YEAR_BEFORE and nearest(word, (A_YEAR_BEFORE,)):
            raise InvalidValue(values.unknown("unknown_choice", word, (A_YEAR_BEFORE,)))
        return word if word == A_YEAR_BEFORE else Period.parse(word).id

    return reader.read(Target, table, path, parts={"kpi": figure, "at_least": bound, "at_most": bound, "baseline": baseline})
