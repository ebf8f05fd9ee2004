"""What was done, and when nothing was owed: all that a reading of a rhythm needs beside the rhythm itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import reason
from crmcore.errors import InvalidType, InvalidValue
from crmcore.event import id_text, plain_date, plain_day
from crmcore.worktime.period import Period
from crmcore.worktime.rhythms.rhythm import Rhythm


def _purposes(words: Iterable[str]) -> frozenset[str]:
    if isinstance(words, str):  # a single text would be split into letters
        raise InvalidType(reason("wrong_type", field="purposes", found="str", wanted="set of str"))
    return frozenset(words)


def _of(value: Period | date | None) -> Period | date | None:
    return value if value is None or isinstance(value, Period) else plain_day(value, "of")


def _on(value: date) -> date:
    return plain_day(value, "on")


@typed_fields
@attrs.frozen(kw_only=True)
class Done:
    """One act: its id, the local day on which it was done, what it served, and how much it counts where a number is owed.

    `purposes` are those of the rhythms that it served; without any it serves each rhythm that it is given to. `of` says for which occurrence it was
    done, where that is not the one whose time it was: the period that it covers, or the day on which that one was planned. Raises `InvalidValue` for
    a count below 1.
    """

    id: str = attrs.field(converter=id_text)
    on: date = attrs.field(converter=_on)
    purposes: frozenset[str] = attrs.field(default=frozenset(), converter=_purposes)
    count: int = 1
    of: Period | date | None = attrs.field(default=None, converter=_of)

    def __attrs_post_init__(self) -> None:
        """Check the count."""
        if type(self.count) is int and self.count < 1:
            raise InvalidValue(reason("rhythm.nothing_done", field="count", found=self.count))

    def serves(self, rhythm: Rhythm) -> bool:
        """Return whether it serves the purpose of a rhythm."""
        return not self.purposes or rhythm.purpose in self.purposes


def _until(value: date | None) -> date | None:
    return None if value is None else plain_day(value, "until")


@typed_fields
@attrs.frozen(kw_only=True)
class Suspension:
    """Days on which nothing was owed, both ends included: somebody was absent, a customer dormant. Without `until` it goes on.

    Raises `InvalidValue` for an end before its beginning.
    """

    since: date = attrs.field(converter=plain_date)
    until: date | None = attrs.field(default=None, converter=_until)
    why: str = ""

    def __attrs_post_init__(self) -> None:
        """Check its ends."""
        if self.until is not None and self.until < self.since:
            raise InvalidValue(reason("calendar.reversed", field="until", start=self.since, end=self.until))

    def covers(self, day: date) -> bool:
        """Return whether a day lies in it."""
        return self.since <= plain_day(day, "day") and (self.until is None or day <= self.until)


def suspended_on(day: date, suspended: Iterable[Suspension]) -> bool:
    """Return whether nothing was owed on a day."""
    return any(one.covers(day) for one in suspended)


def acts_for(done: Iterable[Done], rhythm: Rhythm, today: date) -> tuple[Done, ...]:
    """Return what was done for a rhythm up to a day, each once, in the order of days, then ids.

    Raises `InvalidValue` for two different acts with the same id.
    """
    found: dict[str, Done] = {}
    twice = dict.fromkeys(one.id for one in done if found.setdefault(one.id, one) != one)
    if twice:
        raise InvalidValue(*(reason("id_twice", id=id_) for id_ in twice))
    return tuple(sorted((one for one in found.values() if one.on <= today and one.serves(rhythm)), key=lambda one: (one.on, one.id)))
