"""Remarks on the exceptions of offices to the lists of days that they share."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from crmcore.decision import Finding, finding
from crmcore.reading.paths import at
from crmcore.rulebook.edition import Edition


def idle_exceptions(edition: Edition) -> Iterator[Finding]:
    """Yield the exceptions that change nothing: the office would work the same hours on that day without them.

    Clause: RULES-4.28
    """
    for name, one in edition.calendars.items():
        listed = attrs.evolve(one, exceptions=()) if one.exceptions else one
        for each in one.exceptions:
            if listed.hours_on(each.day) == each.hours:
                path = at(at(at("calendars", name), "exceptions"), str(each.day))
                yield finding("exception_changes_nothing", path, calendar=name, day=each.day, days=one.list_of_days or name)
