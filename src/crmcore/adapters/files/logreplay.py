"""A log being replayed, row by row: how its cases fit a lifecycle, whether they kept the log's own deadlines, and what happens in it at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

import attrs

from crmcore.adapters.files.complaints import RefusedRow
from crmcore.adapters.files.eventlog import LogRow
from crmcore.adapters.files.logjudging import Kept, LogCase, Unread, kept
from crmcore.adapters.files.logmapping import LogMapping
from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError
from crmcore.event import instant_or_none, precedes
from crmcore.lifecycles.fitting import Fitting
from crmcore.lifecycles.observing import Observed, observe
from crmcore.reading.paths import at
from crmcore.rules.facts import unknown


@attrs.frozen(kw_only=True)
class Judged:
    """How many cases kept the log's own deadlines, and how many did not; which could not be judged, and why.

    Of `compared` cases the log gives a verdict and there is one of ours; in `same` of them both agree.
    """

    counts: Counter[Kept]
    compared: int
    same: int
    unread: tuple[Unread, ...]


@attrs.define
class Replay:
    """A log being replayed. `at` is the instant as of which it is read (None: that of its last event): later events have not happened yet.

    Nor is known then what a later row says of its case (a deadline, a verdict, a class), or that there is such a case; a row of several events is
    as old as its first, but its verdict as its last. `fitting` walks the cases through a lifecycle, if one is given. Refused rows and left-out events
    are counted whenever they happened, and those that had not happened yet (`later`), never dropped; what the rows of a case say differently is told
    (`contradictions`).
    """

    mapping: LogMapping
    at: datetime | None = attrs.field(default=None, converter=instant_or_none, kw_only=True)
    fitting: Fitting | None = attrs.field(default=None, kw_only=True)
    cases: dict[str, LogCase] = attrs.field(factory=dict, init=False)
    refused: list[RefusedRow] = attrs.field(factory=list, init=False)
    events: int = attrs.field(default=0, init=False)
    left_out: int = attrs.field(default=0, init=False)
    later: int = attrs.field(default=0, init=False)
    _names: set[str] = attrs.field(factory=set, init=False)
    _last: datetime | None = attrs.field(default=None, init=False)

    def take(self, rows: Iterable[LogRow | RefusedRow]) -> Iterator[int]:
        """Take rows, and yield how many were taken."""
        for number, row in enumerate(rows, start=1):
            if isinstance(row, RefusedRow):
                self.refused.append(row)
            else:
                self._take(row)
            yield number

    def take_all(self, rows: Iterable[LogRow | RefusedRow]) -> None:
        """Take rows, such as all that `read_log` yields."""
        for _ in self.take(rows):
            pass

    def _take(self, row: LogRow) -> None:
        if row.left_out:
            self.left_out += 1
            return
        self._names.update(event.name for event in row.events)
        happened = tuple(event for event in row.events if self.at is None or not precedes(self.at, event.at))
        self.later += len(row.events) - len(happened)
        if row.events and not happened:
            return
        if (case := self.cases.get(row.case)) is None:
            case = self.cases[row.case] = LogCase(row.case, row.line)
        # A verdict is given when all of its row has happened.
        case.say(row if len(happened) == len(row.events) else attrs.evolve(row, in_time=None))
        for event in happened:
            self.events += 1
            if self._last is None or precedes(self._last, event.at):
                self._last = event.at
            placed = case.add(event)
            if self.fitting is not None:
                self.fitting.take(placed)

    @property
    def as_of(self) -> datetime | None:
        """Return the instant as of which the log is read: the one given, else its last event's."""
        return self.at or self._last

    @property
    def names(self) -> frozenset[str]:
        """Return every event that the log has, at any time, or could have by its mapping."""
        return self.mapping.names | self._names

    def kept(self, case: LogCase) -> Kept | Unread:
        """Return whether a case kept the deadline in the log, or why that cannot be said; no target where the mapping has no deadline."""
        return Kept.NO_TARGET if self.mapping.due is None else kept(case, self.mapping.due, self.as_of)

    def judge(self, *, no_target: Kept = Kept.NO_TARGET) -> Judged:
        """Return how many cases kept the log's own deadlines, and in how many its verdict is ours.

        `no_target` is what a case without a deadline counts as where verdicts are compared: left as it is, there is none of ours, and none is
        compared.
        """
        counts, unread = Counter[Kept](), []
        compared = same = 0
        for case in self.cases.values():
            ours = self.kept(case)
            if isinstance(ours, Unread):
                unread.append(ours)
                continue
            counts[ours] += 1
            counted = no_target if ours is Kept.NO_TARGET else ours
            if case.stated is not None and counted is not Kept.NO_TARGET:
                compared += 1
                same += case.stated == (counted is Kept.IN_TIME)
        return Judged(counts=counts, compared=compared, same=same, unread=tuple(unread))

    def observe(self) -> Observed:
        """Return what happens in the log, without any lifecycle: of the cases whose events go forward in time."""
        return observe(event for case in self.cases.values() if case.back is None for event in case.events)

    @property
    def lost(self) -> frozenset[str]:
        """Return the cases of which a row was refused, by the ids that these rows give themselves."""
        return frozenset(row.id for row in self.refused if row.id is not None)

    def out_of_order(self) -> tuple[Unread, ...]:
        """Return the cases whose events go back in time, each with the line of the first that does."""
        return tuple(case.back for case in self.cases.values() if case.back is not None)

    @property
    def contradictions(self) -> tuple[Unread, ...]:
        """Return what the rows of a case say differently of its deadline, verdict or class: the line of the first that does, and both values."""
        return tuple(one for case in self.cases.values() for one in case.contradictions.values())


def check_words(mapping: LogMapping, fitting: Fitting) -> None:
    """Raise `RulebookError`, with every fault, where a mapping names events that a lifecycle does not have."""
    if faults := [*_strange(mapping, fitting)]:
        raise RulebookError(*faults)


def _strange(mapping: LogMapping, fitting: Fitting) -> Iterator[Finding]:
    """Yield each event that a mapping names and a lifecycle does not have, with the one that leads to a state of that name, or the nearest."""
    words = {} if mapping.event is None else {at("event.values", word): str(event) for word, event in mapping.event.values.items()}
    columns = {f"events[{number}].event": one.event for number, one in enumerate(mapping.events)}
    for path, event in {**words, **columns}.items():
        if event in fitting.names:
            continue
        if (leading := fitting.leading_to(event)) is not None:
            yield finding("log_event_unknown", path, found=event, nearest=leading, lifecycle=fitting.lifecycle)
        else:
            why = unknown("log_event_unknown", event, sorted(fitting.names), lifecycle=fitting.lifecycle)
            yield Finding(why.code, path, why.facts)
