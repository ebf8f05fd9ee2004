"""Law in force: the one way in which tests bind regimes to rules for complaints."""

from __future__ import annotations

import attrs

from crmcore.complaints import ComplaintRules
from crmcore.complaints.regimes import BoundRegime, Regime
from crmcore.rules import FirstMatch
from crmcore.worktime import Calendar


def binding(regime: Regime, *, zone: str = "Asia/Shanghai", calendar: Calendar | None = None) -> BoundRegime:
    """A regime with all that it counts, by the days of a calendar where it counts working days."""
    name = None if calendar is None else calendar.name
    return BoundRegime(
        regime=regime,
        clocks=regime.clocks(zone=zone, calendar=name),
        windows=regime.windows(zone=zone, calendar=name),
        waits=regime.waits(zone=zone, calendar=name),
    )


def bound_to(rules: ComplaintRules, *laws: Regime, calendar: Calendar | None = None) -> ComplaintRules:
    """Rules with every class bound to these laws, and to no other."""
    bound = tuple(binding(one, zone=rules.zone, calendar=calendar) for one in laws)
    rows = (attrs.evolve(row, then=attrs.evolve(row.then, regulator=bound)) for row in rules.classes.rows)
    calendars = dict(rules.calendars) if calendar is None else {**rules.calendars, calendar.name: calendar}
    return attrs.evolve(rules, classes=FirstMatch(tuple(rows)), calendars=calendars)
