"""Merging two complaints about the same thing: both files record it, and neither a reporter nor a clock is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from crmcore._arguments import typed
from crmcore.complaints.case import Complaint
from crmcore.complaints.events.at_any_time import MergedIn, MergedInto
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.event import Actor
from crmcore.section import sections_of


@typed
def merge(into: Complaint, other: Complaint, *, at: datetime, by: Actor, rules: Mapping[str, ComplaintRules]) -> tuple[Complaint, Complaint]:
    """Return the complaint that continues, and the duplicate that was merged into it.

    The one that continues keeps the card of everybody who complained (`reporters`) and the duplicate's whole history, so that every clock of either
    can be read; what merging does to a clock is that clock's own `on_merge`. It is of no lower class than the duplicate: where that one's is higher,
    merge the other way round, or reclassify first. `rules` maps the edition of each complaint to its rules. Raises `Refused` where either may not be
    merged now, `NotFound` naming every edition that is missing; save both or neither.

    Source: CBIRC Order 2020 No. 3, art. 18 para. 3

    Clause: RULES-1.2, RULES-4.15
    """
    sections = sections_of((into.edition, other.edition), rules)
    ended = other.advance(MergedInto(at=at, by=by, into=into.id), rules=sections[other.edition])
    joined = MergedIn(at=at, by=by, other=other.id, card=other.card, history=other.history)
    return into.advance(joined, rules=sections[into.edition]), ended
