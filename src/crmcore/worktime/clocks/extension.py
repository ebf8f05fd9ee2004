"""A step by which a deadline may be extended. A clock's steps are a ladder: taken in their order, each before the clock has run out."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from crmcore._arguments import typed_fields
from crmcore.worktime.calendars.duration import Duration


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words)


@typed_fields
@attrs.frozen(kw_only=True)
class Extension:
    """One step: `to` is the whole budget from then on, counted from the clock's start (15 days become 30); its unit may differ from the clock's.

    `condition` is the word for what must be the case (`complex`); None requires nothing. Any one of `approvers` (roles or positions) must have
    approved; empty requires nobody. With `notice`, the customer must have been told. `clause` is what allows it.
    """

    id: str
    to: Duration
    condition: str | None = None
    approvers: frozenset[str] = attrs.field(default=frozenset(), converter=_words)
    notice: bool = False
    clause: str | None = None
