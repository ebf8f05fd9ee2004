"""A reason for which a clock may be paused, and what such a pause requires."""

from __future__ import annotations

import attrs

from crmcore._arguments import typed_fields
from crmcore.worktime.calendars.duration import Duration


@typed_fields
@attrs.frozen(kw_only=True)
class PauseRule:
    """One reason, a word from the rules (`mediation`), for which a clock may be paused.

    `at_most` is how long such a pause lasts at the longest, whatever latest end it names. With `notice` the customer must have been told, with
    `consent` must have agreed. `clause` is what allows it.
    """

    why: str
    at_most: Duration | None = None
    notice: bool = False
    consent: bool = False
    clause: str | None = None
