"""`[regimes]`, the firm's own values in the deadline regimes; and `regulator = { regime = "…" }` among the clocks of a class of complaints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import partial

import attrs

from crmcore.complaints.regimes.regime import BoundRegime, Regime, regime_of
from crmcore.complaints.regimes.rules import RuleKind
from crmcore.complaints.rules.section import ComplaintClass
from crmcore.decision import Finding, finding
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.clocks.clock import Clock


@attrs.frozen(kw_only=True)
class BindTable:
    """A clock of a class with the key `regime`: all deadlines of that regime, in the edition in force on the day of receipt, apply to the class.

    `calendar` is one of the rulebook's, for what counts in working days.

    Clause: RULES-4.26
    """

    regime: str
    calendar: str | None = None
    warn_at: tuple[Fraction, ...] = ()
    clause: str | None = None


def regimes(table: object, reader: Reader, law: Regimes) -> Regimes:
    """Read `[regimes]`: those available, with the firm's own values; faults are added to the reader's list."""
    return law.with_changes(reader.table(table, "regimes"), reader)


def bound(raw: object, path: str, reader: Reader, *, law: Regimes, zone: str, calendars: Mapping[str, Calendar] | None) -> tuple[BoundRegime, ...]:
    """Read a regime bound to a class, one entry per edition; empty if it has faults, which are then on the reader's list."""
    table = reader.read(BindTable, raw, path)
    if table is None or not reader.known("regime.unknown", table.regime, law.ids, at(path, "regime")):
        return ()
    if calendars == {} and table.calendar is not None:
        reader.fault("section_needed", at(path, "calendar"), key="calendar", section="calendars")
        return ()
    if calendars is not None and not reader.known("unknown_calendar", table.calendar, calendars, at(path, "calendar")):
        return ()
    made = [reader.build(path, partial(_bound, one, table, zone)) for one in regime_of(table.regime, law.editions)]
    return tuple(one for one in made if one is not None)


def _bound(regime: Regime, table: BindTable, zone: str) -> BoundRegime:
    calendar, rules = table.calendar, regime.rules.values()
    counted = [rule for rule in rules if rule.length is not None and (calendar is not None or not rule.needs_calendar)]
    return BoundRegime(
        regime=regime,
        clocks=tuple(_warned(one, table.warn_at) for one in regime.clocks(zone=zone, calendar=calendar)),
        windows=tuple(regime.window(rule, zone=zone, calendar=calendar) for rule in counted if rule.kind is RuleKind.WINDOW),
        waits=tuple(regime.wait(rule, zone=zone, calendar=calendar) for rule in counted if rule.kind is RuleKind.WAIT),
        uncounted=tuple(rule.id for rule in rules if rule.length is not None and rule not in counted and rule.kind is not RuleKind.DEADLINE),
    )


def uncomputed(classes: Iterable[ComplaintClass]) -> Iterator[Finding]:
    """Yield what a regime bound to a class needs and no case or rulebook holds: a day of each account, a calendar for its windows and waits."""
    for one in classes:
        for bound_ in one.regulator:
            regime, path = bound_.regime, f"complaints.classes.{one.id}"
            for day, rule in regime.days_needed.items():
                yield finding("regime.day_of_case", path, regime=regime.id, rule=rule.id, event=day, says=regime.own_events[day].says)
            if bound_.uncounted:
                yield finding("regime.uncounted", path, regime=regime.id, rules=bound_.uncounted)


def _warned(clock: Clock, warn_at: tuple[Fraction, ...]) -> Clock:
    return attrs.evolve(clock, warn_at=warn_at)
