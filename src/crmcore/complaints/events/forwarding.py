"""What an authority has to do with a complaint: it forwards it, watches over it, urges it on, and is told what became of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

import attrs

from crmcore.complaints.papers.notice import Notice
from crmcore.complaints.states import Forwarding, as_word
from crmcore.event import Event, instant_or_none, plain_date_or_none


def _kind(value: str) -> Forwarding:
    return as_word(value, Forwarding, "kind")


def _received_at(value: datetime | None) -> datetime | None:
    return instant_or_none(value, "received_at")


@attrs.frozen(kw_only=True)
class Forwarded(Event):
    """An authority forwarded the complaint: which one, under which reference, and by which day it wants to know what became of it (None: no day).

    `received_at` is when the forwarding arrived, where that is not when the event happened: what counts from it counts from then.

    Source: CBIRC Order 2020 No. 3, art. 33; PBoC Order 2020 No. 5, arts. 43 and 44

    Clause: RULES-4.26
    """

    name: ClassVar[str] = "forwarded"
    authority: str
    reference: str
    kind: Forwarding = attrs.field(default=Forwarding.FORWARDED, converter=_kind)
    received_at: datetime | None = attrs.field(default=None, converter=_received_at)
    feedback_due: date | None = attrs.field(default=None, converter=plain_date_or_none)

    @property
    def arrived(self) -> datetime:
        """Return when it arrived."""
        return self.at if self.received_at is None else self.received_at

    @property
    def urges(self) -> bool:
        """Return whether it urges what is with the firm already: it asks to hear what becomes of it, and for no answer but the one that is due."""
        return self.kind is Forwarding.URGED


@attrs.frozen(kw_only=True)
class FeedbackGiven(Event):
    """The authority was told what became of the complaint that it forwarded under a reference; `notice` says how.

    `authority` says which one, where several wait under the same reference; None means the one that waits.

    Source: PBoC Order 2020 No. 5, art. 44

    Clause: RULES-4.26
    """

    name: ClassVar[str] = "reported_back"
    reference: str
    notice: Notice
    authority: str | None = None
