"""What TOML says of a clock beyond its plain running: for what it may be paused, and how far it may be extended."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.pause_rule import PauseRule


@attrs.frozen(kw_only=True)
class ExtensionTable:
    """A step of a clock's ladder; its key is its id, and the steps stand in their order. `to` is counted from the clock's start.

    Clause: RULES-4.26
    """

    to: Duration
    condition: str | None = None
    approvers: tuple[str, ...] = ()
    notice: bool = False
    clause: str | None = None
    ours: str | None = None


@attrs.frozen(kw_only=True)
class PauseTable:
    """A reason for which a clock may be paused; its key is the word for it.

    Clause: RULES-4.26
    """

    at_most: Duration | None = None
    notice: bool = False
    consent: bool = False
    clause: str | None = None
    ours: str | None = None


def extensions(tables: Mapping[str, ExtensionTable]) -> tuple[Extension, ...]:
    """Return the ladder that tables describe."""
    return tuple(
        Extension(id=id_, to=one.to, condition=one.condition, approvers=one.approvers, notice=one.notice, clause=one.clause)
        for id_, one in tables.items()
    )


def pause_rules(tables: Mapping[str, PauseTable]) -> tuple[PauseRule, ...]:
    """Return the reasons to pause that tables describe."""
    return tuple(PauseRule(why=why, at_most=one.at_most, notice=one.notice, consent=one.consent, clause=one.clause) for why, one in tables.items())
